"""The pages of each unit before they get their frames, kept for the next build.

    <cache>/learner/units/<key>.pages   pages of a unit, and the files beside them
    <cache>/learner/units/<key>.index   what the search knows of them

A key is a hash of everything that a unit is made of, so no entry is ever out of date. Nothing in an entry is run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
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


class Store(Entries):
    """Keeps the units too."""

    def keep_state(self, state: State) -> None:
        """Keep of what the site was made, and drop what belongs to no unit of it."""
        super().keep_state(state)
        folder = self.folder / "units"
        known = {f"{facts.key}.{part}" for facts in state.units.values() for part in PARTS}
        if self.is_ours and drop_entries(folder, known) > MOST_BYTES:
            drop_entries(folder, ())

    def pages(self, facts: UnitFacts) -> list[Page] | None:
        """Return the pages of a unit, if they are kept."""
        found = self.read(f"units/{facts.key}.pages")
        with suppress(TypeError, ValueError, KeyError):
            return [_page(one) for one in found["pages"]] if found else None
        return None

    def index(self, facts: UnitFacts) -> list[Indexed] | None:
        """Return what the search knows of the pages of a unit, if it is kept."""
        found = self.read(f"units/{facts.key}.index")
        with suppress(TypeError, KeyError):
            return [Indexed(**one) for one in found["pages"]] if found else None
        return None

    def files(self, facts: UnitFacts) -> dict[str, str] | None:
        """Return the files of a unit, if they are kept."""
        found = self.read(f"units/{facts.key}.pages")
        with suppress(TypeError, ValueError, KeyError):
            return dict(found["files"]) if found else None
        return None

    def has(self, facts: UnitFacts) -> bool:
        """Tell whether the entries of a unit are there."""
        return all((self.folder / f"units/{facts.key}.{part}").is_file() for part in PARTS)

    def keep(self, key: str, made: Made, references: Collection[str]) -> UnitFacts:
        """Keep a unit, if that can be done, and return what is known of it without reading it."""
        bodies, known = [as_json(_data(page)) for page in made.pages], [as_json(vars(page)) for page in made.index]
        self.write(f"units/{key}.pages", b'{"pages":[%s],"files":%s}' % (b",".join(bodies), as_json(made.files)))
        self.write(f"units/{key}.index", b'{"pages":[%s]}' % b",".join(known))
        heads = zip(made.pages, map(digest, bodies), map(digest, known), strict=True)
        kept = (Kept(page.src, page.title, page.short_title, page.kept, body, found) for page, body, found in heads)
        files = {path: hashlib.sha256(text.encode()).hexdigest() for path, text in made.files.items()}
        return UnitFacts(key, tuple(kept), tuple(sorted(references)), files)


def _data(page: Page) -> dict[str, object]:
    return {**vars(page), "html": str(page.html)}


def _page(data: dict[str, Any]) -> Page:
    parts = tuple((words, name) for words, name in data["parts"])
    return Page(**{**data, "html": Markup(data["html"]), "parts": parts})  # noqa: S704 - as our templates made it
