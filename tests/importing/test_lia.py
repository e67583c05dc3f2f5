"""Quizzes of LiaScript in pages as people write them: what asks, gaps in texts, macros, surveys; word for word."""

from __future__ import annotations

import pytest

from course.importing.items import Fields, Found, Refused, Taken
from course.importing.lia import read_lia

CHOICES = "- [( )] mop\n- [(X)] door\n"
MADE = [{"text": "mop"}, {"text": "door", "correct": True}]


def of(text: str) -> list[Found]:
    return list(read_lia(text, "a.md"))


def prompt_of(text: str) -> object:
    (found,) = of(text)
    assert isinstance(found, Taken), found
    assert found.fields["choices"] == MADE
    return found.fields["prompt"]


@pytest.mark.parametrize(
    ("above", "prompt"),
    [
        ("What first?\n\n<!--\ndata-randomize\n-->\n", "What first?"),
        ('What first?\n\n<div class="a">\n<div>\n', "What first?"),
        ("What first?\n===\n\n<section>\n", "What first?"),
        ("What first?\n\n---\n\n", "What first?"),
        ("Earlier words.\n\nWhat first?\n\n> One answer is right.\n\n", "What first?\n\nOne answer is right."),
        ("Long ago?\n\n# Now\n\nWhat is\\\n> first?\n", "What is first?"),
        ("Words before.\n\nThe last words.\n", "The last words."),
        ("What first?\n\n```c\nx = [i](j);\n\ny?\n```\n\n", "What first?\n\n```c\nx = [i](j);\n\ny?\n```"),
    ],
)
def test_what_asks_is_the_paragraph_above_or_what_stands_from_the_last_question(above: str, prompt: str) -> None:
    assert prompt_of(above + CHOICES) == prompt


def test_a_quiz_in_a_comment_or_a_script_is_none() -> None:
    assert (
        of(f"<!--\nWhat first?\n\n{CHOICES}-->\n\n<script>\nlet a = [[1, 2]];\n</script>\n\n```\n{CHOICES}```\n") == []
    )


def test_quizzes_without_a_text_of_their_own_are_asked_by_the_same_as_the_last() -> None:
    one, two, three = of(f"Which word?\n\n{CHOICES}\n<br>\n\n{CHOICES}\n# More\n\n{CHOICES}")
    assert isinstance(one, Taken)
    assert isinstance(two, Taken)
    assert one.fields == two.fields
    assert isinstance(three, Taken)
    assert three.fields["prompt"] == "More"


@pytest.mark.parametrize(
    ("text", "fields", "lost"),
    [
        (
            "Fill in.\n\nIt [[rains]] {now} and\n[[ (falls) | flies ]].\\\n",
            {
                "kind": "fill-in",
                "prompt": "Fill in.",
                "text": "It {blank-1} (now) and\n{blank-2}.",
                "blanks": [
                    {"id": "blank-1", "accept": ["rains"]},
                    {"id": "blank-2", "accept": ["falls"], "options": ["falls", "flies"]},
                ],
            },
            (),
        ),
        (
            "It is $\\frac{a}{2}$ [[cm]].\n",
            {
                "kind": "fill-in",
                "prompt": "Fill in the blanks.",
                "text": "It is $\\frac{a{}}{2{}}$ {blank-1}.",
                "blanks": [{"id": "blank-1", "accept": ["cm"]}],
            },
            ("added: the prompt `Fill in the blanks.`",),
        ),
        (
            "Sort.\n\n- [[wet] [dry]]\n- [ (X) ( ) ]  rain\n- [ ( ) (X) ]  sand\n",
            {
                "kind": "categorise",
                "prompt": "Sort.",
                "categories": [{"id": "category-1", "text": "wet"}, {"id": "category-2", "text": "dry"}],
                "items": [{"text": "rain", "category": "category-1"}, {"text": "sand", "category": "category-2"}],
            },
            (),
        ),
        (
            f"What first?\n\n{CHOICES}***\nSee @Signs.Exit(10) or write to a@b.org.\\\nSo.\n***\n",
            {
                "kind": "single-choice",
                "prompt": "What first?",
                "choices": MADE,
                "explanation": "See  or write to a@b.org.\nSo.",
            },
            ("the macro `@Signs.Exit(10)`",),
        ),
    ],
)
def test_a_quiz_is_taken(text: str, fields: Fields, lost: tuple[str, ...]) -> None:
    (found,) = of(text)
    assert isinstance(found, Taken), found
    assert (found.fields, found.lost) == (fields, lost)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Why?\n\n[[___ ___]]\n", "no answer is right: it asks for an opinion"),
        ("Why [[___]] so?\n", "no answer is right: it asks for an opinion"),
        ("How?\n\n[(1)] good\n[(2)] bad\n", "no answer is right: it asks for an opinion"),
        (
            "Which?\n\n- [(X)] @Signs.Exit(10)\n- [( )] b\n",
            "what `@Signs.Exit(10)` stands for is made by a macro: write it out",
        ),
        (
            f"<!--\n@first: mop\n-->\nIs @first right?\n\n{CHOICES}",
            "what `@first` stands for is made by a macro: write it out",
        ),
        (
            "Sort.\n\n- [[wet] [dry]]\n- [ [X] [X] ]  rain\n- [ ( ) (X) ]  sand\n",
            "it is a matrix: write a categorise question, or one for each row",
        ),
        (
            " ".join(f"[[{at}]]" for at in range(11)) + " words\n",
            "a fill-in question has 1 to 10 blanks, and this has 11",
        ),
        (
            "It is $\\begin{cases} a \\end{cases}$ [[cm]].\n",
            "its formula has \\begin{cases}, which would be a blank here: write it without",
        ),
    ],
)
def test_what_is_no_question_of_ours_is_refused(text: str, why: str) -> None:
    (found,) = of(text)
    assert isinstance(found, Refused), found
    assert found.why == why


@pytest.mark.parametrize(
    ("text", "what", "why"),
    [
        (CHOICES, "a quiz without words", "no paragraph above it asks anything"),
        ("Why?\n\n[[!]]\n", "Why?", "it has no answer of its own, and a script marks it"),
    ],
)
def test_a_quiz_that_nobody_asks_or_a_script_marks_is_refused(text: str, what: str, why: str) -> None:
    (found,) = of(text)
    assert isinstance(found, Refused), found
    assert (found.what, found.why) == (what, why)


@pytest.mark.parametrize(
    "text",
    ["A link to [[this]](there.html) and `[[code]]`.\n", "Which of these? [[this|that]]\n", "| [[a]] | b |\n"],
)
def test_other_brackets_are_no_gaps(text: str) -> None:
    assert of(text) == []
