"""What is wrong with a scenario by itself: its nodes, its ways, and what a guide must have.

Input: a scenario and the collector. Output: problems, each at the place to fix. Limits that
a house sets for itself (words, turns) are rules, in ``course.rules.scenarios``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import cast

from course.model import Node, Scenario, Step
from course.model.scenario import GUIDE_ENDINGS, PRACTICE_ENDINGS
from course.reading.data import Mapping
from course.reading.problems import Position, Problems, nearest, shown
from course.reading.telling import tell, tell_row, tellable
from course.scenarios import paths

VARIABLE = re.compile(r"\{([^{}\s]{1,60})\}")

_FIRST_NODE = tellable("write the first, such as `nodes: {first-call: {says: ...}}`")
_DECLARE = tellable(
    "name what choices help or hurt in modules/catalogue.yml, such as "
    "`scenario_qualities: {name: our habits, qualities: [{id: calm, label: calm}]}`, or remove `effect`"
)


def check_effects(scenario: Scenario, qualities: Collection[str], problems: Problems) -> None:
    """Report effects on what the catalogue does not name; a guide has none, which ``check_scenario`` tells."""
    steps = () if scenario.is_guide else (step for node in scenario.nodes.values() for step in node.choices)
    for step in steps:
        if step.effect is None:
            continue
        if not qualities:
            problems.add(
                step.at.at("effect"), tell("the catalogue names nothing that an `effect` could score"), tell(_DECLARE)
            )
            continue
        for name in step.effect:
            if name not in qualities:
                effect = cast("Mapping", step.at.entries["effect"])  # as the schema has seen to
                position = Position(effect.path, *effect.key_places[name])
                problems.add(
                    position,
                    tell("there is no quality %(name)s", name=shown(name)),
                    nearest(name, qualities),
                )


def check_scenario(scenario: Scenario, problems: Problems) -> None:
    """Report what is wrong with one scenario, its references to other files aside."""
    _check_nodes(scenario, problems)
    ways = {scenario.start, *(step.goto for node in scenario.nodes.values() for step in node.choices)}
    if ways <= scenario.nodes.keys():  # else what cannot be reached is a misspelt way, which was told
        _check_ways(scenario, problems)
    if scenario.is_guide:
        _check_variables(scenario, problems)
        _check_way_out(scenario, problems)
        return
    for key, value in (("variables", scenario.variables), ("way_out", scenario.way_out)):
        if value:
            problems.add(
                scenario.at.at(key),
                tell("only a guide has `%(key)s`", key=key),
                tell("remove it, or write `use: guide`"),
            )


def _check_nodes(scenario: Scenario, problems: Problems) -> None:
    nodes = scenario.nodes
    if not nodes:
        problems.add(
            scenario.at.at("nodes"), tell("`nodes` must hold at least 1 entry, but 0 were found"), tell(_FIRST_NODE)
        )
        return
    if scenario.start not in nodes:
        message = tell("there is no node %(start)s", start=shown(scenario.start))
        problems.add(scenario.at.at("start"), message, nearest(scenario.start, nodes))
    for node in nodes.values():
        for step in node.choices:
            if step.goto not in nodes:
                problems.add(
                    step.at.at("goto"),
                    tell("there is no node %(goto)s", goto=shown(step.goto)),
                    nearest(step.goto, nodes),
                )
            _check_step(scenario, step, problems)
        _check_alike(node, problems)
        if bool(node.choices) == bool(node.ends):
            message = (
                tell("the node offers choices and ends")
                if node.ends
                else tell("the node neither offers choices nor ends")
            )
            problems.add(node.at.at(), message, tell("keep `choices`, or `ends` with a `debrief`"))
        _check_ending(scenario, node, problems)


def _check_alike(node: Node, problems: Problems) -> None:
    """Report choices of a moment that differ in nothing but their words, or in all but these."""
    for before, step in paths.same_choices(node):
        message = tell(
            "the choice differs from the one on line %(place)s in its wording alone", place=before.at.place[0]
        )
        hint = tell("give it a way or an effect of its own, or keep one of the two")
        problems.add(step.at.at("text"), message, hint)
    for before, step in paths.same_words(node):
        message = tell("the choice says the same as the one on line %(line)s", line=before.at.place[0])
        problems.add(step.at.at("text"), message, tell("write what sets the two apart, or keep one of them"))


def _check_step(scenario: Scenario, step: Step, problems: Problems) -> None:
    if scenario.is_guide:
        if step.effect is not None:
            problems.add(
                step.at.at("effect"), tell("a guide keeps no score, but `effect` was found"), tell("remove it")
            )
        return
    if step.reason is None:
        problems.add(step.at.at(), tell("the choice has no `reason`"), tell("say why it helps or hurts"))
    if step.note is not None:
        position = step.at.at("note")
        problems.add(position, tell("only a guide writes a note, but `note` was found"), tell("remove it"))


def _check_ending(scenario: Scenario, node: Node, problems: Problems) -> None:
    if not node.ends:
        return
    allowed = GUIDE_ENDINGS if scenario.is_guide else PRACTICE_ENDINGS
    if node.ends not in allowed:
        kind = tell("guide") if scenario.is_guide else tell("practice scenario")
        message = tell("`%(ends)s` is not a way for a %(kind)s to end", ends=node.ends, kind=kind)
        problems.add(
            node.at.at("ends"),
            message,
            tell("write one of %(allowed)s", allowed=tell_row(f"`{one}`" for one in allowed)),
        )
    if not scenario.is_guide and node.debrief is None:
        problems.add(node.at.at(), tell("the ending has no `debrief`"), tell("say what to take from it"))


def _check_ways(scenario: Scenario, problems: Problems) -> None:
    back = paths.backward(scenario)
    nodes = scenario.nodes
    reached = paths.closure([scenario.start], paths.forward(scenario))
    ending = paths.closure((name for name, node in nodes.items() if node.ends or not node.choices), back)
    with_person = paths.closure(paths.persons(scenario), back)
    for name, node in nodes.items():
        if name not in reached:
            problems.add(
                node.at.at(),
                tell("the node `%(name)s` cannot be reached", name=name),
                tell("lead a choice to it, or remove it"),
            )
        elif name not in ending:
            problems.add(
                node.at.at(),
                tell("no path from `%(name)s` comes to an end", name=name),
                tell("lead a choice to an ending"),
            )
        elif scenario.is_guide and not node.ends and name not in with_person:
            hint = tell("lead a choice to an ending with `ends: person`")
            problems.add(node.at.at(), tell("no path from `%(name)s` comes to a person", name=name), hint)


def _check_way_out(scenario: Scenario, problems: Problems) -> None:
    found = paths.persons(scenario)
    if scenario.way_out and scenario.way_out not in found:
        message = tell("the way out %(way_out)s is not an ending with a person", way_out=shown(scenario.way_out))
        problems.add(scenario.at.at("way_out"), message, nearest(scenario.way_out, found))


def _check_variables(scenario: Scenario, problems: Problems) -> None:
    first: dict[str, int] = {}
    for variable in scenario.variables:
        line = first.setdefault(variable.id, variable.at.place[0])
        if variable.at.place[0] != line:
            message = tell(
                "the variable `%(variable)s` appears here and on line %(line)s", variable=variable.id, line=line
            )
            problems.add(variable.at.at("id"), message, tell("change one of the two"))
    for text, at, key in _texts(scenario):
        for name in dict.fromkeys(VARIABLE.findall(text)):
            if name not in first:
                problems.add(at.at(key), tell("there is no variable %(name)s", name=shown(name)), nearest(name, first))


def _texts(scenario: Scenario) -> Iterator[tuple[str, Mapping, str]]:
    """Yield every text of a scenario with the place it stands at."""
    yield scenario.setup, scenario.at, "setup"
    for node in scenario.nodes.values():
        yield node.says, node.at, "says"
        yield node.debrief or "", node.at, "debrief"
        for step in node.choices:
            for key in ("text", "consequence", "reason", "note"):
                yield getattr(step, key) or "", step.at, key
