"""A certificate of completion to fill in by hand.

Input: a course. Output: a PDF with its title, hours and modules, and lines for a name, dates
and the trainer's signature. It says on what it rests: what the trainer has seen.
"""

from __future__ import annotations

from course.model import Course
from course.paper.papers import Paper
from course.paper.press import Data, Document, Press


def certificate_form_pdf(press: Press, course: Course, paper: Paper) -> bytes:
    """Return the blank certificate of a course."""
    return press.print(certificate_document(press, course, paper))


def certificate_document(press: Press, course: Course, paper: Paper) -> Document:
    """Return what the blank certificate of a course is made of."""
    return Document(
        title=press.words.say("Certificate of completion: %(course)s", course=course.title),
        parts=[certificate_part(press, course)],
        paper=paper,
        date=course.revision.date,
        at=[course.at],
        foot=course.code,
    )


def certificate_part(press: Press, course: Course) -> Data:
    """Return a certificate as its template takes it."""
    content = press.content

    def named(codes: tuple[str, ...]) -> list[Data]:
        return [{"code": code, "title": content.by_code[code].title} for code in codes]

    return {
        "kind": "certificate",
        "organisation": content.catalogue.offered_by,
        "code": course.code,
        "course": course.title,
        "facts": course_facts(press, course),
        "number": content.catalogue.records.number != "leave-out",
        "site": content.catalogue.records.site != "leave-out",
        "core": named(course.core),
        "electives": named(course.electives),
        "choose": course.choose,
    }


def course_facts(press: Press, course: Course) -> str:
    """Return version and hours of a course, in one line."""
    hours = press.words.hours(press.content.minutes_of(course))
    return press.words.say("Version %(version)s, %(hours)s of learning", version=course.revision.version, hours=hours)
