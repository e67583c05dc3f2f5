"""A learner who takes a package in Moodle, in a browser: what Moodle has of each visit, beside what it should have.

Input: a Moodle that is served, and packages of a small course with a question of each kind. Output: judgements, and a
picture of each state where a folder for pictures is given. Passwords are those of a Moodle that the audit made.
"""

from __future__ import annotations

import math
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Frame, Page, expect

from devtools.audit_moodle_site import Moodle
from tests.browser.learner import take_the_quiz_within

PATIENCE = 60_000  # milliseconds: Moodle's first pages take long
ENDED = {"scorm12": "cmi.core.lesson_status", "scorm2004": "cmi.success_status"}
COMPLETE = {"scorm12": "cmi.core.lesson_status", "scorm2004": "cmi.completion_status"}
STATE = "cmi.suspend_data"
LOOKING_BACK = "You are looking back at this training. Try what you like: nothing you do now is kept or counted."
ANEW = "Only what has changed is asked again; your other answers stand."
_OF_INTERACTIONS = re.compile(r"cmi\.interactions[._](\d+)\.(.+)")
_SHOWN = """() => [...document.querySelectorAll("course-quiz fieldset:not([hidden])")]
  .map((box) => box.id.slice("question-".length))"""


@dataclass(frozen=True)
class Judged:
    """One thing that was looked at."""

    form: str
    what: str
    expected: object
    found: object

    @property
    def is_right(self) -> bool:
        """Whether Moodle has what it should have."""
        return self.expected == self.found


@dataclass
class Told:
    """What Moodle has of an attempt: the data model, answers in their order, and what stands in the gradebook."""

    data: dict[str, str]
    grade: float | None
    attempts: int
    interactions: list[dict[str, str]] = field(default_factory=list)

    @property
    def score(self) -> str:
        """Return the score as the package gave it, or nothing."""
        return self.data.get("cmi.core.score.raw", self.data.get("cmi.score.raw", ""))


class Activity:
    """A package in a course of Moodle, and its learner."""

    def __init__(self, moodle: Moodle, page: Page, form: str, course: int, learner: int, pictures: Path | None) -> None:
        self.moodle, self.page, self.form = moodle, page, form
        self.course, self.learner, self.pictures = course, learner, pictures
        self.judged: list[Judged] = []
        self.shown: dict[str, Any] = {}
        self.first: dict[str, Any] = {}  # what was shown first, of which there are reports

    def put(self, package: Path, name: str) -> None:
        """Add a package, or put it in the place of the last one."""
        again = {"activity": self.shown["activity"]} if self.shown else {}
        asked = {"course": self.course, "name": name, "file": str(package), **again}
        self.shown = self.moodle.ask("package", **asked)["found"]
        self.first = self.first or self.shown

    def judge(self, what: str, expected: object, found: object) -> None:
        """Keep a judgement."""
        self.judged.append(Judged(self.form, what, expected, found))

    def told(self) -> Told:
        """Return what Moodle has of the last attempt."""
        found = self.moodle.ask("told", instance=self.shown["instance"], learner=self.learner)["found"]
        attempts = found["attempts"] or {}
        data = attempts[max(attempts, key=int)] if attempts else {}
        parts: dict[int, dict[str, str]] = {}
        for name, value in data.items():
            if of := _OF_INTERACTIONS.fullmatch(name):
                parts.setdefault(int(of[1]), {})[of[2]] = value
        grade = None if found["grade"] is None else float(found["grade"])
        return Told(data, grade, len(attempts), [parts[at] for at in sorted(parts)])

    def open(self, *, anew: bool = False) -> Visit:
        """Open the package; ``anew`` begins another attempt."""
        return Visit(self, anew=anew)


class Visit:
    """A package that is open in Moodle's player."""

    def __init__(self, activity: Activity, *, anew: bool) -> None:
        self.activity, self.page = activity, activity.page
        sco = next(one for one in activity.shown["scoes"] if one["scormtype"] == "sco")
        asked = f"a={activity.shown['instance']}&currentorg=organization&scoid={sco['id']}&mode=normal"
        address = f"{activity.moodle.address}/mod/scorm/player.php?{asked}&newattempt={'on' if anew else 'off'}"
        self.page.goto(address, timeout=PATIENCE)
        self.outer = self.page.frame_locator("#scorm_object")
        self.inner = self.outer.frame_locator("iframe.course-package__pages")
        expect(self.inner.locator("h1")).to_be_visible(timeout=PATIENCE)

    @property
    def frame(self) -> Frame:
        """The page of the package that is shown."""
        return next(frame for frame in reversed(self.page.frames) if "/mod_scorm/content/" in frame.url)

    @property
    def said(self) -> str:
        """What the package says above its pages."""
        words = self.outer.locator(".course-package__says")
        return words.inner_text() if words.is_visible() else ""

    def to_the_quiz(self) -> None:
        """Go to the page of the quiz, if it is not there already, and wait until it can be answered."""
        if not self.frame.url.endswith("quiz.html"):
            self.frame.evaluate("() => { location.href = 'quiz.html' }")
        result = self.inner.get_by_role("region", name="Your result")
        expect(self.inner.get_by_role("button", name="Submit answers").or_(result)).to_be_visible(timeout=PATIENCE)

    def questions(self) -> list[str]:
        """Return the ids of the questions that are asked."""
        found: list[str] = self.frame.evaluate(_SHOWN)
        return found

    def answer(self, wrong: Sequence[str] = ()) -> None:
        """Answer every question, and hand the quiz in."""
        take_the_quiz_within(self.inner, wrong, patience=PATIENCE)

    def picture(self, name: str) -> None:
        """Keep a picture of the window, where there is a folder for it."""
        if folder := self.activity.pictures:
            self.page.screenshot(path=folder / f"{self.activity.form}-{name}.png")

    def leave(self) -> Told:
        """Close the package without a word, and return what Moodle has, once it has taken in everything."""
        self.page.goto(f"{self.activity.moodle.address}/user/profile.php", timeout=PATIENCE)
        told, before = self.activity.told(), None
        while told != before:
            time.sleep(1)
            told, before = self.activity.told(), told
        return told


def log_in(page: Page, moodle: Moodle, name: str, password: str) -> None:
    """Log in."""
    page.goto(f"{moodle.address}/login/index.php", timeout=PATIENCE)
    page.fill("#username", name)
    page.fill("#password", password)
    page.click("#loginbtn")
    expect(page.locator("#user-menu-toggle")).to_be_visible(timeout=PATIENCE)


def take(activity: Activity, package: Path) -> None:
    """Take a package from untouched to passed: closed and opened again after each step."""
    activity.put(package, "Taken")
    told = activity.open().leave()
    activity.judge("untouched", ("incomplete", "", None), (_completion(activity, told), told.score, told.grade))
    visit = activity.open()
    visit.to_the_quiz()
    asked = visit.questions()
    visit.inner.locator(f"#question-{asked[0]} input").last.check()
    visit.picture("1-begun")
    told = visit.leave()
    activity.judge("one question answered, closed", "incomplete", _completion(activity, told))
    visit = activity.open()
    is_back = visit.frame.url.endswith("quiz.html")
    activity.judge("opened again: the page, no message", (True, ""), (is_back, visit.said))
    visit.to_the_quiz()
    chosen = visit.inner.locator(f"#question-{asked[0]} input").last.is_checked()
    activity.judge("opened again: the answer", True, chosen)
    visit.answer(wrong=asked[:-2])
    visit.picture("2-failed")
    told = visit.leave()
    right = [one["result"] == "correct" for one in told.interactions]
    activity.judge("failed: answers, of which two right", [name in asked[-2:] for name in asked], right)
    share = _share(told.interactions)
    activity.judge(
        "failed: status, score, grade",
        ("failed", share, share),
        (_status(activity, told), float(told.score), told.grade),
    )
    _after_failing(activity, asked)
    told = activity.told()
    activity.judge(
        "passed: status, score, grade", ("passed", "100", 100), (_status(activity, told), told.score, told.grade)
    )


def _after_failing(activity: Activity, asked: Sequence[str]) -> None:
    """Go on, or where Moodle has closed the attempt look back and begin another; pass."""
    if activity.form == "scorm12":
        before = activity.told()
        visit = activity.open()
        activity.judge("failed, opened again: looking back", LOOKING_BACK, visit.said)
        visit.picture("3-looking-back")
        visit.to_the_quiz()
        visit.inner.get_by_role("button", name="Start afresh").click()
        visit.answer()
        activity.judge("looking back: nothing is changed", before.data[STATE], visit.leave().data[STATE])
        visit = activity.open(anew=True)
    else:
        visit = activity.open()
        activity.judge("failed, opened again: no message", "", visit.said)
        visit.to_the_quiz()
        visit.inner.get_by_role("button", name="Start afresh").click()
    visit.to_the_quiz()
    visit.answer()
    visit.picture("4-passed")
    told = visit.leave()
    if activity.form == "scorm12":
        activity.judge("another attempt: every answer right as Moodle reads it", [*asked], _right_answers(told))
    else:
        visit = activity.open()
        visit.to_the_quiz()
        visit.inner.get_by_role("button", name="Start afresh").click()
        visit.answer(wrong=asked)
        told = visit.leave()
        activity.judge("worse afterwards: the best counts", ("passed", "100"), (_status(activity, told), told.score))


def _share(answers: Sequence[dict[str, str]]) -> float:
    """Return what right answers are worth, in per cent and never rounded up."""
    weights = {
        kind: [float(one["weighting"]) for one in answers if kind in (one["result"], "")] for kind in ("correct", "")
    }
    return math.floor(sum(weights["correct"]) / sum(weights[""]) * 10_000) / 100


def _right_answers(told: Told) -> list[str]:
    """Return the ids of questions to which Moodle has the right answer, and the same as what is right."""
    return [
        one["id"].rpartition(".")[2]
        for one in told.interactions
        if one["result"] == "correct"
        and (one["type"] == "numeric" or one["student_response"] == one["correct_responses_0.pattern"])
    ]


def publish_anew(activity: Activity, package: Path, changed: Path, *, kept: str, now: str, other: str) -> None:
    """Answer two questions; one gets another name, ``now``, and the other another revision; look what stands."""
    activity.shown = {}
    activity.put(package, "Published anew")
    visit = activity.open()
    visit.to_the_quiz()
    for name in (kept, other):
        visit.inner.locator(f"#question-{name} input").first.check()  # as they are mixed for this learner
    visit.leave()
    activity.put(changed, "Published anew")
    visit = activity.open()
    visit.to_the_quiz()
    found = [visit.inner.locator(f"#question-{name} input:checked").count() == 1 for name in (now, other)]
    activity.judge("published anew: the answer to a renamed question, and to a changed one", [True, False], found)
    visit.picture("5-published-anew")
    visit.leave()


def take_course(activity: Activity, package: Path, first: str, modules: int) -> None:
    """Take the quiz of the first of so many modules that count, in a package of a whole course."""
    activity.shown = {}
    activity.put(package, "A whole course")
    visit = activity.open()
    visit.frame.evaluate("(slug) => { location.href = `../${slug}/quiz.html` }", first)
    visit.answer()
    told = visit.leave()
    wanted = ("incomplete", math.floor(10_000 / modules) / 100)
    activity.judge(
        "a course, after one quiz: not ended, its share", wanted, (_completion(activity, told), float(told.score))
    )
    right = [one["id"].split(".")[0] for one in told.interactions if one["result"] == "correct"]
    activity.judge(
        "a course, after one quiz: answers of that module alone, all right", [first] * len(told.interactions), right
    )


def by_keyboard_and_narrow(activity: Activity, package: Path) -> None:
    """Answer and hand in with the keyboard alone, in a window of a phone."""
    activity.shown = {}
    activity.put(package, "By keyboard")
    activity.page.set_viewport_size({"width": 360, "height": 780})
    visit = activity.open()
    visit.to_the_quiz()
    wide = visit.frame.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    activity.judge("360 px: how much is beside the window", 0, max(0, wide))
    visit.picture("6-narrow")
    _press(visit, "document.activeElement.matches('input[type=radio]')", "Space")
    _press(visit, "document.activeElement.textContent.trim() === 'Submit answers'", "Enter")
    expect(visit.inner.get_by_role("button", name="Submit anyway")).to_be_visible()
    _press(visit, "document.activeElement.textContent.trim() === 'Submit anyway'", "Enter")
    expect(visit.inner.get_by_role("region", name="Your result")).to_be_visible()
    visit.frame.locator("course-quiz").evaluate("(quiz) => quiz.finish()")
    activity.judge("keyboard alone: handed in", "failed", _status(activity, visit.leave()))
    activity.page.set_viewport_size({"width": 1280, "height": 900})


def _press(visit: Visit, reached: str, key: str) -> None:
    """Go on by Tab until a thing has the focus, and press a key there."""
    for _ in range(200):
        if visit.frame.evaluate(f"() => document.hasFocus() && Boolean({reached})"):
            visit.page.keyboard.press(key)
            return
        visit.page.keyboard.press("Tab")
    raise AssertionError(f"200 times Tab do not lead to where {reached}")


def _status(activity: Activity, told: Told) -> str:
    return told.data.get(ENDED[activity.form], "")


def _completion(activity: Activity, told: Told) -> str:
    return told.data.get(COMPLETE[activity.form], "")


def reports(activity: Activity, browser: Browser) -> None:
    """Keep pictures, where there is a folder for them, of what a trainer sees: gradebook and reports."""
    if not activity.pictures:
        return
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    log_in(page, activity.moodle, "admin", "Admin-1234")
    shown = activity.first["activity"]
    for name, path in {
        "gradebook": f"grade/report/grader/index.php?id={activity.course}",
        "report": f"mod/scorm/report.php?id={shown}&mode=basic",
        "answers": f"mod/scorm/report.php?id={shown}&mode=interactions",
    }.items():
        page.goto(f"{activity.moodle.address}/{path}", timeout=PATIENCE)
        page.screenshot(path=activity.pictures / f"{activity.form}-7-{name}.png", full_page=True)
    page.close()
