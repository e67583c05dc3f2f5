"""What a page says to the search: its sections, divided as a reader of HTML divides them."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from course.pages.lean import EXCLUDED
from course.site.search_text import HEADINGS, INLINE, SKIPPED, VOID, Section, sections_of


def found(title: str, html: str) -> list[tuple[str, str, list[str]]]:
    return [(section.id, section.title, section.blocks) for section in sections_of(title, html)]


def test_a_page_is_divided_at_its_headings() -> None:
    html = "<h1>A &amp; B</h1><p>First <b>words</b>.</p><h2 id='x'>When to use &lt;b&gt;</h2><ul><li>One<li>Two &amp; 3"
    assert found("A & B", html) == [
        ("", "A & B", ["First words."]),
        ("x", "When to use <b>", ["One", "Two & 3"]),
    ]


def test_what_is_kept_out_with_all_that_stands_in_it_is_not_found() -> None:
    html = "<p>In</p><details data-search-exclude><p>Out <b>out</b><br>out</p></details><nav>Out</nav><p>In</p>"
    assert found("A", html) == [("", "A", ["In", "In"])]


def test_what_stands_at_every_question_alike_answers_for_none() -> None:
    html = '<p>In</p><p class="course-rule" id="a--rule">Choose one.</p><p class="course-report"><a>Report</a></p>In'
    assert found("A", html) == [("", "A", ["In", "In"])]


def test_what_is_hidden_is_not_found_as_no_answer_could_lead_to_it() -> None:
    html = (
        "<p>In</p><section class='a' hidden><h2 id='b'>Out</h2><p>Out</p></section><p>In</p><p id=c hidden=''>Out</p>"
        '<p title="no hidden costs" aria-hidden="true">In</p><div hidden="until-found"><p>In</p></div>'
    )
    assert found("A", html) == [("", "A", ["In"] * 4)]


def test_html_that_is_not_closed_ends_with_the_page() -> None:
    assert found("A", "</p><div><p>One<h2 id=b>B</h2></section>Two") == [("", "A", ["One"]), ("b", "B", ["Two"])]


def test_a_comment_and_an_element_without_words_say_nothing() -> None:
    assert found("A", "<!-- <p>no</p> -->One<hr>Two<script>let a = '<p>no</p>'</script>") == [("", "A", ["One", "Two"])]


class Reference(HTMLParser):
    """The same by the standard library's parser, which takes five times as long."""

    def __init__(self, title: str) -> None:
        super().__init__(convert_charrefs=True)
        self.sections = [Section(title=title)]
        self.open: list[tuple[str, bool]] = []
        self.text: list[str] = []
        self.heading: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE:
            self.end_block()
        if tag in VOID:
            return
        known = dict(attrs)
        is_said_often = known.get("class") in ("course-rule", "course-report")
        is_hidden = "hidden" in known and known["hidden"] != "until-found"
        is_left_out = tag in SKIPPED or EXCLUDED in known or is_said_often or is_hidden
        is_kept_out = is_left_out or (bool(self.open) and self.open[-1][1])
        self.open.append((tag, is_kept_out))
        if tag in HEADINGS and not is_kept_out:
            self.heading = known.get("id") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self.end_block()
        while any(name == tag for name, _ in self.open):
            if self.open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if not (self.open and self.open[-1][1]):
            self.text.append(data)

    def end_block(self) -> None:
        text = " ".join("".join(self.text).split())
        heading, self.text, self.heading = self.heading, [], None
        if not text or (heading is not None and text == self.sections[0].title):
            return
        if heading:
            self.sections.append(Section(heading, text))
        else:
            self.sections[-1].blocks.append(text)


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parents[1] / "pages/golden").glob("*.html")), ids=lambda p: p.stem
)
def test_our_html_is_read_as_the_standard_library_reads_it(path: Path) -> None:
    html = path.read_text("utf-8")
    reference = Reference("A")
    reference.feed(html)
    reference.close()
    reference.end_block()
    assert sections_of("A", html) == reference.sections
    assert sum(len(section.blocks) for section in reference.sections) > 1
