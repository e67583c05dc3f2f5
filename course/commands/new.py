"""What ``new`` does: it writes a small course, or one more part of one, and says what it wrote and what comes next.

Input: what is to be made, and its name. Output: files in the course; nothing that is there is written over.
"""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from course.checks.load import load_as_written
from course.checks.trial import tried
from course.commands.console import DONE, PROBLEMS, WRONG_USAGE, complain, say
from course.reading.problems import CourseProblems
from course.reading.program import as_typed, is_installed, program
from course.reading.telling import tell, tell_all
from course.starting import parts
from course.starting.names import words_of_course
from course.starting.parts import Made
from course.starting.writing import CannotStart, CannotWrite, write


def run(root: Path, options: Namespace) -> int:
    """Make it, and say what was written."""
    if fault := _wrong_usage(options):
        complain(fault)
        return WRONG_USAGE
    folder = Path(options.name).absolute() if options.what == "course" else root
    try:
        made = _made(folder, options)
        if options.what != "course" and made.is_whole:
            _refuse_unsound(folder, made)
        write(folder, made.new, made.changed)
    except CannotStart as why:
        complain(str(why))
        return WRONG_USAGE
    except (CannotWrite, CourseProblems) as found:
        complain(str(found))
        return PROBLEMS
    for path in sorted(made.new):
        say(tell("Wrote %(folder)s%(path)s", folder=folder.name + "/" if options.what == "course" else "", path=path))
    for path in sorted(made.changed):
        say(tell("Added to %(path)s", path=path))
    for words in made.to_do:
        say(words)
    say(_next(options))
    return DONE


def _wrong_usage(options: Namespace) -> str:
    """Return what is missing or too much for what is to be made."""
    if options.what in ("lesson", "checklist", "scenario", "guide") and "/" not in options.name:
        return tell(
            "Write the module before the name: new %(what)s MODULE/%(name)s", what=options.what, name=options.name
        )
    if options.what == "question" and not options.quiz:
        return tell(
            "Say which module's question bank it goes into: new question %(name)s --quiz MODULE", name=options.name
        )
    allowed = {
        "title": ("course", "module", "lesson"),
        "language": ("course",),
        "code": ("module",),
        "quiz": ("question",),
        "id": ("question",),
    }
    for name, kinds in allowed.items():
        if getattr(options, name) and options.what not in kinds:
            return tell(
                "--%(name)s is for %(list)s alone.", name=name, list=tell_all(f"`new {kind}`" for kind in kinds)
            )
    return ""


def _made(root: Path, options: Namespace) -> Made:
    if options.what == "course":
        return parts.course(root, options.title, options.language or "en")
    owner, _, name = options.name.partition("/")
    words = words_of_course(root)
    match options.what:
        case "module":
            return parts.module(root, options.name, title=options.title, code=options.code, words=words)
        case "lesson":
            return parts.lesson(root, owner, name, title=options.title, words=words)
        case "quiz":
            return parts.quiz(root, options.name, words)
        case "question":
            return parts.question(root, options.name, options.quiz, options.id, words)
        case "checklist":
            return parts.checklist(root, owner, name, words=words)
        case _:
            return parts.scenario(root, owner, name, is_guide=options.what == "guide", words=words)


def _refuse_unsound(root: Path, made: Made) -> None:
    """Try it on a copy; raises ``CannotWrite`` where a course that is sound would not be so any longer."""
    try:
        tried(root, lambda copy: write(copy, made.new, made.changed))
    except CourseProblems as found:
        try:
            load_as_written(root)
        except CourseProblems:  # a course with mistakes can be added to as well
            return
        why = tell("This is what would be wrong under this name, so nothing was written.")
        raise CannotWrite(f"{found}\n\n{why}") from None


def _next(options: Namespace) -> str:
    """Return what to do with what was written."""
    if options.what != "course":
        return tell("Next: write your own words into it; `%(program)s check` says what is missing.", program=program())
    where = as_typed(options.name)
    if is_installed():
        return tell(
            "Next: cd %(where)s, then `%(program)s serve` shows the course, and again after each change.",
            where=where,
            program=program(),
        )
    return tell(
        "Next: `%(program)s --root %(where)s serve` shows the course, and again after each change.",
        program=program(),
        where=where,
    )
