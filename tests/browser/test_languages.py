"""One course in two languages, as a learner goes from one to the other."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from course.checks.load import load_course
from tests.browser import learner
from tests.browser.site import Site
from tests.browser.test_renames import put, record_of, state_of
from tests.browser.whole_site.axe import violations
from tests.german import GERMAN

pytestmark = pytest.mark.browser


@pytest.fixture
def published(course_files: Callable[..., Path], site: Site) -> Path:
    root = course_files({path: text for path, text in GERMAN.items() if path != "mkdocs.yml"})
    learner.publish(root, site.folder)
    return root


def switch(page: Page, to: str) -> None:
    with page.expect_navigation():
        page.get_by_role("navigation", name=re.compile("Languages|Sprachen")).get_by_role("link", name=to).click()


def test_what_somebody_did_in_one_language_stands_in_the_other(published: Path, page: Page) -> None:
    content = load_course(published, rules=False)
    record = record_of(content)
    put(page, state_of(content, record))
    before = learner.kept(page, content.catalogue.id)
    page.goto("de/learning.html")
    expect(page.locator("#module-people")).to_contain_text("Quiz mit 100 % am 4. Mai 2026 bestanden.")
    expect(page.locator(".course-kept")).to_contain_text("Zertifikat vom 4. Mai 2026")
    page.goto("de/people/lesson.html")
    expect(page.get_by_role("radio", name="Ein Hilferuf")).to_be_checked()
    page.goto("de/people/checklist-after-a-call.html")
    expect(page.get_by_role("checkbox", name="Bei der Person geblieben")).to_be_checked()
    page.goto("de/certificate.html")
    expect(page.locator(".course-certificate__code")).to_have_text(record["code"])
    after = learner.kept(page, content.catalogue.id)
    here = after.pop("here")  # where they are, which is the same page in each language
    assert here["path"] == "people/checklist-after-a-call.html"
    assert after == before


def test_what_somebody_does_in_the_translation_stands_in_the_original(published: Path, page: Page) -> None:
    page.goto("de/people/lesson.html")
    page.evaluate(learner.UNREAD)
    with learner.keeping(page):
        page.get_by_role("radio", name="Eine Tasse Tee").check()
        page.get_by_role("button", name="Antwort prüfen").click()
    with learner.keeping(page):
        page.get_by_role("button", name="Ich habe diese Lektion gelesen").click()
    switch(page, "English")
    expect(page.get_by_role("radio", name="A cup of tea")).to_be_checked()
    expect(page.get_by_role("group", name="What comes first?").get_by_role("status")).to_have_text("Not right.")
    expect(page.get_by_role("button", name="Mark this lesson as not read")).to_be_visible()


@pytest.mark.usefixtures("published")
def test_the_switch_leads_to_the_section_that_somebody_reads(page: Page) -> None:
    page.goto("people/lesson.html#stay")
    switch(page, "Deutsch")
    assert page.url.endswith("/de/people/lesson.html#stay")
    expect(page.get_by_role("heading", name="Bleiben")).to_be_in_viewport()


@pytest.mark.usefixtures("published")
def test_without_scripts_the_switch_leads_to_the_same_page(open_page: Callable[..., Page]) -> None:
    page = open_page(scripts=False)
    page.goto("people/quiz.html")
    switch(page, "Deutsch")
    assert page.url.endswith("/de/people/quiz.html")
    current = page.get_by_role("link", name="Deutsch")
    expect(current).to_have_attribute("aria-current", "true")


def test_axe_finds_nothing_on_a_translated_page(published: Path, site: Site, page: Page) -> None:
    (published / "modules/people/lesson.de.md").unlink()  # so that what is not translated shows too
    learner.publish(published, site.folder)
    page.goto("de/people/lesson.html")
    expect(page.get_by_text("Diese Seite ist noch nicht übersetzt")).to_be_visible()
    assert violations(page) == []


@pytest.mark.usefixtures("published")
def test_the_search_of_a_language_finds_its_words(page: Page) -> None:
    page.goto("de/index.html")
    page.get_by_role("button", name="Suchen").click()
    page.get_by_role("searchbox").fill("gestürzt")
    first = page.get_by_role("search").get_by_role("link").first
    expect(first).to_have_attribute("href", re.compile("people/"))
    page.get_by_role("searchbox").fill("telephone")
    expect(page.get_by_role("search").get_by_role("status")).to_contain_text("Nichts gefunden")
