"""The only reader of input: files become text, and YAML becomes data with positions.

Comes in: paths below a project root. Goes out: nodes of ``course.data``. YAML is read from
libyaml's events and never through ``yaml.load``, which takes ``No`` for false and ``12:30`` for
750, lets the last of two equal keys win, and can be made to crash by deep nesting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from course.data import Mapping, Node, Place, Scalar, Sequence
from course.problems import Position, Problems

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 16
MAX_NODES = 100_000

_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u2028\u2029"
    "\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_FENCE = re.compile(r"(?m)^(?:---|\.\.\.)[ \t]*$")
_EVENTS: Any = getattr(yaml, "CBaseLoader", None)

# What libyaml says, and what an author needs to hear.
_PLAIN_WORDS = (
    ("mapping values are not allowed", "found `: ` where no key can stand", "put the whole text in quotes"),
    ("could not find expected ':'", "a key has no `:` after it", "write `key: text`, or indent a text that goes on"),
    ("did not find expected key", "this line does not fit the ones above it", "give the keys of one set the same indent"),
    ("did not find expected '-'", "this line does not fit the list above it", "give the lines of one list the same indent"),
    ("found character that cannot start", "a text cannot start with this character", "put the text in quotes; indent with spaces, not tabs"),
    ("did not find expected ',' or ']'", "a list in [ ] is not closed", "close it with ]"),
    ("did not find expected ',' or '}'", "a set of keys in { } is not closed", "close it with }"),
    ("found unexpected end of stream", "a quoted text is not closed", "add the closing quote"),
    ("found unknown escape character", "unknown escape after a backslash", "use single quotes where a backslash stands"),
    ("unexpected document", "a second document starts here", "keep one document in a file; take the `---` away"),
    ("did not find expected <document start>", "text follows the end of the data", "indent it, or put it in quotes"),
)  # fmt: skip


class _Refused(Exception):
    """A construct we do not read; carries its place, message and hint."""

    def __init__(self, place: Place, message: str, hint: str) -> None:
        super().__init__(message)
        self.place, self.message, self.hint = place, message, hint


def relative(root: Path, path: Path) -> str:
    """Return ``path`` as authors see it: relative to the project, with forward slashes."""
    return path.relative_to(root).as_posix()


def read_text(root: Path, path: Path, problems: Problems) -> str | None:
    """Return the text of one UTF-8 file with ``\\n`` line ends, or None after a problem."""
    name = relative(root, path)
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        problems.add(Position(name), f"the file cannot be read ({reason})", "check that it is there and readable")
        return None
    if size > MAX_BYTES:
        problems.add(Position(name), f"the file is {size:,} bytes long", f"split it: {MAX_BYTES:,} is the limit")
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8-sig", "replace")) + 1
        position = Position(name, before.count(b"\n") + 1, column)
        problems.add(position, f"not UTF-8: byte 0x{raw[error.start]:02X} was found", "save the file as UTF-8")
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if _is_clean(text, name, problems) else None


def _is_clean(text: str, name: str, problems: Problems) -> bool:
    hidden = _CONTROL.search(text)
    if hidden is None:
        return True
    start = text.rfind("\n", 0, hidden.start()) + 1
    position = Position(name, text.count("\n", 0, hidden.start()) + 1, hidden.start() - start + 1)
    code = f"U+{ord(hidden.group()):04X}"
    problems.add(position, f"the invisible control character {code} was found", "delete it")
    return False


def links_out_of(root: Path, folders: tuple[str, ...]) -> Iterator[Path]:
    """Yield every symbolic link below ``folders`` that leads out of the project."""
    home = root.resolve()
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.is_symlink() and not path.resolve().is_relative_to(home):
                yield path


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """Return front matter (None without), the body, and the body's first line number.

    An opened but never closed front matter is returned whole, with an empty body.
    """
    if not re.match(r"---[ \t]*\n", text):
        return None, text, 1
    start = text.index("\n") + 1
    end = _FENCE.search(text, start)
    if end is None:
        return text[start:], "", text.count("\n") + 1
    body = text[end.end() :]
    return text[start : end.start()], body[1:], text.count("\n", 0, end.end()) + 2


def is_closed(text: str) -> bool:
    """Whether the front matter that ``text`` opens is closed again."""
    return _FENCE.search(text, text.index("\n") + 1) is not None


def parse_yaml(text: str, path: str, problems: Problems, *, first_line: int = 1) -> Node | None:
    """Return the one YAML document in ``text``, or None after a problem.

    Positions count from ``first_line``, so that front matter is counted from the top of its file.
    """
    try:
        return _Builder(text, path, first_line).document()
    except _Refused as refused:
        problems.add(Position(path, *refused.place), refused.message, refused.hint)
    except yaml.MarkedYAMLError as error:
        problems.add(*_syntax_problem(error, path, first_line))
    except yaml.YAMLError as error:
        problems.add(Position(path, first_line), f"not readable as YAML ({error})", "compare it with the authoring guide")
    return None


def _syntax_problem(error: yaml.MarkedYAMLError, path: str, first_line: int) -> tuple[Position, str, str]:
    mark = error.problem_mark or error.context_mark
    place = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
    said = f"{error.problem or ''}"
    for words, message, hint in _PLAIN_WORDS:
        if words in said:
            return Position(path, *place), message, hint
    return Position(path, *place), f"not readable as YAML ({said})", "compare it with the authoring guide"


class _Builder:
    """Builds nodes from a stream of events, with its own stack, so depth costs no recursion."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.parser = _EVENTS(text) if _EVENTS else yaml.Loader(text)

    def document(self) -> Node:
        get, event_types = self.parser.get_event, yaml.events
        stack: list[tuple[Sequence | Mapping | None, Scalar | None]] = []
        root: Node | None = None
        count = 0
        parent: Sequence | Mapping | None = None
        key: Scalar | None = None
        while True:
            event = get()
            kind = type(event)
            if kind is event_types.ScalarEvent:
                self._refuse_marks(event)
                mark = event.start_mark
                node: Node = Scalar(event.value, (mark.line + self.first_line, mark.column + 1), not event.style)
            elif kind is event_types.MappingStartEvent or kind is event_types.SequenceStartEvent:
                self._refuse_marks(event)
                place = self._place(event)
                if isinstance(parent, Mapping) and key is None:
                    raise _Refused(place, "a key must be text", "put the key in quotes")
                if len(stack) >= MAX_DEPTH:
                    raise _Refused(place, f"nested more than {MAX_DEPTH} levels deep", "make it flatter")
                node = Mapping(self.path, {}, {}, place) if kind is event_types.MappingStartEvent else Sequence([], place)
            elif kind is event_types.MappingEndEvent or kind is event_types.SequenceEndEvent:
                parent, key = stack.pop()
                continue
            elif kind is event_types.StreamEndEvent:
                break
            else:
                self._refuse_other(event, root)
                continue
            count += 1
            if count > MAX_NODES:
                raise _Refused(self._place(event), f"more than {MAX_NODES:,} values", "split the file")
            if parent is None:
                root = node
            elif isinstance(parent, Sequence):
                parent.items.append(node)
            elif key is None:
                key = self._key(parent, node)
                continue
            else:
                parent.entries[key.text] = node
                key = None
            if not isinstance(node, Scalar):
                stack.append((parent, key))
                parent, key = node, None
        if root is None:
            raise _Refused((self.first_line, 1), "nothing was found here", "compare it with the authoring guide")
        return root

    def _key(self, parent: Mapping, node: Node) -> Scalar:
        if not isinstance(node, Scalar):  # kept from happening above; says so to the type checker
            raise _Refused(node.place, "a key must be text", "put the key in quotes")
        if node.text in parent.key_places:
            first = parent.key_places[node.text][0]
            raise _Refused(
                node.place, f"the key `{node.text}` stands here and on line {first}", "keep one of the two"
            )
        parent.key_places[node.text] = node.place
        return node

    def _place(self, event: Any) -> Place:
        return event.start_mark.line + self.first_line, event.start_mark.column + 1

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            raise _Refused(
                self._place(event), f"the anchor `&{event.anchor}` was found", "write the text out; or quote a text that starts with &"
            )
        if event.tag is not None:
            raise _Refused(
                self._place(event), f"the tag `{event.tag}` was found", "take it away; or quote a text that starts with !"
            )

    def _refuse_other(self, event: Any, root: Node | None) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise _Refused(
                self._place(event), f"the alias `*{event.anchor}` was found", "write the text out; or quote a text that starts with *"
            )
        if isinstance(event, yaml.DocumentStartEvent) and root is not None:
            raise _Refused(
                self._place(event), "a second document starts here", "keep one document in a file; take the `---` away"
            )
