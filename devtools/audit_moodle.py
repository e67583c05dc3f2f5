"""The audit of packages and exports in a real Moodle; ``audit moodle --code FOLDER``.

Input: the project's folder, and one with Moodle's code. Output: a table of kinds of question, with the points of random
responses here and there; what Moodle has of a learner who takes packages; whether a cartridge is taken in whole. The
exit code is 0 where all is as it should be, 1 where not, and 3 where something that it needs is missing.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Browser, Error, sync_playwright

from course.checks.load import load_course
from course.exporting import cartridge
from course.exporting.files import written
from course.exporting.texts import Written
from course.model import Content
from course.model.links import Links
from course.model.questions import KINDS
from devtools import audit_moodle_questions as questions
from devtools import audit_moodle_visits as visits
from devtools import browser_setup
from devtools.audit_moodle_site import Failed, Missing, Moodle, check_php, free_port
from devtools.usage import parser

DONE, FOUND, MISSING = 0, 1, 3
ROOT = Path.cwd()
DATA = ROOT / ".cache" / "audit" / "moodle"
DATABASE = "postgresql://moodle:moodle@127.0.0.1/moodle"
TOLD = "Have a real Moodle take packages and exports, and compare what it has with what it should have."
# Root, as in many containers, may not use Chromium's sandbox.
NO_SANDBOX = ["--no-sandbox"] if sys.platform != "win32" and os.geteuid() == 0 else []
FORMATS = {"moodle-xml": "xml", "gift": "gift"}
PACKAGES = ("scorm12", "scorm2004")
ANSWERED, RENAMED = ("single-choice", "multiple-choice"), "first-act"  # ids of questions that a new course has
ADDRESS = "https://training.acme.com/"  # of a site that is nowhere, for links of a cartridge


def main(arguments: list[str]) -> int:
    """Prepare Moodle, judge, and print what came out."""
    options = _options(arguments)
    try:
        check_php()
        browser = browser_setup.browser(quiet=True)
        moodle = Moodle(options.code.resolve(), DATA, options.database, free_port())
        moodle.install()
        with tempfile.TemporaryDirectory() as folder:
            return _judge(moodle, browser, Path(folder), options)
    except (Missing, Failed, browser_setup.BrowserProblem) as problem:
        print(problem, file=sys.stderr)
        return MISSING if not isinstance(problem, Failed) else FOUND


def _options(arguments: list[str]) -> argparse.Namespace:
    words = parser("audit moodle", TOLD, 'How to get what it needs: docs/modules/pages/lms.md, "Moodle".')
    words.add_argument(
        "--code",
        type=Path,
        required=True,
        metavar="FOLDER",
        help="a folder with Moodle's code, in which only config.php is written",
    )
    words.add_argument(
        "--database",
        default=DATABASE,
        metavar="URL",
        help=f"an empty PostgreSQL database, or one of an earlier run (default: {DATABASE})",
    )
    words.add_argument(
        "--responses", type=int, default=50, metavar="N", help="so many random responses to each question (default: 50)"
    )
    words.add_argument("--pictures", type=Path, metavar="FOLDER", help="keep a picture of each state of a package here")
    return words.parse_args(arguments)


def _judge(moodle: Moodle, browser_path: Path, folder: Path, options: argparse.Namespace) -> int:
    small = small_course(folder)
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=NO_SANDBOX)
        wrong = 0
        for root in (ROOT, small):
            wrong += _judge_questions(moodle, browser, root, folder, options.responses)
        wrong += _judge_cartridge(moodle, folder)
        with moodle.served():
            for form in PACKAGES:
                wrong += _judge_package(moodle, browser, form, folder, options.pictures)
        browser.close()
    print(f"{wrong} to fix." if wrong else "Nothing to fix.")
    return FOUND if wrong else DONE


def small_course(folder: Path) -> Path:
    """Make a course of one module, with a question of each kind, as ``new`` writes them."""
    small = folder / "small"
    run("new", "course", str(small))
    there = [question.name for question in load_course(small).modules[0].quiz.questions]
    for kind in (str(getattr(each, "kind", "")) for each in KINDS):
        if kind not in there:
            run("--root", str(small), "new", "question", kind, "--quiz", "first-steps")
    return small


def run(*words: str) -> None:
    """Run a command of ours; raises ``Failed`` with what it said where it does not succeed."""
    command = [sys.executable, "-P", "-m", "course.commands.main", *words]
    ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise Failed(f"{' '.join(words)}\n{ended.stdout}{ended.stderr}")


def _judge_questions(moodle: Moodle, browser: Browser, root: Path, folder: Path, count: int) -> int:
    """Export the banks of a course, have them imported and marked, and print a table for each format."""
    content = load_course(root)
    banks = {module.slug: module.quiz.questions for module in content.modules}
    chance = random.Random(1)  # noqa: S311  # the same responses each time
    given = {
        f"{bank}/{question.id}": questions.responses_to(question, count, chance)
        for bank, each in banks.items()
        for question in each
        if question.is_marked
    }
    here = questions.points_here(banks, given, browser)
    wrong = 0
    for form in FORMATS:
        there, lost = _imported(moodle, content, root, folder / f"questions-{form}", form, given)
        table = questions.rows(banks, lost, given, here, there)
        print(f"\n{content.catalogue.title}, {form}:\n\n" + "\n".join(_table(table)))
        for row in table:
            wrong += len(row.different)
            print(*(f"{row.kind}: {one}" for one in row.different[:5]), sep="\n", end="\n" if row.different else "")
    return wrong


def _imported(
    moodle: Moodle,
    content: Content,
    root: Path,
    file: Path,
    form: str,
    given: Mapping[str, Sequence[questions.Response]],
) -> tuple[dict[str, questions.There], dict[str, list[str]]]:
    """Return what Moodle makes of the questions of a course, and what the export says is lost, by bank and id."""
    data, lost = written(content, content.modules, form, root)
    file.write_bytes(data)
    course = moodle.ask("prepare", name=f"{form}-{time.time_ns()}")["found"]["course"]
    titles = {module.title: module.slug for module in content.modules}
    asked = {}
    for module in content.modules:
        texts = Written(root / "modules" / module.slug, content.catalogue.standards, is_tex=True)
        for question in module.quiz.questions:
            answers = given.get(f"{module.slug}/{question.id}", [])
            asked[f"{module.title}/{question.id}"] = [questions.as_moodle(question, one, texts) for one in answers]
    answer = moodle.ask("questions", course=course, file=str(file), format=FORMATS[form], responses=asked)
    if answer["said"]:
        print(f"Moodle says: {answer['said'][:2000]}")
    found = answer["found"]["questions"]
    return {f"{titles[name.rpartition('/')[0]]}/{name.rpartition('/')[2]}": one for name, one in found.items()}, lost


def _table(rows: Iterable[questions.Row]) -> Iterable[str]:
    yield "| Kind | Exported | Imported | Responses | Points equal | Unlike, as told | Lost |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | --- |"
    for row in rows:
        numbers = (row.exported, row.imported, row.responses, row.equal, row.told)
        yield f"| {row.kind} | {' | '.join(map(str, numbers))} | {'; '.join(sorted(row.lost))} |"


def _judge_cartridge(moodle: Moodle, folder: Path) -> int:
    """Have the links of a cartridge restored into a new course."""
    file = folder / "cartridge.imscc"
    links = Links(directory_urls=False, site_url=ADDRESS)
    data, count = cartridge.written(load_course(ROOT), load_course(ROOT).modules, links)
    file.write_bytes(data)
    found = moodle.ask("cartridge", name=str(time.time_ns()), file=str(file))["found"]
    print(f"\nCartridge ({found['format']}): {len(found['links'])} of {count} links.\n")
    return int(len(found["links"]) != count)


def _judge_package(moodle: Moodle, browser: Browser, form: str, folder: Path, pictures: Path | None) -> int:
    """Have a learner take packages of a format, and print what Moodle has of it."""
    first, second = _packages(form, folder)
    made = moodle.ask("prepare", name=f"{form}-{time.time_ns()}")["found"]
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    visits.log_in(page, moodle, "learner", "Learner-1234")
    activity = visits.Activity(moodle, page, form, made["course"], made["learner"], pictures)
    course = load_course(ROOT)
    whole = course.catalogue.courses[0]
    run("--root", str(ROOT), "package", form, "--course", whole.code, "--to", str(folder / f"{form}-course.zip"))
    counted, begun = len(whole.core) + whole.choose, course.by_code[whole.core[0]].slug
    steps: list[Callable[[], None]] = [
        lambda: visits.take(activity, first),
        lambda: visits.publish_anew(activity, first, second, kept=ANSWERED[0], now=RENAMED, other=ANSWERED[1]),
        lambda: visits.take_course(activity, folder / f"{form}-course.zip", begun, counted),
        lambda: visits.by_keyboard_and_narrow(activity, first),
        lambda: visits.reports(activity, browser),
    ]
    for step in steps:
        try:
            step()
        except (Error, AssertionError) as problem:
            activity.judge("goes on", "", str(problem).partition("\n")[0])
    page.close()
    for one in activity.judged:
        words = "as it should be" if one.is_right else f"should be {one.expected!r}, and is {one.found!r}"
        print(f"{form:10} {one.what}: {words}")
    return sum(not one.is_right for one in activity.judged)


def _packages(form: str, folder: Path) -> tuple[Path, Path]:
    """Pack the small course, and pack it again with a question renamed and another revised."""
    small, first, second = folder / "small", folder / f"{form}-first.zip", folder / f"{form}-second.zip"
    bank = small / "quizzes/first-steps.yml"
    before = bank.read_text("utf-8")
    run("--root", str(small), "package", form, "--module", "MOD-101", "--to", str(first))
    run("--root", str(small), "rename", "question", f"first-steps/{ANSWERED[0]}", RENAMED)
    name = f"  - id: {ANSWERED[1]}\n"
    bank.write_text(bank.read_text("utf-8").replace(name, f"{name}    revision: 2\n"), "utf-8")
    run("--root", str(small), "package", form, "--module", "MOD-101", "--to", str(second))
    bank.write_text(before, "utf-8")
    return first, second


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
