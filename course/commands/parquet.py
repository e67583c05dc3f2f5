"""What ``export parquet`` does, and how ``statistics`` and ``roster`` read what it wrote.

Input: record files, and a folder or the address of an object store. Output: tables of Parquet by month and site; and
from these what the two commands tell.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from course.checks.load import load_course
from course.commands import handed_in, verify
from course.commands.console import DONE, PROBLEMS, WrongUsage, complain, say
from course.commands.sign import without
from course.folders import places
from course.model import Content
from course.reading.side_by_side import each
from course.reading.telling import tell, tellable, told_by
from course.reading.wording import counted
from course.records import parquet
from course.records.figures import Report, reported
from course.records.judgement import local_day
from course.records.parquet_answers import counted as counted_answers
from course.records.present import present_of
from course.records.roster import Entry
from course.records.signature import SUFFIXES
from course.records.verification import Outcome, outcome
from course.site.progress import shown

FOLDER = "records.parquet"
PACKAGES = parquet.PACKAGES
WORK = tellable("Parquet (the extra `coursewright[parquet]`)")


def run(root: Path, options: Namespace) -> int:
    """Write records as tables, to where nothing is yet."""
    try:
        return _written(root, options)
    except ModuleNotFoundError as missing:
        return without(tell(WORK), missing, parquet.PACKAGES)
    except parquet.NoExport as why:
        raise WrongUsage(f"{why}.") from why


def _written(root: Path, options: Namespace) -> int:
    if options.module:
        raise WrongUsage(tell("Records name their modules, so `export parquet` takes no --module."))
    if options.force:
        raise WrongUsage(
            tell("--force replaces a file, and `export parquet` writes a folder: name a new one with --to.")
        )
    files = handed_in.files_below(options.records)
    if not files:
        raise WrongUsage(tell("Name record files, or folders of them: export parquet records/"))
    to = str(options.to or FOLDER)
    if not parquet.is_address(to) and (why := places.why_not(root, Path(to), outside=True)):
        raise WrongUsage(tell("%(to)s %(why)s. Name another folder.", to=to, why=why))
    parquet.schema()  # before any work, where the packages are missing
    content = load_course(root, rules=False)
    try:
        with told_by(None):  # what is kept of a file is read again by whoever tells it in another language
            number = parquet.write(_rows(files, content), to)
    except OSError as error:
        why = error.strerror or str(error).splitlines()[0].rstrip(".")
        complain(tell("%(to)s cannot be written: %(strerror)s.", to=to, strerror=why))
        return PROBLEMS
    say(tell("%(records)s written to %(to)s.", records=counted(number, "record"), to=to))
    return DONE


def _rows(files: list[Path], content: Content) -> Iterator[parquet.Row]:
    """Yield the row of each file, as it is read, and of lines of signatures that are none."""
    present, today = present_of(content), local_day()
    records = [path for path in files if path.suffix not in SUFFIXES]
    signed = verify.signatures(dict.fromkeys([*files, *verify.beside(records)]))

    def row(path: Path) -> parquet.Row:
        reading = verify.read_file(path)
        judged = outcome(reading, present, today, signed.of(reading))
        return parquet.row_of(0, Entry(file=handed_in.shown_name(path), reading=reading, outcome=judged), today)

    ids: set[str] = set()
    for place, made in enumerate(shown(each(row, records), len(records), tell(" files"), tell("Exporting records"))):
        if made.get("id"):
            ids.add(made["id"])
        yield made | {"place": place}
    for place, entry in enumerate(signed.left_over(ids), start=len(records)):
        yield parquet.row_of(place, entry, today)


def be_named_once(options: Namespace) -> None:
    """Raise ``WrongUsage`` unless records are named, or what was exported of them."""
    if bool(options.paths) == bool(options.parquet):
        raise WrongUsage(tell("Name record files, or folders of them; or what `export parquet` wrote, with --parquet."))


def figures(options: Namespace, content: Content) -> Report:
    """Return what ``statistics`` tells of the records in tables. Raises ``WrongUsage``."""
    try:
        found = counted_answers(parquet.opened(options.parquet), content, options.source)
    except parquet.NoExport as why:
        raise WrongUsage(f"{why}.") from why
    return reported(found.answers, content, found.used, found.left_out)


def entries(options: Namespace, content: Content) -> Iterator[Entry]:
    """Return the entries that ``roster`` reads, judged today, one after the other. Raises ``WrongUsage``."""
    present, today = present_of(content), local_day()
    try:
        connection = parquet.opened(options.parquet)
    except parquet.NoExport as why:
        raise WrongUsage(f"{why}.") from why
    total = connection.execute("SELECT count(*) FROM records").fetchone()[0]
    read = shown(parquet.entries_of(connection), total, tell(" records"), tell("Reading records"))
    return (
        Entry(file=file, reading=reading, outcome=Outcome(*known) if known else outcome(reading, present, today))
        for file, reading, known in read
    )
