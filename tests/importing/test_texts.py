"""Texts of other programs as Markdown: what becomes of links and code, and what is told."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from course.importing.texts import Losses, as_markdown, as_typed, from_markdown, plain


@pytest.mark.parametrize(
    ("html", "made", "lost"),
    [
        ('<a href="https://example.org/a">here</a>', "[here](https://example.org/a)", ()),
        ('<a href="mailto:a@example.org">mail</a>', "[mail](mailto:a@example.org)", ()),
        ('Hear <a href="@@PLUGINFILE@@/a.mp3">it</a>.', "Hear it.", ("the link to @@PLUGINFILE@@/a.mp3",)),
        ('<a href="/courses/1">that</a>', "that", ("the link to /courses/1",)),
        ('<a name="top">top</a>', "top", ()),
    ],
)
def test_a_link_that_leads_nowhere_from_here_keeps_its_words(html: str, made: str, lost: tuple[str, ...]) -> None:
    losses = Losses()
    assert as_markdown(html, "html", losses) == made
    assert tuple(losses.lost) == lost


@pytest.mark.parametrize(
    ("text", "made", "lost"),
    [
        ("See [this](https://example.org).", "See [this](https://example.org).", ()),
        ("See [this](ch04.html#a).", "See this.", ("the link to ch04.html#a",)),
        ("`a[i](x)` and <!-- b --> c", "`a[i](x)` and  c", ("a comment",)),
        ("```js\na[i](x) // <!-- b -->\n```\n\n[c](d)", "```js\na[i](x) // <!-- b -->\n```\n\nc", ("the link to d",)),
        ("``a`[i](x)``", "``a`[i](x)``", ()),
    ],
)
def test_code_stays_as_it_is_and_links_beside_the_file_are_told(text: str, made: str, lost: tuple[str, ...]) -> None:
    losses = Losses()
    assert from_markdown(text, losses) == made
    assert tuple(losses.lost) == lost


def test_a_lesson_keeps_its_links() -> None:
    losses = Losses()
    assert from_markdown("[a](lesson.md)", losses, has_links=True) == "[a](lesson.md)"
    assert not losses.lost


@pytest.mark.parametrize(("form", "ending"), [("GIF", ".gif"), ("PNG", ".png"), ("WEBP", ".webp"), ("JPEG", ".jpg")])
def test_a_picture_is_called_by_what_it_is_and_not_by_what_somebody_called_it(form: str, ending: str) -> None:
    made = io.BytesIO()
    Image.new("RGB", (2, 2)).save(made, form)
    losses = Losses()
    for name in ("bell.jpg", "bell.PNG"):
        as_markdown(f'<img src="{name}" alt="A bell">', "html", losses, {name: made.getvalue()})
    assert [name.rpartition("/")[2].partition("-")[0] for name in losses.files] == ["bell"]
    assert [name[-len(ending) :] for name in losses.files] == [ending]


@pytest.mark.parametrize("text", ["text.html", "&lt;a.txt", "<!--a-->notes.md", "C:\\temp\\a.xml"])
def test_a_text_that_looks_like_the_name_of_a_file_is_read_without_a_warning(text: str) -> None:
    assert as_markdown(text, "html", Losses())
    assert plain(text + "<b></b>", "html")


@pytest.mark.parametrize(
    ("text", "form", "typed", "lost"),
    [
        ("<b>A</b>  mop", "html", "A mop", ()),
        ("<b>A</b>", "plain", "<b>A</b>", ()),
        ("\\(x^2\\)", "html", "x^2", ("how the formula `x^2` looks: what is typed or chosen has its signs alone",)),
        (
            "<math><mi>x</mi><mo>=</mo><mn>2</mn></math>",
            "html",
            "x = 2",
            ("how the formula `x = 2` looks: what is typed or chosen has its signs alone",),
        ),
    ],
)
def test_what_is_typed_has_the_words_alone(text: str, form: str, typed: str, lost: tuple[str, ...]) -> None:
    losses = Losses()
    assert as_typed(text, form, losses) == typed
    assert tuple(losses.lost) == lost
