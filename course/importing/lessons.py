"""Texts of others as lessons: a Word file, or a page of Markdown, with its pictures and the questions in it.

Input: a file. Output: its title, and Markdown and questions in their order. Headings keep their order of rank; the
first, where it is the only one of its rank, is the title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bs4.element import Tag

from course.importing.files import Beside, bytes_of, decoded
from course.importing.items import Found
from course.importing.texts import Losses, as_markdown, from_markdown
from course.importing.word import opened
from course.importing.word_questions import parted
from course.reading.data import Mapping, value_of
from course.reading.problems import Problems
from course.reading.telling import tell
from course.reading.yaml_text import parse_yaml

ENDINGS = (".docx", ".md", ".markdown")
_HEADING = re.compile(r"h([1-6])")
_FRONT = re.compile(r"\A\ufeff?---\n(.*?\n)---\n", re.DOTALL)
_TITLE = re.compile(r"\A\s*# +(.+?)(?: +#+)?(?: +\{[^}]*\})? *(?:\n|\Z)")


@dataclass(frozen=True)
class LessonText:
    """A lesson as a file of others has it: Markdown and questions, what was lost, and pictures by their new names."""

    title: str
    parts: tuple[str | Found, ...]
    lost: tuple[str, ...]
    files: dict[str, bytes]


def read_lesson(path: Path) -> LessonText:
    """Return the lesson that stands in a file of one of ``ENDINGS``. Raises ``CannotRead``."""
    data = bytes_of(path)
    return _of_word(data, path) if path.suffix.lower() == ".docx" else _of_markdown(decoded(data, path), path)


def _of_word(data: bytes, path: Path) -> LessonText:
    document = opened(data, str(path))
    losses = Losses(dict.fromkeys(document.lost))
    title = _title_of(document.blocks)
    parts: list[str | Found] = []
    for part in parted(document, str(path)):
        if not isinstance(part, list):
            parts.append(part)
            continue
        html = "".join(str(document.blocks[number - 1]) for number in part)
        if text := as_markdown(html, "html", losses, document.pictures):
            parts.append(text)
    return LessonText(title, tuple(parts), tuple(losses.lost), losses.files)


def _title_of(blocks: Sequence[Tag]) -> str:
    """Return the words of the title, and empty it: of that style, or the one heading of the highest rank.

    The other headings begin with ``##`` then.
    """
    headings = [(block, int(found[1])) for block in blocks if (found := _HEADING.fullmatch(block.name))]
    title, is_titled = "", bool(headings) and headings[0][0].get("class") == ["title"]
    if is_titled or (headings and headings[0][1] == 1 and sum(rank == 1 for _, rank in headings) == 1):
        first, _ = headings.pop(0)
        title = " ".join(first.get_text().split())
        first.clear()
        first.name = "p"
    highest = min((rank for _, rank in headings), default=2)
    for block, rank in headings:
        block.name = f"h{min(6, rank + 2 - highest)}"
    return title


def _of_markdown(text: str, path: Path) -> LessonText:
    losses = Losses()
    text = text.replace("\r\n", "\n")
    title, front = "", _FRONT.match(text)
    if front:
        node = parse_yaml(front[1], str(path), Problems(), first_line=2)
        said = value_of(node) if isinstance(node, Mapping) else {}
        text = text[front.end() :]
        for key, value in said.items() if isinstance(said, dict) else ():
            if key == "title":
                title = str(value)
            else:
                losses.tell(tell("its `%(key)s`", key=key))
    if found := _TITLE.match(text):
        title = title or found[1]
        text = text[found.end() :]
    body = from_markdown(text, losses, Beside(path.parent), has_links=True)
    return LessonText(title, (body,) if body else (), tuple(losses.lost), losses.files)
