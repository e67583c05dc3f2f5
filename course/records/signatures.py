"""Signatures of several files, by the record that each is of; and what of them is told on a row of its own.

Input: the lines of files, by their names. Output: those of a record, and entries for lines that are no signature or
whose record is not there. The page ``verify.html`` does the same (``web/records/signature.js``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from course.reading.telling import tell_word
from course.records.record import Reading
from course.records.roster import Entry
from course.records.signature import SUFFIX, Line
from course.records.verification import WORDS, Outcome


@dataclass(frozen=True)
class Signatures:
    """The lines of files, by their names, and by the id of the record that each is of."""

    files: dict[str, list[Line]]
    by_record: dict[str, list[Line]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for lines in self.files.values():
            for line in lines:
                if line.signature:
                    self.by_record.setdefault(line.signature.record.id, []).append(line)

    def of(self, reading: Reading) -> list[Line]:
        """Return those of one record."""
        return self.by_record.get(reading.record.id, []) if reading.record else []

    def left_over(self, ids: Collection[str]) -> list[Entry]:
        """Return what is said of lines that are no signature; and beside no record with one of these ids, of others."""
        return [
            Entry(file=file, reading=Reading(None), outcome=Outcome("unreadable", (said,)))
            for file, lines in self.files.items()
            for said in dict.fromkeys(_said(lines, ids, is_beside=file.endswith(SUFFIX)))
        ]


def _said(lines: Iterable[Line], ids: Collection[str], *, is_beside: bool) -> Iterator[str]:
    """A register is of all that was ever signed, and so of records that are elsewhere."""
    for line in lines:
        if line.signature is None:
            yield tell_word(WORDS["unsigned"]).format(what="; ".join(line.problems))
        elif is_beside and line.signature.record.id not in ids:
            yield tell_word(WORDS["no-record"]).format(id=line.signature.record.id)
