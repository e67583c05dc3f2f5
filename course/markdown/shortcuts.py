"""Ways past the readers of Python-Markdown that a text has no use for: most texts have few of the signs of markup.

Python-Markdown asks each of some twenty readers about each block, and each of as many about each text in it. What is
left out here could have found nothing, so that the same comes out in a third of the time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from xml.etree.ElementTree import Element

from markdown.blockprocessors import ParagraphProcessor
from markdown.inlinepatterns import Pattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

from course.markdown.marks import ANY

# A letter begins no block but a paragraph, and no line that ends one.
_LINE = rf"(?:{ANY})?[^\W\d_][^\n]*"
_PARAGRAPH = re.compile(rf"{_LINE}(?:\n{_LINE})*\n?")

# Without one of its signs, a reader of inline markup finds nothing.
_SIGNS = {
    "backtick": "`",
    "course-comments": "<",
    "course-math": "$",
    "keys-custom": "+",
    "escape": "\\",
    "course-standards": "[",
    "course-citations": "[",
    "footnote": "[",
    "reference": "[",
    "link": "[",
    "image_link": "[",
    "image_reference": "[",
    "short_reference": "[",
    "short_image_ref": "[",
    "autolink": "<",
    "automail": "<",
    "html": "<",
    "linebreak": "\n",
    "entity": "&",
    "keys": "+",
    "em_strong": "*_",
    "delimiter": "~^=",
}
_SIGN = re.compile(f"[{re.escape(''.join(set(''.join(_SIGNS.values()))))}]")


class PlainParagraphs(ParagraphProcessor):
    """Takes a block that can be nothing but a paragraph, before other readers of blocks are asked about it."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - Python-Markdown's signature
        """Tell whether each line of the block begins with a letter."""
        return _PARAGRAPH.fullmatch(block) is not None


class NeededReaders(InlineProcessor):
    """Markdown's own, which asks of each text those readers alone whose signs are in it."""

    _InlineProcessor__applyPattern: Callable[[Pattern, str, int, int], tuple[str, bool, int]]

    @cached_property
    def _readers(self) -> list[tuple[Pattern, frozenset[str]]]:
        """All readers in order, each with its signs."""
        readers = self.md.inlinePatterns
        signs = {readers.get_index_for_name(name): signs for name, signs in _SIGNS.items() if name in readers}
        return [(reader, frozenset(signs[at])) for at, reader in enumerate(readers)]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - its names
        """Return a text with placeholders for what readers, from one of them on, find in it; they add no signs."""
        there = () if isinstance(data, AtomicString) else _SIGN.findall(data)
        if not there:
            return data
        for at in range(patternIndex, len(self._readers)):
            reader, signs = self._readers[at]
            start, may_find = 0, not signs.isdisjoint(there)
            while may_find:
                data, may_find, start = self._InlineProcessor__applyPattern(reader, data, at, start)
        return data
