"""Pages of the whole catalogue: home, families, courses with their follow-ups, sources."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from markupsafe import Markup

from course.locale import translatable
from course.model import Change, Claim, Content, Course, Family, Module, Offering
from course.model.questions import Question
from course.model.role_path import RolePath
from course.model.terms import Level
from course.pages.follow_ups import follow_ups
from course.pages.fragments import STATUS_WORDS, Fragments
from course.pages.linked_data import course_data
from course.pages.page import Page, catalogue_line, course_line
from course.pages.points import Places, rows_of
from course.pages.quiz import LESSON_MARKING
from course.pages.review import STYLES

_LINK = re.compile(r"</?a\b[^>]*>")
_MEANINGS = {
    "supported": translatable("Independent evidence agrees."),
    "partly": translatable("Some evidence agrees; the sentence as written goes further than it does."),
    "practice": translatable("A reasonable way of working. It was not tested as such."),
    "opinion": translatable("What the author holds. Others may hold otherwise."),
    "anecdote": translatable("One person's account of one occasion."),
    "unverified": translatable("No source was found that settles it."),
    "contradicted": translatable("Evidence, or another of the articles, says otherwise."),
    "source-error": translatable("The article slipped here; the course gives the corrected sense."),
    "promo": translatable("The author speaks about his own business."),
}


@dataclass(frozen=True)
class News:
    """One change of one module, for the list of what is new."""

    module: Module
    change: Change


@dataclass(frozen=True)
class AskedAgain:
    """A question in the weeks after a course: its name as progress has it, where its quiz asks it, and what it asks."""

    name: str
    url: str
    words: Markup


@dataclass(frozen=True)
class Way:
    """A role path as home shows it: its modules, and the minutes that they take together."""

    path: RolePath
    modules: tuple[Module, ...]
    minutes: int


@dataclass(frozen=True)
class Tally:
    """How many modules of a family are for the same roles and of one level."""

    roles: tuple[str, ...]
    level: str | None
    number: int


def home(content: Content, fragments: Fragments) -> Page:
    """Return the catalogue: where to start, then subject families, courses and modules as cards.

    Of many modules it says how many there are.
    """
    catalogue = content.catalogue
    news = sorted(
        (News(module, change) for module in content.modules for change in module.offering.changes),
        key=lambda entry: (entry.change.date, entry.module.code),
        reverse=True,
    )[:10]
    return Page(
        src="index.md",
        title=catalogue.title,
        short_title=content.words.say("Catalogue"),
        description=fragments.plain(catalogue.organisation.mission),
        html=fragments.render(
            "home.html",
            "index.md",
            first=first_module(content),
            news=news,
            tallies=tallies(content),
            ways=ways(content),
            choices=choices(catalogue.courses, content.modules),
        ),
        revision_line=catalogue_line(content),
    )


def first_module(content: Content) -> Module:
    """Return where a learner starts.

    That is the first module of the first role path; without paths, the first core module of the first course; without
    courses, the first module that is listed.
    """
    if content.catalogue.paths:
        return content.by_code[content.catalogue.paths[0].modules[0]]
    families = content.families
    courses = (course for family in families for course in content.courses_in(family.id))
    modules = (module for family in families for module in content.in_family(family.id))
    course = next(courses, None)
    return content.by_code[course.core[0]] if course else next(modules)


def ways(content: Content) -> tuple[Way, ...]:
    """Return the role paths with their modules, in the order of the catalogue."""
    found = ((path, tuple(content.by_code[code] for code in path.modules)) for path in content.catalogue.paths)
    return tuple(Way(path, modules, sum(module.facts.minutes for module in modules)) for path, modules in found)


def family_pages(content: Content, fragments: Fragments) -> Iterator[Page]:
    """Yield a page for each family, where there are too many modules for one page."""
    if content.has_family_pages:
        yield from (family_page(content, family, fragments) for family in content.families)


def family_page(content: Content, family: Family, fragments: Fragments) -> Page:
    """Return a family's courses and modules as cards."""
    src = content.family_src(family.id)
    courses = content.courses_in(family.id)
    modules = content.in_family(family.id)
    return Page(
        src=src,
        title=family.title,
        short_title=content.words.say("All courses and modules"),
        description=fragments.plain(family.summary),
        html=fragments.render(
            "family_page.html", src, family=family, courses=courses, modules=modules, choices=choices(courses, modules)
        ),
        revision_line=catalogue_line(content),
    )


def choices(courses: Sequence[Course], modules: Sequence[Module]) -> dict[str, tuple[str, ...]]:
    """Return what cards can be chosen by: every role, the first named first, and the levels, the easiest first."""
    offered: list[Course | Offering] = [*courses, *(module.offering for module in modules)]
    known = {one.level for one in offered}
    return {
        "roles": tuple(dict.fromkeys(role for one in offered for role in one.roles)),
        "levels": tuple(level for level in get_args(Level) if level in known),
    }


def tallies(content: Content) -> dict[str, list[Tally]]:
    """Return for each family how many of its modules are for which roles and of which level."""
    found = {}
    for family in content.families:
        offerings = [module.offering for module in content.in_family(family.id)]
        counted = Counter((offering.roles, offering.level) for offering in offerings)
        found[family.id] = [Tally(roles, level, number) for (roles, level), number in counted.items()]
    return found


def course_page(content: Content, course: Course, fragments: Fragments) -> Page:
    """Return the page of one certificate course."""
    src = course.src
    return Page(
        src=src,
        title=course.title,
        short_title=course.title,
        description=fragments.plain(course.purpose),
        html=fragments.render(
            "course_page.html",
            src,
            course=course,
            family=content.family(course.family),
            minutes=content.minutes_of(course),
            core=[content.by_code[code] for code in course.core],
            electives=[content.by_code[code] for code in course.electives],
            days=content.follow_up_days(course),
            data=course_data(content, course, fragments),
        ),
        revision_line=course_line(course, content.words),
    )


def _asked_again(fragments: Fragments, src: str, module: Module, question: Question) -> AskedAgain:
    known = fragments.page(src, f"{module.slug}/index.md")
    words = Markup(_LINK.sub("", known["texts"].lead(question.prompt)))  # noqa: S704 - of our Markdown; a link itself
    url = f"{known['link'](f'{module.slug}/quiz.md')}#question-{question.id}"
    return AskedAgain(f"{module.slug}/{question.id}", url, words)


def follow_up_pages(content: Content, course: Course, fragments: Fragments) -> Iterator[Page]:
    """Yield one page for each set of questions that follows a course.

    They stand there as links to the quizzes that they are of; a script puts the questions themselves in their place.
    """
    words = content.words
    days = content.follow_up_days(course)
    modules = [content.by_code[code] for code in (*course.core, *course.electives)]
    for day_number, found in zip(days, follow_ups(content, course), strict=True):
        src = course.follow_up_src(day_number)
        asked = [(module, module.quiz.question(one.id)) for module, one in found]
        later = [day for day in days if day > day_number]
        yield Page(
            src=src,
            title=words.say("%(course)s: follow-up on day %(day)s", course=course.title, day=day_number),
            short_title=words.say("Follow-up, day %(day)s", day=day_number),
            description=words.say_many(
                "Questions from the whole course, %(number)s day after you finished it.",
                "Questions from the whole course, %(number)s days after you finished it.",
                day_number,
            ),
            html=fragments.render(
                "follow_up_page.html",
                src,
                course=course,
                day=day_number,
                next_day=later[0] if later else None,
                asked=[_asked_again(fragments, src, module, question) for module, question in asked],
                styles=STYLES,
                is_explained=all(question.is_explained for _, question in asked),
                has_checklists=any(module.facts.checklists for module in modules),
                slugs=[module.slug for module in modules],
                later=LESSON_MARKING,
                family=content.family(course.family),
            ),
            revision_line=course_line(course, content.words),
        )


def sources_page(content: Content, fragments: Fragments) -> Page:
    """Return all sources, evidence and claims with their status."""
    prefixes = {article.id: article for article in content.sources.articles}
    groups: dict[str, list[Claim]] = {name: [] for name in (*prefixes, "")}
    for claim in content.sources.claims:
        owner = max((name for name in prefixes if claim.id.startswith(f"{name}-")), key=len, default="")
        groups[owner].append(claim)
    places = Places(content)
    return Page(
        src="sources.md",
        title=content.words.say("Sources and evidence"),
        short_title=content.words.say("Sources and evidence"),
        description=(
            content.words.say("What is claimed, what was found when each claim was checked, and how sure we are.")
            if content.sources.claims
            else content.words.say("What the course rests on.")
        ),
        html=fragments.render(
            "sources_page.html",
            "sources.md",
            meanings=[
                (value, content.words.say(STATUS_WORDS[value]), content.words.say(meaning))
                for value, meaning in _MEANINGS.items()
            ],
            groups=[(prefixes.get(name), claims) for name, claims in groups.items() if claims],
            points=[
                (article, rows)
                for article in content.sources.articles
                if (rows := rows_of(places, article, groups[article.id]))
            ],
        ),
        revision_line=catalogue_line(content),
    )
