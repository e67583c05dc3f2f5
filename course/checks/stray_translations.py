"""Translated files that translate nothing: their original is not there, or nobody has named their language.

Input: a course that is translated. Output: a problem for each such file.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from course.checks.translator import is_translation
from course.locale.words import is_tag
from course.reading.files import relative
from course.reading.problems import Position, Problems, shown
from course.reading.telling import tell


def check_translations(root: Path, languages: Collection[str], problems: Problems) -> None:
    """Report what is named as a translation and is none."""
    for folder in ("modules", "quizzes") if languages else ():
        for path in sorted((root / folder).rglob("*.*.*")):
            if path.suffix not in (".md", ".yml") or any(part.startswith(".") for part in path.relative_to(root).parts):
                continue
            stem, _, tag = path.stem.rpartition(".")
            original = path.with_name(f"{stem}{path.suffix}")
            at = Position(relative(root, path))
            if is_translation(path, languages) and not original.is_file():
                message = tell("it translates nothing: there is no %(relative)s", relative=relative(root, original))
                problems.add(at, message, tell("rename it after what it translates, or remove it"))
            elif tag not in languages and original.is_file() and is_tag(tag):
                message = tell("%(tag)s is none of the languages of this course", tag=shown(tag))
                problems.add(at, message, tell("add it to `languages` in modules/catalogue.yml, or remove the file"))
