"""A bar is for whoever waits at a terminal."""

from __future__ import annotations

import io
import sys

import pytest

from course.site.progress import shown


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("where", "is_shown"), [(io.StringIO, False), (Terminal, True)])
def test_a_bar_is_shown_at_a_terminal_and_nowhere_else(
    where: type[io.StringIO], is_shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = where()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr("course.site.progress.DELAY", 0)
    assert list(shown(["a", "b"], 2, "page", "Pages")) == ["a", "b"]
    assert ("Pages: " in stream.getvalue()) is is_shown
