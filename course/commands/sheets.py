"""What ``verify`` says of observations: each sheet by itself, and beside the records that name it.

Input: files as *Observe* saves them, and the records opened with them. Output: text, JSON, and a part of the exit code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from course.commands.console import DONE, NOT_COMPLETE, PROBLEMS
from course.reading.telling import tell, tell_many, tellable
from course.reading.wording import counted
from course.records import observation
from course.records.observation import Found, Observation
from course.records.record import Record, RecordObservation
from course.records.roster import Entry
from course.records.schema import UNSHOWN
from course.records.verification import WRONG, observations_of

_HEAD = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"kind"\s*:\s*"%bs?"' % observation.KIND.encode())


@dataclass(frozen=True)
class Sheet:
    """One observation, or what could not be read as one, and the name of its file."""

    file: str
    found: Found

    @property
    def state(self) -> str:
        """Return ``whole``, ``altered`` or ``unreadable``."""
        return "altered" if self.found.altered else "whole" if self.found.observation else "unreadable"


@dataclass(frozen=True)
class Named:
    """A sheet that a record names, and whether it is ``here``, ``missing``, ``different``, or ``practice`` alone."""

    file: str
    module: str
    sheet: RecordObservation
    state: str


def is_sheet(path: Path) -> bool:
    """Tell whether a file says at its head that it holds observations."""
    try:
        with path.open("rb", buffering=0) as file:  # of ten thousand files, a buffer for each takes as long again
            return _HEAD.match(file.read(1000)) is not None  # `kind` is the first key of what *Observe* saves
    except OSError:
        return False


def read(paths: Iterable[Path]) -> list[Sheet]:
    """Return the observations of these files; a file of a day holds many."""
    return [
        Sheet(UNSHOWN.sub("\ufffd", path.name), found)
        for path in paths
        for found in observation.read_bytes(path.read_bytes())
    ]


def named(entries: Iterable[Entry], sheets: Iterable[Sheet]) -> list[Named]:
    """Return what records that nobody altered name, and whether these sheets are what they name."""
    known = [sheet.found.observation for sheet in sheets if sheet.state == "whole" and sheet.found.observation]
    return [
        Named(entry.file, module.code, one, _state(one, known))
        for entry in entries
        if isinstance(entry.reading.record, Record) and entry.outcome.state not in WRONG
        for module in entry.reading.record.modules
        for one in observations_of(module)
    ]


def _state(one: RecordObservation, known: Iterable[Observation]) -> str:
    same = [sheet for sheet in known if sheet.id == one.id]
    if not same:
        return "missing"
    said = (one.code, one.checklist, one.learner, one.observer, one.date, one.place, one.device)
    named = next((sheet for sheet in same if _said(sheet) == said), None)
    if not named:
        return "different"
    return "here" if named.is_met else "practice"


def _said(sheet: Observation) -> tuple[str, ...]:
    who = (sheet.learner.name, sheet.observer.name, sheet.date, sheet.place)
    return (sheet.code, sheet.checklist.id, *who, sheet.signature.device)


_OF_SHEETS = {
    "whole": tellable("Whole: nothing was changed after it was signed."),
    "altered": tellable("Altered: something was changed after it was signed."),
}
_OF_RECORDS = {
    "here": tellable("is here, and whole"),
    "missing": tellable("is not among these files, or was altered"),
    "different": tellable("is here, and says something else than the record"),
    "practice": tellable("is here, and does not count"),
}


def as_text(sheets: Sequence[Sheet], found: Sequence[Named]) -> str:
    """Return a line for each sheet and for each that a record names, and one that sums up."""
    lines = [UNSHOWN.sub("\ufffd", " ".join(line.split())) for line in [*map(_line, sheets), *map(_named, found)]]
    counts = [sum(sheet.state == state for sheet in sheets) for state in ("whole", "altered", "unreadable")]
    whole, altered, unreadable = counts
    said = tell(
        "%(were)s opened. Whole: %(whole)s.",
        were=counted(len(sheets), "observation was", "observations were"),
        whole=whole,
    )
    said += tell(" Altered: %(altered)s.", altered=altered) if altered else ""
    said += tell(" Not an observation: %(unreadable)s.", unreadable=unreadable) if unreadable else ""
    return "\n".join([*lines, "", said])


def _line(sheet: Sheet) -> str:
    one = sheet.found.observation
    if one is None:
        return tell(
            "%(file)s: This is not an observation: %(problems)s.",
            file=sheet.file,
            problems="; ".join(sheet.found.problems),
        )
    who = tell(
        "%(learner)s was observed by %(observer)s on %(date)s, %(place)s",
        learner=one.learner.name,
        observer=one.observer.name,
        date=one.date,
        place=one.place,
    )
    what = f"{tell(_OF_SHEETS[sheet.state])}{f' {_outcome(one)}' if sheet.state == 'whole' else ''}"
    return f"{sheet.file}: {who} ({one.module.code}, “{one.checklist.title}”). {what}"


def _outcome(one: Observation) -> str:
    """Return what an observation comes to, in a sentence, as its own page says it."""
    if one.is_met:
        return tell("Everything that arose was seen. It counts.")
    if missed := sum(item.seen == "not-seen" for item in one.items):
        return tell_many(
            "One item was not seen: it counts as practice, and another contact is to be watched.",
            "%(number)s items were not seen: it counts as practice, and another contact is to be watched.",
            missed,
        )
    return tell("Nothing arose, so nothing was seen. It does not count.")


def _named(one: Named) -> str:
    sheet = one.sheet
    return tell(
        "%(file)s: %(module)s: the sheet of %(observer)s of %(date)s %(of_records)s.",
        file=one.file,
        module=one.module,
        observer=sheet.observer,
        date=sheet.date,
        of_records=tell(_OF_RECORDS[one.state]),
    )


def as_data(sheets: Sequence[Sheet], found: Sequence[Named]) -> dict[str, object]:
    """Return the same as JSON data: ``observations``, and the sheets that records name as ``named``."""
    names = [
        {
            "file": one.file,
            "module": one.module,
            "id": one.sheet.id,
            "observer": one.sheet.observer,
            "date": one.sheet.date,
            "state": one.state,
        }
        for one in found
    ]
    return {"observations": [_data(sheet, found) for sheet in sheets], "named": names} if sheets else {}


def _data(sheet: Sheet, found: Sequence[Named]) -> dict[str, object]:
    one = sheet.found.observation
    data: dict[str, object] = {"file": sheet.file, "state": sheet.state, "problems": list(sheet.found.problems)}
    if one is None:
        return data
    who = {"learner": one.learner.name, "observer": one.observer.name, "date": one.date, "place": one.place}
    what = {"id": one.id, "module": one.module.code, "checklist": one.checklist.id, "counts": one.is_met}
    records = [named.file for named in found if named.state == "here" and named.sheet.id == one.id]
    return {**data, **what, **who, "records": records if sheet.state == "whole" else []}


def code_of(sheets: Iterable[Sheet], found: Iterable[Named]) -> int:
    """Return how the command ends by these alone: what is altered or differs outweighs what is missing or practice."""
    states = {sheet.state for sheet in sheets} | {one.state for one in found}
    if not states.isdisjoint({"altered", "unreadable", "different"}):
        return PROBLEMS
    return DONE if states.isdisjoint({"missing", "practice"}) else NOT_COMPLETE
