"""Whether the schemas in a course's folder are those of this Coursewright: an editor would tell of other formats.

Input: the project's folder. Output: a warning where they differ, or one is missing; nothing where there are none.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from course.folders.places import SCHEMAS
from course.reading.problems import Position, Problem
from course.reading.program import program
from course.reading.telling import tell


def look(root: Path) -> Iterator[Problem]:
    """Yield one warning for the first schema that is not as this program writes it."""
    if not (root / SCHEMAS).is_dir():
        return
    from course.formats.editors import schema_files  # here, because most courses have none, and it describes every key

    for path, text in schema_files().items():
        if _read(root / path) != text.encode():
            says = tell("editors check by this schema, and it is not the one of this version of Coursewright")
            yield Problem(
                Position(path),
                says,
                tell("run `%(program)s schemas`, which writes all of them anew", program=program()),
            )
            return


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes().replace(b"\r\n", b"\n")
    except OSError:
        return None
