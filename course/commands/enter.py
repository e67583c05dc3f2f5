"""What ``enter`` does: makes records of what a trainer marked on paper, from a table of points or ticked letters.

Input: a CSV file, and who enters it. Output: a record for each learner and course, which says that it was entered.
"""

from __future__ import annotations

import re
from argparse import Namespace
from pathlib import Path

from course.checks.load import load_course
from course.commands import outputs, verify
from course.commands.console import DONE, WrongUsage, say
from course.commands.roster import people_in
from course.folders import places
from course.model import Content, Course
from course.paper.learners import learners_of, who_takes
from course.paper.mark_records import record_of
from course.paper.mark_sheet import Entered, form_of, read_marks
from course.paper.versions import VERSIONS
from course.reading.problems import Problems, nearest, with_hint
from course.reading.telling import tell, tellable
from course.reading.wording import counted
from course.records.roster import csv_of
from course.records.schema import SEEN, UNSHOWN
from course.records.spreadsheet import form_in
from course.records.table import NoTable, decoded

WHICH = tellable(
    "Name a table of marks, your name with --by, and a folder for the records with --to; "
    "or make a table to fill in with --form FILE."
)


def run(root: Path, options: Namespace) -> int:
    """Make a table to fill in, or records of one that is filled."""
    content = load_course(root, rules=False)
    return _write_form(root, options, content) if options.form else _enter(root, options, content)


def _write_form(root: Path, options: Namespace, content: Content) -> int:
    if why := places.why_not(root, options.form, outside=True):
        raise WrongUsage(tell("%(form)s %(why)s. Name another file.", form=options.form, why=why))
    outputs.may_write(options.form, force=False)
    course = _course(content, options.course)
    if options.people is None:
        outputs.put(options.form, csv_of(form_of(content, course), form_in(content.words, options.separator)))
        what = tell("copy its lines for each learner, and write points or letters")
        say(tell("%(form)s is a table for %(code)s: %(what)s.", form=options.form, code=course.code, what=what))
        return DONE
    versions = (options.version,) if options.version else VERSIONS
    learners = learners_of(people_in(options.people, content), options.people.as_posix(), versions)
    some = who_takes([course.code], learners)
    if not some:
        raise WrongUsage(tell("%(code)s is due for nobody in %(people)s.", code=course.code, people=options.people))
    outputs.put(options.form, csv_of(form_of(content, course, some), form_in(content.words, options.separator)))
    said = counted(len(some), "learner")
    say(
        tell(
            "%(form)s is a table for %(code)s with the lines of %(said)s: write days, and points or letters.",
            form=options.form,
            code=course.code,
            said=said,
        )
    )
    return DONE


def _course(content: Content, name: str) -> Course:
    courses = {course.code: course for course in content.catalogue.courses}
    if not name and len(courses) == 1:
        return next(iter(courses.values()))
    if name.upper() not in courses:
        said = tell("There is no course `%(name)s`", name=name) if name else tell("Name a course with --course")
        raise WrongUsage(with_hint(said, nearest(name.upper(), courses)))
    return courses[name.upper()]


def _enter(root: Path, options: Namespace, content: Content) -> int:
    if options.people or options.version:
        raise WrongUsage(tell("--people and --version say what stands in the table that --form FILE makes."))
    if not options.marks or not options.to or not SEEN.search(options.by):
        raise WrongUsage(tell(WHICH))
    if why := places.why_not(root, options.to, outside=True):
        raise WrongUsage(tell("%(to)s %(why)s. Name another folder.", to=options.to, why=why))
    try:
        text = decoded(options.marks.read_bytes())
    except OSError as error:
        raise WrongUsage(
            tell("%(marks)s cannot be read: %(strerror)s.", marks=options.marks, strerror=error.strerror)
        ) from error
    except NoTable as error:
        raise WrongUsage(tell("%(marks)s cannot be read: %(error)s.", marks=options.marks, error=error)) from error
    problems = Problems()
    found = read_marks(options.marks.as_posix(), text, content, problems)
    problems.stop_if_any()
    return _write(found, options, content)


def _write(found: list[Entered], options: Namespace, content: Content) -> int:
    """Write a record for each learner and course, and say of each what ``verify`` says; none where one is there."""
    paths = [options.to / name for name in _names(found)]
    if there := next((path for path in paths if path.exists()), None):
        raise WrongUsage(
            tell("%(there)s is there already. Name another folder, or take it away; nothing was written.", there=there)
        )
    options.to.mkdir(parents=True, exist_ok=True)
    for path, entered in zip(paths, found, strict=True):
        outputs.put(path, verify.as_file(record_of(entered, options.by.strip(), content)))
    entries = verify.entries(paths, content)
    for entry, entered in zip(entries, found, strict=True):
        line = f"{entry.file}: {entered.learner['name']}, {entered.course.code}: {entry.outcome.label}."
        say(UNSHOWN.sub("\ufffd", f"{line} {' '.join(entry.outcome.lines)}"))
    say(
        tell(
            "%(to)s holds %(records)s more, entered by %(by)s.",
            to=options.to,
            records=counted(len(found), "record"),
            by=options.by.strip(),
        )
    )
    return verify.code_of(entries)


def _names(found: list[Entered]) -> list[str]:
    """Return the name of a file for each; those that would be the same are numbered."""
    names: list[str] = []
    for entered in found:
        plain = "-".join(re.findall(r"[^\W_]+", entered.learner["name"].lower()))[:60] or "learner"
        stem = f"{plain}-{entered.course.code.lower()}"
        same = sum(re.fullmatch(rf"{re.escape(stem)}(?:-\d+)?\.json", name) is not None for name in names)
        names.append(f"{stem}-{same + 1}.json" if same else f"{stem}.json")
    return names
