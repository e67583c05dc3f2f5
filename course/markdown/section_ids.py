"""The ids of headings: made of their words in any script, each once on its page, and never one of ours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from markdown.extensions.toc import slugify

# What our templates have around a page that an author wrote; a placed part has ids of its own too.
_OURS = {
    "lesson": frozenset(("next-step", "sources")),
    "overview": frozenset(
        (
            *("about-this-module", "completion", "how-it-works", "objectives", "on-the-job", "overview"),
            *("related", "sources", "topics", "who-should-attend"),
        )
    ),
    "notes": frozenset(("bring", "discuss", "prepare", "room", "run-sheet", "sources", "ways")),
}
_OUR_START = re.compile(r"fn(?:ref\d*)?:|course-|__|.*--")
MAX_HEADING = 300  # characters of a heading that its address is made of


def slug(words: str) -> str:
    """Return the address that words give: as Markdown makes it, with the letters of every script."""
    kept = []
    for character in unicodedata.normalize("NFC", words[:MAX_HEADING]):
        parts = unicodedata.normalize("NFKD", character)
        letters = parts.encode("ascii", "ignore").decode() if parts[0].isascii() else character
        kept.append(
            letters if letters.isascii() or character.isalnum() or unicodedata.category(character)[0] == "M" else ""
        )
    text = "".join(kept).strip().lower()
    text = "".join(sign for sign in text if sign.isalnum() or sign in "_- \t\n" or unicodedata.category(sign)[0] == "M")
    return re.sub(r"[-\s]+", "-", text.strip())


def is_ours(name: str, page: str = "lesson", placed: Collection[str] = ()) -> bool:
    """Tell whether a kind of page has an id of this name from us; ``placed`` are the ids of placed parts."""
    if name in _OURS[page] or _OUR_START.match(name) or (page == "notes" and name.startswith("graph-")):
        return True
    return "_" not in name and any(name == part or name.startswith(f"{part}-") for part in placed)


def new_id(words: str, used: set[str], page: str = "lesson", placed: Collection[str] = ()) -> str:
    """Return an id for a heading, and note it among those that are ``used``."""
    base = slug(words)
    name, count = base, 0
    while not name or name in used or (not count and is_ours(name, page, placed)):
        count += 1
        name = f"{base}_{count}"
    used.add(name)
    return name


def old_id(source: str) -> str:
    """Return what an earlier version took for the address of ``## source``; learners' progress may stand under it."""
    source = source[:MAX_HEADING]
    given = re.search(r"\{[^}]*#([\w-]+)[^}]*\}\s*$", source)
    if given:
        return given.group(1)
    return slugify(re.sub(r"[*_`]|\[\^[^\]]*\]|\[([^\]]*)\]\([^)]*\)", r"\1", source), "-")
