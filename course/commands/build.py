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
        builder = building.Builder(root, site, options.edition)
        built = builder.renew(complain)
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
    if built.is_new:
        if options.verbose and built.log:
            complain(built.log)
        say(f"Built {counted(built.pages, 'page')} in {time.perf_counter() - start:.1f} s: {site}")
    else:
        say(f"Nothing has changed since the last build: {counted(built.pages, 'page')} in {site}")
    if options.zip:
        return _zip(builder)
    if built.is_new:
        say(f"To see the site: {program()} {'serve' if options.edition == 'learner' else '--edition trainer serve'}")
    return DONE


def _zip(builder: building.Builder) -> int:
    """Write the site as one file, for a stick."""
    from course.site import zipped  # here, because most builds write none

    try:
        target, size = zipped.zip_built(builder)
    except publish.PublishProblem as problem:
        complain(str(problem))
        return PROBLEMS
    megabytes = size / 1_000_000
    say(f"Wrote {target}, {megabytes:.1f} MB: unpack it on a stick or a drive, and open {zipped.FOLDER}/index.html")
    return DONE
