"""Writes the index of the search: anew, or where pages changed and none came or went, in the files that they touch.

Input: the pages in order, and what the search knows of a unit. Output: the files below ``search/``, byte for byte
as ``SearchIndex`` makes them of all pages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from course.site.output import Output
from course.site.search_index import (
    FOLDER,
    FORMAT,
    Indexed,
    SearchIndex,
    by_page,
    group_of,
    key_of,
    letters_of,
    packed,
    packed_list,
    pages_file,
    stem_of,
    texts_file,
    texts_path,
    words_file,
    words_in,
    words_path,
)
from course.site.state import State, digest_of

Changes = dict[str, dict[str, dict[int, str]]]  # by the key of a file, by word, by page: places; none where it is gone
IndexOf = Callable[[str], Sequence[Indexed] | None]
Work = Callable[[], Mapping[str, str]]  # puts files into the folder, and returns their digests by their names
_WORDS, _PAGES = f"{FOLDER}/words/", f"{FOLDER}/pages.json"


class Found(NamedTuple):
    """A page of the index: its address and title, its unit, and a digest of what the search knows of it."""

    url: str
    title: str
    unit: str
    digest: str


class SearchFiles:
    """The index of one site; ``index_of`` returns what the search knows of the pages of a unit.

    ``texts`` are digests of what is in the files of texts.
    """

    def __init__(self, index: SearchIndex, pages: Iterable[Found], index_of: IndexOf) -> None:
        self.index, self._index_of = index, index_of
        self.groups: dict[str, list[Found]] = {}
        for page in pages:
            self.groups.setdefault(group_of(page.url), []).append(page)
        self.texts = {name: digest_of([page.digest for page in pages]) for name, pages in self.groups.items()}
        self.ordered = [page for group in self.groups.values() for page in group]
        self.letters = letters_of(len(self.ordered))
        self.form = f"{index.language} {FORMAT}"  # what its files follow from beside the pages
        self._unit: tuple[str, dict[str, Indexed]] = "", {}  # the last that was asked for

    def write(self, output: Output, before: State, old: Mapping[str, Found], old_index: IndexOf) -> Work | None:
        """Write what changes of the files; where all words have to be written anew, return what does so.

        That can be done beside other work, in another process, and returns what it has put into the folder.
        ``old`` are the pages of the last index by their addresses, and ``old_index`` what it knew of a unit.
        """
        new = {
            name for name, made in self.texts.items() if before.texts.get(name) != made or not output.keep(_texts(name))
        }
        counted = (before.language, *before.numbering)
        same = counted == (self.form, *(page.url for page in self.ordered))
        changes = self._changes(old, old_index) if same else None
        if changes is None or not self._patch(output, before, changes):
            return lambda: self._write_all(output, new)
        for name in new:
            output.write(_texts(name), texts_file([self._page(page) for page in self.groups[name]]))
        return None

    def _page(self, page: Found) -> Indexed:
        if self._unit[0] != page.unit:
            self._unit = page.unit, {one.url: one for one in self._index_of(page.unit) or ()}
        return self._unit[1][page.url]

    def _write_all(self, output: Output, texts: Collection[str]) -> dict[str, str]:
        """Put all words anew, and these groups of texts; each page is read once, and one group is at hand at once."""
        made: dict[str, str] = {}

        def put(name: str, content: bytes) -> None:
            made[name] = output.put(name, content)

        def words() -> Iterator[dict[str, list[str]]]:
            for name, listed in self.groups.items():
                pages = [self._page(page) for page in listed]
                if name in texts:
                    put(_texts(name), texts_file(pages))
                yield from (page.words for page in pages)

        by_key = self.index.by_key(words(), self.letters)
        for key, listed in by_key.items():
            put(_words(key), words_file(listed))
        put(_PAGES, self._pages(by_key))
        return made

    def _pages(self, keys: Iterable[str]) -> bytes:
        listed = {name: [(page.url, page.title) for page in pages] for name, pages in self.groups.items()}
        return pages_file(listed, keys)

    def _changes(self, old: Mapping[str, Found], old_index: IndexOf) -> Changes | None:
        """Return what changed of which word; None where what stood before is not known."""
        changes: Changes = defaultdict(lambda: defaultdict(dict))
        for number, page in enumerate(self.ordered):
            last = old.get(page.url)
            if last is None:
                return None
            if last.digest == page.digest:
                continue
            before = next((one for one in old_index(last.unit) or () if one.url == page.url), None)
            if before is None:
                return None
            was, now = _by_word(before.words), _by_word(self._page(page).words)
            for word in was.keys() | now.keys():
                if was.get(word) != now.get(word):
                    changes[key_of(word, self.letters)][word][number] = now.get(word, "")
        return changes

    def _patch(self, output: Output, before: State, changes: Changes) -> bool:
        """Keep the files of words, and write those with changes; False where one is not as it was made."""
        kept = {name.removeprefix(_WORDS).removesuffix(".dat") for name in before.files if name.startswith(_WORDS)}
        made = {}
        for key, words in changes.items():
            content = output.read_last(_words(key)) if key in kept else words_file({})
            if content is None:
                return False
            made[key] = self._patched(words_in(content), words)
        if not all(output.keep(_words(key)) for key in kept - made.keys()):
            return False
        left = {key: listed for key, listed in made.items() if listed}
        for key, listed in left.items():
            output.write(_words(key), words_file(listed))
        output.write(_PAGES, self._pages((kept - made.keys()) | left.keys()))
        return True

    def _patched(self, listed: dict[str, str], changes: dict[str, dict[int, str]]) -> dict[str, str]:
        """Return a file of words with these changes."""
        for word, pages in changes.items():
            before = listed.pop(word, "")
            places = by_page(before or packed([0])) | pages
            if found := [one for number in sorted(places) if places[number] for one in (number, places[number])]:
                listed[word] = packed_list(stem_of(before) if before else self.index.stem(word), found)
        return {word: listed[word] for word in sorted(listed)}


def _words(key: str) -> str:
    return f"{FOLDER}/{words_path(key)}"


def _texts(name: str) -> str:
    return f"{FOLDER}/{texts_path(name)}"


def _by_word(words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {word: place for place, listed in words.items() for word in listed}
