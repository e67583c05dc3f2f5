"""What ``words confirm``, ``words export`` and ``words import`` do with the translated files of a course."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path

from course.checks.load import load_course
from course.checks.translations import translations_of
from course.checks.translator import Translated
from course.commands import outputs
from course.commands.console import DONE, PROBLEMS, WRONG_USAGE, complain, say
from course.folders import journal
from course.model import Content
from course.reading.problems import CourseProblems, Problems, nearest, shown, with_hint
from course.reading.program import program
from course.reading.telling import tell, tell_many
from course.reading.wording import counted
from course.renaming.edits import CannotEdit, Document
from course.translating.confirming import marks_of
from course.translating.handing import handed_out, left_of, texts_of_file
from course.translating.out_of_step import files_of
from course.translating.taking import Taken, taken
from course.translating.writing import file_text


def run(root: Path, options: Namespace) -> int:
    """Do what was asked for with the translations of a course."""
    try:
        content = load_course(root, rules=False)
        found = _read(root, content, options.what)
    except CourseProblems as problems:
        for problem in problems.problems:
            complain(str(problem))
        return PROBLEMS
    if not found:
        complain(
            tell("This course has one language alone; name others in modules/catalogue.yml, such as `languages: [de]`.")
        )
        return WRONG_USAGE
    if options.what == "import":
        return take_back(root, found, options.of)
    language, *rest = options.of or ("",)
    if language not in found:
        asked = (
            tell("There is no translation into %(language)s", language=shown(language))
            if language
            else tell("Say into which language")
        )
        complain(with_hint(asked, nearest(language, found)))
        return WRONG_USAGE
    if options.what == "export" and rest:
        complain(tell("`words export` takes a language alone, but %(rest)s was found.", rest=shown(" ".join(rest))))
        return WRONG_USAGE
    if options.what == "confirm":
        return confirm(root, found[language], rest)
    return hand_out(root, language, found[language])


def _read(root: Path, content: Content, what: str) -> dict[str, tuple[Translated, ...]]:
    """Return the files of each translation; only what is confirmed must be in step with its original."""
    if what == "confirm":
        return {one.content.catalogue.language: one.files for one in translations_of(root, content)}
    return {language: files_of(root, content, language) for language in content.catalogue.languages}


def hand_out(root: Path, language: str, files: Sequence[Translated]) -> int:
    """Write a file with every text of the course for whoever translates it; over none that is there."""
    path = root / f"{language}-course.po"
    text = handed_out(files, language)
    if path.exists():
        complain(
            tell(
                "%(path)s is there already: take it back with `%(program)s words import %(path)s`, or move it.",
                path=path.name,
                program=program(),
            )
        )
        return PROBLEMS
    outputs.put(path, text)
    messages = [one for file in files for one in texts_of_file(file)]
    left = sum(not translation or is_stale for _, _, translation, is_stale in messages)
    say(
        tell(
            "%(path)s: %(texts)s, %(left)s of them to translate or to look at again.",
            path=path.name,
            texts=counted(len(messages), "text"),
            left=left,
        )
    )
    if gone := sum(len(left_of(file)) for file in files):
        texts = counted(gone, "text")
        say(
            tell(
                "Translated, and without a place in the course any more: %(texts)s, at the end of the file, "
                "behind `#~`.",
                texts=texts,
            )
        )
    return DONE


def take_back(root: Path, found: Mapping[str, Sequence[Translated]], names: list[str]) -> int:
    """Write the translated files anew with what a translator brought."""
    if len(names) != 1 or not (root / names[0]).is_file():
        complain(tell("Say which file, such as `words import de-course.po`; it is looked for in the course's folder."))
        return WRONG_USAGE
    problems = Problems()
    brought = taken((root / names[0]).read_bytes(), names[0], found, problems)
    for problem in (*problems.found, *(brought.without_place if brought else ())):
        complain(str(problem))
    if brought is None:
        complain(tell("Nothing was written."))
        return PROBLEMS
    written = {file.path: file_text(file, one) for file, one in brought.files}
    kept = _keep_what_is_left(root, brought)  # before the files that have it are written anew
    for path, text in written.items():
        outputs.put(root / path, text)
    say("\n".join([_what_was_taken(brought), *kept]))
    return PROBLEMS if brought.without_place else DONE


def _keep_what_is_left(root: Path, brought: Taken) -> list[str]:
    """Add what the translated files lose to a file beside the course, below what it holds; return what to say of it."""
    left = [
        f"{file.path}: {'/'.join(steps)}\n\n{text.strip()}\n"
        for file, _ in brought.files
        for steps, text in left_of(file).items()
    ]
    if not left:
        return []
    path = root / f"{brought.language}-left-over.txt"
    before = path.read_bytes() + b"\n" if path.is_file() else b""
    outputs.put(path, before + "\n".join(left).encode())
    texts = counted(len(left), "text")
    return [
        tell(
            "Taken out, because the course has no place for it any more: %(texts)s, kept in %(path)s.",
            texts=texts,
            path=path.name,
        )
    ]


def _what_was_taken(brought: Taken) -> str:
    if not brought.texts:
        said = [tell("Nothing in it is translated yet, so nothing was written.")]
    else:
        said = [
            tell(
                "%(texts)s written into %(files)s; `%(program)s check` looks at them.",
                texts=counted(brought.texts, "text"),
                files=counted(len(brought.files), "file"),
                program=program(),
            )
        ]
    if brought.fuzzy:
        said.append(tell("Marked `fuzzy`, and so left as it was: %(texts)s.", texts=counted(brought.fuzzy, "text")))
    if brought.without_place:
        count = counted(len(brought.without_place), "text")
        said.append(tell("Left out, because the course has no place for it: %(texts)s.", texts=count))
    return "\n".join(said)


def confirm(root: Path, translated: Sequence[Translated], paths: list[str]) -> int:
    """Mark translated files as made from their originals as they are now: those named, or all."""
    files = {file.path: file for file in translated if file.exists}
    for path in paths:
        if path not in files:
            complain(
                tell("%(path)s is no translated file; %(nearest)s", path=shown(path), nearest=nearest(path, files))
            )
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
    say(
        tell_many(
            "%(number)s part of %(files)s is up to date with what they translate.",
            "%(number)s parts of %(files)s are up to date with what they translate.",
            marked,
            files=counted(len(texts), "file"),
        )
        if marked
        else tell("Nothing was to be marked: all are up to date with what they translate.")
    )
    return DONE
