"""What Markdown makes of a video and of a recording: a figure with its title, a place for the player, a transcript."""

from __future__ import annotations

import pytest

from course.markdown.marks import SLOT
from course.markdown.page_reading import read_markdown

VIDEO = """\
!!! video "How to *close* a corridor"
    file: closing.webm
    captions: closing.vtt

    What is **said**.

    And shown.

After.
"""
CASES = {
    "a video": (
        VIDEO,
        '<figure class="course-media course-media--video"><figcaption>How to <em>close</em> a corridor</figcaption>\n'
        '<div class="course-media__player">(M:{"kind": "video", "title": "How to close a corridor", '
        '"file": "closing.webm", "captions": "closing.vtt"})</div><details><summary>(T:)</summary>'
        "<p>What is <strong>said</strong>.</p>\n<p>And shown.</p>\n</details></figure>\n<p>After.</p>",
    ),
    "a recording": (
        '??? audio "A call"\n    file: call.mp3\n\n    Words.',
        '<figure class="course-media course-media--audio"><figcaption>A call</figcaption>\n'
        '<div class="course-media__player">(M:{"kind": "audio", "title": "A call", "file": "call.mp3"})</div>'
        "<details><summary>(T:)</summary><p>Words.</p>\n</details></figure>",
    ),
}


@pytest.mark.parametrize(("text", "figure"), CASES.values(), ids=CASES)
def test_a_player_has_its_title_before_it_and_its_transcript_below(text: str, figure: str) -> None:
    """What a page puts in stands in brackets, with the letter of its kind."""
    assert SLOT.sub(r"(\1:\2)", read_markdown(text).html) == figure
