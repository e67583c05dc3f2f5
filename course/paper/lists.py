"""Lists of the learners of a course: who came, who signed off which module, and a grid to mark many worksheets in.

Input: a course or module, and its learners, or nobody: then lines are empty, for names to be written. Output: what
the templates take.
"""

from __future__ import annotations

from collections.abc import Sequence

from course.model import Course, Module
from course.paper.learners import Learner, names_of
from course.paper.packs import modules_of
from course.paper.papers import Paper
from course.paper.press import Data, Document, Press
from course.paper.versions import Version
from course.paper.worksheets import passing, questions_of

_BLANK_LINES = 30  # at least, where nobody is named
_MORE_LINES = 3  # for whoever comes and is not in the list


def attendance_document(press: Press, course: Course, learners: Sequence[Learner], paper: Paper) -> Document:
    """Return what the attendance sheet of a course is made of."""
    return _document(course, attendance_part(press, course, learners), learners, paper)


def sign_off_document(press: Press, course: Course, learners: Sequence[Learner], paper: Paper) -> Document:
    """Return what the sign-off matrix of a course is made of: learners by modules."""
    return _document(course, sign_off_part(press, course, learners), learners, paper)


def class_grid_document(
    press: Press, module: Module, learners: Sequence[Learner], versions: Sequence[Version], paper: Paper
) -> Document:
    """Return what the class grid of a module is made of: learners by questions."""
    part = class_grid_part(press, module, learners, versions)
    date = module.offering.revision.date
    at = [module.quiz.at]
    return Document(title=str(part["title"]), parts=[part], paper=paper, date=date, at=at, names=names_of(learners))


def attendance_part(press: Press, course: Course, learners: Sequence[Learner] = ()) -> Data:
    """Return an attendance sheet as its template takes it."""
    title = press.words.say("Attendance: %(course)s", course=course.title)
    return _of_course(press, course, learners, "attendance", title)


def sign_off_part(press: Press, course: Course, learners: Sequence[Learner] = ()) -> Data:
    """Return a sign-off matrix as its template takes it."""
    title = press.words.say("Sign-off: %(course)s", course=course.title)
    modules = [{"code": module.code, "title": module.title} for module in modules_of(press, course)]
    return _of_course(press, course, learners, "sign-off", title) | {"modules": modules}


def class_grid_part(
    press: Press, module: Module, learners: Sequence[Learner] = (), versions: Sequence[Version] = ()
) -> Data:
    """Return a class grid as its template takes it; ``points`` are the most of each question, by version."""
    points = {
        version: [question.points for question in questions_of(module, version)]
        for version in versions
        if not learners or any(learner.version == version for learner in learners)
    }
    questions = questions_of(module, versions[0] if versions else "A")  # A and B ask the same
    return {
        "kind": "class-grid",
        "title": press.words.say("Class grid: %(quiz)s", quiz=module.quiz.title),
        "organisation": press.content.catalogue.name_at_head,
        "code": f"{module.code} {module.title}",
        **_lines(learners),
        "total": sum(question.points for question in questions),
        "passing": passing(questions, module.quiz.pass_mark, "class-grid", press.words),
        "points": points,
    }


def _of_course(press: Press, course: Course, learners: Sequence[Learner], kind: str, title: str) -> Data:
    return {
        "kind": kind,
        "title": title,
        "organisation": press.content.catalogue.name_at_head,
        "code": course.code,
        **_lines(learners),
    }


def _lines(learners: Sequence[Learner]) -> Data:
    """Return the lines of a list, and which columns it has for what is known of each."""
    return {
        "learners": [learner.known for learner in learners],
        "empty": _MORE_LINES if learners else _BLANK_LINES,
        "number": not learners or any(learner.number for learner in learners),
        "site": any(learner.site for learner in learners),
    }


def _document(course: Course, part: Data, learners: Sequence[Learner], paper: Paper) -> Document:
    return Document(
        title=str(part["title"]),
        parts=[part],
        paper=paper,
        date=course.revision.date,
        at=[course.at],
        foot=course.code,
        names=names_of(learners),
    )
