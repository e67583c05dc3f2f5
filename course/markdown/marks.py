"""Marks in a Markdown text that survive Python-Markdown, which keeps no positions of its own.

A mark stands for a place, line and column. Lines get one before Markdown sees them, where it changes
nothing of how they are read; what Markdown then makes of a line carries the mark along, and code gets
rid of it at the end. Marks and slots are made of noncharacters, which no text has (Unicode: U+FDD0 to
U+FDEF are for the use within a program).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

_OPEN, _CLOSE = "\ufdd0", "\ufddb"
_DIGITS = {ord(str(digit)): chr(0xFDD1 + digit) for digit in range(10)}
_VALUES = {ord(sign): chr(digit) for digit, sign in _DIGITS.items()}
MARK = re.compile("\ufdd0([\ufdd1-\ufdda]+)\ufddb")
ANY = "\ufdd0[\ufdd1-\ufdda]+\ufddb"  # for the patterns of extensions: a mark may stand here

# What is put in when a page is made: a letter for its kind, and a name.
SLOT = re.compile("\ufdde([A-Z]):([^\ufddf]*)\ufddf")

_RESERVED = re.compile("[\ufdd0-\ufdef]")
_RULE = re.compile(r"[-=*_ ]+")  # a line of these parts or underlines
_ROW = re.compile(r"[ |:+-]+")  # between a table's head and its body
_UNMARKED = re.compile(r"`{3}|~{3}|\{|\*?\[[^\[\]\n]*\]:|;?-+8<-|///")
_PREFIX = re.compile(r"(?:[ >]|(?:[-*+]|\d{1,9}[.)])(?= )|:(?= ))*")
_HEADING = re.compile(r"#{1,6} *")
_NOTE = re.compile(r"\[\^[^\[\]\n]*\]: *(?=\S)")
_BOX = re.compile(r"!{2,}|\?{3,}")
_TAB = re.compile(r'={3}[!+]* ?"')
_CELL = re.compile(r"\| *(?=[^ ])")


def slot(kind: str, name: str) -> str:
    """Return what stands for something that a page puts in."""
    return f"\ufdde{kind}:{name}\ufddf"


def unmarked(text: str) -> str:
    """Return ``text`` without marks."""
    return MARK.sub("", text) if _OPEN in text else text


@dataclass
class Places:
    """The places of one text, each with its mark; ``first_line`` is the number of its first line."""

    source: str = ""
    first_line: int = 1
    lines: list[str] = field(init=False)
    found: list[tuple[int, int]] = field(init=False)

    def __post_init__(self) -> None:
        self.begin(self.source, self.first_line)

    def begin(self, source: str, first_line: int) -> None:
        """Begin with another text."""
        self.source, self.first_line = _RESERVED.sub("\ufffd", source), first_line
        self.lines = self.source.split("\n")
        self.found = []
        self._tabs: dict[int, list[int]] = {}

    def mark(self, line: int, column: int) -> str:
        """Return a new mark for a place; columns count from 1, tabs opened out."""
        self.found.append((line, column))
        return f"{_OPEN}{str(len(self.found) - 1).translate(_DIGITS)}{_CLOSE}"

    def of(self, mark: re.Match[str]) -> tuple[int, int]:
        """Return the place that a mark stands for."""
        return self.found[int(mark[1].translate(_VALUES))]

    def last_before(self, text: str, end: int) -> tuple[int, int] | None:
        """Return the place whose mark stands right before ``end``."""
        start = text.rfind(_OPEN, 0, end)
        found = MARK.fullmatch(text, start, end) if start >= 0 else None
        return self.of(found) if found else None

    def position(self, place: tuple[int, int]) -> tuple[int, int]:
        """Return line and column in the file."""
        line, column = place
        if line > len(self.lines) or "\t" not in self.lines[line - 1]:
            return line + self.first_line - 1, column
        if line not in self._tabs:
            text = self.lines[line - 1]
            self._tabs[line] = [len(text[:end].expandtabs(4)) for end in range(len(text) + 1)]
        return line + self.first_line - 1, bisect_right(self._tabs[line], column - 1)

    def marked(self) -> str:
        """Return the text with a mark in every line of prose, and in every cell."""
        return "\n".join(self._line(number, line.expandtabs(4)) for number, line in enumerate(self.lines, start=1))

    def _line(self, number: int, line: str) -> str:
        plain = line.rstrip()
        if not plain or _RULE.fullmatch(plain) or (_ROW.fullmatch(plain) and "|" in plain):
            return line
        prefix = _PREFIX.match(line)
        start = prefix.end() if prefix else 0
        if start >= len(plain):
            return line
        if _BOX.match(line, start):
            return f"{line}{self.mark(number, start + 1)}"
        if note := _NOTE.match(line, start):
            start = note.end()
        elif found := _HEADING.match(line, start) or _TAB.match(line, start):
            start = found.end()
        elif _UNMARKED.match(line, start):
            return line
        head, rest = line[:start], line[start:]
        if not rest.startswith("|"):
            head += self.mark(number, start + 1)
        if "|" in rest:
            rest = _CELL.sub(lambda cell: cell.group() + self.mark(number, start + cell.end() + 1), rest)
        return head + rest
