"""A checklist is ticked on screen, kept, cleared with a way back, and printed on one page."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.site import Site

pytestmark = pytest.mark.browser

ITEM = "  - {{id: item-{0}, text: Confirmed the thing that has number {0} with the client before leaving the desk}}\n"
CHECKLIST = """
id: after-contact
title: After-contact confirmation
purpose: To make sure nothing was promised and then forgotten.
method: do-confirm
pause_point: as the client leaves or hangs up
roles: [front desk, phone]
owner: Training desk
revision: 1
date: 2026-11-21
next_review: 2027-11-21
status: draft
items:
""" + "".join(ITEM.format(number) for number in range(1, 10))


@pytest.fixture
def listed(site: Site, page: Page) -> Page:
    site.checklist(CHECKLIST)
    page.goto("checklist.html")
    return page


def test_it_says_what_it_is_for_when_to_pause_and_how_to_use_it(listed: Page) -> None:
    expect(listed.get_by_role("heading", name="After-contact confirmation")).to_be_visible()
    for words in ("DRAFT", "nothing was promised", "as the client leaves or hangs up", "DO-CONFIRM:",
                  "front desk, phone", "Training desk", "1, 21 November 2026", "21 November 2027"):  # fmt: skip
        expect(listed.get_by_text(words).first).to_be_visible()
    expect(listed.get_by_role("list").get_by_role("checkbox")).to_have_count(9)


def test_ticks_are_counted_aloud_and_kept(listed: Page) -> None:
    listed.get_by_role("checkbox").nth(2).focus()
    listed.keyboard.press("Space")
    expect(listed.get_by_role("status").filter(has_text="1 of 9 done.")).to_be_visible()
    listed.reload()
    expect(listed.get_by_role("checkbox").nth(2)).to_be_checked()
    for box in listed.get_by_role("checkbox").all():
        box.check()
    expect(listed.get_by_role("status").filter(has_text="All 9 done.")).to_be_visible()


def test_ticks_can_be_cleared_and_put_back_by_one_button_that_keeps_focus(listed: Page) -> None:
    expect(listed.get_by_role("button", name="Clear all ticks")).to_be_disabled()
    listed.get_by_role("checkbox").nth(0).check()
    listed.get_by_role("checkbox").nth(4).check()
    listed.get_by_role("button", name="Clear all ticks").focus()
    listed.keyboard.press("Enter")
    expect(listed.get_by_role("checkbox", checked=True)).to_have_count(0)
    expect(listed.get_by_role("button", name="Put the ticks back")).to_be_focused()
    listed.keyboard.press("Enter")
    expect(listed.get_by_role("checkbox", checked=True)).to_have_count(2)
    listed.reload()
    expect(listed.get_by_role("checkbox", checked=True)).to_have_count(2)


def test_ticks_follow_their_item_when_items_move_and_fall_off_with_a_new_revision(site: Site, listed: Page) -> None:
    listed.get_by_role("checkbox", name="number 1 ").check()
    moved = CHECKLIST.replace(ITEM.format(1), "") + ITEM.format(1)
    site.checklist(moved)
    listed.reload()
    expect(listed.get_by_role("checkbox", checked=True)).to_have_count(1)
    expect(listed.get_by_role("checkbox", name="number 1 ")).to_be_checked()
    site.checklist(moved.replace("revision: 1", "revision: 2"))
    listed.reload()
    expect(listed.get_by_role("checkbox", checked=True)).to_have_count(0)


def test_ticks_of_two_tabs_are_all_kept(site: Site, open_context: Callable[..., BrowserContext]) -> None:
    site.checklist(CHECKLIST)
    context = open_context()
    tabs = [context.new_page(), context.new_page()]
    for tab in tabs:
        tab.goto("checklist.html")
    for number in range(9):
        tabs[number % 2].get_by_role("checkbox").nth(number).check()
    for tab in tabs:
        expect(tab.get_by_role("status").filter(has_text="All 9 done.")).to_be_visible()


def test_ticks_that_cannot_be_kept_are_said_to_be_lost(site: Site, open_context: Callable[..., BrowserContext]) -> None:
    site.checklist(CHECKLIST)
    context = open_context()
    context.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };")
    page = context.new_page()
    page.goto("checklist.html")
    page.get_by_role("checkbox").first.check()
    expect(page.get_by_role("status").filter(has_text="storage is full")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="1 of 9 done.")).to_be_visible()


def test_without_javascript_it_is_a_list_of_real_checkboxes(
    site: Site, open_context: Callable[..., BrowserContext]
) -> None:
    site.checklist(CHECKLIST)
    page = open_context(java_script_enabled=False).new_page()
    page.goto("checklist.html")
    page.get_by_role("checkbox").first.check()
    expect(page.get_by_role("checkbox").first).to_be_checked()
    expect(page.get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_nine_long_items_print_on_one_page_without_buttons(listed: Page, paper: str) -> None:
    listed.get_by_role("checkbox").first.check()
    pdf = listed.pdf(format=paper)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    listed.emulate_media(media="print")
    expect(listed.get_by_role("button")).to_have_count(0)
    expect(listed.get_by_text("Signature").first).to_be_visible()
    expect(listed.get_by_text("Observer")).to_be_visible()


def test_script_in_a_checklist_comes_out_as_text(site: Site, page: Page) -> None:
    attack = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    text = CHECKLIST
    for words in ("After-contact confirmation", "as the client leaves or hangs up", "Training desk", "number 1 "):
        text = text.replace(words, attack)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    site.checklist(text)
    page.goto("checklist.html")
    expect(page.get_by_role("heading", level=2)).to_have_text(attack)
    assert page.locator("[onerror], course-checklist script:not([src])").count() == 0
