"""The learner's own pages: My learning, and the certificate; and what My learning loads of a great many modules.

Input: ``Content`` and ``Fragments``. Output: two ``Page``s that hold everything a script needs
to know about the courses as links and ``data-*``; what the learner did stays in the browser.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from course.model import Content, Course, Module
from course.pages.follow_ups import follow_ups
from course.pages.fragments import Fragments
from course.pages.page import Lines, Page, catalogue_line, scripts_of
from course.pages.parts import rules_of, steps_of

LEARNING = "learning.md"
CERTIFICATE = "certificate.md"


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """One set of questions after a course: its day, its page, and the questions it asks."""

    day: int
    src: str
    asked: str


@dataclass(frozen=True, kw_only=True)
class Offered:
    """A course with what completes it."""

    course: Course
    core: tuple[Module, ...]
    electives: tuple[Module, ...]
    rules: str
    lines: str  # the path of the script that lists its modules, where there are a great many
    follow_ups: tuple[FollowUp, ...]


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A family whose modules My learning loads when they are asked for."""

    id: str
    title: str
    number: int
    outlines: str  # "people;1.9;after-a-call": folder, the version since which a pass stands, checklists


def offered(content: Content, course: Course) -> Offered:
    """Return a course with its modules, its rules and its follow-ups."""
    days = zip(content.follow_up_days(course), follow_ups(content, course), strict=True)
    return Offered(
        course=course,
        core=tuple(content.by_code[code] for code in course.core),
        electives=tuple(content.by_code[code] for code in course.electives),
        rules=rules_of(course.requires or content.catalogue.requires),
        lines=_listing(content, course),
        follow_ups=tuple(
            FollowUp(
                day=number,
                src=course.follow_up_src(number),
                asked=" ".join(f"{module.slug}/{question.id}" for module, question in asked),
            )
            for number, asked in days
        ),
    )


def learning_page(content: Content, fragments: Fragments) -> Page:
    """Return My learning: every course and module, to read without JavaScript, filled in with it."""
    return Page(
        src=LEARNING,
        title=content.words.say("My learning"),
        short_title=content.words.say("My learning"),
        description=content.words.say("How far you are, what comes next, and how to keep or move your progress."),
        html=fragments.render(
            "learning.html",
            LEARNING,
            offered=[offered(content, course) for course in content.catalogue.courses],
            families=listed(content) if content.has_family_pages else [],
            modules=[] if content.has_family_pages else [steps_of(content, module) for module in content.modules],
            rules=rules_of(content.catalogue.requires),
        ),
        revision_line=catalogue_line(content),
    )


def listed(content: Content) -> list[Listed]:
    """Return the families that have modules, with what tells in short how far a learner is."""
    return [
        Listed(
            id=family.id,
            title=family.title,
            number=len(modules),
            outlines=" ".join(_outline(module) for module in modules),
        )
        for family in content.families
        if (modules := content.in_family(family.id))
    ]


def _outline(module: Module) -> str:
    checklists = module.facts.checklists
    since = module.since if module.since != "0" or checklists else ""
    return ";".join(filter(None, (module.slug, since, ",".join(checklist.id for checklist in checklists))))


def learning_scripts(content: Content, fragments: Fragments) -> dict[str, str]:
    """Return scripts by their paths: the modules of each family and of each course, as My learning lists them.

    They are what a page can load from a disk too. None is needed where one page holds all modules.
    """
    return scripts_of({path: learning_lines(content, fragments, modules) for path, modules in listed_apart(content)})


def listed_apart(content: Content) -> Iterator[tuple[str, Sequence[Module]]]:
    """Yield the paths of those scripts, each with its modules."""
    if not content.has_family_pages:
        return
    for family in content.families:
        if modules := content.in_family(family.id):
            yield f"families/{family.id}.js", modules
    for course in content.catalogue.courses:
        if (path := _listing(content, course)) == _path_of(course):
            yield path, _modules_of(content, course)


def _listing(content: Content, course: Course) -> str:
    """Return the script that lists the modules of a course: that of a family, where they are all of its modules."""
    modules = _modules_of(content, course)
    family = modules[0].offering.family
    is_whole = family is not None and modules == [*content.in_family(family)]
    return f"families/{family}.js" if is_whole else _path_of(course)


def _path_of(course: Course) -> str:
    return f"courses/{course.id}.js"


def _modules_of(content: Content, course: Course) -> list[Module]:
    return [content.by_code[code] for code in (*course.core, *course.electives)]


def learning_lines(content: Content, fragments: Fragments, modules: Sequence[Module]) -> Lines:
    """Return what lists these modules."""
    steps = [steps_of(content, module) for module in modules]
    return Lines(fragments.render("learning_lines.html", LEARNING, modules=steps))


def certificate_page(content: Content, fragments: Fragments) -> Page:
    """Return the page on which a browser writes the certificates of its learner."""
    return Page(
        src=CERTIFICATE,
        title=content.words.say("Certificate of completion"),
        short_title=content.words.say("Certificate"),
        description=content.words.say("Your certificate of completion, made in your own browser, to print."),
        html=fragments.render("certificate.html", CERTIFICATE),
        revision_line=catalogue_line(content),
    )
