"""Where the links of ``mkdocs.yml`` lead, whichever way an author wrote them.

Input: a page's source (``learning.md``), its address on the site in either form of addresses
(``learning.html``, ``learning/``), a file of the course, or an address elsewhere, each with
``#part`` or not. Output: the source, from which a link of the site is made.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from course.model import Catalogue, Content
from course.model.links import Links
from course.reading.addresses import address_meant
from course.reading.problems import Position, Problems, nearest, shown
from course.reading.telling import tell
from course.settings import options as options
from course.settings.site_settings import NAME, SiteLink, SiteSettings
from course.settings.zensical import check_zensical

_ELSEWHERE = re.compile(r"https?://[^\s/?#]+\S*|mailto:[^\s@]+@[^\s@]+|tel:[^\s]*\d[^\s]*", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


def is_elsewhere(address: str) -> bool:
    """Tell whether an address leads to another site, a mailbox or a telephone."""
    return bool(_ELSEWHERE.fullmatch(address))


def source_of(address: str, pages: Collection[str]) -> str | None:
    """Return the source that an address of the site leads to, ``#part`` kept; None where there is no such page."""
    path, mark, part = address.partition("#")
    path = path.removeprefix("./")
    for src in pages:
        if path in (src, *(Links(directory).url(src).removeprefix("./") for directory in (False, True))):
            return f"{src}{mark}{part}"
    return None


def site_address(address: str, content: Content, links: Links) -> str:
    """Return a checked address as the site's templates take it: relative to the site's root."""
    src = None if is_elsewhere(address) else source_of(address, content.page_sources)
    if src is None:
        return address
    path, mark, part = src.partition("#")
    return f"{links.url(path)}{mark}{part}"


def check_settings(root: Path, settings: SiteSettings, content: Content, problems: Problems) -> None:
    """Report what ``mkdocs.yml`` says that the course does not bear out."""
    if settings.site_name:
        _check_name(settings, content.catalogue, problems)
    check_zensical(root, problems)
    for link in settings.links:
        _check_link(root, link, content.page_sources, problems)


def _check_name(settings: SiteSettings, catalogue: Catalogue, problems: Problems) -> None:
    name = settings.site_name
    if name is None or name.text.strip() in ("", catalogue.title, options.PLACEHOLDER):
        return
    at = Position(NAME, *name.place)
    if all(one.position != at for one in problems.found):  # else it is told already that it cannot be a name
        problems.add(
            at,
            tell(
                "the site's name is %(catalogue)s, from `title` in modules/catalogue.yml, and %(name)s was found",
                catalogue=shown(catalogue.title),
                name=shown(name.text),
            ),
            tell("change it there, and write the same here"),
        )


def _check_link(root: Path, link: SiteLink, pages: Collection[str], problems: Problems) -> None:
    position = link.at.at("url")
    if is_elsewhere(link.url) or source_of(link.url, pages):
        return
    path = link.url.partition("#")[0]
    meant = _meant(link.url, pages)
    if meant or _SCHEME.match(link.url) or path.startswith("/"):
        such = tell("write a page such as `learning.md`, or an address that starts with https:, mailto: or tel:")
        hint = tell("write `%(meant)s`", meant=meant) if meant else such
        problems.add(position, tell("the header and the footer cannot link to %(url)s", url=shown(link.url)), hint)
    elif path.endswith(".md") or ".." in path or not _is_file(root / "modules" / path):
        endings = [Links(path.endswith("/")).url(src) for src in pages if not path.endswith(".md")]
        hint = nearest(path, endings or pages)
        problems.add(
            position, tell("there is no page or file %(value)s to link to", value=shown(path or link.url)), hint
        )


def _meant(url: str, pages: Collection[str]) -> str | None:
    """Return the address that was meant where its beginning is all that is wrong."""
    if _MAIL.fullmatch(url):
        return f"mailto:{url}"
    return url.lstrip("/") if url.startswith("/") and source_of(url.lstrip("/"), pages) else address_meant(url)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long for any file
        return False
