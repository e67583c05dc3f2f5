"""Word files brought up to date: every message that there is now, and no translation lost.

Input: ``messages.pot``, all messages in English, and a word file or none. Output: the file with all messages: new ones
empty, those whose English changed a little marked ``fuzzy``, and those that are no more kept at its end.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from babel.messages.catalog import Catalog

from course.locale.compiling import begun, parsed_po, read_po, written
from course.locale.faults import untranslated
from course.locale.reading import ALL_TOLD, TEMPLATE


def template() -> Catalog:
    """Return every message there is."""
    return parsed_po(TEMPLATE.read_bytes(), "en")


def with_told(messages: Catalog, path: Path) -> Catalog:
    """Return messages with those for authors that a file has too: a project may tell single ones otherwise."""
    theirs = {message.id for message in read_po(path) if message.id} if path.is_file() else set()
    if any(one not in messages for one in theirs):
        for message in parsed_po(ALL_TOLD.read_bytes(), "en"):
            if message.id in theirs and message.id not in messages:
                messages.add(message.id)
    return messages


def updated(path: Path, messages: Catalog, drafted: str = "") -> Catalog:
    """Return the word file at ``path`` with these messages; begun where there is none."""
    catalog = read_po(path) if path.is_file() else begun(path.stem, drafted)
    locale = catalog.locale
    catalog.update(messages, no_fuzzy_matching=len(catalog) == 0, keep_user_comments=True)
    catalog.locale = locale
    return catalog


def begun_text(language: str) -> str:
    """Return the word file of a language with every message, and none translated."""
    return written(updated(Path(f"{language}.po"), template()))


def write_updated(path: Path, messages: Catalog, drafted: str = "") -> int:
    """Bring the word file at ``path`` up to date, and return how many messages are still to be translated."""
    catalog = updated(path, messages, drafted)
    text = written(catalog)
    with contextlib.suppress(FileNotFoundError):
        if path.read_text("utf-8") == text:
            return len(untranslated(catalog))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return len(untranslated(catalog))
