"""Changes of the browser half are tried against tests that pass without one, and those that pass with one are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from devtools import mutate_web
from devtools.deno import WEB

MODULE = "quiz/points.js"


@pytest.fixture(autouse=True)
def small_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    def copy(root: Path, folder: Path) -> None:
        assert root == WEB.parent
        path = folder / "web" / MODULE
        path.parent.mkdir(parents=True)
        path.write_bytes((WEB / MODULE).read_bytes())

    monkeypatch.setattr(mutate_web, "copy_project", copy)


def test_tests_that_fail_before_anything_is_changed_tell_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(mutate_web, "passes", lambda project: False)
    assert mutate_web.main([MODULE]) == 1
    assert capsys.readouterr().out == ("The tests fail before anything is changed, so they tell nothing of a change.\n")


@pytest.mark.parametrize(("seen", "code"), [(True, 0), (False, 1)])
def test_what_no_test_notices_is_named(
    seen: bool, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = (WEB / MODULE).read_bytes()
    tried: list[bytes] = []

    def passes(project: Path) -> bool:
        tried.append((project / "web" / MODULE).read_bytes())
        return tried[-1] == whole or not seen

    monkeypatch.setattr(mutate_web, "passes", passes)
    count = len(mutate_web.mutants(MODULE))
    assert mutate_web.main([MODULE, "--number", "0"]) == code
    *survived, last = capsys.readouterr().out.splitlines()
    caught = count if seen else 0
    assert last == f"{caught} of {count} caught, of {count} that there are ({100 if seen else 0}%)"
    assert len(survived) == count - caught
    assert all(line.startswith(f"survived: web/{MODULE}:") for line in survived)
    assert tried[0] == whole
    assert whole not in tried[1:]
    assert len(set(tried)) == count + 1


@pytest.mark.process
def test_what_did_not_end_well_is_told(tmp_path: Path) -> None:
    assert mutate_web.ends_well(["true"], tmp_path, {})
    assert not mutate_web.ends_well(["false"], tmp_path, {})
