"""`bench build` from its options to its files, with a course of two modules and without peers."""

from __future__ import annotations

from pathlib import Path

import pytest

from devtools import bench, bench_build
from devtools.bench_measure import RunFailed, run


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--modules", "1"], "argument --modules: `1` is not a list of numbers from 2 to 30000, such as 10,100,1000"),
        (["--modules", "10,many"], "argument --modules: `10,many` is not a list of numbers from 2 to 30000, such as "
         "10,100,1000"),
        (["--rounds", "0"], "argument --rounds: `0` is not a number of rounds; write 1 or more"),
        (["--peers", "hugo"], "argument --peers: there is no peer `hugo`; there are mkdocs-material, mkdocs-quiz"),
        (["--only", "warm"], "argument --only: there is no case `warm`; there are cold, unchanged, lesson, question, "
         "title"),
        (["--only", "none"], "argument --only: `none` leaves nothing to measure; there are cold, unchanged, lesson, "
         "question, title"),
        (["--fast"], "unrecognized arguments: --fast"),
    ],
)  # fmt: skip
def test_a_wrong_option_says_what_there_is(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        bench.main(["build", *words])
    assert ended.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1] == f"bench build: error: {said}"


def test_a_run_that_leaves_something_out_writes_no_file_unless_told_where(tmp_path: Path) -> None:
    assert bench_build.parse([]).into == bench_build.ROOT
    assert bench_build.parse(["--only", "cold"]).into is None
    assert bench_build.parse(["--peers", "none"]).into is None
    assert bench_build.parse(["--peers", "none", "--into", str(tmp_path)]).into == tmp_path


@pytest.mark.process
def test_a_program_that_fails_is_told_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(RunFailed) as failed:
        run(["sh", "-c", "echo no such course; exit 3"], tmp_path)
    assert str(failed.value) == "sh -c echo no such course; exit 3\nended with 3:\nno such course"


@pytest.mark.process
@pytest.mark.long
def test_two_modules_are_built_in_every_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main(["build", "--modules", "2", "--rounds", "1", "--peers", "none", "--into", str(tmp_path)]) == 0
    said = capsys.readouterr()
    assert said.err == ""  # no progress bar but on a terminal
    text = (tmp_path / "BENCHMARKS.md").read_text("utf-8")
    assert said.out.strip() in text
    rows = [line.partition(" | ")[0] for line in said.out.splitlines() if line.startswith("| ")]
    assert rows[2:] == [
        "| cold",
        "| nothing changed",
        "| one lesson edited",
        "| one question edited",
        "| one title edited",
        "| peak memory of any process, MB",
        "| output, MB",
        "| pages",
    ]
