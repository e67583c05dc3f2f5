"""Whether words were taken over from an article, without holding a copy of the article.

Input: an article's text, once, from the command ``fingerprint``; later only the hashes of its runs
of 13 words, from ``modules/sources.runs``. Output: those hashes, and the runs of any other text.
A hash of 13 words cannot be read back; hashes of fewer could be guessed, so there are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate, groupby

from course.reading.problems import Position, Problems
from course.reading.program import program
from course.reading.telling import tell

PATH = "modules/sources.runs"
WORDS_IN_RUN = 13
PER_LINE = 6
HEADER = """\
# Runs of 13 words in the articles, each as a 64-bit hash, sorted, so that no text can be read back.
# Made by the command: fingerprint ARTICLE FILE
"""
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_MARKS = re.compile(r"\[\^[^\[\]\s]{1,80}\]|\]\([^()\s]{0,2000}\)")
_HASH = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True)
class ArticleRuns:
    """The hashes of one article's runs."""

    article: str
    hashes: frozenset[bytes]


@dataclass(frozen=True, slots=True)
class Shared:
    """A stretch of a text that an article has too: how many words, and where in the text."""

    article: str
    words: int
    start: int
    end: int


def fingerprint(text: str) -> frozenset[bytes]:
    """Return the hashes of an article's runs of 13 words, whatever their case and punctuation."""
    return frozenset(_hashes(_plain(text)))


def shared(text: str, known: Mapping[bytes, str]) -> Iterator[Shared]:
    """Yield every stretch of 13 words or more that ``text`` has in common with an article.

    ``known`` names the article of each hash. Citations, comments and web addresses do not count.
    """
    if text.count(" ") + text.count("\n") < WORDS_IN_RUN - 1:  # as most texts of a data file
        return
    plain = _plain(text)
    found = [(number, known[hashed]) for number, hashed in enumerate(_hashes(plain)) if hashed in known]
    spans = [match.span() for match in _WORD.finditer(plain)] if found else []
    for (article, _), group in groupby(enumerate(found), lambda at: (at[1][1], at[1][0] - at[0])):
        numbers = [number for _, (number, _) in group]  # that follow each other
        last = numbers[-1] + WORDS_IN_RUN - 1
        yield Shared(article, last - numbers[0] + 1, spans[numbers[0]][0], spans[last][1])


def _plain(text: str) -> str:
    """Return the text as its words are compared, each in its place."""
    if "[" in text:
        text = _MARKS.sub(lambda marks: " " * len(marks.group()), text)
    if "<!--" in text:
        text = _without_comments(text)
    lower = text.replace("\u2019", "'").lower()
    return lower if len(lower) == len(text) else text


def _without_comments(text: str) -> str:
    """Return the text with blanks for its comments; one that is not closed is none, and ends the search."""
    parts: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts += [text[at:start], " " * (end + 3 - start)]
        at = end + 3
    return "".join([*parts, text[at:]])


def _hashes(plain: str) -> Iterator[bytes]:
    """Yield the hash of each run, in order."""
    words = _WORD.findall(plain)
    if len(words) < WORDS_IN_RUN:
        return
    joined = " ".join(words).encode()
    lengths = (
        map(len, words)
        if len(joined) == sum(map(len, words)) + len(words) - 1
        else (len(one.encode()) for one in words)
    )
    starts = list(accumulate(lengths, lambda start, length: start + length + 1, initial=0))
    for start, end in zip(starts, starts[WORDS_IN_RUN:], strict=False):
        yield blake2b(joined[start : end - 1], digest_size=8).digest()


def written(articles: tuple[ArticleRuns, ...]) -> str:
    """Return the text of ``sources.runs``."""
    parts = [HEADER]
    for runs in sorted(articles, key=lambda runs: runs.article):
        hashes = sorted(runs.hashes)
        parts.append(f"article {runs.article}\n")
        for start in range(0, len(hashes), PER_LINE):
            parts.append(" ".join(one.hex() for one in hashes[start : start + PER_LINE]) + "\n")
    return "".join(parts)


def parsed(text: str, path: str, problems: Problems) -> tuple[ArticleRuns, ...]:
    """Return what ``sources.runs`` says."""
    found: dict[str, set[bytes]] = {}
    article = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("article "):
            article = line.removeprefix("article ").strip()
            found.setdefault(article, set())
        elif article and all(_HASH.fullmatch(part) for part in line.split()):
            found[article].update(bytes.fromhex(part) for part in line.split())
        else:
            hint = tell("make the file anew with `%(program)s fingerprint ARTICLE FILE`", program=program())
            problems.add(Position(path, number), tell("this is not a list of hashes"), hint)
            return ()
    return tuple(ArticleRuns(name, frozenset(hashes)) for name, hashes in found.items())
