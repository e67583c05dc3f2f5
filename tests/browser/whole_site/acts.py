"""What a learner does on a page of the site, whichever course it is of."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from course.checks.load import load_course

CONTENT = load_course(Path(__file__).parents[3], rules=False)
# Any module would do: pages are found by the names that every module uses.
_CORE = CONTENT.catalogue.courses[0].core
_MODULE = CONTENT.by_code[_CORE[min(1, len(_CORE) - 1)]]
MODULE = _MODULE.slug
# A word that the search finds: what the module's lesson says most often.
WORD = Counter(re.findall(r"\b[a-z]{6,9}\b", _MODULE.lessons[0].body)).most_common(1)[0][0]
QUIZ = f"{MODULE}/quiz.html"
LESSON = f"{MODULE}/lesson.html"


def go_to_the_quiz(page: Page) -> None:
    """Follow the links from the home page to a module, its lesson and its quiz."""
    page.get_by_role("main").get_by_role("link", name=re.compile(f"^{re.escape(_MODULE.title)}")).first.click()
    page.get_by_role("link", name="Start the lesson").click()
    go_through_the_lesson(page)
    page.get_by_role("link", name="Take the quiz").click()
    expect(questions(page).first).to_be_visible()


def go_through_the_lesson(page: Page) -> None:
    """Go on from section to section, to the last; without scripts all of it is there."""
    on = page.get_by_role("link", name=re.compile("^Continue: "))
    expect(on.or_(page.get_by_role("link", name="Take the quiz")).first).to_be_visible()
    for section in _MODULE.lessons[0].anchors[1:] if on.count() else ():
        on.click()
        expect(page).to_have_url(re.compile(f"#{re.escape(section)}$"))
        expect(page.locator(f"[id='{section}']")).to_be_focused()  # the page has turned, a moment after its address
    expect(on).to_have_count(0)


def answer_all(page: Page) -> None:
    """Give some answer to each question of a quiz, and hand it in."""
    expect(page.get_by_role("button", name="Submit answers")).to_be_visible()  # the script has drawn its questions
    for question in questions(page).all():
        choices = question.get_by_role("radio").or_(question.get_by_role("checkbox"))
        if choices.count():
            choices.first.check()
        for select in question.get_by_role("combobox").all():
            select.select_option(index=1)
        for move in question.get_by_role("button", name="Move down").all()[:1]:
            move.click()
        for field in question.get_by_role("textbox").all():
            field.fill("something")
    page.get_by_role("button", name="Submit answers").click()
    expect(page.get_by_role("button", name="Submit answers")).to_be_hidden()
    expect(result(page)).to_be_focused()


def questions(page: Page) -> Locator:
    """Return the questions that a page shows; what folds is a group too, and has no legend."""
    return page.get_by_role("group").filter(has=page.locator("legend"), visible=True)


def result(page: Page) -> Locator:
    """Return the summary of an attempt."""
    return page.get_by_role("region", name="Your result")


def open_everything(page: Page) -> None:
    """Open all that is folded, and show a lesson whole, so that nothing escapes a check."""
    whole = page.get_by_role("button", name="The whole lesson on one page")
    if whole.is_visible():
        whole.click()
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
