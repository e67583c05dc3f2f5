"""Builds an edition of a site into a folder: by the engine, or by MkDocs where a site brings parts of its own.

Input: the project's folder, an empty folder, and the edition. Output: ``Built``, or what stood in the way.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import course
from course.folders import digests, old_files, theme
from course.folders.editions import Edition
from course.folders.manifest import Seen
from course.reading.files import files_in
from course.reading.problems import CourseProblems, Problems
from course.reading.telling import tell
from course.settings.mkdocs_yml import read_settings
from course.settings.site_settings import SiteSettings
from course.site import mkdocs_process, publish
from course.site.inputs import Inputs
from course.site.state import BEFORE, Entries

if TYPE_CHECKING:
    from course.site.engine import Engine, Result


class TemplateProblem(Exception):
    """A template of the site's own cannot be rendered; the text is for a person."""


@dataclass(frozen=True)
class Built:
    """A site: how many pages it has, what MkDocs said where it made them, what to keep of it, and whether it is new."""

    pages: int
    log: str = ""
    result: Result | None = None
    is_new: bool = True
    engine: Engine | None = None  # what made it

    @property
    def files(self) -> Mapping[str, str] | None:
        """The SHA-256 of every file of the site, where the engine made it."""
        return self.result.state.files if self.result else None

    @property
    def kept(self) -> Mapping[str, Seen]:
        """Those of them that the engine took over of the last site."""
        return self.result.kept if self.result else {}

    def keep(self, site: Path, *, is_alone: bool = True) -> None:
        """Keep for the next build what is known of the site, once it stands in its place.

        ``is_alone`` tells that the last site, whose files were the same ones, is gone.
        """
        if self.result:
            self.result.keep(site, is_alone=is_alone)


# What of MkDocs' a site's own template may ask for, and only MkDocs gives.
_OF_MKDOCS = re.compile(r"\{[{%][^{}]*\b(?:config|nav|base_url|mkdocs_version|build_date_utc)\b")


def is_made_by_engine(root: Path, settings: SiteSettings) -> bool:
    """Tell whether no part of MkDocs is asked for in making the pages: no hook, no other plugin, no such template."""
    *own, _ = theme.folders(root)
    templates = (path for folder in own for path in files_in(folder, ".html"))
    asks = any(_OF_MKDOCS.search(path.read_text("utf-8", errors="replace")) for path in templates)
    return settings.has_course and not settings.is_extended and not asks


class Builder:
    """Builds one edition of one project; ``directory_urls``, where given, has the last word on its addresses."""

    def __init__(
        self, root: Path, site: Path, edition: Edition = "learner", *, directory_urls: bool | None = None
    ) -> None:
        gc.set_threshold(100_000)  # little of what is made here lies in circles, and looking for it takes long
        self.root, self.site, self.edition = root, site, edition
        self.problems = Problems()
        self.settings = read_settings(root, self.problems)
        if directory_urls is not None:
            self.settings = replace(self.settings, directory_urls=directory_urls)
        self.is_ours = bool(self.problems) or is_made_by_engine(root, self.settings)
        self._cache = root / self.settings.cache_dir
        digests.load(self._cache / edition / "digests.json")
        self.inputs = Inputs(root, self.settings)

    def unchanged(self) -> int | None:
        """Return how many pages the last site has, if it is what would be built now; else None."""
        if not self.is_ours:
            return None
        state = Entries(self._cache, self.edition).state()
        if (state.inputs, state.made_with) != (self.inputs.digest, self.inputs.made_with):
            return None
        with suppress(OSError):
            if all(digests.digest(self.site / name) == made for name, made in state.files.items()):
                return len(state.pages) + state.others
        return None

    def renew(self, tell: Callable[[str], None], *, prints: bool = True) -> Built:
        """Put what is built now in the place of the last site; leave that as it is where nothing has changed.

        ``tell`` hears of what stands in it and is not ours. Raises what ``build`` does, and ``PublishProblem``.
        """
        recognise = old_files.of_site(self.root, self.site)
        if pages := self.unchanged():
            publish.tell_what_stays(self.site, tell, recognise)
            return Built(pages, is_new=False)
        # The site before the last, of which nothing can be made where MkDocs makes the pages.
        before = self._cache / self.edition / BEFORE if self.is_ours else None
        built = Built(0)
        with publish.staged(
            self.site,
            tell=tell,
            recognise=recognise,
            before=before,
            files=lambda: built.files,
            kept=lambda: built.kept,
        ) as folder:
            built = self.build(folder, before, prints=prints)
        built.keep(self.site, is_alone=before is None or not before.is_dir())
        return built

    def build(self, folder: Path, before: Path | None = None, *, prints: bool = True) -> Built:
        """Build the site into a folder beside the last one; what trainers print only with ``prints``.

        The folder is empty, and ``before`` may hold the site before the last, which is put into it once the course is
        known to be sound; or it holds that site already.
        Raises ``CourseRefused`` with an author's mistakes, ``TemplateProblem``, ``BuildFailed`` when MkDocs gives up
        for another reason, ``OSError`` when the disk is full.
        """
        if not self.is_ours:
            log = mkdocs_process.build(self.root, folder, self.edition)
            return Built(sum(1 for _ in folder.rglob("*.html")), log)
        try:
            engine = self.kept_engine(prints=prints)
            if before is not None:
                publish.take_up(before, folder)
            result = engine.build(folder, self.site)
        except CourseProblems as found:
            raise mkdocs_process.CourseRefused([str(problem) for problem in found.problems]) from None
        finally:
            gc.unfreeze()
        return Built(result.pages, result=result, engine=engine)

    def kept_engine(self, *, prints: bool) -> Engine:
        """Load the course as what stays for as long as its site is made: no garbage collector looks through it."""
        was_on = gc.isenabled()
        gc.disable()  # or it would look through all that was loaded before that can be frozen
        try:
            engine = self.engine(prints=prints)
            gc.freeze()
        finally:
            if was_on:
                gc.enable()
        return engine

    def engine(self, *, prints: bool) -> Engine:
        """Load the course, and return what makes its site; raises ``CourseProblems``."""
        from course.checks.load import load_course  # all here, because a site that stays as it is needs none of it
        from course.checks.translations import translations_of
        from course.site.engine import Engine
        from course.site.module_store import ModuleStore

        trainer = self.edition == "trainer"
        modules = None if self.problems else ModuleStore(self.inputs, self._cache)
        content = load_course(self.root, keep=modules)
        if modules:
            modules.drop_others()
        translated = translations_of(self.root, content) if content.catalogue.languages else ()
        return Engine(
            self.inputs,
            self.settings,
            content,
            trainer=trainer,
            prints=prints and trainer,
            translations=[one.content for one in translated],
        )


def digest_of_code() -> list[str]:
    """Return the digests of our own code, as it is now."""
    return [digests.digest(path) for path in sorted(Path(course.__file__).parent.rglob("*.py"))]


def check_code(before: list[str], command: str) -> None:
    """Refuse to build with code that is older than what is there: what it makes must not be kept as the new one's."""
    if digest_of_code() != before:
        raise mkdocs_process.CourseRefused(
            [tell("Coursewright itself was changed: end `%(command)s`, and start it again", command=command)]
        )
