"""What a learner did stands after every return, in any engine: Back, Forward, loading again, another tab.

A control shows what its browser puts there: WebKit empties forms that come back out of its page cache,
Firefox fills check boxes when a page is loaded again. None of that is an answer.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.engines.answering import answer, answer_all_at_once, drawn, kept, responses, shown
from tests.browser.engines.tab import Tab
from tests.browser.site import COURSE, Site
from tests.browser.test_checklist import CHECKLIST
from tests.examples_of_kinds import examples
from tests.serving import served

KINDS = (
    "single-choice", "multiple-choice", "true-false", "short-answer", "numeric", "ordering", "matching", "categorise",
    "fill-in",
)  # fmt: skip
QUESTIONS = [examples(kind)[0].question for kind in KINDS]
ELSEWHERE = '<p><a href="other.html">Elsewhere</a></p>'
DATED = CHECKLIST.replace("{id: item-2,", "{id: item-2, due: 1,")


class Returns:
    """The tests, each in the ``tab`` of an engine."""

    @pytest.fixture
    def address(self, site: Site) -> Iterator[str]:
        """Return where the pages are served, with headers that let an engine keep a page."""
        site.quiz(QUESTIONS)
        site.lesson(QUESTIONS)
        site.checklist(DATED)
        site.write("other.html", "<p>Elsewhere.</p>")
        with served(site.folder) as address:
            yield address

    @pytest.mark.parametrize("page", ["quiz", "lesson"])
    def test_answers_of_every_kind_stand_after_each_return_and_are_what_is_handed_in(
        self, tab: Tab, address: str, page: str, keeps_pages: bool
    ) -> None:
        tab.go(f"{address}{page}.html")
        asked = drawn(tab)
        assert len(asked) == len(KINDS)
        answer_all(tab, page, asked)
        before, given = shown(tab), responses(tab, COURSE)
        assert len(given) == len(KINDS)
        tab.ask("document.documentElement.dataset.same = 1")
        leave(tab, address)
        for come_back in (back, back_forward_and_back, load_again):
            come_back(tab, f"{page}.html")
            is_the_same = tab.ask("return Boolean(document.documentElement.dataset.same)")
            assert is_the_same or not keeps_pages or come_back is load_again
            tab.wait("document.querySelector('course-check, course-quiz').dataset.ready === ''")
            assert shown(tab) == before
            assert responses(tab, COURSE) == given
        if page == "lesson":
            for question in asked:
                tab.press_on(f"#question-{question} [type=submit]")
                # All that it says stands then, so the page stands still under the next press.
                again = f"document.querySelector('#question-{question} [type=submit]').textContent === 'Try again'"
                tab.wait(again)
                assert (
                    tab.ask("return document.getElementById(args[0]).dataset.state", f"question-{question}") == "right"
                )
        else:
            tab.press("Submit answers")
            score = tab.wait("document.querySelector('.course-score').textContent")
            assert score.startswith("Passed: 16 of 16 points, 100%")
        assert responses(tab, COURSE) == given

    def test_a_part_of_an_answer_stands_and_takes_up_the_rest_after_a_return(self, tab: Tab, address: str) -> None:
        tab.go(f"{address}quiz.html")
        parts = {"signs-of-attention": 2, "three-habits": 3, "attention-or-apathy": 3, "promise": 2}
        for question in parts:
            answer(tab, question, most=1)
        half = responses(tab, COURSE)
        assert all(len(half[f"quiz/people/{question}"]) == 1 for question in parts)
        leave(tab, address)
        back(tab, "quiz.html")
        for question in parts:
            answer(tab, question, most=1)
        more = responses(tab, COURSE)
        for question in parts:
            path = f"quiz/people/{question}"
            assert len(more[path]) == 2
            assert more[path].items() >= half[path].items()

    def test_a_checklist_stands_and_one_more_tick_takes_nothing_from_it(self, tab: Tab, address: str) -> None:
        tab.go(f"{address}checklist.html")
        tab.press_on("input[name=item-1]")
        tab.press_on("#list-after-a-call-item-3--na")
        tab.write("[name=initials]", "HB")
        for name, day in (("start", "2026-11-02"), ("date", "2026-11-28")):
            tab.ask(PUT, f"[name={name}]", day)
        before = shown(tab)
        everything = kept(tab, COURSE)
        assert everything["list/after-a-call"]["initials"] == "HB"
        leave(tab, address)
        for come_back in (back, back_forward_and_back, load_again):
            come_back(tab, "checklist.html")
            tab.wait("!document.querySelector('[name=read]').closest('[hidden]')")
            assert shown(tab) == before
            assert kept(tab, COURSE) == everything
        tab.press_on("input[name=item-5]")
        tab.press("I have read this list")
        tab.wait("document.querySelector('.course-acknowledged').textContent")
        fields = kept(tab, COURSE)["list/after-a-call"]
        assert [fields[name] for name in ("initials", "start", "date")] == ["HB", "2026-11-02", "2026-11-28"]

    def test_what_a_browser_fills_in_by_itself_is_no_answer(self, tab: Tab, address: str) -> None:
        tab.go(f"{address}checklist.html")
        tab.press_on("input[name=item-1]")
        tab.write("[name=initials]", "HB")
        tab.ask("localStorage.clear()")  # as "Start afresh" does on another page
        tab.reload()
        tab.wait("document.querySelector('.course-count').textContent === '0 done, 9 left.'")
        assert kept(tab, COURSE) == {}
        assert tab.ask("return document.querySelector('[name=initials]').value") == ""

    def test_what_another_tab_has_done_meanwhile_is_shown_and_added_to(self, tab: Tab, address: str) -> None:
        tab.go(f"{address}quiz.html")
        answer(tab, "three-habits", most=1)
        leave(tab, address)
        tab.ask(OTHER_TAB, "coursewright/training/quiz/people/three-habits")
        back(tab, "quiz.html")
        tab.wait("document.querySelector('[name=three-habits--attentive]').value === 'attentive'")
        tab.choose("[name=three-habits--polite]", "polite")
        whole = {"punctual": "punctual", "attentive": "attentive", "polite": "polite"}
        assert responses(tab, COURSE)["quiz/people/three-habits"] == whole


# A date, which each engine lets people type in a way of its own.
PUT = """
  const field = document.querySelector(args[0]);
  field.value = args[1];
  for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
"""
OTHER_TAB = """
  const record = JSON.parse(localStorage.getItem(args[0]));
  record.response.attentive = "attentive";
  record.n += 1;
  localStorage.setItem(args[0], JSON.stringify(record));
"""


def answer_all(tab: Tab, page: str, asked: list[str]) -> None:
    """Answer a quiz by hand; of a lesson, which has the same controls, only what comes after that is to be seen."""
    if page == "lesson":
        tab.wait("[...document.querySelectorAll('course-check')].every(({ dataset }) => dataset.ready === '')")
        answer_all_at_once(tab)
    else:
        for question in asked:
            answer(tab, question)


def leave(tab: Tab, address: str) -> None:
    """Go to another page."""
    tab.go(f"{address}other.html")


def back(tab: Tab, page: str) -> None:
    tab.step("back", page)


def back_forward_and_back(tab: Tab, page: str) -> None:
    tab.step("forward", "other.html")
    tab.step("back", page)


def load_again(tab: Tab, page: str) -> None:
    tab.reload()
