"""The sections of a page beside those of its translation, of which one may have more than the other.

Input: a translated file. Output: the sections of the original and of the translation by the same steps
(``body/3``), which of them are to be looked at, and what of the translation has no section any more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from math import comb

from course.checks.translator import BODY, Translated
from course.model.text_keys import Steps
from course.translating.alignment import aligned, level_of, placed_in
from course.translating.pieces import joined, pieces_of

MOST_TRIED = 3000  # ways to take sections out of an original, each of which costs a digest
_NO_WORDS = re.compile(r"<!--.*?-->|`[^`]*`|\]\([^)]*\)|https?:\S+", re.DOTALL)


@dataclass(frozen=True)
class Sections:
    """What stands below front matter, by the steps to each section of the original, or as a whole where it has one."""

    originals: dict[Steps, str] = field(default_factory=dict)
    translations: dict[Steps, str] = field(default_factory=dict)
    unsure: frozenset[Steps] = frozenset()
    left: dict[Steps, str] = field(default_factory=dict)  # by their numbers in the translation
    is_proven: bool = False  # whether its mark says that all but the new sections are what they were


@dataclass(frozen=True)
class _Pairs:
    """Which section of a translation belongs to each of the original, and which of those are to be looked at."""

    places: Sequence[int | None]
    unsure: frozenset[int] = frozenset()
    is_proven: bool = False


def sections_of(file: Translated) -> Sections:
    """Return the sections of a page and of its translation, as they belong together."""
    olds, news = pieces_of(file.originals.get(BODY, "")), pieces_of(file.texts.get(BODY, ""))
    if len(olds) < 2:
        body, other = (texts.get(BODY, "").strip("\n") for texts in (file.originals, file.texts))
        is_unsure = bool(news) and not (len(news) <= 1 and _differing(olds, news) == set())
        texts = ({BODY: body} if body else {}, {BODY: other} if other else {})
        return Sections(*texts, frozenset([BODY] if is_unsure else ()))
    pairs = _pairs(file, olds, news)
    steps = [(*BODY, str(number)) for number in range(1, len(olds) + 1)]
    found = {step: news[place] for step, place in zip(steps, pairs.places, strict=True) if place is not None}
    originals = dict(zip(steps, olds, strict=True))
    return Sections(
        originals,
        {step: text for step, text in found.items() if not _is_original(text, originals[step])},
        frozenset(steps[number] for number in pairs.unsure),
        {(*BODY, str(at + 1)): text for at, text in enumerate(news) if at not in pairs.places},
        pairs.is_proven,
    )


def _pairs(file: Translated, olds: Sequence[str], news: Sequence[str]) -> _Pairs:
    if not news:
        return _Pairs([None] * len(olds))
    if len(olds) == len(news):
        kept = [old for old, new in zip(olds, news, strict=True) if not _is_original(new, old)]
        if not _differing(olds, news):
            return _Pairs(range(len(olds)), is_proven=len(kept) < len(olds) and _is_made_from(file, kept))
    if (kept_places := _by_mark(file, olds, len(news))) is not None:
        return _Pairs([kept_places.index(at) if at in kept_places else None for at in range(len(olds))], is_proven=True)
    places = aligned(olds, news)
    if places == list(range(len(news))):
        return _Pairs(places, frozenset(_differing(olds, news)))
    return _Pairs(places, frozenset(range(len(olds))))


def _differing(olds: Sequence[str], news: Sequence[str]) -> set[int]:
    """Return which sections have another heading, or place, cite or name other parts, than what they translate."""
    pairs = enumerate(zip(olds, news, strict=False))
    return {at for at, (old, new) in pairs if level_of(old) != level_of(new) or placed_in(old) != placed_in(new)}


def _by_mark(file: Translated, olds: Sequence[str], count: int) -> tuple[int, ...] | None:
    """Return the sections that a page had when it was translated, if new ones are all that has changed since."""
    if not 0 < count < len(olds) or comb(len(olds), count) > MOST_TRIED or () not in file.made_from:
        return None
    tried = combinations(range(len(olds)), count)
    return next((kept for kept in tried if _is_made_from(file, [olds[at] for at in kept])), None)


def _is_made_from(file: Translated, sections: Sequence[str]) -> bool:
    """Tell whether a page says that it was made from these sections, and all else of it is as it was."""
    if () not in file.made_from or not sections:
        return False
    past = replace(file, originals={**file.originals, BODY: joined(list(sections))})
    return past.original_of(()) == file.made_from[()].text


def _is_original(text: str, original: str) -> bool:
    """Tell whether a section stands in the translation as it is in the original, because nobody translated it yet."""
    return text == original and re.search(r"[^\W\d_]{2}", _NO_WORDS.sub("", text)) is not None
