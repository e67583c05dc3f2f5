"""Builds an edition of a site into a folder: by the engine, or by MkDocs where a site brings parts of its own.

Input: the project's folder, an empty folder, and the edition. Output: ``Built``, or what stood in the way.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from course.checks.load import load_course
from course.folders import digests
from course.model.editions import Edition
from course.reading.problems import CourseProblems, Problems
from course.settings.mkdocs_yml import read_settings
from course.site import mkdocs_process
from course.site.engine import Engine, Result, is_made_by_engine, unchanged
from course.site.inputs import Inputs


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
        return unchanged(self.inputs, self.settings, self.edition, self.site) if self.is_ours else None

    def build(self, folder: Path) -> Built:
        """Build the site into an empty folder beside the last one.

        Raises ``CourseRefused`` with an author's mistakes, ``TemplateProblem``, ``BuildFailed`` when MkDocs gives up
        for another reason, ``OSError`` when the disk is full.
        """
        if not self.is_ours:
            log = mkdocs_process.build(self.root, folder, self.edition)
            return Built(sum(1 for _ in folder.rglob("*.html")), log)
        trainer = self.edition == "trainer"
        try:
            content = load_course(self.root)
            engine = Engine(self.inputs, self.settings, content, trainer=trainer, prints=trainer)
            result = engine.build(folder, self.site)
        except CourseProblems as found:
            raise mkdocs_process.CourseRefused([str(problem) for problem in found.problems]) from None
        return Built(result.pages, result=result)
