"""How the questions of a course do, from the records of those who answered them.

Input: first answers, and the course. Output: for each question how difficult it is, how well it tells
those who know from those who do not, and how often each choice was taken. First answers alone are
counted: a later one may follow an answer that was shown.

The terms are those of classical test theory (Crocker & Algina, *Introduction to Classical and Modern
Test Theory*, 1986, chapter 14). The smallest number is the house's own: below 10 answers no correlation is shown,
because it would be noise. What to look at, ``advice.py`` says. ``web/records/statistics.js`` comes to the same figures.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from course.locale import translatable
from course.model import Content, Module
from course.model.questions import Question
from course.records.answers import Answers, Given, Shares
from course.records.intervals import Interval, correlation_interval, share_interval
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


@dataclass(frozen=True, kw_only=True)
class Goal:
    """One objective of a module: what ``people`` earned at first on those of its ``questions`` that a test asks."""

    module: str
    objective: str
    text: str
    questions: int
    people: int
    share: float | None  # the mean of their shares of points
    interval: Interval | None


def statistics(answers: Mapping[str, Answers], content: Content) -> list[Item]:
    """Return every question that a test of the course asks, in the order of the course; answers are by module."""
    return [
        _item(module, question, answers[module.code].given[question.id])
        for module in content.modules
        for question in module.quiz.tested
    ]


def by_objective(answers: Mapping[str, Answers], content: Content) -> list[Goal]:
    """Return every objective of which a test of the course asks something, in the order of the course."""
    return [goal for module in content.modules for goal in _goals(module, answers[module.code])]


def _goals(module: Module, answers: Answers) -> Iterator[Goal]:
    asked = Counter(question.objective for question in module.quiz.tested)
    for objective in module.tested_objectives:
        shares: Shares = answers.shares[objective.id]
        people = shares.total()
        mean = _sum((points / of, number) for (points, of), number in shares.items()) / people if people else None
        yield Goal(
            module=module.code,
            objective=objective.id,
            text=f"{objective.verb} {objective.text}",
            questions=asked[objective.id],
            people=people,
            share=mean,
            interval=None if mean is None else share_interval(mean, people),
        )


def _sum(values: Iterable[tuple[float, int]]) -> float:
    """Return what ``math.fsum`` makes of values of which each is there so many times."""
    return float(sum(Fraction(value) * number for value, number in values))


def _item(module: Module, question: Question, given: Mapping[Given, int]) -> Item:
    present = Counter({one: number for one, number in given.items() if one.fingerprint == question.fingerprint})
    answers = Counter({one: number for one, number in present.items() if not one.is_shown})
    number = answers.total()
    facility = _sum((one.points / one.of, times) for one, times in answers.items()) / number if number else None
    pairs: Counter[tuple[float, float]] = Counter()
    for one, times in answers.items():
        if one.rest is not None:
            pairs[one.points / one.of, one.rest] += times
    discrimination = correlation(pairs) if pairs.total() >= ENOUGH_TO_CORRELATE else None
    better, worse = halves(answers)
    return Item(
        module=module.code,
        question=question.id,
        kind=question.name,
        at=str(question.at.at()),
        answers=number,
        earlier=sum(given.values()) - present.total(),
        shown=present.total() - number,
        facility=facility,
        facility_interval=None if facility is None else share_interval(facility, number),
        discrimination=discrimination,
        discrimination_interval=None if discrimination is None else correlation_interval(discrimination, pairs.total()),
        better=better.total(),
        worse=worse.total(),
        choices=tuple(_choices(question, answers, better, worse)),
    )


def halves(answers: Mapping[Given, int]) -> tuple[Counter[Given], Counter[Given]]:
    """Return the answers of the better and of the worse half, by the rest of the test; none where all did alike.

    People of one result stay together, so the halves are as equal as that allows.
    """
    by_rest = [(round(one.rest, 9), one, number) for one, number in answers.items() if one.rest is not None]
    people: Counter[float] = Counter()
    for rest, _, number in by_rest:
        people[rest] += number
    below, so_far = {}, 0
    for rest in sorted(people):
        below[rest] = so_far
        so_far += people[rest]
    cuts = list(below)[1:]
    if not cuts:
        return Counter(), Counter()
    least = min(cuts, key=lambda cut: abs(so_far - 2 * below[cut]))
    better = Counter({one: number for rest, one, number in by_rest if rest >= least})
    return better, Counter({one: number for rest, one, number in by_rest if rest < least})


def correlation(pairs: Mapping[tuple[float, float], int]) -> float | None:
    """Return Pearson's correlation of the pairs, each there so many times, or None where one side is the same for all.

    Between a question and the rest of its test it is the item-rest correlation, the point-biserial
    correlation where a question earns all or nothing (Crocker & Algina 1986, chapter 14).
    """
    number = sum(pairs.values())
    means = [_sum((pair[side], times) for pair, times in pairs.items()) / number if number else 0.0 for side in (0, 1)]
    spread = [
        math.sqrt(_sum(((pair[side] - means[side]) ** 2, times) for pair, times in pairs.items())) for side in (0, 1)
    ]
    if min(spread) < 1e-9:
        return None
    together = _sum(((one - means[0]) * (other - means[1]), times) for (one, other), times in pairs.items())
    return max(-1.0, min(1.0, together / (spread[0] * spread[1])))


def _choices(
    question: Question, answers: Mapping[Given, int], better: Mapping[Given, int], worse: Mapping[Given, int]
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


def _counts(question: Question, answers: Mapping[Given, int]) -> Counter[tuple[str, str]]:
    """Return how often each part was ticked, or what was given for it."""
    is_ticked = question.answering == "tick"
    counts: Counter[tuple[str, str]] = Counter()
    for one, number in answers.items():
        for name, value in one.response:
            if is_ticked and value is True:
                counts[name, ""] += number
            elif not is_ticked and isinstance(value, str):
                counts[name, folded(value)] += number
    return counts
