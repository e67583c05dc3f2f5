"""What ``build`` does: check the course, build it aside, and put it in place of the last site."""

from __future__ import annotations

import time
from argparse import Namespace
from pathlib import Path

from course.commands.console import DONE, PROBLEMS, complain, say
from course.folders.editions import TRAINER_SITE
from course.reading.program import program
from course.reading.wording import counted
from course.site import building, mkdocs_process, publish


def run(root: Path, options: Namespace) -> int:
    """Build one edition, or say why nothing was built."""
    start = time.perf_counter()
    site = root / ("site" if options.edition == "learner" else TRAINER_SITE)
    try:
        built = building.Builder(root, site, options.edition).renew(complain)
    except mkdocs_process.CourseRefused as found:
        for problem in found.problems:
            complain(problem)
        complain(f"\n{counted(len(found.problems), 'problem')}. Nothing was built; {publish.standing(site)}")
        return PROBLEMS
    except building.TemplateProblem as problem:
        complain(str(problem))
        complain(f"Nothing was built; {publish.standing(site)}")
        return PROBLEMS
    except mkdocs_process.BuildFailed as failure:
        complain(str(failure))
        complain(f"MkDocs could not build the site, for the reason above; {publish.standing(site)}")
        return PROBLEMS
    if not built.is_new:
        say(f"Nothing has changed since the last build: {counted(built.pages, 'page')} in {site}")
        return DONE
    if options.verbose and built.log:
        complain(built.log)
    say(f"Built {counted(built.pages, 'page')} in {time.perf_counter() - start:.1f} s: {site}")
    say(f"To see the site: {program()} {'serve' if options.edition == 'learner' else '--edition trainer serve'}")
    return DONE
