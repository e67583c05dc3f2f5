"""What a trainer leads a session with, on paper: the run sheet, guides as flow sheets, and the ways through scenarios.

Input: a module. Output: what the templates take.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.markdown.marks import SLOT
from course.model import Module, Node, Scenario
from course.model.trainer import RunStep
from course.paper.press import Data, Press
from course.paper.rich_text import PaperTexts, Rich
from course.reading.data import Mapping
from course.scenarios import drawing, paths

# Where the notes of a trainer's page cite or lead to, nobody follows on paper.
_CITED = re.compile(r'<sup id="fnref.*?</sup>', re.DOTALL)
_LINK = re.compile(r"</?a\b[^>]*>")


def run_sheet_part(press: Press, module: Module) -> Data:
    """Return the plan of a module's session as its template takes it; without one, what is known of the module."""
    texts, words, trainer = press.texts(module.slug), press.words, module.trainer
    session = trainer.session if trainer else None
    minutes = (session.session if session else None) or module.minutes
    notes = _LINK.sub("", _CITED.sub("", trainer.notes.reading.html)) if trainer else ""
    return {
        "kind": "run-sheet",
        "title": words.say("Run sheet: %(title)s", title=f"{module.code} {module.title}"),
        "organisation": press.content.catalogue.name_at_head,
        "code": module.code,
        "minutes": words.say_many("%(number)s minute", "%(number)s minutes", minutes),
        "group": texts.inline(session.group) if session and session.group else [],
        "prepare": [texts.inline(line) for line in session.prepare] if session else [],
        "bring": [texts.inline(line) for line in session.bring] if session else [],
        "plan": texts.blocks(session.plan) if session and session.plan else [],
        "room": texts.inline(session.room) if session and session.room else [],
        "steps": [
            {"from": start, "to": end, "part": _part_of(module, step, texts), "do": texts.inline(step.do)}
            for start, end, step in (trainer.timed if trainer else ())
        ],
        "discuss": [texts.inline(line) for line in session.discuss] if session else [],
        "notes": texts.parts(SLOT.sub("", notes)),
    }


def _part_of(module: Module, step: RunStep, texts: PaperTexts) -> Rich:
    """Return what a step is called: its own name, or the headings that it is about."""
    if step.part and not step.sections:
        return texts.inline(step.part)
    known = {name: words for lesson in module.lessons for name, words in lesson.parts.items()}
    named: Rich = [*texts.inline(step.part), ": "] if step.part else []
    for place, name in enumerate(step.sections):
        named += ["; "] * bool(place) + texts.words(known.get(name, name))
    return named


def flow_sheet_part(press: Press, module: Module, guide: Scenario) -> Data:
    """Return a guide as its template takes it: its steps by number, each with where it leads."""
    texts, numbers = _Filled(press.texts(module.slug), guide), paths.numbers(guide)
    steps = [
        {
            "number": number,
            "says": texts.blocks(node.says),
            "choices": [{"text": texts.inline(step.text), "to": numbers[step.goto]} for step in node.choices],
            "end": _end_of(press, node),
            "debrief": texts.blocks(node.debrief) if node.debrief else [],
        }
        for number, _, node in paths.numbered_nodes(guide)
    ]
    return {
        "kind": "flow-sheet",
        "title": guide.title,
        "organisation": press.content.catalogue.name_at_head,
        "code": f"{module.code} {module.title}",
        "setup": texts.blocks(guide.setup) if guide.setup else [],
        "way_out": numbers[guide.way_out] if guide.way_out else None,
        "variables": [variable.title for variable in guide.variables],
        "steps": steps,
    }


class _Filled:
    """Sets the texts of a guide: what is filled in on screen has its name in brackets."""

    def __init__(self, texts: PaperTexts, guide: Scenario) -> None:
        self._texts = texts
        self._names = {f"{{{variable.id}}}": f"[{variable.title}]" for variable in guide.variables}

    def inline(self, text: str) -> Rich:
        return self._texts.inline(self._named(text))

    def blocks(self, text: str) -> Rich:
        return self._texts.blocks(self._named(text))

    def _named(self, text: str) -> str:
        for place, name in self._names.items():
            text = text.replace(place, name)
        return text


def _end_of(press: Press, node: Node) -> str:
    return press.words.say(drawing.ending_of(node)) if node.ends else ""


def ways_part(press: Press, module: Module, scenario: Scenario) -> Data:
    """Return the picture of a scenario as its template takes it, with the same in words."""
    picture = str(drawing.svg(scenario, press.words))
    return {
        "kind": "ways",
        "title": press.words.say("The ways through “%(title)s”", title=scenario.title),
        "organisation": press.content.catalogue.name_at_head,
        "code": f"{module.code} {module.title}",
        "across": drawing.is_wide(scenario),
        "picture": picture,
        "sentences": drawing.sentences(scenario, press.words),
    }


def nodes_of(module: Module) -> Iterator[Mapping]:
    """Yield what these sheets of a module were read from."""
    if module.trainer and module.trainer.session:
        yield module.trainer.session.at
    for scenario in module.scenarios:
        yield scenario.at
