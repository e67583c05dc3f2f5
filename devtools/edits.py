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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from course.commands.main import main as run_command
from course.folders import digests
from course.reading.wording import counted
from tests.edits import files_of, new_course, some_edits


@dataclass(frozen=True)
class Compared:
    """What came of random edits: how many there were of each kind, and each file that differed."""

    seed: int
    kinds: Mapping[str, int]
    differing: Sequence[str]

    def told(self) -> str:
        """Return the figures in two lines."""
        kinds = ", ".join(f"{name} {times}" for name, times in sorted(self.kinds.items()))
        edits = f"{sum(self.kinds.values())} edits with seed {self.seed}: {kinds}"
        return f"{edits}\n{counted(len(self.differing), 'file')} differed"


def main(number: int, seed: int) -> int:
    """Make the edits and compare; return the exit code."""
    found = compared(number, seed)
    sys.stdout.write("".join(f"{line}\n" for line in (*found.differing, found.told())))
    return 1 if found.differing else 0


def compared(number: int, seed: int) -> Compared:
    """Make ``number`` edits, each followed by both builds, and return what came of it."""
    made: Counter[str] = Counter()
    differing: list[str] = []
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
            wrong = [path for path in sorted(one.keys() | expected.keys()) if one.get(path) != expected.get(path)]
            differing += [f"after edit {made.total()}, {name}: {path} differs" for path in wrong]
    return Compared(seed, made, differing)


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
