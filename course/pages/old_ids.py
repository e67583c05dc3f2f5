"""Places on a page for links that were made to a part before it had another name: a bookmark, a printed address.

Input: a part with its former names. Output: HTML, empty elements with these ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup


def old_ids(part: Any, prefix: str = "") -> Markup:
    """Return places for links that lead to the ids which a part had before; ``part`` has ``id`` and ``was``."""
    names = dict.fromkeys(name.rpartition("/")[2] for name in part.was if not name.isupper())
    return places(f"{prefix}{name}" for name in names if name != getattr(part, "id", ""))


def places(names: Iterable[str]) -> Markup:
    """Return an empty element for each id."""
    return Markup().join(Markup('<span id="{}"></span>').format(name) for name in names)


def with_old_headings(html: str, headings_were: Iterable[tuple[str, Iterable[str]]]) -> str:
    """Return a lesson's text in which links to the old addresses of headings lead to these."""
    for heading, names in headings_were:
        start = re.compile(rf'<h[1-6](?=[\s>])[^>]*\sid="{re.escape(heading)}"')
        found = start.search(html)
        if found:
            html = html[: found.start()] + str(places(names)) + html[found.start() :]
    return html
