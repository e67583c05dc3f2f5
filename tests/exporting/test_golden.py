"""The first example of each kind as each format has it, with what is lost: what a change of an exporter changes shows.

GOLDEN=write pytest tests/exporting/test_golden.py writes the files anew; read their diff before you keep it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from lxml import etree

from course.exporting import gift, moodle, qti
from course.exporting.texts import Written
from course.model.questions import Question
from tests.examples_of_kinds import FOLDER, examples

GOLDEN = Path(__file__).parent / "golden"
KINDS = sorted(path.stem for path in FOLDER.glob("*.yml") if examples(path.stem)[0].question.is_marked)
TEXTS = Written(Path(__file__).parent, (), is_tex=True)


def pretty(document: bytes) -> str:
    """Return a document with a line for each element."""
    root = etree.fromstring(document, etree.XMLParser(remove_blank_text=True, strip_cdata=False))
    etree.indent(root)
    return str(etree.tostring(root, encoding="unicode"))


def exported(question: Question) -> str:
    """Return what each format has of a question, and what each loses."""
    text, lost_of_gift = gift.document([question], "Module", TEXTS)
    document, lost_of_moodle = moodle.document([question], "Module", TEXTS)
    item, lost_of_qti = qti.item(question, "Module", TEXTS)
    parts = []
    for name, written, lost in (
        ("GIFT", text.strip("\n"), lost_of_gift.get(question.id, ())),
        ("Moodle XML", pretty(document), lost_of_moodle.get(question.id, ())),
        ("QTI 2", pretty(item), lost_of_qti),
    ):
        parts.append("\n".join([f"# {name}", "", written, "", *(f"lost: {one}" for one in lost)]))
    return "\n\n".join(parts).rstrip("\n") + "\n"


@pytest.mark.parametrize("kind", KINDS)
def test_a_question_is_exported_as_its_golden_file_has_it(kind: str) -> None:
    found, path = exported(examples(kind)[0].question), GOLDEN / f"{kind}.txt"
    if os.environ.get("GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


SHARED = "that only all right choices earn points: Moodle gives each its share, if no other is ticked"
WHOLE = "that only all of it earns points: Moodle gives each right part its share"


@pytest.mark.parametrize(
    ("kind", "number", "of_gift", "of_moodle", "of_qti"),
    [
        ("multiple-choice", 1, SHARED, SHARED, ""),
        ("ordering", 1, WHOLE, WHOLE, ""),
        (
            "say-it",
            0,
            "all of it: GIFT has no way to write such a question",
            "that learners compare by themselves: a person marks it there, by model answer and criteria",
            "that learners compare by themselves: here its model answer and criteria stand as a rubric",
        ),
    ],
)
def test_what_another_example_loses_is_told(kind: str, number: int, of_gift: str, of_moodle: str, of_qti: str) -> None:
    question = examples(kind)[number].question
    lost = (
        gift.document([question], "Module", TEXTS)[1].get(question.id, ()),
        moodle.document([question], "Module", TEXTS)[1].get(question.id, ()),
        qti.item(question, "Module", TEXTS)[1],
    )
    assert [
        (said in told if said else not {SHARED, WHOLE} & {*told})
        for said, told in zip((of_gift, of_moodle, of_qti), lost, strict=True)
    ] == [True] * 3
