"""How an organisation's courses look: ``look`` in the catalogue. Every key of it may be left out.

Pages, certificates and sheets have the same look from it; what its colours become is in ``course.model.colours``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from course.model import colours
from course.model.colours import Tones
from course.model.terms import nowhere
from course.reading.data import Mapping
from course.reading.values import Pattern

PICTURES = (".svg", ".png")  # what browsers and the press both show
_PATH = r"(?=.{1,200}\Z)(?:[^/\\.\s:-][^/\\:]*/)*[^/\\.\s:-][^/\\:]*\.(?:svg|png)"
PicturePath = Annotated[str, Pattern(_PATH, "the path of an SVG or PNG below modules/, such as assets/logo.svg")]
Colour = Annotated[str, Pattern(colours.COLOUR, 'a colour in quotes, such as "#1f5d4a"', colours.normal)]


@dataclass(frozen=True, kw_only=True)
class Look:
    """Logo, name, colours, favicon and a line at the foot: the same on pages, certificates and sheets."""

    label: ClassVar[str] = "the look"
    means: ClassVar[dict[str, str]] = {
        "logo": "A picture, SVG or PNG, at the head of pages and sheets, such as assets/logo.svg",
        "logo_alt": "What the logo says beside the name, for whoever cannot see it, such as A lifebelt",
        "name": "The organisation's name where it has to be short, such as Harbour Works",
        "colour": "The colour of links, buttons, edges and lines, in quotes, such as #1f5d4a",
        "background": "The colour behind navigation, notes and questions, in quotes, such as #f3f6ee",
        "favicon": "A picture, SVG or PNG, that a browser shows on its tab, such as assets/icon.svg",
        "footer": "A line at the foot of every page and sheet, such as Harbour Works Ltd",
    }
    logo: PicturePath | None = None
    logo_alt: str = ""  # what a logo says beside the name, for whoever cannot see it
    name: str = ""  # the organisation's short name
    colour: Colour | None = None
    background: Colour | None = None
    favicon: PicturePath | None = None
    footer: str = ""
    at: Mapping = field(default_factory=nowhere, compare=False, repr=False)

    @property
    def files(self) -> tuple[str, ...]:
        """The pictures, as paths below ``modules/``."""
        return tuple(path for path in (self.logo, self.favicon) if path)

    @property
    def light(self) -> Tones:
        """What the colours are in the light palette."""
        return colours.light_tones(*self._colours)

    @property
    def dark(self) -> Tones:
        """What the colours are in the dark palette."""
        return colours.dark_tones(*self._colours)

    @property
    def _colours(self) -> tuple[str, str]:
        return self.colour or colours.DEFAULT_COLOUR, self.background or colours.DEFAULT_BACKGROUND
