"""What comes back: what was missed, from all modules, on its day; answering it changes nothing else that is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import icalendar
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from course.checks.load import load_course
from tests.browser import learner
from tests.browser.site import Site
from tests.browser.test_merging import FILES
from tests.conftest import VALID

pytestmark = pytest.mark.browser

COURSE = "first-aid-training"
MAY = "2026-05-04T09:00:00.000Z"
TODAY = "2026-06-10T10:00:00"
DUE = "Due today: 3 questions, 2 minutes"
RINGING = {
    name: text.replace("question: first-call", "question: ring-first-call").replace("\n  - id: ", "\n  - id: ring-")
    for name, text in FILES.items()
    if name in ("modules/calls/lesson.md", "quizzes/calls.yml")
}


@pytest.fixture
def keys(site: Site, course_files: Callable[[Mapping[str, str]], Path]) -> dict[str, str]:
    """Publish a course of two modules; return the fingerprint of each question."""
    root = course_files({**FILES, **RINGING})
    learner.publish(root, site.folder)
    return {
        f"{module.slug}/{question.id}": question.fingerprint
        for module in load_course(root, rules=False).modules
        for question in module.facts.questions
    }


def missed(fp: str, points: int = 0) -> dict[str, Any]:
    answer = {"fp": fp, "response": {"b": True}, "points": points, "of": 1, "date": MAY}
    return {"v": 4, "n": 1, "seed": 7, **answer, "firsts": [answer]}


def passed(*questions: str) -> dict[str, Any]:
    result = {"points": 3, "of": 3, "date": MAY}
    return {
        "v": 4,
        "n": 2,
        "seed": 7,
        "drawn": [*questions],
        **result,
        "passed": MAY,
        "pass": {**result, "version": "1"},
    }


def state_of(keys: Mapping[str, str]) -> dict[str, Any]:
    """Return what somebody has kept who missed a question of each module and got one right, all five weeks ago."""
    return {
        "quiz/people": passed("first-call", "what-to-say"),
        "quiz/people/first-call": missed(keys["people/first-call"]),
        "quiz/people/what-to-say": missed(keys["people/what-to-say"], 1),
        "quiz/calls": passed("ring-first-call"),
        "quiz/calls/ring-first-call": missed(keys["calls/ring-first-call"]),
    }


@pytest.fixture
def page(open_context: Callable[..., BrowserContext]) -> Page:
    """Return a page on a day of June."""
    page = open_context().new_page()
    page.clock.set_fixed_time(TODAY)
    return page


def begin(page: Page, records: dict[str, Any], place: str = "index.html") -> None:
    page.goto("sources.html")
    learner.keep(page, COURSE, records)
    page.goto(place)


def asked(page: Page) -> list[str]:
    expect(page.get_by_role("button", name="Check answer").first).to_be_visible()
    return [str(box.get_attribute("id")).removeprefix("question-") for box in page.locator("fieldset").all()]


def answer(page: Page, name: str, choice: str) -> None:
    box = page.locator(f"course-review:has(#question-{name})")
    box.get_by_label(choice).check()
    box.get_by_role("button", name="Check answer").click()
    expect(box.locator(".course-verdict")).not_to_be_empty()
    page.wait_for_function(
        "(name) => Object.keys(localStorage).some((key) => key.includes('/review/') && key.endsWith(name))",
        arg=f"/{name}",
    )


def test_what_was_missed_is_due_from_all_modules_in_turns_before_what_was_right(
    keys: dict[str, str], page: Page
) -> None:
    begin(page, state_of(keys))
    page.get_by_role("link", name=DUE).click()
    expect(page.get_by_role("status").filter(has_text=DUE)).to_be_visible()
    assert asked(page) == ["ring-first-call", "first-call", "what-to-say"]
    expect(page.locator(".course-review__one").first.get_by_role("heading", level=2)).to_have_text("FA-102 · Calls")


def test_a_bar_says_how_many_are_left_and_leads_to_the_next_of_them(keys: dict[str, str], page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    begin(page, state_of(keys), "due.html")
    asked(page)
    bar = page.locator("course-next-question")
    button = bar.get_by_role("button", name="Next question")
    expect(bar).to_contain_text("3 questions left")
    expect(button).to_be_in_viewport()
    for name in ("ring-first-call", "first-call", "what-to-say", "ring-first-call"):
        button.click()
        expect(page.locator(f"#question-{name}")).to_be_focused()
        expect(page.locator(f"#question-{name} legend")).to_be_in_viewport(ratio=1)
    answer(page, "first-call", "A cup of tea")
    expect(bar).to_contain_text("2 questions left")
    button.click()
    expect(page.locator("#question-what-to-say")).to_be_focused()
    page.reload()
    expect(bar).to_contain_text("2 questions left")
    answer(page, "ring-first-call", "A call for help")
    answer(page, "what-to-say", "Where you are")
    expect(bar).to_have_text("All answered.", use_inner_text=True)


def test_where_nothing_is_due_no_bar_counts_questions(keys: dict[str, str], page: Page) -> None:
    page.goto("due.html")
    expect(page.get_by_text("Nothing can come back yet")).to_be_visible()
    expect(page.locator("course-next-question")).to_be_hidden()


def test_answers_there_change_nothing_but_when_the_question_comes_next(keys: dict[str, str], page: Page) -> None:
    before = state_of(keys)
    begin(page, before, "due.html")
    asked(page)
    answer(page, "first-call", "A cup of tea")
    answer(page, "ring-first-call", "A call for help")
    expect(page.get_by_role("status").filter(has_text="1 question left")).to_be_visible()
    kept = learner.kept(page, COURSE)
    assert {path: kept[path] for path in before} == before
    changed = {path: record for path, record in kept.items() if path not in before and path != "here"}
    stands = {path: (record["points"], record["step"], record["missed"]) for path, record in changed.items()}
    assert stands == {"review/people/first-call": (0, 0, True), "review/calls/ring-first-call": (1, 1, True)}
    box = page.locator("course-review:has(#question-what-to-say)")
    box.get_by_label("Where you are").check()
    box.get_by_label("What happened").check()
    box.get_by_role("button", name="Check answer").click()
    expect(page.get_by_text("All answered: that was the review of today.")).to_be_visible()
    expect(page.get_by_text("Next review: 2 questions on 17 June 2026")).to_be_visible()
    page.goto("learning.html")
    expect(page.get_by_role("link", name="Next review: 2 questions on 17 June 2026")).to_be_visible()
    page.goto("due.html")
    expect(page.get_by_text("Nothing is due today.")).to_be_visible()
    page.clock.set_fixed_time("2026-06-17T10:00:00")
    page.reload()
    assert asked(page) == ["ring-first-call", "first-call"]


def test_a_second_try_shows_the_answer_and_leaves_the_first_as_it_was(keys: dict[str, str], page: Page) -> None:
    begin(page, state_of(keys), "due.html")
    asked(page)
    answer(page, "first-call", "A cup of tea")
    first = learner.kept(page, COURSE)["review/people/first-call"]
    box = page.locator("course-review:has(#question-first-call)")
    box.get_by_role("button", name="Try again").click()
    box.get_by_label("A call for help").check()
    box.get_by_role("button", name="Check answer").click()
    expect(box.locator(".course-verdict")).to_contain_text("Right")
    assert learner.kept(page, COURSE)["review/people/first-call"] == first


def test_what_has_changed_comes_first_and_what_is_gone_makes_room(keys: dict[str, str], page: Page) -> None:
    state = state_of(keys)
    state["quiz/people/what-to-say"] = missed("00000000", 1)
    state["quiz/people/of-old"] = missed("00000000")
    begin(page, state, "due.html")
    assert asked(page) == ["what-to-say", "ring-first-call", "first-call"]
    expect(page.get_by_role("status").filter(has_text=DUE)).to_be_visible()
    page.goto("index.html")
    expect(page.get_by_role("link", name=DUE)).to_be_visible()


def test_only_modules_of_which_something_is_due_are_fetched(keys: dict[str, str], page: Page) -> None:
    state = {path: record for path, record in state_of(keys).items() if "calls" not in path}
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.rpartition("/")[0].rpartition("/")[2]))
    begin(page, state, "due.html")
    assert asked(page) == ["first-call", "what-to-say"]
    assert "people" in fetched
    assert "calls" not in fetched


def test_answers_in_a_quiz_that_is_not_passed_do_not_come_back(keys: dict[str, str], page: Page) -> None:
    state = state_of(keys)
    state["quiz/people"] = {key: value for key, value in state["quiz/people"].items() if "pass" not in key}
    state["check/people/what-to-say"] = missed(keys["people/what-to-say"])
    begin(page, state, "due.html")
    assert asked(page) == ["ring-first-call", "what-to-say"]


SAY_IT = """\
  - id: own-words
    kind: say-it
    objective: "1.1"
    use: check
    prompt: What do you say?
    model_answer: Come quickly.
    criteria:
      - text: It asks for help
"""


def test_what_lessons_alone_ask_comes_back_as_often_as_home_says_and_what_nobody_marks_does_not(
    site: Site, course_files: Callable[[Mapping[str, str]], Path], page: Page
) -> None:
    quiz = VALID["quizzes/people.yml"].replace("  - id: first-call\n", "  - id: first-call\n    use: check\n") + SAY_IT
    placed = "<!-- question: first-call -->"
    lesson = VALID["modules/people/lesson.md"].replace(placed, f"{placed}\n\n<!-- question: own-words -->")
    root = course_files({"quizzes/people.yml": quiz, "modules/people/lesson.md": lesson})
    learner.publish(root, site.folder)
    [module] = load_course(root, rules=False).modules
    keys = {question.id: question.fingerprint for question in module.facts.questions}
    said = {**missed(keys["own-words"]), "of": 0, "firsts": [{**missed(keys["own-words"])["firsts"][0], "of": 0}]}
    state = {"check/people/first-call": missed(keys["first-call"]), "check/people/own-words": said}
    begin(page, state)
    expect(page.locator("[data-place=due]")).to_have_text("Due today: 1 question, 1 minute")
    with page.expect_navigation():
        page.locator("[data-place=due] a").click()
    assert asked(page) == ["first-call"]
    answer(page, "first-call", "A call for help")
    expect(page.get_by_text("All answered: that was the review of today.")).to_be_visible()


def test_whoever_has_answered_nothing_is_told_what_comes_back(keys: dict[str, str], page: Page) -> None:
    assert keys
    begin(page, {}, "due.html")
    expect(
        page.get_by_text(
            "Nothing can come back yet: questions do once you have answered them in a lesson or passed their quiz."
        )
    ).to_be_visible()
    page.goto("index.html")
    expect(page.locator("[data-place=due]")).to_be_hidden()


def test_the_days_are_saved_for_a_calendar_and_move_when_they_are_saved_again(
    keys: dict[str, str], open_context: Callable[..., BrowserContext]
) -> None:
    page = open_context(accept_downloads=True, timezone_id="America/Los_Angeles").new_page()
    page.clock.set_fixed_time("2026-06-10T23:30:00-07:00")  # tomorrow already in Greenwich
    page.goto("learning.html")
    expect(page.get_by_role("button", name="Save the days ahead for your calendar")).to_be_hidden()
    said = [{"id": "a", "n": 1, "date": MAY, "says": "I look up, then speak."}]
    day = [{**said[0], "says": "2026-07-01"}]
    about = {"title": "Your own case", "lesson": "The call", "path": "calls/lesson.html#your-own-case", "date": MAY}
    note = {"note/calls/lesson/your-own-case": {"v": 4, "n": 1, "goal": said, "day": day, **about}}
    begin(page, {**state_of(keys), **note}, "learning.html")
    first = saved_days(page)
    assert {event["UID"]: (event["DTSTART"].dt.isoformat(), event["SUMMARY"]) for event in first} == {
        "review-1@first-aid-training": ("2026-06-10", "Review: 3 questions"),
        "note-calls-lesson-your-own-case@first-aid-training": ("2026-07-01", "Your goal: I look up, then speak."),
    }
    assert all(event["URL"].startswith("http://127.0.0.1") for event in first)
    page.goto("due.html")
    asked(page)
    answer(page, "first-call", "A cup of tea")
    page.clock.set_fixed_time("2026-06-11T09:00:00-07:00")
    page.goto("learning.html")
    again = {event["UID"]: event["DTSTART"].dt.isoformat() for event in saved_days(page)}
    assert again["review-1@first-aid-training"] == "2026-06-11"
    assert again["review-2@first-aid-training"] == "2026-06-17"


def saved_days(page: Page) -> list[Any]:
    """Save the days as a calendar file, and return its events."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the days ahead for your calendar").click()
    assert download.value.suggested_filename == "first-aid-training-days.ics"
    expect(page.get_by_role("status").filter(has_text="Saved: ")).to_be_visible()
    return list(icalendar.Calendar.from_ical(Path(download.value.path()).read_bytes()).walk("VEVENT"))


def test_it_works_from_a_disk(keys: dict[str, str], site: Site, page: Page) -> None:
    page.goto((site.folder / "sources.html").as_uri())
    learner.keep(page, COURSE, state_of(keys))
    page.goto((site.folder / "due.html").as_uri())
    assert asked(page) == ["ring-first-call", "first-call", "what-to-say"]
    answer(page, "first-call", "A cup of tea")


def test_without_scripts_the_page_says_what_to_do_instead(
    keys: dict[str, str], open_context: Callable[..., BrowserContext]
) -> None:
    assert keys
    page = open_context(java_script_enabled=False).new_page()
    page.goto("due.html")
    expect(page.get_by_text("without it, take the quiz of a module again")).to_be_visible()


def test_a_course_without_review_has_no_page_for_it(
    site: Site, course_files: Callable[[Mapping[str, str]], Path], page: Page
) -> None:
    catalogue = FILES["modules/catalogue.yml"] + "review: []\n"
    learner.publish(course_files({**FILES, **RINGING, "modules/catalogue.yml": catalogue}), site.folder)
    page.goto("index.html")
    expect(page.locator("[data-place=due]")).to_have_count(0)
    assert not [path for path in site.folder.rglob("*") if path.stem in ("due", "follow-ups", "questions")]
