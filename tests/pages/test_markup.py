"""What HTML asks of an element stands in our templates: a validator says so too, which needs Java."""

from __future__ import annotations

import re
from pathlib import Path

TEMPLATES = Path(__file__).parents[2] / "overrides"
ASKED = {"data": "value", "img": "alt", "meter": "value", "optgroup": "label", "time": "datetime", "track": "src"}
TAG = re.compile(rf"<({'|'.join(ASKED)})\b((?:\{{\{{.*?\}}\}}|\{{%.*?%\}}|[^>])*)>", re.DOTALL)


def test_elements_have_the_attributes_that_html_asks_of_them() -> None:
    found = [
        (path.relative_to(TEMPLATES).as_posix(), tag[1], ASKED[tag[1]] in tag[2])
        for path in sorted(TEMPLATES.rglob("*.html"))
        for tag in TAG.finditer(path.read_text("utf-8"))
    ]
    assert {element for _, element, _ in found} >= {"data", "img"}
    assert [one for one in found if not one[2]] == []
