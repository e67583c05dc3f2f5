"""A press for the small valid course with changes, and what reads its PDFs back."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

import pikepdf
import pypdf
import pytest

from course.checks.load import load_course
from course.paper import Press
from tests.pdf_texts import texts_of

PROJECT = Path(__file__).parents[2]
ADDRESS = "https://training.acme.com/first-aid/"
CHECKLIST = "modules/people/checklists.yml"

Presses = Callable[..., Press]


@pytest.fixture
def press(course_files: Callable[[Mapping[str, str | bytes | None]], Path]) -> Presses:
    """Return the press of the valid course with changes."""

    def pressed(changes: Mapping[str, str | bytes | None] | None = None, *, address: str = ADDRESS) -> Press:
        root = course_files(changes or {})
        return Press(load_course(root, rules=False), root, address=address)

    return pressed


def own_copy(press: Press, name: str) -> Path:
    """Have the course of a press bring a file of the theme itself, to be changed; return its path."""
    own = press.root / "overrides/paper" / name
    own.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(PROJECT / "overrides/paper" / name, own)
    return own


@pytest.fixture(scope="session")
def whole_press() -> Press:
    """The press of the course that stands in the repository, whichever that is."""
    return Press(load_course(PROJECT, rules=False), PROJECT, address=ADDRESS)


def read(printed: bytes) -> pypdf.PdfReader:
    """Open a PDF to read its pages."""
    return pypdf.PdfReader(io.BytesIO(printed))


@lru_cache(maxsize=4)  # one sheet is asked for many words
def text_of(printed: bytes) -> str:
    """Return the text of all pages in reading order, its space evened."""
    return " ".join(" ".join(texts_of(printed)).split())


def tags_of(printed: bytes) -> list[str]:
    """Return the names of all structure elements in reading order."""

    def names(node: pikepdf.Object) -> list[str]:
        if isinstance(node, pikepdf.Array):
            return [name for part in node for name in names(part)]
        if not isinstance(node, pikepdf.Dictionary):
            return []
        own = [str(node.S)[1:]] if "/S" in node else []
        return own + (names(node.K) if "/K" in node else [])

    with pikepdf.open(io.BytesIO(printed)) as pdf:
        return names(pdf.Root.StructTreeRoot.K)


def letters_of(printed: bytes) -> dict[str, float]:
    """Return the fonts of all text, each with its smallest size in points."""
    found: dict[str, float] = {}

    def visit(text: str, cm: list[float], tm: list[float], font: dict[str, str] | None, size: float) -> None:
        if text.strip() and font:
            real = round(size * abs(tm[3] * cm[3]), 2)
            found[font["/BaseFont"]] = min(real, found.get(font["/BaseFont"], real))

    for page in read(printed).pages:
        page.extract_text(visitor_text=visit)
    return found


def uncompressed(printed: bytes) -> bytes:
    """Return a PDF whose objects stand there as they are, to look for words that are not on the page."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()
