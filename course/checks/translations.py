"""A course in its other languages: the same modules, keys and places, with the texts of the translations.

Input: a project, and its course in the language in which it is written. Output: a course for each of its
``languages``, and what is to be told of what is not translated, or not any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from course.checks import media, published, references
from course.checks.links import check_links
from course.checks.load import Written, load_as_written
from course.checks.loader import Loader
from course.checks.translator import BODY, Overlay, Translated, Translator, path_in
from course.folders import journal
from course.model import Catalogue, Content, Module
from course.model.text_keys import Shape, Steps, words_of
from course.model.translation import Translation
from course.reading import files
from course.reading.data import Mapping, Node, Sequence
from course.reading.problems import CourseProblems, Position, Problem, Problems, shown
from course.reading.program import program
from course.reading.telling import tell, tell_many
from course.reading.yaml_text import parse_yaml
from course.settings.mkdocs_yml import read_settings


@dataclass(frozen=True)
class TranslatedCourse:
    """A course in another language, and what is to be told of it."""

    written: Written
    warnings: tuple[Problem, ...]

    @property
    def content(self) -> Content:
        """The course itself."""
        return self.written.content

    @property
    def files(self) -> tuple[Translated, ...]:
        """The files of which it is made."""
        return self.written.translated


def translations_of(root: Path, content: Content) -> tuple[TranslatedCourse, ...]:
    """Return a course in each of its other languages; raises ``CourseProblems`` with every mistake in them."""
    problems = Problems()
    found = [_translated(root.resolve(), content, language, problems) for language in content.catalogue.languages]
    problems.stop_if_any()
    return tuple(one for one in found if one)


def load_in_every_language(root: Path) -> Written:
    """Return the course as ``load_as_written`` does, with its translations; raises ``CourseProblems``."""
    course = load_as_written(root)
    return replace(course, translations=tuple(one.written for one in translations_of(root, course.content)))


def look(root: Path, course: Written) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return what is wrong in the translations of a course, and what is worth a word; raises nothing.

    That no text refers to a file can be said only here, of the texts in all languages.
    """
    try:
        found = translations_of(root, course.content)
    except CourseProblems as problems:
        return problems.problems, ()
    gathered = (part for one in (course, *(other.written for other in found)) for part in one.gathered)
    referred = {reference.src for part in gathered for reference in part.references}
    configured = (*course.settings.files, *course.content.catalogue.look.files)
    left_out = published.left_out(root, course.content.by_slug, configured, referred)
    return (), (*left_out, *(warning for one in found for warning in one.warnings))


def look_beside(root: Path, told: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return what is wrong in the translations of a course that cannot be read as it should be, for ``told`` reasons.

    Of what translates a file of which something was told, only what is wrong by itself is told: all else may be wrong
    for the same reason.
    """
    text = files.read_text(root, root / "modules/catalogue.yml", Problems()) or ""
    node = parse_yaml(text, "modules/catalogue.yml", Problems())
    faulty = {problem.position.path for problem in told}
    if not isinstance(node, Mapping) or "languages" not in node.entries or journal.NAME in faulty:
        return ()
    found = []
    for language in words_of(node.entries["languages"]):
        for overlay in (Overlay, _ByItself):
            problems = Problems()
            _TranslationLoader(root, problems, Translator(language, overlay)).content()
            for one in problems.found:
                before, mark, after = one.position.path.rpartition(f".{language}.")
                if mark and (f"{before}.{after}" in faulty) == (overlay is _ByItself):
                    found.append(one)
    return tuple(found)


class _ByItself(Overlay):
    """Reports what is wrong in a translation whatever its original is like."""

    compares = False

    def part_ways(self, left: Node | None, steps: Steps, at: Position, told: tuple[str, str]) -> None:
        """Report nothing."""

    def paired(self, base: Sequence, new: Sequence, shape: Shape, steps: Steps) -> None:
        """Pair nothing."""


class _TranslationLoader(Loader):
    """Reads a course with the texts of one language."""

    def __init__(self, root: Path, problems: Problems, translator: Translator) -> None:
        super().__init__(root, problems, read_settings(root, Problems()), None, translator)
        self.language = translator.language

    def catalogue(self) -> Catalogue | None:
        """Read the catalogue, which says of itself that it is in this language."""
        found = super().catalogue()
        return replace(found, language=self.language) if found else None

    def check_languages(self, catalogue: Catalogue) -> None:
        """Ask nothing: the original was asked."""


def _translated(root: Path, original: Content, language: str, problems: Problems) -> TranslatedCourse | None:
    translator = Translator(language)
    before = len(problems)
    loader = _TranslationLoader(root, problems, translator)
    content = loader.content()
    if content is None:
        return None
    for module in content.modules:
        _keep_keys(module, original.by_slug[module.slug])
    content = replace(content, translation=_translation(translator, original))
    references.check_course(content, problems)
    of_links, linked = check_links(root, content, loader.settings, loader.gathered, problems)
    published.look(root, loader.listing, content.by_slug, loader.settings.files, linked, problems)
    of_media = media.look(root, (one for part in loader.gathered for one in part.media), problems)
    if len(problems) > before:
        return None
    written = Written(content, tuple(loader.gathered), loader.settings, translated=tuple(translator.files))
    return TranslatedCourse(written, (*of_links, *of_media, *_warnings(translator, original)))


def _keep_keys(module: Module, original: Module) -> None:
    """Give a translated module what the original is known by, so that what a learner did stands in every language."""
    for question, other in zip(module.quiz.questions, original.quiz.questions, strict=True):
        question.keep_keys_of(other)
    items = {(one.id, item.id): item.fingerprint for one in original.checklists for item in one.items}
    for checklist in module.checklists:
        for item in checklist.items:
            item.__dict__["fingerprint"] = items[checklist.id, item.id]
    module.__dict__["minutes"] = original.minutes


def _translation(translator: Translator, original: Content) -> Translation:
    files = translator.files
    texts = (text for file in files for text in _of_data((steps, file.originals[steps]) for steps in file.missing))
    return Translation(
        original=original.catalogue.language,
        missing=frozenset(file.base for file in files if not file.exists),
        stale=frozenset(file.base for file in files if file.stale),
        bodies=frozenset(file.base for file in files if BODY in file.missing),
        untranslated=frozenset(texts),
    )


def _of_data(texts: Iterable[tuple[Steps, str]]) -> Iterator[str]:
    return (text.strip() for steps, text in texts if steps != BODY)


def _warnings(translator: Translator, original: Content) -> Iterator[Problem]:
    """Yield what an author may want to know: what is not translated, and what has changed since it was."""
    language = translator.language
    at = original.catalogue.at.at("languages", original.catalogue.languages.index(language))
    if missing := sorted(file.base for file in translator.files if not file.exists):
        begin = path_in(Path(missing[0]), language).as_posix()
        values = {"first": missing[0], "language": shown(language)}
        several = len(missing) > 1
        found = (
            tell_many(
                "%(first)s and %(number)s other file have no translation into %(language)s",
                "%(first)s and %(number)s other files have no translation into %(language)s",
                len(missing) - 1,
                **values,
            )
            if several
            else tell("%(first)s has no translation into %(language)s", **values)
        )
        hint = (
            tell("write their texts beside them, such as %(begin)s", begin=begin)
            if several
            else tell("write its text beside it, in %(begin)s", begin=begin)
        )
        yield Problem(at, found, hint)
    for file in sorted((file for file in translator.files if file.exists), key=lambda one: one.path):
        yield from _warnings_of(file, language)


def _warnings_of(file: Translated, language: str) -> Iterator[Problem]:
    confirm = tell(
        "run `%(program)s words confirm %(language)s %(path)s`", program=program(), language=language, path=file.path
    )
    for part in file.stale:
        what = tell("%(part)s of %(base)s", part=shown("/".join(part)), base=file.base) if part else file.base
        position = Position(file.path, *file.made_from[part].place)
        yield Problem(
            position,
            tell("%(what)s has changed since it was translated", what=what),
            tell("translate it anew, then %(confirm)s", confirm=confirm),
        )
    if missing := file.missing:
        message = tell_many(
            "%(number)s text of %(base)s is not translated, such as %(first)s",
            "%(number)s texts of %(base)s are not translated, such as %(first)s",
            len(missing),
            base=file.base,
            first=shown("/".join(missing[0])),
        )
        yield Problem(Position(file.path), message, tell("until then the original is shown"))
    if file.is_unmarked:
        message = tell("it does not say from which words it was translated, so nothing can tell when they change")
        yield Problem(Position(file.path), message, tell("when it is up to date, %(confirm)s", confirm=confirm))
