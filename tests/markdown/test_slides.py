"""Which slides a lesson makes: of what kind, in which line and section, and how many words each has."""

from __future__ import annotations

import pytest

from course.markdown.page_reading import read_markdown
from course.markdown.slides import MOST_WORDS

# A lesson that begins on line 3 of its file; its slides: line, kind, section, title, words, which of the placements.
CASES = {
    "a sentence": ("## Look up\n\nOne two three. Four.", ["3 heading look-up Look up: 5"]),
    "neither a standard nor a source is a word": (
        "## Look\n\nWithin [[call-within]] he calls.[^000-01] Two.",
        ["3 heading look Look: 4"],
    ),
    "blocks in place of the heading": (
        '## Look\n\n!!! slide "Three moves"\n    - Look up\n    - Say *hello* to [[name]]\n\n!!! slide\n    Words.\n',
        ["5 block look Three moves: 7", "9 block look Look: 2"],
    ),
    "notes before any heading": ("Before.\n\n!!! trainer\n    Words.", ["0 heading  : 0"]),
    "words before any heading": ("Before.", []),
    "what is placed": (
        "## A\n\n<!-- question: q -->\n\nWords.\n\n<!-- scenario: s -->",
        ["3 heading a A: 2", "3 placed a A: 0, 0", "3 placed a A: 0, 1"],
    ),
    "headings of every level": (
        "# One\n\n###### Six\n\n- **Bold one** and more\n- **Bold two**",
        ["3 heading one One: 1", "5 heading six Six: 4"],
    ),
    "a picture beside words": (
        f"## A\n\n![p](q.svg)\n\n{'word ' * MOST_WORDS}end.\n\n!!! rule\n    Keep calm now.",
        ["3 heading a A: 4"],
    ),
    "as many words as a slide has": (f"## A B\n\n!!! rule\n    {'w ' * (MOST_WORDS - 2)}", ["3 heading a-b A B: 40"]),
    "a word too many": (f"## A B\n\n!!! rule\n    {'w ' * (MOST_WORDS - 1)}\n\nOne. Two.", ["3 heading a-b A B: 3"]),
}


@pytest.mark.parametrize(("text", "slides"), CASES.values(), ids=CASES)
def test_a_lesson_makes_these_slides(text: str, slides: list[str]) -> None:
    made = read_markdown(text, 3, page="lesson").slides
    assert slides == [
        f"{one.line} {one.kind} {one.section} {one.title}: {one.words}"
        + (f", {one.placed}" if one.kind == "placed" else "")
        for one in made
    ]
