"""Who speaks in scenarios: people whom the catalogue names, and in practice alone.

Input: the whole ``Content``, and a module of it. Output: problems, each at the name of whoever speaks.
"""

from __future__ import annotations

from collections.abc import Iterator

from course.checks.naming import where_defined
from course.model import Content, Module, Node
from course.reading.problems import Problems, nearest, shown
from course.reading.telling import tell


def check_speakers(content: Content, module: Module, problems: Problems) -> None:
    """Report people in scenarios whom nobody knows, and people in guides."""
    known = content.catalogue.speakers
    if all(not one.is_guide and name in known for one in module.facts.scenarios for name in one.speakers):
        return
    for node, is_guide in _speaking(module):
        if is_guide:
            message = tell("somebody speaks here, and this is a guide, which is used with people who are there")
            problems.add(node.at.at("speaker"), message, tell("take `speaker` away"))
        elif node.speaker not in known:
            message = tell("there is no person %(speaker)s", speaker=shown(node.speaker))
            problems.add(node.at.at("speaker"), message, nearest(node.speaker, known, where_defined("person")))


def _speaking(module: Module) -> Iterator[tuple[Node, bool]]:
    for scenario in module.scenarios:
        yield from ((node, scenario.is_guide) for node in scenario.nodes.values() if node.speaker)
