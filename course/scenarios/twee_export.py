"""A scenario as a Twine story: each moment a passage, each choice a link.

Input: a sound scenario with its module's folder. Output: Twee 3. What Twine has no word for
(effects, reasons, items) stands in comments beside the link, which Twine keeps and does not show.
"""

from __future__ import annotations

import json
import re
import uuid
from typing import Any

from course.model import Node, Scenario, Step
from course.scenarios import drawing, paths
from course.scenarios.twee import DATA, Passage, harmless, written

_NOT_IN_A_LINK = re.compile(r"->|<-|\||\[+|\]+|\s+")


def exported(slug: str, scenario: Scenario) -> str:
    """Return the text of the ``.twee`` file."""
    story = {
        # The same in every export, so that Twine knows the story again.
        "ifid": str(uuid.uuid5(uuid.NAMESPACE_URL, f"coursewright:{slug}/{scenario.id}")).upper(),
        "format": "Harlowe",
        "format-version": "3.3.9",
        "start": scenario.start,
        "tag-colors": {"good": "green", "mixed": "yellow", "poor": "red", "done": "green", "person": "blue"},
    }
    places = drawing.places(scenario)
    passages = [
        Passage("StoryTitle", harmless(scenario.title)),
        Passage("StoryData", json.dumps(story, indent=2)),
        Passage(DATA, _setup(scenario), ("coursewright",), {"position": "400,25"}),
    ]
    for _, name, node in paths.numbered_nodes(scenario):
        across, layer = places[name]
        metadata = {"position": f"{100 + across * 150:.0f},{175 + layer * 150}"}
        passages.append(Passage(name, _body(node), (node.ends,) if node.ends else (), metadata))
    return written(passages)


def _setup(scenario: Scenario) -> str:
    data: dict[str, Any] = {"id": scenario.id, "use": scenario.use}
    if scenario.objectives:
        data["objectives"] = list(scenario.objectives)
    if scenario.variables:
        data["variables"] = [{"id": variable.id, "title": variable.title} for variable in scenario.variables]
    if scenario.way_out:
        data["way_out"] = scenario.way_out
    return f"{harmless(scenario.setup)}\n\n{comment('scenario', data)}"


def _body(node: Node) -> str:
    parts = [harmless(node.says)]
    data: dict[str, Any] = {}
    if node.speaker:
        data["speaker"] = node.speaker
    if node.debrief:
        data["debrief"] = node.debrief
    if node.items:
        data["items"] = list(node.items)
    if data:
        parts.append(comment("node", data))
    parts += [_link(step) for step in node.choices]
    return "\n\n".join(parts)


def _link(step: Step) -> str:
    words = _NOT_IN_A_LINK.sub(" ", step.text).strip() or step.goto
    data: dict[str, Any] = {} if words == step.text else {"text": step.text}
    if step.effect is not None:
        data["effect"] = dict(step.effect)
    for key in ("consequence", "reason", "note"):
        if getattr(step, key):
            data[key] = getattr(step, key)
    if step.items:
        data["items"] = list(step.items)
    link = f"[[{words}->{step.goto}]]"
    return f"{link}\n{comment('choice', data)}" if data else link


def comment(kind: str, data: dict[str, Any]) -> str:
    """Return data as a comment in which nothing looks like a link or the comment's end."""
    text = json.dumps(data, ensure_ascii=False)
    for sign, safe in (("[[", "[\\u005b"), ("]]", "]\\u005d"), ("--", "-\\u002d")):
        text = text.replace(sign, safe)
    return f"<!-- coursewright {kind} {text} -->"
