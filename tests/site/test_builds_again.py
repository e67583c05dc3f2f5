"""A build that goes on from the last one makes what a build from nothing makes, byte for byte, whatever happened."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from course.checks.load import examine
from course.commands.main import main
from course.folders import digests
from course.reading import side_by_side
from course.site.module_store import store_of
from course.site.state import Entries
from tests.edits import KINDS, Edits, family, files_of, new_course, some_edits

pytestmark = pytest.mark.long

PROJECT = Path(__file__).parents[2]
OF_A_MODULE = ("follow-ups.js", "questions.js")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return new_course(tmp_path)


def build(root: Path, capsys: pytest.CaptureFixture[str]) -> str:
    digests.forget()  # as a new process does
    code = main(["--root", str(root), "build"])
    said = capsys.readouterr()
    assert code == 0, said.err
    return said.out


def built_anew(root: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, bytes]:
    """Return the site of the same course, built where nothing was ever built."""
    other = root.with_name("anew")
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(root, other, ignore=shutil.ignore_patterns("site", ".cache", ".site-build-*"))
    build(other, capsys)
    return files_of(other / "site")


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return [name for name in sorted(one.keys() | other.keys()) if one.get(name) != other.get(name)]


def give_families_pages(root: Path) -> None:
    catalogue = root / "modules/catalogue.yml"
    catalogue.write_text(f"on_one_page: 2\n{catalogue.read_text('utf-8')}", "utf-8")


@pytest.mark.parametrize("seed", [1, 2])
def test_no_edit_leaves_a_page_as_it_was_before(root: Path, capsys: pytest.CaptureFixture[str], seed: int) -> None:
    if seed == 2:
        give_families_pages(root)
    build(root, capsys)
    for number, (name, edits) in enumerate(some_edits(root, seed, len(KINDS))):
        build(root, capsys)
        if number % 2 == 0:
            continue  # what this leaves as it was is found after the next
        assert differing(files_of(root / "site"), built_anew(root, capsys)) == [], (name, seed, edits.number)
        assert examine(root, keep=store_of(root)) == examine(root), (name, seed, edits.number)


def test_in_another_language_the_search_counts_other_forms_as_one_word(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    catalogue = root / "modules/catalogue.yml"
    text = re.sub(r"^language: .*\n", "", catalogue.read_text("utf-8"), flags=re.MULTILINE)
    build(root, capsys)
    for language in ("de", "ar", "en"):
        catalogue.write_text(f"language: {language}\n{text}", "utf-8")
        build(root, capsys)
        assert differing(files_of(root / "site"), built_anew(root, capsys)) == [], language


def test_a_build_of_the_same_makes_nothing_and_one_of_a_lesson_little(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(root, capsys).startswith("Built ")
    before = {path: path.stat().st_ino for path in (root / "site").rglob("*") if path.is_file()}
    assert build(root, capsys).startswith("Nothing has changed since the last build: ")
    lesson = root / "modules/calling/lesson.md"
    text = lesson.read_text("utf-8")
    lesson.write_text(text.replace("Look at the person", "Look at her"), "utf-8")
    assert build(root, capsys).startswith("Built ")
    made = {path.name for path in before if path.suffix == ".html" and path.stat().st_ino != before[path]}
    assert "lesson.html" in made
    assert "sources.html" in {path.name for path in before} - made
    assert not [path for path in before if "review" in path.parts and path.stat().st_ino != before[path]]


def test_the_site_before_the_last_becomes_the_next_one(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = root / ".cache/course/learner/before"
    build(root, capsys)
    assert not before.exists()
    last = files_of(root / "site")
    for number in range(3):
        (root / "site/CNAME").write_text(f"{number}.example.org", "utf-8")
        change(root, f"Word{number}")
        build(root, capsys)
        assert differing(files_of(before), last) == []
        last = files_of(root / "site")
        assert last.pop("CNAME") == f"{number}.example.org".encode()
        shared = [name for name in last if (before / name).samefile(root / "site" / name)]
        assert sorted(last.keys() - shared)[0] == ".coursewright.json"
        assert {"sources.html", "people/lesson.html"} & last.keys() <= set(shared)
        assert "calling/lesson.html" not in shared
    assert differing(last, built_anew(root, capsys)) == []
    shutil.rmtree(before)
    before.symlink_to(root.with_name("anew"))
    change(root, "Last")
    build(root, capsys)
    assert differing(files_of(root.with_name("anew") / "site"), last) == []
    assert main(["--root", str(root), "clean"]) == 0
    assert capsys.readouterr().err == (
        "Left in place, because no command of this program made it: .cache/course/learner/before\n"
    )


def test_a_lesson_makes_the_scripts_of_its_family_and_courses_anew_and_no_others(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    give_families_pages(root)
    family(Edits(root, 1))
    build(root, capsys)
    scripts = {path: path.stat().st_ino for path in (root / "site").glob("*s/*.js") if path.name not in OF_A_MODULE}
    assert sorted(path.relative_to(root / "site").as_posix() for path in scripts) == [
        "courses/first-minutes.js",
        "families/first-aid.js",
        "families/zebra1.js",
    ]
    lesson = root / "modules/calling/lesson.md"
    lesson.write_text(lesson.read_text("utf-8").replace("title: The first minute", "title: One minute"), "utf-8")
    build(root, capsys)
    assert {path.name for path, number in scripts.items() if path.stat().st_ino != number} == {
        "first-minutes.js",
        "first-aid.js",
    }
    for entry in (root / ".cache").rglob("*.unit"):
        _cut(entry)
    for path in scripts:
        path.unlink()
    build(root, capsys)
    assert differing(files_of(root / "site"), built_anew(root, capsys)) == []


def test_what_a_page_does_not_tell_of_modules_leaves_it_as_it_is_unless_its_template_is_the_sites_own(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    overview = root / "modules/calling/index.md"
    text = overview.read_text("utf-8")

    def kept_after(title: str) -> set[str]:
        """Return the single pages that are kept under the same key when a module is called otherwise."""
        before = Entries(root / ".cache/course", "learner").state().units
        overview.write_text(re.sub(r"^title: .*$", f"title: {title}", text, flags=re.MULTILINE), "utf-8")
        build(root, capsys)
        now = Entries(root / ".cache/course", "learner").state().units
        return {name for name in now if name.startswith("page-") and before[name].key == now[name].key}

    build(root, capsys)
    assert kept_after("New") == {"page-sources_page", "page-review_page", "page-certificate_page"}
    own = root / "overrides/course/sources_page.html"
    own.parent.mkdir(parents=True)
    own.write_text("{% for module in content.modules %}{{ module.title }}, {% endfor %}", "utf-8")
    build(root, capsys)
    assert kept_after("Newer") == set()
    assert "Newer, " in (root / "site/sources.html").read_text("utf-8")


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _other(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"a", b"b"))


@pytest.mark.parametrize("damage", [Path.unlink, _cut, _empty, _other])
def test_whatever_is_damaged_in_the_cache_is_made_again(
    root: Path, capsys: pytest.CaptureFixture[str], damage: Callable[[Path], None]
) -> None:
    build(root, capsys)
    entries = sorted(path for path in (root / ".cache").rglob("*") if path.is_file())
    assert {path.suffix for path in entries} >= {".json", ".unit", ".module"}
    for path in entries[::5]:
        damage(path)
    (root / "modules/calling/lesson.md").write_text(
        (root / "modules/calling/lesson.md").read_text("utf-8").replace("Look at the person", "Look at her"), "utf-8"
    )
    build(root, capsys)
    assert differing(files_of(root / "site"), built_anew(root, capsys)) == []


def test_a_page_that_somebody_deleted_is_made_again(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(root, capsys)
    expected = files_of(root / "site")
    (root / "site/calling/lesson.html").unlink()
    (root / "site/search/pages.json").unlink()
    assert build(root, capsys).startswith("Built ")
    assert differing(files_of(root / "site"), expected) == []


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ acme.name }}", "overrides/main.html:3: 'acme' is undefined"),
        ("{{ acme( }}", "overrides/main.html:3: unexpected '}', expected ')'"),
    ],
)
def test_a_template_that_fails_is_named_with_its_line_and_the_last_site_stays(
    root: Path, capsys: pytest.CaptureFixture[str], template: str, said: str
) -> None:
    build(root, capsys)
    expected = files_of(root / "site")
    (root / "overrides").mkdir(exist_ok=True)
    own = '{% extends "coursewright/main.html" %}\n{% block footer %}\n' + template + "\n{% endblock %}\n"
    (root / "overrides/main.html").write_text(own, "utf-8")
    assert main(["--root", str(root), "build"]) == 1
    assert capsys.readouterr().err == (
        f"{said}; change the template, or remove it: the pages are whole without it\n"
        f"Nothing was built; the last good site is untouched in {root / 'site'}.\n"
    )
    assert files_of(root / "site") == expected


@pytest.mark.process
def test_pages_that_are_made_side_by_side_are_the_same(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = built_anew(root, capsys)
    monkeypatch.setattr(side_by_side, "processors", lambda: 2)
    monkeypatch.setattr(side_by_side, "FEWEST", 2)
    monkeypatch.setattr(side_by_side, "IN_TURN", 1)
    build(root, capsys)
    assert differing(files_of(root / "site"), expected) == []


def start(root: Path) -> subprocess.Popen[bytes]:
    """Start a build as a program of its own."""
    command = [sys.executable, "-m", "course.commands.main", "--root", str(root), "build"]
    environment = os.environ | {"PYTHONPATH": str(PROJECT)}
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def change(root: Path, word: str) -> None:
    lesson = root / "modules/calling/lesson.md"
    text = lesson.read_text("utf-8")
    lesson.write_text(text.replace("## Your own case", f"{word} is new here.\n\n## Your own case"), "utf-8")


@pytest.mark.process
def test_builds_that_are_killed_cost_time_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(root, capsys)
    began = time.monotonic()
    assert start(root).wait() == 0
    whole = time.monotonic() - began
    for part in range(2, 6):  # before that, Python is still reading our code
        change(root, f"Word{part}")
        building = start(root)
        with contextlib.suppress(subprocess.TimeoutExpired):
            building.wait(whole * part / 4)
        building.kill()
        building.wait()
    build(root, capsys)
    assert differing(files_of(root / "site"), built_anew(root, capsys)) == []


@pytest.mark.process
def test_builds_at_the_same_time_make_the_same(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(root, capsys)
    change(root, "Word")
    together = [start(root) for _ in range(3)]
    assert [one.wait() for one in together] == [0, 0, 0]
    expected = built_anew(root, capsys)
    assert differing(files_of(root / "site"), expected) == []
    build(root, capsys)
    assert differing(files_of(root / "site"), expected) == []


@pytest.mark.process
def test_a_full_disk_leaves_the_last_site_and_a_cache_that_is_sound(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build(root, capsys)
    expected = files_of(root / "site")
    change(root, "Word")
    full = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))"
    command = f"{full}; from course.commands.main import main; raise SystemExit(main(['--root', {str(root)!r}]))"
    done = subprocess.run(
        [sys.executable, "-c", command], env=os.environ | {"PYTHONPATH": str(PROJECT)}, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (
        1,
        "The disk is full, so nothing was published; "
        f"the last good site is untouched in {root / 'site'}. Free some space.\n",
    )
    assert files_of(root / "site") == expected
    build(root, capsys)
    assert differing(files_of(root / "site"), built_anew(root, capsys)) == []


@pytest.mark.parametrize(
    ("name", "target", "told"),
    [
        ("modules/calling/gone.png", "nowhere.png", "the link leads nowhere"),
        ("modules/gone", "nowhere", "the link leads nowhere"),
        ("modules/calling/itself", "itself", "the link leads nowhere"),
        ("modules/calling/round", ".", "the link leads round in a circle"),
    ],
)
def test_a_link_that_leads_nowhere_is_told_by_its_place(
    root: Path, capsys: pytest.CaptureFixture[str], name: str, target: str, told: str
) -> None:
    build(root, capsys)
    (root / name).symlink_to(target)
    for command in ("build", "check"):
        digests.forget()
        assert main(["--root", str(root), command]) == 1
        said = capsys.readouterr()
        assert f"{name}:1:1: {told}" in said.out + said.err


def test_a_folder_that_became_a_link_out_of_the_project_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(root, capsys)
    (root / "modules").rename(root.with_name("elsewhere"))
    (root / "modules").symlink_to(root.with_name("elsewhere"))
    digests.forget()
    assert main(["--root", str(root), "build"]) == 1
    assert "modules:1:1: the link leads out of the project" in capsys.readouterr().err


def test_a_folder_where_a_file_has_to_be_is_told_by_a_build_as_by_check(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build(root, capsys)
    (root / "locale/de.po").mkdir(parents=True)
    digests.forget()
    assert main(["--root", str(root), "check"]) == main(["--root", str(root), "build"]) == 1
    said = "locale/de.po:1:1: a file must stand here, and something else was found; put a text file here"
    assert capsys.readouterr().err.splitlines()[0] == said
    (root / "locale/de.po").rmdir()
    build(root, capsys)
