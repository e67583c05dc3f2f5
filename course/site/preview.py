"""An edition as it is being written: built into folders of its own, again and again, and what browsers are shown of it.

Input: the project's folder, and an empty one. Output: ``View``: the last good site, and the mistakes that stand in the
way of a newer one. Of the site in ``site/`` nothing is changed; what is built here is known to the next build.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import jinja2

from course.folders.editions import TRAINER_SITE, Edition
from course.reading.program import program
from course.reading.telling import tell, tell_many
from course.site.building import Builder, Built, TemplateProblem, check_code, digest_of_code
from course.site.mkdocs_process import BuildFailed, CourseRefused

if TYPE_CHECKING:
    from course.site.previews import Previews

LIVE = Path(__file__).with_name("live")  # what the server alone has: its script, its style, its pages
ADDRESS = "/livereload/"  # below which the server has them
_PLACE = re.compile(r"(?P<place>[^\n]+?:\d+(?::\d+)?): (?P<words>.+)", re.DOTALL)
_BODY = re.compile(rb"<body\b[^>]*>")


@dataclass(frozen=True)
class View:
    """What browsers are shown: a folder, at which address, and what is wrong with what is newer."""

    folder: Path | None = None
    mount: str = "/"
    problems: tuple[str, ...] = ()
    pages: int = 0
    previews: Previews | None = None  # of the parts of the course that the folder shows

    def said(self) -> str:
        """Say what the problems mean, in one line."""
        return (
            tell_many(
                "%(number)s problem. Until it is fixed, the last good site is shown.",
                "%(number)s problems. Until they are fixed, the last good site is shown.",
                len(self.problems),
            )
            if self.folder
            else tell_many(
                "%(number)s problem. Until it is fixed, there is no site to show.",
                "%(number)s problems. Until they are fixed, there is no site to show.",
                len(self.problems),
            )
        )


class Preview:
    """Builds an edition each time that it is asked to, by turns in two folders: in the one that is not shown."""

    def __init__(self, root: Path, edition: Edition, place: Path) -> None:
        self.root, self.edition, self.place = root, edition, place
        self.view = View()
        self._built: Built | None = None
        self._folder, self._shown = place / "a", place / "b"
        self._code = digest_of_code()

    def build(self) -> View:
        """Build the course as it is now, and return what to show."""
        last = self.view.folder or self.root / ("site" if self.edition == "learner" else TRAINER_SITE)
        self._built = None
        try:
            self.view = self._build(self._folder, last)
        except CourseRefused as found:
            problems = found.problems
        except TemplateProblem as problem:
            problems = (str(problem),)
        except BuildFailed as problem:
            problems = (tell("MkDocs could not build the site: %(problem)s", problem=problem),)
        except OSError as problem:
            problems = (tell("The site could not be made: %(problem)s", problem=problem),)
        else:
            self._folder, self._shown = self._shown, self._folder
            return self.view
        self.view = replace(self.view, problems=problems)
        return self.view

    def _build(self, folder: Path, last: Path) -> View:
        check_code(self._code, f"{program()} serve")
        folder.mkdir(exist_ok=True)
        builder = Builder(self.root, last, self.edition)
        self._built = builder.build(folder, prints=False)  # each change would wait for it
        made_by = self._built.engine
        previews = None
        if made_by:
            from course.site.previews import Previews  # here, because it brings all that prints

            previews = Previews(made_by)
        mount = urlsplit(builder.settings.site_url).path
        return View(folder, mount, pages=self._built.pages, previews=previews)

    def settle(self) -> None:
        """Do what has time until browsers know: keep what is known for the next build."""
        if self._built and self.view.folder:
            self._built.keep(self.view.folder, is_alone=False)


class Pages:
    """What is put into a page on its way to a browser, and the pages that the server has of its own."""

    def __init__(self) -> None:
        self._templates = new_environment()

    def with_news(self, page: bytes, view: View, epoch: int) -> bytes:
        """Return a page that tells the problems of ``view``, and loads itself anew once there is a newer epoch."""
        script = f'<script src="{ADDRESS}live.js" data-epoch="{epoch}"></script>'.encode()
        if view.problems:
            script = f'<link rel="stylesheet" href="{ADDRESS}live.css">'.encode() + script
            problems = [(*_parted(problem), _preview_of(problem, view)) for problem in view.problems]
            box = self._templates.get_template("problems.html").render(said=view.said(), problems=problems)
            start = _BODY.search(page)
            at = start.end() if start else 0
            page = page[:at] + box.encode("utf-8", "xmlcharrefreplace") + page[at:]
        before, mark, after = page.rpartition(b"</body>")
        return before + script + mark + after if mark else page + script

    def waiting(self, view: View) -> bytes:
        """Return the page that there is before the first site."""
        if view.problems:
            title, words = tell("The course has problems"), tell("Fix them and save: this page then shows the site.")
        else:
            title, words = tell("The site is being built"), tell("This page shows it as soon as it is there.")
        return self._templates.get_template("page.html").render(title=title, words=words).encode()


def new_environment() -> jinja2.Environment:
    """Return the templates that the server has of its own."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(LIVE),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _preview_of(problem: str, view: View) -> str:
    """Return the address of the preview of what a problem is about; "" where there is none."""
    found = _PLACE.fullmatch(problem)
    if not found or not view.previews:
        return ""
    path, line = found["place"].split(":")[:2]
    address = view.previews.address_at(path, int(line))
    return f"{view.mount.rstrip('/')}/{address}" if address else ""


def _parted(problem: str) -> tuple[str, str]:
    """Return the place of a problem, where it names one, and its words."""
    found = _PLACE.fullmatch(problem)
    return (found["place"], found["words"]) if found else ("", problem)
