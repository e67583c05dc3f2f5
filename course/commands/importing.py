"""What ``import`` does: it takes questions of other programs into a module's bank, and tells what was lost.

Input: files in formats of others, and a module. Output: the bank with those questions, and a line for each thing in the
files: taken, changed, lost or refused, with its place. What would not be sound in the bank is refused, not written.
"""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from pathlib import Path

from course.commands import lesson_import
from course.commands.banks import bank_text, lines_of, pictures_of, put_and_try, write_all
from course.commands.console import DONE, PROBLEMS, WRONG_USAGE, complain, say
from course.importing import bank
from course.importing.bank import Put
from course.importing.files import FORMATS, read
from course.importing.items import CannotRead, Refused, Taken
from course.importing.tables import columns_of
from course.reading.problems import CourseProblems, nearest, shown
from course.reading.telling import tell
from course.reading.wording import counted
from course.starting.names import words_of_course
from course.starting.writing import CannotStart, CannotWrite


def run(root: Path, options: Namespace) -> int:
    """Take the questions, unless it is only to be shown what would become of them."""
    if fault := _wrong_usage(root, options):
        complain(fault)
        return WRONG_USAGE
    if options.lesson:
        return lesson_import.run(root, options)
    path = f"quizzes/{options.to}.yml"
    try:
        columns = columns_of(options.columns)
        words = words_of_course(root)
        found = [one for name in options.files for one in read(Path(name), options.format, columns, words)]
        taken = bank.named(one for one in found if isinstance(one, Taken))
        text = bank_text(root, path)
        changed, put, refused = put_and_try(root, path, text, taken)
        if changed != text and not options.dry_run:
            write_all(root, {path: changed}, pictures_of(options.to, put))
    except (CannotRead, CannotStart, CannotWrite, CourseProblems) as problem:
        complain(str(problem))
        return PROBLEMS
    told = [*(one for one in found if isinstance(one, Refused)), *refused]
    for line in lines_of(put, told):
        say(line)
    say(_summed_up(put, told, path, is_trial=options.dry_run))
    return DONE if put else PROBLEMS


def _wrong_usage(root: Path, options: Namespace) -> str:
    """Return what is wrong with the names that were given."""
    there = sorted(path.parent.name for path in (root / "modules").glob("*/index.md"))
    if options.to not in there:
        return tell("There is no module %(to)s; %(nearest)s", to=shown(options.to), nearest=nearest(options.to, there))
    missing = [name for name in options.files if not Path(name).is_file()]
    if missing:
        return tell("There is no file %(missing)s.", missing=missing[0])
    is_known = not options.format or options.format in FORMATS
    return (
        ""
        if is_known
        else tell(
            "There is no format %(format)s; %(nearest)s",
            format=shown(options.format),
            nearest=nearest(options.format, FORMATS),
        )
    )


def _summed_up(put: list[Put], refused: list[Refused], path: str, *, is_trial: bool) -> str:
    became = Counter(one.became for one in put)
    with_losses = sum(1 for one in put if one.taken.lost)
    parts = [
        tell("%(questions)s taken", questions=counted(became["added"], "question")),
        tell("%(count)s updated", count=became["updated"]),
        tell("%(count)s unchanged", count=became["unchanged"]),
        tell("%(with_losses)s with losses", with_losses=with_losses),
        tell("%(count)s refused", count=len(refused)),
    ]
    written = became["added"] + became["updated"] > 0
    where = (
        tell("; nothing was written, as %(path)s would be", path=path)
        if is_trial
        else tell("; written into %(path)s", path=path)
        if written
        else ""
    )
    return f"{', '.join(parts)}{where}."
