"""From what is known of all pages to the frame of each.

Input: the settings' share of the frame, and the map of the site. Output: ``Frame``s.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from course.model.links import Links
from course.pages.lean import lean
from course.pages.page import Page
from course.site.frame import Entry, Frame, Link, SiteFrame, root_of
from course.site.site_map import Named, SiteMap
from course.site.state import Kept


def _nothing(_: str) -> str:
    return ""


@dataclass(frozen=True)
class Frames:
    """What stands around each page of one site."""

    site: SiteFrame
    site_map: SiteMap
    links: Links
    site_url: str
    notices: Callable[[str], str] = _nothing

    @property
    def order(self) -> tuple[str, ...]:
        """The sources of all pages, first as the navigation has them."""
        return self.site_map.order

    def of(self, page: Page, *, may_be_scripted: bool = True) -> Frame:
        """Return what stands around one page, which is known to work by no script of the theme, or may do."""
        url, spot = self.links.url(page.src), self.site_map.spot(page.src)
        return Frame(
            site=self.site,
            root=root_of(url),
            url=url,
            name=page.title,
            description=page.description or self.site.description,
            canonical=self._canonical(page.src),
            notice=self.notices(page.src),
            previous=spot.previous,
            following=spot.following,
            beyond=spot.beyond,
            revision_line=page.revision_line,
            parts=tuple(Link(words, f"#{name}") for words, name in page.parts),
            first=spot.first,
            groups=spot.groups,
            last=spot.last,
            content=lean(page.html),
            may_be_scripted=may_be_scripted,
        )

    def of_error(self) -> Frame:
        """Return what stands around what a wrong address shows, at whatever depth."""
        root = urlsplit(self.site_url or "/").path.rstrip("/") + "/"
        return Frame(site=self.site, root=root, name=self.site.words.say("Page not found"), first=self.site_map.top)

    def addresses(self) -> list[str]:
        """Return the whole address of every page; none where mkdocs.yml does not say where the site is."""
        return [address for src in self.order if (address := self._canonical(src))]

    def _canonical(self, src: str) -> str:
        return urljoin(f"{self.site_url.rstrip('/')}/", self.links.url(src)) if self.site_url else ""


def named_page(page: Page | Kept, links: Links) -> Named:
    """Return what the frame of other pages says of a page."""
    return Named(page.title, Entry(page.short_title, links.url(page.src), bool(page.kept)))


def path_of(src: str, links: Links) -> str:
    """Return the path of a page's file below the site."""
    url = links.url(src)
    return os.path.normpath(f"{url}index.html" if url.endswith("/") else url)
