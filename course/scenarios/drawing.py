"""A scenario as a picture: its moments as boxes, its choices as arrows, for authors and trainers.

Input: a sound ``Scenario``. Output: SVG that takes the colour of the text around it, in any
palette and on paper, with the same in words; it holds no style of its own.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator

from markupsafe import Markup, escape

from course.locale import ENGLISH, Words, translatable
from course.model import Node, Scenario
from course.scenarios import paths
from course.scenarios.layout import Layout, laid_out

_BOX = (132.0, 46.0)  # all lengths in pixels of 1/96 inch
_STEP = (152.0, 104.0)
_EDGE = 8.0
_LOOP = 26.0
_LINE = 14.0
_PAPER = (178 * 96 / 25.4, 250 * 96 / 25.4)  # A4 within its margins
_SMALLEST = 0.6  # of the drawn size: letters of 12 pixels come out at 5.4 points
# The mark of each ending, and its words.
_ENDS = {
    "good": ("✓", translatable("good ending")),
    "mixed": ("◐", translatable("mixed ending")),
    "poor": ("✗", translatable("poor ending")),
    "done": ("✓", translatable("done")),
    "person": ("→", translatable("a person")),
}


def svg(scenario: Scenario, words: Words = ENGLISH) -> Markup:
    """Return the picture; ``sentences`` says the same in words, and stands in it for who cannot see it."""
    layout = _layout(scenario)
    width, height = _size(layout, scenario)
    name = f"graph-{scenario.id}"
    parts = [*_edges(scenario, layout), *_boxes(scenario, layout, words)]
    frame = Markup(
        '<svg class="course-graph" xmlns="http://www.w3.org/2000/svg" viewBox="0 {6:g} {0:g} {1:g}" width="{0:g}" '
        'height="{1:g}" role="img" aria-labelledby="{2}-title {2}-words" font-family="sans-serif" font-size="12" '
        'fill="currentColor" stroke="none">\n<title id="{2}-title">{3}</title>\n<desc id="{2}-words">{4}</desc>\n'
        "{5}\n</svg>\n"
    )
    title = words.say("The ways through “%(title)s”", title=scenario.title)
    said, drawn = " ".join(sentences(scenario, words)), Markup("\n").join(parts)
    return frame.format(width, height, name, title, said, drawn, 0 - _above(layout, scenario))


def sentences(scenario: Scenario, words: Words = ENGLISH) -> list[str]:
    """Return what the picture shows, a sentence for each moment."""
    numbers = paths.numbers(scenario)
    said = []
    for number, name, node in paths.numbered_nodes(scenario):
        what = f"{number}, {_words(name)}"
        if node.ends:
            ending = words.say(ending_of(node))
            said.append(words.say("%(moment)s, is the end: %(ending)s.", moment=what, ending=ending))
            continue
        ways = [
            words.say("%(choices)s to %(moment)s", choices=label, moment=numbers[target])
            for target, label in _labels(node)
        ]
        said.append(words.say("%(moment)s, leads by choice %(ways)s.", moment=what, ways=words.list_of(ways)))
    return said


def pages(scenario: Scenario) -> int:
    """Return how many A4 pages the picture needs, upright or across, with letters that can be read."""
    width, height = _size(_layout(scenario), scenario)

    def needed(across: float, down: float) -> int:
        if min(across / width, down / height) >= _SMALLEST:
            return 1
        return math.ceil(width * _SMALLEST / across) * math.ceil(height * _SMALLEST / down)

    return min(needed(*_PAPER), needed(*reversed(_PAPER)))


def is_wide(scenario: Scenario) -> bool:
    """Tell whether the picture is wider than it is high."""
    width, height = _size(_layout(scenario), scenario)
    return width > height


def ending_of(node: Node) -> str:
    """Return how a moment ends, in English; "" where it goes on."""
    return _ENDS[node.ends][1] if node.ends else ""


def places(scenario: Scenario) -> dict[str, tuple[float, int]]:
    """Return where each moment stands: across, in widths of a box, and in which layer."""
    layout = _layout(scenario)
    return {name: (across, layout.layer[name]) for name, across in layout.across.items()}


def _layout(scenario: Scenario) -> Layout:
    edges = [(name, target) for name, targets in paths.acyclic(scenario).items() for target in targets]
    return laid_out(paths.order(scenario), edges)


def _size(layout: Layout, scenario: Scenario) -> tuple[float, float]:
    loops = 6.0 * len(list(_loops(scenario)))
    loops += _LOOP if loops else 0
    width = layout.width * _STEP[0] + _BOX[0] + 2 * _EDGE + loops
    return width, (layout.height - 1) * _STEP[1] + _BOX[1] + 2 * _EDGE + _above(layout, scenario)


def _above(layout: Layout, scenario: Scenario) -> float:
    """Return the room over the first layer that an arrow takes which leads back to it."""
    leads_there = any(layout.layer[target] == 0 != layout.layer[name] for name, target in _loops(scenario))
    return _LOOP if leads_there else 0.0


def _centre(across: float, layer: int) -> tuple[float, float]:
    return across * _STEP[0] + _BOX[0] / 2 + _EDGE, layer * _STEP[1] + _BOX[1] / 2 + _EDGE


def _words(name: str) -> str:
    return name.replace("-", " ")


def _labels(node: Node) -> Iterator[tuple[str, str]]:
    """Yield where a node's choices lead, with the numbers of those that lead there."""
    for target in dict.fromkeys(step.goto for step in node.choices):
        yield target, ", ".join(str(at) for at, step in enumerate(node.choices, start=1) if step.goto == target)


def _loops(scenario: Scenario) -> Iterator[tuple[str, str]]:
    on = paths.acyclic(scenario)
    for name in on:
        for target in paths.forward(scenario)[name]:
            if target not in on[name]:
                yield name, target


def _boxes(scenario: Scenario, layout: Layout, words: Words) -> Iterator[Markup]:
    for number, name, node in paths.numbered_nodes(scenario):
        x, y = _centre(layout.across[name], layout.layer[name])
        yield from _outline(x - _BOX[0] / 2, y - _BOX[1] / 2, node)
        lines = textwrap.wrap(f"{number}  {_words(name)}", 18)[:2]
        bold = len(lines)
        lines += [_ending(node, words)] if node.ends else []
        top = y - (len(lines) - 1) * _LINE / 2 + 4
        for at, line in enumerate(lines):
            weight = Markup(' font-weight="bold"') if at < bold else ""
            yield Markup('<text x="{:g}" y="{:g}" text-anchor="middle"{}>{}</text>').format(
                x, top + at * _LINE, weight, line
            )


def _ending(node: Node, words: Words) -> str:
    mark, said = _ENDS[node.ends or ""]
    return f"{mark} {words.say(said)}"


def _outline(left: float, top: float, node: Node) -> Iterator[Markup]:
    """Yield a box whose outline tells a moment from each kind of ending."""
    drawn = Markup(
        '<rect x="{:g}" y="{:g}" width="{:g}" height="{:g}" rx="{:g}" fill="none" stroke="currentColor" '
        'stroke-width="{:g}"{}/>'
    )
    dashes = Markup(' stroke-dasharray="6 3"') if node.ends == "mixed" else ""
    thick = 3 if node.ends == "poor" else 1
    yield drawn.format(left, top, *_BOX, 0 if node.ends else 10, thick, dashes)
    if node.ends in ("good", "done", "person"):
        yield drawn.format(left - 3, top - 3, _BOX[0] + 6, _BOX[1] + 6, 0, 1, "")


def _edges(scenario: Scenario, layout: Layout) -> Iterator[Markup]:
    for name, targets in paths.acyclic(scenario).items():
        labels = dict(_labels(scenario.nodes[name]))
        # Arrows leave side by side in the order of where they go, so that none starts across another.
        first = {target: (layout.bends[name, target] or ((layout.across[target], 0),))[0][0] for target in targets}
        ordered = sorted(targets, key=first.__getitem__)
        for at, target in enumerate(ordered):
            yield from _arrow(layout, name, target, labels[target], (at - (len(ordered) - 1) / 2) * 30)
    for at, (name, target) in enumerate(_loops(scenario)):
        yield from _loop(layout, name, target, dict(_labels(scenario.nodes[name]))[target], at * 6)


def _arrow(layout: Layout, name: str, target: str, label: str, aside: float) -> Iterator[Markup]:
    x, y = _centre(layout.across[name], layout.layer[name])
    x, y = x + aside, y + _BOX[1] / 2
    way = [f"M{x:g} {y:g}"]
    start = (x, y)
    for across, layer in layout.bends[name, target]:
        bend, middle = _centre(across, layer)
        way.append(_curve(start, (bend, middle - _BOX[1] / 2)) + f"V{middle + _BOX[1] / 2:g}")
        start = (bend, middle + _BOX[1] / 2)
    end, middle = _centre(layout.across[target], layout.layer[target])
    tip = middle - _BOX[1] / 2 - 4
    way.append(_curve(start, (end, tip - 6)))
    yield Markup('<path d="{}" fill="none" stroke="currentColor"/>').format("".join(way))
    yield Markup('<path d="M{0:g} {1:g}l-4 -8h8z"/>').format(end, tip)
    yield Markup('<text x="{:g}" y="{:g}" font-size="10">{}</text>').format(x + 3, y + 12, label)


def _curve(start: tuple[float, float], end: tuple[float, float]) -> str:
    middle = (start[1] + end[1]) / 2
    return f"C{start[0]:g} {middle:g} {end[0]:g} {middle:g} {end[0]:g} {end[1]:g}"


def _loop(layout: Layout, name: str, target: str, label: str, aside: float) -> Iterator[Markup]:
    """Yield an arrow that leads back, dashed: between the layers, and right of all that stands between its ends."""
    x, y = _centre(layout.across[name], layout.layer[name])
    to_x, to_y = _centre(layout.across[target], layout.layer[target])
    layers = range(layout.layer[target], layout.layer[name] + 1)
    between = [_centre(layout.across[one], layer)[0] for one, layer in layout.layer.items() if layer in layers]
    out = max(between) + _BOX[0] / 2 + _LOOP - 10 + aside
    if name == target:
        x, to_x = x + _BOX[0] / 2, to_x + _BOX[0] / 2 + 2
        way = f"M{x:g} {y + 10:g}H{out:g}V{y - 10:g}H{to_x + 8:g}"
        tip = f"M{to_x:g} {y - 10:g}l8 -4v8z"
        y += 10
    else:
        x, to_x = x + _BOX[0] / 2 - 10, to_x + _BOX[0] / 2 - 10
        y, to_y = y + _BOX[1] / 2, to_y - _BOX[1] / 2 - 2
        way = f"M{x:g} {y:g}V{y + 16:g}H{out:g}V{to_y - 20:g}H{to_x:g}V{to_y - 8:g}"
        tip = f"M{to_x:g} {to_y:g}l-4 -8h8z"
    yield Markup(
        '<path d="{}" fill="none" stroke="currentColor" stroke-dasharray="4 3" stroke-linejoin="round"/>'
    ).format(way)
    yield Markup('<path d="{}"/>').format(tip)
    yield Markup('<text x="{:g}" y="{:g}" font-size="10">{}</text>').format(x + 3, y + 12, label)


def file_text(scenario: Scenario) -> str:
    """Return the picture as a file of its own."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{svg(scenario)}'


def caption(scenario: Scenario, words: Words = ENGLISH) -> Markup:
    """Return what to write under the picture on a page."""
    return escape(
        words.say_many(
            "Prints on %(number)s page; the sentences below say the same in words.",
            "Prints on %(number)s pages; the sentences below say the same in words.",
            pages(scenario),
        )
    )
