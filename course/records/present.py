"""What records are compared with and judged by: the courses and modules that are in force, in short.

Input: ``Content``. Output: ``Present``, which the page ``verify.html`` holds as ``data-*`` of its lists.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from course.model import Change, Content, Course
from course.model.former_names import FormerNames
from course.model.terms import version_numbers


@dataclass(frozen=True, kw_only=True)
class PresentCourse:
    """A course as it stands now; ``date`` is that of its version, and "" where none is given."""

    title: str
    version: str
    date: str = ""
    core: tuple[str, ...] = ()
    electives: tuple[str, ...] = ()
    choose: int = 0
    valid_months: int | None = None
    asks_tests: bool = True


@dataclass(frozen=True, kw_only=True)
class PresentModule:
    """A module as it stands now: the minutes it takes, and the share of points (per cent) that passes its test."""

    code: str
    title: str
    version: str
    date: str = ""
    fingerprint: str
    minutes: int
    pass_mark: int
    has_test: bool
    changes: tuple[Change, ...]
    observed: dict[str, str] = field(default_factory=dict)  # titles of checklists by which learners are observed

    def date_of(self, version: str) -> str:
        """Return the day on which a version was made, or "" where the course does not say."""
        if version_numbers(version) == version_numbers(self.version) and self.date:
            return self.date
        same = (one for one in self.changes if version_numbers(one.version) == version_numbers(version))
        return next((one.date.isoformat() for one in same), "")


@dataclass(frozen=True)
class PresentSigner:
    """Somebody who signs records; ``until`` is the last day for which their key counts, "" where that is not over."""

    name: str
    until: str = ""


@dataclass(frozen=True)
class Present:
    """The catalogue's id, its courses and its modules by their codes, the names that they had before, and who signs.

    Names of people are listed in the order of ``language``.
    """

    catalogue: str
    courses: dict[str, PresentCourse]
    modules: dict[str, PresentModule]
    former: FormerNames = field(default_factory=FormerNames)
    signers: dict[str, PresentSigner] = field(default_factory=dict)  # by their public keys
    language: str = "en"
    _known: dict[str, PresentModule] = field(default_factory=dict, compare=False, repr=False)  # by any of their codes

    def course_code(self, code: str) -> str:
        """Return the code of today of the course that has this one, or had it."""
        return self.former.now("course-codes", (code,))[0]

    def catalogue_id(self, name: str) -> str:
        """Return the id of today of the catalogue that has this one, or had it."""
        return self.former.now("catalogues", (name,))[0]

    def checklist(self, name: str) -> str:
        """Return the id of today of the checklist that has this one, or had it."""
        return self.former.now("checklists", (name,))[0]

    def module_code(self, code: str) -> str:
        """Return the code of today of the module that has this one, or had it."""
        return self.former.now("codes", (code,))[0]

    def module(self, code: str) -> PresentModule | None:
        """Return the module that has this code, or had it; of ten thousand records it is asked for often."""
        found = self._known.get(code) or self.modules.get(self.module_code(code))
        if found:
            self._known[code] = found
        return found

    def course_of(self, code: str, version: str) -> PresentCourse | None:
        """Return the course that has this code, or had it, where this version of it is in force."""
        found = self.courses.get(self.course_code(code))
        return found if found and version_numbers(found.version) == version_numbers(version) else None


def present_of(content: Content) -> Present:
    """Return what records of this course are compared with."""
    return Present(
        catalogue=content.catalogue.id,
        courses={course.code: _course(course, content) for course in content.catalogue.courses},
        modules={
            module.code: PresentModule(
                code=module.code,
                title=module.title,
                version=module.offering.revision.version,
                date=_day(module.offering.revision.date),
                fingerprint=module.fingerprint,
                minutes=module.minutes,
                pass_mark=module.facts.pass_mark,
                has_test=bool(module.facts.tested),
                changes=module.offering.changes,
                observed={one.id: one.title for one in module.facts.checklists if one.is_observed},
            )
            for module in content.modules
        },
        former=content.former,
        signers={one.key: PresentSigner(one.name, _day(one.until)) for one in content.catalogue.signers},
        language=content.words.language,
    )


def _course(course: Course, content: Content) -> PresentCourse:
    return PresentCourse(
        title=course.title,
        version=course.revision.version,
        date=_day(course.revision.date),
        core=course.core,
        electives=course.electives,
        choose=course.choose,
        valid_months=course.valid_months,
        asks_tests=(course.requires or content.catalogue.requires).quiz == "pass",
    )


def _day(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""
