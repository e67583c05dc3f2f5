"""What looks for cut text on paper sees it: beyond the edge of a page, under a line, and over other text."""

from __future__ import annotations

import pytest
import typst

from tests.paper import boxes

PAGE = "#set page(width: 60mm, height: 40mm, margin: 5mm)\n"


def printed(body: str) -> bytes:
    made = typst.compile((PAGE + body).encode(), ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return made


@pytest.mark.parametrize(
    ("body", "faults"),
    {
        "nothing": ("#table(columns: (30mm,), stroke: 0.5pt, [Seal])", []),
        "a space where a line ends": ("#box(width: 12mm)[Seal Seal Seal]", []),
        "through a line": (
            "#table(columns: (9mm, 9mm), stroke: 0.5pt, [Unbreakable], [Seal])",
            ["parted", "parted", "covered"],
        ),
        "over other text": ("#place[Seal]#place(dx: 2mm)[Seal]", ["covered"]),
        "beyond the edge": ("#box(width: 9mm)[Unbreakableunbreakableunbreakable]", ["beyond"]),
    }.values(),
    ids=["nothing", "a space", "through a line", "over other text", "beyond the edge"],
)
def test_text_that_is_cut_is_found(body: str, faults: list[str]) -> None:
    assert [fault.split()[0] for fault in boxes.faults_of(printed(body))] == faults
