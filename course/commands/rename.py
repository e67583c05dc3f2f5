"""What ``rename`` does: give something of the course another name, so that nothing that learners did is lost.

Input: a kind of thing, its name and a new one. Output: the texts changed in place, or, with ``--dry-run``, what would
change.
"""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from course.checks.former_names import present_names
from course.checks.load import Written
from course.checks.translations import load_in_every_language
from course.commands.console import DONE, PROBLEMS, WRONG_USAGE, complain, say
from course.folders import journal
from course.model import Content
from course.pages.renamed import moved_pages
from course.reading.problems import CourseProblems
from course.reading.program import program
from course.reading.telling import tell
from course.reading.wording import counted
from course.renaming.edits import CannotEdit
from course.renaming.names import Named, WrongName, find
from course.renaming.plan import Plan, carry_out, described, tried, with_marks
from course.renaming.renames import planned


def run(root: Path, options: Namespace) -> int:
    """Rename one thing, and say what has changed."""
    if not options.dry_run and journal.is_under_way(root):
        try:
            _tell_what_is_taken_back(journal.take_back(root))
        except (OSError, ValueError) as error:
            complain(tell("What an earlier rename had begun cannot be taken back: %(error)s", error=error))
            return PROBLEMS
    try:
        course = load_in_every_language(root)
    except CourseProblems as found:
        complain(
            tell(
                "%(found)s\n\nA course with mistakes cannot be renamed safely. Mend them first: %(program)s check",
                found=found,
                program=program(),
            )
        )
        return PROBLEMS
    try:
        named = find(course.content, options.kind, options.old, options.new)
        plan = planned(root, course, named)
    except WrongName as wrong:
        complain(str(wrong))
        return WRONG_USAGE
    except CannotEdit as wrong:
        complain(tell("%(wrong)s by hand, and write `was` beside it. Nothing was written.", wrong=wrong))
        return PROBLEMS
    return _carried_out(root, course, named, plan, dry=options.dry_run)


def _tell_what_is_taken_back(changed: list[str]) -> None:
    say(tell("An earlier rename was cut off; what it had changed has been taken back."))
    for path in changed:
        complain(tell("%(path)s has been changed since, and stays as it is.", path=path))


def _carried_out(root: Path, course: Written, named: Named, plan: Plan, *, dry: bool) -> int:
    """Try a plan on a copy, then write it."""
    try:
        after = tried(root, plan)
        _refuse_loss(course.content, after.content)
        plan = with_marks(plan, course, after)
        lines = list(described(root, plan))
        if not dry:
            carry_out(root, plan)
    except CourseProblems as found:
        complain(
            tell("%(found)s\n\nThis is what would be wrong under the new name, so nothing was written.", found=found)
        )
        return PROBLEMS
    except CannotEdit as wrong:
        complain(tell("%(wrong)s by hand, and write `was` beside it. Nothing was written.", wrong=wrong))
        return PROBLEMS
    except OSError as error:
        so = (
            tell("and some files were changed before: run the same words again to take that back")
            if journal.is_under_way(root)
            else tell("so everything is as it was")
        )
        complain(
            tell(
                "%(filename)s could not be written (%(strerror)s), %(value)s.",
                filename=error.filename,
                strerror=error.strerror,
                value=so,
            )
        )
        return PROBLEMS
    for line in lines:
        say(line)
    say(_summed_up(named, plan, dry=dry))
    return DONE


def _refuse_loss(before: Content, after: Content) -> None:
    """Make sure that everything which had a name is found under it or its new one, and that no key has changed."""
    now = present_names(after)
    for kind, names in present_names(before).items():
        if kind == "sheets":  # addresses, looked at below
            continue
        for name in names:
            if after.former.now(kind, name) not in now[kind]:
                raise AssertionError(f"{kind}: {name} would be lost")
    keys = sorted(module.fingerprint for module in before.modules)
    if keys != sorted(module.fingerprint for module in after.modules):
        raise AssertionError("a key would change")
    moved = moved_pages(after, trainer=True)
    if lost := before.page_sources - after.page_sources - moved.keys():
        raise AssertionError(f"no page would lead on from {sorted(lost)[0]}")


def _summed_up(named: Named, plan: Plan, *, dry: bool) -> str:
    lines = len({(edit.path, edit.line) for edit in plan.edits})
    files = len({edit.path for edit in plan.edits})
    changed = tell("%(lines)s in %(files)s", lines=counted(lines, "line"), files=counted(files, "file"))
    if plan.moves:
        changed += f", {counted(len(plan.moves), 'move')}"
    if dry:
        return tell("Nothing was written; without --dry-run this changes %(changed)s.", changed=changed)
    return tell(
        "%(old)s is %(new)s now: %(changed)s. What learners kept under %(old)s follows.",
        old=named.old,
        new=named.new,
        changed=changed,
    )
