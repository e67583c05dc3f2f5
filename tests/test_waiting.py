"""No test in a browser does something and leaves the page at once: what is kept then depends on who is faster."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "tests/browser").rglob("*.py"))
ACTS = {"check", "click", "fill", "press", "press_sequentially", "select_option", "set_checked", "tap", "uncheck"}
LEAVES = {"close", "go_back", "go_forward", "goto", "reload"}


def hasty(source: str) -> list[int]:
    """Return the lines that leave a page right after an act, with nothing awaited between."""
    tree = ast.parse(source)
    acts = ACTS | {
        node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and called(node.body[-1]) in ACTS
    }
    return sorted(
        second.lineno
        for body in bodies(tree)
        for first, second in pairwise(body)
        if called(last_of(first)) in acts and called(second) in LEAVES
    )


def bodies(tree: ast.Module) -> Iterator[list[ast.stmt]]:
    """Yield every row of statements."""
    for node in ast.walk(tree):
        for name in ("body", "orelse", "finalbody"):
            row = getattr(node, name, None)
            if isinstance(row, list):
                yield row


def last_of(statement: ast.stmt) -> ast.stmt:
    """Return the last statement of a loop or branch; what a ``with`` holds is awaited at its end."""
    return last_of(statement.body[-1]) if isinstance(statement, ast.For | ast.While | ast.If) else statement


def called(statement: ast.stmt) -> str:
    """Return the name of what a statement calls, if it is a call alone."""
    if not isinstance(statement, ast.Expr) or not isinstance(statement.value, ast.Call):
        return ""
    function = statement.value.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_is_done_is_awaited_before_the_page_is_left(path: Path) -> None:
    assert hasty(path.read_text("utf-8")) == [], "wait until it is kept, by `with keeping(page):`, or until it is told"


def test_an_act_is_found_in_loops_and_in_functions_of_its_own() -> None:
    assert hasty("page.click()\npage.reload()") == [2]
    assert hasty("for one in two:\n    one.press()\npage.goto(x)") == [3]
    assert hasty("def choose(page):\n    page.check()\n\nchoose(page)\npage.go_back()") == [5]
    assert hasty("with keeping(page):\n    page.click()\npage.reload()") == []
    assert hasty("page.click()\nexpect(page).to_have_text(x)\npage.reload()") == []
