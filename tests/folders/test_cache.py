"""A cache that is damaged, or that somebody has arranged otherwise, costs time: never a build, and nobody a file."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from course.folders import digests
from course.folders.manifest import NAME
from tests.conftest import VALID
from tests.folders.whole_projects import Roots, project, run, sources
from tests.in_process import mkdocs

pytestmark = pytest.mark.long

__all__ = ["project"]  # a fixture


def page_by_page(project: Roots) -> Path:
    """Return a course whose pages MkDocs makes one by one, because it has a hook; they are kept as files."""
    root = project(("strict: true\n", "strict: true\nhooks: [hook.py]\n"))
    (root / "hook.py").write_text("def on_post_build(config): pass\n")
    return root


DAMAGE: dict[str, Callable[[Path], object]] = {
    "pages cut off": lambda cache: [path.write_text("x") for path in cache.rglob("*.md")],
    "a page that is a folder": lambda cache: replace_by_folder(cache / "people/quiz.md"),
    "a folder that is a file": lambda cache: replace_by_file(cache / "people"),
    "a folder that is a link": lambda cache: replace_by_link(cache / "people", "../../modules/people"),
    "a page that is a link": lambda cache: replace_by_link(
        cache / "people/quiz.md", "../../../modules/people/lesson.md"
    ),
    "a manifest that is garbage": lambda cache: (cache / NAME).write_bytes(b"\xff\x00"),
    "a manifest that is a folder": lambda cache: replace_by_folder(cache / NAME),
    "templates cut off": lambda cache: [
        path.write_bytes(path.read_bytes()[:-9]) for path in (cache / "templates").iterdir()
    ],
    "templates of garbage": lambda cache: [
        path.write_bytes(path.read_bytes()[:60] + b"\xff" * 99) for path in (cache / "templates").iterdir()
    ],
    "templates that are folders": lambda cache: replace_by_folder(*(cache / "templates").iterdir()),
    "no folder for templates": lambda cache: replace_by_file(cache / "templates"),
    "no folder at all": lambda cache: replace_by_file(cache),
    "no folder above it": lambda cache: replace_by_file(cache.parent),
}


def replace_by_folder(*paths: Path) -> None:
    for path in paths:
        path.unlink()
        path.mkdir()
        (path / "mine.txt").write_text("mine")


def replace_by_file(path: Path) -> None:
    shutil.rmtree(path)
    path.write_text("mine")


def lead_all_to(cache: Path, name: str) -> None:
    """Replace every entry by a link to one of the files that people wrote."""
    for path in [*(cache / "learner/units").iterdir(), *(cache / "modules").iterdir()]:
        replace_by_link(path, str(cache.parents[1] / name))


def replace_by_link(path: Path, target: str) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    path.symlink_to(target)


@pytest.mark.long
def test_a_damaged_cache_costs_no_build_and_no_file(project: Roots) -> None:
    root = page_by_page(project)
    assert mkdocs(root, "build").returncode == 0
    before, site = sources(root), (root / "site" / NAME).read_bytes()
    shutil.copytree(root / ".cache", root.with_name("whole"))
    for what, damage in DAMAGE.items():
        shutil.rmtree(root / ".cache") if (root / ".cache").is_dir() else (root / ".cache").unlink()
        shutil.copytree(root.with_name("whole"), root / ".cache")
        damage(root / ".cache/course")
        mine = sorted(path.read_text() for path in root.rglob("mine.txt"))
        assert mkdocs(root, "build").returncode == 0, what
        assert (root / "site" / NAME).read_bytes() == site, what
        assert sources(root) == before, what
        assert sorted(path.read_text() for path in root.rglob("mine.txt")) == mine, what


def test_the_cache_holds_no_page_that_is_no_longer_made_and_keeps_what_is_not_its_own(project: Roots) -> None:
    root = page_by_page(project)
    assert mkdocs(root, "build").returncode == 0
    (root / ".cache/course/people/mine.md").write_text("mine")
    guide = root / ".cache/course/people/checklist-after-a-call.md"
    assert guide.exists()
    (root / "modules/people/checklists.yml").unlink()
    lesson = VALID["modules/people/lesson.md"].replace("<!-- checklist: after-a-call -->\n", "")
    (root / "modules/people/lesson.md").write_text(lesson)
    done = mkdocs(root, "build")
    assert done.returncode == 0, done.stderr
    assert not guide.exists()
    assert (root / ".cache/course/people/mine.md").read_text() == "mine"


ARRANGED: dict[str, Callable[[Path], object]] = {
    "units that lead to a module": lambda cache: replace_by_link(cache / "learner/units", "../../../modules/people"),
    "modules that lead to a module": lambda cache: replace_by_link(cache / "modules", "../../modules/people"),
    "an edition that leads to a module": lambda cache: replace_by_link(cache / "learner", "../../modules/people"),
    "templates that lead to a module": lambda cache: replace_by_link(cache / "templates", "../../modules/people"),
    "what is known of the site leads to a lesson": lambda cache: replace_by_link(
        cache / "learner/site.json", "../../../modules/people/lesson.md"
    ),
    "digests that lead to a lesson": lambda cache: replace_by_link(
        cache / "learner/digests.json", "../../../modules/people/lesson.md"
    ),
    "entries that lead to a lesson": lambda cache: lead_all_to(cache, "modules/people/lesson.md"),
    "an edition that is a file": lambda cache: replace_by_file(cache / "learner"),
    "units that are a file": lambda cache: replace_by_file(cache / "learner/units"),
    "modules that are a file": lambda cache: replace_by_file(cache / "modules"),
    "entries that are folders": lambda cache: replace_by_folder(
        *(cache / "learner/units").iterdir(), *(cache / "modules").iterdir()
    ),
    "no folder at all": lambda cache: replace_by_file(cache),
}


def test_an_arranged_cache_costs_no_build_and_nobody_a_file(project: Roots) -> None:
    root = project()
    assert run(root) == 0
    cache = root / ".cache/course"
    shutil.copytree(root / ".cache", root.with_name("whole"))
    for number, (what, arrange) in enumerate(ARRANGED.items()):
        shutil.rmtree(root / ".cache") if (root / ".cache").is_dir() else (root / ".cache").unlink()
        shutil.copytree(root.with_name("whole"), root / ".cache")
        arrange(cache)
        before = sources(root)
        for name in ("modules/people/checklists.yml", "modules/catalogue.yml"):  # so that there is something to keep
            path = root / name
            path.write_text(f"# {number}\n{path.read_text('utf-8')}", "utf-8")
            before[name] = path.read_bytes()
        digests.forget()
        assert run(root) == 0, what
        assert sources(root) == before, what


def test_what_somebody_put_into_the_cache_stays_there(project: Roots) -> None:
    root = project()
    assert run(root) == 0
    mine = [
        root / ".cache/course" / name for name in ("modules/notes.module", "learner/units/a.unit", "learner/b.json")
    ]
    for path in mine:
        path.write_text("mine")
    lesson = root / "modules/people/lesson.md"
    lesson.write_text(lesson.read_text("utf-8") + "\nMore.\n", "utf-8")
    assert run(root) == 0
    assert [path.read_text() for path in mine] == ["mine"] * 3
