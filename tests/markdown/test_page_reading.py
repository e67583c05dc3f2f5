"""One reader of Markdown for many texts: nothing of one text is left in the next."""

from __future__ import annotations

import re
from dataclasses import astuple
from html import unescape
from typing import Any
from xml.etree.ElementTree import tostring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.markdown import page_reading
from course.markdown import texts as converted
from course.markdown.collector import Collector
from course.markdown.facts import Page, Reading
from course.markdown.page_reading import PageReader, read_markdown
from course.markdown.texts import Texts

# Everything that an extension could keep: notes, references, abbreviations, contents, tabs, code, boxes,
# trainer blocks, comments that are not closed, lists that go on, marks of places.
TEXTS = (
    "",
    "Plain words about [a page][page] and [^one].",
    "[page]: other.md\n\nWords about [a page][page].",
    "A note.[^one]\n\n[^one]: The note itself.",
    "Cited.[^001-01] And again.[^001-01]\n",
    "*[GC]: A short form\n\nA GC stands here.",
    "A GC stands here, and is none.",
    "## A section\n\nWords.\n\n## A section\n\nMore.\n\n### Below {#below}",
    "## A section\n\n<!-- question: first -->\n\n## Another\n\n<!-- scenario: second -->",
    '=== "One"\n\n    First.\n\n=== "Two"\n\n    Second.',
    "```python\nprint(1)\n```\n\n- a list\n\n    ```text\n    in it\n    ```",
    '!!! example "Worked"\n\n    An example.\n\n!!! trainer "For you"\n\n    Secret.[^two]\n\n    [^two]: The note.\n',
    "What follows a box, and [^two].",
    "!!! note\n\n    A box that ends the text",
    "    indented, as the rest of a box would be",
    "??? note\n\n    folded\n\n    [page]: elsewhere.md",
    "Words <!-- that no one closes",
    "<!-- opened\n\nand never closed",
    "Words and --> a closing.",
    "1. one\n2. two\n\n    more\n",
    "3. a list that starts elsewhere",
    "| a | b |\n| - | - |\n| 1 | [[name]] |",
    "Sums: $x^2$ and $$y$$, ++ctrl+c++, ~~gone~~, ==kept==, x^2^.",
    "Term\n:   Its meaning\n\n## \n\n### {#}\n\n## Twice {#twice}\n\n## Twice {#twice}",
    "\tTabs\tand places [here](there.md)",
)
kinds = st.tuples(
    st.sampled_from(TEXTS) | st.lists(st.sampled_from(TEXTS), min_size=2, max_size=4).map("\n\n".join),
    st.sampled_from((1, 7)),
    st.sampled_from(("lesson", "overview", "notes")),
    st.booleans(),
    st.booleans(),
)


def told(reading: Reading) -> list[Any]:
    boxes = [
        (box.head, box.place, tostring(box.element), box.is_trainers, box.follower, box.is_empty, box.next_line)
        for box in reading.boxes
    ]
    reading.boxes = []
    return [*astuple(reading), reading.words, boxes]


def fresh(text: str, line: int, page: Page, trainer: bool, raw_html: bool) -> list[Any]:
    return told(PageReader(raw_html=raw_html).read(text, line, page=page, trainer=trainer))


@pytest.mark.long
@settings(max_examples=30)
@given(st.lists(kinds, min_size=1, max_size=5))
def test_a_reader_that_has_read_others_reads_a_text_as_a_new_one_does(asked: list[Any]) -> None:
    for text, line, page, trainer, raw_html in asked:
        shared = read_markdown(text, line, page=page, trainer=trainer, raw_html=raw_html)
        assert told(shared) == fresh(text, line, page, trainer, raw_html)


@pytest.mark.long
def test_every_text_is_read_the_same_after_every_other() -> None:
    alone = [fresh(text, 1, "lesson", False, False) for text in TEXTS]
    for first in TEXTS:
        for second, expected in zip(TEXTS, alone, strict=True):
            read_markdown(first)
            assert told(read_markdown(second)) == expected


def test_a_reader_that_was_stopped_halfway_reads_no_other_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise RecursionError

    read_markdown("Words.")
    waiting = page_reading._idle(False)
    before = list(waiting)
    with monkeypatch.context() as patched, pytest.raises(RecursionError):
        patched.setattr(Collector, "run", stop)
        read_markdown("- A list, and\n\n    - in it another")
    assert [reader for reader in before if reader not in waiting] == before[-1:]
    assert read_markdown("Words.").html == "<p>Words.</p>"


@pytest.mark.long
@settings(max_examples=30)
@given(st.lists(st.sampled_from((*TEXTS, "> 10", "[a](b.md)", "3. May", "two\nlines")), min_size=1, max_size=8))
def test_a_text_of_a_data_file_is_rendered_the_same_after_any_other(texts: list[str]) -> None:
    pages = [Texts(), Texts(lambda address: f"up/{address}")]
    for number, text in enumerate(texts):
        page = pages[number % 2]
        expected = "up/b.md" if number % 2 else "b.md"
        if text == "[a](b.md)":
            assert page.inline(text) == f'<a href="{expected}">a</a>'
        made = page.blocks(text), page.inline(text)
        converted._idle.cache_clear()
        assert (page.blocks(text), page.inline(text)) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("See [a page][p] now.", '<p>See <a href="other.md">a page</a> now.</p>'),
        ("See [P][] now.", '<p>See <a href="other.md">P</a> now.</p>'),
        ("See [p] now.", '<p>See <a href="other.md">p</a> now.</p>'),
        ("See [p] [another][p] now.", '<p>See <a href="other.md">p</a> <a href="other.md">another</a> now.</p>'),
        ("[p][p][p]", '<p><a href="other.md">p</a><a href="other.md">p</a></p>'),
        (
            "See ![a plan][p] and ![p][] now.",
            '<p>See <img alt="a plan" src="other.md" /> and <img alt="p" src="other.md" /> now.</p>',
        ),
        ("- *one* [a\npage][p]", '<ul>\n<li><em>one</em> <a href="other.md">a\npage</a></li>\n</ul>'),
        ("See [a page][none] now.", "<p>See [a page][none] now.</p>"),
    ],
)
def test_a_link_by_a_name_is_made_in_every_form(text: str, made: str) -> None:
    reading = read_markdown(f"{text}\n\n[p]: other.md")
    assert re.sub("\ufdde[A-Z]:([^\ufddf]*)\ufddf", r"\1", reading.html).strip() == made


@pytest.mark.parametrize("text", ["<anna@example.org>", "<mailto:anna@example.org>", "[mail](mailto:anna@example.org)"])
def test_an_address_of_mail_stays_one(text: str) -> None:
    texts = converted.Texts(resolve=lambda address: f"../{address}")
    for html in (read_markdown(text).html, str(texts.inline(text)), str(texts.blocks(text))):
        assert '<a href="mailto:anna@example.org">' in unescape(html)


def test_a_note_holds_code_and_what_follows_it() -> None:
    notes = read_markdown("A.[^1]\n\n[^1]: Words.\n\n    ```python\n    x = 1\n    ```\n\n    More.").notes
    assert notes.count("<pre>") == 1
    assert re.findall(r"<p>([\w.]+)", notes) == ["Words.", "More."]


def test_the_way_back_from_a_note_that_ends_in_code_stands_below_it() -> None:
    for blank in ("", "\n"):
        notes = read_markdown(f"A.[^1]\n\n[^1]: Words.\n{blank}    ```\n    x\n    ```").notes
        assert "</pre></div><p><a" in re.sub(r"\s*\n\s*", "", notes)
        assert "<p><div" not in notes
