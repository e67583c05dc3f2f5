"""The ways through a scenario: what leads where, how far it goes, and what can be reached.

Input: a ``Scenario``, of which nothing is taken for sound: a choice may lead nowhere. Output:
names of nodes. Nothing here judges; ``course.scenarios.checks`` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from course.model import Node, Scenario, Step

Edges = Mapping[str, Iterable[str]]


def forward(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """Return where the choices of each node lead, without those that lead nowhere."""
    return {
        name: tuple(dict.fromkeys(step.goto for step in node.choices if step.goto in scenario.nodes))
        for name, node in scenario.nodes.items()
    }


def backward(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """Return from where each node is reached by one choice."""
    found: dict[str, list[str]] = {name: [] for name in scenario.nodes}
    for name, targets in forward(scenario).items():
        for target in targets:
            found[target].append(name)
    return {name: tuple(origins) for name, origins in found.items()}


def closure(start: Iterable[str], edges: Edges) -> dict[str, int]:
    """Return everything that ``edges`` lead to from ``start``, each with the fewest steps to it."""
    found = dict.fromkeys(start, 0)
    waiting = list(found)
    for name in waiting:
        for target in edges[name]:
            if target not in found:
                found[target] = found[name] + 1
                waiting.append(target)
    return found


def numbered_nodes(scenario: Scenario) -> list[tuple[int, str, Node]]:
    """Return number, name and node of each moment, in the order a reader meets them."""
    met = closure([scenario.start], forward(scenario))
    return [(number, name, scenario.nodes[name]) for number, name in enumerate(met, start=1)]


def numbers(scenario: Scenario) -> dict[str, int]:
    """Return the number of each moment by its name."""
    return {name: number for number, name, _ in numbered_nodes(scenario)}


def depth(scenario: Scenario) -> int:
    """Return how many choices the longest play has, when nothing is done over again."""
    edges = acyclic(scenario)
    longest: dict[str, int] = {}
    for name in reversed(order(scenario)):
        longest[name] = max((1 + longest[target] for target in edges[name]), default=0)
    return longest[scenario.start]


def acyclic(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """Return where choices lead, without those that lead back to where a play has been."""
    place = {name: number for number, name in enumerate(order(scenario))}
    return {
        name: tuple(target for target in targets if place[target] > place[name])
        for name, targets in forward(scenario).items()
        if name in place
    }


def order(scenario: Scenario) -> list[str]:
    """Return the nodes that are reached, each before those it leads to; only loops lead back."""
    edges = forward(scenario)
    met = {scenario.start}
    done: list[str] = []
    stack = [(scenario.start, iter(edges[scenario.start]))]  # of our own, so that depth costs no recursion
    while stack:
        name, targets = stack[-1]
        following = next((target for target in targets if target not in met), None)
        if following is None:
            done.append(name)
            stack.pop()
        else:
            met.add(following)
            stack.append((following, iter(edges[following])))
    return done[::-1]


def persons(scenario: Scenario) -> set[str]:
    """Return the endings of a guide at which a person takes over."""
    return {name for name, node in scenario.nodes.items() if node.ends == "person"}


def way_out(scenario: Scenario, name: str) -> str | None:
    """Return where a guide fetches a person from ``name``: as it says itself, or the nearest such ending."""
    if scenario.way_out:
        return scenario.way_out
    found = closure([name], forward(scenario))
    return next((target for target in found if target != name and target in persons(scenario)), None)


def same_words(node: Node) -> Iterator[tuple[Step, Step]]:
    """Yield pairs of choices that say the same and lead to different things: nobody could know which one to take."""
    told = {id(step) for _, step in same_choices(node)}
    first: dict[str, Step] = {}
    for step in node.choices:
        before = first.setdefault(_plain(step.text).rstrip(" .!\u2026"), step)
        if before is not step and id(step) not in told:
            yield before, step


def same_choices(node: Node) -> Iterator[tuple[Step, Step]]:
    """Yield pairs of choices that nothing but their wording tells apart."""
    first: dict[object, Step] = {}
    for step in node.choices:
        said = tuple(_plain(text) for text in (step.consequence, step.reason, step.note))
        effect = frozenset((name, by) for name, by in (step.effect or {}).items() if by)
        before = first.setdefault((step.goto, effect, said, frozenset(step.items)), step)
        if before is not step:
            yield before, step


def _plain(text: str | None) -> str:
    return " ".join((text or "").split()).casefold()
