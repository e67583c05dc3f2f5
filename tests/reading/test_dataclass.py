"""A frozen class behaves as one that Python makes."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import field
from pathlib import Path
from typing import Any

import pytest

import course
from course.reading.dataclass import dataclass

PYTHONS = re.compile(r"^ *from dataclasses import .*\bdataclass\b", re.MULTILINE)


@dataclass(frozen=True)
class Ours:
    name: str
    items: tuple[object, ...] = ()
    place: int = field(default=0, compare=False)
    secret: str = field(default="", repr=False)


@dataclasses.dataclass(frozen=True)
class Theirs:
    name: str
    items: tuple[object, ...] = ()
    place: int = field(default=0, compare=False)
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class Below(Ours):
    more: int


@dataclass(frozen=True)
class Nothing:
    pass


@dataclass(frozen=True)
class Holder:
    held: list[object]


VALUES: list[tuple[Any, ...]] = [("a",), ("b",), ("a", (1,)), ("a", (), 2), ("a", (), 0, "x")]


@pytest.mark.parametrize("one", VALUES)
@pytest.mark.parametrize("other", VALUES)
def test_values_are_equal_said_and_hashed_as_pythons_are(one: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    assert (Ours(*one) == Ours(*other)) is (Theirs(*one) == Theirs(*other))
    assert (hash(Ours(*one)) == hash(Ours(*other))) is (hash(Theirs(*one)) == hash(Theirs(*other)))
    assert repr(Ours(*one)) == repr(Theirs(*one)).replace("Theirs", "Ours")


def test_only_values_of_one_class_are_equal() -> None:
    below: Ours = Below("a", more=1)
    assert below != Ours("a")
    assert below == Below("a", more=1)
    assert below != Below("a", more=2)
    assert repr(below) == "Below(name='a', items=(), place=0, more=1)"
    assert Nothing() == Nothing()
    assert {Nothing(), Nothing()} == {Nothing()}


def test_a_value_that_holds_itself_is_said_once() -> None:
    value = Holder([])
    value.held.append(value)
    assert repr(value) == "Holder(held=[...])"


def test_a_field_cannot_be_set_and_a_value_can_be_replaced() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Ours("a").name = "b"  # type: ignore[misc]  # what the test is about
    assert dataclasses.replace(Ours("a"), name="b") == Ours("b")


def test_what_is_not_frozen_or_ordered_is_made_by_python_alone() -> None:
    @dataclass
    class Loose:
        name: str

    @dataclass(frozen=True, order=True)
    class Ordered:
        number: int

    loose = Loose("a")
    loose.name = "b"
    assert loose == Loose("b")
    with pytest.raises(TypeError):
        hash(loose)
    assert Ordered(1) < Ordered(2)


def test_all_that_is_ours_takes_it_from_here() -> None:
    files = Path(course.__file__).parent.rglob("*.py")
    pythons = [path.name for path in files if PYTHONS.search(path.read_text("utf-8"))]
    assert pythons == ["dataclass.py"]
