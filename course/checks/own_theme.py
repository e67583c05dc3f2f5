"""What of a site's ``overrides/`` changes nothing: an author is told, and nobody looks for an hour why it does not.

Input: the project's folder, and what mkdocs.yml names. Output: a warning for each file there that no page loads and no
template takes in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from course.checks.published import files_to_publish, is_for_browsers
from course.folders.theme import OVERRIDES, names_below, theme_folder
from course.reading.files import files_in
from course.reading.listing import Listing
from course.reading.problems import Position, Problem, nearest
from course.reading.telling import tell

_SITEMAP = "sitemap.xml"


def look(root: Path, listing: Listing, configured: Collection[str]) -> Iterator[Problem]:
    """Yield a warning for each file of a site's own theme that is of no use; ``configured`` are in mkdocs.yml."""
    own, names = root / OVERRIDES, list(files_to_publish(listing, OVERRIDES))
    known = names_below(theme_folder()) if names else []
    for name in names:
        at = Position(f"{OVERRIDES}/{name}")
        if name.endswith(".html"):
            if name not in known and not _is_named(own, name, ".html"):
                hint = nearest(name, [one for one in known if one.endswith(".html")])
                yield Problem(at, tell("no page is made with a template of this name, so it changes nothing"), hint)
        elif name.startswith("paper/"):
            short = name.removeprefix("paper/")
            if name.endswith(".typ") and name not in known and not _is_named(own, short, ".typ"):
                hint = nearest(name, [one for one in known if one.endswith(".typ")])
                yield Problem(at, tell("nothing is printed with a template of this name, so it changes nothing"), hint)
        elif name != _SITEMAP and name not in configured and not is_for_browsers(name):
            yield Problem(at, tell("no page loads such a file, so it stays out of the site"), tell("remove it"))


def _is_named(own: Path, name: str, ending: str) -> bool:
    """Tell whether another template of the site names this one."""
    words = tuple(f"{mark}{name}{mark}" for mark in "\"'")
    texts = (path.read_text("utf-8", errors="replace") for path in files_in(own, ending))
    return any(word in text for text in texts for word in words)
