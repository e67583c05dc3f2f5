"""What ``clean`` does: take away what builds kept for the next one. The next build makes everything anew."""

from __future__ import annotations

import os
import re
from argparse import Namespace
from contextlib import suppress
from pathlib import Path
from typing import get_args

from course.commands.console import DONE, PROBLEMS, complain, say
from course.folders import manifest
from course.folders.editions import Edition
from course.locale.words import LANGUAGE_TAG
from course.reading.problems import Problems
from course.reading.telling import tell, tell_number, tell_row
from course.settings.mkdocs_yml import read_settings
from course.site.state import BEFORE, ENTRY, FACTS, PRINT, leads_nowhere

# Names that only we give, below the folder of a cache.
_OURS = re.compile(
    rf"templates/[^/]+\.compiled|(?:learner|trainer|{PRINT})/(?:(?:{LANGUAGE_TAG}|[0-9a-f]{{32}})/)?(?:site|digests)\.json"
    rf"|modules/{FACTS.pattern}|(?:modules|(?:learner|trainer)/(?:{LANGUAGE_TAG}/)?units)/{ENTRY.pattern}"
)


def run(root: Path, _options: Namespace) -> int:
    """Empty the cache of every edition; leave, and name, what is not ours."""
    problems = Problems()
    settings = read_settings(root, problems)
    if len(problems):
        for problem in problems.found:
            complain(str(problem))
        complain(tell("Nothing was removed: mkdocs.yml does not say where the cache is."))
        return PROBLEMS
    cache = root / settings.cache_dir
    size, left = 0, []
    for folder in (cache, cache.with_name(f"{cache.name}-trainer")):
        for part in (*(folder / edition / BEFORE for edition in get_args(Edition)), folder):
            if part.is_dir() and leads_nowhere(part, part.parent):
                removed, others = emptied(part)
                size += removed
                left += [(part / name).relative_to(root).as_posix() for name in others]
    if left:
        complain(
            tell(
                "Left in place, because no command of this program made it: %(fromkeys)s",
                fromkeys=tell_row(dict.fromkeys(left)),
            )
        )
    if size or not left:
        say(_summed_up(size, settings.cache_dir))
    return DONE


def _summed_up(size: int, folder: str) -> str:
    """Say what was taken away: so many bytes, in so many megabytes, or in kilobytes where there are few."""
    if not size:
        return tell("There is nothing to remove: no build has kept anything in %(folder)s.", folder=folder)
    if size >= 50_000:
        shown = tell("%(size)s MB", size=tell_number(size / 1_000_000, places=1))
    else:
        shown = tell("%(size)s kB", size=max(1, round(size / 1000)))
    return tell(
        "Removed %(shown)s that builds kept in %(folder)s; the next build makes all anew.", shown=shown, folder=folder
    )


def emptied(folder: Path) -> tuple[int, list[str]]:
    """Remove what is ours in a cache; return its bytes, and the names of what is not."""
    known = manifest.read(folder) or {}
    size, left = 0, []
    for name, _ in list(manifest.entries(folder)):
        path = folder / name
        is_plain = path.is_file() and not path.is_symlink()
        listed = name in known and is_plain and manifest.is_ours(name, path, known)
        if name == manifest.NAME or (is_plain and _OURS.fullmatch(name)) or listed:
            told = path.stat()
            size += told.st_size if told.st_nlink == 1 else 0  # else it is a file of the site too
            path.unlink()
        else:
            left.append(name)
    for at, _, _ in os.walk(folder, topdown=False):
        with suppress(OSError):  # something is left in it
            Path(at).rmdir()
    return size, left
