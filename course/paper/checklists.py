"""A checklist on one page: to print and tick with a pen, or to fill in on screen and print.

Input: a checklist of the model. Output: a PDF of exactly one page, or the problem that it has
more items than a page can take; on small paper and in large letters, of as many pages as it takes.
"""

from __future__ import annotations

from course.locale import Words
from course.model import Checklist, Module
from course.paper.form_fields import with_fields
from course.paper.form_font import NotReadableError
from course.paper.papers import LETTERS, PAPER_NAMES, Paper, is_full_page, name_of, size_of
from course.paper.press import Data, Document, Press, TooLong
from course.paper.rich_text import plain
from course.reading.problems import CourseProblems, Position, Problem
from course.reading.telling import tell, tell_word
from course.reading.wording import counted


def checklist_pdf(press: Press, module: Module, checklist: Checklist, paper: Paper, *, fillable: bool = False) -> bytes:
    """Return a checklist as PDF; ``fillable`` gives it form fields instead of boxes and lines."""
    return print_checklist(press, checklist, checklist_document(press, module, checklist, paper, fillable=fillable))


def checklist_document(
    press: Press, module: Module, checklist: Checklist, paper: Paper, *, fillable: bool = False
) -> Document:
    """Return what a checklist on its page is made of; how it is spaced is seen when it is printed."""
    return _alone(module, checklist, checklist_part(press, module, checklist) | {"fillable": fillable}, paper)


def observation_document(
    press: Press, module: Module, checklist: Checklist, paper: Paper, *, fillable: bool = False
) -> Document:
    """Return what the sheet of an observer is made of: the same items, each to mark as seen or not."""
    part = observation_part(press, module, checklist) | {"fillable": fillable}
    title = press.words.say("Observation: %(title)s", title=checklist.title)
    return _alone(module, checklist, part, paper, title)


def _alone(module: Module, checklist: Checklist, part: Data, paper: Paper, title: str = "") -> Document:
    return Document(
        title=title or checklist.title,
        parts=[part],
        paper=paper,
        date=checklist.date,
        at=[checklist.at],
        foot=module.code,
        pages=1 if is_full_page(paper) else None,
    )


def print_checklist(press: Press, checklist: Checklist, document: Document) -> bytes:
    """Print a checklist that fills its page; raises ``CourseProblems`` where one page has to hold it and cannot."""
    (part,) = document.parts
    try:
        if not part["fillable"]:
            return press.print(document)
        printed = press.before_saving(document)
    except TooLong as problem:
        raise CourseProblems([too_long(checklist, document.paper, problem)]) from problem
    try:
        return with_fields(printed, press.form_font, LETTERS[size_of(document.paper)])
    except NotReadableError as error:
        place = Position("overrides/paper/form/font.ttf")  # a site's own; ours is readable
        message = tell("the font of forms is no TrueType font with letters by their Unicode numbers")
        raise CourseProblems([Problem(place, message, tell("put another file in its place"))]) from error


def too_long(checklist: Checklist, paper: Paper, problem: TooLong) -> Problem:
    """Say how far a checklist is from one page."""
    return Problem(
        checklist.at.at("items"),
        tell(
            "the checklist `%(id)s` does not fit on one page of %(paper)s: %(more)s of %(of)s too "
            "many, with 11 point letters and 4 mm boxes",
            id=checklist.id,
            paper=tell_word(PAPER_NAMES[name_of(paper)]),
            more=counted(problem.more, "item"),
            of=problem.of,
        ),
        tell("shorten it, or make two checklists with a pause point each"),
    )


def checklist_part(press: Press, module: Module, checklist: Checklist) -> Data:
    """Return a checklist as its template takes it."""
    texts, words = press.texts(module.slug), press.words
    return {
        "kind": "daily-list" if checklist.is_table else "checklist",
        "title": checklist.title,
        "module": f"{module.code} {module.title}",
        "organisation": press.content.catalogue.name_at_head,
        "purpose": texts.inline(checklist.purpose),
        "pause_point": texts.inline(checklist.pause_point),
        "method": words.say(checklist.way[0]),
        "how": words.say(checklist.way[1]),
        "items": [
            {
                "id": item.id,
                "text": texts.inline(item.text),
                "plain": plain(texts.inline(item.text)),
                "due": _due(item.due, words),
            }
            for item in checklist.items
        ],
        "has_due_dates": checklist.has_due_dates,
        "columns": list(checklist.columns),
        "found": checklist.found,
        "roles": words.list_of(checklist.roles),
        "owner": checklist.owner,
        "revision": words.dated(checklist.revision, checklist.date),
        "next_review": words.day(checklist.next_review) if checklist.next_review else "",
        "trials": words.say("; ").join(
            words.say("%(day)s by %(who)s", day=words.day(trial.date), who=trial.by) for trial in checklist.trials
        ),
        "status": _status(checklist, words),
        "fillable": False,
        **press.page(f"{module.slug}/checklist-{checklist.id}.md"),
    }


def observation_part(press: Press, module: Module, checklist: Checklist) -> Data:
    """Return the sheet of an observer as its template takes it; its page is where the same is marked on screen."""
    return checklist_part(press, module, checklist) | {"kind": "observation", **press.page("observe.md")}


def _status(checklist: Checklist, words: Words) -> str:
    """Return that a list is a draft, and whether anybody has tried it; "" once it is issued."""
    if not checklist.is_draft:
        return ""
    return words.say("Draft") if checklist.trials else words.say("Draft, not yet trialled")


def _due(due: int | None, words: Words) -> str:
    """Return when an item is due, after the start date; "" where it may be done at any time."""
    if due is None:
        return ""
    if due == 0:
        return words.say("due on the start date")
    return words.say_many("due %(number)s day after the start date", "due %(number)s days after the start date", due)
