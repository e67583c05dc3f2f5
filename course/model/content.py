"""Everything that one project publishes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from course.article_runs import ArticleRuns
from course.model.catalogue import Catalogue, Course
from course.model.evidence import Sources
from course.model.module import Module


@dataclass(frozen=True, kw_only=True)
class Content:
    """Everything that one project publishes."""

    catalogue: Catalogue
    sources: Sources
    modules: tuple[Module, ...]
    runs: tuple[ArticleRuns, ...] = ()

    @cached_property
    def by_code(self) -> dict[str, Module]:
        """Modules by their codes."""
        return {module.code: module for module in self.modules}

    @cached_property
    def by_slug(self) -> dict[str, Module]:
        """Modules by their folders."""
        return {module.slug: module for module in self.modules}

    @cached_property
    def page_sources(self) -> frozenset[str]:
        """Source paths of every page of the site."""
        courses = (src for course in self.catalogue.courses for src in course.sources)
        modules = (src for module in self.modules for src in module.sources)
        return frozenset(("index.md", "sources.md", *courses, *modules))

    def in_family(self, family: str) -> tuple[Module, ...]:
        """Return the modules of one family, in the order of their codes."""
        return tuple(module for module in self.modules if module.offering.family == family)

    def courses_with(self, code: str) -> tuple[Course, ...]:
        """Return the courses that one module counts toward."""
        return tuple(course for course in self.catalogue.courses if code in (*course.core, *course.electives))

    def minutes_of(self, course: Course) -> int:
        """Return the estimated minutes of a course: its core, and its shortest electives."""
        core = sum(self.by_code[code].minutes for code in course.core)
        electives = sorted(self.by_code[code].minutes for code in course.electives)
        return core + sum(electives[: course.choose])
