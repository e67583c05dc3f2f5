"""What the linter has no rule for: files and functions that nobody takes in at one look."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
MOST_IN_A_FILE = 400
MOST_IN_A_FUNCTION = 35

BLOCKS = ("body", "handlers", "orelse", "finalbody", "cases")  # where statements hold others
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def sources() -> dict[str, str]:
    """Return every text of ours that is a program, by its path."""
    names = ("course/**/*.py", "devtools/**/*.py", "tests/**/*.py", "build.py", "web/**/*.js")
    paths = sorted(path for name in names for path in ROOT.glob(name))
    return {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in paths}


def functions_within(node: ast.AST) -> Iterator[Function]:
    """Yield the functions in a statement or a module, and not those in them; no expression holds any."""
    for name in BLOCKS:
        for child in getattr(node, name, ()):
            if isinstance(child, Function):
                yield child
            else:
                yield from functions_within(child)


def every_function(node: ast.AST) -> Iterator[Function]:
    """Yield the functions in a node, and those in them."""
    for function in functions_within(node):
        yield function
        yield from every_function(function)


def rows(node: ast.stmt) -> range:
    """Return the numbers of the lines that a statement takes, from its first."""
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)


def own_lines(function: Function, lines: list[str]) -> int:
    """Return how many lines a function takes: of code, without those of its docstring and of other functions in it."""
    apart = {row for within in functions_within(function) for row in rows(within)[1:]}
    if ast.get_docstring(function) is not None:
        apart.update(rows(function.body[0]))
    said = (lines[row - 1].strip() for row in rows(function) if row not in apart)
    return sum(bool(line) and not line.startswith("#") for line in said)


def test_a_function_fits_on_a_screen() -> None:
    too_long = [
        f"{name}:{node.lineno}: {node.name}: {length}"
        for name, text in sources().items()
        if name.endswith(".py")
        for node in every_function(ast.parse(text))
        if len(rows(node)) > MOST_IN_A_FUNCTION and (length := own_lines(node, text.splitlines())) > MOST_IN_A_FUNCTION
    ]
    assert too_long == []


def test_a_file_has_one_subject_and_not_too_many_lines() -> None:
    assert {name: text.count("\n") for name, text in sources().items() if text.count("\n") > MOST_IN_A_FILE} == {}


def test_docstrings_comments_and_functions_within_do_not_count() -> None:
    text = '''def outer():
    """One.

    Two.
    """

    def inner():
        return 1

    # and out
    return inner
'''
    (outer,) = functions_within(ast.parse(text))
    (inner,) = functions_within(outer)
    lines = text.splitlines()
    assert (own_lines(outer, lines), own_lines(inner, lines)) == (3, 2)
