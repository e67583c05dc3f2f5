"""Titles and other short texts that nobody has translated, as a translated page shows them: marked with their language.

Input: the HTML of a page, and the texts of the original. Output: the HTML, in which each of them that stands by itself
between two tags says its language; what stands in an attribute, or where no element may, is as it was.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from html import unescape

# In what we make, < and > are always escaped in texts.
_BEHIND_TAG = re.compile(r"(<[^<>]*>)([^<>]*[^<>\s][^<>]*)(?=<)")
_STAYS = re.compile(r"<(?:title|option|script|style|textarea|text|tspan|desc)\b|<[^<>]* lang=")


def with_language(html: str, originals: Collection[str], mark: str) -> str:
    """Return HTML with each of these texts in ``mark``, which has a place for it; a code may stand before a title."""

    def told(found: re.Match[str]) -> str:
        tag, text = found[1], found[2]
        words = text.strip()
        title = words.partition(" ")[2]
        if _STAYS.match(tag):
            return found[0]
        if unescape(words) not in originals:
            if unescape(title) not in originals:
                return found[0]
            words = title
        ahead, _, behind = text.rpartition(words)
        return f"{tag}{ahead}{mark.format(words)}{behind}"

    return _BEHIND_TAG.sub(told, html)
