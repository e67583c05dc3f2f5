"""Questions in Word files, as the guide says how to write them: what each becomes, and what is wrong, word for word."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from course.importing import files
from course.importing.items import CannotRead, Fields, Found, Refused, Taken
from tests.importing.word_files import FORMULA, PICTURE, SIGNS, paragraph, word_file


def read(folder: Path, *blocks: str) -> list[Found]:
    path = folder / "a.docx"
    path.write_bytes(word_file(*blocks))
    return files.read(path)


@pytest.mark.parametrize(
    ("blocks", "fields"),
    [
        (
            (
                "QUESTION: What comes *first*, 2 < 3?",
                PICTURE.format("A bell"),
                "A. Fetch a mop\nb) Close it",
                "ANSWER: b",
                "FEEDBACK A: No, wait.",
                "HINT: Look.",
                "EXPLANATION: All said.",
                "POINTS: 2",
            ),
            {
                "kind": "single-choice",
                "prompt": f"What comes **first**, 2 \\< 3?\n\n![A bell](imported/picture-1-{SIGNS}.png)",
                "points": 2,
                "choices": [
                    {"text": "Fetch a mop", "feedback": "No, wait."},
                    {"text": "Close it", "correct": True},
                ],
                "hint": "Look.",
                "explanation": "All said.",
            },
        ),
        (
            ("QUESTION: Which?", "A. a", "B. b", "C. c", "ANSWER: A, C"),
            {
                "kind": "multiple-choice",
                "prompt": "Which?",
                "scoring": "all-or-nothing",
                "choices": [{"text": "a", "correct": True}, {"text": "b"}, {"text": "c", "correct": True}],
            },
        ),
        (("QUESTION: It rains.", "ANSWER: False"), {"kind": "true-false", "prompt": "It rains.", "answer": False}),
        (("QUESTION: How many?", "ANSWER: 12"), {"kind": "numeric", "prompt": "How many?", "answer": 12}),
        (
            ("QUESTION: How many?", "ANSWER: 12,5 ± 1"),
            {"kind": "numeric", "prompt": "How many?", "answer": 12.5, "tolerance": "1"},
        ),
        (
            ("QUESTION: Who?", "ANSWER: caretaker | janitor"),
            {"kind": "short-answer", "prompt": "Who?", "accept": ["caretaker", "janitor"]},
        ),
        (
            ("What comes first?", "A. Fetch a mop", "B. Close it", "ANSWER: B"),
            {
                "kind": "single-choice",
                "prompt": "What comes first?",
                "choices": [{"text": "Fetch a mop"}, {"text": "Close it", "correct": True}],
            },
        ),
    ],
)
def test_each_way_to_write_a_question(blocks: tuple[str, ...], fields: Fields, tmp_path: Path) -> None:
    (found,) = read(tmp_path, *blocks)
    assert isinstance(found, Taken), found
    assert (found.fields, found.lost, found.place.line) == (fields, (), 1)


def test_each_thing_has_its_paragraph_and_text_between_questions_is_told(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        paragraph("Rain", "Heading 1"),
        "",
        "Some words.",
        "QUESTION: It rains.",
        "ANSWER: true",
        "ID: rain",
        paragraph("More", "Poem"),
        FORMULA,
        "<w:p><w:sparkle/></w:p>",
        "QUESTION: It snows.",
        paragraph("End", "Heading 1"),
    )
    told = [
        (one.place.line, one.own_id) if isinstance(one, Taken) else (one.place.line, one.what, one.why) for one in found
    ]
    assert told == [
        (3, "rain"),
        (8, "It snows.", "it has no answer; write a paragraph such as ANSWER: B below it"),
        (0, "a formula", "Word files are read without it"),
        (0, "an element `w:sparkle`", "Word files are read without it"),
        (1, "text, 5 paragraphs", "it is no question: take it with --lesson, or begin a question with QUESTION:"),
    ]


@pytest.mark.parametrize(
    ("blocks", "why"),
    [
        (("QUESTION:", "ANSWER: true"), "it has no words that ask anything"),
        (("QUESTION: Q", "A. a", "B. b", "ANSWER: D"), "its answer is D, and there is no choice D"),
        (
            ("QUESTION: Q", "A. a", "B. b", "ANSWER: the second"),
            "its answer is `the second`; write letters of choices, such as B or A, C",
        ),
        (("QUESTION: Q", "A. a", "ANSWER: A"), "a choice question has 2 to 12 choices, and this has 1"),
    ],
)
def test_what_cannot_be_a_question_is_refused(blocks: tuple[str, ...], why: str, tmp_path: Path) -> None:
    (found,) = read(tmp_path, *blocks)
    assert isinstance(found, Refused)
    assert found.why == why


def test_a_word_file_with_a_workbook_in_it_is_a_word_file(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(word_file("QUESTION: It rains.", "ANSWER: true"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/embeddings/sheet.xlsx", b"PK xl/workbook.xml")
    (found,) = files.read(path)
    assert isinstance(found, Taken)


def test_a_file_that_is_not_words_is_told_and_limits_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.docx"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", "<w:document")
    path.write_bytes(made.getvalue())
    with pytest.raises(CannotRead, match=r"a\.docx is not a Word file that can be read: "):
        files.read(path)
    path.write_bytes(word_file(*["Words."] * 3))
    monkeypatch.setattr("course.importing.word._MOST_BLOCKS", 2)
    with pytest.raises(CannotRead, match=r"a\.docx has 3 paragraphs, and 2 are read at most; take it apart$"):
        files.read(path)
    monkeypatch.setattr("course.importing.packages.MOST_TOGETHER", 100)
    with pytest.raises(CannotRead, match=r"a\.docx unpacks to [0-9,]+ bytes, and 100 are read at most$"):
        files.read(path)
