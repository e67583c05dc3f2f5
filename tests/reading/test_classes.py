"""Dataclasses that write their methods when they are called do all that those of the standard library do."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import InitVar, field
from typing import Any, ClassVar

import pytest

from course.reading import classes


def made(dataclass: Callable[..., Any]) -> list[type]:
    """Return a class of each sort, made by one or the other."""

    @dataclass(frozen=True)
    class Frozen:
        first: str
        second: int = 2
        many: tuple[int, ...] = field(default=(), compare=False, repr=False)
        kind: ClassVar[str] = "a kind"

    @dataclass(frozen=True, kw_only=True)
    class Further(Frozen):
        third: list[int] = field(default_factory=list)
        scale: InitVar[int] = 1

        def __post_init__(self, scale: int) -> None:
            object.__setattr__(self, "second", self.second * scale)

    @dataclass
    class Loose:
        first: str = "a"

    @dataclass(frozen=True)
    class Own:
        first: str = "a"

        def __eq__(self, other: object) -> bool:
            return True

    @dataclass(frozen=True, order=True)
    class Ordered:
        first: str = "a"

    return [Frozen, Further, Loose, Own, Ordered]


def told(act: Callable[[], object]) -> object:
    """Return what comes of it: the text of a value, or of what was raised."""
    try:
        return repr(act())
    except (AttributeError, TypeError) as problem:
        return type(problem), str(problem)


CALLS: list[Callable[[type], object]] = [
    lambda one: one("a"),
    lambda one: one(),
    lambda one: one("a", 3, many=(1,)),
    lambda one: one("a", second=3, third=[4], scale=5),
    lambda one: one("a", 1, (), [2]),
    lambda one: one("a") == one("a"),
    lambda one: one("a") == one("b"),
    lambda one: one("a", 2, (1,)) == one("a", 2, (2,)),
    lambda one: one("a") == "a",
    lambda one: hash(one("a")) == hash(one("a")),
    lambda one: one("a") < one("b"),
    lambda one: setattr(one("a"), "first", "b"),
    lambda one: setattr(one("a"), "other", "b"),
    lambda one: delattr(one("a"), "first"),
    lambda one: setattr(type("Below", (one,), {})("a"), "other", "b"),
    lambda one: setattr(type("Below", (one,), {})("a"), "first", "b"),
    lambda one: type("Below", (one,), {})("a"),
    lambda one: dataclasses.replace(one("a"), first="b"),
    lambda one: dataclasses.asdict(one("a")),
    lambda one: [(known.name, known.type, known.kw_only) for known in dataclasses.fields(one)],
    lambda one: one.__match_args__,  # type: ignore[attr-defined]
    lambda one: one.__init__.__qualname__ if one("a") else "",  # type: ignore[misc]
]


@pytest.mark.parametrize("call", CALLS, ids=range(len(CALLS)))
def test_each_sort_of_class_does_what_the_standard_library_s_does(call: Callable[[type], object]) -> None:
    ours, theirs = made(classes.dataclass), made(dataclasses.dataclass)

    assert [told(lambda one=one: call(one)) for one in ours] == [told(lambda one=one: call(one)) for one in theirs]  # type: ignore[misc]


def test_a_method_is_written_when_it_is_first_called_and_then_stands_in_the_class() -> None:
    @classes.dataclass(frozen=True)
    class Late:
        first: str

    before = vars(Late)["__init__"]
    Late("a")

    assert vars(Late)["__init__"] is not before
    assert repr(Late("a")).endswith("Late(first='a')")
