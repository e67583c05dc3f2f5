"""One more entry for a list of a YAML file, which keeps its comments and its form.

Input: the text of a file, and an entry. Output: the text with the entry behind the others. It is read again before it
is given back: what stood there is there still, and one entry more; else nothing is given back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from course.reading.data import Mapping, Node, Scalar, Sequence
from course.reading.problems import CourseProblems, Position, Problem, Problems
from course.reading.telling import tell
from course.reading.yaml_text import parse_yaml


def with_entry(text: str, entry: str, path: str, key: str = "") -> str:
    """Return a file's text with an entry ("- id: ...") at the end of its list, or of that under ``key``.

    Raises ``CourseProblems`` where the file cannot be read, or nothing can be put into its list.
    """
    return with_entries(text, [entry], path, key)


def with_entries(text: str, entries: Iterable[str], path: str, key: str = "") -> str:
    """Return a file's text with several entries at the end of its list, one after the other.

    Raises ``CourseProblems`` as ``with_entry`` does.
    """
    ending = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    root = _read(text, path) if any(line.strip() and not line.lstrip().startswith("#") for line in lines) else None
    at, indent = _place(root, lines, path, key)
    gap = [""] if _is_spaced(lines, root, key) else []
    added, count = [], 0
    for entry in entries:
        added += [*gap, *(f"{' ' * indent}{line}" if line else "" for line in entry.rstrip("\n").split("\n"))]
        count += 1
    made = [*lines[:at], *added, *lines[at:]]
    if made[-1].strip():
        made.append("")
    found = "\n".join(made)
    before, after = _entries(root, key), _entries(_read(found, path), key)
    if len(after) != len(before) + count or [_plain(one) for one in after[: len(before)]] != list(map(_plain, before)):
        raise _cannot(path, (at + 1, 1))
    return found.replace("\n", ending)


def _read(text: str, path: str) -> Node | None:
    problems = Problems()
    node = parse_yaml(text, path, problems)
    problems.stop_if_any()
    return node


def _list(root: Node | None, key: str) -> Node | None:
    return root.entries.get(key) if key and isinstance(root, Mapping) else root


def _entries(root: Node | None, key: str) -> list[Node]:
    found = _list(root, key)
    return found.items if isinstance(found, Sequence) else []


def _place(root: Node | None, lines: list[str], path: str, key: str) -> tuple[int, int]:
    """Return before which line the entry stands, from 0, and how far it is indented."""
    last = len(lines)
    found = _list(root, key)
    if root is None and not key:
        return _after_content(lines, 0, last, -1), 0
    if key and isinstance(root, Mapping) and key in root.entries:
        here = root.key_places[key][0]
        later = [line for line, _ in root.key_places.values() if line > here]
        last = min(later) - 1 if later else last
        if isinstance(found, Scalar) and not found.text.strip():
            return here, 2
    if not isinstance(found, Sequence) or not found.items:
        raise _cannot(path, found.place if found else (1, 1))
    line = lines[found.items[-1].place[0] - 1]
    dash = re.match(r" *(?=- )", line)
    if dash is None or lines[found.place[0] - 1][found.place[1] - 1 :].startswith("["):
        raise _cannot(path, found.place)
    indent = len(dash.group())
    return _after_content(lines, found.items[-1].place[0], last, indent), indent


def _after_content(lines: list[str], first: int, last: int, indent: int) -> int:
    """Return where the last content between two lines ends; blank lines and comments further left are none."""
    while last > first:
        line = lines[last - 1]
        is_comment = line.lstrip().startswith("#") and len(line) - len(line.lstrip()) <= indent
        if line.strip() and not is_comment:
            break
        last -= 1
    return last


def _is_spaced(lines: list[str], root: Node | None, key: str) -> bool:
    """Tell whether the entries there are stand a blank line apart."""
    entries = _entries(root, key)
    if len(entries) < 2:
        return False
    return not lines[entries[-1].place[0] - 2].strip()


def _plain(node: Node) -> object:
    """Return what a node says, wherever it stands."""
    if isinstance(node, Mapping):
        return {key: _plain(value) for key, value in node.entries.items()}
    return [_plain(part) for part in node.items] if isinstance(node, Sequence) else node.text


def _cannot(path: str, place: tuple[int, int]) -> CourseProblems:
    hint = tell('write each entry on lines of its own, the first of which starts with "- "')
    return CourseProblems([Problem(Position(path, *place), tell("nothing can be put into this list"), hint)])
