"""Stores the pictures that sheets are compared with: ``python -m devtools.pictures``, for some with their names.

Input: names of sheets whose pictures somebody has looked at; without one, all. Output: a picture of each that is not as
its stored one, in ``tests/paper/pictures/``; what belongs to no sheet is taken away.
"""

from __future__ import annotations

import functools
import sys
import tempfile
from pathlib import Path

from course.commands.console import DONE, say
from devtools.usage import parser
from tests.paper import sheet_pictures


def main(arguments: list[str]) -> int:
    """Store the pictures that have changed, say which, and return the exit code."""
    known = {sheet.name: sheet for sheet in sheet_pictures.SHEETS}
    takes = parser("pictures", "Store the pictures that sheets are compared with, after you have looked at them.")
    takes.prog = "python -m devtools.pictures"
    takes.add_argument(
        "names", nargs="*", metavar="NAME", choices=[[], *known], help="of a sheet, such as worksheet-a4"
    )
    names = takes.parse_args(arguments).names or list(known)
    stored = []
    with tempfile.TemporaryDirectory() as folder:
        press_in = functools.cache(lambda language: sheet_pictures.press_in(Path(folder) / language, language))
        for name in names:
            press = press_in(known[name].language)
            picture = sheet_pictures.picture_of(press, known[name].document(press))
            if sheet_pictures.faults_of(name, picture):
                sheet_pictures.store(name, picture)
                stored.append(name)
    for path in sheet_pictures.STORED.glob("*.png"):
        if path.stem not in known:
            path.unlink()
            stored.append(f"{path.stem} (gone)")
    say(f"Stored anew: {', '.join(stored) or 'nothing'}.")
    return DONE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
