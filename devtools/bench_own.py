"""What the commands cost on the course that is shipped: to start, to check, to build, and to print.

Input: the project's folder, of whose course a copy is measured. Output: seconds of the processor, of new processes.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from course.folders.theme import OVERRIDES, theme_folder
from devtools.bench_figures import Figure
from devtools.bench_measure import run

COURSE = ("modules", "quizzes", "mkdocs.yml")
TITLE = "The shipped course"
STARTS = 5  # so often what takes a moment is run
TRAINERS = ("--edition", "trainer")


def measure(root: Path, rounds: int) -> list[Figure]:
    """Run each command on a copy of the course, ``rounds`` times what takes long."""
    with tempfile.TemporaryDirectory(prefix="bench-own-") as place:
        return list(_figures(_copied(root, Path(place)), rounds))


def _copied(root: Path, folder: Path) -> Path:
    for name in COURSE:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copyfile(source, folder / name)
    # Of a copy, every template would be the site's own, and be compiled in each build that has nothing to go on from.
    (folder / OVERRIDES).symlink_to(theme_folder(), target_is_directory=True)
    return folder


def _figures(root: Path, rounds: int) -> Iterator[Figure]:
    yield Figure("`--help`", _median(root, STARTS, "--help"), "s", 0.15)
    yield Figure("`check`, nothing kept", _median(root, rounds, "check", anew=True), "s", 0.8)
    yield Figure("`check` again", _median(root, STARTS, "check"), "s", 0.8)
    yield Figure("build, nothing kept, start-up included", _median(root, rounds, anew=True), "s", 1.3)
    yield Figure("trainer's edition with its PDFs, nothing kept", _median(root, 1, *TRAINERS, anew=True), "s")
    yield Figure("trainer's edition, nothing changed", _median(root, STARTS, *TRAINERS), "s", 2)
    _edit_checklist(root)
    yield Figure("trainer's edition, one checklist edited", _median(root, 1, *TRAINERS), "s")
    yield Figure("`print`, what the trainer's edition has", _median(root, 1, "print"), "s", 2)
    yield Figure("`print`, nothing changed", _median(root, rounds, "print"), "s", 2)


def _median(root: Path, times: int, *words: str, anew: bool = False) -> float:
    """Return the median over some runs; ``anew`` takes away before each what the last one kept."""
    found = []
    for _ in range(times):
        for name in (".cache", "site", "site-trainer", "print") if anew else ():
            shutil.rmtree(root / name, ignore_errors=True)
        program = [sys.executable, "-P", "-m", "course.commands.main", "--root", root]
        found.append(run([*program, *words], root).processor)
    return statistics.median(found)


def _edit_checklist(root: Path) -> None:
    """Change the purpose of the first checklist that there is."""
    path = min(root.glob("modules/*/checklists.yml"))
    path.write_text(path.read_text("utf-8").replace("  purpose: ", "  purpose: Today, ", 1), "utf-8", newline="\n")
