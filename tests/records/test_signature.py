"""What a signature says of a record, where a register is broken, and what its file may hold."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from course.checks.load import load_course
from course.model import Content
from course.reading.problems import CourseProblems
from course.records import signature
from course.records.code import completed
from course.records.present import present_of
from course.records.record import read_text
from course.records.verification import Outcome, outcome
from tests.conftest import VALID
from tests.sample_records import of_course
from tests.signing import ALEX, KIM, NOBODY, PUBLIC, SIGNERS, line, register, signed

PROJECT = Path(__file__).parents[2]
CATALOGUE = "modules/catalogue.yml"
GUIDE = (PROJECT / "docs/modules/pages/records.md").read_text("utf-8")
COMPLETE = "The code fits what the record says, the course is complete, and everything in it is still in force."


@pytest.fixture
def content(course_files: Callable[..., Path]) -> Content:
    return load_course(course_files({CATALOGUE: VALID[CATALOGUE] + SIGNERS}), rules=False)


def said(content: Content, record: Any, *lines: Any) -> Outcome:
    found = [line(one) for one in lines]
    return outcome(read_text(json.dumps(record)), present_of(content), "2026-11-29", found)


def test_who_signed_and_when_is_named(content: Content) -> None:
    record = of_course(content, 1)
    words = "Signed by Kim Lee on 2026-11-28."
    assert said(content, record, signed(record)) == Outcome("unchanged", (COMPLETE, words), "Kim Lee, 2026-11-28")
    again = signed(record, number=7)
    both = said(content, record, signed(record), again, signed(record, ALEX, signed="2026-11-01T23:59:59.999Z"))
    assert both.lines == (COMPLETE, words, "Signed by Alex Moor on 2026-11-01.")
    assert both.signed == "Kim Lee, 2026-11-28; Alex Moor, 2026-11-01"


def test_a_record_that_was_changed_and_given_its_code_again_after_signing_is_altered(content: Content) -> None:
    record = of_course(content, 1)
    changed = completed({**record, "learner": {"name": "Somebody else"}})
    assert said(content, changed).state == "unchanged"  # which is all that its own code can tell
    words = "Something was changed after Kim Lee signed the record on 2026-11-28."
    assert said(content, changed, signed(record)) == Outcome("altered", (words,))
    by_hand = {**record, "learner": {"name": "Somebody else"}}
    found = said(content, by_hand, signed(record))
    assert found.lines == ("Something was changed after the record was made: the learner.", words)


def test_a_key_that_the_course_does_not_know_is_told_and_names_nobody(content: Content) -> None:
    record = of_course(content, 1)
    short = f"{PUBLIC['nobody'][:16]}…"
    words = (
        f"Signed on 2026-11-28 with the key {short}, which this course does not know: that says nothing of who signed."
    )
    assert said(content, record, signed(record, NOBODY)) == Outcome("unchanged", (COMPLETE, words))
    changed = completed({**record, "hours": 0.1})
    words = (
        f"Something was changed after the record was signed on 2026-11-28 with the key {short}, which this course does "
        "not know."
    )
    assert said(content, changed, signed(record, NOBODY)) == Outcome("altered", (words,))


def test_a_key_that_was_withdrawn_signs_nothing_more(content: Content) -> None:
    record = of_course(content, 1)
    words = (
        "Signed on 2026-11-28 with the key of Alex Moor, which counts until 2026-11-01: it does not count as signed."
    )
    assert said(content, record, signed(record, ALEX)) == Outcome("unchanged", (COMPLETE, words))


def test_a_signature_that_was_changed_or_is_not_of_its_key_does_not_count(content: Content) -> None:
    record = of_course(content, 1)
    good = signed(record)
    words = (
        f"The signature of 2026-11-28 was changed, or was not made with the key {PUBLIC['kim'][:16]}…, which it names: "
        "it does not count."
    )
    false = ({**good, "number": 2}, {**signed(record, NOBODY), "key": PUBLIC["kim"]}, {**good, "signature": "0" * 128})
    for one in false:
        assert said(content, record, one) == Outcome("altered", (words,))


def test_a_signature_of_another_record_says_nothing_of_this_one(content: Content) -> None:
    record = of_course(content, 1)
    assert said(content, record, signed(of_course(content, 2))) == Outcome("unchanged", (COMPLETE,))


def test_a_whole_register_has_no_fault(content: Content) -> None:
    lines = [line(one) for one in register(*(of_course(content, number) for number in range(4)))]
    assert signature.faults_of(lines, present_of(content)) == []


CHANGED = "the line was changed, or was not signed with the key that it names."


def broken(number: int) -> tuple[int, str]:
    words = (
        f"the chain is broken between lines {number - 1} and {number}: line {number} was written after another line. "
        "Lines were taken out, put in, moved or changed."
    )
    return number, words


FIRST = (1, "the chain is broken: this line was not the first. Lines above it were taken out or changed.")


def test_where_a_chain_is_broken_is_told_by_its_line(content: Content) -> None:
    present = present_of(content)
    records = [of_course(content, number) for number in range(5)]
    whole = register(*records)

    def faults(lines: list[Any]) -> list[tuple[int, str]]:
        return signature.faults_of([line(one) for one in lines], present)

    assert faults([*whole[:2], *whole[3:]]) == [broken(3), broken(4)]  # their numbers tell, too
    assert faults(whole[1:]) == [FIRST, broken(2), broken(3), broken(4)]
    assert faults([whole[0], whole[2], whole[1], *whole[3:]]) == [broken(2), broken(3), broken(4)]
    assert faults([*whole[:2], {**whole[2], "signed": "2026-11-28T11:00:00Z"}, *whole[3:]]) == [
        (3, CHANGED),
        broken(4),
        (4, "signed at a time before that of a line above it."),
        (5, "signed at a time before that of a line above it."),
    ]
    forged = signed(records[2], NOBODY, [line(one) for one in whole[:2]])
    unknown = f"signed with the key {PUBLIC['nobody'][:16]}…, which this course does not know."
    assert faults([*whole[:2], forged, *whole[3:]]) == [(3, unknown), broken(4)]
    anew = signed(records[2], KIM, [line(one) for one in whole[:2]], signed="2026-11-28T10:00:00.001Z")
    assert faults([*whole[:2], anew, *whole[3:]])[0] == broken(4)  # by the signer's own hand, too
    assert faults(whole[:4]) == []  # which is why its last line is noted elsewhere
    assert signature.faults_of([line(whole[0]), *signature.read_bytes(b"{")], present) == [
        (2, "this is not a signature: the file is not JSON.")
    ]


def changed(**values: object) -> Callable[[Any], Any]:
    return lambda data: {**data, **values}


FAULTS: list[tuple[Callable[[Any], Any], str]] = [
    (lambda data: [], "the line holds no set of keys"),
    (changed(kind="coursewright-record"), '`kind` must be "coursewright-signature"'),
    (changed(format=2), "the signature is of format 2, and this site reads format 1"),
    (changed(format="1"), "`format` must be 1"),
    (changed(key="AB" * 32), "`key` must be 64 hex digits"),
    (changed(signature="00"), "`signature` must be 128 hex digits"),
    (changed(number=0), "`number` must be a whole number from 1 to 100000000"),
    (changed(signed="today"), "`signed` must be a time such as 2026-11-21T09:30:00Z"),
    (changed(note="x"), "`note` does not belong in a record"),
    (lambda data: {key: data[key] for key in data if key != "before"}, "`before` is missing"),
]


@pytest.mark.parametrize(("change", "words"), FAULTS)
def test_what_is_no_signature_says_why(content: Content, change: Callable[[Any], Any], words: str) -> None:
    assert line(change(signed(of_course(content, 1)))).problems == (words,)


def test_a_file_of_signatures_is_read_line_by_line(content: Content) -> None:
    good = signature.as_line(signed(of_course(content, 1)))
    found = signature.read_bytes(f"\ufeff{good}\r\n \n{good}nothing\n".encode())
    assert [bool(one.signature) for one in found] == [True, True, False]
    assert signature.read_bytes(b" \n")[0].problems == ("the file is empty",)
    assert signature.read_bytes(b"\xff")[0].problems == ("the file is not text in UTF-8",)


def test_the_schema_is_that_of_the_reader_and_the_guide_shows_a_signature(content: Content) -> None:
    schema = PROJECT / "overrides/assets/course/signature.schema.json"
    assert json.loads(schema.read_text("utf-8")) == signature.schema(), (
        "write it again: see docs/modules/pages/records.md"
    )
    shown = re.search(r'```json\n(\{"before".*?)```', GUIDE, re.DOTALL)
    assert shown
    validate = fastjsonschema.compile(signature.schema())
    validate(signed(of_course(content, 1)))
    validate(json.loads(shown[1]))
    record = json.loads(re.findall(r'```json\n(\{\n  "kind": "coursewright-record",.*?)```', GUIDE, re.DOTALL)[0])
    verdict = signature.verdict(line(json.loads(shown[1])), record, present_of(content))
    assert verdict
    assert verdict.line == "Signed by Kim Lee on 2026-11-28."


def test_keys_that_nobody_can_sign_with_and_keys_of_two_people_are_told(course_files: Callable[..., Path]) -> None:
    def problems(signers: str) -> list[str]:
        with pytest.raises(CourseProblems) as found:
            load_course(course_files({CATALOGUE: VALID[CATALOGUE] + signers}), rules=False)
        return [str(problem) for problem in found.value.problems]

    lines = VALID[CATALOGUE].count("\n")
    zeros, key = "0" * 64, PUBLIC["kim"]
    assert problems(f"signers:\n  - name: Kim\n    key: '{zeros}'\n") == [
        f"modules/catalogue.yml:{lines + 3}:10: `0000000000000000…` is no key with which anybody can sign; "
        "copy it again as `sign --new-key` said it"
    ]
    assert problems(f"signers:\n  - {{name: Kim, key: '{key}'}}\n  - {{name: Lee, key: '{key}'}}\n") == [
        f"modules/catalogue.yml:{lines + 3}:22: `{key[:16]}…` is the key of Kim already; "
        "let each make one with `sign --new-key`"
    ]
    assert problems("signers:\n  - {name: Kim, key: abc}\n") == [
        f"modules/catalogue.yml:{lines + 2}:22: `key` must be 64 hex digits such as {PUBLIC['kim']}, but "
        "`abc` was found; change it to that form"
    ]
