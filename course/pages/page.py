"""A page made from the model, and the words that several pages share."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from markupsafe import Markup

from course.locale import ENGLISH, Words
from course.model import Checklist, Content, Course, Module
from course.model.links import Links
from course.pages.lean import lean
from course.pages.packing import packed

# A style sheet of parts is loaded by a page that holds what it is for: what its classes begin with, and elements.
_STYLES = {
    "assets/course/content.css": (
        ("highlight", "tabbed-set", "keys", "course-task", "course-as-", "course-media"),
        re.compile('<(?:math|del|ins|mark|details class="(?!course-))'),
    ),
    "assets/course/table.css": (("course-frame",), None),
    "assets/course/cards.css": (("course-cards", "course-family", "course-steps"), re.compile("<course-filter")),
}
_CLASSES = re.compile(' class="([^"]*)"')  # begins with letters of its own: any other way takes twice as long


@dataclass(frozen=True)
class Page:
    """A page made from the model: where it stands, what it is called, and its HTML."""

    src: str
    title: str
    short_title: str
    description: str
    html: Markup
    revision_line: str = ""
    kept: str = ""  # what tells a learner's navigation how far this page has been done: quiz/people
    parts: tuple[tuple[str, str], ...] = ()  # its sections: words, and the id that leads there

    def head(self) -> dict[str, object]:
        """Return what the theme's templates may know of the page."""
        return {
            "title": self.title,
            "short_title": self.short_title,
            "description": self.description,
            "revision_line": self.revision_line,
            "kept": self.kept,
        }

    def text(self) -> str:
        """Return the page as a Markdown file with front matter and one block of HTML."""
        lines = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in self.head().items())
        return f"---\n{lines}\n---\n\n<div>\n{self.html}\n</div>\n"


def styles_of(html: str) -> list[str]:
    """Return the style sheets that what stands on a page needs, by their paths."""
    known = "\n".join(("", *classes_of(html)))  # a line each, so that all are asked at once how they begin
    return [
        file
        for file, (classes, elements) in _STYLES.items()
        if any(f"\n{one}" in known for one in classes) or (elements and elements.search(html))
    ]


@lru_cache(maxsize=4)  # several look at one page
def classes_of(html: str) -> frozenset[str]:
    """Return what the elements of a page say as their ``class``, each once."""
    return frozenset(_CLASSES.findall(html.replace("\n", " ").replace("\t", " ")))


def styled(page: Page, links: Links) -> Page:
    """Return a page with the style sheets, before its content, of what stands on it."""
    needed = styles_of(str(page.html))
    sheet = Markup('<link rel="stylesheet" href="{}">\n')
    sheets = [sheet.format(links.relative(file, page.src)) for file in needed]
    return replace(page, html=Markup().join((*sheets, page.html))) if sheets else page


def catalogue_line(content: Content) -> str:
    """Return of what day the catalogue is, which is that of the newest revision in it; nothing where none has a day."""
    revisions = [module.offering.revision for module in content.modules]
    revisions += [course.revision for course in content.catalogue.courses]
    dates = [revision.date for revision in revisions if revision.date]
    words = content.words
    return words.say("Catalogue of %(day)s", day=words.day(max(dates))) if dates else ""


def course_line(course: Course, words: Words = ENGLISH) -> str:
    """Return which revision of a course a page belongs to."""
    version = words.dated(course.revision.version, course.revision.date)
    return words.say("%(code)s, version %(version)s", code=course.code, version=version)


def revision_line(module: Module, words: Words = ENGLISH) -> str:
    """Return which revision of a module a page belongs to."""
    revision = module.offering.revision
    code, version = module.code, words.dated(revision.version, revision.date)
    if not revision.next_review:
        return words.say("%(code)s, version %(version)s", code=code, version=version)
    review = words.day(revision.next_review)
    return words.say("%(code)s, version %(version)s, next review %(review)s", code=code, version=version, review=review)


def revision_of_checklist(checklist: Checklist, words: Words = ENGLISH) -> str:
    """Return which revision of a checklist a page belongs to."""
    return words.say("Revision %(number)s", number=words.dated(checklist.revision, checklist.date))


@dataclass(frozen=True)
class Lines:
    """HTML that pages bring on request (``web/frame/bring.js``); packed where few learners ever ask for it."""

    html: str
    is_packed: bool = False

    def script(self, path: str) -> str:
        """Return the script, at a path, that holds it."""
        name = json.dumps(path.removesuffix(".js"))
        html = lean(Markup(self.html))  # noqa: S704 - made by our own templates
        held = json.dumps(packed(html.encode()) if self.is_packed else str(html), ensure_ascii=False)
        return f"(coursewright.lines = coursewright.lines || {{}})[{name}] = {held};\n"


def scripts_of(lines: Mapping[str, Lines]) -> dict[str, str]:
    """Return the scripts that hold lines, by their paths."""
    return {path: one.script(path) for path, one in lines.items()}
