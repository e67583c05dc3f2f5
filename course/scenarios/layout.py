"""Where the nodes of a directed graph stand in a drawing of layers, top to bottom.

Input: nodes in reading order, and edges that lead nowhere back. Output: a layer and a place
across for each node, and the points that a long edge passes on its way. The method is Sugiyama's:
longest ways give the layers, medians their order. Graphs of some dozens of nodes need no library.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Edge = tuple[str, str]
_SWEEPS = 8


@dataclass(frozen=True)
class Layout:
    """``across`` is in widths of a node; ``bends`` are the layers' points that an edge passes."""

    layer: Mapping[str, int]
    across: Mapping[str, float]
    bends: Mapping[Edge, tuple[tuple[float, int], ...]]

    @property
    def width(self) -> float:
        """How far the outermost centres and bends are apart."""
        return max(*self.across.values(), *(across for bends in self.bends.values() for across, _ in bends), 0.0)

    @property
    def height(self) -> int:
        """How many layers there are."""
        return max(self.layer.values()) + 1


def laid_out(nodes: Sequence[str], edges: Sequence[Edge]) -> Layout:
    """Return a layout; ``nodes`` stand in an order in which every edge leads on."""
    layer = _layers(nodes, edges)
    chains = {edge: _chain(edge, layer) for edge in edges}
    rows: list[list[str]] = [[] for _ in range(max(layer.values()) + 1)]
    for node in nodes:
        rows[layer[node]].append(node)
    for edge, chain in chains.items():
        for offset, dummy in enumerate(chain[1:-1], start=1):
            rows[layer[edge[0]] + offset].append(dummy)
    links = [pair for chain in chains.values() for pair in pairwise(chain)]
    rows = _ordered(rows, links)
    across = _across(rows, links)
    bends = {
        edge: tuple((across[dummy], layer[edge[0]] + offset) for offset, dummy in enumerate(chain[1:-1], start=1))
        for edge, chain in chains.items()
    }
    return Layout(layer, {node: across[node] for node in nodes}, bends)


def _layers(nodes: Sequence[str], edges: Sequence[Edge]) -> dict[str, int]:
    layer = dict.fromkeys(nodes, 0)
    for node in nodes:
        for origin, target in edges:
            if origin == node:
                layer[target] = max(layer[target], layer[node] + 1)
    return layer


def _chain(edge: Edge, layer: Mapping[str, int]) -> list[str]:
    """Return an edge's ends with a point of its own in each layer between; no id holds a line feed."""
    origin, target = edge
    between = [f"{origin}\n{target}\n{at}" for at in range(layer[origin] + 1, layer[target])]
    return [origin, *between, target]


def _neighbours(rows: Sequence[Sequence[str]], links: Sequence[Edge]) -> tuple[dict[str, list[str]], ...]:
    above: dict[str, list[str]] = {node: [] for row in rows for node in row}
    below: dict[str, list[str]] = {node: [] for row in rows for node in row}
    for origin, target in links:
        below[origin].append(target)
        above[target].append(origin)
    return above, below


def _ordered(rows: list[list[str]], links: Sequence[Edge]) -> list[list[str]]:
    """Return the rows in the order, of those tried, that crosses the fewest edges."""
    above, below = _neighbours(rows, links)
    from statistics import median  # here, because most builds draw nothing

    best, fewest = [list(row) for row in rows], _crossings(rows, below)
    for sweep in range(_SWEEPS):
        down = sweep % 2 == 0
        beside = above if down else below
        for at in range(1, len(rows)) if down else range(len(rows) - 2, -1, -1):
            near = {node: place for place, node in enumerate(rows[at - 1 if down else at + 1])}
            now = {node: place for place, node in enumerate(rows[at])}

            def place(
                node: str, beside: dict[str, list[str]] = beside, near: dict[str, int] = near, now: dict[str, int] = now
            ) -> float:
                places = [near[other] for other in beside[node] if other in near]
                return median(places) if places else float(now[node])

            rows[at].sort(key=place)
        crossings = _crossings(rows, below)
        if crossings < fewest:
            best, fewest = [list(row) for row in rows], crossings
    return best


def _crossings(rows: Sequence[Sequence[str]], below: Mapping[str, list[str]]) -> int:
    found = 0
    for upper, lower in pairwise(rows):
        places = {node: at for at, node in enumerate(lower)}
        ends = [places[target] for node in upper for target in sorted(below[node], key=places.__getitem__)]
        found += sum(earlier > later for at, earlier in enumerate(ends) for later in ends[at + 1 :])
    return found


def _across(rows: Sequence[Sequence[str]], links: Sequence[Edge]) -> dict[str, float]:
    """Return places across, at least 1 apart in a row (a bend of an edge takes half), near their neighbours."""
    from statistics import mean  # here, as above

    above, below = _neighbours(rows, links)
    across: dict[str, float] = {}
    for row in rows:
        at = 0.0
        for before, node in zip([None, *row], row, strict=False):
            at += _apart(before, node)
            across[node] = at
        shift = at / 2
        for node in row:
            across[node] -= shift
    for sweep in range(_SWEEPS * 2):
        beside = (above, below)[sweep % 2]
        for row in rows:
            wanted = {node: mean([across[other] for other in beside[node]] or [across[node]]) for node in row}
            _settle(row, wanted, across)
    left = min(across.values())
    return {node: place - left for node, place in across.items()}


def _apart(before: str | None, node: str) -> float:
    if before is None:
        return 0.0
    return (0.3 if "\n" in before else 0.5) + (0.3 if "\n" in node else 0.5)


def _settle(row: Sequence[str], wanted: Mapping[str, float], across: dict[str, float]) -> None:
    """Move a row's nodes toward where they are wanted, in order and apart: the mean of two packings."""
    pairs = list(zip([None, *row], row, strict=False))
    rightward: dict[str, float] = {}
    for before, node in pairs:
        rightward[node] = max(wanted[node], rightward[before] + _apart(before, node) if before else wanted[node])
    leftward: dict[str, float] = {}
    following: str | None = None
    for _, node in reversed(pairs):
        limit = leftward[following] - _apart(node, following) if following else wanted[node]
        leftward[node] = min(wanted[node], limit)
        following = node
    for node in row:
        across[node] = (rightward[node] + leftward[node]) / 2
