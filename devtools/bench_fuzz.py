"""Cases of anything for every reader; run by ``python3 build.py bench fuzz``, with ``--cases`` and ``--seed``.

Input: how many cases, and a seed: the same seed gives the same cases. Output: a table of readers with
their cases and faults, each fault with the case that showed it, and the exit code 1 where there is one. A
fault is a crash, a case of more than ten seconds, an error thrown in the browser, or two readers of one
format that disagree. What a reader refuses with its own words is none.
"""

from __future__ import annotations

import base64
import csv
import io
import json
import random
import signal
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

from playwright.sync_api import Page, sync_playwright

from course.checks.load import load_course
from course.model import article_runs
from course.model.typed import evened, numbers
from course.reading.files import read_text
from course.reading.problems import CourseProblems, Problems
from course.reading.yaml_text import parse_yaml
from course.records.code import short
from course.records.record import read_bytes
from course.records.roster import csv_of
from course.scenarios.twee import NoTwee
from course.scenarios.twee_import import imported
from course.settings import mkdocs_yml
from devtools import browser_setup
from devtools.bundle import exposed
from devtools.usage import parser as tool_parser
from tests import json_texts, stored_states
from tests.browser import learner
from tests.conftest import VALID
from tests.fuzz_texts import any_text, as_bytes, made_of_pieces, mutated
from tests.sample_records import bare

ROOT = Path.cwd()
SECONDS = 10  # a case; about hangs, not about speed
SHOWN = 3
BATCH = 500
COURSE = "first-aid-training"
IDS = {
    "courses": ["essentials"], "modules": ["people"], "lessons": ["lesson"], "scenarios": ["fall-on-the-stairs"],
    "questions": ["first-call", "what-to-say", "anybody-can-help"], "list:after-a-call": ["said-where", "stayed"],
}  # fmt: skip
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
# For each reader: its share of all cases.
SHARES = {
    "YAML": 20, "course": 5, "mkdocs.yml": 5, "Twee": 12, "articles": 6, "CSV": 6, "records": 16, "typed answers": 14,
    "grading": 6, "progress files": 6, "stored state": 4,
}  # fmt: skip


class Hang(Exception):
    """A case took too long."""


@dataclass
class Tally:
    """What came of one reader's cases."""

    cases: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, what: str, case: object) -> None:
        """Note a fault, with the case that showed it."""
        self.faults.append(f"{what[:1500]}\n    {ascii(case)[:1500]}")


def main(arguments: list[str]) -> int:
    """Run the cases and print what came of them."""
    parser = tool_parser("bench fuzz", "Try every reader with texts that nobody would write, and name what fails.")
    parser.add_argument("--cases", type=int, default=6000, help="how many there are in all (6000)")
    parser.add_argument("--seed", type=int, default=1, help="the same cases for the same number (1)")
    parser.add_argument("--only", choices=list(SHARES), help="one reader alone")
    options = parser.parse_args(arguments)
    total = sum(SHARES.values())
    tallies = {}
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, _pages(Path(folder)) as open_page:
        for name, share in SHARES.items():
            if options.only and name != options.only:
                continue
            number = options.cases if options.only else max(1, round(options.cases * share / total))
            chance = random.Random(f"{options.seed} {name}")  # noqa: S311 - the same cases for the same seed
            tallies[name] = RUNS[name](chance, number, Path(folder), open_page)
            print(f"{name:16}{tallies[name].cases:8}{len(tallies[name].faults):8}", flush=True)
    faults = sum(len(tally.faults) for tally in tallies.values())
    cases = sum(tally.cases for tally in tallies.values())
    print(f"{'all':16}{cases:8}{faults:8}   in {time.perf_counter() - start:.0f} s, seed {options.seed}")
    for name, tally in tallies.items():
        for fault in tally.faults[:SHOWN]:
            print(f"\n{name}: {fault}")
    return 1 if faults else 0


OpenPage = Callable[[str], Page]
Run = Callable[[random.Random, int, Path, OpenPage], Tally]


@contextmanager
def _pages(folder: Path) -> Iterator[OpenPage]:
    """Open pages of a small course, built once, in one browser; each only when somebody needs it."""
    site = folder / "site"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_setup.browser(quiet=True), args=["--no-sandbox"])
        page = browser.new_page()

        def open_page(name: str) -> Page:
            if not site.exists():
                site.mkdir()
                learner.publish(_written(folder / "published"), site)
            page.goto((site / name).as_uri())
            return page

        yield open_page
        browser.close()


def _written(root: Path) -> Path:
    for name, text in VALID.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise Hang


def _each(cases: Iterator[Any], read: Callable[[Any], object], *refusals: type[Exception]) -> Tally:
    """Give each case to a reader; whatever it raises but its own refusals is a fault."""
    tally = Tally()
    before = signal.signal(signal.SIGALRM, _ring)
    for case in cases:
        tally.cases += 1
        signal.alarm(SECONDS)
        try:
            read(case)
        except refusals:
            pass
        except Hang:
            tally.add(f"more than {SECONDS} s", case)
        except Exception:  # noqa: BLE001 - that is what is looked for
            tally.add(traceback.format_exc(limit=-3)[-1200:], case)
        finally:
            signal.alarm(0)
    signal.signal(signal.SIGALRM, before)
    return tally


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

    return _each((as_bytes(any_text(chance.choice(sound), chance), chance) for _ in range(number)), read)


def course(chance: random.Random, number: int, folder: Path, _open: OpenPage) -> Tally:
    """Load a course with one file that was changed: data, front matter, lessons, banks."""
    root = _written(folder / "course")

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

    return _each(cases(), read)


def settings(chance: random.Random, number: int, folder: Path, _open: OpenPage) -> Tally:
    """Judge mkdocs.yml."""
    root = _written(folder / "settings")
    sound = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")

    def read(content: bytes) -> None:
        (root / "mkdocs.yml").write_bytes(content)
        problems = Problems()
        mkdocs_yml.read_settings(root, problems)
        problems.stop_if_any()

    return _each((as_bytes(any_text(sound, chance), chance) for _ in range(number)), read, CourseProblems)


def twee(chance: random.Random, number: int, _folder: Path, _open: OpenPage) -> Tally:
    """Import stories."""
    return _each((any_text(chance.choice(STORIES), chance) for _ in range(number)), imported, NoTwee)


def articles(chance: random.Random, number: int, _folder: Path, _open: OpenPage) -> Tally:
    """Look for runs of words, and read the file of their hashes."""
    text = VALID["modules/people/index.md"]
    runs = "format: 1\n000:\n0123456789abcdef fedcba9876543210\n"

    def read(case: tuple[str, str]) -> None:
        article_runs.fingerprint(case[0])
        list(article_runs.shared(case[0], {}))
        article_runs.parsed(case[1], "a.runs", Problems())

    return _each(((any_text(text, chance), any_text(runs, chance)) for _ in range(number)), read)


def spreadsheets(chance: random.Random, number: int, _folder: Path, _open: OpenPage) -> Tally:
    """Write cells of anything as CSV, which must come back as one row of as many."""

    def read(cells: list[str]) -> None:
        written = csv_of([cells]).removeprefix("\ufeff")
        (row,) = csv.reader(io.StringIO(written, newline=""))
        if len(row) != len(cells) or any(cell[:1] in "=+-@" and cell for cell in row):
            raise AssertionError("the cells do not come back, or one is a formula")

    return _each(([made_of_pieces(chance) for _ in range(4)] for _ in range(number)), read)


def records(chance: random.Random, number: int, _folder: Path, open_page: OpenPage) -> Tally:
    """Read records on both sides."""
    sound = [bare()]
    files = json_texts.texts(chance.randrange(2**32), number, sound, [f"#r={short(one)}" for one in sound])
    script = """(content) => {
      const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
      const { why, text } = coursewright.record.decoded(bytes);
      if (why) return ["", [why]];
      const found = coursewright.verify.read(text);
      return [found.actual || "", found.problems];
    }"""
    cases = [(base64.b64encode(content).decode(), content) for content in files]
    mine: list[object] = []

    def read(case: tuple[str, bytes]) -> None:
        mine.append(None)
        reading = read_bytes(case[1])
        mine[-1] = [reading.actual, list(reading.problems)]

    tally = _each(iter(cases), read)
    _compare(tally, open_page("verify.html"), script, [case for case, _ in cases], mine)
    return tally


def typed_answers(chance: random.Random, number: int, _folder: Path, open_page: OpenPage) -> Tally:
    """Read typed answers on both sides."""
    sound = ["12", "1,234.5", "1½", "12 min", "5×10³", "１２", "narrate", "say why you can’t", "16,000", "José"]
    cases = [any_text(chance.choice(sound), chance)[:200] for _ in range(number)]
    mine: list[object] = []

    def read(text: str) -> None:
        mine.append(None)
        mine[-1] = [evened(text), evened(text, case=True, accents=True), numbers(text, ("min",))]

    tally = _each(iter(cases), read)
    page = open_page("verify.html")
    page.evaluate(exposed())
    script = """(text) => {
      const { even, numbers } = coursewright.typed;
      return [even(text, {}), even(text, { case: "match", accents: "match" }), numbers(text, ["min"])];
    }"""
    _compare(tally, page, script, cases, mine)
    return tally


def _compare(tally: Tally, page: Page, script: str, cases: list[Any], mine: list[object]) -> None:
    """Give the same cases to the browser; note what it throws, takes long for, or reads in another way."""
    for start in range(0, len(cases), BATCH):
        found = page.evaluate(BATCHED % script, cases[start : start + BATCH])
        for case, ours, (theirs, thrown, took) in zip(cases[start:], mine[start:], found, strict=False):
            if thrown:
                tally.add(f"thrown: {thrown}", case)
            elif took > 1000 * SECONDS:
                tally.add(f"more than {SECONDS} s in the browser", case)
            elif ours is not None and ours != theirs:
                tally.add(f"read here as {ours!r}, in the browser as {theirs!r}", case)


BATCHED = """async (cases) => {
  const read = %s;
  const found = [];
  for (const one of cases) {
    const start = performance.now();
    try {
      found.push([await read(one), "", performance.now() - start]);
    } catch (error) {
      found.push([null, String(error.stack), performance.now() - start]);
    }
  }
  return found;
}"""


def _only_thrown(page: Page, script: str, cases: list[Any]) -> Tally:
    tally = Tally(cases=len(cases))
    _compare(tally, page, script, cases, [None] * len(cases))
    return tally


def grading(chance: random.Random, number: int, _folder: Path, open_page: OpenPage) -> Tally:
    """Grade responses of anything; no response earns less than nothing, or more than there is."""
    page = open_page("verify.html")
    page.evaluate(exposed())
    kinds = ["single-choice", "multiple-choice", "true-false", "short-answer", "numeric", "ordering", "matching",
             "categorise", "fill-in", "none"]  # fmt: skip
    key = {"accept": "one\ntwo", "typos": "2", "low": "1", "high": "2", "unit": "min", "key": "a"}
    cases = []
    for _ in range(number):
        value = chance.choice(
            [*stored_states.NONSENSE, made_of_pieces(chance), mutated("two", chance), mutated("1.5", chance)]
        )
        response = chance.choice([{"a": value}, value, {"a": True, "b": value}])
        question = {"kind": chance.choice(kinds), "points": 2, "scoring": "partial", "parts": {"a": key, "b": key}}
        cases.append([question, response])
    script = """([question, response]) => {
      const { points } = coursewright.grade(question, response);
      if (!(points >= 0 && points <= 2)) throw new Error(`${points} points`);
    }"""
    return _only_thrown(page, script, cases)


def progress_files(chance: random.Random, number: int, _folder: Path, open_page: OpenPage) -> Tally:
    """Bring in files with progress."""
    known = stored_states.samples(IDS)
    sound = {path: known[path] for path in known if path not in ("exported", "guide-keys", "record/one")}
    head = {"kind": "coursewright-progress", "format": 1, "catalogue": COURSE, "title": "x", "made": stored_states.DATE}
    whole = json.dumps({**head, "records": sound})
    cases = []
    for _ in range(number):
        path = chance.choice(list(sound))
        text = json.dumps({**head, "records": {**sound, path: "HERE"}})
        spoiled = text.replace('"HERE"', stored_states.spoiled(sound[path], chance))
        cases.append(spoiled if chance.random() < 0.7 else any_text(whole, chance))
    script = """(text) => {
      const { keep } = coursewright;
      const found = keep.read(text, "first-aid-training", "Training");
      if (found.why) return;
      localStorage.clear();
      keep.bring("coursewright/first-aid-training/", found.records);
      document.querySelector("course-learning").refresh();
    }"""
    return _only_thrown(open_page("learning.html"), script, cases)


def stored(chance: random.Random, number: int, _folder: Path, open_page: OpenPage) -> Tally:
    """Show My learning over stored state of anything."""
    cases = list(stored_states.states(chance.randrange(2**32), number, IDS, COURSE))
    script = """(state) => {
      localStorage.clear();
      for (const [key, text] of Object.entries(state)) localStorage.setItem(key, text);
      document.querySelector("course-learning").refresh();
      coursewright.keep.file("coursewright/first-aid-training/", "first-aid-training", "Training");
    }"""
    return _only_thrown(open_page("learning.html"), script, cases)


RUNS: dict[str, Run] = {
    "YAML": yaml,
    "course": course,
    "mkdocs.yml": settings,
    "Twee": twee,
    "articles": articles,
    "CSV": spreadsheets,
    "records": records,
    "typed answers": typed_answers,
    "grading": grading,
    "progress files": progress_files,
    "stored state": stored,
}
