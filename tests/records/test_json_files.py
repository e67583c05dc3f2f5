"""What is read of a file of JSON, and why another is not."""

from __future__ import annotations

import codecs
import math

import pytest

from course.records.json_files import MOST_BYTES, MOST_DEEP, Unreadable, decoded, parsed

READ = {
    '{"a": {"x": 1}, "b": {"x": 2}}': {"a": {"x": 1}, "b": {"x": 2}},
    '[{"a": "a"}, {"a": "{\\"a\\": 1}"}]': [{"a": "a"}, {"a": '{"a": 1}'}],
    '{"a\\"b" : "}", "a": "a"}': {'a"b': "}", "a": "a"},
    "[1, 1.5, 9007199254740991, -3]": [1, 1.5, 9007199254740991, -3],
    f"[{'9' * 400}]": [math.inf],
    f'["{"[" * MOST_DEEP * 2}"]': ["[" * MOST_DEEP * 2],
}
NOT_READ = {
    '{"a": 1, "b": {"c": 2}, "a": 3}': "`a` stands twice in one set of keys",
    '[{"b": {"c": 2, "d": [], "c": 1}}]': "`c` stands twice in one set of keys",
    '{"a": 1, "\\u0061": 2}': "`a` stands twice in one set of keys",
    '{"a": NaN}': "the file is not JSON",
    '{"a": 1': "the file is not JSON",
    "[" * (MOST_DEEP + 1): f"the file is nested more than {MOST_DEEP} deep",
    '[{"a":' * MOST_DEEP: f"the file is nested more than {MOST_DEEP} deep",
}


@pytest.mark.parametrize("text", READ, ids=lambda text: text[:30])
def test_what_is_json_is_read(text: str) -> None:
    assert parsed(text) == READ[text]


def test_brackets_may_stand_as_deep_in_each_other_as_that() -> None:
    inside = parsed("[" * MOST_DEEP + "]" * MOST_DEEP)
    for _ in range(MOST_DEEP - 1):
        assert isinstance(inside, list)
        (inside,) = inside
    assert inside == []


@pytest.mark.parametrize("text", NOT_READ, ids=lambda text: text[:30])
def test_what_is_not_is_told(text: str) -> None:
    with pytest.raises(Unreadable) as why:
        parsed(text)
    assert str(why.value) == NOT_READ[text]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (codecs.BOM_UTF16_LE + b"{}", "the file is in UTF-16, and has to be in UTF-8"),
        (codecs.BOM_UTF16_BE + b"{}", "the file is in UTF-16, and has to be in UTF-8"),
        (b"{\0}\0", "the file is in UTF-16, and has to be in UTF-8"),
        (b"\0{\0}", "the file is in UTF-16, and has to be in UTF-8"),
        (b"\xe4", "the file is not text in UTF-8"),
        (b" " * (MOST_BYTES + 1), f"the file is larger than {MOST_BYTES // 1_000_000} MB"),
    ],
    ids=range(6),
)
def test_bytes_that_are_no_text_are_told(content: bytes, why: str) -> None:
    with pytest.raises(Unreadable) as told:
        decoded(content)
    assert str(told.value) == why


def test_a_text_is_read_with_or_without_a_mark_before_it_and_up_to_its_limit() -> None:
    assert decoded(codecs.BOM_UTF8 + "ä".encode()) == decoded("ä".encode()) == "ä"
    assert len(decoded(b" " * MOST_BYTES)) == MOST_BYTES
    assert len(decoded(b" " * (MOST_BYTES + 1), None)) == MOST_BYTES + 1
