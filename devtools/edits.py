"""Random edits of a course, each followed by a build that goes on from the last one and by one from nothing.

    python -m devtools.edits [number of edits] [seed]

Prints how many edits of each kind were made, and each file that differed; exits with 1 if any did.
"""

from __future__ import annotations

import contextlib
import io
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tqdm import tqdm

from course.commands.main import main as run_command
from course.folders import digests
from tests.edits import files_of, new_course, some_edits


def main(number: int, seed: int) -> int:
    """Make the edits and compare; return the exit code."""
    made: Counter[str] = Counter()
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="coursewright-edits-") as place:
        root = new_course(Path(place))
        build(root)
        for name, _ in tqdm(some_edits(root, seed, number), total=number, unit="edit", disable=None, leave=False):
            made[name] += 1
            build(root)
            other = root.with_name("anew")
            shutil.rmtree(other, ignore_errors=True)
            shutil.copytree(root, other, ignore=shutil.ignore_patterns("site", ".cache", ".site-build-*"))
            build(other)
            one, expected = files_of(root / "site"), files_of(other / "site")
            for path in sorted(one.keys() | expected.keys()):
                if one.get(path) != expected.get(path):
                    wrong += 1
                    sys.stdout.write(f"after edit {made.total()}, {name}: {path} differs\n")
    kinds = ", ".join(f"{name} {times}" for name, times in sorted(made.items()))
    sys.stdout.write(f"{made.total()} edits with seed {seed}: {kinds}\n{wrong} files differed\n")
    return 1 if wrong else 0


def build(root: Path) -> None:
    """Build as a new process would."""
    digests.forget()
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = run_command(["--root", str(root), "build"])
    if code:
        raise SystemExit(said.getvalue())


if __name__ == "__main__":
    asked = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*[*asked, *[300, 1][len(asked) :]]))
