"""H5P packages: what each type becomes, with its place, what is lost of it, and what is none of ours, word for word."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from course.importing import files
from course.importing.items import CannotRead, Fields, Refused, Taken
from tests.importing.test_packages import archive

PICTURE = {"type": {"library": "H5P.Image 1.1", "params": {"file": {"path": "images/bell.png"}, "alt": "A bell"}}}
CHOICE = {
    "media": PICTURE,
    "question": "<p>What comes <em>first</em>?</p>",
    "answers": [
        {
            "text": "<div>Close it</div>",
            "correct": True,
            "tipsAndFeedback": {"tip": "<p>Think.</p>", "chosenFeedback": "<div>Yes.</div>", "notChosenFeedback": ""},
        },
        {"text": "Go on", "correct": False},
    ],
    "behaviour": {"type": "auto", "singlePoint": False},
    "overallFeedback": [{"from": 0, "to": 100, "feedback": "Well done."}],
}
MANY = {
    "question": "Which?",
    "answers": [{"text": "a", "correct": True}, {"text": "b", "correct": True}, {"text": "c", "correct": False}],
    "behaviour": {"type": "auto", "singlePoint": True},
}
TRUE = {
    "question": "<p>It rains.</p>",
    "correct": "false",
    "behaviour": {"feedbackOnCorrect": "So it is.", "feedbackOnWrong": "Look out."},
}
BLANKS = {
    "text": "<p>Say it.</p>",
    "questions": ["<p>First *close/shut:A door* {it}.</p>\n", "<p>Then *call* 2 ** 3.</p>\n"],
    "behaviour": {"caseSensitive": True},
}
DRAG = {"taskDescription": "", "textField": "The *rain*\nand the *sun\\+Yes.\\-No.*", "distractors": "*snow*"}
SET = {
    "choices": [
        {"question": "<p>One?</p>", "answers": ["<p>yes</p>", "<p>no</p>"], "subContentId": "AB-1"},
        {"question": "<p>Two?</p>", "answers": ["<p>yes</p>"]},
        {"question": "<p>Three?</p>", "answers": ["<p>yes</p>", "<p>no</p>"]},
    ]
}


def content(library: str, params: dict[str, Any], title: str = "", own: str = "") -> dict[str, Any]:
    named = {"library": f"{library} 1.16", "params": params, "metadata": {"title": title}}
    return named | ({"subContentId": own} if own else {})


def package(folder: Path, library: str, params: object, title: str = "") -> Path:
    manifest = {"title": title, "mainLibrary": library}
    return archive(
        folder,
        {
            "h5p.json": json.dumps(manifest).encode(),
            "content/content.json": json.dumps(params).encode(),
            "content/images/bell.png": b"PNG",
        },
    )


@pytest.mark.parametrize(
    ("library", "params", "fields", "lost"),
    [
        (
            "H5P.MultiChoice",
            CHOICE,
            {
                "kind": "single-choice",
                "prompt": "![A bell](imported/bell-796120.png)\n\nWhat comes *first*?",
                "choices": [{"text": "Close it", "correct": True, "feedback": "Yes."}, {"text": "Go on"}],
            },
            ("the tip of a choice: Think.", "what is said of a result: Well done."),
        ),
        (
            "H5P.MultiChoice",
            MANY,
            {
                "kind": "multiple-choice",
                "prompt": "Which?",
                "scoring": "all-or-nothing",
                "choices": [{"text": "a", "correct": True}, {"text": "b", "correct": True}, {"text": "c"}],
            },
            (),
        ),
        (
            "H5P.MultiChoice",
            MANY | {"behaviour": {"type": "multi"}},
            {
                "kind": "multiple-choice",
                "prompt": "Which?",
                "choices": [{"text": "a", "correct": True}, {"text": "b", "correct": True}, {"text": "c"}],
            },
            ("that a wrong choice costs a point: here each right decision has its share",),
        ),
        (
            "H5P.TrueFalse",
            TRUE,
            {
                "kind": "true-false",
                "prompt": "It rains.",
                "answer": False,
                "feedback": {"true": "Look out.", "false": "So it is."},
            },
            (),
        ),
        (
            "H5P.Blanks",
            BLANKS,
            {
                "kind": "fill-in",
                "prompt": "Say it.",
                "text": "First {blank-1} (it).\n\nThen {blank-2} 2 \\* 3.",
                "blanks": [{"id": "blank-1", "accept": ["close", "shut"]}, {"id": "blank-2", "accept": ["call"]}],
            },
            ("that capitals count: here they make no difference", "the tip of blank-1: A door"),
        ),
        (
            "H5P.DragText",
            DRAG,
            {
                "kind": "fill-in",
                "prompt": "Fill in the blanks.",
                "text": "The {blank-1}\n\nand the {blank-2}",
                "blanks": [
                    {"id": "blank-1", "accept": ["rain"], "options": ["rain", "sun", "snow"]},
                    {"id": "blank-2", "accept": ["sun"], "options": ["rain", "sun", "snow"]},
                ],
            },
            ("what is said of blank-2", "added: the prompt `Fill in the blanks.`"),
        ),
        (
            "H5P.MultiChoice",
            MANY
            | {
                "media": {"type": {"library": "H5P.Video 1.6", "params": {"sources": []}}},
                "answers": [
                    {"text": "a", "correct": True, "tipsAndFeedback": {"notChosenFeedback": "<p>Look there.</p>"}},
                    {"text": "b", "correct": False},
                ],
            },
            {"kind": "single-choice", "prompt": "Which?", "choices": [{"text": "a", "correct": True}, {"text": "b"}]},
            ("what is said of a choice left alone: Look there.", "what stands above it: H5P.Video"),
        ),
    ],
)
def test_each_type_becomes_a_question_of_ours(
    library: str, params: dict[str, Any], fields: Fields, lost: tuple[str, ...], tmp_path: Path
) -> None:
    path = package(tmp_path, library, params, "Rain, and a bell")
    (found,) = files.read(path)
    assert isinstance(found, Taken), found
    assert (found.fields, found.lost) == (fields, lost)
    assert (str(found.place), found.own_id) == (f"{path}/content/content.json", "Rain, and a bell")


BOOK = {
    "chapters": [
        content("H5P.Column", {"content": [{"content": content("H5P.AdvancedText", {"text": "<p>Hello.</p>"})}]}),
        content(
            "H5P.QuestionSet",
            {
                "questions": [
                    content("H5P.TrueFalse", TRUE, "Rain", "0A1B-2"),
                    content("H5P.Essay", {}, "Write"),
                    content("H5P.NewThing", {}),
                ],
                "passPercentage": 50,
                "poolSize": 2,
            },
        ),
    ]
}


def test_questions_are_found_wherever_they_stand_and_all_else_is_told_with_its_place(tmp_path: Path) -> None:
    book = BOOK
    path = package(tmp_path, "H5P.InteractiveBook", book)
    start = f"{path}/content/content.json#/chapters"
    found = [
        (str(one.place), one.own_id) if isinstance(one, Taken) else (str(one.place), one.what, one.why)
        for one in files.read(path)
    ]
    assert found == [
        (f"{start}/0/params/content/0/content", "H5P.AdvancedText", "it asks nothing: put it into a lesson"),
        (f"{start}/1", "its pass mark, 50 %", "write `pass_mark: 50` into the bank"),
        (f"{start}/1", "that it asks 2 of its questions", "write `draw: 2` into the bank"),
        (f"{start}/1/params/questions/0", "0A1B-2"),
        (
            f"{start}/1/params/questions/1",
            "Write",
            "nobody but a person can mark it: write a say-it question with a model answer and criteria",
        ),
        (f"{start}/1/params/questions/2", "H5P.NewThing", "the type H5P.NewThing cannot be one of ours"),
    ]


def test_of_a_set_with_one_that_cannot_be_the_others_are_taken(tmp_path: Path) -> None:
    path = package(tmp_path, "H5P.SingleChoiceSet", SET)
    one, two, three = files.read(path)
    assert isinstance(one, Taken)
    assert one.fields["choices"] == [{"text": "yes", "correct": True}, {"text": "no"}]
    assert (str(one.place), one.own_id) == (f"{path}/content/content.json#/choices/0", "AB-1")
    assert isinstance(two, Refused)
    assert two.why == "a choice question has 2 to 12 choices, and this has 1"
    assert isinstance(three, Taken)


@pytest.mark.parametrize(
    ("library", "params", "why"),
    [
        ("H5P.MultiChoice", MANY | {"question": ""}, "it has no words that ask anything"),
        ("H5P.MultiChoice", MANY | {"answers": "none"}, "a choice question has 2 to 12 choices, and this has 0"),
        ("H5P.MultiChoice", MANY | {"behaviour": {"type": "single"}}, "no choice is right; mark one as right"),
        ("H5P.TrueFalse", {"question": "It rains."}, "it does not say whether it is true"),
        ("H5P.Blanks", {"questions": ["None."]}, "a fill-in question has 1 to 10 blanks, and this has 0"),
        ("H5P.Blanks", {"questions": ["One * /:a tip*."]}, "blank-1 has no answer"),
        ("H5P.NewThing", {}, "the type H5P.NewThing cannot be one of ours"),
        ("", {}, "it does not say of what type it is"),
        (
            "H5P.Dictation",
            {},
            "it is answered by speaking, or to what is heard: write a short-answer question",
        ),
        (
            "H5P.MarkTheWords",
            {},
            "words are marked in a text: write a multiple-choice question of those words",
        ),
        (
            "H5P.FindTheWords",
            {},
            "words are found among letters: write a short-answer question for each",
        ),
        (
            "H5P.AdvancedBlanks",
            {},
            "its words have patterns and signposts of their own: write a fill-in question",
        ),
        ("H5P.BranchingQuestion", {}, "its answers lead on: write a scenario"),
    ],
)
def test_what_cannot_be_a_question_is_refused(library: str, params: dict[str, Any], why: str, tmp_path: Path) -> None:
    (found,) = files.read(package(tmp_path, library, params, "T"))
    assert isinstance(found, Refused)
    assert (found.what, found.why) == ("T", why)


def test_what_has_neither_a_title_nor_a_type_is_told_as_what_it_is(tmp_path: Path) -> None:
    (found,) = files.read(package(tmp_path, "", {}))
    assert isinstance(found, Refused)
    assert (found.what, found.why) == ("a content without a type", "it does not say of what type it is")


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ({"h5p.json": b"{}"}, ": this package has no content/content.json, as H5P has"),
        (
            {"h5p.json": b"{}", "content/content.json": b"{"},
            "/content/content.json: this is not JSON that can be read: Expecting property name enclosed in double quotes",
        ),
        (
            {"h5p.json": b"{}", "content/content.json": b"[" * 100_000},
            "/content/content.json: this is not JSON that can be read: maximum recursion depth exceeded",
        ),
        ({"h5p.json": b"[]"}, "/h5p.json: it holds no keys with values, as H5P does"),
    ],
)
def test_a_package_that_cannot_be_read_is_told(entries: dict[str, bytes], said: str, tmp_path: Path) -> None:
    path = archive(tmp_path, entries)
    with pytest.raises(CannotRead) as told:
        files.read(path)
    assert str(told.value).startswith(f"{path}{said}")
