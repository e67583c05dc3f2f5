"""Files under a name that is nearly right: which one was meant, so that one message says what to rename.

Input: a folder and the name that is missing there. Output: the name of the file that was meant, or None.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from course.reading.files import names_of
from course.reading.problems import closest

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


def bank_meant_for(root: Path, slug: str) -> str | None:
    """Return the file of ``quizzes/`` that was meant for a module's question bank, where it has none."""
    modules = {path.name for path in (root / "modules").iterdir() if path.is_dir()}
    banks = [path.name for path in names_of(root / BANKS, ".yml") if path.stem in modules]
    return meant_for(root / BANKS, f"{slug}.yml", taken=banks)
