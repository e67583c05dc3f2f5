"""What a page costs to open, beside the same page in stock Material for MkDocs.

Input: the folder of a course. Output: a ``Weight`` for each kind of page. Counted are HTML,
CSS and JavaScript as brotli 11 packs them: for a quiz with what marks it, and for the search
worker of stock Material, which a page starts by itself. Its index of the whole site is not
counted. What a first search of ours fetches at most is: script, style, list of pages, one file of words,
and the texts of a module.
"""

from __future__ import annotations

import functools
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

import brotli

from course.site import mkdocs_process
from tests import plain_twin

ROOT = Path.cwd()
MOST, MOST_OF_A_QUIZ = 2048, 6144
MOST_AT_FIRST = 45_000  # of a lesson, whatever is in view: nothing more comes before somebody does something there
ASSETS = re.compile(r'<(?:link rel="stylesheet" href|script[^>]* src)="([^"]+)"')
PICTURES = re.compile(r'<(?:img(?![^>]*loading="lazy")[^>]* src|link rel="icon" href)="([^"]+)"')
LATER = re.compile(r'data-later="([^"]*)"')
QUESTIONS = re.compile("<course-(?:check|quiz)[ >]")
WORKER = re.compile(r'"search": "([^"]+)"')
OURS = "assets/course/"
NO_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes of one page: ours, stock Material's, the most that ours may have more, what a first search adds.

    ``first`` is all that a first visit fetches of ours, with the pictures that do not wait until they are in view.
    """

    page: str
    first: int
    ours: int
    stock: int
    most: int
    search: int


def weigh_pages() -> list[Weight]:
    """Build the course and its plain twin, and weigh a page of each kind."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        plain_twin.write_twin(ROOT, folder / "twin")
        ours, stock = folder / "ours", folder / "stock"
        mkdocs_process.build(ROOT, ours)
        mkdocs_process.build(folder / "twin", stock)
        return [weigh(page, ours, stock) for page in one_of_each_kind(ours)]


def one_of_each_kind(site: Path) -> list[str]:
    """Return a home page, a course, and a module's pages."""
    module = min(site.glob("*/quiz.html")).parent
    pages = [
        site / "index.html",
        min(site.glob("courses/*.html"), key=lambda page: len(page.name)),
        module / "index.html",
    ]
    pages += [min(module.glob("lesson*.html")), module / "quiz.html", min(module.glob("checklist-*.html"))]
    return [page.relative_to(site).as_posix() for page in pages]


def weigh(name: str, ours: Path, stock: Path) -> Weight:
    """Weigh one page of both sites."""
    mine = linked(ours / name) | marking(ours, name)
    largest = [max((ours / "search" / part).iterdir(), key=size) for part in ("words", "texts")]
    search = {ours / OURS / "search.js", ours / OURS / "search.css", ours / "search/pages.json", *largest}
    # The twin holds our parts as content; stock Material would not have their scripts and styles.
    theirs = {file for file in linked(stock / name) | started(stock / name) if OURS not in file.as_posix()}
    asks = QUESTIONS.search((ours / name).read_text("utf-8")) is not None
    return Weight(
        page=name,
        first=first_view(ours / name),
        ours=weight_of(mine),
        stock=weight_of(theirs),
        most=MOST_OF_A_QUIZ if asks else MOST,
        search=weight_of(search - mine),
    )


def first_view(page: Path) -> int:
    """Return the bytes of all that a first visit to a page fetches of ours."""
    return weight_of(linked(page) | pictures(page))


def linked(page: Path) -> set[Path]:
    """Return a page and the style sheets and scripts that it names, but for those of browsers without scripts."""
    text = NO_SCRIPT.sub("", page.read_text("utf-8"))
    return {page} | {(page.parent / address).resolve() for address in ASSETS.findall(text)}


def pictures(page: Path) -> set[Path]:
    """Return the pictures that a page fetches at once."""
    return {(page.parent / address).resolve() for address in PICTURES.findall(page.read_text("utf-8"))}


def marking(site: Path, name: str) -> set[Path]:
    """Return the scripts that a quiz loads with its first answer."""
    return {site / OURS / file for names in LATER.findall((site / name).read_text("utf-8")) for file in names.split()}


def started(page: Path) -> set[Path]:
    """Return the search worker that stock Material's settings name."""
    return {(page.parent / address).resolve() for address in WORKER.findall(page.read_text("utf-8"))}


def weight_of(files: set[Path]) -> int:
    """Return the bytes of files as a server sends them."""
    return sum(map(size, files))


@functools.cache
def size(file: Path) -> int:
    """Return the bytes of one file, compressed."""
    return len(brotli.compress(file.read_bytes(), quality=11))
