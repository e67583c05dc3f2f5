"""A lesson's Markdown: what it places, what it cites, and what is the trainer's alone.

Comes in: Markdown text. Goes out: ``Lesson`` with its placements, citations and links found, code
left alone. Nothing is rendered here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from markdown.extensions.toc import slugify

from course.judgements import TextWaiver
from course.prose import prose_lines, without_code_spans
from course.trainer import with_trainer, without_trainer

PlacementKind = Literal["question", "scenario", "checklist"]
PLACEMENT_KINDS: tuple[PlacementKind, ...] = get_args(PlacementKind)

# No pattern here may look past its line's end or look back over it: a file of 1 MB is read in
# a moment or not at all.
_CITATION = re.compile(r"\[\^([^\[\]\s]{1,80})\](?!:)")
MAX_HEADING = 300  # characters of a heading that its web address is made of


@dataclass(frozen=True)
class Placement:
    """A line that puts a question, scenario or checklist into a lesson; ``line`` counts from 1."""

    kind: PlacementKind
    id: str
    line: int
    column: int


@dataclass(frozen=True)
class Citation:
    """A footnote reference to a claim or to evidence."""

    id: str
    line: int
    column: int


@dataclass(frozen=True)
class Unplaced:
    """A comment that looks like a placement but is none."""

    word: str
    line: int
    column: int


@dataclass(frozen=True)
class Lesson:
    """One lesson of a module: its file, its front matter and its Markdown body."""

    path: str
    title: str
    summary: str
    body: str
    first_line: int
    waive: tuple[TextWaiver, ...] = ()

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return self.path.rsplit("/", 1)[-1].removesuffix(".md")

    @property
    def src(self) -> str:
        """The file's path below ``modules/``, as the site names its page."""
        return self.path.partition("/")[2]

    @property
    def words(self) -> int:
        """How many words a learner reads, questions aside."""
        text = _without_comments(without_trainer(self.body))
        return len(re.findall(r"[^\W_][\w'’-]*", _CITATION.sub(" ", text)))  # noqa: RUF001 - an apostrophe

    @property
    def placements(self) -> tuple[Placement, ...]:
        """What the lesson places, in order."""
        return tuple(found for found in self._comments() if isinstance(found, Placement))

    @property
    def unplaced(self) -> tuple[Unplaced, ...]:
        """Comments of the form ``<!-- word: id -->`` whose word is unknown."""
        return tuple(found for found in self._comments() if isinstance(found, Unplaced))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What the lesson cites, in order."""
        return tuple(self._citations(without_trainer(self.body)))

    @property
    def all_citations(self) -> tuple[Citation, ...]:
        """What the lesson and its trainer's blocks cite, in order."""
        return tuple(self._citations(self.body))

    @property
    def anchors(self) -> tuple[str, ...]:
        """The web addresses of its section headings, as Markdown makes them."""
        return tuple(anchor(heading) for heading in self.headings)

    @property
    def headings(self) -> tuple[str, ...]:
        """The texts of its section headings (``##``), in order."""
        return tuple(line[3:].strip() for _, line in prose_lines(without_trainer(self.body)) if line.startswith("## "))

    @property
    def sections(self) -> dict[str, str]:
        """The address of each section, and its heading without footnotes and attributes."""
        return {anchor(heading): _words_of(heading) for heading in self.headings}

    def _citations(self, body: str) -> Iterator[Citation]:
        for number, line in prose_lines(body):
            for match in _CITATION.finditer(without_code_spans(line)):
                yield Citation(match.group(1), number + self.first_line - 1, match.start() + 1)

    def _comments(self) -> Iterator[Placement | Unplaced]:
        for number, line in prose_lines(without_trainer(self.body)):
            named = _named_comment(line)
            if named is None:
                continue
            word, name = named
            place = (number + self.first_line - 1, line.index("<!--") + 1)
            if word in PLACEMENT_KINDS:
                yield Placement(word, name, *place)
            elif re.fullmatch(r"[\w/-]+", name):
                yield Unplaced(word, *place)


def anchor(heading: str) -> str:
    """Return the part after ``#`` of a heading's web address, as Python-Markdown makes it."""
    heading = heading[:MAX_HEADING]
    given = re.search(r"\{[^}]*#([\w-]+)[^}]*\}\s*$", heading)
    if given:
        return given.group(1)
    return slugify(re.sub(r"[*_`]|\[\^[^\]]*\]|\[([^\]]*)\]\([^)]*\)", r"\1", heading), "-")


def _words_of(heading: str) -> str:
    """Return a heading without its footnotes and attributes."""
    words = _CITATION.sub("", heading[:MAX_HEADING]).rstrip("# ")
    return words.rpartition("{")[0].rstrip() or words if words.endswith("}") else words


def prepared(body: str, token: str, *, trainer: bool = False) -> tuple[str, tuple[Placement, ...]]:
    """Return Markdown to render, and its placements in order.

    Placement number ``n`` stands as a paragraph of its own, ``{token}{n}``; comments are gone, and
    trainer blocks too, unless it is for the ``trainer``; code is as it was.
    """
    placements: list[Placement] = []
    prose = {number for number, _ in prose_lines(body)}
    chunks: list[list[str]] = [[]]
    kinds = [True]
    shown = with_trainer(body) if trainer else without_trainer(body)
    for number, line in enumerate(shown.split("\n"), start=1):
        is_prose = number in prose
        named = _named_comment(line) if is_prose else None
        if is_prose != kinds[-1]:
            chunks.append([])
            kinds.append(is_prose)
        if named and named[0] in PLACEMENT_KINDS:
            placement = Placement(named[0], named[1], number, 1)
            line = f"\n{token}{len(placements)}\n"
            placements.append(placement)
        chunks[-1].append(line)
    texts = ("\n".join(chunk) for chunk in chunks)
    parts = [_without_comments(text) if kind else text for text, kind in zip(texts, kinds, strict=True)]
    return "\n".join(parts), tuple(placements)


def _named_comment(line: str) -> tuple[str, str] | None:
    """Return word and name of a line that is ``<!-- word: name -->``."""
    text = line.strip()
    if len(text) < 7 or not text.startswith("<!--") or not text.endswith("-->"):
        return None
    word, mark, name = text[4:-3].partition(":")
    word = word.strip()
    return (word, name.strip()) if mark and re.fullmatch("[A-Za-z-]+", word) else None


def _without_comments(text: str) -> str:
    parts, start = [], 0
    while (opened := text.find("<!--", start)) >= 0 and (closed := text.find("-->", opened + 4)) >= 0:
        parts.append(text[start:opened])
        start = closed + 3
    return "".join(parts) + text[start:]
