"""A course's look reaches every page, whoever makes it, and a change of it leaves no page as it was."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from course.folders import digests, old_files
from course.site import mkdocs_process
from tests.checks.test_look import LOGO, with_look
from tests.conftest import SETTINGS, Changes
from tests.many_modules import copy_module

pytestmark = pytest.mark.long

LOOK = """\
logo: assets/logo.svg
name: Desk
colour: "#7a1f3d"
background: "#fdf3e0"
favicon: assets/icon.svg
footer: Acme & Sons Ltd <registered>"""
ICON = LOGO.replace("M0 0", "M1 1")
HOOKS = {"mkdocs.yml": f"{SETTINGS}hooks: [hook.py]\n", "hook.py": "def on_page_content(html, **_):\n    return html\n"}


@pytest.fixture
def build(course_files: Callable[[Changes], Path]) -> Callable[..., Path]:
    """Build the small course with a look, and return its folder."""

    def built(look: str, changes: Changes | None = None) -> Path:
        more = {"modules/assets/icon.svg": ICON, "mkdocs.yml": SETTINGS, **(changes or {})}
        root = course_files(with_look(look, more))
        mkdocs_process.build(root, root / "site")
        return root

    return built


def pages_of(root: Path) -> dict[str, str]:
    return {page.relative_to(root / "site").as_posix(): page.read_text("utf-8") for page in root.glob("site/**/*.html")}


@pytest.mark.parametrize("changes", [{}, HOOKS], ids=["our own", "with hooks"])
def test_every_page_has_logo_name_colours_favicon_and_the_line_at_the_foot(
    build: Callable[..., Path], changes: dict[str, str]
) -> None:
    root = build(LOOK, changes)
    pages = pages_of(root)
    assert {"404.html", "verify.html", "certificate.html", "people/lesson.html"} <= pages.keys()
    (style,) = root.glob("site/assets/look-*.css")
    for name, html in pages.items():
        up = "/" if name == "404.html" else "../" * name.count("/") or "./"
        header = html[html.index("<header") : html.index("</header>")]
        assert f'<img class="course-name__logo" src="{up}assets/logo.svg" alt="">' in header, name
        assert '<span class="course-name__of">Desk</span>' in header, name
        assert f'<link rel="icon" href="{up}assets/icon.svg">' in html, name
        styles = re.findall(r'<link rel="stylesheet" href="([^"]*)">', html[: html.index("<body")])
        assert styles[1:] == [f"{up}assets/course/course.css", f"{up}assets/{style.name}"], name
        assert "<p>Acme &amp; Sons Ltd &lt;registered&gt;</p>" in html[html.index("<footer") :], name
    assert (root / "site/assets/logo.svg").read_text("utf-8") == LOGO
    assert (root / "site/assets/icon.svg").read_text("utf-8") == ICON
    css = style.read_text("utf-8")
    assert css.startswith(":root{--course-colour:#7a1f3d;")
    assert "--course-background:#fdf3e0;" in css
    certificate = pages["certificate.html"]
    assert '<img class="course-certificate__logo" src="assets/logo.svg" alt="">' in certificate
    assert 'data-place="organisation">Training desk</p>' in certificate  # its whole name
    line = '<p class="course-certificate__foot course-print-only">Acme &amp; Sons Ltd &lt;registered&gt;</p>'
    assert line in certificate


def test_a_course_that_chooses_nothing_has_nothing_of_it(course_files: Callable[[Changes], Path]) -> None:
    root = course_files({"mkdocs.yml": SETTINGS})
    mkdocs_process.build(root, root / "site")
    assert list(root.glob("site/assets/look-*")) == []
    for html in pages_of(root).values():
        assert "course-name__logo" not in html
        assert "assets/look-" not in html
        assert '<span class="course-name__of">Training desk</span>' in html


def test_a_logo_says_what_the_words_beside_it_do_not(build: Callable[..., Path]) -> None:
    assert (
        'alt="A lifebelt in the harbour"'
        in pages_of(build("logo: assets/logo.svg\nlogo_alt: A lifebelt in the harbour"))["index.html"]
    )
    assert 'alt=""' in pages_of(build("logo: assets/logo.svg\nlogo_alt: Training desk"))["index.html"]


def test_one_colour_alone_leaves_the_other_as_it_is(build: Callable[..., Path]) -> None:
    for look, there, missing in (
        ('colour: "#7a1f3d"', "--course-on-colour-dark:", "--course-background"),
        ('background: "#fdf3e0"', "--course-background-dark:", "--course-colour"),
    ):
        (style,) = build(look).glob("site/assets/look-*.css")
        css = style.read_text("utf-8")
        assert there in css
        assert missing not in css


def test_a_page_at_an_old_address_has_the_look_too(build: Callable[..., Path]) -> None:
    root = build(LOOK)
    index = root / "modules/people/index.md"
    index.write_text(index.read_text("utf-8").replace("code: FA-101", "code: FA-101\nwas: [persons]"), "utf-8")
    mkdocs_process.build(root, root / "site")
    moved = (root / "site/persons/index.html").read_text("utf-8")
    (style,) = root.glob("site/assets/look-*.css")
    assert '<link rel="icon" href="../assets/icon.svg">' in moved
    assert f'<link rel="stylesheet" href="../assets/{style.name}">' in moved


CHANGED = {  # one after the other
    "the colour": ("modules/catalogue.yml", '"#7a1f3d"', '"#1f5d4a"'),
    "the background": ("modules/catalogue.yml", '"#fdf3e0"', '"#eef4f8"'),
    "the name": ("modules/catalogue.yml", "name: Desk", "name: Quay"),
    "the line at the foot": ("modules/catalogue.yml", "<registered>", "of Exampleton"),
    "the logo": ("modules/assets/logo.svg", "M0 0", "M2 2"),
    "which logo": ("modules/catalogue.yml", "logo: assets/logo.svg", "logo: assets/icon.svg"),
    "the favicon": ("modules/assets/icon.svg", "M1 1", "M3 3"),
    "no colours": ("modules/catalogue.yml", '  colour: "#1f5d4a"\n  background: "#eef4f8"\n', ""),
}


def test_a_change_of_the_look_makes_what_a_build_from_nothing_makes(build: Callable[..., Path]) -> None:
    root = build(LOOK)
    copy_module(root, "people", "people-2", number=102)
    mkdocs_process.build(root, root / "site")
    after = files_of(root)
    for what, (path, old, new) in CHANGED.items():
        before, text = after, (root / path).read_text("utf-8")
        assert text.count(old) == 1, what
        (root / path).write_text(text.replace(old, new), "utf-8")
        digests.forget()
        mkdocs_process.build(root, root / "site")
        after = files_of(root)
        other = root.with_name(f"anew {what}")
        shutil.copytree(root, other, ignore=shutil.ignore_patterns("site", ".cache", ".site-build-*"))
        mkdocs_process.build(other, other / "site")
        assert after == files_of(other), what
        assert after != before, what


def files_of(root: Path) -> dict[str, bytes]:
    found = {path.relative_to(root / "site").as_posix(): path for path in (root / "site").rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items()}


def test_the_style_sheet_is_known_as_ours_in_a_site_without_a_list(build: Callable[..., Path]) -> None:
    root = build(LOOK)
    (style,) = root.glob("site/assets/look-*.css")
    assert old_files.of_site(root, root / "site")(f"assets/{style.name}", style)
