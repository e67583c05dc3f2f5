"""From a language tag to its words: what is shipped, and over it what a project has of its own.

Input: a tag such as ``de-AT``, and maybe a project's folder. Output: ``Words``. ``locale/de.po`` of a project adds a
language that is not shipped, or changes single words of one that is; a file of a region comes before its language's.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from course.locale.words import ENGLISH, Message, Words

FOLDER = Path(__file__).parent
OWN = "locale"  # the folder of a project that holds words of its own
TEMPLATE = FOLDER / "messages.pot"
TOLD = FOLDER / "told"  # messages for authors, apart from the words of pages
ALL_TOLD = TOLD / "messages.pot"


@functools.cache
def _scripts() -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads((FOLDER / "scripts.json").read_text("utf-8"))
    return found


def said_by(name: str) -> list[str]:
    """Return the messages that one script says, by its name, or all templates of ``paper``."""
    return _scripts().get(name, [])


def tags(language: str) -> tuple[str, ...]:
    """Return the tags whose words serve a language, the least special first: de, de-AT."""
    parts = language.split("-")
    return tuple("-".join(parts[:number]) for number in range(1, len(parts) + 1))


def shipped() -> list[str]:
    """Return the languages that are shipped, by their tags."""
    return sorted({"en", *(path.stem for path in FOLDER.glob("*.json") if path.stem != "scripts")})


def own_files(root: Path) -> dict[str, Path]:
    """Return the word files of a project by their tags."""
    return {path.stem: path for path in sorted((root / OWN).glob("*.po"))}


def known(root: Path | None = None) -> list[str]:
    """Return the languages that a project can choose from."""
    return sorted({*shipped(), *(own_files(root) if root else ())})


def is_known(language: str, root: Path | None = None) -> bool:
    """Tell whether there are words for a language, or for the one that it is a form of."""
    return not {tag.lower() for tag in tags(language)}.isdisjoint(tag.lower() for tag in known(root))


def words_for(language: str, root: Path | None = None) -> Words:
    """Return the words of a language, English where there are none; raises ``ValueError`` for a file that is none."""
    messages: dict[str, Message] = {}
    for part in _parts(language, root):
        messages |= part
    return Words(language, messages) if messages or language != "en" else ENGLISH


def own_words(language: str, root: Path) -> dict[str, Message]:
    """Return what a project itself says in a language; nothing of a file that is none, which ``check`` tells."""
    messages: dict[str, Message] = {}
    own = _own(root)
    for tag in tags(language):
        if tag.lower() in own:
            from course.locale.compiling import compiled, read_po  # here, because few projects have words of their own

            with suppress(ValueError, OSError):
                messages |= compiled(read_po(own[tag.lower()]))
    return messages


def _own(root: Path | None) -> dict[str, Path]:
    return {tag.lower(): path for tag, path in (own_files(root) if root else {}).items()}


def _parts(language: str, root: Path | None) -> Iterator[dict[str, Message]]:
    own = _own(root)
    for tag in tags(language):
        path = next((path for path in FOLDER.glob("*.json") if path.stem.lower() == tag.lower()), None)
        if path:
            yield json.loads(path.read_text("utf-8"))
        if tag.lower() in own:
            from course.locale.compiling import compiled, read_po  # here, because few projects have words of their own

            yield compiled(read_po(own[tag.lower()]))
