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
    for kind in (Ours, Theirs):
        with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'name'"):
            kind("a").name = "b"  # type: ignore[misc]  # what the test is about
        with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'other'"):
            kind("a").other = "b"  # type: ignore[union-attr]  # as above
        with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'name'"):
            del kind("a").name
    assert dataclasses.replace(Ours("a"), name="b") == Ours("b")


def test_a_class_below_that_is_none_of_data_has_attributes_of_its_own() -> None:
    class Free(Ours):
        def __init__(self) -> None:
            super().__init__("a")
            self.more = 1

    value = Free()
    assert (value.name, value.more) == ("a", 1)
    del value.more
    with pytest.raises(dataclasses.FrozenInstanceError):
        value.name = "b"  # type: ignore[misc]  # what the test is about
    assert Free() == Free()


def test_values_start_as_pythons_do() -> None:
    @dataclass(frozen=True, kw_only=True)
    class Started:
        name: str
        made: list[int] = field(default_factory=list)
        size: int = field(init=False, default=7)

        def __post_init__(self) -> None:
            self.made.append(len(self.name))

    one, other = Started(name="ab"), Started(name="abc")
    assert (one.made, other.made, other.size) == ([2], [3], 7)
    with pytest.raises(TypeError, match="missing 1 required keyword-only argument: 'name'"):
        Started()  # type: ignore[call-arg]  # what the test is about
    with pytest.raises(TypeError, match="unexpected keyword argument 'size'"):
        Started(name="a", size=1)  # type: ignore[call-arg]  # as above
    with pytest.raises(TypeError, match="takes 1 positional argument but 2 were given"):
        Started("a")  # type: ignore[call-arg]  # as above


def test_a_class_above_is_started_by_the_first_value_below_and_the_other_way_round() -> None:
    @dataclass(frozen=True)
    class Above:
        name: str

    @dataclass(frozen=True)
    class Under(Above):
        size: int

    assert (Under("a", 1).size, Above("b").name, Under("c", 2)) == (1, "b", Under("c", 2))


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
    assert {Ordered(1), Ordered(1)} == {Ordered(1)}
    with pytest.raises(dataclasses.FrozenInstanceError):
        Ordered(1).number = 2  # type: ignore[misc]  # what the test is about


def test_all_that_is_ours_takes_it_from_here() -> None:
    files = Path(course.__file__).parent.rglob("*.py")
    pythons = [path.name for path in files if PYTHONS.search(path.read_text("utf-8"))]
    assert pythons == ["dataclass.py"]
