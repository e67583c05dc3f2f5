"""What ``schemas`` does: it writes the schemas by which editors check a course's files, and says how editors find them.

Input: the course's folder. Output: ``.schemas/``, and settings of VS Code where there are none.
"""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from course.commands.console import DONE, PROBLEMS, complain, say
from course.folders import manifest
from course.formats.editors import FOLDER, SETTINGS, modeline, names_schemas, schema_files, settings_text
from course.formats.json_schema import MADE
from course.reading.wording import counted


def run(root: Path, options: Namespace) -> int:
    """Write them in place of those of another version; nothing that is somebody's own is written over."""
    del options
    files = schema_files()
    if own := [path for path in files if not _is_ours(root / path)]:
        complain(f"{own[0]} is there already, and it is none of our schemas. Move it away; nothing was written.")
        return PROBLEMS
    try:
        for path, text in files.items():
            _write(root / path, text)
        has_settings = (root / SETTINGS).exists()
        if not has_settings:
            _write(root / SETTINGS, settings_text())
    except OSError as error:
        complain(f"{error.filename} cannot be written: {error.strerror}.")
        return PROBLEMS
    say(f"Wrote {counted(len(files), 'schema')} to {FOLDER}/.")
    line = modeline("quizzes/stairs.yml").rstrip()
    if not has_settings:
        say(f"Wrote {SETTINGS}, by which VS Code knows them.")
    elif not names_schemas((root / SETTINGS).read_text("utf-8", errors="replace")):
        say(f"Add to {SETTINGS}, so that VS Code knows them:\n{settings_text()}", end="")
    say(f"Other editors know them by the first line of a file, as in a question bank: {line}")
    return DONE


def _is_ours(path: Path) -> bool:
    """Tell whether nothing stands there, or a schema that we wrote."""
    if not path.exists() and not path.is_symlink():
        return True
    return path.is_file() and MADE in path.read_text("utf-8", errors="replace")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    manifest.replace(path, text.encode())
