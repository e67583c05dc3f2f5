"""Markdown on paper, and text that tries to be code."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from course.paper import checklist_pdf, key_pdf, worksheet_pdf
from course.paper.papers import Paper
from course.paper.rich_text import PaperTexts, plain
from tests.conftest import VALID
from tests.paper.conftest import CHECKLIST, Presses, read, tags_of, text_of
from tests.paper.test_checklists import only, with_items
from tests.pdf_texts import texts_of

PLAIN = str.maketrans("\u201c\u201d\u2018\u2019", "\"\"''")  # quotation marks as they are typed
NONE = dict.fromkeys(("accent", "linethickness", "mathvariant", "notation", "stretchy", "width"), "")


def m(tag: str, words: str) -> dict[str, object]:
    return {"is": "m", "tag": tag, "of": [words], **NONE}


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


@pytest.mark.long
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
        "~ ' --x ---y ...",
        '#eval("1+1") #read("/mkdocs.yml")',
        "#link(x)[y] https://example.org",
        "]]] [[[ ))) }}}",
    ],
)
def test_text_that_looks_like_code_is_printed_as_it_is(press: Presses, text: str) -> None:
    pressed = press(with_items(text.replace('"', '\\"'), "Stayed"))
    printed = checklist_pdf(pressed, *only(pressed), "a4")
    written = text.replace("\\\\", "\\")
    assert f"1. {written} 2. Stayed" in text_of(printed).translate(PLAIN)


@pytest.mark.long
def test_hostile_names_of_people_and_courses_are_printed_as_they_are(press: Presses) -> None:
    hostile = '#panic(\\"title\\") $x$ *y* \\\\'
    text = VALID[CHECKLIST].replace("title: After a call", f'title: "{hostile}"')
    pressed = press({CHECKLIST: text.replace("owner: Training desk", f'owner: "{hostile}"')})
    found = text_of(checklist_pdf(pressed, *only(pressed), "a4")).translate(PLAIN)
    assert found.count('#panic("title") $x$ *y* \\') == 2  # the title and the owner


@pytest.mark.long
def test_emphasis_and_code_are_tagged_and_shown(press: Presses) -> None:
    pressed = press(with_items("Said *where* you **are**, `112` and [more](https://acme.com/a)", "Stayed"))
    printed = checklist_pdf(pressed, *only(pressed), "a4")
    assert "1. Said where you are, 112 and more (https://acme.com/a)" in text_of(printed)
    assert {"Em", "Strong", "Code"} <= set(tags_of(printed)) or {"Span", "Code"} & set(tags_of(printed))


def test_a_block_of_code_keeps_its_lines_its_title_and_its_numbers() -> None:
    title, code = TEXTS.blocks('```python title="a.py" linenums="1"\nfor x in y:\n    [[x]]\n```')
    assert title == {"is": "code-title", "of": ["a.py"]}
    assert isinstance(code, dict)
    assert "".join(code["of"]) == "1 for x in y:\n2     [[x]]\n"


def test_a_formula_is_handed_on_with_its_tex() -> None:
    assert TEXTS.inline("$x^2$") == [
        {
            "is": "math",
            "alt": "x^2",
            "block": False,
            "of": [{"is": "m", "tag": "msup", "of": [m("mi", "x"), m("mn", "2")], **NONE}],
        }
    ]


QUIZ = "quizzes/people.yml"
QUESTION = r"""
  - id: code-prompt
    kind: single-choice
    objective: "1.1"
    prompt: |
      What does this print?
      ```python title="loop.py"
      for x in [1, 2]:
          print(x)
      ```

      Before a table.

      | One | Two | Three | Four | Five | Six | Seven | Eight |
      |---|---|---|---|---|---|---|---|
      | AVERYLONGWORDTHATISWIDERTHANITSCOLUMN | b | c | d | e | f | g | theend |

      $$\bar{x} = \frac{1}{n} \sum_{i=1}^{n} x_i$$
    choices:
      - {text: "1 and 2", correct: true, feedback: The loop runs twice.}
      - text: |
          ```
          1
            2
          ```
        feedback: |
          First paragraph with ++ctrl+c++ and ~~gone~~.

          Second paragraph.

          ```
          code_of_feedback = "LONGLONGLONGLONGLONGLONGLONGLONGLONGLONGLONGLONGLONGLONGLONGLONGLONGLONGLONGLONGEND"
          ```
"""


@pytest.mark.long
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_blocks_of_a_question_are_whole_on_its_worksheet_and_its_key(press: Presses, paper: Paper) -> None:
    pressed = press({QUIZ: VALID[QUIZ] + QUESTION})
    (module,) = pressed.content.modules
    sheet, key = worksheet_pdf(pressed, module, "A", paper), key_pdf(pressed, module, "A", paper)
    for printed in (sheet, key):
        lines = [line for page in read(printed).pages for line in page.extract_text().split("\n")]
        assert [line for line in lines if line.strip() in ("loop.py", "for x in [1, 2]:", "print(x)", "1", "2")][
            :3
        ] == [
            "loop.py",
            "for x in [1, 2]:",
            "    print(x)",
        ]
        squashed = re.sub(r"[\s\u200b]", "", text_of(printed))
        assert "AVERYLONGWORDTHATISWIDERTHANITSCOLUMN" in squashed
        assert "theend" in squashed
        assert "\N{N-ARY SUMMATION}" in squashed
        assert max(len(line) for line in lines if "LONG" in line or line == lines[0]) < 80  # letters of one width
    found = re.sub(r"[\s\u200b]", "", text_of(key))
    assert "Firstparagraphwith" in found
    assert f'code_of_feedback="{"LONG" * 20}END"' in found
    assert re.search(r"gone\s*\.\s+Second paragraph\.", " ".join(texts_of(key)))


@pytest.mark.parametrize(("language", "said"), [
    ("en", "Don’t say “no”; the “\u2018go’ sign” \u2013 8 - 3, a-b, x --y — is today’s."),
    ("de", "Don’t say „no“; the „\u201ago\u2018 sign“ \u2013 8 - 3, a-b, x --y — is today’s."),
    ("fr", "Don’t say «\u202fno\u202f»; the «\u202f“go” sign\u202f» \u2013 8 - 3, a-b, x --y — is today’s."),
    ("pl", "Don’t say „no”; the „’go’ sign” \u2013 8 - 3, a-b, x --y — is today’s."),
])  # fmt: skip
def test_quotation_marks_apostrophes_and_dashes_are_those_of_the_language_but_not_in_code(
    press: Presses, language: str, said: str
) -> None:
    typed = r"""Don't say \"no\"; the \"'go' sign\" - 8 - 3, a-b, x --y --- is today's. `it's \"a\" -- b`"""
    pressed = press(with_items(typed, "Stayed"))
    catalogue = replace(pressed.content.catalogue, language=language)
    pressed.content = replace(pressed.content, catalogue=catalogue)
    page = read(checklist_pdf(pressed, *only(pressed), "a4")).pages[0]
    printed = " ".join(page.extract_text().split())  # pdfium would leave narrow spaces out
    assert f"1. {said}".replace("\u202f", " ") in printed.replace("\u202f", " ").replace("\xa0", " ")
    assert """it's "a" -- b""" in printed


@pytest.mark.long
@pytest.mark.parametrize(
    "tex",
    [
        r"\frac{a}{b}", r"\sqrt{x}", r"\sqrt[3]{x}", r"x_i^2", r"\sum_{i=1}^n", r"\int_0^1 x\,dx", r"\lim_{x\to0} x",
        r"\hat{x}\vec{v}\bar{y}\tilde{z}\dot{a}", r"\overline{ab}\underline{cd}",
        r"\underbrace{a}_{b}\overbrace{c}^{d}",
        r"\begin{pmatrix}a&b\\c&d\end{pmatrix}", r"\begin{cases}1&x>0\\0&\text{else}\end{cases}",
        r"\begin{aligned}a&=b\\c&=d\end{aligned}", r"\binom{n}{k}", r"\cancel{x}\boxed{y}", r"\mathbb{R}\mathrm{km/h}",
        r"\left(\frac{a}{b}\right)", r"\operatorname{lcm}(a,b)", r"f'(x) \ne 0", r"\stackrel{a}{=}",
        r"\phantom{x}y", r"50\%",
        r"\alpha\beta\Gamma", r"a \le b \ll c", r"\mathcal{L}\mathfrak{g}", r"x \in A \cup B", r"\overrightarrow{AB}",
        r"\begin{align}a&=b\end{align}",
    ],
)  # fmt: skip
def test_a_formula_is_set_on_paper(press: Presses, tex: str) -> None:
    pressed = press({QUIZ: VALID[QUIZ] + QUESTION.replace(r"\bar{x} = \frac{1}{n} \sum_{i=1}^{n} x_i", tex)})
    (module,) = pressed.content.modules
    printed = worksheet_pdf(pressed, module, "A", "a4")
    assert "Formula" in tags_of(printed)
    assert "\\" not in text_of(printed)
