"""Files that a translation alone refers to: looked at as those of the original, and published."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.checks.load import examine
from course.reading.program import program
from tests import in_process
from tests.conftest import VALID
from tests.german import GERMAN
from tests.media_files import VTT, webm

LESSON, GERMAN_LESSON = "modules/people/lesson.md", "modules/people/lesson.de.md"
VIDEO = """
!!! video "%s"
    file: floor.webm
    captions: %s

    %s
"""
COURSE: dict[str, str | bytes | None] = {
    **GERMAN,
    LESSON: VALID[LESSON] + VIDEO % ("A wet floor", "floor.vtt", "Water runs from under a door."),
    GERMAN_LESSON: GERMAN[GERMAN_LESSON]
    + VIDEO % ("Ein nasser Boden", "floor.de.vtt", "Wasser läuft unter einer Tür hervor.")
    + "\n![Ein Plan](plan.de.svg)\n",
    "modules/people/floor.webm": webm(),
    "modules/people/floor.vtt": VTT,
    "modules/people/floor.de.vtt": VTT.replace("Water", "Wasser"),
    "modules/people/plan.de.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
}
Write = Callable[[Mapping[str, str | bytes | None]], Path]


def told(root: Path) -> list[str]:
    verdict = examine(root)
    said = [str(one) for one in (*verdict.problems, *verdict.warnings) if not one.rule]
    return [one for one in said if "does not say from which words" not in one]


@pytest.mark.long
def test_captions_and_pictures_of_a_translation_are_right_and_come_with_its_site(course_files: Write) -> None:
    root = course_files(COURSE)
    assert told(root) == []
    assert in_process.command(root, "build").returncode == 0
    assert {path.name for path in (root / "site").rglob("*.*") if path.stem.split(".")[0] in ("floor", "plan")} == {
        *("floor.webm", "floor.vtt", "floor.de.vtt", "plan.de.svg")
    }
    page = root / "site/de/people/lesson.html"
    text = page.read_text("utf-8")
    captions, source, picture = sorted(
        set(re.findall(r' src="([^"]*(?:floor|plan)[^"]*)"', text)), key=lambda one: one.rpartition("/")[2]
    )
    for address, name in ((source, "floor.webm"), (captions, "floor.de.vtt"), (picture, "plan.de.svg")):
        found = (page.parent / address).resolve()
        assert (found.name, found.is_file()) == (name, True)
    assert ' srclang="de"' in text
    assert "Wasser läuft unter einer Tür hervor." in text
    assert "floor.de.vtt" not in (root / "site/people/lesson.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("path", "content", "said"),
    [
        ("floor.de.vtt", "Wasser\n", ":1:1: the file of captions does not begin with WEBVTT; write `WEBVTT` as its "
         "first line, and an empty line below it"),
        ("floor.de.vtt", VTT.replace("00:09.750", "00:19.750"), ":9:1: this caption ends at 19.750 seconds, and the "
         "video lasts 10.000; see whether these are the captions of this video"),
        ("plan.de.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', ":1:41: "),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_file_of_a_translation_is_told(
    course_files: Write, path: str, content: str, said: str
) -> None:
    (one,) = told(course_files(COURSE | {f"modules/people/{path}": content}))
    assert one.startswith(f"modules/people/{path}{said}")


def test_a_part_that_the_original_does_not_place_is_told(course_files: Write) -> None:
    more = GERMAN[GERMAN_LESSON] + "\n<!-- question: what-to-say -->\n"
    assert told(course_files(GERMAN | {GERMAN_LESSON: more})) == [
        f"{GERMAN_LESSON}:{len(more.splitlines())}:1: `<!-- question: what-to-say -->` is placed; {LESSON} does not "
        "place it; take it out, or place it there first"
    ]


TRANSLATIONS = [path for path in GERMAN if ".de." in path]


@pytest.mark.parametrize(
    ("gone", "others"), [(2, "1 other file have no translation into"), (7, "6 other files have no translation into")]
)
def test_files_that_nobody_has_translated_are_counted(course_files: Write, gone: int, others: str) -> None:
    files = {path: text for path, text in GERMAN.items() if path not in TRANSLATIONS[:gone]}
    assert told(course_files(files)) == [
        f"modules/catalogue.yml:12:13: modules/catalogue.yml and {others} `de`; "
        "write their texts beside them, such as modules/catalogue.de.yml"
    ]


def test_texts_that_nobody_has_translated_are_counted(course_files: Write) -> None:
    assert told(course_files(GERMAN | {"quizzes/people.de.yml": "title: Menschen\n"})) == [
        "quizzes/people.de.yml:1:1: 15 texts of quizzes/people.yml are not translated, such as "
        "`questions/first-call/prompt`; until then the original is shown"
    ]


def test_a_translation_without_a_word_is_told(course_files: Write) -> None:
    assert told(course_files(GERMAN | {"quizzes/people.de.yml": ""})) == [
        "quizzes/people.de.yml:1:1: the file is empty; write its texts, or remove the file"
    ]


def test_a_translation_that_names_no_words_it_was_made_from_is_told(course_files: Write) -> None:
    assert [str(one) for one in examine(course_files(GERMAN)).warnings if not one.rule] == [
        f"{path}:1:1: it does not say from which words it was translated, so nothing can tell when they change; "
        f"when it is up to date, run `{program()} words confirm de {path}`"
        for path in sorted(TRANSLATIONS)
    ]


def test_a_file_that_no_language_refers_to_is_told_and_one_of_a_translation_is_not(course_files: Write) -> None:
    assert told(course_files(COURSE | {"modules/people/other.de.vtt": VTT})) == [
        "modules/people/other.de.vtt:1:1: no text refers to the file, so it stays out of the site; "
        "refer to it in a text, or remove it"
    ]
