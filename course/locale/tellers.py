"""Who tells messages to authors in another language than English, and what is not translated there yet.

Input: a language tag. Output: its ``Words``, or None, which is English. These messages stand in ``locale/told/``, apart
from the words of pages: a language is shipped once pages have every word, and of messages what is missing is English.
"""

from __future__ import annotations

import json
import re

from course.locale.reading import FOLDER, tags
from course.locale.words import Message, Words

TOLD = FOLDER / "told"
ALL_TOLD = TOLD / "messages.pot"


def teller_of(language: str) -> Words | None:
    """Return who tells messages in a language, or in the one that it is a form of; None where nobody does."""
    messages: dict[str, Message] = {}
    for tag in tags(language.lower()):
        path = TOLD / f"{tag}.json"
        if path.is_file():
            messages |= json.loads(path.read_text("utf-8"))
    return Words(language, messages) if messages else None


def languages_told() -> list[str]:
    """Return the languages in which messages are told, by their tags."""
    return sorted({"en", *(path.stem for path in TOLD.glob("*.json"))})


def in_english(language: str) -> tuple[int, int]:
    """Return how many messages are still told in English in a language, and how many there are."""
    count = len(re.findall(r"^msgid ", ALL_TOLD.read_text("utf-8"), re.MULTILINE)) - 1  # the header is none
    teller = teller_of(language)
    return count - (len(teller.messages) if teller else 0), count
