"""Of what the last site was made, as it is kept beside it: enough to tell that nothing has changed.

    <cache>/learner/site.json        ``State``: of what each page of the site was made, and the digests of its files
    <cache>/learner/digests.json     digests of files that were read (``course.folders.digests``)
    <cache>/learner/before/          the site before the last: the next one is made of it (``course.site.publish``)
    <cache>/learner/units/           pages of units (``course.site.store``)
    <cache>/print/site.json          the same of ``print/``: of what each of its files was printed
    <cache>/modules/                 checked modules (``course.site.module_store``)

An entry of the cache holds its own digest: what was damaged counts as not there, and costs time, never a page.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from course.folders import digests, manifest

_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
FORMAT = 4
BEFORE, PRINT = "before", "print"
FACTS = re.compile(r"[0-9a-f]\.facts")
ENTRY = re.compile(r"[0-9a-f]{32}\.(?:unit|module|pages|index)")  # what we call, and called, what is kept by its key


class Kept(NamedTuple):  # as are others of which there is one a page: made in a third of the time
    """What is known of a page without reading it."""

    src: str
    title: str
    short_title: str
    kept: str
    body: str  # digest
    known: str  # digest of what the search knows


@dataclass(frozen=True)
class UnitFacts:
    """What is known of a unit without reading its pages."""

    key: str
    pages: tuple[Kept, ...]
    references: tuple[str, ...]  # files of the site that its pages refer to
    files: Mapping[str, str] = field(default_factory=dict)  # beside the pages: SHA-256 by path
    words: tuple[str, ...] = ()  # what its pages may ask of the theme's style sheet
    is_scripted: bool = False  # whether a page of it loads the theme's script


@dataclass(frozen=True)
class Printed:
    """Of what a file was printed, all as digests: the files of its modules, what went into it, and its bytes."""

    of: str
    document: str
    made: str


@dataclass(frozen=True)
class State:
    """Of what a site was made; all values are digests, by path, source or name."""

    inputs: str = ""
    made_with: str = ""
    units: Mapping[str, UnitFacts] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    frames: Mapping[str, str] = field(default_factory=dict)  # of parts of the map, with what every page says alike
    files: Mapping[str, str] = field(default_factory=dict)  # every file of the site
    others: int = 0  # pages of the site in other languages
    numbering: Sequence[str] = ()  # addresses of the pages as the index of the search counts them
    language: str = ""  # by which the search counts forms of a word as one, and the form of its index
    texts: Mapping[str, str] = field(default_factory=dict)  # groups of the index
    copied: Mapping[str, str] = field(default_factory=dict)  # files of the theme and of authors
    printed: Mapping[str, Printed] = field(default_factory=dict)  # by path below the folder of what is printed


_at_hand: dict[Path, tuple[str, State]] = {}  # by folder: the state that this process read or kept last, and its digest


class Entries:
    """The cache of an edition, or of what is printed; whatever cannot be read or written is as if it were not there."""

    def __init__(self, cache: Path, edition: str) -> None:
        self.cache, self.folder = cache, cache / edition
        self.is_ours = leads_nowhere(self.folder, self.folder / "units")

    def state(self) -> State:
        """Return of what the last site was made; nothing, where that is not known."""
        made, content = self._entry("site.json") or ("", None)
        if not made or _at_hand.get(self.folder, ("", None))[0] != made:
            _at_hand[self.folder] = made, _state(content)
        return _at_hand[self.folder][1]

    def keep_state(self, state: State) -> None:
        """Keep of what the site was made."""
        units = {name: vars(one) for name, one in state.units.items()}
        printed = {path: vars(one) for path, one in state.printed.items()}
        content = as_json({"format": FORMAT, **vars(state), "units": units, "printed": printed})
        _at_hand[self.folder] = self.write("site.json", content), state
        if self.is_ours:
            keep_entry(self.cache, self.folder / "digests.json", digests.kept())

    def content(self, name: str) -> bytes | None:
        """Return what an entry holds, if it is there and whole."""
        found = self._entry(name)
        return found[1] if found else None

    def _entry(self, name: str) -> tuple[str, bytes] | None:
        """Return the digest of what an entry holds, and that."""
        with suppress(OSError):
            if self.is_ours:
                with open(f"{self.folder}/{name}", "rb") as file:
                    made, _, content = file.read().partition(b"\n")
                found = digest(content)
                return (found, content) if made == found.encode() else None
        return None

    def read(self, name: str) -> dict[str, Any] | None:
        """Return an entry of JSON, if it is there and whole."""
        return data_of(self.content(name))

    def write(self, name: str, content: bytes) -> str:
        """Keep an entry, if that can be done, and return its digest.

        One that is half written counts as damaged, and so as not there.
        """
        made = digest(content)
        if self.is_ours:
            keep_entry(self.cache, f"{self.folder}/{name}", made.encode() + b"\n" + content)
        return made


def leads_nowhere(*folders: Path) -> bool:
    """Tell whether folders of a cache are where they seem: through a link, somebody's files would be overwritten."""
    return not any(folder.is_symlink() for folder in folders)


def keep_entry(cache: Path, path: Path | str, content: bytes) -> bool:
    """Write an entry of a cache, and tell whether that was done; what stands in its place is never written through."""
    with suppress(OSError):
        folder = os.path.dirname(path)
        if not os.path.isdir(folder):
            os.makedirs(folder, exist_ok=True)
            if manifest.read(cache) is None:  # what marks the folder as ours
                manifest.write(cache, {})
        if os.path.islink(path):
            os.unlink(path)
        with open(path, "wb") as file:
            file.write(content)
        return True
    return False


def drop_entries(folder: Path, known: Collection[str]) -> int:
    """Remove the entries of a cache that are not ``known``, and nothing else; return the bytes of those that stay."""
    size = 0
    if not leads_nowhere(folder):
        return size
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if ENTRY.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                if entry.name not in known:
                    Path(entry.path).unlink(missing_ok=True)
                else:
                    size += entry.stat(follow_symlinks=False).st_size
    return size


def as_json(data: object) -> bytes:
    """Return data as it is kept."""
    return _encoded(data).encode("utf-8", "surrogatepass")


def digest_of(data: object) -> str:
    """Return a short name for data: the same for the same."""
    return digest(as_json(data))


def digest(content: bytes) -> str:
    """Return a short name for bytes."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def data_of(content: bytes | None) -> dict[str, Any] | None:
    """Return what an entry of JSON holds; None, where it holds none."""
    with suppress(ValueError):
        data = json.loads(content or b"null")
        return data if isinstance(data, dict) else None
    return None


def _state(content: bytes | None) -> State:
    found = data_of(content)
    with suppress(TypeError, ValueError, KeyError, AttributeError):
        if found and found.pop("format") == FORMAT:
            units = {name: _facts(one) for name, one in found.pop("units").items()}
            printed = {path: Printed(**one) for path, one in found.pop("printed").items()}
            return State(units=units, printed=printed, **found)
    return State()


def _facts(data: dict[str, Any]) -> UnitFacts:
    pages = tuple(Kept(*one) for one in data["pages"])
    lists = {name: tuple(data[name]) for name in ("references", "words")}
    return UnitFacts(**{**data, "pages": pages, **lists})
