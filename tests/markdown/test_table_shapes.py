"""Uneven tables: what is said of them is what Markdown makes of them."""

from __future__ import annotations

import markdown
from hypothesis import given
from hypothesis import strategies as st

from course.markdown.foreign_markup import foreign

CELL = st.sampled_from(["one", "`a|b`", r"a \| b", "**two**", ""])
ROW = st.lists(CELL, min_size=1, max_size=4)


def written(cells: list[str], *, bordered: bool) -> str:
    row = " | ".join(cells)
    return f"| {row} |" if bordered else row


@given(head=ROW, rule=st.integers(1, 4), rows=st.lists(ROW, min_size=1, max_size=3), bordered=st.booleans())
def test_a_table_of_which_nothing_is_said_shows_every_cell(
    head: list[str], rule: int, rows: list[list[str]], bordered: bool
) -> None:
    lines = [head, ["---"] * rule, *rows]
    # A row of nothing, or one that ends in nothing without a bar, is none that anybody writes.
    if any(not any(cells) or (not bordered and (len(cells) < 2 or not cells[0] or not cells[-1])) for cells in lines):
        return
    text = "\n".join(written(cells, bordered=bordered) for cells in lines)
    said = [one.found for one in foreign(text, lesson=True)]
    shown = markdown.markdown(text, extensions=["tables"])
    even = len(head) == rule and all(len(cells) == len(head) for cells in rows)
    assert bool(said) is not even, (text, said)
    assert ("<table>" in shown) is (len(head) == rule), shown
    if even:
        assert shown.count("<td") == sum(map(len, rows))
    lost = len(head) == rule and any(any(cells[len(head) :]) for cells in rows)
    assert any("would be left out" in words for words in said) is lost, (text, said)
