"""Pages that authors write: what stands around, and in, a module's overview and its lessons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from course.model import Content, Course, Module, OwnPage
from course.model.lesson import Lesson, Placement, Reading
from course.model.module_facts import Placed
from course.model.questions import Question
from course.pages import citations, terms
from course.pages.fragments import Fragments, sources_of
from course.pages.old_ids import with_old_headings
from course.pages.page import Page, revision_line
from course.pages.parts import checklists_by_verb, steps_of
from course.pages.place import place_of
from course.pages.quiz import NO_ASSETS, Assets, assets_for, question_html
from course.pages.scenario import scenario_html
from course.pages.sections import in_sections
from course.rules.sign_offs import NOT_YET, review_rows

_PLACED = re.compile("<p>\ufddeP:([0-9]+)\ufddf</p>")


def overview_page(content: Content, module: Module, fragments: Fragments, reading: Reading) -> Page:
    """Return a module's page."""
    return Page(
        src=f"{module.slug}/index.md",
        title=module.title,
        short_title=fragments.words.say("Overview"),
        description=fragments.plain(module.offering.purpose),
        html=offering_html(content, module, fragments, reading),
        revision_line=revision_line(module, fragments.words),
    )


def lesson_page(content: Content, module: Module, lesson: Lesson, fragments: Fragments, reading: Reading) -> Page:
    """Return the page of a lesson."""
    return Page(
        src=lesson.src,
        title=lesson.title,
        short_title=lesson.title,
        description=fragments.plain(lesson.summary),
        html=lesson_html(content, module, lesson, fragments, reading),
        revision_line=revision_line(module, fragments.words),
        kept=f"read/{module.slug}/{lesson.stem}",
        parts=citations.parts_of(reading.toc, fragments),
    )


def own_page(page: OwnPage, fragments: Fragments, reading: Reading) -> Page:
    """Return a page of an author's own."""
    return Page(
        src=page.src,
        title=page.head.title,
        short_title=page.head.title,
        description=fragments.plain(page.head.summary),
        html=own_page_html(page, fragments, reading),
        parts=citations.parts_of(reading.toc, fragments),
    )


def offering_html(content: Content, module: Module, fragments: Fragments, reading: Reading) -> Markup:
    """Return a module's page around its overview, which an author wrote."""
    src = f"{module.slug}/index.md"
    offering, courses = module.offering, content.courses_with(module.code)
    return fragments.render(
        "offering.html",
        f"{module.slug}/index.md",
        module=module,
        overview=fragments.as_written(citations.filled(reading.html, fragments, src), f"modules/{src}"),
        cited=citations.filled(reading.notes, fragments, src),
        family=content.family(offering.family),
        courses=courses,
        prerequisites=[content.by_code[code] for code in offering.prerequisites],
        related=[content.by_code[code] for code in offering.related],
        sources=sources_of(module, content),
        reviews=review_rows(module),
        not_yet=NOT_YET,
        target=f"{offering.objectives[0].id.partition('.')[0]}.0" if offering.objectives else "",
        is_explained=all(question.explains_all for question in module.quiz.tested),
        follow_ups=_follow_ups_of(module, courses),
        steps=steps_of(content, module),
        lists=checklists_by_verb(content.catalogue.requires, module),
    )


def _follow_ups_of(module: Module, courses: Sequence[Course]) -> list[tuple[Course, tuple[int, ...]]]:
    """Return the courses after which questions of a module come back, each with the days on which they do."""
    last = len(module.facts.for_test_alone)
    return [(course, course.follow_ups[:last]) for course in courses if course.follow_ups[:last]]


def lesson_html(content: Content, module: Module, lesson: Lesson, fragments: Fragments, reading: Reading) -> Markup:
    """Return a lesson's page around its text: head, placed parts, labelled sources, next step."""
    src, placements = lesson.src, reading.placements
    context: dict[str, Any] = {"module": module, "lesson": lesson}
    asked = [placement for placement in placements if placement.kind == "question"]
    has_more = any(placement.kind in ("question", "scenario") for placement in placements)
    assets = assets_for(placed_question(content, module, placement) for placement in asked)
    level = 3 if lesson.anchors else 2  # below its section, where there is one

    def part(found: re.Match[str]) -> str:
        nonlocal assets
        placement = placements[int(found[1])]
        made = placed_html(content, module, placement, fragments, src, assets, level)
        html = fragments.as_spoken(made, lesson.path)
        if placement.kind == "question":
            assets = NO_ASSETS  # the first question brings them for all
        return html

    def written(text: str) -> Markup:
        return fragments.as_written(Markup(_PLACED.sub(part, citations.filled(text, fragments, src))), lesson.path)

    body = in_sections(
        with_old_headings(_explained(lesson, fragments, reading.html), lesson.headings_were.items()),
        fragments.render("lesson_opening.html", src, **context),
        fragments.render(
            "lesson_foot.html", src, has_more=has_more, **context, **_after(content, module, lesson, fragments)
        ),
        titles={name: words for words, name in citations.parts_of(reading.toc, fragments)},
        written=written,
        fragments=fragments,
        **context,
    )
    number = module.lessons.index(lesson) + 1
    minutes = module.facts.lessons[number - 1].minutes
    counts: dict[str, Any] = {"number": number, "total": len(module.lessons), "minutes": minutes}
    head = fragments.render("lesson_head.html", src, **context, **counts)
    return Markup().join((head, body, citations.notes_section(reading.notes, fragments, src)))


def _explained(lesson: Lesson, fragments: Fragments, html: str) -> str:
    """Return a lesson's text with the terms of the glossary; HTML of an author's own may be written in any way."""
    known = fragments.glossary
    addresses = {src: fragments.links.relative(src, lesson.src) for src in terms.pages_of(known)}
    return html if lesson.raw_html else terms.explained(html, known, addresses)


def _after(content: Content, module: Module, lesson: Lesson, fragments: Fragments) -> dict[str, Any]:
    """Return what a lesson's foot says of what comes after it."""
    following = next(iter(module.lessons[module.lessons.index(lesson) + 1 :]), None)
    if following:
        src, title = following.src, fragments.words.say("Go on: %(title)s", title=following.title)
    else:
        src, title = f"{module.slug}/quiz.md", fragments.words.say("Take the quiz")
    family = content.family(module.offering.family)
    return {"next_src": src, "next_title": title, "family": family, "steps": steps_of(content, module)}


def own_page_html(page: OwnPage, fragments: Fragments, reading: Reading) -> Markup:
    """Return a page of an author's own around its text: title, lead, text, labelled sources."""
    text = terms.with_places(reading.html) if page.head.glossary else reading.html
    body = fragments.as_written(citations.filled(text, fragments, page.src), page.text.path)
    notes = citations.notes_section(reading.notes, fragments, page.src)
    return fragments.render("own_page.html", page.src, page=page, body=body, notes=notes)


def placed_html(
    content: Content, module: Module, placement: Placement, fragments: Fragments, src: str, assets: Assets, level: int
) -> Markup:
    """Return the question, scenario or checklist that a lesson places; a question's heading is of ``level``."""
    owner, name = owner_of(content, module, placement)
    base = f"{owner.slug}/index.md"
    if placement.kind == "question":
        question = placed_question(content, module, placement)
        place = place_of(content, owner, fragments, src)
        page = fragments.page(src, base)
        return question_html(fragments.environment, question, place, page, assets=assets, level=level)
    if placement.kind == "scenario":
        scenario = next(part for part in owner.scenarios if part.id == name)
        return scenario_html(content, owner, scenario, fragments, src)
    checklist = next(part for part in owner.checklists if part.id == name)
    return fragments.render("checklist_placed.html", src, base=base, module=owner, checklist=checklist)


def owner_of(content: Content, module: Module, placement: Placement | Placed) -> tuple[Module, str]:
    """Return whose part a lesson of ``module`` places (``calling/first-call``), and the part's id."""
    slug, _, name = placement.id.rpartition("/")
    return content.by_slug[slug or module.slug], name


def placed_question(content: Content, module: Module, placement: Placement) -> Question:
    """Return the question that a placement names."""
    owner, name = owner_of(content, module, placement)
    return owner.quiz.question(name)
