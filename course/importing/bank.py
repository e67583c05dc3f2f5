"""Puts imported questions into a bank: new ones behind the others, known ones in their place, all else as it stands.

Input: the text of a bank, and questions with their ids. Output: the new text, and what became of each question. Of a
question that is there, what the file does not say stays: its objective, its section, its hint.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from collections.abc import Mapping as Mapped
from dataclasses import dataclass
from typing import Any, Literal, cast

import yaml

from course.importing.items import Fields, Taken
from course.reading.data import Mapping, value_of
from course.reading.problems import Problems
from course.reading.yaml_text import parse_yaml
from course.starting.lists import with_entries
from course.starting.names import id_from, is_id

Became = Literal["added", "updated", "unchanged"]
_WIDTH = 110
_ENTRY = re.compile(r"^( *)- ", re.MULTILINE)


@dataclass(frozen=True)
class Put:
    """A question under the id that it has in the bank, and what became of it."""

    id: str
    taken: Taken
    became: Became
    changed: tuple[str, ...] = ()  # keys, of one that was updated


def named(questions: Iterable[Taken]) -> list[tuple[str, Taken]]:
    """Give each question its id: the file's own, or its first words and six signs that stand for its text."""
    found: dict[str, Taken] = {}
    for taken in questions:
        own = id_from(taken.own_id)
        name = own if is_id(own) else _id_of_words(taken)
        if name in found:
            name = _with_digest(name, taken)
        while name in found:  # the same question twice
            name = f"{name[:56]}-{len(found)}"
        found[name] = taken
    return list(found.items())


def _id_of_words(taken: Taken) -> str:
    words = id_from(str(taken.fields.get("prompt", "")))[:40].strip("-")
    return _with_digest(words or "question", taken)


def _with_digest(name: str, taken: Taken) -> str:
    text = json.dumps(taken.fields, ensure_ascii=False, sort_keys=True)
    return f"{name[:53].strip('-')}-{hashlib.sha256(text.encode()).hexdigest()[:6]}"


def put(text: str, path: str, questions: Iterable[tuple[str, Taken]]) -> tuple[str, list[Put]]:
    """Return a bank's text with these questions. Raises ``CourseProblems`` where it cannot be changed."""
    done, listed = [], list(questions)
    there = _entries(text)
    if new := [_entry({"id": name} | taken.fields) for name, taken in listed if name not in there]:
        text = with_entries(text, new, path, "questions")  # at once, for each reading of a large bank takes long
    for name, taken in listed:
        before = there.get(name)
        if before is None:
            done.append(Put(name, taken, "added"))
            continue
        changed = tuple(key for key, value in taken.fields.items() if before.get(key) != value)
        if changed:
            text = _replaced(text, name, _merged(before, taken.fields))
        done.append(Put(name, taken, "updated" if changed else "unchanged", changed))
    return text, done


def _entries(text: str) -> dict[str, Fields]:
    """Return the questions of a bank by their ids, as they are written."""
    node = parse_yaml(text, "", Problems())  # what is wrong there `check` tells, with its place
    data = value_of(node) if isinstance(node, Mapping) else {}
    questions = data.get("questions") if isinstance(data, dict) else None
    listed = questions if isinstance(questions, list) else ()
    return {str(one["id"]): dict(one) for one in listed if isinstance(one, dict) and "id" in one}


def _merged(before: Fields, fields: Fields) -> Fields:
    """Return a question with what the file says of it; the parts of another kind go with their kind."""
    if before.get("kind") == fields["kind"]:
        return before | fields
    shared = ("id", "was", "objective", "claims", "bloom", "use", "section", "revision", "recalls", "trainer", "waive")
    return {key: value for key, value in before.items() if key in shared} | fields


def _entry(fields: Mapped[str, Any]) -> str:
    """Return a question as an entry of a list, in the form that this repository writes."""
    return yaml.dump(
        [dict(fields)], Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH, default_flow_style=False
    )


class _Dumper(yaml.SafeDumper):
    """Texts of several lines stand as they are, behind ``|``; short parts of a list on one line each."""


def _as_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text and not re.search(r"[ \t]\n|\t|^\s", text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _as_text)


def _replaced(text: str, name: str, fields: Fields) -> str:
    """Return a bank in which the entry with this id is another; comments within it stand above it then."""
    ending = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    span = spans(text)[name]
    first, last = span.start - 1, span.stop - 1
    dash = _ENTRY.match(lines[first])
    indent = len(dash[1]) if dash else 0
    while last > first + 1 and not lines[last - 1].strip():
        last -= 1
    comments = [line for line in lines[first:last] if line.lstrip().startswith("#")]
    comments = [f"{' ' * indent}{line.lstrip()}" for line in comments]
    entry = [f"{' ' * indent}{line}" if line else "" for line in _entry(fields).rstrip("\n").split("\n")]
    return ending.join([*lines[:first], *comments, *entry, *lines[last:]])


def spans(text: str) -> dict[str, range]:
    """Return the lines of each question of a bank, counted from 1, by its id."""
    text = text.replace("\r\n", "\n")
    root = cast("yaml.MappingNode", yaml.compose(text, Loader=yaml.SafeLoader))
    questions = next(value for key, value in root.value if key.value == "questions")
    found = {}
    for number, one in enumerate(questions.value):
        after = questions.value[number + 1 :]
        last = after[0].start_mark.line if after else questions.end_mark.line
        for key, value in one.value:
            if key.value == "id":
                found[value.value] = range(one.start_mark.line + 1, last + 1)
    return found
