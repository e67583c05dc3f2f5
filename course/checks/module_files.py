"""One module's files become a module, checked by itself.

Input: the project's folder, the module's folder and its question bank. Output: ``Checked``, or problems.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path, PurePosixPath

from course.checks import references
from course.checks.former_names import check_headings
from course.checks.links import Gathered, LinkGatherer
from course.checks.named_files import (
    bank_meant_for,
    how_to_rename,
    markdown_name,
    meant_for,
    same_but_for_its_ending,
    translation_meant,
)
from course.checks.stray_files import PAGE_NAME
from course.checks.stray_translations import is_told_as_translation
from course.checks.taken_names import folder_is_sites, may_mean_another, page_is_sites
from course.checks.translator import Translator, is_translation
from course.checks.typed_files import TypedFiles
from course.checks.unsound_module import Parts, Unsound, check_parts, sound_questions
from course.locale import Words
from course.model import Checklist, Module, Offering, Quiz, Scenario, Session, Trainer
from course.model.lesson import Lesson
from course.model.lesson_head import LessonHead
from course.model.text_keys import words_of
from course.reading import files
from course.reading.data import Mapping
from course.reading.meant import as_id
from course.reading.problems import Position, Problems, closest, nearest, shown
from course.reading.telling import tell
from course.rules import Judged
from course.settings.site_settings import SiteSettings

_MODULE_FILES = ("index.md", "checklists.yml", "scenarios.yml", "trainer.md")
_SLUG = re.compile(r"(?=.{1,60}\Z)[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Checked:
    """A module, what is to be checked of it when all others are known, and what the rules find in it, once asked."""

    module: Module
    gathered: Gathered
    standards: tuple[tuple[str, Position], ...]  # local standards that it names
    judged: Judged | None = None


class ModuleFiles(TypedFiles):
    """Reads the files of one module."""

    def __init__(
        self,
        root: Path,
        problems: Problems,
        settings: SiteSettings,
        gatherer: LinkGatherer,
        words: Words,
        translator: Translator | None = None,
        languages: Sequence[str] | None = (),
    ) -> None:
        super().__init__(root, problems, settings, translator)
        self.gatherer, self.words, self.languages = gatherer, words, languages
        self.parts: Parts | None = None  # what could be read of a module that is none

    def checked(self, folder: Path, quiz_path: Path | None) -> Checked | Unsound:
        """Return the module in a folder, and what its texts link to; of one with problems, what could be read."""
        module = self.module(folder, quiz_path)
        if module is None:
            texts = [(page, page.path.endswith("/trainer.md")) for page in self.pages]
            gathered = self.gatherer.gather(texts, self.data)
            return Unsound(gathered, tuple(self.standards_used), self.parts.names if self.parts else ())
        texts = [(text, False) for text in (module.overview_page, *module.lessons) if text]
        notes = [(module.trainer.notes, True)] if module.trainer else []
        pictures = [question.shown_picture for question in module.quiz.questions]
        pictures += [module.offering.cover.shown] if module.offering.cover else []
        named = [(picture, f"{module.slug}/index.md") for picture in pictures if picture]
        gathered = self.gatherer.gather([*texts, *notes], self.data, named)
        return Checked(module, gathered, tuple(self.standards_used))

    def module(self, folder: Path, quiz_path: Path | None) -> Module | None:
        """Read a module's folder and question bank; report what is wrong within it."""
        before = len(self.problems)
        self._check_folder(folder)
        if len(self.problems) > before:
            return None
        index = folder / "index.md"
        read = self.page(index, Offering)
        quiz = self._bank(folder, quiz_path, read[0].title if read else "")
        checklists = self.entries(folder / "checklists.yml", Checklist)
        scenarios = self.entries(folder / "scenarios.yml", Scenario)
        offering = read[0] if read else None
        lessons = self.lessons(folder, offering.lessons, offering.at) if offering else self._lessons_as_written(folder)
        trainer = self.trainer(folder / "trainer.md")
        page = self._overview(index, read)
        if read is None or page is None or quiz is None or len(self.problems) > before:
            questions = quiz.questions if quiz else sound_questions(self.as_written(quiz_path) if quiz_path else None)
            found = (lessons, questions, checklists, scenarios, trainer)
            self._check_parts(folder, quiz_path, Parts(folder.name, offering, page, *found))
            return None
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
        for lesson in lessons:
            check_headings(lesson, self.problems)
        return module

    def _overview(self, index: Path, read: tuple[Offering, str, int] | None) -> Lesson | None:
        if read is None:
            return None
        return self.converted(Lesson(files.relative(self.root, index), read[0].title, "", read[1], read[2]))

    def _bank(self, folder: Path, path: Path | None, title: str) -> Quiz | None:
        """Read a question bank, which has the title of its module where it says none."""
        if path is None:
            self._tell_no_bank(folder)
            return None
        quiz = self.mapping(path, Quiz)
        return (
            quiz if quiz is None or quiz.title else replace(quiz, title=self.words.say("%(title)s: quiz", title=title))
        )

    def _check_parts(self, folder: Path, bank: Path | None, of_module: Parts) -> None:
        """Report what else is wrong in the files of a module that is none as it stands."""
        overview = self.headless_page(folder / "index.md")
        names = [*_MODULE_FILES[:3]]
        data = {name: self.as_written(folder / name) for name in names}
        there = [path.name.partition(".")[0] for path in files.names_of(folder) if path.suffix != ".md"]
        missing = {name for name in names if not closest(PurePosixPath(name).stem, there)}
        known = {name: node for name, node in data.items() if node is not None or name in missing}
        if bank and (node := self.as_written(bank)):
            known["bank"] = node
        self.parts = replace(of_module, overview_page=of_module.overview_page or overview, data=known)
        check_parts(self.parts, self.problems)

    def _check_folder(self, folder: Path) -> None:
        """Report a folder that cannot be a module's, by its name or because it has no ``index.md``."""
        at = Position(files.relative(self.root, folder))
        if not _SLUG.fullmatch(folder.name):
            message = tell("a module's folder must be lower-case words joined by hyphens, such as first-aid")
            meant = as_id(folder.name)
            self.problems.add(
                at, message, tell("rename it to `%(meant)s`", meant=meant) if meant else tell("rename it")
            )
        elif taken := folder_is_sites(folder.name, self.languages or ()):
            self.problems.add(at, taken, tell("rename the folder"))
        elif not (folder / "index.md").is_file():
            other = meant_for(folder, "index.md", taken=_MODULE_FILES)
            hint = (
                tell("rename %(other)s to index.md", other=other)
                if other
                else tell("write one; the authoring guide shows how")
            )
            self.problems.add(at, tell("the module has no `index.md`"), hint)

    def _tell_no_bank(self, folder: Path) -> None:
        bank = f"{folder.name}.yml"
        other = bank_meant_for(self.root, folder.name)
        hint = (
            tell("rename quizzes/%(other)s to %(bank)s", other=other, bank=bank)
            if other
            else tell("write `quizzes/%(bank)s`", bank=bank)
        )
        at = Position(files.relative(self.root, folder / "index.md"))
        self.problems.add(at, tell("the module has no question bank"), hint)

    def _lessons_as_written(self, folder: Path) -> tuple[Lesson, ...]:
        """Read the lessons of a module whose overview is not as it should be, so far as it says which they are."""
        node = self.as_written(folder / "index.md")
        if not isinstance(node, Mapping):
            return self.lessons(folder, None, None)
        listed = words_of(node.entries["lessons"]) if "lessons" in node.entries else []
        return self.lessons(folder, tuple(dict.fromkeys(listed)) or None, node)

    def lessons(self, folder: Path, listed: tuple[str, ...] | None, at: Mapping | None) -> tuple[Lesson, ...]:
        """Read the lessons that a module lists; report texts that belong to nothing.

        ``at`` is what the overview says; None where that cannot be read, and may list what it will.
        """
        found = []
        misnamed = set()
        texts = [path for path in files.names_of(folder, ".md") if not is_translation(path, self.languages)]
        present = [path.name for path in texts if path.name != "index.md"]
        alone = [name for name in present if not translation_meant(folder / name, self.languages or ())]
        names = listed if listed is not None else self._every_lesson(alone)
        if at and not names:
            self.problems.add(
                at.at(), tell("the module has no lesson"), tell("write its text as `lesson.md` in this folder")
            )
        for number, name in enumerate(names):
            position = at.at("lessons", number) if at else Position(files.relative(self.root, folder / name))
            if name not in present:
                misnamed.add(self.missing_lesson(folder, name, position, names))
                continue
            self._check_lesson_name(name, position)
            if read := self.page(folder / name, LessonHead):
                head, body, first_line = read
                path = files.relative(self.root, folder / name)
                lesson = Lesson(path, head.title, head.summary, body, first_line, head.waive)
                named = replace(lesson, was=head.was, headings_were=head.headings_were, at=head.at)
                found.append(self.converted(named))
            elif text := self.headless_page(folder / name):
                found.append(text)
        if at:
            self._check_rest(folder, {*_MODULE_FILES, *names, *misnamed})
        return tuple(found)

    def _check_lesson_name(self, name: str, position: Position) -> None:
        """Report a file of a lesson that cannot be the name of a page."""
        if taken := page_is_sites(name):
            self.problems.add(position, taken, tell("give the lesson another name"))
        elif not PAGE_NAME.fullmatch(name):
            meant = as_id(PurePosixPath(name).stem)
            hint = (
                tell("rename it to %(meant)s.md", meant=meant)
                if meant
                else tell("rename it with letters, digits, - and _")
            )
            self.problems.add(position, tell("%(name)s cannot be a web address", name=shown(name)), hint)

    def _check_rest(self, folder: Path, known: Collection[str]) -> None:
        """Report the texts of a folder that nothing reads.

        As a lesson, a text for trainers under a mistyped name would be published to learners.
        """
        for path in files.names_of(folder):
            if path.name in known:
                continue
            ours = same_but_for_its_ending(path.name, _MODULE_FILES)
            meant = ours or (None if markdown_name(path.name) else translation_meant(path, self.languages or ()))
            is_text = path.suffix in (".md", ".yml", ".yaml")
            if not (meant or is_text) or self._is_translation(path):
                continue
            is_named = path.suffix != ".md" or may_mean_another(path.name)
            hint = (
                nearest(path.name, _MODULE_FILES) if is_named else tell("add it to `lessons` in index.md, or remove it")
            )
            if meant:
                hint = how_to_rename(path, meant)
            self.problems.add(Position(files.relative(self.root, path)), tell("the file belongs to nothing"), hint)

    def _is_translation(self, path: Path) -> bool:
        """Tell whether a file is one, into whichever language: one that nobody has named is told."""
        at = Position(files.relative(self.root, path))
        return is_translation(path, self.languages) or is_told_as_translation(at, path, self.languages, self.problems)

    def missing_lesson(self, folder: Path, name: str, position: Position, lessons: tuple[str, ...]) -> str:
        """Report a lesson that is not there, and return the file that was meant for it, if there is one."""
        if name in _MODULE_FILES:
            message = tell("%(name)s has another purpose and is no lesson", name=shown(name))
            self.problems.add(position, message, tell("take it out of `lessons`"))
            return ""
        file = PurePosixPath(name).name
        file = markdown_name(file) or (file if file.endswith(".md") else f"{file}.md")
        meant = file if file != name and (folder / file).is_file() else None
        meant = meant or meant_for(folder, file, taken={*_MODULE_FILES, *lessons} - {name})
        hint = tell("write it, or take it out of `lessons`")
        if meant:
            hint = (
                tell("write `%(meant)s`", meant=meant)
                if meant.endswith(".md")
                else tell("rename %(meant)s to %(file)s", meant=meant, file=file)
            )
        self.problems.add(position, tell("there is no lesson %(name)s in this folder", name=shown(name)), hint)
        return meant or ""

    @staticmethod
    def _every_lesson(present: Sequence[str]) -> tuple[str, ...]:
        """Return what are lessons where a module lists none: all texts but those whose name may mean another's."""
        return tuple(name for name in present if not may_mean_another(name))

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
                message = tell("keys begin here, but the front matter has not begun")
                self.problems.add(Position(name, line), message, tell("write a line `---` as the first of the file"))
                return None
            return Trainer(None, self.converted(Lesson(name, "", "", text, 1)))
        if read := self.page(path, Session):
            return Trainer(read[0], self.converted(Lesson(name, "", "", read[1], read[2])))
        notes = self.headless_page(path)
        return Trainer(None, notes) if notes and notes.body.strip() else None
