"""Twee 3, the text form of Twine stories: passages from text, and text from passages.

Input: the text of a ``.twee`` file, which may be anybody's. Output: ``Passage``s; what stands
in a passage is not understood here. Format: https://github.com/iftechfoundation/twine-specs,
twee-3-specification.md. The specification knows no way to write ``::`` at the start of a line,
``[[`` or ``<!--`` as text; a backslash inside them makes them harmless, here and in Twine.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from course.reading.telling import tell

MAX_PASSAGES = 1000
DATA = "Coursewright"  # the passage that holds what belongs to a whole scenario of ours
# A header at a line's start, a link, a comment: each with what was already made harmless in it.
_SIGNS = re.compile(r"^(?P<line>\\+:\\*:|::)|\[(?P<link>\\*)\[|<(?P<comment>\\*)!--", re.MULTILINE)
_HIDDEN = re.compile(r"^\\(?P<line>:\\:|\\+:\\*:|::)|\[\\(?P<link>\\*)\[|<\\(?P<comment>\\*)!--", re.MULTILINE)


class NoTwee(Exception):
    """The text is not a story that can be read; says why, and at which line."""


@dataclass(frozen=True)
class Passage:
    """One passage: its name, tags, metadata and text; ``line`` is its header's, ``first`` that of its text, from 1."""

    name: str
    text: str
    tags: tuple[str, ...] = ()
    metadata: dict[str, Any] = field(default_factory=dict)
    line: int = 1
    first: int = 2
    file: int = 0  # of several


def harmless(text: str) -> str:
    """Return ``text`` so that nothing in it is taken for Twee's own signs; ``plain`` undoes it."""
    return _SIGNS.sub(lambda found: _with("\\", found), text)


def plain(text: str) -> str:
    """Return text as it was before ``harmless``; Twine itself writes a colon pair with two backslashes."""
    return _HIDDEN.sub(lambda found: _with("", found), text)


def _with(more: str, found: re.Match[str]) -> str:
    parts = found.groupdict()
    if parts["line"] is not None:
        return "::" if parts["line"] == ":\\:" else more + parts["line"]
    return f"[{more}{parts['link']}[" if parts["link"] is not None else f"<{more}{parts['comment']}!--"


def written(passages: Sequence[Passage]) -> str:
    """Return passages as the text of a ``.twee`` file."""
    return "\n\n".join("\n".join(_lines(passage)) for passage in passages) + "\n"


def _lines(passage: Passage) -> Iterator[str]:
    head = f":: {_escaped(passage.name)}"
    if passage.tags:
        head += f" [{' '.join(_escaped(tag) for tag in passage.tags)}]"
    if passage.metadata:
        head += f" {json.dumps(passage.metadata, separators=(',', ':'))}"
    yield head
    yield passage.text.strip("\n")


def _escaped(name: str) -> str:
    return re.sub(r"([\\\[\]{}])", r"\\\1", name)


def parsed(text: str) -> list[Passage]:
    """Return the passages of a file; raises ``NoTwee``."""
    found: list[Passage] = []
    head, start, body = "", 0, [""]
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith("::"):
            if start:
                found.append(_passage(head, body, start))
            elif any(part.strip() for part in body):
                raise NoTwee(
                    tell("line 1: text stands before the first passage, `%(body)s`", body=" ".join(body).strip()[:40])
                )
            if len(found) >= MAX_PASSAGES:
                raise NoTwee(
                    tell(
                        "line %(amount)s: the story has more than %(max_passages)s passages",
                        amount=number,
                        max_passages=MAX_PASSAGES,
                    )
                )
            head, start, body = line[2:], number, []
        else:
            body.append(line)
    if not start:
        raise NoTwee(tell("line 1: there is no passage here; each starts with a line `:: Its name`"))
    found.append(_passage(head, body, start))
    return found


def _passage(head: str, body: list[str], line: int) -> Passage:
    name, end = _until(head, 0, "[{")
    tags: tuple[str, ...] = ()
    if end < len(head) and head[end] == "[":
        block, end = _until(head, end + 1, "]")
        tags = tuple(block.split())
        end = head.find("{", end) if "{" in head[end:] else len(head)
    name = re.sub(r"<-?\d+,-?\d+>\s*$", "", name)  # where Twee 2 puts a passage on its map
    if not name.strip():
        raise NoTwee(tell("line %(line)s: the passage has no name", line=line))
    first = line + 1 + next((index for index, part in enumerate(body) if part), 0)
    return Passage(name.strip(), "\n".join(body).strip("\n"), tags, _metadata(head[end:]), line, first)


def _until(head: str, start: int, stops: str) -> tuple[str, int]:
    """Return what stands before the first of ``stops`` that no backslash escapes, unescaped, and its place."""
    out: list[str] = []
    at = start
    while at < len(head) and head[at] not in stops:
        at += head[at] == "\\"
        out.append(head[at : at + 1])
        at += 1
    return "".join(out), at


def _metadata(text: str) -> dict[str, Any]:
    """Return metadata; what is none is left out, as the specification asks."""
    found = json_object(text)
    return {} if found is None else found


def json_object(text: str) -> dict[str, Any] | None:
    """Return the JSON object in ``text``, or None where there is no such thing."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
