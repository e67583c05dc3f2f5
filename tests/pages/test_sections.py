"""A lesson's text is parted at the headings of its sections, and nowhere else."""

from __future__ import annotations

import pytest

from course.pages.sections import NoSection, asked_in, split_at

HTML = (
    '<p>Before.</p>\n<span id="looking"></span><span id="seeing"></span><h2 id="look">Look</h2>\n<p>One.</p>\n'
    '<h3 id="call-first">Call first</h3>\n<h2 class="own" id="call">Call</h2>\n<p>Two.</p>\n'
    '<div class="admonition"><h2 id="boxed">In a box</h2></div>\n<h2 id="grüße-a_b">Grüße</h2>\n'
)


def test_each_section_has_what_follows_its_heading_and_the_old_addresses_before_it() -> None:
    before, look, call, last = split_at(HTML, ["look", "call", "grüße-a_b"])
    assert before == "<p>Before.</p>\n"
    assert look.startswith('<span id="looking"></span><span id="seeing"></span><h2 id="look">')
    assert look.endswith('<h3 id="call-first">Call first</h3>\n')
    assert call.startswith('<h2 class="own" id="call">')
    assert call.endswith('<div class="admonition"><h2 id="boxed">In a box</h2></div>\n')
    assert last == '<h2 id="grüße-a_b">Grüße</h2>\n'
    assert "".join((before, look, call, last)) == HTML


def test_a_section_that_the_page_does_not_have_is_our_mistake() -> None:
    with pytest.raises(NoSection, match=r"^stay$"):
        split_at(HTML, ["look", "stay"])


def test_a_section_knows_how_many_questions_and_scenarios_it_holds() -> None:
    check, scenario = '<course-check class="a">?</course-check>', '<course-scenario class="b"></course-scenario>'
    assert asked_in(f"<h2>Look</h2>{check}{scenario}{check}") == (2, 1)
    assert asked_in("<h2>Look</h2><code>&lt;course-check &gt;</code>") == (0, 0)
