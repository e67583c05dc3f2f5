"""A trainer's signature of a record: what it holds, how strictly it is read, and what it says of the record.

Input: the bytes of a file of signatures, one a line. Output: each signature, or what is wrong with its line; and a
``Verdict`` of one signature on one record. ``web/records/signature.js`` does the same; a test compares the two.

A signature stands beside its record, in a file of its own, and not in it or around it: so the record stays to the byte
what the learner handed over, and every program that reads records of its format reads a signed one too. The same lines
in the order in which they were signed are the *register*: each names the one before it by its digest.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal

from course.reading.telling import tell, tell_word
from course.records import wording
from course.records.code import Data, canonical
from course.records.ed25519 import is_signed
from course.records.json_files import Unreadable, decoded, parsed
from course.records.present import Present
from course.records.record import MOST_PROBLEMS, Moment, RecordCode, Uuid
from course.records.schema import form, is_whole, json_schema, read, whole

KIND = "coursewright-signature"
FORMAT = 1
SUFFIX = ".signature"
SUFFIXES = (SUFFIX, ".register")  # of files that hold such lines
START = "0" * 64  # what the first line of a register names as the one before it

Hash = Annotated[str, form(r"[0-9a-f]{64}", "64 hex digits")]

WORDS = wording.SIGNED
MEANING = wording.MEANING


@dataclass(frozen=True, kw_only=True)
class SignedRecord:
    """The record that was signed: its id, its code, and the SHA-256 of its canonical form."""

    id: Uuid
    code: RecordCode
    digest: Hash


@dataclass(frozen=True, kw_only=True)
class RecordSignature:
    """One signature; ``number`` and ``before`` are its place in the register, the digest of the line before it."""

    kind: Literal["coursewright-signature"]
    format: Literal[1]
    record: SignedRecord
    key: Hash
    signed: Moment
    number: Annotated[int, whole(1, 100_000_000)]
    before: Hash
    signature: Annotated[str, form(r"[0-9a-f]{128}", "128 hex digits")]


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a file: the signature, or what is wrong; ``own`` is its digest, by which the next one names it."""

    signature: RecordSignature | None = None
    problems: tuple[str, ...] = ()
    own: str = ""
    is_true: bool = False


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a signature says of a record: a key of ``WORDS``, the line, and who signed where that is known."""

    name: str
    line: str
    signed: str = ""

    @property
    def is_wrong(self) -> bool:
        """Whether the record is not what was signed, or nobody signed it so."""
        return self.name in ("resigned", "unknown-resigned", "false")


def digest_of(data: Data) -> str:
    """Return the SHA-256 of what a record or a line says, in hex digits."""
    return hashlib.sha256(canonical(data).encode()).hexdigest()


def signed_bytes(data: Data) -> bytes:
    """Return what is signed of a line: its canonical form without the signature."""
    return canonical({key: value for key, value in data.items() if key != "signature"}).encode()


def read_bytes(content: bytes) -> list[Line]:
    """Return each line of a file of signatures; blank ones are none."""
    try:
        lines = [line for line in decoded(content, most=None).split("\n") if line.strip(" \t\r")]
    except Unreadable as why:
        return [Line(problems=(str(why),))]
    return [_line(line) for line in lines] or [Line(problems=(tell("the file is empty"),))]


def _line(written: str) -> Line:
    try:
        data = parsed(written)
    except Unreadable as why:
        return Line(problems=(str(why),))
    if not isinstance(data, dict):
        return Line(problems=(tell("the line holds no set of keys"),))
    if data.get("kind") != KIND:
        return Line(problems=(tell('`kind` must be "%(kind)s"', kind=KIND),))
    found = data.get("format")
    if is_whole(found) and FORMAT < found < 2**53:
        return Line(
            problems=(
                tell(
                    "the signature is of format %(found)s, and this site reads format %(format)s",
                    found=int(found),
                    format=FORMAT,
                ),
            )
        )
    signature, problems = read(data, RecordSignature)
    if signature is None:
        return Line(problems=tuple(problems[:MOST_PROBLEMS]))
    is_true = is_signed(bytes.fromhex(signature.key), signed_bytes(data), bytes.fromhex(signature.signature))
    return Line(signature=signature, own=digest_of(data), is_true=is_true)


def verdict(line: Line, data: Data, present: Present) -> Verdict | None:
    """Return what a line says of a record, or None where it is about another."""
    signature = line.signature
    if signature is None or signature.record.id != data["id"]:
        return None
    day, signer = signature.signed[:10], present.signers.get(signature.key)
    known = {"day": day, "key": shown_key(signature.key)}
    name = "signed" if signer else "unknown"
    if not line.is_true:
        name = "false"
    elif (signature.record.code, signature.record.digest) != (data["code"], digest_of(data)):
        name = "resigned" if signer else "unknown-resigned"
    elif signer and signer.until and day > signer.until:
        name = "withdrawn"
    said = tell_word(WORDS[name]).format(
        **known, name=signer.name if signer else "", until=signer.until if signer else ""
    )
    return Verdict(name=name, line=said, signed=f"{signer.name}, {day}" if signer and name == "signed" else "")


def shown_key(key: str) -> str:
    """Return a key as it is told from another."""
    return f"{key[:16]}\u2026"


def faults_of(lines: Iterable[Line], present: Present) -> list[tuple[int, str]]:
    """Return where a register is not whole, with the number of the line: changed, broken, or by a key not known."""
    found: list[tuple[int, str]] = []
    before, latest = START, ""
    for number, line in enumerate(lines, start=1):
        signature = line.signature
        if signature is None:
            found.append((number, tell("this is not a signature: %(problems)s.", problems="; ".join(line.problems))))
            before = ""
            continue
        if before and (signature.before, signature.number) != (before, number):
            found.append((number, _broken(number)))
        if not line.is_true:
            found.append((number, tell("the line was changed, or was not signed with the key that it names.")))
        elif signature.key not in present.signers:
            found.append(
                (
                    number,
                    tell("signed with the key %(key)s, which this course does not know.", key=shown_key(signature.key)),
                )
            )
        if signature.signed < latest:
            found.append((number, tell("signed at a time before that of a line above it.")))
        before, latest = line.own, max(latest, signature.signed)
    return found


def _broken(number: int) -> str:
    if number == 1:
        return tell("the chain is broken: this line was not the first. Lines above it were taken out or changed.")
    return tell(
        "the chain is broken between lines %(before)s and %(number)s: line %(number)s was "
        "written after another line. Lines were taken out, put in, moved or changed.",
        before=number - 1,
        number=number,
    )


def as_line(data: Data) -> str:
    """Return a signature as it is written: a line of JSON."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True) + "\n"


def schema() -> dict[str, object]:
    """Return the JSON Schema of a line, as ``overrides/assets/course/signature.schema.json`` holds it."""
    return json_schema(
        {"format-1": RecordSignature},
        title="Coursewright signature",
        description="That whoever holds a key has signed a record, as one line of a file. See Records in the authors' "
        "guide.",
    )
