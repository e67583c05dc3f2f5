"""The Markdown that authors write here: which elements there are, in lessons and in texts of data files.

Whatever renders an author's text takes its extensions from this one place, so that a lesson, a
question and paper agree on what is markup and what is text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import punctuation
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX
from pymdownx import keymap_db

from course.markdown.extensions import extension
from course.markdown.math_markup import MathPattern
from course.markdown.shortcuts import NeededReaders, PlainParagraphs
from course.markdown.table_frames import TableFrames
from course.markdown.task_boxes import TaskBoxes

KEY_NAMES = frozenset((*keymap_db.keymap, *keymap_db.aliases))

# What an author's `{: name=value }` may set. Scripts read other attributes, and styles are refused by policy.
ATTRIBUTES = frozenset(("id", "class", "title", "lang", "dir", "width", "height", "start", "alt", "href", "src"))

_PREFIX = re.compile(r"(?P<marks>[ \t>]*)" + STX + r"wzxhzdk:\d+\x03[ \t]*$")


class Reader(Markdown):
    """Markdown that makes an extension for which another asks by name as ours are made."""

    def build_extension(self, ext_name: str, configs: Mapping[str, Any]) -> Any:
        """Return the extension."""
        return extension(ext_name, configs)


class OurElements(Extension):
    """The elements that no package has in the form we need: math, and (in lessons) boxes of tasks."""

    def __init__(self, *, lesson: bool = False) -> None:
        super().__init__()
        self._lesson = lesson

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name for it
        """Register them; they come after the extensions of the set."""
        # As in CommonMark, each sign of ASCII is itself behind a backslash. One before a space stays: caret and tilde
        # would remove it.
        md.ESCAPED_CHARS[:] = punctuation
        md.block_level_elements.remove("math")  # it stands in sentences, and would get line ends around it
        md.inlinePatterns.register(MathPattern(md), "course-math", 185)  # after code, before `\\` escapes anything
        md.treeprocessors.register(NeededReaders(md), "inline", 20)  # in the place of Markdown's own
        md.parser.blockprocessors.register(PlainParagraphs(md.parser), "course-paragraphs", 1000)
        if "fenced_code_block" in md.preprocessors:  # in sentences there are no blocks
            md.preprocessors.register(FencesApart(md), "course-fences-apart", 24)
            md.treeprocessors.register(PlainStarts(md), "course-starts", 10)
            md.treeprocessors.register(TableFrames(md), "course-frames", 9)  # after the words of their cells are set
        if self._lesson:
            md.treeprocessors.register(TaskBoxes(md), "course-tasks", 25)  # before `inline` sees the brackets
            md.treeprocessors.register(AllowedAttributes(md), "attr_list", 8)  # in the place of their own


class FencesApart(Preprocessor):
    """Gives each block of code a paragraph of its own, where it follows a line of words at once."""

    def run(self, lines: list[str]) -> list[str]:
        """Read the lines once. Where a line is empty already, a second one would end the note that the block is in."""
        apart: list[str] = []
        for number, line in enumerate(lines):
            found = _PREFIX.match(line) if STX in line else None
            blank = found["marks"].rstrip() if found else ""
            if found and apart and apart[-1].strip(" \t>"):
                apart.append(blank)
            apart.append(line)
            if found and "".join(lines[number + 1 : number + 2]).strip(" \t>"):
                apart.append(blank)
        return apart


class PlainStarts(Treeprocessor):
    """Says in digits of ASCII where a list starts, whichever script its numbers have: HTML knows no others."""

    def run(self, root: Element) -> None:
        """Walk the whole tree once."""
        for listed in root.iter("ol"):
            start = listed.get("start", "")
            if not start.isascii() and start.isdecimal():
                listed.set("start", str(int(start)))


class AllowedAttributes(AttrListTreeprocessor):
    """Reads attribute lists, and keeps what can neither act nor be taken for ours."""

    def assign_attrs(self, elem: Element, attrs_string: str, *, strict: bool = False) -> str:
        """Set what is allowed; return what is left of the text."""
        before = set(elem.attrib)
        left = super().assign_attrs(elem, attrs_string, strict=strict)
        for name in set(elem.attrib) - before - ATTRIBUTES:
            del elem.attrib[name]
        return left
