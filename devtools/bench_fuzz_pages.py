"""The readers that ``bench fuzz`` tries in a browser: those of both sides, which must agree, and what pages keep."""

from __future__ import annotations

import base64
import json
import random
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from course.model.typed import evened, numbers
from course.records.code import short
from course.records.record import read_bytes
from devtools.bench_fuzz_cases import SECONDS, OpenPage, Tally, try_each
from devtools.bundle import exposed
from tests import json_texts, stored_states
from tests.fuzz_texts import any_text, made_of_pieces, mutated
from tests.sample_records import bare

BATCH = 500
COURSE = "first-aid-training"
IDS = {
    "courses": ["essentials"], "modules": ["people"], "lessons": ["lesson"], "scenarios": ["fall-on-the-stairs"],
    "questions": ["first-call", "what-to-say", "anybody-can-help"], "list:after-a-call": ["said-where", "stayed"],
}  # fmt: skip


def show(page: Page, address: str) -> Page:
    """Show a page of a course, with what its scripts keep to themselves as ``coursewright``."""
    page.goto(address)
    page.evaluate(exposed())
    return page


def records(chance: random.Random, number: int, _folder: Path, open_page: OpenPage) -> Tally:
    """Read records on both sides."""
    sound = [bare()]
    files = json_texts.texts(chance.randrange(2**32), number, sound, [f"#r={short(one)}" for one in sound])
    script = """(content) => {
      const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
      const { why, text } = coursewright.record.decoded(bytes);
      if (why) return ["", [why]];
      const found = coursewright.verify.read(text);
      return [found.actual || "", found.problems];
    }"""
    cases = [(base64.b64encode(content).decode(), content) for content in files]
    mine: list[object] = []

    def read(case: tuple[str, bytes]) -> None:
        mine.append(None)
        reading = read_bytes(case[1])
        mine[-1] = [reading.actual, list(reading.problems)]

    tally = try_each(iter(cases), read)
    _compare(tally, open_page("verify.html"), script, [case for case, _ in cases], mine)
    return tally


def typed_answers(chance: random.Random, number: int, _folder: Path, open_page: OpenPage) -> Tally:
    """Read typed answers on both sides."""
    sound = ["12", "1,234.5", "1½", "12 min", "5×10³", "１２", "narrate", "say why you can’t", "16,000", "José"]
    cases = [any_text(chance.choice(sound), chance)[:200] for _ in range(number)]
    mine: list[object] = []

    def read(text: str) -> None:
        mine.append(None)
        mine[-1] = [evened(text), evened(text, case=True, accents=True), numbers(text, ("min",))]

    tally = try_each(iter(cases), read)
    page = open_page("verify.html")
    script = """(text) => {
      const { even, numbers } = coursewright.typed;
      return [even(text, {}), even(text, { case: "match", accents: "match" }), numbers(text, ["min"])];
    }"""
    _compare(tally, page, script, cases, mine)
    return tally


def _compare(tally: Tally, page: Page, script: str, cases: list[Any], mine: list[object]) -> None:
    """Give the same cases to the browser; note what it throws, takes long for, or reads in another way."""
    for start in range(0, len(cases), BATCH):
        found = page.evaluate(BATCHED % script, cases[start : start + BATCH])
        for case, ours, (theirs, thrown, took) in zip(cases[start:], mine[start:], found, strict=False):
            if thrown:
                tally.add(f"thrown: {thrown}", case)
            elif took > 1000 * SECONDS:
                tally.add(f"more than {SECONDS} s in the browser", case)
            elif ours is not None and ours != theirs:
                tally.add(f"read here as {ours!r}, in the browser as {theirs!r}", case)


BATCHED = """async (cases) => {
  const read = %s;
  const found = [];
  for (const one of cases) {
    const start = performance.now();
    try {
      found.push([await read(one), "", performance.now() - start]);
    } catch (error) {
      found.push([null, String(error.stack), performance.now() - start]);
    }
  }
  return found;
}"""


def _only_thrown(page: Page, script: str, cases: list[Any]) -> Tally:
    tally = Tally(cases=len(cases))
    _compare(tally, page, script, cases, [None] * len(cases))
    return tally


def grading(chance: random.Random, number: int, _folder: Path, open_page: OpenPage) -> Tally:
    """Grade responses of anything; no response earns less than nothing, or more than there is."""
    page = open_page("verify.html")
    kinds = ["single-choice", "multiple-choice", "true-false", "short-answer", "numeric", "ordering", "matching",
             "categorise", "fill-in", "none"]  # fmt: skip
    key = {"accept": "one\ntwo", "typos": "2", "low": "1", "high": "2", "unit": "min", "key": "a"}
    cases = []
    for _ in range(number):
        value = chance.choice(
            [*stored_states.NONSENSE, made_of_pieces(chance), mutated("two", chance), mutated("1.5", chance)]
        )
        response = chance.choice([{"a": value}, value, {"a": True, "b": value}])
        question = {"kind": chance.choice(kinds), "points": 2, "scoring": "partial", "parts": {"a": key, "b": key}}
        cases.append([question, response])
    script = """([question, response]) => {
      const { points } = coursewright.grade(question, response);
      if (!(points >= 0 && points <= 2)) throw new Error(`${points} points`);
    }"""
    return _only_thrown(page, script, cases)


def progress_files(chance: random.Random, number: int, _folder: Path, open_page: OpenPage) -> Tally:
    """Bring in files with progress."""
    known = stored_states.samples(IDS)
    sound = {path: known[path] for path in known if path not in ("exported", "guide-keys", "record/one")}
    head = {"kind": "coursewright-progress", "format": 1, "catalogue": COURSE, "title": "x", "made": stored_states.DATE}
    whole = json.dumps({**head, "records": sound})
    cases = []
    for _ in range(number):
        path = chance.choice(list(sound))
        text = json.dumps({**head, "records": {**sound, path: "HERE"}})
        spoiled = text.replace('"HERE"', stored_states.spoiled(sound[path], chance))
        cases.append(spoiled if chance.random() < 0.7 else any_text(whole, chance))
    script = """(text) => {
      const { keep } = coursewright;
      const found = keep.read(text, "first-aid-training", "Training");
      if (found.why) return;
      localStorage.clear();
      keep.bring("coursewright/first-aid-training/", found.records);
      document.querySelector("course-learning").refresh();
    }"""
    return _only_thrown(open_page("learning.html"), script, cases)


def stored(chance: random.Random, number: int, _folder: Path, open_page: OpenPage) -> Tally:
    """Show My learning over stored state of anything."""
    cases = list(stored_states.states(chance.randrange(2**32), number, IDS, COURSE))
    script = """(state) => {
      localStorage.clear();
      for (const [key, text] of Object.entries(state)) localStorage.setItem(key, text);
      document.querySelector("course-learning").refresh();
      coursewright.keep.file("coursewright/first-aid-training/", "first-aid-training", "Training");
    }"""
    return _only_thrown(open_page("learning.html"), script, cases)
