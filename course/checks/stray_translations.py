"""Translated files that translate nothing: their original is not there, or nobody has named their language.

Input: a course that is translated. Output: a problem for each such file.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from course.checks.named_files import how_to_rename, translation_meant
from course.checks.translator import is_of_unnamed_language, is_translation
from course.locale.words import is_tag
from course.reading.files import files_in, relative
from course.reading.problems import Position, Problems, shown
from course.reading.telling import tell


def is_told_as_translation(at: Position, path: Path, languages: Collection[str] | None, problems: Problems) -> bool:
    """Tell whether a file that nothing reads is meant as a translation; report one of a course in one language.

    ``languages`` are None where a mistake in the catalogue leaves them unknown: that mistake is told, and no file.
    """
    if not is_of_unnamed_language(path, languages or ()):
        return False
    if languages is not None and not languages:
        tag = path.stem.rpartition(".")[2]
        hint = tell("write `languages: [%(tag)s]` into modules/catalogue.yml, or remove the file", tag=tag)
        problems.add(at, tell("%(tag)s is none of the languages of this course", tag=shown(tag)), hint)
    return True


def check_translations(root: Path, languages: Collection[str], problems: Problems) -> None:
    """Report what is named as a translation and is none."""
    for folder in ("modules", "quizzes") if languages else ():
        for path in files_in(root / folder):
            is_hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
            if is_hidden or path.suffix not in (".md", ".yml") or path.name.count(".") < 2:
                continue
            stem, _, tag = path.stem.rpartition(".")
            original = path.with_name(f"{stem}{path.suffix}")
            at = Position(relative(root, path))
            if is_translation(path, languages) and not original.is_file():
                message = tell("it translates nothing: there is no %(relative)s", relative=relative(root, original))
                meant = translation_meant(path, languages)
                hint = tell("rename it after what it translates, or remove it")
                problems.add(at, message, how_to_rename(path, meant) if meant else hint)
            elif is_of_unnamed_language(path, languages) and is_tag(tag):
                message = tell("%(tag)s is none of the languages of this course", tag=shown(tag))
                meant = translation_meant(path, languages)
                hint = tell("add it to `languages` in modules/catalogue.yml, or remove the file")
                problems.add(at, message, how_to_rename(path, meant) if meant else hint)
