"""Chapbook: variables before ``--``, modifiers ``[...]`` on lines of their own, inserts ``{...}``.

Format: https://klembot.github.io/chapbook/guide/. A modifier holds to the next one.
"""

from __future__ import annotations

import re
from typing import ClassVar

from course.scenarios.twine.reading import Chain, Frame, Reading, unquoted
from course.scenarios.twine.told import Lines
from course.scenarios.twine.walker import HTML, Walker, headings

_INSERT = re.compile(r"""\{(?>"(?:\\.|[^"\\\n])*+"|'(?:\\.|[^'\\\n])*+'|[^{}"'\n]){1,500}+\}""")
_STARTED = re.compile(r"\{[^{}\n]{0,500}\}")
_CONDITION = re.compile(r"(?:if(?:always)?|unless)\s", re.IGNORECASE)
_MODIFIER = r"^\[[^\[\n][^\n]*[^\]\n]\][ \t]*$"
_NEXT = re.compile(_MODIFIER, re.MULTILINE)
_VARIABLES = re.compile(r"^--[ \t]*$", re.MULTILINE)
_HIDDEN = re.compile(
    r"ifnever\s|javascript$|css$|(?:note(?:\s+to\s+(?:myself|self))?|n\.?b\.?|todo|fixme)$", re.IGNORECASE
)
_TEXT = r"""("(?:\\.|[^"\\\n])*+"|'(?:\\.|[^'\\\n])*+')"""
_VALUE = re.compile(rf"\{{[^:,\n]*:\s*(?:{_TEXT}\s*(?=[,}}])|([^,}}]*))")
_NAMED = {
    name: re.compile(rf",\s*{name}\s*:\s*(?:{_TEXT}\s*(?=[,}}])|([^,}}]*))") for name in ("label", "text", "passage")
}
_SEMICOLON = re.compile(r'"(?:\\.|[^"\\])*+"|;')


class Chapbook(Walker):
    """Reads a passage of Chapbook."""

    NAME = "Chapbook"
    SIGNS: ClassVar[re.Pattern[str]] = re.compile(
        rf"{HTML}|(?P<modifier>{_MODIFIER})|(?P<link>\[\[(?!\[))|(?P<insert>\{{)|(?P<code>`+)",
        re.MULTILINE,
    )

    def __init__(self, text: str, out: Reading, lines: Lines, *, inner: int = 0) -> None:
        super().__init__(text, out, lines, inner=inner)
        self.out.style = headings
        self.chain = Chain()
        self.part: Frame | None = None

    def walk(self, at: int = 0) -> None:
        """Leave out the variables, and go through the text."""
        found = None if self.inner else _VARIABLES.search(self.text)
        if found:
            self._lose_lines("variable", 0, found.start())
            at = found.end()
        super().walk(at)

    def _lose_lines(self, what: str, start: int, end: int) -> int:
        for line in self.text[start:end].split("\n"):
            self.lose(what, start, start + len(line))
            start += len(line) + 1
        return end

    def on_code(self, found: re.Match[str]) -> int:
        """Keep code as code."""
        end = self.find(found.group(), found.end())
        if end < 0:
            self.out.say(found.group())
            return found.end()
        self.out.keep(self.text[found.start() : end + len(found.group())])
        return end + len(found.group())

    def on_modifier(self, found: re.Match[str]) -> int:
        """Close the part before, and begin what a modifier says."""
        if self.part:
            self.out.close(self.part)
            self.part = None
        start = found.start()
        for one in _parted(found.group().strip()[1:-1]):
            if _HIDDEN.match(one):
                return self._hide(one, start, found.end())
            if _CONDITION.match(one) or one.lower() == "else":
                if one.lower() != "else":
                    self.chain = Chain()
                frame = Frame(self.lines.place(start), found.group().strip(), chain=self.chain)
                self.part = self.part or self.out.open(frame)
            else:
                self.out.told.lose(self.lines.place(start), "modifier", f"[{one}]")
        return found.end()

    def _hide(self, modifier: str, start: int, after: int) -> int:
        """Leave out all that stands up to the next modifier."""
        self.out.told.lose(self.lines.place(start), "modifier", f"[{modifier}]")
        next_one = _NEXT.search(self.text, after, self.end)
        end = next_one.start() if next_one else self.end
        if modifier.lower() == "javascript":
            self.out.run(self.text[after:end], self.lines.place(after))
        kind = "note" if modifier.lower().startswith(("n", "todo", "fixme")) else "code"
        return self._lose_lines("words that never show" if modifier[:2] == "if" else kind, after, end)

    def on_insert(self, found: re.Match[str]) -> int | None:
        """Read an insert: some lead somewhere, some show words, the rest prints what only the story knows."""
        start = found.start()
        if self.find("}", start) < 0:
            return None
        whole = _INSERT.match(self.text, start, self.end) or _STARTED.match(self.text, start, self.end)
        if not whole:
            return None
        source, place = whole.group(), self.lines.place(start)
        name = re.sub(r"\s+", " ", re.split(r"[:,]", source.strip("{}"), maxsplit=1)[0].strip().lower())
        if name == "link to":
            words = self.words(_named(source, "label"), start)
            quoted = _VALUE.match(source)
            lead = self.out.link if quoted and quoted.group(1) else self.out.work_out
            lead(words, _first(source), place, source)
        elif name == "back link":
            self.out.back(self.words(_named(source, "label"), start) or "Back", place, source)
        elif name == "reveal link":
            self._reveal(source, start)
        elif name in ("embed passage", "embed passage named"):
            self.out.show(_first(source), place, source)
        else:
            self._other(name, start, whole.end())
        return whole.end()

    def _reveal(self, source: str, start: int) -> None:
        place = self.lines.place(start)
        words = self.words(_first(source), start)
        frame = self.out.open(Frame(place, offer=words))
        passage = _named(source, "passage")
        if passage:
            self.out.show(passage, place, source)
        else:
            text = _named(source, "text")
            if self.inner < 3:
                type(self)(text, self.out, Lines("", place, one=True), inner=self.inner + 1).walk()
        self.out.close(frame)

    def _other(self, name: str, start: int, end: int) -> None:
        if not re.match(r"restart link|embed |ambient sound|no ambient|sound effect|theme switcher", name):
            self.out.hole()
        self.lose("insert", start, end)
        self.out.may_lead(self.text[start:end], self.lines.place(start))


def _parted(modifiers: str) -> list[str]:
    """Return the modifiers of a line; a semicolon in quotes parts nothing."""
    parts, start = [], 0
    for found in _SEMICOLON.finditer(modifiers):
        if found.group() == ";":
            parts.append(modifiers[start : found.start()].strip())
            start = found.end()
    return [*parts, modifiers[start:].strip()]


def _first(source: str) -> str:
    """Return the value after an insert's name: the text it says, or the expression as it stands."""
    found = _VALUE.match(source)
    return _said(found)


def _named(source: str, name: str) -> str:
    return _said(_NAMED[name].search(source))


def _said(found: re.Match[str] | None) -> str:
    if not found:
        return ""
    return unquoted(found.group(1)) if found.group(1) else (found.group(2) or "").strip()
