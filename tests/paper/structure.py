"""Where on the pages of a PDF each part of its structure stands: what is parted, and which heading is left alone."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf

_HEADINGS = ("Title", "H1", "H2", "H3", "H4")

Path = tuple[
    tuple[str, tuple[int, int]], ...
]  # the elements around a piece, outermost first: each its tag and its object


def pieces(printed: bytes) -> list[tuple[int, Path]]:
    """Return what is drawn, in reading order: of each piece its page and the elements around it."""
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}

        def below(node: object, page: pikepdf.Object | None, path: Path) -> Iterator[tuple[int, Path]]:
            if isinstance(node, pikepdf.Array):
                for part in node:
                    yield from below(part, page, path)
                return
            if isinstance(node, pikepdf.Dictionary):
                page = node.get("/Pg", page)
                if "/S" in node:
                    name = (str(node.S)[1:], node.objgen)
                    yield from below(node.get("/K", pikepdf.Array()), page, (*path, name))
                    return
            if page is not None:
                yield numbers[page.objgen], path

        return list(below(pdf.Root.StructTreeRoot.K, None, ()))


def parted(printed: bytes, *tags: str) -> list[tuple[str, list[int]]]:
    """Return each element of these tags that stands on several pages, with those pages."""
    pages: dict[tuple[str, tuple[int, int]], set[int]] = {}
    for page, path in pieces(printed):
        for element in path:
            if element[0] in tags:
                pages.setdefault(element, set()).add(page)
    return [(tag, sorted(found)) for (tag, _), found in pages.items() if len(found) > 1]


def lone_headings(printed: bytes) -> list[int]:
    """Return the pages at whose foot a heading stands apart from what it heads."""
    found, heading = [], 0  # the page of the heading that was read last
    for page, path in pieces(printed):
        if any(tag in _HEADINGS for tag, _ in path):
            heading = page
        elif heading:
            if page != heading:
                found.append(heading)
            heading = 0
    return found
