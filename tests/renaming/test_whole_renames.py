"""What a new name of each thing of two courses changes, line by line.

GOLDEN=write pytest tests/renaming/test_whole_renames.py writes the files anew; read their diff before you keep it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from course.checks.former_names import present_names
from course.checks.load import load_as_written
from course.renaming.edits import CannotEdit
from course.renaming.names import KINDS, WrongName, find, said
from course.renaming.plan import described
from course.renaming.renames import planned
from tests.commands.course_to_rename import WHOLE as NAMED_EVERYWHERE
from tests.golden import kept

WHOLE, DENSE = Path(__file__).with_name("whole"), Path(__file__).parents[1] / "dense"
MORE = """
See [the same](lesson.md?from=a#look), [this](#look), [that](../calling/checklist-every%2Dshift.md), [it](./more.md).
"""


QUOTED = [
    ("modules/ladders/index.md", "code: WK-101", 'code: "WK-101"'),
    ("modules/ladders/lesson.md", "title: Set it up", "title: Set it\n  up"),
    ("modules/review/lesson.md", "title: Judge", "title: 'Judge'"),
    ("modules/catalogue.yml", "{id: up, code: CERT-WK", "{id: \"up\", code: 'CERT-WK'"),
    ("modules/calling/checklists.yml", "{id: find,", "{id: 'find',"),
    ("quizzes/ladders.yml", "- id: angle", '- id: "angle"'),
]


def renamed(root: Path) -> Iterator[str]:
    """Yield what a new name of each thing changes."""
    course = load_as_written(root)
    for kind, models in KINDS.items():
        for name in (names for model in models for names in present_names(course.content)[model]):
            old, new = said(kind, name), "ZZ-901" if kind == "code" else "renamed"
            yield f"== {kind} {old} {new}\n"
            try:
                plan = planned(root, course, find(course.content, kind, old, new))
                yield from (f"{line}\n" for line in (*described(root, plan), *plan.warnings))
            except (WrongName, CannotEdit) as wrong:
                yield f"{wrong}\n"


def test_a_name_is_changed_wherever_it_stands(course_files: Callable[[Mapping[str, str | bytes | None]], Path]) -> None:
    text = "".join(renamed(course_files(NAMED_EVERYWHERE)))
    assert text == kept(WHOLE / "named-everywhere.txt", text)


def test_a_name_that_had_others_before_keeps_them(tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(DENSE, root)
    with (root / "modules/calling/lesson.md").open("a") as lesson:
        lesson.write(MORE)
    for path, old, new in QUOTED:
        written = (root / path).read_text()
        assert written.count(old) == 1
        (root / path).write_text(written.replace(old, new))
    text = "".join(renamed(root))
    assert text == kept(WHOLE / "dense.txt", text)
