"""Pictures of every kind of sheet, small and grey, and how two of them are compared.

Input: the course in ``pictured/``, whose texts nothing else uses, so that its sheets change with what prints alone.
Output: of each sheet one picture, its pages side by side. Those that somebody has looked at stand in ``pictures/``;
``python -m devtools.pictures`` stores new ones.
"""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

from course.checks.load import load_course
from course.paper import Paper, Press
from course.paper.badges import badge_document
from course.paper.certificates import certificate_document
from course.paper.checklists import checklist_document, observation_document
from course.paper.learners import learners_of
from course.paper.lists import attendance_document, class_grid_document, sign_off_document
from course.paper.packs import pack_document
from course.paper.press import Document
from course.paper.two_sided import Bundle, trainer_document
from course.paper.worksheets import key_document, one_page_key_document, worksheet_document
from course.records.people import Person
from tests import pseudo

PROJECT = Path(__file__).parents[2]
COURSE, STORED = Path(__file__).with_name("pictured"), Path(__file__).with_name("pictures")
TO_LOOK_AT = PROJECT / ".cache/pictures"
ADDRESS = "https://training.acme.com/harbour/"
DOTS = 50.0  # to an inch: 2 mm are four of them
GREYS = 16  # of a picture; so few take half the room
PAGES = 3  # at most, of one sheet: what comes after them looks like them
_TONE, _DOTS = 40, 4  # by how much of 255 a dot is beyond its neighbours, and how many of those make a difference
PEOPLE = [
    Person(number="00117", name="Ada Lovelace", site="Harbour", line=2),
    Person(number="00118", name="Łukasz Żółć", site="Depot", line=3),
    Person(number="00119", name="Maria Magdalena Wolkenstein-Oberhausen zu Hohenlohe-Schillingsfürst", line=4),
]
LEARNERS = learners_of(PEOPLE, "people.csv", ("A", "B"))

Made = Callable[[Press, Paper], Document]


def press_in(root: Path, language: str) -> Press:
    """Return the press of the course in a language, written below ``root``."""
    shutil.copytree(COURSE, root)
    catalogue = root / "modules/catalogue.yml"
    text = re.sub(r"(?m)^language: .*$", f"language: {language}", catalogue.read_text("utf-8"))
    catalogue.write_text(text, "utf-8")
    if language in (pseudo.LEFT_TO_RIGHT, pseudo.RIGHT_TO_LEFT):
        (root / "locale").mkdir()
        (root / "locale" / f"{language}.po").write_text(pseudo.word_file(language), "utf-8")
    return Press(load_course(root, rules=False), root, address=ADDRESS)


@dataclass(frozen=True)
class Sheet:
    """A sheet whose picture is stored, under its name."""

    kind: str
    paper: Paper = "a4"
    language: str = "en"

    @property
    def name(self) -> str:
        """What its file is called."""
        return "-".join([self.kind.replace(" ", "-"), self.paper, *([self.language] if self.language != "en" else [])])

    def document(self, press: Press) -> Document:
        """Return what it is made of, by the press of its language."""
        return KINDS[self.kind](press, self.paper)


def _list(identifier: str, press: Press, paper: Paper, *, fillable: bool = False) -> Document:
    found = ((module, one) for module in press.content.modules for one in module.checklists if one.id == identifier)
    return checklist_document(press, *next(found), paper, fillable=fillable)


def _observation(press: Press, paper: Paper) -> Document:
    module = press.content.modules[0]
    return observation_document(press, module, module.checklists[0], paper, fillable=True)


def _with_names(press: Press, paper: Paper) -> Document:
    return replace(_list("after-a-call", press, paper), copies=[LEARNERS[2].known])


def _cover(press: Press, paper: Paper) -> Document:
    """Return what stands before the sheets of a pack, which are kinds of their own."""
    whole = pack_document(press, press.content.catalogue.courses[0], paper, ("A",))
    return replace(whole, parts=[part for part in whole.parts if part["kind"] == "module"])


def _for_trainer(kind: str, press: Press, paper: Paper) -> Document:
    (course,) = press.content.catalogue.courses
    bundle = Bundle(press=press, modules=press.content.modules, course=course)
    whole = trainer_document(bundle, ("A",), paper)
    return replace(whole, cover=None, parts=[next(part for part in whole.parts if part["kind"] == kind)])


KINDS: dict[str, Made] = {
    "badge": lambda press, paper: badge_document(press, press.content.catalogue.courses[0], "CERT-FA"),
    "checklist": partial(_list, "after-a-call"),
    "checklist with a name": _with_names,
    "checklist to fill in": partial(_list, "after-a-call", fillable=True),
    "long checklist": partial(_list, "twenty-things"),
    "list of shifts": partial(_list, "every-shift"),
    "list of days to fill in": partial(_list, "every-day", fillable=True),
    "observation to fill in": _observation,
    "worksheet": lambda press, paper: worksheet_document(press, press.content.modules[0], "A", paper),
    "key": lambda press, paper: key_document(press, press.content.modules[0], "B", paper),
    "one-page key": lambda press, paper: one_page_key_document(press, press.content.modules[0], "A", paper),
    "certificate": lambda press, paper: certificate_document(press, press.content.catalogue.courses[0], paper),
    "cover": _cover,
    "attendance": lambda press, paper: attendance_document(press, press.content.catalogue.courses[0], LEARNERS, paper),
    "sign-off": lambda press, paper: sign_off_document(press, press.content.catalogue.courses[0], LEARNERS, paper),
    "class grid": lambda press, paper: class_grid_document(
        press, press.content.modules[0], LEARNERS, ("A", "B"), paper
    ),
    "empty class grid": partial(_for_trainer, "class-grid"),
    "run sheet": partial(_for_trainer, "run-sheet"),
    "flow sheet": partial(_for_trainer, "flow-sheet"),
    "ways": partial(_for_trainer, "ways"),
}
IN_LARGE = [kind for kind in KINDS if kind not in ("badge", "cover", "checklist with a name", "empty class grid")]


_SOME = "checklist to fill in", "list of shifts", "worksheet", "certificate", "class grid", "run sheet"
_SMALL: tuple[Paper, ...] = ("letter", "a5", "a6", "a6-large")
SHEETS = (
    *(Sheet(kind) for kind in KINDS),
    *(Sheet(kind, "a4-large") for kind in IN_LARGE),
    *(Sheet("checklist to fill in", paper) for paper in _SMALL),
    *(Sheet(kind, "half-letter") for kind in ("worksheet", "one-page key", "class grid")),
    *(Sheet(kind, "a4", language) for kind in _SOME for language in ("ar", pseudo.LEFT_TO_RIGHT)),
    *(Sheet(kind, "a5-large", pseudo.RIGHT_TO_LEFT) for kind in ("checklist", "worksheet")),
)


def picture_of(press: Press, document: Document) -> Image.Image:
    """Return the pages of a document side by side, grey."""
    found = press.pictures(document, dots=DOTS)[:PAGES]
    pages = [grey(page) for page in found]
    whole = Image.new("L", (sum(page.width + 2 for page in pages), max(page.height for page in pages)))
    across = 0
    for page in pages:
        whole.paste(page, (across, 0))
        across += page.width + 2
    return whole.point([round(tone * (GREYS - 1) / 255) * 255 // (GREYS - 1) for tone in range(256)])


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
    """Return the stored picture of a sheet, if there is one."""
    path = STORED / f"{name}.png"
    return grey(path.read_bytes()) if path.is_file() else None


def store(name: str, picture: Image.Image) -> None:
    """Store the picture of a sheet, in as few bytes as it takes."""
    tones = picture.point([tone * (GREYS - 1) // 255 for tone in range(256)]).convert("P")
    tones.putpalette([channel for tone in range(GREYS) for channel in [tone * 255 // (GREYS - 1)] * 3])
    STORED.mkdir(exist_ok=True)
    tones.save(STORED / f"{name}.png", optimize=True, bits=4)


def put_to_look_at(name: str, picture: Image.Image, differs: Image.Image) -> None:
    """Write the stored picture of a sheet, the new one, and where they differ, below each other into one file."""
    shown = [one for one in (stored(name), picture, differs) if one]
    whole = Image.new("L", (max(one.width for one in shown), sum(one.height + 4 for one in shown)), 127)
    down = 0
    for one in shown:
        whole.paste(one, (0, down))
        down += one.height + 4
    TO_LOOK_AT.mkdir(parents=True, exist_ok=True)
    whole.save(TO_LOOK_AT / f"{name}.png")


def faults_of(name: str, picture: Image.Image) -> str:
    """Return that a sheet is not as its picture is, and what to do, or "" where it is; writes what to look at."""
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
