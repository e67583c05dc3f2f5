"""What a text costs grows with its length, and no faster: somebody else wrote it.

Each text is so long that a reader whose time grows with the square of it would take minutes; the limit is
many times what a slow machine needs, and counts the processor's time alone.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from course.model import article_runs
from course.model.typed import evened, numbers
from course.reading.files import split_front_matter
from course.reading.problems import Problems, shown
from course.reading.yaml_text import parse_yaml
from course.records.record import read_bytes, read_text
from course.records.roster import csv_of, folded
from course.rules.words import sentences, words
from course.scenarios.twee import NoTwee
from course.scenarios.twee_import import imported
from tests.in_good_time import at_most

pytestmark = pytest.mark.long

LENGTH = 100_000
SECONDS = 5
PIECES = [
    " ", "\t", "\n", "a", "a ", "1",
    "1,", "1 ", "#", " #", '"', "\\", '\\"', "'", "<", "<!--", "<!-- ", "-->", "[", "[^",
    "[[", "](", "{", "}", "(", ")", "&", "|", ":", "a: ", "- ", "-", "---\n", "*", "_", "`", ".", "..", "%", "%4", "~",
    "=", "#r=", "e\u0301", "\u0301", "\u00a0", "\u200b", "\uff11", "\u00bd", "I\u0307", "\u03a3", "\U0001f600",
]  # fmt: skip


def lost(story: str) -> tuple[str, ...]:
    """Return what an import leaves out, or why there is none."""
    try:
        return imported(story).report
    except NoTwee as why:
        return (str(why),)


READERS: dict[str, Callable[[str], object]] = {
    "YAML": lambda text: parse_yaml(text, "a.yml", Problems()),
    "a text in YAML": lambda text: parse_yaml("a: " + text, "a.yml", Problems()),
    "front matter": split_front_matter,
    "a record": lambda text: read_bytes(text.encode()),
    "a record's link": lambda text: read_text("#r=" + text),
    "an article": article_runs.fingerprint,
    "words of an article": lambda text: list(article_runs.shared("a " * 20 + text, {})),
    "an article's hashes": lambda text: article_runs.parsed(text, "a.runs", Problems()),
    "a typed answer": evened,
    "a typed number": lambda text: numbers(text, ("minutes",)),
    "a cell": lambda text: csv_of([[text]]),
    "a name": folded,
    "a message": shown,
    "words": words,
    "a published story": lambda text: lost(f'<tw-storydata name="x" startnode="1" {text}'),
    "passages of a published story": lambda text: lost(f"<tw-storydata><tw-passagedata>{text}"),
    "sentences": lambda text: list(sentences(text)),
}


@pytest.mark.parametrize("reader", READERS)
def test_a_long_text_of_one_piece_is_read_in_one_go(reader: str) -> None:
    for piece in PIECES:
        with at_most(SECONDS):
            READERS[reader]((piece * LENGTH)[:LENGTH])


def test_a_comment_that_is_not_closed_hides_nothing_and_one_that_is_does() -> None:
    words = "one two three four five six seven eight nine ten eleven twelve thirteen"
    known = dict.fromkeys(article_runs.fingerprint(words), "001")
    assert [one.words for one in article_runs.shared(f"<!-- a -->{words}<!-- b", known)] == [13]
    assert list(article_runs.shared(f"a <!-- {words}\n--> b <!-- c", known)) == []
