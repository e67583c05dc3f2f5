"""The audit of packages for cmi5 by a program of others, the test suite of CATAPULT; ``audit cmi5``.

Input: the course of this folder, the address of the suite, and in the environment the name and password of somebody who
may use it. Output: a line for each visit, with its statements and the requirements that it broke; the exit code is 0
where none was broken and each visit said what it should, and 1 where not. docs/modules/pages/lms.md has the recipe.
"""

from __future__ import annotations

import base64
import contextlib
import io
import json
import os
import re
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from playwright.sync_api import Browser, FrameLocator, Page, expect, sync_playwright

from course.commands import packaging
from course.commands.main import main as command
from course.packaging.archive import package
from course.packaging.cmi5 import STRUCTURE
from course.packaging.packed import Packed, of_course, of_module
from devtools import browser_setup
from devtools.usage import parser
from tests.browser.learner import take_the_quiz_within

DONE, FOUND, MISSING = 0, 1, 3
ROOT = Path.cwd()
HERE = "http://127.0.0.1:3399"
NAME, PASSWORD = "COURSE_CTS_NAME", "COURSE_CTS_PASSWORD"
TOLD = "Have the test suite of CATAPULT open packages for cmi5, and tell which requirements they break."
WHO = f"Who uses the suite? Set {NAME} and {PASSWORD} in the environment."
MOVE_ON = ("Passed", "Completed", "CompletedAndPassed", "CompletedOrPassed", "NotApplicable")
SECONDS = 20  # until the suite has written down what a page sent as it went
WAIT = 30000  # milliseconds, for what a page shows
GO = """(path) => {
  const shell = document.querySelector("course-package");
  shell.frame.contentWindow.location.href = shell.root + path;
}"""
QUIZ_ALONE = "requires: {read: none, scenarios: 0, quiz: pass, checklists: none}\n"
Learner = Callable[[Page, int], None]  # what is done in a visit, and the number of its session


class Failed(Exception):
    """The suite did not do what it was asked; the text says what, and what it said."""


@dataclass(frozen=True)
class Seen:
    """What became of a visit: its statements in their order, which should have been made, and what was broken."""

    name: str
    verbs: tuple[str, ...]
    wanted: tuple[str, ...]
    broken: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """Whether it said what it should, and broke nothing."""
        return self.verbs == self.wanted and not self.broken

    @property
    def text(self) -> str:
        """Say it in a line."""
        expected = "" if self.verbs == self.wanted else f" (and not {', '.join(self.wanted) or 'nothing'})"
        broken = f"breaks {', '.join(self.broken)}" if self.broken else "breaks nothing"
        return f"{self.name}: {', '.join(self.verbs) or 'nothing'}{expected}; {broken}"


@dataclass(frozen=True)
class Suite:
    """The test suite at an address."""

    address: str
    name: str
    password: str

    def ask(self, method: str, path: str, content: object = None) -> Any:
        """Return what it answers. Raises ``Failed``."""
        is_archive = isinstance(content, bytes)
        data = content if isinstance(content, bytes) else None if content is None else json.dumps(content).encode()
        who = base64.b64encode(f"{self.name}:{self.password}".encode()).decode()
        sort = {"Content-Type": "application/zip" if is_archive else "application/json"} if data else {}
        headers = {"Authorization": f"Basic {who}", **sort}
        request = Request(f"{self.address}/api/v1/{path}", data, headers, method=method)  # noqa: S310 - as it was named
        try:
            with urlopen(request, timeout=120) as answer:  # noqa: S310
                return json.loads(answer.read() or b"null")
        except HTTPError as error:
            said = error.read().decode("utf-8", "replace")
            raise Failed(f"{method} {path} was answered with {error.code}: {said}") from None
        except URLError as error:
            raise Failed(f"{self.address} cannot be reached: {error.reason}") from None

    def registered(self, archive: bytes) -> int:
        """Take in a package, have a new learner registered for it, and return the number of that test."""
        course = self.ask("POST", "courses", archive)
        account = {"homePage": "https://lms.example", "name": f"learner-{time.time_ns()}"}
        made: int = self.ask("POST", "tests", {"courseId": course["id"], "actor": {"account": account}})["id"]
        return made

    def is_satisfied(self, test: int) -> bool:
        """Tell whether a learner may move on."""
        return bool(self.ask("GET", f"tests/{test}")["metadata"]["aus"][0]["isSatisfied"])

    def session(self, session: int, wanted: tuple[str, ...], name: str) -> Seen:
        """Return what became of a visit, once everything is there that should be, or will not come any more."""
        until = time.monotonic() + SECONDS
        while True:
            logs = sorted(self.ask("GET", f"sessions/{session}/logs"), key=lambda log: int(log["id"]))
            found = [re.search(r"recorded: .*/(\w+)$", log["metadata"].get("summary", "")) for log in logs]
            verbs = tuple(one[1] for one in found if one)
            if len(verbs) >= len(wanted) or time.monotonic() > until:
                broken = self.ask("GET", f"sessions/{session}")["metadata"]["violatedReqIds"]
                return Seen(name, verbs, wanted, tuple(broken))
            time.sleep(0.5)


def main(arguments: list[str]) -> int:
    """Have packages opened, and print what came out."""
    options = parser("audit cmi5", TOLD)
    options.add_argument("--cts", default=HERE, metavar="ADDRESS", help=f"where the test suite is ({HERE})")
    options.add_argument("--pictures", type=Path, metavar="FOLDER", help="where pictures of the visits are kept")
    chosen = options.parse_args(arguments)
    name, password = os.environ.get(NAME, ""), os.environ.get(PASSWORD, "")
    if not name or not password:
        print(WHO, file=sys.stderr)
        return MISSING
    suite = Suite(chosen.cts.rstrip("/"), name, password)
    try:
        suite.ask("GET", "courses")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=browser_setup.browser(quiet=True))
            found = []
            for one in seen(suite, browser, chosen.pictures):
                print(one.text, flush=True)
                found.append(one)
    except (Failed, browser_setup.BrowserProblem) as failure:
        print(failure, file=sys.stderr)
        return MISSING
    wrong = [one for one in found if not one.is_right]
    print(f"{len(found)} visits, {len(wrong)} of them wrong.")
    return FOUND if wrong else DONE


def seen(suite: Suite, browser: Browser, pictures: Path | None) -> Iterator[Seen]:
    """Yield what became of each visit: to a module, to a course, and to a package of each rule for moving on."""
    content = packaging.load(ROOT)
    module, course = of_module(content, content.modules[0]), of_course(content, content.catalogue.courses[0])
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder).resolve()
        packaging.build(ROOT, site)
        archives = [package(ROOT, site, content, one, "cmi5") for one in (module, course)]
    yield from of_one_module(Visits(suite, browser, pictures), archives[0], module.modules[0].slug)
    yield from of_whole_course(Visits(suite, browser, pictures), archives[1], course)
    yield from of_moving_on(Visits(suite, browser, pictures), small_package())


@dataclass
class Visits:
    """Opens a package as the suite launches it, and closes it as a learner does."""

    suite: Suite
    browser: Browser
    pictures: Path | None
    number: int = 0

    def visit(self, test: int, name: str, wanted: str, learn: Learner | None = None, mode: str = "Normal") -> Seen:
        """Return what became of a visit in which somebody does something; ``wanted`` are verbs."""
        asked = {"testId": test, "auIndex": 0, "launchMode": mode}
        launched = self.suite.ask("POST", "sessions", asked)
        self.number += 1
        page = self.browser.new_page(viewport={"width": 1000, "height": 900})
        page.set_default_timeout(WAIT)
        page.goto(launched["launchUrl"])
        expect(inner(page).locator("h1")).to_be_visible(timeout=WAIT)
        if learn:
            learn(page, launched["id"])
        if self.pictures:
            page.screenshot(path=self.pictures / f"{self.number:02}-{re.sub('[^a-z]+', '-', name)}.png")
        page.goto("about:blank")
        seen = self.suite.session(launched["id"], tuple(wanted.split()), name)
        page.close()
        return seen


def of_one_module(visits: Visits, archive: bytes, slug: str) -> Iterator[Seen]:
    """Yield what became of visits to a package of one module, by one learner after another."""
    suite, visit = visits.suite, visits.visit

    def fail(page: Page, _session: int) -> None:
        take(page, slug, wrong=True)

    def succeed(page: Page, _session: int) -> None:
        take(page, slug)

    def fail_twice(page: Page, session: int) -> None:
        fail(page, session)
        fail(page, session)

    def recover(page: Page, session: int) -> None:
        fail(page, session)
        succeed(page, session)
        leave(page)

    def go_on_alone(page: Page, session: int) -> None:
        suite.ask("POST", f"sessions/{session}/abandon")
        take(page, slug)
        expect(page.locator(".course-package__says")).to_contain_text("has not taken", timeout=WAIT)

    def load_anew(page: Page, _session: int) -> None:
        page.reload()
        expect(page.locator(".course-package__says")).to_contain_text("Your visit ended", timeout=WAIT)

    test = suite.registered(archive)
    yield visit(test, f"{slug}, untouched", "initialized terminated")
    yield visit(test, f"{slug}, failed twice", "initialized failed terminated", fail_twice)
    yield visit(test, f"{slug}, resumed, and nothing new", "initialized terminated", has_place(f"{slug}/quiz.html"))
    yield visit(test, f"{slug}, looked at before (browse)", "initialized terminated", succeed, mode="Browse")
    yield visit(
        test, f"{slug}, resumed, failed, passed, and left by the link", "initialized passed terminated", recover
    )
    yield visit(test, f"{slug}, failed after it was passed", "initialized terminated", fail)
    yield visit(test, f"{slug}, looked back at (review)", "initialized terminated", fail, mode="Review")
    yield visit(test, f"{slug}, loaded anew", "initialized terminated", load_anew)
    other = suite.registered(archive)
    yield visit(other, f"{slug}, abandoned by the platform", "initialized", go_on_alone)
    yield visit(other, f"{slug}, taken up again after that", "initialized passed terminated", succeed)


def of_whole_course(visits: Visits, archive: bytes, course: Packed) -> Iterator[Seen]:
    """Yield what became of visits to a package of a course: it is passed with the last module that counts."""
    slugs = [*course.core, *course.electives[: course.choose]]

    def some(page: Page, _session: int) -> None:
        for slug in slugs[:-1]:
            take(page, slug)

    def rest(page: Page, _session: int) -> None:
        take(page, slugs[-1])

    test = visits.suite.registered(archive)
    yield visits.visit(test, "a course, untouched", "initialized terminated")
    yield visits.visit(test, "a course, passed but for one module", "initialized terminated", some)
    yield visits.visit(test, "a course, passed", "initialized passed terminated", rest)


def of_moving_on(visits: Visits, archive: bytes) -> Iterator[Seen]:
    """Yield what became of a package whose quiz alone completes it, for each rule by which a learner moves on."""
    for rule in MOVE_ON:
        test = visits.suite.registered(with_move_on(archive, rule))
        before = visits.suite.is_satisfied(test)
        wanted = "initialized passed completed terminated"
        seen = visits.visit(test, f"moving on by {rule}", wanted, lambda page, _session: take(page, "first-steps"))
        if before != (rule == "NotApplicable") or not visits.suite.is_satisfied(test):
            raise Failed(f"{seen.text}; but the learner does not move on, or did so before.")
        yield seen


def small_package() -> bytes:
    """Return a package of a small course, of which the quiz is all that counts."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve() / "course"
        with contextlib.redirect_stdout(io.StringIO()):
            command(["new", "course", str(root)])
        catalogue = root / "modules/catalogue.yml"
        catalogue.write_text(catalogue.read_text("utf-8") + QUIZ_ALONE, "utf-8")
        with contextlib.redirect_stdout(io.StringIO()):
            command(["--root", str(root), "package", "cmi5", "--module", "MOD-101", "--to", str(root / "one.zip")])
        return (root / "one.zip").read_bytes()


def with_move_on(archive: bytes, rule: str) -> bytes:
    """Return a package of which a learner moves on by another rule."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            data = before.read(name)
            after.writestr(
                name, re.sub(rb'moveOn="\w+"', f'moveOn="{rule}"'.encode(), data) if name == STRUCTURE else data
            )
    return made.getvalue()


def inner(page: Page) -> FrameLocator:
    """Return the frame in which a package shows its pages."""
    return page.frame_locator("iframe")


def take(page: Page, slug: str, *, wrong: bool = False) -> None:
    """Take the quiz of a module, from the beginning where it was taken before."""
    page.evaluate(GO, f"{slug}/quiz.html")
    page.wait_for_function(
        "(slug) => document.querySelector('iframe').contentWindow.location.href.endsWith(`${slug}/quiz.html`)", arg=slug
    )
    submit = inner(page).get_by_role("button", name="Submit answers")
    again = inner(page).get_by_role("button", name="Start afresh")
    expect(submit.or_(again).first).to_be_visible()
    if again.count():
        again.click()
        expect(submit).to_be_visible()
    frame = page.frames[-1]
    ids = frame.evaluate("[...document.querySelectorAll('fieldset')].map(({ id }) => id.slice('question-'.length))")
    take_the_quiz_within(inner(page), ids if wrong else [])


def leave(page: Page) -> None:
    """Leave by the package's own link, which waits until everything is taken."""
    page.get_by_role("link", name="Leave this training").click()
    page.wait_for_url("**/return-url")


def has_place(path: str) -> Learner:
    """Return what sees that a package opens where its learner was."""

    def look(page: Page, _session: int) -> None:
        if not page.frames[-1].url.endswith(path):
            raise Failed(f"the package opened {page.frames[-1].url}, and not {path}")

    return look


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
