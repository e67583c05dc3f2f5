"""Imported questions in a bank: their ids, what stays of a question that is there, and all else as it stands."""

from __future__ import annotations

import pytest
import yaml

from course.importing import bank
from course.importing.items import Fields, Place, Taken
from course.reading.problems import CourseProblems

BANK = """\
# yaml-language-server: $schema=../.schemas/quiz.json
format: 1
questions:
  # The first of ours.
  - id: stairs
    kind: single-choice
    objective: "1.1"
    prompt: What first?  # as on the sign
    choices:
      - {text: Close it, correct: true}
      - {text: Go on}
  - id: rain
    kind: true-false
    prompt: It rains.
    answer: true
"""


def question(prompt: str, own_id: str = "", **more: object) -> Taken:
    fields = {"kind": "true-false", "prompt": prompt, "answer": True, **more}
    return Taken(Place("a.gift", 1), own_id, "", fields)


def test_ids_are_the_files_own_or_made_of_words_and_stay_the_same() -> None:
    found = bank.named([question("It rains."), question("Snow", "Q 1: Snow!"), question("Wind", "Q 1: Snow!")])
    names = [name for name, _ in found]
    assert names[:2] == ["it-rains-36fa59", "q-1-snow"]
    assert names[2].startswith("q-1-snow-")
    assert [name for name, _ in bank.named([question("It rains.")])] == names[:1]
    again = bank.named([question("???"), question("???")])
    assert len({name for name, _ in again}) == 2
    assert all(name.startswith("question-") for name, _ in again)


GROWN = """\
# yaml-language-server: $schema=../.schemas/quiz.json
format: 1
questions:
  # The first of ours.
  - id: stairs
    kind: single-choice
    objective: '1.1'
    prompt: What comes first?
    choices:
    - text: Close it
      correct: true
    - text: Go on
  - id: rain
    kind: true-false
    prompt: It rains.
    answer: true
  - id: snow
    kind: true-false
    prompt: It snows.
    answer: true
    explanation: |-
      Line one.

      Line two.
"""


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_new_ones_go_behind_the_others_and_known_ones_stay_in_their_place(ending: str) -> None:
    stairs: Fields = {
        "kind": "single-choice",
        "prompt": "What comes first?",
        "choices": [{"text": "Close it", "correct": True}, {"text": "Go on"}],
    }
    questions = [
        ("stairs", Taken(Place("a.gift", 1), "stairs", "", stairs)),
        ("rain", question("It rains.")),
        ("snow", question("It snows.", explanation="Line one.\n\nLine two.")),
    ]
    text, put = bank.put(BANK.replace("\n", ending), "quizzes/people.yml", questions)
    assert [(one.id, one.became, one.changed) for one in put] == [
        ("stairs", "updated", ("prompt",)),
        ("rain", "unchanged", ()),
        ("snow", "added", ()),
    ]
    assert text == GROWN.replace("\n", ending)
    assert bank.put(text, "quizzes/people.yml", questions)[0] == text


def test_comments_of_an_entry_stand_above_it_when_it_is_written_anew() -> None:
    text = BANK.replace("    answer: true\n", "    # said by the caretaker\n    answer: true\n")
    changed, _ = bank.put(text, "quizzes/people.yml", [("rain", question("It pours."))])
    assert "    - {text: Go on}\n  # said by the caretaker\n  - id: rain\n" in changed.replace("      - {", "    - {")
    assert yaml.safe_load(changed)["questions"][1]["prompt"] == "It pours."


def test_of_another_kind_only_what_all_kinds_have_stays() -> None:
    changed, _ = bank.put(BANK, "quizzes/people.yml", [("stairs", question("It rains."))])
    (stairs, _) = yaml.safe_load(changed)["questions"]
    assert stairs == {
        "id": "stairs",
        "objective": "1.1",
        "kind": "true-false",
        "prompt": "It rains.",
        "answer": True,
    }


def test_of_another_kind_stays_what_an_author_alone_writes() -> None:
    own = {
        "id": "rain",
        "was": ["wet"],
        "objective": "1.2",
        "claims": ["house"],
        "bloom": "apply",
        "use": "test",
        "section": "look",
        "revision": 2,
        "recalls": ["1.1"],
        "trainer": "Ask.",
        "waive": ["QZ01"],
    }
    before = {
        "format": 1,
        "questions": [own | {"kind": "numeric", "prompt": "How much?", "answer": 3, "units": ["mm"]}],
    }
    text, _ = bank.put(yaml.safe_dump(before), "quizzes/people.yml", [("rain", question("It rains."))])
    assert yaml.safe_load(text)["questions"] == [own | {"kind": "true-false", "prompt": "It rains.", "answer": True}]


def test_a_bank_that_cannot_be_changed_is_told() -> None:
    with pytest.raises(CourseProblems) as told:
        bank.put("format: 1\nquestions: [", "quizzes/people.yml", [("rain", question("It rains."))])
    assert "quizzes/people.yml:2:12" in str(told.value)


def test_of_a_question_that_is_written_anew_no_text_becomes_a_number_a_time_or_a_judgement() -> None:
    bank_text = (
        "format: 1\nquestions:\n  - id: rain\n    kind: short-answer\n    objective: 2.10\n    prompt: When?\n"
        "    accept: [12:30, No, 2026-11-29, 007, 2.10]\n    hint: On\n    points: 2\n"
    )
    changed = Taken(Place("a.gift", 1), "rain", "", {"kind": "short-answer", "prompt": "When is it?"})
    text, _ = bank.put(bank_text, "quizzes/people.yml", [("rain", changed)])
    assert yaml.safe_load(text)["questions"] == [
        {
            "id": "rain",
            "kind": "short-answer",
            "objective": "2.10",
            "prompt": "When is it?",
            "accept": ["12:30", "No", "2026-11-29", "007", "2.10"],
            "hint": "On",
            "points": 2,
        }
    ]
