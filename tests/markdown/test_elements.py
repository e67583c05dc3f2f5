"""The elements of an author's Markdown: what each becomes, in lessons and in texts of data files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown import Markdown
from markdown.extensions import Extension

from course.markdown.elements import OurElements
from course.markdown.extensions import IN_LESSONS
from course.markdown.foreign_markup import foreign
from course.markdown.page_reading import read_markdown
from course.markdown.texts import PlainText, Texts
from tests.markdown.test_texts import Elements


def lesson(text: str) -> str:
    extensions: list[str | Extension] = [*IN_LESSONS, OurElements(lesson=True), PlainText()]
    return Markdown(extensions=extensions, extension_configs=IN_LESSONS).convert(text)


IN_EVERY_TEXT = [
    ('```python title="a.py"\n# no heading\n```', '<span class="filename">a.py</span>'),
    ('```python title="a.py"\n# no heading\n```', '<span class="c1"># no heading</span>'),
    ('```python linenums="1" hl_lines="1"\nx\n```', '<span class="hll"><span class="linenos" data-linenos="1 ">'),
    ("```{code-cell} ipython\nx = 1\n```", "<code>x = 1\n</code>"),
    ("- a\n\n    ```\n    x = 1\n    ```", "<code>x = 1\n</code>"),
    ("> ```\n> x = 1\n> ```", "<code>x = 1\n</code>"),
    ("Term\n:   Definition", "<dt>Term</dt>\n<dd>Definition</dd>"),
    ("| a | b |\n|---|---|\n| 1 | 2 |", '<div class="course-frame"><table>'),
    ("++ctrl+c++", '<kbd class="key-control">Ctrl</kbd><span>+</span><kbd class="key-c">C</kbd>'),
    ("~~gone~~", "<del>gone</del>"),
    ("==this==", "<mark>this</mark>"),
    ("^^new^^", "<ins>new</ins>"),
    ("H~2~O and x^2^", "H<sub>2</sub>O and x<sup>2</sup>"),
    ("$x^2$", '<math alttext="x^2"><msup><mi>x</mi><mn>2</mn></msup></math>'),
    ("$$x$$", '<math alttext="x" display="block"><mi>x</mi></math>'),
    (r"\$x\$", "$x$"),
    (r"\~a\~ \=\=b\=\= \^c \| \" \' \/ \, \: \; \? \@ \% \&", "~a~ ==b== ^c | \" ' / , : ; ? @ % &amp;"),
    (r"\<b\> and \[a\](b)", "&lt;b&gt; and [a](b)"),
    ("> ```\n> x\n> ```", '<blockquote>\n<div class="highlight">'),
    ("\u0663. a\n\u0664. b", '<ol start="3">'),
    ("\uff15. a\n\uff16. b", '<ol start="5">'),
]
IN_A_LESSON = [
    ('=== "One"\n    1\n\n=== "Two"\n    2', '<label for="__tabbed_1_1">One</label>'),
    ('??? note "More"\n    Hidden.', '<details class="note">\n<summary>More</summary>\n<p>Hidden.</p>'),
    ('!!! note "A box"\n    Words.', '<p class="admonition-title">A box</p>\n<p>Words.</p>'),
    ("- [ ] later", '<span aria-label="to do:" class="course-task" role="img">\N{BALLOT BOX}</span> later'),
    ("- [x] *now*\n\n    more", "\N{BALLOT BOX WITH CHECK}</span> <em>now</em></p>"),
    ("Said.[^1]\n\n[^1]: By whom.", '<div class="footnote">'),
    ("The HTML of it.\n\n*[HTML]: A language of pages", '<abbr title="A language of pages">HTML</abbr>'),
    ("![A ring](ring.svg){ width=200 }", '<img alt="A ring" src="ring.svg" width="200" />'),
]


@pytest.mark.parametrize(("text", "html"), [*IN_EVERY_TEXT, *IN_A_LESSON])
def test_an_element_is_made_in_a_lesson(text: str, html: str) -> None:
    assert html in lesson(text)


@pytest.mark.parametrize(("text", "html"), IN_EVERY_TEXT)
def test_an_element_is_made_in_a_text_of_a_data_file(text: str, html: str) -> None:
    assert html in Texts().blocks(text)


@pytest.mark.parametrize(
    "text",
    [
        "$5 and $6",
        "from $5 to $10",
        "US$5/US$6",
        "$5-$10",
        "between $5 and 10$",
        "the paths $HOME/$USER",
        "it costs 5$ or 6$ a day",
        "$ 5 and 6 $",
        "$",
        "$$",
        "$$ $$",
        "rated $, $$ or $$$",
        "from $$ to $$ and more",
        r"\$x\$ and \$y\$",
    ],
)
def test_money_is_no_math(text: str) -> None:
    for html in (lesson(text), Texts().blocks(text), Texts().inline(text)):
        assert "<math" not in html
        assert re.sub("<[^>]+>", "", html) == text.replace("\\", "")


def test_a_formula_stands_in_its_sentence() -> None:
    for html in (lesson("As ($x$)."), Texts().blocks("As ($x$).")):
        assert html == '<p>As (<math alttext="x"><mi>x</mi></math>).</p>'


@pytest.mark.parametrize(
    "tex", [r"a\nobreak b", r"a~b", r"\text{a b}", r"x\mskip1mu y", "a\u00a0b", r"\verb|x|", "\u200b"]
)
def test_any_tex_is_a_formula_or_is_left(tex: str) -> None:
    assert re.search("<math|<code>", lesson(f"${tex}$"))


def test_tex_that_cannot_be_read_stays_as_it_was_written() -> None:
    assert lesson(r"a $\frac{1$ b") == r"<p>a <code>$\frac{1$</code> b</p>"


@pytest.mark.parametrize(
    "tex",
    [
        r"\href{javascript:alert(1)}{x}",
        r"\color{red}x",
        r"\begin{align}a&=b\label{q}\\c&=d\end{align}\eqref{q}",
        r"\text{<script>alert(1)</script>}",
        r"\newcommand{\x}{\x}\x",
        r"\style{color:red}{x}",
        r"\class{course-row}{x}",
    ],
)
def test_no_math_acts(tex: str) -> None:
    html = lesson(f"${tex}$ $${tex}$$")
    assert Elements(html).acting == []
    assert not re.search(r"<[^>]* (?:id|style|href)=|<a ", html)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("one\n```\nx\n```\ntwo", "<p>one</p>"),
        ("> one\n> ```\n> x\n> ```\n> two", "<p>two</p>"),
    ],
)
def test_code_between_lines_of_words_is_in_no_paragraph(text: str, html: str) -> None:
    for found in (lesson(text), Texts().blocks(text)):
        assert html in found
        assert not re.search("<p>[^/]*<div", found)


@pytest.mark.parametrize("address", ["https://example.org/x.png", "//example.org/x.png", "HTTP://example.org/x.png"])
def test_a_picture_of_another_host_is_a_link_to_it(address: str) -> None:
    for html in (lesson(f"![A map]({address})"), Texts().inline(f"![A map]({address})")):
        assert f'<a href="{address}">A map</a>' in html
        assert "<img" not in html


def test_a_list_of_attributes_sets_nothing_that_scripts_read() -> None:
    text = "*x*{: #here .there data-key=a hidden name=q for=y tabindex=0 onclick=z style=color:red }"
    assert lesson(text) == '<p><em class="there" id="here">x</em></p>'


def test_a_wide_table_scrolls_in_a_frame_with_a_name() -> None:
    heads = [f"h{number}" for number in range(8)]
    table = f"| {' | '.join(heads)} |\n|{'---|' * 8}\n|{' 1 |' * 8}"
    many = 'class="course-frame course-frame--many" role="group" tabindex="0"'
    named = f'<div aria-label="Table: {", ".join(heads)}" {many}>'
    assert named in lesson(table)
    assert named in Texts().blocks(table)
    assert "tabindex" not in Texts().phrase(table)


BLOCKS = """\
First.

```
a
  b
```

- one
- two

| a | b |
|---|---|
| 1 | 2 |"""


def test_blocks_inside_a_label_are_phrases() -> None:
    html = Texts().phrase(BLOCKS)
    assert set(re.findall(r"<(\w+)", html)) == {"span", "code"}
    assert "<code>a\n  b\n</code>" in html
    assert '<span class="course-as-li">one</span>' in html
    assert '<span class="course-as-td">2</span>' in html
    assert html.count("<span") == html.count("</span>")


def test_one_line_inside_a_label_is_a_sentence() -> None:
    assert Texts().phrase("3. May\n") == "3. May"
    assert Texts().phrase("one\ntwo") == "one\ntwo"


def test_what_follows_other_words_keeps_its_paragraphs() -> None:
    assert Texts().flow("One *word*.\n") == "One <em>word</em>."
    assert Texts().flow("One.\n\nTwo.\n\n- a") == "One.\n<p>Two.</p>\n<ul>\n<li>a</li>\n</ul>"
    assert Texts().flow("```\na\n```\n\nTwo.").startswith('<div class="highlight">')


def test_a_block_of_code_ends_the_lead_of_a_prompt() -> None:
    text = "What is this?\n```\na\n\nb\n```\n"
    assert Texts().lead(text) == "What is this?"
    assert "<code>a\n\nb\n</code>" in Texts().rest(text)
    assert Texts().lead("```\na\n```") == ""
    assert "<code>a\n</code>" in Texts().rest("```\na\n```")


def test_a_block_of_code_in_a_sentence_keeps_its_lines() -> None:
    assert Texts().inline("```\na\n  b\n```") == '<span class="highlight"><span></span><code>a\n  b\n</code></span>'


@pytest.mark.parametrize(
    "text",
    [
        '```python title="x"\nCODE\n```',
        "- a\n\n    ```\n    CODE\n    ```",
        "> ```\n> CODE\n> ```",
        "~~~ {.python}\nCODE\n~~~",
        "````\n```\nCODE\n```\n````",
        "!!! note\n    ```\n    CODE\n    ```",
        "```\nPROSE",
        "```\nPROSE\n````",
        "    ```\n  PROSE\n    ```",
        "> ```\nPROSE\n> ```",
        "```\n> CODE\n```",
        "~~~\nPROSE\n```",
    ],
)
def test_what_is_read_as_code_is_what_markdown_makes_code(text: str) -> None:
    lines = text.split("\n")
    found = [lines[number - 1] for part in read_markdown(text).prose for number in part.lines]
    in_prose = any("CODE" in line or "PROSE" in line for line in found)
    in_code = bool(re.search(r'<div class="highlight">(?:(?!</div>).)*(?:CODE|PROSE)', lesson(text), re.DOTALL))
    assert (in_prose, in_code) == (("PROSE" in text), ("CODE" in text))


GUIDE = (Path(__file__).parents[2] / "docs/modules/pages/markdown.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"````markdown [^\n]*\n(.*?)````", GUIDE, re.DOTALL)
MADE = (
    ["<kbd", "<del", "<mark", "<ins", "<sub", "<sup", "<table", "<dl", "<math", "<img"],
    [
        *('class="tabbed-set', '<details class="note">', 'class="admonition tip"', 'role="img">'),
        *('class="footnote"', "<abbr ", 'width="300"'),
    ],
)


@pytest.mark.parametrize(("example", "made"), list(zip(EXAMPLES, MADE, strict=True)))
def test_every_element_of_the_guide_is_made_and_is_no_other_systems(example: str, made: list[str]) -> None:
    html = lesson(example)
    assert [part for part in made if part not in html] == []
    assert list(foreign(example, lesson=True)) == []
    assert not re.search(
        r"\+\+|~~|==|\^\^|\$|```|\?\?\?|!!!|\[[ x]\]|\*\[", re.sub("<code>.*?</code>|<[^>]*>", "", html)
    )


def test_the_first_half_of_the_guide_is_for_texts_of_data_files_too() -> None:
    html = Texts().blocks(EXAMPLES[0])
    assert [part for part in MADE[0] if part not in html] == []
    assert list(foreign(EXAMPLES[0], lesson=False)) == []


WRITTEN_IN_HTML = {
    "strong": ("b", "strong"),
    "em": ("i", "em"),
    "ins": ("u", "ins"),
    "mark": ("mark",),
    "del": ("s", "strike", "del"),
    "sub": ("sub",),
    "sup": ("sup",),
    "kbd": ("kbd",),
    "code": ("code",),
    "a": ("a",),
    "img": ("img", "picture", "figure"),
}


@pytest.mark.parametrize("made", WRITTEN_IN_HTML)
def test_what_is_told_to_be_written_in_place_of_html_makes_that_element(made: str) -> None:
    for name in WRITTEN_IN_HTML[made]:
        (told,) = foreign(f"Some <{name}> here.", lesson=True)
        written = re.sub(r"^write (?:the keys .* such as )?|(?: in backticks|, and .*)$", "", told.write)
        (phrase,) = re.findall("<p>(.*)</p>", lesson(written))
        assert re.search(f"<{made}\\b", phrase), (name, told.write)
        assert re.fullmatch(r"H?x?<.*>O?", phrase), (name, told.write)
