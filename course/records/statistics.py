"""How the questions of a course do, from the records of those who answered them.

Input: records, and the course. Output: for each question how difficult it is, how well it tells
those who know from those who do not, and how often each choice was taken. First answers alone are
counted: a later one may follow an answer that was shown.

The terms are those of classical test theory (Crocker & Algina, *Introduction to Classical and Modern
Test Theory*, 1986, chapter 14). The smallest number is the house's own: below 10 answers no correlation is shown,
because it would be noise. What to look at, ``advice.py`` says. ``web/records/statistics.js`` comes to the same figures.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from course.locale import translatable
from course.model import Content, Module
from course.model.former_names import FormerNames
from course.model.questions import Question
from course.records.intervals import Interval, correlation_interval, share_interval
from course.records.record import Record2, RecordFirst, RecordModule2
from course.records.roster import folded
from course.records.schema import units

ENOUGH_TO_CORRELATE = 10
MOST_ANSWERS = 5
# Why a record that nobody altered is left out.
WITHOUT_ANSWERS = translatable("A link without answers")
WITHOUT_FIRSTS = translatable("Of format 1, which does not say which answers were the first")
FROM_PAPER = translatable("Entered from paper, of which `--from paper` tells")
FROM_BROWSER = translatable("Made by a learner in a browser, of which `--from browser` tells")
OF_THE_SAME = translatable("Another record of the same learner and course")


# A first answer, and the share of points earned on the rest of the test; None where there is no rest.
Answered = tuple[RecordFirst, float | None]


@dataclass(frozen=True, kw_only=True)
class Choice:
    """How often one choice was taken, or one answer given: by all, and by the better and the worse half."""

    id: str
    text: str
    count: int
    better: int = 0
    worse: int = 0
    right: bool | None = None  # None where the question has no choices


@dataclass(frozen=True, kw_only=True)
class Item:
    """One question: first ``answers`` to its present key. Others are only counted.

    ``earlier`` ones were given to another key, ``shown`` ones after the answer had been shown in a lesson.
    ``better`` and ``worse`` say how many are in either half, by the rest of the test; both are 0 where all did alike.
    """

    module: str
    question: str
    kind: str
    at: str  # file, line and column
    answers: int
    earlier: int
    shown: int
    facility: float | None
    facility_interval: Interval | None
    discrimination: float | None
    discrimination_interval: Interval | None
    better: int
    worse: int
    choices: tuple[Choice, ...]


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
    given: dict[str, list[tuple[RecordFirst, float | None]]] = {name: [] for name in fingerprints}
    for part in taken:
        rests = _rests(part, fingerprints)
        for one in part.firsts:
            if one.of and one.id in given:
                given[one.id].append((one, rests.get(one.id)))
    for question in module.quiz.tested:
        all_given = given[question.id]
        present = [answer for answer in all_given if answer[0].fingerprint == question.fingerprint]
        answers = [answer for answer in present if not answer[0].shown]
        yield _item(module, question, answers, earlier=len(all_given) - len(present), shown=len(present) - len(answers))


def _named_now(part: RecordModule2, module: Module, former: FormerNames) -> RecordModule2:
    """Return what a record says of a module, with the names of today of its questions and their parts."""
    if not any(former.by_kind.get(kind) for kind in ("questions", "parts", "groups", "modules")):
        return part  # nothing was ever renamed
    return replace(part, firsts=tuple(_question_now(one, module.slug, former) for one in part.firsts))


def _question_now(asked: RecordFirst, slug: str, former: FormerNames) -> RecordFirst:
    owner, name = former.now("questions", (slug, asked.id))
    if owner != slug:  # it moved to another module, whose test this answer was no part of
        return asked

    def given(value: str | bool) -> str | bool:
        return former.now("groups", (slug, name, value))[-1] if isinstance(value, str) else value

    response = {former.now("parts", (slug, name, key))[-1]: given(value) for key, value in asked.response.items()}
    return replace(asked, id=name, response=response)


def _item(module: Module, question: Question, answers: Sequence[Answered], *, earlier: int, shown: int) -> Item:
    shares = [answer.points / answer.of for answer, _ in answers]
    pairs = [(answer.points / answer.of, rest) for answer, rest in answers if rest is not None]
    facility = math.fsum(shares) / len(shares) if shares else None
    discrimination = correlation(pairs) if len(pairs) >= ENOUGH_TO_CORRELATE else None
    better, worse = halves(answers)
    return Item(
        module=module.code,
        question=question.id,
        kind=question.name,
        at=str(question.at.at()),
        answers=len(answers),
        earlier=earlier,
        shown=shown,
        facility=facility,
        facility_interval=None if facility is None else share_interval(facility, len(shares)),
        discrimination=discrimination,
        discrimination_interval=None if discrimination is None else correlation_interval(discrimination, len(pairs)),
        better=len(better),
        worse=len(worse),
        choices=tuple(_choices(question, [answer for answer, _ in answers], better, worse)),
    )


def halves(answers: Iterable[Answered]) -> tuple[list[RecordFirst], list[RecordFirst]]:
    """Return the answers of the better and of the worse half, by the rest of the test; none where all did alike.

    People of one result stay together, so the halves are as equal as that allows.
    """
    by_rest = [(round(rest, 9), answer) for answer, rest in answers if rest is not None]
    ordered = sorted(rest for rest, _ in by_rest)
    cuts = sorted(set(ordered))[1:]
    if not cuts:
        return [], []
    least = min(cuts, key=lambda cut: abs(len(ordered) - 2 * bisect_left(ordered, cut)))
    return [one for rest, one in by_rest if rest >= least], [one for rest, one in by_rest if rest < least]


def _rests(part: RecordModule2, fingerprints: dict[str, str]) -> dict[str, float]:
    """Return by question which share of the points of all others of the same test a learner earned, where any are.

    Points have two decimals, so that they are summed up in hundredths, and what is taken away leaves nothing over.
    """
    points: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for one in part.firsts:
        if fingerprints.get(one.id) == one.fingerprint:
            points[one.id] += round(one.points * 100)
            of[one.id] += round(one.of * 100)
    earned, all_of = points.total(), of.total()
    names = {one.id for one in part.firsts}
    return {name: (earned - points[name]) / (all_of - of[name]) for name in names if all_of > of[name]}


def correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Return Pearson's correlation of the pairs, or None where one side is the same for all.

    Between a question and the rest of its test it is the item-rest correlation, the point-biserial
    correlation where a question earns all or nothing (Crocker & Algina 1986, chapter 14).
    """
    number = len(pairs)
    means = [math.fsum(pair[side] for pair in pairs) / number for side in (0, 1)] if number else [0.0, 0.0]
    spread = [math.sqrt(math.fsum((pair[side] - means[side]) ** 2 for pair in pairs)) for side in (0, 1)]
    if min(spread) < 1e-9:
        return None
    together = math.fsum((one - means[0]) * (other - means[1]) for one, other in pairs)
    return max(-1.0, min(1.0, together / (spread[0] * spread[1])))


def _choices(
    question: Question, answers: Sequence[RecordFirst], better: Sequence[RecordFirst], worse: Sequence[RecordFirst]
) -> Iterator[Choice]:
    """Yield how often each choice was taken; of a question without choices, its most frequent answers."""
    counts = [_counts(question, some) for some in (answers, better, worse)]

    def choice(name: str, value: str, text: str, *, right: bool | None) -> Choice:
        taken, by_better, by_worse = (count[name, value] for count in counts)
        return Choice(id=name, text=text, count=taken, better=by_better, worse=by_worse, right=right)

    if question.answering == "tick":
        yield from (choice(part.id, "", part.text, right=part.right) for part in question.made_parts)
        return
    by_frequency = sorted(counts[0], key=lambda key: (-counts[0][key], *map(units, key)))
    for name, value in by_frequency[:MOST_ANSWERS]:
        yield choice(name, value, value, right=None)


def _counts(question: Question, answers: Iterable[RecordFirst]) -> Counter[tuple[str, str]]:
    """Return how often each part was ticked, or what was given for it."""
    given = [entry for answer in answers for entry in answer.response.items()]
    if question.answering == "tick":
        return Counter((name, "") for name, value in given if value is True)
    return Counter((name, folded(value)) for name, value in given if isinstance(value, str))
