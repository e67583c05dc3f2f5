"""A translated page beside its original: the same headings in turn, the same parts placed, the same sources cited.

Input: the two texts. Output: the translation with the ids of the original's headings, so that a link, and what a
learner has read, mean the same section in every language; a problem for each place where the two part ways.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from pathlib import PurePosixPath

from course.checks.markdown import unplaced_faults
from course.checks.translator import lost, lost_standard
from course.model.lesson import Citation, Heading, Lesson, Placement
from course.reading.problems import Position, Problems, shown
from course.reading.telling import tell


def translated_page(lesson: Lesson, original: Lesson, language: str) -> Lesson:
    """Return a translated text, which was read as the page it translates."""
    path = PurePosixPath(lesson.path)
    ids = tuple((heading.id, heading.old_id) for heading in original.reading.headings)
    return replace(lesson, path=str(path.with_name(f"{path.stem}.{language}.md")), language=language, heading_ids=ids)


def check_page(lesson: Lesson, original: Lesson, problems: Problems) -> None:
    """Report where a translation has other headings, places or names other parts, or cites other sources."""
    _check_headings(lesson, original, problems)
    if unplaced := list(unplaced_faults(lesson)):  # one of them stands where something is placed in the original
        for line, column, message, hint in unplaced:
            problems.add(Position(lesson.path, line, column), message, hint)
    else:
        _check_placements(lesson, original, problems)
    _check_citations(lesson, original, problems)
    for name in lost(_named(original.reading.standards), _named(lesson.reading.standards)):
        problems.add(_end_of(lesson), *lost_standard(name, original.path))


def _check_headings(lesson: Lesson, original: Lesson, problems: Problems) -> None:
    pairs = zip_longest(lesson.reading.headings, original.reading.headings)
    for number, (new, old) in enumerate(pairs, start=1):
        if new is None and old is not None:
            message = tell(
                "heading %(amount)s of %(path)s is missing here: %(heading)s",
                amount=number,
                path=original.path,
                heading=_heading(old),
            )
            hint = tell("translate each heading, in the same order: links and progress go by them")
            problems.add(_end_of(lesson), message, hint)
        elif new is not None and old is None:
            message = tell(
                "%(heading)s is one heading more than %(path)s has", heading=_heading(new), path=original.path
            )
            problems.add(
                Position(lesson.path, new.line, new.column), message, tell("take it out, or make it bold words")
            )
        elif new is not None and old is not None and new.level != old.level:
            message = tell(
                "%(heading)s translates %(original)s, line %(line)s of %(path)s",
                heading=_heading(new),
                original=_heading(old),
                line=old.line,
                path=original.path,
            )
            problems.add(
                Position(lesson.path, new.line, new.column),
                message,
                tell("begin it with `%(value)s `", value="#" * old.level),
            )
        else:
            continue
        return  # what follows is told of once the two are in step


def _check_placements(lesson: Lesson, original: Lesson, problems: Problems) -> None:
    pairs = zip_longest(lesson.reading.placements, original.reading.placements)
    for new, old in pairs:
        if new is None and old is not None:
            message = tell(
                "%(path)s places %(comment)s on line %(line)s, and nothing does so here",
                path=original.path,
                comment=_comment(old),
                line=old.line,
            )
            problems.add(_end_of(lesson), message, tell("put it where it belongs, on a line of its own"))
        elif new is not None and (old is None or (new.kind, new.id) != (old.kind, old.id)):
            wanted = (
                tell("%(path)s has %(comment)s here", path=original.path, comment=_comment(old))
                if old
                else tell("%(path)s does not place it", path=original.path)
            )
            hint = (
                tell("place the same parts in the same order") if old else tell("take it out, or place it there first")
            )
            problems.add(
                Position(lesson.path, new.line, new.column),
                tell("%(comment)s is placed; %(wanted)s", comment=_comment(new), wanted=wanted),
                hint,
            )
        else:
            continue
        return


def _check_citations(lesson: Lesson, original: Lesson, problems: Problems) -> None:
    here, there = _named(lesson.all_citations), _named(original.all_citations)
    for name in lost(there, here):
        message = tell("`[^%(name)s]` is cited in %(path)s, and not here", name=name, path=original.path)
        problems.add(_end_of(lesson), message, tell("write it where it belongs"))
    for name in lost(here, there):
        first = next(one for one in lesson.all_citations if one.id == name)
        message = tell("`[^%(name)s]` is cited here, and not in %(path)s", name=name, path=original.path)
        problems.add(
            Position(lesson.path, first.line, first.column), message, tell("take it out, or cite it there first")
        )


def _named(citations: Sequence[Citation]) -> set[str]:
    return {one.id for one in citations}


def _heading(heading: Heading) -> str:
    return f"{shown('#' * heading.level + ' ' + heading.words)}"


def _comment(placement: Placement) -> str:
    return f"`<!-- {placement.kind}: {placement.id} -->`"


def _end_of(lesson: Lesson) -> Position:
    return Position(lesson.path, lesson.first_line + len(lesson.body.rstrip().split("\n")) - 1)
