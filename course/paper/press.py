"""The press: what turns data and templates into PDF, the same bytes for the same input.

Input: the model, the templates and fonts in the theme's ``paper/``, and data for one document.
Output: a PDF that is tagged for accessibility (PDF/UA-1), or an author's ``Problem``. Authors'
texts reach the templates as data alone; the only code is that of the templates.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path, PurePath
from typing import Any, Literal

import pikepdf
import typst

from course.folders import digests, theme
from course.locale.reading import said_by
from course.model import Content
from course.model.links import Links
from course.model.sheet_choice import Side
from course.paper.papers import Paper, is_full_page, name_of, size_of
from course.paper.press_folder import PressFolder
from course.paper.qr import qr_png
from course.paper.rich_text import PaperTexts
from course.paper.saving import saved
from course.reading.again import read_again
from course.reading.data import Mapping, Node
from course.reading.data import Sequence as List
from course.reading.files import relative
from course.reading.problems import CourseProblems, Position, Problem, shown
from course.reading.telling import tell

Data = dict[str, object]

_PAPER = "paper"  # of the theme
# What has the letters of a language that the theme's own fonts have not: a family, and the package that holds it.
_FONTS = dict.fromkeys(("ar", "fa", "ur"), ("Almarai", "fontpkg_almarai"))
_NO_LETTER = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_PLACE = re.compile(r"^\s*┌─ (.+):(\d+):(\d+)$", re.MULTILINE)
_PICTURE = re.compile(r'"/(modules/(?:[^"\\]|\\.)+)"')  # in data
_TOO_LONG = re.compile(r'panicked with: "?too-long"?, (\d+), (\d+)')


class TooLong(Exception):
    """What must fit on one page does not: ``more`` of its ``of`` items stand beyond the end."""

    def __init__(self, more: int, of: int) -> None:
        self.more, self.of = more, of
        super().__init__(f"{more} of {of} items are too many for one page")


@dataclass(frozen=True, kw_only=True)
class Document:
    """What one PDF is made of: its texts as the templates take them, and the sets of keys that they come from."""

    title: str
    parts: Sequence[Data]
    paper: Paper
    date: datetime.date | None  # that the PDF bears, if its texts have one
    at: Sequence[Mapping]
    cover: Data | None = None
    foot: str = ""  # at the foot of each page, where the title would be too long
    pages: int | None = None  # how many there are, where that is known before
    leaves: Literal["", "own pages", "one count"] = ""  # whether each part begins on one, and counts its own pages
    copies: Sequence[Data] = ()  # for whom there is a copy of the parts each: what is known of them
    names: Sequence[tuple[str, Position]] = ()  # of people, with their places in the list that has them


class Press:
    """Prints documents of one course.

    ``address`` is where its site stands, or "" where nobody said; ``boxes`` the side of boxes to tick, or None where
    the catalogue says it.
    """

    def __init__(
        self, content: Content, root: Path, *, address: str = "", links: Links | None = None, boxes: Side | None = None
    ) -> None:
        self.content = content
        self.root = root
        self.address = f"{address.rstrip('/')}/" if address else ""
        self.links = links or Links()
        self.words = content.words
        self.boxes = boxes or content.catalogue.sheets.boxes
        self._standards = {standard.id: standard for standard in content.catalogue.standards}
        self._texts: dict[str, PaperTexts] = {}  # to make the parser behind one takes longer than most texts

    @property
    def form_font(self) -> Path:
        """The font of what people type into a form."""
        return self._files["form/font.ttf"]

    def texts(self, folder: str) -> PaperTexts:
        """Return what sets the texts of one module's files."""
        if folder not in self._texts:
            self._texts[folder] = PaperTexts(folder, self._standards, self.full_address, self._picture)
        return self._texts[folder]

    def page(self, src: str) -> Data:
        """Return where a page of the site is found: its address, and a code to scan where there is one."""
        address = self.full_address(src)
        return {
            "address": re.sub(r"^https?://", "", address) or self.links.url(src),
            "qr": qr_png(address) if address else (),
        }

    def full_address(self, src: str) -> str:
        """Return the whole address of a page, or "" where the site's own is not known."""
        path, mark, part = src.partition("#")
        return f"{self.address}{self.links.url(path)}{mark}{part}" if self.address else ""

    def _picture(self, path: str) -> str:
        return f"/modules/{path}" if (self.root / "modules" / path).is_file() and not path.startswith("../") else ""

    @cached_property
    def _files(self) -> dict[str, Path]:
        return theme.merged(self.root, _PAPER)

    @cached_property
    def _templates(self) -> dict[str, Path]:
        """What the templates can name: each other, and pictures that a site puts beside them."""
        return {name: path for name, path in self._files.items() if not name.startswith(("fonts", "form/"))}

    @cached_property
    def folder(self) -> PressFolder:
        """What typst reads."""
        return PressFolder(self.root, self._templates)

    @cached_property
    def _compiler(self) -> typst.Compiler:
        # The system's fonts differ from machine to machine, and the bytes would with them.
        fonts = [str(folder / _PAPER / "fonts") for folder in theme.folders(self.root)]
        fonts += [str(folder) for _, folder in self._more_fonts]
        return typst.Compiler(root=str(self.folder.path), font_paths=fonts, ignore_system_fonts=True)

    def print(self, document: Document) -> bytes:
        """Return a document as PDF.

        Raises ``CourseProblems`` for what cannot be printed, ``TooLong`` where a page is too small.
        """
        with pikepdf.open(io.BytesIO(self.before_saving(document))) as pdf:
            return saved(pdf)

    def before_saving(self, document: Document) -> bytes:
        """Return a document as PDF for whoever adds something to it and then has it ``saved``; raises as ``print``."""
        printed = self._compiled(document, format="pdf", pdf_standards=["ua-1"])
        if not isinstance(printed, bytes):
            raise TypeError("typst gave no PDF")
        return printed

    def picture(self, document: Document) -> bytes:
        """Return the first page of a document as a picture (PNG, 96 dots to an inch); raises as ``print``."""
        return self.pictures(document)[0]

    def pictures(self, document: Document, *, dots: float = 96.0) -> list[bytes]:
        """Return each page of a document as a picture (PNG, so many ``dots`` to an inch); raises as ``print``."""
        return _pages(self._compiled(document, format="png", ppi=dots))

    def drawing(self, document: Document) -> bytes:
        """Return the first page of a document as a drawing (SVG, in which letters are lines); raises as ``print``."""
        return _pages(self._compiled(document, format="svg"))[0]

    def _compiled(self, document: Document, **how: Any) -> Any:
        """Return what typst makes of a document: bytes, or where it makes pictures of several pages, a list of them."""
        given = self._given(document)
        # Files, not inputs of the system: where those change, typst forgets what it made of texts that are the same.
        self.folder.give(given, _pictures_in(given))
        if self._has_inputs:
            how["sys_inputs"] = given
        try:
            return self._compiler.compile(input=self.folder.main, **how)
        except typst.TypstError as error:
            nodes = [*document.at, *(node for node in (self.content.catalogue.look.at,) if node.entries)]
            at = [read_again(node) for node in nodes]
            message = self.folder.unnamed(error.message)
            raise explained(error, message, at, self._place_in_template, document.names) from error

    def key(self, document: Document) -> str:
        """Return a digest of all that makes a PDF of a document, but for our code and the programs that print."""
        files = (self.root / name for name in self.pictures_in(document))
        pictures = [digests.digest(path) for path in files if path.is_file()]
        content = [self.texts_in(document), self._digest_of_files, *pictures]
        return hashlib.sha256("\n".join(content).encode()).hexdigest()

    def texts_in(self, document: Document) -> str:
        """Return all that the templates are given for a document: the same for the same sheet, but for its pictures."""
        return "\n".join(self._given(document).values())

    def pictures_in(self, document: Document) -> list[str]:
        """Return the paths of the pictures in a document, below the project."""
        return _pictures_in(self._given(document))

    def _given(self, document: Document) -> dict[str, str]:
        """Return what the templates are given, as JSON, each under its name."""
        return {
            "data": self._data(document),
            "format": self._format(document.paper),
            "words": self._said,
            "look": self._look,
        }

    @cached_property
    def _has_inputs(self) -> bool:
        """Whether a template reads inputs of the system: a site's own, from before there were files."""
        templates = (path for name, path in self._templates.items() if name.endswith(".typ"))
        return any(b"sys.inputs" in path.read_bytes() for path in templates)

    def _data(self, document: Document) -> str:
        """Return the document itself, and what its course is."""
        catalogue = self.content.catalogue
        date = document.date
        data = {
            "title": document.title,
            "foot": document.foot or document.title,
            "pages": document.pages,
            "author": catalogue.offered_by,
            "language": catalogue.language,
            "direction": self.words.direction,
            "fonts": [family for family, _ in self._more_fonts],
            "date": [date.year, date.month, date.day] if date else None,
            "cover": document.cover,
            "parts": list(document.parts),
            "copies": list(document.copies),
            "leaves": document.leaves or ("own pages" if document.copies else ""),
        }
        return json.dumps(data, ensure_ascii=False)

    def _format(self, paper: Paper) -> str:
        """Return, as JSON, what the size of everything on a sheet follows from, and the side of its boxes."""
        found = {
            "paper": name_of(paper),
            "size": size_of(paper),
            "goes_on": not is_full_page(paper),
            "boxes": self.boxes,
            "direction": self.words.direction,
        }
        return json.dumps(found)

    @cached_property
    def _look(self) -> str:
        """What the sheets have of the course's look, as JSON: texts, each of which may be empty."""
        catalogue = self.content.catalogue
        look = catalogue.look
        found = {
            "logo": self._picture(look.logo) if look.logo else "",
            "alt": catalogue.logo_alt,
            "colour": look.colour or "",
            "footer": look.footer,
        }
        return json.dumps(found, ensure_ascii=False)

    @cached_property
    def _digest_of_files(self) -> str:
        """A digest of the templates and fonts: all of them, since a font of the theme prints beside one of a site."""
        folders = [folder / _PAPER for folder in theme.folders(self.root)]
        found = [(name, digests.digest(folder / name)) for folder in folders for name in theme.names_below(folder)]
        return hashlib.sha256(json.dumps(found).encode()).hexdigest()

    @cached_property
    def _more_fonts(self) -> list[tuple[str, Path]]:
        """Fonts, from packages, of the language's letters: each family and the folder of its files."""
        family, package = _FONTS.get(self.words.language.partition("-")[0].lower(), ("", ""))
        found = find_spec(package) if package else None
        if found is None or not found.submodule_search_locations:
            return []
        return [(family, Path(next(iter(found.submodule_search_locations))) / "files")]

    @cached_property
    def _said(self) -> str:
        """What the templates say, as JSON: messages by their English."""
        said = {message: self.words.translated(message) for message in said_by("paper")}
        return json.dumps(said if self.words.messages else {}, ensure_ascii=False)

    def _place_in_template(self, said: str) -> Position | None:
        """Return the place that typst names first, in a template."""
        for path, line, column in _PLACE.findall(said):
            named = PurePath(path).as_posix()
            names = [name for name in self._templates if f"/{named}".endswith(f"/{name}")]
            if names:
                template = self._templates[max(names, key=len)]
                ours = template.is_relative_to(self.root)
                return Position(relative(self.root, template) if ours else str(template), int(line), int(column))
        return None


def _pictures_in(given: dict[str, str]) -> list[str]:
    """Return the paths of the pictures in what the templates are given, below the project."""
    found = (name for text in given.values() for name in _PICTURE.findall(text))
    return sorted({str(json.loads(f'"{name}"')) for name in found})


def _pages(made: bytes | list[bytes]) -> list[bytes]:
    return [made] if isinstance(made, bytes) else made


def explained(
    error: typst.TypstError,
    message: str,
    at: Sequence[Mapping],
    place_in_template: Callable[[str], Position | None],
    names: Sequence[tuple[str, Position]] = (),
) -> Exception:
    """Return what a template or a text did wrong, in an author's words; ``message`` is what typst says."""
    said = f"{message}\n{error.diagnostic}"
    if too_long := _TOO_LONG.search(said):
        return TooLong(int(too_long[1]), int(too_long[2]))
    if missing := _NO_LETTER.search(message):
        named = [place for text, place in names if missing[1] in text]
        place = next((found for node in at for found in places_of(missing[1], node)), (*named, at[0].at())[0])
        told = tell("no font in overrides/paper/fonts has the letters %(missing)s", missing=shown(missing[1]))
        return CourseProblems([Problem(place, told, tell("put one there that has them, or write them otherwise"))])
    picture = re.search(r"/(modules/[^\s\"`]+\.(?:svg|png|jpe?g|gif|webp))", said)
    if picture:
        reason = " ".join(message.split())
        return CourseProblems(
            [Problem(Position(picture[1]), tell("the picture cannot be printed: %(reason)s", reason=reason))]
        )
    if position := place_in_template(said):
        return CourseProblems(
            [Problem(position, tell("typst says: %(message)s", message=message), "; ".join(error.hints))]
        )
    return error


def places_of(letters: str, node: Node, path: str = "") -> Iterator[Position]:
    """Yield the place of each text of a file that holds ``letters``."""
    if isinstance(node, Mapping):
        for part in node.entries.values():
            yield from places_of(letters, part, node.path)
    elif isinstance(node, List):
        for part in node.items:
            yield from places_of(letters, part, path)
    elif letters in node.text:
        yield Position(path, *node.place)
