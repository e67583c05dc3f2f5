"""Line charts as SVG: named lines that differ in marks and dashes, so that they are told apart without colour.

Input: series of points. Output: the text of an SVG of its own, with a title and a description for screen readers.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import escape

WIDTH, HEIGHT = 840, 420
LEFT, RIGHT, TOP, BOTTOM = 70, 270, 46, 60
COLOURS = ("#00429d", "#a83200", "#3d3d3d", "#5f2a84", "#00594f")
DASHES = ("", "7 4", "2 3", "10 3 2 3", "1 5")
LOOK = 'role="img" aria-labelledby="title told" font-family="sans-serif" font-size="13" fill="#1a1a1a"'
MOST_MARKS = 12  # on a line; more would cover it


@dataclass(frozen=True, slots=True)
class Series:
    """A line with its name."""

    name: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """What an axis shows, from where to where, and whether each step is ten times the one before."""

    label: str
    low: float
    high: float
    tens: bool = False

    def share(self, value: float) -> float:
        """Return where a value lies, from 0 to 1."""
        if self.tens:
            return math.log10(value / self.low) / math.log10(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    def ticks(self) -> list[float]:
        """Return the values that are written at the axis."""
        if self.tens:
            first, last = math.floor(math.log10(self.low)), math.ceil(math.log10(self.high))
            found = [step * 10.0**power for power in range(first, last + 1) for step in (1, 2, 5)]
            return [value for value in found if self.low <= value * 1.0001 and value <= self.high * 1.0001]
        step = nice(self.high / 5)
        return [number * step for number in range(int(self.high / step) + 1)]


def nice(value: float) -> float:
    """Return the next of 1, 2, 5, 10 ... from a value on."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1.0, 2.0, 5.0, 10.0) if step * power >= value * 0.9999)


def axis_of(label: str, values: Sequence[float], *, tens: bool) -> Axis:
    """Return an axis with room for all values."""
    high = max(values, default=1) or 1
    if tens:
        low = min(value for value in values if value > 0)
        return Axis(label, low / 1.3, max(high * 1.3, low * 2), tens=True)
    return Axis(label, 0, high * 1.08)


def chart(title: str, across: str, up: str, series: Sequence[Series], *, tens: bool = False) -> str:
    """Return a chart; its description tells the last point of each line."""
    points = [point for one in series for point in one.points]
    x, y = (axis_of(label, [point[at] for point in points], tens=tens) for at, label in enumerate((across, up)))
    told = "; ".join(f"{one.name}: {number(one.points[-1][1])} at {number(one.points[-1][0])}" for one in series)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" {LOOK}>',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="told">{escape(f"{up} by {across}. {told}.")}</desc>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        f'<text x="{LEFT}" y="24" font-size="16" font-weight="bold">{escape(title)}</text>',
        *_frame(x, y),
    ]
    ends = _apart([place(one.points[-1], x, y)[1] for one in series])
    for at, one in enumerate(series):
        parts += _line(at, one, x, y, ends[at])
    return "\n".join([*parts, "</svg>", ""])


def number(value: float) -> str:
    """Return a number as it is written at an axis."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def place(point: tuple[float, float], x: Axis, y: Axis) -> tuple[float, float]:
    """Return where a point is drawn."""
    across = LEFT + x.share(point[0]) * (WIDTH - LEFT - RIGHT)
    return round(across, 1), round(HEIGHT - BOTTOM - y.share(point[1]) * (HEIGHT - TOP - BOTTOM), 1)


def _frame(x: Axis, y: Axis) -> Iterator[str]:
    floor, end = HEIGHT - BOTTOM, WIDTH - RIGHT
    for value in y.ticks():
        at = place((x.low, value), x, y)[1]
        yield f'<path d="M{LEFT} {at}H{end}" stroke="#d0d0d0"/>'
        yield f'<text x="{LEFT - 8}" y="{at + 4}" text-anchor="end">{number(value)}</text>'
    for value in x.ticks():
        at = place((value, y.low), x, y)[0]
        yield f'<path d="M{at} {floor}v5" stroke="#1a1a1a"/>'
        yield f'<text x="{at}" y="{floor + 20}" text-anchor="middle">{number(value)}</text>'
    yield f'<path d="M{LEFT} {TOP}V{floor}H{end}" fill="none" stroke="#1a1a1a"/>'
    yield f'<text x="{(LEFT + end) / 2:g}" y="{HEIGHT - 14}" text-anchor="middle">{escape(x.label)}</text>'
    middle = (TOP + floor) / 2
    yield f'<text transform="translate(16 {middle:g}) rotate(-90)" text-anchor="middle">{escape(y.label)}</text>'


def _apart(places: Sequence[float]) -> list[float]:
    """Return where names stand beside the ends of their lines, none upon another."""
    found = list(places)
    order = sorted(range(len(found)), key=lambda at: found[at])
    for before, at in itertools.pairwise(order):
        found[at] = max(found[at], found[before] + 17)
    return found


def _line(at: int, one: Series, x: Axis, y: Axis, beside: float) -> Iterator[str]:
    colour, dash = COLOURS[at % len(COLOURS)], DASHES[at % len(DASHES)]
    places = [place(point, x, y) for point in one.points]
    path = " ".join(f"{across:g},{down:g}" for across, down in places)
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>'
    for across, down in places[:: max(1, len(places) // MOST_MARKS)]:
        yield _mark(at, across, down, colour)
    across, down = places[-1]
    yield f'<path d="M{across:g} {down:g}L{WIDTH - RIGHT + 14} {beside:g}" stroke="{colour}" stroke-width=".7"/>'
    yield _mark(at, WIDTH - RIGHT + 20, beside, colour)
    yield f'<text x="{WIDTH - RIGHT + 30}" y="{beside + 4:g}">{escape(one.name)}</text>'


def _mark(at: int, across: float, down: float, colour: str) -> str:
    shapes = (
        f'<circle cx="{across:g}" cy="{down:g}" r="4"',
        f'<rect x="{across - 4:g}" y="{down - 4:g}" width="8" height="8"',
        f'<path d="M{across:g} {down - 5:g}l5 9h-10z"',
        f'<path d="M{across:g} {down - 5:g}l5 5l-5 5l-5 -5z"',
        f'<path d="M{across:g} {down + 5:g}l5 -9h-10z"',
    )
    return f'{shapes[at % len(shapes)]} fill="{colour}"/>'
