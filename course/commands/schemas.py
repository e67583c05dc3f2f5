"""What ``schemas`` does: it writes the schemas by which editors check a course's files, and says how editors find them.

Input: the course's folder. Output: ``.schemas/``, and settings of VS Code where there are none.
"""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from course.commands.console import DONE, PROBLEMS, complain, say
from course.folders import whole_files
from course.folders.places import SCHEMAS
from course.formats.editors import SETTINGS, modeline, names_schemas, schema_files, settings_text
from course.formats.json_schema import MADE
from course.reading.telling import tell
from course.reading.wording import counted


def run(root: Path, options: Namespace) -> int:
    """Write them in place of those of another version; nothing that is somebody's own is written over."""
    del options
    files = schema_files()
    if own := [path for path in files if not _is_ours(root / path)]:
        complain(
            tell(
                "%(own)s is there already, and it is none of our schemas. Move it away; nothing was written.",
                own=own[0],
            )
        )
        return PROBLEMS
    try:
        for path, text in files.items():
            _write(root / path, text)
        has_settings = (root / SETTINGS).exists()
        if not has_settings:
            _write(root / SETTINGS, settings_text())
    except OSError as error:
        complain(
            tell("%(filename)s cannot be written: %(strerror)s.", filename=error.filename, strerror=error.strerror)
        )
        return PROBLEMS
    say(tell("Wrote %(schemas)s to %(folder)s/.", schemas=counted(len(files), "schema"), folder=SCHEMAS))
    _tell_editors(root, has_settings=has_settings)
    return DONE


def _tell_editors(root: Path, *, has_settings: bool) -> None:
    """Say how editors find the schemas; settings that were there before are somebody's own."""
    line = modeline("quizzes/stairs.yml").rstrip()
    if not has_settings:
        say(tell("Wrote %(settings)s, by which VS Code knows them.", settings=SETTINGS))
    elif not names_schemas((root / SETTINGS).read_text("utf-8", errors="replace")):
        say(
            tell(
                "Add to %(settings)s, so that VS Code knows them:\n%(settings_text)s",
                settings=SETTINGS,
                settings_text=settings_text(),
            ),
            end="",
        )
    say(tell("Other editors know them by the first line of a file, as in a question bank: %(line)s", line=line))


def _is_ours(path: Path) -> bool:
    """Tell whether nothing stands there, or a schema that we wrote."""
    if not path.exists() and not path.is_symlink():
        return True
    return path.is_file() and MADE in path.read_text("utf-8", errors="replace")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    whole_files.replace(path, text.encode())
