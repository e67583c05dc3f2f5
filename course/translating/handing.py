"""Texts of a course for its translators, in gettext's form, as they are handed out; ``taking`` has them back.

Input: a course in one of its other languages. Output: a ``.po`` with each text of the original under the file and the
steps to it (``quizzes/people.yml#questions/first-call/prompt``), and with its translation, which is ``fuzzy`` where the
original has changed since. A page is handed out by its sections.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from course.checks.translator import BODY, Translated
from course.locale.compiling import HEADER, parsed_po, plural_forms, written
from course.locale.words import locale_of
from course.model.text_keys import Steps
from course.translating.pieces import in_pieces, pieces_of

NOTE = "# Texts of a course, to be translated into {name}; `words import` takes them back.\n"


@dataclass(frozen=True)
class Brought:
    """What a translator brought of one file: by the steps to a text, the original of then, and its translation."""

    originals: Mapping[Steps, str]
    texts: Mapping[Steps, str]


def handed_out(files: Iterable[Translated], language: str) -> str:
    """Return the ``.po`` with every text of these files."""
    header = HEADER.format(language=language.replace("-", "_"), forms=plural_forms(language))
    catalog = parsed_po((NOTE.format(name=locale_of(language).english_name or language) + header).encode(), language)
    for file in sorted(files, key=lambda one: one.base):
        for steps, text, translation, is_stale in texts_of_file(file):
            flags = ["fuzzy"] if is_stale else []
            message = catalog.add(text, translation, flags=flags, context=f"{file.base}#{'/'.join(steps)}")
            message.flags.discard("python-format")  # a per cent sign in a course is one
    return written(catalog)


def texts_of_file(file: Translated) -> Iterator[tuple[Steps, str, str, bool]]:
    """Yield the texts of a file with their steps and translations, and whether each is older than its original."""
    count = len(pieces_of(file.originals.get(BODY, "")))
    same = BODY not in file.texts or len(pieces_of(file.texts[BODY])) == count
    number = count if same else 0
    known = in_pieces(file.texts, number)
    for steps, text in in_pieces(file.originals, number).items():
        whole = BODY if steps[:1] == BODY else steps
        yield steps, text, known.get(steps, ""), bool(known.get(steps)) and file.is_stale(whole)
