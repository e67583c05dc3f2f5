"""Snowman: JavaScript between ``<%`` and ``%>``, HTML and Markdown around it.

Format: https://videlais.github.io/snowman/. Braces in the code say which words stand under which
condition: ``<% if (s.key) { %> ... <% } else { %> ... <% } %>``.
"""

from __future__ import annotations

import re
from typing import ClassVar

from course.scenarios.twine.reading import Chain, Frame, Reading, strings
from course.scenarios.twine.told import Lines
from course.scenarios.twine.walker import HTML, Walker, headings

_BRACE = re.compile(r"""\}|\{|"(?:\\.|[^"\\\n])*+"|'(?:\\.|[^'\\\n])*+'|//[^\n]*|/\*.*?\*/""", re.DOTALL)
_RENDERS = re.compile(r"\b(?:render|include|getPassageByName|passage)\(\s*(?:\"[^\"\n]{1,300}\"|'[^'\n]{1,300}')")


class Snowman(Walker):
    """Reads a passage of Snowman."""

    NAME = "Snowman"
    SIGNS: ClassVar[re.Pattern[str]] = re.compile(
        rf"(?P<template><%)|{HTML}|(?P<link>\[\[(?!\[))|(?P<remark>/\*|^[ \t]*//)|(?P<code>`+)", re.MULTILINE
    )

    def __init__(self, text: str, out: Reading, lines: Lines, *, inner: int = 0) -> None:
        super().__init__(text, out, lines, inner=inner)
        self.out.style = headings
        self.blocks: list[Frame | None] = []  # what each open brace of the code begins
        self.chain = Chain()

    def on_code(self, found: re.Match[str]) -> int:
        """Keep code as code."""
        end = self.find(found.group(), found.end())
        if end < 0 or "<%" in self.text[found.end() : end]:
            self.out.say(found.group())
            return found.end()
        self.out.keep(self.text[found.start() : end + len(found.group())])
        return end + len(found.group())

    def on_remark(self, found: re.Match[str]) -> int | None:
        """Leave out a comment."""
        if found.group() == "/*":
            return self.until("*/", "comment", found.start())
        line = self.find("\n", found.start())
        return self.lose("comment", found.start(), line if line >= 0 else self.end)

    def on_template(self, found: re.Match[str]) -> int:
        """Leave out code; what it prints leaves a hole, what it opens and closes are parts."""
        start = found.start()
        close = self.find("%>", start)
        if close < 0:
            self.out.told.say(self.lines.place(start), "`<%` has no end here; all after it is left out")
            return self.lose("code", start, self.end)
        after = close + 2
        code = self.text[start + 2 : close]
        place, source = self.lines.place(start), self.text[start:after]
        if shown := _RENDERS.search(code):
            self.out.show(strings(shown.group())[0], place, source)
            return after
        if code[:1] in ("=", "-"):
            self.out.hole()
        self.out.run(code, place)
        if not self._braces(code, source, start):
            self.lose("code", start, after)
        return after

    def _braces(self, code: str, source: str, start: int) -> bool:
        """Open and close what the code's braces do; say whether a condition begins."""
        before, begins = 0, False
        for brace in _BRACE.finditer(code):
            if brace.group() == "}":
                if self.blocks and (frame := self.blocks.pop()):
                    self.out.close(frame)
                    self.chain = frame.chain or self.chain
                before = brace.end()
            elif brace.group() == "{":
                begins |= self._opens(code[before : brace.start()], source, start)
                before = brace.end()
        return begins

    def _opens(self, words: str, source: str, start: int) -> bool:
        words = words[-300:]
        follows = re.match(r"\s*else\b", words)
        if not follows and not re.search(r"\bif\s*\(|\bcase\b|\bswitch\b", words):
            self.blocks.append(None)
            return False
        if not follows:
            self.chain = Chain()
        frame = Frame(self.lines.place(start), source, chain=self.chain)
        self.blocks.append(self.out.open(frame))
        return True
