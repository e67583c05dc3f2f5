"""``mkdocs.yml``: values that MkDocs takes for something else, names that stand there twice, mistyped addresses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from course.reading.addresses import address_meant, mistyped_address
from tests.conftest import VALID

ProblemsOf = Callable[..., list[str]]
FILES = {"modules/own.css": "p { margin: 0 }", "modules/own.js": "1", "overrides/hook.txt": "A note."}
SETTINGS = """\
site_name: A training course
site_url: https://training.acme.com/
docs_dir: modules
use_directory_urls: false
theme: {name: material, font: false}
plugins: [search, course]
"""
WRONG = """\
site_name: 5
site_url: https://https://training.acme.com
site_author: [Us]
copyright: 2026
docs_dir:
use_directory_urls: 'false'
strict: True
remote_branch: gh pages
remote_name: ''
logo: logo.svg
raw_html: true
language: de
theme:
  name:
  font: false
  features:
    - content.code.copy: true
    - content.tabs.link
    - content.tabs.link
plugins:
  - search: {enabled: no}
  - search
  - course: trainer
extra_css: [own.css, own.css]
extra_javascript:
  - {path: own.js, type: modul, defer: yes}
  - own.js
hooks: [modules, overrides/hook.txt]
validation:
  nav: warn
markdown_extensions:
  - toc:
    permalink: true
  - admonition
  - markdown.extensions.admonition
  - tables: true
  - pymdownx.emoji: {emoji_index: twemoji}
extra:
  course_header:
    - {My learning: learning.html}
"""
TOLD = """\
mkdocs.yml:1:12: `site_name` must be text, but `5` was found; put it in quotes
mkdocs.yml:2:11: `https://https://training.acme.com` is not an address; write `https://training.acme.com/`
mkdocs.yml:3:14: `site_author` must be text, but a list was found; write text, or remove it
mkdocs.yml:4:12: `copyright` must be text, but `2026` was found; put it in quotes
mkdocs.yml:5:10: `docs_dir` must be `modules`, but nothing was found; write `modules`, or remove it
mkdocs.yml:6:21: `use_directory_urls` must be true or false, but `false` was found; take the quotes away
mkdocs.yml:7:9: `strict` must be true or false, but `True` was found; write `true`
mkdocs.yml:8:16: `remote_branch` cannot be `gh pages`; write the name of a branch, such as `gh-pages`
mkdocs.yml:9:14: `remote_name` must be text, but empty text was found; write text, or remove it
mkdocs.yml:10:1: unknown key `logo` in mkdocs.yml; write it under `theme:`
mkdocs.yml:11:1: unknown key `raw_html` in mkdocs.yml; write it under `- course:`
mkdocs.yml:12:1: `language` does nothing here: the language comes from `language` in modules/catalogue.yml; \
change it there, and remove this
mkdocs.yml:14:8: the theme has no `name`, and the pages of a course need `material`; write `name: material`
mkdocs.yml:17:26: the feature `content.code.copy` takes no options; write `- content.code.copy` alone
mkdocs.yml:19:7: `content.tabs.link` appears twice in `features`; remove one
mkdocs.yml:21:23: `enabled` must be true or false, but `no` was found; write `false`
mkdocs.yml:22:5: `search` appears twice in `plugins`; remove one
mkdocs.yml:23:13: options of `course` must be a set of keys, but `trainer` was found; \
write them as `key: value` lines below it, or `- course` alone
mkdocs.yml:24:22: `own.css` appears twice in `extra_css`; remove one
mkdocs.yml:26:26: `type` must be module or text/javascript, but `modul` was found; write module or text/javascript
mkdocs.yml:26:40: `defer` must be true or false, but `yes` was found; write `true`
mkdocs.yml:27:5: `own.js` appears twice in `extra_javascript`; remove one
mkdocs.yml:28:9: `hooks` cannot be `modules`; write the path of a file that ends in .py
mkdocs.yml:28:18: `hooks` cannot be `overrides/hook.txt`; write the path of a file that ends in .py
mkdocs.yml:30:8: `nav` must be a set of keys, but `warn` was found; write its keys
mkdocs.yml:32:5: an entry of `markdown_extensions` must be one name, but `toc` and `permalink` were found; \
start each name with "- ", and indent the options of one further than its name
mkdocs.yml:35:5: `admonition` appears twice in `markdown_extensions`; remove one
mkdocs.yml:36:13: options of `tables` must be a set of keys, but `true` was found; \
write them as `key: value` lines below it, or `- tables` alone
mkdocs.yml:37:5: the course's pages do without the Markdown extension `pymdownx.emoji`; \
remove it; the authoring guide lists the Markdown that pages have
mkdocs.yml:40:7: a link has its title and its address under a key each, but `My learning` was found; \
write `{title: My learning, url: learning.html}`
"""


def test_what_mkdocs_would_take_for_something_else_is_told_once_each(problems_of: ProblemsOf) -> None:
    found = problems_of({**FILES, "mkdocs.yml": WRONG})
    assert found == TOLD.splitlines()


@pytest.mark.parametrize(
    ("settings", "line"),
    {
        "no name of the site": (
            SETTINGS.replace("site_name: A training course\n", ""),
            "mkdocs.yml:1:1: there is no `site_name` in mkdocs.yml; "
            "write `site_name: A training course`, as the shipped file has it",
        ),
        "a key that is missing because it is mistyped": (
            SETTINGS.replace("plugins", "pluggins"),
            "mkdocs.yml:6:1: unknown key `pluggins` in mkdocs.yml; did you mean `plugins`?",
        ),
        "plugins that are no list": (
            SETTINGS.replace("[search, course]", "course"),
            'mkdocs.yml:6:10: `plugins` must be a list, but `course` was found; start each of its lines with "- "',
        ),
        "two plugins in one entry": (
            SETTINGS.replace("[search, course]", "\n  - search: {}\n    course: {}"),
            "mkdocs.yml:7:5: an entry of `plugins` must be one name, but `search` and `course` were found; "
            'start each name with "- ", and indent the options of one further than its name',
        ),
        "a plugin without a name": (
            SETTINGS.replace("[search, course]", "\n  - course\n  -"),
            "mkdocs.yml:8:4: an entry of `plugins` must be a name, but nothing was found; write its name",
        ),
        "no time at all": (
            SETTINGS.replace("course]", "course: {seconds_per_file: 0}]"),
            "mkdocs.yml:6:46: `seconds_per_file` must be a number from 0.1 to 3600, but `0` was found; "
            "write a number from 0.1 to 3600",
        ),
        "a page for the folder of the site": (
            SETTINGS.replace("acme.com/", "acme.com/a/index.html"),
            "mkdocs.yml:2:11: `https://training.acme.com/a/index.html` is a page, and `site_url` is the folder "
            "of the site; write `https://training.acme.com/a/`",
        ),
        "a port that is none": (
            SETTINGS.replace("acme.com/", "acme.com:80a/"),
            "mkdocs.yml:2:11: `https://training.acme.com:80a/` is not an address; "
            "write one such as https://training.acme.com/",
        ),
        "a tag that MkDocs does not know": (
            SETTINGS + "strict: !env [STRICT, true]\n",
            "mkdocs.yml:7:9: the tag `!env` was found; write `!ENV`",
        ),
        "a tag of another program": (
            SETTINGS + "extra: !include extra.yml\n",
            "mkdocs.yml:7:8: the tag `!include` was found; remove it; quote a text that starts with !",
        ),
        "a variable that is not set": (
            SETTINGS + "strict: !ENV PLANTED_BY_NOBODY\n",
            "mkdocs.yml:7:9: `strict` must be true or false, but nothing, as no such variable is set, was found; "
            "write one of the two",
        ),
    }.values(),
)
def test_one_cause_is_told_once(problems_of: ProblemsOf, settings: str, line: str) -> None:
    assert problems_of({"mkdocs.yml": settings}) == [line]


def test_a_link_is_told_with_the_address_that_was_meant(problems_of: ProblemsOf) -> None:
    urls = ("/learning.html", "www.acme.com", "htps://acme.com/a", "training@acme.com", "mailto:training", "tel:abc")
    links = "".join(f"    - {{title: Link {at}, url: '{url}'}}\n" for at, url in enumerate(urls))
    such = "a page such as `learning.md`, or an address that starts with https:, mailto: or tel:"
    meant = [
        "`learning.html`",
        "`https://www.acme.com`",
        "`https://acme.com/a`",
        "`mailto:training@acme.com`",
        such,
        such,
    ]
    assert problems_of({"mkdocs.yml": f"{SETTINGS}extra:\n  course_header:\n{links}"}) == [
        f"mkdocs.yml:{at}:28: the header and the footer cannot link to `{url}`; write {write}"
        for at, (url, write) in enumerate(zip(urls, meant, strict=True), 9)
    ]


def test_a_second_file_of_settings_is_told(course_files: Callable[..., Path], problems_of: ProblemsOf) -> None:
    assert problems_of({"mkdocs.yml": SETTINGS, "mkdocs.yaml": SETTINGS}) == [
        "mkdocs.yaml:1:1: settings are read from mkdocs.yml alone; "
        "remove this file; write what of it you need into mkdocs.yml"
    ]


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("htps://acme.com", "https://acme.com"),
        ("http//acme.com/x", "http://acme.com/x"),
        ("https:/acme.com", "https://acme.com"),
        ("https;//acme.com", "https://acme.com"),
        ("hhtps://acme.com:81", "https://acme.com:81"),
        ("<https://acme.com/>", "https://acme.com/"),
        ("https://acme.com\\b", "https://acme.com/b"),
        ("www.acme.com", "https://www.acme.com"),
        ("ftp://acme.com", None),
        ("ftps://acme.com", None),
        ("acme.com", None),
        ("localhost:80", None),
        ("learning.html", None),
    ],
)
def test_the_beginning_of_an_address_says_what_was_meant(found: str, meant: str | None) -> None:
    assert address_meant(found) == meant


def test_a_mistyped_address_is_found_within_a_text() -> None:
    assert mistyped_address("See htps://acme.com, page 3") == (4, "htps://", "https://")
    assert mistyped_address("http:/acme.com") == (0, "http:/", "http://")
    for text in ("See HTTPS://acme.com", "and/or", "ftp://acme.com", "C:/http/x", "file https://a.b//c"):
        assert mistyped_address(text) is None


def test_a_mistake_in_the_settings_is_told_with_those_of_all_other_files(problems_of: ProblemsOf) -> None:
    bank = VALID["quizzes/people.yml"].replace("pass_mark:", "pas_mark:")
    settings = SETTINGS.replace("site_url:", "site_ur:")
    assert problems_of({"mkdocs.yml": settings, "quizzes/people.yml": bank}) == [
        "mkdocs.yml:2:1: unknown key `site_ur` in mkdocs.yml; did you mean `site_url`?",
        "quizzes/people.yml:3:1: unknown key `pas_mark` in the quiz; did you mean `pass_mark`?",
    ]
    assert problems_of({"mkdocs.yml": "site_name: [", "quizzes/people.yml": bank}) == [
        "mkdocs.yml:1:12: the list that starts here is not closed; close it with `]`",
        "quizzes/people.yml:3:1: unknown key `pas_mark` in the quiz; did you mean `pass_mark`?",
    ]
