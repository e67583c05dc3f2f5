"""What a learner did stays: across reloads, tabs, edits, and storage that fails."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from course.model.questions.base import Question
from tests.browser import learner
from tests.browser.holding import Held
from tests.browser.learner import keeping
from tests.browser.site import Site
from tests.examples_of_kinds import examples, question_of

pytestmark = pytest.mark.browser

KEY = "coursewright/training/quiz/people"


KEPT = """async ([key, wanted]) => {
    const record = (name) => JSON.parse(localStorage.getItem(`${key}/${name}`));
    const read = (name) => Object.keys(record(name)?.response ?? {})[0];
    const shown = (name) => document.querySelector(`#question-${name} input:checked`)?.value;
    const end = Date.now() + 3000;
    const same = (name) => read(name) === wanted[name] && shown(name) === wanted[name];
    const right = () => Object.keys(wanted).every(same);
    while (!right() && Date.now() < end) await new Promise((go) => requestIdleCallback(go));
    return Object.fromEntries(Object.keys(wanted).map((name) => [name, read(name)]));
}"""


def question(
    name: str, *, right: str = "yes", text: str = "Say when", prompt: str = "", revision: int = 1, extra: str = ""
) -> Question:
    return question_of(
        f"""
id: {name}
kind: single-choice
objective: "2.1"
revision: {revision}
prompt: {prompt or f"What helps most in case {name}?"}
choices:
  - id: "yes"
    text: {text}
    correct: {"true" if right == "yes" else "false"}
    feedback: A time that is named can be kept, and a time that is kept is remembered.
  - id: "no"
    text: Say nothing
    correct: {"true" if right == "no" else "false"}
    feedback: Silence leaves the client to guess, and guesses are rarely kind to you.{extra}
"""
    )


def choose(page: Page, name: str, value: str) -> None:
    page.locator(f'#question-{name} input[value="{value}"]').check()


def hand_in(page: Page) -> None:
    page.get_by_role("button", name="Submit answers").click()
    expect(page.get_by_role("region", name="Your result")).to_be_focused()
    page.locator("course-quiz").evaluate(learner.KEPT)


@pytest.fixture
def passed(site: Site, page: Page) -> Page:
    """Build A: three questions, all answered rightly and handed in."""
    site.quiz([question("one"), question("two"), question("three")])
    page.goto("quiz.html")
    for name in ("one", "two", "three"):
        choose(page, name, "yes")
    hand_in(page)
    expect(page.get_by_role("region", name="Your result")).to_contain_text("Passed: 3 of 3 points, 100%.")
    return page


def test_answers_not_yet_handed_in_outlast_reload_back_and_a_closed_tab(site: Site, page: Page) -> None:
    site.quiz([question("one"), examples("short-answer")[0].question, examples("ordering")[0].question])
    page.goto("quiz.html")
    choose(page, "one", "no")
    page.get_by_label("Your answer").fill("narr")
    page.get_by_role("button", name="Move up: Greet").click()
    order = page.get_by_role("listitem").all_text_contents()

    def still_there(now: Page) -> None:
        expect(now.locator('#question-one input[value="no"]')).to_be_checked()
        expect(now.get_by_label("Your answer")).to_have_value("narr")
        assert now.get_by_role("listitem").all_text_contents() == order

    page.reload()
    still_there(page)
    site.write("other.html", "<p>Elsewhere.</p>")
    page.goto("other.html")
    page.go_back()
    still_there(page)
    context = page.context
    page.close()
    again = context.new_page()
    again.goto("quiz.html")
    still_there(again)


def test_an_answer_given_before_the_scripts_came_is_taken_up_and_kept(site: Site, page: Page) -> None:
    site.quiz([question("one"), question("two")])
    held = Held(page, "**/quiz.js")
    page.goto("quiz.html", wait_until="commit")
    choose(page, "two", "no")
    expect(page.get_by_role("button", name="Submit answers")).to_have_count(0)
    held.let_go()
    page.unroute("**/quiz.js")
    expect(page.get_by_role("button", name="Submit answers")).to_be_visible()
    expect(page.locator('#question-two input[value="no"]')).to_be_checked()
    page.reload()
    expect(page.locator('#question-two input[value="no"]')).to_be_checked()
    expect(page.locator("#question-one input:checked")).to_have_count(0)


def test_a_result_outlasts_a_reload(passed: Page) -> None:
    passed.reload()
    expect(passed.get_by_role("region", name="Your result")).to_contain_text("Passed: 3 of 3 points, 100%.")
    expect(passed.locator("#question-one")).to_contain_text("Right. 1 of 1 point.")


@pytest.mark.parametrize(
    "edited",
    [
        [question("one", prompt="What helps the most?"), question("two", text="Say *when*"), question("three")],
        [question("three"), question("one"), question("two")],
        [question("one"), question("two"), question("three", extra=" And a new sentence.")],
    ],
    ids=["typo", "reordered", "new feedback"],
)
def test_an_edit_that_leaves_the_key_alone_costs_the_learner_nothing(
    site: Site, passed: Page, edited: list[Question]
) -> None:
    site.quiz(edited)
    passed.reload()
    expect(passed.get_by_role("region", name="Your result")).to_contain_text("Passed: 3 of 3 points, 100%.")


def test_an_inserted_question_moves_no_answer_and_waits_for_the_next_draw(site: Site, passed: Page) -> None:
    site.quiz([question("zero"), question("one"), question("two"), question("three")])
    passed.reload()
    expect(passed.get_by_role("region", name="Your result")).to_contain_text("Passed: 3 of 3 points, 100%.")
    expect(passed.locator("#question-zero")).to_be_hidden()
    passed.get_by_role("button", name="Start afresh with a new draw").click()
    expect(passed.locator("#question-zero")).to_be_visible()


@pytest.mark.parametrize("change", [question("two", right="no"), question("two", revision=2)], ids=["key", "revision"])
def test_only_the_question_whose_key_changed_is_asked_again_and_the_page_says_so(
    site: Site, passed: Page, change: Question
) -> None:
    site.quiz([question("one"), change, question("three")])
    passed.reload()
    expect(passed.get_by_role("region", name="One question has changed since you answered it")).to_be_visible()
    box = passed.locator("#question-two")
    expect(box).to_contain_text(CHANGED)
    expect(box.get_by_role("radio", checked=True)).to_have_count(0)
    expect(passed.locator("#question-one")).to_contain_text("Right. 1 of 1 point.")
    choose(passed, "two", "no")
    hand_in(passed)
    verdict = "Passed: 3 of 3" if change.key() == ["no"] else "Not yet: 2 of 3"
    expect(passed.get_by_role("region", name="Your result")).to_contain_text(verdict)


def test_questions_that_changed_are_counted(site: Site, passed: Page) -> None:
    site.quiz([question("one"), question("two", revision=2), question("three", revision=2)])
    passed.reload()
    expect(passed.get_by_role("region", name="2 questions have changed since you answered them")).to_be_visible()


def test_a_removed_question_drops_out_and_its_record_stays(site: Site, passed: Page) -> None:
    site.quiz([question("one"), question("three")])
    passed.reload()
    expect(passed.get_by_role("region", name="Your result")).to_contain_text("Passed: 2 of 2 points, 100%.")
    assert passed.evaluate(f"localStorage.getItem('{KEY}/two')")


def test_a_check_keeps_its_result_and_asks_again_when_its_key_changes(site: Site, page: Page) -> None:
    site.lesson([question("one")])
    page.goto("lesson.html")
    choose(page, "one", "yes")
    with keeping(page):
        page.get_by_role("button", name="Check answer").click()
    page.reload()
    expect(page.get_by_role("status").filter(has_text=re.compile("^Right"))).to_be_visible()
    expect(page.get_by_text("See why")).to_be_visible()
    site.lesson([question("one", right="no")])
    page.reload()
    expect(page.get_by_text(CHANGED)).to_be_visible()
    expect(page.get_by_role("button", name="Check answer")).to_be_visible()


def test_two_tabs_answering_in_any_order_lose_nothing(site: Site, open_context: Callable[..., BrowserContext]) -> None:
    names = [f"q{number}" for number in range(6)]
    site.quiz([question(name) for name in names])
    context = open_context()
    tabs = [context.new_page(), context.new_page()]
    for opened in tabs:
        opened.goto("quiz.html")
    chance = random.Random(7)  # noqa: S311 - a test that can be repeated
    for _ in range(80):
        wanted: dict[str, str] = {}
        moves = [(chance.randrange(2), name, chance.choice(["yes", "no"])) for name in names]
        chance.shuffle(moves)
        for tab, name, value in moves:
            # A click of the page's own, so that 480 of them do not take minutes.
            tabs[tab].evaluate(f"document.querySelector('#question-{name} input[value={value}]').click()")
            wanted[name] = value
        # A write reaches the other tab's process a moment later.
        for shown in tabs:
            assert shown.evaluate(KEPT, [KEY, wanted]) == wanted


def test_what_one_tab_does_is_seen_in_the_other(site: Site, open_context: Callable[..., BrowserContext]) -> None:
    site.quiz([question("one"), question("two")])
    context = open_context()
    here, there = context.new_page(), context.new_page()
    here.goto("quiz.html")
    there.goto("quiz.html")
    choose(here, "one", "yes")
    expect(there.locator('#question-one input[value="yes"]')).to_be_checked()
    choose(there, "two", "yes")
    hand_in(there)
    expect(here.get_by_role("region", name="Your result")).to_contain_text("Passed: 2 of 2 points")


def test_what_another_tab_changed_unseen_is_shown_before_it_is_handed_in(
    site: Site, open_context: Callable[..., BrowserContext]
) -> None:
    site.quiz([question("one"), question("two")])
    context = open_context()
    here, there = context.new_page(), context.new_page()
    here.add_init_script("addEventListener('storage', (event) => event.stopImmediatePropagation(), true)")
    here.goto("quiz.html")
    there.goto("quiz.html")
    choose(here, "one", "yes")
    choose(here, "two", "yes")
    choose(there, "two", "no")
    here.get_by_role("button", name="Submit answers").click()
    expect(here.get_by_role("status").filter(has_text="another page")).to_have_text(
        "Your answers were changed on another page. They stand here now as they are kept; look at them, and go on."
    )
    expect(here.locator('#question-two input[value="no"]')).to_be_checked()


BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
SILENT = "Storage.prototype.setItem = () => {};"
SAID_OF_BLOCKED = (
    "This browser lets no site keep anything. You can go on, but your answers will be gone when you leave or reload "
    "this page."
)
SAID_OF_FULL = (
    "This browser’s storage is full. You can go on, but what you do from here will be gone when you leave or reload "
    "this page."
)
CHANGED = "This question has changed since you answered it. Please answer it again."


@pytest.mark.parametrize(
    ("script", "words"),
    [(BLOCKED, SAID_OF_BLOCKED), (FULL, SAID_OF_FULL), (SILENT, SAID_OF_BLOCKED)],
    ids=["blocked", "full", "silent"],
)
def test_a_quiz_works_without_storage_and_says_what_will_be_lost(
    site: Site, open_context: Callable[..., BrowserContext], script: str, words: str
) -> None:
    site.quiz([question("one")])
    context = open_context()
    context.add_init_script(script)
    page = context.new_page()
    page.goto("quiz.html")
    choose(page, "one", "yes")
    expect(page.get_by_role("status").filter(has_text=words)).to_be_visible()
    hand_in(page)
    result = page.get_by_role("region", name="Your result")
    expect(result).to_contain_text("Passed")
    expect(result).to_contain_text(words)
    expect(result).not_to_contain_text("The pass is yours")


@pytest.mark.parametrize(
    "damaged",
    [
        "{not json", "null", "[]", "7", '"text"', '{"v":0,"n":1}', '{"n":1,"fp":"x"}', '{"v":1,"n":"1"}',
        '{"v":1,"n":2,"fp":"x","response":null}', '{"v":1,"n":2,"fp":7,"response":{}}', "\ufffd\x00",
    ],
)  # fmt: skip
def test_damaged_or_foreign_data_is_set_aside_and_never_deleted(site: Site, page: Page, damaged: str) -> None:
    site.quiz([question("one")])
    page.goto("quiz.html")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"{KEY}/one", damaged])
    page.reload()
    expect(page.get_by_role("status").filter(has_text="set aside")).to_have_text(
        "Something saved earlier could not be read. It has been set aside, and you are asked again."
    )
    choose(page, "one", "yes")
    assert page.evaluate(f"localStorage.getItem('{KEY}/one~1')") == damaged
    assert json.loads(page.evaluate(f"localStorage.getItem('{KEY}/one')"))["response"] == {"yes": True}
    hand_in(page)
    page.reload()
    expect(page.get_by_role("region", name="Your result")).to_contain_text("Passed")
    expect(page.get_by_role("status").filter(has_text="set aside")).to_have_count(0)


def test_a_damaged_attempt_is_set_aside_and_a_new_one_begins(site: Site, page: Page) -> None:
    site.quiz([question("one")])
    page.goto("quiz.html")
    for damaged in (
        '{"v":1,"n":1,"seed":4,"drawn":{}}',
        '{"v":1,"n":1,"seed":4,"drawn":[3,null]}',
        '{"v":1,"n":1}',
        "x",
    ):
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, damaged])
        page.reload()
        expect(page.get_by_role("group", name=re.compile("Question 1 of 1"))).to_be_visible()


def test_other_sites_keys_are_left_alone(site: Site, page: Page) -> None:
    site.quiz([question("one")])
    page.goto("quiz.html")
    page.evaluate("localStorage.setItem('theirs', 'x')")
    choose(page, "one", "yes")
    hand_in(page)
    page.get_by_role("button", name="Start afresh").click()
    assert page.evaluate("localStorage.getItem('theirs')") == "x"


def test_a_clock_set_back_does_not_bring_old_answers_back(site: Site, page: Page) -> None:
    site.quiz([question("one")])
    page.clock.set_fixed_time("2030-01-01")
    page.goto("quiz.html")
    choose(page, "one", "no")
    before = json.loads(page.evaluate(f"localStorage.getItem('{KEY}/one')"))
    page.clock.set_fixed_time("2020-01-01")
    choose(page, "one", "yes")
    hand_in(page)
    page.reload()
    expect(page.get_by_role("region", name="Your result")).to_contain_text("Passed")
    after = json.loads(page.evaluate(f"localStorage.getItem('{KEY}/one')"))
    assert after["n"] > before["n"]
    assert after["date"].startswith("2020-01-01")


def test_two_courses_on_one_host_do_not_meet(site: Site, page: Page) -> None:
    site.quiz([question("one")])
    other = (site.folder / "quiz.html").read_text().replace('data-course="training"', 'data-course="other"')
    (site.folder / "other.html").write_text(other)
    page.goto("quiz.html")
    with keeping(page):
        choose(page, "one", "yes")
    page.goto("other.html")
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
