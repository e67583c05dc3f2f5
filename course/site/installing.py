"""What lets a phone or a computer put a site among its programs: a manifest, and icons made of the site's favicon.

Input: the catalogue, what a site shows on a browser's tab, and its colours. Output: ``manifest.webmanifest`` and square
PNGs below ``assets/icons/``, the same bytes for the same look.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from course.folders import digests
from course.model import Content
from course.reading.problems import CourseProblems, Position, Problem, shown
from course.reading.telling import tell
from course.site.state import digest_of

MANIFEST = "manifest.webmanifest"
TOUCH = "assets/icons/touch.png"  # which iPhones and iPads ask for by a link of its own
ICONS = {TOUCH: 180, "assets/icons/192.png": 192, "assets/icons/512.png": 512}  # pixels
SHORT = 24  # letters that a device may show below an icon, on two lines
PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp")


@dataclass(frozen=True)
class Installed:
    """How a site is called and looks where a device lists it; ``favicon`` is a file, SVG or a picture."""

    title: str
    short_title: str
    description: str
    language: str
    direction: str
    colour: str
    favicon: Path
    place: str  # of the favicon, below the course

    @property
    def digest(self) -> str:
        """What the icons are made of, as a digest."""
        return digest_of([self.colour, digests.digest(self.favicon)])

    def manifest(self) -> bytes:
        """Return the manifest; addresses in it are relative to its own."""
        said = {
            "name": self.title,
            "short_name": self.short_title,
            "description": self.description,
            "lang": self.language,
            "dir": self.direction,
            "start_url": "index.html",
            "scope": "./",
            "display": "standalone",
            "background_color": "#ffffff",
            "theme_color": self.colour,
            "icons": [
                {"src": name, "sizes": f"{side}x{side}", "type": "image/png"}
                for name, side in ICONS.items()
                if name != TOUCH
            ],
        }
        return json.dumps(said, ensure_ascii=False, indent=1).encode() + b"\n"

    def icon(self, side: int) -> bytes:
        """Return the favicon as a square PNG of so many pixels, on the colour of the site where it does not fill it."""
        import typst  # here, because it is large, and icons stay as they were for as long as the favicon does

        name = json.dumps(f"/{self.favicon.name}")
        source = (
            f'#set page(width: {side}pt, height: {side}pt, margin: 0pt, fill: rgb("{self.colour}"))\n'
            f'#image({name}, width: 100%, height: 100%, fit: "contain")\n'
        )
        try:
            compiler = typst.Compiler(root=str(self.favicon.parent), ignore_system_fonts=True)
            made = compiler.compile(input=source.encode(), format="png", ppi=72.0)
        except typst.TypstError as error:
            place = Position(self.place)
            message = tell(
                "%(favicon)s cannot be made into an icon: %(splitlines)s",
                favicon=shown(self.favicon.name),
                splitlines=str(error).splitlines()[0],
            )
            hint = tell("save it anew as a plain SVG, or as a PNG")
            raise CourseProblems([Problem(place, message, hint)]) from error
        if not isinstance(made, bytes):
            raise TypeError("typst gave more than one page")
        return made

    def add_to(self, site: Path) -> None:
        """Write manifest and icons into a site that stands in a folder."""
        files = {MANIFEST: self.manifest(), **{name: self.icon(side) for name, side in ICONS.items()}}
        for name, content in files.items():
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_bytes(content)


def installed(content: Content, title: str, description: str, favicon: Path, place: str) -> Installed:
    """Return how the site of a course is called and looks on a device."""
    look = content.catalogue.look
    short = look.name if 0 < len(look.name) <= SHORT else title
    return Installed(
        title=title,
        short_title=short,
        description=description,
        language=content.catalogue.language,
        direction=content.words.direction,
        colour=look.light.colour,
        favicon=favicon,
        place=place,
    )
