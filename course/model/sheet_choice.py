"""How an organisation's sheets are printed: ``sheets`` in the catalogue. Every key of it may be left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from course.model.terms import AtLeastOne, nowhere
from course.reading.data import Mapping

PaperName = Literal["a4", "letter", "a5", "half-letter", "a6"]
Size = Literal["normal", "large"]
Side = Literal["left", "right"]


@dataclass(frozen=True, kw_only=True)
class SheetChoice:
    """Papers, sizes of letters and places of boxes of what is printed, where nobody asks for others."""

    label: ClassVar[str] = "how sheets are printed"
    means: ClassVar[dict[str, str]] = {
        "boxes": "On which side of a text the box to tick stands; where reading begins, if nothing is said",
        "papers": "The papers that sheets are printed on; `a6` is a card for a pocket, for checklists alone",
        "sizes": "How large letters are: `normal` is 11 points or more, `large` is 18 or more",
    }
    boxes: Side | None = None
    papers: Annotated[tuple[PaperName, ...], AtLeastOne] = ("a4", "letter")
    sizes: Annotated[tuple[Size, ...], AtLeastOne] = ("normal",)
    at: Mapping = field(default_factory=nowhere, compare=False, repr=False)
