"""A page and the command file names alike, in every language whose letters have places of their own."""

from __future__ import annotations

import json
import re

import pytest

from course.records.alphabet import filed
from course.records.roster import folded
from devtools.deno import ROOT, WEB, Modules

pytestmark = pytest.mark.process

LANGUAGES = json.loads((ROOT / "course/records/alphabets.json").read_text("utf-8"))
FILE = "([names, language]) => names.map((name) => coursewright.filed(name, language))"
NAMES = [
    *re.findall(r"[^\s`\"]+", (WEB / "tests/alphabet.test.js").read_text("utf-8")),
    *("", "\u2028", "\U0001d518we", "Straße 9", "Ǆ", "ﬁ", "A\u030aA\u0301", "안녕", "İ", "ή", "Ѐ", "आ"),
]


@pytest.mark.parametrize("language", [*LANGUAGES, "de-AT", "ru"])
def test_both_file_names_alike(web: Modules, language: str) -> None:
    names = [folded(name) for name in NAMES]
    assert web.evaluate(FILE, [names, language]) == [filed(name, language) for name in names]
