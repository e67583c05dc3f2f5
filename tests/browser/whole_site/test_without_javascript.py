"""With JavaScript off, and from a disk, everything can still be read and reached."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.whole_site import acts
from tests.browser.whole_site.conftest import Visit

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}


@pytest.fixture
def page(visit: Visit, address: str) -> Page:
    return visit(address, java_script_enabled=False, viewport=PHONE)


def test_a_page_of_each_kind_shows_its_text_and_its_navigation(page: Page, address: str, kinds: list[str]) -> None:
    for name in kinds:
        page.goto(address + name)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        drawer = page.get_by_role("navigation", name="Course pages")
        page.get_by_role("link", name="Menu", exact=True).click()
        expect(drawer.get_by_role("link").filter(visible=True).first).to_be_in_viewport()


def test_no_button_is_shown_that_would_do_nothing(page: Page, address: str, kinds: list[str]) -> None:
    for name in kinds:
        page.goto(address + name)
        assert not [button.text_content() for button in page.get_by_role("button").filter(visible=True).all()], name


# What tells which answer is right, whatever the kind of question.
VERDICT = re.compile(r"^Right\.$|nswers?: |^Goes with: |^Belongs to: |^Its place is ")


def test_every_question_can_be_read_answered_and_its_reasons_opened(page: Page, address: str) -> None:
    page.goto(address + acts.QUIZ)
    questions = acts.questions(page).all()
    assert questions
    for question in questions:
        for choice in question.get_by_role("radio").or_(question.get_by_role("checkbox")).all():
            expect(choice).to_be_enabled()
        question.get_by_text("Answer and reasons").click()
        expect(question.get_by_text(VERDICT).first).to_be_visible()


def test_every_quiz_shows_all_its_questions(page: Page, address: str, pages: list[str]) -> None:
    for name in (name for name in pages if name.endswith("/quiz.html")):
        page.goto(address + name)
        total = page.locator("legend").count()
        assert total
        expect(acts.questions(page)).to_have_count(total)


def test_every_item_of_a_checklist_can_be_ticked(page: Page, address: str, pages: list[str]) -> None:
    checklists = [name for name in pages if "/checklist-" in name]
    assert checklists
    for name in checklists:
        page.goto(address + name)
        items = page.get_by_role("checkbox").all()
        assert items
        for item in items:
            item.check()
            expect(item).to_be_checked()


def test_a_scenario_can_be_read_to_every_end(page: Page, address: str) -> None:
    page.goto(address + acts.LESSON)
    scenes = page.locator(".course-scenario")
    expect(scenes).not_to_have_count(0)
    for scene in scenes.all():
        for moment in scene.locator(".course-scenario__node").all():
            expect(moment).to_be_visible()
        for choice in scene.locator(".course-scenario__choice").all():
            choice.locator("summary").click()
            expect(choice.get_by_role("link", name="Go on to moment")).to_be_visible()
        expect(scene.get_by_text("A good ending").first).to_be_visible()


def test_the_site_works_from_a_disk(visit: Visit, built: Path) -> None:
    page = visit(f"{built.as_uri()}/index.html")
    acts.go_to_the_quiz(page)
    expect(page).to_have_url(f"{built.as_uri()}/{acts.QUIZ}")
    acts.answer_all(page)
    page.get_by_role("button", name="Use dark colours").click()
    expect(page.get_by_role("button", name="Use light colours")).to_be_visible()


def test_a_page_of_each_kind_opens_from_a_disk(visit: Visit, built: Path, kinds: list[str]) -> None:
    page = visit(f"{built.as_uri()}/index.html")
    for name in kinds:
        if name != "404.html":  # its addresses start at the host, which shows it at any depth
            page.goto(f"{built.as_uri()}/{name}")
            expect(page.get_by_role("heading", level=1)).to_be_visible()
