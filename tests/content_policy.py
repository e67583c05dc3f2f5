"""The Content-Security-Policy header under which a built site works in full.

Input: the folder of a built site. Output: the header's value. Run as a program, it prints
the header for ``site/``: ``python -m tests.content_policy``.
"""

from __future__ import annotations

import base64
import hashlib
import re
import sys
from pathlib import Path

NAME = "Content-Security-Policy"
SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
DATA = re.compile(r'\btype="application/(?:ld\+)?json"')  # a block of data is no script


def header(site: Path) -> str:
    """Return the strictest value that a site runs under: its own files, and the scripts inside its pages by hash."""
    hashes = sorted({digest(script) for page in site.rglob("*.html") for script in inline_scripts(page)})
    policy = "default-src 'self'"
    return f"{policy}; script-src 'self' {' '.join(hashes)}" if hashes else policy


def inline_scripts(page: Path) -> list[str]:
    """Return the scripts that stand in a page itself."""
    found = SCRIPT.findall(page.read_text("utf-8"))
    return [script for attributes, script in found if "src=" not in attributes and not DATA.search(attributes)]


def digest(script: str) -> str:
    """Return how a policy names a script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


if __name__ == "__main__":
    sys.stdout.write(f"{NAME}: {header(Path('site'))}\n")
