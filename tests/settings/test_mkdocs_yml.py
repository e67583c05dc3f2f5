"""``mkdocs.yml``: each setting works, or is refused where it stands with what to write instead."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from course.settings import options as options
from tests.in_process import command, mkdocs

PROJECT = Path(__file__).parents[2]
SETTINGS = """\
site_name: A training course
site_url: https://training.acme.com/
docs_dir: modules
use_directory_urls: false
strict: true
theme:
  name: material
  custom_dir: overrides
  font: false
plugins:
  - search
  - course
extra:
  course_header:
    - {title: My learning, url: learning.html}
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>'
FILES = {
    "overrides/main.html": "{{ config.extra.motto }}",
    "modules/logo.svg": LOGO,
    "modules/own.css": "p { margin: 0 }",
}

CourseFiles = Callable[..., Path]
ProblemsOf = Callable[..., list[str]]


@pytest.fixture
def said(problems_of: ProblemsOf) -> Callable[[str], list[str]]:
    """What is said of these settings of a small course."""
    return lambda settings: problems_of({**FILES, "mkdocs.yml": settings})


def changed(old: str, new: str) -> str:
    assert SETTINGS.count(old) == 1, old
    return SETTINGS.replace(old, new)


@pytest.mark.long
def test_settings_as_shipped_are_right(
    problems_of: ProblemsOf, said: Callable[[str], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("course.settings.look_up.installed", pytest.fail)  # to ask every package takes long
    monkeypatch.setattr("course.settings.look_up.read_by_templates", pytest.fail)  # as it does to read every template
    shipped = (PROJECT / "mkdocs.yml").read_text("utf-8")
    assert problems_of({"overrides/main.html": "", "mkdocs.yml": shipped}) == []
    assert said(SETTINGS) == []


def test_a_site_needs_no_folder_of_its_own_for_the_theme(problems_of: ProblemsOf) -> None:
    without = changed("  custom_dir: overrides\n", "")
    assert problems_of({"mkdocs.yml": without}) == []
    assert (
        problems_of({"mkdocs.yml": without.replace("font: false", "favicon: assets/course/favicon.svg\n  font: false")})
        == []
    )
    assert problems_of({"mkdocs.yml": SETTINGS}) == [
        "mkdocs.yml:8:15: there is no folder overrides/; remove `custom_dir`: pages are whole without it"
    ]


# What is added or changed, and what is said of it; the rest of the settings stays as it is right.
REFUSED = {
    "a navigation": (
        SETTINGS + "nav:\n  - index.md\n",
        "mkdocs.yml:16:1: `nav` does nothing here: the navigation is made from modules/catalogue.yml and the modules; "
        "remove it; put a page of your own into modules/pages/, where its front matter says its place",
    ),
    "settings of another file": (
        "INHERIT: ../base.yml\n" + SETTINGS,
        "mkdocs.yml:1:1: `INHERIT` does nothing here: settings are read from this one file; "
        "write the settings of the other file here",
    ),
    "a path that is too long for any file": (
        SETTINGS + f"watch:\n  - {'q' * 5000}\n",
        f"mkdocs.yml:17:5: there is nothing at `{'q' * 37}...`; fix the path, or remove it",
    ),
    "a repository": (
        SETTINGS + "repo_url: https://example.org/repo\n",
        "mkdocs.yml:16:1: `repo_url` does nothing here: no page of the site shows it; "
        "remove it; link the repository in `extra.course_footer`",
    ),
    "a description": (
        SETTINGS + "site_description: A course\n",
        "mkdocs.yml:16:1: `site_description` does nothing here: the site's description comes from "
        "`organisation.mission` in modules/catalogue.yml; change it there, and remove this",
    ),
    "a mistyped key": (
        changed("site_url", "site_ur"),
        "mkdocs.yml:2:1: unknown key `site_ur` in mkdocs.yml; did you mean `site_url`?",
    ),
    "another name than the catalogue's": (
        changed("A training course", "Acme Safety"),
        "mkdocs.yml:1:12: the site's name is `First Aid Training`, from `title` in modules/catalogue.yml, "
        "and `Acme Safety` was found; change it there, and write the same here",
    ),
    "another folder": (
        changed("modules", "docs"),
        "mkdocs.yml:3:11: `docs_dir` is `docs`, and a course stands in modules/; write `docs_dir: modules`",
    ),
    "another folder for the site": (
        SETTINGS + "site_dir: public\n",
        "mkdocs.yml:16:11: `site_dir` is `public`, and a site goes into site/; write `site_dir: site`",
    ),
    "an address without its scheme": (
        changed("https://training.acme.com/", "training.acme.com"),
        "mkdocs.yml:2:11: `training.acme.com` is not an address; write `https://training.acme.com/`",
    ),
    "a word for a yes": (
        changed("urls: false", "urls: yes"),
        "mkdocs.yml:4:21: `use_directory_urls` must be true or false, but `yes` was found; write `true`",
    ),
    "a theme by its name alone": (
        changed("theme:\n  name: material\n  custom_dir: overrides\n  font: false\n", "theme: material\n"),
        "mkdocs.yml:6:8: `theme` must be a set of keys; write `name: material` and `font: false` in it",
    ),
    "another theme": (
        changed("material", "readthedocs"),
        "mkdocs.yml:7:9: `name` of the theme is `readthedocs`, and the pages of a course need `material`; "
        "write `name: material`",
    ),
    "templates in a folder of another name": (
        changed("custom_dir: overrides", "custom_dir: theme"),
        "mkdocs.yml:8:15: `custom_dir` of the theme is `theme`, and what a site changes in it stands in overrides/; "
        "write `custom_dir: overrides`",
    ),
    "a theme without its name": (
        changed("  name: material\n", ""),
        "mkdocs.yml:7:3: the theme has no `name`, and the pages of a course need `material`; write `name: material`",
    ),
    "colours of the theme": (
        changed("  font: false\n", "  font: false\n  palette:\n    primary: teal\n"),
        "mkdocs.yml:10:3: `palette` does nothing here: the frame of the pages is this project's own, and has no "
        "palette of the theme's; remove it; set the colours in a file of `extra_css`",
    ),
    "fonts from elsewhere": (
        changed("font: false", "font: {text: Inter}"),
        "mkdocs.yml:9:9: fonts of the theme come from elsewhere, and the site asks nothing of another host; "
        "write `font: false`; set the type in a file of `extra_css`",
    ),
    "a feature of the theme's frame": (
        changed("  font: false\n", "  font: false\n  features: [content.code.copy, navigation.tabs]\n"),
        "mkdocs.yml:10:33: `navigation.tabs` does nothing here: the frame of the pages is this project's own; "
        "remove it; these work: content.code.annotate, content.code.copy, content.code.select, content.tabs.link",
    ),
    "a language in the wrong place": (
        changed("  font: false\n", "  font: false\n  language: de\n"),
        "mkdocs.yml:10:3: `language` does nothing here: the language comes from `language` in modules/catalogue.yml; "
        "change it there, and remove this",
    ),
    "a logo that is missing": (
        changed("  font: false\n", "  font: false\n  logo: logo.sgv\n"),
        "mkdocs.yml:10:9: there is no file `logo.sgv` below modules/ or overrides/; did you mean `logo.svg`?",
    ),
    "a logo that is no picture": (
        changed("  font: false\n", "  font: false\n  logo: own.css\n"),
        "mkdocs.yml:10:9: `logo` cannot be `own.css`; "
        "it must end in one of .svg, .png, .webp, .avif, .jpg, .jpeg, .gif",
    ),
    "a logo from elsewhere": (
        changed("  font: false\n", "  font: false\n  logo: https://example.org/logo.svg\n"),
        "mkdocs.yml:10:9: `logo` leads elsewhere, and the site asks nothing of another host; "
        "put the file into modules/ and name it",
    ),
    "a style sheet that is missing": (
        SETTINGS + "extra_css:\n  - own.cs\n",
        "mkdocs.yml:17:5: there is no file `own.cs` below modules/ or overrides/; did you mean `own.css`?",
    ),
    "a style sheet out of the project": (
        SETTINGS + "extra_css: [../own.css]\n",
        "mkdocs.yml:16:13: there is no file `../own.css` below modules/ or overrides/; did you mean `own.css`?",
    ),
    "a script from elsewhere": (
        SETTINGS + "extra_javascript:\n  - path: //example.org/a.js\n    defer: true\n",
        "mkdocs.yml:17:11: `extra_javascript` leads elsewhere, and the site asks nothing of another host; "
        "put the file into modules/ and name it",
    ),
    "a plugin of the theme": (
        changed("  - search\n", "  - search\n  - tags\n"),
        "mkdocs.yml:12:5: the plugin `tags` cannot be used: the course has no tags; remove it",
    ),
    "a plugin that is not installed": (
        changed("  - search\n", "  - serch\n"),
        "mkdocs.yml:11:5: there is no plugin `serch`; did you mean `search`?",
    ),
    "no plugin of ours": (
        changed("  - course\n", ""),
        "mkdocs.yml:11:3: the plugin `course` is missing, and it makes the pages; add a line `- course`",
    ),
    "an unknown option of the plugin": (
        changed("  - course\n", "  - course:\n      rawhtml: true\n"),
        "mkdocs.yml:13:7: unknown key `rawhtml` in the plugin `course`; did you mean `raw_html`?",
    ),
    "an option of the plugin with a wrong value": (
        changed("  - course\n", "  - course:\n      edition: trainers\n"),
        "mkdocs.yml:13:16: `edition` must be one of learner, trainer, but `trainers` was found; "
        "did you mean `trainer`?",
    ),
    "an option that the search dropped": (
        changed("  - search\n", "  - search:\n      prebuild_index: true\n"),
        "mkdocs.yml:12:7: `prebuild_index` does nothing here: the search is this project's own; remove it",
    ),
    "a language of the search alone": (
        changed("  - search\n", "  - search:\n      lang: de\n"),
        "mkdocs.yml:12:7: `lang` does nothing here: the language comes from `language` in modules/catalogue.yml; "
        "change it there, and remove this",
    ),
    "an address with a question behind it": (
        changed("https://training.acme.com/", "https://training.acme.com/a?b#c"),
        "mkdocs.yml:2:11: `https://training.acme.com/a?b#c` is not an address; "
        "write one such as https://training.acme.com/",
    ),
    "links that the frame does not show": (
        SETTINGS + "  social:\n    - {icon: x, link: https://example.org}\n",
        "mkdocs.yml:16:3: `social` does nothing here: the frame of the pages is this project's own, and shows no such "
        "links; remove it; put links into `course_footer`",
    ),
    "a name of the organisation's": (
        SETTINGS + "  organisation: Acme\n",
        "mkdocs.yml:16:3: `organisation` does nothing here: the organisation's name comes from `organisation.name` in "
        "modules/catalogue.yml; change it there, and remove this",
    ),
    "a mistyped key of ours": (
        changed("course_header", "course_heder"),
        "mkdocs.yml:14:3: unknown key `course_heder` in `extra`; did you mean `course_header`?",
    ),
    "a key that no template reads": (
        SETTINGS + "  mottto: Help\n",
        "mkdocs.yml:16:3: unknown key `mottto` in `extra`; did you mean `motto`?",
    ),
    "a mistyped key of a link": (
        changed("url: learning.html", "url: learning.html, titel: x"),
        "mkdocs.yml:15:48: unknown key `titel` in a link; did you mean `title`?",
    ),
    "a link to a page that is not there": (
        changed("learning.html", "lerning.html"),
        "mkdocs.yml:15:33: there is no page or file `lerning.html` to link to; did you mean `learning.html`?",
    ),
    "a link to a source that is not there": (
        changed("learning.html", "people/leson.md"),
        "mkdocs.yml:15:33: there is no page or file `people/leson.md` to link to; did you mean `people/lesson.md`?",
    ),
    "a link that runs something": (
        changed("learning.html", "'javascript:alert(1)'"),
        "mkdocs.yml:15:33: the header and the footer cannot link to `javascript:alert(1)`; write a page such as "
        "`learning.md`, or an address that starts with https:, mailto: or tel:",
    ),
    "a hook that is not there": (
        SETTINGS + "hooks: [hook.py]\n",
        "mkdocs.yml:16:9: there is nothing at `hook.py`; fix the path, or remove it",
    ),
    "an extension that is not there": (
        SETTINGS + "markdown_extensions: [admonitions]\n",
        "mkdocs.yml:16:23: there is no Markdown extension `admonitions`; did you mean `admonition`?",
    ),
    "a level that is none": (
        SETTINGS + "validation:\n  links:\n    anchors: warning\n",
        "mkdocs.yml:18:14: `anchors` must be warn, info or ignore, but `warning` was found; did you mean `warn`?",
    ),
    "an option of Markdown": (
        SETTINGS + "markdown_extensions:\n  - toc:\n      permalink: true\n",
        "mkdocs.yml:18:7: `permalink` of `toc` does nothing here: every page has the same Markdown; remove it",
    ),
    "an option that no extension has": (
        SETTINGS + "markdown_extensions:\n  - admonition: {titles: true}\n",
        "mkdocs.yml:17:18: `titles` of `admonition` does nothing here: every page has the same Markdown; remove it",
    ),
    "a cache without a name": (
        changed("  - course\n", "  - course:\n      cache_dir: ''\n"),
        "mkdocs.yml:13:18: `cache_dir` must be the name of a folder, but empty text was found; "
        "write `cache_dir: .cache/course`, or remove it",
    ),
    "a cache that is a number to MkDocs": (
        changed("  - course\n", "  - course:\n      cache_dir: 5\n"),
        "mkdocs.yml:13:18: `cache_dir` must be the name of a folder, but `5` was found; "
        "write `cache_dir: .cache/course`, or remove it",
    ),
    "an address without a host": (
        SETTINGS + "dev_addr: 8001\n",
        "mkdocs.yml:16:11: `dev_addr` must be an address of this computer and a port, but `8001` was found; "
        "write one such as `dev_addr: 127.0.0.1:8001`",
    ),
    "a sign as HTML writes it in the copyright": (
        SETTINGS + "copyright: '2026 &copy; <b>Us</b>'\n",
        "mkdocs.yml:16:12: `copyright` is text, and `&copy;` would be printed as it stands; write `\u00a9`",
    ),
    "an author who is a list": (
        SETTINGS + "site_author: [Us]\n",
        "mkdocs.yml:16:14: `site_author` must be text, but a list was found; write text, or remove it",
    ),
    "other languages in the settings": (
        SETTINGS + "  alternate: []\n",
        "mkdocs.yml:16:3: `alternate` does nothing here: a course has its languages from modules/catalogue.yml; "
        "remove it; name the others under `languages` there",
    ),
    "the same key twice": (
        SETTINGS + "strict: false\n",
        "mkdocs.yml:16:1: the key `strict` appears here and on line 5; keep one of the two",
    ),
}


@pytest.mark.parametrize(("settings", "line"), REFUSED.values(), ids=REFUSED)
def test_a_setting_that_does_nothing_is_told_word_for_word(
    said: Callable[[str], list[str]], settings: str, line: str
) -> None:
    assert said(settings) == [line]


WORK = {
    "the catalogue's name": changed("A training course", "First Aid Training"),
    "what goes on with the theme": changed("name: material\n", "name: materialx\n"),
    "a logo": changed("  font: false\n", "  font: false\n  logo: logo.svg\n"),
    "components of the content": changed("  font: false\n", "  font: false\n  features: [content.code.copy]\n"),
    "styles and scripts": SETTINGS + "extra_css: [own.css]\n",
    "a key that a template of the author's reads": SETTINGS + "  motto: Help\n",
    "a page by its source": changed("learning.html", "people/lesson.md#stay"),
    "a page by its other address": changed("learning.html", "learning/"),
    "the first page of a folder": changed("learning.html", "people/"),
    "an address elsewhere": changed("learning.html", "'mailto:training@example.org'"),
    "a file": changed("learning.html", "logo.svg"),
    "the plugin's options": changed("  - course\n", "  - course:\n      seconds_per_file: 20\n      raw_html: true\n"),
    "plugins as a set of keys": changed("  - search\n  - course\n", "  search: {}\n  course: {}\n"),
    "options that say what pages have anyway": SETTINGS
    + "markdown_extensions:\n  - toc: {permalink: false}\n  - pymdownx.tabbed: {alternate_style: true}\n",
    "an address to serve at": SETTINGS + "dev_addr: '[::1]:8001'\n",
    "nothing for a site": "site_name: Trial\n",
}


@pytest.mark.parametrize("settings", WORK.values(), ids=WORK)
def test_a_setting_that_works_is_not_spoken_of(said: Callable[[str], list[str]], settings: str) -> None:
    assert said(settings) == []


def test_what_comes_from_the_environment_is_judged_as_mkdocs_reads_it(
    said: Callable[[str], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = changed("urls: false", "urls: !ENV [PLANTED_ONE, PLANTED_TWO, false]")
    assert said(settings) == []
    monkeypatch.setenv("PLANTED_TWO", "perhaps")
    assert said(settings) == [
        "mkdocs.yml:4:21: `use_directory_urls` must be true or false, but `perhaps` was found; write one of the two"
    ]
    monkeypatch.setenv("PLANTED_ONE", "true")
    assert said(settings) == []
    assert said(changed("urls: false", "urls: !ENV [PLANTED_BY_NOBODY, often]")) == [
        "mkdocs.yml:4:46: `use_directory_urls` must be true or false, but `often` was found; write one of the two"
    ]


@pytest.mark.parametrize("language", ["en", "en-GB", "en-us", "en-001"])
def test_every_english_is_english(
    problems_of: ProblemsOf, replaced: Callable[[str, str, str], dict[str, str]], language: str
) -> None:
    assert problems_of(replaced("modules/catalogue.yml", "language: en\n", f"language: {language}\n")) == []


@pytest.mark.parametrize("language", ["English", "e"])
def test_what_is_no_language_tag_is_refused(
    problems_of: ProblemsOf, replaced: Callable[[str, str, str], dict[str, str]], language: str
) -> None:
    assert problems_of(replaced("modules/catalogue.yml", "language: en\n", f"language: {language}\n")) == [
        "modules/catalogue.yml:11:11: `language` must be a language tag such as en, de or pt-BR, "
        f"but `{language}` was found; change it to that form"
    ]


def test_bare_mkdocs_tells_the_same_and_builds_nothing(course_files: CourseFiles) -> None:
    root = course_files({**FILES, "mkdocs.yml": changed("learning.html", "lerning.html")})
    done = mkdocs(root, "build")
    assert done.returncode == 1
    assert done.stderr.count("there is no page or file `lerning.html` to link to; did you mean `learning.html`?") == 1
    assert "1 problem in the course; nothing was built" in done.stderr
    assert not (root / "site").exists()


def test_check_tells_it_to_editors_too(course_files: CourseFiles) -> None:
    root = course_files({**FILES, "mkdocs.yml": SETTINGS + "nav: []\n"})
    done = command(root, "check", "--format", "json")
    assert done.returncode == 1
    (found,) = [entry for entry in json.loads(done.stdout) if entry["severity"] == "error"]
    assert (found["path"], found["line"], found["column"]) == ("mkdocs.yml", 16, 1)
