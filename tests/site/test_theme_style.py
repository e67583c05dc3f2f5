"""Of the theme's style sheet and script a site has what its pages can need."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

import pytest

from course.site import site_files
from course.site.site_files import STYLE
from course.site.theme_style import RIGHT_TO_LEFT, _needed, reduced, words_of_files, words_of_page
from tests import in_process
from tests.conftest import SETTINGS, VALID

CODE = "\n\n```text\nwords to copy\n```\n"
BOX = '\n\n!!! danger "Never"\n\n    Never promise it.\n'


class _Every(frozenset[str]):
    def __contains__(self, word: object) -> bool:
        return True


def test_a_theme_that_is_not_there_is_told_with_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / STYLE.pattern.partition("\\")[0]).parent.mkdir(parents=True)
    with pytest.raises(site_files.NoTheme) as told:
        site_files.named_in(tmp_path, STYLE)
    assert str(told.value) == f"the theme has no file {STYLE.pattern}; install mkdocs-material as pyproject.toml asks"
    monkeypatch.setattr(site_files, "find_spec", lambda name: None)
    with pytest.raises(site_files.NoTheme) as told:
        site_files.material()
    assert str(told.value) == "the theme is not installed; install mkdocs-material as pyproject.toml asks"


def test_every_rule_stays_as_it_is_where_everything_is_needed() -> None:
    stock = site_files.material()
    whole = (stock / site_files.named_in(stock, STYLE)).read_text("utf-8")
    assert "".join(_needed(whole, _Every())) == whole


@pytest.mark.parametrize(
    ("css", "words", "left"),
    [
        ("p{a:b}.x{a:b}.y{a:b}", ["y"], "p{a:b}.y{a:b}"),
        (".x,.y .z,p{a:b}", ["y", "z"], ".y .z,p{a:b}"),
        (".x:not(.y,.z){a:b}", ["x"], ".x:not(.y,.z){a:b}"),
        (":is(.x,.y) p{a:b}", [], ":is(.x,.y) p{a:b}"),
        (":not(:is(.x,.y),.z) .v{a:b}", ["v"], ":not(:is(.x,.y),.z) .v{a:b}"),
        (":not(:is(.x),.z) .v{a:b}", ["x", "z"], ""),
        (".v:not(:is(.x)).w{a:b}", ["w"], ""),
        (r".sm\:x{a:b}", ["sm:x"], r".sm\:x{a:b}"),
        (r".sm\:x{a:b}", ["sm"], ""),
        ("@media print{.x{a:b}}@media screen{.x{a:b}.y{a:b}}", ["y"], "@media screen{.y{a:b}}"),
        ("@keyframes k{0%{a:b}to{a:c}}.x{a:b}", [], "@keyframes k{0%{a:b}to{a:c}}"),
        ("[data-md-toggle=x] p{a:b}[data-md-color-scheme=slate]{a:b}", ["data-md-color-scheme"],
         "[data-md-color-scheme=slate]{a:b}"),
        ("[dir=rtl] p{a:b}[dir=ltr] p{a:b}", [], "[dir=ltr] p{a:b}"),
        ("[dir=rtl] p{a:b}", [RIGHT_TO_LEFT], "[dir=rtl] p{a:b}"),
        ("p[title='.x,}']{a:b}", [], "p[title='.x,}']{a:b}"),
        ("pre,pre>code,p kbd,p{a:b}", ["<kbd"], "p kbd,p{a:b}"),
        (".pre,#pre,pre-x,p:not(pre){a:b}", ["pre"], ".pre,#pre,pre-x,p:not(pre){a:b}"),
        ("th[role=columnheader]{a:b}th[role=x]{a:b}", [], "th[role=x]{a:b}"),
        ("th[role=columnheader]{a:b}", ["columnheader"], "th[role=columnheader]{a:b}"),
        (":root{--a:1;--b:var(--c);--c:2}p{d:var(--a)}", [], ":root{--a:1}p{d:var(--a)}"),
        (":root{--a:1;--b:var(--c);--c:2}", ["--b"], ":root{--b:var(--c);--c:2}"),
        (':root{--i:url("data:image/svg+xml;charset=utf-8,<svg a=\'}\'/>")}p{d:e}', [], "p{d:e}"),
        (".x--y{a:b}.x-y{a:b}", ["x--"], ".x--y{a:b}"),
        (":root{--md-details-icon:url(d)}p{mask:var(--md-details-icon)}", [], "p{mask:var(--md-details-icon)}"),
        (":root{--md-details-icon:1}p{a:var(--md-details-icon)}", ["--md-details-icon"],
         ":root{--md-details-icon:1}p{a:var(--md-details-icon)}"),
        (":root{--md-tasklist-icon:1}p{a:var(--md-tasklist-icon)}", [],
         ":root{--md-tasklist-icon:1}p{a:var(--md-tasklist-icon)}"),
        ('@charset "UTF-8";.x{a:b}', ["x"], '@charset "UTF-8";.x{a:b}'),
        ("p{a:b}.x{a:b", [], "p{a:b}.x{a:b"),
    ],
)  # fmt: skip
def test_what_no_element_can_match_and_nothing_reads_goes(css: str, words: Collection[str], left: str) -> None:
    assert reduced(css, words) == left


def test_a_page_names_its_classes_and_what_it_reads_of_the_theme() -> None:
    html = '<p class="admonition note course-note" style="color: var(--md-accent-fg-color)" data-md-x>a class="no"</p>'
    assert words_of_page(html) == {"admonition", "note", "--md-accent-fg-color", "data-md-x", "no"}
    assert words_of_page('<bdo dir="rtl">x</bdo>') == {RIGHT_TO_LEFT}
    assert words_of_page('<p data-class="a"><p\nclass="b c"><p class="">class="d') == {"b", "c"}
    assert words_of_page('<pre>x</pre><H5>x</H5><th role="columnheader">&lt;kbd') == {"<pre", "<h5", "columnheader"}
    assert words_of_page('<p title="rtl" data-dir="rtl" x--md-a>md-x') == set()


def test_of_ours_we_know_how_scripts_name_classes_and_of_others_each_word_may_be_one(tmp_path: Path) -> None:
    (tmp_path / "own.js").write_text("part.className = 'tab' + 'bed'; make(`pre`)")
    (tmp_path / "own.css").write_text(".tabbed { color: var(--md-code-fg-color) }")
    found = words_of_files(tmp_path, {"own.js": tmp_path / "own.js", "own.css": tmp_path / "own.css"})
    assert {"tab", "bed", "<pre", "--md-code-fg-color", "js", "no-js", "md-header", "md-typeset"} <= found
    assert not {"tabbed", "<kbd", RIGHT_TO_LEFT, "course-header"} & found


def _style_of(root: Path) -> str:
    [style] = (root / "site/assets/stylesheets").iterdir()
    return style.read_text("utf-8")


@pytest.mark.long
def test_a_site_has_the_rules_of_what_its_texts_use_and_gets_more_as_they_do(
    course_files: Callable[..., Path],
) -> None:
    root = course_files({"mkdocs.yml": SETTINGS})
    in_process.building(root, root / "site")
    assert ".md-typeset" in _style_of(root)
    assert ".danger" not in _style_of(root)
    assert not (root / "site/assets/javascripts").exists()
    lesson = root / "modules/people/lesson.md"
    lesson.write_text(VALID["modules/people/lesson.md"] + BOX, "utf-8")
    in_process.building(root, root / "site")
    assert ".danger" in _style_of(root)
    assert len(_style_of(root)) < 40_000
    lesson.write_text(VALID["modules/people/lesson.md"], "utf-8")
    in_process.building(root, root / "site")
    assert ".danger" not in _style_of(root)


@pytest.mark.long
def test_no_page_can_ask_for_a_picture_of_the_themes_before_our_sheet_takes_it_away(
    course_files: Callable[..., Path],
) -> None:
    boxes = "".join(BOX.replace("danger", kind) for kind in ("note", "example", "danger", "tip", "quote"))
    tabs = '\n\n=== "One"\n\n    Words.\n\n=== "Two"\n\n    Words.\n'
    lesson = f"{VALID['modules/people/lesson.md']}{boxes}{tabs}{CODE}"
    root = course_files({"mkdocs.yml": SETTINGS, "modules/people/lesson.md": lesson})
    in_process.building(root, root / "site")
    for part in (".quote", ".tabbed-labels", ".footnote-backref", "summary:after"):
        assert part in _style_of(root)
    assert "url(" not in _style_of(root)


@pytest.mark.long
def test_the_themes_script_comes_with_the_first_page_that_works_by_it(course_files: Callable[..., Path]) -> None:
    copies = SETTINGS.replace("  name: material\n", "  name: material\n  features: [content.code.copy]\n")
    assert copies != SETTINGS
    root = course_files({"mkdocs.yml": copies, "modules/people/lesson.md": VALID["modules/people/lesson.md"] + CODE})
    in_process.building(root, root / "site")
    [script] = (root / "site/assets/javascripts").iterdir()
    assert script.name in (root / "site/people/lesson.html").read_text("utf-8")


@pytest.mark.long
def test_a_site_with_hooks_of_its_own_gets_the_same_style_sheet(course_files: Callable[..., Path]) -> None:
    changes = {"modules/people/lesson.md": VALID["modules/people/lesson.md"] + BOX}
    plain = course_files({**changes, "mkdocs.yml": SETTINGS})
    hooked = course_files({**changes, "mkdocs.yml": f"{SETTINGS}hooks: [hook.py]\n", "hook.py": ""})
    in_process.building(plain, plain / "site")
    in_process.building(hooked, hooked / "site")
    assert _style_of(hooked) == _style_of(plain)
    assert not (hooked / "site/assets/javascripts").exists()
