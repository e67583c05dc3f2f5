"""Our style sheets as a browser needs them: no comments, no indentation. Our scripts are made so.

Input: a built site. Output: the same site, its ``assets/course/`` shorter.
"""

from __future__ import annotations

from pathlib import Path

import rcssmin

FOLDER = "assets/course"


def squeeze(site: Path) -> None:
    """Shorten every style sheet of ours in ``site``."""
    for path in sorted((site / FOLDER).glob("*.css")):
        text = path.read_text(encoding="utf-8")
        short = squeezed(text)
        if short != text:
            path.write_text(short, encoding="utf-8")


def squeezed(text: str) -> str:
    """Return a style sheet without what only its readers need."""
    return str(rcssmin.cssmin(text))
