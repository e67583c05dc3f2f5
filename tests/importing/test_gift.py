"""GIFT: each kind of answer as a question of ours, what is lost of it, and what no bank can hold, word for word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.importing.gift import read_gift
from course.importing.items import Fields, Refused, Taken


def taken(text: str) -> Taken:
    (found,) = read_gift(text, "a.gift")
    assert isinstance(found, Taken), found
    return found


def refused(text: str) -> str:
    (found,) = read_gift(text, "a.gift")
    assert isinstance(found, Refused), found
    return f"{found.place}: {found.what}: {found.why}"


ESSAY = "an essay has no right answer: write a say-it question with a model answer and criteria"
EVERY = "every choice is right, so there is nothing to decide"
CHOICE = {"kind": "single-choice", "prompt": "Who is buried here?"}


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "Who is buried here?{~Grant#No. =nobody#Yes. ~Jones}",
            CHOICE
            | {
                "choices": [
                    {"text": "Grant", "feedback": "No."},
                    {"text": "nobody", "correct": True, "feedback": "Yes."},
                    {"text": "Jones"},
                ]
            },
        ),
        (
            "Grant is {~buried =entombed} in his tomb.",
            {
                "kind": "single-choice",
                "prompt": r"Grant is \_\_\_\_\_ in his tomb.",
                "choices": [{"text": "buried"}, {"text": "entombed", "correct": True}],
            },
        ),
        ("It rains.{F}", {"kind": "true-false", "prompt": "It rains.", "answer": False}),
        (
            "It rains.{TRUE#Look out.#It does.####Rain is wet.}",
            {
                "kind": "true-false",
                "prompt": "It rains.",
                "answer": True,
                "feedback": {"true": "It does.", "false": "Look out."},
                "explanation": "Rain is wet.",
            },
        ),
        ("Two and two{=four =4}", {"kind": "short-answer", "prompt": "Two and two", "accept": ["four", "4"]}),
        ("One in words{One}", {"kind": "short-answer", "prompt": "One in words", "accept": ["One"]}),
        (
            "Best animal?{=Frog#Good! =%0%*#No.}",
            {
                "kind": "short-answer",
                "prompt": "Best animal?",
                "accept": ["Frog"],
                "feedback": {"right": "Good!", "wrong": "No."},
            },
        ),
        ("Born?{#1822:5}", {"kind": "numeric", "prompt": "Born?", "answer": 1822, "tolerance": "5"}),
        ("Pi?{#3.141..3.142}", {"kind": "numeric", "prompt": "Pi?", "answer": 3.1415, "tolerance": "0.0005"}),
        ("Less?{#-5..5}.", {"kind": "numeric", "prompt": "Less?.", "answer": 0, "tolerance": "5"}),
        ("How many?{#2,5}", {"kind": "numeric", "prompt": "How many?", "answer": 2.5}),
        (
            "Capitals{=Canada -> Ottawa =Italy->Rome =->Bern}",
            {
                "kind": "matching",
                "prompt": "Capitals",
                "pairs": [{"left": "Canada", "right": "Ottawa"}, {"left": "Italy", "right": "Rome"}],
                "extras": ["Bern"],
            },
        ),
        (
            "Where?{=Rome -> Italy =Milan -> Italy =Bern -> Swiss}",
            {
                "kind": "categorise",
                "prompt": "Where?",
                "categories": [{"id": "category-1", "text": "Italy"}, {"id": "category-2", "text": "Swiss"}],
                "items": [
                    {"text": "Rome", "category": "category-1"},
                    {"text": "Milan", "category": "category-1"},
                    {"text": "Bern", "category": "category-2"},
                ],
            },
        ),
        (
            "Complete it.\\n\\nWater {1:SA:=boils~=cooks} at {1:MC:50~=100} degrees.",
            {
                "kind": "fill-in",
                "prompt": "Complete it.",
                "text": "Water {blank-1} at {blank-2} degrees.",
                "blanks": [
                    {"id": "blank-1", "accept": ["boils", "cooks"]},
                    {"id": "blank-2", "accept": ["100"], "options": ["50", "100"]},
                ],
            },
        ),
    ],
)
def test_a_question_is_taken_whole(text: str, fields: Fields) -> None:
    found = taken(text)
    assert (found.fields, found.lost) == (fields, ())


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Who?{~%50%half =all ~none}", ("50 % for the choice `half`, which earns nothing here",)),
        ("Who?{=all#Yes. =%25%some#Nearly.}", (
            "25 % for the answer `some`, which earns nothing here, and what is said of it: Nearly.",
            "what is said of a right answer, since nothing is said of the other: Yes.",
        )),
        ("Which?{~%50%a ~%50%b ~%-100%c}", (
            "the weights 50, 50, -100 %: here it is all points when every right choice is ticked and no other",
        )),
        ("Which?{~%50%a ~%50%b ~c}", ("the weights 50, 50, 0 %: here it is a share for each right decision",)),
        ("It rains.{T#Look out.}", ("what is said of `false`, since nothing is said of the other: Look out.",)),
        ("When?{#=1822:0 =%50%1822:2}", ("50 % for 1820 to 1824, which earns nothing here",)),
        ("// [tag:rain]\nIt rains.{T}", ("the tag `rain`",)),
        ("Water {1:SA:=boils~%50%cooks}.", (
            "50 % for `cooks` in blank-1, which earns nothing here",
            "added: the prompt `Fill in the blanks.`",
        )),
        ('[html]See <img src="a.png" alt="a bell"> now.{T}', ("the picture a.png (a bell)",)),
    ],
)  # fmt: skip
def test_what_is_lost_is_told(text: str, lost: tuple[str, ...]) -> None:
    assert taken(text).lost == lost


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Write.{}", f"a.gift:1: Write.: {ESSAY}"),
        ("\n\n::T::Only words.", "a.gift:3: T: it asks nothing: put such a text into a lesson"),
        ("$CATEGORY: a/b", "a.gift:1: $CATEGORY: a/b: a bank has no categories: import into one module each"),
        ("Who?{~a ~b}", "a.gift:1: Who?: no choice is right; mark one as right"),
        ("Who?{=a =b ~c}", "a.gift:1: Who?: 2 choices are each right alone, and one can be; mark one as right"),
        ("Who?{~%50%a ~%50%b}", f"a.gift:1: Who?: {EVERY}; mark some as right"),
        ("Who?{=a ~a}", "a.gift:1: Who?: two of its choices are `a`; change one of the two"),
        ("Who?{=a", "a.gift:1: Who?: its brace { is never closed; write } behind the last answer"),
        ("Who?{=a} or {=b}", "a.gift:1: Who?: it has answers in braces twice; make a question of each"),
        ("When?{#soon}", "a.gift:1: When?: `soon` is not a number, such as 5, 5:0.1 or 1..5"),
        ("Match{=a->b =c->d =e}", "a.gift:1: Match: `e` has no partner; write -> and what belongs to it"),
        ("{T}", "a.gift:1: a question without words: it has no words that ask anything"),
        ("Fill {1:ESSAY:=a}", "a.gift:1: Fill: a blank of the kind ESSAY cannot be one of ours"),
    ],
)  # fmt: skip
def test_what_no_bank_holds_is_refused_with_its_reason(text: str, said: str) -> None:
    assert refused(text) == said


def test_signs_that_were_escaped_are_themselves_and_stand_as_they_are_in_markdown() -> None:
    found = taken(r"::Q\:1::Which is \{5\}? *Say* \#1{~\= 2 + 2 =\~ 5\n\nor so}")
    assert (found.title, found.fields["prompt"]) == ("Q:1", r"Which is {5}? \*Say\* #1")
    assert found.fields["choices"] == [{"text": r"\= 2 + 2"}, {"text": "\\~ 5\n\nor so", "correct": True}]


def test_texts_are_in_the_format_that_they_say() -> None:
    found = taken("[html]<p>Is <b>this</b>\\: x<sub>2</sub></p>{=[markdown]*yes* ~[plain]*no* ~<i>maybe</i>}")
    assert found.fields["prompt"] == "Is **this**: x~2~"
    texts = [choice["text"] for choice in found.fields["choices"]]  # type: ignore[attr-defined]
    assert texts == ["*yes*", r"\*no\*", "*maybe*"]


def test_formulas_become_ours() -> None:
    assert taken(r"Is \\(x^2\\) or $$y_1$$ right?{T}").fields["prompt"] == "Is $x^2$ or $y_1$ right?"


def test_ids_lines_and_blank_lines_within_braces() -> None:
    text = "// question: 1\n// [id:fire-1]\n::Fire::Call?{\n=yes\n\n~no\n}\n\n// note\nRain?{T}\n"
    first, second = read_gift(text, "a.gift")
    assert isinstance(first, Taken)
    assert isinstance(second, Taken)
    assert [(one.own_id, one.title, one.place.line) for one in (first, second)] == [("fire-1", "Fire", 3), ("", "", 10)]


@pytest.mark.long
@given(st.text(alphabet="ab{}=~#%:\\->[]htmlT5. \n$/", max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    for found in read_gift(text, "a.gift"):
        assert isinstance(found, (Taken, Refused))


def test_a_bank_says_one_thing_of_right_answers_and_one_of_others_and_what_more_is_said_is_lost() -> None:
    found = taken("A pet?{=cat#Purrs. =dog#Barks. =cow#Purrs.}")
    assert found.lost == (
        "what is said of another right answer: Barks.",
        "what is said of a right answer, since nothing is said of the other: Purrs.",
    )
    found = taken("A pet?{=cat#Purrs. =%0%*#No pet. =%0%*#Wild.}")
    assert found.fields["feedback"] == {"right": "Purrs.", "wrong": "No pet."}
    assert found.lost == ("what is said of another wrong answer: Wild.",)
