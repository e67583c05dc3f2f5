"""Dead links, before anything is built: pages, parts of pages, files and pictures that are not there.

Input: the project's folder, the course and the settings. Output: a problem for each, at its place,
with the nearest that there is. MkDocs looks at lessons alone, and only while it builds.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from course.checks.media import Shown
from course.checks.published import Reference, addresses, below
from course.folders import theme
from course.markdown.text_facts import LinkKind, LinkReader, may_link
from course.model import Content
from course.model.lesson import Lesson, Link
from course.model.links import Links
from course.model.questions.part import Picture
from course.pages.fragments import Fragments
from course.pages.named import html_around
from course.pages.slides import slides_src
from course.pages.trainer import INDEX, key_src, run_sheet_src
from course.reading.addresses import address_meant
from course.reading.data import Node, Scalar, Sequence
from course.reading.files import files_in
from course.reading.problems import Position, Problem, Problems, nearest, shown
from course.reading.telling import tell, tellable
from course.reading.time_limit import TimeLimit
from course.settings.site_links import is_elsewhere, source_of
from course.settings.site_settings import SiteSettings

if TYPE_CHECKING:
    from jinja2 import BytecodeCache

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_ID = re.compile(r'\sid="([^"]+)"')
_TYPED = ("accept", "unit", "units")
_DATA = (".yml", ".yaml", ".runs")  # no file that is published
_PICTURES = (".svg", ".png", ".webp", ".avif", ".jpg", ".jpeg", ".gif")
TOO_SLOW = (
    tellable("rendering took more than %(seconds)s seconds"),
    tellable("look for long runs of brackets, backticks or nested lists, or split the file"),
)


class _Slow(Exception):
    """A file took longer than it may."""


class DataText(NamedTuple):
    """A text of a data file."""

    node: Scalar
    is_typed: bool  # what learners type, which is no Markdown
    for_trainers: bool


@dataclass(frozen=True)
class DataTexts:
    """A data file, or the front matter of a text, whose texts are Markdown."""

    path: str
    node: Node

    @property
    def base(self) -> str:
        """The page in whose folder its links start."""
        path = PurePosixPath(self.path)
        folder = path.stem if path.parts[0] == "quizzes" else path.parent.name if len(path.parts) > 2 else ""
        return posixpath.join(folder, "index.md")

    @cached_property
    def texts(self) -> tuple[DataText, ...]:
        """Its texts in their order."""
        found = []
        waiting = [(self.node, False, self.path.endswith("/trainer.md"))]
        while waiting:
            node, is_typed, for_trainers = waiting.pop()
            if isinstance(node, Scalar):
                found.append(DataText(node, is_typed, for_trainers))
            elif isinstance(node, Sequence):
                waiting += [(part, is_typed, for_trainers) for part in reversed(node.items)]
            else:
                waiting += [
                    (part, is_typed or key in _TYPED, for_trainers or key == "trainer")
                    for key, part in reversed(node.entries.items())
                ]
        return tuple(found)

    @cached_property
    def as_one(self) -> str:
        """All its texts, for a look that most of them need no other after."""
        return "\n".join([one.node.text for one in self.texts])


class Mention(NamedTuple):
    """A link somewhere in a text: where it leads as written, the page it stands on, and its place."""

    link: Link
    src: str
    position: Position
    for_trainers: bool


@dataclass(frozen=True)
class Gathered:
    """What the texts of a module, or of the rest of a course, link to; it holds nothing of the texts."""

    mentions: tuple[Mention, ...] = ()  # those that may lead nowhere
    references: tuple[Reference, ...] = ()  # every file that is referred to
    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)  # what can be linked to on each page
    media: tuple[Shown, ...] = ()  # videos and recordings


Authored = Iterable[tuple[Lesson, bool]]  # texts that become pages, and whether each is the trainer's as a whole


class LinkGatherer:
    """Finds the links of texts; faults that show in a text alone become problems at once."""

    def __init__(self, seconds: float, problems: Problems) -> None:
        self.problems = problems
        self.limit = TimeLimit(seconds)
        self.mentions: list[Mention] = []
        self.references: list[Reference] = []

    def gather(
        self, authored: Authored, data: Iterable[DataTexts], pictures: Iterable[tuple[Picture, str]] = ()
    ) -> Gathered:
        """Return what these texts link to, and the pictures that data name, each with the page it is named for."""
        self.mentions, self.references = [], []
        ids: dict[str, frozenset[str]] = {}
        media: list[Shown] = []
        for lesson, is_trainers in authored:
            media += [Shown(one, lesson.src, lesson.path) for one in lesson.reading.media]
            of_html = _ID.findall(lesson.reading.html) if lesson.raw_html else ()
            ids[lesson.src] = lesson.ids.union(of_html)
            for link in lesson.links:
                position = Position(lesson.path, link.line, link.column)
                self._note(link, lesson.src, position, for_trainers=is_trainers or link.is_trainers)
            if lesson.raw_html:
                self._note_html(lesson, is_trainers)
        for texts in data:
            self._gather_data(texts)
        for picture, src in pictures:
            position = picture.at.at(picture.key)
            link = Link("image", picture.src, "", position.line, position.column)
            self._note(link, src, position, for_trainers=False)
        return Gathered(tuple(self.mentions), tuple(self.references), ids, tuple(media))

    def _note(self, link: Link, src: str, position: Position, *, for_trainers: bool) -> None:
        if link.kind != "reference":
            self._refer(link.target.strip(), src, position, for_trainers=for_trainers)
        if not _leads_elsewhere(link):
            self.mentions.append(Mention(link, src, position, for_trainers))

    def _note_html(self, lesson: Lesson, is_trainers: bool) -> None:
        """Note what an author's own HTML refers to, where a site allows it."""
        for edition, for_trainers in ((lesson.reading, is_trainers), (lesson.read(trainer=True), True)):
            for address in addresses(edition.html):
                line = lesson.first_line + lesson.body.partition(address)[0].count("\n")
                self._refer(address, lesson.src, Position(lesson.path, line), for_trainers=for_trainers)

    def _refer(self, address: str, src: str, position: Position, *, for_trainers: bool) -> None:
        if path := below(posixpath.dirname(src), address):
            self.references.append(Reference(path, position, for_trainers))

    def _gather_data(self, data: DataTexts) -> None:
        for node, _, for_trainers in reversed(data.texts) if may_link(data.as_one) else ():
            if may_link(node.text):
                self._gather_text(node, data, for_trainers=for_trainers)

    def _gather_text(self, node: Scalar, data: DataTexts, *, for_trainers: bool) -> None:
        position = Position(data.path, *node.place)
        for kind, target in self._links_of(node.text, position):
            if kind == "link" and target.startswith("#"):
                hint = tell("write the page before it, such as `lesson.md%(target)s`", target=target)
                message = tell("%(target)s names no page, and this text stands on more than one", target=shown(target))
                self.problems.add(position, message, hint)
            else:
                self._note(Link(kind, target, "", *node.place), data.base, position, for_trainers=for_trainers)

    def _links_of(self, text: str, position: Position) -> list[tuple[LinkKind, str]]:
        self.limit.start(_Slow())
        try:
            return _reader().read(text)
        except _Slow:
            message, hint = TOO_SLOW
            self.problems.add(position, tell(message, seconds=f"{self.limit.seconds:g}"), tell(hint))
            _reader.cache_clear()
            return []
        finally:
            self.limit.stop()


@cache
def _reader() -> LinkReader:
    """Return the reader of all texts; one that was stopped in its work is not used again."""
    return LinkReader()


def _leads_elsewhere(link: Link) -> bool:
    """Tell whether a link leads out of the site; a picture of another host is told by the faults of Markdown."""
    target = link.target.strip()
    is_of_host = link.kind == "image" and re.match(r"https?:|//", target) is not None
    return link.kind != "reference" and (is_elsewhere(target) or is_of_host)


def check_links(
    root: Path,
    content: Content,
    settings: SiteSettings,
    gathered: Iterable[Gathered],
    problems: Problems,
    compiled: BytecodeCache | None = None,
) -> tuple[tuple[Problem, ...], tuple[Reference, ...]]:
    """Report every link that leads nowhere, in lessons, overviews, trainer's notes, own pages, data and settings.

    Returns warnings (addresses that the pages leave out, which do no harm there), and every file that is referred to.
    ``compiled`` has templates, for what stands on pages that nobody writes.
    """
    parts = tuple(gathered)
    checks = _LinkChecks(
        root, content, settings, {src: ids for part in parts for src, ids in part.ids.items()}, problems, compiled
    )
    for part in parts:
        for mention in part.mentions:
            checks.check(mention)
    checks.check_settings()
    return checks.warnings.found, tuple(reference for part in parts for reference in part.references)


class _LinkChecks:
    """Looks where the links of one course lead."""

    def __init__(
        self,
        root: Path,
        content: Content,
        settings: SiteSettings,
        ids: dict[str, frozenset[str]],
        problems: Problems,
        compiled: BytecodeCache | None,
    ) -> None:
        self.root, self.content, self.settings, self.ids, self.problems = root, content, settings, ids, problems
        self.compiled = compiled
        self.warnings = Problems()
        self.known_ids: dict[str, frozenset[str] | None] = {}
        sheets = (name(module) for module in content.modules for name in (run_sheet_src, slides_src, key_src))
        self.of_trainer = frozenset((INDEX, *sheets))

    def check_settings(self) -> None:
        """Report links of mkdocs.yml that lead to no part of a page."""
        for of_site in self.settings.links:
            src = None if is_elsewhere(of_site.url) else source_of(of_site.url, self.content.page_sources)
            path, _, part = (src or "").partition("#")
            if part:
                self._check_part(path, part, of_site.at.at("url"))

    def check(self, mention: Mention) -> None:
        """Report a link that leads nowhere."""
        link, src, position, for_trainers = mention.link, mention.src, mention.position, mention.for_trainers
        target = link.target.strip()
        path, _, part = target.partition("#")
        path = unquote(path.partition("?")[0])
        if link.kind == "reference":
            hint = tell("add a line `[%(target)s]: address`, or write the address in ( )", target=target)
            self.problems.add(
                position, tell("there is not an address for the reference %(target)s", target=shown(target)), hint
            )
        elif not target:
            self.problems.add(
                position, tell("the link leads nowhere"), tell("write a page or an address between its ( )")
            )
        elif _SCHEME.match(target):
            such = tell("write a page, a file, or an address that starts with https:, mailto: or tel:")
            meant = address_meant(target)
            hint = tell("write `%(meant)s`", meant=meant) if meant else such
            self.warnings.add(
                position, tell("a link cannot lead to %(target)s, and leads nowhere", target=shown(target)), hint
            )
        elif path.startswith("/"):
            message = tell(
                "%(target)s starts at the root of the host, and the site may stand below it", target=shown(target)
            )
            self.problems.add(position, message, self._nearest(path.lstrip("/"), src, link, for_trainers))
        elif not path:
            self._check_part(src, part, position)
        else:
            found = posixpath.normpath(posixpath.join(posixpath.dirname(src), path))
            self._check_target(link, src, found, part, position, for_trainers=for_trainers)

    def _check_target(
        self, link: Link, src: str, found: str, part: str, position: Position, *, for_trainers: bool
    ) -> None:
        if found in self.of_trainer and not for_trainers:
            message = tell("%(found)s is the trainer's, and learners have no such page", found=shown(found))
            self.problems.add(position, message, tell("move the link into a `!!! trainer` block, or remove it"))
        elif found in self.of_trainer or found in self.content.page_sources:
            if link.kind == "image":
                self.problems.add(
                    position, tell("%(found)s is a page, and no picture", found=shown(found)), tell("take the `!` away")
                )
            elif part:
                self._check_part(found, unquote(part), position)
        elif not self._is_file(found):
            name = shown(link.target.partition("#")[0])
            message = (
                tell("there is no picture %(name)s to show", name=name)
                if link.kind == "image"
                else tell("there is no page or file %(name)s to link to", name=name)
            )
            meant = address_meant(link.target)
            near = self._nearest(link.target.partition("#")[0], src, link, for_trainers)
            self.problems.add(position, message, tell("write `%(meant)s`", meant=meant) if meant else near)

    def _check_part(self, src: str, part: str, position: Position) -> None:
        known = self._ids_of(src)
        if not part or known is None or part in known or self._is_placed(src, part):
            return
        named = [f"#{name}" for name in known if not name.startswith(("fn:", "fnref"))]
        self.problems.add(
            position,
            tell("the page `%(src)s` has no part %(value)s", src=src, value=shown("#" + part)),
            nearest(f"#{part}", named),
        )

    def _ids_of(self, src: str) -> frozenset[str] | None:
        """Return what can be linked to on a page; None where there is no telling."""
        if src not in self.known_ids:
            ids = self.ids.get(src, frozenset())
            is_lesson = src in self.ids and not src.endswith("/index.md")
            if not is_lesson:
                around = self._around(src)
                self.known_ids[src] = None if around is None else ids | frozenset(_ID.findall(around))
            else:
                self.known_ids[src] = ids | {"sources", "next-step"}
        return self.known_ids[src]

    def _around(self, src: str) -> str | None:
        """Return what ``html_around`` makes; None where no such page can be made."""
        # What is wrong with the course is told already, and what is wrong with a template by whoever makes the page.
        with suppress(Exception):
            return html_around(self.content, self.fragments, src)
        return None

    def _is_placed(self, src: str, part: str) -> bool:
        """Tell whether a lesson places what has this id: a question, a scenario, a checklist or a part of it."""
        lesson = next((one for module in self.content.modules for one in module.facts.lessons if one.src == src), None)
        if part.startswith(("fn:", "fnref")):
            return True
        names = [f"{one.kind}-{one.id.rpartition('/')[2]}" for one in lesson.placements] if lesson else []
        return any(part == name or part.startswith(f"{name}-") for name in names)

    @cached_property
    def fragments(self) -> Fragments:
        made = Fragments(self.content, self.root / theme.OVERRIDES, Links(self.settings.directory_urls))
        made.environment.bytecode_cache = self.compiled
        return made

    def _is_file(self, name: str) -> bool:
        if name.startswith("../") or name.endswith((".md", *_DATA)):
            return False
        try:
            return any((folder / name).is_file() for folder in (self.root / "modules", *theme.folders(self.root)))
        except OSError:  # a name that is too long for any file
            return False

    def _nearest(self, path: str, src: str, link: Link, for_trainers: bool) -> str:
        """Return a hint with the nearest page or file, as the page ``src`` would write it."""
        folder = posixpath.dirname(src) or "."
        if posixpath.normpath(posixpath.join(folder, path, "index.md")) in self.content.page_sources:
            return tell("did you mean `%(rstrip)s/index.md`?", rstrip=path.rstrip("/"))
        known: Collection[str] = self.files or self.content.page_sources
        if link.kind == "image":
            known = [name for name in self.files if name.endswith(_PICTURES)]
            if not known:
                return tell("put it into the folder of the page, or take the picture away")
        elif posixpath.splitext(path)[1] in ("", ".md", ".html"):
            known = [*self.content.page_sources, *(self.of_trainer if for_trainers else ())]
        return nearest(path, [posixpath.relpath(name, folder) for name in known])

    @cached_property
    def files(self) -> tuple[str, ...]:
        """The files below ``modules/`` that a link can lead to."""
        modules = self.root / "modules"
        paths = (path for path in files_in(modules) if path.suffix not in (".md", *_DATA))
        return tuple(path.relative_to(modules).as_posix() for path in paths)
