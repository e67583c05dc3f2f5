"""`bench build` from its options to its files, with a course of two modules and without peers."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from course.checks.load import examine
from devtools import bench, bench_build, bench_options, bench_own, bench_visit
from devtools.bench_measure import RunFailed, run
from devtools.bench_peers import MATERIAL, QUIZ
from tests.edits import new_course


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--modules", "1"], "argument --modules: `1` is not a list of numbers from 2 to 30000, such as 10,100,1000"),
        (["--modules", "10,many"], "argument --modules: `10,many` is not a list of numbers from 2 to 30000, such as "
         "10,100,1000"),
        (["--rounds", "0"], "argument --rounds: `0` is not a number of times; write 1 or more"),
        (["--peers", "hugo"], "argument --peers: there is no peer `hugo`; there are mkdocs-material, mkdocs-quiz"),
        (["--only", "warm"], "argument --only: there is no case `warm`; there are cold, unchanged, lesson, question, "
         "title, serve, profile, visit, own, edits"),
        (["--only", "none"], "argument --only: `none` leaves nothing to measure; there are cold, unchanged, lesson, "
         "question, title, serve, profile, visit, own, edits"),
        (["--fast"], "unrecognized arguments: --fast"),
    ],
)  # fmt: skip
def test_a_wrong_option_says_what_there_is(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        bench.main(["build", *words])
    assert ended.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1] == f"coursewright bench build: error: {said}"


def test_a_run_that_leaves_something_out_writes_no_file_unless_told_where(tmp_path: Path) -> None:
    assert bench_options.parse([]).into == bench_options.ROOT
    assert bench_options.parse(["--only", "cold"]).into is None
    assert bench_options.parse(["--peers", "none"]).into is None
    assert bench_options.parse(["--rich"]).into is None
    assert bench_options.parse(["--peers", "none", "--into", str(tmp_path)]).into == tmp_path


@pytest.mark.process
def test_a_program_that_fails_is_told_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(RunFailed) as failed:
        run(["sh", "-c", "echo no such course; exit 3"], tmp_path)
    assert str(failed.value) == "sh -c echo no such course; exit 3\nended with 3:\nno such course"


@pytest.mark.long
def test_each_edit_changes_one_file_and_leaves_a_valid_course(tmp_path: Path) -> None:
    ours = bench_build.our_builder(tmp_path / "ours", 3)
    for case in ("lesson", "question", "title"):
        for turn in (1, 2):
            before = written(ours.folder)
            ours.prepare(case, turn)
            changed = [name for name, text in written(ours.folder).items() if before[name] != text]
            assert changed == [ours.edits[case][0]]
            assert str(turn).encode() in written(ours.folder)[changed[0]]
    assert [str(problem) for problem in examine(ours.folder).problems] == []


def test_a_peer_without_quizzes_has_no_question_to_edit(tmp_path: Path) -> None:
    stock = bench_build.peer_builder(tmp_path / "stock", 2, MATERIAL, Path("python"))
    quiz = bench_build.peer_builder(tmp_path / "quiz", 2, QUIZ, Path("python"))
    assert [one.has("question") for one in (stock, quiz)] == [False, True]
    quiz.prepare("question", 7)
    assert "> Turn 7: " in (quiz.folder / quiz.edits["question"][0]).read_text("utf-8")


def written(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.process
@pytest.mark.long
def test_two_modules_are_built_served_and_profiled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_build, "SAVES", 2)
    words = ["--modules", "2", "--rounds", "1", "--peers", "none", "--only", "cold,lesson,serve,profile"]
    assert bench.main(["build", *words, "--into", str(tmp_path)]) == 0
    said = capsys.readouterr()
    assert said.err == ""  # no progress bar but on a terminal
    text = (tmp_path / "BENCHMARKS.md").read_text("utf-8")
    for table in said.out.strip().split("\n\n## "):
        assert table in text
    rows = [line.partition(" | ")[0] for line in said.out.splitlines() if line.startswith("| ")]
    assert rows[2:8] == [
        "| cold",
        "| one lesson edited",
        "| `serve`, save to reload told, nine of ten",
        "| peak memory of any process, MB",
        "| output, MB",
        "| pages",
    ]
    assert {"| Markdown", "| rules", "| templates", "| reading files and YAML"} <= set(rows[8:])
    assert "![Memory of all processes during a cold build](docs/benchmarks-memory.svg)" in text
    assert (tmp_path / "docs/benchmarks-memory.svg").read_text("utf-8").startswith("<svg ")


@pytest.mark.process
@pytest.mark.long
def test_visits_commands_and_random_edits_come_into_the_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_build, "ROOT", new_course(tmp_path / "shipped"))
    monkeypatch.setattr(bench_own, "STARTS", 1)
    monkeypatch.setattr(bench_visit, "OPENINGS", 1)
    words = ["--modules", "2", "--rounds", "1", "--peers", "none", "--only", "visit,own,edits", "--edits", "2"]
    with ThreadPoolExecutor(1) as thread:  # in this one, a browser of other tests may be at work
        assert thread.submit(bench.main, ["build", *words, "--into", str(tmp_path)]).result() == 0
    said = capsys.readouterr()
    assert said.err == ""
    text = (tmp_path / "BENCHMARKS.md").read_text("utf-8")
    for table in said.out.strip().split("\n\n## "):
        assert table in text
    rows = [line.partition(" | ")[0] for line in said.out.splitlines() if line.startswith("| ")]
    assert [row for row in rows if row.startswith(("| first", "| home", "| *My", "| `print`"))] == [
        "| first search, fetched",
        "| first search, answered",
        "| home, opened and painted, everything done",
        "| *My learning*, all told and painted, everything done",
        "| `print`, what the trainer's edition has",
        "| `print`, nothing changed",
    ]
    assert "2 edits with seed 1; 0 files differed." in text
