"""A file of a course as an editor sees it: YAML 1.2 as its language server reads it, held against a schema.

Input: the text of a file, and a format. Output: what is wrong with it, and the same from our own reader.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import jsonschema
import yaml

from course.formats.forms import Form
from course.formats.json_schema import schema_of
from course.reading import files, schema
from course.reading.data import Mapping, Sequence
from course.reading.problems import Problems
from course.reading.yaml_text import parse_yaml


class Loader(yaml.SafeLoader):
    """Reads plain words as YAML 1.2 has them: `no` and a day are texts, 2.1 is a number, a blank is nothing."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 (a name of PyYAML's)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Return a set of keys, all of which are texts, whatever they look like."""
        return {key.value: self.construct_object(value, deep=deep) for key, value in node.value}


for kind, pattern, firsts in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(rf"^(?:{pattern})$"), firsts)


def seen(text: str, form: Form) -> Any:
    """Return what an editor reads: all of a file of data, the front matter of a text."""
    return yaml.load(text if form.is_data else files.split_front_matter(text)[0] or "", Loader)  # noqa: S506 (safe)


@cache
def validator(form: Form) -> jsonschema.Draft202012Validator:
    """Return what an editor checks files of a format by."""
    return jsonschema.Draft202012Validator(
        schema_of(form), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


def underlined(data: Any, form: Form) -> list[str]:
    """Return what an editor finds wrong with data."""
    return [f"{'/'.join(map(str, one.path))}: {one.message}" for one in validator(form).iter_errors(data)]


def refused(data: Any, form: Form) -> list[str]:
    """Return what our reader finds wrong with the same data, part by part; what hangs together it is not asked."""
    problems = Problems()
    node = parse_yaml(json.dumps(data, ensure_ascii=False), form.path, problems)
    if form.is_list and not isinstance(node, Sequence):
        return ["no list"]
    for part in node.items if isinstance(node, Sequence) else [node]:
        if not isinstance(part, Mapping):
            return ["no set of keys"]
        schema.read(part, form.cls, problems)
    return [str(problem) for problem in problems.found]
