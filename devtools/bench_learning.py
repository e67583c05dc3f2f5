"""How long My learning takes to open for somebody who has done 1000 modules.

the modules are this course's, again and again, and what was done is made up.
Output: seconds. The page is opened as a file in a real browser, from the start of the navigation
until every course and family says how far the learner is, and once more until its first screen was painted.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from course.checks.load import load_course
from course.model import Content
from course.model.links import Links
from course.pages.fragments import Fragments
from course.pages.learning import learning_page, learning_scripts
from devtools import browser_setup
from tests.browser.site import Site

ROOT = Path.cwd()
NUMBER = 1000
MOST_SECONDS = 2.5
OPENINGS = 5
DATE = "2026-11-20T10:00:00.000Z"

# A learner's state: everything read and played, each quiz passed with eight answers, half of it acknowledged.
FILL = """([course, modules, date]) => {
  const root = `coursewright/${course}/`;
  const put = (path, record) => localStorage.setItem(root + path, JSON.stringify({ v: 2, n: 3, ...record }));
  modules.forEach(({ slug, version, lessons, scenarios, lists, keys }, at) => {
    const seed = at + 1;
    const questions = keys.slice(0, 8).map(([id, fp]) => ({ id, fp, points: 1, of: 1, response: { a: true } }));
    for (const [stem, sections] of lessons) {
      put(`read/${slug}/${stem}`, { sections: Object.fromEntries(sections.map((one) => [one, date])), read: date });
    }
    const run = { date, path: ["a:1"], ends: "good", effects: {} };
    for (const id of scenarios) put(`scenario/${slug}/${id}`, { runs: [run] });
    for (const id of at % 2 ? lists : []) put(`list/${id}`, { revision: 1, acknowledged: date });
    const result = { points: 8, of: 8, date, attempts: 1 };
    const pass = { ...result, version, edition: "0123456789ab", mark: 80, seed, questions };
    put(`quiz/${slug}`, { ...result, seed, drawn: questions.map(({ id }) => id), passed: date, pass });
  });
  return Object.entries(localStorage).reduce((sum, [key, text]) => sum + key.length + text.length, 0);
}"""
TOLD = """async () => {
  const count = (what) => document.querySelectorAll(what).length;
  const isTold = () =>
    count(".course-listed__says > :first-child") === count(".course-listed") &&
    count(".course-kept .course-says") === count(".course-kept") &&
    document.querySelector("course-learning").asked.size === count(".course-kept") &&
    document.querySelector("course-learning").results.size === count(".course-kept");
  while (!isTold()) await new Promise(requestAnimationFrame);
  const told = performance.now();
  await new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
  return [told, performance.now()];
}"""


@dataclass(frozen=True)
class Opened:
    """Seconds until all is told and until it was painted, medians; characters kept; bytes of the page."""

    told: float
    painted: float
    kept: int
    page: int


def measure(number: int = NUMBER) -> Opened:
    """Return how long the page of a course of ``number`` modules takes to open."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        content = of_many_modules(load_course(ROOT, rules=False), number)
        site = Site(folder / "site")
        fragments = Fragments(content, ROOT / "overrides", Links())
        site.write("learning.html", str(learning_page(content, fragments).html), title="My learning")
        for src, script in learning_scripts(content, fragments).items():
            path = site.folder / src
            path.parent.mkdir(exist_ok=True)
            path.write_text(script, encoding="utf-8")
        with sync_playwright() as playwright:
            program = browser_setup.browser(quiet=True)
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
            opened = browser.new_page()
            opened.goto((site.folder / "learning.html").as_uri())
            kept = opened.evaluate(FILL, [content.catalogue.id, [made_up(content, at) for at in range(number)], DATE])
            times = [open_once(opened) for _ in range(OPENINGS)]
            browser.close()
        told, painted = (median(each) / 1000 for each in zip(*times, strict=True))
        return Opened(told, painted, kept, (site.folder / "learning.html").stat().st_size)


def of_many_modules(content: Content, number: int) -> Content:
    """Return a course with copies of its modules, each under a folder and a code of its own."""
    copies = []
    for at in range(len(content.modules), number):
        one = content.modules[at % len(content.modules)]
        lists = tuple(replace(checklist, id=f"{checklist.id}-{at}") for checklist in one.checklists)
        offering = replace(one.offering, code=f"XX-{at}")
        copies.append(replace(one, slug=f"{one.slug}-{at}", offering=offering, checklists=lists))
    return replace(content, modules=(*content.modules, *copies))


def made_up(content: Content, at: int) -> dict[str, object]:
    """Return what a module's made-up state needs."""
    module = content.modules[at]
    return {
        "slug": module.slug,
        "version": module.offering.revision.version,
        "lessons": [[lesson.stem, list(lesson.anchors)] for lesson in module.lessons],
        "scenarios": [scenario.id for scenario in module.practice],
        "lists": [checklist.id for checklist in module.checklists],
        "keys": [[question.id, question.fingerprint] for question in module.quiz.tested],
    }


def open_once(page: Page) -> tuple[float, float]:
    """Open the page again and return milliseconds until all is told, and until it was painted."""
    page.reload(wait_until="commit")
    page.wait_for_selector(".course-keep", state="attached")
    told, painted = page.evaluate(TOLD)
    return told, painted
