"""Progress as a file and back: nothing earned is lost, nothing is credited that was not earned."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from tests.browser.site import Site

pytestmark = pytest.mark.browser

SCRIPTS = '<script src="assets/course/exposed.js"></script>'
DATE = "2026-05-04T09:00:00.000Z"
TICK = {"v": 4, "n": 1, "on": True, "revision": 1, "date": DATE}
PASS = {"version": "1.0", "edition": "0123456789ab", "mark": 80, "points": 1, "of": 1, "date": DATE, "attempts": 1}
QUIZ = {"v": 4, "n": 1, "seed": 1, "drawn": ["one"], "points": 1, "of": 1, "date": DATE, "passed": DATE, "pass": PASS}
ANSWER = {"v": 4, "n": 1, "fp": "abcd1234", "seed": 1, "response": {"a": True}, "points": 1, "of": 1, "date": DATE}
RECORDS: dict[str, dict[str, Any]] = {"tick/list/item": TICK, "quiz/people": QUIZ, "quiz/people/one": ANSWER}
FILE = {
    "kind": "coursewright-progress",
    "format": 1,
    "catalogue": "training",
    "title": "Training",
    "made": DATE,
    "records": RECORDS,
}


@pytest.fixture
def tools(site: Site, page: Page) -> Page:
    """Return a page with the scripts alone."""
    site.write("tools.html", SCRIPTS)
    page.goto("tools.html")
    return page


def test_a_file_that_does_not_fit_into_storage_leaves_everything_as_it_was(tools: Page) -> None:
    said = tools.evaluate(
        """([one, two]) => {
          localStorage.setItem("coursewright/training/tick/list/item", JSON.stringify(one));
          let left = 1;
          const { setItem } = Storage.prototype;
          Storage.prototype.setItem = function (...given) {
            if (--left < 0 && given[0].includes("quiz")) {
              left = 9;
              throw new DOMException("full", "QuotaExceededError");
            }
            return setItem.apply(this, given);
          };
          const said = coursewright.keep.bring("coursewright/training/", two);
          Storage.prototype.setItem = setItem;
          return [said.why, { ...localStorage }];
        }""",
        [TICK, {**RECORDS, "tick/list/item": {**TICK, "date": "2027-01-01"}}],
    )
    assert said[0] == "This browser has no room for it, so nothing was changed."
    assert {key: json.loads(text) for key, text in said[1].items()} == {"coursewright/training/tick/list/item": TICK}


def test_a_record_of_a_newer_site_stays_and_a_damaged_one_is_set_aside(tools: Page) -> None:
    newer = json.dumps({"v": 5, "n": 1})
    kept = tools.evaluate(
        """([newer, records]) => {
          localStorage.setItem("coursewright/training/tick/list/item", newer);
          localStorage.setItem("coursewright/training/quiz/people", "{damaged");
          coursewright.keep.bring("coursewright/training/", records);
          return { ...localStorage };
        }""",
        [newer, RECORDS],
    )
    assert kept["coursewright/training/tick/list/item"] == newer
    assert kept["coursewright/training/quiz/people~1"] == "{damaged"
    assert json.loads(kept["coursewright/training/quiz/people"])["passed"] == DATE


# What people do in two browsers, each with two tabs, while the course is edited.
WORLD = (Path(__file__).parent / "two_browsers.js").read_text("utf-8")

TAB = st.integers(0, 1)
NAME = st.sampled_from(["one", "two"])
EARN = st.one_of(
    st.tuples(st.just("read"), TAB, st.sampled_from(["look", "call", "stay"])),
    st.tuples(st.just("play"), TAB),
    st.tuples(st.just("acknowledge"), TAB),
    st.tuples(st.just("use"), TAB),
    st.tuples(st.just("note"), TAB),
).map(lambda move: [move])
SINGLE = st.one_of(
    st.tuples(st.just("begin"), TAB, st.integers(1, 4)),
    st.tuples(st.just("answer"), TAB, NAME, st.booleans()),
    st.tuples(st.just("submit"), TAB),
    st.tuples(st.just("edit"), TAB, NAME),
    st.tuples(st.just("change"), TAB, TAB),
    st.tuples(st.just("save"), TAB),
    st.tuples(st.just("bring"), TAB, st.integers(0, 9)),
).map(lambda move: [move])
# What people do in one go, and what chance would seldom put together.
PASS_IT = st.tuples(TAB, st.integers(1, 4)).map(
    lambda given: [
        ("begin", *given), ("answer", given[0], "one", True), ("answer", given[0], "two", True), ("submit", given[0]),
    ]
)  # fmt: skip
ANSWER_AGAIN = st.tuples(TAB, NAME).map(
    lambda given: [("edit", *given), ("answer", *given, True), ("submit", given[0])]
)
# To the other browser, with the file that was saved just now.
MOVE_ON = TAB.map(lambda tab: [("save", tab), ("change", tab, None), ("bring", tab, None)])
MOVES = st.lists(st.one_of(EARN, EARN, SINGLE, PASS_IT, ANSWER_AGAIN, MOVE_ON, MOVE_ON), min_size=8, max_size=40).map(
    lambda parts: [move for part in parts for move in part]
)


@pytest.fixture(scope="module")
def world(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Return one page with a second tab of the same site inside, for all examples."""
    site = Site(tmp_path_factory.mktemp("world") / "site")
    site.write("tab.html", SCRIPTS)
    site.write("world.html", f'{SCRIPTS}<iframe src="tab.html" title="another tab"></iframe>')
    context = browser.new_context()
    context.route(
        "http://world.test/**",
        lambda route: route.fulfill(path=site.folder / route.request.url.removeprefix("http://world.test/")),
    )
    page = context.new_page()
    page.goto("http://world.test/world.html")
    yield page
    context.close()


def earned_by(told: list[list[Any]]) -> list[dict[str, set[Any]]]:
    """Return what each of the two browsers has earned, itself or by a file that was brought in."""
    empty: dict[str, set[Any]] = {"submit": set(), "read": set(), "play": set(), "acknowledge": set(), "use": set()}
    browsers = [{name: set(found) for name, found in empty.items()} for _ in range(2)]
    files: list[dict[str, set[Any]]] = []
    for what, here, said in told:
        mine = browsers[here]
        if what == "save":
            files.append({name: set(found) for name, found in mine.items()})
        elif what == "bring" and said is not None:
            for name in mine:
                mine[name] |= files[said][name]
        elif what in mine and said is not None:
            mine[what].add((said["version"], said["date"]) if what == "submit" else said)
    return browsers


@settings(max_examples=150)
@given(moves=MOVES)
def test_whatever_people_do_nothing_earned_is_lost_and_nothing_is_credited_that_was_not_earned(
    world: Page, moves: list[tuple[Any, ...]]
) -> None:
    found = world.evaluate(WORLD, [list(move) for move in moves])
    assert found["faults"] == []
    for earned, kept in zip(earned_by(found["told"]), found["browsers"], strict=True):
        quiz = kept.get("quiz/people", {})
        assert ("pass" in quiz) == bool(earned["submit"])
        if earned["submit"]:
            version, date = max(earned["submit"])
            assert (quiz["pass"]["version"], quiz["pass"]["date"]) == (f"1.{version}", date)
            assert quiz["passed"] == min(date for _, date in earned["submit"])
        assert set(kept.get("read/people/lesson", {}).get("sections", {})) == earned["read"]
        runs = [run["date"] for run in kept.get("scenario/people/fall", {}).get("runs", [])]
        assert runs == sorted(earned["play"])[-20:]
        assert bool(kept.get("list/calls", {}).get("acknowledged")) == bool(earned["acknowledge"])
        assert [use["made"] for use in kept.get("list/calls", {}).get("uses", [])] == sorted(earned["use"])[-20:]
