"""A page made from the model, and the words that several pages share."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import dataclass, replace

from markupsafe import Markup

from course.locale import ENGLISH, Words
from course.model import Content, Course, Family, Module
from course.model.links import Links

# A style sheet of content is loaded by a page that holds what it is for. A pattern that begins with signs of its own is
# looked for several times as fast as one that may begin in two ways.
_STYLES = {
    "assets/course/content.css": (
        re.compile('class="(?:highlight|tabbed-set|keys|course-(?:task|as-))'),
        re.compile('<(?:math|del|ins|mark|details class="(?!course-))'),
    ),
    "assets/course/table.css": (re.compile('class="course-frame'),),
}


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


def styled(page: Page, links: Links) -> Page:
    """Return a page with the style sheets, before its content, of what its authors wrote."""
    needed = (file for file, signs in _STYLES.items() if any(sign.search(page.html) for sign in signs))
    sheet = Markup('<link rel="stylesheet" href="{}">\n')
    sheets = [sheet.format(links.relative(file, page.src)) for file in needed]
    return replace(page, html=Markup().join((*sheets, page.html))) if sheets else page


def family_of(content: Content, name: str) -> Family:
    """Return the family with this id."""
    return next(family for family in content.catalogue.families if family.id == name)


def latest(content: Content) -> datetime.date:
    """Return the date of the newest revision of anything in the catalogue."""
    dates = [module.offering.revision.date for module in content.modules]
    return max([*dates, *(course.revision.date for course in content.catalogue.courses)])


def course_line(course: Course, words: Words = ENGLISH) -> str:
    """Return which revision of a course a page belongs to."""
    revision = course.revision
    return words.say(
        "%(code)s, version %(version)s, %(day)s",
        code=course.code,
        version=revision.version,
        day=words.day(revision.date),
    )


def catalogue_line(content: Content) -> str:
    """Return of what date the catalogue is that a page belongs to."""
    words = content.words
    return words.say("Catalogue of %(day)s", day=words.day(latest(content)))


def revision_line(module: Module, words: Words = ENGLISH) -> str:
    """Return which revision of a module a page belongs to."""
    revision = module.offering.revision
    return words.say(
        "%(code)s, version %(version)s, %(day)s, next review %(review)s",
        code=module.code,
        version=revision.version,
        day=words.day(revision.date),
        review=words.day(revision.next_review),
    )
