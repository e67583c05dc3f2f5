"""Gaps of QTI 1.2: texts in which square brackets name what is typed or chosen there, as Canvas and Blackboard write.

Input: the text with its brackets, and each gap by its name. Output: a fill-in question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from course.importing.cloze import Blank, blank_mark, passage, refuse_blanks, with_blanks
from course.importing.items import CannotHold, listed
from course.importing.making import Made
from course.reading.telling import tell


def are_in(text: str, names: Collection[str]) -> bool:
    """Tell whether a text has each of the gaps in brackets, ``[rain]``."""
    return bool(names) and all(f"[{name}]" in text for name in names)


def filled(text: str, gaps: Mapping[str, Blank], as_text: Callable[[str], str]) -> Made:
    """Return the fill-in question of a text; ``as_text`` makes Markdown of it. Raises ``CannotHold``."""
    refuse_blanks(len(gaps))
    if without := [name for name, gap in gaps.items() if not gap.right]:
        raise CannotHold(tell("no answer of the gap %(without)s is right", without=listed(without)))
    order = sorted(gaps, key=lambda name: text.index(f"[{name}]"))
    numbers = {name: number for number, name in enumerate(order, 1)}
    marks = re.compile("|".join(re.escape(f"[{name}]") for name in order))

    def mark(at: re.Match[str]) -> str:
        number = numbers.pop(at[0][1:-1], None)
        return at[0] if number is None else blank_mark(number)  # a name that stands there once more stays

    marked = marks.sub(mark, text)
    made = with_blanks(as_text(marked))
    return passage(made, [gaps[name] for name in order])
