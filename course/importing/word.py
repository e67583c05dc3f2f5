"""Word files (DOCX): paragraphs, lists, tables and pictures, in their order.

Input: the bytes of a file. Output: blocks of HTML. Each has a number, counted from 1 without empty paragraphs, which
stands for the line that a Word file has not.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from mimetypes import guess_extension
from xml.parsers.expat import ExpatError

from bs4.element import NavigableString, Tag

from course.importing.items import CannotRead
from course.importing.packages import BROKEN, check_archive
from course.importing.texts import soup_of
from course.reading.telling import tell, tellable

_MOST_BLOCKS = 20_000
_STYLES = "p[style-name='Title'] => h1.title:fresh\np[style-name='Subtitle'] => p:fresh"
_IGNORED = re.compile(r"An unrecognised element was ignored: (?:\{[^}]*\})?(.*)")
_STYLE = re.compile(r"Unrecognised (?:paragraph|run|table) style: (.*) \(Style ID: (.*)\)")
LOOKS = tellable("the looks of the style")  # of which no words are lost
_FORMULAS = ("oMath", "oMathPara", "math:oMath", "math:oMathPara")


@dataclass
class Document:
    """What stands in a Word file: its blocks, its pictures by the names that the blocks give them, and what is lost."""

    blocks: list[Tag]
    pictures: dict[str, bytes] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)


def opened(data: bytes, path: str) -> Document:
    """Return the blocks of a Word file. Raises ``CannotRead``."""
    import mammoth

    check_archive(data, path)
    pictures: dict[str, bytes] = {}

    def keep(image: mammoth.documents.Image) -> dict[str, str]:
        with image.open() as file:
            content = file.read()
        name = f"word/picture-{len(pictures) + 1}{guess_extension(image.content_type or '') or ''}"
        pictures[name] = content
        return {"src": name}

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            made = mammoth.convert_to_html(
                io.BytesIO(data), style_map=_STYLES, convert_image=mammoth.images.img_element(keep)
            )
    except (*BROKEN, ExpatError, LookupError, TypeError, AttributeError) as error:
        raise CannotRead(
            tell("%(path)s is not a Word file that can be read: %(error)s", path=path, error=error)
        ) from None
    soup = soup_of(made.value)
    for row in soup.select("table tr:first-child"):  # which Word does not tell from the others
        for cell in row.find_all("td", recursive=False):
            cell.name = "th"
    blocks = [block for top in (soup.body.children if soup.body else ()) for block in _split(top)]
    if len(blocks) > _MOST_BLOCKS:
        raise CannotRead(
            tell(
                "%(path)s has %(count)s paragraphs, and %(most_blocks)s are read at most; take it apart",
                path=path,
                count=f"{len(blocks):,}",
                most_blocks=f"{_MOST_BLOCKS:,}",
            )
        )
    return Document(blocks, pictures, list(dict.fromkeys(filter(None, map(_lost, made.messages)))))


def _lost(message: object) -> str:
    """Return in words what was left out of a file."""
    said = str(getattr(message, "message", ""))
    if found := _IGNORED.fullmatch(said):
        return tell("a formula") if found[1] in _FORMULAS else tell("an element `%(found)s`", found=found[1])
    if found := _STYLE.fullmatch(said):
        return f"{tell(LOOKS)} `{found[2] if found[1] == 'None' else found[1]}`"
    return said


def _split(block: object) -> Iterator[Tag]:
    """Yield a block; of a paragraph whose lines are broken, each line."""
    if not isinstance(block, Tag):
        return
    if block.name != "p" or not block.find("br", recursive=False):
        yield block
        return
    line = Tag(name="p")
    for child in list(block.children):
        if isinstance(child, Tag) and child.name == "br":
            yield line
            line = Tag(name="p")
        else:
            line.append(child.extract())
    yield line


def without_start(block: Tag, count: int) -> Tag:
    """Take so many letters away from the beginning of a block, and return it."""
    for text in list(block.find_all(string=True)):
        if count <= 0:
            break
        said = str(text)
        text.replace_with(NavigableString(said[count:]))
        count -= len(said)
    return block
