"""QZ, third part: whether a bank has other questions to ask whoever tries again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from course.model import Content, Module
from course.model.questions.base import Question
from course.model.thresholds import House
from course.reading.problems import shown
from course.reading.telling import tell, tell_many, tell_row
from course.rules.rule import Finding

Groups = Mapping[str, list[Question]]


def enough_for_a_retry(content: Content, house: House) -> Iterator[Finding]:
    """QZ22: a bank of fewer than ``bank_min`` questions has only begun."""
    for module in content.modules:
        tested = module.quiz.tested
        groups: dict[str, list[Question]] = {}
        for question in tested:
            groups.setdefault(question.objective, []).append(question)
        if len(tested) >= house.bank_min and module.quiz.asked == len(tested):
            yield _all_asked(module, groups)
        elif len(tested) >= house.bank_min:
            yield from _too_few_left(module, groups)


def most_asked(groups: Groups, objective: str, *, own: int) -> int:
    """Return the most questions that an attempt may ask before it asks the last of ``own`` on an objective.

    As ``web/quiz/draw.js`` draws: every objective once before any a second time, and which comes first is chance.
    """
    others = sum(min(len(group), own - 1) for name, group in groups.items() if name != objective)
    return others + own - 1


def _all_asked(module: Module, groups: Groups) -> Finding:
    single = [name for name, group in groups.items() if len(group) == 1]
    limits = [most_asked(groups, name, own=len(group)) for name, group in groups.items() if len(group) > 1]
    limit = min(limits, default=len(groups))
    of_each = tell_row(map(_of, single))
    if len(single) > 1:
        hint = tell(
            "write `draw: %(limit)s` or less, and a second question each: %(of_each)s", limit=limit, of_each=of_each
        )
    elif single:
        hint = tell("write `draw: %(limit)s` or less, and a second question %(of_each)s", limit=limit, of_each=of_each)
    else:
        hint = tell("write `draw: %(limit)s` or less", limit=limit)
    bank = module.quiz.at
    return Finding(
        bank.at("draw" if "draw" in bank.entries else "questions"),
        tell(
            "an attempt asks all %(tested_count)s questions of the test, so that a retry has no others",
            tested_count=len(module.quiz.tested),
        ),
        hint,
        module.offering.at,
    )


def _too_few_left(module: Module, groups: Groups) -> Iterator[Finding]:
    asked = module.quiz.asked
    for objective, group in groups.items():
        limit = most_asked(groups, objective, own=len(group))
        if asked > limit:
            enough = next(
                own for own in range(len(group), asked + 2) if most_asked(groups, objective, own=own) >= asked
            )
            more = enough - len(group)
            hint = (
                tell("write %(more)s more, or `draw: %(limit)s` or less", more=more, limit=limit)
                if limit
                else tell("write %(more)s more", more=more)
            )
            yield Finding(
                group[0].at.at("objective" if objective else "id"),
                tell_many(
                    "an attempt may ask the only question %(of)s, so that a retry has no others of it",
                    "an attempt may ask each of the %(number)s questions %(of)s, so that a retry has no others of it",
                    len(group),
                    of=_of(objective),
                ),
                hint,
                module.offering.at,
            )


def _of(objective: str) -> str:
    return (
        tell("on the objective %(objective)s", objective=shown(objective))
        if objective
        else tell("without an objective")
    )
