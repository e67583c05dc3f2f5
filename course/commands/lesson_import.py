"""What ``import --lesson`` does: it makes a lesson of a text of others, with its pictures and the questions in it.

Input: a Word file or a page of Markdown, a module, and the lesson's name. Output: the lesson, and its questions in the
module's bank, placed where they stood. The whole is tried first; what would not be sound is told, and nothing written.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from course.checks.trial import tried
from course.commands.banks import bank_text, lines_of, pictures_of, put_and_try, write_all
from course.commands.console import DONE, PROBLEMS, WRONG_USAGE, complain, say
from course.importing import bank
from course.importing.bank import Put
from course.importing.items import CannotRead, Refused, Taken
from course.importing.lessons import ENDINGS, LessonText, read_lesson
from course.reading.problems import CourseProblems
from course.reading.telling import tell
from course.reading.wording import counted
from course.starting import parts, templates
from course.starting.names import title_from
from course.starting.writing import CannotStart, CannotWrite


def run(root: Path, options: Namespace) -> int:
    """Make the lesson, unless it is only to be shown what would become of it."""
    if fault := _wrong_usage(root, options):
        complain(fault)
        return WRONG_USAGE
    lesson, path = f"modules/{options.to}/{options.lesson}.md", f"quizzes/{options.to}.yml"
    try:
        found = read_lesson(Path(options.files[0]))
        texts = _listed(root, options)
        questions = [one for one in found.parts if isinstance(one, Taken)]
        before = bank_text(root, path)
        changed, put, refused = put_and_try(root, path, before, bank.named(questions))
        texts |= {lesson: _text(found, put, options.lesson)} | ({path: changed} if changed != before else {})
        pictures = pictures_of(options.to, put) | {
            f"modules/{options.to}/{name}": content for name, content in found.files.items()
        }
        tried(root, lambda copy: write_all(copy, texts, pictures))
        if not options.dry_run:
            write_all(root, texts, pictures)
    except (CannotRead, CannotStart, CannotWrite, CourseProblems) as problem:
        complain(str(problem))
        return PROBLEMS
    _tell(options, found, put, [*(one for one in found.parts if isinstance(one, Refused)), *refused], lesson)
    return DONE


def _wrong_usage(root: Path, options: Namespace) -> str:
    """Return what is wrong with the words of the command."""
    file = Path(options.files[0])
    if len(options.files) > 1 or file.suffix.lower() not in ENDINGS or options.format or options.columns:
        return tell(
            "--lesson takes one Word file or one page of Markdown: import notes.docx --to people --lesson wet-floors"
        )
    lesson = f"modules/{options.to}/{options.lesson}.md"
    if (root / lesson).exists() and not options.force:
        return tell(
            "%(lesson)s is there already, and stays as it is. Choose another name, or replace it with --force.",
            lesson=lesson,
        )
    return ""


def _listed(root: Path, options: Namespace) -> dict[str, str]:
    """Return what else changes with a new lesson: the list of lessons, where its module has one."""
    if (root / f"modules/{options.to}/{options.lesson}.md").exists():
        return {}
    made = parts.lesson(root, options.to, options.lesson)
    for words in made.to_do:
        say(words)
    return dict(made.changed)


def _text(found: LessonText, put: Sequence[Put], name: str) -> str:
    """Return the text of the lesson: its title, and all parts, questions as the places where they stand."""
    blocks = []
    for part in found.parts:
        if isinstance(part, str):
            blocks.append(part)
        ids = [one.id for one in put if one.taken is part]
        blocks += [f"<!-- question: {one} -->" for one in ids]
    return f"---\ntitle: {templates.quoted(found.title or title_from(name))}\n---\n\n" + "\n\n".join(blocks) + "\n"


def _tell(options: Namespace, found: LessonText, put: Sequence[Put], refused: Sequence[Refused], lesson: str) -> None:
    """Say what became of the file: of its text, and of each question in it."""
    trial = tell("; nothing was written") if options.dry_run else ""
    say(
        tell(
            "%(files)s: taken as %(lesson)s, with %(pictures)s%(trial)s",
            files=options.files[0],
            lesson=lesson,
            pictures=counted(len(found.files), "picture"),
            trial=trial,
        )
    )
    for loss in found.lost:
        say(tell("    lost: %(loss)s", loss=loss))
    for line in lines_of(put, refused):
        say(line)
    say(
        tell(
            "%(questions)s in it, %(refused_count)s refused.",
            questions=counted(len(put), "question"),
            refused_count=len(refused),
        )
    )
