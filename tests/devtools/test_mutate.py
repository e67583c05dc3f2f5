"""Which changes of a module are tried, on which tests, and what is said of those that no test notices."""

from __future__ import annotations

from pathlib import Path

import pytest
from coverage import CoverageData

from devtools import mutate

SOURCE = '''"""What it is for."""

from typing import Literal

Kind = Literal


def share(done: int, of: "int" = 1) -> float:
    """Return a share."""
    if not of or done > of:
        raise ValueError(f"{done} of {of + 1}")
    return done / of
'''


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one module and four files of tests."""
    files = {
        "course/shares.py": SOURCE,
        "tests/test_a.py": "from course.shares import share\n",
        "tests/test_b.py": "import course.other\n",
        "tests/test_c.py": "from course import shares\n",
        "tests/model/test_shares.py": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_operators_constants_conditions_and_statements_are_changed_and_nothing_else(project: Path) -> None:
    assert sorted(map(str, mutate.changes_of(project, "course/shares.py"))) == [
        "course/shares.py:10: done > of -> (done >= of)",
        "course/shares.py:10: not of -> (of)",
        "course/shares.py:10: not of or done > of -> ((not of) and (done > of))",
        'course/shares.py:11: raise ValueError(f"{done} of {of + 1}") -> pass',
        "course/shares.py:12: done / of -> (done * of)",
        "course/shares.py:12: return done / of -> return None",
        "course/shares.py:8: 1 -> 2",
    ]


def test_a_seed_chooses_the_same_lines_each_time_and_one_change_of_a_line(project: Path) -> None:
    changes = mutate.changes_of(project, "course/shares.py")
    chosen = mutate.choose(changes, 60, seed=1)
    assert chosen == mutate.choose(changes, 60, seed=1)
    assert sorted(change.line for change in chosen) == [8, 10, 11, 12]
    assert len(mutate.choose(changes, 2, seed=1)) == 2


def test_the_tests_of_a_modules_name_come_first_and_then_those_that_import_it(project: Path) -> None:
    assert mutate.near_tests(project, "course/shares.py") == [
        "tests/model/test_shares.py",
        "tests/test_a.py",
        "tests/test_c.py",
    ]


def test_the_tests_of_a_wing_are_those_of_its_folder(project: Path) -> None:
    assert mutate.tests_of_wing(project, "course/model/shares.py") == ["tests/model"]
    assert mutate.tests_of_wing(project, "course/shares.py") == []


def test_a_change_is_made_for_its_tests_alone(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [change] = [one for one in mutate.changes_of(project, "course/shares.py") if one.new == "pass"]
    seen: list[tuple[bool, int]] = []
    answers: list[bool] = []

    def passes(copy: Path, tests: list[str], markers: str = "") -> bool:
        seen.append(("raise" in (copy / "course/shares.py").read_text(), len(tests)))
        return answers.pop(0)

    monkeypatch.setattr(mutate, "passes", passes)
    monkeypatch.setattr(mutate, "tests_of_wing", lambda copy, name: ["tests/model", name])
    for given, by in (
        ([False], "near tests"),
        ([True, False], "tests that ran it"),
        ([True, True, False], "its wing's tests"),
        ([True, True, True, False], "the quick run"),
        ([True, True, True, True], ""),
    ):
        seen.clear()
        answers[:] = given
        assert mutate.try_out(project, change, ["tests/test_a.py::test_one"]) == by
    assert seen == [(False, 3), (False, 1), (False, 2), (False, 0)]
    answers[:] = [True, True, False]
    assert mutate.try_out(project, change) == "the quick run"
    assert (project / "course/shares.py").read_text() == SOURCE


def test_what_coverage_kept_tells_which_tests_ran_a_line(project: Path) -> None:
    kept = CoverageData(str(project / ".coverage"))
    module = "/elsewhere/course/shares.py"
    ran_it = ("tests/test_a.py::test_one|setup", "tests/test_a.py::test_one|run", "tests/browser/test_x.py::test_y|run")
    for context in ("", *ran_it):
        kept.set_context(context)
        kept.add_lines({module: [11]})
    kept.set_context("")
    kept.add_lines({module: [8]})
    kept.write()
    by_line = {change.line: change for change in mutate.changes_of(project, "course/shares.py")}
    ran = {line: mutate.tests_that_ran(project / ".coverage", change) for line, change in by_line.items()}
    assert ran == {8: [], 10: [], 11: ["tests/test_a.py::test_one"], 12: []}


@pytest.mark.process
def test_the_tests_that_ran_a_line_are_run_by_name(project: Path) -> None:
    (project / "tests/test_a.py").write_text("def test_one(): assert 0\ndef test_two(): pass\n")
    assert mutate.passes(project, ["tests/test_a.py::test_two"], markers="")
    assert not mutate.passes(project, ["tests/test_a.py::test_one"], markers="")


def test_survivors_are_named_and_too_many_of_them_fail(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(mutate, "copy_project", lambda root, copy: None)
    monkeypatch.setattr(mutate, "try_out", lambda copy, change, ran: "" if change.line == 8 else "near tests")
    assert mutate.main([]) == 1
    said = capsys.readouterr().out
    assert "3 of 4 changes caught, 75% (at least 90%)\nsurvived: course/shares.py:8: 1 -> 2\n" in said
    monkeypatch.setattr(mutate, "LEAST", 0.7)
    assert mutate.main(["--seed", "2", "course/shares.py"]) == 0
