"""Which words a course speaks: those of its catalogue's language, shipped or its own.

Input: a project and its catalogue. Output: ``Words``, and a problem where there are none, or where a
file of words is damaged; a warning where it holds what is shown nowhere.
"""

from __future__ import annotations

from pathlib import Path

from course.locale import ENGLISH, Words
from course.locale.reading import OWN, is_known, known, own_files, words_for
from course.model import Catalogue
from course.reading.problems import Position, Problems, shown
from course.reading.program import program
from course.reading.telling import tell, tell_row


def words_of(root: Path, catalogue: Catalogue, problems: Problems, warnings: Problems) -> Words:
    """Return the words of a course; English after a problem."""
    language = catalogue.language
    if not is_known(language, root):
        _tell_unknown(root, language, catalogue.at.at("language"), problems)
        return ENGLISH
    if own_files(root):
        from course.locale.faults import faults_of  # here, because few projects have words of their own

        before = len(problems)
        for path in own_files(root).values():
            name = f"{OWN}/{path.name}"
            for fault in faults_of(path):
                told = problems if fault.blocks else warnings
                told.add(Position(name, fault.line, fault.column), fault.message, fault.hint)
        if len(problems) > before:
            return ENGLISH
    return words_for(language, root)


def check_languages(root: Path, catalogue: Catalogue, problems: Problems) -> None:
    """Report languages of translations for which there are no words, or that are named twice."""
    for number, language in enumerate(catalogue.languages):
        at = catalogue.at.at("languages", number)
        if language == catalogue.language:
            problems.add(
                at,
                tell("%(language)s is the language of the course itself", language=shown(language)),
                tell("name the others alone"),
            )
        elif not is_known(language, root):
            _tell_unknown(root, language, at, problems)


def _tell_unknown(root: Path, language: str, at: Position, problems: Problems) -> None:
    problems.add(
        at,
        tell("there are no words for the language %(language)s", language=shown(language)),
        tell(
            "write one of %(known)s; or add words of your own: `%(program)s words %(language)s` begins "
            "%(own)s/%(language)s.po, to be translated there",
            known=tell_row(known(root)),
            program=program(),
            language=language,
            own=OWN,
        ),
    )
