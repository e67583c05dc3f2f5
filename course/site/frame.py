"""What stands around the content of a page: title, addresses, navigation, and the files it loads.

Plain values that ``overrides/main.html`` prints; every text is plain text, which the template
escapes. ``content`` alone is HTML, and comes from our own Markdown and templates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple
from urllib.parse import urljoin

from markupsafe import Markup

from course.locale import Words
from course.pages.citations import EVIDENCE
from course.pages.page import classes_of
from course.settings.site_settings import Script

_SCRIPTED = frozenset(("annotate", "copy", "select"))  # classes
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/|#")


class Link(NamedTuple):
    """Where a link leads, and what it says."""

    title: str
    url: str


class Entry(NamedTuple):
    """A page in the navigation; ``kept`` where site.js tells how far a learner has come with it."""

    title: str
    url: str  # from the root of the site
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A section of the navigation with its pages, and with the first page of each section in it."""

    title: str
    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class InLanguage:
    """The site in one of its languages, where it has several."""

    tag: str
    name: str  # in the language itself
    root: str  # what leads there from the root of this site; nothing to this one
    is_original: bool


@dataclass(frozen=True, kw_only=True)
class SiteFrame:
    """What every page of a site says alike; addresses are from the root of the site, or whole."""

    title: str
    organisation: str
    course: str  # the id that learners' state is kept by
    language: str
    words: Words  # what we say, in the language
    description: str
    author: str
    copyright: str
    home: str
    learning: str  # address of My learning
    modules: int  # how many there are
    logo: str
    logo_alt: str
    favicon: str
    header: Sequence[Link]
    footer: Sequence[Link]
    foot: str  # the line that every page ends with
    styles: Sequence[str]
    scripts: Sequence[Script]
    former: str  # what tells the names that something had before; nothing where nothing was renamed
    trainer: str  # address of the trainer's first page, in the trainer's edition alone
    searched: bool
    languages: Sequence[InLanguage] = ()  # this one too; none where there is no other
    touch: str = ""  # the icon by which a telephone shows the site among its programs; none without a favicon
    manifest: str = ""  # what a device asks of a site that is put there
    material: str  # script of the theme, for its components
    features: Sequence[str]

    @property
    def direction(self) -> str:
        """Which way the language is written."""
        return self.words.direction


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What stands around the content of one page."""

    site: SiteFrame
    root: str  # what leads from this page to the root of the site: ../
    url: str | None = None  # from the root of the site; none for what a wrong address shows
    name: str
    description: str = ""
    canonical: str = ""
    previous: Link | None = None
    following: Link | None = None
    beyond: Link | None = None  # what follows the module that it is in
    revision_line: str = ""
    parts: Sequence[Link] = ()
    first: Sequence[Entry] = ()
    groups: Sequence[Group] = ()  # the innermost first
    last: Sequence[Entry] = ()
    content: Markup = field(default_factory=Markup)
    notice: str = ""  # what is to be known of the translation
    may_be_scripted: bool = True  # nothing of its unit is otherwise

    @property
    def header_apart(self) -> list[Link]:
        """The links of the header that the list of pages does not have anyway."""
        listed = {
            entry.url for group in (self.first, *(group.entries for group in self.groups), self.last) for entry in group
        }
        return [link for link in self.site.header if link.url not in listed]

    @property
    def title(self) -> str:
        """What the window and a search engine show."""
        return self.name if self.name == self.site.title else f"{self.name} - {self.site.title}"

    @cached_property
    def is_scripted(self) -> bool:
        """Whether the page uses a component of Material that works by its script."""
        return self.may_be_scripted and is_scripted(str(self.content), self.site.features)

    @property
    def reads_files(self) -> bool:
        """Whether a script of the page reads what was kept elsewhere, and may stand under former names."""
        return any(f"assets/course/{script}.js" in self.content for script in ("records", "marking"))

    @property
    def has_evidence(self) -> bool:
        """Whether the text of the page says of what it cites how sure that is."""
        return f'class="{EVIDENCE}"' in self.content

    def same_in(self, language: InLanguage) -> str:
        """Return the address of the same page in another language, or this one; of home, where it has none."""
        return f"{self.root}{language.root}{self.url or self.site.home}"

    def whole(self, language: InLanguage) -> str:
        """Return that address for programs: as a whole, where it is known where the site stands."""
        return urljoin(self.canonical, self.same_in(language))

    def to(self, url: str) -> str:
        """Return an address as this page writes it."""
        return url if _ABSOLUTE.match(url) else self.root + url


def root_of(url: str) -> str:
    """Return what leads from a page to the root of the site; never nothing, so that no address has a scheme."""
    return "../" * url.removeprefix("./").count("/") or "./"


def is_scripted(html: str, features: Sequence[str]) -> bool:
    """Tell whether some content needs the theme's script, which is heavier than most pages."""
    of_code = any(name.startswith("content.code.") for name in features)
    return (
        (of_code and "<pre" in html)
        or ("content.tabs.link" in features and 'class="tabbed-set' in html)
        or not _SCRIPTED.isdisjoint(name for names in classes_of(html) for name in names.split())
    )
