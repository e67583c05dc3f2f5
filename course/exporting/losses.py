"""What a format cannot hold of a question, in words; each exporter tells it beside the question's id."""

from __future__ import annotations

from collections.abc import Iterator

from course.model.questions import Question

ALL = "all of it: GIFT has no way to write such a question"
WHOLE = "that only all of it earns points: Moodle gives each right part its share"
MATCHED = "that choices are ticked: here each is matched with Right or Not right, for the same points"
SHARED = "that only all right choices earn points: Moodle gives each its share, if no other is ticked"
PLACED = "that items are put into order: here each is matched with its place, for the same points"
ACCENTS = "that accents, spaces, a full stop at the end, and signs which keyboards change, make no difference"
NUMBERS = "that a number is read as any country writes it, and refused with another unit than its own"
IN_PICTURE = "that places are chosen in the picture: here they are chosen by their names"


def of_any(question: Question, *, holds_hint: bool = False, holds_parts: bool = True) -> Iterator[str]:
    """Yield what is lost of a question in most formats: its hint's price, its hint, what is said of its parts."""
    if question.hint and not holds_hint:
        yield "its hint"
    elif question.hint_cost:
        yield "what its hint costs"
    if not holds_parts and any(part.feedback for part in question.made_parts):
        yield "what is said of its parts"
    if question.forgives:
        yield "that mistyped letters are let pass"
