"""Pictures of every kind of sheet, small and grey.

Input: the course in ``pictured/``, whose texts nothing else uses, so that its sheets change with what prints alone.
Output: of each sheet one picture, its pages side by side.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PIL import Image

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
from tests.stored_pictures import DOTS, PAGES, grey, side_by_side

COURSE = Path(__file__).with_name("pictured")
ADDRESS = "https://training.acme.com/harbour/"
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
    return side_by_side([grey(page) for page in press.pictures(document, dots=DOTS)[:PAGES]])
