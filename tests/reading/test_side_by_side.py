"""Work side by side gives what work one by one gives, in order, and ends as it does."""

from __future__ import annotations

import os
import threading

import pytest

from course.reading import side_by_side


def test_few_parts_are_worked_on_here() -> None:
    assert list(side_by_side.each(lambda part: (part, os.getpid()), range(59))) == [
        (part, os.getpid()) for part in range(59)
    ]


@pytest.mark.process
def test_many_parts_come_back_in_order_from_several_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side_by_side, "processors", lambda: 2)
    here = {"known": "in every copy"}
    made = list(side_by_side.each(lambda part: (part, here["known"], os.getpid()), range(100)))
    assert [part for part, _, _ in made] == list(range(100))
    assert {known for _, known, _ in made} == {"in every copy"}
    assert os.getpid() not in {process for _, _, process in made}


@pytest.mark.process
def test_the_error_of_one_part_ends_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side_by_side, "processors", lambda: 2)

    def work(part: int) -> int:
        if part == 30:
            raise ValueError("part 30")
        return part

    made = side_by_side.each(work, range(100))
    with pytest.raises(ValueError, match="part 30"):
        list(made)


def test_a_process_with_threads_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert side_by_side.processors() == 1
