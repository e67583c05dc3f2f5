"""Questions of ours from answers with weights, which is how Moodle, GIFT and most others hold them.

Input: texts in Markdown, and what each answer is worth. Output: the fields of a question, and what of the answers no
bank can hold. A weight is a share of the points in per cent, as in Moodle: 100 is right, 0 and less is wrong.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from course.importing.items import CannotHold, Fields, listed, shortened
from course.model import typed
from course.reading.telling import tell

MOST_CHOICES, MOST_ACCEPTED = 12, 40
_RIGHT = 99.5  # what three thirds come to when they are rounded


@dataclass(frozen=True)
class Answer:
    """An answer of a file: what it says, what it is worth, and what is said of it."""

    text: str
    weight: float
    feedback: str = ""

    @property
    def is_right(self) -> bool:
        """Whether it earns all points by itself."""
        return self.weight >= _RIGHT


@dataclass(frozen=True)
class Made:
    """The fields of a question from ``kind`` on, and what was lost."""

    fields: Fields
    lost: tuple[str, ...] = ()


def choices(answers: Sequence[Answer], *, takes_many: bool) -> Made:
    """Return a choice question. Raises ``CannotHold`` where no choice, every one, or each of several alone is right."""
    if not 2 <= len(answers) <= MOST_CHOICES:
        raise CannotHold(
            tell(
                "a choice question has 2 to %(most_choices)s choices, and this has %(count)s",
                most_choices=MOST_CHOICES,
                count=len(answers),
            )
        )
    _refuse_twins([answer.text for answer in answers], tell("choices"))
    return _several(answers) if takes_many else _single(answers)


def _single(answers: Sequence[Answer]) -> Made:
    right = [answer for answer in answers if answer.is_right]
    if len(right) != 1:
        why = (
            tell("no choice is right")
            if not right
            else tell("%(count)s choices are each right alone, and one can be", count=len(right))
        )
        raise CannotHold(tell("%(why)s; mark one as right", why=why))
    lost = [
        tell(
            "%(weight)s %% for the choice `%(text)s`, which earns nothing here",
            weight=f"{answer.weight:g}",
            text=shortened(answer.text, 40),
        )
        for answer in answers
        if answer.weight and not answer.is_right
    ]
    return Made(
        {"kind": "single-choice", "choices": [_choice(answer, answer.is_right) for answer in answers]}, (*lost,)
    )


def _several(answers: Sequence[Answer]) -> Made:
    right = [answer for answer in answers if answer.weight > 0]
    if not right or len(right) == len(answers):
        why = tell("no choice is right") if not right else tell("every choice is right, so there is nothing to decide")
        raise CannotHold(tell("%(why)s; mark some as right", why=why))
    strict = any(answer.weight <= -50 for answer in answers)
    weights = ", ".join(f"{answer.weight:g}" for answer in answers)
    here = (
        tell("all points when every right choice is ticked and no other")
        if strict
        else tell("a share for each right decision")
    )
    fields: Fields = {"kind": "multiple-choice"}
    if strict:
        fields["scoring"] = "all-or-nothing"
    fields["choices"] = [_choice(answer, answer.weight > 0) for answer in answers]
    return Made(fields, (tell("the weights %(weights)s %%: here it is %(here)s", weights=weights, here=here),))


def ticked(answers: Sequence[Answer]) -> Made:
    """Return a choice question of a program where all right choices, and no others, earn the points.

    Raises ``CannotHold`` as ``choices`` does.
    """
    takes_many = sum(answer.weight > 0 for answer in answers) > 1
    made = choices(answers, takes_many=takes_many)
    return earning_whole(made) if takes_many else made


def earning_whole(made: Made) -> Made:
    """Return a multiple-choice question that earns its points as a whole, so that no weight is lost."""
    return Made({"kind": "multiple-choice", "scoring": "all-or-nothing"} | made.fields)


def _choice(answer: Answer, is_right: bool) -> Fields:
    found: Fields = {"text": answer.text}
    if is_right:
        found["correct"] = True
    if answer.feedback:
        found["feedback"] = answer.feedback
    return found


def true_false(*, answer: bool, when_true: str = "", when_false: str = "") -> Made:
    """Return a statement to judge; what is said of one judgement alone is lost, for a bank has both or none."""
    fields: Fields = {"kind": "true-false", "answer": answer}
    if when_true and when_false:
        fields["feedback"] = {"true": when_true, "false": when_false}
        return Made(fields)
    alone = when_true or when_false
    return Made(fields, (_one_of_two(alone, "`true`" if when_true else "`false`"),) if alone else ())


def short_answer(answers: Sequence[Answer], *, counts_case: bool = False) -> Made:
    """Return a question with typed words. Raises ``CannotHold`` where no answer is right that can be typed."""
    right = [answer for answer in answers if answer.is_right and typed.evened(answer.text)]
    plain = [answer for answer in right if not _has_joker(answer)]
    if not plain:
        raise CannotHold(
            tell("no answer is right as it stands") if not right else tell("its right answer has a joker (*)")
        )
    written = [answer.text.replace("\\*", "*") for answer in plain]
    accept, lost = accepted(written, MOST_ACCEPTED, counts_case=counts_case)
    fields: Fields = {"kind": "short-answer", "accept": accept}
    if counts_case:
        fields["case"] = "match"
    jokers = [answer.text for answer in right if _has_joker(answer)]
    lost = [tell("the answer `%(text)s`, for no answer has a joker (*)", text=text) for text in jokers] + lost
    wrong = [answer for answer in answers if not answer.is_right]
    other = [answer for answer in wrong if answer.text.strip() == "*"]
    lost += [_of_a_wrong_answer(answer) for answer in wrong if answer.text.strip() != "*"]
    return _with_feedback(fields, lost, [answer.feedback for answer in plain], [answer.feedback for answer in other])


def _has_joker(answer: Answer) -> bool:
    return "*" in answer.text.replace("\\*", "")


@dataclass(frozen=True)
class Number:
    """A number that is right within bounds, or one that is not."""

    low: float
    high: float
    weight: float
    feedback: str = ""


def numeric(numbers: Sequence[Number], otherwise: str = "", units: Iterable[str] = ()) -> Made:
    """Return a question with a typed number; ``otherwise`` is said of any other. Raises ``CannotHold`` without one."""
    right = [number for number in numbers if number.weight >= _RIGHT]
    if not right:
        raise CannotHold(tell("no number is right"))
    first, *others = right
    fields: Fields = {"kind": "numeric", **_bounds(first)}
    if names := list(units):
        fields["units"] = names
    lost = [
        tell("the other right number %(number)s, for one range is kept", number=_shown(number)) for number in others
    ]
    lost += [
        tell(
            "%(weight)s %% for %(number)s, which earns nothing here", weight=f"{number.weight:g}", number=_shown(number)
        )
        + (
            tell(", and what is said of it: %(feedback)s", feedback=shortened(number.feedback))
            if number.feedback
            else ""
        )
        for number in numbers
        if number.weight < _RIGHT
    ]
    return _with_feedback(fields, lost, [first.feedback], [otherwise])


def _bounds(number: Number) -> Fields:
    low, high = number.low, number.high
    if not (math.isfinite(low) and math.isfinite(high)):
        raise CannotHold(tell("`%(text)s` is not a number", text=_shown(number)))
    if low > high:
        low, high = high, low
    if low == high:
        return {"answer": _plain(low)}
    middle, room = round((low + high) / 2, 10), round((high - low) / 2, 10)
    if round(middle - room, 9) == round(low, 9) and 0.0001 <= room < 1e9 and len(f"{middle:.12g}") <= 8:
        return {"answer": _plain(middle), "tolerance": f"{room:.10f}".rstrip("0").rstrip(".")}
    return {"range": {"from": _plain(low), "to": _plain(high)}}


def _plain(number: float) -> float | int:
    return int(number) if number == int(number) else number


def _shown(number: Number) -> str:
    low, high = f"{number.low:g}", f"{number.high:g}"
    return low if low == high else tell("%(low)s to %(high)s", low=low, high=high)


def matching(pairs: Sequence[tuple[str, str]], extras: Sequence[str] = ()) -> Made:
    """Return pairs to find. Several texts with one partner become items of categories.

    Raises ``CannotHold`` where there are too few or too many.
    """
    _refuse_twins([left for left, _ in pairs], tell("texts on the left"))
    rights = list(dict.fromkeys(right for _, right in pairs))
    more = [text for text in dict.fromkeys(extras) if text not in rights]
    if len(rights) == len(pairs):
        if not 2 <= len(pairs) <= 10:
            raise CannotHold(tell("a matching question has 2 to 10 pairs, and this has %(count)s", count=len(pairs)))
        fields: Fields = {"kind": "matching", "pairs": [{"left": left, "right": right} for left, right in pairs]}
        if more:
            fields["extras"] = more
        return Made(fields)
    return categories(pairs, [*rights, *more])


def categories(items: Sequence[tuple[str, str]], names: Sequence[str]) -> Made:
    """Return items to put into categories. Raises ``CannotHold`` where there are too few or too many."""
    if not (2 <= len(names) <= 6 and 2 <= len(items) <= 12):
        raise CannotHold(
            tell(
                "a categorise question has 2 to 6 categories and 2 to 12 items, and this has %(count)s and %(items)s",
                count=len(names),
                items=len(items),
            )
        )
    ids = {name: f"category-{number}" for number, name in enumerate(names, 1)}
    return Made({
        "kind": "categorise",
        "categories": [{"id": ids[name], "text": name} for name in names],
        "items": [{"text": text, "category": ids[name]} for text, name in items],
    })  # fmt: skip


def ordering(texts: Sequence[str]) -> Made:
    """Return texts to put into their order, which is this one. Raises ``CannotHold`` for too few or too many."""
    if not 2 <= len(texts) <= 12:
        raise CannotHold(tell("an ordering question has 2 to 12 items, and this has %(count)s", count=len(texts)))
    _refuse_twins(texts, tell("items"))
    return Made({"kind": "ordering", "items": [{"text": text} for text in texts]})


def whole_points(text: str) -> tuple[int, str]:
    """Return points as a bank has them, a whole number from 1 to 100 (1 where none are said), and what is lost."""
    try:
        worth = float(text.replace(",", "."))
        points = min(100, max(1, round(worth)))
    except (ValueError, OverflowError):
        return 1, tell("`%(text)s` points, which are 1 here: that is no number", text=shortened(text, 40))
    told = tell(
        "%(worth)s points, which are %(points)s here: points are whole numbers from 1 to 100",
        worth=f"{worth:g}",
        points=points,
    )
    return points, told if worth != points else ""


def _with_feedback(fields: Fields, lost: list[str], right: Iterable[str], wrong: Iterable[str]) -> Made:
    """Add what is said of a right and of any other answer: a bank has both or none."""
    of_right, of_wrong = (list(dict.fromkeys(filter(None, texts))) for texts in (right, wrong))
    lost += [tell("what is said of another right answer: %(text)s", text=shortened(text)) for text in of_right[1:]]
    lost += [tell("what is said of another wrong answer: %(text)s", text=shortened(text)) for text in of_wrong[1:]]
    if of_right and of_wrong:
        fields["feedback"] = {"right": of_right[0], "wrong": of_wrong[0]}
    elif of_right or of_wrong:
        lost.append(
            _one_of_two((of_right or of_wrong)[0], tell("a right answer") if of_right else tell("any other answer"))
        )
    return Made(fields, (*lost,))


def _one_of_two(text: str, of: str) -> str:
    return tell("what is said of %(of)s, since nothing is said of the other: %(text)s", of=of, text=shortened(text))


def _of_a_wrong_answer(answer: Answer) -> str:
    worth = (
        tell("%(weight)s %% for the answer", weight=f"{answer.weight:g}") if answer.weight else tell("the wrong answer")
    )
    said = (
        tell(", and what is said of it: %(feedback)s", feedback=shortened(answer.feedback)) if answer.feedback else ""
    )
    return tell(
        "%(worth)s `%(text)s`, which earns nothing here%(said)s",
        worth=worth,
        text=shortened(answer.text, 40),
        said=said,
    )


def accepted(texts: Sequence[str], most: int, *, counts_case: bool = False) -> tuple[list[str], list[str]]:
    """Return the texts to accept, so many at most, and what is said of each beyond.

    Of those that are marked alike when they are typed, the first stands for all, and nothing is lost.
    """
    again = {at for at, _ in typed.twins(texts, case=counts_case)}
    unlike = [text for at, text in enumerate(texts) if at not in again]
    return unlike[:most], [
        tell("the answer %(text)s, more than %(most_accepted)s are not kept", text=listed([text]), most_accepted=most)
        for text in unlike[most:]
    ]


def by_name(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the texts of choices by the names that a file gives them. Raises ``CannotHold`` where two have one."""
    found: dict[str, str] = {}
    for name, text in texts:
        if name in found:
            raise CannotHold(tell("two of its choices are named `%(name)s`; rename one", name=shortened(name, 40)))
        found[name] = text
    return found


def _refuse_twins(texts: Sequence[str], what: str) -> None:
    seen: set[str] = set()
    for text in texts:
        if not text.strip():
            raise CannotHold(tell("one of its %(what)s has no text", what=what))
        if text.strip() in seen:
            raise CannotHold(
                tell("two of its %(what)s are `%(text)s`; change one of the two", what=what, text=shortened(text, 40))
            )
        seen.add(text.strip())
