"""Which pages and files of a built site go into a package, and how a page leaves out what is not in it.

Input: the folder of a site that has an address for each file, and what is packed. Output: the content of files by their
paths. A link to a page that stays out becomes its words; a list loses the line, and what led there alone goes.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from course.checks import published
from course.folders import manifest
from course.model import Content
from course.model.links import Links
from course.packaging.packed import Packed

INSIDE = "assets/course/package-page.js"
_FOR_PROGRAMS = re.compile(r".+\.schema\.json|assets/icons/.+")
_LINK = re.compile(r'<a\b(?P<before>[^>]*)\shref="(?P<address>[^"]*)"(?P<after>[^>]*)>(?P<words>.*?)</a>', re.DOTALL)
_CUT = "\0"  # in the place of a link that goes with what it stands in
_LINE = re.compile(rf"<li[^>]*>\s*{_CUT}[^<{_CUT}]*{_CUT}\s*(?:<small>[^<]*</small>\s*)?</li>\s*")
_EMPTY = re.compile(r"(?:<p[^>]*>[^<]*</p>\s*)?<ul[^>]*>\s*</ul>\s*")
_SEARCH = re.compile(r'<button type="button" class="course-tool course-find".*?</form>\s*', re.DOTALL)
_HEAD = re.compile(r'<link rel="(?:prev|next|canonical|alternate|apple-touch-icon)"[^>]*>\s*')
_EARLY = re.compile(r'(<script src="([./]*)assets/course/early\.js")(?: data-names="([^"]*)")?></script>')
_BEYOND = re.compile(r' data-beyond="([^"]*)" data-beyond-title="[^"]*"')
_MANIFEST = re.compile(r' data-manifest="[^"]*"')
_BUTTON = re.compile(r'class="[^"]*\bcourse-(?:tool|button|header__learning)\b|rel="(?:prev|next)"')


def files_of(site: Path, content: Content, packed: Packed) -> dict[str, bytes]:
    """Return what of a site a package holds, by the paths in it."""
    names = sorted(manifest.everything_in(site))
    pages = set(_pages(names, packed))
    texts = {name: (site / name).read_text("utf-8") for name in sorted(pages)}
    for name in _asked_for(content, texts, names):
        pages.add(name)
        texts[name] = (site / name).read_text("utf-8")
    made = {name: page_in(text, name, pages, packed.start) for name, text in texts.items()}
    files = {name: (site / name).read_bytes() for name in _files(site, names, made, packed)}
    return files | {name: text.encode() for name, text in made.items()}


def _pages(names: Collection[str], packed: Packed) -> Iterator[str]:
    for name in names:
        if name.endswith(".html") and (name == packed.start or name.partition("/")[0] in packed.slugs):
            yield name


def _asked_for(content: Content, texts: Mapping[str, str], names: Collection[str]) -> list[str]:
    """Return the pages beside modules that theirs refer to, and that ask for nothing else: sources, and own pages."""
    links = Links(directory_urls=False, site_url="")
    wanted = {links.url(src) for src in ("sources.md", *(page.src for page in content.own_pages))}
    referred = {path for name, text in texts.items() for path in _paths(text, name)}
    return sorted(wanted & referred & set(names))


def _paths(html: str, name: str) -> Iterator[str]:
    for address in published.addresses(html):
        yield published.below(posixpath.dirname(name), address)


def _files(site: Path, names: Collection[str], made: Mapping[str, str], packed: Packed) -> Iterator[str]:
    """Yield the files that those pages load, or may load later: their own, and what scripts and styles ask for."""
    referred = {path for name, text in made.items() for path in _paths(text, name)}
    styles = [name for name in names if name.endswith(".css")]
    for name in styles:
        referred |= published.references_of_css((site / name).read_text("utf-8"), name)
    for name in names:
        is_own = name.startswith("assets/") or name.partition("/")[0] in packed.slugs
        if not name.endswith(".html") and (is_own or name in referred) and not _FOR_PROGRAMS.fullmatch(name):
            yield name


def page_in(html: str, name: str, pages: Collection[str], start: str) -> str:
    """Return a page as it stands in a package of these pages; ``start`` is where the package begins."""
    folder = posixpath.dirname(name)

    def link(found: re.Match[str]) -> str:
        before, address, after, words = found.group("before", "address", "after", "words")
        path = published.below(folder, address)
        if not path.endswith(".html") or path in pages:
            return _away(found[0], address)
        if "course-name" in before + after:
            return f'<a{before} href="{posixpath.relpath(start, folder or ".")}"{after}>{words}</a>'
        if _BUTTON.search(before + after):
            return ""
        return f"{_CUT}{words}{_CUT}" if "<" not in words else words

    text = _LINK.sub(link, _HEAD.sub("", _SEARCH.sub("", html)))
    text = _EMPTY.sub("", _LINE.sub("", text)).replace(_CUT, "")
    text = _BEYOND.sub(lambda found: found[0] if published.below(folder, found[1]) in pages else "", text)
    return _EARLY.sub(_inside, _MANIFEST.sub("", text))


def _inside(early: re.Match[str]) -> str:
    """Return the script that each page begins with, and ours after it.

    What brings old names to new ones is asked for always: whether anything is kept, the first script sees in browsers.
    """
    start, folder, names = early.groups()
    renaming = "".join(f'\n<script src="{name}" defer></script>' for name in (names or "").split())
    return f'{start}></script>\n<script src="{folder}{INSIDE}"></script>{renaming}'


def _away(link: str, address: str) -> str:
    """Return a link that opens beside the package where it leads to another site: a frame may not show that."""
    if not re.match("https?:", address) or " target=" in link:
        return link
    return link.replace("<a", '<a target="_blank" rel="noopener"', 1)
