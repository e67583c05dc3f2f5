"""Pictures that somebody has looked at, small and grey, and how what is made today is compared with them.

Input: a picture and its name. Output: where it differs from the stored one of that name, in ``pictures/``;
``python -m devtools.pictures`` stores new ones.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

PROJECT = Path(__file__).parents[1]
STORED, TO_LOOK_AT = Path(__file__).with_name("pictures"), PROJECT / ".cache/pictures"
DOTS = 50.0  # of a sheet, to an inch: 2 mm are four of them
PAGES = 3  # at most, of one sheet: what comes after them looks like them
GREYS = 16  # of a picture; so few take half the room
_TONE, _DOTS = 40, 4  # by how much of 255 a dot is beyond its neighbours, and how many of those make a difference


def in_few_greys(picture: Image.Image) -> Image.Image:
    """Return a picture as it is when it was stored."""
    return picture.point([round(tone * (GREYS - 1) / 255) * 255 // (GREYS - 1) for tone in range(256)])


def side_by_side(pages: Sequence[Image.Image]) -> Image.Image:
    """Return the pages of one sheet as one picture."""
    whole = Image.new("L", (sum(page.width + 2 for page in pages), max(page.height for page in pages)))
    across = 0
    for page in pages:
        whole.paste(page, (across, 0))
        across += page.width + 2
    return in_few_greys(whole)


def difference(old: Image.Image, new: Image.Image) -> Image.Image | None:
    """Return where two pictures differ, black on white, or None where somebody who looks at both sees the same.

    A dot that has moved to its neighbour is the same, since rasterisers differ in that; one that is far darker or
    lighter than all around it in the other picture is not, and a few of those are a box that has gone.
    """
    if old.size != new.size:
        return Image.new("L", (max(old.width, new.width), max(old.height, new.height)))
    beyond = ImageChops.lighter(_beyond(old, new), _beyond(new, old)).point(lambda tone: 255 * (tone > _TONE))
    return ImageChops.invert(beyond) if beyond.histogram()[255] >= _DOTS else None


def _beyond(one: Image.Image, other: Image.Image) -> Image.Image:
    """Return by how much each dot of one picture is darker or lighter than all around it in the other."""
    darkest, lightest = other.filter(ImageFilter.MinFilter(3)), other.filter(ImageFilter.MaxFilter(3))
    return ImageChops.lighter(ImageChops.subtract(darkest, one), ImageChops.subtract(one, lightest))


def grey(picture: bytes) -> Image.Image:
    """Return a picture without its colours."""
    with Image.open(io.BytesIO(picture)) as opened:
        return opened.convert("RGB").convert("L")


def stored(name: str) -> Image.Image | None:
    """Return the picture that is stored under a name, if there is one."""
    path = STORED / f"{name}.png"
    return grey(path.read_bytes()) if path.is_file() else None


def store(name: str, picture: Image.Image) -> None:
    """Store a picture under its name, in as few bytes as it takes."""
    tones = picture.point([tone * (GREYS - 1) // 255 for tone in range(256)]).convert("P")
    tones.putpalette([channel for tone in range(GREYS) for channel in [tone * 255 // (GREYS - 1)] * 3])
    STORED.mkdir(exist_ok=True)
    tones.save(STORED / f"{name}.png", optimize=True, bits=4)


def put_to_look_at(name: str, picture: Image.Image, differs: Image.Image) -> None:
    """Write the stored picture of a name, the new one, and where they differ, below each other into one file."""
    shown = [one for one in (stored(name), picture, differs) if one]
    whole = Image.new("L", (max(one.width for one in shown), sum(one.height + 4 for one in shown)), 127)
    down = 0
    for one in shown:
        whole.paste(one, (0, down))
        down += one.height + 4
    TO_LOOK_AT.mkdir(parents=True, exist_ok=True)
    whole.save(TO_LOOK_AT / f"{name}.png")


def faults_of(name: str, picture: Image.Image) -> str:
    """Return that something is not as its picture is, and what to do, or "" where it is; writes what to look at."""
    before = stored(name)
    differs = difference(before, picture) if before else Image.new("L", picture.size)
    if differs is None:
        return ""
    put_to_look_at(name, picture, differs)
    return (
        f"{name} is not as its stored picture shows it. Look at {TO_LOOK_AT.relative_to(PROJECT).as_posix()}/{name}.png"
        ": before, now, and where they differ. Where it is as it should be, store it:"
        f" python -m devtools.pictures {name}"
    )
