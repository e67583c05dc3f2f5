"""Small changes of an author's texts, in place: all else in a file, comments and line ends too, stays as it is.

Input: places as problems have them (line and column from 1), what stands there and what is to. Output: the new text.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from course.reading.data import Mapping, Scalar, Sequence
from course.reading.problems import Position, shown
from course.reading.telling import tell

END = 0  # as a column: behind the last letter of the line
_ENDS = re.compile("(\r\n|\r|\n)")


class CannotEdit(Exception):
    """Something stands in a way that cannot be edited safely; the text says where, and what to do."""

    def __init__(self, position: Position, what: str) -> None:
        super().__init__(
            tell(
                "%(position)s: %(what)s is written here in a way that cannot be changed safely; change it",
                position=position,
                what=shown(what),
            )
        )


@dataclass(frozen=True, order=True)
class Edit:
    """At a place of a file ``old`` becomes ``new``; where ``old`` is empty, ``new`` is put in.

    Lines in ``new`` get the ends that the file has.
    """

    path: str
    line: int
    column: int
    old: str
    new: str


class Document:
    """One file as text, with what has to be known to change it."""

    def __init__(self, root: Path, path: str) -> None:
        self.path = path
        raw = (root / path).read_bytes()
        self.mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
        parts = _ENDS.split(raw[len(self.mark) :].decode())
        self.lines, self.ends = parts[::2], parts[1::2]

    @cached_property
    def end(self) -> str:
        """How its lines end."""
        return self.ends[0] if self.ends else "\n"

    def line(self, number: int) -> str:
        """Return a line, counted from 1, without its end."""
        return self.lines[number - 1]

    def changed(self, edits: Iterable[Edit]) -> bytes:
        """Return the file with these edits."""
        lines = list(self.lines)
        for one in sorted(set(edits), reverse=True):
            line = lines[one.line - 1]
            at = len(line) if one.column == END else one.column - 1
            if not line.startswith(one.old, at):
                raise CannotEdit(Position(self.path, one.line, one.column), one.old)
            new = one.new.replace("\n", self.end)
            lines[one.line - 1] = line[:at] + new + line[at + len(one.old) :]
        ends = [*self.ends, ""]
        return self.mark + "".join(line + end for line, end in zip(lines, ends, strict=True)).encode()


class Editor:
    """Makes edits of one project's files."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.edits: set[Edit] = set()
        self._known: dict[str, Document] = {}

    def document(self, path: str) -> Document:
        """Return a file, which is read once."""
        if path not in self._known:
            self._known[path] = Document(self.root, path)
        return self._known[path]

    def replace(self, position: Position, old: str, new: str) -> None:
        """Have a text that starts at a place, or in quotes there, be another one."""
        line = self.document(position.path).line(position.line)
        at = position.column - 1
        at += line[at : at + 1] in ("'", '"')
        if not line.startswith(old, at):
            raise CannotEdit(position, old)
        self.edits.add(Edit(position.path, position.line, at + 1, old, new))

    def replace_behind(self, position: Position, old: str, new: str) -> None:
        """Have the first ``old`` at or behind a place in its line be another text."""
        line = self.document(position.path).line(position.line)
        at = line.find(old, position.column - 1)
        if at < 0:
            raise CannotEdit(position, old)
        self.edits.add(Edit(position.path, position.line, at + 1, old, new))

    def insert_key(self, node: Mapping, after: str, text: str) -> None:
        """Put ``key: value`` behind the key ``after``, or first where the value of that has several lines."""
        value = node.entries[after]
        line, column = node.key_places[after]
        end = self._end_of(node.path, value) if isinstance(value, Scalar) else (0, 0)
        if end[0] != line:
            self.insert_first(node, [text])
        elif self._is_flow(node):
            self.edits.add(Edit(node.path, *end, "", f", {text}"))
        else:
            self.edits.add(Edit(node.path, line, END, "", "\n" + " " * (column - 1) + text))

    def insert_first(self, node: Mapping, lines: Iterable[str]) -> None:
        """Put lines ``key: value`` before all that a set of keys holds."""
        line, column = node.place
        texts = list(lines)
        if self._is_flow(node):
            self.edits.add(Edit(node.path, line, column + 1, "", "".join(f"{text}, " for text in texts)))
        else:
            self.edits.add(
                Edit(node.path, line, column, "", "".join(text + "\n" + " " * (column - 1) for text in texts))
            )

    def name_before(self, node: Mapping, after: str, old: str, drop: str = "") -> None:
        """Add a former name to ``was``, and take ``drop`` out of it, which is the present name again."""
        was = node.entries.get("was")
        if not isinstance(was, Sequence):
            if was is None:
                self.insert_key(node, after, f"was: [{old}]")
            else:  # the key alone
                line, column = node.key_places["was"]
                self.edits.add(Edit(node.path, line, column, "was:", f"was: [{old}]"))
        else:
            self.add_to_list(node.path, was, old, drop)

    def add_to_list(self, path: str, node: Sequence, new: str, drop: str = "") -> None:
        """Add a name to a list of names, in the form that it has; one that stands there stays where it is."""
        names = [item for item in node.items if isinstance(item, Scalar)]
        if any(item.text == new for item in names):
            return
        gone = next((item for item in names if item.text == drop), None)
        if self.document(path).line(node.place[0])[node.place[1] - 1] == "[":
            self._add_to_flow(path, node, names, gone, new)
            return
        last = names[-1]
        if gone is not None:  # its line becomes that of the new one
            self.replace(Position(path, *gone.place), gone.text, new)
        else:
            self.edits.add(Edit(path, last.place[0], END, "", "\n" + " " * (node.place[1] - 1) + f"- {new}"))

    def _add_to_flow(self, path: str, node: Sequence, names: list[Scalar], gone: Scalar | None, new: str) -> None:
        if gone is not None:
            self.replace(Position(path, *gone.place), gone.text, new)
        elif names:
            self.edits.add(Edit(path, *self._end_of(path, names[-1]), "", f", {new}"))
        else:
            self.edits.add(Edit(path, node.place[0], node.place[1] + 1, "", new))

    def _is_flow(self, node: Mapping) -> bool:
        return self.document(node.path).line(node.place[0]).startswith("{", node.place[1] - 1)

    def _end_of(self, path: str, value: Scalar) -> tuple[int, int]:
        """Return the place behind a text that is written on one line as it is; none for any other."""
        line, column = value.place
        text = self.document(path).line(line)
        quoted = text[column - 1 : column] in ("'", '"')
        is_plain = text.startswith(value.text, column - 1 + quoted)
        return (line, column + len(value.text) + 2 * quoted) if is_plain else (0, 0)
