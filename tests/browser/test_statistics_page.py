"""The page for trainers in a browser: every reader can use it, on a phone too, and its links lead to its parts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from course.checks.load import load_course
from course.commands.main import main
from tests.conftest import SETTINGS
from tests.sample_records import of_course, write

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_read_it_on_a_phone(
    browser: Browser, course_files: Callable[..., Path], language: str, scheme: str
) -> None:
    root = course_files({"mkdocs.yml": SETTINGS})
    catalogue = root / "modules/catalogue.yml"
    catalogue.write_text(catalogue.read_text("utf-8").replace("language: en", f"language: {language}"), "utf-8")
    content = load_course(root, rules=False)
    write(root.parent / "records", [of_course(content, number) for number in range(30)])
    out = root.parent / "page.html"
    assert main(["--root", str(root), "statistics", str(root.parent / "records"), "--page", str(out)]) == 0

    context = browser.new_context(
        viewport={"width": 320, "height": 640}, color_scheme="dark" if scheme == "dark" else "light"
    )
    try:
        page = context.new_page()
        page.goto(out.as_uri())
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert Axe().run(page).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        page.get_by_role("table").get_by_role("link", name="what-to-say").click()
        expect(page.get_by_role("region", name="What do you say on the telephone?").first).to_be_in_viewport()
    finally:
        context.close()
