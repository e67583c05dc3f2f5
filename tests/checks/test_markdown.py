"""What Markdown cannot render; the messages with their places are asserted with ``course.checks.references``."""

from __future__ import annotations

import time

import pytest

from course.checks.markdown import text_fault
from course.markdown.texts import Texts


@pytest.mark.parametrize("text", ["> " * 40 + "x", "1. " * 40 + "x", "[" * 100, "- a\n" * 500, "Text " * 500])
def test_what_is_let_through_is_rendered_in_no_time(text: str) -> None:
    assert text_fault(text) is None
    start = time.process_time()
    assert Texts().blocks(text)
    assert Texts().inline(text)
    assert time.process_time() - start < 2


@pytest.mark.parametrize("text", ["> " * 41 + "x", "* " * 2000, "x\n" + "    " * 41 + "x"])
def test_deep_nesting_is_refused(text: str) -> None:
    assert text_fault(text) == ("lists or quotations are nested too deeply here", "make them flatter")


def test_many_open_brackets_are_refused() -> None:
    assert text_fault("[" * 1234) == ("1,234 opening brackets are too many for one text", "remove some")
