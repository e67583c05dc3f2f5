"""Paragraphs below a note: indented by four spaces they belong to it, by fewer they would end it in silence."""

from __future__ import annotations

import pytest

from course.markdown.line_starts import _notes


@pytest.mark.parametrize(("spaces", "is_told"), [(0, False), (1, True), (3, True), (4, False), (5, False)])
def test_a_paragraph_below_a_note_belongs_to_it_or_stands_apart(spaces: int, is_told: bool) -> None:
    lines = ["Words.[^n]", "", "[^n]: A note.", "", f"{' ' * spaces}More.", ""]
    told = [
        (
            5,
            spaces + 1,
            "the paragraph is indented by too little to belong to the note above it",
            "indent it by four spaces",
        )
    ]
    assert list(_notes(lines)) == (told if is_told else [])
