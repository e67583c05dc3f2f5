"""In which states a preview shows a question, a checklist or a scenario, and what a browser does to come to each.

Input: the part of a module. Output: ``State``s, in the order in which a learner may meet them. What is done is told to
``live/act.js`` as data; a state without it is what a browser shows whose JavaScript is off.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from course.model import Checklist, Scenario
from course.model.questions import Question
from course.reading.problems import shown
from course.scenarios import paths

Act = dict[str, object]

PLAIN = "JavaScript off"


@dataclass(frozen=True)
class State:
    """One state: its name in the address, what it is, and what is done; ``act`` is None where no script runs.

    ``is_open``: whether everything that unfolds is open. ``is_picture``: whether it is a sheet or a drawing.
    """

    name: str
    title: str
    act: Act | None = None
    is_open: bool = False
    is_picture: bool = False


def states_of_question(question: Question) -> Iterator[State]:
    """Yield the states of a question."""
    yield State("untouched", "As it is met", {})
    if question.hint is not None:
        yield State("hint", "With its hint", {"open": ".course-hint"})
    if question.answering == "tick":
        for part in question.parts():
            if not part.right:
                yield State(f"choice-{part.id}", f"A wrong choice: {_short(part.text)}", {"tick": [part.id]})
    elif question.answering != "say":
        yield State("wrong", "Answered wrongly", {"answer": "wrong"})
    if question.answering == "say":
        yield State("revealed", "Said, with the model answer beside it", {"answer": "wrong"})
        yield State("right", "Said, and judged by the model answer", {"answer": "right"})
    else:
        yield State("right", "Answered rightly", {"answer": "right"})
        asked: Act = {"answer": "wrong", "press": "form button[type=submit] + button", "open": ".course-answer"}
        yield State("revealed", "Answered wrongly, and the answer asked for", asked)
    yield State("plain", PLAIN)
    yield State("plain-open", f"{PLAIN}, with everything opened", is_open=True)
    yield State("worksheet.png", "On a worksheet", is_picture=True)
    yield State("key.png", "In its key", is_picture=True)


def states_of_checklist(_: Checklist) -> Iterator[State]:
    """Yield the states of a checklist."""
    yield State("untouched", "As it is met", {})
    yield State("ticked", "With every item ticked", {"answer": "right"})
    yield State("plain", PLAIN)
    yield State("paper.png", "On paper", is_picture=True)


def states_of_scenario(scenario: Scenario) -> Iterator[State]:
    """Yield a state for each moment, which the shortest play leads to, and every ending with its debrief."""
    for name, play in _plays(scenario).items():
        node = scenario.nodes[name]
        what = f"An ending ({node.ends}): " if node.ends else "A moment: "
        title = f"{what}{name}" if play else f"The start: {name}"
        yield State(f"node-{name}", title, {"follow" if scenario.is_guide else "choose": play})
    yield State("plain", PLAIN)
    if not scenario.is_guide:
        yield State("plain-open", f"{PLAIN}, with everything opened", is_open=True)
    yield State("ways.svg", "All ways through it", is_picture=True)


def _short(text: str) -> str:
    return shown(text)[1:-1]


def _plays(scenario: Scenario) -> dict[str, list[int]]:
    """Return the shortest play to each moment that can be reached: the choices, from 0."""
    found: dict[str, list[int]] = {scenario.start: []}
    for _, name, node in paths.numbered_nodes(scenario):  # each after one that leads to it
        for at, step in enumerate(node.choices):
            found.setdefault(step.goto, [*found[name], at])
    return found
