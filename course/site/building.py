"""Builds an edition of a site into a folder: by the engine, or by MkDocs where a site brings parts of its own.

Input: the project's folder, an empty folder, and the edition. Output: ``Built``, or what stood in the way.
"""

from __future__ import annotations

import gc
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from course.folders import digests, theme
from course.folders.editions import Edition
from course.reading.problems import CourseProblems, Problems
from course.settings.mkdocs_yml import read_settings
from course.settings.site_settings import SiteSettings
from course.site import mkdocs_process, publish
from course.site.inputs import Inputs
from course.site.state import BEFORE, Entries

if TYPE_CHECKING:
    from course.site.engine import Result


class TemplateProblem(Exception):
    """A template of the site's own cannot be rendered; the text is for a person."""


@dataclass(frozen=True)
class Built:
    """A site that was built: how many pages it has, what MkDocs said where it made them, and what to keep of it."""

    pages: int
    log: str = ""
    result: Result | None = None

    def keep(self, site: Path) -> None:
        """Keep for the next build what is known of the site, once it stands in its place."""
        if self.result:
            self.result.keep(site)


# What of MkDocs' a site's own template may ask for, and only MkDocs gives.
_OF_MKDOCS = re.compile(r"\{[{%][^{}]*\b(?:config|nav|base_url|mkdocs_version|build_date_utc)\b")


def is_made_by_engine(root: Path, settings: SiteSettings) -> bool:
    """Tell whether no part of MkDocs is asked for in making the pages: no hook, no other plugin, no such template."""
    *own, _ = theme.folders(root)
    templates = (path for folder in own for path in folder.rglob("*.html"))
    asks = any(_OF_MKDOCS.search(path.read_text("utf-8", errors="replace")) for path in templates)
    return settings.has_course and not settings.is_extended and not asks


class Builder:
    """Builds one edition of one project."""

    def __init__(self, root: Path, site: Path, edition: Edition = "learner") -> None:
        self.root, self.site, self.edition = root, site, edition
        self.problems = Problems()
        self.settings = read_settings(root, self.problems)
        self.is_ours = bool(self.problems) or is_made_by_engine(root, self.settings)
        if self.is_ours:
            digests.load(root / self.settings.cache_dir / edition / "digests.json")
            self.inputs = Inputs(root, self.settings)

    def unchanged(self) -> int | None:
        """Return how many pages the last site has, if it is what would be built now; else None."""
        if not self.is_ours:
            return None
        state = Entries(self.root / self.settings.cache_dir, self.edition).state()
        if (state.inputs, state.made_with) != (self.inputs.digest, self.inputs.made_with):
            return None
        with suppress(OSError):
            if all(digests.digest(self.site / name) == made for name, made in state.files.items()):
                return len(state.pages)
        return None

    @property
    def before(self) -> Path | None:
        """Where the site before the last is kept, to be taken up; None where nothing can be made of it."""
        return self.root / self.settings.cache_dir / self.edition / BEFORE if self.is_ours else None

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
        from course.checks.load import load_course  # here, because a site that stays as it is needs none of it
        from course.site.engine import Engine
        from course.site.module_store import ModuleStore

        gc.set_threshold(100_000)  # little of what is made here lies in circles, and looking for it takes long
        trainer = self.edition == "trainer"
        prints = prints and trainer
        try:
            # What is printed may have to tell the places of its texts, which a module that was kept does not hold.
            modules = None if prints else ModuleStore(self.inputs, self.root / self.settings.cache_dir)
            content = load_course(self.root, keep=modules)
            if modules:
                modules.drop_others()
            engine = Engine(self.inputs, self.settings, content, trainer=trainer, prints=prints)
            if before is not None:
                publish.take_up(before, folder)
            result = engine.build(folder, self.site)
        except CourseProblems as found:
            raise mkdocs_process.CourseRefused([str(problem) for problem in found.problems]) from None
        return Built(result.pages, result=result)
