"""What a built page has is what we take it to have: sections, addresses, code, and one element to each id."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.checks.load import load_course
from course.markdown.texts import Texts
from course.model.lesson import Lesson
from tests.conftest import VALID
from tests.folders.whole_projects import Roots, project
from tests.in_process import mkdocs

pytestmark = pytest.mark.long

__all__ = ["project"]  # a fixture

LESSON, QUIZ = "modules/people/lesson.md", "quizzes/people.yml"
HEADINGS = (
    "## First things",
    "## First things",
    "## snake_case names",
    "## __init__ and `x_y`",
    "## *Stay* with **them**",
    "## Q&A &amp; more",
    "## &lt;b&gt; & <i>",
    "## 25 °C, ½ hour",
    "## Ещё раз",
    "## 初めての電話",
    "## नमस्ते दुनिया",
    "## مرحبا بالعالم",
    "## Grüße, Straße, Ærø",
    "## ???",
    "## !!!",
    "## With a [link](index.md) in it",
    "## A claim[^000-01] in it",
    "## Within [[call-within]]",
    "## Closed ##",
    "## Given {#my_own}",
    "## Given again {: #Own.Two .big }",
    "Underlined\n----------",
    "Two words_here\n---",
    "## Sources",
    "## Next step",
    "## Scenario fall on the stairs",
    "## Scenario fall on the stairs arrival",
    "## Question first call",
    "## Checklist after a call",
    "## Course main",
    r"## Not \*starred\* or \_this\_",
    "##No space",
    "## A | B ~ C",
    "## `<!-- x -->` and `[[y]]`",
    "## <!-- gone --> Kept",
    "## Summary_1",
    "## Summary",
    "## Summary",
)
PLACED = "<!-- question: first-call -->\n\n<!-- scenario: fall-on-the-stairs -->\n\n<!-- checklist: after-a-call -->\n"
TRAINER = '!!! trainer "Ask"\n    ## First things\n\n    Ask.\n\n'


class Page(HTMLParser):
    """Reads the ids of a page, and those of its headings of the second level."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.seconds: list[str] = []
        self.sections: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
            if tag == "h2":
                self.seconds.append(given["id"])
        if "data-sections" in given:
            self.sections = given["data-sections"].split(" ")
        if tag == "a" and "#" in given.get("href", ""):
            self.links.append(given["href"])


def lesson_of(*, trainer: bool, nested: bool) -> str:
    parts = [f"{heading}\n\n{TRAINER if trainer else ''}Text.\n" for heading in HEADINGS]
    if nested:
        parts.insert(3, "- item\n\n    ## In a list\n\n!!! note\n    ## In a box\n")
    return "---\ntitle: Probe\nsummary: A probe.\n---\n\n" + "\n".join([*parts, PLACED])


@pytest.mark.parametrize("trainer", [False, True], ids=["learners", "with the trainer's"])
@pytest.mark.parametrize("nested", [False, True], ids=["flat", "nested"])
def test_the_sections_of_a_lesson_are_those_of_its_page(project: Roots, trainer: bool, nested: bool) -> None:
    files = {
        LESSON: lesson_of(trainer=trainer, nested=nested),
        QUIZ: VALID[QUIZ].replace("section: stay", "section: _1"),
    }
    root = project(changes=dict(files))
    [lesson] = load_course(root, rules=False).modules[0].lessons
    assert len(lesson.anchors) == len(HEADINGS)
    done = mkdocs(root, "build")
    assert done.returncode == 0, done.stderr
    site = root / "site"
    page = Page((site / "people/lesson.html").read_text("utf-8"))
    ours = {"next-step", "sources"}
    inside = {"in-a-list", "in-a-box"} if nested else set()
    assert [name for name in page.seconds if name not in ours | inside] == page.sections == list(lesson.anchors)
    assert [name for name, count in Counter(page.ids).items() if count > 1] == []
    assert set(page.sections) <= set(page.ids)
    links = Page((site / "people/quiz.html").read_text("utf-8")).links
    to_lesson = {link.partition("#")[2] for link in links if link.startswith("lesson.html#")}
    assert "_1" in to_lesson
    assert to_lesson <= set(page.ids)


@pytest.mark.long
def test_a_question_takes_every_address_that_the_page_has(problems_of: Callable[..., list[str]]) -> None:
    lesson = lesson_of(trainer=False, nested=False)
    for name in Lesson(LESSON, "", "", lesson.split("---\n", 2)[2], 6).anchors:
        assert problems_of({LESSON: lesson, QUIZ: VALID[QUIZ].replace("section: stay", f"section: {name!r}")}) == []
    wrong = problems_of({LESSON: lesson, QUIZ: VALID[QUIZ].replace("section: stay", "section: snakecase-names")})
    assert wrong == [f"{QUIZ}:16:14: there is no section `snakecase-names`; did you mean `snake_case-names`?"]


CODE = st.lists(
    st.sampled_from(
        [
            "<!-- ",
            " -->",
            "[[call-within]]",
            "[^E01]",
            "![a](b)",
            "!!! trainer",
            "word",
            " ",
            "&amp;",
            "<b>",
            "\\[",
            "*",
            "#",
        ]
    ),
    min_size=1,
    max_size=10,
).map("".join)
KINDS = {
    "a span": "Text ``{}`` and more",
    "a fence": "```\n{}\n```",
    "a fence with a title": '```python title="a.py"\n{}\n```',
    "a fence in a list": "- item\n\n    ```\n    {}\n    ```",
    "a fence in a quotation": "> ```\n> {}\n> ```",
    "indented code": "Text\n\n    {}",
}
BOXES = {
    "a fence in a box": "!!! note\n    ~~~\n    {}\n    ~~~",
    "a fence in a tab": '=== "Tab"\n    ```\n    {}\n    ```',
}


def code_of(made: str) -> str:
    [found] = re.findall(r"<code>(.*?)</code>", made, re.DOTALL)
    return html.unescape(re.sub(r"<[^>]*>", "", found)).strip()


@pytest.mark.parametrize("kind", [*KINDS, *BOXES])
@given(code=CODE)
def test_code_of_a_lesson_comes_out_as_it_was_written(kind: str, code: str) -> None:
    code = f"x{code.strip()}x"
    reading = Lesson(LESSON, "", "", (KINDS | BOXES)[kind].format(code), 1).reading
    assert code_of(reading.html) == code
    assert (reading.placements, reading.citations, reading.standards, reading.links, reading.faults) == (
        [],
        [],
        [],
        [],
        [],
    )


@pytest.mark.parametrize("kind", KINDS)
@given(code=CODE)
def test_code_of_a_data_text_comes_out_as_it_was_written(kind: str, code: str) -> None:
    code = f"x{code.strip()}x"
    assert code_of(Texts().blocks(KINDS[kind].format(code))) == code
