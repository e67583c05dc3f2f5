"""The table of questions that ``export csv`` writes and ``import`` reads: which column holds which key.

A row has `id`, `type`, `markup`, `question`, numbered cells of its parts, `correct`, `points`, `hint`, `explanation`,
and `more`, which holds everything else as JSON.
"""

from __future__ import annotations

import re

# The list that a kind is made of, as `answer 1` and so on; and what of a part stands beside it.
PARTS = {
    "single-choice": "choices",
    "multiple-choice": "choices",
    "ordering": "items",
    "matching": "pairs",
    "categorise": "items",
    "say-it": "criteria",
    "hotspot": "places",
}
TEXT = {"matching": "left"}  # the key of a part's words, which is `text` elsewhere
PARTNER = {"matching": "right", "categorise": "category"}
MARKED = ("single-choice", "multiple-choice", "hotspot")  # of whose parts `correct` names the right ones
TYPED = {"true-false": "answer", "short-answer": "accept", "numeric": "answer"}  # the key that `correct` holds
BETWEEN = " | "  # of several answers in one cell
MARKUP = "markdown"  # what the column `markup` says of such a row

_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_HARMLESS = re.compile(r"-?[0-9.]*")


def beside(kind: str) -> dict[str, str]:
    """Return which numbered column holds which key of a part, by the keys."""
    columns = {TEXT.get(kind, "text"): "answer", "feedback": "feedback"}
    return columns | ({PARTNER[kind]: "partner"} if kind in PARTNER else {})


def disarmed(text: str) -> str:
    """Return a text as a cell: what a spreadsheet would take for a formula gets an apostrophe before it (OWASP)."""
    is_formula = _FORMULA.match(text.lstrip("'")) and not _HARMLESS.fullmatch(text)
    return f"'{text}" if is_formula else text


def text_of(cell: str) -> str:
    """Return the text of a cell, as it was before ``disarmed``."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell.lstrip("'")) else cell
