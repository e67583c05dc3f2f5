"""What a package is of: one module, or the modules of a course."""

from __future__ import annotations

from dataclasses import dataclass

from course.model import Content, Course, Module, Requirements


@dataclass(frozen=True, kw_only=True)
class Packed:
    """What goes into one package, and how it counts."""

    id: str  # by which an LMS knows it, and which stays: of the catalogue, and of the course or module
    code: str
    title: str
    description: str
    language: str
    start: str  # the page where it begins, from its root
    modules: tuple[Module, ...]
    core: tuple[str, ...]
    electives: tuple[str, ...]
    choose: int
    minutes: int
    requires: Requirements

    @property
    def slugs(self) -> frozenset[str]:
        """The folders of its modules."""
        return frozenset(module.slug for module in self.modules)

    @property
    def pass_mark(self) -> int | None:
        """The share of the points, in per cent, with which it is passed; a course has none, but several of modules."""
        return self.modules[0].facts.pass_mark if len(self.modules) == 1 else None


def of_module(content: Content, module: Module) -> Packed:
    """Return a package of one module."""
    return Packed(
        id=f"{content.catalogue.id}.{module.slug}",
        code=module.code,
        title=module.title,
        description=module.offering.purpose,
        language=content.catalogue.language,
        start=f"{module.slug}/index.html",
        modules=(module,),
        core=(module.slug,),
        electives=(),
        choose=0,
        minutes=module.minutes,
        requires=content.catalogue.requires,
    )


def of_course(content: Content, course: Course) -> Packed:
    """Return a package of all modules of a course."""
    core, electives = ([content.by_code[code] for code in codes] for codes in (course.core, course.electives))
    return Packed(
        id=f"{content.catalogue.id}.{course.id}",
        code=course.code,
        title=course.title,
        description=course.purpose,
        language=content.catalogue.language,
        start=f"courses/{course.id}.html",
        modules=(*core, *electives),
        core=tuple(module.slug for module in core),
        electives=tuple(module.slug for module in electives),
        choose=course.choose,
        minutes=content.minutes_of(course),
        requires=course.requires or content.catalogue.requires,
    )
