"""What ``verify`` does: record files against the course, as text, JSON and a roster in CSV.

Input: files and folders. Output: what each record is, in the words of the page ``verify.html``.
"""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar, cast

from course.checks.load import load_course
from course.commands import outputs, registers, sheets
from course.commands.console import DONE, NOT_COMPLETE, PROBLEMS, WrongUsage, complain, say
from course.commands.handed_in import files_below, is_same, shown_name
from course.commands.language import told_for
from course.folders import places
from course.model import Content
from course.reading.collector import all_kept
from course.reading.side_by_side import each
from course.reading.telling import tell, tell_word
from course.reading.wording import counted
from course.records import signature
from course.records.code import Data
from course.records.json_files import MOST_BYTES
from course.records.judgement import local_day
from course.records.present import present_of
from course.records.record import Reading, Record, RecordFirst, RecordModule, RecordModule2, read_bytes
from course.records.roster import Entry, Row, as_csv, roster
from course.records.schema import UNSHOWN, changed, mark_of
from course.records.signature import SUFFIX, SUFFIXES
from course.records.signatures import Signatures
from course.records.spreadsheet import form_in
from course.records.verification import SHOWN_COMPLETE, STATES, WRONG, outcome
from course.site.progress import shown

T = TypeVar("T")


def run(root: Path, options: Namespace) -> int:
    """Say what each record is, and whether a register is whole; write the roster. JSON is for programs, in English."""
    with told_for(options):
        return _run(root, options)


def _run(root: Path, options: Namespace) -> int:
    if not options.paths and not options.register:
        raise WrongUsage(tell("Name record files, or folders of them; or a register with --register."))
    register = registers.read(options.register) if options.register else None
    records, seen = split(options.paths, options.csv)
    keep = without_answers_but_scores if options.format == "json" else without_answers
    content, found = opened_files(root, records, options.csv, force=options.force, keep=keep)
    rows = rows_of(found, content)
    named = sheets.named(found, seen) if seen else []
    told = registers.Told.of(options.register, register, present_of(content)) if register is not None else None
    if options.format == "json":
        say(as_json(found, rows, told, sheets.as_data(seen, named)))
    else:
        text = as_text(found, rows, told, everyone=options.all) if found or told else ""
        say("\n\n".join(filter(None, [text, sheets.as_text(seen, named) if seen else ""])))
    if options.csv:
        outputs.put(options.csv, as_csv(rows, form_in(content.words, options.separator)))
        complain(tell("%(csv)s holds the roster: %(rows)s.", csv=options.csv, rows=counted(len(rows), "row")))
    codes = {code_of(found), sheets.code_of(seen, named), PROBLEMS if told and told.faults else DONE}
    return next(code for code in (PROBLEMS, NOT_COMPLETE, DONE) if code in codes)


def split(paths: Sequence[Path], out: Path | None) -> tuple[list[Path], list[sheets.Sheet]]:
    """Return the files that hold no observations, and those that do, read; raises ``WrongUsage``."""
    files = files_below(paths)
    observed = [path for path in files if path.suffix not in SUFFIXES and sheets.is_sheet(path)]
    if out and is_same(out, observed):
        raise WrongUsage(tell("%(out)s is one of the observations. Name another file.", out=out))
    left = [path for path in files if path not in set(observed)] if observed else files
    return left, sheets.read(observed)


def opened(
    root: Path,
    paths: Sequence[Path],
    out: Path | None,
    *,
    force: bool,
    keep: Callable[[Reading], Reading] | None = None,
    may_be_empty: bool = False,
) -> tuple[Content, list[Entry]]:
    """Return the course and what each file named is, or in a folder named; ``keep`` is as in ``opened_files``."""
    return opened_files(root, files_below(paths, may_be_empty=may_be_empty), out, force=force, keep=keep)


def opened_files(
    root: Path,
    files: Sequence[Path],
    out: Path | None,
    *,
    force: bool,
    keep: Callable[[Reading], Reading] | None = None,
) -> tuple[Content, list[Entry]]:
    """Return the course and what each file is; ``keep`` says what of a reading is still of use once it is judged.

    Raises ``WrongUsage``, and ``CourseProblems``, before any work.
    """
    if out:
        if why := why_not(root, out, files):
            raise WrongUsage(tell("%(out)s %(why)s. Name another file.", out=out, why=why))
        outputs.may_write(out, force=force)
    content = load_course(root, rules=False)
    return content, entries(files, content, keep=keep)


def why_not(root: Path, out: Path, files: Iterable[Path]) -> str:
    """Return why a table may not be written there, --force or not; "" where it may."""
    if is_same(out, files):
        return tell("is one of the records")
    return places.why_not(root, out, outside=True)


def entries(
    paths: Iterable[Path], content: Content, *, keep: Callable[[Reading], Reading] | None = None
) -> list[Entry]:
    """Return what each file is; a signature is looked for beside each record too. ``keep`` is as in ``opened``.

    Many are read side by side where little is kept of each: what is handed from process to process costs time, too.
    """
    present = present_of(content)
    today = local_day()
    files = list(paths)
    records = [path for path in files if path.suffix not in SUFFIXES]
    signed = signatures(dict.fromkeys([*files, *beside(records)]))

    def entry(path: Path) -> Entry:
        reading = read_file(path)
        judged = outcome(reading, present, today, signed.of(reading))
        kept = changed(keep(reading) if keep else reading, data=None)
        return Entry(file=shown_name(path), reading=kept, outcome=judged)

    share = Shared()
    with all_kept():  # in the copies of this process too; no record holds a circle
        judged = each(entry, records) if keep else map(entry, records)
        found = [share.entry(one) for one in shown(judged, len(records), tell(" files"), tell("Reading records"))]
    ids = {one.reading.record.id for one in found if one.reading.record}
    return [*found, *signed.left_over(ids)]


def signatures(paths: Iterable[Path]) -> Signatures:
    """Read those of these files that hold signatures and are there."""
    files = [path for path in paths if path.suffix in SUFFIXES and path.is_file()]
    return Signatures({shown_name(path): signature.read_bytes(path.read_bytes()) for path in files})


def beside(records: Iterable[Path]) -> Iterator[Path]:
    """Yield where the signature of each record would be, in those folders alone that hold any file of signatures."""
    folders: dict[Path, list[Path]] = {}
    for path in records:
        folders.setdefault(path.parent, []).append(path)
    for folder, some in folders.items():
        if _may_hold_signatures(folder):
            yield from (path.with_suffix(SUFFIX) for path in some)


def _may_hold_signatures(folder: Path) -> bool:
    try:
        with os.scandir(folder) as found:
            return any(one.name.endswith(SUFFIX) for one in found)
    except OSError:  # of a folder that cannot be listed, files may be read all the same
        return True


def without_answers(reading: Reading) -> Reading:
    """Return a reading with what a roster shows: of ten thousand records the answers take most of the memory."""
    record = reading.record
    if not isinstance(record, Record):
        return reading
    modules = tuple(map(_without_answers, record.modules))
    return changed(reading, record=changed(record, modules=modules, parts={}))


def without_answers_but_scores(reading: Reading) -> Reading:
    """Return a reading with what a roster shows and the scores of attempts, which JSON tells."""
    record, slim = reading.record, without_answers(reading)
    if not isinstance(record, Record) or not isinstance(slim.record, Record):
        return slim
    pairs = zip(record.modules, slim.record.modules, strict=True)
    modules = tuple(
        changed(less, scores=module.scores)
        if isinstance(module, RecordModule2) and isinstance(less, RecordModule2)
        else less
        for module, less in pairs
    )
    return changed(slim, record=changed(slim.record, modules=modules))


def has_answers(module: RecordModule) -> bool:
    """Tell whether a module has its answers still."""
    return bool(module.questions or (isinstance(module, RecordModule2) and module.firsts))


def _without_answers(module: RecordModule) -> RecordModule:
    bare: dict[str, object] = {"title": sys.intern(module.title), "slug": sys.intern(module.slug), "questions": ()}
    if isinstance(module, RecordModule2):
        bare |= {"firsts": (), "scores": ()}
    return changed(module, **bare)


class Shared:
    """Keeps what many records have alike once: their course, and modules that were completed on the same day."""

    def __init__(self) -> None:
        self.known: dict[object, object] = {}

    def one(self, value: T) -> T:
        """Return a value, or the equal one that was there before."""
        return cast("T", self.known.setdefault(value, value))

    def module(self, module: RecordModule) -> RecordModule:
        """Return a module, or the equal one; one with answers, which cannot be compared so, with those known before."""
        if not has_answers(module):
            return self.one(module)
        if not isinstance(module, RecordModule2):
            return module
        return changed(module, firsts=tuple(map(self.first, module.firsts)))

    def first(self, first: RecordFirst) -> RecordFirst:
        """Return a first answer, or the equal one that was there before; a long one stays what it is."""
        mark = mark_of(first.__dict__)
        return cast("RecordFirst", self.known.setdefault(mark, first)) if mark else first

    def entry(self, entry: Entry) -> Entry:
        """Return an entry with what it has in common with others."""
        record, outcome = entry.reading.record, self.one(entry.outcome)
        if not isinstance(record, Record):
            return changed(entry, outcome=outcome)
        modules = tuple(map(self.module, record.modules))
        kept = changed(record, catalogue=self.one(record.catalogue), course=self.one(record.course), modules=modules)
        return changed(entry, reading=changed(entry.reading, record=kept), outcome=outcome)


def read_file(path: Path) -> Reading:
    """Read one file; what cannot be read is not a record."""
    try:
        if path.stat().st_size > MOST_BYTES:
            return Reading(
                None, problems=(tell_word("the file is larger than %(size)s MB") % {"size": MOST_BYTES // 1_000_000},)
            )
        return read_bytes(path.read_bytes())
    except OSError as error:
        return Reading(None, problems=(tell("the file cannot be read (%(strerror)s)", strerror=error.strerror),))


def rows_of(found: Iterable[Entry], content: Content) -> list[Row]:
    """Return the roster of these entries."""
    return roster(found, present_of(content))


def as_text(
    found: Sequence[Entry], rows: Sequence[Row], register: registers.Told | None = None, *, everyone: bool = False
) -> str:
    """Return a line for each file, the worst first, and one that sums up; among many the good are counted alone."""
    weight = list(STATES).index
    told = [entry for entry in found if everyone or len(found) == 1 or entry.outcome.state != "unchanged"]
    lines = [_line(entry) for entry in sorted(told, key=lambda entry: weight(entry.outcome.state))]
    said = [summed_up(found, rows)] if found else []
    said += [tell_word(signature.MEANING)] if any(entry.outcome.signed for entry in found) else []
    said += [register.text] if register else []
    return "\n".join([*lines, *([""] if lines else []), *said])


def _line(entry: Entry) -> str:
    record = entry.reading.record
    who = f"{record.learner.name}, {record.course.code}: " if record else ""
    line = f"{entry.file}: {who}{entry.outcome.label}. {' '.join(entry.outcome.lines)}"
    return UNSHOWN.sub("\ufffd", " ".join(line.split()))


def summed_up(found: Sequence[Entry], rows: Sequence[Row]) -> str:
    """Return how many files are what."""
    counts = Counter(entry.outcome.state for entry in found)
    said = [tell("%(were)s opened.", were=counted(len(found), "file was", "files were"))]
    said += [
        tell("%(what)s: %(number)s.", what=tell_word(STATES[state]), number=counts[state])
        for state in reversed(STATES)
        if counts[state]
    ]
    merged = len(found) - len(rows)
    if merged:
        said.append(
            tell(
                "%(were)s merged with a later one of the same learner and course.", were=counted(merged, "was", "were")
            )
        )
    doubles = sum(row.doubles != "0" for row in rows)
    if doubles:
        said.append(tell("Possible doubles: %(doubles)s.", doubles=doubles))
    return " ".join(said)


def as_json(
    found: Sequence[Entry],
    rows: Sequence[Row],
    register: registers.Told | None = None,
    observed: Mapping[str, object] = MappingProxyType({}),
) -> str:
    """Return what each file is, the roster, what a register is, and observations, as JSON."""
    files = [
        {"file": entry.file, "state": entry.outcome.state, "lines": list(entry.outcome.lines), "scores": _scores(entry)}
        for entry in found
    ]
    data: dict[str, object] = {"files": files, "roster": [asdict(row) for row in rows]}
    if register:
        faults = [{"line": number, "text": text} for number, text in register.faults]
        data["register"] = {"signatures": register.lines, "last": register.last, "faults": faults}
    return json.dumps(data | dict(observed), indent=2, ensure_ascii=False)


def _scores(entry: Entry) -> list[dict[str, object]]:
    """Return first, best and latest score, in per cent, of each test; ``first`` is None where it is not known."""
    record = entry.reading.record
    if not isinstance(record, Record):
        return []
    told: list[dict[str, object]] = []
    for module in record.modules:
        if module.quiz and isinstance(module, RecordModule2) and module.scores:
            shares = [int(score.per_cent) for score in module.scores]
            first = shares[0] if len(shares) >= module.quiz.attempts else None
            stand = {"first": first, "best": max(shares), "latest": shares[-1]}
            told.append({"module": module.code, "attempts": int(module.quiz.attempts), **stand})
    return told


def as_file(data: Data) -> str:
    """Return a record as browsers save it."""
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def code_of(found: Iterable[Entry]) -> int:
    """Return how the command ends: what was altered, or is no record, outweighs what does not stand for a course."""
    states = {entry.outcome.state for entry in found}
    if not states.isdisjoint(WRONG):
        return PROBLEMS
    return DONE if states.issubset(SHOWN_COMPLETE) else NOT_COMPLETE
