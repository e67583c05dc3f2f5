"""In a language that is longer than English, pages that scripts have been at keep their words and their room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import content_policy, in_process, pseudo
from tests.browser.whole_site.conftest import Visit
from tests.made_once import made_once
from tests.serving import served

WIDTH = 320
# What stands on the page by blocks, as it is seen, and what is read aloud.
SHOWN = """() => [
  ...document.body.innerText.split("\\n"),
  ...[...document.querySelectorAll("[aria-label], [title], [placeholder]")].flatMap((one) =>
    ["aria-label", "title", "placeholder"].map((name) => one.getAttribute(name) || "")),
]"""
TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.body.querySelectorAll("*")].filter((one) => {
    const { left, right } = one.getBoundingClientRect();
    return one.offsetWidth > 1 && (left < -1 || right > innerWidth + 1);
  }).map((one) => one.outerHTML.slice(0, 90)).slice(-3)"""
ACTS = """() => {
  for (const one of document.querySelectorAll("details")) one.open = true;
  for (const one of document.querySelectorAll("[type=radio], [type=checkbox]")) if (!one.disabled) one.click();
  for (const one of document.querySelectorAll(".course-form button[type=submit]:not([hidden])")) one.click();
}"""


@pytest.fixture(scope="module", params=[pseudo.LEFT_TO_RIGHT, pseudo.RIGHT_TO_LEFT])
def course(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a course in such a language, with its site."""

    def make(root: Path) -> None:
        pseudo.write_course(root, request.param)
        assert in_process.command(root, "build").returncode == 0

    return made_once(tmp_path_factory, f"pseudo-site-{request.param}", make)


@pytest.fixture
def at(course: Path) -> Iterator[str]:
    site = course / "site"
    with served(site, {content_policy.NAME: content_policy.header(site)}) as address:
        yield address


def test_every_page_has_room_for_longer_words_and_forgets_none(course: Path, at: str, visit: Visit) -> None:
    authors = pseudo.authors_words(course)
    site = course / "site"
    forgotten: dict[str, str] = {}
    wide: dict[str, list[str]] = {}
    for path in sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html") if page.name != "404.html"):
        page = visit(f"{at}{path}", viewport={"width": WIDTH, "height": 800})
        page.evaluate(ACTS)
        if over := page.evaluate(TOO_WIDE):
            wide[path] = over
        for text in page.evaluate(SHOWN):
            if words := pseudo.forgotten(text, authors):
                forgotten.setdefault(words, path)
    assert (forgotten, wide) == ({}, {})
