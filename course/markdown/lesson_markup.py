"""What lessons have beside Markdown, as extensions of Python-Markdown: recognised in prose, never in code.

Comments and placements, citations, local standards, links with their places. `course.markdown.marks` carries
the places through; `course.markdown.boxes` has the boxes and the trainer's blocks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from course.markdown.marks import ANY, MARK, Places, slot, unmarked

Place = tuple[int, int]
Made = tuple[Element | str | None, int | None, int | None]

# Attributes that elements have while Markdown is at work.
PLACE, LINES = "course-place", "course-lines"
PLACEMENT, CITED, STANDARD = "course-placement", "course-cited", "course-standard"

_CANDIDATE = re.compile(r"<!--|(?<!\[\[)!?\[")
_TASK = re.compile(r"\[[ xX]\](?=\s)")
_COMMENT_LINE = re.compile(rf"(?m)^ {{0,3}}(?:{ANY})?<!--")
_REST_OF_LINE = re.compile(r"[ ]*(?:\n|\Z)")
_NAMED = re.compile(r"\s*([A-Za-z-]+)\s*:\s*(\S.*?)\s*")
_WITHOUT_COLON = re.compile(r"\s*((?:question|scenario|checklist) +[\w/]*[-/][\w/-]+)\s*")
_RUN = re.compile("`+")


@dataclass(frozen=True)
class Comment:
    """A comment of the form ``<!-- word: name -->``; ``alone`` if it has its line to itself."""

    word: str
    name: str
    place: Place
    alone: bool


@dataclass
class Finds:
    """What the extensions find in one text while it is converted."""

    places: Places
    placed: Callable[[Comment], bool]  # whether a comment is a placement
    comments: list[Comment] = field(default_factory=list)
    within: list[Place] = field(default_factory=list)  # comments that stand in a paragraph
    apart: list[Place] = field(default_factory=list)  # comments that have their lines to themselves
    unclosed: Place | None = None  # the first comment that is not closed

    def begin(self) -> None:
        """Begin with another text."""
        self.comments, self.within, self.apart, self.unclosed = [], [], [], None


def place_text(place: Place) -> str:
    """Return a place as an attribute."""
    return f"{place[0]},{place[1]}"


def place_of(element: Element) -> Place | None:
    """Return the place that an element carries."""
    line, mark, column = (element.get(PLACE) or "").partition(",")
    return (int(line), int(column)) if mark else None


def lines_of(element: Element) -> list[int]:
    """Return the numbers of the lines that an element is made of."""
    return [int(number) for number in (element.get(LINES) or "").split()]


def swallowed(places: Places, finds: Finds) -> Iterator[tuple[int, int, int]]:
    """Yield the place of each comment that goes on over the start of another one, and the line of that one."""
    starts = [0]
    for words in places.lines:
        starts.append(starts[-1] + len(words) + 1)
    for place in (*finds.apart, *finds.within):
        line, column = places.position(place)
        start = starts[line - places.first_line] + column + 3
        end = places.source.find("-->", start)
        if (other := places.source.find("<!--", start, max(end, start))) >= 0:
            yield line, column, line + places.source.count("\n", start, other)


class LineReader(Treeprocessor):
    """Takes the marks of lines, notes which element each line became, and marks what may have a place of its own."""

    def __init__(self, md: Markdown, finds: Finds) -> None:
        super().__init__(md)
        self.finds = finds
        self.last: Place = (1, 1)

    def run(self, root: Element) -> None:
        """Walk the whole tree once."""
        self.last = (1, 1)
        for element in root.iter():
            if element.text:
                element.text, lines = self._read(element.text)
                if lines and not element.get(LINES):
                    element.set(LINES, " ".join(map(str, lines)))
            if element.tail:
                element.tail, _ = self._read(element.tail)

    def _read(self, text: str) -> tuple[str, list[int]]:
        if isinstance(text, AtomicString):
            return AtomicString(unmarked(text)), []
        anchors: list[tuple[int, Place]] = []
        parts, done, length = [], 0, 0
        for mark in MARK.finditer(text):
            parts.append(text[done : mark.start()])
            length += mark.start() - done
            done = mark.end()
            anchors.append((length, self.finds.places.of(mark)))
        plain = "".join(parts) + text[done:]
        if not HTML_PLACEHOLDER_RE.sub("", plain).strip():
            return plain, []
        if anchors:
            first, (line, _) = anchors[0]
            before = plain.count("\n", 0, first)
            if before:
                anchors.insert(0, (0, (line - before, 1)))
        else:
            anchors = [(0, (self.last[0], 1))]
        return self._marked(plain, anchors), self._lines(plain, anchors)

    def _lines(self, plain: str, anchors: list[tuple[int, Place]]) -> list[int]:
        lines: list[int] = []
        ends = [*(offset for offset, _ in anchors[1:]), len(plain)]
        for (offset, (line, _)), end in zip(anchors, ends, strict=True):
            for number in range(line, line + plain.count("\n", offset, end) + 1):
                if number == line or plain[offset:end].strip():
                    lines.append(number)
        self.last = anchors[-1][1]
        return sorted(set(lines))

    def _marked(self, plain: str, anchors: list[tuple[int, Place]]) -> str:
        if "[" not in plain and "<!--" not in plain:  # as most texts, and found out in a thirtieth of the time
            return plain
        parts, done, at = [], 0, 0
        offset, (line, column) = anchors[0]
        for found in _CANDIDATE.finditer(plain):
            start = found.start()
            if _is_escaped(plain, start) or (not start and _TASK.match(plain)):
                continue
            while at < len(anchors) and anchors[at][0] <= start:
                offset, (line, column) = anchors[at]
                at += 1
            if newlines := plain.count("\n", offset, start):
                line += newlines
                offset, column = plain.rfind("\n", offset, start) + 1, 1
            column += start - offset
            offset = start
            parts += [plain[done:start], self.finds.places.mark(line, column)]
            done = start
        return "".join(parts) + plain[done:]


def _is_escaped(text: str, at: int) -> bool:
    before = at
    while before and text[before - 1] == "\\":
        before -= 1
    return bool((at - before) % 2)


def _is_within(spans: Sequence[tuple[int, int]], position: int) -> bool:
    """Tell whether a position lies in one of these spans, which stand in order."""
    before = bisect_right(spans, (position, 0)) - 1
    return before >= 0 and position < spans[before][1]


class CommentBlocks(BlockProcessor):
    """Takes comments that have their lines to themselves, and puts a placement where one stands."""

    def __init__(self, parser: BlockParser, finds: Finds) -> None:
        super().__init__(parser)
        self.finds = finds
        self.hopeless: tuple[list[str], int] | None = None  # blocks after which no comment is closed

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - Python-Markdown's signature
        """Tell whether a line of the block starts with a comment."""
        return "<!--" in block and bool(_COMMENT_LINE.search(block))

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Take the comments of the first block; one that is not closed in it takes the blocks up to its end."""
        block, position, done, found_any = blocks[0], 0, 0, False
        kept: list[str] = []
        code = code_spans(block)
        while found := _COMMENT_LINE.search(block, position):
            position = found.end()
            if _is_within(code, position):
                continue
            end = block.find("-->", found.end())
            place = self.finds.places.last_before(block, found.end() - 4) or (1, 1)
            if end < 0:
                rest = self._closing(blocks)
                if rest is None:
                    break
                self.finds.apart.append(place)
                kept.append(block[done : found.start()])
                block, position, done, found_any, code = rest, 0, 0, True, code_spans(rest)
                continue
            line_end = _REST_OF_LINE.match(block, end + 3)
            position = end + 3
            if not line_end:
                continue
            found_any = True
            self.finds.apart.append(place)
            kept.append(block[done : found.start()])
            done = position = line_end.end()
            comment = self._named(unmarked(block[found.end() : end]), place)
            if comment and self.finds.placed(comment):
                self._put(parent, "".join(kept), place)
                kept = []
        if not found_any:
            return False
        left = "".join(kept) + block[done:]
        blocks[:1] = [left] if unmarked(left).strip() else []
        return True

    def _put(self, parent: Element, before: str, place: Place) -> None:
        """Put a placement behind what stands before it."""
        self._parse(before, parent)
        attributes = {PLACE: place_text(place), PLACEMENT: str(len(self.finds.comments) - 1)}
        SubElement(parent, "p", attributes).text = ""  # text at all: Markdown's notes add to it

    def _named(self, text: str, place: Place) -> Comment | None:
        named = _NAMED.fullmatch(text)
        if not named and (bare := _WITHOUT_COLON.fullmatch(text)):
            self.finds.comments.append(Comment(bare[1], "without-a-colon", place, alone=True))
        if not named:
            return None
        comment = Comment(named[1], named[2], place, alone=True)
        if "\n" in text.strip() and not self.finds.placed(comment):
            return None
        self.finds.comments.append(comment)
        return comment

    def _parse(self, text: str, parent: Element) -> None:
        if unmarked(text).strip():
            self.parser.parseBlocks(parent, [text.strip("\n")])

    def _closing(self, blocks: list[str]) -> str | None:
        """Return what follows the end of a comment in a later block; the blocks up to it are gone."""
        if self.hopeless and self.hopeless[0] is blocks and len(blocks) <= self.hopeless[1]:
            return None
        for number in range(1, len(blocks)):
            end = blocks[number].find("-->")
            if end >= 0:
                block = blocks[number]
                del blocks[1 : number + 1]
                return self._mark_after(block, end + 3) + block[end + 3 :]
        self.hopeless = (blocks, len(blocks))
        return None

    def _mark_after(self, block: str, end: int) -> str:
        marks = list(MARK.finditer(block, 0, end))
        if not marks or block.startswith("\n", end):
            return ""
        line, column = self.finds.places.of(marks[-1])
        newlines = block.count("\n", marks[-1].end(), end)
        return self.finds.places.mark(line + newlines, 1 if newlines else column + end - marks[-1].end())


def code_spans(text: str) -> list[tuple[int, int]]:
    """Return where the code spans of a text are; a span ends at as many backticks as it starts with."""
    runs = [(match.start(), match.end()) for match in _RUN.finditer(text)]
    later: dict[int, list[int]] = {}
    for number in range(len(runs) - 1, -1, -1):
        later.setdefault(runs[number][1] - runs[number][0], []).append(number)
    spans, number = [], 0
    while number < len(runs):
        start, end = runs[number]
        same = later[end - start]
        while same and same[-1] <= number:
            same.pop()
        if same:
            number = same[-1]
            spans.append((start, runs[number][1]))
        number += 1
    return spans


class Comments(InlineProcessor):
    """Takes comments out of a line of prose."""

    def __init__(self, md: Markdown, finds: Finds) -> None:
        super().__init__("<!--", md)
        self.finds = finds
        self.hopeless: str | None = None  # a text in which no more comments are closed

    def handleMatch(self, m: re.Match[str], data: str) -> Made:  # type: ignore[override]  # noqa: N802 - its name
        """Return nothing in the place of a comment."""
        end = -1 if self.hopeless is data else data.find("-->", m.end())
        place = self.finds.places.last_before(data, m.start()) or (1, 1)
        if end < 0:
            self.finds.unclosed = self.finds.unclosed or place
            self.hopeless = data
            return None, None, None
        self.finds.within.append(place)
        named = _NAMED.fullmatch(unmarked(data[m.end() : end]))
        if named:
            self.finds.comments.append(Comment(named[1], named[2], place, alone=False))
        return "", m.start(), end + 3


class Standards(InlineProcessor):
    r"""Makes an element of ``[[name]]``, a local standard; ``\[[`` is text."""

    def __init__(self, md: Markdown, places: Places | None = None) -> None:
        super().__init__(rf"\[(?:{ANY})?\[([^\[\]\n]{{1,80}})\]\]", md)
        self.places = places

    def handleMatch(self, m: re.Match[str], data: str) -> Made:  # type: ignore[override]  # noqa: N802 - its name
        """Return an element that carries the standard's name; without places, the slot alone."""
        name = unmarked(m[1])
        if not self.places:
            return slot("S", name), m.start(), m.end()
        element = Element("span", {STANDARD: name})
        element.text = AtomicString(slot("S", name))
        place = self.places.last_before(data, m.start())
        if place:
            element.set(PLACE, place_text(place))
        return element, m.start(), m.end()


class Citations(InlineProcessor):
    """Makes an element of ``[^id]`` where the author has written no note of that name."""

    def __init__(self, md: Markdown, places: Places, notes: Any) -> None:
        super().__init__(r"\[\^([^\[\]\s\x02\x03]{1,80})\]", md)  # \x02 begins what another reader made
        self.places = places
        self.notes = notes

    def handleMatch(self, m: re.Match[str], data: str) -> Made:  # type: ignore[override]  # noqa: N802 - its name
        """Return an element that carries the id."""
        name = unmarked(m[1])
        if name in self.notes.footnotes:
            return None, None, None
        place = self.places.last_before(data, m.start()) or (1, 1)
        return Element("sup", {CITED: name, PLACE: place_text(place)}), m.start(), m.end()


class Unmarked(InlineProcessor):
    """A reader of something that is not prose, such as math, given its text without marks."""

    def __init__(self, inner: Any) -> None:
        super().__init__(inner.pattern, inner.md)
        self.compiled_re = inner.compiled_re
        self.inner = inner

    def handleMatch(self, m: re.Match[str], data: str) -> Made:  # type: ignore[override]  # noqa: N802 - its name
        """Return what the reader makes of the match."""
        text = unmarked(m.group())
        plain = m if text == m.group() else self.compiled_re.fullmatch(text)
        if plain is None:
            return None, None, None
        element, start, _ = self.inner.handleMatch(plain, data if plain is m else text)
        return (None, None, None) if start is None else (element, m.start(), m.end())
