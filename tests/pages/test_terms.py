"""The terms of a glossary are explained where a lesson first says them in a section, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from course.pages.terms import Glossary, Term, explained, id_of, with_places
from tests import in_process
from tests.conftest import SETTINGS, VALID

PAGE = """\
---
title: Words we use
glossary: true
---

Spare key
Spare keys
:   Handing a caller on after the next person "knows" what it is about.[^000-01]

R&D
:   Those who *try* things.
"""
LESSON = VALID["modules/people/lesson.md"].replace(
    "Anybody can help.", "A spare key takes a minute; two Spare keys take two. Ask R&D. Anybody can help."
)
SPARE = Term("pages/glossary.md", "term-spare-key", 'Handing on "whole".')
KNOWN = Glossary({"spare key": SPARE, "spare keys": SPARE, "key": Term("pages/glossary.md", "term-t", "T")})
LINK = '<a class="course-term" href="../g.html#term-spare-key" data-means="Handing on &quot;whole&quot;.">{}</a>'


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("<p>A spare key is good.</p>", f"<p>A {LINK.format('spare key')} is good.</p>"),
        ("<p>Spare keys, a spare key</p>", f"<p>{LINK.format('Spare keys')}, a spare key</p>"),
        (
            "<p>A spare key</p><h2>Two</h2><p>spare key</p>",
            f"<p>A {LINK.format('spare key')}</p><h2>Two</h2><p>{LINK.format('spare key')}</p>",
        ),
        ("<h2>Spare key</h2>", "<h2>Spare key</h2>"),
        ('<p><a href="x">A spare <em>key</em></a></p>', '<p><a href="x">A spare <em>key</em></a></p>'),
        ("<pre><code>spare key</code></pre>", "<pre><code>spare key</code></pre>"),
        ("<p>unspare keys-x</p>", "<p>unspare keys-x</p>"),
        ('<p title="spare key">x</p>', '<p title="spare key">x</p>'),
        (
            "<h3>A<br>B</h3><p>spare key</p>",
            f"<h3>A<br>B</h3><p>{LINK.format('spare key')}</p>",
        ),
    ],
)
def test_the_first_mention_in_a_section_is_explained(html: str, made: str) -> None:
    assert explained(html, KNOWN, {"pages/glossary.md": "../g.html"}) == made


def test_without_terms_a_text_stays_as_it_is() -> None:
    assert explained("<p>x</p>", Glossary({}), {}) == "<p>x</p>"


def test_each_term_has_a_place_on_its_page_in_any_script() -> None:
    assert with_places("<dt>Spare <em>key</em></dt>") == '<dt id="term-spare-key">Spare <em>key</em></dt>'
    assert with_places('<dt id="mine">A</dt>') == '<dt id="mine">A</dt>'
    assert id_of("待つ") != id_of("聞く")
    assert re.fullmatch(r"term-[a-z0-9-]+", id_of("待つ"))


def _links(root: Path) -> list[str]:
    in_process.building(root, root / "site")
    html = (root / "site/people/lesson.html").read_text("utf-8")
    return re.findall(r'<a class="course-term" [^>]*>[^<]*</a>', html)


@pytest.mark.long
def test_a_page_of_ones_own_is_the_glossary_and_a_change_of_it_reaches_the_lessons(
    course_files: Callable[..., Path],
) -> None:
    root = course_files({"mkdocs.yml": SETTINGS, "modules/pages/glossary.md": PAGE, "modules/people/lesson.md": LESSON})
    means = "Handing a caller on after the next person &quot;knows&quot; what it is about."
    address = "../pages/glossary.html#term-spare-key"
    assert _links(root) == [
        f'<a class="course-term" href="{address}" data-means="{means}">spare key</a>',
        '<a class="course-term" href="../pages/glossary.html#term-r-d" data-means="Those who try things.">R&amp;D</a>',
    ]
    page = (root / "site/pages/glossary.html").read_text("utf-8")
    assert '<dt id="term-spare-key">Spare key</dt>' in page
    glossary = root / "modules/pages/glossary.md"
    glossary.write_text(PAGE.replace("Those who *try* things.", "The workshop."), "utf-8")
    assert 'data-means="The workshop."' in _links(root)[1]
    glossary.write_text(PAGE.replace("glossary: true\n", ""), "utf-8")
    assert _links(root) == []
