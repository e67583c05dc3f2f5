"""From a folder of text files to a checked course: the only way to a model.

Input: a project root with ``modules/`` and ``quizzes/``. Output: ``Content``, or
``CourseProblems`` with everything that is wrong.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import ClassVar

from course.checks import own_theme, published, references
from course.checks.links import check_links
from course.checks.stray_files import PAGE_NAME, check_stray, page_name_fault
from course.checks.typed_files import TypedFiles
from course.folders.places import OWN_PAGES
from course.model import (
    Catalogue,
    Checklist,
    Content,
    Module,
    Offering,
    OwnPage,
    PageHead,
    Quiz,
    Scenario,
    Session,
    Sources,
    Trainer,
    article_runs,
)
from course.model.article_runs import ArticleRuns
from course.model.lesson import Lesson
from course.model.waivers import TextWaiver
from course.reading import files
from course.reading.data import Mapping
from course.reading.problems import CourseProblems, Position, Problem, Problems, closest, nearest, shown
from course.rules import Verdict, judge
from course.settings.mkdocs_yml import read_settings
from course.settings.site_links import check_settings

FOLDERS = ("modules", "quizzes")
_MODULE_FILES = ("index.md", "checklists.yml", "scenarios.yml", "trainer.md")
_SLUG = re.compile(r"(?=.{1,60}\Z)[a-z0-9]+(?:-[a-z0-9]+)*")
# What the site itself has in the place where a module's folder or a lesson's page would be.
_TAKEN_FOLDERS = ("assets", "courses", "families", "javascripts", "search", "stylesheets", "templates")
_TAKEN_LESSONS = re.compile(r"(?:index|quiz|trainer(?:-keys)?|checklist-.*|guide-.*)\.md")


def load_course(root: Path, *, rules: bool = True) -> Content:
    """Return everything below ``root``, checked; raises ``CourseProblems`` with every mistake.

    Without ``rules`` only the structure is checked, and not what the house asks of good content.
    """
    content, _ = _loaded(root)
    if rules and (found := judge(content).problems):
        raise CourseProblems(found)
    return content


def examine(root: Path) -> Verdict:
    """Return everything there is to say about the course below ``root``; raises nothing."""
    try:
        content, warnings = _loaded(root)
    except CourseProblems as found:
        return Verdict(found.problems, (), ())
    verdict = judge(content)
    return replace(verdict, warnings=tuple(sorted({*verdict.warnings, *warnings})))


@contextmanager
def _all_kept() -> Iterator[None]:
    """Keep the garbage collector from looking, again and again, through ever more that all stays."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_all_kept()
def _loaded(root: Path) -> tuple[Content, tuple[Problem, ...]]:
    """Return the course, sound in its structure, and what is not a mistake but worth a word."""
    problems = Problems()
    root = root.resolve()
    settings = read_settings(root, problems)
    loader = _Loader(root, problems, settings)
    content = loader.content()
    warnings: tuple[Problem, ...] = ()
    if content is not None:
        references.check_course(content, problems)
        check_settings(root, settings, content, problems)
        of_links, linked = check_links(root, content, settings, loader.data, problems)
        of_files = published.look(root, content.by_slug, settings.files, linked, problems)
        warnings = (*of_links, *of_files, *own_theme.look(root, settings.files))
    problems.stop_if_any()
    if content is None:  # every way to None has reported a problem
        raise AssertionError("no content and no problem")
    return content, warnings


def _has_texts(folder: Path) -> bool:
    return any(folder.glob("*.md")) or any(folder.glob("*.yml"))


@dataclass(frozen=True, kw_only=True)
class _LessonHead:
    """Front matter of a lesson."""

    label: ClassVar[str] = "the lesson"
    title: str
    summary: str
    waive: tuple[TextWaiver, ...] = ()
    at: Mapping = field(compare=False, repr=False)


class _Loader(TypedFiles):
    """Reads one project, file by file."""

    def content(self) -> Content | None:
        for folder in FOLDERS:
            if not (self.root / folder).is_dir():
                hint = "create it, or run this in a course's folder"
                self.problems.add(Position(folder), "the folder is missing", hint)
        files.check_links(self.root, FOLDERS, self.problems)
        if len(self.problems):
            return None
        catalogue = self.mapping(self.root / "modules/catalogue.yml", Catalogue)
        known = self.mapping(self.root / "modules/sources.yml", Sources)
        modules = list(self.modules())
        own_pages = self.own_pages()
        check_stray(self.root, self.problems)
        if not modules:
            self.problems.add(Position("modules"), "there is no module here", "make a folder with an `index.md` in it")
        if catalogue is None or known is None:
            return None
        self.check_standards(catalogue)
        ordered = sorted((module for module in modules if module), key=lambda module: module.code)
        if not modules or len(ordered) < len(modules):
            return None
        return Content(
            catalogue=catalogue,
            sources=known,
            modules=tuple(ordered),
            runs=self.runs(known),
            own_pages=own_pages,
        )

    def runs(self, known: Sources) -> tuple[ArticleRuns, ...]:
        """Read what tells words of the articles from our own."""
        path = self.root / article_runs.PATH
        text = files.read_text(self.root, path, self.problems) if path.exists() else ""
        found = article_runs.parsed(text or "", article_runs.PATH, self.problems)
        articles = [article.id for article in known.articles]
        for runs in found:
            if runs.article not in articles:
                position = Position(article_runs.PATH)
                self.problems.add(
                    position, f"there is no article {shown(runs.article)}", nearest(runs.article, articles)
                )
        return found

    def modules(self) -> Iterator[Module | None]:
        quizzes = {path.stem: path for path in sorted((self.root / "quizzes").glob("*.yml"))}
        for folder in sorted(path for path in (self.root / "modules").iterdir() if path.is_dir()):
            if folder.name == OWN_PAGES or folder.name.startswith(".") or not _has_texts(folder):
                continue
            quiz = quizzes.pop(folder.name, None)
            yield self.module(folder, quiz)
        for slug, path in quizzes.items():
            folders = [path.name for path in (self.root / "modules").iterdir() if path.is_dir()]
            name = files.relative(self.root, path)
            self.problems.add(Position(name), f"there is no module `modules/{slug}/`", nearest(slug, folders))
        for path in sorted((self.root / "quizzes").iterdir()):
            if path.suffix != ".yml" and not path.name.startswith("."):
                name = files.relative(self.root, path)
                self.problems.add(
                    Position(name), "only question banks stand here", "name it after its module, ending in .yml"
                )

    def module(self, folder: Path, quiz_path: Path | None) -> Module | None:
        name = files.relative(self.root, folder)
        if not _SLUG.fullmatch(folder.name):
            self.problems.add(
                Position(name),
                "a module's folder must be lower-case words joined by hyphens, such as first-aid",
                "rename it",
            )
            return None
        if folder.name in _TAKEN_FOLDERS:
            self.problems.add(Position(name), f"the site keeps its own files in `{folder.name}/`", "rename the folder")
            return None
        before = len(self.problems)
        index = folder / "index.md"
        if not index.is_file():
            self.problems.add(
                Position(name), "the module has no `index.md`", "write one; the authoring guide shows how"
            )
            return None
        read = self.page(index, Offering)
        if quiz_path is None:
            self.problems.add(
                Position(files.relative(self.root, index)),
                "the module has no question bank",
                f"write `quizzes/{folder.name}.yml`",
            )
        quiz = self.mapping(quiz_path, Quiz) if quiz_path else None
        checklists = self.entries(folder / "checklists.yml", Checklist)
        scenarios = self.entries(folder / "scenarios.yml", Scenario)
        lessons = self.lessons(folder, read[0]) if read else ()
        trainer = self.trainer(folder / "trainer.md")
        if read is None or quiz is None or len(self.problems) > before:
            return None
        page = self.converted(Lesson(files.relative(self.root, index), read[0].title, "", read[1], read[2]))
        module = Module(
            slug=folder.name,
            offering=read[0],
            overview=page.body_for(trainer=False),
            lessons=lessons,
            quiz=quiz,
            checklists=checklists,
            scenarios=scenarios,
            overview_page=page,
            trainer=trainer,
        )
        references.check_module(module, self.problems)
        return module

    def own_pages(self) -> tuple[OwnPage, ...]:
        """Read the pages that belong to no module, in the order in which the navigation has them."""
        found = []
        names: dict[str, str] = {}
        for path in sorted((self.root / "modules" / OWN_PAGES).glob("*.md")):
            at = Position(files.relative(self.root, path))
            before = names.setdefault(path.name.casefold(), path.name)
            if fault := page_name_fault(path.name, before):
                self.problems.add(at, *fault)
            elif read := self.page(path, PageHead):
                head, body, first_line = read
                text = self.converted(Lesson(at.path, head.title, head.summary, body, first_line, head.waive))
                page = OwnPage(head, text)
                references.check_page(page, self.problems)
                found.append(page)
        return tuple(sorted(found, key=lambda page: (page.head.order, page.src)))

    def lessons(self, folder: Path, offering: Offering) -> tuple[Lesson, ...]:
        found = []
        present = sorted(path.name for path in folder.glob("*.md") if path.name != "index.md")
        for number, name in enumerate(offering.lessons):
            position = offering.at.at("lessons", number)
            path = folder / name
            if name not in present:
                self.problems.add(position, f"there is no lesson {shown(name)} in this folder", nearest(name, present))
                continue
            if _TAKEN_LESSONS.fullmatch(name):
                self.problems.add(position, f"the site makes a page `{name}` itself", "give the lesson another name")
            elif not PAGE_NAME.fullmatch(name):
                hint = "rename the file with letters, digits, - and _, such as first-visit.md"
                self.problems.add(position, f"{shown(name)} cannot be a web address", hint)
            if name in offering.lessons[:number]:
                self.problems.add(position, f"the lesson `{name}` appears twice in `lessons`", "remove one")
                continue
            read = self.page(path, _LessonHead)
            if read:
                head, body, first_line = read
                name = files.relative(self.root, path)
                found.append(self.converted(Lesson(name, head.title, head.summary, body, first_line, head.waive)))
        for path in sorted(folder.iterdir()):
            listed = path.name in (*_MODULE_FILES, *offering.lessons)
            if path.suffix in (".md", ".yml", ".yaml") and not listed:
                # As a lesson, a text for trainers under a mistyped name would be published to learners.
                is_named = path.suffix != ".md" or closest(path.name, ("index.md", "trainer.md"))
                hint = (
                    nearest(path.name, _MODULE_FILES) if is_named else "add it to `lessons` in index.md, or remove it"
                )
                self.problems.add(Position(files.relative(self.root, path)), "the file belongs to nothing", hint)
        return tuple(found)

    def trainer(self, path: Path) -> Trainer | None:
        """Read a module's text for trainers, whose front matter may be left out."""
        if not path.exists():
            return None
        text = files.read_text(self.root, path, self.problems)
        name = files.relative(self.root, path)
        if text is None:
            return None
        if files.split_front_matter(text)[0] is None:
            keys = [part.name for part in fields(Session) if part.name != "at"]
            if line := files.lost_front_matter(text, keys):
                message = "keys begin here, but the front matter has not begun"
                self.problems.add(Position(name, line), message, "write a line `---` as the first of the file")
                return None
            return Trainer(None, self.converted(Lesson(name, "", "", text, 1)))
        read = self.page(path, Session)
        return Trainer(read[0], self.converted(Lesson(name, "", "", read[1], read[2]))) if read else None
