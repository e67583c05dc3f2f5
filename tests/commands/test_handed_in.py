"""What is handed in and not opened is told: other files, dead links, and folders that are not looked into."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.model import Content
from tests.records.test_verify import Command, content, folder, root, run
from tests.sample_records import of_course, of_staff, write

__all__ = ["content", "folder", "root", "run"]  # fixtures


def test_what_may_be_a_record_and_is_not_opened_is_named(
    run: Command, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.JSON", "b.json.txt", "c.zip", "d.txt", ".DS_Store"):
        (folder / name).write_text("?")
    run("verify", folder)
    assert capsys.readouterr().err.startswith(
        "Not opened: a.JSON, b.json.txt, c.zip. A record is a file whose name ends in .json: unpack archives, "
        "and rename other files.\n"
    )
    for number in range(9):
        (folder / f"e{number}.zip").write_text("?")
    run("statistics", folder)
    assert capsys.readouterr().err.startswith(
        "Not opened: a.JSON, b.json.txt, c.zip, e0.zip, e1.zip, e2.zip, e3.zip, e4.zip, e5.zip, e6.zip, \u2026. A"
    )


def test_links_that_lead_nowhere_and_what_is_no_file_are_told_as_any_other(
    run: Command, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a dead link stood for was handed in; folders with the name of a record are no records."""
    (folder / "lost.json").symlink_to(tmp_path / "nowhere")
    (folder / "empty.json").mkdir()
    (folder / "full.json").mkdir()
    (folder / "full.json" / "none.json").write_text("{}")
    (tmp_path / "others").mkdir()
    (folder / "more").symlink_to(tmp_path / "others")
    named = (
        "Not opened: empty.json. A record is a file whose name ends in .json: unpack archives, and rename other files."
        "\n"
        "Not looked into: more. Name folders that are links by themselves, and make readable those that are not.\n"
    )
    assert run("verify", folder) == 1
    said = capsys.readouterr()
    assert said.err == named
    why = "the file cannot be read (No such file or directory)"
    assert f"lost.json: Not a record. This is not a record: {why}." in said.out.splitlines()
    assert "5 files were opened." in said.out
    assert run("verify", folder / "lost.json", "--format", "json") == 1
    assert why in capsys.readouterr().out
    assert run("statistics", folder) == 0
    said = capsys.readouterr()
    assert said.err == named
    assert "lost.json" in said.out.split("left out: not a record.\n")[1].splitlines()[0]
    assert run("verify", folder, "--csv", folder / "lost.json") == 2
    assert capsys.readouterr().err == named + f"{folder / 'lost.json'} is one of the records. Name another file.\n"


def test_two_records_of_one_learner_are_told_as_one(
    run: Command, content: Content, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    handed = tmp_path / "twice"
    write(handed, [of_course(content, number, of_staff(), name="Ada") for number in (0, 1)])
    run("verify", handed)
    assert capsys.readouterr().out.endswith(
        "2 files were opened. Unchanged: 2. 1 was merged with a later one of the same learner and course.\n"
    )
