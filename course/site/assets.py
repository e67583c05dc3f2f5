"""Our scripts and style sheets as a browser needs them: few files, no comments, no indentation.

Input: a built site. Output: the same site, with the joined scripts that its pages name, and
its ``assets/course/`` shorter.
"""

from __future__ import annotations

from pathlib import Path

import rcssmin
import rjsmin

from course.pages.quiz import JOINED, parts_of

FOLDER = "assets/course"


def join(site: Path) -> None:
    """Write each joined script of ``site`` from its parts, which stay beside it."""
    folder = site / FOLDER
    for name in JOINED:
        parts = [(folder / part).read_text(encoding="utf-8") for part in parts_of(name)]
        (folder / name).write_text("\n".join(parts), encoding="utf-8")


def squeeze(site: Path) -> None:
    """Shorten every script and style sheet of ours in ``site``."""
    for path in sorted((site / FOLDER).glob("*.*")):
        text = path.read_text(encoding="utf-8")
        short = squeezed(text, path.suffix)
        if short != text:
            path.write_text(short, encoding="utf-8")


def squeezed(text: str, suffix: str) -> str:
    """Return a script (``.js``) or a style sheet (``.css``) without what only its readers need."""
    if suffix == ".js":
        return str(rjsmin.jsmin(text))
    if suffix == ".css":
        return str(rcssmin.cssmin(text))
    return text
