"""All checks run, whatever fails, and are summed up; what they need is named."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

import devtools.test
from devtools import browser_setup
from devtools.test import main


@pytest.fixture
def tested(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Stand in for the checks; what each is to print and end with can be changed."""
    programs = {
        "mypy": ["-c", "print('fine')"],
        "pytest": ["-c", "print('1 passed in 0.01s')"],
    }
    monkeypatch.setattr(devtools.test, "commands", lambda more: programs)
    monkeypatch.setattr(browser_setup, "browser", lambda quiet: Path("/a/browser"))
    monkeypatch.setattr(browser_setup, "install_engines", lambda quiet: None)
    monkeypatch.setattr(browser_setup, "untried", list)
    return programs


@pytest.mark.process
def test_all_checks_run_and_are_summed_up(tested: dict[str, list[str]], capfd: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    out = capfd.readouterr().out.splitlines()
    assert out[:2] == ["1 passed in 0.01s", ""]
    assert [line.partition(" (")[0] for line in out[2:]] == ["passed  mypy", "passed  pytest"]


@pytest.mark.process
def test_an_engine_that_was_not_tried_is_the_last_thing_said(
    tested: dict[str, list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(browser_setup, "untried", lambda: ["NOT TRIED in WebKit: it is not installed here."])
    assert main([]) == 0
    assert capfd.readouterr().out.endswith(" s)\n\nNOT TRIED in WebKit: it is not installed here.\n")


@pytest.mark.process
def test_a_failed_check_is_shown_and_the_others_still_run(
    tested: dict[str, list[str]], capfd: pytest.CaptureFixture[str]
) -> None:
    tested["mypy"] = ["-c", "print('no type'); raise SystemExit(1)"]
    assert main([]) == 1
    out = capfd.readouterr().out.splitlines()
    assert out[:5] == ["mypy:", "no type", "", "1 passed in 0.01s", ""]
    assert [line.partition(" (")[0] for line in out[5:]] == ["FAILED  mypy", "passed  pytest"]


@pytest.mark.process
def test_the_checks_know_the_browser(tested: dict[str, list[str]], capfd: pytest.CaptureFixture[str]) -> None:
    tested["pytest"] = ["-c", "import os; print(os.environ['COURSE_BROWSER'])"]
    main([])
    assert capfd.readouterr().out.startswith("/a/browser\n")


def test_without_a_browser_testing_is_an_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COURSE_BROWSER", "/no/such/chrome")
    assert main([]) == 3
    assert capsys.readouterr() == (
        "",
        "COURSE_BROWSER is set to /no/such/chrome, and there is no program there. Correct or unset it.\n",
    )


def test_without_the_tools_testing_is_an_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(devtools.test, "find_spec", lambda tool: None if tool in ("ruff", "xdist") else tool)
    assert main([]) == 3
    assert capsys.readouterr() == (
        "",
        "Not installed: ruff, xdist. Get them with: pip install -r requirements/test.txt\n",
    )


def test_a_quick_run_leaves_out_what_takes_long_and_asks_for_no_browser(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given: list[tuple[Any, ...]] = []

    def run_checks(root: Path, browser: object, *more: Any) -> list[devtools.test.Result]:
        given.append((browser, *more))
        return [devtools.test.Result("pytest", passed=True, seconds=1, output="")]

    monkeypatch.setattr(devtools.test, "run_checks", run_checks)
    monkeypatch.setenv("COURSE_BROWSER", "/no/such/chrome")
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert main(["--quick"]) == 0
    [(browser, programs, settings)] = given
    assert browser is None
    assert programs["mypy"] == ["-m", "mypy"]
    assert programs["pytest"][:6] == ["-m", "pytest", "-n", "2", "--dist", "loadfile"]
    assert programs["pytest"][6:8] == ["-m", "not browser and not process and not long"]
    assert settings == {"FUZZ_EXAMPLES": "10"}
    assert capsys.readouterr().out == "\npassed  pytest (1.0 s)\n"
    whole = devtools.test.commands([])["pytest"]
    assert whole == ["-m", "pytest", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
    both = devtools.test.commands(["--quick", "--coverage", "tests/model"])["pytest"]
    assert both[:3] == ["-m", "pytest", "tests/model"]
    assert "--cov" in both


def test_arguments_after_test_go_to_pytest(monkeypatch: pytest.MonkeyPatch) -> None:
    assert devtools.test.commands(["-k", "words"])["pytest"] == ["-m", "pytest", "-k", "words"]
    for processors, workers in ((1, []), (2, ["-n", "2"]), (64, ["-n", "4"])):
        monkeypatch.setattr(os, "cpu_count", lambda count=processors: count)
        assert devtools.test.commands([])["pytest"][2:4] == workers
