"""An LMS that opens a package in a browser, and a learner in it: what tests of packages do, whichever LMS it is."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Frame, Page, expect

from tests.browser.learner import take_the_quiz_within

HERE = Path(__file__).parent
# What we look at, by the names that an LMS has for it.
NAMES = {
    "scorm12": {
        "state": "cmi.suspend_data",
        "place": "cmi.core.lesson_location",
        "score": "cmi.core.score.raw",
        "success": "cmi.core.lesson_status",
        "completion": "cmi.core.lesson_status",
        "exit": "cmi.core.exit",
        "mode": "cmi.core.lesson_mode",
        "mark": "cmi.student_data.mastery_score",
    },
    "scorm2004": {
        "state": "cmi.suspend_data",
        "place": "cmi.location",
        "score": "cmi.score.raw",
        "success": "cmi.success_status",
        "completion": "cmi.completion_status",
        "exit": "cmi.exit",
        "mode": "cmi.mode",
        "mark": "cmi.scaled_passing_score",
    },
}
# What an LMS shows: itself, with its API, and the package in a frame.
LMS = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>An LMS</title>
<link rel="icon" href="package/assets/course/favicon.svg">
<script src="lms.js"></script></head><body><h1>An LMS</h1>
<iframe src="package/package.html" title="What is taken" width="1000" height="700"></iframe></body></html>"""


def unpacked(archive: bytes, folder: Path, api: str) -> None:
    """Put a package below an LMS, in the place of one that was there."""
    with zipfile.ZipFile(io.BytesIO(archive)) as package:
        package.extractall(folder / "package")
    (folder / "lms.html").write_text(LMS, "utf-8")
    (folder / "lms.js").write_text(api, "utf-8")


class Visit:
    """A learner who has opened a package; leaving is going to another page of the LMS."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.goto("lms.html")
        self.outer = page.frame_locator("iframe")
        self.inner = self.outer.frame_locator("iframe")
        expect(self.inner.locator("h1")).to_be_visible()

    @property
    def frame(self) -> Frame:
        """The page of the package that is shown."""
        return next(frame for frame in reversed(self.page.frames) if "/package/" in frame.url)

    @property
    def said(self) -> str:
        """What the package says above its pages."""
        return self.outer.locator(".course-package__says").inner_text() if self.has_message else ""

    @property
    def has_message(self) -> bool:
        """Whether it says anything."""
        return self.outer.locator(".course-package__says").is_visible()

    def go(self, path: str) -> None:
        """Go to another page of the package."""
        self.frame.evaluate("(path) => { location.href = path }", path)
        self.page.wait_for_function(
            "(path) => document.querySelector('iframe').contentDocument.querySelector('iframe').contentWindow"
            ".location.href.endsWith(path)",
            arg=path.removeprefix("../"),
        )
        expect(self.inner.locator("h1")).to_be_visible()

    def take_the_quiz(self, wrong: Sequence[str] = ()) -> None:
        """Answer every question of the quiz that is shown, and hand it in."""
        take_the_quiz_within(self.inner, wrong)

    def leave(self) -> None:
        """Close the package without a word."""
        self.page.goto("empty.html")


def kept(page: Page, form: str) -> dict[str, str]:
    """Return what the LMS has kept."""
    key = {"scorm12": "lms", "scorm2004": "lms2004"}[form]
    found: dict[str, str] = json.loads(page.evaluate("(key) => sessionStorage.getItem(key) || '{}'", key))
    return found


def give(page: Page, values: Mapping[str, str]) -> None:
    """Have the LMS give a package something else than it would."""
    page.goto("empty.html")
    page.evaluate("(values) => sessionStorage.setItem('lms-given', values)", json.dumps(values))


def interactions(data: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the answers that an LMS has, in their order."""
    found: dict[int, dict[str, Any]] = {}
    for name, value in data.items():
        if name.startswith("cmi.interactions."):
            number, _, part = name.removeprefix("cmi.interactions.").partition(".")
            found.setdefault(int(number), {})[part] = value
    return [found[number] for number in sorted(found)]
