"""Well-typed nonsense in storage costs the entry that it stands in, and never a page."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from devtools.bundle import exposed
from tests.browser import learner
from tests.browser.site import Site
from tests.conftest import VALID
from tests.serving import EMPTY
from tests.stored_states import DATE, samples, spoiled, states

pytestmark = pytest.mark.browser

COURSE = "first-aid-training"
IDS = {
    "courses": ["essentials"], "modules": ["people"], "lessons": ["lesson"], "scenarios": ["fall-on-the-stairs"],
    "questions": ["first-call", "what-to-say", "anybody-can-help"], "list:after-a-call": ["said-where", "stayed"],
}  # fmt: skip
GUIDE = """
- id: at-the-door
  title: Somebody at the door
  use: guide
  objectives: ["1.1"]
  setup: Somebody is at the door.
  start: ask
  nodes:
    ask:
      says: Do they need help?
      choices:
        - {text: They do, goto: helped, reason: They say so.}
        - {text: They do not answer, goto: fetched, reason: They say nothing.}
    helped: {ends: done, says: Stay with them., debrief: You stayed.}
    fetched: {ends: person, says: Fetch somebody., debrief: You fetched somebody.}
"""
# Each kind of page, and what stands there once its scripts have done their work.
PAGES = {
    "index.html": ["h1"],
    "courses/essentials.html": ["h1"],
    "people/index.html": ["h1"],
    "people/lesson.html": ["course-check[data-ready]", "course-read:not([hidden]) button", ".course-scene__choices"],
    "people/checklist-after-a-call.html": [
        "course-checklist .course-count:not(:empty)",
        "course-observed .course-observed__tools:not([hidden])",
    ],
    "observe.html": ["course-observe > :is(.course-day, .course-observing):not([hidden]), .course-day:not([hidden])"],
    "people/quiz.html": ["course-quiz[data-ready] fieldset:not([hidden])"],
    "learning.html": [".course-modules > li:last-child .course-says", ".course-kept .course-says"],
    "certificate.html": ["course-certificate [data-place=body] > *"],
    "people/guide-at-the-door.html": ["course-guide .course-guide__tools"],
}
SETTLED = """async (wanted) => {
  const end = performance.now() + 30000;
  const missing = () => wanted.find((one) => !document.querySelector(one));
  while (missing() && performance.now() < end) {
    dispatchEvent(new Event("scroll"));  // at which parts below the screen come
    await new Promise((go) => setTimeout(go, 5));
  }
  return missing() || "";
}"""
# What a learner does there, or another tab: nothing of it may throw.
ACT = """async ([course]) => {
  dispatchEvent(new StorageEvent("storage"));
  const { keep } = window.coursewright || {};
  if (keep) {
    const root = `coursewright/${course}/`;
    const file = keep.file(root, course, "Training");
    const found = keep.read(JSON.stringify(file), course, "Training");
    if (found.why) throw new Error(`what was saved cannot be brought back: ${found.why}`);
    keep.merge(file.records, found.records);
    keep.bring(root, found.records);
  }
  const boxes = "course-check input, course-quiz fieldset:not([hidden]) input, course-checklist input[type=checkbox]";
  const box = document.querySelector(boxes);
  if (box && !box.disabled) box.click();
  const scene = document.querySelector(".course-scene__choices button");
  if (scene) scene.click();
  await new Promise((go) => requestIdleCallback(go));
}"""
FILL = """(state) => {
  localStorage.clear();
  for (const [key, text] of Object.entries(state)) localStorage.setItem(key, text);
}"""
NUMBER = 36  # states, each seen on two pages: each page in eight


@pytest.fixture
def published(site: Site, course_files: Callable[[Mapping[str, str]], Path]) -> Site:
    scenarios, lists = "modules/people/scenarios.yml", "modules/people/checklists.yml"
    observed = VALID[lists].replace("  revision: 1\n", "  revision: 1\n  required: observed\n")
    learner.publish(course_files({scenarios: VALID[scenarios] + GUIDE, lists: observed}), site.folder)
    return site


def test_no_page_breaks_whatever_is_stored(published: Site, open_page: Callable[..., Page]) -> None:
    page = open_page()
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(f"{page.url}: {error.stack}"))
    names = list(PAGES)
    for number, state in enumerate(states(634, NUMBER, IDS, COURSE)):
        page.goto(EMPTY)
        page.evaluate(FILL, state)
        for name in (names[number % len(names)], names[(number + 4) % len(names)]):
            page.goto(name)
            assert page.evaluate(SETTLED, PAGES[name]) == "", (name, state)
            page.evaluate(ACT, [COURSE])
            assert not thrown, state


def test_one_broken_entry_costs_that_entry_alone(published: Site, page: Page) -> None:
    sound = samples(IDS)
    sound["list/after-a-call"]["acknowledged"] = "2026-13-45"
    sound["quiz/people/first-call"]["points"] = "1"
    page.goto("sources.html")
    page.evaluate(FILL, {f"coursewright/{COURSE}/{path}": json.dumps(record) for path, record in sound.items()})
    page.goto("learning.html")
    assert page.evaluate(SETTLED, PAGES["learning.html"]) == ""
    page.evaluate(exposed())
    kept: dict[str, Any] = page.evaluate(f"coursewright.keep.collect('coursewright/{COURSE}/')")
    assert sorted(set(sound) - set(kept)) == [
        "exported", "guide-keys", "list/after-a-call", "marks/CERT-FA/FA-101", "observed/after-a-call", "observer",
        "quiz/people/first-call", "record/one", "whole-lessons",
    ]  # fmt: skip
    marks = page.get_by_role("navigation", name="Course pages")
    page.goto("people/lesson.html")
    assert page.evaluate(SETTLED, PAGES["people/lesson.html"]) == ""
    expect(marks.get_by_role("link", name="The first minute")).to_contain_text("Read")
    expect(marks.get_by_role("link", name="After a call")).to_have_text("Checklist: After a call Observed")


def test_a_progress_file_is_looked_at_to_the_bottom(published: Site, page: Page) -> None:
    page.goto("learning.html")
    assert page.evaluate(SETTLED, PAGES["learning.html"]) == ""
    chance = random.Random(10)  # noqa: S311 - no secret
    sound = {
        path: record
        for path, record in samples(IDS).items()
        if not path.startswith(
            ("exported", "guide-keys", "whole-lessons", "record/one", "observer", "observed/", "marks/")
        )
    }
    head = {"kind": "coursewright-progress", "format": 1, "catalogue": COURSE, "title": "Training", "made": DATE}
    files = [json.dumps({**head, "records": sound}), *(json.dumps({**head, key: {"toString": 1}}) for key in head)]
    for _ in range(600):
        path = chance.choice(list(sound))
        whole = json.dumps({**head, "records": {**sound, path: "HERE"}})
        files.append(whole.replace('"HERE"', spoiled(sound[path], chance)))
    read = """([files, course]) => files.map((text) => {
      const found = coursewright.keep.read(text, course, "Training");
      if (!found.why) coursewright.keep.merge(found.records, found.records);
      return found.why || "";
    })"""
    page.evaluate(exposed())
    said = page.evaluate(read, [files, COURSE])
    assert said[0] == ""
    assert all(why.endswith((".", "”.")) for why in said[1:] if why)
    assert sum(1 for why in said if why.startswith("The file is damaged at “")) > 300
    assert said[3] == "The file belongs to another training, “Training”. This one is “Training”."
