"""First, best and latest score of each test, as `verify --format json` tells them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.commands.main import main
from course.records.code import Data
from tests.sample_records import of_course, write


def attempts(*shares: int, number: int) -> Callable[[Data], None]:
    """Return the change that has the first module keep attempts of these shares, of a number of attempts."""

    def change(data: Data) -> None:
        module = data["modules"][0]
        score = module["scores"][0]
        module["scores"] = [{**score, "points": score["of"] * share / 100, "per_cent": share} for share in shares]
        module["quiz"]["attempts"] = number

    return change


@pytest.mark.parametrize(
    ("shares", "number", "told"),
    [
        ((0, 100, 50), 3, [{"module": "FA-101", "attempts": 3, "first": 0, "best": 100, "latest": 50}]),
        ((100, 50), 3, [{"module": "FA-101", "attempts": 3, "first": None, "best": 100, "latest": 50}]),
        ((), 1, []),
    ],
)
def test_json_tells_first_best_and_latest_where_a_record_has_them(
    shares: tuple[int, ...],
    number: int,
    told: list[object],
    course_files: Callable[..., Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = course_files({})
    (root / "mkdocs.yml").write_text("site_name: Trial\n")
    record = of_course(load_course(root, rules=False), 0, attempts(*shares, number=number))
    write(tmp_path / "records", [record])
    assert main(["--root", str(root), "verify", str(tmp_path / "records"), "--format", "json"]) == 0
    [file] = json.loads(capsys.readouterr().out)["files"]
    assert (file["state"], file["scores"]) == ("unchanged", told)
