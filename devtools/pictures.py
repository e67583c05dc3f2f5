"""Stores the pictures that sheets and slides are compared with: ``python -m devtools.pictures``, for some by name.

Input: names of sheets and slides whose pictures somebody has looked at; without one, all. Output: a picture of each
that is not as its stored one, in ``tests/pictures/``; what belongs to nothing is taken away.
"""

from __future__ import annotations

import functools
import sys
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from course.commands.console import DONE, say
from devtools import browser_setup
from devtools.usage import parser
from tests import stored_pictures
from tests.browser import slide_pictures
from tests.paper import sheet_pictures


def main(arguments: list[str]) -> int:
    """Store the pictures that have changed, say which, and return the exit code."""
    known = [*(sheet.name for sheet in sheet_pictures.SHEETS), *slide_pictures.NAMES]
    takes = parser("pictures", "Store the pictures that sheets and slides are compared with, after you looked at them.")
    takes.prog = "python -m devtools.pictures"
    takes.add_argument(
        "names", nargs="*", metavar="NAME", choices=[[], *known], help="of a sheet or a slide, such as worksheet-a4"
    )
    names = takes.parse_args(arguments).names or known
    stored = []
    with tempfile.TemporaryDirectory() as folder:
        for name, picture in (*_of_sheets(Path(folder), names), *_of_slides(Path(folder), names)):
            if stored_pictures.faults_of(name, picture):
                stored_pictures.store(name, picture)
                stored.append(name)
    for path in stored_pictures.STORED.glob("*.png"):
        if path.stem not in known:
            path.unlink()
            stored.append(f"{path.stem} (gone)")
    say(f"Stored anew: {', '.join(stored) or 'nothing'}.")
    return DONE


def _of_sheets(folder: Path, names: Collection[str]) -> Iterator[tuple[str, Image.Image]]:
    press_in = functools.cache(lambda language: sheet_pictures.press_in(folder / language, language))
    for sheet in sheet_pictures.SHEETS:
        if sheet.name in names:
            press = press_in(sheet.language)
            yield sheet.name, sheet_pictures.picture_of(press, sheet.document(press))


def _of_slides(folder: Path, names: Collection[str]) -> Iterator[tuple[str, Image.Image]]:
    """Yield those of slides; a browser is started for nothing else."""
    if set(names).isdisjoint(slide_pictures.NAMES):
        return
    slides = slide_pictures.slides_in(folder / "slides")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_setup.browser(quiet=True), args=["--no-sandbox"])
        yield from (one for one in slide_pictures.pictures_of(browser, slides) if one[0] in names)
        browser.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
