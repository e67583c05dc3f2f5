"""build.py, run as people run it, with a stand-in for Python that makes and fills `.venv` at once."""

from __future__ import annotations

import ast
import fcntl
import hashlib
import os
import pty
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from course import __version__
from tests.build_script import RUN, SCRIPT, START, Project, make_wheel

pytestmark = pytest.mark.process


NETWORK_DOWN = "WARNING: Retrying after connection broken by 'NewConnectionError'\nERROR: No matching distribution\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "a course, é")


@pytest.fixture
def ready(project: Project) -> Project:
    project.run()
    project.done()
    return project


def test_the_first_run_installs_and_hands_the_command_over_from_any_folder(project: Project) -> None:
    code, out, err = project.run("check", "--format", "json")
    assert out == f"ran -P -m course.commands.main --root {project.folder} check --format json\n"
    assert (code, err) == (7, "")
    assert project.done() == ["venv", "pip base", "pip project"]


def test_the_second_run_installs_nothing(ready: Project) -> None:
    assert ready.run()[0] == 7
    assert ready.done() == []


def test_our_own_code_is_compiled_with_what_is_installed_whatever_python_is_told(project: Project) -> None:
    told = {"PYTHONDONTWRITEBYTECODE": "1"}
    assert project.run(**told) == project.run(**told)
    compiled = project.folder / "compiled"
    assert compiled.read_text() == "told to write nothing: no\n" * 2  # its modules, and the theme's templates


@pytest.mark.parametrize("command", ["test", "audit", "bench"])
def test_tools_for_testing_come_with_the_first_command_that_needs_them(ready: Project, command: str) -> None:
    ready.run(command)
    assert ready.done() == ["pip test"]
    ready.run(command)
    ready.run("build")
    assert ready.done() == []


def test_on_a_terminal_pip_shows_its_progress(project: Project) -> None:
    ours, theirs = pty.openpty()
    script = str(project.folder / "build.py")
    subprocess.run(
        [sys.executable, "-c", START + RUN, str(project.stand_in), script],
        env={**os.environ, "BUILD_SCRIPT": script},
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    os.close(theirs)
    os.close(ours)
    assert project.done() == ["venv", "pip base, with progress", "pip project"]


def test_asking_for_help_installs_nothing() -> None:
    environment = {**os.environ, "COLUMNS": "80"}
    helped = subprocess.run([sys.executable, SCRIPT, "--help"], capture_output=True, text=True, env=environment)
    assert helped.stdout.startswith(
        "usage: python3 build.py [-h] [--version] [--root FOLDER] [--messages TAG]\n"
        "                        [--edition {learner,trainer}]\n"
        "                        COMMAND ...\n"
    )
    assert helped.returncode == 0


def test_asking_for_the_version_installs_nothing(project: Project) -> None:
    kept = shutil.ignore_patterns("__pycache__")  # where other tests write meanwhile
    shutil.copytree(SCRIPT.parent / "course", project.folder / "course", ignore=kept)
    asked = [sys.executable, str(project.folder / "build.py"), "--version"]
    told = subprocess.run(asked, capture_output=True, text=True, cwd="/")
    assert (told.returncode, told.stdout, told.stderr) == (0, f"Coursewright {__version__}\n", "")
    assert not (project.folder / ".venv").exists()


def test_only_what_changed_is_installed_again(ready: Project) -> None:
    ready.run("test")
    ready.done()
    (ready.folder / "pyproject.toml").write_text("changed")
    ready.run("test")
    assert ready.done() == ["pip project"]
    (ready.folder / "requirements/test.txt").write_text("changed")
    ready.run("test")
    assert ready.done() == ["pip test"]
    (ready.folder / "requirements/base.txt").write_text("changed")
    ready.run("test")
    assert ready.done() == ["venv", "pip base", "pip project", "pip test"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda venv: (venv / "bin/python").unlink(),
        lambda venv: shutil.rmtree(venv / "lib"),
        lambda venv: shutil.rmtree(venv),
        lambda venv: (venv / "lib/python3.11/site-packages/coursewright-installed.txt").write_bytes(b"base \xff"),
    ],
)
def test_a_damaged_environment_is_made_again(ready: Project, damage: Callable[[Path], object]) -> None:
    damage(ready.folder / ".venv")
    assert ready.run()[0] == 7
    assert ready.done() == ["venv", "pip base", "pip project"]


HURT: dict[str, tuple[str, Callable[[Path], object], list[str]]] = {
    "a package is gone": ("base_a", lambda at: shutil.rmtree(at / "base_a"), ["again", "pip base"]),
    "a folder of it is gone": ("base_a", lambda at: shutil.rmtree(at / "base_a/deep"), ["again", "pip base"]),
    "a file of it is gone": ("base_b", lambda at: (at / "base_b/__init__.py").unlink(), ["again", "pip base"]),
    "a file is cut off": ("base_b", lambda at: (at / "base_b/__init__.py").write_text(""), ["again", "pip base"]),
    "a module is gone": ("base.py", lambda at: (at / "base.py").unlink(), ["again", "pip base"]),
    "one for testing is gone": ("test_a", lambda at: shutil.rmtree(at / "test_a"), ["again", "pip test"]),
    "the project is gone": ("project_a", lambda at: shutil.rmtree(at / "project_a"), ["again", "pip project"]),
}


@pytest.mark.parametrize(("name", "damage", "done"), HURT.values(), ids=list(HURT))
def test_a_package_of_which_something_is_missing_is_installed_again_with_its_layer_alone(
    ready: Project, name: str, damage: Callable[[Path], object], done: list[str]
) -> None:
    ready.run("test")
    ready.done()
    damage(ready.folder / ".venv/lib/python3.11/site-packages")
    code, _, err = ready.run("test")
    venv = ready.folder / ".venv"
    assert (code, err) == (7, f"Something of {name} is missing or damaged in {venv}; installing it again.\n")
    assert ready.done() == done
    assert ready.run("test")[::2] == (7, "")
    assert ready.done() == []


def test_what_only_tests_need_is_not_looked_at_by_other_commands(ready: Project) -> None:
    ready.run("test")
    ready.done()
    shutil.rmtree(ready.folder / ".venv/lib/python3.11/site-packages/test_a")
    assert ready.run("check")[::2] == (7, "")
    assert ready.done() == []


def test_a_pip_that_is_damaged_costs_a_new_environment(ready: Project) -> None:
    packages = ready.folder / ".venv/lib/python3.11/site-packages"
    contents = packages / "coursewright-contents.json"
    contents.write_text(contents.read_text().replace("base_a/__init__.py", "pip/__init__.py"))
    assert ready.run()[0] == 7
    assert ready.done() == ["venv", "pip base", "pip project"]


@pytest.mark.parametrize("text", ["", "[]", '{"base": 1}', "\udcff"])
def test_a_list_of_packages_that_is_damaged_or_was_never_made_stops_nothing(ready: Project, text: str) -> None:
    contents = ready.folder / ".venv/lib/python3.11/site-packages/coursewright-contents.json"
    contents.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert ready.run()[::2] == (7, "")
    assert ready.done() == []


def test_what_python_compiles_is_no_damage(ready: Project) -> None:
    package = ready.folder / ".venv/lib/python3.11/site-packages/base_a"
    (package / "__pycache__").mkdir()
    (package / "__pycache__/x.cpython-311.pyc").touch()
    (package / "new.txt").touch()
    assert ready.run()[::2] == (7, "")
    assert ready.done() == []


def test_what_lay_in_an_unfinished_environment_goes(project: Project) -> None:
    (project.folder / ".venv/lib/old").mkdir(parents=True)
    (project.folder / ".venv/build.lock").touch()
    (project.folder / ".venv/link").symlink_to(project.folder / "requirements")
    (project.folder / ".venv/file").touch()
    assert project.run()[0] == 7
    assert sorted(entry.name for entry in (project.folder / ".venv").iterdir()) == ["bin", "build.lock", "lib"]
    assert (project.folder / "requirements/base.txt").exists()


def test_an_environment_of_somebody_else_is_left_as_it_is(project: Project, tmp_path: Path) -> None:
    venv = project.folder / ".venv"
    theirs = tmp_path / "theirs"
    for folder in (theirs, venv):
        folder.mkdir()
        (folder / "pyvenv.cfg").touch()
    message = (
        f"{venv} is %s, so build.py does not touch it: it empties the folder when it installs anew.\n"
        "Rename or remove it, and run this command again.\n"
    )
    assert project.run() == (3, "", message % "a folder that build.py did not make")
    assert [entry.name for entry in venv.iterdir()] == ["pyvenv.cfg"]
    shutil.rmtree(venv)
    venv.symlink_to(theirs)
    assert project.run() == (3, "", message % f"a link to {theirs}")
    assert [entry.name for entry in theirs.iterdir()] == ["pyvenv.cfg"]
    venv.unlink()
    assert project.run()[0] == 7


def test_a_project_that_was_moved_gets_a_new_environment(ready: Project) -> None:
    ready.folder = ready.folder.rename(ready.folder.with_name("moved"))
    assert ready.run()[0] == 7
    assert ready.done() == ["venv", "pip base", "pip project"]


def test_a_killed_install_is_done_again_once_its_pip_has_ended(project: Project) -> None:
    gate = project.gate()
    killed = project.start(PIP_GATE=str(gate))
    with gate.open("w"):
        killed.kill()
        killed.communicate()
        with (project.folder / ".venv/build.lock").open() as lock, pytest.raises(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        second = project.start()
    second.communicate()
    assert second.returncode == 7
    assert project.done() == ["venv", "pip base", "venv", "pip base", "pip project"]


def test_two_at_once_install_once(project: Project) -> None:
    gate = project.gate()
    first = project.start(PIP_GATE=str(gate))
    with gate.open("w"):
        second = project.start()
    for process in (first, second):
        process.communicate()
        assert process.returncode == 7
    assert project.done() == ["venv", "pip base", "pip project"]


def test_an_interrupted_install_ends_quietly(project: Project) -> None:
    gate = project.gate()
    process = project.start(PIP_GATE=str(gate))
    with gate.open("w"):
        process.send_signal(signal.SIGINT)
        process.wait()
    assert (process.returncode, *process.communicate()) == (130, "", "")


@pytest.mark.parametrize(
    ("says", "message"),
    [
        (
            NETWORK_DOWN,
            "ERROR: No matching distribution\n\n"
            "The packages could not be downloaded: there is no way to the package index from here.\n"
            "Check the connection and run this command again; the download goes on where it can.\n"
            "Behind a proxy: set HTTPS_PROXY, as in  HTTPS_PROXY=http://proxy.example:3128 python3 build.py\n"
            "With a package index of your own: set PIP_INDEX_URL to its address.\n",
        ),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES\n",
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES\n\n"
            "A package that was downloaded is not the one that requirements/ names, so it was not installed.\n"
            "The download may be damaged: run  python3 -m pip cache purge  and this command again.\n"
            "Should it happen again, do not go round it: the package index may have been tampered with.\n",
        ),
        (
            "OSError: [Errno 28] No space left on device\n",
            "OSError: [Errno 28] No space left on device\n\n"
            "The disk is full. Free some space (300 MB or so are needed) and run this command again.\n",
        ),
        (
            "ERROR: something else\n",
            "ERROR: something else\n\n"
            "Installing the packages failed; pip says why above.\nFix that, then run this command again.\n",
        ),
    ],
)
def test_a_failed_install_says_why_and_is_done_again(project: Project, says: str, message: str) -> None:
    assert project.run(PIP_SAYS=says, PIP_ENDS="1") == (3, "", message)
    assert project.run()[0] == 7
    assert project.done() == ["venv", "pip base", "venv", "pip base", "pip project"]


def test_tools_for_testing_that_cannot_be_had_leave_the_rest_working(ready: Project) -> None:
    assert ready.run("test", PIP_SAYS=NETWORK_DOWN, PIP_ENDS="1")[0] == 3
    ready.done()
    assert ready.run("build")[0] == 7
    assert ready.done() == []


def test_a_python_without_venv_is_told_what_to_install(project: Project) -> None:
    assert project.run(before="sys.modules['ensurepip'] = None") == (
        3,
        "",
        "This Python cannot make a virtual environment: its modules venv and ensurepip are missing.\n"
        "Debian, Ubuntu: apt-get install python3-venv\n"
        "Elsewhere: install Python from https://www.python.org/downloads/\n"
        "Then run this command again.\n",
    )
    assert project.run()[0] == 7


def test_a_folder_that_cannot_be_written_is_named(project: Project) -> None:
    venv = project.folder / ".venv"
    refuse = "def refuse(path, mode=0):\n    raise PermissionError(13, 'Permission denied', path)\nos.mkdir = refuse"
    message = (
        f"Coursewright keeps its packages in the folder {venv} and cannot write there: %s.\n"
        "Fix that, or copy the project to a folder where you may write, and run this command again.\n"
    )
    assert project.run(before=refuse) == (3, "", message % "Permission denied")
    venv.touch()
    assert project.run() == (3, "", message % "File exists")


def test_a_full_disk_is_named(project: Project) -> None:
    full = "def full(path, mode=0):\n    raise OSError(28, 'No space left on device', path)\nos.mkdir = full"
    message = "The disk is full. Free some space (300 MB or so are needed) and run this command again.\n"
    assert project.run(before=full) == (3, "", message)


OLD = "sys.version_info = (3, 8, 18)\nsys.version = '3.8.18 (default)'"


def test_an_old_python_is_told_what_to_install(project: Project, tmp_path: Path) -> None:
    assert project.run(before=OLD, PATH=str(tmp_path)) == (
        3,
        "",
        "Coursewright needs Python 3.11 or newer, found 3.8.18.\n"
        "Install one (Debian 12, Ubuntu: apt-get install python3 python3-venv; macOS: brew install python;\n"
        "Windows and others: https://www.python.org/downloads/), then run build.py with it.\n",
    )


def test_an_old_python_names_a_newer_one_that_works(project: Project, tmp_path: Path) -> None:
    for name, code in (("python3.12", 0), ("python3.13", 1)):
        (tmp_path / name).write_text(f"#!/bin/sh\nexit {code}\n")
        (tmp_path / name).chmod(0o755)
    assert project.run(before=OLD, PATH=str(tmp_path)) == (
        3,
        "",
        "Coursewright needs Python 3.11 or newer, found 3.8.18.\nThis machine has one. Run: python3.12 build.py\n",
    )


def test_an_old_python_can_read_the_script_as_far_as_its_message() -> None:
    ast.parse(SCRIPT.read_text("utf-8"), feature_version=(3, 6))
    assert "from __future__" not in SCRIPT.read_text("utf-8")  # 3.6 does not know annotations


def test_the_real_pip_installs_hashed_requirements_and_the_project(tmp_path: Path) -> None:
    """With a real .venv and pip; the requirement is a wheel made here, the build backend lies in the project."""
    project = Project(tmp_path / "real")
    wheel = make_wheel(tmp_path)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    (project.folder / "requirements/base.txt").write_text(f"planted==1.0 --hash=sha256:{digest}\n")
    (project.folder / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
    )
    (project.folder / "backend.py").write_text(
        "import pathlib, shutil\n"
        "def build_editable(folder, config_settings=None, metadata_directory=None):\n"
        "    made = next(pathlib.Path(__file__).parent.parent.glob('course_stand_in-*.whl'))\n"
        "    return pathlib.Path(shutil.copy(made, folder)).name\n"
    )
    make_wheel(
        tmp_path,
        "course_stand_in",
        {"course/commands/main.py": "import planted, sys\nprint(planted.words, sys.argv[1:])"},
    )

    def run() -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(tmp_path),
            "PIP_CONFIG_FILE": os.devnull,
        }
        script = [sys.executable, str(project.folder / "build.py"), "check"]
        return subprocess.run(script, env=environment, capture_output=True, text=True, cwd="/")

    first = run()
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout == f"it works ['--root', '{project.folder}', 'check']\n"
    wheel.unlink()  # so that a second install would fail
    assert run().stdout == first.stdout
