"""PG: what every page needs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.model import Content
from course.model.thresholds import House
from course.reading.problems import Position, shown
from course.rules.lesson_parts import Paragraph, paragraphs
from course.rules.rule import Finding, Rule
from course.rules.texts import texts

_EMPTY_LINK = re.compile(
    r"(?<!!)\[\s*((?:click |read )?(?:here|this|more|link|this link|this page|details))\s*[.!]?\]\(", re.IGNORECASE
)
_NO_TEXT = re.compile(r"!\[\s*\]\(")


def link_texts(content: Content, _: House) -> Iterator[Finding]:
    """PG01."""
    hint = "let the linked words say where the link leads"
    for text in (text for text in texts(content) if "](" in text.text):
        for found in _EMPTY_LINK.finditer(text.text):
            yield Finding(
                text.position, f"the link text {shown(found.group(1))} does not say where it leads", hint, text.holder
            )
    for module in content.modules:
        for found in _EMPTY_LINK.finditer(module.overview):
            at = module.offering.at
            yield Finding(at.at(), f"the link text {shown(found.group(1))} does not say where it leads", hint, at)
    for paragraph in _paragraphs_with_links(content):
        for found in _EMPTY_LINK.finditer(paragraph.text):
            message = f"the link text {shown(found.group(1))} does not say where it leads"
            yield Finding(paragraph.at(found.start()), message, hint, paragraph.lesson)


def _paragraphs_with_links(content: Content) -> Iterator[Paragraph]:
    """Yield what may have links: the trainer's blocks too, and of an overview nothing else, which is judged whole."""
    for module in content.modules:
        page = module.overview_page
        if page and page.reading.trainer_lines:
            yield from (one for one in paragraphs(page, trainer=True) if one.line in page.reading.trainer_lines)
        for lesson in (*module.lessons, *([module.trainer.notes] if module.trainer else [])):
            if "](" in lesson.body:
                yield from paragraphs(lesson, trainer=True)
    for own in content.own_pages:
        yield from paragraphs(own.text, trainer=True)


def images_told(content: Content, _: House) -> Iterator[Finding]:
    """PG02, what data files can get wrong; in lessons the loader sees to images and headings."""
    for text in texts(content):
        if "![" in text.text and _NO_TEXT.search(text.text):
            yield Finding(text.position, "the image has no text in its [ ]", "say there what it shows", text.holder)
    for module in content.modules:
        if _NO_TEXT.search(module.overview):
            at = module.offering.at
            yield Finding(at.at(), "the image has no text in its [ ]", "say there what it shows", at)
        if re.search(r"(?m)^# ", module.overview):
            at = module.offering.at
            yield Finding(
                at.at(), "the overview has a heading `# ` of its own", "remove it; the title is the page's", at
            )


def review_ahead(content: Content, _: House) -> Iterator[Finding]:
    """PG03, what an author supplies: dates that make sense."""
    dated = [(course.revision, course.at) for course in content.catalogue.courses]
    dated += [(module.offering.revision, module.offering.at) for module in content.modules]
    for revision, holder in dated:
        if revision.next_review <= revision.date:
            place: Position = revision.at.at("next_review")
            yield Finding(
                place, "the next review comes before the revision", "plan it after the revision's date", holder
            )


RULES = (
    Rule(
        id="PG01",
        severity="error",
        says='No link is called "click here", "here" or "more".',
        why="Screen readers list links by themselves; one of the articles makes the mistake.",
        fix="Let the linked words say where the link leads.",
        example="[the list for after a call](../calling/checklist-after-a-call.md)",
        check=link_texts,
    ),
    Rule(
        id="PG02",
        severity="error",
        says="A page has one h1, no skipped heading, a language, texts for images, labels for controls, and works "
        "by keyboard.",
        why="Accessibility practice (WCAG).",
        fix="Start lesson sections with `## `, and say in [ ] what an image shows.",
        example="![A map of the yard with its two gates](yard.svg)",
        check=images_told,
        judged_by=("course/checks/references.py", "tests/browser/test_quiz.py", "tests/rules/test_pages_made.py"),
    ),
    Rule(
        id="PG03",
        severity="error",
        says="Every page shows its date and revision.",
        why="A guide for makers of checklists asks for the date; on paper, only what is printed can be checked.",
        fix="Give each module and course a revision, with its next review after its date.",
        example='revision: {version: "1.0", date: 2026-11-21, next_review: 2027-11-21}',
        check=review_ahead,
        judged_by=("tests/rules/test_pages_made.py",),
    ),
)
