"""What a question's figures advise its author to look at, in words.

Input: an ``Item``. Output: ``Advice``, what weighs most first. The bounds are the house's own, and the guide states
them (docs/modules/pages/records.md): nothing is advised below ``ENOUGH_TO_JUDGE`` answers, and halves are compared from
``ENOUGH_OF_A_HALF`` people on. A figure says where to look, never what is wrong: whoever reads the question decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from course.locale import Words, several, translatable
from course.reading.telling import tell, tell_many, tell_row
from course.records import wording
from course.records.intervals import is_greater
from course.records.statistics import Choice, Item

ENOUGH_TO_JUDGE = wording.ENOUGH_TO_JUDGE
ENOUGH_OF_A_HALF = 10
TOO_EASY = 0.9

Reason = Literal["nothing", "few", "key", "misleading", "unpicked", "easy"]

NOTHING = translatable("no first answers to the present key")
FEW = several(
    "too few to judge: %(number)s answer, and %(enough)s are needed",
    "too few to judge: %(number)s answers, and %(enough)s are needed",
)
RIVAL = translatable(
    "the key is perhaps wrong: %(better)s of %(of_better)s in the better half took %(choice)s, "
    "more than took a right choice"
)
SHUNNED = translatable(
    "the key is perhaps wrong: %(better)s of %(of_better)s in the better half took %(choice)s, "
    "and %(worse)s of %(of_worse)s in the worse, and it counts as right"
)
REVERSED = translatable("the key is perhaps wrong: those who do well elsewhere miss it more often")
MISLEADING = translatable(
    "perhaps misleading: %(better)s of %(of_better)s in the better half took %(choice)s, "
    "and %(worse)s of %(of_worse)s in the worse"
)
UNPICKED = translatable("nobody took %(choices)s, which tells nobody from anybody: write what somebody may believe")
EASY = translatable("perhaps too easy, or well taught: more than %(bound)s of the points are earned at once")


@dataclass(frozen=True, kw_only=True)
class Advice:
    """One thing to look at, or why nothing is judged; ``choice`` is the one that it is about, if it is about one."""

    reason: Reason
    choice: str = ""
    message: str | tuple[str, str]
    number: int = 0  # by which a message of two forms has its form
    values: Mapping[str, float | str] = field(default_factory=dict)

    def said(self, words: Words | None = None) -> str:
        """Return it in a language, or in that of messages."""
        if isinstance(self.message, tuple):
            one, other = self.message
            say_many = words.say_many if words else tell_many
            return say_many(one, other, self.number, **self.values)
        say = words.say if words else tell
        return say(self.message, **self.values)


def advice_on(item: Item) -> list[Advice]:
    """Return what to look at in one question; an empty list where nothing stands out."""
    if not item.answers:
        return [Advice(reason="nothing", message=NOTHING)]
    if item.answers < ENOUGH_TO_JUDGE:
        return [Advice(reason="few", message=FEW, number=item.answers, values={"enough": ENOUGH_TO_JUDGE})]
    return [*_on_the_key(item), *_on_distractors(item), *_on_what_is_easy(item)]


def _on_the_key(item: Item) -> Iterator[Advice]:
    rivals = [choice for choice in _drawing(item) if _beats_the_key(choice, item)]
    yield from (_on_choice("key", RIVAL, choice, item) for choice in rivals)
    shunned = [choice for choice in _right(item) if _is_shunned(choice, item)]
    if len(_right(item)) > 1:
        yield from (_on_choice("key", SHUNNED, choice, item) for choice in shunned)
    if not rivals and item.discrimination_interval and item.discrimination_interval[1] < 0:
        yield Advice(reason="key", message=REVERSED)


def _on_distractors(item: Item) -> Iterator[Advice]:
    for choice in _drawing(item):
        if not _beats_the_key(choice, item):
            yield _on_choice("misleading", MISLEADING, choice, item)
    unpicked = [choice.id for choice in item.choices if choice.right is False and not choice.count]
    if unpicked and len(item.choices) > 2:  # of two, that everybody is right says as much
        yield Advice(
            reason="unpicked",
            choice=unpicked[0] if len(unpicked) == 1 else "",
            message=UNPICKED,
            values={"choices": tell_row(unpicked)},
        )


def _on_what_is_easy(item: Item) -> Iterator[Advice]:
    if item.facility is not None and item.facility > TOO_EASY:
        yield Advice(reason="easy", message=EASY, values={"bound": TOO_EASY})


def _on_choice(reason: Reason, message: str, choice: Choice, item: Item) -> Advice:
    values: dict[str, float | str] = {
        "choice": choice.id,
        "better": choice.better,
        "of_better": item.better,
        "worse": choice.worse,
        "of_worse": item.worse,
    }
    return Advice(reason=reason, choice=choice.id, message=message, values=values)


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
