"""A language that nobody speaks, to see what was not translated and what has no room: accents, longer, in brackets.

Input: every message of ours. Output: a word file of ``en-XA``, or of its twin from right to left, ``ar-XB``. Whatever
a page shows that stands in no brackets is either an author's or was forgotten.
"""

from __future__ import annotations

import re

from course.locale.catalogues import template
from course.locale.compiling import begun, written
from course.locale.words import categories_of, locale_of

LEFT_TO_RIGHT, RIGHT_TO_LEFT = "en-XA", "ar-XB"
OPEN, CLOSE = "⟦", "⟧"
_KEPT = re.compile(r"(%\(\w+\)s|%%|\{\w+\}|<[^<>]*>)")
_LETTERS = str.maketrans("aeiouyAEIOUYcnszCNSZ", "áéíóúýÁÉÍÓÚÝčñšžČÑŠŽ")
_LONGER = 0.4  # as a translation may be


def said(message: str) -> str:
    """Return a message in the language: its places and tags as they are, its letters with accents, and longer."""
    if not re.search("[A-Za-z]", _KEPT.sub("", message)):  # ", " and its like
        return message
    accented = "".join(part if at % 2 else part.translate(_LETTERS) for at, part in enumerate(_KEPT.split(message)))
    letters = len(_KEPT.sub("", message))
    more = " ".join(["ñó"] * max(1, round(letters * _LONGER / 3)))
    return f"{OPEN}{accented} {more}{CLOSE}"


def word_file(language: str = LEFT_TO_RIGHT) -> str:
    """Return the file of words of one of the two languages."""
    catalog = begun(language)
    categories = categories_of(locale_of(language))
    for message in template():
        if isinstance(message.id, tuple):
            one, other = map(str, message.id)
            forms = tuple(said(one if name == "one" else other) for name in categories)
            catalog.add(message.id, forms)
        elif message.id:
            catalog.add(message.id, said(str(message.id)))
    return written(catalog)
