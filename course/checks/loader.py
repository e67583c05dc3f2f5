"""Reads a project file by file, modules side by side, and takes those that were kept before.

Input: a project root with ``modules/`` and ``quizzes/``. Output: ``Content``, and problems in what was read; whether
the parts of a course go together, ``checks.load`` asks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from course.checks import own_words, references
from course.checks.badges import published_list
from course.checks.links import Gathered, LinkGatherer
from course.checks.module_files import Checked, ModuleFiles
from course.checks.named_files import bank_meant_for, how_to_rename, same_but_for_its_ending, translation_meant
from course.checks.pictures import pictures_of_catalogue
from course.checks.stray_files import check_stray, page_name_fault
from course.checks.stray_translations import check_translations, is_told_as_translation
from course.checks.translator import Translator, is_translation
from course.checks.typed_files import TypedFiles
from course.checks.unsound_course import SoFar
from course.checks.unsound_module import Unsound
from course.folders.places import OWN_PAGES
from course.locale import ENGLISH, Words
from course.model import Catalogue, Content, Module, OwnPage, PageHead, Sources, article_runs
from course.model.article_runs import ArticleRuns
from course.model.kept_module import KeptModule
from course.model.lesson import Lesson
from course.model.slimming import slimmed
from course.reading import files, side_by_side
from course.reading.listing import Listing
from course.reading.problems import CourseProblems, Position, Problem, Problems, closest, nearest, shown
from course.reading.telling import tell, tellable
from course.rules import Judged, blocking_rules, findings_of_module
from course.settings.site_settings import SiteSettings

if TYPE_CHECKING:
    from jinja2 import BytecodeCache

FOLDERS = ("modules", "quizzes")
CHANGED = tellable("the module was changed while it was built")


class Keep(Protocol):
    """What keeps checked modules from one time to the next, for as long as nothing of which they are made changes."""

    listing: Listing  # of the folders of which they are made

    def get(self, slug: str) -> Checked | None:
        """Return a module as it was kept: its facts (``KeptModule``) are at hand, and ``whole`` has the rest."""

    def put(self, slug: str, checked: Checked) -> Checked:
        """Keep a module, which is sound, slimmed and judged, and return it with a ``KeptModule``, if that can be done.

        This may be another process than the one that goes on, which hands what was returned to ``note``.
        """

    def note(self, slug: str, checked: Checked) -> None:
        """Know a module that was put."""

    def whole(self, slug: str) -> Module | None:
        """Return a module with everything in it, as it was kept."""

    def templates(self, words: Words) -> BytecodeCache:
        """Return where the templates of pages are kept as they were compiled, in these words."""

    def save(self) -> None:
        """Keep what is known of all modules for the next time."""


class Loader(TypedFiles):
    """Reads one project, file by file."""

    def __init__(
        self,
        root: Path,
        problems: Problems,
        settings: SiteSettings,
        keep: Keep | None,
        translator: Translator | None = None,
        *,
        blocking: bool = False,
    ) -> None:
        super().__init__(root, problems, settings, translator)
        self.settings, self.keep = settings, keep
        self.listing = keep.listing if keep else Listing(self.root)
        self.asks_all = not blocking  # of the rules
        self.blocking: frozenset[str] | None = None  # or else these, once they are known
        self.languages: tuple[str, ...] | None = None  # into which the course is translated; None while unknown
        self.gatherer = LinkGatherer(settings.seconds_per_file, problems)
        self.gathered: list[Gathered] = []
        self.judged: dict[str, Judged] = {}
        self.unsound: dict[str, Unsound] = {}  # modules that are none as they stand, by their folders
        self.warnings = Problems()
        self.so_far: SoFar | None = None  # what was read of a course that is none as it stands

    def has_folders(self) -> bool:
        """Tell whether the folders of a course are there, and hold no link out of it."""
        before = len(self.problems)  # those of mkdocs.yml, which are told with all others
        for folder in FOLDERS:
            if not (self.root / folder).is_dir():
                hint = _how_to_make(self.root, folder)
                self.problems.add(Position(folder), tell("the folder is missing"), hint)
        files.check_links(self.root, self.listing, FOLDERS, self.problems)
        return len(self.problems) == before

    def content(self) -> Content | None:
        """Read the whole course; None after problems that leave none."""
        if not self.has_folders():
            return None
        catalogue = self.catalogue()
        sources = self.root / "modules/sources.yml"
        known = self.mapping(sources, Sources) if sources.exists() else self.no_sources(sources)
        base = None
        if catalogue and known:
            self.languages = catalogue.languages
            self.check_languages(catalogue)
            words = own_words.words_of(self.root, catalogue, self.problems, self.warnings)
            base = Content(catalogue=catalogue, sources=known, modules=(), runs=self.runs(known), words=words)
            self.blocking = None if self.asks_all else blocking_rules(base)
        modules = list(self.modules(base))
        if self.keep:
            self.keep.save()
        own_pages = self.own_pages()
        check_stray(self.root, self.listing, self.problems, self.languages)
        if not modules:
            self.problems.add(
                Position("modules"), tell("there is no module here"), tell("make a folder with an `index.md` in it")
            )
        pictures = [(picture, "index.md") for picture in pictures_of_catalogue(catalogue)] if catalogue else []
        self.gathered.append(self.gatherer.gather([(page, False) for page in self.pages], self.data, pictures))
        if catalogue:
            self.check_standards(catalogue, known.by_id if known else ())
        ordered = tuple(sorted((module for module in modules if module), key=lambda module: module.code))
        if base is None or not modules or len(ordered) < len(modules):
            self.so_far = SoFar(catalogue, known, ordered, self.unsound, own_pages, self.gathered)
            return None
        badges = published_list(self.root, self.settings.site_url, self.problems)
        return replace(base, modules=ordered, own_pages=own_pages, badges=badges)

    @staticmethod
    def no_sources(path: Path) -> Sources | None:
        """Return that a course has no sources; None where a file was meant to hold them, which is told by itself."""
        meant = any(same_but_for_its_ending(other.name, [path.name]) for other in files.names_of(path.parent))
        return None if meant else Sources()

    def check_languages(self, catalogue: Catalogue) -> None:
        """Report what is wrong with the languages of translations, and with files that translate nothing."""
        own_words.check_languages(self.root, catalogue, self.problems)
        check_translations(self.root, catalogue.languages, self.problems)

    def catalogue(self) -> Catalogue | None:
        """Read the catalogue."""
        return self.mapping(self.root / "modules/catalogue.yml", Catalogue)

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
                    position,
                    tell("there is no article %(article)s", article=shown(runs.article)),
                    nearest(runs.article, articles),
                )
        return found

    def modules(self, base: Content | None) -> Iterator[Module | None]:
        """Yield each module; ``base`` is the course without any."""
        there = files.names_of(self.root / "quizzes")
        banks = (path for path in there if path.suffix == ".yml")
        quizzes = {path.stem: path for path in banks if not is_translation(path, self.languages)}
        names = [name for name in files.folders_in(self.root / "modules") if name != OWN_PAGES]
        known = {name: kept for name in names if (kept := self.kept(name, base))}
        top = self.root / "modules"
        folders = [folder for folder in map(top.joinpath, names) if folder.name in known or _has_texts(folder)]
        new = [(folder, quizzes.get(folder.name)) for folder in folders if folder.name not in known]
        # What is not slimmed is too large to hand from process to process.
        work = side_by_side.each if self.keep else map
        made = iter(work(lambda paths: self.checked(paths[0], paths[1], base), new))
        for folder in folders:
            quiz = quizzes.pop(folder.name, None)
            checked, problems = (known[folder.name], ()) if folder.name in known else next(made)
            self.join(folder, quiz, checked, base)
            self.problems.extend(problems)
            self.gathered.append(checked.gathered)
            self.standards_used += checked.standards
            if not isinstance(checked, Checked):
                self.unsound[folder.name] = checked
                yield None
                continue
            if checked.judged:
                self.judged[folder.name] = checked.judged
            yield checked.module
        self.check_banks([folder.name for folder in folders], there, quizzes)

    def check_banks(self, modules: list[str], there: list[Path], left: dict[str, Path]) -> None:
        """Report what is ``there`` in ``quizzes/`` and no module's; what was meant for one is told with that module."""
        names = {path.name for path in there}
        without = [slug for slug in modules if f"{slug}.yml" not in names]
        told = {bank_meant_for(self.root, slug) for slug in without}
        named = self.languages or ()
        for slug, path in left.items():
            at = Position(files.relative(self.root, path))
            if path.name not in told and not is_told_as_translation(at, path, self.languages, self.problems):
                folders = [path.name for path in (self.root / "modules").iterdir() if path.is_dir()]
                meant = translation_meant(path, named)
                hint = how_to_rename(path, meant) if meant else nearest(slug, folders)
                self.problems.add(at, tell("there is no module `modules/%(slug)s/`", slug=slug), hint)
        for path in there:
            if path.suffix != ".yml" and path.name not in told:
                self.problems.add(
                    Position(files.relative(self.root, path)),
                    tell("only question banks stand here"),
                    _how_to_be_a_bank(path, named),
                )

    def join(self, folder: Path, quiz: Path | None, checked: Checked | Unsound, base: Content | None) -> None:
        """Have a module whose facts are at hand find all else: as it was kept, or read again where that is gone."""
        keep = self.keep
        if not isinstance(checked, Checked) or keep is None or not isinstance(checked.module, KeptModule):
            return

        def fetch() -> Module:
            if found := keep.whole(folder.name):
                return found
            again, _ = self.read_alone(folder, quiz, base)
            if not isinstance(again, Checked):
                raise CourseProblems(
                    (Problem(Position(files.relative(self.root, folder)), tell(CHANGED), tell("build again")),)
                )
            return again.module

        checked.module.fetched_by(fetch)
        keep.note(folder.name, checked)

    def kept(self, slug: str, base: Content | None) -> Checked | None:
        """Return a module as it was kept, unless more is asked of the rules now than was then."""
        found = self.keep.get(slug) if self.keep and base else None
        return found if found and (not self.asks_all or found.judged is None or found.judged.whole) else None

    def checked(
        self, folder: Path, quiz: Path | None, base: Content | None
    ) -> tuple[Checked | Unsound, tuple[Problem, ...]]:
        """Read a module, and return it with its problems; one that is sound is judged, slimmed and kept."""
        checked, problems = self.read_alone(folder, quiz, base)
        if isinstance(checked, Checked) and checked.judged and self.keep:
            return self.keep.put(folder.name, checked), ()
        return checked, problems

    def read_alone(
        self, folder: Path, quiz: Path | None, base: Content | None
    ) -> tuple[Checked | Unsound, tuple[Problem, ...]]:
        """Read a module, and return it with its problems; one that is sound is judged and slimmed, if any are kept."""
        problems = Problems()
        gatherer = LinkGatherer(self.settings.seconds_per_file, problems)
        words = base.words if base else ENGLISH
        reader = ModuleFiles(self.root, problems, self.settings, gatherer, words, self.translator, self.languages)
        checked = reader.checked(folder, quiz)
        if not isinstance(checked, Checked) or self.keep is None or base is None or len(problems):
            return checked, problems.found
        alone = base.alone(checked.module)
        if references.is_sound_alone(alone):
            _ = checked.module.facts  # made first, because rules leave nothing behind of what they share with it
            judged = findings_of_module(alone, self.blocking)
            checked = replace(checked, module=slimmed(checked.module, self.root), judged=judged)
        return checked, ()

    def own_pages(self) -> tuple[OwnPage, ...]:
        """Read the pages that belong to no module, in the order in which the navigation has them."""
        found = []
        names: dict[str, str] = {}
        for path in files.names_of(self.root / "modules" / OWN_PAGES, ".md"):
            if is_translation(path, self.languages):
                continue
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
            elif other := self.headless_page(path):
                references.check_text(other, self.problems)
        return tuple(sorted(found, key=lambda page: (page.head.order, page.src)))


def _how_to_be_a_bank(path: Path, languages: Collection[str]) -> str:
    """Return what to do with something in ``quizzes/`` that no module's question bank can be."""
    if path.is_dir():
        such = f"quizzes/NAME.{path.name}.yml" if path.name in languages else "quizzes/NAME.yml"
        return tell("move what is in it beside it, as %(such)s", such=such)
    meant = translation_meant(path, languages)
    return how_to_rename(path, meant) if meant else tell("name it after its module, ending in .yml")


def _how_to_make(root: Path, folder: str) -> str:
    """Return what to do where a folder is missing: rename the one that was meant, or create it."""
    meant = closest(folder, files.folders_in(root)) if root.is_dir() else None
    return (
        tell("rename the folder %(meant)s to %(folder)s", meant=meant, folder=folder)
        if meant
        else tell("create it, or run this in a course's folder")
    )


def _has_texts(folder: Path) -> bool:
    return any(path.suffix in (".md", ".yml") for path in files.names_of(folder))
