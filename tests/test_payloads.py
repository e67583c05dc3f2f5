"""HTML and script in any text field of any format come out as text, on every page that we make.

The formats themselves say which fields there are: a field that is added later is tried here too.
"""

from __future__ import annotations

import dataclasses
import typing
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, get_args, get_origin

import pytest

from course import pages
from course.data import Mapping, Sequence
from course.fragments import Fragments
from course.lessons import Lesson
from course.links import Links
from course.load import load_course
from course.model import Content, Module
from course.problems import Problems
from course.questions import KINDS, Question
from course.schema import Pattern, read
from course.sources import parse_yaml

ROOT = Path(__file__).parents[1]

# Text that names something else, and must go on doing so.
REFERENCES = {
    "family", "core", "electives", "prerequisites", "related", "lessons", "objective", "objectives", "claims",
    "evidence", "section", "start", "goto", "category", "id", "path", "body",
}  # fmt: skip

ACTIVE = {"script", "iframe", "object", "embed", "style", "svg", "form", "input", "link", "meta", "base", "template"}

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "'><iframe srcdoc='x'>",
    "</div></main><form action=//example.org><input onfocus=alert(1) autofocus>",
    "[x](javascript:alert(1)) [y](javascript&colon;alert(1)) ![z](javascript:alert(1))",
    "{{ 7 * 7 }}{% raw %}${alert(1)}<%= 7 %>",
    "--><script>alert(1)</script><!-- ]]>",
    "</textarea></title></option></select><script>alert(1)</script>",
]


class Acting(HTMLParser):
    """Counts the elements and attributes of a page that could act."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: Counter[str] = Counter()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ACTIVE:
            self.found[tag] += 1
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc", "action", "formaction"):
                self.found[f"{tag} {name}"] += 1
            if (value or "").strip().lower().startswith(("javascript:", "data:", "vbscript:")):
                self.found[f"{tag} {name}={value}"] += 1


def is_text(annotation: Any) -> bool:
    """Whether an annotation lets any text through: not a number, no id, none of a few words."""
    if get_origin(annotation) is Annotated:
        base, *rules = get_args(annotation)
        return is_text(base) and not any(isinstance(rule, Pattern) for rule in rules)
    if get_origin(annotation) in (UnionType, typing.Union):
        return any(is_text(part) for part in get_args(annotation))
    return annotation is str


def poisoned(value: Any, payload: str) -> Any:
    """Return a value of the model with ``payload`` after every free text in it."""
    if isinstance(value, tuple):
        return tuple(poisoned(part, payload) for part in value)
    if isinstance(value, dict):
        return {key: poisoned(part, payload) for key, part in value.items()}
    if not dataclasses.is_dataclass(value) or isinstance(value, type | Mapping):
        return value
    hints = typing.get_type_hints(type(value), include_extras=True)
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(value):
        old, annotation = getattr(value, field.name), hints[field.name]
        if isinstance(old, str):
            if field.name not in REFERENCES and is_text(annotation):
                changes[field.name] = f"{old} {payload}"
        elif isinstance(old, tuple) and all(isinstance(part, str) for part in old):
            if field.name not in REFERENCES:
                changes[field.name] = tuple(f"{part} {payload}" for part in old)
        else:
            changes[field.name] = poisoned(old, payload)
    return dataclasses.replace(value, **changes)


def example_questions() -> list[Question]:
    """Return the named examples of every kind, with ids of their own."""
    found = []
    for kind in KINDS:
        name = vars(kind)["kind"]
        problems = Problems()
        path = ROOT / "tests/examples" / f"{name}.yml"
        node = parse_yaml(path.read_text(encoding="utf-8"), path.name, problems)
        assert isinstance(node, Sequence)
        for number, entry in enumerate(node.items):
            assert isinstance(entry, Mapping)
            part = entry.entries["question"]
            assert isinstance(part, Mapping)
            question = read(part, kind, problems)
            assert question is not None, problems.found
            found.append(dataclasses.replace(question, id=f"{name}-{number}", section=None))
    return found


def with_every_kind(content: Content) -> Content:
    """Return the course with the example questions in its first module's quiz, placed in its first lesson."""
    module, *others = content.modules
    extra = [dataclasses.replace(part, objective=module.offering.objectives[0].id) for part in example_questions()]
    lesson, *lessons = module.lessons
    body = lesson.body + "".join(f"\n\n<!-- question: {part.id} -->\n" for part in extra)
    quiz = dataclasses.replace(module.quiz, questions=(*module.quiz.questions, *extra))
    whole = dataclasses.replace(module, quiz=quiz, lessons=(dataclasses.replace(lesson, body=body), *lessons))
    return dataclasses.replace(content, modules=(whole, *others))


def made(content: Content) -> dict[str, str]:
    """Return every page that is made from the model, with those around an author's own Markdown."""
    fragments = Fragments(content, ROOT / "overrides", Links())
    html = {page.src: str(page.html) for page in pages.generated(content, fragments)}
    for module in content.modules:
        html[f"{module.slug}/index.md"] = pages.offering_html(content, module, fragments, "<p>Overview</p>")
        for lesson in module.lessons:
            html[lesson.src] = lesson_page(content, module, lesson, fragments)
    return html


def lesson_page(content: Content, module: Module, lesson: Lesson, fragments: Fragments) -> str:
    body = "\n".join(f"<p>{pages.PLACEHOLDER}{number}</p>" for number in range(len(lesson.placements)))
    return pages.lesson_html(content, module, lesson, lesson.placements, fragments, body)


@pytest.fixture
def content(course_files: Callable[..., Path]) -> Content:
    return with_every_kind(load_course(course_files({}), rules=False))


def test_the_model_has_free_text_to_poison(content: Content) -> None:
    changed = poisoned(content, "PAYLOAD")
    assert changed.catalogue.courses[0].steps[0].endswith(" PAYLOAD")
    assert changed.sources.claims[0].says.endswith(" PAYLOAD")
    assert changed.modules[0].quiz.questions[0].prompt.endswith(" PAYLOAD")
    assert changed.modules[0].scenarios[0].nodes[changed.modules[0].scenarios[0].start].says.endswith(" PAYLOAD")
    assert repr(changed).count("PAYLOAD") > 200


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_every_text_acts_on_no_page(content: Content, payload: str) -> None:
    clean = made(content)
    for src, html in made(poisoned(content, payload)).items():
        assert Acting(html).found == Acting(clean[src]).found, src


@pytest.mark.parametrize("payload", ["<script>alert(1)</script>", '"><svg onload=alert(1)>'])
def test_a_payload_can_be_read_as_the_text_it_is(content: Content, payload: str) -> None:
    start = payload.replace('"', "").replace(">", "&gt;").replace("<", "&lt;")
    for src, html in made(poisoned(content, payload)).items():
        assert start in html, src
        assert payload not in html, src
