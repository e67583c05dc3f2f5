"""Markdown on paper, and text that tries to be code."""

from __future__ import annotations

import pytest

from course.paper import checklist_pdf
from course.paper.rich_text import PaperTexts, plain
from tests.conftest import VALID
from tests.paper.conftest import CHECKLIST, Presses, tags_of, text_of
from tests.paper.test_checklists import only, with_items

TEXTS = PaperTexts("people", {}, lambda path: f"https://acme.com/{path}", lambda path: f"/modules/{path}")


def test_markdown_becomes_nested_parts() -> None:
    assert TEXTS.inline("a *b **c*** `d`") == [
        "a ",
        {"is": "em", "of": ["b ", {"is": "strong", "of": ["c"]}]},
        " ",
        {"is": "code", "of": ["d"]},
    ]


def test_a_link_keeps_its_words_and_gets_its_whole_address() -> None:
    assert TEXTS.inline("[here](lesson.md#stay)") == [
        {"is": "a", "of": ["here"], "to": "https://acme.com/people/lesson.md#stay"}
    ]
    assert TEXTS.inline("[out](https://example.org/x)") == [{"is": "a", "of": ["out"], "to": "https://example.org/x"}]


def test_a_picture_is_found_in_its_module_and_keeps_what_it_shows() -> None:
    assert TEXTS.blocks("![A ring](ring.svg)") == [
        {"is": "p", "of": [{"is": "img", "alt": "A ring", "path": "/modules/people/ring.svg"}]}
    ]


def test_a_table_is_rows_of_cells() -> None:
    assert TEXTS.blocks("| a | b |\n| --- | --- |\n| 1 | 2 |") == [
        {
            "is": "table",
            "of": [
                {"is": "tr", "of": [{"is": "cell", "head": True, "of": [word]} for word in "ab"]},
                {"is": "tr", "of": [{"is": "cell", "head": False, "of": [word]} for word in "12"]},
            ],
        }
    ]


def test_parts_can_be_read_as_one_line() -> None:
    assert plain(TEXTS.inline("a *b*\n`c` ![d](d.svg)")) == "a b c d"


@pytest.mark.parametrize(
    "text",
    [
        '#panic("x")',
        "#import sys: inputs",
        "$ sum_(i=1) $ and $x",
        "@reference and <label>",
        "a backslash \\\\ and \\\\n",
        "= Not a heading",
        "- not a list + nor this",
        "/* no comment */ // nor this",
        "{{ data }} {% raw %}",
        "~ ' -- --- ...",
        '#eval("1+1") #read("/mkdocs.yml")',
        "#link(x)[y] https://example.org",
        "]]] [[[ ))) }}}",
    ],
)
def test_text_that_looks_like_code_is_printed_as_it_is(press: Presses, text: str) -> None:
    pressed = press(with_items(text.replace('"', '\\"'), "Stayed"))
    printed = checklist_pdf(pressed, *only(pressed), "a4")
    written = text.replace("\\\\", "\\")
    assert f"1. {written} 2. Stayed" in text_of(printed)


def test_hostile_names_of_people_and_courses_are_printed_as_they_are(press: Presses) -> None:
    hostile = '#panic(\\"title\\") $x$ *y* \\\\'
    text = VALID[CHECKLIST].replace("title: After a call", f'title: "{hostile}"')
    pressed = press({CHECKLIST: text.replace("owner: Training desk", f'owner: "{hostile}"')})
    found = text_of(checklist_pdf(pressed, *only(pressed), "a4"))
    assert found.count('#panic("title") $x$ *y* \\') == 2  # the title and the owner


def test_emphasis_and_code_are_tagged_and_shown(press: Presses) -> None:
    pressed = press(with_items("Said *where* you **are**, `112` and [more](https://acme.com/a)", "Stayed"))
    printed = checklist_pdf(pressed, *only(pressed), "a4")
    assert "1. Said where you are, 112 and more (https://acme.com/a)" in text_of(printed)
    assert {"Em", "Strong", "Code"} <= set(tags_of(printed)) or {"Span", "Code"} & set(tags_of(printed))
