"""Questions, quizzes and checklists become HTML: real forms, readable without JavaScript.

Input: a checked question, quiz or checklist, and where it stands. Output: ``Markup``. What
the scripts need is in the form itself: the author's ids as values, the key in ``data-*``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import quote

from markupsafe import Markup, escape

from course.locale import ENGLISH, Words
from course.model import Checklist, Quiz
from course.model.questions.base import Question
from course.model.questions.part import GAP, Answering, Group, Order, Part
from course.pages.templates import Templates

Named = TypeVar("Named", Part, Group)

# Blocks of a question's template that stand alike in a quiz, in a review and in a lesson.
_ALIKE = ("data", "ask", "controls", "answer")
# What answers of one sort need beside what all questions need.
MORE_STYLES: frozenset[Answering] = frozenset(("number", "letter", "write", "fill", "say"))


@dataclass(frozen=True, kw_only=True)
class Section:
    """A section of a lesson: its address from the page at hand, its heading, and its share of the lesson's minutes."""

    url: str
    title: str
    minutes: float = 0


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a question stands, and what its fragment may point at."""

    course: str  # the course id, which keeps two courses on one host apart
    slug: str  # the question bank's module
    page: str  # named in a report
    version: str = ""  # of the module; a pass is kept with it
    edition: str = ""  # the module's fingerprint, kept with it too
    contact: str = ""  # an e-mail address or an issue form's address; none, no report link
    sections: Mapping[str, Section] = field(default_factory=dict)  # question id -> where it comes from
    objectives: Mapping[str, str] = field(default_factory=dict)  # objective id -> its sentence


def question_html(
    environment: Templates,
    question: Question,
    place: Place,
    page: Mapping[str, Any],
    *,
    assets: Assets | None = None,
    level: int = 2,
) -> Markup:
    """Return one question for a lesson (mode *check*); ``page`` holds ``texts`` and ``link``, ``level`` its heading's.

    Several questions on one page share their files: give the first ``assets_for`` them all, and
    the others ``NO_ASSETS``. Without ``assets`` a question brings its own.
    """
    known = _question_context(question, place, page, environment) | {
        "mode": "check",
        "level": level,
        "number": 1,
        "total": 1,
    }
    body = _question_body(environment, question, known)
    shown = assets_for([question]) if assets is None else assets
    return _render(environment, "course/check.html", known | {"body": body, "assets": shown})


def quiz_html(environment: Templates, quiz: Quiz, place: Place, page: Mapping[str, Any]) -> Markup:
    """Return the quiz form (mode *test*); ``page`` holds ``texts`` and ``link``."""
    questions = quiz.tested
    bodies = []
    for number, question in enumerate(questions, start=1):
        known = _question_context(question, place, page, environment) | {
            "mode": "test",
            "level": 2,
            "number": number,
            "total": len(questions),
        }
        bodies.append(_question_body(environment, question, known))
    covered = dict.fromkeys(question.objective for question in questions)
    context = {
        "quiz": quiz,
        "place": place,
        "bodies": bodies,
        "assets": assets_for(questions, "test"),
        "objectives": [(name, place.objectives.get(name, "")) for name in covered if name],
    }
    return _render(environment, "course/quiz.html", dict(page) | context)


def checklist_html(
    environment: Templates,
    checklist: Checklist,
    course: str,
    page: Mapping[str, Any],
    *,
    level: int = 1,
    asked: str = "",
    ending: str = "",
) -> Markup:
    """Return a checklist to tick and to print; its title is a heading of ``level``, and ``ending`` what follows it.

    ``asked`` is what its module asks for: ``read``, ``used``, ``observed``, or nothing.
    """
    context = {"checklist": checklist, "course": course, "level": level, "asked": asked, "ending": ending}
    return _render(environment, "course/checklist.html", dict(page) | context)


@dataclass(frozen=True, kw_only=True)
class Assets:
    """Names of files below ``assets/course/``."""

    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    later: tuple[str, ...] = ()  # what marks; fetched with the first answer


NO_ASSETS = Assets()

# One script for each kind of page, one for each question to try, which a page asks for by itself once it is near, and
# one that marks; ``devtools/bundle.py`` makes them from ``web/``.
SCRIPT_STYLE = "quiz-script.css"  # of what scripts add; a question to try names it with its script
LESSON_MARKING = ("lesson-marking.js",)
QUIZ_SCRIPTS = ("quiz.js",)
QUIZ_MARKING = ("quiz-marking.js",)


def assets_for(questions: Iterable[Question], mode: str = "check") -> Assets:
    """Return the styles and scripts that these questions need in one mode, and no more."""
    asked = tuple(questions)
    more = () if MORE_STYLES.isdisjoint(question.answering for question in asked) else ("quiz-more.css",)
    own = sorted({f"question-{question.name}.css" for question in asked if question.has_style})
    styles = ("quiz.css", *more, *own)
    if mode == "check":
        return Assets(styles=styles, later=LESSON_MARKING)
    return Assets(styles=(*styles, SCRIPT_STYLE), scripts=QUIZ_SCRIPTS, later=QUIZ_MARKING)


def _render(environment: Templates, template: str, context: Mapping[str, Any]) -> Markup:
    return Markup(environment.get_template(template).render(context))


def _question_body(environment: Templates, question: Question, known: Mapping[str, Any]) -> Markup:
    """Return a question as its kind shows it; what stands alike on every page is written once."""
    written = {} if environment.has_own_questions else environment.shown_before(question).setdefault("blocks", {})
    name = f"course/question/{question.name}.html"
    return Markup(environment.render_sharing(name, known, _ALIKE, written))


def _question_context(
    question: Question, place: Place, page: Mapping[str, Any], environment: Templates
) -> dict[str, Any]:
    before = environment.shown_before(question)
    if "known" not in before:
        before["known"] = _known_of(question, environment.our_words)
    return {
        **page,
        **before["known"],
        "place": place,
        "report_url": report_url(question, place, environment.our_words),
        "section": place.sections.get(question.id),
    }


def _known_of(question: Question, our: Words) -> dict[str, Any]:
    """Return what a kind's template knows of a question, wherever that stands."""
    parts, groups = question.parts_in(our), question.groups()
    return {
        "question": question,
        "is_explained": question.is_explained,
        "hint_price": our.count(question.hint_cost, "point"),
        "plain": plain,
        "lines": lines,
        "number_text": number_text,
        "parts": _in_order(question, parts, question.shown_order),
        "in_order": parts,
        "groups": _in_order(question, groups, question.group_order),
        "words": {group.id: group.text for group in groups},
        "blanks": {part.id: part for part in parts},
        "segments": segments,
        "options": options,
    }


def _in_order(question: Question, shown: Sequence[Named], order: Order) -> list[Named]:
    kept = list(shown)
    if order == "kept":
        return kept
    new = mixed(question, kept)
    return new[1:] + new[:1] if order == "unlike" and new == kept else new


def mixed(question: Question, shown: Iterable[Named]) -> list[Named]:
    """Return parts or groups in an order that gives nothing away and stays the same in every build."""
    return sorted(shown, key=lambda one: _place(question, one.id))


def options(question: Question, name: str, choices: Sequence[str]) -> list[str]:
    """Return the options of a blank in an order that gives nothing away."""
    return sorted(choices, key=lambda text: _place(question, f"{name}:{text}"))


def _place(question: Question, name: str) -> str:
    return hashlib.sha256(f"{question.id}:{name}".encode()).hexdigest()


def plain(html: Markup) -> str:
    """Return HTML as text, for an option or an accessible name, where no markup can stand."""
    if "<" not in html and "&" not in html:  # as most are
        return " ".join(str(html).split())
    pictures = re.sub(r'<img[^>]*?alt="([^"]*)"[^>]*>', r"\1", str(html))
    return " ".join(Markup(pictures).striptags().split())


def lines(texts: Sequence[str]) -> Markup:
    """Return texts for one attribute, a line each; as a reference, which no later step reflows."""
    return Markup("&#10;").join(escape(" ".join(text.split())) for text in texts)


def number_text(number: float) -> str:
    """Return a number as an author writes it: 12 and not 12.0."""
    return f"{number:.12g}"


def segments(html: Markup, source: str) -> list[tuple[Markup, str]]:
    """Split rendered text at its blanks: text, then the blank's name ("" after the last text).

    A blank inside a tag (an address, say) would break the HTML; then the text is shown as written.
    """
    outside = re.sub(r"<[^>]*>", "", str(html))
    safe = str(html) if GAP.findall(outside) == GAP.findall(source) else str(escape(source))
    pieces = GAP.split(safe)
    return [(Markup(pieces[at]), pieces[at + 1] if at + 1 < len(pieces) else "") for at in range(0, len(pieces), 2)]


def report_url(question: Question, place: Place, words: Words = ENGLISH) -> str:
    """Return a prefilled e-mail or issue address that names question, revision and page."""
    if not place.contact:
        return ""
    name = f"{place.slug}/{question.id}"
    subject = words.say("Question %(name)s, revision %(revision)s", name=name, revision=question.revision)
    asked = words.say("What is wrong with it?")
    return f"{_report_begins(place.contact)}{quote(subject, safe='')}&body={_report_body(place.page, asked)}"


def _report_begins(contact: str) -> str:
    """Return what stands before the subject of a report: an issue form's address, or an e-mail's."""
    if re.match(r"https?:", contact):
        return f"{contact}{'&' if '?' in contact else '?'}title="
    return f"mailto:{contact}?subject="


@lru_cache(maxsize=8)  # all questions of a page
def _report_body(page: str, asked: str) -> str:
    return quote(f"{page}\n\n{asked}\n", safe="")
