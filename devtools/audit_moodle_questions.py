"""Questions of banks, exported, imported by Moodle, and marked there: random responses, and what each earns.

Input: banks of questions. Output: responses as Moodle takes them, by places in the file, and a row for each kind of
question. What a response earns here is what a page of ours says of it in a browser.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from playwright.sync_api import Browser

from course.exporting import losses
from course.exporting.texts import Written
from course.model.questions import Question
from course.model.questions.part import GAP, Part
from tests.browser.site import Site
from tests.serving import served

Response: TypeAlias = dict[str, Any]  # one of ours: what was put into each part
There: TypeAlias = dict[str, Any]  # a question in Moodle: its type, its mark, and the points of each response
UNLIKE = {losses.WHOLE, losses.SHARED}  # where Moodle gives shares and we do not, and the export says so
_GRADE = """([ids, responses]) => ids.map((id, at) => {
  const box = document.getElementById("question-" + id);
  const asked = [...document.querySelectorAll("course-check")].flatMap((form) => form.questions || []);
  const { key } = asked.find((question) => question.box === box);
  return coursewright.grade(key, responses[at]).points;
})"""
_NONE = "no such answer"
ENOUGH = 1e-4


@dataclass
class Row:
    """What became of one kind of question in one format."""

    kind: str
    exported: int = 0
    imported: int = 0
    responses: int = 0
    equal: int = 0
    told: int = 0  # responses that earn something else there, as the export says
    lost: set[str] = field(default_factory=set)
    different: list[str] = field(default_factory=list)


def responses_to(question: Question, count: int, chance: random.Random) -> list[Response]:
    """Return random responses that can be given to a question here and in Moodle alike; one of them is right."""
    return [_right(question), *(_response(question, chance) for _ in range(count - 1))]


def _right(question: Question) -> Response:
    match question.answering:
        case "tick":
            return {part.id: True for part in question.made_parts if part.right}
        case "number" | "letter":
            return {part.id: part.group for part in question.made_parts}
    if bounds := question.right_range:
        return {part.id: f"{bounds[0]:.12g}" for part in question.made_parts}
    return {part.id: part.accept[0] for part in question.made_parts}


def _response(question: Question, chance: random.Random) -> Response:
    parts = question.made_parts
    match question.answering:
        case "tick" if question.takes_one:
            return {chance.choice(parts).id: True} if chance.random() < 0.9 else {}
        case "tick":
            return {part.id: True for part in parts if chance.random() < 0.5}
        case "number":
            places = chance.sample(range(1, len(parts) + 1), len(parts))
            return {part.id: str(place) for part, place in zip(parts, places, strict=True) if chance.random() < 0.9}
        case "letter":
            groups = [group.id for group in question.groups()]
            return {part.id: chance.choice(groups) for part in parts if chance.random() < 0.9}
    if bounds := question.right_range:
        return {parts[0].id: _number(*bounds, chance)}
    return {part.id: _typed(part, chance, counts_case=question.counts_case) for part in parts}


def _number(low: float, high: float, chance: random.Random) -> str:
    room = (high - low) or abs(high) or 1
    near = chance.choice([low, high, (low + high) / 2, low - room / 10, high + room / 10, chance.uniform(low, high)])
    return chance.choice([f"{near:.12g}", f"{near:.2f}", str(round(near)), "", _NONE])


def _typed(part: Part, chance: random.Random, *, counts_case: bool) -> str:
    if part.options:
        return chance.choice([*part.options, ""])
    right = chance.choice(part.accept)
    case = right if counts_case else chance.choice([right, right.upper(), right.lower()])
    return chance.choice([case, f" {case} ", _NONE, f"{right} {right}", ""])


def as_moodle(question: Question, response: Response, texts: Written) -> list[Any] | dict[int, str]:
    """Return a response of ours as the job of ``moodle.php`` takes it: by places in the file."""
    parts = question.made_parts
    match question.answering:
        case "tick" if question.is_half_guessed:
            return [name for name, value in response.items() if value]
        case "tick" if question.takes_one or not question.is_shared:
            return [at for at, part in enumerate(parts) if response.get(part.id)]
        case "tick":  # who ticks nothing answers nothing, and matches nothing
            said = {True: "Right", False: "Not right"}
            return {at: said[part.id in response] for at, part in enumerate(parts)} if response else {}
        case "number":
            return {at: response[part.id] for at, part in enumerate(parts) if part.id in response}
        case "letter":
            words = {group.id: texts.plain(group.text) for group in question.groups()}
            return {at: words[response[part.id]] for at, part in enumerate(parts) if part.id in response}
        case "fill":
            shown = {part.id: part for part in parts}
            return [response[name] for name in GAP.findall(question.passage) if name in shown]
    return [response[part.id] for part in parts]


def points_here(
    banks: Mapping[str, Sequence[Question]], given: Mapping[str, list[Response]], browser: Browser
) -> dict[str, list[float]]:
    """Return what a page of ours gives for each response, by bank and id of a question."""
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as address:
        site = Site(Path(folder))
        site.write("404.html", "")  # what is asked for where a picture is not there
        page = browser.new_page()
        for number, (bank, questions) in enumerate(banks.items()):
            marked = [question for question in questions if question.is_marked]
            if not marked:
                continue
            site.lesson(marked, name=f"{number}.html")
            page.goto(f"{address}{number}.html")
            page.locator("course-check").first.evaluate("() => customElements.whenDefined('course-check')")
            page.add_script_tag(url=f"{address}assets/course/exposed.js")
            asked = [(question.id, one) for question in marked for one in given[f"{bank}/{question.id}"]]
            points = iter(page.evaluate(_GRADE, [[name for name, _ in asked], [one for _, one in asked]]))
            for name, _ in asked:
                found.setdefault(f"{bank}/{name}", []).append(next(points))
        page.close()
    return found


def rows(
    banks: Mapping[str, Sequence[Question]],
    lost: Mapping[str, list[str]],
    given: Mapping[str, list[Response]],
    here: Mapping[str, list[float]],
    there: Mapping[str, There],
) -> list[Row]:
    """Return a row for each kind of question: what came over, and what responses earn."""
    table: dict[str, Row] = {}
    for name, question in _named(banks):
        row = table.setdefault(question.name, Row(question.name))
        row.exported += 1
        row.lost |= set(lost[name])
        if name not in there:
            if losses.ALL not in lost[name]:
                row.different.append(f"{name} was not imported")
            continue
        row.imported += 1
        marked = zip(given.get(name, ()), here.get(name, ()), there[name]["points"], strict=True)
        _compare(
            row, f"{name}: ", question, list(marked), told=bool(UNLIKE & set(lost[name])), most=there[name]["mark"]
        )
    return [table[kind] for kind in sorted(table)]


def _named(banks: Mapping[str, Sequence[Question]]) -> Iterator[tuple[str, Question]]:
    for bank, questions in banks.items():
        for question in questions:
            yield f"{bank}/{question.id}", question


def _compare(
    row: Row,
    start: str,
    question: Question,
    marked: Sequence[tuple[Response, float, float | None]],
    *,
    told: bool,
    most: float,
) -> None:
    """Count responses that earn the same share here and there."""
    for response, ours, theirs in marked:
        row.responses += 1
        share = (theirs or 0) / most
        if abs(share - ours / question.points) < ENOUGH:
            row.equal += 1
        elif told and not ours:
            row.told += 1
        else:
            row.different.append(f"{start}{response} earns {ours:g} of {question.points} here, and {share:.4f} there")
