"""What a learner does with a question, in any engine, and what the page shows of it."""

from __future__ import annotations

from typing import Any

from tests.browser.engines.tab import Tab
from tests.browser.learner import ANSWER

# Each control of one question, with what answers it rightly.
CONTROLS = """
  const box = document.getElementById("question-" + args[0]);
  const key = (box.dataset.key || "").split(" ");
  return [...box.querySelectorAll("input, select")].map((control) => {
    const { key: place, accept, low } = control.dataset;
    const kind = control.localName === "select" ? "select" : control.type;
    const choice = /radio|checkbox/.test(kind);
    const right = choice ? key.includes(control.value) : place || (accept || "").split("\\n")[0] || low;
    const given = choice ? control.checked : control.value;
    return { kind, right, given, name: control.name, value: control.value };
  });
"""
# What every control of the page shows, by name.
SHOWN = """
  const value = (control) => (/radio|checkbox/.test(control.type) ? [control.value, control.checked] : control.value);
  return [...document.querySelectorAll("course-quiz, course-check, course-checklist")].map((part) => {
    const order = [...part.querySelectorAll(".course-order label")].map((label) => label.textContent);
    const controls = [...part.querySelectorAll("input, select")].map((control) => [control.name, value(control)]);
    const states = [...part.querySelectorAll(".course-items > li")].map((row) => row.dataset.state);
    return { controls, order, states };
  });
"""
KEPT = """
  const prefix = "coursewright/" + args[0] + "/";
  return Object.fromEntries(Object.keys(localStorage).filter((key) => key.startsWith(prefix))
    .map((key) => [key.slice(prefix.length), JSON.parse(localStorage.getItem(key))]));
"""
# How many items stand above that of a control, in an order.
ABOVE = """
  const item = document.querySelector(args[0]).closest(".course-order > *");
  return [...item.parentElement.children].indexOf(item);
"""


def drawn(tab: Tab) -> list[str]:
    """Return the ids of the questions that the page asks."""
    found: list[str] = tab.ask(
        "return [...document.querySelectorAll('fieldset.course-question:not([hidden])')].map((box) => box.id.slice(9))"
    )
    return found


def answer(tab: Tab, question: str, *, most: int | None = None) -> None:
    """Answer what a question still leaves open rightly, control by control, or only ``most`` of its controls."""
    controls: list[dict[str, Any]] = tab.ask(CONTROLS, question)
    wanted = [control for control in controls if control["right"] and not control["given"]][:most]
    if wanted and wanted[0]["kind"] == "select" and not is_shown(tab, question, wanted[0]):
        wanted.sort(key=lambda control: int(control["right"]))  # each goes up behind those that stand in their place
    for control in wanted:
        give(tab, question, control)


def answer_all_at_once(tab: Tab) -> None:
    """Answer every question rightly as the page itself knows it, where it is no matter how it is done by hand."""
    tab.ask(f"({ANSWER})([])")


def is_shown(tab: Tab, question: str, control: dict[str, Any]) -> bool:
    """Tell whether a control shows: places of an order do not, where buttons move its items."""
    place = f'#question-{question} [name="{control["name"]}"]'
    return bool(tab.ask("return document.querySelector(args[0]).getClientRects().length > 0", place))


def give(tab: Tab, question: str, control: dict[str, Any]) -> None:
    """Do to one control what answers it rightly."""
    name = control["name"]
    place = f'#question-{question} [name="{name}"]'
    if control["kind"] == "select" and not is_shown(tab, question, control):
        above = tab.ask(ABOVE, place) - int(control["right"]) + 1
        for _ in range(above):
            tab.press_on(f"{place} + .course-move")
    elif control["kind"] == "select":
        tab.choose(place, control["right"])
    elif control["kind"] == "text":
        tab.write(place, control["right"])
    else:
        tab.press_on(f'{place}[value="{control["value"]}"]')


def shown(tab: Tab) -> Any:
    """Return what every control shows, and in which order items stand."""
    return tab.ask(SHOWN)


def kept(tab: Tab, course: str) -> dict[str, Any]:
    """Return everything that is kept of a course, by its key without the course."""
    found: dict[str, Any] = tab.ask(KEPT, course)
    return found


def responses(tab: Tab, course: str) -> dict[str, Any]:
    """Return the response that is kept of each question."""
    return {path: record["response"] for path, record in kept(tab, course).items() if "response" in record}
