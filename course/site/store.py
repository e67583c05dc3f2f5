"""The pages of each unit before they get their frames, kept for the next build.

    <cache>/learner/units/<key>.unit   what the search knows of its pages, as JSON; then those pages, and the files
                                       beside them: a line of JSON, and the texts of all

One file holds both, since to make a file takes longer than to fill it; its first line has the digests of the two and
the length of the first, so that each can be read by itself. A key is a hash of everything that a unit is made of, so
no entry is ever out of date. Nothing in an entry is run.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markupsafe import Markup

from course.pages.page import Page
from course.site.search_index import Indexed
from course.site.state import (
    Entries,
    Kept,
    State,
    UnitFacts,
    as_json,
    data_of,
    digest,
    drop_entries,
    keep_entry,
)

ENDING = ".unit"
MOST_BYTES = 1_000_000_000  # of all entries together; a larger course is built without them


@dataclass(frozen=True)
class Made:
    """What a unit has made: pages, what the search knows of them, and files beside them, as texts by their paths."""

    pages: Sequence[Page]
    index: Sequence[Indexed]
    files: Mapping[str, str]


@dataclass
class Asked:
    """What the pages of a unit need of the site: files that they refer to, and what they need of the theme."""

    files: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)  # for its style sheet
    is_scripted: bool = False


class Store(Entries):
    """Keeps the units too."""

    def keep_state(self, state: State) -> None:
        """Keep of what the site was made, and drop what belongs to no unit of it."""
        super().keep_state(state)
        folder = self.folder / "units"
        known = {f"{facts.key}{ENDING}" for facts in state.units.values()}
        if self.is_ours and drop_entries(folder, known) > MOST_BYTES:
            drop_entries(folder, ())

    def made(self, facts: UnitFacts) -> tuple[list[Page], dict[str, bytes]] | None:
        """Return the pages of a unit and the files beside them, by their paths, if they are kept."""
        head, _, texts = (self._pages(facts.key) or b"").partition(b"\n")
        with suppress(TypeError, ValueError, KeyError):
            return _made(json.loads(head), texts) if head else None
        return None

    def index(self, facts: UnitFacts) -> list[Indexed] | None:
        """Return what the search knows of the pages of a unit, if it is kept."""
        found = data_of(self._index(facts.key)) or {}
        with suppress(TypeError, ValueError, KeyError):
            return [
                Indexed(**{**one, "words": {place: words.split(" ") for place, words in one["words"].items()}})
                for one in found["pages"]
            ]
        return None

    def keys(self) -> set[str]:
        """Return the keys of the units of which the entries are there."""
        names: set[str] = set()
        with suppress(OSError):
            names = {entry.name for entry in os.scandir(self.folder / "units") if self.is_ours}
        return {name.removesuffix(ENDING) for name in names if name.endswith(ENDING)}

    def keep(self, key: str, made: Made, asked: Asked) -> UnitFacts:
        """Keep a unit, if that can be done, and return what is known of it without reading it."""
        html = [str(page.html).encode("utf-8", "surrogatepass") for page in made.pages]
        files = {path: text.encode() for path, text in made.files.items()}
        heads = [as_json({**vars(page), "html": len(one)}) for page, one in zip(made.pages, html, strict=True)]
        sizes = as_json({path: len(text) for path, text in files.items()})
        head = b'{"pages":[%s],"files":%s}\n' % (b",".join(heads), sizes)
        known = [
            as_json({**vars(page), "words": {place: " ".join(words) for place, words in page.words.items()}})
            for page in made.index
        ]
        self._keep(key, b'{"pages":[%s]}' % b",".join(known), b"".join((head, *html, *files.values())))
        bodies = [digest(top + body) for top, body in zip(heads, html, strict=True)]
        digests = zip(made.pages, bodies, map(digest, known), strict=True)
        kept = (Kept(page.src, page.title, page.short_title, page.kept, body, found) for page, body, found in digests)
        made_of = {path: hashlib.sha256(text).hexdigest() for path, text in files.items()}
        references, words = tuple(sorted(asked.files)), tuple(sorted(asked.words))
        return UnitFacts(key, tuple(kept), references, made_of, words, asked.is_scripted)

    def _keep(self, key: str, index: bytes, pages: bytes) -> None:
        if self.is_ours:
            first = f"{digest(index)} {digest(pages)} {len(index)}\n"
            keep_entry(self.cache, self._path(key), b"".join((first.encode(), index, pages)))

    def _index(self, key: str) -> bytes | None:
        """Return what an entry holds for the search, if it is there and whole."""
        made, _, size, both = self._unit(key)
        return _whole(both[:size], made)

    def _pages(self, key: str) -> bytes | None:
        """Return what an entry holds of pages and files, if it is there and whole."""
        _, made, size, both = self._unit(key)
        return _whole(both[size:], made)

    def _unit(self, key: str) -> tuple[str, str, int, bytes]:
        """Return both digests of an entry, the bytes of its index, and both parts; no digests where there is none."""
        with suppress(OSError, ValueError):
            if self.is_ours:
                first, _, both = self._path(key).read_bytes().partition(b"\n")
                index, pages, size = first.decode().split()
                return index, pages, int(size), both
        return "", "", 0, b""

    def _path(self, key: str) -> Path:
        return self.folder / "units" / f"{key}{ENDING}"


def _whole(content: bytes, made: str) -> bytes | None:
    return content if digest(content) == made else None


def _made(head: dict[str, Any], texts: bytes) -> tuple[list[Page], dict[str, bytes]]:
    """Return pages and files; under ``html`` each head says how many bytes the page has of the texts of all."""
    pages, files = [], {}
    at = 0
    for page in head["pages"]:
        html = texts[at : at + page["html"]].decode("utf-8", "surrogatepass")
        at += page["html"]
        parts = tuple((words, name) for words, name in page["parts"])
        pages.append(Page(**{**page, "html": Markup(html), "parts": parts}))  # noqa: S704 - as our templates made it
    for path, size in head["files"].items():
        files[path] = texts[at : at + size]
        at += size
    return pages, files
