"""Places in a picture: by pointer, by keyboard, in words, without a script, and on any screen."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.learner import keeping
from tests.browser.site import Site
from tests.examples_of_kinds import examples

pytestmark = pytest.mark.browser
QUESTION = examples("hotspot")[0].question
FRONT, LIFT, GARDEN = "A The front door", "B The lift", "D The garden door"


def opened(site: Site, page: Page, *, sized: bool = True) -> Locator:
    """Show the question; its picture says its size in pixels, or as many drawings do, its shape alone."""
    site.lesson([QUESTION])
    if not sized:
        picture = QUESTION.shown_picture
        assert picture
        drawing = site.folder / picture.src
        drawing.write_text(drawing.read_text("utf-8").replace(' width="400" height="300">', ">", 1), "utf-8")
    page.goto("lesson.html")
    box = page.locator(f"#question-{QUESTION.id}")
    expect(box.get_by_role("button", name=FRONT)).to_be_visible()
    return box


def test_a_place_pressed_in_the_picture_is_ticked_in_the_list_and_the_other_way_round(site: Site, page: Page) -> None:
    box = opened(site, page)
    button, tick = (box.get_by_role(role, name=FRONT) for role in ("button", "checkbox"))
    button.click()
    expect(tick).to_be_checked()
    expect(button).to_have_attribute("aria-pressed", "true")
    tick.uncheck()
    expect(button).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("sized", [True, False])
def test_a_button_lies_on_its_place_however_wide_the_picture_is(
    site: Site, open_page: Callable[..., Page], *, sized: bool
) -> None:
    for width in (320, 360, 1280):
        page = open_page(viewport={"width": width, "height": 800})
        box = opened(site, page, sized=sized)
        picture = box.get_by_role("img").bounding_box()
        assert picture
        assert 220 < picture["width"] < width - 2 * (picture["x"] - 1)
        for name, part in zip("ABCD", QUESTION.parts(), strict=True):
            found = box.get_by_role("button", name=re.compile(f"^{name} ")).bounding_box()
            assert found
            assert part.area
            x, y, wide, high = part.area
            assert found["x"] == pytest.approx(picture["x"] + picture["width"] * x / 100, abs=1)
            assert found["y"] == pytest.approx(picture["y"] + picture["height"] * y / 100, abs=1)
            assert found["width"] == pytest.approx(picture["width"] * wide / 100, abs=1)
            assert found["height"] == pytest.approx(picture["height"] * high / 100, abs=1)
            drawn = box.locator(".course-spots__ink").nth("ABCD".index(name)).bounding_box()
            assert drawn
            assert drawn["y"] == pytest.approx(found["y"], abs=2)
            assert drawn["height"] == pytest.approx(found["height"], abs=4)  # with its line


def test_it_is_answered_with_the_keyboard_in_the_picture_alone(site: Site, page: Page) -> None:
    box = opened(site, page)
    for name in (FRONT, GARDEN):
        box.get_by_role("button", name=name).focus()
        page.keyboard.press("Space")
    box.get_by_role("button", name="Check answer").focus()
    page.keyboard.press("Enter")
    expect(box.get_by_role("status")).to_contain_text("Right.")


def test_what_was_marked_shows_in_the_picture_as_in_the_list(site: Site, page: Page) -> None:
    box = opened(site, page)
    for name in (FRONT, LIFT):
        box.get_by_role("button", name=name).click()
    box.get_by_role("button", name="Check answer").click()
    expect(box.get_by_role("status")).to_contain_text("Partly right.")
    expect(box.get_by_role("button", name=GARDEN)).not_to_have_attribute("data-mark", "missed")
    box.get_by_role("button", name="Show the answer").click()
    for name, mark in ((FRONT, "right"), (LIFT, "wrong"), (GARDEN, "missed")):
        button = box.get_by_role("button", name=name)
        expect(button).to_have_attribute("data-mark", mark)
        expect(button).to_be_disabled()
    assert [
        box.get_by_role("button", name=name).evaluate("one => getComputedStyle(one).borderTopStyle")
        for name in (FRONT, LIFT, GARDEN)
    ] == ["solid", "dashed", "dotted"]
    expect(box.locator(".course-row", has_text="The lift")).to_contain_text("Not right. A lift stops where it is")


def test_what_was_chosen_is_there_after_the_page_is_loaded_again(site: Site, page: Page) -> None:
    box = opened(site, page)
    with keeping(page):
        box.get_by_role("button", name=GARDEN).click()
    page.reload()
    expect(box.get_by_role("button", name=GARDEN)).to_have_attribute("aria-pressed", "true")
    expect(box.get_by_role("checkbox", name=GARDEN)).to_be_checked()


def test_without_a_script_the_list_answers_and_the_picture_has_the_letters(
    site: Site, open_page: Callable[..., Page]
) -> None:
    page = open_page(scripts=False)
    site.lesson([QUESTION])
    page.goto("lesson.html")
    box = page.locator(f"#question-{QUESTION.id}")
    expect(box.get_by_role("img", name=re.compile("Plan of the ground floor"))).to_be_visible()
    expect(box.locator("svg text", has_text="D")).to_be_visible()
    expect(box.get_by_role("button")).to_have_count(0)
    box.get_by_role("checkbox", name=GARDEN).check()
    box.get_by_text("Answer and reasons").click()
    expect(box.locator("[data-for]", has_text="The garden door")).to_contain_text("Right.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_chosen_place_is_seen_in_forced_colours_and_in_the_dark(
    site: Site, open_page: Callable[..., Page], scheme: str
) -> None:
    """Whatever the colours, a pressed place differs from one that is not by its border and by a tick."""
    for forced in ("active", "none"):
        page = open_page(forced_colors=forced, color_scheme=scheme)
        site.lesson([QUESTION])
        page.goto("lesson.html")
        button = page.get_by_role("button", name=LIFT)
        before = button.evaluate("one => getComputedStyle(one).borderTopWidth")
        button.click()
        assert (before, button.evaluate("one => getComputedStyle(one).borderTopWidth")) == ("0px", "5px")
        assert "\u2713" in button.evaluate("one => getComputedStyle(one, '::after').content")
