"""Coursewright as people install it: from archives that are built here, where nothing of this copy is known.

No package index is asked: what Coursewright needs is lent to it, package by package, by the environment that runs the
tests. Of Coursewright itself it has what the wheel holds, and the sdist makes the same wheel.
"""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from course import __version__
from tests import in_process
from tests.conftest import VALID
from tests.made_once import made_once

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[1]
# Its arguments are taken at once: setuptools puts others in their place.
BUILD = """
import sys
from setuptools import build_meta
into, *archives = sys.argv[1:]
for name in archives:
    getattr(build_meta, name)(into)
"""
# These two hold the time of a build, or what holds it.
NOT_COMPARED = ("sitemap.xml.gz", ".coursewright.json")
OF_THE_INSTALLATION = ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json")


@dataclass(frozen=True)
class Environment:
    """A virtual environment with Coursewright in it."""

    folder: Path

    @property
    def packages(self) -> Path:
        return next(self.folder.glob("lib/python*/site-packages"))

    def run(self, at: Path, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
        return subprocess.run(
            [self.folder / "bin" / program, *arguments],
            cwd=at,
            env={**clean, "NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
        )

    def content(self) -> dict[str, bytes]:
        """Return what was installed of Coursewright, but for the notes of the installer."""
        folders = (self.packages / "course", *self.packages.glob("coursewright-*.dist-info"))
        return {
            name.relative_to(self.packages).as_posix(): name.read_bytes()
            for folder in folders
            for name in sorted(folder.rglob("*"))
            if name.is_file() and name.suffix != ".pyc" and name.name not in OF_THE_INSTALLATION
        }


@dataclass(frozen=True)
class Outside:
    """What somebody has who never saw this copy: the wheel, the one that pip makes of the sdist, and an environment."""

    wheel: Path
    from_sdist: Path
    environment: Environment


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Outside:
    """Build the archives from a clean copy, and install the wheel in an environment of its own."""
    source, archives, unpacked = map(tmp_path_factory.mktemp, ("source", "archives", "unpacked"))
    for name in ("course", "overrides", "docs", "web", "tests"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    for path in (path for path in ROOT.iterdir() if path.is_file()):
        shutil.copy(path, source)
    build(source, archives, "build_sdist", "build_wheel")
    (sdist,), (wheel,) = archives.glob("*.tar.gz"), archives.glob("*.whl")
    shutil.unpack_archive(sdist, unpacked, filter="data")
    build(next(unpacked.iterdir()), unpacked, "build_wheel")
    (from_sdist,) = unpacked.glob("*.whl")
    return Outside(wheel, from_sdist, installed(wheel, tmp_path_factory))


def build(source: Path, into: Path, *archives: str) -> None:
    """Make archives in a process of their own, as pip does."""
    subprocess.run([sys.executable, "-c", BUILD, str(into), *archives], cwd=source, check=True, capture_output=True)


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def installed(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    environment = Environment(tmp_path_factory.mktemp("environment"))
    venv.create(environment.folder, with_pip=False, symlinks=True)
    ours = {path.parts[0] for path in importlib.metadata.files("coursewright") or ()}
    for package in Path(pytest.__file__).parents[1].iterdir():
        if package.name not in ours and not package.name.startswith(("__", "coursewright", "course")):
            (environment.packages / package.name).symlink_to(package)
    python = str(environment.folder / "bin/python")
    asked = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--no-compile"]
    subprocess.run(
        [sys.executable, "-m", "pip", "--isolated", "--python", python, "install", *asked, str(archive)],
        check=True,
        capture_output=True,
        cwd=environment.folder,
    )
    return environment


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in NOT_COMPARED
    }


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def settings_of_the_readme() -> str:
    (found,) = re.findall(r"```yaml\n(site_name:.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    return str(found)


@pytest.fixture(scope="module")
def whole_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course of this copy with nothing else of it: no folder for the theme, and no settings that name one."""
    root = tmp_path_factory.mktemp("course")
    for name in ("modules", "quizzes"):
        shutil.copytree(ROOT / name, root / name)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    for line in ("  custom_dir: overrides\n", "  - overrides\n"):
        assert settings.count(line) == 1
        settings = settings.replace(line, "")
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    return root


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site as this copy makes it, which other tests look at too."""

    def build(folder: Path) -> None:
        in_process.building(ROOT, folder / "site")

    return files_of(made_once(tmp_path_factory, "shipped", build) / "site")


@pytest.fixture
def small_course(tmp_path: Path) -> Path:
    """A course of one module with the settings that the README gives."""
    root = tmp_path / "small"
    for name, text in {**VALID, "mkdocs.yml": settings_of_the_readme()}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


def test_both_archives_hold_the_whole_engine_and_nothing_of_the_course_or_the_tests(outside: Outside) -> None:
    found, packed = outside.environment.content(), contents(outside.wheel)
    assert differing(packed, contents(outside.from_sdist)) == []
    of_package = {name for name in found if name.startswith("course/")}
    assert of_package == set(engine_files())
    assert {name.partition("/")[0] for name in packed} == {"course", f"coursewright-{__version__}.dist-info"}
    assert f"coursewright-{__version__}.dist-info/licenses/LICENSE" in found
    for licence in ("fonts/LICENSE.txt", "fonts/LICENSE-Noto.txt", "form/LICENSE.txt"):
        assert len([name for name in found if name.endswith(f"licenses/overrides/paper/{licence}")]) == 1


def engine_files() -> Iterator[str]:
    """Yield the paths that the files of this copy have once they are installed."""
    for folder, place in (("course", "course"), ("overrides", "course/theme"), ("docs/modules/pages", "course/guide")):
        for path in (ROOT / folder).rglob("*"):
            name = path.relative_to(ROOT / folder)
            if path.is_file() and path.suffix != ".pyc" and not any(part.startswith(".") for part in name.parts):
                yield f"{place}/{name.as_posix()}"


def test_an_environment_has_coursewright_from_its_archive_alone(outside: Outside, tmp_path: Path) -> None:
    asked = "import course, sys; print(course.__file__, *sys.path, sep='\\n')"
    where, *places = outside.environment.run(tmp_path, "python", "-c", asked).stdout.splitlines()
    assert Path(where).is_relative_to(outside.environment.folder)
    assert [place for place in places if place and Path(place).is_relative_to(ROOT)] == []


def test_the_course_of_this_copy_becomes_the_same_site_byte_for_byte(
    outside: Outside, whole_course: Path, reference: dict[str, bytes]
) -> None:
    built = outside.environment.run(whole_course, "coursewright", "build")
    assert (built.returncode, built.stderr) == (0, "")
    assert built.stdout.splitlines()[1] == "To see the site: coursewright serve"
    assert differing(files_of(whole_course / "site"), reference) == []
    shutil.rmtree(whole_course / "site")
    built = outside.environment.run(whole_course, "python", "-m", "mkdocs", "build", "--strict")
    assert built.returncode == 0, built.stderr
    assert differing(files_of(whole_course / "site"), reference) == []
    assert sorted(path.name for path in whole_course.iterdir() if not path.name.startswith(".")) == [
        "mkdocs.yml",
        "modules",
        "quizzes",
        "site",
    ]


def test_a_course_is_checked_printed_and_built_for_trainers_as_in_this_copy(
    outside: Outside, small_course: Path, tmp_path: Path
) -> None:
    checked = outside.environment.run(small_course, "coursewright", "check", "--format", "json")
    assert (checked.returncode, checked.stderr) == (0, "")
    built = outside.environment.run(small_course, "coursewright", "--edition", "trainer")
    assert (built.returncode, built.stderr) == (0, "")
    in_process.building(small_course, tmp_path / "here", "trainer")
    made = files_of(small_course / "site-trainer")
    assert differing(made, files_of(tmp_path / "here")) == []
    printed = outside.environment.run(small_course, "coursewright", "print", "--paper", "a4", "--only", "checklists")
    assert printed.returncode == 0, printed.stderr
    sheets = files_of(small_course / "print")
    assert sheets.pop("sheets.csv").startswith(b'\xef\xbb\xbf"file","sheet",')
    assert sheets
    assert {name: content for name, content in sheets.items() if made[f"print/{name}"] != content} == {}


def test_a_command_says_what_is_missing_where_there_is_no_course_or_no_full_copy(
    outside: Outside, small_course: Path, tmp_path: Path
) -> None:
    asked = outside.environment.run(tmp_path, "coursewright", "check")
    assert (asked.returncode, asked.stderr) == (
        2,
        f"There is no mkdocs.yml in {tmp_path}, so it holds no course. Run this in a course's folder.\n",
    )
    for command in ("test", "audit", "bench", "bundle"):
        asked = outside.environment.run(small_course, "coursewright", command)
        assert (asked.returncode, asked.stderr) == (
            3,
            f"This copy has no devtools/{command}.py, which `{command}` runs. Take a full copy of the project.\n",
        )
    asked = outside.environment.run(tmp_path, "coursewright", "--version")
    assert (asked.returncode, asked.stdout) == (0, f"Coursewright {__version__}\n")
