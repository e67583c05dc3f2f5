"""Finds out what the tests would not notice: changes random lines of ``course/`` one at a time, and runs them.

Input: ``--lines 60``, ``--seed 1`` and, for a part alone, the paths of modules. Output: each change with the test that
caught it, the share that was, and every survivor; exit code 1 where less than 90 % were caught. Your files stay as they
are: the changes are made in a copy. A change is tried on the tests near its module first, then on those of its wing,
then on the quick run. ``--covered .coverage``, which ``test --quick --coverage --cov-context=test`` leaves, chooses
among the lines that a test ran, and tries those tests first and not all of the quick run: seconds for most lines,
where else it is minutes.

Left out is what no test can notice, since it does the same or is not for the program: what is for a type checker
(annotations, the type of a ``cast``, names in ``TypeVar`` and ``__all__``), docstrings and decorators, what says that
something cannot be (``assert``, ``raise AssertionError``, ``zip(..., strict=True)``), and ``return None`` in place of
another value that counts as false.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from coverage import CoverageData

from course.commands.console import DONE, PROBLEMS, complain, say
from devtools.test import MOST_WORKERS, QUICK_ENVIRONMENT, QUICK_MARKERS

LEAST = 0.9
SECONDS = 600  # after which a change counts as caught: its tests hang
NOTHING_RAN = 5  # pytest's exit code where no test was selected
SWAPPED: dict[type[ast.AST], str] = {
    ast.Eq: "!=", ast.NotEq: "==", ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
    ast.Add: "-", ast.Sub: "+", ast.Mult: "//", ast.FloorDiv: "*", ast.Div: "*", ast.Mod: "*",
    ast.And: "or", ast.Or: "and",
}  # fmt: skip
NAMED_FOR_TYPES = ("cast", "TypeVar", "NewType", "ParamSpec")


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a module: what stands from ``start`` to ``end``, in bytes, and what is put there."""

    path: str
    line: int
    start: int
    end: int
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {' '.join(self.old.split())[:70]} -> {self.new[:70]}"


def main(arguments: Sequence[str]) -> int:
    """Try the changes and tell how many were caught."""
    options = parsed(arguments)
    root = Path.cwd()
    names = options.modules or [path.relative_to(root).as_posix() for path in sorted((root / "course").rglob("*.py"))]
    changes = [change for name in names for change in changes_of(root, name)]
    if options.covered:
        chosen, unseen = choose_covered(changes, options.lines, options.seed, options.covered)
        say(f"{unseen} of {unseen + len(chosen)} lines that were drawn are run by no test of these, and are left out.")
    else:
        chosen = [(change, []) for change in choose(changes, options.lines, options.seed)]
    survivors = []
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copy = Path(folder) / "project"
        copy_project(root, copy)
        sound: set[str] = set()
        for number, (change, ran) in enumerate(chosen, 1):
            caught = try_out(copy, change, ran)
            say(f"{number:3} {change}\n    {caught or 'SURVIVED'}")
            if not caught:
                survivors.append(change)
            elif "::" in caught and not passes_unchanged(copy, caught, sound):
                complain(f"{caught} fails without a change too, so it tells nothing of one.")
                return PROBLEMS
    share = 1 - len(survivors) / max(len(chosen), 1)
    say(f"\n{len(chosen) - len(survivors)} of {len(chosen)} changes caught, {share:.0%} (at least {LEAST:.0%})")
    for change in survivors:
        say(f"survived: {change}")
    return DONE if share >= LEAST else PROBLEMS


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options."""
    parser = argparse.ArgumentParser(prog="python -m devtools.mutate", description=__doc__)
    parser.add_argument("--lines", type=int, default=60, help="how many lines to change")
    parser.add_argument("--seed", type=int, default=1, help="which lines: the same seed chooses the same")
    parser.add_argument("--covered", type=Path, metavar="FILE", help="which tests ran which line, as coverage kept it")
    parser.add_argument("modules", nargs="*", help="paths of modules; all of course/ without any")
    return parser.parse_args(arguments)


def choose(changes: Sequence[Change], lines: int, seed: int) -> list[Change]:
    """Return one change for each of so many lines, at random."""
    by_line = defaultdict(list)
    for change in changes:
        by_line[change.path, change.line].append(change)
    chance = random.Random(seed)  # noqa: S311 (a choice that can be repeated)
    return [chance.choice(by_line[place]) for place in chance.sample(sorted(by_line), min(lines, len(by_line)))]


def choose_covered(
    changes: Sequence[Change], lines: int, seed: int, covered: Path
) -> tuple[list[tuple[Change, list[str]]], int]:
    """Return one change for each of so many lines that tests ran, with these; and how many drawn ones none did."""
    chosen: list[tuple[Change, list[str]]] = []
    unseen = 0
    for change in choose(changes, len(changes), seed):
        if len(chosen) == lines:
            break
        if ran := tests_that_ran(covered, change):
            chosen.append((change, ran))
        else:
            unseen += 1
    return chosen, unseen


def copy_project(root: Path, copy: Path) -> None:
    """Copy what git knows, or would know with the next commit."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=root, capture_output=True, check=True).stdout.decode()
    for name in filter(None, listed.split("\0")):
        if (root / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, copy / name)


def changes_of(root: Path, name: str) -> list[Change]:
    """Return every change of a module that is tried."""
    source = (root / name).read_bytes()
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def place(node: ast.expr | ast.stmt) -> tuple[int, int]:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return starts[node.lineno - 1] + node.col_offset, starts[node.end_lineno - 1] + node.end_col_offset

    found = []
    for node in worth_changing(ast.parse(source)):
        start, end = place(node)
        old = source[start:end].decode()
        found += [Change(name, node.lineno, start, end, old, new) for new in changed(node)]
    return found


def worth_changing(tree: ast.Module) -> Iterator[ast.expr | ast.stmt]:
    """Yield the nodes that do something: no annotation, decorator or docstring, and nothing that cannot be."""
    left_out: set[ast.AST] = set()
    for node in ast.walk(tree):
        parts = [*getattr(node, "decorator_list", []), *_for_readers(node), *_that_cannot_be(node)]
        left_out.update(inner for part in parts if isinstance(part, ast.AST) for inner in ast.walk(part))
    for node in ast.walk(tree):
        if isinstance(node, ast.expr | ast.stmt) and node not in left_out:
            yield node


def _for_readers(node: ast.AST) -> Iterator[ast.AST | None]:
    """Yield what of a node is for people or a type checker alone."""
    yield getattr(node, "annotation", None)
    yield getattr(node, "returns", None)
    match node:
        case ast.Expr(value=ast.Constant()) | ast.If(test=ast.Name(id="TYPE_CHECKING")):
            yield node
        case ast.Call() if ast.unparse(node.func).rpartition(".")[2] in NAMED_FOR_TYPES:
            yield from node.args[:1]
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            yield node.value
        case ast.JoinedStr():  # before Python 3.12 its parts have no places of their own
            yield from node.values


def _that_cannot_be(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what of a node says that something cannot be: no test can have it happen."""
    match node:
        case ast.Assert() | ast.Raise(exc=ast.Call(func=ast.Name(id="AssertionError"))):
            yield node
        case ast.Call(func=ast.Name(id="zip")):
            yield from (one.value for one in node.keywords if one.arg == "strict" and ast.unparse(one.value) == "True")


def changed(node: ast.AST) -> Iterator[str]:
    """Yield what can stand in place of a node: swapped operators, other constants, turned conditions, nothing."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        yield _joined(node.left, SWAPPED.get(type(node.ops[0])), node.comparators[0])
    elif isinstance(node, ast.BinOp):
        yield _joined(node.left, SWAPPED.get(type(node.op)), node.right)
    elif isinstance(node, ast.BoolOp):
        yield f"({f' {SWAPPED[type(node.op)]} '.join(f'({ast.unparse(value)})' for value in node.values)})"
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield f"({ast.unparse(node.operand)})"
    elif isinstance(node, ast.IfExp):
        yield f"({ast.unparse(node.orelse)} if {ast.unparse(node.test)} else {ast.unparse(node.body)})"
    elif isinstance(node, ast.Constant):
        yield from _other(node.value)
    elif isinstance(node, ast.Expr | ast.AugAssign | ast.Raise | ast.Continue | ast.Break):
        yield "pass"
    elif isinstance(node, ast.Return) and node.value:
        yield from _returned(node.value)


def _joined(left: ast.expr, operator: str | None, right: ast.expr) -> str:
    return f"({ast.unparse(left)} {operator} {ast.unparse(right)})" if operator else "None"


def _returned(value: ast.expr) -> Iterator[str]:
    if not isinstance(value, ast.Constant) or value.value:
        yield "return None"
    elif value.value == "":
        yield "return 'X'"


def _other(value: object) -> Iterator[str]:
    if isinstance(value, bool):
        yield str(not value)
    elif isinstance(value, int | float):
        yield repr(value + 1)
    elif isinstance(value, str) and value:
        yield repr(f"{value}X")


def tests_that_ran(covered: Path, change: Change) -> list[str]:
    """Return which tests ran a line, without those in a browser; none where it ran on import alone."""
    kept = CoverageData(str(covered))
    kept.read()
    [measured] = [name for name in kept.measured_files() if name.endswith(f"/{change.path}")] or [""]
    contexts = kept.contexts_by_lineno(measured).get(change.line, [])
    return sorted({name.rpartition("|")[0] for name in contexts if name and not name.startswith("tests/browser/")})


def try_out(copy: Path, change: Change, ran: Sequence[str] = ()) -> str:
    """Make a change in the copy, run the tests, and return which one caught it; nothing where none did.

    The tests that ``ran`` the line are all of the quick run that can notice it, so they take its place, and go first.
    """
    path = copy / change.path
    before = path.read_bytes()
    path.write_bytes(before[: change.start] + change.new.encode() + before[change.end :])
    try:
        near, wing = near_tests(copy, change.path), tests_of_wing(copy, change.path)
        ran = sorted(ran, key=lambda test: not test.startswith((*near, *wing)))
        for tests in (ran, near, wing):
            if tests and (failed := first_failed(copy, tests, markers="not browser")):
                return failed
        return "" if ran else first_failed(copy, [])
    finally:
        path.write_bytes(before)


def passes_unchanged(copy: Path, test: str, sound: set[str]) -> bool:
    """Tell whether a test passes in the copy as it is, with whatever it is tried on; ``sound`` are those that did."""
    function = test.partition("[")[0]
    if function not in sound and not first_failed(copy, [function], markers="not browser"):
        sound.add(function)
    return function in sound


def near_tests(root: Path, name: str) -> list[str]:
    """Return the test files near a module: the one of its name first, then those that import it."""
    module = name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    own = f"test_{Path(name).stem}.py"
    found = []
    for path in sorted((root / "tests").rglob("test_*.py")):
        if "browser" not in path.parts and (path.name == own or module in imports_of(path)):
            found.append(path.relative_to(root).as_posix())
    return sorted(found, key=lambda test: not test.endswith(f"/{own}"))


def tests_of_wing(root: Path, name: str) -> list[str]:
    """Return the folder of tests that has the name of a module's wing, if there is one."""
    folder = f"tests/{name.split('/')[1]}"
    return [folder] if (root / folder).is_dir() else []


def imports_of(path: Path) -> set[str]:
    """Return the modules that a file of tests imports, and those from which it imports a name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def first_failed(copy: Path, tests: Sequence[str], markers: str = QUICK_MARKERS) -> str:
    """Return which of these tests fails first, or nothing; without any all of the quick run is tried, among workers."""
    spread = [] if tests else ["-n", str(min(os.cpu_count() or 1, MOST_WORKERS)), "--dist", "loadfile"]
    listed = copy / "tests-to-run.txt"  # thousands of names are too long for a command
    listed.write_text("\n".join(tests), encoding="utf-8")
    options = ["-x", "-q", "-p", "no:cacheprovider", "-m", markers, *spread]
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "pytest", *options, f"@{listed}"],
            cwd=copy,
            # Tests start programs in folders of their own: these import the copy too, and not what is installed.
            env={**os.environ, **QUICK_ENVIRONMENT, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(copy)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "tests that hang"
    if ended.returncode in (0, NOTHING_RAN):
        return ""
    said = ended.stdout.decode(errors="replace")
    named = re.search(r"^(?:FAILED|ERROR) ([^\s\[]+(?:\[.*?\](?= - |$))?)", said, re.MULTILINE)
    return named[1] if named else f"pytest, which ended with {ended.returncode}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
