"""YAML becomes data with positions, from libyaml's events.

Input: a text. Output: nodes of ``course.reading.data``. YAML is never read through ``yaml.load``, which takes ``No``
for false and ``12:30`` for 750, lets the last of two equal keys win, and can be made to crash by deep nesting.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from course.reading.data import Mapping, Node, Place, Scalar, Sequence, kind_of
from course.reading.problems import Position, Problems, shown
from course.reading.telling import tell, tell_number
from course.reading.yaml_words import TEXT_AFTER_QUOTE, in_plain_words

MAX_DEPTH = 16
MAX_NODES = 100_000
MAX_KEY = 80  # characters

_CUT = re.compile(r"[ \t]+#[^\s#!]+")
_OF_MKDOCS = re.compile("!(?:ENV|relative)$|tag:yaml[.]org,2002:")  # which it reads in its settings
_MAY_CUT = re.compile(r"[ \t]#[^\s#!]")  # the same to search for, in one look at each place of a long row of blanks

CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029"
    "\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)

_HARMLESS = bytes((0x09, 0x0A, *range(0x20, 0x7F)))  # all but CONTROL, of ASCII

# Where a machine has no libyaml, the same events come, some 20 times slower.
_PARSER: Any = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader


class _Refused(Exception):
    """A construct we do not read; carries its place, message and hint."""

    def __init__(self, place: Place, message: str, hint: str) -> None:
        super().__init__(message)
        self.place, self.message, self.hint = place, message, hint


def has_control(text: str) -> bool:
    """Tell whether any of ``CONTROL`` stands in a text: asked of each letter, that takes seven times as long."""
    rest = text.encode(errors="surrogatepass").translate(None, _HARMLESS)
    return bool(rest) and bool(CONTROL.search(rest.decode(errors="surrogatepass")))


def code_of(hidden: re.Match[str]) -> str:
    """Return how Unicode names a character."""
    return f"U+{ord(hidden.group()):04X}"


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
        self.may_have_commas = "{" in text
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
        if style == '"' and (hidden := CONTROL.search(text)):  # written as an escape
            raise _Refused(
                place,
                tell("this text holds the invisible control character %(code)s", code=code_of(hidden)),
                tell("remove it"),
            )
        if not style and self.cuts and event.end_mark.line in self.cuts:
            self._refuse_cut(event.end_mark)
        is_key = self.key is None and type(self.parent) is Mapping
        if is_key and self.may_have_commas and not (style or self.read_tags):
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
                tell("the file holds more than %(max_nodes)s values", max_nodes=tell_number(MAX_NODES)),
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
        if event.tag is not None and not (self.read_tags and _OF_MKDOCS.match(event.tag)):
            is_variable = self.read_tags and event.tag.upper() == "!ENV"
            raise _Refused(
                place,
                tell("the tag %(tag)s was found", tag=shown(event.tag)),
                tell("write `!ENV`") if is_variable else tell("remove it; quote a text that starts with !"),
            )

    def _alias(self, event: Any) -> None:
        message = tell("the alias %(value)s was found", value=shown("*" + event.anchor))
        raise _Refused(self._place(event), message, tell("write the text out; quote a text that starts with *"))

    def _start(self, event: Any) -> None:
        if self.root is not None:
            raise _Refused(self._place(event), tell("a second document starts here"), tell("take the line `---` away"))
