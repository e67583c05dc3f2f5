"""Shortcuts change nothing: with them and without, the same comes out of every sort of markup beside every other."""

from itertools import product
from xml.etree.ElementTree import Element

import pytest
from markdown import Markdown
from markdown.treeprocessors import InlineProcessor

from course.markdown.elements import OurElements
from course.markdown.extensions import IN_LESSONS
from course.markdown.shortcuts import PlainParagraphs

SIGNS = (
    "*", "**", "_", "`", "``", "$x$", "\\", "\\*", "[", "](a.md)", "![x](y.png)", "[r][]", "[^n]", "[[s]]", "<", ">",
    "<a@b.org>", "&amp;", "++ctrl++", "~~", "^", "==", "|", "  ", ":", "!", "#", "1.", "-", "___", "{: #a }", "\x02",
)  # fmt: skip
LINES = (
    "# ", "- ", "1. ", "> ", ": ", "===", "---", "| a | b |", "|---|---|", "    ", "   ", "\t", "!!! note", "??? more",
    '=== "tab"', "```", "[r]: https://example.org", "[^n]: note", "*[HT]: text", "<!-- a -->", "_", "é", "4", "$$", "",
)  # fmt: skip


def converters() -> tuple[Markdown, Markdown]:
    """Return ours, and one without shortcuts."""
    ours, plain = (
        Markdown(extensions=[*IN_LESSONS, OurElements(lesson=True)], extension_configs=IN_LESSONS) for _ in range(2)
    )
    plain.parser.blockprocessors.deregister("course-paragraphs")
    plain.treeprocessors.register(InlineProcessor(plain), "inline", 20)
    return ours, plain


@pytest.mark.parametrize(
    ("block", "is_plain"),
    [
        ("Words", True),
        ("Words,\nand more\n", True),
        ("École\nété", True),
        ("\ufdd0\ufdd1\ufddbWords", True),
        ("", False),
        ("4 words", False),
        ("_words_", False),
        (" Words", False),
        ("Words\n- more", False),
        ("Words\n\nmore", False),
    ],
)
def test_a_block_whose_lines_begin_with_letters_goes_no_long_way_round(block: str, is_plain: bool) -> None:
    assert PlainParagraphs(Markdown().parser).test(Element("div"), block) is is_plain


@pytest.mark.parametrize("first", SIGNS)
def test_signs_within_a_line_are_read_as_without_shortcuts(first: str) -> None:
    ours, plain = converters()
    for second, gap in product(SIGNS, ("", "\n")):
        text = f"Words {first}word{gap}{second} word{first} and {second}words"
        assert ours.reset().convert(text) == plain.reset().convert(text), text


@pytest.mark.parametrize("first", LINES)
def test_lines_are_read_as_without_shortcuts(first: str) -> None:
    ours, plain = converters()
    for second, gap in product(LINES, ("", "\n\nwords")):
        text = f"Words\n{first}{gap}\n{second}\nwords\n\n{first}\n\n{second}words\n\nAfter\n{second}\n\n    in\nout\n"
        assert ours.reset().convert(text) == plain.reset().convert(text), text
