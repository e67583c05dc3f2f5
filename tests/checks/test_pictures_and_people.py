"""Covers, faces, and who speaks in scenarios: every message about them, and that the mended text passes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import VALID

ProblemsOf = Callable[..., list[str]]
INDEX, CATALOGUE, SCENARIOS = "modules/people/index.md", "modules/catalogue.yml", "modules/people/scenarios.yml"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>'
PEOPLE = """\
people:
  - id: anna
    name: Anna Reed
    job: caretaker
    portraits:
      - {id: calm, picture: faces/calm.svg, alt: Anna smiles}
      - {id: worried, picture: faces/worried.svg, alt: Anna frowns}
"""
FILES = {
    CATALOGUE: VALID[CATALOGUE] + PEOPLE,
    "modules/faces/calm.svg": PICTURE,
    "modules/faces/worried.svg": PICTURE,
    "modules/people/cover.svg": PICTURE,
}
QUICK = "{id: quick, label: quick}"
SPEAKS = VALID[SCENARIOS].replace(
    "      says: They do not answer.\n", "      speaker: anna\n      says: They do not answer.\n"
)
LINE = PEOPLE.count("\n")
GUIDE = """\
- id: on-the-phone
  title: On the phone
  use: guide
  nodes:
    first:
      speaker: anna
      says: Ask who is calling.
      choices: [{text: It is said., goto: done}]
    done: {ends: person, says: Write it down.}
"""


def cover(text: str, path: str = INDEX) -> dict[str, str]:
    """Return the module with a cover."""
    return FILES | {path: VALID[path].replace("level: intro", f"cover: {text}\nlevel: intro", 1)}


def people(old: str, new: str) -> dict[str, str]:
    """Return the catalogue with other people."""
    assert old in PEOPLE
    return FILES | {CATALOGUE: VALID[CATALOGUE] + PEOPLE.replace(old, new)}


RIGHT = {
    "a cover": cover("{picture: cover.svg, alt: A staircase}"),
    "a cover from another folder": cover("{picture: ../faces/calm.svg, alt: A staircase}"),
    "a cover of home": FILES | {CATALOGUE: FILES[CATALOGUE] + "cover: {picture: people/cover.svg, alt: A staircase}\n"},
    "a cover of a course": FILES
    | {
        CATALOGUE: FILES[CATALOGUE].replace(
            "    purpose:", "    cover: {picture: people/cover.svg, alt: A staircase}\n    purpose:", 1
        )
    },
    "a sign": FILES | {CATALOGUE: FILES[CATALOGUE].replace(QUICK, "{id: quick, label: quick, sign: faces/calm.svg}")},
    "a speaker": FILES | {SCENARIOS: SPEAKS},
    "a speaker with a face": FILES | {SCENARIOS: SPEAKS.replace("anna", "anna/worried")},
}
WRONG = {
    "a cover that is not there": (
        cover("{picture: covers.svg, alt: A staircase}"),
        ["modules/people/index.md:7:18: there is no picture `covers.svg` to show; did you mean `cover.svg`?"],
    ),
    "a cover without words": (
        cover("{picture: cover.svg}"),
        ["modules/people/index.md:7:8: the cover has no `alt`; add a line `alt: ...` to it"],
    ),
    "a cover that is too large": (
        cover("{picture: cover.svg, alt: A staircase}") | {"modules/people/cover.svg": PICTURE + " " * 100_000},
        [
            "modules/people/index.md:7:18: `cover.svg` has 101 kB, and 100 kB is the limit: pages show several; "
            "save it smaller"
        ],
    ),
    "a sign that is not there": (
        FILES | {CATALOGUE: FILES[CATALOGUE].replace(QUICK, "{id: quick, label: quick, sign: faces/calms.svg}")},
        ["modules/catalogue.yml:49:47: there is no picture `faces/calms.svg` to show; did you mean `faces/calm.svg`?"],
    ),
    "a portrait that is not there": (
        people("faces/worried.svg", "faces/worrie.svg"),
        [
            "modules/catalogue.yml:{7}:32: there is no picture `faces/worrie.svg` to show; "
            "did you mean `faces/worried.svg`?"
        ],
    ),
    "a face twice": (
        people("id: worried", "id: calm"),
        [
            "modules/catalogue.yml:{7}:14: the portrait of `anna` `calm` appears here and at "
            "modules/catalogue.yml:{6}; change one of the two"
        ],
    ),
    "a person twice": (
        people(
            "people:\n",
            "people:\n  - id: anna\n    name: Anna\n    portraits: [{id: a, picture: faces/calm.svg, alt: A}]\n",
        ),
        [
            "modules/catalogue.yml:{5}:9: the person `anna` appears here and at modules/catalogue.yml:{2}; "
            "change one of the two"
        ],
    ),
    "a person without a face": (
        FILES | {CATALOGUE: VALID[CATALOGUE] + "people: [{id: anna, name: Anna, portraits: []}]\n"},
        ["modules/catalogue.yml:{1}:44: `portraits` must hold at least 1 entry, but 0 were found; add to the list"],
    ),
    "a speaker whom nobody knows": (
        FILES | {SCENARIOS: SPEAKS.replace("speaker: anna", "speaker: ana")},
        ["modules/people/scenarios.yml:8:16: there is no person `ana`; did you mean `anna`?"],
    ),
    "a face that a person has not": (
        FILES | {SCENARIOS: SPEAKS.replace("speaker: anna", "speaker: anna/worrid")},
        ["modules/people/scenarios.yml:8:16: there is no person `anna/worrid`; did you mean `anna/worried`?"],
    ),
    "a speaker in a course without people": (
        {SCENARIOS: SPEAKS},
        [
            "modules/people/scenarios.yml:8:16: there is no person `anna`; "
            "none is defined yet: write it under `people` in modules/catalogue.yml"
        ],
    ),
    "a speaker in a guide": (
        FILES | {SCENARIOS: VALID[SCENARIOS] + GUIDE},
        [
            "modules/people/scenarios.yml:30:16: somebody speaks here, and this is a guide, which is used with people "
            "who are there; take `speaker` away"
        ],
    ),
}


@pytest.mark.parametrize("files", RIGHT.values(), ids=RIGHT)
def test_what_is_there_and_has_words_passes(problems_of: ProblemsOf, files: dict[str, str]) -> None:
    assert problems_of(files) == []


@pytest.mark.parametrize(("files", "said"), WRONG.values(), ids=WRONG)
def test_a_mistake_is_told_word_for_word(problems_of: ProblemsOf, files: dict[str, str], said: list[str]) -> None:
    first = VALID[CATALOGUE].count("\n")
    lines = {f"{{{number}}}": str(first + number) for number in range(1, LINE + 4)}
    for sign, line in lines.items():
        said = [one.replace(sign, line) for one in said]
    assert problems_of(files) == said
