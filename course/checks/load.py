"""From a folder of text files to a checked course: the only way to a model.

Input: a project root with ``modules/`` and ``quizzes/``. Output: ``Content``, or
``CourseProblems`` with everything that is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from course.checks import media, old_schemas, own_theme, published, references
from course.checks.former_names import check_former_names
from course.checks.glossary import check_glossary
from course.checks.links import Gathered, check_links
from course.checks.loader import Keep, Loader
from course.checks.look import check_look
from course.checks.module_files import Checked
from course.checks.pictures import check_sizes
from course.checks.translator import Translated
from course.checks.unsound_course import check_so_far
from course.folders import journal
from course.model import Content, Module
from course.model.rule_choice import Profile
from course.reading.collector import all_kept
from course.reading.problems import CourseProblems, Position, Problem, Problems
from course.reading.program import program
from course.reading.telling import tell
from course.rules import Judged, Verdict, findings_of_course, findings_of_module, verdict_on
from course.settings.mkdocs_yml import read_settings
from course.settings.site_links import check_settings
from course.settings.site_settings import SiteSettings


def load_course(root: Path, *, rules: bool = True, keep: Keep | None = None) -> Content:
    """Return everything below ``root``, checked; raises ``CourseProblems`` with every mistake.

    Without ``rules`` only the structure is checked, and not what the house asks of good content; of the rules those
    alone are asked that can block a build. With ``keep`` modules that it knows are not read again, and all are slimmed
    (``course.model.slimming``) and at hand by their facts alone (``course.model.kept_module``).
    """
    loaded = _loaded(root, keep, blocking=True)
    if rules and (found := loaded.verdict().problems):
        raise CourseProblems(found)
    return loaded.content


def examine(root: Path, *, keep: Keep | None = None, profile: Profile | None = None) -> Verdict:
    """Return everything there is to say about the course below ``root``; raises nothing. ``keep`` as above.

    ``profile`` takes the place of the one that the catalogue names.
    """
    from course.checks.translations import look, look_beside  # here, because it reads with what stands below

    try:
        loaded = _loaded(root, keep)
    except CourseProblems as found:
        beside = look_beside(root.resolve(), found.problems)
        return Verdict(tuple(sorted({*found.problems, *beside})), (), ())
    verdict = loaded.verdict(profile)
    problems, warnings = look(root.resolve(), loaded.written)
    warnings = (*verdict.warnings, *loaded.warnings, *warnings)
    return replace(
        verdict, problems=tuple(sorted({*verdict.problems, *problems})), warnings=tuple(sorted(set(warnings)))
    )


def load_past(root: Path, shared: Mapping[str, Module]) -> Content:
    """Return a course as it once stood; raises ``CourseProblems`` where what it says cannot be read.

    Whether its parts go together, and with the rest of a project, is not asked: what must has changed since, too.
    ``shared`` are modules that are known already.
    """
    problems = Problems()
    content = _PastLoader(root.resolve(), problems, read_settings(root, Problems()), shared).content()
    problems.stop_if_any()
    if content is None:
        raise AssertionError("no content and no problem")
    return content


@dataclass(frozen=True)
class Written:
    """A course as it is written: what was read, all that its texts link to, and its settings."""

    content: Content
    gathered: tuple[Gathered, ...]
    settings: SiteSettings
    translations: tuple[Written, ...] = ()  # the same in its other languages, where they were asked for
    translated: tuple[Translated, ...] = ()  # the files of which a translation is made


def load_as_written(root: Path) -> Written:
    """Return the course with what is needed to change its texts; raises ``CourseProblems``, and asks for no rules."""
    return _loaded(root).written


@dataclass(frozen=True)
class _Loaded:
    """A course, sound in its structure; what the rules find in its modules, so far as they were asked."""

    written: Written
    judged: dict[str, Judged]  # by folder
    blocking: frozenset[str] | None  # rules, where those alone are asked that can block a build
    warnings: tuple[Problem, ...]  # what is not a mistake but worth a word

    @property
    def content(self) -> Content:
        return self.written.content

    def verdict(self, profile: Profile | None = None) -> Verdict:
        content, known = self.content, self.judged
        modules = [
            known.get(one.slug) or findings_of_module(content.alone(one), self.blocking) for one in content.modules
        ]
        of_course = findings_of_course(content, self.blocking, modules)
        return verdict_on([*modules, of_course], content.catalogue, profile)


def _be_no_rename_under_way(root: Path, problems: Problems) -> None:
    """Raise ``CourseProblems`` where a rename was cut off."""
    if journal.is_under_way(root):
        hint = tell(
            "run `%(program)s rename` with the same words again: it takes back first what was changed",
            program=program(),
        )
        problems.add(Position(journal.NAME), tell("a rename was cut off here, and some files are changed"), hint)
        problems.stop_if_any()


@all_kept()
def _loaded(root: Path, keep: Keep | None = None, *, blocking: bool = False) -> _Loaded:
    """Return the course; raises ``CourseProblems`` where it is not sound in its structure.

    ``blocking`` is for whoever asks no more of the rules than what can block a build.
    """
    problems = Problems()
    root = root.resolve()
    settings = read_settings(root, problems)
    _be_no_rename_under_way(root, problems)
    loader = Loader(root, problems, settings, keep, blocking=blocking)
    content = loader.content()
    warnings: tuple[Problem, ...] = ()
    if content is not None:
        references.check_course(content, problems)
        check_former_names(content, problems)
        check_glossary(content.own_pages, problems)
        check_settings(root, settings, content, problems)
        compiled = keep.templates(content.words) if keep else None
        of_links, linked = check_links(root, content, settings, loader.gathered, problems, compiled)
        pictures = content.catalogue.look.files
        check_sizes(root, content, problems)
        published.look(root, loader.listing, content.by_slug, (*settings.files, *pictures), linked, problems)
        of_media = media.look(root, (one for part in loader.gathered for one in part.media), problems)
        warnings = (
            *loader.warnings.found,
            *of_links,
            *of_media,
            *check_look(root, content.catalogue, settings, content.by_slug, problems),
            *own_theme.look(root, loader.listing, settings.files),
            *old_schemas.look(root),
        )
    elif loader.so_far:
        check_so_far(root, loader.so_far, settings, problems)
    problems.stop_if_any()
    if content is None:  # every way to None has reported a problem
        raise AssertionError("no content and no problem")
    return _Loaded(Written(content, tuple(loader.gathered), settings), loader.judged, loader.blocking, warnings)


class _PastLoader(Loader):
    """Reads a course as it once stood, but for the modules that are known."""

    def __init__(self, root: Path, problems: Problems, settings: SiteSettings, shared: Mapping[str, Module]) -> None:
        super().__init__(root, problems, settings, None)
        self.shared = shared

    def kept(self, slug: str, base: Content | None) -> Checked | None:  # noqa: ARG002 - it is another's method
        """Return a module that is known."""
        module = self.shared.get(slug)
        return Checked(module, Gathered(), ()) if module else None
