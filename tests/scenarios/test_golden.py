"""Whole stories with all that their formats have, as scenarios of ours; and scenarios as they are drawn.

GOLDEN=write pytest tests/scenarios/test_golden.py writes what comes of them anew; read the diff before you keep it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from course.model import Scenario
from course.scenarios import drawing
from course.scenarios.twee_import import imported
from tests.golden import kept
from tests.scenarios.test_paths import scenario
from tests.scenarios.test_twine_formats import STORIES

GOLDEN = Path(__file__).parent / "golden"
STORED = sorted(path for path in GOLDEN.iterdir() if path.suffix in (".twee", ".html"))
WRITTEN = {path.name: path.read_text(encoding="utf-8") for path in STORED}
OF_TESTS = {f"of-tests-{name.lower()}.twee": text for name, text in STORIES.items()}
ALL = WRITTEN | OF_TESTS


def be_golden(found: str, name: str) -> None:
    """Compare what was found with what is stored."""
    assert found == kept(GOLDEN / name, found)


@pytest.mark.parametrize("name", ALL)
def test_a_story_becomes_what_its_golden_file_has(name: str) -> None:
    story = imported(ALL[name])
    be_golden("\n".join([*story.report, "", story.text]), f"{name}.out")


DRAWN = {
    "loop": scenario(a="b", b="a c d", c="b e c", d="!", e=""),
    "bends": scenario(a="b c d e", b="f", c="f g", d="g b2", e="h", b2="g", f="h", g="h", h=""),
    "wide": scenario(a=" ".join(f"ending-{at}" for at in range(14)), **{f"ending-{at}": "" for at in range(14)}),
}
LONG = "an-ending-of-so-long-a-name-that-it-takes-more-than-two-lines"
ENDS = ("good", "mixed", "poor", "done", "person")


def ending(kind: Any) -> Scenario:
    """Return a scenario that ends so."""
    one = scenario(a=LONG, **{LONG: ""})
    return replace(one, nodes={**one.nodes, LONG: replace(one.nodes[LONG], ends=kind)})


@pytest.mark.parametrize("name", [*DRAWN, *ENDS])
def test_a_scenario_is_drawn_as_its_golden_file_has_it(name: str) -> None:
    one = DRAWN[name] if name in DRAWN else ending(name)
    said = f"{drawing.caption(one)}\n{drawing.is_wide(one)} {drawing.places(one)}\n"
    be_golden(drawing.svg(one) + said, f"{name}.svg")
