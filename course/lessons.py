"""A lesson's Markdown: what it places, what it cites, and what is the trainer's alone.

Comes in: Markdown text. Goes out: ``Lesson`` with its placements, citations and links found, code
left alone. Nothing is rendered here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast, get_args

from markdown.extensions.toc import slugify

PlacementKind = Literal["question", "scenario", "checklist"]
PLACEMENT_KINDS: tuple[PlacementKind, ...] = get_args(PlacementKind)

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_PLACEMENT = re.compile(r"^\s*<!--\s*([A-Za-z-]+)\s*:\s*(.*?)\s*-->\s*$")
_CITATION = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_TRAINER = re.compile(r"^(?:!!!|\?\?\?\+?)\s+trainer\b")


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
        text = _COMMENT.sub(" ", without_trainer(self.body))
        return len(re.findall(r"[^\W_][\w'’-]*", _CITATION.sub(" ", text)))

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
        found = []
        for number, line in prose_lines(self.body):
            text = _CODE_SPAN.sub(lambda code: " " * len(code.group()), line)
            for match in _CITATION.finditer(text):
                found.append(Citation(match.group(1), number + self.first_line - 1, match.start() + 1))
        return tuple(found)

    @property
    def anchors(self) -> tuple[str, ...]:
        """The web addresses of its section headings, as Markdown makes them."""
        return tuple(anchor(heading) for heading in self.headings)

    @property
    def headings(self) -> tuple[str, ...]:
        """The texts of its section headings (``##``), in order."""
        return tuple(
            line[3:].strip() for _, line in prose_lines(without_trainer(self.body)) if line.startswith("## ")
        )

    def _comments(self) -> Iterator[Placement | Unplaced]:
        for number, line in prose_lines(self.body):
            match = _PLACEMENT.match(line)
            if match is None:
                continue
            word, name = match.group(1), match.group(2)
            place = (number + self.first_line - 1, line.index("<!--") + 1)
            if word in PLACEMENT_KINDS:
                yield Placement(cast(PlacementKind, word), name, *place)
            elif re.fullmatch(r"[\w/-]+", name):
                yield Unplaced(word, *place)


def anchor(heading: str) -> str:
    """Return the part after ``#`` of a heading's web address, as Python-Markdown makes it."""
    given = re.search(r"\{[^}]*#([\w-]+)[^}]*\}\s*$", heading)
    if given:
        return given.group(1)
    return slugify(re.sub(r"[*_`]|\[\^[^\]]*\]|\[([^\]]*)\]\([^)]*\)", r"\1", heading), "-")


def prepared(body: str, token: str) -> tuple[str, tuple[Placement, ...]]:
    """Return Markdown to render, and its placements in order.

    Placement number ``n`` stands as a paragraph of its own, ``{token}{n}``; comments and trainer
    blocks are gone; code is as it was.
    """
    placements: list[Placement] = []
    prose = {number for number, _ in prose_lines(body)}
    chunks: list[list[str]] = [[]]
    kinds = [True]
    for number, line in enumerate(without_trainer(body).split("\n"), start=1):
        is_prose = number in prose
        match = _PLACEMENT.match(line) if is_prose else None
        if is_prose != kinds[-1]:
            chunks.append([])
            kinds.append(is_prose)
        if match and match.group(1) in PLACEMENT_KINDS:
            placement = Placement(cast(PlacementKind, match.group(1)), match.group(2), number, 1)
            line = f"\n{token}{len(placements)}\n"
            placements.append(placement)
        chunks[-1].append(line)
    texts = ("\n".join(chunk) for chunk in chunks)
    parts = [_COMMENT.sub("", text) if kind else text for text, kind in zip(texts, kinds, strict=True)]
    return "\n".join(parts), tuple(placements)


def prose_lines(body: str) -> Iterator[tuple[int, str]]:
    """Yield the lines outside fenced code, each with its number from 1."""
    fence = ""
    for number, line in enumerate(body.split("\n"), start=1):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark.group(1)
        elif mark and mark.group(1).startswith(fence):
            fence = ""
        elif not fence:
            yield number, line


def without_trainer(body: str) -> str:
    """Return ``body`` without its trainer blocks, line numbers kept."""
    out: list[str] = []
    inside = False
    prose = {number for number, _ in prose_lines(body)}
    for number, line in enumerate(body.split("\n"), start=1):
        if number in prose and _TRAINER.match(line):
            inside = True
        elif inside and line.strip() and not line.startswith(("    ", "\t")):
            inside = False
        out.append("" if inside else line)
    return "\n".join(out)
