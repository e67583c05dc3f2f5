"""Every tool that the command line hands on to tells its options, and starts nothing then."""

from __future__ import annotations

import pytest

import devtools.test
from course.commands import develop
from course.commands.arguments import TOOLS
from course.commands.main import main
from devtools import audit, bench, bundle
from tests.in_process import PROJECT

MAINS = {"test": devtools.test.main, "audit": audit.main, "bench": bench.main, "bundle": bundle.main}
OPTIONS = {
    "test": ["--quick", "--coverage", "goes to pytest"],
    "audit": [
        "Lighthouse",
        "audit themes: Build this course with properdocs",
        "audit moodle: Have a real Moodle take",
        "audit walk: Walk a newcomer",
    ],
    "bench": ["read", "stock", "weight", "paper", "records", "people", "learning", "site", "build", "browser", "fuzz"],
    "bench read": ["Measure how long 1000 quiz files take to read and check."],
    "bench records": ["Measure how long 1000 records take to verify."],
    "bench build": ["--modules", "--rounds", "--peers", "--only", "--rich", "--into"],
    "bench browser": ["rounds"],
    "bench fuzz": ["--cases", "--seed", "--only"],
    "bundle": ["web/"],
}


def test_every_tool_is_here() -> None:
    assert MAINS.keys() == TOOLS.keys() == {words.split()[0] for words in OPTIONS}
    assert set(bench.PROGRAMS) <= {words.partition(" ")[2] for words in OPTIONS}


@pytest.mark.parametrize("asked", ["-h", "--help"])
@pytest.mark.parametrize("words", OPTIONS)
def test_a_tool_tells_its_options(words: str, asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    tool, *more = words.split()
    with pytest.raises(SystemExit) as end:
        raise SystemExit(MAINS[tool]([*more, asked]))
    said = capsys.readouterr()
    assert (end.value.code, said.err) == (0, "")
    first = words if more and more[0] in bench.PROGRAMS else tool
    assert said.out.startswith(f"usage: coursewright {first} ")
    assert [part for part in OPTIONS[words] if part not in said.out] == []


@pytest.mark.parametrize("tool", TOOLS)
def test_the_command_line_hands_the_question_on(tool: str, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[list[str]] = []

    def run_in_sight(arguments: list[str], *_: object) -> int:
        handed.append(arguments)
        return 0

    monkeypatch.setattr(develop, "run_in_sight", run_in_sight)
    assert main(["--root", str(PROJECT), tool, "more", "--help"]) == 0
    assert handed == [["-m", f"devtools.{tool}", "more", "--help"]]


@pytest.mark.parametrize("tool", ["audit", "bundle"])
def test_a_word_that_a_tool_does_not_take_is_refused(tool: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        MAINS[tool](["--fast"])
    assert end.value.code == 2
    assert f"coursewright {tool}: error: unrecognized arguments: --fast\n" in capsys.readouterr().err
