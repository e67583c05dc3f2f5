"""A lesson's Markdown: what it places and cites, what is the trainer's, and what is read at all."""

from __future__ import annotations

import pytest

from course.checks.markdown import lesson_faults
from course.markdown.section_ids import old_id, slug
from course.model.lesson import Citation, Lesson, Placement, Unplaced


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
        ("``[^a]` and [^b]", ["b"]),
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
    words = {name: heading.words for name, heading in lesson(body).sections.items()}
    assert words == {"look-call": "Look & call", "stay-there": "Stay there", "my-own": "Given"}


def test_an_address_is_made_of_words_in_every_script() -> None:
    assert slug("What x is_not, in 3 words") == "what-x-is_not-in-3-words"
    assert [slug(words) for words in ("Café ½", "Грузи", "日本 語", "नमस्ते", "???")] == [
        "cafe-12",
        "грузи",
        "日本-語",
        "नमस्ते",
        "",
    ]


def test_what_was_read_under_a_guessed_address_is_still_read() -> None:
    assert old_id("What `x` is_not") == "what-x-isnot"
    assert lesson("## snake_case\n\n## Same\n\n## Same\n").old_anchors == {"snake_case": "snakecase"}


TRAINERS = [
    '!!! trainer "Run sheet"',
    "!!!trainer",
    "!!! Trainer",
    "???+ trainer",
    "??? trainer",
    '!!! note trainer "Run sheet"',
]


def seen(body: str, *, trainer: bool = False) -> str:
    return lesson(body).read(trainer=trainer).html


@pytest.mark.parametrize("head", TRAINERS)
@pytest.mark.parametrize("indent", ["", "> ", "    "], ids=["alone", "quoted", "in a box"])
def test_a_trainer_block_is_taken_out_however_it_is_written_and_wherever_it_stands(head: str, indent: str) -> None:
    block = f"{head}\n    Secret [^S]\n\n    - secret\n\n    ```\n    Secret\n    ```\n"
    body = ("!!! note\n" if indent == "    " else "Before\n\n") + "\n".join(indent + line for line in block.split("\n"))
    body += "\n\nAfter\n"
    assert "ecret" not in seen(body)
    assert "After" in seen(body)
    assert seen(body, trainer=True).count("ecret") == 3
    assert (lesson(body).citations, len(lesson(body).all_citations)) == ((), 1)


def test_a_block_that_only_speaks_of_trainers_stays() -> None:
    body = '!!! note "For the trainer"\n    Text\n\n!!! trainers\n    Text\n'
    assert seen(body).count("Text") == 2


def test_a_trainer_block_in_code_stays() -> None:
    assert "!!! trainer" in seen("```\n!!! trainer\n    Text\n```\n")


def test_what_a_trainer_block_defines_is_the_trainers() -> None:
    body = "A [word][w], a note[^n].\n\n!!! trainer\n    Text [^n]\n\n    [w]: secret.md\n\n    [^n]: Secret\n"
    assert "ecret" not in seen(body) + lesson(body).reading.notes
    assert [(one.line, one.column, one.message) for one in lesson(body).reading.faults] == [
        (5, 20, "the note `n` stands in a trainer block, where learners cannot read it")
    ]
    assert "Secret" in lesson(body).read(trainer=True).notes


HIDDEN = {
    "abbreviation": "*[SLA]: Planted",
    "address": '[word]: planted.md "Planted"',
    "note": "[^n]: Planted\n\nSee[^n].",
    "second abbreviation": "*[API]: Planted",
    "second address": '[known]: planted.md "Planted"',
    "second note": "[^k]: Planted\n\nSee[^k].",
}
HEADS = {
    "a box": ('!!! trainer "Aside"\n', "    "),
    "a folded box": ('??? trainer "Aside"\n', "    "),
    "in a list": ('- One\n\n    !!! trainer "Aside"\n', " " * 8),
    "in a box": ('!!! note "Box"\n    One\n\n    !!! trainer "Aside"\n', " " * 8),
    "in a tab": ('=== "Tab"\n    One\n\n    !!! trainer "Aside"\n', " " * 8),
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
@pytest.mark.parametrize("defined", HIDDEN.values(), ids=HIDDEN)
def test_nothing_that_a_trainer_block_defines_reaches_learners(head: tuple[str, str], defined: str) -> None:
    first, indent = head
    before = "The API and the SLA, a [word] and [more][known][^k].\n\n"
    before += "*[API]: Ours\n\n[known]: ours.md\n\n[^k]: Ours\n\n"
    block = first + "".join(f"{indent}{line}\n" for line in ["Text SLA.", "", *defined.split("\n")])
    turned = lesson(block + "\n" + before).reading
    assert "lanted" not in turned.html + turned.notes
    reading = lesson(before + block + "\nThe API and the SLA again.\n").reading
    assert "lanted" not in reading.html + reading.notes
    assert reading.html.count('<abbr title="Ours">API</abbr>') == 2
    assert "ours.md" in reading.html
    assert "Ours" in reading.notes


def test_comments_go_and_placements_have_their_lines() -> None:
    body = "One <!-- remark\nof two lines --> two\n\n<!-- question: a -->\n\n```\n<!-- question: b -->\n```\n"
    body += "\n<!-- long\n\n    remark --> end\n\n- a\n  <!-- checklist: c -->\n"
    html = seen(body)
    assert "remark" not in html
    assert "question: a" not in html
    assert "&lt;!-- question: b --&gt;" in html
    assert [(one.id, one.line, one.column) for one in lesson(body).placements] == [("a", 8, 1), ("c", 19, 3)]


def test_a_comment_that_is_not_closed_stays_for_the_reader_to_see() -> None:
    assert seen("One <!-- two") == "<p>One &lt;!-- two</p>"


@pytest.mark.long
@pytest.mark.parametrize(
    "body",
    [
        "`" * 80_000,
        "` `` " * 16_000,
        " ".join("`" * number for number in range(400)),
        "<!-- " * 16_000,
        "<!-- a:" + " " * 80_000,
        "[^" * 40_000,
        "## " + "[" * 80_000,
        "[a](" * 20_000,
        "[a](()" * 13_000,
        "![" * 40_000,
        "[[" * 40_000,
        "[ [] " * 16_000,
        "## " + "{" * 80_000,
        "!!! " + "a " * 40_000,
        "\n" * 80_000,
        "*a **b _c " * 8_000,
        *(sign * 80_000 for sign in "*_~$=^|<&:"),
        *(f"{sign}a " * 20_000 for sign in ("**", "__", "~~", "==", "$", "^^", "<", "[a]{")),
        "a_" * 40_000,
        "[x]: " * 16_000,
        "> " * 40_000,
    ],
    ids=[
        "backticks",
        "spans",
        "runs",
        "comments",
        "spaces",
        "citations",
        "brackets",
        "links",
        "round",
        "images",
        "standards",
        "pairs",
        "braces",
        "classes",
        "lines",
        "stars",
        *(f"run of {sign}" for sign in "*_~$=^|<&:"),
        *(f"unclosed {sign}" for sign in ("**", "__", "~~", "==", "$", "^^", "<", "[a]{")),
        "words with lines below",
        "definitions",
        "quotations",
    ],
)
def test_eighty_kilobytes_of_anything_is_read_without_a_hang(body: str) -> None:
    found = lesson(body)
    assert (found.placements, found.unplaced) == ((), ())
    assert found.words >= 0
    assert isinstance(found.citations, tuple)


# What would be on no page, or in no place of it, in silence: the body, and what is said of it.
LOST = [
    (
        "a comment over another one",
        "<!-- one\n\n## Lost\n\n<!-- two -->\n",
        "5:1: the comment is not closed before another one starts on line 9",
    ),
    (
        "the same in one paragraph",
        "x\n<!-- one\n<!-- two -->\n",
        "6:1: the comment is not closed before another one starts on line 7",
    ),
    (
        "the same within a line",
        "x <!-- one <!-- two --> y\n",
        "5:3: the comment is not closed before another one starts on line 5",
    ),
    (
        "a placement alone in a note",
        "x[^n]\n\n[^n]: a\n\n    <!-- question: q -->\n",
        "9:5: the question stands in a note",
    ),
    ("a heading without words", "## One\n\n##\n\nx\n", "7:1: the heading has no words"),
    ("the second of two without words", "##\n\nx\n\n## ##\n", "9:1: the heading has no words"),
    ("a title without words", "x\n\n#\n", "7:1: the heading has no words"),
    ("an id without a name", "## One {#}\n\nx\n", "5:1: the id in the braces is empty"),
]


@pytest.mark.parametrize(("body", "said"), [case[1:] for case in LOST], ids=[case[0] for case in LOST])
def test_what_would_be_lost_in_silence_is_told(body: str, said: str) -> None:
    faults = [f"{line}:{column}: {message}" for line, column, message, _ in lesson_faults(lesson(body))]
    assert said in faults
    assert not [heading for heading in lesson(body).headings if not heading.id]


def test_a_placement_may_stand_on_two_lines() -> None:
    assert [placement.id for placement in lesson("<!-- question:\nq -->\n\n<!-- scenario: s\n-->\n").placements] == [
        "q",
        "s",
    ]
    assert lesson("<!-- note:\nlater -->\n").unplaced == ()


def test_a_citation_around_a_local_standard_is_none() -> None:
    assert lesson("x[^[[call-within]]]\n").citations == ()
