"""From a checked course to the files of its site, without MkDocs.

Input: the project's folder and what was read of it. Output: a folder that holds the whole site. MkDocs is a shell
around this (``course.site.plugin``), and has a part in the pages only where a site brings hooks or plugins of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from course import pages
from course.folders import digests
from course.folders.manifest import Seen
from course.folders.theme import OVERRIDES
from course.model import Content
from course.model.lesson import Lesson, Reading
from course.model.links import Links
from course.pages.fragments import Fragments
from course.pages.look import look_files
from course.pages.page import Page
from course.pages.renamed import script_path
from course.pages.units import Unit, read_for_learners, units
from course.settings.site_links import site_address, source_of
from course.settings.site_settings import SiteLink, SiteSettings
from course.site import installing, offline, site_files
from course.site.build_run import Build
from course.site.cache import TemplateCache
from course.site.frame import Link, SiteFrame
from course.site.frames import Frames, named_page
from course.site.inputs import Inputs
from course.site.languages import languages_of, notices_of
from course.site.output import Output
from course.site.site_map import SiteMap
from course.site.state import Kept, State
from course.site.store import Store

if TYPE_CHECKING:
    from course.site.prints import Sheets


@dataclass(frozen=True)
class Result:
    """A site that was made: of what, how many of its files anew, and the same of it in its other languages."""

    state: State
    store: Store
    written: int
    kept: Mapping[str, Seen]  # what was taken over of the last site
    others: tuple[Result, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self.state.pages) + self.state.others

    def keep(self, site: Path, *, is_alone: bool) -> None:
        """Have the next build know of what the site, which stands in its place now, was made."""
        for name in self.state.files if is_alone else ():  # files that lost a name
            digests.renew(f"{site}/{name}")
        for one in (self, *self.others):
            one.store.keep_state(one.state)


class Engine:
    """Makes one edition of one site, in the language of the course and in those into which it is translated."""

    def __init__(
        self,
        inputs: Inputs,
        settings: SiteSettings,
        content: Content,
        *,
        trainer: bool = False,
        prints: bool = False,
        translations: Sequence[Content] = (),
    ) -> None:
        root, language = inputs.root, content.catalogue.language
        edition = "trainer" if trainer else "learner"
        self.others = tuple(Engine(inputs, settings, one, trainer=trainer, prints=prints) for one in translations)
        if content.translation:  # a site of its own, in a folder of the other
            inputs, edition = inputs.in_language(language), f"{edition}/{language}"
            settings = settings.below(language)
        self.root, self.settings, self.content, self.trainer = root, settings, content, trainer
        self.inputs, self.store = inputs, Store(root / settings.cache_dir, edition)
        self.links = Links(settings.directory_urls, settings.site_url)
        self.fragments = Fragments(content, root / OVERRIDES, self.links)
        self.fragments.environment.bytecode_cache = TemplateCache(
            root / settings.cache_dir / "templates", content.words, inputs.tools
        )
        self.sheets = self._sheets() if prints else None

    def _sheets(self) -> Sheets:
        from course.site.prints import Sheets  # here, because most builds print nothing

        return Sheets(self.inputs, self.settings, self.content)

    @property
    def printed(self) -> frozenset[str]:
        """Paths of what stands ready to print."""
        return frozenset(file.path for file in self.sheets.files) if self.sheets else frozenset()

    @cached_property
    def files(self) -> dict[str, Path]:
        """What the site has of the theme."""
        return site_files.of_theme(self.root, self.settings, trainer=self.trainer)

    @property
    def favicon(self) -> str:
        """What a browser shows on its tab, as a path below the site."""
        return self.content.catalogue.look.favicon or self.settings.favicon

    @property
    def icon_source(self) -> Path | None:
        """The file of that, where icons can be made of it."""
        path = self.files.get(self.favicon) or self.root / "modules" / self.favicon
        return path if path.suffix.lower() in installing.PICTURES and path.is_file() else None

    def installed(self) -> installing.Installed | None:
        """Return how the site is called and looks where a device lists it among its programs."""
        frame, source, place = self.site_frame(), self.icon_source, f"modules/{self.favicon}"
        return installing.installed(self.content, frame.title, frame.description, source, place) if source else None

    def build(self, folder: Path, last: Path | None = None) -> Result:
        """Write the whole site into a folder: an empty one, or that of the site before the last.

        What stands in ``last``, the folder of the last site, and is still so, is linked and not made again.
        Raises ``CourseProblems`` for what cannot be printed, ``TemplateProblem``, and ``OSError``.
        """
        before = self.store.state()
        printed = {f"{pages.TRAINER_PRINTS}/{path}": one.made for path, one in before.printed.items()}
        output = Output(folder, last, {**printed, **before.files})
        state = Build(self, before, output).run()
        state = replace(state, printed=self.sheets.write(output, before) if self.sheets else before.printed)
        others = tuple(self._build_other(one, folder, last, output) for one in self.others)
        if not self.content.translation:  # which is kept with the whole
            kept = offline.files(self.root, output.files, output.size)
            for name, text in kept.items():
                output.write(name, text)
        output.finish()
        state = replace(state, inputs=self.inputs.digest, made_with=self.inputs.made_with)
        state = replace(state, files=output.files, others=sum(one.pages for one in others))
        return Result(state, self.store, output.written, output.kept, others)

    @staticmethod
    def _build_other(other: Engine, folder: Path, last: Path | None, output: Output) -> Result:
        """Write the site in another language into a folder of this one."""
        language = other.content.catalogue.language
        (folder / language).mkdir(exist_ok=True)
        result = other.build(folder / language, last / language if last else None)
        output.files |= {f"{language}/{name}": made for name, made in result.state.files.items()}
        output.kept |= {f"{language}/{name}": made for name, made in result.kept.items()}
        return result

    @cached_property
    def units(self) -> list[Unit]:
        """The units of the edition."""
        read = _read_for_trainers if self.trainer else read_for_learners
        return list(units(self.content, self.fragments, trainer=self.trainer, prints=self.printed, read=read))

    def frames(self, made: Iterable[Page | Kept]) -> Frames:
        """Return what gives each of these pages its frame; they are all that there are."""
        named = {page.src: named_page(page, self.links) for page in made}
        site_map = SiteMap(
            pages.navigation(self.content, trainer=self.trainer),
            named,
            pages.turns(self.content, trainer=self.trainer),
        )
        return Frames(self.site_frame(), site_map, self.links, self.settings.site_url, notices_of(self.content))

    def _styles(self) -> list[str]:
        """Return the style sheets of every page: those of the theme, ours, of the look, and of the course."""
        ours = ["assets/course/course.css", *([site_files.TRAINERS_STYLE] if self.trainer else [])]
        theme = next(filter(site_files.STYLE.fullmatch, self.files))
        return [theme, *ours, *look_files(self.content), *self.settings.styles]

    def site_frame(self) -> SiteFrame:
        """Return what every page of the site says alike."""
        catalogue, settings = self.content.catalogue, self.settings
        return SiteFrame(
            title=site_title(self.content, trainer=self.trainer),
            organisation=catalogue.look.name or catalogue.organisation.name,
            course=catalogue.id,
            language=catalogue.language,
            words=self.content.words,
            description=self.fragments.plain(catalogue.organisation.mission),
            author=settings.author,
            copyright=settings.copyright,
            home=self.links.url("index.md"),
            learning=self.links.url(pages.LEARNING),
            modules=len(self.content.modules),
            logo=catalogue.look.logo or settings.logo,
            logo_alt=catalogue.logo_alt,
            favicon=self.favicon,
            touch=installing.TOUCH if self.icon_source else "",
            manifest=installing.MANIFEST if self.icon_source else "",
            header=[self._link(link) for link in settings.header],
            footer=[self._link(link) for link in settings.footer],
            foot=catalogue.look.footer,
            styles=self._styles(),
            scripts=settings.scripts,
            former=script_path(self.content),
            trainer=self.links.url(pages.TRAINER_INDEX) if self.trainer else "",
            searched=settings.is_searched,
            languages=languages_of(self.content),
            material=next(filter(site_files.SCRIPT.fullmatch, self.files)),
            features=settings.features,
        )

    def _link(self, link: SiteLink) -> Link:
        src = source_of(link.url, self.content.single_pages)
        title = self.content.words.translated(link.title) if src else link.title  # by the name that we give that page
        return Link(title, site_address(link.url, self.content, self.links))


def _read_for_trainers(text: Lesson) -> Reading:
    return text.read(trainer=True)


def site_title(content: Content, *, trainer: bool) -> str:
    """Return the name of a site, which says whose edition it is."""
    title = content.catalogue.title
    return content.words.say("%(title)s, trainer’s edition", title=title) if trainer else title
