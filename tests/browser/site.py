"""Small static sites for browser tests, built from questions through the real templates."""

from __future__ import annotations

import atexit
import functools
import re
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from course.markdown.texts import Texts
from course.model import Checklist, Quiz
from course.model.questions.base import Question
from course.pages.fragments import new_environment
from course.pages.quiz import NO_ASSETS, Place, Section, assets_for, checklist_html, question_html, quiz_html
from course.reading.data import Mapping
from course.reading.problems import Problems
from course.reading.schema import read
from course.reading.yaml_text import parse_yaml
from course.site import site_files
from course.site.assets import squeeze
from devtools.bundle import exposed
from tests.examples_of_kinds import FOLDER

ROOT = Path(__file__).parents[2]
COURSE = "training"
OBJECTIVES = {"2.1": "Recognise attention", "2.2": "Greet and check", "2.3": "Promise", "2.4": "Fix"}

SHELL = """<!doctype html>
<html lang="en" data-md-color-scheme="{scheme}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title><script src="assets/course/early.js"></script>
<link rel="icon" href="assets/course/favicon.svg"><link rel="stylesheet" href="assets/theme.css">
<link rel="stylesheet" href="assets/course/course.css"></head>
<body dir="ltr"><main class="md-main"><div class="md-main__inner md-grid"><div class="md-content">
<article class="md-content__inner md-typeset"><h1>{title}</h1>
{body}
<p>After the content.</p></article></div></div></main></body></html>
"""


_BROUGHT = {
    "css": '<link rel="stylesheet" href="assets/course/{}">\n',
    "js": '<script src="assets/course/{}" defer></script>\n',
}


@functools.cache
def _published_assets() -> Path:
    """Return a folder with our assets as they are published, so that the tests run what learners run.

    As a published site, it is without the theme's icons, which a strict host forbids.
    """
    folder = Path(tempfile.mkdtemp(prefix="course-assets-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shutil.copytree(ROOT / "overrides" / "assets", folder / "assets")
    squeeze(folder)
    stock = site_files.material()
    theme = (stock / site_files.named_in(stock, site_files.STYLE)).read_text("utf-8")
    (folder / "assets/theme.css").write_text(re.sub(r'url\("data:[^"]*"\)', "none", theme), encoding="utf-8")
    (folder / "assets/course/exposed.js").write_text(exposed(), encoding="utf-8")
    return folder


class Site:
    """Writes pages into a folder; ``page`` names are file names."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = new_environment(ROOT / "overrides")
        self.context: dict[str, Any] = {"texts": Texts(), "link": lambda src: src}
        shutil.copytree(_published_assets() / "assets", folder / "assets")
        shutil.copytree(FOLDER / "img", folder / "img")  # what examples show

    def place(self, contact: str = "training@example.org", sections: dict[str, str] | None = None) -> Place:
        return Place(
            course=COURSE,
            slug="people",
            page="People quiz",
            contact=contact,
            sections={name: Section(url=url, title=f"About *{name}*") for name, url in (sections or {}).items()},
            objectives=OBJECTIVES,
        )

    def write(self, name: str, body: str, *, title: str = "A page", scheme: str = "default") -> None:
        """Write a page, with all that its parts ask for once they are near: the frame that brings it is not here."""
        near = sorted({file for names in re.findall(r'data-near="([^"]*)"', body) for file in names.split()})
        if any(file.endswith(".js") for file in near):
            near.insert(0, "store.js")
        brought = [_BROUGHT[file.rpartition(".")[2]].format(file) for file in near]
        html = SHELL.format(title=escape(title), body="".join((body, *brought)), scheme=scheme)
        (self.folder / name).write_text(html, encoding="utf-8")

    def quiz(
        self,
        questions: Iterable[Question],
        *,
        name: str = "quiz.html",
        scheme: str = "default",
        draw: int | None = None,
        sections: dict[str, str] | None = None,
        **keys: Any,
    ) -> None:
        """Write the quiz page of these questions; ``keys`` are more of a quiz, such as ``pass_mark``."""
        empty = Mapping("quiz.yml", {}, {}, (1, 1))
        quiz = Quiz(format=1, title="Check yourself", draw=draw, questions=tuple(questions), at=empty, **keys)
        body = quiz_html(self.environment, quiz, self.place(sections=sections), self.context)
        self.write(name, body, title="Check yourself", scheme=scheme)

    def lesson(self, questions: Sequence[Question], *, name: str = "lesson.html", scheme: str = "default") -> None:
        """Write a lesson page with a paragraph before each question."""
        body = Markup("")
        for number, question in enumerate(questions):
            assets = NO_ASSETS if number else assets_for(questions)
            body += Markup("<p>A paragraph of the lesson.</p>")
            body += question_html(self.environment, question, self.place(), self.context, assets=assets)
        self.write(name, body, title="A lesson", scheme=scheme)

    def checklist(self, text: str, *, name: str = "checklist.html", scheme: str = "default") -> None:
        """Write the page of a checklist, given as an author writes it; its title is the page's."""
        problems = Problems()
        node = parse_yaml(text, "checklists.yml", problems)
        problems.stop_if_any()
        assert isinstance(node, Mapping)
        checklist = read(node, Checklist, problems)
        problems.stop_if_any()
        assert checklist is not None
        body = checklist_html(self.environment, checklist, COURSE, self.context, level=2)
        self.write(name, body, title="Checklist", scheme=scheme)
