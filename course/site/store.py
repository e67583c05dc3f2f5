"""What a build keeps for the next: the pages of each unit before they get their frames, and what the site was made of.

    <cache>/learner/site.json           ``State``: of what each page of the site was made, and the digests of its files
    <cache>/learner/digests.json        digests of files that were read (``course.folders.digests``)
    <cache>/learner/units/<key>.pages   pages of a unit
    <cache>/learner/units/<key>.index   what the search knows of them

A key is a hash of everything that a unit is made of, so no entry is ever out of date. An entry holds its own digest:
what was damaged counts as not there, and costs time, never a page. Nothing in an entry is run.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from markupsafe import Markup

from course.folders import digests, manifest
from course.pages.page import Page
from course.site.search_index import Indexed

FORMAT = 1
MOST_BYTES = 1_000_000_000  # of all entries together; a larger course is built without them


@dataclass(frozen=True)
class Kept:
    """What is known of a page without reading it."""

    src: str
    title: str
    short_title: str
    kept: str
    body: str  # digest
    index: str  # digest of what the search knows


@dataclass(frozen=True)
class UnitFacts:
    """What is known of a unit without reading its pages."""

    key: str
    pages: tuple[Kept, ...]
    references: tuple[str, ...]  # files of the site that its pages refer to


@dataclass(frozen=True)
class State:
    """Of what a site was made; all values are digests, by path, source or name."""

    inputs: str = ""
    made_with: str = ""
    units: Mapping[str, UnitFacts] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)  # every file of the site
    numbering: Sequence[str] = ()  # addresses of the pages as the index of the search counts them
    texts: Mapping[str, str] = field(default_factory=dict)  # groups of the index
    copied: Mapping[str, str] = field(default_factory=dict)  # files of the theme and of authors


class Store:
    """The cache of one edition of one site; whatever cannot be read or written is as if it were not there."""

    def __init__(self, cache: Path, edition: str) -> None:
        self.cache, self.folder = cache, cache / edition
        digests.load(self.folder / "digests.json")

    def state(self) -> State:
        """Return of what the last site was made; nothing, where that is not known."""
        found = self._read("site.json")
        with suppress(TypeError, ValueError, KeyError, AttributeError):
            if found and found.pop("format") == FORMAT:
                units = {name: _facts(one) for name, one in found.pop("units").items()}
                return State(units=units, **found)
        return State()

    def keep_state(self, state: State) -> None:
        """Keep of what the site was made, and drop what belongs to no unit of it."""
        self._write("site.json", {"format": FORMAT, **asdict(state)})
        with suppress(OSError):
            manifest.replace(self.folder / "digests.json", digests.kept())
        self._drop({facts.key for facts in state.units.values()})

    def pages(self, facts: UnitFacts) -> list[Page] | None:
        """Return the pages of a unit, if they are kept."""
        found = self._read(f"units/{facts.key}.pages")
        with suppress(TypeError, ValueError, KeyError):
            return [_page(one) for one in found["pages"]] if found else None
        return None

    def index(self, facts: UnitFacts) -> list[Indexed] | None:
        """Return what the search knows of the pages of a unit, if it is kept."""
        found = self._read(f"units/{facts.key}.index")
        with suppress(TypeError, KeyError):
            return [Indexed(**one) for one in found["pages"]] if found else None
        return None

    def has(self, facts: UnitFacts) -> bool:
        """Tell whether the entries of a unit are there."""
        return all((self.folder / f"units/{facts.key}.{part}").is_file() for part in ("pages", "index"))

    def keep(
        self, key: str, pages: Sequence[Page], index: Sequence[Indexed], references: Collection[str]
    ) -> tuple[UnitFacts, bool]:
        """Keep a unit; return what is known of it without reading it, and whether it could be kept."""
        bodies, known = [_data(page) for page in pages], [asdict(page) for page in index]
        is_kept = self._write(f"units/{key}.pages", {"pages": bodies})
        is_kept = self._write(f"units/{key}.index", {"pages": known}) and is_kept
        heads = zip(pages, map(digest_of, bodies), map(digest_of, known), strict=True)
        kept = (Kept(page.src, page.title, page.short_title, page.kept, body, found) for page, body, found in heads)
        return UnitFacts(key, tuple(kept), tuple(sorted(references))), is_kept

    def _drop(self, keys: Collection[str]) -> None:
        with suppress(OSError):
            entries = list((self.folder / "units").iterdir())
            size = 0
            for entry in entries:
                if entry.name.partition(".")[0] not in keys:
                    entry.unlink(missing_ok=True)
                else:
                    size += entry.stat().st_size
            if size > MOST_BYTES:
                for entry in entries:
                    entry.unlink(missing_ok=True)

    def _read(self, name: str) -> dict[str, Any] | None:
        with suppress(OSError, ValueError):
            made, _, content = (self.folder / name).read_bytes().partition(b"\n")
            if made == _digest(content).encode():
                data = json.loads(content)
                return data if isinstance(data, dict) else None
        return None

    def _write(self, name: str, data: Mapping[str, Any]) -> bool:
        content = as_json(data)
        path = self.folder / name
        with suppress(OSError):
            if not path.parent.is_dir():
                path.parent.mkdir(parents=True, exist_ok=True)
                if manifest.read(self.cache) is None:  # what marks the folder as ours
                    manifest.write(self.cache, {})
            manifest.replace(path, _digest(content).encode() + b"\n" + content)
            return True
        return False


def as_json(data: object) -> bytes:
    """Return data as it is kept."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def digest_of(data: object) -> str:
    """Return a short name for data: the same for the same."""
    return _digest(as_json(data))


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _data(page: Page) -> dict[str, object]:
    return {**vars(page), "html": str(page.html)}


def _page(data: dict[str, Any]) -> Page:
    parts = tuple((words, name) for words, name in data["parts"])
    return Page(**{**data, "html": Markup(data["html"]), "parts": parts})  # noqa: S704 - as our templates made it


def _facts(data: dict[str, Any]) -> UnitFacts:
    return UnitFacts(data["key"], tuple(Kept(**one) for one in data["pages"]), tuple(data["references"]))
