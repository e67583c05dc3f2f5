"""The papers that sheets are printed on, each with letters of normal size and with large ones.

Input: a paper and a size of letters. Output: the ``Paper``, by whose name files are told apart: a4, a4-large.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from course.model.sheet_choice import PaperName, Size

Paper = Literal[
    "a4",
    "letter",
    "a5",
    "half-letter",
    "a6",
    "a4-large",
    "letter-large",
    "a5-large",
    "half-letter-large",
    "a6-large",
]
PAPERS: tuple[Paper, ...] = ("a4", "letter")  # where nobody chooses
EVERY_PAPER: tuple[Paper, ...] = get_args(Paper)
PAPER_NAMES: dict[PaperName, str] = {
    "a4": "A4",
    "letter": "Letter",
    "a5": "A5",
    "half-letter": "half Letter",
    "a6": "A6",
}
LETTERS: dict[Size, int] = {"normal": 11, "large": 18}  # points


def papers_of(names: Iterable[PaperName], sizes: Iterable[Size]) -> tuple[Paper, ...]:
    """Return each of some papers in each of some sizes, once."""
    known = {(name_of(paper), size_of(paper)): paper for paper in EVERY_PAPER}
    return tuple(known[name, size] for size in dict.fromkeys(sizes) for name in dict.fromkeys(names))


def name_of(paper: Paper) -> PaperName:
    """Return the paper alone."""
    return next(name for name in PAPER_NAMES if paper in (name, f"{name}-large"))


def size_of(paper: Paper) -> Size:
    """Return how large the letters on it are."""
    return "large" if paper.endswith("-large") else "normal"


def is_full_page(paper: Paper) -> bool:
    """Whether a checklist has to fit on one page of it; elsewhere it goes on."""
    return paper in PAPERS


def is_card(paper: Paper) -> bool:
    """Whether it is too small for anything but a checklist."""
    return name_of(paper) == "a6"
