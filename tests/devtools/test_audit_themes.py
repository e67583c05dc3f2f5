"""How sites of other programs are compared with ours: by what stands between ``<main>`` and its end."""

from __future__ import annotations

from pathlib import Path

from devtools.audit_themes import compare

PAGE = '<link href="assets/stylesheets/main.{}.min.css">\n<main class="md-content"><p{}>{}</p></main>\n'


def site(folder: Path, **pages: str) -> Path:
    for name, html in pages.items():
        (folder / name).mkdir(parents=True)
        (folder / name / "index.html").write_text(html)
    return folder


def test_pages_are_the_same_whose_content_is(tmp_path: Path) -> None:
    ours = site(tmp_path / "ours", one=PAGE.format("a1b2", " data-search-exclude", "Help"), two="<p>Moved</p>")
    theirs = site(tmp_path / "theirs", one=PAGE.format("ffff", "", "Help"), two="<p>Moved</p>")
    assert compare("Theirs", ours, theirs).text == "Theirs: 2 of 2 pages have the content of ours"


def test_pages_that_differ_that_are_missing_and_that_came_in_addition_are_named(tmp_path: Path) -> None:
    ours = site(tmp_path / "ours", one=PAGE.format("a", "", "Help"), two="<p>Moved</p>", three="<p>Here</p>")
    theirs = site(tmp_path / "theirs", one=PAGE.format("a", "", "Helpx"), two="<p>Moved</p>", four="<p>Here</p>")
    found = compare("Theirs", ours, theirs)
    assert found.text == (
        "Theirs: 1 of 3 pages have the content of ours; not one/index.html, three/index.html, four/index.html"
    )
    assert found.different
