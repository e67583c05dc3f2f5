"""Reads the plain part of YAML, in which nearly every file is written, in half the time that libyaml takes.

Input: a text without control characters. Output: the nodes that ``course.reading.yaml_text`` makes of libyaml's events,
or None where anything else stands in it, right or wrong, which is then libyaml's to read. Plain are ``key: value`` and
``- value``, each on a line; texts bare or in quotes; ``[lists, of words]`` and ``{sets: of, keys: too}`` on one line;
and one paragraph below ``|`` or ``>``.
"""

from __future__ import annotations

import re

from course.reading.data import Mapping, Node, Place, Scalar, Sequence

MAX_LENGTH = 150_000  # characters, in which there are never too many values
MAX_OPEN = 10  # lists and sets of keys within each other, in lines and in brackets

_LINE = re.compile(r"( *)(- +)?(?:([A-Za-z][\w-]{0,79}):(?: +|$))?", re.ASCII)
_DOUBLE = r'"[^"\\]*(?:\\["\\][^"\\]*)*"'
_QUOTED = re.compile(rf"{_DOUBLE}|'[^']*'")
_ESCAPED = re.compile(r"\\(.)")
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")  # with which no bare text begins
_ENTRY = re.compile(
    rf" *(?:([A-Za-z][\w-]{{0,79}}): +)?(?:([\[{{])|({_DOUBLE})|(-?[A-Za-z0-9][^,\[\]{{}}:#]*))", re.ASCII
)
_NEXT = re.compile(r" *(, |[\]}])")
_CLOSING = {"[": "]", "{": "}"}


class _NotPlain(Exception):
    """Something else stands here."""


def plain_yaml(text: str, path: str, first_line: int) -> Node | None:
    """Return what a text says, or None where not all of it is plain."""
    if len(text) > MAX_LENGTH or "\t" in text or "\r" in text:
        return None
    try:
        return _Lines(text, path, first_line).document()
    except _NotPlain:
        return None


class _Lines:
    """Reads line by line; ``open`` has the lists and sets of keys that may go on, each with its column."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.lines, self.path, self.first_line = text.split("\n"), path, first_line
        self.file = Sequence([], (first_line, 1))  # which holds the one list or set of keys in which all stands
        self.open: list[tuple[int, Sequence | Mapping]] = [(-1, self.file)]
        self.key = ""  # whose value begins on the next line
        self.next = 0  # the first line that is not yet read

    def document(self) -> Node:
        """Return what the file says."""
        for at, line in enumerate(self.lines):
            if at >= self.next and (begun := line.lstrip(" ")) and begun[0] != "#":
                self._read(at, line)
        if not self.file.items or self.key:
            raise _NotPlain
        return self.file.items[0]

    def _read(self, at: int, line: str) -> None:
        """Read one line."""
        found = _LINE.match(line)
        if not found:  # never, as all of it may be missing
            raise _NotPlain
        dash, key = found.group(2, 3)
        column, begin = found.end(1), found.end()
        text = line[begin:].rstrip(" ")
        left, within = self.open[-1]
        if dash or left != column or self.key or type(within) is Sequence:  # no key below the one before
            within = self._within(column, self._place(at, column), is_list=bool(dash))
        if isinstance(within, Sequence):
            column = found.end(2)
            if not key:
                within.items.append(self._value(at, text, begin, self.open[-1][0]))
                return
            entry = self._opened(column, self._place(at, column), is_list=False)
            within.items.append(entry)
            within = entry
        if not key or not isinstance(within, Mapping) or key in within.key_places:
            raise _NotPlain
        within.key_places[key] = self._place(at, column)
        if text:
            within.entries[key] = self._value(at, text, begin, column)
        else:
            self.key = key

    def _place(self, at: int, column: int) -> Place:
        return at + self.first_line, column + 1

    def _within(self, column: int, place: Place, *, is_list: bool) -> Sequence | Mapping:
        """Return the list or the set of keys that begins or goes on in a column."""
        known = self.open
        if self.key:
            left, keys = known[-1]
            if not isinstance(keys, Mapping) or column < left or (column == left and not is_list):
                raise _NotPlain
            keys.entries[self.key] = made = self._opened(column, place, is_list=is_list)
            self.key = ""
            return made
        if not self.file.items:
            self.file.items.append(made := self._opened(column, place, is_list=is_list))
            return made
        while known[-1][0] > column:
            known.pop()
        if known[-1][0] == column and not is_list and type(known[-1][1]) is Sequence:
            known.pop()  # a list may stand as far left as the key that it belongs to
        if known[-1][0] != column or (type(known[-1][1]) is Sequence) is not is_list:
            raise _NotPlain
        return known[-1][1]

    def _opened(self, column: int, place: Place, *, is_list: bool) -> Sequence | Mapping:
        if len(self.open) == MAX_OPEN:
            raise _NotPlain
        made = Sequence([], place) if is_list else Mapping(self.path, {}, {}, place)
        self.open.append((column, made))
        return made

    def _value(self, at: int, text: str, column: int, left: int) -> Node:
        """Return what a text says that ends its line; what it belongs to stands in the column ``left``."""
        sign, place = text[:1], self._place(at, column)
        if sign not in _INDICATORS or (sign == "-" and text[1:2].isalnum()):
            if not text or ": " in text or " #" in text or text[-1] == ":":
                raise _NotPlain
            return Scalar(text, place, True, "", place)
        if sign in "\"'" and 0 < text.find(sign, 1) == len(text) - 1 and "\\" not in text:
            return Scalar(text[1:-1], place, False, "", self._place(at, column + 1))
        if sign in "\"'" and _QUOTED.fullmatch(text):
            return self._quoted(text, place, at)
        if sign in "[{":
            value, end = self._in_brackets(at, column, len(self.open))
            if end == column + len(text):
                return value
        if text in ("|", "|-", ">", ">-"):
            return self._paragraph(at, text, column, left)
        raise _NotPlain

    def _quoted(self, written: str, place: Place, at: int) -> Scalar:
        text = written[1:-1]
        if "\\" in text and written[0] == '"':
            text = _ESCAPED.sub(r"\1", text)
        line, column = place
        first = (line, column + 1) if self.lines[at].startswith(text, column) else None
        return Scalar(text, place, False, "", first)

    def _in_brackets(self, at: int, column: int, depth: int) -> tuple[Node, int]:
        """Return a list or a set of keys on one line, and the column behind it."""
        line, number = self.lines[at], at + self.first_line
        sign = line[column]
        items: list[Node] = []
        keys: dict[str, Place] = {}
        end = column + 1
        goes_on = line[end : end + 1] != _CLOSING[sign]
        end += not goes_on
        while goes_on:
            found = _ENTRY.match(line, end)
            if not found or depth == MAX_OPEN or bool(key := found[1]) is not (sign == "{") or key in keys:
                raise _NotPlain
            if key:
                keys[key] = number, found.start(1) + 1
            value, end = self._entry(at, found, depth)
            items.append(value)
            behind = _NEXT.match(line, end)
            if not behind or behind[1] not in (", ", _CLOSING[sign]):
                raise _NotPlain
            end, goes_on = behind.end(), behind[1] == ", "
        place = number, column + 1
        if sign == "[":
            return Sequence(items, place), end
        return Mapping(self.path, dict(zip(keys, items, strict=True)), keys, place), end

    def _entry(self, at: int, found: re.Match[str], depth: int) -> tuple[Node, int]:
        if found[2]:
            return self._in_brackets(at, found.start(2), depth + 1)
        place = at + self.first_line, found.start(found.lastindex or 0) + 1
        if found[3]:
            return self._quoted(found[3], place, at), found.end()
        return Scalar(found[4].rstrip(" "), place, True, "", place), found.end()

    def _paragraph(self, at: int, header: str, column: int, left: int) -> Scalar:
        """Return the text below ``|`` or ``>``: lines that all begin in one column, up to what stands further left."""
        lines, end = self.lines, at + 1
        margin = _margin(lines[end]) if end < len(lines) else 0
        while end < len(lines) and _margin(lines[end]) == margin and lines[end] and lines[end][-1] != " ":
            end += 1
        self.next = below = end
        while below < len(lines) and not lines[below]:
            below += 1
        is_over = below < len(lines) and _margin(lines[below]) <= left and not lines[below].isspace()
        if margin <= left or end == at + 1 or not (is_over or (below == len(lines) and end < below)):
            raise _NotPlain
        text = (" " if header[0] == ">" else "\n").join(line[margin:] for line in lines[at + 1 : end])
        text += "" if header[1:] else "\n"
        number = at + self.first_line
        if header[0] == "|":
            first: Place | None = (number + 1, margin + 1)
        else:
            first = (number, column + 1) if lines[at].startswith(text, column) else None
        return Scalar(text, (number, column + 1), False, "", first)


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
