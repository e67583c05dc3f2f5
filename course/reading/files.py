"""The only reader of input: files become text, and YAML becomes data with positions.

Input: paths below a project root. Output: nodes of ``course.reading.data``. YAML is read from
libyaml's events and never through ``yaml.load``, which takes ``No`` for false and ``12:30`` for
750, lets the last of two equal keys win, and can be made to crash by deep nesting.
"""

from __future__ import annotations

import codecs
import os
import re
import stat
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml

from course.reading.data import Mapping, Node, Place, Scalar, Sequence, kind_of
from course.reading.problems import Position, Problems, shown
from course.reading.telling import tell, tellable
from course.reading.yaml_words import TEXT_AFTER_QUOTE, in_plain_words

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 16
MAX_NODES = 100_000
MAX_KEY = 80  # characters

_CUT = re.compile(r"[ \t]+#[^\s#!]+")
_MAY_CUT = re.compile(r"[ \t]#[^\s#!]")  # the same to search for, in one look at each place of a long row of blanks

_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029"
    "\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_FENCE = re.compile(r"(?m)^(?:---|\.\.\.)[ \t]*$")

# What other files than texts begin with.
_BEGINNINGS = {
    b"PK\x03\x04": tellable("a Word, Excel or ZIP file"),
    b"\xd0\xcf\x11\xe0": tellable("an old Word or Excel file"),
    b"{\\rtf": tellable("a rich-text file (RTF)"),
    b"%PDF": "a PDF",
    b"\x89PNG": tellable("a picture"),
    b"\xff\xd8\xff": tellable("a picture"),
    b"GIF8": tellable("a picture"),
}

# Where a machine has no libyaml, the same events come, some 20 times slower.
_PARSER: Any = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader


class _Refused(Exception):
    """A construct we do not read; carries its place, message and hint."""

    def __init__(self, place: Place, message: str, hint: str) -> None:
        super().__init__(message)
        self.place, self.message, self.hint = place, message, hint


def relative(root: Path, path: Path) -> str:
    """Return ``path`` as authors see it: relative to the project, with forward slashes."""
    name = path.relative_to(root).as_posix()
    return name.encode(errors="surrogateescape").decode(errors="replace")  # a name need not be UTF-8


def names_of(folder: Path, ending: str = "") -> list[Path]:
    """Return what stands in a folder, sorted; names that start with a point, as those of editors do, are nobody's."""
    if not folder.is_dir():
        return []
    found = (path for path in folder.iterdir() if path.name.endswith(ending) and not path.name.startswith("."))
    return sorted(found, key=lambda path: path.name)


def folders_in(folder: Path) -> list[str]:
    """Return the names of the folders in a folder, sorted; those that start with a point are nobody's."""
    with os.scandir(folder) as entries:
        return sorted(entry.name for entry in entries if not entry.name.startswith(".") and entry.is_dir())


def read_text(root: Path, path: Path, problems: Problems, *, allowed: str = "") -> str | None:
    """Return the text of one UTF-8 file, each line ended by a line feed, or None after a problem.

    ``allowed`` holds the control characters that may stand in it.
    """
    name = relative(root, path)
    raw = _read_bytes(path, name, problems)
    if raw is None:
        return None
    if fault := _no_text(raw):
        problems.add(Position(name), *fault)
        return None
    raw = raw.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode()
        byte = raw[error.start : error.start + 1]
        letter = byte.decode("cp1252", "ignore")
        found = tell("byte 0x%(hex)s", hex=byte.hex().upper())
        if letter:
            found = tell("%(byte)s (`%(letter)s` in Windows-1252)", byte=found, letter=letter)
        problems.add(
            _end_of(before, name), tell("not UTF-8: %(found)s was found", found=found), tell("save the file as UTF-8")
        )
        return None
    hidden = next((found for found in _CONTROL.finditer(text) if found[0] not in allowed), None)
    if hidden:
        position = _end_of(text[: hidden.start()], name)
        problems.add(
            position, tell("the invisible control character %(code)s was found", code=_code(hidden)), tell("delete it")
        )
        return None
    return text


def _no_text(raw: bytes) -> tuple[str, str] | None:
    """Return what a file is that is no UTF-8 text at all, and what to do."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or raw[:400].count(0) * 3 > len(raw[:400]):
        return tell("the file is saved as UTF-16"), tell("save it as UTF-8")
    kind = next((kind for begun, kind in _BEGINNINGS.items() if raw.startswith(begun)), None)
    return (
        (
            tell("the file is %(kind)s, and a text must stand here", kind=tell(kind)),
            tell("save its words as plain text, in UTF-8"),
        )
        if kind
        else None
    )


def _read_bytes(path: Path, name: str, problems: Problems) -> bytes | None:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # a named pipe would keep us waiting for ever
            problems.add(
                Position(name),
                tell("a file must stand here, and something else was found"),
                tell("put a text file here"),
            )
            return None
        if found.st_size > MAX_BYTES:
            message = tell(
                "the file is %(st_size)s bytes long, and %(max_bytes)s is the limit",
                st_size=f"{found.st_size:,}",
                max_bytes=f"{MAX_BYTES:,}",
            )
            problems.add(Position(name), message, tell("split it"))
            return None
        return path.read_bytes()
    except OSError as error:
        if isinstance(error, FileNotFoundError) and path.suffix in (".md", ".yml"):
            problems.add(Position(name), tell("the file is missing"), _how_to_make(path))
            return None
        reason = (error.strerror or "unknown reason").lower()
        problems.add(
            Position(name),
            tell("the file cannot be read (%(reason)s)", reason=reason),
            tell("check that it is there and readable"),
        )
        return None


def _how_to_make(path: Path) -> str:
    same = [other.name for other in names_of(path.parent) if other.stem.casefold() == path.stem.casefold()]
    return (
        tell("rename %(same)s to %(path)s", same=same[0], path=path.name)
        if same
        else tell("write it; the authoring guide shows how")
    )


def _end_of(text: str, name: str) -> Position:
    """Return the position just after ``text`` in the file ``name``."""
    return Position(name, text.count("\n") + 1, len(text) - text.rfind("\n"))


def _code(hidden: re.Match[str]) -> str:
    return f"U+{ord(hidden.group()):04X}"


def check_links(root: Path, folders: tuple[str, ...], problems: Problems) -> None:
    """Report every symbolic link in ``folders`` that leads out of the project, or nowhere."""
    home = root.resolve()
    for folder in folders:
        for path in (root / folder, *sorted(map(Path, _links_below(str(root / folder))))):
            if not path.is_symlink():
                continue
            try:
                target = path.resolve(strict=True)
                inside = target.is_relative_to(home)
            except (OSError, RuntimeError):  # nothing is there, or the links go round in a circle
                problems.add(
                    Position(relative(root, path)), tell("the link leads nowhere"), tell("put the file itself here")
                )
                continue
            if inside and path.parent.resolve().is_relative_to(target):
                problems.add(
                    Position(relative(root, path)), tell("the link leads round in a circle"), tell("remove it")
                )
            if not inside:
                problems.add(
                    Position(relative(root, path)),
                    tell("the link leads out of the project"),
                    tell("put a copy of the file here"),
                )


def _links_below(folder: str) -> Iterator[str]:
    """Yield the paths of symbolic links, which are not followed."""
    with suppress(OSError), os.scandir(folder) as entries:  # it may be gone
        for entry in entries:
            if entry.is_symlink():
                yield entry.path
            elif entry.is_dir(follow_symlinks=False):
                yield from _links_below(entry.path)


def is_empty(text: str) -> bool:
    """Tell whether a text holds nothing but empty lines and comments of YAML."""
    return all(not line.strip() or line.lstrip().startswith("#") for line in text.split("\n"))


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


def lost_front_matter(text: str, keys: Collection[str]) -> int | None:
    """Return the line on which keys begin that no line ``---`` marks as front matter, where a text has any.

    For files that may do without: there, keys under ``--`` or under an empty line would be taken for a text.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip(" \t-\N{EN DASH}\N{EM DASH}"):
            return number if line.partition(":")[0] in keys and ":" in line else None
    return None


def is_closed(text: str) -> bool:
    """Whether the front matter that ``text`` opens is closed again."""
    return _FENCE.search(text, text.index("\n") + 1) is not None


def parse_yaml(
    text: str, path: str, problems: Problems, *, first_line: int = 1, read_tags: bool = False
) -> Node | None:
    """Return the one YAML document in ``text``, or None after a problem.

    Positions count from ``first_line``, so that front matter is counted from the top of its file.
    With ``read_tags`` nodes say which tag they bear; elsewhere a tag is refused.
    """
    builder = _Builder(text, path, first_line, read_tags=read_tags)
    try:
        return builder.document()
    except _Refused as refused:
        problems.add(Position(path, *refused.place), refused.message, refused.hint)
    except yaml.MarkedYAMLError as error:
        (line, column), message, hint = in_plain_words(error, text)
        position = Position(path, line + first_line - 1, column)
        last = builder.last
        if last and not last.plain and last.place[0] < position.line and message == tell(TEXT_AFTER_QUOTE):
            message = tell(
                "the quoted text that starts here ends on line %(line)s, and more text follows it", line=position.line
            )
            position, hint = Position(path, *last.place), tell("see whether its closing quote is missing")
        problems.add(position, message, hint)
    return None


class _Builder:
    """Builds nodes from a stream of events, with its own stack, so depth costs no recursion."""

    def __init__(self, text: str, path: str, first_line: int, *, read_tags: bool) -> None:
        self.path = path
        self.read_tags = read_tags
        self.first_line = first_line
        self.parser = _PARSER(text)
        self.root: Node | None = None
        self.parent: Sequence | Mapping | None = None
        self.key: str | None = None  # read, and waiting for its value
        self.stack: list[Sequence | Mapping | None] = []
        self.last: Scalar | None = None
        # Lines where a word starts with # after a space: a comment to YAML, and often not to the author.
        self.lines = text.split("\n")
        may_cut = _MAY_CUT.search(text)
        self.cuts = {at: line for at, line in enumerate(self.lines) if _MAY_CUT.search(line)} if may_cut else {}
        self.count = 0

    def document(self) -> Node:
        """Return the root; raise ``_Refused`` or ``yaml.MarkedYAMLError`` at the first mistake."""
        handlers: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._mapping,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceStartEvent: self._sequence,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._start,
            yaml.DocumentEndEvent: lambda _: None,
            yaml.StreamStartEvent: lambda _: None,
        }
        next_event = self.parser.get_event
        while (kind := type(event := next_event())) is not yaml.StreamEndEvent:
            handlers[kind](event)
        if self.root is None:
            raise _Refused((self.first_line, 1), tell("nothing was found here"), tell("write `key: text` lines"))
        return self.root

    def _scalar(self, event: Any) -> None:
        mark, text, style, tag = event.start_mark, event.value, event.style, event.tag
        place = (mark.line + self.first_line, mark.column + 1)
        if event.anchor is not None or tag is not None:
            self._refuse_marks(event, place)
        if style == '"' and (hidden := _CONTROL.search(text)):  # written as an escape
            raise _Refused(
                place,
                tell("this text holds the invisible control character %(code)s", code=_code(hidden)),
                tell("remove it"),
            )
        if not style and self.cuts and event.end_mark.line in self.cuts:
            self._refuse_cut(event.end_mark)
        is_key = self.key is None and type(self.parent) is Mapping
        if is_key and not (style or self.read_tags):
            self._refuse_comma(text, place, event.end_mark)
        first = None if is_key else self._first(text, style, mark)
        self.last = node = Scalar(text, place, not style, tag or "", first)
        self._add(node)

    def _first(self, text: str, style: str, mark: Any) -> Place | None:
        """Return where the first character of a text stands, if its lines are those of the file."""
        line, column = mark.line, mark.column
        if style == "|":
            begun = next((at for at in range(line + 1, len(self.lines)) if self.lines[at].strip()), line)
            indent = len(self.lines[begun]) - len(self.lines[begun].lstrip(" "))
            return line + 1 + self.first_line, indent + 1
        column += style in ("'", '"')
        here = line < len(self.lines) and self.lines[line].startswith(text, column)
        return (line + self.first_line, column + 1) if here else None

    def _refuse_cut(self, end: Any) -> None:
        cut = _CUT.match(self.cuts[end.line], end.column)
        if cut:
            word = cut.group().strip()
            place = (end.line + self.first_line, cut.end() - len(word) + 1)
            raise _Refused(
                place,
                tell("YAML takes %(word)s and what follows for a comment", word=shown(word)),
                tell("put the whole text in quotes"),
            )

    def _refuse_comma(self, text: str, place: Place, end: Any) -> None:
        """Refuse a key without a value, which only inside { } can be one: a comma ended the text before it."""
        if not (isinstance(self.parent, Mapping) and self.parent.entries) or text.isdigit():  # 1,000 is told elsewhere
            return
        if self.lines[end.line][end.column :].lstrip(" ").startswith((",", "}")):
            message = tell("%(text)s was read as a key: a comma ends a text inside { }", text=shown(text))
            raise _Refused(place, message, tell('put the whole text in quotes: "%(whole)s"', whole=self._whole(text)))

    def _whole(self, rest: str) -> str:
        """Return the text that a comma has cut in two, or its first and last words."""
        words = f"{self.last.text if self.last else ''}, {rest}".split()
        return " ".join(words if len(words) < 12 else [*words[:5], "\u2026", *words[-5:]])

    def _mapping(self, event: Any) -> None:
        self._open(event, Mapping(self.path, {}, {}, self._place(event)))

    def _sequence(self, event: Any) -> None:
        self._open(event, Sequence([], self._place(event), event.tag or ""))

    def _open(self, event: Any, node: Sequence | Mapping) -> None:
        self._refuse_marks(event, node.place)
        if len(self.stack) >= MAX_DEPTH:
            raise _Refused(
                node.place,
                tell("this is nested more than %(max_depth)s levels deep", max_depth=MAX_DEPTH),
                tell("make it flatter"),
            )
        self._add(node)
        self.stack.append(self.parent)
        self.parent = node

    def _close(self, _: Any) -> None:
        self.parent = self.stack.pop()

    def _add(self, node: Node) -> None:
        self.count += 1
        if self.count > MAX_NODES:
            raise _Refused(
                node.place,
                tell("the file holds more than %(max_nodes)s values", max_nodes=f"{MAX_NODES:,}"),
                tell("split it"),
            )
        parent = self.parent
        if type(parent) is Mapping:
            if self.key is None:
                self.key = self._new_key(parent, node)
            else:
                parent.entries[self.key] = node
                self.key = None
        elif type(parent) is Sequence:
            parent.items.append(node)
        else:
            self.root = node

    def _new_key(self, parent: Mapping, node: Node) -> str:
        if not isinstance(node, Scalar) or not node.text or "\n" in node.text or len(node.text) > MAX_KEY:
            message = tell("a key must be text on one line, but %(kind_of)s was found", kind_of=kind_of(node))
            raise _Refused(node.place, message, tell("write `key: text`"))
        key = node.text
        if key in parent.key_places:
            line = parent.key_places[key][0]
            raise _Refused(
                node.place,
                tell("the key `%(key)s` appears here and on line %(line)s", key=key, line=line),
                tell("keep one of the two"),
            )
        parent.key_places[key] = node.place
        return key

    def _place(self, event: Any) -> Place:
        return event.start_mark.line + self.first_line, event.start_mark.column + 1

    def _refuse_marks(self, event: Any, place: Place) -> None:
        if event.anchor is not None:
            raise _Refused(
                place,
                tell("the anchor %(value)s was found", value=shown("&" + event.anchor)),
                tell("remove it; quote a text that starts with &"),
            )
        if event.tag is not None and not self.read_tags:
            raise _Refused(
                place,
                tell("the tag %(tag)s was found", tag=shown(event.tag)),
                tell("remove it; quote a text that starts with !"),
            )

    def _alias(self, event: Any) -> None:
        message = tell("the alias %(value)s was found", value=shown("*" + event.anchor))
        raise _Refused(self._place(event), message, tell("write the text out; quote a text that starts with *"))

    def _start(self, event: Any) -> None:
        if self.root is not None:
            raise _Refused(self._place(event), tell("a second document starts here"), tell("take the line `---` away"))
