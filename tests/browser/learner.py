"""What a learner does on the pages of a module, as a test wants it: rightly, or wrongly."""

from __future__ import annotations

import atexit
import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import FrameLocator, Page, expect

from course.folders.editions import Edition
from course.site import mkdocs_process

PROJECT = Path(__file__).parents[2]
_SITES: dict[str, Path] = {}  # that were built, by the digest of what they were built of

SAY_READ = "I have read this lesson"
# A script after which no lesson is read by itself, as it would be a moment after its end has come into view.
UNREAD = "Object.defineProperty(document, 'hidden', { value: true })"
STORAGES = "JSON.stringify([{ ...localStorage }, { ...sessionStorage }])"
# Gives every visible question its right answer, as the page itself knows it; or a wrong one.
ANSWER = """(wrong) => {
  for (const box of document.querySelectorAll("fieldset:not([hidden])")) {
    const bad = wrong.includes(box.id.slice("question-".length));
    const key = (box.dataset.key || "").split(" ");
    for (const control of box.querySelectorAll("input:not(:disabled), select:not(:disabled)")) {
      const { key: place, accept, low } = control.dataset;
      if (/radio|checkbox/.test(control.type)) {
        if (key.includes(control.value) !== bad && !control.checked) control.click();
      } else {
        control.value = bad ? "" : place || (accept || "").split("\\n")[0] || low;
        control.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }
  }
}"""

# What each question was marked with is kept after the paint: has it done now, as leaving the page does.
KEPT = "(quiz) => quiz.finish()"


def take_the_quiz(page: Page, wrong: Sequence[str] = ()) -> None:
    """Answer every question that the page asks, and hand it in."""
    button = page.get_by_role("button", name="Submit answers")
    expect(button).to_be_visible()
    page.evaluate(ANSWER, list(wrong))
    button.click()
    if wrong:
        anyway = page.get_by_role("button", name="Submit anyway")
        expect(anyway.or_(page.get_by_role("region", name="Your result"))).to_be_visible()
        if anyway.is_visible():
            anyway.click()
    expect(page.get_by_role("region", name="Your result")).to_be_focused()
    page.locator("course-quiz").evaluate(KEPT)


def take_the_quiz_within(frame: FrameLocator, wrong: Sequence[str] = (), *, patience: float | None = None) -> None:
    """Answer every question of a quiz that a package shows in a frame, and hand it in.

    ``patience`` is how long the quiz may take to be there, in milliseconds; as long as all else without it.
    """
    button = frame.get_by_role("button", name="Submit answers")
    expect(button).to_be_visible(timeout=patience)
    frame.locator("body").evaluate(f"(_, wrong) => ({ANSWER})(wrong)", list(wrong))
    button.click()
    anyway = frame.get_by_role("button", name="Submit anyway")
    result = frame.get_by_role("region", name="Your result")
    expect(anyway.or_(result)).to_be_visible()
    if anyway.is_visible():
        anyway.click()
    expect(result).to_be_visible()
    frame.locator("course-quiz").evaluate(KEPT)


def read_the_lesson(page: Page) -> None:
    """Go on to the end of the lesson, and say that it has been read, unless the page has seen that by then."""
    on = page.get_by_role("link", name=re.compile("^Continue: "))
    said, seen = (page.get_by_role("button", name=name) for name in (SAY_READ, "Mark this lesson as not read"))
    expect(on.or_(said).or_(seen).first).to_be_visible()
    while on.count():
        on.click()
    expect(said.or_(seen)).to_be_visible()
    page.locator("course-read button").evaluate(
        "(button, say) => { button.focus(); if (button.textContent === say) button.click(); }", SAY_READ
    )
    expect(seen).to_be_visible()


def answer_follow_up(page: Page) -> None:
    """Answer the one question that the weeks after the valid course ask, once it is there."""
    expect(page.locator("course-asked course-check[data-ready]")).to_have_count(1)
    page.evaluate(ANSWER, [])
    with keeping(page):
        page.get_by_role("button", name="Check answer").click()


@contextmanager
def keeping(page: Page) -> Iterator[None]:
    """Go on once something else is kept than before the block: a page may write after the event that a test makes."""
    before = page.evaluate(STORAGES)
    yield
    page.wait_for_function(f"(before) => {STORAGES} !== before", arg=before)


def kept(page: Page, course: str) -> dict[str, Any]:
    """Return everything that is kept of a course, by its key without the course."""
    found: dict[str, Any] = page.evaluate(
        """(prefix) => Object.fromEntries(Object.keys(localStorage).filter((key) => key.startsWith(prefix))
            .map((key) => [key.slice(prefix.length), JSON.parse(localStorage.getItem(key))]))""",
        f"coursewright/{course}/",
    )
    return found


# A way through the scenario of the valid course.
RUN = {"date": "2026-11-21T10:00:00.000Z", "path": ["arrival:1"], "ends": "good", "effects": {"calm": 1}}


def learn_all(page: Page, course: str) -> None:
    """Read the lesson of the valid course, have played its scenario, pass its quiz, and read its checklist."""
    page.goto("people/lesson.html")
    read_the_lesson(page)
    keep(page, course, {"scenario/people/fall-on-the-stairs": {"v": 4, "n": 1, "runs": [RUN]}})
    page.goto("people/quiz.html")
    take_the_quiz(page)
    page.goto("people/checklist-after-a-call.html")
    with keeping(page):
        page.get_by_role("button", name="I have read this list").click()


def keep(page: Page, course: str, records: dict[str, Any]) -> None:
    """Put records where a learner's would be."""
    page.evaluate(
        """([prefix, records]) => Object.entries(records)
            .forEach(([path, record]) => localStorage.setItem(prefix + path, JSON.stringify(record)))""",
        [f"coursewright/{course}/", records],
    )


def show_lessons_whole(page: Page, course: str) -> None:
    """Choose to have lessons on one page, as a learner can; the page has to be one of the site."""
    keep(page, course, {"whole-lessons": {"v": 4, "n": 1, "on": True}})


def prepare(root: Path) -> None:
    """Give a course the theme and the settings that it is published with."""
    if not (root / "overrides").exists():
        shutil.copytree(PROJECT / "overrides", root / "overrides")
        shutil.copy(PROJECT / "mkdocs.yml", root)


def publish(root: Path, site: Path, edition: Edition = "learner") -> None:
    """Put the course in ``root`` as it is published into a folder that a server shows already."""
    made_of = _digest(root, edition)
    prepare(root)
    built = _built(root, edition, made_of)
    shutil.copytree(built, site, dirs_exist_ok=True)  # first, as a page that is open may ask for its files even now
    for old in [path for path in site.rglob("*") if not (built / path.relative_to(site)).exists()]:
        shutil.rmtree(old, ignore_errors=True) if old.is_dir() else old.unlink(missing_ok=True)


def _digest(root: Path, edition: Edition) -> str:
    """Return what two courses have in common that are published alike."""
    found = hashlib.sha256(edition.encode())
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        name = path.relative_to(root).as_posix()
        if not name.startswith(".cache/"):  # what the last build kept for the next
            content = path.read_bytes()
            found.update(f"\n{name} {len(content)}\n".encode() + content)
    return found.hexdigest()


def _built(root: Path, edition: Edition, made_of: str) -> Path:
    """Return the site of a course, which is built once for all tests of this worker."""
    if made_of not in _SITES:
        folder = Path(tempfile.mkdtemp(prefix="course-published-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        mkdocs_process.build(root, folder / "site", edition)
        _SITES[made_of] = folder / "site"
    return _SITES[made_of]
