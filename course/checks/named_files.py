"""Files under a name that is nearly right: which one was meant, so that one message says what to rename.

Input: a folder and the name that is missing there. Output: the name of the file that was meant, or None.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from course.reading.files import names_of
from course.reading.problems import closest
from course.reading.telling import tell

# What editors and systems make of an ending.
ENDINGS = {"md": ("md", "markdown", "mdown", "mkdn", "mkd", "mdx", "txt"), "yml": ("yml", "yaml", "txt")}
BANKS = "quizzes"


def meant_for(folder: Path, name: str, *, taken: Collection[str] = ()) -> str | None:
    """Return the file that was meant for ``name``: with another ending or other capitals, or else misspelt.

    ``taken`` names the files that have a purpose of their own.
    """
    free = [path.name for path in names_of(folder) if path.is_file() and path.name not in (*taken, name)]
    stem, _, ending = name.rpartition(".")
    for one in free:
        plain, *endings = one.casefold().split(".")
        if plain == stem.casefold() and endings and endings[-1] in ENDINGS[ending]:
            return one
    return closest(name, [one for one in free if one.endswith(f".{ending}")])


def same_but_for_its_ending(name: str, known: Collection[str]) -> str | None:
    """Return the known file that ``name`` is, but for capitals and what editors and systems make of an ending."""
    plain, *endings = name.casefold().split(".")
    for one in known:
        stem, _, ending = one.rpartition(".")
        spelt = (ending, "yaml") if ending == "yml" else ENDINGS["md"][:-2]
        if plain == stem and endings and endings[0] in spelt and endings[1:] in ([], ["txt"]):
            return one
    return None


def markdown_name(name: str) -> str | None:
    """Return the name under which a text would be read, for one with an ending that is not: Lesson.md for Lesson.MD."""
    stem, point, ending = name.rpartition(".")
    is_odd = ending != "md" and ending.lower() in ENDINGS["md"][:-2]
    return f"{stem}.md" if point and is_odd else None


def translation_meant(path: Path, languages: Collection[str]) -> str | None:
    """Return the name that a translation should have: lesson.de.md for lesson-de.md, lesson_DE.md and lesson.DE.md."""
    tags = {tag.casefold(): tag for tag in languages}
    for found in re.finditer("[-_. ]", path.stem):
        stem, tag = path.stem[: found.start()], tags.get(path.stem[found.end() :].casefold().replace("_", "-"))
        if tag and path.with_name(f"{stem}{path.suffix}").is_file():
            return f"{stem}.{tag}{path.suffix}"
    return None


def how_to_rename(path: Path, name: str) -> str:
    """Return what to do with a file that is to be called ``name``: nothing is written over."""
    other = path.with_name(name)
    is_taken = other.is_file() and not other.samefile(path)  # one file under both names, on disks that fold capitals
    return tell("remove it; `%(name)s` is read", name=name) if is_taken else tell("rename it to %(name)s", name=name)


def bank_meant_for(root: Path, slug: str) -> str | None:
    """Return the file of ``quizzes/`` that was meant for a module's question bank, where it has none."""
    modules = {path.name for path in (root / "modules").iterdir() if path.is_dir()}
    banks = [path.name for path in names_of(root / BANKS, ".yml") if path.stem in modules]
    return meant_for(root / BANKS, f"{slug}.yml", taken=banks)
