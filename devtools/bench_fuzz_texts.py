"""The readers that ``bench fuzz`` tries here alone: data, courses, settings, stories, articles, cells."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterator
from pathlib import Path

from course.checks.load import load_course
from course.model import article_runs
from course.reading.files import read_text
from course.reading.problems import CourseProblems, Problems
from course.reading.yaml_text import parse_yaml
from course.records.roster import csv_of
from course.scenarios.twee import NoTwee
from course.scenarios.twee_import import imported
from course.settings import mkdocs_yml
from devtools.bench_fuzz_cases import OpenPage, Tally, try_each, write_course
from tests.conftest import VALID
from tests.fuzz_texts import any_text, as_bytes, made_of_pieces

ROOT = Path.cwd()
STORIES = [
    """:: StoryTitle
A fall

:: StoryData
{"format": "Harlowe", "start": "Start"}

:: Start
Help?
[[Yes->Helped]]
(if: $a is 1)[ [[No->Left]] ]

:: Helped
Good.

:: Left
Bad.
""",
    """:: StoryData
{"format": "SugarCube"}

:: Start
<<set $a to 1>><<link "Go" "Next">><</link>>
[[a|Next]]

:: Next
x
""",
    """<tw-storydata name="x" startnode="1" format="Snowman"><tw-passagedata pid="1" name="a">[[b]]</tw-passagedata>
<tw-passagedata pid="2" name="b">end</tw-passagedata></tw-storydata>""",
]


def yaml(chance: random.Random, number: int, folder: Path, _open: OpenPage) -> Tally:
    """Read data files as data."""
    sound = [text for name, text in VALID.items() if name.endswith(".yml")]

    path = folder / "a.yml"

    def read(content: bytes) -> None:
        path.write_bytes(content)
        problems = Problems()
        text = read_text(folder, path, problems)
        node = None if text is None else parse_yaml(text, "a.yml", problems)
        if (node is None) == (len(problems) == 0):
            raise AssertionError("neither data nor a problem, or both")

    return try_each((as_bytes(any_text(chance.choice(sound), chance), chance) for _ in range(number)), read)


def course(chance: random.Random, number: int, folder: Path, _open: OpenPage) -> Tally:
    """Load a course with one file that was changed: data, front matter, lessons, banks."""
    root = write_course(folder / "course")

    def read(case: tuple[str, bytes]) -> None:
        (root / case[0]).write_bytes(case[1])
        try:
            load_course(root)
        except CourseProblems as found:
            if not found.problems or any("\n" in str(problem) for problem in found.problems):
                raise AssertionError("a problem of no line, or of several") from found
        finally:
            (root / case[0]).write_text(VALID[case[0]], encoding="utf-8")

    def cases() -> Iterator[tuple[str, bytes]]:
        for _ in range(number):
            name = chance.choice(list(VALID))
            yield name, as_bytes(any_text(VALID[name], chance), chance)

    return try_each(cases(), read)


def settings(chance: random.Random, number: int, folder: Path, _open: OpenPage) -> Tally:
    """Judge mkdocs.yml."""
    root = write_course(folder / "settings")
    sound = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")

    def read(content: bytes) -> None:
        (root / "mkdocs.yml").write_bytes(content)
        problems = Problems()
        mkdocs_yml.read_settings(root, problems)
        problems.stop_if_any()

    return try_each((as_bytes(any_text(sound, chance), chance) for _ in range(number)), read, CourseProblems)


def twee(chance: random.Random, number: int, _folder: Path, _open: OpenPage) -> Tally:
    """Import stories."""
    return try_each((any_text(chance.choice(STORIES), chance) for _ in range(number)), imported, NoTwee)


def articles(chance: random.Random, number: int, _folder: Path, _open: OpenPage) -> Tally:
    """Look for runs of words, and read the file of their hashes."""
    text = VALID["modules/people/index.md"]
    runs = "format: 1\n000:\n0123456789abcdef fedcba9876543210\n"

    def read(case: tuple[str, str]) -> None:
        article_runs.fingerprint(case[0])
        list(article_runs.shared(case[0], {}))
        article_runs.parsed(case[1], "a.runs", Problems())

    return try_each(((any_text(text, chance), any_text(runs, chance)) for _ in range(number)), read)


def spreadsheets(chance: random.Random, number: int, _folder: Path, _open: OpenPage) -> Tally:
    """Write cells of anything as CSV, which must come back as one row of as many."""

    def read(cells: list[str]) -> None:
        written = csv_of([cells]).decode("utf-8-sig", "surrogatepass")
        (row,) = csv.reader(io.StringIO(written, newline=""))
        if len(row) != len(cells) or any(cell[:1] in "=+-@" and cell for cell in row):
            raise AssertionError("the cells do not come back, or one is a formula")

    return try_each(([made_of_pieces(chance) for _ in range(4)] for _ in range(number)), read)
