"""A browser and the command line count the same answers alike, and give the same advice, to the byte."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from course.checks.load import load_course
from course.locale.reading import words_for
from course.model import Content
from course.records import figures
from course.records.advice import advice_on
from course.records.code import Data, code_of, short
from course.records.present import present_of
from course.records.record import read_text
from course.records.roster import Entry
from course.records.spreadsheet import ENGLISH_FORM, form_in
from course.records.verification import outcome
from devtools.deno import Modules
from tests.checks.test_former_names import QUIZ, with_all_renamed
from tests.sample_records import from_paper, of_course, of_staff
from tests.web.test_names import table

pytestmark = pytest.mark.process

COUNT = """([former, entries, questions, objectives, columns, source, mark]) => {
  coursewright.former = former;
  const made = coursewright.report(entries, questions, objectives, source);
  const csv = (name, at) => coursewright[name](made, columns[at], mark);
  const [figures, goals] = [csv("figuresCsv", 0), csv("goalsCsv", 1)];
  return [made.used, made.leftOut, figures, goals];
}"""
TODAY = "2026-11-29"
TYPED = """\
  - id: which-number
    kind: short-answer
    objective: "1.1"
    prompt: Which number do you call?
    accept: ["112"]
"""
SAID = ["112", " 112 ", "Straße", "STRASSE", "é", "e\u0301", "\uffdc", "\U0001f600", "999"]


@pytest.fixture
def content(course_files: Callable[[Mapping[str, str]], Path]) -> Content:
    texts = with_all_renamed()
    return load_course(course_files(texts | {QUIZ: texts[QUIZ] + TYPED}), rules=False)


def asked(content: Content) -> list[dict[str, Any]]:
    """Return the questions as the page holds them."""
    return [
        {
            "module": module.code,
            "slug": module.slug,
            "question": question.id,
            "kind": question.name,
            "at": str(question.at.at()),
            "fingerprint": question.fingerprint,
            "objective": question.objective,
            "isTicked": question.answering == "tick",
            "parts": [[part.id, part.right] for part in question.made_parts],
        }
        for module in content.modules
        for question in module.quiz.tested
    ]


def objectives(content: Content) -> list[dict[str, str]]:
    """Return the objectives of tests as the page holds them."""
    return [
        {"module": module.code, "objective": one.id, "text": f"{one.verb} {one.text}"}
        for module in content.modules
        for one in module.tested_objectives
    ]


def answers_of(data: Data, chance: random.Random, slope: float) -> None:
    """Answer each question by chance, those who do well elsewhere better or worse than others, by ``slope``."""
    able = chance.random()
    call, say, _, number = firsts = data["modules"][0]["firsts"]
    for one in firsts:
        one["points"] = one["of"] * (chance.random() < 0.2 + 0.7 * able + (0 if slope else 0.9))
    call["points"] = call["of"] * (chance.random() < 0.5 + slope * (able - 0.5))
    call["response"] = {"a" if call["points"] else "b": True}
    say["points"] = round(say["of"] * round(3 * able) / 3, 2)
    misled = {"c"} if slope > 0 and able > 0.5 else {"a"} if slope < 0 and able < 0.5 else set()
    say["response"] = dict.fromkeys(sorted({"b"} | misled | set(chance.choices("ab"))), True)
    number["response"] = {"answer": chance.choice(SAID)}
    one = chance.choice(firsts)
    one.update(chance.choice([{}, {}, {}, {"fingerprint": "00000000"}, {"shown": True}]))
    if chance.random() < 0.3:
        call.update(id="call-first", response={"call" if name == "a" else name: True for name in call["response"]})
        data["modules"][0]["code"] = chance.choice(["FA-101", "OLD-101"])


def handed_in(content: Content, chance: random.Random, number_of: int, slope: float) -> list[Entry]:
    """Return records of learners and trainers, some altered, some foreign, some of a learner who is there already."""
    present, entries = present_of(content), []
    for number in range(number_of):
        changes: list[Callable[[Data], object]] = [lambda data: answers_of(data, chance, slope)]
        changes += [of_staff(f"{chance.randrange(90):03}")] if chance.random() < 0.3 else []
        changes += [from_paper()] if chance.random() < 0.3 else []
        changes += [lambda data: data["catalogue"].update(id="another")] if chance.random() < 0.05 else []
        name = chance.choice(["Ada", " ada", "Zoë"]) if chance.random() < 0.1 else f"Learner {number}"
        data = of_course(content, number, *changes, name=name)
        if chance.random() < 0.05:
            data["hours"] = 99
        text = f"#r={short(data)}" if chance.random() < 0.05 and data["code"] == code_of(data) else json.dumps(data)
        reading = read_text(text)
        entries.append(Entry(file=f"{number}.json", reading=reading, outcome=outcome(reading, present, TODAY)))
    return entries


def test_browser_and_command_line_make_the_same_figures_of_the_same_records(web: Modules, content: Content) -> None:
    reasons: set[str] = set()
    for number_of, slope in itertools.product((0, 9, 40, 160), (-0.9, 0, 0.9)):
        chance = random.Random(number_of)  # noqa: S311 - no secret
        entries = handed_in(content, chance, number_of, slope)
        theirs = [
            {
                "file": one.file,
                "record": one.reading.record and one.reading.data,
                "altered": one.reading.altered,
                "whole": "rest" not in (one.reading.data or {}),
                "state": one.outcome.state,
                "label": one.outcome.label,
            }
            for one in entries
        ]
        for source in ("browser", "paper"):
            mine = figures.report(entries, content, source)
            columns = [list(figures.COLUMNS), list(figures.GOAL_COLUMNS)]
            form = ENGLISH_FORM if source == "browser" else form_in(words_for("de"))
            columns = [form.heads(one) for one in columns]
            told = [table(content.former), theirs, asked(content), objectives(content), columns, source]
            told.append(form.words.mark)
            used, left_out, written, goals = web.evaluate(COUNT, told)
            assert written == figures.as_csv(mine, form).decode()
            assert goals == figures.goals_csv(mine, form).decode()
            assert (used, [told[1:] for told in left_out]) == (
                mine.used,
                [[one.number, one.named] for one in mine.left_out],
            )
            reasons |= {advice.reason for item in mine.items for advice in advice_on(item)}
    assert reasons == {"nothing", "few", "key", "misleading", "unpicked", "easy"}
