"""What all readers of a format share: the walk through a passage, and HTML on the way.

A format says by a pattern what its signs are, each a named group, and has a method of that name
that is given the match and returns where to go on, or None where the sign is not one after all.
Each character is looked at a fixed number of times: what has no end is searched for once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar

from course.scenarios.twine.reading import Frame, Reading
from course.scenarios.twine.told import Lines

HTML = (
    r"(?P<comment><!--)|(?P<old><</?[a-zA-Z=][^<>\n]{0,500}>>)"
    r"|(?P<tag></?[a-zA-Z.](?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+>)"
)
_SET = re.compile(r"""([\w:@-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_RAW = {
    "script", "style", "svg", "audio", "video", "iframe", "object", "canvas", "select", "textarea", "template",
    "math", "noscript", "title",
}  # fmt: skip
_BREAKS = {"br", "p", "div", "li", "ul", "ol", "tr", "table", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"}
_EMPTY = {"area", "img", "image", "source", "input"}
_LINK = re.compile(r"\[\[(?!\[)([^\n]*)\]\]")
_HEADING = re.compile(r"^[ \t]*#{1,6}[ \t]+([^\n#*]+?)[ \t#]*$", re.MULTILINE)
_LONG = 2000  # characters of a link
_CALL = re.compile(r"\b(?:show|play|display|goto|goTo|go)\(\s*['\"]?([^'\")]+)")  # in `onclick`, or an address
Close = Callable[[], int]


class Walker:
    """A walk through one text; what is found goes to ``out``."""

    SIGNS: ClassVar[re.Pattern[str]]
    NAME: ClassVar[str]

    def __init__(self, text: str, out: Reading, lines: Lines, *, inner: int = 0) -> None:
        self.text = text
        self.out = out
        self.lines = lines
        self.inner = inner  # how many texts in quotes this one stands in
        self._ends: list[tuple[int, Close]] = []
        self._next: dict[str, tuple[int, int]] = {}  # from where a sign was looked for, and where it was found

    @property
    def end(self) -> int:
        """Where the innermost part ends."""
        return self._ends[-1][0] if self._ends else len(self.text)

    def walk(self, at: int = 0) -> None:
        """Go through the text."""
        while True:
            found = self.SIGNS.search(self.text, at, self.end)
            self.out.say(self.text[at : found.start() if found else self.end])
            if found:
                at = self._met(found)
            elif self._ends:
                at = self._ends.pop()[1]()
            else:
                return

    def _met(self, found: re.Match[str]) -> int:
        to: int | None = getattr(self, f"on_{found.lastgroup}")(found)
        if to is None:
            self.out.say(self.text[found.start()])
            return found.start() + 1
        return to

    def inside(self, start: int, end: int, close: Close) -> int:
        """Go on inside a part of the text; ``close`` is called at its end, and says where to go on."""
        self._ends.append((end, close))
        return start

    def find(self, sign: str, at: int) -> int:
        """Return where ``sign`` stands next within the innermost part, or -1; looks for each once."""
        since, place = self._next.get(sign, (0, -1))
        if not (sign in self._next and since <= at <= place):
            found = self.text.find(sign, at)
            place = found if found >= 0 else len(self.text)
            self._next[sign] = (at, place)
        return place if place + len(sign) <= self.end else -1

    def lose(self, what: str, start: int, end: int) -> int:
        """Leave out what stands between two places, and say so."""
        self.out.told.lose(self.lines.place(start), what, self.text[start:end])
        return end

    def until(self, sign: str, what: str, start: int) -> int | None:
        """Leave out what stands from ``start`` to the end of ``sign``."""
        end = self.find(sign, start + 1)
        return None if end < 0 else self.lose(what, start, end + len(sign))

    def words(self, text: str, at: int) -> str:
        """Return a text in quotes that may hold the format's own signs, as plain words."""
        if self.inner > 2 or not self.SIGNS.search(text):
            return self.finished(text)
        start = len(self.out.pieces)
        type(self)(text, self.out, Lines("", self.lines.place(at), one=True), inner=self.inner + 1).walk()
        return " ".join(self.out.cut(start).split())

    def finished(self, text: str) -> str:
        """Return words without signs as an author would write them."""
        start = len(self.out.pieces)
        self.out.say(text)
        return " ".join(self.out.cut(start).split())

    # What all formats have

    def on_comment(self, found: re.Match[str]) -> int | None:
        """Leave out a comment."""
        return self.until("-->", "comment", found.start())

    def on_old(self, found: re.Match[str]) -> int:
        """Leave out a macro of Twine 1, which no format but SugarCube runs."""
        self.out.may_lead(found.group(), self.lines.place(found.start()))
        return self.lose("macro", found.start(), found.end())

    def on_tag(self, found: re.Match[str]) -> int:
        """Leave out a tag of HTML, or all of an element that shows no words; one that is a link leads somewhere."""
        start, after, whole = found.start(), found.end(), found.group()
        tag = re.split(r"[\s>/]", whole.lstrip("</"), maxsplit=1)[0]
        name = tag.lower()
        opens = not whole.startswith("</")
        if opens and name in _RAW:
            return self._raw(tag, start, after)
        attributes = {one[1].lower(): one[2] or one[3] or one[4] or "" for one in _SET.finditer(whole)}
        target = attributes.get("data-passage") if name not in _EMPTY - {"area"} else None
        calls = [call for value in attributes.values() if (call := _CALL.search(value))]
        if target is None and calls:
            target = calls[0].group(1)
        if opens and target is not None:
            return self._element_link(tag, target, attributes, start, after)
        self.lose("HTML tag", start, after)
        if name in _BREAKS:
            self.out.pieces.append("\n" if name in ("br", "li", "tr") else "\n\n")
        return after

    def _raw(self, name: str, start: int, after: int) -> int:
        end = self.find(f"</{name}", after)
        if end < 0:
            return self.lose("HTML tag", start, after)
        self.out.run(self.text[after:end], self.lines.place(start))
        close = self.text.find(">", end, self.end)
        return self.lose("HTML element", start, close + 1 if close >= 0 else end + len(name) + 2)

    def _element_link(self, name: str, target: str, attributes: dict[str, str], start: int, after: int) -> int:
        place, source = self.lines.place(start), self.text[start:after]
        end = -1 if name.lower() == "area" else self.find(f"</{name}", after)
        if end < 0:
            words = attributes.get("alt") or attributes.get("title") or ""
            self.out.link(self.finished(words), target, place, source)
            return after
        begun = self.out.open(Frame(place))

        def close() -> int:
            words = "" if begun.closed else " ".join(self.out.cut(begun.start).split())
            self.out.close(begun)
            self.out.link(words, target, place, source)
            last = self.text.find(">", end, self.end)
            return last + 1 if last >= 0 else end + len(name) + 2

        return self.inside(after, end, close)

    def on_link(self, found: re.Match[str]) -> int | None:
        """Read ``[[a]]``, ``[[a->b]]``, ``[[b<-a]]``, ``[[a|b]]`` and their setters."""
        start = found.start()
        close = self.text.find("]]", start, min(self.end, start + _LONG))
        whole = _LINK.fullmatch(self.text, start, close + 2) if close >= 0 else None
        if not whole:
            return None
        inside, _, setter = whole.group(1).partition("][")
        if setter:
            self.out.told.lose(self.lines.place(whole.start()), "setter", setter)
        words, target = link_parts(inside)
        place = self.lines.place(whole.start())
        self.out.link(self.words(words, whole.start()), target, place, whole.group())
        return whole.end()


def headings(text: str) -> str:
    """Return Markdown's headings as strong words: a text of a scenario has none."""
    return _HEADING.sub(r"**\1**", text)


def link_parts(inside: str) -> tuple[str, str]:
    """Return the words and the target of what stands in a link; words are empty where it has none of its own."""
    if "->" in inside:
        words, _, target = inside.rpartition("->")
    elif "<-" in inside:
        target, _, words = inside.partition("<-")
    elif "|" in inside:
        words, _, target = inside.rpartition("|")
    else:
        words, target = "", inside
    return words.strip(), target.strip()
