"""What a record may hold, and what its code tells."""

from __future__ import annotations

import copy
import json
import re
import string
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.records import code, record, schema
from course.records.code import canonical
from tests.sample_records import BARE, SHEET, Change, bare, from_paper, of_staff, with_firsts, with_sheet

SCHEMA = Path(__file__).parents[2] / "overrides/assets/course/record.schema.json"

CODE_OF_BARE = "MVFR-H2WJ-HBBT-HQRD"
PARTS_OF_BARE = {
    "record": "PNGX",
    "catalogue": "58XJ",
    "learner": "M9VG",
    "course": "FGAQ",
    "completion": "QG1M",
    "FA-101": "2H2M",
}


def set_at(*steps: str | int, to: object) -> Change:
    def change(data: dict[str, Any]) -> None:
        place: Any = data
        for step in steps[:-1]:
            place = place[step]
        place[steps[-1]] = to

    return change


def read(*changes: Change, code: bool = True) -> record.Reading:
    return record.read_text(json.dumps(bare(*changes, code=code)))


def test_a_sound_record_is_unchanged() -> None:
    reading = read()
    assert isinstance(reading.record, record.Record)
    assert (reading.altered, reading.problems) == (False, ())
    assert reading.record.modules[0].questions[1].response == {"answer": "Zoë"}
    assert reading.record.valid_until is None


def test_the_code_of_a_record_stays_the_same_for_ever() -> None:
    assert bare()["code"] == CODE_OF_BARE
    assert bare()["parts"] == PARTS_OF_BARE


def test_order_spaces_and_the_form_of_numbers_change_nothing() -> None:
    data = bare()
    turned = json.dumps(dict(reversed(data.items())), indent=8, ensure_ascii=True)
    assert not record.read_text(turned.replace('"of": 3', '"of": 3.00')).altered
    assert not record.read_text("\n" + turned.replace("0.5", "5e-1")).altered


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (set_at("learner", "name", to="Ada Byron"), ("the learner",)),
        (set_at("completed", to="2026-11-22"), ("the dates or the hours",)),
        (set_at("valid_until", to="2027-11-21"), ("the dates or the hours",)),
        (set_at("id", to="123e4567-e89b-42d3-a456-426614174001"), ("its id, or when it was made",)),
        (set_at("modules", 0, "questions", 0, "points", to=0.5), ("the module FA-101",)),
        (set_at("modules", 0, "code", to="FA-102"),
         ("the module FA-101", "the module FA-102")),
        (set_at("parts", "learner", to="0000"), ("the learner",)),
        (set_at("code", to="0000-0000-0000-0000"), ("the code",)),
    ],
)  # fmt: skip
def test_an_altered_record_says_what_does_not_match(change: Change, words: tuple[str, ...]) -> None:
    reading = read(change, code=False)
    assert reading.record is not None
    assert (reading.altered, reading.problems) == (True, words)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (set_at("id", to="one"), "`id` must be an id such as 123e4567-e89b-42d3-a456-426614174000"),
        (set_at("made", to="2026-02-30T10:00:00Z"), "`made` must be a time such as 2026-11-21T09:30:00Z"),
        (set_at("made", to="2026-02-20T24:00:00Z"), "`made` must be a time such as 2026-11-21T09:30:00Z"),
        (set_at("completed", to="2026-02-30"), "`completed` must be a date such as 2026-11-21"),
        (set_at("learner", to="Ada"), "`learner` must be a set of keys"),
        (set_at("learner", "name", to=" \u00a0\u3000"), "`learner.name` must be text of 1 to 200 characters"),
        (set_at("learner", "name", to="a" * 201), "`learner.name` must be text of 1 to 200 characters"),
        (set_at("learner", "name", to="A\ud800"), "`learner.name` must be text of 1 to 200 characters"),
        (set_at("learner", "age", to=36), "`learner.age` does not belong in a record"),
        (set_at("course", "code", to="essentials"), "`course.code` must be a code such as FA-102"),
        (set_at("course", "version", to="one"), "`course.version` must be a version such as 1.0"),
        (set_at("catalogue", "id", to="No"), "`catalogue.id` must be an id such as first-call"),
        (set_at("hours", to=True), "`hours` must be a number from 0 to 1000000 with at most two decimals"),
        (set_at("hours", to=0.125), "`hours` must be a number from 0 to 1000000 with at most two decimals"),
        (set_at("hours", to=-1), "`hours` must be a number from 0 to 1000000 with at most two decimals"),
        (set_at("modules", to=[]), "`modules` must be a list of 1 to 200"),
        (set_at("modules", 0, "minutes", to=2.5), "`modules.1.minutes` must be a whole number from 0 to 100000"),
        (set_at("modules", 0, "fingerprint", to="ABCDEF012345"), "`modules.1.fingerprint` must be 12 hex digits"),
        (set_at("modules", 0, "quiz", "per_cent", to=101),
         "`modules.1.quiz.per_cent` must be a whole number from 0 to 100"),
        (set_at("modules", 0, "questions", 1, "response", to={"a": False}),
         "`modules.1.questions.2.response.a` must be true, or text of at most 4000 characters"),
        (set_at("modules", 0, "questions", 1, "response", to={" ": True}),
         "`modules.1.questions.2.response` must be a set of at most 200 names"),
        (set_at("format", to=5), "the record is of format 5, and this site reads format 4"),
        (set_at("format", to="1"), "`format` must be 1, 2, 3 or 4"),
        (set_at("kind", to="certificate"), '`kind` must be "coursewright-record"'),
        (set_at("parts", "learner", to="ILOU"), "`parts.learner` must be four letters and digits"),
        (set_at("code", to="abcd"), "`code` must be a code such as 0ABC-1DEF-2GHJ-3KMN"),
        (lambda data: data.pop("made"), "`made` is missing"),
        (lambda data: data["modules"].append(data["modules"][0]), "`modules` holds FA-101 twice"),
    ],
)  # fmt: skip
def test_what_is_no_record_says_why(change: Change, words: str) -> None:
    assert read(change, code=False) == record.Reading(None, problems=(words,))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "the file is not JSON"),
        ("Dear trainer,", "the file is not JSON"),
        ('{"kind": NaN}', "the file is not JSON"),
        ("[" * 100_000, "the file is nested more than 20 deep"),
        ("[]", "the file holds no set of keys"),
        ("null", "the file holds no set of keys"),
        ("{}", '`kind` must be "coursewright-record"'),
        ("verify.html#r=1*2~3", "the link carries no record"),
        ("verify.html#r=%zz~A", "the link carries no record"),
    ],
)
def test_a_text_that_holds_no_record_says_why(content: str, words: str) -> None:
    assert record.read_text(content) == record.Reading(None, problems=(words,))


def test_a_link_carries_what_the_code_covers() -> None:
    name = "Ada *~ Löwe (née B.) & 100%\u2028\U0001f600"
    data = bare(set_at("learner", "name", to=name), set_at("valid_until", to="2028-11-21"))
    link = f"https://example.org/verify.html#r={code.short(data)}"
    reading = record.read_text(f" {link}\n")
    assert isinstance(reading.record, record.ShortRecord)
    assert not reading.altered
    assert reading.record.learner.name == name
    assert reading.record.code == data["code"]
    assert reading.record.valid_until == "2028-11-21"
    assert len(code.short(bare())) < 210


def test_a_link_that_was_altered_is_found_out() -> None:
    link = f"#r={code.short(bare())}"
    altered = record.read_text(link.replace("Lovelace", "Byron"))
    assert (altered.altered, altered.problems) == (True, ("the address, or the code at its end",))
    unsound = record.read_text(link.replace("*88*2~", "*188*2~"))
    assert unsound.problems == ("`modules.1.quiz.per_cent` must be a whole number from 0 to 100",)
    head, _, modules = link.partition("~")
    assert record.read_text(f"{head[:-1]}~{modules}").problems == ("`rest` must be 16 letters and digits",)


def test_the_published_schema_is_made_from_the_model() -> None:
    assert json.loads(SCHEMA.read_text("utf-8")) == record.schema(), "write it again: see docs/modules/pages/records.md"


@pytest.mark.long
def test_the_published_schema_takes_a_sound_record_and_refuses_others() -> None:
    validate = fastjsonschema.compile(record.schema())
    validate(bare())
    validate(bare(with_firsts))
    validate(bare(of_staff()))
    validate(bare(from_paper()))
    validate(bare(set_at("valid_until", to="2028-11-21"), lambda data: data["modules"][0].pop("quiz")))
    for change in (set_at("code", to="abcd"), set_at("more", to=1), set_at("modules", 0, "questions", to=None)):
        with pytest.raises(fastjsonschema.JsonSchemaValueException):
            validate(bare(change, code=False))


def test_a_record_of_format_2_says_first_answers_and_the_score_of_each_attempt() -> None:
    reading = read(with_firsts)
    assert isinstance(reading.record, record.Record2)
    assert (reading.altered, reading.problems) == (False, ())
    module = reading.record.modules[0]
    assert [(score.per_cent, score.date) for score in module.scores] == [(0, "2026-11-20"), (88, "2026-11-20")]
    assert [(first.id, first.points, first.shown) for first in module.firsts] == [
        ("first-call", 1, None), ("name-it", 1.67, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ([set_at("modules", 0, "firsts", to=[])], "`modules.1.firsts` does not belong in a record"),
        ([with_firsts, lambda data: data["modules"][0].pop("firsts")], "`modules.1.firsts` is missing"),
        ([with_firsts, set_at("modules", 0, "scores", 0, "per_cent", to=101)],
         "`modules.1.scores.1.per_cent` must be a whole number from 0 to 100"),
        ([with_firsts, set_at("modules", 0, "firsts", 1, "shown", to=False)],
         "`modules.1.firsts.2.shown` must be true"),
    ],
)  # fmt: skip
def test_each_format_has_its_own_keys(changes: list[Change], problem: str) -> None:
    assert read(*changes).problems == (problem,)


def test_an_altered_first_answer_is_told() -> None:
    reading = read(with_firsts, set_at("modules", 0, "firsts", 0, "points", to=0.5))
    assert reading.problems == ()
    data = bare(with_firsts)
    data["modules"][0]["firsts"][0]["points"] = 0.5
    assert record.check(data).problems == ("the module FA-101",)


def test_a_link_of_each_format_carries_its_record() -> None:
    for changes in ([], [with_firsts], [of_staff()], [of_staff(number="")], [of_staff(site="")], [from_paper()]):
        data = bare(*changes)
        found = record.read_text(f"#r={code.short(data)}")
        assert isinstance(found.record, record.ShortRecord)
        assert (found.record.format, found.altered) == (data["format"], False)
        assert found.record.learner == record.Learner3(**data["learner"])


def test_of_a_link_of_a_later_format_its_format_is_told_and_none_is_read_as_another() -> None:
    words = "the record is of format 5, and this site reads format 4"
    link = code.short(bare(with_firsts))
    assert record.read_text(f"#r={link.replace('2*', '5*', 1)}").problems == (words,)
    assert record.read_text("#r=5*anything~5*else~0").problems == (words,)
    assert record.read_text(f"#r={link.replace('2*', '3*', 1)}").problems == ("the link carries no record",)


def test_a_record_of_format_3_may_say_a_staff_number_and_a_site_and_no_earlier_one_may() -> None:
    found = read(of_staff())
    assert isinstance(found.record, record.Record3)
    assert found.record.learner == record.Learner3(name="Ada Lovelace", number="00117", site="Harbour")
    for number in (1, 2):
        changes = [of_staff(), set_at("format", to=number)]
        if number == 1:
            changes.append(lambda data: [data["modules"][0].pop(key) for key in ("scores", "firsts")])
        assert read(*changes).problems == (
            "`learner.number` does not belong in a record",
            "`learner.site` does not belong in a record",
        )
    assert read(from_paper(), set_at("entered", "source", to="pen")).problems == ("`entered.source` must be `paper`",)
    assert read(from_paper(version="D")).problems == ("`modules.1.worksheet.version` must be `A`, `B`, `C` or `R`",)
    assert read(of_staff(number="1" * 41)).problems == ("`learner.number` must be text of 1 to 40 characters",)
    assert read(of_staff(site="\u3000")).problems == ("`learner.site` must be text of 1 to 200 characters",)


@pytest.mark.parametrize("change", [{"number": "00118"}, {"site": "Depot"}])
def test_a_number_or_a_site_that_was_altered_is_told_in_the_file_and_in_the_link(change: dict[str, str]) -> None:
    data = bare(of_staff())
    link = f"#r={code.short(data)}"
    for old, new in (("00117", change.get("number", "00117")), ("Harbour", change.get("site", "Harbour"))):
        link = link.replace(old, new)
    data["learner"].update(change)
    assert record.check(data).problems == ("the learner",)
    assert record.read_text(link).problems == ("the address, or the code at its end",)


NUMBERS = st.integers(0, 10**6) | st.integers(0, 10**8).map(lambda number: number / 100)
DATA = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(),
    lambda parts: st.lists(parts, max_size=4) | st.dictionaries(st.text(max_size=8), parts, max_size=4),
    max_leaves=12,
)


@pytest.mark.long
@given(DATA)
def test_the_canonical_form_is_json_with_the_same_meaning(data: object) -> None:
    assert json.loads(canonical(data)) == data
    assert canonical(json.loads(canonical(data))) == canonical(data)


@given(st.data())
def test_no_single_change_of_a_letter_goes_unnoticed(data: st.DataObject) -> None:
    written = json.dumps(bare())
    place = data.draw(st.integers(0, len(written) - 1))
    letter = data.draw(st.sampled_from(string.ascii_letters + string.digits))
    reading = record.read_text(written[:place] + letter + written[place + 1 :])
    assert written[place] == letter or reading.record is None or reading.altered


def test_a_record_is_not_changed_by_reading_it() -> None:
    data = bare()
    before = copy.deepcopy(data)
    record.check(data)
    code.short(data)
    assert data == before
    assert "code" not in BARE


def test_a_record_of_format_2_may_name_observers_and_one_of_format_1_may_not() -> None:
    found = record.check(bare(with_sheet()))
    assert isinstance(found.record, record.Record2)
    (sheet,) = found.record.modules[0].observations or ()
    assert (sheet.observer, sheet.device, found.altered) == ("Kim Lee", "observer", False)
    old = bare(lambda data: data["modules"][0].update(observations=[SHEET]))
    assert record.check(old).problems == ("`modules.1.observations` does not belong in a record",)
    for change, words in (
        ({"device": "phone"}, "`modules.1.observations.1.device` must be `observer` or `learner`"),
        ({"observer": " "}, "`modules.1.observations.1.observer` must be text of 1 to 200 characters"),
    ):
        assert record.check(bare(with_sheet(**change))).problems == (words,)


def test_the_example_in_the_guide_is_a_sound_record() -> None:
    guide = (Path(__file__).parents[2] / "docs/modules/pages/records.md").read_text("utf-8")
    example, *_ = re.findall(r"```json\n(.*?)```", guide, re.DOTALL)
    reading = record.read_text(example)
    assert (reading.altered, reading.problems) == (False, ())
    assert isinstance(reading.record, record.Record2)
    of_old = record.check(bare()).record
    assert isinstance(of_old, record.Record)
    assert reading.record.modules[0].questions == of_old.modules[0].questions


def test_what_was_read_once_is_no_reason_to_take_another_for_it() -> None:
    """Sets of keys that were read are known again: by all that tells one value from another."""
    good = bare(with_firsts)
    assert record.check(good).problems == ()
    for to, words in (
        (True, "must be a number from 0 to 1000000 with at most two decimals"),
        ("1", "must be a number from 0 to 1000000 with at most two decimals"),
        (None, "must be a number from 0 to 1000000 with at most two decimals"),
    ):
        data = bare(with_firsts, set_at("modules", 0, "firsts", 0, "points", to=to))
        assert record.check(data).problems == (f"`modules.1.firsts.1.points` {words}",)
    whole = record.check(bare(with_firsts, set_at("modules", 0, "firsts", 0, "points", to=1.0))).record
    assert isinstance(whole, record.Record2)
    assert whole == record.check(good).record
    turned = json.loads(json.dumps(good), object_pairs_hook=lambda pairs: dict(reversed(pairs)))
    assert record.check(turned).record == whole
    more = bare(with_firsts, lambda data: data["modules"][0]["firsts"][0].update(more=1))
    assert record.check(more).problems == ("`modules.1.firsts.1.more` does not belong in a record",)


def test_so_much_is_known_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "MOST_KNOWN", 3)
    for number in range(20):
        data = bare(with_firsts, set_at("modules", 0, "firsts", 0, "response", to={"answer": f"{number}"}))
        found = record.check(data).record
        assert isinstance(found, record.Record2)
        assert found.modules[0].firsts[0].response == {"answer": f"{number}"}
        assert len(schema._keys_of(record.RecordFirst).known) <= 3  # what grows is not seen outside
    long = bare(with_firsts, set_at("modules", 0, "firsts", 0, "response", to={"answer": "a" * 4000}))
    assert record.check(long).problems == ()
    assert not any(b"aaaa" in mark for mark in schema._keys_of(record.RecordFirst).known)


@pytest.mark.parametrize(
    "value", [1.5, 100000.25, 0.0, 5.0, [2.0], {"a": 1e-5}, 1e300, "1e-3", "é", "\U0001f600", "a.0,"]
)
def test_one_form_for_each_value_is_found_however_it_is_written(value: object) -> None:
    assert canonical(value) == code.canonical_by_hand(value)


@pytest.mark.parametrize("points", ["0.50", "0.5", "5e-1", "1.0", "1", "100e-2"])
def test_a_record_counts_as_unchanged_however_its_numbers_are_written(points: str) -> None:
    data = bare(with_firsts, set_at("modules", 0, "firsts", 0, "points", to=float(points)))
    text = json.dumps(data | {"code": code.code_of(data)}).replace(
        f'"points": {float(points)}', f'"points": {points}', 1
    )
    assert f'"points": {points}' in text
    found = record.read_bytes(text.encode())
    assert (found.problems, found.altered) == ((), False)
