"""Where a page stands on the site, and how another page links to it.

Input: source paths such as ``people/lesson.md``. Output: web addresses, always relative, so
that the site works below any address and straight from a disk.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urlsplit

_PLACEHOLDER = re.compile(r"(?:.*\.)?(?:example(?:\.(?:com|net|org))?|localhost|invalid|test)|127\..*|\[::1\]")


@dataclass(frozen=True)
class Links:
    """The site's way to turn source paths into addresses (MkDocs: ``use_directory_urls``)."""

    directory_urls: bool = False
    site_url: str = ""  # where the site stands, if that is known

    def url(self, src: str) -> str:
        """Return the address of a page or file, relative to the site's root."""
        if not src.endswith(".md"):
            return src
        stem = src[:-3]
        if not self.directory_urls:
            return f"{stem}.html"
        folder = stem.removesuffix("index").rstrip("/") if posixpath.basename(stem) == "index" else stem
        return f"{folder}/" if folder else "./"

    def address(self, src: str) -> str:
        """Return the whole address of a page or file, as a code to scan has it; "" where the site's is not known."""
        return f"{self.site_url.rstrip('/')}/{quote(self.url(src).removeprefix('./'))}" if self.site_url else ""

    def relative(self, src: str, from_src: str) -> str:
        """Return the address of ``src`` (which may end in ``#part``) as the page ``from_src`` writes it."""
        path, mark, part = src.partition("#")
        here = self.url(from_src)
        start = here if here.endswith("/") else posixpath.dirname(here)
        target = self.url(path)
        found = _way(start, target)
        if target.endswith("/") and found != ".":
            found += "/"
        if found == "." or ":" in found.partition("/")[0]:  # else a browser takes what stands before : for a scheme
            found = "./" if found == "." else f"./{found}"
        return f"{found}{mark}{part}"


@lru_cache(maxsize=1024)  # the pages of a module lead to the same ones, again and again
def _way(start: str, target: str) -> str:
    """Return the path from a folder to a target, both below the site: ``posixpath.relpath`` without the disk."""
    here, there = _steps(start), _steps(target)
    shared = 0
    for one, other in zip(here, there, strict=False):
        if one != other:
            break
        shared += 1
    return "/".join([".."] * (len(here) - shared) + there[shared:]) or "."


def _steps(path: str) -> list[str]:
    found = posixpath.normpath(path)
    return [] if found == "." else found.split("/")


def is_real(address: str) -> bool:
    """Whether an address can lead to a site: not one that stands in a template until it is changed."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    return bool(re.match(r"https?://", address) and host and not _PLACEHOLDER.fullmatch(host))
