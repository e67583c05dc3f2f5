"""Files that hold what came out, to compare with what comes out now.

``GOLDEN=write`` in the environment of a test run writes them anew; read their diff before you keep it.
"""

from __future__ import annotations

import os
import re
from html.parser import HTMLParser
from pathlib import Path

EMPTY = {"br", "img", "input", "link"}
INLINE = {"a", "b", "code", "em", "option", "q", "span", "strong"}


class Pretty(HTMLParser):
    """Writes HTML with a line for each block, and an attribute's order as it is."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.lines: list[str] = [""]
        self.depth = 0
        self.feed(html)
        self.close()

    def _line(self) -> None:
        self.lines.append("  " * self.depth)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE:
            self._line()
        self.lines[-1] += self.get_starttag_text() or ""
        if tag not in EMPTY | INLINE:
            self.depth += 1
            self._line()

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self.depth -= 1
            self._line()
        self.lines[-1] += f"</{tag}>"

    def handle_data(self, data: str) -> None:
        self.lines[-1] += re.sub(r"\s+", " ", data) if self.lines[-1].strip() else re.sub(r"\s+", " ", data).lstrip()

    def handle_entityref(self, name: str) -> None:
        self.lines[-1] += f"&{name};"

    def handle_charref(self, name: str) -> None:
        self.lines[-1] += f"&#{name};"


def prettified(html: str) -> str:
    return "\n".join(line.rstrip() for line in Pretty(html).lines if line.strip()) + "\n"


def kept(path: Path, text: str) -> str:
    """Return what a file holds to compare a text with; that text itself where files are written anew."""
    if os.environ.get("GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return path.read_text(encoding="utf-8") if path.is_file() else ""
