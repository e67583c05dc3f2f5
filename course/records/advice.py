"""What a question's figures advise its author to look at, in words.

Input: an ``Item``. Output: ``Advice``, what weighs most first. The bounds are the house's own, and the guide states
them (docs/modules/pages/records.md): nothing is advised below ``ENOUGH_TO_JUDGE`` answers, and halves are compared from
``ENOUGH_OF_A_HALF`` people on. A figure says where to look, never what is wrong: whoever reads the question decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from course.reading.wording import counted
from course.records.intervals import is_greater
from course.records.statistics import Choice, Item

ENOUGH_TO_JUDGE = 30
ENOUGH_OF_A_HALF = 10
TOO_EASY = 0.9

Reason = Literal["nothing", "few", "key", "misleading", "unpicked", "easy"]


@dataclass(frozen=True, kw_only=True)
class Advice:
    """One thing to look at, or why nothing is judged; ``choice`` is the one that it is about, if it is about one."""

    reason: Reason
    choice: str = ""
    text: str


def advice_on(item: Item) -> list[Advice]:
    """Return what to look at in one question; an empty list where nothing stands out."""
    if not item.answers:
        return [Advice(reason="nothing", text="no first answers to the present key")]
    if item.answers < ENOUGH_TO_JUDGE:
        few = f"too few to judge: {counted(item.answers, 'answer')}, and {ENOUGH_TO_JUDGE} are needed"
        return [Advice(reason="few", text=few)]
    return [*_on_the_key(item), *_on_distractors(item), *_on_what_is_easy(item)]


def _on_the_key(item: Item) -> Iterator[Advice]:
    start = "the key is perhaps wrong: "
    rivals = [choice for choice in _drawing(item) if _beats_the_key(choice, item)]
    for choice in rivals:
        took = f"{choice.better} of {item.better} in the better half took {choice.id}, more than took a right choice"
        yield Advice(reason="key", choice=choice.id, text=start + took)
    shunned = [choice for choice in item.choices if choice.right and _is_shunned(choice, item)]
    for choice in shunned if len(_right(item)) > 1 else ():
        yield Advice(reason="key", choice=choice.id, text=f"{start}{_halves(choice, item)}, and it counts as right")
    if not rivals and item.discrimination_interval and item.discrimination_interval[1] < 0:
        yield Advice(reason="key", text=f"{start}those who do well elsewhere miss it more often")


def _on_distractors(item: Item) -> Iterator[Advice]:
    for choice in _drawing(item):
        if not _beats_the_key(choice, item):
            text = f"{choice.id} is perhaps misleading: {_halves(choice, item)}"
            yield Advice(reason="misleading", choice=choice.id, text=text)
    for choice in item.choices:
        if choice.right is False and not choice.count:
            text = f"nobody took {choice.id}: it tells nobody from anybody, so write one that somebody may believe"
            yield Advice(reason="unpicked", choice=choice.id, text=text)


def _on_what_is_easy(item: Item) -> Iterator[Advice]:
    if item.facility is not None and item.facility > TOO_EASY:
        text = f"perhaps too easy, or well taught: more than {TOO_EASY} of the points are earned at once"
        yield Advice(reason="easy", text=text)


def _drawing(item: Item) -> list[Choice]:
    """Return the wrong choices that the better half takes more often than the worse."""
    return [choice for choice in item.choices if choice.right is False and _draws(choice, item)]


def _draws(choice: Choice, item: Item) -> bool:
    return _is_split(item) and is_greater(choice.better, item.better, choice.worse, item.worse)


def _is_shunned(choice: Choice, item: Item) -> bool:
    return _is_split(item) and is_greater(choice.worse, item.worse, choice.better, item.better)


def _is_split(item: Item) -> bool:
    return min(item.better, item.worse) >= ENOUGH_OF_A_HALF


def _beats_the_key(choice: Choice, item: Item) -> bool:
    """Tell whether more of the better half took this wrong choice than any right one."""
    return all(choice.better > right.better for right in _right(item))


def _right(item: Item) -> list[Choice]:
    return [choice for choice in item.choices if choice.right]


def _halves(choice: Choice, item: Item) -> str:
    return (
        f"{choice.better} of {item.better} in the better half took {choice.id}, "
        f"and {choice.worse} of {item.worse} in the worse"
    )
