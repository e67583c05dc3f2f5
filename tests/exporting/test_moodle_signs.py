"""Signs that Moodle gives a meaning, in questions exported to it: each stands for itself there.

What is expected here is what Moodle 4.1 has taken, and marked as we do: ``python3 build.py audit moodle``.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from course.exporting import gift, moodle
from course.exporting.texts import Written
from course.importing.items import Taken
from course.importing.moodle import read_moodle
from tests.examples_of_kinds import question_of
from tests.exporting import moodle_engine

TEXTS = Written(Path(__file__).parent, (), is_tex=True)
GAPS = r"""
kind: fill-in
id: gaps
objective: "1.1"
prompt: Fill in.
text: "{a} or {b} or {c}"
blanks:
  - {id: a, accept: ["5*4", "{x}", "=y", "#z", "%50%w", "~q", "A & B <c>", 'a\b'], feedback: So.}
  - {id: b, options: ["%50% off", "=5", "a ~ b", "} x #", "A & B <c>"], accept: ["A & B <c>"], feedback: So.}
  - {id: c, accept: ["*"], feedback: So.}
"""
TYPED = r"""
kind: short-answer
id: typed
objective: "1.1"
prompt: "Type: {one} of = ~ #"
accept: ["5*4", "{x}", "=y", "#z", "%50%w", "~q", 'a\b']
"""
WHOLE = """
kind: multiple-choice
id: whole
objective: "1.1"
scoring: all-or-nothing
prompt: Which one?
choices:
  - {text: "%50% off -> x", correct: true, feedback: So.}
  - {text: "=5", feedback: So.}
  - {text: Neither, feedback: So.}
"""
ONE = """
kind: single-choice
id: one
objective: "1.1"
prompt: Which?
choices:
  - {text: "%5% less", feedback: So.}
  - {text: "%50% off", correct: true, feedback: So.}
  - {text: "=5", feedback: So.}
"""


def test_each_sign_in_a_gap_stands_for_itself() -> None:
    question = question_of(GAPS)
    document, _ = moodle.document([question], "x", TEXTS)
    element = etree.fromstring(document).findall("question")[1]
    assert element.findtext("questiontext/text").splitlines()[1] == (
        r"<p>{1:SHORTANSWER:=5&#92;*4~={x\}~=&#61;y~=\#z~=&#37;50%w~=&#126;q~=A &amp; B &lt;c&gt;~=a&#92;b} or "
        r"{1:MULTICHOICE:&#37;50% off~&#61;5~a &#126; b~\} x \#~=A &amp;amp; B &amp;lt;c&amp;gt;} or "
        r"{1:SHORTANSWER:=&#92;*}</p>"
    )
    for typed in question.made_parts[0].accept:
        assert moodle_engine.share(element, {"0": typed, "1": "A & B <c>", "2": "*"}) == 1, typed
    assert moodle_engine.share(element, {"0": "5+4", "1": "=5", "2": "anything"}) == 0
    _, found = read_moodle(document, "a.xml")
    assert isinstance(found, Taken)
    blanks = found.fields["blanks"]
    assert isinstance(blanks, list)
    assert [blank["accept"] for blank in blanks] == [list(part.accept) for part in question.made_parts]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (TYPED, [r"=5\\*4", r"=\{x\}", r"=\=y", r"=\#z", "=%100%%50%w", r"=\~q", r"=a\\b"]),
        (WHOLE, ["~%100%%50% off -&gt; x#So.", r"~%-100%\=5#So.", "~%-100%Neither#So."]),
        (ONE, ["~%0%%5% less#So.", "=%50% off#So.", r"~\=5#So."]),
    ],
    ids=["typed", "whole", "one"],
)
def test_each_sign_in_gift_stands_for_itself(text: str, lines: list[str]) -> None:
    document, _ = gift.document([question_of(text)], "x", TEXTS)
    assert [line.strip() for line in document.splitlines() if line.startswith("\t")] == lines


@pytest.mark.parametrize(
    ("title", "path"),
    [("Plain", "Plain"), ("Doors/stairs", "Doors//stairs"), ("/etc", " //etc"), ("24/", "24// ")],
)
def test_a_stroke_in_the_title_of_a_module_makes_no_category_of_its_own(title: str, path: str) -> None:
    question = question_of(ONE)
    document, _ = moodle.document([question], title, TEXTS)
    assert etree.fromstring(document).findtext("question/category/text") == f"$course$/top/{path}"
    assert gift.document([question], title, TEXTS)[0].startswith(f"$CATEGORY: $course$/top/{path}\n")
