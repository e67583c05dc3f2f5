"""What can be read of a page, a picture, an index or a PDF, and what in it would act."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pypdf

from course.pages.packing import inflated
from tests.pdf_texts import texts_of


def looked_at(site: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield each file that a text may come out in, what can be read in it, and what would act."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.suffix == ".html":
            page = Read(path.read_text("utf-8"))
            yield name, page.texts, page.acts
        elif name == "search/pages.json":
            yield name, [*strings(json.loads(path.read_text("utf-8")))], []
        elif name.startswith("search/texts/"):
            yield name, [*strings(json.loads(inflated(path.read_bytes())))], []
        elif path.suffix in (".xml", ".svg") and "assets" not in name:
            tree = ElementTree.fromstring(path.read_text("utf-8"))  # noqa: S314 - we wrote it a moment ago
            yield name, ["".join(tree.itertext())], acts_of(tree)
        elif path.suffix == ".pdf":
            yield name, ["\n".join(texts_of(path))], acts_in_pdf(path)


ADDRESSES = {
    "id",
    "href",
    "data-sections",
    "data-was",
    "data-detail",
    "aria-labelledby",
}  # what a heading is found by is no text


class Read(HTMLParser):
    """Reads a page: its text, its attributes, and the elements and attributes that could act."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts = [""]
        self.acts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.acts += acts_in(tag, {name: value or "" for name, value in attrs})
        self.texts += [value for name, value in attrs if value and "zq" in value and name not in ADDRESSES]

    def handle_comment(self, data: str) -> None:
        self.acts += ["a comment"] if "zq" in data else []

    def handle_data(self, data: str) -> None:
        self.texts[0] += data


OURS = re.compile(r"(?:\.\./)*(?:/training/)?(?:\./)*assets/[\w./-]+")


def acts_in(tag: str, attributes: dict[str, str]) -> list[str]:
    """Return what of an element could act and is none of ours, which load files of the site alone."""
    found = [f"<{tag} {name}>" for name in attributes if name.startswith("on") or name in ("style", "srcdoc", "action")]
    found += [
        f"<{tag} {name}={value}>"
        for name, value in attributes.items()
        if value.strip().lower().startswith(("javascript:", "data:", "vbscript:")) or "example.org" in name
    ]
    if tag in ("iframe", "object", "embed", "style", "base", "template", "math"):
        found.append(f"<{tag}>")
    if tag in ("script", "link") and "zq" not in str(attributes):
        address = attributes.get("src", attributes.get("href", ""))
        is_place = attributes.get("rel") in ("prev", "next", "canonical")
        found += [] if OURS.fullmatch(address) or is_place else [f"<{tag} {address}>"]
    if tag == "meta" and "http-equiv" in attributes:
        found.append("<meta http-equiv>")
    return found


def acts_of(tree: ElementTree.Element) -> list[str]:
    """Return what of a picture or a list of addresses could act."""
    found = []
    for part in tree.iter():
        tag = str(part.tag).rpartition("}")[2]
        found += acts_in(
            tag, {name.rpartition("}")[2]: value for name, value in part.attrib.items() if name != "style"}
        )
        found += [f"<{tag}>"] if tag in ("script", "foreignObject", "image", "animate", "set") else []
    return found


def acts_in_pdf(path: Path) -> list[str]:
    """Return what of a PDF could act."""
    raw = path.read_bytes()
    found = [word for word in ("/JavaScript", "/Launch", "/EmbeddedFile", "/SubmitForm") if word.encode() in raw]
    for page in pypdf.PdfReader(path).pages:
        for note in page.get("/Annots") or ():
            address = str(note.get_object().get("/A", {}).get("/URI", ""))
            found += [address] if re.match(r"\s*(?:javascript|data|vbscript):", address, re.IGNORECASE) else []
    return found


def strings(value: Any) -> Iterator[str]:
    """Yield every text in JSON."""
    if isinstance(value, dict):
        value = [part for key, part in value.items() if key != "location"]
    if isinstance(value, list):
        for part in value:
            yield from strings(part)
    elif isinstance(value, str):
        yield value
