"""A story that came from here: its data stand in comments, and all text is text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from course.model.terms import ID
from course.reading.values import MAX_TEXT
from course.scenarios.twee import Passage, json_object, plain
from course.scenarios.twine.walker import link_parts

_OURS = re.compile(r"<!-- coursewright (scenario|node|choice) (\{[^\n]*\}) -->")
_TEXTS = {"choice": ("text", "consequence", "reason", "note"), "node": ("speaker", "debrief")}
_LISTS = {"choice": ("items",), "node": ("items",), "scenario": ("objectives",)}
Ids = Callable[[str], str | None]


def taken_apart(passage: Passage, ids: Ids) -> tuple[str, list[dict[str, Any]], dict[str, Any]]:
    """Return the words of a passage, its choices, and the data of the passage itself."""
    lines: list[str] = []
    choices: list[dict[str, Any]] = []
    found: dict[str, Any] = {}
    for line in passage.text.split("\n"):
        ours = _OURS.fullmatch(line.strip())
        data = json_object(ours.group(2)) if ours else None
        link = re.fullmatch(r"\[\[(.*)\]\]", line)
        if ours and data is not None:
            if ours.group(1) != "choice":
                found[ours.group(1)] = data
            elif choices:
                choices[-1] |= known("choice", data)
        elif link and (target := ids(link_parts(link.group(1))[1])) is not None:
            words, name = link_parts(link.group(1))
            choices.append({"text": plain(words) or name, "goto": target})
        else:
            lines.append(plain(line))
    return "\n".join(lines).strip(), choices, found


def known(kind: str, data: dict[str, Any]) -> dict[str, Any]:
    """Return those keys of our own data that are what they should be."""
    texts = [key for key in _TEXTS.get(kind, ()) if isinstance(data.get(key), str)]
    kept: dict[str, Any] = {key: data[key][:MAX_TEXT] for key in texts}
    effect = data.get("effect")
    if kind == "choice" and isinstance(effect, dict):
        kept["effect"] = {name: by for name, by in effect.items() if _is_id(name) and type(by) is int and -1 <= by <= 1}
    for key in _LISTS[kind]:
        if items := listed(data.get(key), str):
            kept[key] = items
    return kept


def _is_id(name: str) -> bool:
    return re.fullmatch(ID, name) is not None


def listed(value: object, kind: type) -> list[Any]:
    """Return the parts of a list that are of a kind."""
    return [item for item in value if isinstance(item, kind)] if isinstance(value, list) else []
