"""What ``export xapi`` does: it writes what records say as statements of xAPI, and sends them where that is asked for.

Input: record files, and perhaps the address of a learning record store. Output: NDJSON, a statement to a line, and a
line for each record that was left out.
"""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from course.checks.load import load_course
from course.commands import handed_in, outputs, verify
from course.commands.console import DONE, NOT_COMPLETE, PROBLEMS, WrongUsage, complain, say
from course.commands.site_links import public_links
from course.exporting.posting import CannotPost, Store, fault_of
from course.exporting.xapi import Statement, Statements, as_lines
from course.model import Content
from course.reading.telling import tell
from course.reading.wording import counted
from course.records.record import Record
from course.records.roster import Entry
from course.records.verification import WRONG

FILE = Path("statements.ndjson")
_SAY_WHAT_IS_SO = ("unchanged", "older", "expired")  # records whose statements were true on their day
_NAME, _PASSWORD = "COURSE_LRS_NAME", "COURSE_LRS_PASSWORD"


def run(root: Path, options: Namespace) -> int:
    """Write the statements of records, or send them."""
    store = _store(options.post) if options.post else None
    to = options.to or (None if store else FILE)
    if options.module:
        raise WrongUsage(tell("Records name their modules, so `export xapi` takes no --module."))
    files = handed_in.files_below(options.records)
    if not files:
        raise WrongUsage(tell("Name record files, or folders of them: export xapi records/"))
    if to:
        _may_write(root, to, files, force=options.force)
    content = load_course(root, rules=False)
    found = verify.entries(files, content, keep=verify.without_answers_but_scores)
    records = [one.reading.record for one in found if one.outcome.state in _SAY_WHAT_IS_SO]
    made = _statements(root, content).of_all(one for one in records if isinstance(one, Record))
    code = _tell_of_left_out(found)
    sent = _hand_over(made, to, store)
    say(
        tell(
            "%(records)s read, %(found_count)s left out.",
            records=counted(len(found), "record"),
            found_count=len(found) - len(records),
        )
    )
    return code if sent else PROBLEMS


def _store(address: str) -> Store:
    """Return the store at an address, with the name and password from the environment. Raises ``WrongUsage``."""
    if fault := fault_of(address):
        raise WrongUsage(f"{address}: {fault}.")
    name, password = os.environ.get(_NAME, ""), os.environ.get(_PASSWORD, "")
    if not name or not password:
        raise WrongUsage(
            tell(
                "Who sends to %(address)s? Set %(name)s and %(password)s in the environment.",
                address=address,
                name=_NAME,
                password=_PASSWORD,
            )
        )
    return Store(address, name, password)


def _may_write(root: Path, to: Path, files: list[Path], *, force: bool) -> None:
    if why := verify.why_not(root, to, files):
        raise WrongUsage(tell("%(to)s %(why)s. Name another file.", to=to, why=why))
    outputs.may_write(to, force=force)


def _statements(root: Path, content: Content) -> Statements:
    """Return what makes statements for this site. Raises ``WrongUsage`` where its address is not known."""
    links = public_links(root)
    if not links.site_url:
        raise WrongUsage(tell("Statements name pages by their addresses: set `site_url` in mkdocs.yml."))
    return Statements(links, content.catalogue.language)


def _tell_of_left_out(found: list[Entry]) -> int:
    """Say of each record that makes no statement why, and return the exit code that follows."""
    left = [one for one in found if one.outcome.state not in _SAY_WHAT_IS_SO]
    for one in left:
        say(
            tell(
                "%(file)s: left out, %(label)s: %(lines)s",
                file=one.file,
                label=one.outcome.label,
                lines=" ".join(one.outcome.lines),
            )
        )
    if any(one.outcome.state in WRONG for one in left):
        return PROBLEMS
    return NOT_COMPLETE if left else DONE


def _hand_over(made: list[Statement], to: Path | None, store: Store | None) -> bool:
    """Write statements, and send them; return whether both could be done."""
    if to:
        outputs.put(to, as_lines(made))
        say(tell("%(statements)s written to %(to)s.", statements=counted(len(made), "statement"), to=to))
    if store:
        try:
            taken, there = store.post(made)
        except CannotPost as why:
            complain(f"{why}.")
            return False
        say(
            tell(
                "%(statements)s sent to %(address)s, %(there)s were there already.",
                statements=counted(taken, "statement"),
                address=store.address,
                there=there,
            )
        )
    return True
