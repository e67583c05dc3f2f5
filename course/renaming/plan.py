"""What a new name changes: edits of files, and files and folders that move; first on a copy, then for good.

Input: a project, and a plan. Output: the project with the plan carried out, all of it or nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from course.checks import trial
from course.checks.load import Written
from course.folders import journal
from course.reading.telling import tell
from course.renaming.edits import Document, Edit


@dataclass(frozen=True)
class Plan:
    """Edits by the files as they are called before, and what moves: paths below the project, from and to."""

    edits: tuple[Edit, ...]
    moves: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = field(default=())

    def texts(self, root: Path) -> dict[str, bytes]:
        """Return every file that changes, as it becomes; raises ``CannotEdit``."""
        by_file = groupby(sorted(self.edits), key=lambda edit: edit.path)
        return {path: Document(root, path).changed(edits) for path, edits in by_file}

    def moved(self, path: str) -> str:
        """Return where a file is afterwards."""
        for old, new in self.moves:
            if path == old or path.startswith(f"{old}/"):
                return new + path[len(old) :]
        return path


def tried(root: Path, plan: Plan) -> Written:
    """Return the course as it would be; raises ``CourseProblems`` where it would not be sound, and ``CannotEdit``."""
    return trial.tried(root, lambda copy: carry_out(copy, plan))


def with_marks(plan: Plan, before: Written, after: Written) -> Plan:
    """Return a plan that also marks translations anew which say of what they were made: no name makes one stale."""
    files = {file.path: file for course in after.translations for file in course.translated}
    edits = set(plan.edits)
    for old in (file for course in before.translations for file in course.translated if file.exists):
        new = files[plan.moved(old.path)]
        fresh = {said.place for part, said in old.made_from.items() if part not in old.stale}
        for part in new.stale:
            said = new.made_from[part]
            if said.place in fresh:
                edits.add(Edit(old.path, *said.place, said.text, new.original_of(part)))
    return replace(plan, edits=tuple(sorted(edits)))


def carry_out(root: Path, plan: Plan) -> None:
    """Write the plan: every file and every move, or after an error none; raises ``OSError`` and ``CannotEdit``."""
    journal.change(root, plan.texts(root), plan.moves)


def described(root: Path, plan: Plan) -> Iterable[str]:
    """Yield a line for each change: where, what stands there, and what will."""
    for path, edits in groupby(sorted(plan.edits), key=lambda edit: edit.path):
        document = Document(root, path)
        for number, of_line in groupby(edits, key=lambda edit: edit.line):
            one_line = Document(root, path)
            one_line.lines, one_line.ends, one_line.mark = [document.line(number)], [], b""
            changed = one_line.changed(Edit(path, 1, edit.column, edit.old, edit.new) for edit in of_line)
            old, new = document.line(number), changed.decode().splitlines()
            if old not in new:
                yield f"{path}:{number}: - {old}"
            yield from (f"{path}:{number}: + {line}" for line in new if line != old)
    for before, after in plan.moves:
        yield tell("%(before)s becomes %(after)s", before=before, after=after)
