"""Rules that need more than one value: ids are unique, references resolve, nothing dangles.

Input: a module by itself, then the whole ``Content``, and the collector. Output: problems,
each at the place to fix.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial

from course.checks.catalogue import check_catalogue, check_family, check_sources
from course.checks.markdown import lesson_faults, unplaced_faults
from course.checks.naming import Owned, named_by_id, report_twice, resolve, where_defined
from course.checks.speakers import check_speakers
from course.checks.trainer import check_trainer
from course.model import Checklist, Content, Module, OwnPage
from course.model.kept_module import KeptModule
from course.model.lesson import PLACEMENT_KINDS, Lesson
from course.model.module_facts import ChecklistFacts, LessonFacts
from course.reading.data import Mapping as Keys
from course.reading.problems import Position, Problems, nearest, shown
from course.reading.telling import tell
from course.scenarios.checks import check_effects, check_scenario


def check_module(module: Module, problems: Problems) -> None:
    """Report what is wrong within one module, whatever the rest of the course is like."""
    if page := module.overview_page:
        check_overview(page, problems)
    report_twice(tell("objective"), named_by_id(_objectives(module)), problems)
    if models := module.offering.models:
        for key, name in (("negative", models.negative), ("positive", models.positive)):
            resolve("section", [name], module.section_ids, models.at, key, problems)
    _check_quiz(module, problems)
    _check_checklists(module, problems)
    _check_scenarios(module, problems)
    for lesson in module.lessons:
        check_lesson(lesson, problems)
    check_trainer(module, problems)


def check_overview(page: Lesson, problems: Problems) -> None:
    """Report what is placed in the text below an overview's front matter, or would be if its word were right."""
    for line, column, message, hint in unplaced_faults(page):
        problems.add(Position(page.path, line, column), message, hint)
    for part in page.placements:
        position = Position(page.path, part.line, part.column)
        problems.add(
            position, tell("no %(kind)s can be placed in an overview", kind=part.kind), tell("move it into a lesson")
        )


def check_page(page: OwnPage, problems: Problems) -> None:
    """Report what is wrong within one page of an author's own."""
    text = page.text
    if not text.body.strip():
        problems.add(Position(text.path), tell("the page has no text"), tell("write it below the front matter"))
    check_text(text, problems)
    if page.head.group and page.head.place == "none":
        said = tell(
            "`group` does nothing on a page that is in no navigation, and %(group)s was found",
            group=shown(page.head.group),
        )
        problems.add(page.head.at.at("group"), said, tell("remove it, or write `place: end`"))
    for part in text.placements:
        position = Position(text.path, part.line, part.column)
        problems.add(
            position,
            tell("no %(kind)s can be placed on a page of your own", kind=part.kind),
            tell("move it into a lesson"),
        )


def check_course(content: Content, problems: Problems) -> None:
    """Report everything that is wrong between the parts of ``content``."""
    check_catalogue(content, problems)
    check_sources(content.sources, problems)
    coded = [(module.code, module.offering.at) for module in content.modules]
    # Two courses of one code are told by ``check_catalogue``.
    coded += list(
        {one.code: (one.code, one.at) for one in content.catalogue.courses if one.code in content.by_code}.values()
    )
    report_twice(tell("code"), ((code, partial(at.at, "code")) for code, at in coded), problems)
    _check_owners(content, tell("objective"), lambda module: module.offering.objectives, _objectives, problems)
    _check_owners(content, tell("checklist"), lambda module: module.facts.checklists, _checklists, problems)
    _check_recalls(content, problems)
    for page in content.own_pages:
        _check_citations(content, page.text, problems)
    uses_of = uses_in(content)
    for module in content.modules:
        _check_offering(content, module, problems)
        _check_item_names(content, module, problems)
        check_speakers(content, module, problems)
        for number, lesson in enumerate(module.facts.lessons):
            if not _is_placed_soundly(content, module, lesson):
                check_placements(module.lessons[number], module.slug, content.by_slug, uses_of, problems)
        if not isinstance(module, KeptModule):  # of which the rest was sound when it was kept
            _check_names_alone(content, module, problems)


def check_against_catalogue(content: Content, problems: Problems) -> None:
    """Report what modules name of the catalogue that is not there, whatever the rest of the course is like."""
    families = {part.id for part in content.catalogue.families}
    for module in content.modules:
        check_family(module.offering, families, problems)
        check_speakers(content, module, problems)
        if not isinstance(module, KeptModule):
            for scenario in module.scenarios:
                check_effects(scenario, _qualities(content), problems)


def check_against_sources(content: Content, problems: Problems) -> None:
    """Report what modules and pages name of the file of sources that is not there, whatever the rest is like."""
    for page in content.own_pages:
        _check_citations(content, page.text, problems)
    for module in content.modules:
        if not isinstance(module, KeptModule):
            _check_claims(content, module, problems)
            for text in module.trainer_texts:
                _check_citations(content, text, problems)


def is_sound_alone(content: Content) -> bool:
    """Tell whether the modules of ``content`` name nothing of catalogue and sources that is not there."""
    problems = Problems()
    families = {part.id for part in content.catalogue.families}
    for module in content.modules:
        check_family(module.offering, families, problems)
        _check_names_alone(content, module, problems)
    return not len(problems)


def _check_names_alone(content: Content, module: Module, problems: Problems) -> None:
    """Report what a module names of catalogue and sources that is not there."""
    _check_claims(content, module, problems)
    for scenario in module.scenarios:
        check_effects(scenario, _qualities(content), problems)
    for text in module.trainer_texts:
        _check_citations(content, text, problems)


def _resolve_objectives(module: Module, names: Iterable[str], at: Keys, key: str, problems: Problems) -> None:
    """Report objectives that a module has not; where two share an id, one of them may be meant, and that was told."""
    known = [objective.id for objective in module.offering.objectives]
    if len(set(known)) == len(known):
        resolve("objective", names, known, at, key, problems)


def _check_owners(
    content: Content,
    what: str,
    known: Callable[[Module], Iterable[Owned | ChecklistFacts]],
    of: Callable[[Module], Iterable[Owned]],
    problems: Problems,
) -> None:
    """Records name these by their id alone, so no two modules may share one."""
    first: dict[str, Module] = {}
    for module in content.modules:
        if all(first.setdefault(part.id, module) is module for part in known(module)):
            continue
        for part in of(module):
            owner = first.setdefault(part.id, module)
            if owner is not module:
                message = tell(
                    "the %(what)s `%(part)s` belongs to %(code)s already", what=what, part=part.id, code=owner.code
                )
                problems.add(part.at.at("id"), message, tell("change one of the two"))


def _check_recalls(content: Content, problems: Problems) -> None:
    """Questions ask again for objectives of other modules, some of which may still be to come."""
    every = {part.id for module in content.modules for part in module.offering.objectives}
    for module in content.modules:
        mine = {part.id for part in module.offering.objectives}
        for place, question in enumerate(module.facts.questions):
            for number, name in enumerate(question.recalls):
                if name in mine:
                    found, hint = (
                        tell("%(name)s is an objective of this module", name=shown(name)),
                        tell("write it under `objective`"),
                    )
                elif name not in every and content.catalogue.complete:
                    found, hint = (
                        tell("no other module has the objective %(name)s", name=shown(name)),
                        nearest(name, every - mine),
                    )
                else:
                    continue
                problems.add(module.quiz.questions[place].at.at("recalls", number), found, hint)


def _objectives(module: Module) -> Iterable[Owned]:
    return module.offering.objectives


def _checklists(module: Module) -> Iterable[Owned]:
    return module.checklists


def _check_offering(content: Content, module: Module, problems: Problems) -> None:
    offering = module.offering
    at = offering.at
    families = {part.id for part in content.catalogue.families}
    check_family(offering, families, problems)
    for key, names in (("prerequisites", offering.prerequisites), ("related", offering.related)):
        resolve("module", names, content.by_code, at, key, problems)
        for number, code in enumerate(names):
            if code == module.code:
                problems.add(
                    at.at(key, number), tell("the module names itself in `%(key)s`", key=key), tell("remove it")
                )
    if _needs_itself(content, module):
        problems.add(
            at.at("prerequisites"), tell("the prerequisites lead back to this module"), tell("take one of them away")
        )


def _needs_itself(content: Content, module: Module) -> bool:
    seen: set[str] = set()
    waiting = [code for code in module.offering.prerequisites if code != module.code]
    while waiting:
        code = waiting.pop()
        if code == module.code:
            return True
        if code not in seen and code in content.by_code:
            seen.add(code)
            waiting.extend(content.by_code[code].offering.prerequisites)
    return False


def _check_quiz(module: Module, problems: Problems) -> None:
    quiz = module.quiz
    report_twice(tell("question"), named_by_id(quiz.questions), problems)
    anchors = module.section_ids
    are_cut = any(lesson.reading.faults for lesson in module.lessons)  # a comment that is not closed hides sections
    for question in quiz.questions:
        question.check(problems)
        if question.objective:
            _resolve_objectives(module, [question.objective], question.at, "objective", problems)
        if question.section and not are_cut:
            resolve("section", [question.section], anchors, question.at, "section", problems)
    if not quiz.tested:
        problems.add(
            quiz.at.at("questions"), tell("every question is a check"), tell("give some `use: test` or `use: both`")
        )
    elif quiz.draw and quiz.draw > len(quiz.tested):
        message = tell(
            "%(draw)s questions are drawn, but %(tested_count)s can be", draw=quiz.draw, tested_count=len(quiz.tested)
        )
        problems.add(quiz.at.at("draw"), message, tell("lower `draw`, or add questions"))
    if quiz.reveal_after and quiz.reveal != "attempt":
        message = tell(
            "`reveal_after` counts attempts, but answers are revealed by `reveal: %(reveal)s`", reveal=quiz.reveal
        )
        problems.add(quiz.at.at("reveal_after"), message, tell("write `reveal: attempt`, or take `reveal_after` out"))


def _check_checklists(module: Module, problems: Problems) -> None:
    report_twice(tell("checklist"), named_by_id(_checklists(module)), problems)
    for checklist in module.checklists:
        check_checklist(checklist, problems)
        for item in checklist.items:
            if item.objective is not None:
                _resolve_objectives(module, [item.objective], item.at, "objective", problems)


def check_checklist(checklist: Checklist, problems: Problems) -> None:
    """Report what is wrong within one checklist."""
    report_twice(tell("item"), named_by_id(checklist.items), problems)
    if checklist.status == "issued" and not checklist.trials:
        problems.add(
            checklist.at.at("status"),
            tell("the checklist is issued without a trial"),
            tell("add a dated entry to `trials`, or write `status: draft`"),
        )


def _check_scenarios(module: Module, problems: Problems) -> None:
    report_twice(tell("scenario"), named_by_id(module.scenarios), problems)
    for scenario in module.scenarios:
        _resolve_objectives(module, scenario.objectives, scenario.at, "objectives", problems)
        check_scenario(scenario, problems)


def check_lesson(lesson: Lesson, problems: Problems) -> None:
    """Report what is wrong within one lesson, whatever the rest of its module is like."""
    if not lesson.body.strip():
        problems.add(Position(lesson.path), tell("the lesson has no text"), tell("write it below the front matter"))
    check_text(lesson, problems)


def check_text(lesson: Lesson, problems: Problems) -> None:
    """Report what is wrong with the Markdown of a page."""
    for line, column, message, hint in (*unplaced_faults(lesson), *lesson_faults(lesson)):
        problems.add(Position(lesson.path, line, column), message, hint)


def _check_claims(content: Content, module: Module, problems: Problems) -> None:
    known = {"house", *content.sources.by_id}
    for question in module.quiz.questions:
        resolve("claim", question.claims, known, question.at, "claims", problems)
    for checklist in module.checklists:
        for item in checklist.items:
            resolve("claim", item.claims, known, item.at, "claims", problems)


def _check_item_names(content: Content, module: Module, problems: Problems) -> None:
    """Scenarios name items of checklists, which may belong to any module."""
    known = content.item_owners
    if all(name in known for scenario in module.facts.scenarios for name in scenario.items):
        return
    for scenario in module.scenarios:
        for node in scenario.nodes.values():
            resolve("checklist item", node.items, known, node.at, "items", problems)
            for step in node.choices:
                resolve("checklist item", step.items, known, step.at, "items", problems)


def _qualities(content: Content) -> list[str]:
    scored = content.catalogue.scenario_qualities
    return [quality.id for quality in scored.qualities] if scored else []


def _check_citations(content: Content, lesson: Lesson, problems: Problems) -> None:
    known = content.sources.by_id
    for citation in lesson.all_citations:
        if citation.id not in known:
            position = Position(lesson.path, citation.line, citation.column)
            message = tell("there is no claim or evidence %(citation)s", citation=shown(citation.id))
            problems.add(position, message, nearest(citation.id, known, where_defined("claim or evidence")))


def _is_placed_soundly(content: Content, module: Module, lesson: LessonFacts) -> bool:
    """Tell whether what a lesson places is there, may be placed, and stands once."""
    names = [(part.kind, *part.id.rpartition("/")) for part in lesson.placements]
    owners = [content.by_slug.get(slug or module.slug) for _, slug, _, _ in names]
    return len({(kind, name) for kind, _, _, name in names}) == len(names) and all(
        owner and _uses_of(owner, kind).get(name, "test") != "test"
        for owner, (kind, _, _, name) in zip(owners, names, strict=True)
    )


def uses_in(content: Content) -> Callable[[str, str], dict[str, str] | None]:
    """Return what tells which ids of a kind a module has, as ``check_placements`` asks; None where it is not known."""

    def uses_of(slug: str, kind: str) -> dict[str, str] | None:
        owner = content.by_slug.get(slug)
        return _uses_of(owner, kind) if owner else None

    return uses_of


def check_placements(
    lesson: Lesson,
    slug: str,
    slugs: Collection[str] | None,
    uses_of: Callable[[str, str], Mapping[str, str] | None],
    problems: Problems,
) -> None:
    """Report what a lesson of the module ``slug`` places and is not there, may not be placed, or stands twice.

    ``slugs`` are the modules, and ``uses_of`` tells of one and of a kind which ids can be placed, each with its use
    (only questions have one); None where that is not known, and nothing can be said.
    """
    # Their ids become ids of the page, whichever module they come from.
    places = [(part, partial(Position, lesson.path, part.line, part.column)) for part in lesson.placements]
    for kind in PLACEMENT_KINDS:
        named = ((part.id.rpartition("/")[2], place) for part, place in places if part.kind == kind)
        report_twice(tell("placed %(kind)s", kind=kind), named, problems)
    for placement in lesson.placements:
        position = Position(lesson.path, placement.line, placement.column)
        of, _, name = placement.id.rpartition("/")
        owner = of or slug
        if slugs is not None and owner not in slugs:
            problems.add(position, tell("there is no module %(slug)s", slug=shown(owner)), nearest(owner, slugs))
        elif (uses := uses_of(owner, placement.kind)) is None:
            continue
        elif name not in uses:
            hint = nearest(name, uses, where_defined(placement.kind))
            problems.add(position, tell("there is no %(kind)s %(name)s", kind=placement.kind, name=shown(name)), hint)
        elif uses[name] == "test":
            message = tell("the question `%(name)s` is for the test alone", name=name)
            problems.add(position, message, tell("give it `use: check` or `use: both`"))


def _uses_of(module: Module, kind: str) -> dict[str, str]:
    """Return the ids that can be placed, each with its use (only questions have one)."""
    if kind == "question":
        return {question.id: question.use for question in module.facts.questions}
    if kind == "scenario":
        return {scenario.id: "" for scenario in module.facts.scenarios}
    return {checklist.id: "" for checklist in module.facts.checklists}
