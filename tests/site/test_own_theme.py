"""What a site has in its overrides/ takes the place of Coursewright's own, file by file; the rest stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from course.checks.load import examine, load_course
from course.folders import old_files, theme
from course.model.links import Links
from course.pages.fragments import Fragments
from course.paper import Press, checklist_pdf
from course.reading.problems import CourseProblems
from tests import in_process

ROOT = Path(__file__).parents[2]
SETTINGS = """\
site_name: A training course
docs_dir: modules
theme:
  name: material
  font: false
  logo: brand/logo.svg
plugins:
  - search
  - course
extra_css: [assets/brand.css]
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>'
MAIN = """\
{% extends "coursewright/main.html" %}
{% block extrahead %}
<meta name="made-by" content="Training desk">
{% endblock %}
{% block header %}
{{ super() }}
<p>Floor 3</p>
{% endblock %}
{% block footer %}
{{ super() }}
{% include "course/address.html" %}
{% endblock %}
"""
OWN = {
    "mkdocs.yml": SETTINGS,
    "overrides/assets/brand.css": "p { margin: 0 }",
    "overrides/assets/course/favicon.svg": LOGO,
    "overrides/main.html": MAIN,
    "overrides/course/address.html": "<p>Room 12</p>\n",
}
CourseFiles = Callable[..., Path]


@pytest.mark.long
def test_a_site_changes_single_files_and_keeps_the_rest(course_files: CourseFiles) -> None:
    root = course_files({**OWN, "overrides/brand/logo.svg": LOGO, "overrides/brand/old.svg": LOGO})
    in_process.building(root, root / "site")
    home = (root / "site/index.html").read_text("utf-8")
    assert '<meta name="made-by" content="Training desk">\n</head>' in home
    assert "<p>Floor 3</p>\n</div>\n</header>" in home
    assert "<p>Room 12</p></div>\n</footer>" in home
    assert 'src="./brand/logo.svg"' in home
    assert '<link rel="stylesheet" href="./assets/brand.css">' in home
    assert (root / "site/assets/course/favicon.svg").read_text("utf-8") == LOGO
    assert (root / "site/assets/course/course.css").stat().st_size > 5000
    assert not (root / "site/course").exists()
    assert [path.name for path in (root / "site/brand").iterdir()] == ["logo.svg"]  # what mkdocs.yml names
    recognised = old_files.of_site(root, root / "site")
    assert recognised("brand/logo.svg", root / "site/brand/logo.svg")


def test_a_file_that_changes_nothing_is_told(course_files: CourseFiles) -> None:
    root = course_files(
        {
            **{name: text for name, text in OWN.items() if name.startswith("overrides/")},
            "overrides/course/hom.html": "",
            "overrides/partials/header.html": "",
            "overrides/paper/loook.typ": "",
            "overrides/paper/main.typ": '#import "mine.typ": *',
            "overrides/paper/mine.typ": "",
            "overrides/paper/logo.svg": LOGO,
            "overrides/notes.docx": "",
            "overrides/brand/logo.svg": LOGO,
            "mkdocs.yml": SETTINGS,
        }
    )
    told = [str(problem) for problem in examine(root).warnings if problem.position.path.startswith("overrides/")]
    changes_nothing = "no page is made with a template of this name, so it changes nothing"
    assert told[:2] == [
        f"overrides/course/hom.html:1:1: {changes_nothing}; did you mean `course/home.html`?",
        "overrides/notes.docx:1:1: no page loads such a file, so it stays out of the site; remove it",
    ]
    assert told[2] == (
        "overrides/paper/loook.typ:1:1: nothing is printed with a template of this name, so it changes nothing; "
        "did you mean `paper/look.typ`?"
    )
    assert told[3].startswith(f"overrides/partials/header.html:1:1: {changes_nothing}; ")
    assert len(told) == 4


def test_a_logo_may_stand_in_a_module_or_in_the_theme_and_the_icon_is_there_anyway(
    problems_of: Callable[..., list[str]],
) -> None:
    icon = SETTINGS.replace("logo: brand/logo.svg", "favicon: assets/course/favicon.svg")
    css = {"overrides/assets/brand.css": ""}
    assert problems_of({"mkdocs.yml": icon, **css}) == []
    assert problems_of({"mkdocs.yml": SETTINGS, **css}) == [
        "mkdocs.yml:6:9: there is no file `brand/logo.svg` below modules/ or overrides/; "
        "put it into modules/; kinds: .svg, .png, .webp, .avif, .jpg, .jpeg, .gif"
    ]
    assert problems_of({"mkdocs.yml": SETTINGS, "overrides/brand/logo.svg": LOGO, **css}) == []


def printed(root: Path) -> bytes:
    press = Press(load_course(root, rules=False), root)
    (module,) = press.content.modules
    return checklist_pdf(press, module, module.checklists[0], "a4", fillable=True)


@pytest.mark.long
def test_one_template_of_paper_is_changed_and_the_others_find_it(course_files: CourseFiles) -> None:
    look = (ROOT / "overrides/paper/look.typ").read_text("utf-8")
    plain = printed(course_files({}))
    assert printed(course_files({"overrides/paper/look.typ": look})) == plain
    changed = course_files(
        {
            "overrides/paper/look.typ": f'{look}\n#let mark = image("brand/logo.svg", alt: "")\n',
            "overrides/paper/brand/logo.svg": LOGO,
        }
    )
    assert printed(changed) == plain


def test_a_mistake_in_a_template_is_told_where_it_stands(course_files: CourseFiles) -> None:
    with pytest.raises(CourseProblems) as found:
        printed(course_files({"overrides/paper/checklist.typ": "#let checklist(part) = nothing-here\n"}))
    assert str(found.value).startswith("overrides/paper/checklist.typ:1:23: typst says: unknown variable: nothing-here")
    with pytest.raises(CourseProblems) as found:
        printed(course_files({"overrides/paper/look.typ": "#let mine = 1\n"}))
    assert str(found.value).startswith(f"{theme.theme_folder()}/paper/")


def test_the_theme_in_a_copy_of_the_project_is_that_of_its_site(course_files: CourseFiles) -> None:
    assert theme.folders(ROOT) == (ROOT / "overrides",)
    assert theme.folders(course_files({})) == (ROOT / "overrides",)
    root = course_files({"overrides/main.html": ""})
    assert theme.folders(root) == (root / "overrides", ROOT / "overrides")


def test_a_template_may_extend_the_one_whose_place_it_takes(course_files: CourseFiles) -> None:
    root = course_files({"overrides/course/check.html": '{% include "coursewright/course/check.html" %}again'})
    fragments = Fragments(load_course(root, rules=False), root / "overrides", Links())
    source, path, _ = fragments.environment.loader.get_source(fragments.environment, "course/check.html")  # type: ignore[union-attr]
    assert source.endswith("again")
    assert path == str(root / "overrides/course/check.html")
    assert fragments.environment.get_template("coursewright/course/check.html").filename == str(
        theme.theme_folder() / "course/check.html"
    )
