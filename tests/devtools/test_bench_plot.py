"""Charts: lines that differ without colour, at the places that their axes say, with words for who sees none."""

from __future__ import annotations

import itertools
import re
from xml.etree import ElementTree

from devtools.bench_plot import Axis, Series, axis_of, chart, nice, number, place

SPACE = "{http://www.w3.org/2000/svg}"


def test_an_axis_of_tens_has_a_tick_at_one_two_and_five() -> None:
    axis = Axis("modules", 9, 1100, tens=True)
    assert axis.ticks() == [10, 20, 50, 100, 200, 500, 1000]
    assert axis.share(9) == 0
    assert axis.share(1100) == 1


def test_another_axis_starts_at_nought() -> None:
    axis = axis_of("MB", [3, 100], tens=False)
    assert (axis.low, axis.ticks()) == (0, [0, 50, 100])
    assert [nice(value) for value in (0.3, 1, 1.2, 30, 800)] == [0.5, 1, 2, 50, 1000]
    assert [number(value) for value in (0.5, 12.34, 1234)] == ["0.5", "12.3", "1,234"]


def test_a_point_is_drawn_where_its_axes_say() -> None:
    x, y = Axis("x", 0, 10), Axis("y", 0, 10)
    assert place((0, 0), x, y) == (70, 360)
    assert place((10, 10), x, y) == (570, 46)


def test_lines_differ_without_colour_and_their_names_stand_apart() -> None:
    series = [Series(name, ((1, 5), (10, 5 + at / 100))) for at, name in enumerate(["ours & co", "second", "third"])]
    root = ElementTree.fromstring(chart("Time <of> builds", "modules", "seconds", series))  # noqa: S314 (our own)
    assert root.get("role") == "img"
    assert root.findtext(f"{SPACE}title") == "Time <of> builds"
    assert (
        root.findtext(f"{SPACE}desc")
        == "seconds by modules. ours & co: 5 at 10; second: 5.01 at 10; third: 5.02 at 10."
    )
    assert len({line.get("stroke-dasharray") for line in root.iter(f"{SPACE}polyline")}) == 3
    names = {one.text: float(one.get("y", "0")) for one in root.iter(f"{SPACE}text") if one.get("x") == "600"}
    assert list(names) == ["ours & co", "second", "third"]
    rows = sorted(names.values())
    assert min(later - earlier for earlier, later in itertools.pairwise(rows)) >= 17
    assert not re.search(r"<(script|image|style)", chart("", "x", "y", series))
