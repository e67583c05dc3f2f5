"""What ``build`` does: check the course, build it aside, and put it in place of the last site."""

from __future__ import annotations

import time
from argparse import Namespace
from pathlib import Path

from course.commands import unbuilt
from course.commands.console import DONE, PROBLEMS, complain, say
from course.folders.editions import TRAINER_SITE
from course.reading.program import program
from course.reading.telling import tell, tell_number
from course.reading.wording import counted
from course.site import building, mkdocs_process, publish


def run(root: Path, options: Namespace) -> int:
    """Build one edition, or say why nothing was built."""
    start = time.perf_counter()
    site = root / ("site" if options.edition == "learner" else TRAINER_SITE)
    try:
        builder = building.Builder(root, site, options.edition)
        built = builder.renew(complain)
    except unbuilt.REASONS as why:
        return unbuilt.complain_of(why, _outcome(why, publish.standing(site)))
    if options.verbose and built.is_new and built.log:
        complain(built.log)
    say(_what_stands(built, site, time.perf_counter() - start))
    if options.zip:
        return _zip(builder)
    if built.is_new:
        say(
            tell(
                "To see the site: %(program)s %(value)s",
                program=program(),
                value="serve" if options.edition == "learner" else "--edition trainer serve",
            )
        )
    return DONE


def _outcome(why: Exception, standing: str) -> str:
    """Return what holds after a build that failed."""
    if isinstance(why, mkdocs_process.BuildFailed):
        return tell("MkDocs could not build the site, for the reason above; %(standing)s", standing=standing)
    return tell("Nothing was built; %(standing)s", standing=standing)


def _what_stands(built: building.Built, site: Path, seconds: float) -> str:
    """Return what was built in so many seconds, or that nothing had to be."""
    pages = counted(built.pages, "page")
    if not built.is_new:
        return tell("Nothing has changed since the last build: %(pages)s in %(site)s", pages=pages, site=site)
    took = tell_number(seconds, places=1)
    return tell("Built %(pages)s in %(perf_counter)s s: %(site)s", pages=pages, perf_counter=took, site=site)


def _zip(builder: building.Builder) -> int:
    """Write the site as one file, for a stick."""
    from course.site import zipped  # here, because most builds write none

    try:
        target, size = zipped.zip_built(builder)
    except publish.PublishProblem as problem:
        complain(str(problem))
        return PROBLEMS
    megabytes = size / 1_000_000
    say(
        tell(
            "Wrote %(target)s, %(megabytes)s MB: unpack it on a stick or a drive, and open %(folder)s/index.html",
            target=target,
            megabytes=tell_number(megabytes, places=1),
            folder=zipped.FOLDER,
        )
    )
    return DONE
