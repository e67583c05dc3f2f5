"""Which story format a story is written in: as it says itself, or as its signs tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from course.scenarios.twine.chapbook import Chapbook
from course.scenarios.twine.harlowe import Harlowe
from course.scenarios.twine.snowman import Snowman
from course.scenarios.twine.sugarcube import SugarCube
from course.scenarios.twine.walker import Walker

KNOWN: dict[str, type[Walker]] = {
    "harlowe": Harlowe,
    "sugarcube": SugarCube,
    "chapbook": Chapbook,
    "snowman": Snowman,
    # Formats of Twine 1, whose macros SugarCube took over.
    "sugarcane": SugarCube,
    "jonah": SugarCube,
    "responsive": SugarCube,
}
NAMES = "Harlowe, SugarCube, Chapbook and Snowman"
_SIGNS: tuple[tuple[type[Walker], re.Pattern[str]], ...] = (
    (SugarCube, re.compile(r"<</?(?:[A-Za-z]\w*|[=$-])|\[img\[|@@|/%|\{\{\{")),
    (Snowman, re.compile(r"<%|data-passage|\bwindow\.story\b")),
    (
        Chapbook,
        re.compile(
            r"^--[ \t]*$"
            r"|^\[(?:if|unless|else|continued?|cont'd|cont|note|n\.?b\.?|after|align|append|javascript|css)\b[^\]\n]*\]"
            r"|\{(?:embed|reveal link|link to|back link|restart link|cycling link|dropdown menu|text input)"
            r"|\{(?:ambient sound|sound effect|theme switcher|(?:now|passage|browser|config|random|engine|story)\.\w)",
            re.MULTILINE | re.IGNORECASE,
        ),
    ),
    (
        Harlowe,
        re.compile(
            r"\((?:set|put|if|unless|else-?if|else|print|display|go-?to|link[\w-]*|click[\w-]*|mouse[\w-]*|live|after)"
            r":|\((?:event|either|random|cycling-link|seq-link|dropdown|input-box|text-[\w-]+|css|align|show|hidden)"
            r":|\((?:replace|append|enchant|a|dm|for|history|visits):|\|[\w-]+>\["
        ),
    ),
)

CODE = re.compile(
    r"<</?[A-Za-z=]\w*|<%|\((?:set|if|else-?if|else|unless|link[\w-]*|go-?to|display|print):|\{[A-Za-z]\w*(?:\.\w+)*\}"
    r"|(?<!\w)\$[A-Za-z_]\w*|^\[(?:if|unless|else|continued?)\b[^\]\n]*\]"
    r"|\{%|\{\{|<\$|<\?(?:php|=)"
    # Ink, whose knots, ways, choices, logic and alternatives no passage has.
    r"|^[ \t]*={2,}[ \t]*\w+[^\n]*|(?:^|(?<=\s))->[ \t]*[\w.]+[ \t]*$"
    r"|^[ \t]*[*+][ \t]+(?:\([\w ]+\)[ \t]*)?\[[^\]\n]*\](?!\()"
    r"|^[ \t]*~[ \t]+\w+|^(?:VAR|CONST|LIST|INCLUDE|EXTERNAL)[ \t]+\w+|\{[^{}|\n]{1,80}\|[^{}\n]{0,80}\}",
    re.MULTILINE | re.IGNORECASE,
)


class Sign(NamedTuple):
    """The first sign of a format, and where it stands."""

    reader: type[Walker]
    text: str
    at: int


def named(name: str) -> type[Walker] | None:
    """Return the reader of a format that a story names, as ``SugarCube`` or ``SugarCube 2``."""
    return KNOWN.get(re.sub(r"[\s\d.-]+$", "", name.strip()).lower())


def guessed(texts: Iterable[str]) -> tuple[int, Sign] | None:
    """Return the format whose signs are most in a story's texts, and its first sign with the text it is in."""
    counts: dict[type[Walker], int] = {}
    first: dict[type[Walker], tuple[int, Sign]] = {}
    for index, text in enumerate(texts):
        for reader, signs in _SIGNS:
            for found in signs.finditer(text):
                counts[reader] = counts.get(reader, 0) + 1
                first.setdefault(reader, (index, Sign(reader, found.group(), found.start())))
    return first[max(counts, key=lambda reader: counts[reader])] if counts else None
