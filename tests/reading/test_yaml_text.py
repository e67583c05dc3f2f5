"""Where the words of a value begin in its file, however they are written: rules tell a place within them."""

from __future__ import annotations

import pytest

from course.reading.data import Mapping, Place, Scalar
from course.reading.problems import Problems
from course.reading.yaml_text import parse_yaml

# What only libyaml reads.
FOLDED = "other: one\n  two\n"


@pytest.mark.parametrize("before", ["", "other: one\n", FOLDED], ids=["alone", "below plain", "below folded"])
@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("key: words and more", (1, 6)),
        ('key:  "words, and more"', (1, 8)),
        ("key: 'words'", (1, 7)),
        ("key: 'it''s'", None),
        ('key: "a \\" b"', None),
        ("key: |\n    words\n      and more", (2, 5)),
        ("key: >\n    words\n    and more", None),
        ("key: words\n  and more", None),
    ],
)
def test_the_first_character_of_a_text_has_its_place_unless_its_lines_are_not_those_of_the_file(
    before: str, written: str, first: Place | None
) -> None:
    node = parse_yaml(f"{before}{written}\n", "a.yml", Problems(), first_line=3)
    assert isinstance(node, Mapping)
    value = node.entries["key"]
    assert isinstance(value, Scalar)
    assert value.first == (first and (first[0] + 2 + before.count("\n"), first[1]))
