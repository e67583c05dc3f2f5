"""One generated page by its source, for whoever asks what stands on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from course.model import Content, Module
from course.model.lesson import Reading
from course.pages.authored import offering_html
from course.pages.catalogue import course_page, family_pages, follow_up_pages, home, sources_page
from course.pages.fragments import Fragments
from course.pages.guide import guide_pages
from course.pages.learning import certificate_page, learning_page
from course.pages.module import checklist_pages, quiz_page
from course.pages.page import Page
from course.pages.verify import verify_page

_SINGLE: dict[str, Callable[[Content, Fragments], Page]] = {
    "index.md": home,
    "learning.md": learning_page,
    "sources.md": sources_page,
    "certificate.md": certificate_page,
    "verify.md": verify_page,
}


def html_around(content: Content, fragments: Fragments, src: str) -> str | None:
    """Return the HTML of a generated page, or what we put around a module's overview; None for any other page."""
    if src in _SINGLE:
        return _SINGLE[src](content, fragments).html
    for module in content.modules:
        if src == f"{module.slug}/index.md":
            return offering_html(content, module, fragments, Reading())
    return next((page.html for page in _candidates(content, fragments, src) if page.src == src), None)


def _candidates(content: Content, fragments: Fragments, src: str) -> Iterator[Page]:
    """Yield the pages of the one course or module that ``src`` belongs to."""
    if src.startswith("families/"):
        yield from family_pages(content, fragments)
    for course in content.catalogue.courses:
        if src in course.sources:
            yield course_page(content, course, fragments)
            yield from follow_up_pages(content, course, fragments)
    for module in content.modules:
        if src in module.sources:
            yield from _of_module(content, module, fragments)


def _of_module(content: Content, module: Module, fragments: Fragments) -> Iterator[Page]:
    yield quiz_page(content, module, fragments)
    yield from checklist_pages(content, module, fragments)
    yield from guide_pages(module, fragments)
