"""What is told of the memory that a module takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.commands.main import main
from devtools.bench_kept import Part, parts_of, table, weight
from tests.edits import new_course


def test_a_weight_is_that_of_one_with_all_that_is_in_it() -> None:
    long, short = [["x" * 10_000 + str(at)] for at in range(20)], [["x" + str(at)] for at in range(20)]
    assert 10_000 < weight(long) < 10_300
    assert weight(short) < 300


def test_a_table_adds_up_what_is_always_held() -> None:
    parts = [Part("names", 1500), Part("facts", 2540.4), Part("the whole of it", 60_000, is_held=False)]
    assert table(parts, 1000) == (
        "## What is kept in memory of each of 1000 modules\n\n| Part | kB |\n| --- | --- |\n"
        "| names | 1.5 |\n| facts | 2.5 |\n| together | 4.0 |\n| the whole of it | 60.0 |"
    )


@pytest.mark.long
def test_the_facts_of_a_module_take_less_than_a_part_of_the_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = new_course(tmp_path)
    assert main(["--root", str(root), "build"]) == 0
    *held, whole = parts_of(root)
    assert [one.is_held for one in (*held, whole)] == [True, True, True, True, False]
    assert all(one.bytes > 500 for one in held)
    assert sum(one.bytes for one in held) < whole.bytes
