"""The schemas for editors and our own reader take the same files and refuse the same, key by key."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from course.formats.forms import FORMS, Form, form_of
from course.formats.json_schema import schema_of, schema_texts
from course.model.questions import KINDS
from course.reading.schema import keys_of
from tests.conftest import VALID
from tests.editor import refused, seen, underlined, validator
from tests.examples_of_kinds import FOLDER

PROJECT = Path(__file__).parents[2]
BY_NAME = {form.name: form for form in FORMS}
each_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
Path_ = tuple[str | int, ...]


def whole(part: dict[str, Any], parts: dict[str, Any]) -> Any:
    """Return a value that has every key which a schema knows, and of a list of kinds one of each."""
    if "$ref" in part:
        known = parts[part["$ref"].rpartition("/")[2]]
        return {name: whole(value, parts) for name, value in known["properties"].items()}
    if "anyOf" in part:
        return whole(part["anyOf"][0] | {key: part[key] for key in ("examples",) if key in part}, parts)
    if "const" in part:
        return part["const"]
    if "enum" in part:
        return part["enum"][0]
    if part["type"] == "array":
        items = part["items"]
        if "allOf" in items:
            return [whole(kind["then"], parts) for kind in items["allOf"]]
        plain = "$ref" not in items and "examples" in part
        return part["examples"][0] if plain else [whole(items, parts)] * part.get("minItems", 1)
    if part["type"] == "object":
        value = part["additionalProperties"]
        return {"first-call": whole(value, parts)} if "$ref" in value else part["examples"][0]
    if "boolean" in part["type"] and "string" not in part["type"]:
        return True
    return part.get("examples", [part.get("default", "Some words.")])[0]


def whole_file(form: Form) -> Any:
    """Return what a file of a format would say that leaves out nothing."""
    schema = schema_of(form)
    body = {key: value for key, value in schema.items() if key in ("$ref", "type", "items")}
    return whole(body, schema["$defs"])


def objects(data: Any, at: Path_ = ()) -> Iterator[tuple[Path_, dict[str, Any]]]:
    """Yield each set of keys in data with the way to it."""
    if isinstance(data, dict):
        yield at, data
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in entries:
        yield from objects(value, (*at, step))


def changed(data: Any, at: Path_, key: str, value: Any = None) -> Any:
    """Return a copy of data in which a key has another value, or (None) is gone."""
    made = part = copy.deepcopy(data)
    for step in at:
        part = part[step]
    if value is None:
        del part[key]
    else:
        part[key] = value
    return made


@pytest.mark.long
@each_form
def test_each_is_a_schema_of_the_draft_that_it_names(form: Form) -> None:
    schema = schema_of(form)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)


@each_form
def test_a_file_that_says_everything_is_taken_by_both(form: Form) -> None:
    data = whole_file(form)
    assert (underlined(data, form), refused(data, form)) == ([], [])


def alone(data: Any) -> list[Any]:
    """Return a bank with each of its questions alone, a catalogue with each of its keys alone; else a file as it is."""
    if isinstance(data, dict) and "pass_mark" in data:
        return [data | {"questions": [one]} for one in data["questions"]]
    if isinstance(data, dict) and "house" in data:
        return [{key: data[key] for key in dict.fromkeys(("id", "title", one))} for one in data]
    return [data]


CASES = [(form, data) for form in FORMS for data in alone(whole_file(form))]
each_whole = pytest.mark.parametrize(
    ("form", "data"), CASES, ids=[f"{one[0].name}-{at}" for at, one in enumerate(CASES)]
)
WRONG = (["word", {"key": "word"}], {"key": "word"}, "§ no such thing", -10.5)


def agree(form: Form, data: Any, *where: object) -> bool:
    """Return whether data is right, of which editor and reader must think alike."""
    is_right = not refused(data, form)
    assert validator(form).is_valid(data) == is_right, (where, refused(data, form))
    return is_right


@pytest.mark.long
@each_whole
def test_both_know_the_same_keys_and_ask_for_the_same(form: Form, data: Any) -> None:
    refusals = 0
    for at, part in objects(data):
        refusals += not agree(form, changed(data, at, "no such key", "word"), at)
        for key in part:
            agree(form, changed(data, at, key), at, key)
    assert refusals


@pytest.mark.long
@each_whole
def test_both_refuse_the_same_values(form: Form, data: Any) -> None:
    refusals = 0
    for at, part in objects(data):
        for key, value in part.items():
            is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
            for wrong in (*WRONG, *((10**7,) if is_number else ())):
                refusals += not agree(form, changed(data, at, key, wrong), at, key, wrong)
    assert refusals >= 2 * len(data)


@pytest.mark.long
def test_every_kind_of_question_is_told_apart_by_its_kind() -> None:
    form = BY_NAME["quiz"]
    bank = whole_file(form)
    assert [one["kind"] for one in bank["questions"]] == [kind.called() for kind in KINDS]
    for number, kind in enumerate(KINDS):
        other = bank["questions"][number - 1]["kind"]
        wrong = bank | {"questions": [bank["questions"][number] | {"kind": other}]}
        assert underlined(wrong, form), kind
        assert refused(wrong, form), kind


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("quiz", "questions:\n  - {id: a, kind: single-choice, promt: Who, choices: [{text: A}, {text: B}]}\n"),
        ("quiz", "questions:\n  - {id: a, kind: single-choise, prompt: Who, choices: [{text: A}, {text: B}]}\n"),
        ("quiz", "questions:\n  - {id: a, prompt: Who, choices: [{text: A}, {text: B}]}\n"),
        ("quiz", "questions:\n  - {id: a, kind: single-choice, prompt: Who, choices: [{text: A}]}\n"),
        ("quiz", "questions:\n  - {id: a, kind: true-false, prompt: So., answer: yes}\n"),
        ("quiz", "questions: []\n"),
        ("quiz", "pass_mark: 180\nquestions:\n  - {id: a, kind: true-false, prompt: So., answer: true}\n"),
        ("quiz", "pass_mark: eighty\nquestions:\n  - {id: a, kind: true-false, prompt: So., answer: true}\n"),
        ("quiz", "questions:\n  id: a\n  kind: true-false\n"),
        ("catalogue", "id: Wet Floors\ntitle: Wet floors\n"),
        ("catalogue", "id: wet-floors\n"),
        ("catalogue", "id: wet-floors\ntitle: Wet floors\nrules: {profile: strict}\n"),
        ("catalogue", "id: wet-floors\ntitle: Wet floors\ncontact: {name: Desk, email: nobody}\n"),
        ("catalogue", "id: wet-floors\ntitle: Wet floors\nhouse: {errors_block: true}\n"),
        ("checklists", "- {id: a, title: A, date: 21 November, items: [{id: b, text: B}]}\n"),
        ("checklists", "- {id: a, title: A, date: 2026-02-30, items: [{id: b, text: B}]}\n"),
        ("checklists", "- {id: a, title: A, items: B}\n"),
        ("scenarios", "- {id: a, title: A, nodes: {First Node: {says: B}}}\n"),
        ("scenarios", "- {id: a, title: A, nodes: {b: {says: B, ends: well}}}\n"),
        ("scenarios", "id: a\ntitle: A\nnodes: {b: {says: B}}\n"),
        ("sources", "claims:\n  - {id: 000-01, says: B, status: true}\n"),
        ("module", "---\ncode: MOD101\ntitle: A\n---\n"),
        ("module", "---\ncode: MOD-101\ntitle: A\nobjectives: [{id: '1', verb: Say, text: so}]\n---\n"),
        ("lesson", "---\nsummary: Without a title.\n---\n"),
        ("trainer", "---\nrun: [{minutes: 0, do: Nothing}]\n---\n"),
        ("page", "---\ntitle: A\nplace: middle\n---\n"),
    ],
)
def test_a_mistake_is_told_by_both(name: str, text: str) -> None:
    form = BY_NAME[name]
    data = seen(text, form)
    assert underlined(data, form)
    assert refused(data, form)


@pytest.mark.parametrize("path", [path for path in VALID if path.endswith((".yml", ".md"))])
def test_the_small_course_of_the_tests_is_taken(path: str) -> None:
    name = {"index.md": "module", "lesson.md": "lesson"}.get(path.rpartition("/")[2])
    form = form_of(path) or BY_NAME[str(name)]
    assert underlined(seen(VALID[path], form), form) == []


@pytest.mark.parametrize("root", ["tests/course", "tests/least"])
def test_every_file_of_whole_courses_is_taken(root: str) -> None:
    files = [path for path in sorted((PROJECT / root).rglob("*.yml")) if path.name != "mkdocs.yml"]
    assert files
    for path in files:
        form = form_of(path.relative_to(PROJECT / root).as_posix())
        assert form
        assert underlined(seen(path.read_text("utf-8"), form), form) == [], path


@pytest.mark.parametrize("kind", [kind.called() for kind in KINDS])
def test_every_example_of_a_question_is_taken(kind: str) -> None:
    form = BY_NAME["quiz"]
    text = (FOLDER / f"{kind}.yml").read_text("utf-8")
    questions = [one["question"] for one in yaml.safe_load(text)]
    assert underlined({"questions": questions}, form) == []


def properties(form: Form) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield part, name and schema of every key of a format."""
    for part, schema in schema_of(form)["$defs"].items():
        for name, value in schema["properties"].items():
            yield part, name, value


@each_form
def test_a_set_of_keys_takes_no_others(form: Form) -> None:
    for part in schema_of(form)["$defs"].values():
        assert (part["type"], part["additionalProperties"]) == ("object", False), part["title"]


@each_form
def test_every_key_is_described_and_shown_by_an_example_unless_its_values_are_named(form: Form) -> None:
    for part, name, value in properties(form):
        assert re.fullmatch(r"(?s)\S.*\.", value["description"]), (part, name)
        named = ("enum", "const", '"boolean", "null"', "allOf")
        shown = "examples" in value or "default" in value or value.get("type") in ("boolean", ["boolean", "null"])
        assert shown or any(word in str(value) for word in named), (part, name)


@each_form
def test_every_example_and_default_is_right(form: Form) -> None:
    parts = schema_of(form)["$defs"]
    for part, name, value in properties(form):
        check = jsonschema.Draft202012Validator(value | {"$defs": parts})
        for example in [*value.get("examples", ()), *([value["default"]] if "default" in value else ())]:
            assert [one.message for one in check.iter_errors(example)] == [], (part, name)


@each_form
def test_a_schema_knows_the_keys_that_the_reader_knows(form: Form) -> None:
    first = schema_of(form)["$defs"][form.cls.__name__]
    assert tuple(first["properties"]) == keys_of(form.cls)
    assert schema_texts()[f"{form.name}.json"].startswith('{\n "$schema"')


def test_what_may_be_written_in_more_than_one_way_may_be_so_in_an_editor_too() -> None:
    text = """\
format: 1
title: 2024
draw:
pass_mark: "80"
questions:
  - {id: 12, kind: true-false, prompt: yes, objective: 2.1, answer: true, hint: "", claims: , bloom: }
"""
    assert underlined(seen(text, BY_NAME["quiz"]), BY_NAME["quiz"]) == []
    course = "id: wet-floors\ntitle: true\ncontact:\ncourses:\n"
    assert underlined(seen(course, BY_NAME["catalogue"]), BY_NAME["catalogue"]) == []
