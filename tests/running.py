"""How tests are run, whoever starts them: in which order, in which surroundings, and which may start a program.

``conftest.py`` hands these hooks to pytest.
"""

from __future__ import annotations

import os
import random
import signal
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from course.commands import language
from course.reading import program
from course.site import mkdocs_process
from devtools import browser_setup
from tests import in_process

# Runs alike everywhere, and leaves no database of examples behind. The deadline is about hangs.
settings.register_profile(
    "course",
    derandomize=True,
    database=None,
    deadline=60_000,
    max_examples=int(os.environ.get("FUZZ_EXAMPLES", "60")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("course")

in_process.share_compiled_templates()
in_process.share_theme_styles()

# A shell that starts something in the background (`nohup ... &`) has it ignore Ctrl+C, and so would every program
# that a test starts and interrupts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
# `nohup` alone has it ignore that the terminal is gone; what is handled here is not ignored by what is started here.
if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    signal.signal(signal.SIGHUP, lambda number, frame: None)

# Messages name the program as it was called, and tests are started in more than one way.
os.environ.pop(program.VARIABLE, None)
os.environ.pop(program.ROOT_VARIABLE, None)

# Messages without a course are in the language of the machine, and tests hold them in English.
for variable in (language.VARIABLE, "LC_ALL", "LC_MESSAGES"):
    os.environ.pop(variable, None)
os.environ["LANG"] = "C.UTF-8"

START_PROCESSES = ("subprocess.Popen", "os.fork", "os.forkpty", "os.posix_spawn", "os.exec")
_run_mkdocs = mkdocs_process.run_mkdocs
LONG = ("browser", "long", "process")  # the marks of tests that may take seconds
BROWSER = Path(__file__).parent / "browser"  # where every test has one
_alone = False  # whether a test is running that has to do without processes


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take what makes a run differ from others: no test may depend on another that ran before it."""
    parser.addoption("--shuffle", type=int, metavar="SEED", help="run the tests in another order, file by file")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the folder of the browser unread where the run wants none of it: that alone reads the whole course."""
    wanted = config.getoption("-m")
    return True if collection_path == BROWSER and "not browser" in wanted and " or " not in wanted else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark every test that has a browser, by fixtures or folder, before markers are asked for; shuffle if wanted.

    Tests of a file stay together, so that what a file makes for its tests is made once. The files that take longest
    come first, so that workers who share them are done at about the same time.
    """
    for item in items:
        if "playwright" in getattr(item, "fixturenames", ()) or BROWSER in item.path.parents:
            item.add_marker("browser")
    long = {item.path for item in items if any(map(item.get_closest_marker, LONG))}
    items.sort(key=lambda item: item.path not in long)
    seed = config.getoption("--shuffle")
    if seed is not None:
        chance = random.Random(seed)  # noqa: S311 (an order that can be repeated)
        rank = {path: chance.random() for path in sorted({item.path for item in items})}
        items.sort(key=lambda item: (rank[item.path], chance.random()))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let a test start processes that says so, and have all others build in this one."""
    global _alone
    process = item.get_closest_marker("process") is not None
    setattr(mkdocs_process, "run_mkdocs", _run_mkdocs if process else in_process.run_mkdocs)  # noqa: B010 (mypy)
    _alone = not process and item.get_closest_marker("browser") is None


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """End what holds for one test."""
    global _alone
    _alone = False


def _refuse_processes(event: str, _arguments: object) -> None:
    if _alone and event in START_PROCESSES:
        pytest.fail("this test starts a process: mark it with pytest.mark.process, or use tests/in_process.py")


sys.addaudithook(_refuse_processes)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say aloud which engine the tests have not been tried in: a mere "s" is soon overlooked."""
    if any("tests/browser/engines/" in report.nodeid for report in terminalreporter.getreports("skipped")):
        for words in browser_setup.untried():
            terminalreporter.write_line(words, red=True, bold=True)
