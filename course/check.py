"""Rules that need more than one value: ids are unique, references resolve, nothing dangles.

Comes in: ``Content`` and the collector. Goes out: problems, each at the place to mend.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from course.data import Mapping
from course.lessons import PLACEMENT_KINDS, Lesson, prose_lines, without_trainer
from course.model import Content, Module, Scenario
from course.problems import Position, Problems, nearest

MAX_MARKDOWN_DEPTH = 40

Named = tuple[str, Position]


def check(content: Content, problems: Problems) -> None:
    """Report everything that is wrong between the parts of ``content``."""
    _check_catalogue(content, problems)
    _check_sources(content, problems)
    _unique("code", ((module.code, module.offering.at.at("code")) for module in content.modules), problems)
    _unique(
        "objective",
        (
            (objective.id, objective.at.at("id"))
            for module in content.modules
            for objective in module.offering.objectives
        ),
        problems,
    )
    for module in content.modules:
        _check_offering(content, module, problems)
        _check_quiz(content, module, problems)
        _check_checklists(content, module, problems)
        _unique("scenario", ((part.id, part.at.at("id")) for part in module.scenarios), problems)
        for scenario in module.scenarios:
            _check_objectives(module, scenario.objectives, scenario.at, problems)
            _check_scenario(scenario, problems)
        for lesson in module.lessons:
            _check_lesson(content, module, lesson, problems)


def _unique(what: str, named: Iterable[Named], problems: Problems) -> None:
    first: dict[str, Position] = {}
    for name, position in named:
        if name in first:
            problems.add(
                position,
                f"the {what} `{name}` stands here and at {first[name].path}:{first[name].line}",
                "change one of the two",
            )
        else:
            first[name] = position


def _resolve(
    what: str, names: Iterable[str], known: Iterable[str], at: Mapping, key: str, problems: Problems
) -> None:
    known = tuple(known)
    for number, name in enumerate(names):
        if name not in known:
            problems.add(at.at(key, number), f"there is no {what} `{name}`", nearest(name, known))


def _check_catalogue(content: Content, problems: Problems) -> None:
    catalogue = content.catalogue
    _unique("family", ((family.id, family.at.at("id")) for family in catalogue.families), problems)
    _unique("course", ((course.id, course.at.at("id")) for course in catalogue.courses), problems)
    _unique("course code", ((course.code, course.at.at("code")) for course in catalogue.courses), problems)
    _unique("local standard", ((part.id, part.at.at("id")) for part in catalogue.standards), problems)
    families = [family.id for family in catalogue.families]
    codes = list(content.by_code)
    for course in catalogue.courses:
        _resolve("family", [course.family], families, course.at, "family", problems)
        _resolve("module", course.core, codes, course.at, "core", problems)
        _resolve("module", course.electives, codes, course.at, "electives", problems)
        if course.choose > len(course.electives):
            problems.add(
                course.at.at("choose"),
                f"{course.choose} electives are asked for, but {len(course.electives)} can be chosen",
                "add electives, or lower `choose`",
            )
        for number, code in enumerate(course.electives):
            if code in course.core:
                problems.add(
                    course.at.at("electives", number), f"`{code}` is core and elective", "keep it in one of the two"
                )


def _check_sources(content: Content, problems: Problems) -> None:
    known = content.sources
    _unique("source id", ((part.id, part.at.at("id")) for part in known.by_number), problems)
    evidence = [part.id for part in known.evidence]
    for claim in known.claims:
        _resolve("piece of evidence", claim.evidence, evidence, claim.at, "evidence", problems)


def _check_offering(content: Content, module: Module, problems: Problems) -> None:
    offering = module.offering
    at = offering.at
    codes = list(content.by_code)
    _resolve("family", [offering.family], [part.id for part in content.catalogue.families], at, "family", problems)
    for key, names in (("prerequisites", offering.prerequisites), ("related", offering.related)):
        _resolve("module", names, codes, at, key, problems)
        for number, code in enumerate(names):
            if code == module.code:
                problems.add(at.at(key, number), f"the module names itself in `{key}`", "take it away")
    if _needs_itself(content, module):
        problems.add(at.at("prerequisites"), "the prerequisites lead back to this module", "take one of them away")
    if not module.overview.strip():
        problems.add(at.at(), "the overview is missing", "write it below the front matter")


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


def _check_objectives(module: Module, names: Iterable[str], at: Mapping, problems: Problems) -> None:
    known = [objective.id for objective in module.offering.objectives]
    _resolve("objective", names, known, at, "objectives", problems)


def _check_quiz(content: Content, module: Module, problems: Problems) -> None:
    quiz = module.quiz
    _unique("question", ((question.id, question.at.at("id")) for question in quiz.questions), problems)
    objectives = [objective.id for objective in module.offering.objectives]
    citable = [*content.sources.by_id, "house"]
    anchors = [anchor for lesson in module.lessons for anchor in lesson.anchors]
    for question in quiz.questions:
        question.check(problems)
        _resolve("objective", [question.objective], objectives, question.at, "objective", problems)
        _resolve("claim", question.claims, citable, question.at, "claims", problems)
        if question.section:
            _resolve("section", [question.section], anchors, question.at, "section", problems)
    if not quiz.tested:
        problems.add(quiz.at.at("questions"), "every question is a check", "give some `use: test` or `use: both`")
    elif quiz.draw and quiz.draw > len(quiz.tested):
        problems.add(
            quiz.at.at("draw"),
            f"{quiz.draw} questions are drawn, but {len(quiz.tested)} can be",
            "lower `draw`, or add questions",
        )


def _check_checklists(content: Content, module: Module, problems: Problems) -> None:
    _unique("checklist", ((part.id, part.at.at("id")) for part in module.checklists), problems)
    objectives = [objective.id for objective in module.offering.objectives]
    known = [*content.sources.by_id, "house"]
    for checklist in module.checklists:
        _unique("item", ((item.id, item.at.at("id")) for item in checklist.items), problems)
        for item in checklist.items:
            if item.objective is not None:
                _resolve("objective", [item.objective], objectives, item.at, "objective", problems)
            _resolve("claim", item.claims, known, item.at, "claims", problems)
        if checklist.status == "issued" and not checklist.trials:
            problems.add(
                checklist.at.at("status"),
                "the checklist is issued without a trial",
                "add a dated entry to `trials`, or write `status: draft`",
            )


def _check_scenario(scenario: Scenario, problems: Problems) -> None:
    nodes = scenario.nodes
    _resolve("node", [scenario.start], nodes, scenario.at, "start", problems)
    for node in nodes.values():
        for step in node.choices:
            _resolve("node", [step.goto], nodes, step.at, "goto", problems)
            if scenario.use == "practice" and step.reason is None:
                problems.add(step.at.at(), "the choice has no `reason`", "say why it helps or hurts")
        if bool(node.choices) == bool(node.ends):
            wrong = "offers choices and ends" if node.ends else "neither offers choices nor ends"
            problems.add(node.at.at(), f"the node {wrong}", "keep `choices`, or `ends` with a `debrief`")
        if node.ends and scenario.use == "practice" and node.debrief is None:
            problems.add(node.at.at(), "the ending has no `debrief`", "say what to take from it")
    if scenario.start in nodes:
        _check_paths(scenario, problems)


def _check_paths(scenario: Scenario, problems: Problems) -> None:
    nodes = scenario.nodes
    forward = {name: {step.goto for step in node.choices} & nodes.keys() for name, node in nodes.items()}
    backward: dict[str, set[str]] = {name: set() for name in nodes}
    for name, targets in forward.items():
        for target in targets:
            backward[target].add(name)
    reached = _closure({scenario.start}, forward)
    ending = _closure({name for name, node in nodes.items() if node.ends}, backward)
    for name, node in nodes.items():
        if name not in reached:
            problems.add(node.at.at(), f"the node `{name}` cannot be reached", "lead a choice to it, or take it away")
        elif name not in ending:
            problems.add(node.at.at(), f"no path from `{name}` comes to an end", "lead a choice to an ending")


def _closure(start: set[str], edges: dict[str, set[str]]) -> set[str]:
    found, waiting = set(start), list(start)
    while waiting:
        for name in edges[waiting.pop()] - found:
            found.add(name)
            waiting.append(name)
    return found


def _check_lesson(content: Content, module: Module, lesson: Lesson, problems: Problems) -> None:
    known = content.sources.by_id
    for citation in lesson.citations:
        if citation.id not in known and f"[^{citation.id}]:" not in lesson.body:
            position = Position(lesson.path, citation.line, citation.column)
            problems.add(position, f"there is no claim or evidence `{citation.id}`", nearest(citation.id, known))
    for unplaced in lesson.unplaced:
        position = Position(lesson.path, unplaced.line, unplaced.column)
        problems.add(position, f"`{unplaced.word}` cannot be placed", nearest(unplaced.word, PLACEMENT_KINDS))
    for placement in lesson.placements:
        position = Position(lesson.path, placement.line, placement.column)
        slug, _, name = placement.id.rpartition("/")
        owner = content.by_slug.get(slug or module.slug)
        if owner is None:
            problems.add(position, f"there is no module `{slug}`", nearest(slug, content.by_slug))
            continue
        ids = _placeable(owner, placement.kind)
        if name not in ids:
            problems.add(position, f"there is no {placement.kind} `{name}`", nearest(name, ids))
        elif placement.kind == "question" and ids[name] == "test":
            problems.add(
                position, f"the question `{name}` is for the test alone", "give it `use: check` or `use: both`"
            )
    for line, column, message, hint in _markdown_faults(lesson):
        problems.add(Position(lesson.path, line + lesson.first_line - 1, column), message, hint)


def _placeable(module: Module, kind: str) -> dict[str, str]:
    if kind == "question":
        return {question.id: question.use for question in module.quiz.questions}
    if kind == "scenario":
        return {scenario.id: "" for scenario in module.scenarios}
    return {checklist.id: "" for checklist in module.checklists}


def _markdown_faults(lesson: Lesson) -> Iterator[tuple[int, int, str, str]]:
    level = 1
    for number, line in prose_lines(without_trainer(lesson.body)):
        marks = re.match(r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d+[.)](?=[ \t])))*", line)
        depth = len(re.findall(r"[>*+.)-]", marks.group())) if marks else 0
        if depth + (len(line) - len(line.lstrip())) // 4 > MAX_MARKDOWN_DEPTH:
            yield number, 1, "lists or quotations are nested too deeply here", "make them flatter"
        heading = re.match(r"(#{1,6})(?!#)\s+\S", line)
        if heading:
            found = len(heading.group(1))
            if found == 1:
                yield number, 1, "a lesson has its title from front matter, but `# ` was found", "start sections with `## `"
            elif found > level + 1:
                yield number, 1, f"the heading level jumps from {level} to {found}", f"write `{'#' * (level + 1)} `"
            level = max(found, 2)
        for image in re.finditer(r"!\[\s*\]\(", line):
            yield number, image.start() + 1, "the image has no text in its [ ]", "say there what it shows"
