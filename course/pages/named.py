"""One generated page by its source, for whoever asks what stands on it."""

from __future__ import annotations

from collections.abc import Iterator

from course.model import Content
from course.model.lesson import Reading
from course.pages.authored import offering_html
from course.pages.catalogue import family_pages
from course.pages.fragments import Fragments
from course.pages.page import Page
from course.pages.units import SINGLE, made_of_course, made_of_module


def html_around(content: Content, fragments: Fragments, src: str) -> str | None:
    """Return the HTML of a generated page, or what we put around a module's overview; None for any other page."""
    if src in content.single_pages:
        return SINGLE[src](content, fragments).html
    for module in content.modules:
        if src == f"{module.slug}/index.md":
            return offering_html(content, module, fragments, Reading())
    return next((page.html for page in _candidates(content, fragments, src) if page.src == src), None)


def _candidates(content: Content, fragments: Fragments, src: str) -> Iterator[Page]:
    """Yield the pages of families, or of the one course or module that ``src`` belongs to."""
    if src.startswith("families/"):
        yield from family_pages(content, fragments)
    for course in content.catalogue.courses:
        if src in content.course_sources(course):
            yield from made_of_course(content, course, fragments)
    for module in content.modules:
        if src in module.sources:
            yield from made_of_module(content, module, fragments)
