"""The first example of each kind, rendered: what a change of a template changes shows here.

GOLDEN=write pytest tests/pages/test_golden.py writes the files anew; read their diff before you keep it.
"""

from __future__ import annotations

import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from course.markdown.texts import Texts
from course.pages.fragments import new_environment
from course.pages.quiz import NO_ASSETS, Place, Section, question_html
from tests.examples_of_kinds import FOLDER, examples

GOLDEN = Path(__file__).parent / "golden"
OVERRIDES = Path(__file__).parents[2] / "overrides"
KINDS = sorted(path.stem for path in FOLDER.glob("*.yml"))
EMPTY = {"br", "img", "input", "link"}
INLINE = {"a", "b", "code", "em", "option", "q", "span", "strong"}


class Pretty(HTMLParser):
    """Writes HTML with a line for each block, and an attribute's order as it is."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.lines: list[str] = [""]
        self.depth = 0
        self.feed(html)
        self.close()

    def _line(self) -> None:
        self.lines.append("  " * self.depth)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE:
            self._line()
        self.lines[-1] += self.get_starttag_text() or ""
        if tag not in EMPTY | INLINE:
            self.depth += 1
            self._line()

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self.depth -= 1
            self._line()
        self.lines[-1] += f"</{tag}>"

    def handle_data(self, data: str) -> None:
        self.lines[-1] += re.sub(r"\s+", " ", data) if self.lines[-1].strip() else re.sub(r"\s+", " ", data).lstrip()

    def handle_entityref(self, name: str) -> None:
        self.lines[-1] += f"&{name};"

    def handle_charref(self, name: str) -> None:
        self.lines[-1] += f"&#{name};"


def prettified(html: str) -> str:
    return "\n".join(line.rstrip() for line in Pretty(html).lines if line.strip()) + "\n"


def rendered(kind: str) -> str:
    question = examples(kind)[0].question
    place = Place(
        course="training",
        slug="people",
        page="https://example.org/people/lesson.html",
        contact="training@example.org",
        sections={question.id: Section(url="lesson.html#narrate", title="Narrate")},
    )
    page = {"texts": Texts(), "link": lambda src: src}
    html = question_html(new_environment(OVERRIDES), question, place, page, assets=NO_ASSETS)
    return prettified(str(html))


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_the_first_example_of_a_kind_is_rendered_as_it_was(kind: str) -> None:
    path = GOLDEN / f"{kind}.html"
    html = rendered(kind)
    assert html == rendered(kind)
    if os.environ.get("GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(html, encoding="utf-8")
    assert html == path.read_text(encoding="utf-8")


def test_every_golden_file_belongs_to_a_kind() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*.html")) == KINDS
