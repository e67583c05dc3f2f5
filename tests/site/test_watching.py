"""A change of a course is noticed by looking, once the file that is being written is quiet."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from course.site.watching import WHOLE, Signs, Watcher, signs_of

Act = Callable[[], object]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("modules/people/lesson.md", "modules/people/index.md", "quizzes/people.yml", "mkdocs.yml"):
        write(tmp_path / name, "As it was.")
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


class Clock:
    """Time that goes on while a watcher pauses; in each pause the next thing happens, and then nothing any more."""

    def __init__(self, *acts: Act | None) -> None:
        self.now = 0.0
        self.acts: Iterator[Act | None] = iter(acts)
        self.pauses = 0

    def pause(self, seconds: float) -> None:
        self.now += seconds
        self.pauses += 1
        assert self.pauses < 10_000, "nothing was noticed"
        if act := next(self.acts, None):
            act()


def told(root: Path, *acts: Act | None) -> list[str]:
    """Return what a watcher tells when these things happen, one in each of its pauses."""
    clock = Clock(*acts)
    return Watcher(root, pause=clock.pause, clock=lambda: clock.now).wait()


@pytest.mark.parametrize("name", ["modules/people/lesson.md", "quizzes/people.yml", "mkdocs.yml"])
def test_a_file_that_was_written_is_told(root: Path, name: str) -> None:
    assert told(root, lambda: write(root / name, "Now something else.")) == [name]


def test_what_is_new_or_gone_is_told(root: Path) -> None:
    assert told(root, lambda: write(root / "modules/property/index.md", "New.")) == ["modules/property/index.md"]
    assert told(root, lambda: write(root / "overrides/main.html", "New.")) == ["overrides/main.html"]
    assert told(root, (root / "quizzes/people.yml").unlink) == ["quizzes/people.yml"]
    moved = root / "modules/people/second.md"
    assert told(root, lambda: (root / "modules/people/lesson.md").rename(moved)) == [
        "modules/people/lesson.md",
        "modules/people/second.md",
    ]


def test_an_empty_folder_is_told_for_it_may_stand_where_a_file_has_to(root: Path) -> None:
    assert told(root, lambda: (root / "locale/de.po").mkdir(parents=True)) == ["locale/de.po"]


def test_a_file_of_the_same_length_and_time_that_took_its_place_is_told(root: Path) -> None:
    old, new = root / "modules/people/lesson.md", root / "new"
    write(new, "As it is!!")
    os.utime(new, ns=(old.stat().st_atime_ns, old.stat().st_mtime_ns))
    assert told(root, lambda: new.replace(old)) == ["modules/people/lesson.md"]


def test_a_file_is_told_when_it_is_whole(root: Path) -> None:
    lesson = root / "modules/people/lesson.md"
    steps = ("", "# The first", "# The first minute\n", "# The first minute\n\nStay.\n")
    clock = Clock(None, *(lambda text=text: write(lesson, text) for text in steps))
    watcher = Watcher(root, pause=clock.pause, clock=lambda: clock.now)
    assert watcher.wait() == ["modules/people/lesson.md"]
    assert list(clock.acts) == []
    assert lesson.read_text("utf-8") == steps[-1]


def test_an_emptied_file_is_waited_for_and_told_in_the_end(root: Path) -> None:
    lesson = root / "modules/people/lesson.md"
    clock = Clock(lambda: write(lesson, ""))
    assert Watcher(root, pause=clock.pause, clock=lambda: clock.now).wait() == ["modules/people/lesson.md"]
    assert 2 < clock.now < 3


def test_a_file_that_is_written_all_the_time_is_told_nevertheless(root: Path) -> None:
    lesson = root / "modules/people/lesson.md"
    clock = Clock(*(lambda turn=turn: write(lesson, "x" * turn) for turn in range(1, 200)))
    assert Watcher(root, pause=clock.pause, clock=lambda: clock.now).wait() == ["modules/people/lesson.md"]
    assert 2 < clock.now < 3


def test_a_file_that_was_changed_lately_is_noticed_at_the_next_look(root: Path) -> None:
    lesson = root / "modules/people/lesson.md"
    clock = Clock(lambda: write(lesson, "First."))
    watcher = Watcher(root, pause=clock.pause, clock=lambda: clock.now)
    watcher.wait()
    clock.pauses, clock.acts = 0, iter([lambda: write(lesson, "Second time.")])
    assert watcher.wait() == ["modules/people/lesson.md"]
    assert clock.pauses == 2  # the look, and the quiet


def test_every_fourth_look_is_for_new_files_too(root: Path) -> None:
    whole: list[bool] = []

    class Noting(Watcher):
        def _look_again(self, *, is_whole: bool) -> Signs:
            whole.append(is_whole)
            return super()._look_again(is_whole=is_whole)

    clock = Clock(*[None] * 50, lambda: write(root / "mkdocs.yml", "Now something else."))
    assert Noting(root, pause=clock.pause, clock=lambda: clock.now).wait() == ["mkdocs.yml"]
    assert len(whole) >= 2 * WHOLE
    assert whole == [at % WHOLE == 0 for at in range(1, len(whole) + 1)]


def test_a_file_that_came_and_went_is_not_told(root: Path) -> None:
    passing, lesson = root / "modules/people/4913", root / "modules/people/lesson.md"
    acts: list[Act | None] = [lambda: write(passing, "x"), *[None] * 30]
    acts += [passing.unlink, *[None] * 60, lambda: write(lesson, "In the end.")]
    clock = Clock(*acts)
    watcher = Watcher(root, pause=clock.pause, clock=lambda: clock.now)
    found = watcher.wait()
    while "modules/people/lesson.md" not in found:  # it may have stayed long enough to be seen
        assert found == ["modules/people/4913"]
        found = watcher.wait()
    assert found == ["modules/people/lesson.md"]


def test_names_that_start_with_a_point_are_nobodys(root: Path) -> None:
    before = signs_of(root)
    write(root / "modules/people/.lesson.md.swp", "x")
    write(root / "modules/.git/index", "x")
    assert signs_of(root) == before


def test_a_link_to_a_folder_is_followed_once(root: Path) -> None:
    (root / "modules/again").symlink_to(root / "modules", target_is_directory=True)
    names = [Path(path).relative_to(root).as_posix() for path in signs_of(root)]
    assert "modules/again/people/lesson.md" in names
    assert "modules/again/again/people/lesson.md" not in names
