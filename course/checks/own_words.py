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


def words_of(root: Path, catalogue: Catalogue, problems: Problems, warnings: Problems) -> Words:
    """Return the words of a course; English after a problem."""
    language = catalogue.language
    if not is_known(language, root):
        problems.add(
            catalogue.at.at("language"),
            f"there are no words for the language {shown(language)}",
            f"write one of {', '.join(known(root))}; or add words of your own: "
            f"`{program()} words {language}` begins {OWN}/{language}.po, to be translated there",
        )
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
