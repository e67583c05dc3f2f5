"""QZ, third part: whether a bank has other questions to ask whoever tries again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from course.model import Content, Module
from course.model.questions.base import Question
from course.model.thresholds import House
from course.reading.problems import shown
from course.reading.wording import counted
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
    hint = f"write `draw: {min(limits, default=len(groups))}` or less"
    if single:
        hint += f", and a second question {', '.join(map(_of, single))}"
    bank = module.quiz.at
    return Finding(
        bank.at("draw" if "draw" in bank.entries else "questions"),
        f"an attempt asks all {len(module.quiz.tested)} questions of the test, so that a retry has no others",
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
            hint = f"write {enough - len(group)} more" + (f", or `draw: {limit}` or less" if limit else "")
            all_of_them = "the only question" if len(group) == 1 else f"all {counted(len(group), 'question')}"
            yield Finding(
                group[0].at.at("objective" if objective else "id"),
                f"an attempt may ask {all_of_them} {_of(objective)}, so that a retry has no others of it",
                hint,
                module.offering.at,
            )


def _of(objective: str) -> str:
    return f"on the objective {shown(objective)}" if objective else "without an objective"
