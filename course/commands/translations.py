"""What ``words confirm`` does: say of translated files that they are up to date with what they translate."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from course.checks.load import load_course
from course.checks.translations import TranslatedCourse, translations_of
from course.commands.console import DONE, PROBLEMS, WRONG_USAGE, complain, say
from course.folders import journal
from course.reading.problems import CourseProblems, nearest, shown
from course.reading.wording import counted
from course.renaming.edits import CannotEdit, Document
from course.translating.confirming import marks_of


def run(root: Path, options: Namespace) -> int:
    """Do what was asked for with the translations of a course."""
    try:
        content = load_course(root, rules=False)
        found = {one.content.catalogue.language: one for one in translations_of(root, content)}
    except CourseProblems as problems:
        for problem in problems.problems:
            complain(str(problem))
        return PROBLEMS
    if not found:
        complain("This course has one language alone; name others in modules/catalogue.yml, such as `languages: [de]`.")
        return WRONG_USAGE
    language, *rest = options.of or ("",)
    if language not in found:
        asked = f"There is no translation into {shown(language)}" if language else "Say into which language"
        complain(f"{asked}; {nearest(language, found)}")
        return WRONG_USAGE
    return confirm(root, found[language], rest)


def confirm(root: Path, translated: TranslatedCourse, paths: list[str]) -> int:
    """Mark translated files as made from their originals as they are now: those named, or all."""
    files = {file.path: file for file in translated.files}
    for path in paths:
        if path not in files:
            complain(f"{shown(path)} is no translated file; {nearest(path, files)}")
            return WRONG_USAGE
    texts, marked = {}, 0
    try:
        for path in paths or files:
            document = Document(root, path)
            if edits := marks_of(files[path], document):
                texts[path] = document.changed(edits)
                marked += len(edits)
    except CannotEdit as problem:
        complain(str(problem))
        return PROBLEMS
    journal.change(root, texts, ())
    said = f"{counted(marked, 'part')} of {counted(len(texts), 'file')}" if marked else "Nothing was to be marked: all"
    say(f"{said} {'is' if marked == 1 else 'are'} up to date with what they translate.")
    return DONE
