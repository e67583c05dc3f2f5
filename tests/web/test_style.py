"""What the linter of ``web/`` has no rule for: tangled and long functions, conditionals in each other, long lines."""

from __future__ import annotations

from collections.abc import Iterator

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

from devtools.deno import WEB
from tests.test_style import MOST_IN_A_FUNCTION

JS = Parser(Language(tree_sitter_javascript.language()))
FILES = sorted(WEB.rglob("*.js"))
MOST = 12
FUNCTIONS = {
    "function_declaration", "function_expression", "arrow_function", "method_definition", "generator_function",
}  # fmt: skip
BRANCHES = {
    "if_statement", "for_statement", "for_in_statement", "while_statement", "do_statement", "switch_case",
    "catch_clause", "ternary_expression",
}  # fmt: skip


def nodes(node: Node, within: bool = True) -> Iterator[Node]:
    """Yield what is below a node, and not what is in functions of its own unless ``within``."""
    for child in node.children:
        if not within and child.type in FUNCTIONS:
            continue
        yield child
        yield from nodes(child, within)


def complexity(function: Node) -> int:
    """Return how many ways there are through a function, as McCabe counts them."""
    inside = list(nodes(function, within=False))
    either = [one for one in inside if one.type in ("&&", "||", "??")]
    return 1 + sum(one.type in BRANCHES for one in inside) + len(either)


def own_lines(function: Node) -> int:
    """Return how many lines a function takes: of code, without those of other functions in it."""
    first, inside = function.start_point.row, list(nodes(function))
    lines = [line.strip() for line in (function.text or b"").decode().splitlines()]
    apart = {row for row, line in enumerate(lines, start=first) if not line or line.startswith(("//", "/*"))}
    for one in inside:
        start, end = one.start_point.row, one.end_point.row
        if one.type in FUNCTIONS:
            apart.update(range(start + 1, end))
        elif one.type == "comment" and end > start:
            apart.update(range(start + 1, end + 1))
    return len(lines) - len(apart)


def name_of(function: Node) -> str:
    named = function.child_by_field_name("name")
    return (named.text or b"").decode() if named else f"line {function.start_point.row + 1}"


def test_no_function_is_tangled() -> None:
    found = {
        f"{path.relative_to(WEB).as_posix()}: {name_of(one)}"
        for path in FILES
        for one in nodes(JS.parse(path.read_bytes()).root_node)
        if one.type in FUNCTIONS and complexity(one) > MOST
    }
    assert found == set()


def test_a_function_fits_on_a_screen() -> None:
    assert [
        f"{path.relative_to(WEB).as_posix()}: {name_of(one)}: {length}"
        for path in FILES
        for one in nodes(JS.parse(path.read_bytes()).root_node)
        if one.type in FUNCTIONS and (length := own_lines(one)) > MOST_IN_A_FUNCTION
    ] == []


def test_no_conditional_stands_in_another() -> None:
    found = {
        f"{path.relative_to(WEB).as_posix()}:{one.start_point.row + 1}"
        for path in FILES
        for one in nodes(JS.parse(path.read_bytes()).root_node)
        if one.type == "ternary_expression" and one.parent and one.parent.type == "ternary_expression"
    }
    assert found == set()


def test_lines_are_of_120_characters_at_most() -> None:
    assert [
        f"{path.relative_to(WEB).as_posix()}:{number}"
        for path in FILES
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if len(line) > 120
    ] == []
