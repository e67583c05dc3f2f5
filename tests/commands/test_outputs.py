"""Files that commands are asked to write: a full disk is told, and what stood there before stands there still."""

from __future__ import annotations

import os
import resource
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.commands import outputs
from tests.sample_records import of_course, write

Command = Callable[..., int]
PEOPLE = "number,name,site,role,due\n00117,Ada,Harbour,front desk,CERT-FA 2026-12-31\n"
OUT = "{out}"
COMMANDS = {
    "verify": ("verify", "records", "--csv", OUT, "--force"),
    "roster": ("roster", "records", "--people", "people.csv", "--csv", OUT, "--force"),
    "matrix": ("roster", "records", "--people", "people.csv", "--matrix", OUT, "--force"),
    "statistics": ("statistics", "records", "--csv", OUT, "--force"),
    "objectives": ("statistics", "records", "--objectives", OUT, "--force"),
    "page": ("statistics", "records", "--page", OUT, "--force"),
    "questions": ("export", "gift", "--to", OUT, "--force"),
    "statements": ("export", "xapi", "records", "--to", OUT, "--force"),
}


@pytest.fixture
def root(course_files: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = course_files({})
    (root / "mkdocs.yml").write_text("site_name: Trial\nsite_url: https://training.harbour.io/\n")
    write(tmp_path / "records", [of_course(load_course(root, rules=False), 0, name="Ada")])
    (tmp_path / "people.csv").write_text(PEOPLE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return root


@contextmanager
def full_disk() -> Iterator[None]:
    """Have no file take more than ten bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_a_disk_that_takes_no_more_is_told_and_what_was_there_stays(
    words: tuple[str, ...], run: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out" / "mine.txt"
    out.parent.mkdir()
    out.write_text("mine\n")
    beside = sorted(out.parent.iterdir())
    with full_disk():
        assert run(*(out if word == OUT else word for word in words)) == 1
    assert capsys.readouterr().err.endswith(f"{out} cannot be written: File too large.\n")
    assert out.read_text() == "mine\n"
    assert sorted(out.parent.iterdir()) == beside


def test_no_half_of_a_new_file_is_left(run: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with full_disk():
        assert run("export", "gift", "--to", "new.gift") == 1
    assert capsys.readouterr().err == "new.gift cannot be written: File too large.\n"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["people.csv"]


def test_what_a_link_leads_to_is_written_with_the_permissions_that_it_has(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("old")
    real.chmod(0o600)
    link.symlink_to(real)
    outputs.put(link, "new\r\n")
    assert link.is_symlink()
    assert (real.read_bytes(), stat.S_IMODE(real.stat().st_mode)) == (b"new\r\n", 0o600)


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    end = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        outputs.put(pipe, "said")
        assert os.read(end, 10) == b"said"
    finally:
        os.close(end)
    assert pipe.is_fifo()
