"""SC: practice scenarios, and the models that a module shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.model import Content, Module, Scenario
from course.model.thresholds import House
from course.reading.problems import Position
from course.reading.telling import tell, tellable
from course.reading.wording import counted
from course.rules.lesson_parts import Paragraph, paragraphs, sections
from course.rules.rule import Finding, Rule
from course.rules.words import words
from course.scenarios import paths

_WRITE = re.compile(r"\b(?:write|jot|note)\b", re.IGNORECASE)
_GOAL = re.compile(r"\bgoals?\b", re.IGNORECASE)


def all_scenarios(content: Content) -> Iterator[tuple[Module, Scenario]]:
    """Yield every scenario with its module."""
    for module in content.modules:
        for scenario in module.scenarios:
            yield module, scenario


def real_decisions(content: Content, house: House) -> Iterator[Finding]:
    """SC01; that every moment is reached and comes to an end, the loader sees to."""
    for _, scenario in all_scenarios(content):
        deciding = [node for node in scenario.nodes.values() if node.choices]
        if len(deciding) < house.decisions_min:
            yield Finding(
                scenario.at.at("nodes"),
                tell("the scenario has %(decisions)s", decisions=counted(len(deciding), "decision")),
                tell("write %(decisions_min)s or more moments with choices", decisions_min=house.decisions_min),
                scenario.at,
            )
        low, high = house.scenario_choices_min, house.scenario_choices_max
        if scenario.is_guide:  # where a step may be an act with one way on
            low, high = 1, house.guide_choices_max
        for node in deciding:
            if not low <= len(node.choices) <= high:
                found = counted(len(node.choices), "choice")
                yield Finding(
                    node.at.at("choices"),
                    tell("the moment has %(found)s", found=found),
                    tell("offer %(low)s to %(high)s", low=low, high=high),
                    scenario.at,
                )
        yield from _too_long(scenario, house)


def _too_long(scenario: Scenario, house: House) -> Iterator[Finding]:
    deepest = house.guide_depth_max if scenario.is_guide else house.scenario_depth_max
    turns = paths.depth(scenario)
    if turns > deepest:
        hint = tell("cut it to %(deepest)s, or split it in two", deepest=deepest)
        yield Finding(
            scenario.at.at("nodes"), tell("the longest way has %(turns)s choices", turns=turns), hint, scenario.at
        )
    message, most = (
        (tellable("the step has %(found)s words"), house.step_words_max)
        if scenario.is_guide
        else (tellable("the moment has %(found)s words"), house.moment_words_max)
    )
    for node in scenario.nodes.values():
        found = len(words(node.says))
        if found > most:
            yield Finding(
                node.at.at("says"),
                tell(message, found=found),
                tell("cut it to %(most)s", most=most),
                scenario.at,
            )


def consequence_and_reason(content: Content, _: House) -> Iterator[Finding]:
    """SC02; the reason is the loader's business."""
    for _module, scenario in all_scenarios(content):
        for node in scenario.nodes.values() if scenario.use == "practice" else ():
            for step in node.choices:
                if step.consequence is None:
                    hint = tell("say what happens because of it")
                    yield Finding(step.at.at("text"), tell("the choice has no `consequence`"), hint, scenario.at)


def both_models(content: Content, _: House) -> Iterator[Finding]:
    """SC03; that the sections are there, the loader sees to."""
    for module in content.modules:
        offering = module.offering
        if offering.models is None:
            yield Finding(
                offering.at.at("title"),
                tell("the module does not say where it shows a negative and a positive model"),
                tell(
                    "write `models: {negative: ..., positive: ...}` with the lesson headings, as in their web addresses"
                ),
                offering.at,
            )


def own_case(content: Content, _: House) -> Iterator[Finding]:
    """SC04."""
    for module in content.modules:
        lesson = module.lessons[-1]
        section, text = (list(sections(lesson).items()) or [("", "")])[-1]
        missing = [] if _WRITE.search(text) else [tell("to write down a case from the learner's own work")]
        missing += [] if _GOAL.search(text) else [tell("for one goal")]
        if missing:
            line = next((part.line for part in paragraphs(lesson) if part.section == section), lesson.first_line)
            yield Finding(
                Position(lesson.path, line),
                tell("the last section of the module does not ask %(missing)s", missing=tell(" and ").join(missing)),
                tell('end with a section such as "Your own case": write a case down, and set one goal'),
                lesson,
                text,
            )


def beside_the_teaching(content: Content, house: House) -> Iterator[Finding]:
    """SC05: text before the first scenario of each lesson; that it can be replayed, a browser test sees."""
    for module in content.modules:
        for lesson in module.lessons:
            first = next((place for place in lesson.placements if place.kind == "scenario"), None)
            if first is None:
                continue
            taught = sum(len(words(part.text)) for part in paragraphs(lesson) if part.line < first.line)
            if taught < house.words_before_scenario:
                yield Finding(
                    Position(lesson.path, first.line, first.column),
                    tell("%(words)s of teaching stand before the scenario", words=counted(taught, "word")),
                    tell(
                        "teach first, in %(words_before_scenario)s words or more",
                        words_before_scenario=house.words_before_scenario,
                    ),
                    lesson,
                    f"scenario: {first.id}",
                )


def rule_codes(content: Content, house: House) -> Iterator[Finding]:
    """SC06."""
    for module in content.modules:
        codes = [part for lesson in module.lessons for part in paragraphs(lesson) if _is_code(part)]
        if not codes:
            hint = tell('add a block `!!! rule "Rules to keep"` with a few lines')
            yield Finding(module.offering.at.at("lessons"), tell("no lesson has rule codes"), hint, module.offering.at)
        for part in codes:
            found = len(words(part.text))
            if found > house.rule_words_max:
                hint = tell(
                    "cut it to %(rule_words_max)s, as one would say it to a colleague",
                    rule_words_max=house.rule_words_max,
                )
                yield Finding(
                    part.at(), tell("the rule has %(found)s words", found=found), hint, part.lesson, part.text
                )


def _is_code(part: Paragraph) -> bool:
    return part.block == "rule" and part.is_item


_TAYLOR = "Of 117 studies of behaviour modelling (reviewed in 2005)"

RULES = (
    Rule(
        id="SC01",
        scope="module",
        counts_words=True,
        full="error",
        says="A scenario has 2 decisions or more with 2 or 3 choices each, and is short; every moment is reached, "
        "every path ends.",
        why="A house rule: with one decision it is a question, and with many choices it is a menu. A guide may offer "
        "more, and is read with somebody waiting.",
        fix="Add a moment, remove choices, or cut words.",
        example="arrival (3 choices) -> rung (2 choices) -> well",
        settings=(
            "decisions_min",
            "scenario_choices_min",
            "scenario_choices_max",
            "scenario_depth_max",
            "moment_words_max",
            "guide_choices_max",
            "guide_depth_max",
            "step_words_max",
        ),
        check=real_decisions,
        judged_by=("course/scenarios/checks.py",),
    ),
    Rule(
        id="SC02",
        scope="module",
        full="error",
        practice="warning",
        says="Every choice of a practice scenario has a consequence and a reason.",
        why="Explanations help most, wherever feedback was compared (40 studies, reviewed in 2015).",
        fix="Say what happens because of the choice, and why it helps or hurts.",
        example="consequence: They look at each other. / reason: A question to all is a task for none.",
        check=consequence_and_reason,
        judged_by=("course/scenarios/checks.py",),
    ),
    Rule(
        id="SC03",
        scope="module",
        full="warning",
        says="A module shows a negative and a positive model, and says where.",
        why=f"{_TAYLOR}, those that mixed negative and positive models carried over best to the job.",
        fix="Tell one contact that went badly and one that went well, and name the sections under `models`.",
        example="models: {negative: look, positive: call}",
        check=both_models,
        judged_by=("course/checks/references.py",),
    ),
    Rule(
        id="SC04",
        scope="module",
        english="all",
        full="warning",
        says="A module ends by asking for a case from the learner's own work and one goal.",
        why=f"{_TAYLOR}, cases that the trainees wrote themselves and goals that they set helped learning carry over.",
        fix="End the last lesson with a section that asks for both.",
        example="## Your own case",
        check=own_case,
    ),
    Rule(
        id="SC05",
        scope="module",
        counts_words=True,
        full="warning",
        says="A scenario comes beside teaching, never instead of it, and can be played again at no cost.",
        why="Simulation games taught more as a supplement with unlimited access (a review of 2011, with "
        "publication bias).",
        fix="Teach before the scenario.",
        example="a section and a worked example, then the scenario",
        settings=("words_before_scenario",),
        check=beside_the_teaching,
        judged_by=("tests/rules/test_pages_made.py",),
    ),
    Rule(
        id="SC06",
        scope="module",
        counts_words=True,
        full="warning",
        says="A module gives rule codes of 8 words at most.",
        why=f"{_TAYLOR}, learning points put as short rules built more skill. The number of words is the house's.",
        fix="Add a rule block, or cut its lines.",
        example='!!! rule "Rules to keep", and in it: - Look, speak, point',
        settings=("rule_words_max",),
        check=rule_codes,
    ),
)
