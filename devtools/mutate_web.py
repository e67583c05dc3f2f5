"""Whether the tests of ``web/`` notice when a module is wrong: ``python3 -m devtools.mutate_web learning/earn.js``.

Input: modules, how many mutants (``--number``, all where it is 0) and a seed. Output: what share was caught, and
each survivor with its place. A mutant is one change of one operator, number, word or statement in a copy of the
project; ``deno test`` and the tests of ``tests/web/`` are run against it, once they have passed without one.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

from devtools.deno import WEB, environment, program
from devtools.mutate import copy_project

JS = Parser(Language(tree_sitter_javascript.language()))
SWAPPED = {
    "<": "<=", "<=": "<", ">": ">=", ">=": ">", "===": "!==", "!==": "===", "&&": "||", "||": "&&",
    "+": "-", "-": "+", "*": "/", "/": "*", "%": "*",
}  # fmt: skip
WORDS: dict[str, Callable[[str], str]] = {
    "number": lambda text: str(int(text) + 1) if text.isdigit() else text,
    "true": lambda _: "false",
    "false": lambda _: "true",
    "string": lambda _: '""',
    "expression_statement": lambda _: ";",
    "return_statement": lambda _: ";",
}
MOST_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Mutant:
    """A change of a module: the bytes from ``start`` to ``end`` become ``new``."""

    path: str
    line: int
    start: int
    end: int
    old: str
    new: str


def main(arguments: list[str]) -> int:
    """Try mutants, print the survivors, and return how the tests did: 0 where they caught nine of ten."""
    parser = argparse.ArgumentParser(prog="python3 -m devtools.mutate_web")
    parser.add_argument("modules", nargs="+", help="paths below web/")
    parser.add_argument("--number", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    known = [mutant for module in options.modules for mutant in mutants(module)]
    chance = random.Random(options.seed)  # noqa: S311 - no secret
    chosen = known if options.number in (0, len(known)) else chance.sample(known, min(options.number, len(known)))
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        copy_project(WEB.parent, project)
        if not passes(project):
            print("The tests fail before anything is changed, so they tell nothing of a change.")
            return 1
        caught = 0
        for one in chosen:
            if is_caught(project, one):
                caught += 1
            else:
                print(f"survived: web/{one.path}:{one.line}: {one.old!r} became {one.new!r}", flush=True)
    print(f"{caught} of {len(chosen)} caught, of {len(known)} that there are ({100 * caught // max(1, len(chosen))}%)")
    return 0 if caught >= 0.9 * len(chosen) else 1


def mutants(module: str) -> list[Mutant]:
    """Return every mutant of a module."""
    source = (WEB / module).read_bytes()
    return [
        Mutant(
            module,
            node.start_point.row + 1,
            node.start_byte,
            node.end_byte,
            source[node.start_byte : node.end_byte].decode(),
            new,
        )
        for node, new in changes(JS.parse(source).root_node)
    ]


def changes(node: Node) -> Iterator[tuple[Node, str]]:
    """Yield nodes from a node down, with what each may become; names that are imported stay."""
    if node.type == "import_statement":
        return
    yield from change(node)
    for child in node.children:
        yield from changes(child)


def change(node: Node) -> Iterator[tuple[Node, str]]:
    """Yield what of a node itself may become something else."""
    text = (node.text or b"").decode()
    operator, condition = node.child_by_field_name("operator"), node.child_by_field_name("condition")
    if node.type == "binary_expression" and operator and operator.type in SWAPPED:
        yield operator, SWAPPED[operator.type]
    elif node.type == "unary_expression" and operator and operator.type == "!":
        yield operator, ""
    elif node.type == "ternary_expression" and condition:
        yield condition, f"!({(condition.text or b'').decode()})"
    elif node.type in WORDS and (new := WORDS[node.type](text)) != text:
        yield node, new


def passes(project: Path) -> bool:
    """Tell whether the tests of a copy pass that need no browser, those in JavaScript first; and end."""
    deno = [program(), "test", "--no-check", "--quiet", "--fail-fast"]
    pytest = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "tests/web"]
    own = {"PYTHONPATH": str(project), "PYTHONDONTWRITEBYTECODE": "1"}
    return ends_well(deno, project / "web", environment()) and ends_well(pytest, project, {**os.environ, **own})


def ends_well(command: list[str], folder: Path, variables: Mapping[str, str]) -> bool:
    """Run a program, and tell whether it ended in time and said that all was well."""
    try:
        ended = subprocess.run(
            command, cwd=folder, env=variables, capture_output=True, check=False, timeout=MOST_SECONDS
        )
    except subprocess.TimeoutExpired:
        return False
    return ended.returncode == 0


def is_caught(project: Path, mutant: Mutant) -> bool:
    """Return whether a test fails, or never ends, once a module of a copy is changed; it is as it was then."""
    path = project / "web" / mutant.path
    source = path.read_bytes()
    path.write_bytes(source[: mutant.start] + mutant.new.encode() + source[mutant.end :])
    try:
        return not passes(project)
    finally:
        path.write_bytes(source)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
