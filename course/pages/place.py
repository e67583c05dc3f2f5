"""Where a module's questions stand when a page shows them."""

from __future__ import annotations

from course.model import Content, Module
from course.pages.fragments import Fragments
from course.pages.quiz import Place, Section


def place_of(content: Content, module: Module, fragments: Fragments, src: str) -> Place:
    """Return where a module's questions stand when the page ``src`` shows them."""
    contact = content.catalogue.contact
    shares = {lesson.src: lesson.minutes / (len(lesson.sections.split()) or 1) for lesson in module.facts.lessons}
    return Place(
        course=content.catalogue.id,
        slug=module.slug,
        page=fragments.links.url(src),
        contact=(contact.issues or contact.email or "") if contact else "",
        version=module.offering.revision.version,
        edition=module.fingerprint,
        sections={
            question.id: Section(
                url=fragments.links.relative(question.section[0], src),
                title=question.section[1],
                minutes=round(shares.get(question.section[0].partition("#")[0], 0), 1),
            )
            for question in module.facts.questions
            if question.section
        },
        objectives={part.id: f"{part.verb} {part.text}" for part in module.offering.objectives},
    )


def page_of(module: Module, question: str) -> str:
    """Return the source of the page on which a question stands: the lesson that asks it, or else the quiz."""
    placed = (
        lesson.src
        for lesson in module.facts.lessons
        for placement in lesson.placements
        if (placement.kind, placement.id) == ("question", question)
    )
    return next(placed, f"{module.slug}/quiz.md")
