"""Who tells messages to authors in another language than English, and what is not translated there yet.

Input: a language tag, and maybe a project's folder. Output: its ``Words``, or None, which is English. These messages
stand in ``locale/told/``, apart from the words of pages: a language is shipped once pages have every word, and of
messages what is missing is English. A project's own ``locale/de.po`` comes before both.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from course.locale.reading import ALL_TOLD, FOLDER, TOLD, own_words, tags
from course.locale.words import Message, Words


def teller_of(language: str, root: Path | None = None) -> Words | None:
    """Return who tells messages in a language, or in the one that it is a form of; None where nobody does.

    What pages say too, such as the columns of a roster, is told in the words of pages.
    """
    told = _told(language, root)
    if not told:
        return None
    messages: dict[str, Message] = {}
    for tag in tags(language.lower()):
        messages |= _read(FOLDER / f"{tag}.json")
    return Words(language, messages | told | (own_words(language, root) if root else {}))


def languages_told() -> list[str]:
    """Return the languages in which messages are told, by their tags."""
    return sorted({"en", *(path.stem for path in TOLD.glob("*.json"))})


def in_english(language: str, root: Path | None = None) -> tuple[int, int]:
    """Return how many messages are still told in English in a language, and how many there are."""
    count = len(re.findall(r"^msgid ", ALL_TOLD.read_text("utf-8"), re.MULTILINE)) - 1  # the header is none
    known = _read(TOLD / "de.json").keys()  # of a language that has them all; a project may have what no longer is
    return count - len(_told(language, root).keys() & known), count


def _told(language: str, root: Path | None) -> dict[str, Message]:
    """Return the messages for authors alone that are translated."""
    messages: dict[str, Message] = {}
    for tag in tags(language.lower()):
        messages |= _read(TOLD / f"{tag}.json")
    own = own_words(language, root) if root else {}
    return (
        messages | {message: said for message, said in own.items() if message not in _of_pages()} if own else messages
    )


def _of_pages() -> dict[str, Message]:
    """Return the words of pages in a language that has them all."""
    return _read(FOLDER / "de.json")


def _read(path: Path) -> dict[str, Message]:
    found: dict[str, Message] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return found
