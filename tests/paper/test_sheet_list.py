"""What the list of printed sheets says of each file, and which there are, without printing one."""

from __future__ import annotations

import shutil
from dataclasses import astuple, replace
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.paper.press import Press
from course.paper.printing import File, Wanted, files, press_for, too_small
from course.paper.sheet_list import list_of

COURSE = Path(__file__).parents[1] / "course"
FIRST, DAY = "1.0", "2026-11-21"


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    root = tmp_path_factory.mktemp("sheets") / "course"
    shutil.copytree(COURSE, root)
    return press_for(load_course(root, rules=False), root)


def said(made: list[File]) -> dict[str, tuple[str, ...]]:
    """Return what the list says of each file, by its path; the paper is in both."""
    return {file.path: tuple(map(str, astuple(file.listed)))[:-1] for file in made}


def of_module(slug: str, code: str, quiz: str, lists: dict[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, title in lists.items():
        for mark, kind in (("", "checklist"), ("-fillable", "checklist, fillable")):
            found[f"modules/{slug}/checklist-{name}-a4{mark}.pdf"] = (kind, code, title, "", "1", DAY)
    for version in "AB":
        start = f"modules/{slug}"
        for path, kind in (
            (f"{start}/worksheet-{version.lower()}", "worksheet"),
            (f"keys/{start}-{version.lower()}", "key"),
            (f"keys/{start}-{version.lower()}-one-page", "one-page key"),
        ):
            found[f"{path}-a4.pdf"] = (kind, code, quiz, version, FIRST, DAY)
    return found


CALLING = of_module(
    "calling",
    "FA-101",
    "Calling: check yourself",
    {"after-a-call": "After a call", "before-welding": "Before welding"},
)
REVIEW = of_module("review", "FA-102", "Review: check yourself", {"observed-call": "Observed practice call"})
OF_COURSE = {
    "courses/first-minutes/certificate-a4.pdf": ("certificate", "CERT-FA", "The First Minutes", "", FIRST, DAY),
    "courses/first-minutes/pack-a4.pdf": ("pack", "CERT-FA", "The First Minutes", "A B", FIRST, DAY),
    "keys/courses/first-minutes-a4.pdf": ("keys", "CERT-FA", "The First Minutes", "A B", FIRST, DAY),
}


def test_each_file_is_said_what_it_is(press: Press) -> None:
    assert said(files(press, Wanted(papers=("a4",), sizes=("normal",)))) == CALLING | REVIEW | OF_COURSE


@pytest.mark.parametrize(
    ("wanted", "kinds"),
    [
        (Wanted(only="checklists"), {"checklist", "checklist, fillable"}),
        (Wanted(only="worksheets"), {"worksheet"}),
        (Wanted(only="keys"), {"key", "one-page key", "keys"}),
        (Wanted(only="certificate"), {"certificate"}),
        (Wanted(module="review", only="keys"), {"key", "one-page key"}),
        (Wanted(papers=("a6",)), {"checklist", "checklist, fillable"}),
    ],
)
def test_what_was_asked_for_alone_is_printed(wanted: Wanted, kinds: set[str], press: Press) -> None:
    assert {file.listed.sheet for file in files(press, wanted)} == kinds


def test_an_observed_checklist_has_a_sheet_for_whoever_observes(press: Press) -> None:
    calling, module = press.content.modules
    observed = tuple(replace(one, required="observed") for one in module.checklists)
    content = replace(press.content, modules=(calling, replace(module, checklists=observed)))
    made = files(Press(content, press.root), Wanted(papers=("a4",), only="checklists"))
    assert {path: line[0] for path, line in said(made).items() if "observation" in path} == {
        "modules/review/observation-observed-call-a4.pdf": "observation",
        "modules/review/observation-observed-call-a4-fillable.pdf": "observation, fillable",
    }


def test_a_version_for_which_questions_are_missing_is_told_with_how_many(press: Press) -> None:
    assert list(too_small(press.content, Wanted())) == []
    assert list(too_small(press.content, Wanted(module="calling", versions=("C",)))) == [
        "There is no worksheet C of FA-101: an attempt asks all of the 6 questions in quizzes/calling.yml. "
        "Set `draw` there to fewer."
    ]


def test_the_list_is_a_table_with_a_line_for_each_file(press: Press) -> None:
    file = files(press, Wanted(papers=("a4",), sizes=("normal",)))[0]
    head, line = list_of([(file.path, file.listed, "en", "abc")]).decode("utf-8-sig").splitlines()
    assert len(head.split(",")) == 10
    assert line == (
        '"modules/calling/checklist-after-a-call-a4.pdf","checklist","FA-101","After a call","","=""1""",'
        '"2026-11-21","a4","en","abc"'
    )
