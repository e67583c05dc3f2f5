"""Types of H5P that put something somewhere, and sets of cards, clues and statements: word for word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from course.importing import files
from course.importing.items import Fields, Refused, Taken
from tests.importing.test_h5p import content, package

BELL = {"path": "images/bell.png"}
KEPT = "![A bell](imported/bell-796120.png)"


def thing(text: str, zones: list[str] | None = None) -> dict[str, Any]:
    kind = {"library": "H5P.AdvancedText 1.1", "params": {"text": f"<p>{text}</p>"}}
    return {"type": kind, "dropZones": ["0"] if zones is None else zones}


def zone(label: str, *right: str, **more: object) -> dict[str, Any]:
    return {"label": f"<div>{label}</div>", "showLabel": True, "correctElements": list(right), **more}


def board(elements: list[dict[str, Any]], zones: list[dict[str, Any]], **settings: object) -> dict[str, Any]:
    return {"question": {"settings": settings, "task": {"elements": elements, "dropZones": zones}}}


PAIRS = board(
    [thing("What belongs?", []), thing("mop"), thing("key"), thing("cup")],
    [
        zone("Floor", "1", tipsAndFeedback={"tip": "<p>Wet.</p>", "feedbackOnCorrect": "Yes."}),
        zone("Door", "2", tipsAndFeedback={"feedbackOnIncorrect": "No."}),
    ],
)
GROUPS = board([thing("mop"), thing("pail"), thing("key"), thing("cup")], [zone("Floor", "0", "1"), zone("Door", "2")])


@pytest.mark.parametrize(
    ("library", "params", "fields", "lost"),
    [
        (
            "H5P.SortParagraphs",
            {"taskDescription": "<p>Sort.</p>", "paragraphs": ["<div>One</div>", "<div>Two</div>"]},
            {"kind": "ordering", "prompt": "Sort.", "items": [{"text": "One"}, {"text": "Two"}]},
            (),
        ),
        (
            "H5P.ImageSequencing",
            {
                "taskDescription": "Sort.",
                "sequenceImages": [
                    {"image": BELL, "imageDescription": "A bell"},
                    {"image": {"path": "images/gone.png"}, "imageDescription": "A door"},
                ],
            },
            {"kind": "ordering", "prompt": "Sort.", "items": [{"text": KEPT}, {"text": "(A door)"}]},
            ("the picture images/gone.png (A door)",),
        ),
        (
            "H5P.TextGrouping",
            {
                "question": "<p>Group.</p>",
                "textGroups": [
                    {"groupName": "Wet", "textElements": ["rain", "snow"]},
                    {"groupName": "Dry", "textElements": ["sand"]},
                ],
            },
            {
                "kind": "categorise",
                "prompt": "Group.",
                "categories": [{"id": "category-1", "text": "Wet"}, {"id": "category-2", "text": "Dry"}],
                "items": [
                    {"text": "rain", "category": "category-1"},
                    {"text": "snow", "category": "category-1"},
                    {"text": "sand", "category": "category-2"},
                ],
            },
            (),
        ),
        (
            "H5P.MultiMediaChoice",
            {
                "question": "Which?",
                "options": [
                    {"media": {"library": "H5P.Image 1.1", "params": {"file": BELL, "alt": "A bell"}}, "correct": True},
                    {"media": {"library": "H5P.Image 1.1", "params": {"file": {"path": "x.png"}, "alt": "A cup"}}},
                ],
            },
            {
                "kind": "single-choice",
                "prompt": "Which?",
                "choices": [{"text": KEPT, "correct": True}, {"text": "(A cup)"}],
            },
            ("the picture x.png (A cup)",),
        ),
        (
            "H5P.DragQuestion",
            PAIRS,
            {
                "kind": "matching",
                "prompt": "What belongs?",
                "pairs": [{"left": "Floor", "right": "mop"}, {"left": "Door", "right": "key"}],
                "extras": ["cup"],
            },
            (
                "the tip of `Floor`: Wet.",
                "what is said when it is right of `Floor`: Yes.",
                "what is said when it is wrong of `Door`: No.",
            ),
        ),
        (
            "H5P.DragQuestion",
            GROUPS,
            {
                "kind": "categorise",
                "prompt": "The title",
                "categories": [{"id": "category-1", "text": "Floor"}, {"id": "category-2", "text": "Door"}],
                "items": [
                    {"text": "mop", "category": "category-1"},
                    {"text": "pail", "category": "category-1"},
                    {"text": "key", "category": "category-2"},
                ],
            },
            ("`cup`, which belongs nowhere",),
        ),
    ],
)
def test_each_type_becomes_a_question_of_ours(
    library: str, params: dict[str, Any], fields: Fields, lost: tuple[str, ...], tmp_path: Path
) -> None:
    (found,) = files.read(package(tmp_path, library, params, "The title"))
    assert isinstance(found, Taken), found
    assert (found.fields, found.lost) == (fields, lost)


def test_each_statement_of_a_summary_is_a_choice_of_its_own(tmp_path: Path) -> None:
    params = {
        "intro": "<p>Choose the correct statement.</p>",
        "summaries": [
            {"summary": ["<p>It rains.</p>", "<p>It snows.</p>"], "tip": "Look up.", "subContentId": "A-1"},
            {"summary": ["One"], "tip": ""},
        ],
        "overallFeedback": [{"from": 0, "to": 100, "feedback": "Well done."}, {"from": 0, "to": 5}],
    }
    path = package(tmp_path, "H5P.Summary", params, "T")
    said, one, two = files.read(path)
    assert isinstance(said, Refused)
    assert (said.what, said.why) == ("what is said of a result: Well done.", "a bank says nothing of results")
    assert isinstance(one, Taken)
    assert (str(one.place), one.own_id, one.lost) == (f"{path}/content/content.json#/summaries/0", "A-1", ())
    assert one.fields == {
        "kind": "single-choice",
        "prompt": "Choose the correct statement.",
        "choices": [{"text": "It rains.", "correct": True}, {"text": "It snows."}],
        "hint": "Look up.",
    }
    assert isinstance(two, Refused)
    assert two.why == "a choice question has 2 to 12 choices, and this has 1"


def test_each_flashcard_is_words_to_type(tmp_path: Path) -> None:
    params = {
        "description": "Name them.",
        "caseSensitive": True,
        "cards": [
            {
                "text": "It rings.",
                "answer": "bell / chime/and\\/or",
                "image": BELL,
                "imageAltText": "A bell",
                "tip": {"tip": "Ding."},
            },
            {"text": "", "answer": "cup", "tip": ""},
        ],
    }
    task, one, two = files.read(package(tmp_path, "H5P.Flashcards", params, "T"))
    assert isinstance(task, Refused)
    assert (task.what, task.why) == ("its task: Name them.", "questions stand by themselves in a bank")
    assert isinstance(one, Taken)
    assert one.fields == {
        "kind": "short-answer",
        "prompt": f"{KEPT}\n\nIt rings.",
        "accept": ["bell", "chime", "and/or"],
        "case": "match",
        "hint": "Ding.",
    }
    assert isinstance(two, Refused)
    assert two.why == "it has no words that ask anything"


def test_each_clue_of_a_crossword_is_words_to_type(tmp_path: Path) -> None:
    words = [
        {"clue": "It rings", "answer": "bell", "extraClue": content("H5P.AdvancedText", {"text": "<p>Ding.</p>"})},
        {"clue": "It falls", "answer": "rain", "extraClue": content("H5P.Image", {"file": BELL})},
    ]
    one, two = files.read(package(tmp_path, "H5P.Crossword", {"words": words}, "T"))
    assert isinstance(one, Taken)
    assert isinstance(two, Taken)
    crossing = "that its letters cross those of other words"
    assert (one.fields, one.lost) == (
        {"kind": "short-answer", "prompt": "It rings", "accept": ["bell"], "hint": "Ding."},
        (crossing,),
    )
    assert two.lost == (crossing, "its extra clue: H5P.Image")


@pytest.mark.parametrize(
    ("library", "params", "why"),
    [
        (
            "H5P.DragQuestion",
            board([thing("a"), thing("b")], [zone("A", "0"), zone("B", "1")], background=BELL),
            "things are dragged into a picture: write a matching or a categorise question",
        ),
        (
            "H5P.DragQuestion",
            board([thing("a"), thing("b")], [zone("A", "0"), zone("B", "1", showLabel=False)]),
            "things are dragged into a picture: write a matching or a categorise question",
        ),
        (
            "H5P.DragQuestion",
            board([thing("a"), {"type": {"params": {"file": {"path": "x"}}}}], [zone("A", "0")]),
            "things are dragged into a picture: write a matching or a categorise question",
        ),
        (
            "H5P.DragQuestion",
            board([thing("a"), thing("b")], [zone("A", "0"), zone("B", "0")]),
            "not each of its things has one zone",
        ),
        (
            "H5P.MultiMediaChoice",
            {"options": [{"media": {"library": "H5P.Audio 1.5", "params": {}}}, {}]},
            "a film or a recording is one of its choices",
        ),
        ("H5P.SortParagraphs", {"paragraphs": ["a", 1]}, "an ordering question has 2 to 12 items, and this has 1"),
        ("H5P.MemoryGame", {}, "it is a game with pictures: write a matching question"),
        ("H5P.ArithmeticQuiz", {}, "it draws its numbers: write it with some of them"),
        ("H5P.PersonalityQuiz", {}, "no answer is right: it asks for an opinion"),
        (
            "H5P.Dialogcards",
            {},
            "nobody but a person can mark it: write a say-it question with a model answer and criteria",
        ),
        ("H5P.Timeline", {}, "it asks nothing: put it into a lesson"),
    ],
)
def test_what_cannot_be_a_question_is_refused(library: str, params: dict[str, Any], why: str, tmp_path: Path) -> None:
    (found,) = files.read(package(tmp_path, library, params, "T"))
    assert isinstance(found, Refused), found
    assert (found.what, found.why) == ("T", why)


def test_what_stands_around_questions_is_told(tmp_path: Path) -> None:
    sets = {
        "introPage": {"showIntroPage": True, "introduction": "<p>Hello.</p>"},
        "endGame": {"overallFeedback": [{"feedback": "Well done."}]},
        "questions": [content("H5P.NewThing", {}, "N")],
    }
    film = {"interactiveVideo": {"video": {"files": [{"path": "a.mp4"}]}, "a": content("H5P.Text", {}, "Hm")}}
    told = [
        (one.what, one.why)
        for library, params in {"H5P.QuestionSet": sets, "H5P.InteractiveVideo": film}.items()
        for one in files.read(package(tmp_path, library, params, "T"))
        if isinstance(one, Refused)
    ]
    assert told == [
        ("its first page: Hello.", "put it into the lesson"),
        ("what is said of a result: Well done.", "a bank says nothing of results"),
        ("N", "the type H5P.NewThing cannot be one of ours"),
        ("its film", "a bank has none, so what is asked has to be clear without it"),
        ("Hm", "it asks nothing: put it into a lesson"),
    ]


def test_what_asks_nothing_in_a_set_is_told_by_each_of_its_types(tmp_path: Path) -> None:
    types = [
        "AdvancedText",
        "Text",
        "Image",
        "Video",
        "Audio",
        "Link",
        "Table",
        "Agamotto",
        "Chart",
        "Collage",
        "ImageHotspots",
        "ImageJuxtaposition",
        "ImageSlider",
        "IFrameEmbed",
        "Timeline",
        "TwitterUserFeed",
        "KewArCode",
    ]
    asked = {"questions": [content(f"H5P.{name}", {}, name) for name in types]}
    found = list(files.read(package(tmp_path, "H5P.QuestionSet", asked, "T")))
    assert [(one.what, one.why) for one in found if isinstance(one, Refused)] == [
        (name, "it asks nothing: put it into a lesson") for name in types
    ]
