"""Texts of a course for its translators, in gettext's form, as they are handed out; ``taking`` has them back.

Input: a course in one of its other languages. Output: a ``.po`` with each text of the original under the file and the
steps to it (``quizzes/people.yml#questions/first-call/prompt``), and with its translation, which is ``fuzzy`` where the
original has changed since. A page is handed out by its sections.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from babel.messages.catalog import Message

from course.checks.translator import BODY, Translated, part_around
from course.locale.compiling import HEADER, parsed_po, plural_forms, written
from course.locale.words import locale_of
from course.model.text_keys import Steps
from course.reading.telling import tell
from course.translating.sections import sections_of

NOTE = "# Texts of a course, to be translated into {name}; `words import` takes them back.\n"


@dataclass(frozen=True)
class Brought:
    """What a translator brought of one file: by the steps to a text, the original of then, and its translation."""

    originals: Mapping[Steps, str]
    texts: Mapping[Steps, str]


def handed_out(files: Iterable[Translated], language: str) -> str:
    """Return the ``.po`` with every text of these files; what has no place any more ends it, behind ``#~``."""
    header = HEADER.format(language=language.replace("-", "_"), forms=plural_forms(language))
    catalog = parsed_po((NOTE.format(name=locale_of(language).english_name or language) + header).encode(), language)
    for file in sorted(files, key=lambda one: one.base):
        for steps, text, translation, is_stale in texts_of_file(file):
            flags = ["fuzzy"] if is_stale else []
            message = catalog.add(text, translation, flags=flags, context=f"{file.base}#{'/'.join(steps)}")
            message.flags.discard("python-format")  # a per cent sign in a course is one
        for steps, text in left_of(file).items():
            place = f"{file.base}#{'/'.join(steps)}"
            gone = Message(tell("The course has this text no more."), text, context=place)
            gone.flags.discard("python-format")
            catalog.obsolete[place] = gone
    return written(catalog)


def left_of(file: Translated) -> dict[Steps, str]:
    """Return the texts of a translation that have no place in its original any more."""
    return {**file.left, **sections_of(file).left}


def texts_of_file(file: Translated) -> Iterator[tuple[Steps, str, str, bool]]:
    """Yield the texts of a file with their steps and translations, and whether each is to be looked at again.

    That is what was made from another original, or is not sure to translate what it stands beside.
    """
    sections = sections_of(file)
    unsure = {*file.unsure, *sections.unsure}
    originals = {steps: text for steps, text in file.originals.items() if steps != BODY} | sections.originals
    known = {**file.texts, **sections.translations}
    for steps, text in originals.items():
        whole = BODY if steps[:1] == BODY else steps
        is_old = file.is_stale(whole) and not (sections.is_proven and not part_around(whole, file.made_from))
        is_unsure = any(steps[:end] in unsure for end in range(1, len(steps) + 1))
        translation = known.get(steps, "")
        yield steps, text, translation, bool(translation) and (is_old or is_unsure)
