"""Where each page stands in the site: before and after which, among which, and what the frame says of the others.

Input: the navigation as ``course.pages.navigation`` has it, and what each page is called. Output: for a page, its
``Spot``. A frame lists the sections around a page from the inside out, and of all else what stands alone at the top, so
that a page grows with its module, and not with its family or the site: of many modules those near by are listed, after
the page that has all of them. A group of an author's own pages stands alone, as such a page does. A page in no section
lists all at the top; where there are more sections than a family has entries, it leaves them to home, which lists them
as its content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from course.folders.places import OWN_PAGES
from course.site.frame import Entry, Group, Link
from course.site.state import digest, digest_of

MOST_SECTIONS = 50  # in one list
NEAR = 6  # modules listed before a page's own, and after it, where a page lists all
_TAKEN = re.compile(r"[^/]+/index\.md|courses/[^/]+\.md")  # the page of a module or course, which learners take
Turns = Mapping[str, tuple[str | None, str | None]]


class Named(NamedTuple):
    """What the frame of other pages says of a page."""

    title: str
    entry: Entry


@dataclass(frozen=True)
class Spot:
    """The place of one page in the site; ``beyond`` is what the way leads to after the module that it is in."""

    previous: Link | None = None
    following: Link | None = None
    beyond: Link | None = None
    first: tuple[Entry, ...] = ()
    groups: tuple[Group, ...] = ()
    last: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class _Section:
    title: str
    items: tuple[_Section | str, ...]


class SiteMap:
    """The navigation of one edition; ``order`` has its pages in order, and then those that it does not list.

    ``turns`` names the pages before and after each page on a learner's way.
    """

    def __init__(self, navigation: Sequence[object], named: Mapping[str, Named], turns: Turns) -> None:
        self._named = named
        self._turns = turns
        self._top = _read(navigation)
        self._entries: dict[int, tuple[Entry, ...]] = {}  # by section
        self._groups: dict[int, tuple[Group, ...]] = {}  # by innermost section
        self._lasts: dict[int, tuple[Entry, ...]] = {}  # by outermost section
        self._around: dict[str, tuple[_Section, ...]] = {}
        self._parts: dict[int, tuple[list[int], list[int], dict[int, int]]] = {}  # by section
        self._list_digests: dict[int, str] = {}  # of all that a page lists, by its innermost section
        self._enter(self._top, ())
        self.order = (*self._around, *(src for src in named if src not in self._around))
        singles = [item for item in self._top if _stands_alone(item)]
        home = singles[:1] if singles and isinstance(singles[0], str) and singles[0] is self._top[0] else []
        self._home = self._all(home)
        self._singles = singles[len(home) :]
        # What a page outside every section lists.
        self.top = self._all(self._top if len(self._top) - len(singles) <= MOST_SECTIONS else singles)

    def _enter(self, items: Sequence[_Section | str], around: tuple[_Section, ...]) -> None:
        for item in items:
            if isinstance(item, str):
                self._around[item] = around
            else:
                self._enter(item.items, (item, *around))

    def spot(self, src: str) -> Spot:
        """Return the place of a page; one that the navigation does not have stands by itself."""
        around = self._around.get(src, ())
        before, after = self._turns.get(src, (None, None))
        turns = self._turn(before), self._turn(after), self._turn(self._beyond(src))
        if not around:
            return Spot(*turns, first=self.top)
        return Spot(*turns, first=self._home, groups=self._groups_around(around), last=self._last_beside(around))

    def part_of(self, src: str) -> str:
        """Return which part of the site a page is in, by the first page of that section at the top; "" for none."""
        around = self._around.get(src)
        return _first_of(around[-1]) if around else ""

    @cached_property
    def parts(self) -> dict[str, str]:
        """For each part a digest of all that the places of its pages depend on."""
        pages: dict[str, list[object]] = {"": []}
        for src in self.order:
            one, turns = self._named[src], map(self._words_of, self._turns.get(src, ()))
            words = (src, one.title, _words_of_entry(one.entry), *turns)
            pages.setdefault(self.part_of(src), []).append(words)
        alone = [pages[""], [*map(_words_of_entry, (*self._home, *self._all(self._singles)))]]
        sections = {_first_of(item): item for item in self._top if not isinstance(item, str)}
        return {part: digest_of([alone, _as_lists(item), pages[part]]) for part, item in sections.items()}

    def digest(self, src: str) -> str:
        """Return a digest of all that the place of a page depends on, without making it."""
        before, after = self._turns.get(src, (None, None))
        lists = self._digest_of_lists(self._around.get(src, ()))
        turns = (part for one in (before, after, self._beyond(src)) for part in self._words_of(one))
        return digest("\0".join((*turns, lists)).encode())

    def _beyond(self, src: str) -> str | None:
        """Return the page that follows the last one of a page's module; None where it is in none, or nothing does."""
        folder = src.rpartition("/")[0]
        if f"{folder}/index.md" not in self._turns:
            return None
        at: str | None = src
        while at is not None and at.rpartition("/")[0] == folder:
            at = self._turns.get(at, (None, None))[1]
        return at

    def _digest_of_lists(self, around: tuple[_Section, ...]) -> str:
        key = id(around[0]) if around else 0
        if key not in self._list_digests:
            lists = [("", self._home), ("", self._last_beside(around))] if around else [("", self.top)]
            lists += [(group.title, tuple(group.entries)) for group in self._groups_around(around)]
            words = [part for title, entries in lists for part in (f"\n{title}", *map(_words_of_entry, entries))]
            self._list_digests[key] = digest("\0".join(words).encode())
        return self._list_digests[key]

    def _words_of(self, src: str | None) -> tuple[str, str]:
        return ("", "") if src is None else (self._named[src].title, self._named[src].entry.url)

    def _last_beside(self, around: tuple[_Section, ...]) -> tuple[Entry, ...]:
        """Return what stands alone at the top, but for the section that a page is in."""
        if id(around[-1]) not in self._lasts:
            self._lasts[id(around[-1])] = self._all([item for item in self._singles if item is not around[-1]])
        return self._lasts[id(around[-1])]

    def _groups_around(self, around: tuple[_Section, ...]) -> tuple[Group, ...]:
        if around and id(around[0]) not in self._groups:
            self._groups[id(around[0])] = tuple(self._groups_of(around))
        return self._groups[id(around[0])] if around else ()

    def _groups_of(self, around: tuple[_Section, ...]) -> Iterator[Group]:
        has_page_of_all = isinstance(around[-1].items[0], str)
        for inner, section in zip((None, *around), around, strict=False):
            entries = self._children(section)
            shown = self._near(section, inner) if inner and has_page_of_all else range(len(entries))
            listed = tuple(entries[at] for at in shown if section.items[at] is not inner)
            if listed:  # a heading stands over something, or not at all
                yield Group(section.title, listed)

    def _near(self, section: _Section, inner: _Section) -> list[int]:
        """Return which entries of a section are listed on the pages of one in it: of many modules, those near by."""
        always, modules, places = self._parted(section)
        first = max(0, min(places.get(id(inner), 0) - NEAR, len(modules) - 2 * NEAR - 1))
        return sorted((*always, *modules[first : first + 2 * NEAR + 1]))

    def _parted(self, section: _Section) -> tuple[list[int], list[int], dict[int, int]]:
        """Return which entries of a section are always listed, which are modules, and the place of each among these."""
        if id(section) not in self._parts:
            always = [at for at, item in enumerate(section.items) if self._is_listed_always(item)]
            modules = sorted({*range(len(section.items))}.difference(always))
            places = {id(section.items[at]): place for place, at in enumerate(modules)}
            self._parts[id(section)] = always, modules, places
        return self._parts[id(section)]

    def _is_listed_always(self, item: _Section | str) -> bool:
        return isinstance(item, str) or self._first_url(item).startswith("courses/")

    def _turn(self, src: str | None) -> Link | None:
        return None if src is None else Link(self._named[src].title, self._named[src].entry.url)

    def _children(self, section: _Section) -> tuple[Entry, ...]:
        if id(section) not in self._entries:
            self._entries[id(section)] = self._all(section.items)
        return self._entries[id(section)]

    def _all(self, items: Sequence[_Section | str]) -> tuple[Entry, ...]:
        return tuple(self._named[item].entry if isinstance(item, str) else self._entry_of(item) for item in items)

    def _entry_of(self, section: _Section) -> Entry:
        first = section.items[0]
        is_taken = isinstance(first, str) and bool(_TAKEN.fullmatch(first))
        return Entry(section.title, self._first_url(section), kept=is_taken)

    def _first_url(self, section: _Section) -> str:
        return self._named[_first_of(section)].entry.url


def _first_of(section: _Section) -> str:
    """Return the first page of a section."""
    item: _Section | str = section
    while not isinstance(item, str):
        item = item.items[0]
    return item


def _as_lists(item: _Section | str) -> object:
    """Return an entry of the navigation as it is kept."""
    return item if isinstance(item, str) else [item.title, [*map(_as_lists, item.items)]]


def _stands_alone(item: _Section | str) -> bool:
    """Tell whether it is of no family: a page, or a group of own pages."""
    if isinstance(item, str):
        return True
    return all(isinstance(inner, str) and inner.startswith(f"{OWN_PAGES}/") for inner in item.items)


def _words_of_entry(entry: Entry) -> str:
    return f"{entry.title}\0{entry.url}\0{entry.kept}"


def _read(items: Sequence[Any]) -> tuple[_Section | str, ...]:
    return tuple(_read_all(items))


def _read_all(items: Sequence[Any]) -> Iterator[_Section | str]:
    for item in items:
        if isinstance(item, str):
            yield item
        else:
            yield from (_Section(title, _read(inner)) for title, inner in item.items())
