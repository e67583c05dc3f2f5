"""What is read of a text in Markdown: its headings, what it places, cites and links to, and what is wrong in it."""

from __future__ import annotations

import pytest

from course.markdown.facts import Reading
from course.markdown.page_reading import read_markdown

CLOSE = "the comment is not closed; write `-->` where it ends; a comment within a line ends in the same paragraph"
NOTE = "stands in a trainer block, where learners cannot read it; move the note out of the block"
# A text that begins on line 3 of its file, and what is found in it, with line and column.
CASES: list[tuple[str, dict[str, list[str]]]] = [
    ("Words <!-- question: a --> more.", {"misplaced": ["3:7 question a"]}),
    ("<!-- question: a/b -->", {"placements": ["3:1 question a/b"]}),
    ("\n> <!-- scenario: s -->", {"placements": ["4:3 scenario s"]}),
    ("- item\n\n    <!-- checklist: c -->", {"placements": ["5:5 checklist c"]}),
    (
        "x[^n]\n\n[^n]: One\n\n    <!-- question: a -->",
        {"faults": ["7:5: the question stands in a note; put the comment on a line of its own, outside of the note"]},
    ),
    ("## \n\nWords", {"faults": ["3:1: the heading has no words; write them behind `## `, or take the line away"]}),
    ("Words\n\n### {: .x }", {"headings": ["5:1 3 x {: .x }"]}),
    (
        "## Word {: #  }",
        {
            "headings": ["3:1 2 word Word"],
            "faults": ["3:1: the id in the braces is empty; write a word after the #, or remove it"],
        },
    ),
    ("## One {#two}\n\n### Two", {"headings": ["3:1 2 two One", "5:1 3 two_1 Two"]}),
    ("One[^001-01], two[^001-01][^house].", {"citations": ["3:4 001-01", "3:18 001-01", "3:27 house"]}),
    ("[[call-within]] and \\[[none]]", {"standards": ["3:1 call-within"]}),
    (
        "[a](b.md#c) <https://x.org> ![p](q.svg)",
        {"links": ["3:1 link b.md#c a", "3:1 link https://x.org https://x.org", "3:29 image q.svg p"]},
    ),
    (
        "<!-- open",
        {"faults": [f"3:1: {CLOSE}"]},
    ),
    (
        "a <!-- open",
        {"faults": [f"3:3: {CLOSE}"]},
    ),
    ("<!-- any words -->", {}),
    ('!!! trainer "A"\n\n    See [^n].\n\nx[^n]\n\n[^n]: One.', {}),
    (
        '!!! trainer "A"\n\n    <!-- question: a -->\n\n    [b](c.md)',
        {"placements": ["5:5 question a (trainer)"], "links": ["7:5 link c.md b (trainer)"]},
    ),
    (
        '!!! trainer "A"\n\n    Secret.[^two]\n\n    [^two]: The note.\n\nx[^two]',
        {"faults": [f"9:2: the note `two` {NOTE}"]},
    ),
    ("Sum\n\n$$\n\\foo\n$$", {}),
    ("One\n===\n\nTwo\n---", {"headings": ["3:1 1 one One", "6:1 2 two Two"]}),
    ("| a | b |\n|---|---|\n| [c](d.md) | [[e]] |", {"standards": ["5:15 e"], "links": ["5:3 link d.md c"]}),
    (
        "##\n\nx\n\n## ##",
        {
            "faults": [
                "3:1: the heading has no words; write them behind `## `, or take the line away",
                "7:1: the heading has no words; write them behind `## `, or take the line away",
            ]
        },
    ),
    ("a\n\n##\n\n- b", {"faults": ["5:1: the heading has no words; write them behind `## `, or take the line away"]}),
]


def found_in(reading: Reading) -> dict[str, list[str]]:
    """Return what was found, each in a line; what nothing was found of is left out."""

    def by_trainer(one: object) -> str:
        return " (trainer)" if getattr(one, "is_trainers", False) else ""

    placed = {name: getattr(reading, name) for name in ("placements", "misplaced")}
    named = {name: getattr(reading, name) for name in ("citations", "standards")}
    found = {
        "headings": [f"{one.line}:{one.column} {one.level} {one.id} {one.words}" for one in reading.headings],
        **{
            name: [f"{one.line}:{one.column} {one.kind} {one.id}{by_trainer(one)}" for one in ones]
            for name, ones in placed.items()
        },
        **{
            name: [f"{one.line}:{one.column} {one.id}{by_trainer(one)}" for one in ones] for name, ones in named.items()
        },
        "links": [
            f"{one.line}:{one.column} {one.kind} {one.target} {one.text}{by_trainer(one)}" for one in reading.links
        ],
        "faults": [f"{one.line}:{one.column}: {one.message}; {one.hint}" for one in reading.faults],
    }
    return {name: ones for name, ones in found.items() if ones}


@pytest.mark.parametrize(("text", "found"), CASES)
def test_a_text_is_read_with_the_places_of_all_that_stands_in_it(text: str, found: dict[str, list[str]]) -> None:
    assert found_in(read_markdown(text, 3)) == found


def test_a_comment_with_a_word_for_nothing_is_told_where_it_stands_alone_and_is_words_within_a_line() -> None:
    found = read_markdown("Words <!-- todo: later --> more.\n\n<!-- todo: later -->", 3).unplaced
    assert [(one.word, one.line, one.column) for one in found] == [("todo", 5, 1)]


@pytest.mark.parametrize("rest", ["a", "ab", "abc", "a\nb", "ab\ncd", "=", "=\na"])
@pytest.mark.parametrize("gap", ["", "\n"])
def test_nothing_behind_a_comment_of_several_paragraphs_is_lost(rest: str, gap: str) -> None:
    html = read_markdown(f"Before.\n\n<!-- one\n\ntwo -->{gap}{rest}\n\nAfter.").html
    assert html == f"<p>Before.</p>\n<p>{rest}</p>\n<p>After.</p>"
