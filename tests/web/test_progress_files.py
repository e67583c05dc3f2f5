"""What is said of a file that is not saved progress, or not all of it; and that what is sound comes back as it was."""

from __future__ import annotations

import json

import pytest

from devtools.deno import Modules
from tests.browser.test_moving import ANSWER, DATE, FILE, PASS, QUIZ, RECORDS, TICK

pytestmark = pytest.mark.process

READ = "(text) => coursewright.keep.read(text, 'training', 'Training')"
CUT_SHORT = "The file is damaged: it cannot be read as JSON. Perhaps only part of it was copied."
FOREIGN = "The file is something else: it does not hold progress that this site has saved."
RECORD = "The file is a certificate\u2019s record, for your trainer. Choose the file with your progress."
NEWER = (
    "The file was saved by a newer version of this site: it has format 3, and this page reads format 2. "
    "Reload the page to get the newer version."
)
OTHER = "The file belongs to another training, “Other Training”. This one is “Training”."

# What stands in the file, and what is said of it.
REFUSED: list[tuple[object, str]] = [
    ("", "The file is empty."),
    ("{", CUT_SHORT),
    (json.dumps(FILE)[:-40], CUT_SHORT),
    ([], FOREIGN),
    ({"kind": "holiday photos"}, FOREIGN),
    ({"kind": "coursewright-record"}, RECORD),
    ({**FILE, "format": "1"}, "The file is damaged: it does not say which format it has."),
    ({**FILE, "format": 3}, NEWER),
    ({**FILE, "catalogue": "other", "title": "Other Training"}, OTHER),
    ({**FILE, "catalogue": "other", "title": ""}, OTHER.replace("Other Training", "other")),
    ({**FILE, "catalogue": 7, "title": 7}, OTHER.replace("Other Training", "of no name")),
    ({**FILE, "catalogue": "other", "title": "x" * 101}, OTHER.replace("Other Training", "x" * 100)),
    ({**FILE, "records": None}, "The file is damaged: part of it is missing."),
]

# The path of a record in the file, the record, and what is said of it.
DAMAGED: list[tuple[str, object, str]] = [
    ("../x", TICK, "this site keeps nothing of that name"),
    ("exported", TICK, "this site keeps nothing of that name"),
    ("tick/list/item", None, "it is not a record"),
    ("tick/list/item", {**TICK, "v": 5}, "it was kept by a newer version of this site"),
    ("tick/list/item", {**TICK, "on": "yes"}, "`on` is not what it should be"),
    ("tick/list/item", {**TICK, "n": -1}, "it is damaged"),
    ("tick/list/item", {"v": 4, "n": 1, "revision": 1}, "it has no `on`"),
    ("tick/list/item", {**TICK, "colour": "red"}, "this site does not know `colour`"),
    ("tick/list/item", {**TICK, "date": "yesterday"}, "`date` is not what it should be"),
    ("quiz/people/one", {**ANSWER, "points": 2}, "it has more points than there are"),
    ("quiz/people/one", {**ANSWER, "response": {"a": 7}}, "`response` is not what it should be"),
    ("quiz/people", {**QUIZ, "pass": {**PASS, "points": 0}}, "`pass` is not what it should be"),
    ("record/x", {"v": 4, "n": 1, "record": {}}, "`record` is not what it should be"),
]


def test_a_damaged_or_foreign_file_says_exactly_why(web: Modules) -> None:
    for content, why in REFUSED:
        text = content if isinstance(content, str) else json.dumps(content)
        assert web.evaluate(READ, text) == {"why": why}
    for path, record, why in DAMAGED:
        text = json.dumps({**FILE, "records": {**RECORDS, path: record}})
        assert web.evaluate(READ, text) == {"why": f"The file is damaged at “{path}”: {why}."}
    too_large = web.evaluate("() => coursewright.keep.read(' '.repeat(20000001), 'training', 'Training')", None)
    assert too_large == {"why": "The file is too large to be saved progress."}
    place = "x" * 101
    text = json.dumps({**FILE, "records": {place: TICK}})
    assert web.evaluate(READ, text) == {
        "why": f"The file is damaged at “{place[:100]}”: this site keeps nothing of that name."
    }


def test_what_is_sound_comes_back_as_it_was(web: Modules) -> None:
    assert web.evaluate(READ, json.dumps(FILE)) == {"records": RECORDS, "made": DATE}
