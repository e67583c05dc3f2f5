"""One learner's way through a course in any engine, and what every page must do on a phone.

The course is a small one with a question of every kind; the site is built as it is published.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.browser.engines.answering import answer, answer_all_at_once, drawn, kept, responses, shown
from tests.browser.engines.conftest import Tabs
from tests.browser.engines.returns import KINDS, back, load_again
from tests.browser.engines.tab import Tab
from tests.browser.learner import UNREAD, publish
from tests.browser.scenes import course_with_scenes
from tests.conftest import VALID
from tests.examples_of_kinds import FOLDER
from tests.large_course import large
from tests.sample_records import bare
from tests.serving import PATH, served

COURSE = "first-aid-training"
NAME = "Zoë O'Neill-Øst"
LESSON, QUIZ, LIST = "people/lesson.html", "people/quiz.html", "people/checklist-after-a-call.html"


def course() -> dict[str, str]:
    """Return the small course with one question of every kind in its bank."""
    bank = yaml.safe_load(VALID["quizzes/people.yml"])
    known = {question["kind"] for question in bank["questions"]}
    for kind in KINDS:
        if kind not in known:
            question = yaml.safe_load((FOLDER / f"{kind}.yml").read_text("utf-8"))[0]["question"]
            question.pop("section", None)
            bank["questions"].append({**question, "objective": "1.1"})
    return {"quizzes/people.yml": yaml.safe_dump(bank, allow_unicode=True, sort_keys=False)}


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the small course's site."""
    root, site = tmp_path_factory.mktemp("small"), tmp_path_factory.mktemp("small-site")
    for name, text in {**VALID, **course()}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    publish(root, site)
    return site


def take_what_is_saved(tab: Tab, act: Callable[[], None]) -> str:
    """Return the text of the file that an act saves; each engine puts files where it likes."""
    tab.ask("""
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => {
        blob.text().then((text) => { window.saved = text; });
        return make.call(URL, blob);
      };
    """)
    act()
    text: str = tab.wait("window.saved")
    return text


def choose_file(tab: Tab, selector: str, text: str) -> None:
    """Choose a file of this text."""
    tab.ask(
        """
        const files = new DataTransfer();
        files.items.add(new File([args[1]], "chosen.json", { type: "application/json" }));
        const field = document.querySelector(args[0]);
        field.files = files.files;
        field.dispatchEvent(new Event("change", { bubbles: true }));
        """,
        selector,
        text,
    )


def go_to_learning(tab: Tab, address: str) -> None:
    """Go to My learning, and wait until its buttons do something."""
    tab.go(f"{address}learning.html")
    tab.wait("!document.querySelector('.course-keep .course-tools').hidden")


def export(tab: Tab, address: str) -> str:
    """Return the learner's progress as it is saved."""
    go_to_learning(tab, address)
    return take_what_is_saved(tab, lambda: tab.press("Save my progress as a file"))


def lose_and_bring_in(tab: Tab, address: str, progress: str) -> dict[str, Any]:
    """Lose everything, bring in progress from a file, and return what is kept once that is told."""
    go_to_learning(tab, address)
    tab.ask("localStorage.clear()")
    choose_file(tab, ".course-keep [type=file]", progress)
    tab.wait("document.querySelector('.course-keep .course-notice').textContent.startsWith('Brought in')")
    return {path: record for path, record in kept(tab, COURSE).items() if path != "exported"}


def verify(tab: Tab, address: str, record: str) -> str:
    """Return what the verifier says of a record's file."""
    tab.go(f"{address}verify.html")
    tab.wait("!document.querySelector('.course-open').hidden")
    choose_file(tab, "[name=files]", record)
    said: str = tab.wait("document.querySelector('tbody tr').textContent")
    return said


# How wide each page is in a window of 360 px, as a frame of that width shows it: some engines have no such window.
MEASURE = """
  const frame = document.createElement("iframe");
  frame.style.cssText = "position: absolute; inset: 0 auto auto 0; border: 0; height: 740px;";
  frame.style.width = "360px";
  document.body.append(frame);
  const wide = [];
  for (const page of args[0]) {
    await new Promise((loaded) => { frame.onload = loaded; frame.src = page; });
    const root = frame.contentDocument.documentElement;
    frame.style.width = `${720 - root.clientWidth - (720 - 2 * parseFloat(frame.style.width)) / 2}px`;
    const until = Date.now() + 5000;
    const waits = () => frame.contentDocument.querySelector("course-quiz:not([data-ready])");
    while (waits() && Date.now() < until) await new Promise((go) => setTimeout(go, 20));
    // Whatever a quiz draws: all its questions.
    frame.contentDocument.querySelectorAll("fieldset[hidden]").forEach((box) => { box.hidden = false; });
    if (root.scrollWidth <= root.clientWidth) continue;
    const parts = [...frame.contentDocument.body.querySelectorAll("*")];
    const over = parts.filter((part) => part.getBoundingClientRect().right > root.clientWidth + 1);
    const names = over.slice(-3).map((part) => `${part.localName}.${part.className}`);
    wide.push(`${page}: ${root.scrollWidth} in ${root.clientWidth}, ${names.join(" ")}`);
  }
  frame.remove();
  return wide;
"""


def too_wide(tab: Tab, pages: list[str]) -> list[str]:
    """Return which pages scroll sideways on a phone."""
    found: list[str] = tab.run(MEASURE, pages)
    return found


def read_answer_and_play(tab: Tab, address: str) -> None:
    """Read a lesson, answer its question, and play its scenario."""
    tab.go(address + LESSON)
    tab.ask(UNREAD)  # a busy machine takes longer to press than the page to see for itself what is read
    tab.press("I have read this lesson")
    tab.wait("document.body.innerText.includes('Mark this lesson as not read')")
    answer(tab, "first-call")
    tab.press("Check answer")
    tab.wait("[...document.querySelectorAll('course-check button')].some((b) => b.textContent === 'Try again')")
    tab.press("Call for help")
    tab.wait("document.querySelector('.course-scene__debrief').textContent.includes('The call came first.')")


def leave_and_return(tab: Tab, page: str) -> None:
    """Leave a page by a link, and come back to it."""
    tab.press_on(".course-crumbs a, .course-header a")
    tab.wait("!location.pathname.endsWith(args[0]) && document.readyState === 'complete'", page)
    back(tab, page)


def half_answer_and_return(tab: Tab, address: str) -> None:
    """Answer a part of every kind: it stands after a step away, and after the page is loaded again."""
    tab.go(address + QUIZ)
    tab.wait("document.querySelector('course-quiz').dataset.ready === ''")
    asked = drawn(tab)
    assert len(asked) == len(KINDS)
    for question in asked:
        answer(tab, question, most=1)
    before, half = shown(tab), responses(tab, COURSE)
    leave_and_return(tab, QUIZ)
    assert shown(tab) == before
    load_again(tab, QUIZ)
    tab.wait("document.querySelector('course-quiz').dataset.ready === ''")
    assert shown(tab) == before
    assert responses(tab, COURSE) == half


def hand_in_and_try_again(tab: Tab) -> None:
    """Hand the quiz in, one question short; try again what was missed, and pass."""
    wrong, *others = drawn(tab)
    for question in others:
        answer(tab, question)
    tab.ask("document.querySelectorAll('fieldset:not([hidden]) .course-typed input').forEach((field) => field.blur())")
    tab.press("Submit answers")
    if tab.wait("document.querySelector('.course-summary:not([hidden]) h2').textContent") != "Your result":
        tab.press("Submit anyway")
    tab.wait("document.querySelector('.course-score').textContent")
    if tab.ask("return document.querySelector('.course-score').dataset.mark") == "wrong":
        tab.press("Try again on what you missed")
        answer(tab, wrong)
        tab.press("Submit answers")
    tab.wait("document.querySelector('.course-score').textContent.startsWith('Passed')")


def tick_leave_and_say_it_was_read(tab: Tab, address: str) -> None:
    """Tick the checklist and say that it was read, with a step away in between."""
    tab.go(address + LIST)
    tab.press_on("input[name=said-where]")
    tab.write("[name=initials]", "ZO")
    ticked = shown(tab)
    leave_and_return(tab, LIST)
    assert shown(tab) == ticked
    tab.press("I have read this list")
    tab.wait("document.querySelector('.course-acknowledged').textContent")


def find_all_done_and_begin_a_name(tab: Tab, address: str) -> None:
    """My learning says that all is done; a name half written stands after a step away."""
    tab.go(f"{address}learning.html")
    tab.wait("document.querySelector('#module-people .course-says__status').textContent.startsWith('Complete')")
    tab.write(".course-name-form input", NAME[:4])
    tab.go(address + LIST)
    back(tab, "learning.html")
    tab.wait("document.querySelector('.course-name-form input').value === args[0]", NAME[:4])


def make_certificate_on_a_phone_too(tab: Tab) -> str:
    """Type the rest of the name, and return the record of the certificate as it is saved."""
    tab.write(".course-name-form input", NAME[4:])
    tab.press("Make my certificate")
    tab.wait("document.querySelector('.course-certificate__name').textContent === args[0]", NAME)
    assert too_wide(tab, [f"{PATH}certificate.html", PATH + QUIZ, f"{PATH}learning.html"]) == []
    return take_what_is_saved(tab, lambda: tab.press("Save the record as a file"))


@dataclass(frozen=True)
class Learned:
    """What the learner has in the end: ``kept`` in the browser, and as files progress and a record."""

    kept: dict[str, Any]
    progress: str
    record: str


def learn(tab: Tab, address: str) -> Learned:
    """Read, answer, pass, tick and play, with steps away in between: everything that completes the module."""
    read_answer_and_play(tab, address)
    half_answer_and_return(tab, address)
    hand_in_and_try_again(tab)
    tick_leave_and_say_it_was_read(tab, address)
    find_all_done_and_begin_a_name(tab, address)
    record = make_certificate_on_a_phone_too(tab)
    return Learned(kept(tab, COURSE), export(tab, address), record)


class Stories:
    """Has the story told once in each engine, for whichever test first asks for what comes of it."""

    def __init__(self, tabs: Tabs, address: str) -> None:
        self.tabs = tabs
        self.address = address
        self.told: dict[str, Learned] = {}

    def of(self, engine: str) -> Learned:
        """Return what a learner has in the end in this engine."""
        if engine not in self.told:
            self.told[engine] = learn(self.tabs.of(engine), self.address)
        return self.told[engine]


@pytest.fixture(scope="module")
def stories(tabs: Tabs, small_site: Path) -> Iterator[Stories]:
    with served(small_site) as address:
        yield Stories(tabs, address)


class Story:
    """The tests, each in the ``tab`` of an engine."""

    def test_a_learner_comes_from_the_first_lesson_to_a_record_that_is_verified(
        self, tab: Tab, engine: str, stories: Stories
    ) -> None:
        had, address = stories.of(engine), stories.address
        assert lose_and_bring_in(tab, address, had.progress) == had.kept
        # The trainer checks the record.
        assert "Unchanged" in verify(tab, address, had.record)
        altered = json.dumps({**json.loads(had.record), "learner": {"name": "Somebody Else"}})
        assert "Altered" in verify(tab, address, altered)

    def test_without_storage_a_page_keeps_for_its_life_and_says_so(
        self, tab: Tab, small_site: Path, tmp_path: Path, keeps_pages: bool
    ) -> None:
        blocked = tmp_path / "blocked"
        shutil.copytree(small_site, blocked)
        early = blocked / "assets/course/early.js"
        early.write_text(BLOCK + early.read_text("utf-8"), "utf-8")
        with served(blocked) as address:
            tab.go(address + QUIZ)
            tab.wait("document.querySelector('course-quiz').dataset.ready === ''")
            answer_all_at_once(tab)
            notice = "document.querySelector('.course-notice').textContent"
            assert "lets no site keep anything" in tab.wait(notice)
            before = shown(tab)
            tab.ask("document.documentElement.dataset.same = 1")
            tab.go(address + LIST)
            back(tab, QUIZ)
            is_the_same = tab.ask("return Boolean(document.documentElement.dataset.same)")
            assert is_the_same or not keeps_pages
            if not is_the_same:  # loaded anew: what it had is gone, as it has said
                tab.wait("document.querySelector('course-quiz').dataset.ready === ''")
                answer_all_at_once(tab)
            else:
                assert shown(tab) == before
            tab.press("Submit answers")
            tab.wait("document.querySelector('.course-score').textContent.startsWith('Passed: ')")

    def test_no_page_of_any_kind_scrolls_sideways_on_a_phone(self, tab: Tab, shipped: Path, kinds: list[str]) -> None:
        with served(shipped) as address:
            tab.go(address)
            assert too_wide(tab, [PATH + page for page in kinds]) == []

    def test_a_guides_names_and_path_stand_after_each_return(self, tab: Tab, tmp_path: Path) -> None:
        course_with_scenes(tmp_path / "course")
        (tmp_path / "guides").mkdir()
        publish(tmp_path / "course", tmp_path / "guides")
        with served(tmp_path / "guides") as address:
            tab.go(address + GUIDE)
            tab.wait("document.querySelector('.course-guide--on')")
            tab.ask("document.querySelector('.course-guide__fill').open = true")
            tab.write(".course-guide__field", "Ms Reed")
            for _ in range(2):
                tab.press_on(".course-guide__step--here .course-guide__choices li:last-child a")
            step = tab.wait("document.querySelector('.course-guide__step--here').dataset.step")
            before = tab.ask(GUIDE_SHOWS)
            assert before[0][0] == "Ms Reed"
            assert "Ms Reed" in before[1]
            assert "\n2. " in before[2]
            tab.go(f"{address}index.html")
            back(tab, f"{GUIDE}#step-{step}")
            tab.wait(GUIDE_STANDS_AT, step)
            assert tab.ask(GUIDE_SHOWS) == before
            tab.reload()
            tab.wait(GUIDE_STANDS_AT, step)
            assert tab.ask(GUIDE_SHOWS) == before

    def test_what_filters_say_is_what_they_show_after_each_return(
        self, tab: Tab, course_files: Callable[[Mapping[str, str]], Path], tmp_path: Path
    ) -> None:
        (tmp_path / "published").mkdir()
        publish(course_files(large(most=3)), tmp_path / "published")
        with served(tmp_path / "published") as address:
            tab.go(f"{address}index.html")
            tab.choose(
                "#filter-roles", tab.ask("return document.querySelector('#filter-roles').lastElementChild.value")
            )
            before = tab.ask(CARDS)
            assert 0 < before[1] < before[2]
            tab.go(f"{address}learning.html")
            back(tab, "index.html")
            tab.wait("document.querySelector('#filter-roles').value")  # which a busy browser puts in later
            assert tab.ask(CARDS) == before
            tab.reload()
            value, shown_now, all_now = tab.ask(CARDS)
            assert (shown_now == all_now) == (value == "")
            assert "Ada Lovelace" in verify(tab, address, json.dumps(bare()))
            tab.ask("document.documentElement.dataset.same = 1")
            tab.write("[name=search]", "nobody")
            tab.choose("#verify-state", "altered")
            before = tab.ask(ROWS)
            assert before == ["nobody", "altered", 0, True]
            tab.go(f"{address}index.html")
            back(tab, "verify.html")
            is_the_same = tab.ask("return Boolean(document.documentElement.dataset.same)")
            assert tab.ask(ROWS) == before if is_the_same else tab.ask(ROWS)[3] is False


GUIDE = "people/guide-call-for-help.html"
GUIDE_STANDS_AT = "document.querySelector('.course-guide__step--here').dataset.step === args[0]"
GUIDE_SHOWS = """
  const fields = [...document.querySelectorAll(".course-guide__field")].map((field) => field.value);
  const filled = [...document.querySelectorAll(".course-guide__steps .course-variable--filled")];
  return [fields, filled.map((place) => place.textContent).join(), document.querySelector(".course-guide__note").value];
"""
CARDS = """
  const cards = [...document.querySelectorAll(".course-card")];
  const shown = cards.filter((card) => card.getClientRects().length);
  return [document.getElementById("filter-roles").value, shown.length, cards.length];
"""
ROWS = """
  const value = (name) => document.querySelector(`[name=${name}]`).value;
  const rows = document.querySelectorAll("tbody tr").length;
  return [value("search"), value("state"), rows, !document.querySelector(".course-roster").hidden];
"""

BLOCK = """Object.defineProperty(window, "localStorage", {
  get: function () { throw new DOMException("no", "SecurityError"); },
});
"""
