"""Versions C and R of a worksheet: a few questions of the bank each, and none of them in both."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from course.paper import Press
from course.paper.versions import EVERY_VERSION, arranged, drawn
from course.paper.worksheets import key_part, missing_for, printed_in, questions_of, versions_for, worksheet_part
from tests.conftest import VALID
from tests.folders.whole_projects import Roots, project, run
from tests.paper.conftest import Presses, text_of

__all__ = ["project"]  # a fixture

QUIZ = "quizzes/people.yml"


def bank(more: int, draw: int | None) -> dict[str, str]:
    """Return the change that gives the bank so many true-or-false questions beside its own."""
    text = VALID[QUIZ]
    last = text[text.index("  - id: anybody-can-help") :]
    added = "".join(last.replace("anybody-can-help", f"more-{number}") for number in range(more))
    drawn = f"draw: {draw}\n" if draw else ""
    return {QUIZ: text.replace("questions:\n", f"{drawn}questions:\n", 1) + added}


def ids(press: Press, version: str) -> list[str]:
    return [question.id for question in questions_of(press.content.modules[0], version)]  # type: ignore[arg-type]  # one of them


def test_c_asks_as_many_as_an_attempt_and_r_as_many_others(press: Presses) -> None:
    pressed = press(bank(more=3, draw=3))
    module = pressed.content.modules[0]
    short, again = ids(pressed, "C"), ids(pressed, "R")
    assert [len(short), len(again), len({*short, *again})] == [3, 3, 6]
    assert ids(pressed, "C") == short
    assert sorted(ids(pressed, "A")) == sorted([*short, *again])
    part = worksheet_part(pressed, module, "C")
    assert part["title"] == "People: check yourself, worksheet C"
    assert part["total"] == sum(question.points for question in questions_of(module, "C"))
    assert [one["number"] for one in key_part(pressed, module, "R")["grid"]] == [1, 2, 3]  # type: ignore[attr-defined]  # a list


def test_short_versions_ask_of_each_objective_in_turn() -> None:
    groups = {"1": [f"a{at}" for at in range(6)], "2": [f"b{at}" for at in range(3)], "3": ["c"]}
    short, again = drawn("people", "C", groups, 4), drawn("people", "R", groups, 4)
    assert Counter(name[0] for name in short) == {"a": 2, "b": 1, "c": 1}
    assert Counter(name[0] for name in again) == {"a": 2, "b": 2}
    assert set(short).isdisjoint(again)


def test_every_version_has_an_order_of_its_own() -> None:
    names = ["one", "two", "three", "four"]
    orders = [arranged("what", version, names, never=names) for version in EVERY_VERSION]
    assert len({tuple(order) for order in [*orders, names]}) == 5


def test_the_shipped_banks_have_questions_for_every_version(whole_press: Press) -> None:
    for module in whole_press.content.modules:
        short, again = questions_of(module, "C"), questions_of(module, "R")
        assert len(short) == len(again) == module.quiz.asked
        assert {one.id for one in short}.isdisjoint(one.id for one in again)
        assert printed_in(module, "C") == short  # what nobody marks follows a whole bank alone


@pytest.mark.parametrize(("more", "draw", "missing"), [
    (3, 3, (0, 0)), (2, 3, (0, 1)), (0, 3, (1, 3)), (0, None, (1, 3)), (0, 2, (0, 1)),
])  # fmt: skip
def test_a_small_bank_has_no_question_for_them(
    press: Presses, more: int, draw: int | None, missing: tuple[int, int]
) -> None:
    module = press(bank(more, draw)).content.modules[0]
    assert (missing_for(module, "C"), missing_for(module, "R")) == missing
    assert versions_for(module, ("A", "B", "C", "R")) == [
        "A", "B", *(version for version, count in zip("CR", missing, strict=True) if not count),
    ]  # fmt: skip


@pytest.mark.long
def test_print_says_where_a_bank_is_too_small(
    project: Roots, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(tmp_path / "out")
    some = "--only", "worksheets", "--paper", "a4", "--address", "https://training.acme.com/", "--to", folder
    none = "There is nothing of that to print.\n"
    root = project(changes=bank(more=0, draw=2))
    assert run(root, "print", "--version", "R", *some) == 2
    assert capsys.readouterr().err == (
        "There is no worksheet R of FA-101, which asks none of the questions of C: an attempt draws 2 of 3 questions "
        f"in quizzes/people.yml. Write 1 more question.\n{none}"
    )
    (root / QUIZ).write_text(bank(more=0, draw=3)[QUIZ], "utf-8")
    assert run(root, "print", "--version", "C", *some) == 2
    assert capsys.readouterr().err == (
        "There is no worksheet C of FA-101, which asks some of the questions alone: an attempt draws 3 of 3 questions "
        f"in quizzes/people.yml. Write 1 more question.\n{none}"
    )
    (root / QUIZ).write_text(VALID[QUIZ], "utf-8")
    assert run(root, "print", "--version", "C", *some) == 2
    assert capsys.readouterr().err == (
        "There is no worksheet C of FA-101: an attempt asks all of the 3 questions in quizzes/people.yml. Set `draw` "
        f"there to fewer.\n{none}"
    )


@pytest.mark.long
def test_a_re_sit_is_printed_with_names_keys_and_grid_and_entered(
    project: Roots, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people, folder, form = tmp_path / "people.csv", tmp_path / "out", tmp_path / "marks.csv"
    people.write_text("name\nAda Lovelace\nŁukasz Żółć\n", "utf-8")
    root = project(changes=bank(more=3, draw=3))
    assert run(root, "print", "--people", str(people), "--version", "R", "--paper", "a4", "--to", str(folder)) == 0
    printed = text_of((folder / "modules/people/worksheets-r-a4.pdf").read_bytes())
    assert re.findall(r"worksheet (.) Name (\S+)", printed) == [("R", "Ada"), ("R", "Łukasz")]
    grid = text_of((folder / "keys/modules/people-class-a4.pdf").read_bytes())
    assert "1 Ada Lovelace R 2 Łukasz Żółć R" in grid
    assert run(root, "print", "--version", "R", "--only", "keys", "--paper", "a4", "--to", str(tmp_path / "keys")) == 0
    assert (tmp_path / "keys/keys/modules/people-r-one-page-a4.pdf").is_file()
    assert run(root, "enter", "--form", str(form), "--people", str(people), "--version", "R") == 0
    with form.open(encoding="utf-8-sig", newline="") as file:
        head, *lines = csv.reader(file)
    assert head[7:] == ["1", "2", "3"]
    with form.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *([*line[:6], "2026-11-28", *"111"] for line in lines)])
    capsys.readouterr()
    run(root, "enter", str(form), "--by", "Kim Lee", "--to", str(tmp_path / "records"))
    said = capsys.readouterr().out
    assert "Entered by Kim Lee from worksheets on paper (FA-101 R), and not by the learner." in said
    record = json.loads((tmp_path / "records/ada-lovelace-cert-fa.json").read_text("utf-8"))
    (module,) = record["modules"]
    assert (module["worksheet"], module["quiz"]["of"], len(module["questions"])) == ({"version": "R"}, 3, 3)
