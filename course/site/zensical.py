"""A site as a tree that Zensical builds: each page as a text of its own and the frame around it, and all other files.

Input: a built site in a folder. Output: texts and files by their paths below the tree. Zensical knows no plugin of
ours, so nothing is left to make: what Markdown and the model made of a page stands in ``docs/`` as HTML, and its frame
in ``overrides/`` as a template for that page alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from course.folders import manifest

CONFIG = "zensical.toml"
FOLDER = "zensical"  # where the tree stands without --to
_MAIN = re.compile(r"(?P<before>.*<main\b[^>]*>\s*)(?P<text>.*?)(?P<after>\s*</main>.*)", re.DOTALL)
_MARK = re.compile(r"\{(?=[{%#])")  # which a template would take for its own
_WRONG = "404.html"  # the page for addresses that lead nowhere, which Zensical makes of a template alone


def tree(site: Path, name: str, address: str) -> Iterator[tuple[str, bytes]]:
    """Yield each file of the tree for a site of this name, which stands at ``address``, "" where that is not known."""
    yield CONFIG, _config(name, address).encode()
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        place = path.relative_to(site).as_posix()
        if place == manifest.NAME:
            continue
        page = _MAIN.fullmatch(path.read_text("utf-8")) if path.suffix == ".html" else None
        if place.rpartition("/")[2] == _WRONG:
            yield f"overrides/{place}", _as_template(path.read_text("utf-8")).encode()
        elif page:
            stem = place.removesuffix(".html")
            frame = f"{_as_template(page['before'])}{{{{ page.content }}}}{_as_template(page['after'])}"
            yield f"overrides/pages/{place}", frame.encode()
            yield f"docs/{stem}.md", f"---\ntemplate: pages/{place}\n---\n\n{page['text']}\n".encode()
        else:
            yield f"docs/{place}", path.read_bytes()


def not_taken(site: Path) -> list[str]:
    """Return the files that Zensical does not publish: those in folders whose names begin with a point."""
    places = (path.relative_to(site) for path in sorted(site.rglob("*")) if path.is_file())
    return [place.as_posix() for place in places if any(part.startswith(".") for part in place.parts[:-1])]


def _as_template(html: str) -> str:
    """Return HTML as a template that gives it back as it is."""
    return _MARK.sub('{{ "{" }}', html)


def _config(name: str, address: str) -> str:
    """Return the settings; a string of JSON is one of TOML too."""
    said = [
        "# Written by Coursewright (`export zensical`). Pages are in docs/, the frame of each in overrides/pages/.",
        "[project]",
        f"site_name = {json.dumps(name)}",
        *([f"site_url = {json.dumps(address)}"] if address else []),
        'docs_dir = "docs"',
        'site_dir = "site"',
        "use_directory_urls = false # the addresses are in the names of the files",
        "",
        "[project.theme]",
        'custom_dir = "overrides"',
        "font = false",
    ]
    return "\n".join(said) + "\n"
