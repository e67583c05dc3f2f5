"""Markdown without HTML: what authors' texts become, and what they can never become."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown

from course.markdown.math_markup import MathFault, mathml
from course.markdown.texts import PlainText, Texts

ACTIVE = {"script", "iframe", "object", "embed", "style", "svg", "form", "link", "meta", "base", "template"}
SCHEMES = ("http:", "https:", "mailto:", "tel:")


class Elements(HTMLParser):
    """Collects what in some HTML could act."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.acting: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ACTIVE:
            self.acting.append(tag)
        for name, value in attrs:
            address = "".join(character for character in (value or "") if character > " ").lower()
            scheme = address.partition(":")[0] if ":" in address.partition("/")[0] else ""
            if name.startswith("on") or name in ("style", "srcdoc", "ping", "formaction", "srcset"):
                self.acting.append(f"{tag} {name}")
            if name in ("href", "src") and scheme and not address.startswith(SCHEMES) and address[0] not in "#?":
                self.acting.append(f"{tag} {name}={value}")


PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x]( java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](javascript&#x3a;alert(1))",
    "[x](java\\script:alert(1))",
    "[x](\\javascript:alert(1))",
    "[x](vbscript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](./javascript:alert(1))",
    "![x](javascript:alert(1))",
    '![x](x "onerror=alert(1)")',
    '[x](y "\\" onclick=alert(1)")',
    "[x][1]\n\n[1]: javascript:alert(1)",
    "[x][1]\n\n[1]: javascript&colon;alert(1)",
    "[x][1]\n\n[1]: ./javascript:alert(1)",
    "<javascript:alert(1)>",
    "<https://example.org/\"onmouseover='alert(1)'>",
    "`<script>alert(1)</script>`",
    "<!-- --><script>alert(1)</script>",
    "\x02wzxhzdk:0\x03<script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "a | b\n- | -\n<script>alert(1)</script> | [x](javascript:alert(1))",
    "<style>*{display:none}</style>",
    "<a href='javascript:alert(1)'>x</a>",
]


def resolved(address: str) -> str:
    return address


@pytest.mark.parametrize("text", PAYLOADS)
def test_no_payload_acts(text: str) -> None:
    for texts in (Texts(), Texts(resolved)):
        for html in (texts.inline(text), texts.blocks(text), texts.lead(text), texts.rest(f"x\n\n{text}")):
            assert Elements(html).acting == [], html


PIECES = [
    *PAYLOADS,
    *"[]()<>\"'`*_&;:#!\\\n\t |-.=~{}\x02\x03\u00a0",
    "on",
    "x",
    "  \n",
    "\n\n",
    "](",
    "![",
    "&#",
    "javascript:",
    "$",
    r"\href{javascript:alert(1)}{x}",
    r"\frac",
    r"\text{<script>}",
    "```",
    "~~",
    "++",
    '{: onclick="alert(1)" }',
    '``` { .x onclick="alert(1)" title="<script>" }\n',
]


@pytest.mark.long
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=14).map("".join))
@example("")
@example("* " * 2000)
def test_no_text_at_all_acts(text: str) -> None:
    try:
        html = Texts().inline(text) + Texts().blocks(text)
    except RecursionError:  # the reader refuses such depth before
        assert text.startswith("* * *")
        return
    assert Elements(html).acting == [], html


@pytest.mark.parametrize("text", [*PAYLOADS, "[x](y){: onclick=alert(1) style=color:red href=javascript:alert(1) }"])
def test_no_lesson_acts(text: str) -> None:
    md = Markdown(extensions=["admonition", "attr_list", "footnotes", "sane_lists", "tables", "toc", PlainText()])
    for body in (text, f"# {text}", f"!!! note\n    {text}", f"x[^1]\n\n[^1]: {text}", f"- {text}", f"> {text}"):
        assert Elements(md.reset().convert(body)).acting == []


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Plain, and no more", "Plain, and no more"),
        ("*one* **two** `three`", "<em>one</em> <strong>two</strong> <code>three</code>"),
        ("<b>bold</b> & more", "&lt;b&gt;bold&lt;/b&gt; &amp; more"),
        ("[here](https://example.org/?a=1&b=2)", '<a href="https://example.org/?a=1&amp;b=2">here</a>'),
        ("[ring](tel:+441) [write](mailto:a@b.org)", '<a href="tel:+441">ring</a> <a href="mailto:a@b.org">write</a>'),
        ("[run](javascript:alert(1))", '<a href="#">run</a>'),
        ("[there](#part)", '<a href="#part">there</a>'),
        ("> 10 minutes", "&gt; 10 minutes"),
        ("3. May\n4. June", "3. May\n4. June"),
        ("# 5 is the number", "# 5 is the number"),
        ("- 5 degrees", "- 5 degrees"),
        ("[note]: *take care*", "[note]: <em>take care</em>"),
        ("one *line*\n\nand another", "one <em>line</em><br>and another"),
        ("a | b\n--- | ---\n1 | 2", "a | b\n--- | ---\n1 | 2"),
    ],
)
def test_text_inside_a_sentence_has_no_blocks(text: str, html: str) -> None:
    assert Texts().inline(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One", "<p>One</p>"),
        ("Tom & <b>Ann</b>", "<p>Tom &amp; &lt;b&gt;Ann&lt;/b&gt;</p>"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("<div>\n\ntext\n\n</div>", "<p>&lt;div&gt;</p>\n<p>text</p>\n<p>&lt;/div&gt;</p>"),
    ],
)
def test_text_by_itself_has_paragraphs_and_lists(text: str, html: str) -> None:
    assert Texts().blocks(text) == html


def test_a_prompt_is_split_into_its_lead_and_the_rest() -> None:
    text = "What is *this*?\n\nLook at it.\n\n- one\n- two"
    assert Texts().lead(text) == "What is <em>this</em>?"
    assert Texts().rest(text) == "<p>Look at it.</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>"
    assert Texts().rest("What is this?") == ""


def test_relative_links_are_resolved_and_others_are_not() -> None:
    texts = Texts(lambda address: f"../{address}")
    html = texts.inline("[a](b.md) [c](#d) [e](https://example.org) ![f](g.svg)")
    assert html == (
        '<a href="../b.md">a</a> <a href="#d">c</a> <a href="https://example.org">e</a> <img alt="f" src="../g.svg" />'
    )


def test_one_text_leaves_nothing_behind_for_the_next() -> None:
    texts = Texts()
    texts.blocks("[x]\n\n[x]: https://example.org")
    assert texts.blocks("[x] *y*") == "<p>[x] <em>y</em></p>"


def test_a_formula_with_a_letter_that_no_page_can_hold_is_refused() -> None:
    with pytest.raises(MathFault, match=r"^it cannot be made into a formula$"):
        mathml("a\ufffeb")
