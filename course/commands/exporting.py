"""What ``export`` does: it writes questions for other programs, and tells what their format cannot hold.

Input: a format, and modules. Output: one new file, and a line for each thing that is lost.
"""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from course.checks.load import load_course
from course.commands import statements
from course.commands.arguments import STATEMENTS
from course.commands.console import DONE, PROBLEMS, WRONG_USAGE, complain, say
from course.exporting.files import FORMATS, written
from course.reading.problems import CourseProblems, nearest, shown
from course.reading.wording import counted


def run(root: Path, options: Namespace) -> int:
    """Write the file, unless something is there already."""
    if options.format == STATEMENTS:
        return statements.run(root, options)
    if options.records or options.post:
        complain(f"Records and --post are for `export {STATEMENTS}`; `export {options.format}` writes questions.")
        return WRONG_USAGE
    to = options.to or Path(f"questions{FORMATS[options.format]}")
    if to.exists() and not options.force:
        complain(f"{to} is there already, and stays as it is. Choose another with --to, or replace it with --force.")
        return WRONG_USAGE
    try:
        content = load_course(root)
    except CourseProblems as found:
        complain(str(found))
        return PROBLEMS
    slugs = [module.slug for module in content.modules]
    if unknown := [name for name in options.module if name not in slugs]:
        complain(f"There is no module {shown(unknown[0])}; {nearest(unknown[0], slugs)}")
        return WRONG_USAGE
    modules = [module for module in content.modules if not options.module or module.slug in options.module]
    data, lost = written(content, modules, options.format, root)
    try:
        to.write_bytes(data)
    except OSError as error:
        complain(f"{to} cannot be written: {error.strerror}.")
        return PROBLEMS
    for name, words in lost.items():
        for loss in words:
            say(f"{name}: lost: {loss}")
    with_losses = sum(1 for words in lost.values() if words)
    say(f"{counted(len(lost), 'question')} written to {to}, {with_losses} with losses.")
    return DONE
