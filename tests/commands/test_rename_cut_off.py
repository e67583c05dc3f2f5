"""`rename` that was cut off, or that a disk refused: all of it is done, or none, and the next one says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.checks import trial
from course.checks.load import load_as_written, load_course
from course.folders import journal
from course.reading.problems import CourseProblems
from course.reading.program import program
from tests.commands.course_to_rename import QUIZ, Rename, files, rename, root

pytestmark = pytest.mark.long

__all__ = ["rename", "root"]  # fixtures


def problems_of(root: Path) -> str:
    with pytest.raises(CourseProblems) as caught:
        load_course(root)
    return str(caught.value)


def put_back(root: Path, before: Mapping[str, bytes]) -> None:
    for path in files(root):
        (root / path).unlink()
    for path, content in before.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    for folder in sorted((path for path in root.rglob("*") if path.is_dir()), key=str, reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


class Cut(BaseException):
    """The end of a program, at a place where nobody can do anything about it."""


def cut_off(monkeypatch: pytest.MonkeyPatch, after: int, error: BaseException, *, once: bool = False) -> None:
    """Let a number of files and folders be moved, and the next one not; those after it neither, unless ``once``."""
    left = [after]

    def counted(move: Callable[[Path, Path], Path]) -> Callable[[Path, Path], Path]:
        def moved(self: Path, target: Path) -> Path:
            left[0] -= 1
            if left[0] == -1 or (left[0] < 0 and not once):
                raise error
            return move(self, target)

        return moved

    monkeypatch.setattr(Path, "replace", counted(Path.replace))
    monkeypatch.setattr(Path, "rename", counted(Path.rename))


def test_what_a_disk_refuses_is_undone(root: Path, rename: Rename, monkeypatch: pytest.MonkeyPatch) -> None:
    before, number = files(root), 0
    while True:
        with monkeypatch.context() as patch:
            patch.setattr(trial, "tried", lambda root, change: load_as_written(root))
            patch.setattr("course.commands.rename._refuse_loss", lambda before, after: None)
            cut_off(patch, number, OSError(28, "No space left on device", "the disk"), once=True)
            code, _, err = rename("module", "people", "persons")
        if not code:
            break
        assert err == "the disk could not be written (No space left on device), so everything is as it was.\n"
        assert files(root) == before
        number += 1
    assert number > 4


def test_what_a_disk_refuses_for_good_is_told_with_what_takes_it_back(
    root: Path, rename: Rename, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(root)
    with monkeypatch.context() as patch:
        patch.setattr(trial, "tried", lambda root, change: load_as_written(root))
        cut_off(patch, 3, OSError(28, "No space left on device", "the disk"))
        assert rename("module", "people", "persons") == (
            1,
            "",
            "the disk could not be written (No space left on device), and some files were changed before: run the same "
            "words again to take that back.\n",
        )
    assert files(root) != before
    assert rename("module", "people", "persons")[0] == 0


def test_a_rename_that_was_cut_off_is_taken_back_by_the_next(
    root: Path, rename: Rename, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(root)
    assert rename("module", "people", "persons")[0] == 0
    whole, number = files(root), 0
    while True:
        put_back(root, before)
        with monkeypatch.context() as patch:
            patch.setattr(trial, "tried", lambda root, change: load_as_written(root))
            patch.setattr("course.commands.rename._refuse_loss", lambda before, after: None)
            patch.setattr(journal, "take_back", lambda root: [])
            cut_off(patch, number, Cut())
            try:
                rename("module", "people", "persons")
            except Cut:
                number += 1
            else:
                break
        if not journal.is_under_way(root):
            assert files(root) == before
            continue
        assert problems_of(root) == (
            f"{journal.NAME}:1:1: a rename was cut off here, and some files are changed; run `{program()} rename` with "
            "the same words again: it takes back first what was changed"
        )
        code, out, err = rename("module", "people", "persons")
        assert (code, err) == (0, "")
        assert out.startswith("An earlier rename was cut off; what it had changed has been taken back.\n")
        assert files(root) == whole
    assert number > 4


def test_what_somebody_changed_after_a_cut_stays(root: Path, rename: Rename, monkeypatch: pytest.MonkeyPatch) -> None:
    remove = Path.unlink
    with monkeypatch.context() as patch:  # cut off when all is done but for this
        patch.setattr(Path, "unlink", lambda self, **options: self.name != journal.NAME and remove(self, **options))
        patch.setattr(trial, "tried", lambda root, change: load_as_written(root))
        patch.setattr("course.commands.rename._refuse_loss", lambda before, after: None)
        assert rename("question", "people/what-to-say", "words")[0] == 0
    assert journal.is_under_way(root)
    (root / QUIZ).write_text(mine := (root / QUIZ).read_text("utf-8") + "# mine\n", "utf-8")
    code, out, err = rename("question", "people/words", "more")
    assert (code, err) == (0, f"{QUIZ} has been changed since, and stays as it is.\n")
    assert out.startswith("An earlier rename was cut off; what it had changed has been taken back.\n")
    assert (root / QUIZ).read_text("utf-8") == mine.replace("id: words", "id: more").replace(
        "was: [what-to-say]", "was: [what-to-say, words]"
    )


def test_a_journal_that_is_not_ours_is_told(root: Path, rename: Rename) -> None:
    (root / journal.NAME).write_text("[]")
    before = files(root)
    code, _, err = rename("module", "people", "persons")
    assert code == 1
    assert err == (
        f"What an earlier rename had begun cannot be taken back: {journal.NAME} cannot be read: list indices must be "
        "integers or slices, not str\n"
    )
    assert files(root) == before
