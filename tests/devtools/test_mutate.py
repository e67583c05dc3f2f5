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


@pytest.mark.parametrize(
    "source",
    [
        "def found():\n    if known:\n        return None\n    return\n",
        'found = cast("Node", root)\n',
        'T = typing.TypeVar("T", int, str)\nName = NewType("Name", str)\n',
        '__all__ = ["found", "lost"]\n',
        'assert found == 1, "it was found"\n',
        'raise AssertionError("it was found")\n',
        "pairs = zip(found, lost, strict=True)\n",
    ],
)
def test_what_would_do_the_same_is_no_change(source: str, project: Path) -> None:
    (project / "course/shares.py").write_text(source)
    assert mutate.changes_of(project, "course/shares.py") == []


@pytest.mark.parametrize(
    ("source", "changes"),
    [
        ("def found():\n    return False\n", ["2: False -> True"]),
        ("def found():\n    return 0\n", ["2: 0 -> 1"]),
        ('def found():\n    return ""\n', ["2: return \"\" -> return 'X'"]),
        ("def found():\n    return ()\n", ["2: return () -> return None"]),
        ("pairs = zip(found, lost, strict=False)\n", ["1: False -> True"]),
    ],
)
def test_what_counts_as_false_is_changed_into_what_does_not(source: str, changes: list[str], project: Path) -> None:
    (project / "course/shares.py").write_text(source)
    assert [str(one) for one in mutate.changes_of(project, "course/shares.py")] == [
        f"course/shares.py:{change}" for change in changes
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
    seen: list[tuple[bool, list[str]]] = []
    answers: list[str] = []

    def first_failed(copy: Path, tests: list[str], markers: str = "") -> str:
        seen.append(("raise" in (copy / "course/shares.py").read_text(), tests))
        return answers.pop(0)

    near = ["tests/model/test_shares.py", "tests/test_a.py", "tests/test_c.py"]
    monkeypatch.setattr(mutate, "first_failed", first_failed)
    monkeypatch.setattr(mutate, "tests_of_wing", lambda copy, name: ["tests/model"])
    for given, by in ((["a"], "a"), (["", "b"], "b"), (["", "", "c"], "c"), (["", "", ""], "")):
        seen.clear()
        answers[:] = given
        assert mutate.try_out(project, change) == by
    assert seen == [(False, near), (False, ["tests/model"]), (False, [])]
    seen.clear()
    answers[:] = ["", "", ""]
    assert mutate.try_out(project, change, ["tests/a.py::test_far", "tests/test_a.py::test_near"]) == ""
    ran = ["tests/test_a.py::test_near", "tests/a.py::test_far"]
    assert seen == [(False, ran), (False, near), (False, ["tests/model"])]
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
    changes = mutate.changes_of(project, "course/shares.py")
    assert mutate.choose_covered(changes, 2, 1, project / ".coverage") == ([(by_line[11], ran[11])], 3)
    chosen, unseen = mutate.choose_covered(changes, 1, 1, project / ".coverage")
    assert (len(chosen), unseen < 3) == (1, True)


@pytest.mark.process
def test_the_tests_that_ran_a_line_are_run_by_name(project: Path) -> None:
    (project / "course/__init__.py").write_text("")
    (project / "tests/test_a.py").write_text(
        "import pytest\n"
        "from course import shares\n"
        f"def test_here(): assert shares.__file__.startswith({str(project)!r})\n"
        "@pytest.mark.parametrize('word', ['a - b'])\n"
        "def test_one(word): assert 0, word\n"
    )
    assert mutate.first_failed(project, ["tests/test_a.py::test_here"], markers="") == ""
    assert mutate.first_failed(project, ["tests/test_a.py"], markers="") == "tests/test_a.py::test_one[a - b]"
    (project / "tests/test_a.py").write_text("a b")
    assert mutate.first_failed(project, ["tests/test_a.py"], markers="") == "tests/test_a.py"


def test_survivors_are_named_and_too_many_of_them_fail(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(mutate, "copy_project", lambda root, copy: None)
    monkeypatch.setattr(mutate, "try_out", lambda copy, change, ran: "" if change.line == 8 else "a test")
    assert mutate.main([]) == 1
    said = capsys.readouterr().out
    assert "3 of 4 changes caught, 75% (at least 90%)\nsurvived: course/shares.py:8: 1 -> 2\n" in said
    monkeypatch.setattr(mutate, "LEAST", 0.7)
    assert mutate.main(["--seed", "2", "course/shares.py"]) == 0


@pytest.mark.parametrize("is_sound", [True, False])
def test_a_test_that_fails_without_a_change_too_ends_it(
    is_sound: bool, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name, run = "tests/test_shares.py::test_one", list[list[str]]()

    def first_failed(copy: Path, tests: list[str], markers: str = "") -> str:
        run.append(tests)
        return "" if is_sound else name

    monkeypatch.setattr(mutate, "copy_project", lambda root, copy: None)
    monkeypatch.setattr(mutate, "try_out", lambda copy, change, ran: f"{name}[two words]")
    monkeypatch.setattr(mutate, "first_failed", first_failed)
    assert mutate.main(["--lines", "3"]) == (0 if is_sound else 1)
    assert run == [[name]]  # once, however often it fails
    said = f"{name}[two words] fails without a change too, so it tells nothing of one.\n"
    assert capsys.readouterr().err == ("" if is_sound else said)
