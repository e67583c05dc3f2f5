"""What a format cannot hold of a question, in words; each exporter tells it beside the question's id."""

from __future__ import annotations

from collections.abc import Iterator

from course.model.questions import Question
from course.reading.telling import tell, tellable

ALL = tellable("all of it: GIFT has no way to write such a question")
WHOLE = tellable("that only all of it earns points: Moodle gives each right part its share")
MATCHED = tellable("that choices are ticked: here each is matched with Right or Not right, for the same points")
SHARED = tellable("that only all right choices earn points: Moodle gives each its share, if no other is ticked")
PLACED = tellable("that items are put into order: here each is matched with its place, for the same points")
ACCENTS = tellable("that accents, spaces, a full stop at the end, and signs which keyboards change, make no difference")
NUMBERS = tellable("that a number is read as any country writes it, and refused with another unit than its own")
IN_PICTURE = tellable("that places are chosen in the picture: here they are chosen by their names")


def of_any(question: Question, *, holds_hint: bool = False, holds_parts: bool = True) -> Iterator[str]:
    """Yield what is lost of a question in most formats: its hint's price, its hint, what is said of its parts."""
    if question.hint and not holds_hint:
        yield tell("its hint")
    elif question.hint_cost:
        yield tell("what its hint costs")
    if not holds_parts and any(part.feedback for part in question.made_parts):
        yield tell("what is said of its parts")
    if question.forgives:
        yield tell("that mistyped letters are let pass")
