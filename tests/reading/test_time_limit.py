"""The limit on the time that one file may take."""

from __future__ import annotations

import re
import signal
import threading
import time

import pytest

from course.reading.time_limit import TimeLimit

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no interval timers")


class TooSlowError(Exception):
    pass


def test_a_loop_is_ended_when_the_time_is_up() -> None:
    limit = TimeLimit(0.05)
    limit.start(TooSlowError("people/lesson.md"))
    with pytest.raises(TooSlowError, match=r"people/lesson\.md"):
        while True:
            pass


def test_a_regular_expression_that_goes_astray_is_ended() -> None:
    limit = TimeLimit(0.05)
    start = time.process_time()
    limit.start(TooSlowError())
    with pytest.raises(TooSlowError):
        re.match(r"(a+)+b", "a" * 60)
    assert time.process_time() - start < 5


def test_work_done_in_time_is_left_alone_and_the_alarm_is_as_before() -> None:
    before = signal.getsignal(signal.SIGALRM)
    limit = TimeLimit(60)
    for _ in range(2):
        limit.start(TooSlowError())
        limit.start(TooSlowError())
        limit.stop()
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) == before


def test_to_stop_what_never_started_is_no_mistake() -> None:
    TimeLimit(1).stop()


def test_in_a_thread_there_is_no_alarm_and_no_mistake() -> None:
    ended = []

    def work() -> None:
        limit = TimeLimit(0.01)
        limit.start(TooSlowError())
        limit.stop()
        ended.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert ended == [True]
