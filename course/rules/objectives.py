"""OB: what a module promises that a learner can do afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.model import Content, Module
from course.model.lesson import Lesson
from course.model.thresholds import House
from course.reading.problems import closest, nearest, shown
from course.reading.telling import tell, tell_row
from course.reading.wording import counted
from course.rules.lesson_parts import paragraphs
from course.rules.rule import Finding, Rule
from course.rules.word_lists import is_english, lists_of, named_in_messages

STEM = "At the end of this module you should be able to"
_EXAMPLES = ("apply", "classify", "select")  # where a hint names a few of the verbs
_NOUNS_TOO = {
    "check",
    "complete",
    "correct",
    "design",
    "list",
    "match",
    "name",
    "order",
    "rate",
    "rank",
    "state",
    "label",
}
_SECOND_VERB = re.compile(r"\band\s+(?:to\s+)?([a-z]+)\b", re.IGNORECASE)


def number_of_objectives(content: Content, house: House) -> Iterator[Finding]:
    """OB01."""
    for module in content.modules:
        found = len(module.offering.objectives)
        if not house.objectives_min <= found <= house.objectives_max:
            yield Finding(
                module.offering.at.at("objectives"),
                tell("the module has %(objectives)s", objectives=counted(found, "objective")),
                tell(
                    "write %(objectives_min)s to %(objectives_max)s",
                    objectives_min=house.objectives_min,
                    objectives_max=house.objectives_max,
                ),
                module.offering.at,
            )


def allowed_verbs(content: Content, house: House) -> frozenset[str]:
    """Return every verb that an objective may start with, in lower case."""
    return lists_of(content.catalogue.language).objective_verbs | own_verbs(house)


def own_verbs(house: House) -> frozenset[str]:
    """Return the verbs that a house allows beside those of the lists, in lower case."""
    return frozenset(verb.casefold() for verb in house.verbs)


def measurable_verb(content: Content, house: House) -> Iterator[Finding]:
    """OB02; what OB03 bans is told there."""
    allowed = allowed_verbs(content, house)
    lists = lists_of(content.catalogue.language)
    for module in content.modules:
        for objective in module.offering.objectives:
            verb = objective.verb.casefold()
            if verb not in allowed and not lists.unseen.match(verb):
                found = (
                    tell("%(verb)s is not among the verbs that can be observed", verb=shown(objective.verb))
                    if is_english(content)
                    else tell(
                        "%(verb)s is not among the %(language)s verbs that can be observed",
                        verb=shown(objective.verb),
                        language=named_in_messages(content.catalogue.language),
                    )
                )
                examples = tell_row(sorted(allowed, key=lambda one: (one not in _EXAMPLES, one))[:3])
                hint = (
                    nearest(objective.verb, allowed)
                    if closest(objective.verb, allowed)
                    else tell("start with a verb such as %(examples)s", examples=examples)
                )
                more = tell("%(hint)s (a house may add its own under `house: verbs`)", hint=hint)
                yield Finding(objective.at.at("verb"), found, more, module.offering.at)


def banned_verb(content: Content, house: House) -> Iterator[Finding]:
    """OB03; a verb that the house allows, it has its reasons for."""
    lists, own = lists_of(content.catalogue.language), own_verbs(house)
    later = re.compile(rf"\b(?:{'|'.join(lists.joining_words)})\s+({lists.unseen.pattern})", re.IGNORECASE)
    for module in content.modules:
        for objective in module.offering.objectives:
            found = lists.unseen.match(objective.verb) or later.search(objective.text)
            if found and found.group(found.lastindex or 0).casefold() not in own:
                key = "verb" if lists.unseen.match(objective.verb) else "text"
                yield Finding(
                    objective.at.at(key),
                    tell(
                        "nobody can see whether a learner does %(found)s",
                        found=shown(found.group(found.lastindex or 0)),
                    ),
                    tell("say what they will do that shows it"),
                    module.offering.at,
                )


def one_verb(content: Content, house: House) -> Iterator[Finding]:
    """OB04."""
    allowed = allowed_verbs(content, house)
    for module in content.modules:
        for objective in module.offering.objectives:
            for found in _SECOND_VERB.finditer(f"{objective.verb} {objective.text}"):
                if found.group(1).casefold() in allowed - _NOUNS_TOO:
                    yield Finding(
                        objective.at.at("text"),
                        tell("the objective has a second verb, %(found)s", found=shown(found.group(1))),
                        tell("make two objectives of it, or drop the weaker verb"),
                        module.offering.at,
                    )


def numbered_in_order(content: Content, _: House) -> Iterator[Finding]:
    """OB05: x.1, x.2 ... in one series, which leaves x.0 to the pass mark."""
    for module in (one for one in content.modules if one.offering.objectives):
        series = _series(module)
        for number, objective in enumerate(module.offering.objectives, start=1):
            if objective.id != f"{series}.{number}":
                yield Finding(
                    objective.at.at("id"),
                    tell(
                        "%(objective)s stands where %(series)s.%(amount)s belongs",
                        objective=shown(objective.id),
                        series=series,
                        amount=number,
                    ),
                    tell(
                        'write "%(series)s.%(amount)s"; %(series)s.0 is the pass mark, which the page adds',
                        series=series,
                        amount=number,
                    ),
                    module.offering.at,
                )
                break


def _series(module: Module) -> str:
    return module.offering.objectives[0].id.partition(".")[0]


def one_series_each(content: Content, _: House) -> Iterator[Finding]:
    """OB05, of all modules together."""
    owners: dict[str, Module] = {}
    for module in (one for one in content.modules if one.offering.objectives):
        series = _series(module)
        owner = owners.setdefault(series, module)
        if owner is not module:
            yield Finding(
                module.offering.objectives[0].at.at("id"),
                tell(
                    "%(code)s already numbers its objectives from %(series)s.1 onwards", code=owner.code, series=series
                ),
                tell("give this module a series of its own"),
                module.offering.at,
            )


def stem_once(content: Content, _: House) -> Iterator[Finding]:
    """OB06: the page supplies the stem, so nobody else may."""
    for module in content.modules:
        at = module.offering.at
        for key, text in (("how", module.offering.how), ("purpose", module.offering.purpose)):
            if STEM.casefold() in " ".join(text.split()).casefold():
                yield Finding(
                    at.at(key),
                    tell("%(stem)s appears here too", stem=shown(STEM)),
                    tell("remove it; the page adds it"),
                    at,
                )
        if STEM.casefold() in " ".join(module.overview.split()).casefold():
            yield Finding(
                at.at(),
                tell("%(stem)s stands in the overview too", stem=shown(STEM)),
                tell("remove it; the page adds it"),
                at,
            )
        for lesson in module.lessons:
            yield from _stem_in(lesson)


def _stem_in(lesson: Lesson) -> Iterator[Finding]:
    for paragraph in paragraphs(lesson) if "able" in lesson.body.casefold() else ():
        start = " ".join(paragraph.text.split()).casefold().find(STEM.casefold())
        if start >= 0:
            hint = tell("remove it; the module's page says it once")
            yield Finding(
                paragraph.at(), tell("%(stem)s appears here too", stem=shown(STEM)), hint, lesson, paragraph.text
            )


def verb_fits_evidence(content: Content, _: House) -> Iterator[Finding]:
    """OB07."""
    performing = lists_of(content.catalogue.language).performing_verbs
    for module in content.modules:
        observed = {item.objective for checklist in module.checklists for item in checklist.items}
        tasks = [part for lesson in module.lessons for part in paragraphs(lesson) if part.block == "task"]
        named = {word for part in tasks for word in re.findall(r"\d+\.\d+", part.text)}
        for objective in module.offering.objectives:
            performed = objective.verb.casefold() in performing
            if performed and objective.id not in observed | named:
                verb = objective.verb.casefold()
                yield Finding(
                    objective.at.at("verb"),
                    tell("questions alone cannot show that a learner can %(verb)s something", verb=verb),
                    tell(
                        'give a checklist item `objective: "%(objective)s"`, or a lesson a block `!!! task` '
                        "that names %(objective)s; or choose a verb such as select or judge",
                        objective=objective.id,
                    ),
                    module.offering.at,
                )


RULES = (
    Rule(
        id="OB01",
        scope="module",
        full="error",
        says="A module has 3 to 5 objectives.",
        why="A house number: fewer promise little, and more cannot each be taught, tried and tested in half an hour.",
        fix="Join objectives that need the same questions, or move some to another module.",
        example='objectives: three to five entries with ids "2.1", "2.2", "2.3"',
        settings=("objectives_min", "objectives_max"),
        check=number_of_objectives,
    ),
    Rule(
        id="OB02",
        scope="module",
        words=(
            "choosing_verbs",
            "performing_verbs",
            "stating_verbs",
        ),
        full="error",
        practice="warning",
        says="An objective starts with a verb that somebody else can observe.",
        why="Bloom's and Mager's practice, and that of training catalogues: only what can be seen can be tested.",
        fix="Start with what the learner will do: select, classify, order, judge, apply ...",
        example="verb: Select",
        settings=("verbs",),
        check=measurable_verb,
    ),
    Rule(
        id="OB03",
        scope="module",
        words=(
            "unseen_verbs",
            "joining_words",
        ),
        full="error",
        practice="warning",
        says="No objective asks a learner to understand, know, learn, appreciate or be aware of something.",
        why="As for OB02: nobody can see whether it happened, so no question can be fair to it.",
        fix="Ask what somebody who understands it can do, and write that.",
        example="verb: Distinguish (instead of: Understand)",
        settings=("verbs",),
        check=banned_verb,
    ),
    Rule(
        id="OB04",
        scope="module",
        english="all",
        full="warning",
        says="An objective has one verb.",
        why="A house rule: with two verbs, a question can test one and seem to test both.",
        fix="Make two objectives of it, or drop the weaker verb.",
        example="verb: Order / text: the steps of a handover (instead of: Order and explain ...)",
        settings=("verbs",),
        check=one_verb,
    ),
    Rule(
        id="OB05",
        scope="module",
        full="error",
        says="Objectives are numbered x.1, x.2 ... in a series of the module's own; x.0 is the pass mark.",
        why="Course catalogues number a terminal objective (TO) and learning objectives (LO) so; records name "
        "them by it.",
        fix="Number them in order, without a gap, with the module's own number before the dot.",
        example='ids "2.1", "2.2", "2.3"; the page adds "TO 2.0 Score at least 80% on the module quiz"',
        check=numbered_in_order,
        course_check=one_series_each,
        judged_by=("course/checks/references.py", "tests/rules/test_pages_made.py"),
    ),
    Rule(
        id="OB06",
        scope="module",
        english="all",
        full="error",
        says='"At the end of this module you should be able to" stands once, before the list of objectives.',
        why="The fixed stem of course catalogues; the page adds it, so a second one would be read twice.",
        fix="Take the sentence out of your text.",
        example="The overview says who the module is for and what they will do in it.",
        check=stem_once,
        judged_by=("tests/rules/test_pages_made.py",),
    ),
    Rule(
        id="OB07",
        scope="module",
        words=("performing_verbs",),
        full="error",
        says="An objective to produce or perform something is shown by a task or an observation.",
        why="What a quiz shows is knowledge (Kirkpatrick's second level); doing it is the third, and has to be seen.",
        fix="Give a checklist item that objective, or a lesson a task block that names it, or choose another verb.",
        example='!!! task "Your plan (9.3)"',
        check=verb_fits_evidence,
    ),
)
