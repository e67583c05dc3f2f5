"""Covers, and the faces of people, as readers will load them: none so large that a list of them is slow.

Input: a checked course and the project's folder. Output: problems at the picture's place. Whether a picture is there,
and only draws, is asked of every picture (``links``, ``published``).
"""

from __future__ import annotations

import math
import posixpath
from collections.abc import Iterator
from pathlib import Path

from course.model import Catalogue, Content
from course.model.questions.part import Picture
from course.reading.problems import Problems, shown
from course.reading.telling import tell

MOST_BYTES = 100_000  # home shows every cover, and a scenario a face in each of its moments


def pictures_of_catalogue(catalogue: Catalogue) -> Iterator[Picture]:
    """Yield the pictures that the catalogue names: covers, portraits, and signs of qualities."""
    covers = (catalogue.cover, *(course.cover for course in catalogue.courses))
    yield from (cover.shown for cover in covers if cover)
    yield from (portrait.shown for person in catalogue.people for portrait in person.portraits)
    scored = catalogue.scenario_qualities
    for one in scored.qualities if scored else ():
        if one.sign:
            yield Picture(src=one.sign, alt=one.title, at=one.at, key="sign")


def check_sizes(root: Path, content: Content, problems: Problems) -> None:
    """Report covers and portraits that are too large to be shown many at a time."""
    covers = ((module.slug, module.offering.cover) for module in content.modules)
    shown_here = [("", one) for one in pictures_of_catalogue(content.catalogue)]
    shown_here += [(slug, cover.shown) for slug, cover in covers if cover]
    for folder, one in shown_here:
        path = root / "modules" / posixpath.normpath(posixpath.join(folder, one.src))
        if path.is_file() and (size := path.stat().st_size) > MOST_BYTES:
            found = tell(
                "%(src)s has %(ceil)s kB, and %(most_bytes)s kB is the limit",
                src=shown(one.src),
                ceil=math.ceil(size / 1000),
                most_bytes=MOST_BYTES // 1000,
            )
            problems.add(
                one.at.at(one.key), tell("%(found)s: pages show several", found=found), tell("save it smaller")
            )
