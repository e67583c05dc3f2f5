"""The frame of every page: ours alone, escaped, and with addresses that lead somewhere from any depth."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from course.locale.words import direction
from course.site import mkdocs_process
from course.site.frame import is_scripted
from tests.conftest import SETTINGS, VALID

pytestmark = pytest.mark.long

PROJECT = Path(__file__).parents[2]
Build = Callable[..., Path]
TITLE = 'Use of <code> & <img src=x onerror="document.title=1">'
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


@pytest.fixture
def build(course_files: Callable[..., Path]) -> Build:
    """Build the small course, with changes and with other settings; return the folder of the site."""

    def built(changes: dict[str, str] | None = None, **settings: tuple[str, str]) -> Path:
        root = course_files(changes or {})
        shutil.copytree(PROJECT / "overrides", root / "overrides")
        text = (PROJECT / "mkdocs.yml").read_text("utf-8")
        for old, new in settings.values():
            assert old in text
            text = text.replace(old, new)
        (root / "mkdocs.yml").write_text(text, "utf-8")
        mkdocs_process.build(root, root / "site")
        return root / "site"

    return built


def test_a_wrong_address_is_answered_with_addresses_from_the_root_of_the_host(build: Build) -> None:
    html = (build() / "404.html").read_text("utf-8")
    addresses = re.findall(r'(?:href|src|data-src)="([^"]*)"', html)
    assert [at for at in addresses if not at.startswith(("/training/", "#"))] == []
    assert "/training/learning.html" in addresses


def test_a_link_of_the_header_stands_once_in_the_list_of_pages(build: Build) -> None:
    """Where the page is narrow, the list has the links of the header too: but not those that it has anyway."""
    header = "    - {title: My learning, url: learning.md}\n    - {title: Elsewhere, url: https://example.org/}\n"
    site = build(settings=("  course_header:\n", f"  course_header:\n{header}"))
    for page in ("index.html", "people/lesson.html", "404.html"):
        html = (site / page).read_text("utf-8")
        side = html.partition('<nav class="course-side"')[2].partition("</nav>")[0]
        assert len(re.findall(r'href="[^"]*learning\.html"', side)) == 1, page
        assert side.count('href="https://example.org/"') == 1, page


def test_a_page_without_anything_at_its_foot_has_no_foot(course_files: Callable[..., Path]) -> None:
    root = course_files({"mkdocs.yml": SETTINGS})
    mkdocs_process.build(root, root / "site")
    foot = '<footer class="course-footer">'
    assert foot not in (root / "site/404.html").read_text("utf-8")
    assert foot in (root / "site/people/lesson.html").read_text("utf-8")


def test_the_sitemap_names_every_page_at_its_whole_address(build: Build) -> None:
    site = build()
    named = re.findall("<loc>(.*)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    pages = {page.relative_to(site).as_posix() for page in site.rglob("*.html")} - {"404.html"}
    assert sorted(named) == sorted(f"https://example.org/training/{page}" for page in pages)


def test_html_in_a_lessons_title_is_text_in_title_navigation_and_turning(
    build: Build, replaced: Callable[..., dict[str, str]]
) -> None:
    quoted = TITLE.replace('"', '\\"')
    site = build(replaced("modules/people/lesson.md", "title: The first minute", f'title: "{quoted}"'))
    shown = "Use of &lt;code&gt; &amp; &lt;img src=x onerror=&#34;document.title=1&#34;&gt;"
    for page in site.rglob("*.html"):
        html = page.read_text("utf-8")
        assert "<img" not in html
        if page.parent.name == "people":
            assert shown in html
    quiz = (site / "people/quiz.html").read_text("utf-8")
    assert f'rel="prev"><small>Previous</small> {shown}</a>' in quiz
    assert f"<title>{shown} - First Aid Training</title>" in (site / "people/lesson.html").read_text("utf-8")


def test_a_language_that_is_written_from_right_to_left_says_so_on_every_page() -> None:
    assert [direction(tag) for tag in ("en", "de-AT", "zh", "az", "ku-Latn")] == ["ltr"] * 5
    assert [direction(tag) for tag in ("ar", "he", "fa-IR", "ur", "az-Arab", "yi")] == ["rtl"] * 6


def test_the_header_shows_logo_and_organisation(build: Build) -> None:
    site = build(
        {"modules/assets/logo.svg": LOGO},
        logo=("  font: false", "  logo: assets/logo.svg\n  font: false"),
        site=("site_name: ", "copyright: <b>© Acme & Sons\nsite_name: "),
    )
    lesson = (site / "people/lesson.html").read_text("utf-8")
    assert '<img class="course-name__logo" src="../assets/logo.svg" alt="">' in lesson
    assert '<span class="course-name__of">Training desk</span>' in lesson
    assert "<p>&lt;b&gt;© Acme &amp; Sons</p>" in lesson


def test_the_themes_script_is_loaded_by_a_page_alone_that_uses_a_component_of_it(build: Build) -> None:
    site = build(
        {"modules/people/index.md": f"{VALID['modules/people/index.md']}\n    code to copy\n"},
        features=("features: []", "features: [content.code.copy]"),
    )
    users = {page.relative_to(site).as_posix() for page in site.rglob("*.html") if "material.js" in page.read_text()}
    assert users == {"people/index.html"}
    assert 'data-features="content.code.copy"' in (site / "people/index.html").read_text("utf-8")


def test_a_component_is_known_by_its_class() -> None:
    assert is_scripted('<div class="tabbed-set tabbed-alternate">', ["content.tabs.link"])
    assert not is_scripted('<div class="tabbed-set tabbed-alternate">', ["content.code.copy"])
    assert is_scripted('<div class="highlight copy"><pre>', ())
    assert is_scripted("<pre><code>x</code></pre>", ["content.code.copy"])
    assert not is_scripted("<pre><code>x</code></pre>", ["content.tabs.link"])
    assert not is_scripted('<p class="course-copy">copy tabbed-set</p>', ())
