"""SP: that what was learned comes back later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from course.model import Content, Module
from course.model.thresholds import House
from course.reading.problems import shown
from course.reading.telling import tell, tell_many
from course.reading.wording import counted
from course.rules.rule import Finding, Rule


def _owners(content: Content) -> dict[str, Module]:
    """Return the module of each objective."""
    return {part.id: owner for owner in content.modules for part in owner.offering.objectives}


def _recalled(content: Content, module: Module, owners: Mapping[str, Module]) -> Iterator[tuple[Module, str]]:
    """Yield owner and objective of each earlier question, or objective, that a module asks for again."""
    for lesson in module.facts.lessons:
        for placement in lesson.placements:
            if placement.kind != "question" or "/" not in placement.id:  # as most are, of the module itself
                continue
            slug, _, name = placement.id.rpartition("/")
            owner = content.by_slug.get(slug)
            if owner and owner is not module:
                yield from ((owner, question.objective) for question in owner.facts.questions if question.id == name)
    for question in module.facts.questions:
        yield from ((owners[name], name) for name in question.recalls if name in owners)


def _is_judged(content: Content, house: House) -> bool:
    """A catalogue of a few modules without a capstone has nowhere to ask for things again."""
    catalogue = content.catalogue
    return catalogue.complete and (bool(catalogue.capstone) or len(content.modules) >= house.capstone_from)


def comes_back(content: Content, house: House) -> Iterator[Finding]:
    """SP01."""
    if not _is_judged(content, house):
        return
    again: set[str] = set()
    owners = _owners(content)
    for module in content.modules:
        last = module.code == content.catalogue.capstone
        for owner, name in _recalled(content, module, owners):
            if name not in again and (last or owner.code < module.code):
                again.add(name)
    final = _last(content)
    for module in content.modules:
        for objective in module.offering.objectives:
            if objective.id not in again and module.code != final:
                yield Finding(
                    objective.at.at("id"),
                    tell(
                        "the objective %(objective)s never comes back in a later module", objective=shown(objective.id)
                    ),
                    tell(
                        "place one of its questions in a later lesson, <!-- question: %(slug)s/... -->, or "
                        'name it in `recalls: ["%(objective)s"]` of a capstone question',
                        slug=module.slug,
                        objective=objective.id,
                    ),
                    module.offering.at,
                )


def _last(content: Content) -> str:
    return content.catalogue.capstone or content.modules[-1].code


def equal_gaps(content: Content, house: House) -> Iterator[Finding]:
    """SP02."""
    for course in content.catalogue.courses:
        days = course.follow_ups
        gaps = [later - earlier for earlier, later in zip((0, *days), days, strict=False)]
        place = course.at.at("follow_ups")
        if len(days) < house.follow_ups_min:
            hint = tell(
                "plan at least %(follow_ups_min)s, such as `follow_ups: [7, 14, 21, 28]`",
                follow_ups_min=house.follow_ups_min,
            )
            planned = tell_many(
                "%(number)s follow-up day is planned", "%(number)s follow-up days are planned", len(days)
            )
            yield Finding(place, planned, hint, course.at)
        elif gaps and max(abs(gap - days[-1] / len(days)) for gap in gaps) > house.gap_margin / 100 * days[-1] / len(
            days
        ):
            found = ", ".join(str(gap) for gap in gaps)
            hint = tell("keep the gaps equal, such as `follow_ups: [7, 14, 21, 28]`")
            yield Finding(
                place, tell("the gaps between the follow-ups are %(found)s days", found=found), hint, course.at
            )


def final_asks_for_all(content: Content, house: House) -> Iterator[Finding]:
    """SP03."""
    if not _is_judged(content, house):
        return
    at = content.catalogue.at
    capstone = content.by_code.get(content.catalogue.capstone or "")
    if capstone is None:
        found = tell("the catalogue has %(modules)s and no capstone", modules=counted(len(content.modules), "module"))
        hint = tell("write `capstone:` with the code of the module that ends the course")
        yield Finding(at.at("capstone"), found, hint, at)
        return
    asked = {owner.code for owner, _ in _recalled(content, capstone, _owners(content))}
    for module in (one for one in content.modules if one.offering.objectives):
        if module is not capstone and module.code not in asked:
            yield Finding(
                capstone.quiz.at.at("questions"),
                tell("the capstone asks for nothing from %(code)s", code=module.code),
                tell(
                    'name one of its objectives in `recalls: ["%(id)s"]` of a question, or place one of its '
                    "questions in a lesson",
                    id=module.offering.objectives[0].id,
                ),
                capstone.offering.at,
            )


_SPACED = "Spaced questions beat massed ones (0.74 in 29 studies, reviewed in 2021)"

RULES = (
    Rule(
        id="SP01",
        scope="course",
        full="error",
        says="Every objective comes back in the warm-up of a later module, or in the capstone.",
        why=f"{_SPACED}. Judged once a catalogue has a capstone, or four modules.",
        fix="Place one of its questions at the start of a later lesson, or let a capstone question recall it.",
        example='<!-- question: calling/signs-at-the-crane --> or recalls: ["2.1"]',
        settings=("capstone_from",),
        check=comes_back,
    ),
    Rule(
        id="SP02",
        scope="course",
        full="warning",
        says="A course has follow-ups at roughly equal gaps.",
        why=f"{_SPACED}; growing gaps did no better than equal ones (0.03).",
        fix="Plan them at the same distance from each other.",
        example="follow_ups: [7, 14, 21, 28]",
        settings=("follow_ups_min", "gap_margin"),
        check=equal_gaps,
    ),
    Rule(
        id="SP03",
        scope="course",
        full="error",
        says="The capstone asks for something from every other module.",
        why=f"{_SPACED}, and testing helps what is tested (122 experiments, reviewed in 2018).",
        fix="Let its questions recall an objective of each module, or place one of each module's questions in it.",
        example='capstone: FA-102, and in its bank: recalls: ["3.2", "4.1"]',
        settings=("capstone_from",),
        check=final_asks_for_all,
    ),
)
