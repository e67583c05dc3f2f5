"""The index that the search asks: which word stands where, in files so small that a first search fetches little.

Input: pages and their sections (``course.site.search_text``). Output, all below ``search/``, all JSON:

    pages.json          {"format": 1, "keys": [key, ...], "groups": [[name, [[address, title], ...]], ...]}
    words/<key>.json    {word: [length of its stem, page, section, weight, page, section, weight, ...]}
    text/<name>.json    [[[anchor, title, text], ...], ...]: for each page of a group its sections

A key is the first two letters of a word. Pages are counted through all groups, and a page is written as the
distance from the one before it in the list. A weight is how often a word stands in a section (9 at most), 10 more
where it stands in the section's title and 100 more where it stands in the page's. ``web/search/`` reads all this.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

import snowballstemmer

from course.site.search_text import Section, sections_of

FOLDER = "search"
FORMAT = 1
IN_TEXT, IN_SECTION_TITLE, IN_PAGE_TITLE = 9, 10, 100
KEY = 2  # letters of a word that name its file

# Signs that belong to the letter before them, in scripts that write vowels so; \w leaves them out.
_SIGNS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u0900-\u0963\u0970-\u0dff"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3"
)
_WORD = re.compile(rf"(?:[^\W_]|[{_SIGNS}])+")
_ACCENTS = re.compile("[\u0300-\u036f]")
# Written without spaces between words: each letter is found, and each two that follow each other.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_STEMMERS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali",
    "nl": "dutch", "nb": "norwegian", "nn": "norwegian", "no": "norwegian", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip


def evened(text: str) -> str:
    """Return a text without what people leave out when they search: capitals, accents, forms of one letter."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", _ACCENTS.sub("", unicodedata.normalize("NFKD", text).lower()))


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text in the form in which they are found, each as often as it stands there."""
    for word in _WORD.findall(evened(text)):
        if word.isascii() or not _UNSPACED.search(word):
            yield word[:40]
            continue
        for run in _UNSPACED.findall(word):
            yield from run
            yield from (run[at : at + 2] for at in range(len(run) - 1))
        yield from (part[:40] for part in _UNSPACED.split(word) if part)


def key_of(word: str) -> str:
    """Return the name of the file that a word is listed in: its first letters, safe in addresses."""
    return "".join(letter if letter.isascii() else f"{ord(letter):x}-" for letter in word[:KEY])


class SearchIndex:
    """Collects the pages of one build."""

    def __init__(self, language: str) -> None:
        name = _STEMMERS.get(language.partition("-")[0])
        self._stemmer = snowballstemmer.stemmer(name) if name else None
        self._groups: dict[str, dict[str, tuple[str, list[Section]]]] = {}  # by address: title, sections

    def add_page(self, url: str, title: str, html: str) -> None:
        """Add a page, once its content is whole."""
        group = url.partition("/")[0] if "/" in url else ""
        self._groups.setdefault(group or "_", {})[url] = title, sections_of(title, html)

    def read_pages(self, folder: Path) -> None:
        """Begin with the pages of the last build: one of changed pages alone (MkDocs: ``--dirty``) adds only those."""
        with suppress(OSError, ValueError, KeyError, TypeError):  # an index of another version, or none
            listed = json.loads((folder / "pages.json").read_text("utf-8"))
            for name, pages in listed["groups"] if listed["format"] == FORMAT else ():
                texts = json.loads((folder / f"text/{name}.json").read_text("utf-8"))
                self._groups[name] = {
                    url: (title, [Section(anchor, head, text.split("\n")) for anchor, head, text in sections])
                    for (url, title), sections in zip(pages, texts, strict=True)
                }

    def files(self) -> dict[str, bytes]:
        """Return the files of the index: their paths below ``search/``, and what they hold."""
        by_key = self._by_key()
        made = {"pages.json": _as_json({"format": FORMAT, "keys": sorted(by_key), "groups": self._pages()})}
        for name, pages in self._groups.items():
            texts = [
                [[section.id, section.title, "\n".join(section.blocks)] for section in sections]
                for _, sections in pages.values()
            ]
            made[f"text/{name}.json"] = _as_json(texts)
        for key, words in sorted(by_key.items()):
            made[f"words/{key}.json"] = _as_json(words)
        return made

    def _pages(self) -> list[list[object]]:
        return [[name, [[url, title] for url, (title, _) in pages.items()]] for name, pages in self._groups.items()]

    def _by_key(self) -> dict[str, dict[str, list[int]]]:
        stem = cache(self._stem)
        found: dict[str, list[int]] = {}
        last: dict[str, int] = defaultdict(int)
        number = 0
        for pages in self._groups.values():
            for title, sections in pages.values():
                for at, weights in enumerate(_weights(title, sections)):
                    for word, weight in weights.items():
                        listed = found.get(word)
                        if listed is None:
                            listed = found[word] = [stem(word)]
                        listed += (number - last[word], at, weight)
                        last[word] = number
                number += 1
        by_key: dict[str, dict[str, list[int]]] = defaultdict(dict)
        for word in sorted(found):
            by_key[key_of(word)][word] = found[word]
        return by_key

    def _stem(self, word: str) -> int:
        """Return how many letters of a word its forms share; all, where that is not known."""
        if self._stemmer is None:
            return len(word)
        stem = self._stemmer.stemWord(word)
        return next((at for at, pair in enumerate(zip(word, stem, strict=False)) if pair[0] != pair[1]), len(stem))


def _weights(title: str, sections: Iterable[Section]) -> Iterator[Counter[str]]:
    of_page = Counter(dict.fromkeys(words_of(title), IN_PAGE_TITLE))
    for at, section in enumerate(sections):
        counts = Counter(words_of("\n".join(section.blocks)))
        weights = Counter({word: min(count, IN_TEXT) for word, count in counts.items()})
        if at:
            weights.update(dict.fromkeys(words_of(section.title), IN_SECTION_TITLE))
        else:
            weights.update(of_page)
        yield weights


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of an index, and take away those of an earlier one that it has no more."""
    for path in (*folder.glob("words/*.json"), *folder.glob("text/*.json")):
        if path.relative_to(folder).as_posix() not in files:
            path.unlink()
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def _as_json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
