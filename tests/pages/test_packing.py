"""What pages bring on request is packed for files, and every browser opens it (``web/tests/inflate.test.js``)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.pages.packing import deflated, inflated, packed, unpacked
from course.pages.page import Lines

WORDS = "Hello, hello, hello: größer → 笔.\n"
PACKED = "80jNycnXUchAoqwU0osObzs8P7VI4VHbJIXna6bocQEA"


def test_a_text_is_packed_as_the_pages_open_it() -> None:
    assert unpacked(PACKED).decode() == WORDS


@given(st.binary())
def test_a_packed_text_is_opened_as_it_was(text: bytes) -> None:
    assert unpacked(packed(text)) == text
    assert inflated(deflated(text)) == text


@pytest.mark.parametrize("is_packed", [False, True])
def test_a_script_holds_html_under_its_name(is_packed: bool) -> None:
    html = '<p class="x">"</script>" ' + "again and again " * 50
    script = Lines(html, is_packed=is_packed).script("people/questions.js")
    assert script.startswith('(coursewright.lines = coursewright.lines || {})["people/questions"] = "')
    assert (len(script) < len(html) / 3) is is_packed
