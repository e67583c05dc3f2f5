"""What of ``mkdocs.yml`` makes the site, once its settings were judged.

Input: the file's keys, and what was found while they were judged. Output: ``SiteSettings``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Annotated, ClassVar, Literal

from course.folders import places
from course.reading.data import Mapping, Node, Scalar, Sequence
from course.reading.values import Within
from course.settings import options as options

NAME = "mkdocs.yml"


@dataclass(frozen=True, kw_only=True)
class SiteLink:
    """A link of the header or the footer; ``url`` is a page's source, its address, or one elsewhere."""

    label: ClassVar[str] = "a link"
    title: str
    url: str
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class CourseOptions:
    """What the plugin ``course`` takes."""

    label: ClassVar[str] = "the plugin `course`"
    raw_html: bool = False
    cache_dir: str = places.CACHE_DIR
    seconds_per_file: Annotated[float, Within(0.1, 3600)] = 10
    edition: Literal["learner", "trainer"] = "learner"
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Script:
    """A script that a site adds in ``extra_javascript``, and how a page loads it."""

    url: str  # from the root of the site
    type: str = ""
    defers: bool = False
    asynchronous: bool = False


@dataclass(frozen=True, kw_only=True)
class SiteSettings:
    """What of ``mkdocs.yml`` we use ourselves."""

    site_name: Scalar | None = None
    site_url: str = ""
    author: str = ""
    copyright: str = ""
    directory_urls: bool = True
    seconds_per_file: float = 10
    header: tuple[SiteLink, ...] = ()
    footer: tuple[SiteLink, ...] = ()
    raw_html: bool = False
    logo: str = ""
    favicon: str = "assets/images/favicon.png"  # Material's
    features: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    scripts: tuple[Script, ...] = ()
    is_searched: bool = False
    cache_dir: str = places.CACHE_DIR
    edition: Literal["learner", "trainer"] = "learner"
    has_course: bool = False  # whether the plugin ``course`` makes the pages
    is_extended: bool = False  # whether hooks, or plugins of others, take part in making them
    files: tuple[str, ...] = ()  # below modules/ or in the theme: logo, favicon, styles, scripts

    @property
    def links(self) -> tuple[SiteLink, ...]:
        """The links of the header and the footer."""
        return (*self.header, *self.footer)

    def below(self, folder: str) -> SiteSettings:
        """Return the settings of a site of the same course in a folder of this one."""
        return replace(self, site_url=f"{self.site_url.rstrip('/')}/{folder}/") if self.site_url else self


@dataclass(kw_only=True)
class Found:
    """What comes up while the settings are judged: files, links, plugins and their options."""

    files: list[str] = field(default_factory=list)
    links: dict[str, list[SiteLink]] = field(default_factory=lambda: {"course_header": [], "course_footer": []})
    plugins: list[str] = field(default_factory=list)
    is_searched: bool = False
    options: CourseOptions | None = None


def site_settings(node: Mapping, found: Found, *, is_named: bool) -> SiteSettings:
    """Return the settings of a site; its name is the file's to give only if the file makes a site."""
    name, theme, hooks = (node.entries.get(key) for key in ("site_name", "theme", "hooks"))
    of_theme = theme if isinstance(theme, Mapping) else Mapping(NAME, {}, {}, (1, 1))
    course = found.options or CourseOptions(at=of_theme)
    return SiteSettings(
        site_name=name if isinstance(name, Scalar) and is_named else None,
        site_url=words_of(node, "site_url"),
        author=words_of(node, "site_author"),
        copyright=words_of(node, "copyright"),
        directory_urls=words_of(node, "use_directory_urls") != "false",
        header=tuple(found.links["course_header"]),
        footer=tuple(found.links["course_footer"]),
        logo=words_of(of_theme, "logo"),
        favicon=words_of(of_theme, "favicon") or SiteSettings.favicon,
        features=tuple(_listed(of_theme, "features")),
        styles=tuple(_listed(node, "extra_css")),
        scripts=tuple(_scripts(node.entries.get("extra_javascript"))),
        is_searched=found.is_searched,
        has_course="course" in found.plugins,
        is_extended=bool(set(found.plugins) - set(options.PLUGINS_WORK))
        or bool(isinstance(hooks, Sequence) and hooks.items),
        files=tuple(found.files),
        raw_html=course.raw_html,
        seconds_per_file=course.seconds_per_file,
        cache_dir=course.cache_dir,
        edition=course.edition,
    )


def words_of(node: Mapping, key: str) -> str:
    """Return the words of a value that is text; none where there is nothing, or something else."""
    value = node.entries.get(key)
    return value.text.strip() if isinstance(value, Scalar) else ""


def _listed(node: Mapping, key: str) -> Iterator[str]:
    """Yield the words of a list."""
    value = node.entries.get(key)
    if isinstance(value, Sequence):
        yield from (part.text.strip() for part in value.items if isinstance(part, Scalar))


def _scripts(node: Node | None) -> Iterator[Script]:
    """Yield the scripts of ``extra_javascript``; MkDocs takes what ends in .mjs for a module."""
    for part in node.items if isinstance(node, Sequence) else ():
        if isinstance(part, Mapping):
            yield Script(
                url=words_of(part, "path"),
                type=words_of(part, "type"),
                defers=words_of(part, "defer") == "true",
                asynchronous=words_of(part, "async") == "true",
            )
        elif isinstance(part, Scalar):
            path = part.text.strip()
            yield Script(url=path, type="module" if path.endswith(".mjs") else "")
