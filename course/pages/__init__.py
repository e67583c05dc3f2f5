"""From the model to whole pages: the catalogue, courses, quizzes, checklists, sources.

Input: ``Content`` and ``Fragments``. Output: ``Page``s, and the parts that the plugin puts
around what authors wrote themselves. Nothing here touches the disk.
"""

from __future__ import annotations

from course.pages.authored import lesson_html, offering_html, own_page_html
from course.pages.issuer import issuer_files
from course.pages.learning import LEARNING, learning_scripts
from course.pages.look import look_files
from course.pages.navigation import navigation, turns
from course.pages.page import Page, revision_line, styled
from course.pages.renamed import moved_files
from course.pages.trainer import INDEX as TRAINER_INDEX
from course.pages.trainer import PRINTS as TRAINER_PRINTS
from course.pages.trainer import run_sheet_src, trainer_pages
from course.pages.units import authored_page, generated, module_scripts, texts_of

__all__ = [
    "LEARNING",
    "TRAINER_INDEX",
    "TRAINER_PRINTS",
    "Page",
    "authored_page",
    "generated",
    "issuer_files",
    "learning_scripts",
    "lesson_html",
    "look_files",
    "module_scripts",
    "moved_files",
    "navigation",
    "offering_html",
    "own_page_html",
    "revision_line",
    "run_sheet_src",
    "styled",
    "texts_of",
    "trainer_pages",
    "turns",
]
