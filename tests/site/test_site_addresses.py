"""Every address on every page of a whole site leads to a file that is there, and to a part that it has."""

from __future__ import annotations

import posixpath
import re
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.in_process import command

pytestmark = pytest.mark.long

PROJECT = Path(__file__).parents[2]
ADDRESSES = ("href", "src", "poster", "data-src", "data-keeper", "data-verify", "data-learning")
MORE = ("data-certificate", "data-bundle")
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>'
OWN = {
    "modules/logo.svg": LOGO,
    "modules/own.css": "p { margin: 0 }",
    "modules/own.js": "document.title += '';",
    "modules/more.mjs": "export {};",
}
GUIDE = """
- id: somebody-is-angry
  title: Somebody is angry
  use: guide
  objectives: ["1.1"]
  setup: Somebody shouts.
  start: listen
  way_out: person
  nodes:
    listen:
      says: Listen.
      choices:
        - {text: They are calm, goto: done}
        - {text: They are not, goto: person}
    done: {ends: done, says: Say thank you.}
    person: {ends: person, says: Fetch your supervisor.}
"""


class Page(HTMLParser):
    """What one page has: its addresses, and the ids that can be linked to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids.add(given.get("id") or "")
        if given.get("rel") != "canonical":
            self.addresses += [value for name in (*ADDRESSES, *MORE) if (value := given.get(name)) is not None]


def dead(site: Path) -> list[str]:
    """Return every address that leads nowhere, with its page."""
    pages = {path.relative_to(site).as_posix(): Page(path.read_text("utf-8")) for path in site.rglob("*.html")}
    found = []
    for name, page in pages.items():
        for address in page.addresses:
            path, _, part = unquote(address).partition("#")
            if re.match(r"[a-z]+:", path):
                continue
            if name == "404.html":  # its addresses are from the root of the host, under the path of site_url
                path = path.removeprefix("/training/") or "./"
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            if (site / target).is_dir() and (path.endswith(("/", "..")) or path in ("", ".")):
                target = posixpath.normpath(f"{target}/index.html")
            if not (site / target).is_file() or (part and target in pages and part not in pages[target].ids):
                found.append(f"{name}: {address}")
    return found


def settings(*, directories: bool) -> str:
    text = (PROJECT / "mkdocs.yml").read_text("utf-8")
    text = text.replace("  font: false", "  logo: logo.svg\n  font: false")
    text = text.replace("url: sources.html", "url: sources.md")
    text += "extra_css: [own.css]\nextra_javascript:\n  - own.js\n  - {path: more.mjs, type: module}\n"
    return text.replace("use_directory_urls: false", "use_directory_urls: true") if directories else text


@pytest.mark.parametrize("edition", ["learner", "trainer"])
@pytest.mark.parametrize("directories", [True, False], ids=["folders", "files"])
def test_every_address_of_a_site_leads_somewhere(
    course_files: Callable[..., Path], edition: str, directories: bool
) -> None:
    root = course_files({"mkdocs.yml": settings(directories=directories), **OWN})
    shutil.copytree(PROJECT / "overrides", root / "overrides")
    scenarios = root / "modules/people/scenarios.yml"
    scenarios.write_text(scenarios.read_text("utf-8") + GUIDE, "utf-8")
    done = command(root, "--edition", edition)
    assert done.returncode == 0, done.stderr
    site = root / ("site" if edition == "learner" else "site-trainer")
    assert (site / "learning/index.html").is_file() is directories
    assert dead(site) == []
    header = (site / "people/index.html").read_text("utf-8").partition("<main")[0]
    assert re.search(r'<img [^>]*src="\.\./logo\.svg" alt="">', header)
    assert re.search(r"<a class=\"course-name\".*Training desk.*First Aid Training.*?</a>", header, re.DOTALL)
    assert 'href="../own.css"' in header
    whole = (site / "people/index.html").read_text("utf-8")
    assert '<script src="../own.js"></script>' in whole
    assert '<script src="../more.mjs" type="module"></script>' in whole
    (site / ("learning/index.html" if directories else "learning.html")).unlink()
    assert len(dead(site)) >= len(list(site.rglob("*.html")))  # the header of each page leads there
