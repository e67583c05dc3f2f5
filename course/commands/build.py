"""What ``build`` does: check the course, build it aside, and put it in place of the last site."""

from __future__ import annotations

import time
from argparse import Namespace
from pathlib import Path

from course.checks.load import FOLDERS, load_course
from course.commands.console import DONE, PROBLEMS, complain, say
from course.folders import old_files
from course.model.editions import TRAINER_SITE
from course.reading.problems import CourseProblems, Problem, Problems
from course.reading.program import program
from course.reading.wording import counted
from course.settings.mkdocs_yml import read_settings
from course.site import mkdocs_process, publish


def run(root: Path, options: Namespace) -> int:
    """Build one edition, or say why nothing was built."""
    start = time.perf_counter()
    site = root / ("site" if options.edition == "learner" else TRAINER_SITE)
    try:
        refuse_settings(root)
        with publish.staged(site, tell=complain, recognise=old_files.of_site(root, site)) as folder:
            log = mkdocs_process.build(root, folder, options.edition)
            pages = sum(1 for _ in folder.rglob("*.html"))
    except mkdocs_process.CourseRefused as found:
        for problem in found.problems:
            complain(problem)
        complain(f"\n{counted(len(found.problems), 'problem')}. Nothing was built; {publish.standing(site)}")
        return PROBLEMS
    except mkdocs_process.BuildFailed as failure:
        complain(str(failure))
        complain(f"MkDocs could not build the site, for the reason above; {publish.standing(site)}")
        return PROBLEMS
    if options.verbose:
        complain(log)
    say(f"Built {counted(pages, 'page')} in {time.perf_counter() - start:.1f} s: {site}")
    say(f"To see the site: {program()} {'serve' if options.edition == 'learner' else '--edition trainer serve'}")
    return DONE


def refuse_settings(root: Path) -> None:
    """Raise ``CourseRefused`` where mkdocs.yml or the folders have mistakes, before MkDocs says of them what it would.

    The course itself is read by MkDocs' process alone, which tells us its mistakes.
    """
    problems = Problems()
    read_settings(root, problems)
    ready = not len(problems) and all((root / folder).is_dir() for folder in FOLDERS)
    if not ready and (found := course_problems(root)):
        raise mkdocs_process.CourseRefused([str(problem) for problem in found])


def course_problems(root: Path) -> tuple[Problem, ...]:
    """Return everything that is wrong with the course, sorted."""
    try:
        load_course(root)
    except CourseProblems as found:
        return found.problems
    return ()
