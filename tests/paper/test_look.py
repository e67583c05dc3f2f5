"""Every sheet has a course's logo at its head, a line in its colour, and its words at the foot, and no page more."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from PIL import Image

from course.paper import (
    Press,
    certificate_form_pdf,
    checklist_pdf,
    course_keys_pdf,
    course_pack_pdf,
    key_pdf,
    worksheet_pdf,
)
from course.paper.checklists import checklist_document, observation_document
from course.reading.problems import CourseProblems
from tests.checks.test_look import CATALOGUE, LINE, LOGO, with_look
from tests.conftest import VALID
from tests.paper.conftest import CHECKLIST, Presses, read, tags_of, text_of
from tests.paper.test_checklists import only

pytestmark = pytest.mark.long

LOOK = 'logo: assets/logo.svg\nname: Desk\ncolour: "#7a1f3d"\nfooter: Acme & Sons *Ltd*, registered in Exampleton'
LINE_IN_COLOUR = b"0.47843137 0.12156863 0.23921569 SCN"
PATH_OF_LOGO = b"0 0 m 9 0 l 9 9 l"
SHEETS: dict[str, Callable[[Press], bytes]] = {
    "checklist": lambda press: checklist_pdf(press, *only(press), "a4"),
    "checklist to fill in": lambda press: checklist_pdf(press, *only(press), "letter", fillable=True),
    "observation": lambda press: press.print(observation_document(press, *only(press), "a4")),
    "worksheet": lambda press: worksheet_pdf(press, press.content.modules[0], "A", "a4"),
    "key": lambda press: key_pdf(press, press.content.modules[0], "A", "a4"),
    "certificate": lambda press: certificate_form_pdf(press, press.content.catalogue.courses[0], "a4"),
    "pack": lambda press: course_pack_pdf(press, press.content.catalogue.courses[0], "a4"),
    "keys": lambda press: course_keys_pdf(press, press.content.catalogue.courses[0], "letter"),
}


def drawn(printed: bytes) -> list[bytes]:
    """Return what draws each page."""
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        return [page.Contents.read_bytes() for page in pdf.pages]


@pytest.mark.parametrize("kind", SHEETS)
def test_every_sheet_has_the_look_and_no_page_more(press: Presses, kind: str) -> None:
    plain, printed = SHEETS[kind](press()), SHEETS[kind](press(with_look(LOOK)))
    pages = drawn(printed)
    assert len(pages) == len(drawn(plain))
    assert LINE_IN_COLOUR in pages[0]
    assert PATH_OF_LOGO in pages[0]
    assert not any(LINE_IN_COLOUR in page or PATH_OF_LOGO in page for page in drawn(plain))
    for page in read(printed).pages:
        assert "Acme & Sons *Ltd*, registered in Exampleton" in page.extract_text()
    name = "Training desk" if kind == "certificate" else "Desk"  # a certificate bears the whole name
    assert text_of(printed).startswith(f"{name} ")
    # The name beside the logo says what it shows.
    assert tags_of(printed).count("Figure") == tags_of(plain).count("Figure")


def test_a_course_without_a_look_is_printed_as_it_was(press: Presses) -> None:
    for page in drawn(SHEETS["pack"](press())):
        assert b" SCN" not in page.replace(b"0 SCN", b"")  # black alone


def test_a_logo_with_words_of_its_own_says_them(press: Presses) -> None:
    printed = SHEETS["checklist"](press(with_look("logo: assets/logo.svg\nlogo_alt: A lifebelt in the harbour")))
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        said = [str(part.Alt) for part in pdf.objects if isinstance(part, pikepdf.Dictionary) and "/Alt" in part]
    assert [words for words in said if not words.startswith("QR code")] == ["A lifebelt in the harbour"]


@pytest.mark.parametrize(("width", "height"), [(900, 30), (30, 900), (40, 40)])
def test_a_logo_of_any_shape_fits_beside_the_name(press: Presses, width: int, height: int) -> None:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#7a1f3d").save(out, "png")
    look = with_look("logo: assets/wide.png", {"modules/assets/wide.png": out.getvalue()})
    printed = SHEETS["worksheet"](press(look))
    (page, *_) = read(printed).pages
    shown: list[tuple[float, float]] = []

    def visit(operator: bytes, operands: list[float], cm: list[float], _tm: list[float]) -> None:
        if operator == b"Do":
            shown.append((abs(cm[0]), abs(cm[3])))

    page.extract_text(visitor_operand_before=visit)
    (size,) = shown
    millimetre = 72 / 25.4
    assert size[0] <= 55.1 * millimetre
    assert size[1] <= 11.1 * millimetre
    assert size[0] / size[1] == pytest.approx(width / height, rel=0.01)


def test_a_long_checklist_with_a_look_is_on_one_page_still(press: Presses) -> None:
    text = VALID[CHECKLIST] + "".join(f"    - id: more-{at}\n      text: Did thing {at}\n" for at in range(22))
    for look in ("name: Desk", LOOK):
        printed = SHEETS["checklist"](press(with_look(look, {CHECKLIST: text})))
        assert len(read(printed).pages) == 1
        assert "Did thing 21" in text_of(printed)


def test_a_change_of_the_look_prints_anew(press: Presses) -> None:
    def key(look: str, logo: str = LOGO) -> str:
        one = press(with_look(look, {"modules/assets/logo.svg": logo}))
        return one.key(checklist_document(one, *only(one), "a4"))

    assert key(LOOK) == key(LOOK)
    others = [
        key(LOOK, LOGO.replace("M0 0", "M1 1")),
        key(LOOK.replace("7a1f3d", "1f5d4a")),
        key(LOOK.replace("Exampleton", "Sampleton")),
        key(LOOK.replace("Desk", "Quay")),
        key(LOOK.replace("logo: assets/logo.svg\n", "")),
    ]
    assert len({key(LOOK), *others}) == 6


def test_a_letter_in_the_line_at_the_foot_that_no_font_has_is_told_there(press: Presses) -> None:
    one = press(with_look("footer: \u6f22 Ltd"))
    with pytest.raises(CourseProblems) as found:
        SHEETS["checklist"](one)
    assert [str(problem) for problem in found.value.problems] == [
        f"modules/catalogue.yml:{LINE}:11: no font in overrides/paper/fonts has the letters `\u6f22`; "
        "put one there that has them, or write them otherwise"
    ]


@pytest.mark.parametrize(("language", "is_first"), [("en", min), ("ar", max)])
def test_the_name_stands_where_reading_begins(press: Presses, language: str, is_first: Callable[..., float]) -> None:
    look = with_look(LOOK)
    catalogue = str(look[CATALOGUE]).replace("language: en", f"language: {language}")
    printed = SHEETS["worksheet"](press({**look, CATALOGUE: catalogue}))
    places: dict[str, float] = {}

    def visit(text: str, cm: list[float], _tm: list[float], _font: object, _size: float) -> None:
        if words := text.strip(" \n\u200f"):
            places.setdefault(words, cm[4])

    read(printed).pages[0].extract_text(visitor_text=visit)
    name, of = places["Desk"], places["FA-101 People: Until Help Comes"]
    assert name == is_first(name, of)
