"""What a learner keeps, hears and comes back to, in any engine: notes, reviews, reading aloud, the site on a device."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from course.checks.load import load_course
from tests.browser.engines.answering import answer, kept
from tests.browser.engines.returns import load_again
from tests.browser.engines.tab import PATIENCE, Tab
from tests.browser.learner import publish
from tests.browser.test_listen import END, SAID, VOICES
from tests.browser.test_review import MAY, missed, passed
from tests.conftest import VALID
from tests.serving import SiteHandler, served

COURSE = "first-aid-training"
LESSON = "people/lesson.html"
CASE = "\n## Your own case\n\nWrite down a case from your own work. Then set one goal.\n"
OWN, GOAL = "At the back door, with Mr Olsen", "On Friday I look up before I speak."
TEXT, LINE = "course-own-note[data-case] textarea", "course-own-note[data-case] input:not([type=date])"
# The state that what keeps the site on a device tells of, once it is told.
STATE = "document.querySelector('course-device [data-place=state]').textContent"
KEPT = "This whole training is kept on this device. It opens at this address without a network."


class Ways:
    """The tests, each in the ``tab`` of an engine."""

    @pytest.fixture
    def root(self, course_files: Callable[[Mapping[str, str]], Path]) -> Path:
        """Return the folder of the small course, whose lesson asks for a case of one's own."""
        return course_files({"modules/people/lesson.md": VALID["modules/people/lesson.md"] + CASE})

    @pytest.fixture
    def published(self, root: Path, tmp_path: Path) -> Path:
        """Return the folder of its site."""
        (tmp_path / "ways").mkdir()
        publish(root, tmp_path / "ways")
        return tmp_path / "ways"

    @pytest.fixture
    def address(self, published: Path) -> Iterator[str]:
        """Return where that is served."""
        with served(published) as address:
            yield address

    def test_a_case_of_ones_own_stands_after_a_return_and_in_my_learning(self, tab: Tab, address: str) -> None:
        tab.go(f"{address}{LESSON}#your-own-case")
        tab.ask("document.querySelector('course-own-note[data-case]').scrollIntoView()")  # what is far down comes later
        tab.write(TEXT, OWN)
        tab.write(LINE, GOAL)
        for words in (OWN, GOAL):
            tab.wait("Object.values(localStorage).some((record) => record.includes(args[0]))", words)
        load_again(tab, LESSON)
        tab.wait("document.querySelector(args[0]).value === args[1]", TEXT, OWN)
        tab.wait("document.querySelector(args[0]).value === args[1]", LINE, GOAL)
        tab.go(f"{address}learning.html")
        for words in (OWN, GOAL):
            tab.wait("document.querySelector('main').innerText.includes(args[0])", words)

    def test_what_was_missed_long_ago_comes_back_and_is_answered(self, tab: Tab, address: str, root: Path) -> None:
        [module] = load_course(root, rules=False).modules
        [fp] = [question.fingerprint for question in module.facts.questions if question.id == "first-call"]
        long_ago = f"{datetime.now(UTC) - timedelta(days=60):%Y-%m-%dT%H:%M:%S.000Z}"
        records = {"quiz/people": passed("first-call"), "quiz/people/first-call": missed(fp)}
        tab.go(f"{address}sources.html")
        for path, record in records.items():
            dated = json.dumps(record).replace(MAY, long_ago)
            tab.ask("localStorage.setItem(args[0], args[1])", f"coursewright/{COURSE}/{path}", dated)
        tab.go(f"{address}index.html")
        tab.press("Due today: 1 question, 1 minute")
        tab.wait("document.querySelector('course-next-question').innerText.includes('1 question left')")
        tab.press("Next question")
        tab.wait("document.activeElement.id === 'question-first-call'")
        answer(tab, "first-call")
        tab.press("Check answer")
        tab.wait("document.querySelector('course-reviews > [role=status]').textContent.startsWith('All answered')")
        review = kept(tab, COURSE)["review/people/first-call"]
        assert (review["step"], review["missed"]) == (1, True)

    def test_what_is_pressed_before_the_script_of_a_question_has_come_counts_in_the_end(
        self, tab: Tab, published: Path
    ) -> None:
        may_come = Event()

        class Late(SiteHandler):
            def path_of(self, address: str) -> Path | None:
                assert not address.endswith("/check.js") or may_come.wait(PATIENCE)
                return super().path_of(address)

        with served(published, handler=Late) as address:
            tab.go(address + LESSON)
            tab.wait("document.querySelector('course-check').dataset.ready === ''")
            answer(tab, "first-call")
            tab.press("Check answer")
            assert tab.ask("return !customElements.get('course-check')")
            may_come.set()
            tab.wait("document.querySelector('course-check .course-verdict').textContent.startsWith('Right.')")
            tab.wait("document.querySelector('course-check [type=submit]').textContent === 'Try again'")
            assert kept(tab, COURSE)["check/people/first-call"]["points"] == 1

    def test_a_lesson_is_read_aloud_only_where_there_is_a_voice(self, tab: Tab, published: Path) -> None:
        with served(published) as address:
            tab.go(address + LESSON)
            tab.wait("Boolean(customElements.get('course-read'))")
            voice = "speechSynthesis.getVoices().some(({ localService, lang }) => localService && /^en/i.test(lang))"
            shows = "getComputedStyle(document.querySelector('.course-listen')).visibility === 'visible'"
            tab.wait(f"({shows}) === ('speechSynthesis' in window && {voice})")
        early = published / "assets/course/early.js"
        early.write_text(f"(() => {{{VOICES % ('en-GB', 'true')}}})();" + early.read_text("utf-8"), "utf-8")
        with served(published) as address:
            tab.go(address + LESSON)
            tab.press("Listen")
            tab.wait("document.querySelector('.course-listen__block')")
            for _ in range(2):
                tab.ask(f"({END})()")
            said = tab.ask(f"return ({SAID})()")
            assert len(said) == len(set(said)) == 3
            tab.press("Pause")
            tab.press("Go on reading")
            assert tab.ask(f"return ({SAID})()") == [*said, said[-1]]
            tab.press("Stop")
            tab.wait("!document.querySelector('.course-listen__block')")

    def test_the_site_on_a_device_opens_without_a_network_and_is_removed(self, tab: Tab, published: Path) -> None:
        with served(published) as address:
            tab.go(f"{address}learning.html")
            tab.press("Keep it on this device")
            tab.press("Keep it")
            tab.wait(f"{STATE} === args[0]", KEPT)
        tab.go(address + LESSON)
        assert tab.wait("document.querySelector('h1').textContent")
        tab.go(f"{address}learning.html")
        tab.press("Remove it from this device")
        tab.wait(f"{STATE}.startsWith('Removed.')")
