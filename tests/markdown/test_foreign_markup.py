"""Markup of other systems is named at its place, word for word; code, math and innocent prose are left alone."""

from __future__ import annotations

import pytest

from course.markdown.foreign_markup import foreign
from course.rules import markup
from tests.in_good_time import at_most
from tests.markdown.foreign_boxes import BOXES
from tests.markdown.foreign_shapes import SHAPES
from tests.markdown.foreign_systems import SYSTEMS
from tests.markdown.foreign_tools import TOOLS
from tests.markdown.line_starts import STARTS

IN_LESSONS = [*SYSTEMS, *SHAPES, *TOOLS, *STARTS, *BOXES]
# A text of a data file, and what is said of it.
IN_DATA: list[tuple[str, list[str]]] = [
    (
        '=== "Tab"\n    Words.',
        [
            '1:1: `=== "Tab"` is a tab, and tabs work in lessons alone; write one text below the other',
        ],
    ),
    (
        "!!! note\n    Words.",
        [
            "1:1: `!!! note` is a box, and boxes work in lessons alone; write a paragraph",
        ],
    ),
    (
        "??? note\n    Words.",
        [
            "1:1: `??? note` is a folded block, and those work in lessons alone; write a paragraph",
        ],
    ),
    (
        "- [ ] one\n- [x] two",
        [
            "1:1: `- [ ]` is a box of a task, and those work in lessons alone; write the item alone",
            "2:1: `- [x]` is a box of a task, and those work in lessons alone; write the item alone",
        ],
    ),
    (
        "As said.[^1]",
        [
            "1:9: `[^1]` is a note; cite claims in `claims:`, and write the note's words in the text",
        ],
    ),
    (
        "Words <!-- a comment -->",
        [
            "1:7: `<!-- a comment -->` is a comment; remove it, or write it after # outside the text",
        ],
    ),
    (
        "Words.\n{: .red }",
        [
            "2:1: `{: .red }` is a list of attributes; remove it",
        ],
    ),
    (
        "[TOC]",
        [
            "1:1: `[TOC]` is a table of contents; remove it",
        ],
    ),
    (
        "::: tip\nWords.\n:::",
        [
            "1:1: `::: tip` is a container of Docusaurus, VuePress or Pandoc; write `!!! tip` and indent the text below it by four spaces",
        ],
    ),
    (
        "Press <kbd>Ctrl</kbd>",
        [
            "1:7: `<kbd>` is HTML; write the keys between plus signs, such as ++ctrl+c++",
        ],
    ),
    (
        "```mermaid\ngraph TD\n```",
        [
            "1:4: `mermaid` is a diagram for a script, and a page fetches none; draw it as SVG, keep the file beside this one, and write ![what it shows](diagram.svg) (refused)",
        ],
    ),
    (
        "$\\foo$",
        [
            '1:2: the formula cannot be read: unknown command "\\foo"; fix the TeX; where no formula is meant, write \\$ (refused)',
        ],
    ),
]
INNOCENT = [
    "Term {: .red }\n:   What it is.",
    "*Look*{: .red } and **call**{: .red }, [here](people/index.md){: .red }.",
    "| a {: .red } | b |\n| --- | --- |\n| c | d |",
    "Say 'help' and/or ftp://example.org, C:/temp, smtp://mail.example.org.",
    "![a](<u v.png>) [b](<a b.pdf>)",
    "Q&A :::",
    "We meet at 10:30:45, at a:b:c, or at localhost:8000/x:y.",
    "Prices: $5 and $6, US$5/US$6, between $5 and 10$.",
    "The paths $HOME/$USER.",
    "Dear <Name>, write to <anna@example.org> or <https://example.org>.",
    "5 < 6 and 7 > 6; a <- b; x<y>z",
    "Nothing!!! Really??? === that is it",
    "A brace {name} is filled in, and {this, too}.",
    r"As it is written: \{{ name }}, \$x\$, \<br>",
    "`{{ name }}` and `<br>` and ``::: tip`` and `:smile:`",
    "A span of code `that\ngoes on {{ here }}` and ends.",
    "```\n::: tip\n{{ name }}\n- a\n  - b\n<br>\n```",
    "- item\n\n    ```html\n    <br> {% x %}\n    ```",
    "Words.\n\n    {{ indented }} <br>\n\n    ::: tip\n\nWords.",
    '```python title="a.py" linenums="1" hl_lines="1 3-4"\nx\n```',
    "``` { .python #here }\nx\n```",
    "~~~\nx\n~~~",
    "$x_{{a}}^{{b}}$ and $$\\begin{aligned}a&=b\\end{aligned}$$",
    "- one\n- two\n    - three\n        - four\n\n    Words.\n\n- five",
    "1. one\n\n    Words.\n\n2. two",
    "  - all of it\n  - by two",
    "It was in\n- as far as I know - the year of\nthe fire.",
    "It was in\n1990. Then came\n1991. And so on.",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "An accent: caf\u00e9; a range: 5 - 6; a rule:\n\n---\n\nEnd.",
    "![A map](map.svg) [a film](film.mp4) [elsewhere](https://example.org/x.png)",
    "A 50%% chance, two ::: and {a set}, 3) third, [b] and [see above], C:\\\\x\\\\y",
    "He was paid $$ or $$$, #1 of them == all.",
    "Press ++ctrl+alt+del++, ++f5++ or ++enter++; i++ and ++j; C++ and C++.",
    "> - one\n>     - two\n>\n> Words.",
    "```python {.x}\nx\n```",
    "```{.python linenums=1}\nx\n```",
    "1. one\n\n    ```\n    x\n    ```\n\n2. two",
    "Anna: the film of 2020, at :45 past.",
    "Dear <first name>, a <- b, a>b and 5 <6> 7; H~2~O, CO~2~, ~5 and ~6 of them; x^2^ and ^a note^.",
    "He said: \u2013 no.\n\u2013 one dash at a line's start is a dash.",
    "\u2014 A line.  \n\u2014 Another, which an end of line parts from it.",
    "A. Smith came first,\nB. Jones was second.".replace("B. Jones", "Jones"),
    "- a\n\n1. b",
    "- a\n* b\n+ c",
    "1. a\n    - b\n2. c",
    "- item\n\n\t```python\n\tx\n\t```",
    "A `r` and `r 5`, `#!/bin/sh`, `#! x`, `` `#!python x` ``, and `{name}`.",
    "std::vector and a::b; C:: is none",
    "| a | b |\n| - | - |\n| `x` | |",
    "5 %\nof it, 100% of it, a % sign",
    'Write to <a@example.org>, see <https://example.org>, [it](https://example.org/a "A title") or `https://x.org`.',
    "[here]: https://example.org\n\nSee [here].",
    "a || b, c && d || e; a==b",
    "-5 in the night\n-3 by day",
]


def told(text: str, *, lesson: bool) -> list[str]:
    return [
        f"{one.line}:{one.column}: {one.found}; {one.write}{' (refused)' if one.refused else ''}"
        for one in foreign(text, lesson=lesson)
    ]


@pytest.mark.parametrize(("text", "said"), IN_LESSONS)
def test_it_is_named_in_a_lesson(text: str, said: list[str]) -> None:
    assert told(text, lesson=True) == said


@pytest.mark.parametrize(("text", "said"), [*IN_LESSONS, *IN_DATA])
def test_no_text_in_which_something_is_named_is_passed_over(text: str, said: list[str]) -> None:
    assert said
    assert markup.may_be_foreign(text)
    assert markup.may_be_foreign(f"A line of words.\n{text}")


@pytest.mark.parametrize("text", ["0", "25", "\u0661\u0662"])
def test_a_number_is_passed_over_and_holds_nothing(text: str) -> None:
    assert not markup.may_be_foreign(text)
    assert told(text, lesson=False) == told(text, lesson=True) == []


@pytest.mark.parametrize(("text", "said"), IN_DATA)
def test_it_is_named_in_a_text_of_a_data_file(text: str, said: list[str]) -> None:
    assert told(text, lesson=False) == said


@pytest.mark.parametrize(("text", "said"), IN_LESSONS)
def test_it_is_found_at_its_place_further_down(text: str, said: list[str]) -> None:
    first = told(f"A line of words.\n\n{text}", lesson=True)
    assert first == [f"{int(one.partition(':')[0]) + 2}:{one.partition(':')[2]}" for one in said]


@pytest.mark.parametrize("text", [text for text, _ in IN_LESSONS if "\n" not in text])
def test_code_is_left_alone(text: str) -> None:
    for code in (
        f"`` {text} ``",
        f"```text\n{text}\n```",
        f"Words:\n\n    {text}",
        f"- item\n\n    ~~~\n    {text}\n    ~~~",
    ):
        assert told(code, lesson=True) == []


@pytest.mark.parametrize(
    "text",
    [
        *INNOCENT,
        '=== "A tab"\n\n    <!-- question: q -->',
        "## Look {: #look }",
        "Words.\n{: .red }",
        "*a*{.red} and `b`{.red}",
        "- a\n{: .red }",
        "Words[^x] and more.[^y]\n\n[^x]: One.\n\n    Two.\n\n[^y]: Three.\n\nFour.",
    ],
)
def test_innocent_prose_is_left_alone(text: str) -> None:
    assert told(text, lesson=True) == []


@pytest.mark.parametrize("text", [text for text in INNOCENT if "- [" not in text])
def test_innocent_texts_of_data_files_are_left_alone(text: str) -> None:
    assert told(text, lesson=False) == []


@pytest.mark.long
@pytest.mark.parametrize(
    "text",
    [
        "<",
        "<a ",
        "{{",
        "```\n",
        "`",
        "\\`",
        "$a ",
        "$$",
        "- a\n",
        "w\n- a\n- b\n",
        "![x](",
        "> ",
        ":a",
        "<!--",
        '=== "a"\n',
        "{++",
        "~a",
        "<a b=c",
        "\u2013 a\n",
        "a. b\n",
        "| a\n",
        "[^a]: b\n",
        "`#!a b` ",
        "[a @b",
        "https://a",
    ],
)
def test_a_long_text_is_read_in_one_go(text: str) -> None:
    with at_most(3):
        list(foreign((text * 100_000)[:100_000], lesson=True))


LESSON = """\
## Foreign

::: tip
A container.
:::

=== "Tab one"
    One.

??? note "More"
    Hidden.

> [!WARNING]
> An alert.

- [ ] a task

Term
:   Definition

1. First
   - nested with three spaces

!!! warning "Two spaces"
  of indent only

Press <kbd>Ctrl</kbd><br>and H~2~O, $x^2$, --8<-- "a.md", {{ name }}
"""


def test_a_whole_lesson_of_many_systems_is_told_line_by_line() -> None:
    assert told(LESSON, lesson=True) == [
        "3:1: `::: tip` is a container of Docusaurus, VuePress or Pandoc; write `!!! tip` and indent the text below it by four spaces",
        "13:1: `> [!WARNING]` is an alert of GitHub or a callout of Obsidian; write `!!! warning` and indent the text below it by four spaces",
        "22:4: the nested item is indented by 3 spaces, so it would not be nested; indent it by 4 spaces",
        "25:3: the text of the box is indented by 2 spaces, so it would stand outside; indent it by four spaces",
        "27:7: `<kbd>` is HTML; write the keys between plus signs, such as ++ctrl+c++",
        "27:22: `<br>` is HTML; begin a new paragraph, or end the line with two spaces; in a table, write another row",
        '27:44: `--8<-- "a.md"` is a snippet; write the text itself; no file is taken in',
        "27:59: `{{ name }}` is a place to fill in of Jinja, Liquid or Handlebars; write the text itself; [[name]] places a local standard of the catalogue",
    ]
