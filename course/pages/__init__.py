"""From the model to whole pages: the catalogue, courses, quizzes, checklists, sources.

Input: ``Content`` and ``Fragments``. Output: ``Page``s, and the parts that the plugin puts
around what authors wrote themselves. Nothing here touches the disk.
"""

from __future__ import annotations

from collections.abc import Iterator

from course.model import Content
from course.pages.authored import lesson_html, offering_html, own_page_html
from course.pages.catalogue import course_page, family_pages, follow_up_pages, home, sources_page
from course.pages.fragments import Fragments
from course.pages.guide import guide_pages
from course.pages.learning import certificate_page, learning_page, learning_scripts
from course.pages.module import checklist_pages, quiz_page
from course.pages.navigation import navigation
from course.pages.page import Page, revision_line, styled
from course.pages.trainer import INDEX as TRAINER_INDEX
from course.pages.trainer import PRINTS as TRAINER_PRINTS
from course.pages.trainer import run_sheet_src, trainer_pages
from course.pages.units import authored_page, texts_of
from course.pages.verify import verify_page

__all__ = [
    "TRAINER_INDEX",
    "TRAINER_PRINTS",
    "Page",
    "authored_page",
    "generated",
    "learning_scripts",
    "lesson_html",
    "navigation",
    "offering_html",
    "own_page_html",
    "revision_line",
    "run_sheet_src",
    "styled",
    "texts_of",
    "trainer_pages",
]


def generated(content: Content, fragments: Fragments) -> Iterator[Page]:
    """Yield every page that no author writes, in the order of the navigation."""
    yield home(content, fragments)
    yield learning_page(content, fragments)
    yield from family_pages(content, fragments)
    for course in content.catalogue.courses:
        yield course_page(content, course, fragments)
        yield from follow_up_pages(content, course, fragments)
    for module in content.modules:
        yield quiz_page(content, module, fragments)
        yield from checklist_pages(content, module, fragments)
        yield from guide_pages(module, fragments)
    yield sources_page(content, fragments)
    yield certificate_page(content, fragments)
    yield verify_page(content, fragments)
