"""The index that the search asks: which word stands where, in files so small that a first search fetches little.

Input: pages and their sections (``course.site.search_text``). Output, all below ``search/``, as JSON, which what is
asked for alone has packed (``course.pages.packing``), with an ending that every server knows:

    pages.json          {"format": 6, "letters": of a key, "keys": [key, ...],
                         "groups": [[name, [[address, title], ...]], ...]}
    words/<key>.dat     {word: numbers: length of its stem, page, place, page, place, weight, ...}
    texts/<name>.dat    [[[anchor, title, text], ...], ...]: for each page of a group its sections

A key is the first letter of a word, and of a site of many pages the first two. Pages are counted through all groups,
and a page is written as the distance from the one before it in the list. A weight is how often a word stands in a
section (9 at most), 10 more where it stands in the section's title and 100 more where it stands in the page's. A place
is twice the number of the section, and one more where the weight is not 1 and stands after it. Numbers are packed into
a text, each from its smallest digit of 46, by letters that stand for a digit, or for a digit that another follows: half
of what they would take as numbers of JSON. ``web/search/`` reads all this.
"""

from __future__ import annotations

import json
import re
import unicodedata
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from operator import sub
from pathlib import Path
from typing import Any

from course.pages import packing
from course.reading.word_count import UNSPACED, signs_in
from course.site.search_text import sections_of

FOLDER = "search"
FORMAT = 6
IN_TEXT, IN_SECTION_TITLE, IN_PAGE_TITLE = 9, 10, 100
LONGEST = 40  # letters of a word that count
BASE = 46
# A digit that ends a number, and then one that does not; what JSON writes with two signs is no digit.
_DIGITS = [chr(code) for code in range(32, 126) if chr(code) not in '"\\']
_SAME_PAGE = _DIGITS[0]  # the distance between two places of one page
FEW = 150  # pages of which the words with one first letter are so few that a file holds them

# Signs that belong to the letter before them, in scripts that write vowels so; \w leaves them out.
_SIGNS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u0900-\u0963\u0970-\u0dff"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3"
)
_WORD = re.compile(rf"[\w{_SIGNS}]+")
_NO_WORD = dict.fromkeys((at for at in range(128) if not chr(at).isalnum()), " ")  # where there are no other letters
_MARKS = "·↩\u2018\u2019\u201c\u201d\u2013\u2014…\xa0"  # which part words, and are often all that is not ASCII
# What is left out: accents, the signs for vowels that Arabic is mostly written without, and what draws its words out.
_ACCENTS = re.compile("[\u0300-\u036f\u0640\u064b-\u065f\u0670]")
# Letters that Unicode takes apart nowhere, and that people write as others by habit or for want of a key.
_LETTERS = str.maketrans({
    "ł": "l", "đ": "d", "ð": "d", "ø": "o", "ħ": "h", "\u0131": "i", "ŧ": "t", "ß": "ss", "æ": "ae", "œ": "oe",
    "þ": "th", "ς": "\u03c3", "ى": "ي", "ی": "ي", "ة": "\u0647", "ک": "ك", "ٱ": "\u0627",
})  # fmt: skip
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
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", text).lower()).translate(_LETTERS)
    return unicodedata.normalize("NFKC", plain)


def words_of(text: str) -> list[str]:
    """Return the words of a text in the form in which they are found, each as often as it stands there."""
    if not text.isascii():
        for mark in _MARKS:
            text = text.replace(mark, " ")
    even = evened(text)
    if even.isascii():  # words are found in a third of the time
        found = even.translate(_NO_WORD).split()
    else:
        found = _WORD.findall(even.replace("_", " "))
        if signs_in(UNSPACED).search(even):
            return [part for word in found for part in _parts_of(word)]
    return [word[:LONGEST] for word in found] if max(map(len, found), default=0) > LONGEST else found


def _parts_of(word: str) -> Iterator[str]:
    """Yield what is found of a word that may hold some that are written without spaces: their letters, and pairs."""
    unspaced = signs_in(UNSPACED)
    for run in unspaced.findall(word):
        yield from run
        yield from (run[at : at + 2] for at in range(len(run) - 1))
    yield from (part[:LONGEST] for part in unspaced.split(word) if part)


def letters_of(pages: int) -> int:
    """Return how many letters of a word name its file, by the number of pages: few files where each stays small."""
    return 1 if pages <= FEW else 2


def key_of(word: str, letters: int) -> str:
    """Return the name of the file that a word is listed in: its first letters, safe in addresses."""
    return "".join(letter if letter.isascii() else f"{ord(letter):x}-" for letter in word[:letters])


@dataclass(frozen=True)
class Indexed:
    """What the search knows of a page: its sections as readers see them, and where in it each word stands.

    ``words`` are those that stand in the same sections with the same weights, by these places as a list has them.
    """

    url: str
    title: str
    sections: list[list[str]]  # id, title, text
    words: dict[str, list[str]]


def group_of(url: str) -> str:
    """Return which file holds the texts of a page, and of those that stand in one folder with it."""
    return url.partition("/")[0] if "/" in url.removeprefix("./") else "_"


def indexed(url: str, title: str, html: str) -> Indexed:
    """Return what the search knows of a page, whose content is ``html``."""
    sections = sections_of(title, html)
    texts = [[one.id, one.title, "\n".join(one.blocks)] for one in sections]
    return Indexed(url, title, texts, _words(title, texts))


def _words(title: str, sections: Iterable[list[str]]) -> dict[str, list[str]]:
    places: dict[str, str] = {}
    for at, (_, head, text) in enumerate(sections):
        once = _place_of(at, 1)
        for word, weight in _weights(text, head if at else title, IN_SECTION_TITLE if at else IN_PAGE_TITLE).items():
            place = once if weight == 1 else _place_of(at, weight)
            places[word] = f"{places[word]}{_SAME_PAGE}{place}" if word in places else place
    words: dict[str, list[str]] = {}
    for word, place in places.items():
        words.setdefault(place, []).append(word)
    return words


def _weights(text: str, title: str, in_title: int) -> dict[str, int]:
    """Return how much each word counts in a section."""
    weights: dict[str, int] = Counter(words_of(text))
    for word, count in weights.items():
        if count > IN_TEXT:
            weights[word] = IN_TEXT
    for word in dict.fromkeys(words_of(title)):
        weights[word] = weights.get(word, 0) + in_title
    return weights


class SearchIndex:
    """Collects the pages of one build."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._pages: dict[str, Indexed] = {}

    @cached_property
    def _stemmer(self) -> Any:
        import snowballstemmer  # here, because it brings three dozen languages, and most builds stem no word

        name = _STEMMERS.get(self.language.partition("-")[0])
        return snowballstemmer.stemmer(name) if name else None

    def add_page(self, url: str, title: str, html: str) -> None:
        """Add a page, once its content is whole."""
        self.add(indexed(url, title, html))

    def add(self, page: Indexed) -> None:
        """Add a page that was read before."""
        self._pages[page.url] = page

    def read_pages(self, folder: Path) -> None:
        """Begin with the pages of the last build: one of changed pages alone (MkDocs: ``--dirty``) adds only those."""
        with suppress(OSError, ValueError, KeyError, TypeError, zlib.error):  # an index of another version, or none
            listed = json.loads((folder / "pages.json").read_text("utf-8"))
            for name, pages in listed["groups"] if listed["format"] == FORMAT else ():
                texts = json.loads(packing.inflated((folder / texts_path(name)).read_bytes()))
                for (url, title), sections in zip(pages, texts, strict=True):
                    self.add(Indexed(url, title, sections, _words(title, sections)))

    def files(self) -> dict[str, bytes]:
        """Return the files of the index: their paths below ``search/``, and what they hold."""
        groups: dict[str, list[Indexed]] = {}
        for page in self._pages.values():
            groups.setdefault(group_of(page.url), []).append(page)
        words = (page.words for pages in groups.values() for page in pages)
        by_key = self.by_key(words, letters_of(len(self._pages)))
        listed = {name: [(page.url, page.title) for page in pages] for name, pages in groups.items()}
        made = {"pages.json": pages_file(listed, by_key)}
        made |= {texts_path(name): texts_file(pages) for name, pages in groups.items()}
        made |= {words_path(key): words_file(words) for key, words in by_key.items()}
        return made

    def by_key(self, pages: Iterable[Mapping[str, Iterable[str]]], letters: int) -> dict[str, dict[str, str]]:
        """Return the files of words by their keys of so many letters, from the words of each page by their places."""
        found: dict[str, list[Any]] = defaultdict(list)  # page, places, page, places, ...
        for number, by_place in enumerate(pages):
            for place, words in by_place.items():
                for word in words:
                    found[word] += (number, place)
        by_key: dict[str, dict[str, str]] = defaultdict(dict)
        for word in sorted(found):
            by_key[key_of(word, letters)][word] = packed_list(self.stem(word), found[word])
        return dict(sorted(by_key.items()))

    def stem(self, word: str) -> int:
        """Return how many letters of a word its forms share; all, where that is not known."""
        if (word.isascii() and word.isdecimal()) or self._stemmer is None:  # no language has forms of a number
            return len(word)
        stem = self._stemmer.stemWord(word)
        return next((at for at, pair in enumerate(zip(word, stem, strict=False)) if pair[0] != pair[1]), len(stem))


@cache
def _digits_of(number: int) -> str:
    digits = ""
    while number >= BASE:
        number, digit = divmod(number, BASE)
        digits += _DIGITS[BASE + digit]
    return digits + _DIGITS[number]


@cache
def _place_of(section: int, weight: int) -> str:
    return packed((2 * section,) if weight == 1 else (2 * section + 1, weight))


def packed(numbers: Iterable[int]) -> str:
    """Return numbers as they stand in a file of words."""
    return "".join(map(_digits_of, numbers))


def packed_list(stem: int, places: Sequence[Any]) -> str:
    """Return the list of a word, from the length of its stem, and page and places in it again and again."""
    numbers = places[::2]
    steps = map(_digits_of, map(sub, numbers, (0, *numbers)))
    return _digits_of(stem) + "".join(chain.from_iterable(zip(steps, places[1::2], strict=True)))


def by_page(listed: str) -> dict[int, str]:
    """Return the places of a word in each page, from its list."""
    places: dict[int, list[str]] = {}
    numbers = iter(unpacked(listed)[1:])
    number = 0
    for step in numbers:
        number += step
        place = next(numbers)
        weight = [next(numbers)] if place % 2 else []
        places.setdefault(number, []).append(packed([place, *weight]))
    return {number: _SAME_PAGE.join(found) for number, found in places.items()}


def stem_of(listed: str) -> int:
    """Return the length of the stem of a word, with which its list begins."""
    end = next(at for at, sign in enumerate(listed, 1) if _VALUES[sign] < BASE)
    return unpacked(listed[:end])[0]


def unpacked(text: str) -> list[int]:
    """Return the numbers of a list of a word."""
    numbers, number, scale = [], 0, 1
    for sign in text:
        digit = _VALUES[sign]
        number += digit % BASE * scale
        scale *= BASE
        if digit < BASE:
            numbers.append(number)
            number, scale = 0, 1
    return numbers


_VALUES = {sign: value for value, sign in enumerate(_DIGITS)}


def pages_file(groups: Mapping[str, Iterable[tuple[str, str]]], keys: Iterable[str]) -> bytes:
    """Return the file that lists the address and title of each page, and the keys of all words."""
    listed = [[name, list(pages)] for name, pages in groups.items()]
    letters = letters_of(sum(len(pages) for _, pages in listed))
    return _as_json({"format": FORMAT, "letters": letters, "keys": sorted(keys), "groups": listed})


def words_path(key: str) -> str:
    """Return where the words of a key stand, below the folder of the search."""
    return f"words/{key}.dat"


def words_file(words: Mapping[str, str]) -> bytes:
    """Return the file that holds words with their lists."""
    return packing.deflated(_as_json(words))


def words_in(held: bytes) -> dict[str, str]:
    """Return the words that such a file holds."""
    words: dict[str, str] = json.loads(packing.inflated(held))
    return words


def texts_path(name: str) -> str:
    """Return where the texts of the pages of a group stand, below the folder of the search."""
    return f"texts/{name}.dat"


def texts_file(pages: Iterable[Indexed]) -> bytes:
    """Return the file that holds the texts of the pages of a group."""
    return packing.deflated(_as_json([page.sections for page in pages]))


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of an index, and take away those of an earlier one that it has no more."""
    for path in (*folder.glob("words/*.*"), *folder.glob("text*/*.*")):
        if path.relative_to(folder).as_posix() not in files:
            path.unlink()
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def _as_json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
