"""Gaps of QTI 1.2: texts in which square brackets name what is typed or chosen there, as Canvas and Blackboard write.

Input: the text with its brackets, and each gap by its name. Output: a fill-in question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from course.importing.cloze import MOST_ACCEPTED, MOST_BLANKS, passage, without_gaps
from course.importing.items import CannotHold, Fields, listed
from course.importing.making import Made
from course.model import typed
from course.reading.telling import tell


@dataclass(frozen=True)
class Gap:
    """What is right in a gap, and what is offered there; a gap that offers nothing is typed."""

    right: tuple[str, ...]
    offered: tuple[str, ...] = ()


def are_in(text: str, names: Mapping[str, Gap]) -> bool:
    """Tell whether a text has each of the gaps in brackets, ``[rain]``."""
    return bool(names) and all(f"[{name}]" in text for name in names)


def filled(text: str, gaps: Mapping[str, Gap], as_text: Callable[[str], str]) -> Made:
    """Return the fill-in question of a text; ``as_text`` makes Markdown of it. Raises ``CannotHold``."""
    if len(gaps) > MOST_BLANKS:
        raise CannotHold(
            tell(
                "a fill-in question has 1 to %(most_blanks)s blanks, and this has %(count)s",
                most_blanks=MOST_BLANKS,
                count=len(gaps),
            )
        )
    if without := [name for name, gap in gaps.items() if not gap.right]:
        raise CannotHold(tell("no answer of the gap %(without)s is right", without=listed(without)))
    order = sorted(gaps, key=lambda name: text.index(f"[{name}]"))
    numbers = {name: number for number, name in enumerate(order, 1)}
    marks = re.compile("|".join(re.escape(f"[{name}]") for name in order))
    marked = marks.sub(lambda at: f"coursewrightblank{numbers.pop(at[0][1:-1], 0) or at[0]}x", text)
    marked = re.sub(r"coursewrightblank(\[[^\]]*\])x", r"\1", marked)  # a name that stands there once more
    made = re.sub(r"coursewrightblank(\d+)x", r"{blank-\1}", without_gaps(as_text(marked)))
    blanks = [_blank(f"blank-{number}", gaps[name]) for number, name in enumerate(order, 1)]
    return passage(made, blanks)


def _blank(name: str, gap: Gap) -> Fields:
    right = list(dict.fromkeys(gap.right))
    if gap.offered:
        return {"id": name, "accept": right, "options": list(dict.fromkeys(gap.offered))}
    again = {at for at, _ in typed.twins(right)}
    return {"id": name, "accept": [word for at, word in enumerate(right) if at not in again][:MOST_ACCEPTED]}
