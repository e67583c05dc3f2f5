"""What ``fingerprint`` does: an article's runs of words go into ``modules/sources.runs``.

Input: an article's id, and the file that holds its text, which stays outside the project. Output:
 the list of hashes, with this article's put in or replaced.
"""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from course.checks.typed_files import TypedFiles
from course.commands import outputs
from course.commands.console import DONE, WRONG_USAGE, complain, say
from course.model import Sources, article_runs
from course.model.article_runs import WORDS_IN_RUN, ArticleRuns
from course.reading.files import read_text
from course.reading.problems import Problems, nearest, shown
from course.reading.telling import tell
from course.settings.mkdocs_yml import read_settings


def run(root: Path, options: Namespace) -> int:
    """Keep the runs of an article, to find its words in the course by."""
    if not Path(options.file).is_file():
        complain(tell("There is no file %(file)s.", file=options.file))
        return WRONG_USAGE
    if unknown := _unknown(root, options.article):
        complain(unknown)
        return WRONG_USAGE
    say(fingerprinted(root, options.article, Path(options.file).resolve()))
    return DONE


def _unknown(root: Path, article: str) -> str:
    """Return what to say about an article that the course does not have, or nothing; raises ``CourseProblems``."""
    problems, path = Problems(), root / "modules/sources.yml"
    files = TypedFiles(root, problems, read_settings(root, Problems()))
    sources = files.mapping(path, Sources) if path.exists() else Sources()
    problems.stop_if_any()
    known = [one.id for one in sources.articles] if sources else []
    hint = nearest(article, known) if known else tell("write it into modules/sources.yml first")
    return (
        "" if article in known else tell("There is no article %(article)s; %(hint)s", article=shown(article), hint=hint)
    )


def fingerprinted(root: Path, article: str, file: Path) -> str:
    """Write the runs of one article, and return what was done; raises ``CourseProblems``."""
    problems = Problems()
    text = read_text(file.parent, file, problems)
    path = root / article_runs.PATH
    before = read_text(root, path, problems) if path.exists() else ""
    known = article_runs.parsed(before or "", article_runs.PATH, problems)
    problems.stop_if_any()
    runs = ArticleRuns(article, article_runs.fingerprint(text or ""))
    kept = tuple(one for one in known if one.article != article)
    outputs.put(path, article_runs.written((*kept, runs)))
    return tell(
        "%(path)s holds %(hashes_count)s runs of %(words_in_run)s words of article %(article)s.",
        path=article_runs.PATH,
        hashes_count=len(runs.hashes),
        words_in_run=WORDS_IN_RUN,
        article=article,
    )
