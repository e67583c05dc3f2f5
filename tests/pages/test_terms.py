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

Warm transfer
Warm transfers
:   Handing a caller on after the next person "knows" what it is about.[^000-01]

R&D
:   Those who *try* things.
"""
LESSON = VALID["modules/people/lesson.md"].replace(
    "Anybody can help.", "A warm transfer takes a minute; two Warm transfers take two. Ask R&D. Anybody can help."
)
WARM = Term("pages/glossary.md", "term-warm-transfer", 'Handing on "whole".')
KNOWN = Glossary({"warm transfer": WARM, "warm transfers": WARM, "transfer": Term("pages/glossary.md", "term-t", "T")})
LINK = '<a class="course-term" href="../g.html#term-warm-transfer" data-means="Handing on &quot;whole&quot;.">{}</a>'


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("<p>A warm transfer is good.</p>", f"<p>A {LINK.format('warm transfer')} is good.</p>"),
        ("<p>Warm transfers, a warm transfer</p>", f"<p>{LINK.format('Warm transfers')}, a warm transfer</p>"),
        (
            "<p>A warm transfer</p><h2>Two</h2><p>warm transfer</p>",
            f"<p>A {LINK.format('warm transfer')}</p><h2>Two</h2><p>{LINK.format('warm transfer')}</p>",
        ),
        ("<h2>Warm transfer</h2>", "<h2>Warm transfer</h2>"),
        ('<p><a href="x">A warm <em>transfer</em></a></p>', '<p><a href="x">A warm <em>transfer</em></a></p>'),
        ("<pre><code>warm transfer</code></pre>", "<pre><code>warm transfer</code></pre>"),
        ("<p>lukewarm transfers-x</p>", "<p>lukewarm transfers-x</p>"),
        ('<p title="warm transfer">x</p>', '<p title="warm transfer">x</p>'),
        (
            "<h3>A<br>B</h3><p>warm transfer</p>",
            f"<h3>A<br>B</h3><p>{LINK.format('warm transfer')}</p>",
        ),
    ],
)
def test_the_first_mention_in_a_section_is_explained(html: str, made: str) -> None:
    assert explained(html, KNOWN, {"pages/glossary.md": "../g.html"}) == made


def test_without_terms_a_text_stays_as_it_is() -> None:
    assert explained("<p>x</p>", Glossary({}), {}) == "<p>x</p>"


def test_each_term_has_a_place_on_its_page_in_any_script() -> None:
    assert with_places("<dt>Warm <em>transfer</em></dt>") == '<dt id="term-warm-transfer">Warm <em>transfer</em></dt>'
    assert with_places('<dt id="mine">A</dt>') == '<dt id="mine">A</dt>'
    assert id_of("待つ") != id_of("聞く")
    assert re.fullmatch(r"term-[a-z0-9-]+", id_of("待つ"))


def _links(root: Path) -> list[str]:
    in_process.building(root, root / "site")
    html = (root / "site/people/lesson.html").read_text("utf-8")
    return re.findall(r'<a class="course-term" [^>]*>[^<]*</a>', html)


def test_a_page_of_ones_own_is_the_glossary_and_a_change_of_it_reaches_the_lessons(
    course_files: Callable[..., Path],
) -> None:
    root = course_files({"mkdocs.yml": SETTINGS, "modules/pages/glossary.md": PAGE, "modules/people/lesson.md": LESSON})
    means = "Handing a caller on after the next person &quot;knows&quot; what it is about."
    address = "../pages/glossary.html#term-warm-transfer"
    assert _links(root) == [
        f'<a class="course-term" href="{address}" data-means="{means}">warm transfer</a>',
        '<a class="course-term" href="../pages/glossary.html#term-r-d" data-means="Those who try things.">R&amp;D</a>',
    ]
    page = (root / "site/pages/glossary.html").read_text("utf-8")
    assert '<dt id="term-warm-transfer">Warm transfer</dt>' in page
    glossary = root / "modules/pages/glossary.md"
    glossary.write_text(PAGE.replace("Those who *try* things.", "The workshop."), "utf-8")
    assert 'data-means="The workshop."' in _links(root)[1]
    glossary.write_text(PAGE.replace("glossary: true\n", ""), "utf-8")
    assert _links(root) == []
