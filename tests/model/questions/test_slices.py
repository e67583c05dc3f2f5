"""A kind of question is a slice: files of one name in each of its places, and its name nowhere else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from course.model.questions import KINDS

PROJECT = Path(__file__).parents[3]
NAMES = tuple(kind.called() for kind in KINDS)
CLASSES = tuple(kind.__name__ for kind in KINDS)
SHARED = ("__init__", "base", "faults", "part")  # modules of the package that are no kind
PLACES = {
    "model": ("course/model/questions", "*.py", SHARED),
    "screen": ("overrides/course/question", "[!_]*.html", ()),
    "paper": ("overrides/paper/question", "*.typ", ()),
    "script": ("web/questions", "[!.]*.js", ("controls", "grading", "typed")),
    "examples": ("tests/examples", "*.yml", ()),
}
# Other formats have kinds of their own, which are turned into ours and back: there each has to be named.
TURNED = (
    "course/model/questions",
    "course/importing",
    "course/exporting",
    "course/packaging",
    "course/formats/question_table.py",
)
ENGINE = [
    path
    for path in sorted((PROJECT / "course").rglob("*.py"))
    if not {one.relative_to(PROJECT).as_posix() for one in (path, path.parent)} & set(TURNED)
]
# How a script asks for a date in words, and for a keyboard of figures.
OTHER_MEANING = re.compile(r"""(?:(?:day|month|year):|"inputmode",) "numeric\"""")
TEMPLATES = [
    path
    for pattern in ("*.html", "*.typ", "*.css")
    for path in sorted((PROJECT / "overrides").rglob(pattern))
    if (path.parent.name != "question" or path.name.startswith("_")) and not path.name.startswith("question-")
]
NOT_OURS = ("questions", "tests", "lms")  # what speaks with an LMS has SCORM's names for its own kinds
SCRIPTS = [path for path in sorted((PROJECT / "web").rglob("*.js")) if path.parent.name not in NOT_OURS]


@pytest.mark.parametrize("place", PLACES)
def test_each_kind_has_a_file_of_its_name_in_each_place_and_nothing_else_is_there(place: str) -> None:
    folder, pattern, shared = PLACES[place]
    found = {path.name.partition(".")[0] for path in (PROJECT / folder).glob(pattern)} - set(shared)
    assert {name.replace("_", "-") for name in found} == set(NAMES)


def test_kinds_are_found_by_themselves_in_the_order_of_their_ranks() -> None:
    ranks = [kind.rank for kind in KINDS]
    assert len(set(NAMES)) == len(set(ranks)) == len(KINDS)
    assert ranks == sorted(ranks)


def _mentions(tree: ast.AST) -> Iterator[str]:
    """Yield each place of a program that knows a kind: a name in a text, a class, an import, a test of its type."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if any(node.value == name or ("-" in name and name in node.value) for name in NAMES):
                yield f"{node.lineno}: {node.value}"
        elif isinstance(node, ast.Name) and node.id in CLASSES:
            yield f"{node.lineno}: {node.id}"
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("course.model.questions."):
            if (node.module or "").rpartition(".")[2] not in SHARED:
                yield f"{node.lineno}: {node.module}"
        elif isinstance(node, ast.Call) and ast.unparse(node).startswith("isinstance(question,"):
            yield f"{node.lineno}: {ast.unparse(node)}"


@pytest.mark.parametrize("path", ENGINE, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_no_module_of_the_engine_knows_a_kind(path: Path) -> None:
    assert list(_mentions(ast.parse(path.read_text(encoding="utf-8")))) == []


def test_the_search_for_kinds_finds_them() -> None:
    found = _mentions(
        ast.parse(
            "from course.model.questions.numeric import Numeric\n"
            "if isinstance(question, Numeric) or question.name == 'true-false':\n"
            "    kind = 'matching'\n"
        )
    )
    assert len(list(found)) == 5


@pytest.mark.parametrize("path", [*TEMPLATES, *SCRIPTS], ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_no_template_style_or_script_outside_the_slices_knows_a_kind(path: Path) -> None:
    text = OTHER_MEANING.sub("", path.read_text(encoding="utf-8"))
    assert [
        name for name in NAMES if re.search(rf"""(?<![\w-])['"]?{name}['"]?(?![\w-])""", text) and "-" in name
    ] == []
    assert [name for name in NAMES if re.search(rf"""['"]{name}['"]""", text)] == []
