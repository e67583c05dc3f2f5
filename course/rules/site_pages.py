"""PG: what every page needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from course.model import Content
from course.model.terms import Revision
from course.model.thresholds import House
from course.reading.data import Mapping
from course.reading.problems import Position, shown
from course.reading.telling import tell, tellable
from course.rules.lesson_parts import Paragraph, paragraphs
from course.rules.rule import Finding, Rule
from course.rules.texts import Text, course_texts, module_texts
from course.rules.word_lists import lists_of

_NO_TEXT = re.compile(r"!\[\s*\]\(")


def link_texts(content: Content, _: House) -> Iterator[Finding]:
    """PG01."""
    empty = lists_of(content.catalogue.language).empty_link
    for module in content.modules:
        yield from _links_of_texts(module_texts(module), empty)
        at = module.offering.at
        for found in empty.finditer(module.overview) if "](" in module.overview else ():
            yield Finding(at.at(), _says_nothing(found), tell(_SAY_WHERE), at)
        page = module.overview_page
        if page and page.reading.trainer_lines:  # the rest of it was judged whole
            blocks = (one for one in paragraphs(page, trainer=True) if one.line in page.reading.trainer_lines)
            yield from _links_of_paragraphs(blocks, empty)
        for lesson in (*module.lessons, *([module.trainer.notes] if module.trainer else [])):
            if "](" in lesson.body:
                yield from _links_of_paragraphs(paragraphs(lesson, trainer=True), empty)


def link_texts_of_course(content: Content, _: House) -> Iterator[Finding]:
    """PG01, in catalogue, sources and own pages."""
    empty = lists_of(content.catalogue.language).empty_link
    yield from _links_of_texts(course_texts(content), empty)
    for own in content.own_pages:
        yield from _links_of_paragraphs(paragraphs(own.text, trainer=True), empty)


_SAY_WHERE = tellable("let the linked words say where the link leads")


def _says_nothing(found: re.Match[str]) -> str:
    return tell("the link text %(found)s does not say where it leads", found=shown(found.group(1)))


def _links_of_texts(texts: Iterable[Text], empty: re.Pattern[str]) -> Iterator[Finding]:
    for text in texts:
        for found in empty.finditer(text.text) if "](" in text.text else ():
            yield Finding(text.position, _says_nothing(found), tell(_SAY_WHERE), text.holder)


def _links_of_paragraphs(found_in: Iterable[Paragraph], empty: re.Pattern[str]) -> Iterator[Finding]:
    for paragraph in found_in:
        for found in empty.finditer(paragraph.text):
            yield Finding(paragraph.at(found.start()), _says_nothing(found), tell(_SAY_WHERE), paragraph.lesson)


def images_told(content: Content, _: House) -> Iterator[Finding]:
    """PG02, what data files can get wrong; in lessons the loader sees to images and headings."""
    for module in content.modules:
        yield from _images_untold(module_texts(module))
        if _NO_TEXT.search(module.overview):
            at = module.offering.at
            yield Finding(at.at(), tell("the image has no text in its [ ]"), tell("say there what it shows"), at)
        if re.search(r"(?m)^# ", module.overview):
            at = module.offering.at
            yield Finding(
                at.at(),
                tell("the overview has a heading `# ` of its own"),
                tell("remove it; the title is the page's"),
                at,
            )


def images_told_in_course(content: Content, _: House) -> Iterator[Finding]:
    """PG02, in catalogue and sources."""
    yield from _images_untold(course_texts(content))


def _images_untold(texts: Iterable[Text]) -> Iterator[Finding]:
    for text in texts:
        if "![" in text.text and _NO_TEXT.search(text.text):
            yield Finding(
                text.position, tell("the image has no text in its [ ]"), tell("say there what it shows"), text.holder
            )


def review_ahead(content: Content, _: House) -> Iterator[Finding]:
    """PG03, what an author supplies: dates that make sense."""
    yield from _reviewed_too_early([(module.offering.revision, module.offering.at) for module in content.modules])


def course_review_ahead(content: Content, _: House) -> Iterator[Finding]:
    """PG03, of courses."""
    yield from _reviewed_too_early([(course.revision, course.at) for course in content.catalogue.courses])


def _reviewed_too_early(dated: Iterable[tuple[Revision, Mapping]]) -> Iterator[Finding]:
    for revision, holder in dated:
        if revision.date and revision.next_review and revision.next_review <= revision.date:
            place: Position = holder.at("revision", "next_review")
            yield Finding(
                place,
                tell("the next review is not after the revision"),
                tell("plan it after the revision's date"),
                holder,
            )


RULES = (
    Rule(
        id="PG01",
        scope="module",
        words=("empty_link_texts",),
        full="error",
        practice="warning",
        minimal="warning",
        says='No link is called "click here", "here" or "more".',
        why="Screen readers list links by themselves; one of the articles makes the mistake.",
        fix="Let the linked words say where the link leads.",
        example="[the list for after a call](../calling/checklist-after-a-call.md)",
        check=link_texts,
        course_check=link_texts_of_course,
    ),
    Rule(
        id="PG02",
        scope="module",
        full="error",
        practice="error",
        minimal="error",
        says="A page has one h1, no skipped heading, a language, texts for images, labels for controls, and works "
        "by keyboard.",
        why="Accessibility practice (WCAG).",
        fix="Start lesson sections with `## `, and say in [ ] what an image shows.",
        example="![A map of the yard with its two gates](yard.svg)",
        check=images_told,
        course_check=images_told_in_course,
        judged_by=("course/checks/references.py", "tests/browser/test_quiz.py", "tests/rules/test_pages_made.py"),
    ),
    Rule(
        id="PG03",
        scope="module",
        full="error",
        practice="error",
        minimal="error",
        says="Every page shows its date and revision.",
        why="A guide for makers of checklists asks for the date; on paper, only what is printed can be checked.",
        fix="Give each module and course a revision, with its next review after its date.",
        example='revision: {version: "1.0", date: 2026-11-21, next_review: 2027-11-21}',
        check=review_ahead,
        course_check=course_review_ahead,
        judged_by=("tests/rules/test_pages_made.py",),
    ),
)
