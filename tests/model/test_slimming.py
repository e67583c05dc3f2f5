"""A module that is kept: equal to the one that was checked in all that pages show, with the same places, and small."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from course.checks.load import load_course
from course.markdown.facts import Reading
from course.model import Content, Module
from course.model.links import Links
from course.model.slimming import LEFT_OUT, slimmed
from course.pages import generated, lesson_html, offering_html, trainer_pages
from course.pages.fragments import Fragments
from course.pages.trainer import run_sheet_html
from course.reading.data import Mapping, Node, Scalar, Sequence
from course.rules import findings_of_course

COURSE = Path(__file__).parents[1] / "course"
Steps = tuple[str | int, ...]


@pytest.fixture(scope="module")
def content() -> Content:
    return load_course(COURSE)


def kept(module: Module) -> Module:
    """Return a module as another process gets it."""
    found: Module = pickle.loads(pickle.dumps(slimmed(module, COURSE)))  # noqa: S301 - our own, made a moment ago
    return found


def placed(value: Any) -> Iterator[Mapping]:
    """Yield the places that every part of a model knows, in order."""
    if isinstance(value, Mapping):
        yield value
    elif is_dataclass(value):
        for part in (part for part in fields(value) if part.name != "derived"):
            yield from placed(getattr(value, part.name))
    elif isinstance(value, tuple | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from placed(one)


def ways(node: Node) -> Iterator[Steps]:
    """Yield the steps to every value within a node."""
    yield ()
    if not isinstance(node, Scalar):
        entries = enumerate(node.items) if isinstance(node, Sequence) else node.entries.items()
        for step, value in entries:
            yield from ((step, *rest) for rest in ways(value))


def test_a_kept_module_equals_the_one_that_was_checked(content: Content) -> None:
    for module in content.modules:
        assert kept(module) == module


def test_facts_are_handed_on_and_kept_apart(content: Content) -> None:
    for module in content.modules:
        small = slimmed(module, COURSE)
        assert small.facts is module.facts
        assert "facts" not in kept(module).__dict__
        assert kept(module).facts == module.facts


def test_every_part_of_a_kept_module_knows_the_same_places(content: Content) -> None:
    count = 0
    for module in content.modules:
        for whole, small in zip(placed(module), placed(kept(module)), strict=True):
            assert (small.path, small.place) == (whole.path, whole.place)
            for steps in ways(whole):
                # The last is no value: the nearest to it is told.
                for asked in (steps, (*steps, "none-such"), (*steps, 999), (*steps, 0), (*steps, "0")):
                    assert small.at(*asked) == whole.at(*asked)
                    count += 1
    assert count > 1000


def test_the_entries_of_a_kept_module_are_gone_and_say_so(content: Content) -> None:
    with pytest.raises(AttributeError, match=r"entries: of .* the places alone are kept"):
        kept(content.modules[0]).quiz.at.entries.get("title")


def test_a_kept_module_can_be_kept_again(content: Content) -> None:
    once = kept(content.modules[0])
    again = kept(once)
    assert again == once
    assert [part.at("title") for part in placed(again)] == [part.at("title") for part in placed(once)]
    assert [lesson.reading for lesson in again.lessons] == [lesson.reading for lesson in once.lessons]


def test_pages_of_kept_modules_are_those_of_whole_ones(content: Content) -> None:
    small = replace(content, modules=tuple(kept(module) for module in content.modules), derived={})
    assert list(pages_of(small)) == list(pages_of(content))


def pages_of(content: Content) -> Iterator[str]:
    fragments = Fragments(content, COURSE / "overrides", Links(True))
    yield from (page.html for page in (*generated(content, fragments), *trainer_pages(content, fragments)))
    for module in content.modules:
        assert module.overview_page
        for trainer in (False, True):
            overview = module.overview_page.read(trainer=True) if trainer else module.overview_page.reading
            yield offering_html(content, module, fragments, overview)
            for lesson in module.lessons:
                reading = lesson.read(trainer=True) if trainer else lesson.reading
                yield lesson_html(content, module, lesson, fragments, reading)
        if module.trainer:
            yield run_sheet_html(module, fragments, module.trainer.notes.read(trainer=True))


def test_rules_about_the_course_find_the_same_in_kept_modules(content: Content) -> None:
    """With what only the course can show: no question asks again, and numbers are given twice."""
    modules = []
    for module in content.modules:
        objectives = tuple(replace(one, id=f"1.{at}") for at, one in enumerate(module.offering.objectives, start=1))
        questions = tuple(replace(one, recalls=()) for one in module.quiz.questions)
        offering = replace(module.offering, objectives=objectives)
        quiz = replace(module.quiz, questions=questions)
        modules.append(replace(module, offering=offering, quiz=quiz, lessons=module.lessons[:1], derived={}))
    whole = replace(content, modules=tuple(modules), derived={})
    small = replace(content, modules=tuple(kept(module) for module in modules), derived={})
    found = findings_of_course(whole)
    assert {breach.problem.rule for breach in found.breaches} >= {"OB05", "SP01"}
    assert findings_of_course(small) == found


def test_a_kept_module_is_small(content: Content) -> None:
    for module in content.modules:
        texts = [*module.trainer_texts]
        written = sum(len(text.body) + len(text.reading.html) for text in texts)
        assert len(pickle.dumps(slimmed(module, COURSE))) < 2 * written + 24_000


def test_what_only_checks_and_rules_read_of_a_text_is_left_behind(content: Content) -> None:
    assert {part.name for part in fields(Reading)} >= LEFT_OUT
    nothing = Reading()
    for lesson in (lesson for module in content.modules for lesson in kept(module).lessons):
        assert {name: getattr(lesson.reading, name) for name in LEFT_OUT} == {
            name: getattr(nothing, name) for name in LEFT_OUT
        }
