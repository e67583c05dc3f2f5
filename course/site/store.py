"""The pages of each unit before they get their frames, kept for the next build.

    <cache>/learner/units/<key>.pages   pages of a unit, and the files beside them: a line of JSON, and the texts of all
    <cache>/learner/units/<key>.index   what the search knows of them

A key is a hash of everything that a unit is made of, so no entry is ever out of date. Nothing in an entry is run.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from course.pages.page import Page
from course.site.search_index import Indexed
from course.site.state import Entries, Kept, State, UnitFacts, as_json, digest, drop_entries

PARTS = "pages", "index"
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
        known = {f"{facts.key}.{part}" for facts in state.units.values() for part in PARTS}
        if self.is_ours and drop_entries(folder, known) > MOST_BYTES:
            drop_entries(folder, ())

    def made(self, facts: UnitFacts) -> tuple[list[Page], dict[str, bytes]] | None:
        """Return the pages of a unit and the files beside them, by their paths, if they are kept."""
        head, _, texts = (self.content(f"units/{facts.key}.pages") or b"").partition(b"\n")
        with suppress(TypeError, ValueError, KeyError):
            return _made(json.loads(head), texts) if head else None
        return None

    def index(self, facts: UnitFacts) -> list[Indexed] | None:
        """Return what the search knows of the pages of a unit, if it is kept."""
        found = self.read(f"units/{facts.key}.index") or {}
        with suppress(TypeError, ValueError, KeyError):
            return [
                Indexed(**{**one, "words": {place: words.split(" ") for place, words in one["words"].items()}})
                for one in found["pages"]
            ]
        return None

    def keys(self) -> set[str]:
        """Return the keys of the units of which all entries are there."""
        names: set[str] = set()
        with suppress(OSError):
            names = {entry.name for entry in os.scandir(self.folder / "units") if self.is_ours}
        return {name[: -len(PARTS[0]) - 1] for name in names if name.endswith(f".{PARTS[0]}")}.intersection(
            name[: -len(PARTS[1]) - 1] for name in names if name.endswith(f".{PARTS[1]}")
        )

    def keep(self, key: str, made: Made, asked: Asked) -> UnitFacts:
        """Keep a unit, if that can be done, and return what is known of it without reading it."""
        html = [str(page.html).encode("utf-8", "surrogatepass") for page in made.pages]
        files = {path: text.encode() for path, text in made.files.items()}
        heads = [as_json({**vars(page), "html": len(one)}) for page, one in zip(made.pages, html, strict=True)]
        sizes = as_json({path: len(text) for path, text in files.items()})
        head = b'{"pages":[%s],"files":%s}\n' % (b",".join(heads), sizes)
        self.write(f"units/{key}.pages", b"".join((head, *html, *files.values())))
        by_place = ({place: " ".join(words) for place, words in page.words.items()} for page in made.index)
        known = [as_json({**vars(page), "words": words}) for page, words in zip(made.index, by_place, strict=True)]
        self.write(f"units/{key}.index", b'{"pages":[%s]}' % b",".join(known))
        bodies = map(digest, map(b"".join, zip(heads, html, strict=True)))
        digests = zip(made.pages, bodies, map(digest, known), strict=True)
        kept = (Kept(page.src, page.title, page.short_title, page.kept, body, found) for page, body, found in digests)
        made_of = {path: hashlib.sha256(text).hexdigest() for path, text in files.items()}
        references, words = tuple(sorted(asked.files)), tuple(sorted(asked.words))
        return UnitFacts(key, tuple(kept), references, made_of, words, asked.is_scripted)


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
