"""Single figures with what they should be at most, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

HEAD = ("| | measured | target | |", "| --- |" + " --- |" * 3)


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, in which unit, and at most how much it should be, if anybody said."""

    name: str
    value: float
    unit: str
    most: float | None = None


def verdict(found: float, most: float) -> str:
    """Say whether a figure is within a limit, and how far from it."""
    share = abs(found - most) / most
    return f"met, {share:.0%} below" if found <= most else f"missed, {found / most:.1f} times as much"


def figures_table(title: str, figures: Sequence[Figure]) -> str:
    """Return a heading, and a line for each figure; nothing where there is none."""
    if not figures:
        return ""
    return "\n".join([f"## {title}", "", *HEAD, *map(_line, figures)])


def _line(one: Figure) -> str:
    value = f"{one.value:.2f}" if one.unit == "s" else f"{one.value:,.0f}"
    if one.most is None:
        return f"| {one.name} | {value} {one.unit} | | |"
    return f"| {one.name} | {value} {one.unit} | {one.most:g} {one.unit} | {verdict(one.value, one.most)} |"
