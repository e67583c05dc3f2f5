"""How the questions of a course do, from the records of those who answered them.

Input: records, and the course. Output: for each question how difficult it is, how well it tells
those who know from those who do not, and how often each choice was taken. First answers alone are
counted: a later one may follow an answer that was shown.

The terms are those of classical test theory (Crocker & Algina, *Introduction to Classical and Modern
Test Theory*, 1986, chapter 14). The smallest numbers are the house's own: below 30 answers nothing is
judged, and below 10 no correlation is shown, because it would be noise.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from course.model import Content, Module
from course.model.former_names import FormerNames
from course.model.questions import Question
from course.records.record import Record2, RecordFirst, RecordModule2

ENOUGH_TO_JUDGE = 30
ENOUGH_TO_CORRELATE = 10
MOST_ANSWERS = 5


@dataclass(frozen=True, kw_only=True)
class Choice:
    """How often one choice was taken, or one answer given."""

    id: str
    text: str
    count: int
    right: bool | None = None  # None where the question has no choices


@dataclass(frozen=True, kw_only=True)
class Item:
    """One question: first ``answers`` to its present key. Others are only counted.

    ``earlier`` ones were given to another key, ``shown`` ones after the answer had been shown in a lesson.
    """

    module: str
    question: str
    kind: str
    answers: int
    earlier: int
    shown: int
    facility: float | None
    discrimination: float | None
    choices: tuple[Choice, ...]

    @property
    def is_judged(self) -> bool:
        """Tell whether there are answers enough to judge by."""
        return self.answers >= ENOUGH_TO_JUDGE

    @property
    def unpicked(self) -> tuple[str, ...]:
        """Wrong choices that nobody took: they tell nobody from anybody."""
        return tuple(choice.id for choice in self.choices if choice.right is False and not choice.count)

    @property
    def note(self) -> str:
        """What stands out, or why nothing is judged."""
        if not self.answers:
            return "no first answers to the present key"
        if not self.is_judged:
            return "too few to judge"
        notes = []
        if self.discrimination is not None and self.discrimination < 0:
            notes.append("those who do well elsewhere miss it more often; look at the key")
        if self.unpicked:
            notes.append(f"nobody picked {', '.join(self.unpicked)}")
        return "; ".join(notes)


def statistics(records: Sequence[Record2], content: Content) -> list[Item]:
    """Return every question that a test of the course asks, in the order of the course."""
    return [item for module in content.modules for item in _items(module, records, content.former)]


def _items(module: Module, records: Iterable[Record2], former: FormerNames) -> Iterator[Item]:
    taken = [
        _named_now(part, module, former)
        for record in records
        for part in record.modules
        if former.now("codes", (part.code,)) == (module.code,)
    ]
    fingerprints = {question.id: question.fingerprint for question in module.quiz.tested}
    for question in module.quiz.tested:
        answers: list[tuple[RecordFirst, float | None]] = []
        given = [(part, one) for part in taken for one in part.firsts if one.id == question.id and one.of]
        present = [(part, one) for part, one in given if one.fingerprint == question.fingerprint]
        answers += [(one, _rest(part, question.id, fingerprints)) for part, one in present if not one.shown]
        yield _item(module, question, answers, earlier=len(given) - len(present), shown=len(present) - len(answers))


def _named_now(part: RecordModule2, module: Module, former: FormerNames) -> RecordModule2:
    """Return what a record says of a module, with the names of today of its questions and their parts."""
    return replace(part, firsts=tuple(_question_now(one, module.slug, former) for one in part.firsts))


def _question_now(asked: RecordFirst, slug: str, former: FormerNames) -> RecordFirst:
    owner, name = former.now("questions", (slug, asked.id))
    if owner != slug:  # it moved to another module, whose test this answer was no part of
        return asked

    def given(value: str | bool) -> str | bool:
        return former.now("groups", (slug, name, value))[-1] if isinstance(value, str) else value

    response = {former.now("parts", (slug, name, key))[-1]: given(value) for key, value in asked.response.items()}
    return replace(asked, id=name, response=response)


def _item(
    module: Module, question: Question, answers: Sequence[tuple[RecordFirst, float | None]], *, earlier: int, shown: int
) -> Item:
    shares = [answer.points / answer.of for answer, _ in answers]
    pairs = [(answer.points / answer.of, rest) for answer, rest in answers if rest is not None]
    return Item(
        module=module.code,
        question=question.id,
        kind=question.name,
        answers=len(answers),
        earlier=earlier,
        shown=shown,
        facility=sum(shares) / len(shares) if shares else None,
        discrimination=correlation(pairs) if len(pairs) >= ENOUGH_TO_CORRELATE else None,
        choices=tuple(_choices(question, [answer.response for answer, _ in answers])),
    )


def _rest(part: RecordModule2, question: str, fingerprints: dict[str, str]) -> float | None:
    """Return the share of points that a learner earned on all other questions of the same test."""
    others = [one for one in part.firsts if one.id != question and fingerprints.get(one.id) == one.fingerprint]
    of = sum(one.of for one in others)
    return sum(one.points for one in others) / of if of else None


def correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Return Pearson's correlation of the pairs, or None where one side is the same for all.

    Between a question and the rest of its test it is the item-rest correlation, the point-biserial
    correlation where a question earns all or nothing (Crocker & Algina 1986, chapter 14).
    """
    number = len(pairs)
    means = [sum(pair[side] for pair in pairs) / number for side in (0, 1)] if number else [0.0, 0.0]
    spread = [math.sqrt(math.fsum((pair[side] - means[side]) ** 2 for pair in pairs)) for side in (0, 1)]
    if min(spread) < 1e-9:
        return None
    together = math.fsum((one - means[0]) * (other - means[1]) for one, other in pairs)
    return max(-1.0, min(1.0, together / (spread[0] * spread[1])))


def _choices(question: Question, responses: Sequence[dict[str, str | bool]]) -> Iterator[Choice]:
    """Yield how often each choice was taken; of a question without choices, its most frequent answers."""
    if question.answering == "tick":
        taken = Counter(name for response in responses for name, value in response.items() if value is True)
        for part in question.made_parts:
            yield Choice(id=part.id, text=part.text, count=taken[part.id], right=part.right)
        return
    given = Counter(
        (name, " ".join(value.split()).casefold())
        for response in responses
        for name, value in response.items()
        if isinstance(value, str)
    )
    most = sorted(given.items(), key=lambda entry: (-entry[1], entry[0]))[:MOST_ANSWERS]
    for (name, value), count in most:
        yield Choice(id=name, text=value, count=count)
