"""What the templates of every kind of sheet are given, whole: what a change does to any sheet shows here.

GOLDEN=write pytest tests/paper/test_whole_sheets.py writes the files anew; read their diff before you keep it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.paper import Press
from course.paper.packs import keys_document, pack_document
from course.paper.press import Document
from course.paper.printing import Wanted, files
from course.paper.printing_learners import files_for
from course.paper.two_sided import Bundle, group_document, trainer_document
from tests.golden import kept
from tests.paper.sheet_pictures import ADDRESS, COURSE, KINDS, LEARNERS

WHOLE, DENSE = Path(__file__).with_name("whole"), Path(__file__).parents[1] / "dense"
PACKS: dict[str, Callable[[Press], Document]] = {
    "pack": lambda press: pack_document(press, press.content.catalogue.courses[0], "a4", ("A", "B")),
    "keys": lambda press: keys_document(press, press.content.catalogue.courses[0], "a4", ("A",)),
    "group": lambda press: group_document(Bundle(press=press, modules=press.content.modules[:1]), "A", "a5"),
    "trainer": lambda press: trainer_document(
        Bundle(press=press, modules=press.content.modules, course=press.content.catalogue.courses[0]), ("A",), "a4"
    ),
}


@pytest.fixture(scope="module")
def pictured() -> Press:
    return Press(load_course(COURSE, rules=False), COURSE, address=ADDRESS)


@pytest.fixture(scope="module")
def dense() -> Press:
    return Press(load_course(DENSE, rules=False), DENSE)


def given(press: Press, document: Document) -> str:
    """Return what the templates are given for a document, but for the words that all sheets have."""
    data, form, _, look = (json.loads(line) for line in press.texts_in(document).splitlines())
    return json.dumps(short({**data, "format": form, "look": look}), ensure_ascii=False, indent=1) + "\n"


def short(data: object) -> object:
    """Return data with how many bytes a code to scan has in place of these."""
    if isinstance(data, dict):
        return {name: len(part) if name == "qr" else short(part) for name, part in data.items()}
    return [short(part) for part in data] if isinstance(data, list) else data


@pytest.mark.parametrize("kind", KINDS)
def test_a_sheet_is_made_of_what_it_was(pictured: Press, kind: str) -> None:
    text = given(pictured, KINDS[kind](pictured, "a4"))
    assert text == kept(WHOLE / f"{kind.replace(' ', '-')}.json", text)


@pytest.mark.parametrize("pack", PACKS)
def test_a_pack_is_made_of_what_it_was(dense: Press, pack: str) -> None:
    text = given(dense, PACKS[pack](dense))
    assert text == kept(WHOLE / "dense" / f"{pack}.json", text)


def test_each_file_to_print_is_made_of_modules_and_said_in_the_list_as_it_was(dense: Press) -> None:
    made = files(dense, Wanted(papers=("a4", "half-letter", "a6"), sizes=("normal", "large")))
    said = "".join(f"{file.path}: {' '.join(file.modules)}; {file.listed}; {file.also}\n" for file in made)
    assert said == kept(WHOLE / "dense" / "files.txt", said)


def test_each_file_for_people_is_said_in_the_list_and_has_a_copy_for_each_as_it_was(pictured: Press) -> None:
    said = ""
    for file in files_for(pictured, Wanted(papers=("a4", "a6")), LEARNERS):
        document = file.document()
        said += f"{file.path}: {' '.join(file.modules)}; {file.listed}; {len(document.parts)} parts\n"
        said += "".join(f"  {copy}\n" for copy in document.copies)
    assert said == kept(WHOLE / "for-people.txt", said)
