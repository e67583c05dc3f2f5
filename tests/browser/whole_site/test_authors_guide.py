"""The authors' guide in a browser: on a phone and on a desk, in both palettes, under the strictest policy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests import content_policy
from tests.browser.whole_site.axe import violations
from tests.browser.whole_site.conftest import Visit
from tests.guide.building import build_guide
from tests.made_once import made_once
from tests.serving import served

PAGES = (
    *("index.html", "first-course/write.html", "question-kinds/lesson.html", "at-work/lesson.html"),
    *("pages/commands.html", "pages/publishing.html"),
)


@pytest.fixture(scope="session")
def guide_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of its site."""
    return made_once(tmp_path_factory, "guide", build_guide) / "site"


@pytest.fixture(scope="session")
def guide_address(guide_site: Path) -> Iterator[str]:
    """Return where it is served."""
    with served(guide_site, {content_policy.NAME: content_policy.header(guide_site)}) as address:
        yield address


def test_none_of_its_pages_scrolls_sideways_on_a_phone(visit: Visit, guide_site: Path, guide_address: str) -> None:
    paths = (path for path in guide_site.rglob("*.html") if path.name != "404.html")
    names = sorted(path.relative_to(guide_site).as_posix() for path in paths)
    page = visit(guide_address, viewport={"width": 320, "height": 640})
    wide = []
    for name in names:
        page.goto(guide_address + name)
        if page.evaluate("document.documentElement.scrollWidth") != 320:
            wide.append(name)
    assert len(names) > 20
    assert wide == []


@pytest.mark.parametrize(("name", "width"), list(zip(PAGES, (320, 1280) * 3, strict=True)))
def test_axe_finds_nothing_on_it(visit: Visit, guide_address: str, name: str, width: int) -> None:
    page = visit(guide_address + name, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    assert violations(page) == []


def test_its_questions_are_answered_as_those_of_a_course(visit: Visit, guide_address: str) -> None:
    page = visit(f"{guide_address}question-kinds/lesson.html#true-false")
    question = page.locator("#question-faster-is-better")
    question.get_by_label("True").check()
    question.get_by_role("button", name="Check answer").click()
    expect(question.get_by_text("A quick answer that is wrong brings the client back").first).to_be_visible()
