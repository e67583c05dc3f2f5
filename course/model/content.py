"""Everything that one project publishes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from course.locale import ENGLISH, Words
from course.model import former_names
from course.model.article_runs import ArticleRuns
from course.model.catalogue import Catalogue, Course, Family, Others
from course.model.checklist import Checklist, Item
from course.model.evidence import Sources
from course.model.module import Module
from course.model.own_page import OwnPage
from course.model.translation import Translation


@dataclass(frozen=True, kw_only=True)
class Content:
    """Everything that one project publishes."""

    catalogue: Catalogue
    sources: Sources
    modules: tuple[Module, ...]
    runs: tuple[ArticleRuns, ...] = ()
    own_pages: tuple[OwnPage, ...] = ()
    translation: Translation | None = None  # of a course that translates another
    badges: str = ""  # the list of badges that were taken back, as it is published
    words: Words = field(default=ENGLISH, compare=False)  # what we say, in the catalogue's language
    # What others make of catalogue, sources and runs, once; courses of one module share it.
    derived: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def alone(self, module: Module) -> Content:
        """Return a course of this module and nothing else, with the same catalogue, sources and runs."""
        return Content(
            catalogue=self.catalogue,
            sources=self.sources,
            modules=(module,),
            runs=self.runs,
            words=self.words,
            translation=self.translation,
            derived=self.derived,
        )

    @cached_property
    def by_code(self) -> dict[str, Module]:
        """Modules by their codes."""
        return {module.code: module for module in self.modules}

    @cached_property
    def by_slug(self) -> dict[str, Module]:
        """Modules by their folders."""
        return {module.slug: module for module in self.modules}

    @cached_property
    def former(self) -> former_names.FormerNames:
        """What had another name before."""
        of_modules = (one for module in self.modules for one in module.facts.former)
        return former_names.FormerNames((*former_names.of_catalogue(self.catalogue), *of_modules))

    @cached_property
    def has_family_pages(self) -> bool:
        """Whether there are too many modules for one page, so that each family has a page of its own."""
        return len(self.modules) > self.catalogue.on_one_page

    def family_src(self, family: str) -> str:
        """Return where the courses and modules of a family are listed: its page, or its part of home."""
        return f"families/{family}.md" if self.has_family_pages else f"index.md#family-{family}"

    @cached_property
    def items(self) -> dict[str, tuple[Module, Checklist, Item]]:
        """Items of all checklists as scenarios name them: after-a-call/stayed."""
        return {
            f"{checklist.id}/{item.id}": (module, checklist, item)
            for module in self.modules
            for checklist in module.checklists
            for item in checklist.items
        }

    @cached_property
    def item_owners(self) -> dict[str, Module]:
        """The module of each item of a checklist, by the same names."""
        return {
            f"{checklist.id}/{item}": module
            for module in self.modules
            for checklist in module.facts.checklists
            for item in checklist.items
        }

    @cached_property
    def page_sources(self) -> frozenset[str]:
        """Source paths of every page of the site."""
        courses = (src for course in self.catalogue.courses for src in self.course_sources(course))
        modules = (src for module in self.modules for src in module.sources)
        own = (page.src for page in self.own_pages)
        families = (self.family_src(family.id) for family in self.families if self.has_family_pages)
        return frozenset((*self.single_pages, *families, *courses, *modules, *own))

    @property
    def single_pages(self) -> tuple[str, ...]:
        """Source paths of the pages that stand alone: certificates are of courses, and sources of what is cited."""
        of_courses = ("certificate.md", "verify.md") if self.catalogue.courses else ()
        observed = ("observe.md",) if self.observing else ()
        due = ("due.md",) if self.has_review else ()
        sources = ("sources.md",) if self.sources.by_id else ()
        return ("index.md", "learning.md", *due, *sources, *observed, *of_courses)

    @property
    def has_review(self) -> bool:
        """Whether questions come back: the catalogue says when, and there is one."""
        return bool(self.catalogue.review) and any(module.facts.tested for module in self.modules)

    @cached_property
    def observing(self) -> tuple[Module, ...]:
        """The modules that have a checklist by which learners are observed."""
        return tuple(module for module in self.modules if any(one.is_observed for one in module.facts.checklists))

    @cached_property
    def families(self) -> tuple[Family, ...]:
        """The subject families, and one more for courses and modules that are of none."""
        named = self.catalogue.families
        has_courses = any(not course.family for course in self.catalogue.courses)
        has_modules = any(not module.offering.family for module in self.modules)
        if any(family.id == Others.NAME for family in named) or not (has_courses or has_modules):
            return named
        return (*named, Others.of(self.words, is_rest=bool(named), has_courses=has_courses, at=self.catalogue.at))

    def family(self, name: str | None) -> Family:
        """Return the family with this id, or the one for what is of none."""
        return next(family for family in self.families if family.id == (name or Others.NAME))

    def courses_in(self, family: str) -> tuple[Course, ...]:
        """Return the courses of one family, in the order of the catalogue."""
        return tuple(course for course in self.catalogue.courses if (course.family or Others.NAME) == family)

    @cached_property
    def scenario_places(self) -> dict[str, str]:
        """Where a lesson first places each scenario: calling/first-call -> its page and part."""
        places: dict[str, str] = {}
        for module in self.modules:
            for lesson in module.facts.lessons:
                for placement in lesson.placements:
                    if placement.kind == "scenario":
                        slug, _, name = placement.id.rpartition("/")
                        places.setdefault(f"{slug or module.slug}/{name}", f"{lesson.src}#scenario-{name}")
        return places

    def in_family(self, family: str) -> tuple[Module, ...]:
        """Return the modules of one family, in the order of their codes."""
        return self._families.get(family, ())

    @cached_property
    def _families(self) -> dict[str, tuple[Module, ...]]:
        found: dict[str, list[Module]] = {}
        for module in self.modules:
            found.setdefault(module.offering.family or Others.NAME, []).append(module)
        return {family: tuple(modules) for family, modules in found.items()}

    def follow_up_days(self, course: Course) -> tuple[int, ...]:
        """Return the days after a course for which its modules have questions: each brings one of a module."""
        codes = (*course.core, *course.electives)
        modules = [self.by_code[code] for code in codes if code in self.by_code]  # one that is not there is told of
        return course.follow_ups[: max((len(module.facts.for_test_alone) for module in modules), default=0)]

    def course_sources(self, course: Course) -> tuple[str, ...]:
        """Return the source paths of a course's pages, in reading order: its own, and one for each follow-up."""
        return (course.src, *(course.follow_up_src(day) for day in self.follow_up_days(course)))

    def courses_with(self, code: str) -> tuple[Course, ...]:
        """Return the courses that one module counts toward."""
        return self._courses.get(code, ())

    @cached_property
    def _courses(self) -> dict[str, tuple[Course, ...]]:
        found: dict[str, list[Course]] = {}
        for course in self.catalogue.courses:
            for code in {*course.core, *course.electives}:
                found.setdefault(code, []).append(course)
        return {code: tuple(courses) for code, courses in found.items()}

    @cached_property
    def folders_of(self) -> dict[str, tuple[str, str]]:
        """The folders of the modules of each course, by its id: core and electives, each as one text."""
        return {
            course.id: (self._folders(course.core), self._folders(course.electives))
            for course in self.catalogue.courses
        }

    def _folders(self, codes: Iterable[str]) -> str:
        return " ".join(self.by_code[code].slug for code in codes)

    def minutes_of(self, course: Course) -> int:
        """Return the estimated minutes of a course: its core, and its shortest electives."""
        core = sum(self.by_code[code].minutes for code in course.core)
        electives = sorted(self.by_code[code].minutes for code in course.electives)
        return core + sum(electives[: course.choose])
