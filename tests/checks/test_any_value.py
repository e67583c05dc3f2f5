"""Each value of a course, one after the other, is one that nobody meant: the course loads, or it is said why not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
import yaml

from tests.conftest import SETTINGS, VALID
from tests.test_fuzz import loads_or_says_why

pytestmark = pytest.mark.long

# What a site has besides: links above and below each page, pages of its own, and days on which questions come back.
MORE = {
    "mkdocs.yml": SETTINGS + "extra:\n  course_header:\n    - {title: My learning, url: learning.html}\n"
    "  course_footer:\n    - {title: Privacy, url: pages/privacy.html}\n",
    "modules/pages/privacy.md": "---\ntitle: Privacy\nsummary: What is kept.\n---\n\nNothing leaves this browser.\n",
    "modules/catalogue.yml": VALID["modules/catalogue.yml"].replace(
        "    core: [", "    follow_ups: [7, 28]\n    core: ["
    ),
}
FILES = {**VALID, **MORE}


def scalars(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each value of a YAML file, or of the front matter of a Markdown file, starts and ends."""
    start = len("---\n") if text.startswith("---\n") else 0
    end = text.index("\n---", start) + 1 if start else len(text)

    def walk(node: yaml.Node) -> Iterator[tuple[int, int]]:
        if isinstance(node, yaml.MappingNode):
            for _, value in node.value:
                yield from walk(value)
        elif isinstance(node, yaml.SequenceNode):
            for value in node.value:
                yield from walk(value)
        else:
            yield start + node.start_mark.index, start + node.end_mark.index

    root = yaml.compose(text[start:end])
    assert root is not None
    yield from walk(root)


@pytest.mark.parametrize("path", FILES)
def test_a_value_that_nobody_meant_is_taken_or_told(
    course_files: Callable[[Mapping[str, str]], Path], path: str
) -> None:
    root = course_files(FILES)
    text = FILES[path]
    places = list(scalars(text))
    assert len(places) > 1
    for start, end in places:
        for other in ("zz-9", "[zz-9]"):
            (root / path).write_text(text[:start] + other + text[end:], "utf-8")
            loads_or_says_why(root)
