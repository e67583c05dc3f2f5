"""A browser and the command line read and make records alike, whatever a record holds."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.records import code, record, schema
from devtools.deno import Modules
from tests.sample_records import BARE, Change, bare, from_paper, of_staff, with_firsts

pytestmark = pytest.mark.process

ASK = """([name, written]) => {
  const record = coursewright.record;
  const value = JSON.parse(written);
  return JSON.stringify(name === "read" ? record.check(record.fromShort(value)) : record[name](value));
}"""

Ask = Callable[[str, object], Any]

NUMBERS = st.integers(-5, 10**7) | st.integers(0, 10**8).map(lambda number: number / 100) | st.floats(0, 1e6)
TEXTS = st.text(max_size=12) | st.sampled_from(
    ["", "1.0", "FA-102", "2026-02-29", "a-b", "é\ud83d", "\u2028\x1f\x85\ufeff"]
)
OF_EACH_FORMAT: list[list[Change]] = [[], [with_firsts], [of_staff()], [from_paper()]]
ATOMS = st.none() | st.booleans() | NUMBERS | TEXTS
DATA = st.recursive(
    ATOMS,
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(TEXTS, parts, max_size=3),
    max_leaves=6,
)  # fmt: skip
EXACT = st.recursive(
    st.none() | st.booleans() | st.integers(0, 10**8).map(lambda number: number / 100) | st.text(),
    lambda parts: st.lists(parts, max_size=4) | st.dictionaries(st.text(max_size=6), parts, max_size=4),
    max_leaves=12,
)


def said(reading: record.Reading) -> dict[str, object]:
    found = {"sound": reading.record is not None, "altered": reading.altered, "problems": list(reading.problems)}
    return found | ({"actual": reading.actual} if reading.record else {})


@pytest.fixture(scope="session")
def ask(web: Modules) -> Ask:
    return lambda name, value: json.loads(web.evaluate(ASK, [name, json.dumps(value)]))


@st.composite
def strange_records(draw: st.DrawFn) -> object:
    """Return a record in which anything may stand where something else belongs."""
    data = bare(*draw(st.sampled_from(OF_EACH_FORMAT)))
    for _ in range(draw(st.integers(0, 2))):
        place: Any = data
        while True:
            steps = sorted(place) if isinstance(place, dict) else range(len(place))
            step = draw(st.sampled_from(list(steps)))
            if not isinstance(place[step], dict | list) or not place[step] or draw(st.booleans()):
                break
            place = place[step]
        kind = draw(st.sampled_from(["replace", "replace", "remove", "add"]))
        if kind == "replace":
            place[step] = draw(DATA)
        elif kind == "add" and isinstance(place, dict):
            place[draw(TEXTS)] = draw(DATA)
        else:
            del place[step]
        if not data:
            break
    return data


@given(EXACT)
def test_one_canonical_form(ask: Ask, data: object) -> None:
    assert ask("canonical", data) == code.canonical(data) == code.canonical_by_hand(data)


@given(strange_records())
def test_one_verdict_in_the_same_words(ask: Ask, data: object) -> None:
    reading = record.check(copy.deepcopy(data))
    expected = said(reading)
    assert ask("check", data) == expected


@given(st.text(min_size=1, max_size=30), st.floats(0, 1000), st.text(max_size=10), st.booleans())
def test_one_code_one_seal_a_part_and_one_link(ask: Ask, name: str, points: float, typed: str, numbered: bool) -> None:
    facts = copy.deepcopy(BARE)
    if numbered:
        of_staff(site=name)(facts)
    facts["learner"]["name"] = name
    facts["modules"][0]["questions"][0] |= {"points": points, "response": {"a": typed}}
    made = ask("complete", facts)
    assert code.completed(made) == made
    assert record.check(made).problems == () or not schema.SEEN.search(name)
    assert ask("short", made) == code.short(made)
    assert ask("fromShort", code.short(made)) == code.from_short(code.short(made))


@pytest.mark.parametrize(
    ("learner", "of"), [({}, 2), ({"number": "00117"}, 3), ({"site": "Harbour"}, 3), ({"number": ""}, 2)]
)
def test_a_record_has_the_first_format_with_room_for_what_it_says(ask: Ask, learner: dict[str, str], of: int) -> None:
    facts = bare(with_firsts)
    del facts["format"]
    assert ask("complete", {**facts, "learner": {"name": "Ada", **learner}})["format"] == of
    assert ask("complete", bare())["format"] == 1


@given(st.text(max_size=8), st.integers(0, 200), st.integers(0, 4), st.booleans())
def test_a_damaged_link_is_read_alike(ask: Ask, put: str, place: int, less: int, numbered: bool) -> None:
    whole = code.short(bare(of_staff()) if numbered else bare())
    link = "#r=" + whole[:place] + put + whole[place + less :]
    found = code.from_short(link)
    reading = record.check(found)
    expected = said(reading)
    assert ask("read", link) == expected
