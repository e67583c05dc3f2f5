"""A checklist is ticked on screen, kept, cleared with a way back, and printed on one page, filled in."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.holding import Held
from tests.browser.learner import keeping
from tests.browser.site import Site

pytestmark = pytest.mark.browser

ITEM = "  - {{id: item-{0}, text: Confirmed the thing that has number {0} with the client before leaving the desk}}\n"
CHECKLIST = """
id: after-a-call
title: After a call for help
purpose: To make sure nothing was promised and then forgotten.
method: do-confirm
pause_point: as you hang up the telephone
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
    expect(listed.get_by_role("heading", name="After a call for help")).to_be_visible()
    for words in ("About this list", "Draft, not yet trialled", "nothing was promised",
                  "as you hang up the telephone", "DO-CONFIRM:",
                  "front desk, phone", "Training desk", "1, 21 November 2026", "21 November 2027"):  # fmt: skip
        expect(listed.get_by_text(words).first).to_be_visible()
    expect(listed.get_by_role("list").get_by_role("checkbox")).to_have_count(9)


def test_ticks_are_counted_aloud_and_kept(listed: Page) -> None:
    listed.get_by_role("checkbox").nth(2).focus()
    listed.keyboard.press("Space")
    expect(listed.get_by_role("status").filter(has_text="1 done, 8 left.")).to_be_visible()
    listed.reload()
    expect(listed.get_by_role("checkbox").nth(2)).to_be_checked()
    for box in listed.get_by_role("checkbox").all():
        box.check()
    expect(listed.get_by_role("status").filter(has_text="All 9 done.")).to_be_visible()


def test_ticks_can_be_cleared_and_put_back_by_one_button_that_keeps_focus(listed: Page) -> None:
    expect(listed.get_by_role("button", name="Clear the list")).to_be_disabled()
    listed.get_by_role("checkbox").nth(0).check()
    listed.get_by_role("checkbox").nth(4).check()
    listed.get_by_role("button", name="Clear the list").focus()
    listed.keyboard.press("Enter")
    expect(listed.get_by_role("checkbox", checked=True)).to_have_count(0)
    expect(listed.get_by_role("button", name="Put everything back")).to_be_focused()
    listed.keyboard.press("Enter")
    expect(listed.get_by_role("checkbox", checked=True)).to_have_count(2)
    listed.reload()
    expect(listed.get_by_role("checkbox", checked=True)).to_have_count(2)


def test_items_with_new_words_are_counted(site: Site, listed: Page) -> None:
    for number in (1, 2):
        listed.get_by_role("checkbox", name=f"number {number} ").check()
    site.checklist(CHECKLIST.replace("the thing that has", "whatever has").replace("revision: 1", "revision: 2"))
    listed.reload()
    expect(listed.get_by_role("status").filter(has_text="changed since you used it")).to_have_text(
        "This list has changed since you used it. 2 items have new words and are asked again; "
        "everything else stands as you left it."
    )


def test_ticks_follow_their_item_and_only_items_with_new_words_are_asked_again(site: Site, listed: Page) -> None:
    for number in (1, 2):
        listed.get_by_role("checkbox", name=f"number {number} ").check()
    moved = CHECKLIST.replace(ITEM.format(1), "") + ITEM.format(1)
    site.checklist(moved)
    listed.reload()
    expect(listed.get_by_role("checkbox", checked=True)).to_have_count(2)
    expect(listed.get_by_role("checkbox", name="number 1 ")).to_be_checked()
    typo = moved.replace("the thing that has number 1 with", "the thing with number 1 with")
    site.checklist(typo)
    listed.reload()
    expect(listed.get_by_role("checkbox", checked=True)).to_have_count(2)  # the same revision: a slip was fixed
    site.checklist(typo.replace("revision: 1", "revision: 2"))
    listed.reload()
    expect(listed.get_by_role("checkbox", name="number 2 ")).to_be_checked()
    expect(listed.get_by_role("checkbox", name="number 1 ")).not_to_be_checked()
    told = listed.get_by_role("status").filter(has_text="changed since you used it")
    expect(told).to_have_text(
        "This list has changed since you used it. One item has new words and is asked again; "
        "everything else stands as you left it."
    )
    listed.get_by_role("checkbox", name="Changed since you used the list").check()
    expect(listed.get_by_role("checkbox", name="Changed since")).to_have_count(0)
    listed.reload()
    expect(told).to_have_count(0)
    expect(listed.get_by_role("checkbox", checked=True)).to_have_count(2)


def test_one_button_is_full_and_it_is_what_comes_next(listed: Page) -> None:
    full = listed.locator(".course-tools .course-button:not(.course-button--plain)")
    expect(full).to_have_text(["I have read this list"])
    full.click()
    expect(full).to_have_count(0)  # now the page leads on
    for box in listed.get_by_role("checkbox").all():
        box.check()
    expect(full).to_have_text(["I used it on this date, for this occasion"])


def kept_list(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("JSON.parse(localStorage.getItem('coursewright/training/list/after-a-call'))")
    return found


def test_to_have_read_a_list_is_one_thing_and_can_be_taken_back(site: Site, listed: Page) -> None:
    read = listed.get_by_role("button", name="I have read this list")
    read.focus()
    listed.keyboard.press("Enter")
    expect(listed.get_by_role("status").filter(has_text="Read on")).to_contain_text(", revision 1.")
    assert "uses" not in kept_list(listed)
    site.checklist(CHECKLIST.replace("revision: 1", "revision: 2"))
    listed.reload()
    expect(listed.get_by_text("You read revision 1 on ")).to_contain_text("; this is revision 2.")
    read.click()
    listed.get_by_role("button", name="Take back that I have read it").click()
    assert "acknowledged" not in kept_list(listed)


def fill_in_what_is_asked_for(page: Page, use: Locator) -> None:
    """Say that a list was used again and again, and give each time what is told to be missing."""
    said = page.locator(".course-notice")
    boxes = page.get_by_role("checkbox")
    for number in (*range(5), *range(6, 8)):
        boxes.nth(number).check()
    use.focus()
    page.keyboard.press("Enter")
    expect(said).to_have_text("A list was used when every item is ticked or set aside. 2 are left.")
    expect(boxes.nth(5)).to_be_focused()
    page.get_by_role("button", name="Not applicable Confirmed the thing that has number 6 ").click()
    use.click()
    expect(said).to_have_text("A list was used when every item is ticked or set aside. One is left.")
    boxes.nth(8).check()
    use.click()
    expect(said).to_have_text("Write the date on which you used it.")
    expect(page.get_by_label("Date", exact=True)).to_be_focused()
    page.get_by_label("Date", exact=True).fill("2026-11-23")
    use.click()
    expect(said).to_have_text("That date is still to come.")
    page.get_by_label("Date", exact=True).fill("2026-11-22")
    use.click()
    expect(said).to_have_text("Write for what occasion you used it, such as a call or a visit.")
    expect(page.get_by_label("Occasion")).to_be_focused()
    page.get_by_label("Occasion").fill("Boiler at 4 Mill Lane")
    page.get_by_label("Your initials").fill("HB")


def test_to_have_used_it_takes_every_item_a_date_and_an_occasion(
    site: Site, open_context: Callable[..., BrowserContext]
) -> None:
    site.checklist(CHECKLIST)
    page = open_context(timezone_id="Europe/Brussels", locale="en-GB").new_page()
    page.clock.set_fixed_time("2026-11-22T12:00:00")
    page.goto("checklist.html")
    use = page.get_by_role("button", name="I used it on this date, for this occasion")
    fill_in_what_is_asked_for(page, use)
    use.click()
    used = page.get_by_role("status").filter(has_text="Used on")
    expect(used).to_have_text("Used on 22 November 2026 for “Boiler at 4 Mill Lane”, revision 1.")
    kept = kept_list(page)
    made = {"date": "2026-11-22", "occasion": "Boiler at 4 Mill Lane", "revision": 1, "ticked": 8, "aside": 1}
    assert {**kept["uses"][0], "made": ""} == {**made, "initials": "HB", "made": ""}
    assert "acknowledged" not in kept
    page.reload()
    expect(used).to_be_visible()
    page.get_by_role("button", name="Clear the list").click()
    expect(page.get_by_label("Occasion")).to_have_value("")
    expect(use).to_be_visible()
    expect(used).to_be_visible()  # the list is clear for its next use, and this one stays
    page.get_by_role("button", name="Put everything back").click()
    page.get_by_role("button", name="Take this use back").click()
    expect(page.get_by_role("status").filter(has_text="Used on")).to_have_count(0)
    assert kept_list(page)["uses"] == []


def test_a_list_of_which_every_item_is_set_aside_was_not_used(listed: Page) -> None:
    for aside in listed.get_by_role("button", name="Not applicable").all():
        aside.click()
    listed.get_by_role("button", name="I used it on this date").click()
    expect(listed.locator(".course-notice")).to_have_text("No item is ticked: nothing of this list was used.")


def test_each_use_is_kept_and_told(listed: Page) -> None:
    for box in listed.get_by_role("checkbox").all():
        box.check()
    for day, occasion in (("2026-11-20", "A call"), ("2026-11-21", "A visit")):
        listed.get_by_label("Date", exact=True).fill(day)
        listed.get_by_label("Occasion").fill(occasion)
        listed.get_by_role("button", name="I used it on this date").click()
    told = listed.get_by_role("status").filter(has_text="Used on")
    expect(told).to_have_text("Used on 21 November 2026 for “A visit”, revision 1. 2 uses are kept.")
    assert [use["occasion"] for use in kept_list(listed)["uses"]] == ["A call", "A visit"]


def test_what_earlier_versions_kept_counts_as_read_and_never_as_used(site: Site, listed: Page) -> None:
    samples = json.loads((Path(__file__).parents[1] / "stored" / "format-2.json").read_text("utf-8"))
    old = samples["a checklist acknowledged with nothing ticked and no date"]
    listed.evaluate("([path, kept]) => localStorage.setItem(`coursewright/training/${path}`, JSON.stringify(kept))",
                    [old["path"], old["stored"]])  # fmt: skip
    listed.reload()
    expect(listed.get_by_role("status").filter(has_text="Read on 4 May 2026, revision 1.")).to_be_visible()
    expect(listed.get_by_role("status").filter(has_text="Used on")).to_have_count(0)
    expect(listed.get_by_role("button", name="I used it on this date")).to_be_visible()


DUE = CHECKLIST.replace("{id: item-2,", "{id: item-2, due: 1,").replace("{id: item-3,", "{id: item-3, due: 30,")


def test_due_dates_are_counted_in_the_calendar_from_a_start_date(
    site: Site, open_context: Callable[..., BrowserContext]
) -> None:
    site.checklist(DUE)
    # Clocks go back here on 25 October 2026, so a day of that night has 25 hours.
    page = open_context(timezone_id="Europe/Brussels", locale="en-GB").new_page()
    page.clock.set_fixed_time("2026-10-27T12:00:00")
    page.goto("checklist.html")
    dues = page.locator(".course-due")
    expect(dues).to_have_text(["due 1 day after the start date", "due 30 days after the start date"])
    page.get_by_label("Start date, from which").fill("2026-10-25")
    expect(dues).to_have_text(["overdue: was due 26 October 2026", "due 24 November 2026"])
    with keeping(page):
        page.get_by_role("checkbox").nth(1).check()
    page.reload()
    expect(dues).to_have_text(["due 26 October 2026", "due 24 November 2026"])
    page.emulate_media(media="print")
    expect(page.locator(".course-start-line")).to_have_text("Start date 25 October 2026")


def test_what_was_ticked_before_the_script_came_is_taken_up(site: Site, page: Page) -> None:
    site.checklist(CHECKLIST)
    held = Held(page, "**/checklist.js")
    page.goto("checklist.html", wait_until="commit")
    page.get_by_role("checkbox").nth(4).check()
    held.let_go()
    expect(page.get_by_role("status").filter(has_text="1 done, 8 left.")).to_be_visible()
    page.unroute("**/checklist.js")
    page.reload()
    expect(page.get_by_role("checkbox").nth(4)).to_be_checked()


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
    expect(page.get_by_role("status").filter(has_text="1 done, 8 left.")).to_be_visible()


def test_without_javascript_it_is_a_list_of_real_checkboxes(site: Site, open_page: Callable[..., Page]) -> None:
    site.checklist(CHECKLIST)
    page = open_page(scripts=False)
    page.goto("checklist.html")
    page.get_by_role("checkbox").first.check()
    expect(page.get_by_role("checkbox").first).to_be_checked()
    expect(page.get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_nine_long_items_print_on_one_page_as_they_were_filled_in(listed: Page, paper: str) -> None:
    listed.get_by_role("checkbox").first.check()
    listed.get_by_role("button", name="Not applicable").nth(1).click()
    listed.get_by_label("Your initials").fill("HB")
    listed.get_by_label("Date", exact=True).fill("2026-11-22")
    pdf = listed.pdf(format=paper)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    listed.emulate_media(media="print")
    shown = listed.get_by_role("button")
    expect(shown).to_have_count(1)
    expect(shown).to_have_text("Not applicable")
    expect(listed.get_by_label("Your initials")).to_be_hidden()
    signed = listed.locator(".course-signatures p").first
    expect(signed).to_have_text("Name Initials HB Date 22 November 2026 Signature")
    expect(listed.get_by_text("Observer")).to_be_visible()
    tick = listed.evaluate(
        "getComputedStyle(document.querySelector('.course-items input'), '::before').borderRightWidth"
    )
    assert float(tick.removesuffix("px")) > 2


def test_lines_to_sign_on_go_to_the_next_row_of_a_card_with_their_words(listed: Page) -> None:
    listed.emulate_media(media="print")
    listed.set_viewport_size({"width": 270, "height": 400})
    wide = listed.evaluate(
        """() => [...document.querySelectorAll(".course-signatures p > span")].flatMap((part) => {
            const row = part.parentElement.getBoundingClientRect();
            const line = part.lastElementChild.getBoundingClientRect();
            return line.right <= row.right + 1 && line.width >= 20 && line.top < part.getBoundingClientRect().bottom
                ? []
                : [part.textContent];
        })"""
    )
    assert wide == []


def test_script_in_a_checklist_comes_out_as_text(site: Site, page: Page) -> None:
    attack = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    text = CHECKLIST
    for words in ("After a call for help", "as you hang up the telephone", "Training desk", "number 1 "):
        text = text.replace(words, attack)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    site.checklist(text)
    page.goto("checklist.html")
    expect(page.get_by_role("heading", level=2)).to_have_text(attack)
    assert page.locator("[onerror], course-checklist script:not([src])").count() == 0
