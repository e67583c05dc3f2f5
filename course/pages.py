"""From the model to whole pages: the catalogue, courses, quizzes, checklists, sources.

Comes in: ``Content`` and ``Fragments``. Goes out: ``Page``s, and the parts that the plugin puts
around what authors wrote themselves. Nothing here touches the disk.
"""

from __future__ import annotations

import datetime
import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from course import citations
from course.follow_ups import follow_ups
from course.fragments import STATUS_WORDS, Fragments, day, sources_of
from course.lessons import Lesson, Placement
from course.model import Change, Claim, Content, Course, Family, Module
from course.questions import Question
from course.quiz_fragments import (
    NO_ASSETS,
    Assets,
    Place,
    Section,
    assets_for,
    checklist_html,
    question_html,
    quiz_html,
)
from course.rules.sign_offs import NOT_YET, review_rows

PLACEHOLDER = "COURSEWRIGHT-PLACEMENT-"
SECTION_LIMIT = 50

_MEANINGS = {
    "supported": "Independent evidence agrees.",
    "partly": "Some evidence agrees; the sentence as written goes further than it does.",
    "practice": "A reasonable way of working. It was not tested as such.",
    "opinion": "What the author holds. Others may hold otherwise.",
    "anecdote": "One person's account of one occasion.",
    "unverified": "No source was found that settles it.",
    "contradicted": "Evidence, or another of the articles, says otherwise.",
    "source-error": "The article slipped here; the course gives the corrected sense.",
    "promo": "The author speaks about his own business.",
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

    def head(self) -> dict[str, object]:
        """Return what the theme's templates may know of the page."""
        return {
            "title": self.title,
            "short_title": self.short_title,
            "description": self.description,
            "revision_line": self.revision_line,
            "hide": ["toc"],
        }

    def text(self) -> str:
        """Return the page as a Markdown file with front matter and one block of HTML."""
        lines = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in self.head().items())
        return f"---\n{lines}\n---\n\n<div>\n{self.html}\n</div>\n"


@dataclass(frozen=True)
class News:
    """One change of one module, for the list of what is new."""

    module: Module
    change: Change


def generated(content: Content, fragments: Fragments) -> Iterator[Page]:
    """Yield every page that no author writes, in the order of the navigation."""
    yield home(content, fragments)
    for course in content.catalogue.courses:
        yield course_page(content, course, fragments)
        yield from follow_up_pages(content, course, fragments)
    for module in content.modules:
        yield quiz_page(content, module, fragments)
        yield from checklist_pages(content, module, fragments)
    yield sources_page(content, fragments)


def home(content: Content, fragments: Fragments) -> Page:
    """Return the catalogue: subject families, courses and modules as cards."""
    catalogue = content.catalogue
    news = sorted(
        (News(module, change) for module in content.modules for change in module.offering.changes),
        key=lambda entry: (entry.change.date, entry.module.code),
        reverse=True,
    )[:10]
    return Page(
        src="index.md",
        title=catalogue.title,
        short_title="Catalogue",
        description=plain(catalogue.organisation.mission),
        html=fragments.render("home.html", "index.md", news=news),
        revision_line=f"Catalogue of {day(latest(content))}",
    )


def course_page(content: Content, course: Course, fragments: Fragments) -> Page:
    """Return the page of one certificate course."""
    src = f"courses/{course.id}.md"
    return Page(
        src=src,
        title=course.title,
        short_title=course.title,
        description=plain(course.purpose),
        html=fragments.render(
            "course_page.html",
            src,
            course=course,
            family=family_of(content, course.family),
            minutes=content.minutes_of(course),
            core=[content.by_code[code] for code in course.core],
            electives=[content.by_code[code] for code in course.electives],
            days=course.follow_ups,
        ),
        revision_line=course_line(course),
    )


def follow_up_pages(content: Content, course: Course, fragments: Fragments) -> Iterator[Page]:
    """Yield one page for each set of questions that follows a course."""
    for day_number, asked in zip(course.follow_ups, follow_ups(content, course), strict=True):
        src = f"courses/{course.id}-day-{day_number}.md"
        assets = assets_for(question for _, question in asked)
        questions = []
        for module, question in asked:
            place = place_of(content, module, fragments, src)
            known = fragments.page(src, f"{module.slug}/index.md")
            questions.append(question_html(fragments.environment, question, place, known, assets=assets))
            assets = NO_ASSETS
        later = [day for day in course.follow_ups if day > day_number]
        yield Page(
            src=src,
            title=f"{course.title}: follow-up on day {day_number}",
            short_title=f"Follow-up, day {day_number}",
            description=f"Questions from the whole course, {day_number} days after you finished it.",
            html=fragments.render(
                "follow_up_page.html",
                src,
                course=course,
                day=day_number,
                next_day=later[0] if later else None,
                questions=questions,
                family=family_of(content, course.family),
            ),
            revision_line=course_line(course),
        )


def quiz_page(content: Content, module: Module, fragments: Fragments) -> Page:
    """Return the test of one module."""
    src = f"{module.slug}/quiz.md"
    quiz = quiz_html(fragments.environment, module.quiz, place_of(content, module, fragments, src), fragments.page(src))
    return Page(
        src=src,
        title=module.quiz.title,
        short_title="Quiz",
        description=f"{module.quiz.asked} questions on {module.title}, graded in your browser with reasons.",
        html=fragments.render(
            "quiz_page.html",
            src,
            module=module,
            quiz=quiz,
            family=family_of(content, module.offering.family),
        ),
        revision_line=revision_line(module),
    )


def checklist_pages(content: Content, module: Module, fragments: Fragments) -> Iterator[Page]:
    """Yield one page for each checklist of a module."""
    for checklist in module.checklists:
        src = f"{module.slug}/checklist-{checklist.id}.md"
        body = checklist_html(fragments.environment, checklist, content.catalogue.id, fragments.page(src))
        yield Page(
            src=src,
            title=f"Checklist: {checklist.title}",
            short_title=f"Checklist: {checklist.title}",
            description=plain(checklist.purpose),
            html=fragments.render("checklist_page.html", src, module=module, checklist=checklist, body=body),
            revision_line=f"Revision {checklist.revision}, {checklist.date}",
        )


def sources_page(content: Content, fragments: Fragments) -> Page:
    """Return all sources, evidence and claims with their status."""
    prefixes = {article.id: article for article in content.sources.articles}
    groups: dict[str, list[Claim]] = {name: [] for name in (*prefixes, "")}
    for claim in content.sources.claims:
        owner = max((name for name in prefixes if claim.id.startswith(f"{name}-")), key=len, default="")
        groups[owner].append(claim)
    return Page(
        src="sources.md",
        title="Sources and evidence",
        short_title="Sources and evidence",
        description="What the articles claim, what was found when each claim was checked, and how sure we are.",
        html=fragments.render(
            "sources_page.html",
            "sources.md",
            meanings=[(value, STATUS_WORDS[value], meaning) for value, meaning in _MEANINGS.items()],
            groups=[(prefixes.get(name), claims) for name, claims in groups.items() if claims],
        ),
        revision_line=f"Catalogue of {day(latest(content))}",
    )


def offering_html(content: Content, module: Module, fragments: Fragments, overview: str) -> str:
    """Return a module's page around its overview, which an author wrote and MkDocs rendered."""
    offering = module.offering
    return fragments.render(
        "offering.html",
        f"{module.slug}/index.md",
        module=module,
        overview=Markup(fragments.fill_standards(overview)),
        family=family_of(content, offering.family),
        courses=content.courses_with(module.code),
        prerequisites=[content.by_code[code] for code in offering.prerequisites],
        related=[content.by_code[code] for code in offering.related],
        sources=sources_of(module, content),
        reviews=review_rows(module),
        not_yet=NOT_YET,
        target=f"{offering.objectives[0].id.partition('.')[0]}.0",
    )


def lesson_html(
    content: Content,
    module: Module,
    lesson: Lesson,
    placements: tuple[Placement, ...],
    fragments: Fragments,
    html: str,
) -> str:
    """Return a lesson's page around its text: head, placed parts, labelled sources, next step."""
    src = lesson.src
    number = module.lessons.index(lesson) + 1
    head = fragments.render(
        "lesson_head.html",
        src,
        module=module,
        lesson=lesson,
        number=number,
        total=len(module.lessons),
        minutes=math.ceil(lesson.words / 200) + sum(place.kind == "question" for place in placements),
    )
    if number < len(module.lessons):
        following = module.lessons[number]
        next_src, next_title = following.src, f"Go on: {following.title}"
    else:
        next_src, next_title = f"{module.slug}/quiz.md", "Take the quiz"
    foot = fragments.render(
        "lesson_foot.html",
        src,
        next_src=next_src,
        next_title=next_title,
        family=family_of(content, module.offering.family),
    )
    body = fragments.fill_standards(html)
    assets = assets_for(
        placed_question(content, module, placement) for placement in placements if placement.kind == "question"
    )
    for index, placement in enumerate(placements):
        part = placed_html(content, module, placement, fragments, src, assets)
        body = body.replace(f"<p>{PLACEHOLDER}{index}</p>", part, 1)
        if placement.kind == "question":
            assets = NO_ASSETS  # the first question brings them for all
    body, notes = citations.parted(citations.labelled(content, body))
    return f"{head}{body}{foot}{notes}"


def placed_html(
    content: Content, module: Module, placement: Placement, fragments: Fragments, src: str, assets: Assets
) -> Markup:
    """Return the question, scenario or checklist that a lesson places."""
    owner, name = owner_of(content, module, placement)
    base = f"{owner.slug}/index.md"
    if placement.kind == "question":
        question = placed_question(content, module, placement)
        place = place_of(content, owner, fragments, src)
        return question_html(fragments.environment, question, place, fragments.page(src, base), assets=assets)
    if placement.kind == "scenario":
        scenario = next(part for part in owner.scenarios if part.id == name)
        return fragments.render("scenario.html", src, base=base, scenario=scenario)
    checklist = next(part for part in owner.checklists if part.id == name)
    return fragments.render("checklist_placed.html", src, base=base, module=owner, checklist=checklist)


def owner_of(content: Content, module: Module, placement: Placement) -> tuple[Module, str]:
    """Return whose part a lesson of ``module`` places (``people/third-visit``), and the part's id."""
    slug, _, name = placement.id.rpartition("/")
    return content.by_slug[slug or module.slug], name


def placed_question(content: Content, module: Module, placement: Placement) -> Question:
    """Return the question that a placement names."""
    owner, name = owner_of(content, module, placement)
    return next(question for question in owner.quiz.questions if question.id == name)


def place_of(content: Content, module: Module, fragments: Fragments, src: str) -> Place:
    """Return where a module's questions stand when the page ``src`` shows them."""
    contact = content.catalogue.contact
    sections = {
        anchor: Section(url=fragments.links.relative(f"{lesson.src}#{anchor}", src), title=title)
        for lesson in module.lessons
        for anchor, title in lesson.sections.items()
    }
    return Place(
        course=content.catalogue.id,
        slug=module.slug,
        page=fragments.links.url(src),
        contact=contact.issues or contact.email or "",
        sections={question.id: sections[question.section] for question in module.quiz.questions if question.section},
        objectives={part.id: f"{part.verb} {part.text}" for part in module.offering.objectives},
    )


def navigation(content: Content) -> list[object]:
    """Return MkDocs' ``nav``: families hold courses and modules; at most 50 entries to a section."""
    nav: list[object] = ["index.md"]
    for family in content.catalogue.families:
        entries: list[object] = [
            {course.title: list(course.sources)} for course in content.catalogue.courses if course.family == family.id
        ]
        modules = content.in_family(family.id)
        sections = [{f"{module.code} {module.title}": list(module.sources)} for module in modules]
        if len(modules) <= SECTION_LIMIT:
            entries.extend(sections)
        else:
            for start in range(0, len(modules), SECTION_LIMIT):
                part = modules[start : start + SECTION_LIMIT]
                entries.append({f"{part[0].code} to {part[-1].code}": sections[start : start + SECTION_LIMIT]})
        if entries:
            nav.append({family.title: entries})
    nav.append("sources.md")
    return nav


def family_of(content: Content, name: str) -> Family:
    """Return the family with this id."""
    return next(family for family in content.catalogue.families if family.id == name)


def latest(content: Content) -> datetime.date:
    """Return the date of the newest revision of anything in the catalogue."""
    dates = [module.offering.revision.date for module in content.modules]
    return max([*dates, *(course.revision.date for course in content.catalogue.courses)])


def course_line(course: Course) -> str:
    """Return which revision of a course a page belongs to."""
    return f"{course.code}, version {course.revision.version}, {course.revision.date}"


def revision_line(module: Module) -> str:
    """Return which revision of a module a page belongs to."""
    revision = module.offering.revision
    return f"{module.code}, version {revision.version}, {revision.date}, next review {revision.next_review}"


def plain(text: str) -> str:
    """Return text without Markdown's marks, on one line, for a page's description."""
    return re.sub(r"[*_`]|\[\[?([^\]]*)\]\]?(?:\([^)]*\))?", r"\1", " ".join(text.split()))
