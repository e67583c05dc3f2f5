"""A module's quiz on paper: the worksheet, its key with the marking grid, and its one-page key.

Input: a module and a version. Output: PDFs of which a worksheet never shares a file with a key, so that
a key is not handed out by mistake.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from course.locale import Words
from course.model import Module
from course.model.questions.base import Question
from course.paper.marking import points_to_pass, scale, shares
from course.paper.papers import Paper
from course.paper.press import Data, Document, Press
from course.paper.questions import answer_in_short, answered, asked
from course.paper.versions import SHORT, Version, arranged, drawn


def worksheet_pdf(press: Press, module: Module, version: Version, paper: Paper) -> bytes:
    """Return a module's quiz to answer with a pen."""
    return press.print(worksheet_document(press, module, version, paper))


def key_pdf(press: Press, module: Module, version: Version, paper: Paper) -> bytes:
    """Return the answers to one version with their reasons, and the grid to mark it by."""
    return press.print(key_document(press, module, version, paper))


def one_page_key_pdf(press: Press, module: Module, version: Version, paper: Paper) -> bytes:
    """Return the right answers to one version alone, to mark many worksheets by."""
    return press.print(one_page_key_document(press, module, version, paper))


def worksheet_document(press: Press, module: Module, version: Version, paper: Paper) -> Document:
    """Return what a worksheet is made of."""
    return _document(module, worksheet_part(press, module, version), paper)


def key_document(press: Press, module: Module, version: Version, paper: Paper) -> Document:
    """Return what a key is made of."""
    return _document(module, key_part(press, module, version), paper)


def one_page_key_document(press: Press, module: Module, version: Version, paper: Paper) -> Document:
    """Return what a one-page key is made of."""
    return _document(module, one_page_key_part(press, module, version), paper)


def _document(module: Module, part: Data, paper: Paper) -> Document:
    date = module.offering.revision.date
    return Document(title=str(part["title"]), parts=[part], paper=paper, date=date, at=[module.quiz.at])


def versions_for(module: Module, versions: Iterable[Version]) -> list[Version]:
    """Return those of some versions that a bank has questions for: none without a test."""
    return [one for one in versions if module.quiz.tested and not missing_for(module, one)]


def missing_for(module: Module, version: Version) -> int:
    """Return how many tested questions a bank lacks for a version: C asks some of them, and R as many others."""
    quiz = module.quiz
    least = {"C": quiz.asked + 1, "R": 2 * quiz.asked}.get(version, 0)
    return max(0, least - len(quiz.tested))


def questions_of(module: Module, version: Version) -> list[Question]:
    """Return the tested questions of one version in its order: A keeps the author's, C and R have but some."""
    questions = {question.id: question for question in module.quiz.tested}
    names = list(questions)
    if version == "A":
        return list(questions.values())
    if version in SHORT:
        groups: dict[str, list[str]] = {}
        for question in questions.values():
            groups.setdefault(question.objective or "", []).append(question.id)
        names = drawn(module.slug, version, groups, module.quiz.asked)
    never = list(questions) if version == "B" else ()
    return [questions[name] for name in arranged(module.slug, version, names, never=never)]


def printed_in(module: Module, version: Version) -> list[Question]:
    """Return the questions of one version: those of the test, and of a whole bank then those that nobody marks."""
    return [*questions_of(module, version), *(() if version in SHORT else module.quiz.unmarked)]


def worksheet_part(press: Press, module: Module, version: Version) -> Data:
    """Return a worksheet as its template takes it."""
    texts = press.texts(module.slug)
    questions = printed_in(module, version)
    return {
        **_head(press, module, version, "worksheet"),
        "title": press.words.say("%(quiz)s, worksheet %(version)s", quiz=module.quiz.title, version=version),
        "number": press.content.catalogue.records.number != "leave-out",
        "questions": [
            asked(question, version, number, texts, press.words) for number, question in enumerate(questions, start=1)
        ],
    }


def key_part(press: Press, module: Module, version: Version) -> Data:
    """Return a key as its template takes it."""
    texts = press.texts(module.slug)
    questions = questions_of(module, version)
    return {
        **_head(press, module, version, "key"),
        "title": press.words.say("%(quiz)s, key to worksheet %(version)s", quiz=module.quiz.title, version=version),
        "questions": [
            answered(question, version, number, texts, press.words)
            for number, question in enumerate(printed_in(module, version), start=1)
        ],
        "grid": _grid(press, module, version),
        "objectives": list(_by_objective(module, questions, press.words)),
    }


def one_page_key_part(press: Press, module: Module, version: Version) -> Data:
    """Return a one-page key as its template takes it."""
    return {
        **_head(press, module, version, "one-page-key"),
        "title": press.words.say(
            "%(quiz)s, one-page key to worksheet %(version)s", quiz=module.quiz.title, version=version
        ),
        "grid": _grid(press, module, version),
    }


def _grid(press: Press, module: Module, version: Version) -> list[Data]:
    """Return of each question that is marked what is right, and what it earns."""
    texts = press.texts(module.slug)
    return [
        {
            "number": number,
            "objective": question.objective,
            "answer": answer_in_short(question, version, texts, press.words),
            "points": question.points,
            "scale": scale(question, press.words),
            "shares": shares(question, press.words),
        }
        for number, question in enumerate(questions_of(module, version), start=1)
    ]


def _head(press: Press, module: Module, version: Version, kind: str) -> Data:
    questions, revision = questions_of(module, version), module.offering.revision
    return {
        "kind": kind,
        "version": version,
        "quiz": module.quiz.title,
        "module": f"{module.code} {module.title}",
        "organisation": press.content.catalogue.name_at_head,
        "revision": press.words.dated(revision.version, revision.date),
        "total": sum(question.points for question in questions),
        "passing": passing(questions, module.quiz.pass_mark, kind, press.words),
        **press.page(f"{module.slug}/quiz.md"),
    }


def passing(questions: Sequence[Question], pass_mark: int, kind: str, words: Words) -> str:
    """Return how many points pass: a ``kind`` of sheet other than a worksheet tells it to whoever marks."""
    to_pass = round(points_to_pass(questions, pass_mark), 2)
    if kind != "worksheet":
        return words.say_many(
            "To pass: %(number)s point or more (%(pass_mark)s per cent).",
            "To pass: %(number)s points or more (%(pass_mark)s per cent).",
            to_pass,
            pass_mark=pass_mark,
        )
    return words.say_many(
        "To pass: %(to_pass)s of %(number)s point (%(pass_mark)s per cent). "
        "Each question says how it earns its points.",
        "To pass: %(to_pass)s of %(number)s points (%(pass_mark)s per cent). "
        "Each question says how it earns its points.",
        sum(question.points for question in questions),
        to_pass=to_pass,
        pass_mark=pass_mark,
    )


def _by_objective(module: Module, questions: list[Question], words: Words) -> Iterable[Data]:
    for objective in module.offering.objectives:
        numbered = [(number, one) for number, one in enumerate(questions, start=1) if one.objective == objective.id]
        if numbered:
            yield {
                "id": objective.id,
                "text": f"{objective.verb} {objective.text}",
                "questions": words.list_of(number for number, _ in numbered),
                "points": sum(question.points for _, question in numbered),
            }
