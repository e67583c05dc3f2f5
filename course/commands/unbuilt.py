"""What every command says that makes something of a whole course, and cannot go on."""

from __future__ import annotations

from course.commands.console import PROBLEMS, complain
from course.reading.problems import CourseProblems
from course.reading.telling import tell
from course.reading.wording import counted
from course.site.building import TemplateProblem
from course.site.mkdocs_process import BuildFailed, CourseRefused

REASONS = (CourseProblems, CourseRefused, TemplateProblem, BuildFailed)


def complain_of(why: Exception, outcome: str) -> int:
    """Say what is wrong, an author's mistakes one by one, then the outcome: a sentence of what holds now.

    Returns the exit code of a command that ends here.
    """
    if isinstance(why, CourseProblems | CourseRefused):
        for problem in why.problems:
            complain(str(problem))
        complain(tell("\n%(problems)s. %(outcome)s", problems=counted(len(why.problems), "problem"), outcome=outcome))
    else:
        complain(str(why))
        complain(outcome)
    return PROBLEMS
