"""What the command line prints, where, and the code it ends with."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from course import __version__
from course.commands import check, serve
from course.commands.develop import run_in_sight
from course.commands.main import main
from course.reading import program
from course.reading.problems import CourseProblems, Position, Problem
from course.rules import Verdict
from course.site import mkdocs_process

ROOT = Path(__file__).parents[2]
FOUND = (
    Problem(Position("quizzes/people.yml", 9, 7), "`true` was found", "write yes, in quotes", "text"),
    Problem(Position("modules/people/index.md", 2, 1), "100% wrong,\nreally"),
)

Command = Callable[..., int]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of two pages, of whose content only MkDocs knows."""
    monkeypatch.setattr(serve, "load_course", lambda root: None)
    monkeypatch.setattr(check, "examine_again", lambda root, profile: Verdict((), (), ()))
    (tmp_path / "mkdocs.yml").write_text("site_name: Trial\nstrict: true\n")
    for folder in ("docs", "modules", "quizzes"):
        (tmp_path / folder).mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n\n[Next](next.md)\n")
    (tmp_path / "docs/next.md").write_text("# Next\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def with_problems(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # after root, which has none
    def load_course(root: Path) -> None:
        raise CourseProblems(FOUND)

    monkeypatch.setattr(serve, "load_course", load_course)
    monkeypatch.setattr(check, "examine_again", lambda root, profile: Verdict(tuple(sorted(FOUND)), (), ()))


LISTED = (
    "modules/people/index.md:2:1: 100% wrong,\nreally\n"
    "quizzes/people.yml:9:7: `true` was found; write yes, in quotes [text]\n"
)


@pytest.mark.long
def test_a_build_says_where_the_site_is_and_how_to_see_it(
    root: Path, run: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run() == 0
    out, err = capsys.readouterr()
    first, second = out.splitlines()
    assert first.startswith("Built 3 pages in ")  # with the page for what is not found
    assert first.endswith(f" s: {root / 'site'}")
    assert second == "To see the site: coursewright serve"
    assert err == ""
    assert (root / "site/next/index.html").is_file()


def test_a_verbose_build_shows_what_mkdocs_says(run: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("build", "--verbose") == 0
    assert "Documentation built in" in capsys.readouterr().err


# What the plugin does when the course has mistakes.
TELLS = """
from mkdocs.exceptions import PluginError
from course.site.mkdocs_process import tell_problems
from course.reading.problems import CourseProblems
from tests.commands.test_main import FOUND

def on_config(config):
    tell_problems(CourseProblems(FOUND).problems)
    raise PluginError("a line that nobody need read")
"""


def test_problems_are_listed_once_and_sorted_and_nothing_is_built(
    root: Path, run: Command, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    (root / "hook.py").write_text(TELLS)
    (root / "mkdocs.yml").write_text("site_name: Trial\nhooks: [hook.py]\n")
    assert run("build") == 1
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"{LISTED}\n2 problems. Nothing was built; there is no site in {root / 'site'} yet.\n")
    assert not (root / "site").exists()


@pytest.mark.long
def test_a_build_that_mkdocs_gives_up_shows_its_log_and_leaves_the_last_site(
    root: Path, run: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    run("build")
    (root / "docs/next.md").write_text("# Next\n\n[Nowhere](nowhere.md)\n")
    (root / "docs/index.md").write_text("# Changed\n")
    capsys.readouterr()
    assert run("build") == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "'next.md' contains a link 'nowhere.md'" in err
    assert err.endswith(
        f"MkDocs could not build the site, for the reason above; the last good site is untouched in {root / 'site'}.\n"
    )
    assert "Home" in (root / "site/index.html").read_text()
    (root / "docs/next.md").write_text("# Next\n")
    assert run("build") == 0
    assert "Changed" in (root / "site/index.html").read_text()


def test_a_course_without_its_folders_is_told_of_by_us_and_not_by_mkdocs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Trial\ndocs_dir: modules\ntheme: {name: material, font: false}\nplugins: [search, course]\n"
    )
    assert main(["--root", str(tmp_path), "build"]) == 1
    assert capsys.readouterr() == (
        "",
        "modules:1:1: the folder is missing; create it, or run this in a course's folder\n"
        "quizzes:1:1: the folder is missing; create it, or run this in a course's folder\n"
        f"\n2 problems. Nothing was built; there is no site in {tmp_path / 'site'} yet.\n",
    )


@pytest.mark.process
def test_a_full_disk_is_one_plain_message(root: Path, run: Command, capsys: pytest.CaptureFixture[str]) -> None:
    run("build")
    capsys.readouterr()
    hook = "import resource\ndef on_pre_build(config):\n    resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))\n"
    (root / "hook.py").write_text(hook)
    (root / "mkdocs.yml").write_text("site_name: Trial\nhooks: [hook.py]\n")
    assert run("build") == 1
    assert capsys.readouterr() == (
        "",
        "The disk is full, so nothing was published; "
        f"the last good site is untouched in {root / 'site'}. Free some space.\n",
    )


@pytest.mark.process
def test_a_mkdocs_that_was_killed_is_said_to_be(root: Path, run: Command, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "hook.py").write_text("import os\ndef on_config(config):\n    os.kill(os.getpid(), 9)\n")
    (root / "mkdocs.yml").write_text("site_name: Trial\nhooks: [hook.py]\n")
    assert run("build") == 1
    assert capsys.readouterr().err == (
        "MkDocs ended with code -9 and without a word.\n"
        f"MkDocs could not build the site, for the reason above; there is no site in {root / 'site'} yet.\n"
    )


def test_checking_a_course_without_problems(run: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check") == 0
    assert capsys.readouterr() == ("No problems.\n", "")
    assert run("check", "--format", "json") == 0
    assert capsys.readouterr() == ("[]\n", "")


@pytest.mark.usefixtures("with_problems")
def test_checking_lists_problems_for_people(run: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check") == 1
    guide = "Read more: coursewright chapter module, coursewright chapter question-bank"
    assert capsys.readouterr() == (f"{LISTED}\n2 problems.\n{guide}\n", "")


@pytest.mark.usefixtures("with_problems")
def test_checking_lists_problems_for_programs(run: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--format", "json") == 1
    listed = json.loads(capsys.readouterr().out)
    assert [problem["path"] for problem in listed] == ["modules/people/index.md", "quizzes/people.yml"]
    assert listed[1] == {
        "path": "quizzes/people.yml",
        "line": 9,
        "column": 7,
        "severity": "error",
        "rule": "text",
        "message": "`true` was found",
        "hint": "write yes, in quotes",
        "guide": "coursewright chapter question-bank",
    }


@pytest.mark.usefixtures("with_problems")
def test_checking_lists_problems_for_github(run: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--format", "github") == 1
    assert capsys.readouterr().out == (
        "::error file=modules/people/index.md,line=2,col=1::100%25 wrong,%0Areally\n"
        "::error file=quizzes/people.yml,line=9,col=7,title=text::`true` was found; write yes, in quotes\n"
    )


def test_wrong_usage_ends_with_2(run: Command, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run("check", "--colour")
    assert ended.value.code == 2
    assert capsys.readouterr().err.endswith("coursewright: error: unrecognized arguments: --colour\n")


def test_a_folder_without_a_course_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(tmp_path)]) == 2
    assert capsys.readouterr().err == (
        f"There is no mkdocs.yml in {tmp_path}, so it holds no course. Run this in a course's folder.\n"
    )
    (tmp_path / "mkdocs.yaml").write_text("site_name: Trial\n", "utf-8")
    assert main(["--root", str(tmp_path)]) == 2
    assert capsys.readouterr().err == (
        f"There is no mkdocs.yml in {tmp_path}, so it holds no course. Rename mkdocs.yaml to mkdocs.yml.\n"
    )


def test_a_package_that_is_not_installed_is_named(
    run: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "course.commands.check", None)
    with pytest.raises(ModuleNotFoundError):  # ours: a mistake of the program's
        run("check")

    def examine(root: Path, profile: str | None) -> None:
        raise ModuleNotFoundError(name="yaml")

    monkeypatch.undo()
    monkeypatch.setattr(check, "examine_again", examine)
    assert main(["--root", str(ROOT), "check"]) == 3
    assert capsys.readouterr().err == (
        "The package `yaml` is not installed. "
        "Coursewright needs it: install Coursewright again with pip, which brings what is missing.\n"
    )
    monkeypatch.setenv(program.VARIABLE, "python3 build.py")  # to whom the packages belong
    assert main(["--root", str(ROOT), "check"]) == 3
    assert capsys.readouterr().err == (
        "The package `yaml` is not installed. Delete the folder .venv and run build.py again.\n"
    )


@pytest.mark.long
def test_what_is_said_names_the_program_as_it_was_called(
    run: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for called in ("coursewright", "python3 build.py", "py build.py"):
        monkeypatch.setenv(program.VARIABLE, called)
        with pytest.raises(SystemExit):
            run("check", "--help")
        assert capsys.readouterr().out.startswith(f"usage: {called} check ")
        assert run() == 0
        assert capsys.readouterr().out.splitlines()[1] == f"To see the site: {called} serve"


@pytest.mark.long
def test_what_is_said_names_the_folder_that_was_named_unless_one_stands_in_it(
    root: Path, run: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    spaced = root.parent / "our course"
    root.rename(spaced)
    for folder, there, said in (
        (spaced, ".", "coursewright serve"),
        (spaced, str(spaced), "coursewright serve"),
        (root.parent, "our course", 'coursewright --root "our course" serve'),
        (root.parent, str(spaced), f'coursewright --root "{spaced}" serve'),
        (spaced / "docs", "..", "coursewright --root .. serve"),
    ):
        monkeypatch.chdir(folder)
        assert main(["--root", there]) == 0
        assert capsys.readouterr().out.splitlines()[1] == f"To see the site: {said}"
    assert program.ROOT_VARIABLE not in os.environ


def test_the_version_is_that_of_the_package(run: Command, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run("--version")
    assert (ended.value.code, capsys.readouterr().out) == (0, f"Coursewright {__version__}\n")


def test_an_interrupted_command_ends_quietly(
    run: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def build(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(mkdocs_process, "build", build)
    assert run("build") == 130
    assert capsys.readouterr() == ("", "")


@pytest.mark.process
def test_a_check_brings_nothing_that_only_other_commands_need(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests/least", tmp_path / "least")
    code = (
        "import sys, course.site.engine; from course.commands.main import main\n"
        "main(sys.argv[1:])\n"
        "large = {'segno', 'typst', 'snowballstemmer', 'tomllib', 'statistics', 'concurrent.futures.process'}\n"
        "print('brought:', sorted(large & sys.modules.keys()))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, "--root", str(tmp_path / "least"), "check"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert ended.stdout.splitlines()[-1] == "brought: []"


@pytest.mark.usefixtures("with_problems")
def test_mkdocs_serves_no_course_with_problems(run: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("serve") == 1
    assert capsys.readouterr() == ("", LISTED)


@pytest.mark.process
@pytest.mark.parametrize("tool", ["audit", "bench", "bundle", "test"])
def test_tools_that_a_full_copy_has_are_run_with_their_arguments(
    root: Path, run: Command, capfd: pytest.CaptureFixture[str], tool: str
) -> None:
    assert run(tool) == 3
    assert capfd.readouterr().err == (
        f"This copy has no devtools/{tool}.py, which `{tool}` runs. Take a full copy of the project.\n"
    )
    (root / "devtools").mkdir()
    (root / "devtools" / f"{tool}.py").write_text("import sys\nprint(sys.argv[1:])\nsys.exit(5)\n")
    assert run(tool, "--quick", "x") == 5
    assert capfd.readouterr().out == "['--quick', 'x']\n"


@pytest.mark.process
def test_at_a_terminal_a_tool_has_the_terminal_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    code = "import sys; print('said'); print('told', file=sys.stderr); sys.exit(5)"
    assert run_in_sight(["-c", code], tmp_path, os.environ) == 5
    assert capfd.readouterr() == ("said\n", "told\n")
