"""Ways through a scenario: order, depth, loops, plays, and the way to a person."""

from __future__ import annotations

import pytest

from course.model import Node, Scenario, Step
from course.reading.data import Mapping
from course.scenarios import paths

AT = Mapping("scenarios.yml", {}, {}, (1, 1))


def scenario(**ways: str) -> Scenario:
    """Return a scenario of nodes; "b c" are two choices, and no word an ending ("!": with a person)."""
    nodes = {
        name: Node(
            says=name,
            choices=tuple(Step(text=f"{name}{at}", goto=goto, at=AT) for at, goto in enumerate(ways[name].split()))
            if ways[name] != "!"
            else (),
            ends=("person" if ways[name] == "!" else "done") if ways[name] in ("", "!") else None,
            at=AT,
        )
        for name in ways
    }
    return Scenario(id="s", title="S", setup="S", start="a", nodes=nodes, at=AT)


DIAMOND = scenario(a="b c", b="d", c="d e", d="", e="")
LOOP = scenario(a="b", b="a c d", c="b e", d="!", e="")


def test_moments_are_numbered_as_a_reader_meets_them() -> None:
    assert paths.numbers(DIAMOND) == {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}


def test_the_longest_way_is_counted_in_choices_and_loops_count_once() -> None:
    assert paths.depth(DIAMOND) == 2
    assert paths.depth(scenario(a="b c", b="c", c="d", d="")) == 3
    assert paths.depth(LOOP) == 3


def test_without_what_leads_back_nothing_goes_round() -> None:
    assert paths.acyclic(LOOP) == {"a": ("b",), "b": ("c", "d"), "c": ("e",), "d": (), "e": ()}
    order = paths.order(LOOP)
    assert all(order.index(name) < order.index(target) for name, to in paths.acyclic(LOOP).items() for target in to)


def test_a_way_to_nowhere_is_passed_over() -> None:
    assert paths.forward(scenario(a="b nowhere b", b="")) == {"a": ("b",), "b": ()}


def test_a_guide_fetches_the_nearest_person_or_the_one_it_names() -> None:
    assert paths.way_out(LOOP, "a") == "d"
    assert paths.way_out(LOOP, "d") is None
    assert paths.way_out(LOOP, "e") is None
    named = Scenario(id="s", title="S", setup="S", start="a", way_out="e", nodes=LOOP.nodes, at=AT)
    assert paths.way_out(named, "a") == "e"


@pytest.mark.long
def test_thousands_of_moments_in_a_row_are_no_trouble() -> None:
    long = scenario(a="n0", **{f"n{at}": f"n{at + 1}" for at in range(3000)}, n3000="")
    assert paths.depth(long) == 3001
