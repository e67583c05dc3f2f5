"""English words that stand in the code and fill a place of a message, which then nobody translates.

A place is followed to what fills it: a text, a table of texts, what a function returns, what is handed to one, and the
word that joins a list. What is told, or stands in backticks as a thing that an author writes, is left alone.
"""

from __future__ import annotations

import ast
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.test_style import BLOCKS

TELLING = ("tell", "tell_many")
TOLD = {
    "tell",
    "tell_many",
    "tell_plain",
    "tell_word",
    "tell_all",
    "tell_any",
    "tell_row",
    "counted",
    "shown",
    "program",
    "named_in_messages",
}
WRITTEN = re.compile(r"`[^`]*`|%\(\w+\)s|<[^>]*>|\S*[/_.:=-]\w\S*")  # by authors, or a place
# Of folders, of commands, of formats and of languages: the same whoever reads them.
NAMES = {
    *("modules", "quizzes", "pages", "site", "print", "graphs", "locale", "serve", "mkdocs", "coursewright", "theme"),
    *("gift", "aiken", "moodle", "qti", "tables", "lia", "mdbook", "packages", "python", "text", "trainer", "en"),
}
WORD = re.compile(r"\b[a-z]{2,}\b")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One module: its name, and what stands in it."""

    name: str
    tree: ast.Module

    @cached_property
    def top(self) -> dict[str, ast.AST]:
        """Functions and tables, by their names."""
        found: dict[str, ast.AST] = {}
        for node in _statements(self.tree):
            if isinstance(node, Function):
                found.setdefault(node.name, node)
        for node in self.tree.body:
            for name, value in _assigned(node):
                found[name] = value
        return found

    @cached_property
    def imported(self) -> dict[str, tuple[str, str]]:
        """What comes from other modules: where from, and as what."""
        found = {}
        for node in _statements(self.tree):
            if isinstance(node, ast.ImportFrom):
                for one in node.names:
                    found[one.asname or one.name] = (node.module or "", one.name)
        return found


class Code:
    """All modules, by their names."""

    def __init__(self, texts: dict[str, str]) -> None:
        """Read the modules, of which these are the texts."""
        self.modules = {name: Module(name, ast.parse(text)) for name, text in texts.items()}
        self._seen: set[int] = set()  # of what fills one place
        self._calls: dict[str, list[tuple[Module, Function | None, ast.Call]]] = {}
        for module in self.modules.values():
            for within, call in _calls(module.tree):
                self._calls.setdefault(_called(call), []).append((module, within, call))

    @classmethod
    def below(cls, folder: Path) -> Code:
        """Return the modules of a package."""
        names = {
            ".".join(path.relative_to(folder.parent).with_suffix("").parts): path
            for path in sorted(folder.rglob("*.py"))
        }
        return cls({name: path.read_text("utf-8") for name, path in names.items()})

    def untold(self) -> Iterator[tuple[str, str]]:
        """Yield where a place of a message is filled with English, and the English."""
        for module, within, call in (told for name in TELLING for told in self._calls.get(name, [])):
            said = " ".join(
                one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)
            )
            for keyword in call.keywords:
                if f"%({keyword.arg})s" in "".join(re.findall("`[^`]*`", said)):
                    continue
                self._seen.clear()
                for text in dict.fromkeys(self._english(keyword.value, module, within)):
                    yield f"{module.name}:{call.lineno} {keyword.arg}", text

    def _english(self, node: ast.AST | None, module: Module, within: Function | None) -> Iterator[str]:
        if node is None or id(node) in self._seen:
            return
        self._seen.add(id(node))
        match node:
            case ast.Constant(value=str(text)) if _is_english(text):
                yield text
            case ast.JoinedStr(values=parts):
                yield from self._of_format(parts, module, within)
            case ast.Name(id=name):
                yield from self._of_name(name, module, within)
            case ast.Call():
                yield from self._of_call(node, module, within)
        for part in _parts(node):
            yield from self._english(part, module, within)

    def _of_format(self, parts: list[ast.expr], module: Module, within: Function | None) -> Iterator[str]:
        whole = ""
        for part in parts:
            if isinstance(part, ast.FormattedValue):
                if whole.count("`") % 2 == 0:  # else an author writes it
                    yield from self._english(part.value, module, within)
                whole += "{0}"
            else:
                whole += ast.literal_eval(part)
        if _is_english(whole.replace("{0}", "0")):
            yield whole

    def _of_name(self, name: str, module: Module, within: Function | None) -> Iterator[str]:
        if within is not None:
            values = [value for node in ast.walk(within) for known, value in _assigned(node) if known == name]
            for value in values:
                yield from self._english(value, module, within)
            arguments = [one.arg for one in (*within.args.posonlyargs, *within.args.args)]
            if name in arguments or name in [one.arg for one in within.args.kwonlyargs]:
                yield from self._handed(within, name, arguments)
                return
            if values:
                return
        found, there = self._found(name, module)
        if found is not None and not isinstance(found, Function):
            yield from self._english(found, there, None)

    def _handed(self, function: Function, name: str, arguments: list[str]) -> Iterator[str]:
        """Yield the English that callers hand over as an argument."""
        places = [one for one in arguments if one not in ("self", "cls")]
        for module, within, call in self._calls.get(function.name, []):
            if self._is(call, function, module):
                values = [keyword.value for keyword in call.keywords if keyword.arg == name]
                if name in places and places.index(name) < len(call.args):
                    values.append(call.args[places.index(name)])
                for value in values:
                    yield from self._english(value, module, within)

    def _is(self, call: ast.Call, function: Function, module: Module) -> bool:
        if isinstance(call.func, ast.Name):
            found, _ = self._found(call.func.id, module)
            return found is function
        return module.top.get(function.name) is function

    def _of_call(self, call: ast.Call, module: Module, within: Function | None) -> Iterator[str]:
        name = _called(call)
        match call.func:
            case ast.Attribute(value=ast.Constant(value=str(text)), attr="join"):
                if _is_english(text):
                    yield text
                for part in call.args:
                    yield from self._english(part, module, within)
            case ast.Attribute(value=table, attr="get"):
                yield from self._english(table, module, within)
                for part in call.args[1:]:
                    yield from self._english(part, module, within)
            case ast.Name(id="tell_all" | "tell_any" | "tell_row" | "str" | "tellable" | "tuple" | "sorted" | "list"):
                for part in call.args:
                    yield from self._english(part, module, within)
            case ast.Name() if name not in TOLD:
                found, there = self._found(name, module)
                yield from self._returned(found, there)
            case ast.Attribute(value=ast.Name(id="self")) if name not in TOLD:
                yield from self._returned(module.top.get(name), module)

    def _returned(self, found: ast.AST | None, there: Module) -> Iterator[str]:
        if isinstance(found, Function):
            for node in ast.walk(found):
                if isinstance(node, ast.Return | ast.Yield):
                    yield from self._english(node.value, there, found)

    def _found(self, name: str, module: Module) -> tuple[ast.AST | None, Module]:
        """Return what a name stands for at the top of a module, and where that is."""
        if name in module.top:
            return module.top[name], module
        path, known = module.imported.get(name, ("", ""))
        there = self.modules.get(path) or self.modules.get(f"{path}.__init__")
        return (there.top.get(known), there) if there else (None, module)


def _parts(node: ast.AST) -> list[ast.expr]:
    """Return what is in a value, each of which may be what fills the place."""
    match node:
        case (
            ast.Subscript(value=part) | ast.NamedExpr(value=part) | ast.GeneratorExp(elt=part) | ast.ListComp(elt=part)
        ):
            return [part]
        case ast.IfExp(body=one, orelse=other) | ast.BinOp(left=one, right=other):
            return [one, other]
        case ast.Dict(values=parts) | ast.BoolOp(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
            return parts
    return []


def _is_english(text: str) -> bool:
    return any(word not in NAMES for word in WORD.findall(WRITTEN.sub("", text)))


def _statements(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield the statements of a module, those that stand in fewest others first."""
    ahead: deque[ast.AST] = deque([tree])
    while ahead:
        node = ahead.popleft()
        below = [child for name in BLOCKS for child in getattr(node, name, ())]
        yield from below
        ahead.extend(below)


def _calls(tree: ast.Module) -> Iterator[tuple[Function | None, ast.Call]]:
    """Yield each call with the function that it stands in, in the order in which they stand."""
    ahead: list[tuple[Function | None, ast.AST]] = [(None, tree)]
    while ahead:
        within, node = ahead.pop()
        if isinstance(node, ast.Call):
            yield within, node
        inside = node if isinstance(node, Function) else within
        ahead.extend(reversed([(inside, child) for child in ast.iter_child_nodes(node)]))


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _assigned(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case (
            ast.Assign(targets=[ast.Name(id=name)], value=value) | ast.NamedExpr(target=ast.Name(id=name), value=value)
        ):
            yield name, value
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
            yield name, value
        case ast.AugAssign(target=ast.Name(id=name), value=value):
            yield name, value
