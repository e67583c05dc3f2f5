"""From MkDocs' pages and settings to the frame of each page, which our own template prints."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Link as NavLink
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from course.model import Catalogue
from course.settings.options import FEATURES_WORK
from course.site.frame import Entry, Frame, Group, Link, Script, SiteFrame

SEARCH = "material/search"
STYLE = re.compile(r"assets/stylesheets/main\.[0-9a-f]+\.min\.css")
SCRIPT = re.compile(r"assets/javascripts/bundle\.[0-9a-f]+\.min\.js")


class Frames:
    """Gives each page of one build its frame."""

    def __init__(self, catalogue: Catalogue, config: MkDocsConfig, nav: Navigation, files: Files) -> None:
        self.error_root = urlsplit(config.site_url or "/").path.rstrip("/") + "/"
        self.site = site_frame(catalogue, config, nav, files)
        self._entries: dict[Section, tuple[tuple[StructureItem, Entry], ...]] = {}
        self._top = [item for item in nav.items if not isinstance(item, NavLink)]

    def of(self, page: Page) -> Frame:
        """Return the frame of a page, once all pages have been read."""
        first, groups, last = self._navigation(page)
        meta = page.meta
        return Frame(
            site=self.site,
            root=root_of(page.url),
            url=page.url,
            name=str(meta.get("title") or page.title or self.site.title),
            description=str(meta.get("description") or self.site.description),
            canonical=page.canonical_url or "",
            previous=turn(page.previous_page),
            following=turn(page.next_page),
            revision_line=str(meta.get("revision_line") or ""),
            parts=() if "toc" in meta.get("hide", ()) else parts_of(page),
            first=first,
            groups=groups,
            last=last,
            content=Markup(page.content or ""),
        )

    def of_error(self) -> Frame:
        """Return the frame of what a wrong address shows, at whatever depth."""
        return Frame(site=self.site, root=self.error_root, name="Page not found", first=self._all(self._top))

    def _navigation(self, page: Page) -> tuple[Sequence[Entry], Sequence[Group], Sequence[Entry]]:
        """Return what stands first, the sections around a page from the inside out, and what stands last.

        So the size of a page grows with its module and its family, and not with the site.
        """
        around = [section for section in page.ancestors if isinstance(section, Section)]
        if not around:
            return self._all(self._top), (), ()
        groups = []
        inner: StructureItem | None = None
        for section in around:
            entries = [entry for item, entry in self._children(section) if item is not inner]
            groups.append(Group(section.title, entries))
            inner = section
        pages = [item for item in self._top if isinstance(item, Page)]
        home = pages[:1] if pages and pages[0] is self._top[0] else []
        return self._all(home), groups, self._all(pages[len(home) :])

    def _children(self, section: Section) -> tuple[tuple[StructureItem, Entry], ...]:
        if section not in self._entries:
            self._entries[section] = tuple((item, entry(item)) for item in section.children)
        return self._entries[section]

    @staticmethod
    def _all(items: Sequence[StructureItem]) -> tuple[Entry, ...]:
        return tuple(entry(item) for item in items)


def site_frame(catalogue: Catalogue, config: MkDocsConfig, nav: Navigation, files: Files) -> SiteFrame:
    """Return what every page of the site says alike."""
    extra = config.extra
    trainer = str(extra.get("trainer") or "")
    theme = config.theme
    styles = [found(files, STYLE), "assets/course/course.css"]
    if trainer:
        styles.append("assets/course/trainer.css")
    return SiteFrame(
        title=config.site_name,
        organisation=catalogue.organisation.name,
        course=catalogue.id,
        language=catalogue.language,
        description=config.site_description or "",
        author=config.site_author or "",
        copyright=config.copyright or "",
        home=nav.homepage.url if nav.homepage else "",
        logo=str(theme.get("logo") or ""),
        favicon=str(theme.get("favicon") or ""),
        header=links(extra.get("course_header")),
        footer=links(extra.get("course_footer")),
        styles=[*styles, *map(str, config.extra_css)],
        scripts=[script(entry) for entry in config.extra_javascript],
        trainer=trainer,
        searched=is_searched(config),
        material=found(files, SCRIPT),
        features=[name for name in theme.get("features") or () if name in FEATURES_WORK],
    )


def links(entries: Iterable[Mapping[str, str]] | None) -> tuple[Link, ...]:
    """Return links of mkdocs.yml, which lead to a page or elsewhere by now."""
    return tuple(Link(entry["title"], entry["url"]) for entry in entries or ())


def found(files: Files, name: re.Pattern[str]) -> str:
    """Return the file of the theme whose name holds the hash of this version."""
    for file in files:
        if name.fullmatch(file.src_uri):
            return file.url
    raise PluginError(f"the theme has no file {name.pattern}; install mkdocs-material as pyproject.toml asks")


def is_searched(config: MkDocsConfig) -> bool:
    """Tell whether the site has an index to search."""
    return SEARCH in config.plugins and bool(config.plugins[SEARCH].config.get("enabled", True))


def script(entry: object) -> Script:
    """Return an entry of ``extra_javascript``, which MkDocs gives as an object or as text."""
    return Script(
        str(entry),
        type=getattr(entry, "type", ""),
        defers=getattr(entry, "defer", False),
        asynchronous=getattr(entry, "async_", False),
    )


def root_of(url: str) -> str:
    """Return what leads from a page to the root of the site; never nothing, so that no address has a scheme."""
    relative = get_relative_url(".", url)
    return relative if relative.endswith("/") else f"{relative}/"


def turn(page: Page | None) -> Link | None:
    """Return a link to the previous or next page."""
    return None if page is None else Link(str(page.title or ""), page.url)


def parts_of(page: Page) -> tuple[Link, ...]:
    """Return the sections of a page, whose titles Markdown gives as HTML."""
    entries = list(page.toc)
    if entries and entries[0].level == 1:
        entries = entries[0].children
    return tuple(Link(html.unescape(entry.title), entry.url) for entry in entries)


def entry(item: StructureItem) -> Entry:
    """Return what the navigation says of a page or a section, which leads to its first page."""
    if isinstance(item, Page):
        name = item.meta.get("short_title") or item.title
        return Entry(str(name or ""), item.url, str(item.meta.get("kept") or ""))
    return Entry(item.title or "", first_url(item))


def first_url(item: StructureItem) -> str:
    """Return the address of the first page in a section."""
    while isinstance(item, Section) and item.children:
        item = item.children[0]
    return item.url if isinstance(item, Page | NavLink) else ""


def sitemap(files: Iterable[File]) -> list[str]:
    """Return the whole address of every page; none where mkdocs.yml does not say where the site is."""
    return [file.page.canonical_url for file in files if file.page and file.page.canonical_url]
