"""Every example of each kind, and odd questions, as each format has them, with all that is lost of each.

GOLDEN=write pytest tests/exporting/test_golden.py writes the files anew; read their diff before you keep it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from course.checks.load import load_course
from course.exporting import cartridge, files, gift, moodle, qti, tables
from course.exporting.texts import Written
from course.model.links import Links
from course.model.questions import Question
from tests.examples_of_kinds import FOLDER, all_examples, examples, questions_of
from tests.golden import kept
from tests.rich_course import rich

GOLDEN = Path(__file__).parent / "golden"
PICTURED = """\
  - id: step-there
    kind: true-false
    objective: "1.1"
    section: stay
    prompt: "![A step](step.svg) Is it wet?"
    answer: true
"""
ODD = questions_of(Path(__file__).parent / "odd_questions.yml")
QUESTIONS = [*(one.question for one in all_examples()), *ODD]
TEXTS, WITH_MATHML = Written(FOLDER, (), is_tex=True), Written(FOLDER, (), is_tex=False)


def pretty(document: bytes) -> str:
    """Return a document with a line for each element."""
    root = etree.fromstring(document, etree.XMLParser(remove_blank_text=True, strip_cdata=False))
    etree.indent(root)
    return str(etree.tostring(root, encoding="unicode"))


def exported(question: Question) -> str:
    """Return what each format has of a question, and what each loses."""
    text, lost_of_gift = gift.document([question], "Module", TEXTS)
    document, lost_of_moodle = moodle.document([question], "Module", TEXTS)
    item, lost_of_qti = qti.item(question, "Module", WITH_MATHML)
    table, [lost_of_table] = tables.document([(question, TEXTS)])
    parts = []
    for name, written, lost in (
        ("GIFT", text.strip("\n"), lost_of_gift.get(question.id, ())),
        ("Moodle XML", pretty(document), lost_of_moodle.get(question.id, ())),
        ("QTI 2", pretty(item), lost_of_qti),
        *([("QTI 3", pretty(qti.as_qti_3(item)), [])] if question in ODD else ()),
        ("CSV", table.replace("\r\n", "\n").strip("\ufeff\n"), lost_of_table),
    ):
        parts.append("\n".join([f"# {name}", "", written, "", *(f"lost: {one}" for one in lost)]))
    return "\n\n".join(parts).rstrip("\n") + "\n"


def packed(archive: bytes, *, whole: bool = False) -> str:
    """Return the manifest of an archive, or all that is in it, each below its name."""
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        names = sorted(files.namelist())
        shown = [name for name in names if whole or name == "imsmanifest.xml"]
        parts = [f"==> {name} <==\n{pretty(files.read(name))}" for name in shown]
    return "\n".join([*names, *parts]) + "\n"


def be_golden(found: str, name: str) -> None:
    """Compare what was found with what is stored."""
    assert found == kept(GOLDEN / name, found)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_question_is_exported_as_its_golden_file_has_it(question: Question) -> None:
    be_golden(exported(question), f"{question.id}.txt")


def test_a_whole_course_is_packed_as_its_golden_files_have_it(course_files: Callable[..., Path]) -> None:
    root = course_files({**rich(), "modules/people/step.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>'})
    bank = root / "quizzes/people.yml"
    bank.write_text(bank.read_text("utf-8") + PICTURED, "utf-8")
    content = load_course(root, rules=False)
    for form in ("qti21", "qti30"):
        be_golden(packed(files.written(content, content.modules, form, root)[0]), f"{form}.manifest")
    links = Links(site_url="https://example.org/course/")
    be_golden(packed(cartridge.written(content, content.modules, links)[0], whole=True), "cartridge.files")


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
