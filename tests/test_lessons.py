"""A lesson's Markdown: what it places and cites, what is the trainer's, and what is read at all."""

from __future__ import annotations

import time

import pytest

from course.lessons import Citation, Lesson, Placement, Unplaced, anchor, prepared
from course.trainer import without_trainer


def lesson(body: str) -> Lesson:
    return Lesson("modules/people/lesson.md", "Title", "Summary", body, 5)


def test_a_lesson_knows_its_file_and_its_page() -> None:
    assert (lesson("").stem, lesson("").src) == ("lesson", "people/lesson.md")


def test_placements_are_found_with_lines_from_the_top_of_the_file() -> None:
    body = "Text.\n\n<!-- question: a-b -->\n\n  <!--scenario:  c  -->\n<!-- checklist: fire/d -->\n"
    assert lesson(body).placements == (
        Placement("question", "a-b", 7, 1),
        Placement("scenario", "c", 9, 3),
        Placement("checklist", "fire/d", 10, 1),
    )


def test_a_placement_must_have_its_line_to_itself() -> None:
    assert lesson("See <!-- question: a --> here").placements == ()


def test_a_placement_in_fenced_code_is_code() -> None:
    body = "```\n<!-- question: a -->\n[^000-01]\n```\n~~~~\n~~~\n<!-- question: b -->\n~~~~\n"
    assert (lesson(body).placements, lesson(body).citations) == ((), ())


def test_a_comment_of_an_unknown_word_is_told_from_a_remark() -> None:
    body = "<!-- quiz: a -->\n<!-- note: see the other page -->\n<!-- TODO -->\n"
    assert lesson(body).unplaced == (Unplaced("quiz", 5, 1),)


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("Text.[^000-01] More.[^E07][^own]", ["000-01", "E07", "own"]),
        ("[^000-01]: a note", []),
        ("`[^a]` and ``[^b] ` `` and [^c]", ["c"]),
        ("`[^a] and [^b]", ["a", "b"]),
        ("``[^a]` and [^b]", ["a", "b"]),
        ("[^a b] [^]", []),
        ("[^[^a]", ["a"]),
    ],
)
def test_citations_are_found_outside_code(line: str, ids: list[str]) -> None:
    assert [citation.id for citation in lesson(line).citations] == ids


def test_a_citation_has_its_place() -> None:
    assert lesson("One\n`x` two[^a]").citations == (Citation("a", 6, 8),)


def test_words_are_what_a_learner_reads() -> None:
    body = "Two words.[^000-01]\n<!-- five words in a comment -->\n!!! trainer\n    Not these.\n\nIt's one-way."
    assert lesson(body).words == 4


def test_sections_have_the_addresses_that_markdown_gives_them() -> None:
    body = (
        "## Look & call\n\n## *Stay* [there](x.md)[^a] ##\n\n## Given {: #my-own }\n\n### Below\n\n```\n## Code\n```\n"
    )
    assert lesson(body).anchors == ("look-call", "stay-there", "my-own")
    assert lesson(body).sections == {
        "look-call": "Look & call",
        "stay-there": "*Stay* [there](x.md)",
        "my-own": "Given",
    }


def test_an_address_is_made_of_words() -> None:
    assert anchor("What `x` is_not, in 3 words") == "what-x-isnot-in-3-words"


TRAINERS = [
    '!!! trainer "Run sheet"',
    "!!!trainer",
    "!!! Trainer",
    "???+ trainer",
    "??? trainer",
    '!!! note trainer "Run sheet"',
]


@pytest.mark.parametrize("head", TRAINERS)
def test_a_trainer_block_is_taken_out_however_it_is_written(head: str) -> None:
    body = f"Before\n\n{head}\n    Secret\n\n    - secret\n\n\tSecret\nAfter\n"
    assert without_trainer(body) == "Before\n\n\n\n\n\n\n\nAfter\n"


def test_a_block_that_only_speaks_of_trainers_stays() -> None:
    body = '!!! note "For the trainer"\n    Text\n\n!!! trainers\n    Text\n'
    assert without_trainer(body) == body


def test_a_trainer_block_in_code_stays() -> None:
    body = "```\n!!! trainer\n    Text\n```\n"
    assert without_trainer(body) == body


def test_prepared_text_has_tokens_for_placements_and_no_comments_and_no_trainer() -> None:
    body = "One <!-- remark\nof two lines --> two\n\n<!-- question: a -->\n\n```\n<!-- question: b -->\n```\n"
    body += "!!! trainer\n    X\n"
    text, placements = prepared(body, "TOKEN")
    assert text.split("\n") == ["One  two", "", "", "TOKEN0", "", "", "```", "<!-- question: b -->", "```", "", "", ""]
    assert [placement.id for placement in placements] == ["a"]


def test_a_comment_that_is_not_closed_stays_for_the_reader_to_see() -> None:
    assert prepared("One <!-- two", "T") == ("One <!-- two", ())


@pytest.mark.parametrize(
    "body",
    [
        "`" * 1_000_000,
        "` `` " * 200_000,
        " ".join("`" * number for number in range(1400)),
        "<!--" * 250_000,
        "<!-- a:" + " " * 1_000_000,
        "[^" * 500_000,
        "## " + "[" * 1_000_000,
        "## " + "{" * 1_000_000,
        "!!! " + "a " * 500_000,
        "\n" * 100_000,
    ],
    ids=["backticks", "spans", "runs", "comments", "spaces", "citations", "links", "braces", "classes", "lines"],
)
def test_a_megabyte_of_anything_is_read_without_a_hang(body: str) -> None:
    start = time.process_time()
    found = lesson(body)
    assert (found.placements, found.unplaced) == ((), ())
    assert found.words >= 0
    assert found.anchors is not None
    assert isinstance(found.citations, tuple)
    prepared(body, "TOKEN")
    assert time.process_time() - start < 20
