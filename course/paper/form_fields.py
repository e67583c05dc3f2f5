"""Boxes and lines of a printed page become fields to fill in on screen.

Input: a PDF in which each box or line is a link to ``field:KIND/NAME/LABEL``, and a font. Output:
 the same page with a form field in each link's place. The link already stands where the field
belongs, in its size, in the reading order and in the tags, so all of that stays as it was.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from course.paper.form_font import embedded_font
from course.paper.saving import saved

PREFIX = "field:"
_FONT = Name("/CourseForm")
_PRINTED = 4  # annotation flag: on paper too
_SEVERAL_LINES = 1 << 12  # field flag


def _be_filled_in(annotation: Object, kind: str, pdf: Pdf, form: Dictionary) -> None:
    """Make a field of a form to sign, or to write into: on one line, or for a note on several."""
    if kind == "sign":
        annotation.FT = Name.Sig
        annotation.AP = Dictionary(N=_empty(pdf, annotation.Rect, b""))
        return
    annotation.FT = Name.Tx
    annotation.DA = form.DA
    annotation.AP = Dictionary(N=_empty(pdf, annotation.Rect, b"/Tx BMC\nEMC\n", form.DR))
    if kind == "note":
        annotation.Ff = _SEVERAL_LINES


def with_fields(printed: bytes, font: Path, letters: int) -> bytes:
    """Return ``printed`` with a form field for each link to ``field:``; what is typed has ``letters`` points."""
    with Pdf.open(io.BytesIO(printed)) as pdf:
        form = Dictionary(
            Fields=Array(), DR=Dictionary(Font=Dictionary()), DA=pikepdf.String(f"{_FONT} {letters} Tf 0 g")
        )
        form.DR.Font[_FONT] = pdf.make_indirect(embedded_font(pdf, font))
        ticks = _tick_looks(pdf)
        elements = dict(_elements(pdf))
        names: set[str] = set()
        for page in pdf.pages:
            page.obj.Tabs = Name.S  # fields follow each other as the page is read
            for annotation in page.obj.get(Name.Annots, Array()):
                address = bytes(annotation.get("/A", Dictionary()).get("/URI", pikepdf.String(""))).decode()
                if not address.startswith(PREFIX):
                    continue
                kind, name, label = address.removeprefix(PREFIX).split("/", 2)
                names.add(name := _not_in(names, name))
                turn_into_field(annotation, name, label)
                if kind == "tick":
                    annotation.FT = Name.Btn
                    annotation.V = annotation.AS = Name.Off
                    annotation.AP = Dictionary(N=ticks)
                else:
                    _be_filled_in(annotation, kind, pdf, form)
                annotation.P = page.obj
                elements[int(annotation.StructParent)].S = Name.Form
                form.Fields.append(annotation)
        pdf.Root.AcroForm = pdf.make_indirect(form)
        return saved(pdf)


def turn_into_field(annotation: Object, name: str, label: str) -> None:
    """Turn one link into a field, of a kind that is not said yet."""
    for key in ("/A", "/Border", "/Contents"):
        if key in annotation:
            del annotation[key]
    annotation.Subtype = Name.Widget
    annotation.F = _PRINTED
    annotation.T = pikepdf.String(name)
    annotation.TU = pikepdf.String(label)


def _not_in(names: set[str], name: str) -> str:
    """Return a name that no other field has: a standard may stand in two items."""
    numbered = (f"{name}-{number}" for number in itertools.count(2))
    return name if name not in names else next(other for other in numbered if other not in names)


def _elements(pdf: Pdf) -> Iterator[tuple[int, Object]]:
    """Yield the structure element of each annotation, by the number that the annotation gives."""
    waiting = [pdf.Root.StructTreeRoot.ParentTree]
    for node in waiting:
        waiting.extend(node.get("/Kids", Array()))
        numbers = node.get("/Nums", Array())
        for at in range(0, len(numbers), 2):
            yield int(numbers[at]), numbers[at + 1]


def _tick_looks(pdf: Pdf) -> Object:
    """Return how a box looks when it is ticked and when not; the page itself draws its outline."""
    side = Decimal("12.75")
    mark = b"q 1.8 w 1 J 1 j 2.6 6.6 m 5.3 3.2 l 10.3 9.8 l S Q"
    return Dictionary(Yes=_drawing(pdf, side, side, mark), Off=_drawing(pdf, side, side, b""))


def _empty(pdf: Pdf, place: Object, code: bytes, resources: Object | None = None) -> Object:
    """Return how a line looks before anybody wrote on it; what is typed replaces it, in the form's font."""
    left, low, right, high = (Decimal(str(edge)) for edge in place)
    return _drawing(pdf, right - left, high - low, code, resources)


def _drawing(pdf: Pdf, width: Decimal, height: Decimal, code: bytes, resources: Object | None = None) -> Object:
    """Return a drawing for a field; a viewer stretches it to the field's size."""
    return pdf.make_indirect(
        pikepdf.Stream(
            pdf,
            code,
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, width, height]),
            Resources=Dictionary() if resources is None else resources,
        )
    )
