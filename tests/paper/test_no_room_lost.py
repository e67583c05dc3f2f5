"""No page is lost to a line or two, and nothing stands too close: what a trainer with a copier looks at first."""

from __future__ import annotations

import re

import pytest

from course.model import Module
from course.paper import Press, one_page_key_pdf, worksheet_pdf
from course.paper.checklists import checklist_document, checklist_pdf, print_checklist
from course.paper.learners import learners_of
from course.paper.lists import attendance_document, class_grid_document
from course.paper.papers import LETTERS, Paper, size_of
from course.records.people import Person
from tests.conftest import VALID
from tests.paper.boxes import texts_in
from tests.paper.conftest import Presses, read, text_of
from tests.paper.test_checklists import only, with_items
from tests.paper.test_page_ends import QUIZ
from tests.paper.test_worksheets import banked
from tests.pdf_texts import texts_of

pytestmark = pytest.mark.long

WIDE = "<svg xmlns='http://www.w3.org/2000/svg' width='220' height='120'><path d='M0 0H220V120H0Z'/></svg>"
PLACES = ("The front door", "The lift", "The garden door")


def with_questions(count: int) -> dict[str, str]:
    """Return the change that gives the test so many questions of three choices beside its own."""
    return {
        QUIZ: VALID[QUIZ]
        + "".join(
            f"  - id: more-{number}\n    kind: true-false\n    objective: '1.1'\n    bloom: remember\n"
            "    claims: [house]\n    prompt: Help comes.\n    answer: true\n    explanation: It does.\n"
            for number in range(count)
        )
    }


def test_the_version_of_a_worksheet_stands_at_its_head_and_never_alone_on_a_page(press: Presses) -> None:
    for count in range(2, 11):
        pressed = press(with_questions(count))
        first, *_, last = texts_of(worksheet_pdf(pressed, one(pressed), "A", "a5"))
        assert "Version A" in first
        assert "Question " in last


@pytest.mark.parametrize("paper", ["a4", "letter", "a5", "half-letter", "a4-large"])
def test_no_letter_of_a_version_stands_alone_on_a_line(press: Presses, paper: Paper) -> None:
    for title in ("Help: first questions", "Help: the first questions", "Help: the very first questions of all"):
        pressed = press({QUIZ: VALID[QUIZ].replace("People: check yourself", title)})
        printed = one_page_key_pdf(pressed, one(pressed), "A", paper)
        assert title in text_of(printed)
        for page in texts_of(printed):
            assert not re.search(r"^A$", page.partition("FOR THE TRAINER")[0], re.MULTILINE)


@pytest.mark.parametrize("paper", ["a5-large", "half-letter-large"])
def test_no_letter_of_a_category_is_parted_from_its_words(press: Presses, paper: Paper) -> None:
    bank = banked("categorise")[QUIZ].replace('"2.1"', '"1.1"')
    for length in range(4, 14):
        more = ", ".join(f"{{id: {text.lower()}, text: {text}}}" for text in ("Apathy", "W" * length, "Last"))
        pressed = press({QUIZ: re.sub(r"categories:\n +- (.*)\n +- .*", rf"categories: [\1, {more}]", bank)})
        last = texts_of(worksheet_pdf(pressed, one(pressed), "A", paper))[-1]
        assert "D Last" in " ".join(last.split())
        assert not re.search(r"\b[BCD] *$", last, re.MULTILINE)


@pytest.mark.parametrize("paper", ["a4", "a4-large", "a5", "letter-large"])
def test_a_key_of_as_many_short_answers_as_a_lesson_has_is_one_page(press: Presses, paper: Paper) -> None:
    pressed = press(with_questions(25))
    printed = one_page_key_pdf(pressed, one(pressed), "A", paper)
    assert len(read(printed).pages) == 1


def test_lines_for_names_fill_the_pages_of_an_empty_list_and_are_enough_for_thirty(press: Presses) -> None:
    pressed = press(with_questions(10))
    (course,) = pressed.content.catalogue.courses
    for paper in ("a4", "letter"):
        for printed in (
            pressed.print(attendance_document(pressed, course, (), paper)),
            pressed.print(class_grid_document(pressed, one(pressed), (), ("A", "B"), paper)),
        ):
            pages = texts_of(printed)
            numbers = [int(number) for page in pages for number in re.findall(r"^(\d+) *$", page, re.MULTILINE)]
            assert max(numbers) >= 30
            assert len(pages) == 2
            lowest = min(piece.low for piece in texts_in(printed) if piece.page == 2 and piece.low > 60)
            assert lowest < 110  # the last line


def test_no_page_of_a_class_grid_holds_nothing_but_an_empty_line_or_two(press: Presses) -> None:
    pressed = press(with_questions(20))
    people = [Person(number=f"{place:05}", name="Ada", site="", line=place) for place in range(30)]
    learners = learners_of(people, "people.csv", ("A",))
    printed = pressed.print(class_grid_document(pressed, one(pressed), learners, ("A",), "a4"))
    lines = [re.findall(r"^\d+ *(Ada)?", page, re.MULTILINE) for page in texts_of(printed)]
    assert [page.count("Ada") > 0 for page in lines] == [True, True]
    assert 1 <= lines[1].count("") <= 3


def test_each_learner_has_one_row_for_as_many_questions_as_a_lesson_has(press: Presses) -> None:
    pressed = press(with_questions(20))
    printed = pressed.print(class_grid_document(pressed, one(pressed), (), ("A",), "a4"))
    assert [page.count("Name") for page in texts_of(printed)] == [1, 1]


@pytest.mark.parametrize("paper", ["a5", "a4-large", "half-letter"])
def test_who_signs_never_stands_close_below_the_last_item(press: Presses, paper: Paper) -> None:
    apart = []
    for count in range(4, 11):
        pressed = press(with_items(*["Said where you are"] * count))
        module, checklist = only(pressed)
        printed = print_checklist(pressed, checklist, checklist_document(pressed, module, checklist, paper))
        heights: dict[str, float] = {}

        def visit(text: str, cm: list[float], *_: object, heights: dict[str, float] = heights) -> None:
            heights[text.strip()] = cm[5]  # the last item is the lowest

        page = read(printed).pages[0]
        page.extract_text(visitor_text=visit)
        if "Done by" in heights:
            apart.append(abs(heights["Said where you are"] - heights["Done by"]))
    assert apart
    assert min(apart) >= 1.65 * LETTERS[size_of(paper)]


@pytest.mark.parametrize("paper", ["a5-large", "half-letter-large"])
def test_which_page_it_is_stands_on_one_line_at_the_foot(press: Presses, paper: Paper) -> None:
    pressed = press({QUIZ: VALID[QUIZ].replace("People: check yourself", "People: check yourself, and all others")})
    for number, page in enumerate(texts_of(one_page_key_pdf(pressed, one(pressed), "A", paper)), start=1):
        assert re.search(rf"Page {number} of \d", page)


@pytest.mark.parametrize("paper", ["a4-large", "letter-large", "a5"])
def test_occasion_and_note_of_a_form_stand_together(press: Presses, paper: Paper) -> None:
    for count in range(3, 12):
        pressed = press(with_items(*["Said where you are, and what has happened"] * count))
        module, checklist = only(pressed)
        pages = texts_of(checklist_pdf(pressed, module, checklist, paper, fillable=True))
        assert [("Occasion" in page) == ("Note" in page) for page in pages] == [True] * len(pages)


def test_a_first_question_with_a_picture_begins_below_the_head_and_its_answers_are_together(press: Presses) -> None:
    asked = banked("hotspot") | {"modules/people/img/plan.svg": WIDE}
    first = asked[QUIZ].removeprefix(VALID[QUIZ])
    asked[QUIZ] = VALID[QUIZ].replace("questions:\n", f"questions:\n{first}", 1)
    for paper in ("a4-large", "letter-large"):
        pressed = press(asked)
        pages = texts_of(worksheet_pdf(pressed, one(pressed), "A", paper))
        assert "Question 1" in pages[0]
        assert [all(words in page for words in PLACES) for page in pages[:2]] == [False, True]
        assert [any(words in page for words in PLACES) for page in pages[:2]] == [False, True]


def one(press: Press) -> Module:
    """Return the one module of a course."""
    (module,) = press.content.modules
    return module
