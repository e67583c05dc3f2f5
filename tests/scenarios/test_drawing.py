"""The picture of a scenario: laid out in layers, with nothing upon anything, and said in words."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.model import Scenario
from course.model.links import Links
from course.pages import generated, trainer
from course.pages.fragments import Fragments
from course.pages.scenario import scenario_html
from course.scenarios import drawing, paths
from course.scenarios.layout import laid_out
from tests.scenarios.test_paths import LOOP, scenario

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "tests/course"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def examples() -> list[Scenario]:
    """Return every scenario of the tests' own course."""
    return [part for module in load_course(EXAMPLE, rules=False).modules for part in module.scenarios]


def test_each_edge_leads_down_and_no_two_boxes_touch(examples: list[Scenario]) -> None:
    for part in examples:
        edges = [(name, target) for name, targets in paths.acyclic(part).items() for target in targets]
        layout = laid_out(paths.order(part), edges)
        assert all(layout.layer[name] < layout.layer[target] for name, target in edges)
        for layer in range(layout.height):
            row = sorted(across for name, across in layout.across.items() if layout.layer[name] == layer)
            assert all(right - left > 0.999 for left, right in pairwise(row)), part.id
        assert min(layout.across.values()) >= 0
        assert all(0 <= across <= layout.width for bends in layout.bends.values() for across, _ in bends)


def test_an_edge_past_a_layer_bends_there_beside_the_boxes() -> None:
    layout = laid_out(["a", "b", "c"], [("a", "b"), ("b", "c"), ("a", "c")])
    [(across, layer)] = layout.bends["a", "c"]
    assert layer == layout.layer["b"] == 1
    assert abs(across - layout.across["b"]) > 0.7
    assert layout.bends["a", "b"] == ()


def test_every_picture_is_sound_has_a_name_fits_one_page_and_brings_no_style(examples: list[Scenario]) -> None:
    for part in examples:
        text = drawing.svg(part)
        root = ET.fromstring(text)  # noqa: S314 - our own
        assert root.get("role") == "img"
        named = (root.get("aria-labelledby") or "").split()
        assert [
            element.get("id") for element in (root.find(f"{SVG}title"), root.find(f"{SVG}desc")) if element is not None
        ] == named
        assert len(root.findall(f"{SVG}rect")) >= len(part.nodes)
        assert not re.search(r"style=|<style|href|#[0-9a-f]{3}", text)
        assert drawing.pages(part) == 1


def test_the_same_is_said_in_words() -> None:
    assert drawing.sentences(LOOP) == [
        "1, a, leads by choice 1 to 2.",
        "2, b, leads by choice 1 to 1, 2 to 3, 3 to 4.",
        "3, c, leads by choice 1 to 2, 2 to 5.",
        "4, d, is the end: a person.",
        "5, e, is the end: done.",
    ]
    assert " ".join(drawing.sentences(LOOP)) in drawing.svg(LOOP)


@pytest.mark.long
def test_the_run_sheet_shows_each_picture_with_its_words_and_the_lesson_shows_none(
    course_files: Callable[..., Path],
) -> None:
    content = load_course(course_files({}), rules=False)
    fragments = Fragments(content, ROOT / "overrides", Links())
    [module] = content.modules
    html = trainer.run_sheet_html(module, fragments, None)
    assert drawing.svg(module.scenarios[0]) in html
    assert "<li>1, arrival, leads by choice 1 to 2, 2 to 3.</li>" in html
    learner = [page.html for page in generated(content, fragments)]
    learner.append(scenario_html(content, module, module.scenarios[0], fragments, "people/lesson.md"))
    assert not [html for html in learner if "course-graph" in html]


def test_what_leads_back_is_dashed(examples: list[Scenario]) -> None:
    assert drawing.svg(LOOP).count('stroke-dasharray="4 3"') == 2
    assert 'stroke-dasharray="4 3"' not in drawing.svg(scenario(a="b", b=""))


def test_a_picture_too_large_for_one_page_says_how_many() -> None:
    wide = scenario(a=" ".join(f"n{at}" for at in range(40)), **{f"n{at}": "" for at in range(40)})
    assert drawing.pages(wide) > 1
    assert drawing.caption(wide) == f"Prints on {drawing.pages(wide)} pages; the sentences below say the same in words."
    assert drawing.caption(LOOP) == "Prints on 1 page; the sentences below say the same in words."
