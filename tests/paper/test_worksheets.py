"""A quiz on paper: two versions, their keys, and a grid that gives the points of the screen."""

from __future__ import annotations

import itertools
import re
import textwrap

import pytest

from course.model.questions.base import Question
from course.model.questions.part import Part
from course.paper import (
    PAPERS,
    VERSIONS,
    Paper,
    Press,
    Version,
    course_pack_pdf,
    key_pdf,
    one_page_key_pdf,
    worksheet_pdf,
)
from course.paper.marking import shares
from course.paper.questions import answer_in_short, answered, asked, choose_from, options_of, rows_of
from course.paper.rich_text import plain
from course.paper.worksheets import key_part, questions_of, worksheet_part
from tests.conftest import VALID
from tests.examples_of_kinds import FOLDER, all_examples, text_of_first
from tests.paper.conftest import Presses, letters_of, read, tags_of, text_of, uncompressed
from tests.pdf_texts import texts_of

EXAMPLES = [example.question for example in all_examples()]
SQUASHED = re.compile(r"\s+")
MARKS = str.maketrans("\u201c\u201d\u2018\u2019\u2033", '""\'\'"')  # as they are printed, and typed


def squashed(text: str) -> str:
    """Return text without space and hyphens, which line ends change, and with plain quotation marks."""
    return SQUASHED.sub("", text).translate(MARKS)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_worksheet_has_a_head_and_says_how_points_are_earned(press: Presses, version: Version) -> None:
    pressed = press()
    found = text_of(worksheet_pdf(pressed, pressed.content.modules[0], version, "a4"))
    assert found.startswith(
        f"Training desk FA-101 People: Until Help Comes People: check yourself, worksheet {version} "
        "Name Date Score of 3 To pass: 2.67 of 3 points (80 per cent). Each question says how it earns its points. "
        f"Version {version} · module revision "
    )
    assert "Tick every right one. An equal share of 1 point for each choice rightly ticked or rightly left" in found


@pytest.mark.long
@pytest.mark.parametrize(
    ("asked_for", "first", "others"),
    [
        ("leave-out", "Name Date Score of", "Name Question"),
        ("require", "Name Staff number Date Score of", "Name Staff number Question"),
    ],
)
def test_each_page_of_a_worksheet_says_whose_it_is(press: Presses, asked_for: str, first: str, others: str) -> None:
    text = VALID["quizzes/people.yml"]
    last = text[text.index("  - id: anybody-can-help") :]
    more = "".join(last.replace("anybody-can-help", f"anybody-{number}") for number in range(12))
    catalogue = f"{VALID['modules/catalogue.yml']}records: {{number: {asked_for}}}\n"
    pressed = press({"quizzes/people.yml": text + more, "modules/catalogue.yml": catalogue})
    (module,), (course,) = pressed.content.modules, pressed.content.catalogue.courses
    for paper in PAPERS:
        alone = worksheet_pdf(pressed, module, "A", paper)
        pages = [" ".join(page.split()) for page in texts_of(alone)]
        assert len(pages) > 2
        assert f"worksheet A {first}" in pages[0]
        assert all(page.startswith(others) for page in pages[1:]), pages
        bound = texts_of(course_pack_pdf(pressed, course, paper))
        tops = [" ".join(page.split()).startswith(others) for page in bound]
        assert tops.count(True) == 2 * (len(pages) - 1)  # of versions A and B, and of no other sheet
        assert not tops[-1]


@pytest.mark.long
def test_every_question_is_whole_on_a_page_of_the_worksheet_and_every_reason_on_the_key(
    whole_press: Press,
) -> None:
    for module in whole_press.content.modules[1::3]:  # to read them all takes its time
        texts = whole_press.texts(module.slug)
        pages = [squashed(page) for page in texts_of(worksheet_pdf(whole_press, module, "B", "a4"))]
        goes_on = squashed("Continued on the next page.")
        pages += [first + then for first, then in itertools.pairwise(pages) if goes_on in first]
        key = squashed(text_of(key_pdf(whole_press, module, "A", "letter")))
        for question in module.quiz.tested:
            rows = rows_of(question, "A")
            asking = [question.prompt.split("\n\n")[0], *(row.text for row in rows)]
            said = [squashed(plain(texts.inline(text))) for text in asking]
            assert any(all(text in page for text in said) for page in pages), question.id  # none is parted unsaid
            for text in ((question.explanation or "").split("\n\n")[0], *(row.why for row in rows)):
                assert squashed(plain(texts.inline(text))) in key, question.id


def test_letters_of_worksheets_and_keys_have_eleven_points(press: Presses) -> None:
    pressed = press()
    (module,) = pressed.content.modules
    for make in (worksheet_pdf, key_pdf, one_page_key_pdf):
        printed = make(pressed, module, "A", "a4")
        assert min(letters_of(printed).values()) >= 11


def test_a_worksheet_gives_no_answer_away(whole_press: Press) -> None:
    for module in whole_press.content.modules:
        text = str(worksheet_part(whole_press, module, "A"))
        for question in module.quiz.tested:
            for row in rows_of(question, "A"):
                assert not row.why or row.why not in text
            assert not question.explanation or question.explanation not in text


@pytest.mark.parametrize("question", EXAMPLES, ids=lambda question: question.id)
def test_each_kind_is_asked_and_answered_in_both_versions(press: Presses, question: Question) -> None:
    texts = press().texts("people")
    for version in VERSIONS:
        sheet, key = asked(question, version, 1, texts), answered(question, version, 1, texts)
        assert len(sheet["rows"]) == len(key["rows"])  # type: ignore[arg-type]  # lists
        assert "'why'" not in str(sheet["rows"])


def test_versions_differ_in_the_order_of_questions_and_of_what_may_be_mixed(whole_press: Press) -> None:
    for module in whole_press.content.modules:
        first, second = (questions_of(module, version) for version in VERSIONS)
        assert first == list(module.quiz.tested)
        assert sorted(one.id for one in first) == sorted(one.id for one in second)
        assert first != second
        for question in first:
            orders = [[row.text for row in rows_of(question, version)] for version in VERSIONS]
            assert sorted(orders[0]) == sorted(orders[1])
            if getattr(question, "shuffle", False) or question.name in ("ordering", "categorise"):
                assert orders[0] != orders[1], question.id


def test_a_choice_question_whose_order_matters_keeps_it() -> None:
    kept = [one for one in EXAMPLES if getattr(one, "shuffle", None) is False]
    for question in kept:
        texts = [choice.text for choice in getattr(question, "choices")]  # noqa: B009 - of two kinds
        assert all([row.text for row in rows_of(question, version)] == texts for version in VERSIONS)


def test_no_version_shows_an_order_or_partners_as_they_are_right() -> None:
    for question, version in itertools.product(EXAMPLES, VERSIONS):
        if question.name == "ordering":
            answers = [row.answer for row in rows_of(question, version)]
            assert answers != sorted(answers, key=int)
        if question.name == "matching":
            answers = [row.answer[0] for row in rows_of(question, version)]
            assert answers != sorted(answers) or len(answers) == 2


def test_letters_on_the_key_are_those_of_the_worksheet() -> None:
    for question, version in itertools.product(EXAMPLES, VERSIONS):
        lettered = {f"{row.mark} {row.text}" for row in choose_from(question, version)}
        if lettered:
            assert {row.answer for row in rows_of(question, version)} <= lettered


CHOSEN = """
  - id: what-is-said
    kind: fill-in
    prompt: What do you say?
    text: "I am {name}, and {what}."
    blanks:
      - {id: name, accept: [with you]}
      - {id: what, accept: [help comes], options: [help comes, nobody comes, I must go]}
    section: stay
"""


@pytest.mark.parametrize("version", VERSIONS)
def test_what_a_gap_offers_is_lettered_and_the_key_says_its_letter(press: Presses, version: Version) -> None:
    pressed = press({"quizzes/people.yml": VALID["quizzes/people.yml"] + CHOSEN})
    module = pressed.content.modules[0]
    (question,) = (one for one in module.quiz.questions if one.id == "what-is-said")
    offered = options_of(question, question.made_parts[1], version)
    assert [one.mark for one in offered] == ["A", "B", "C"]
    assert "Letter for (2): " + " ".join(f"{one.mark} {one.text}" for one in offered) in text_of(
        worksheet_pdf(pressed, module, version, "a4")
    )
    (mark,) = (one.mark for one in offered if one.text == "help comes")
    key = text_of(key_pdf(pressed, module, version, "a4"))
    assert f"(1) with you. • (2) {mark} help comes." in key
    assert f"(1) with you; (2) {mark}" in key


def test_orders_hang_on_ids_and_not_on_words(press: Presses) -> None:
    pressed = press()
    again = press()
    assert worksheet_part(pressed, pressed.content.modules[0], "B") == worksheet_part(
        again, again.content.modules[0], "B"
    )


def test_a_grid_adds_up_to_the_points_of_the_quiz_by_question_and_by_objective(whole_press: Press) -> None:
    for module in whole_press.content.modules:
        for version in VERSIONS:
            part = key_part(whole_press, module, version)
            by_question = [row["points"] for row in part["grid"]]  # type: ignore[attr-defined]  # a list
            by_objective = [row["points"] for row in part["objectives"]]  # type: ignore[attr-defined]  # a list
            total = sum(question.points for question in module.quiz.tested)
            assert sum(by_question) == sum(by_objective) == part["total"] == total, module.slug


def test_a_key_says_whose_it_is_and_ends_with_a_grid(press: Presses) -> None:
    pressed = press()
    found = text_of(key_pdf(pressed, pressed.content.modules[0], "A", "a4"))
    assert "FOR THE TRAINER: holds every answer" in found
    assert "What you had for lunch \u2013 Wrong. It helps nobody." in found
    assert "Points: 0 right: 0 · 1 right: 0.33 · 2 right: 0.67 · 3 right: 1." in found
    assert "No tick at all earns nothing." in found
    assert found.count("Marking grid, worksheet A: People: check yourself") == 1
    assert "1.1 Recognise when to call for help 1, 3 2" in found


def _letters(question: Question, gap: Part, version: Version) -> str:
    return " ".join(one.mark for one in options_of(question, gap, version) if one.text in gap.accept)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("question", EXAMPLES, ids=lambda question: question.id)
def test_an_answer_in_short_is_what_the_full_key_calls_right(
    press: Presses, question: Question, version: Version
) -> None:
    texts = press().texts("people")
    rows = rows_of(question, version)
    short = plain(answer_in_short(question, version, texts))
    match question.answering:
        case "tick":
            right = [row for row in rows if row.answer == "right"]
            assert short in (" ".join(row.mark for row in right), "; ".join(plain(texts.inline(r.text)) for r in right))
            assert short
        case "number":
            assert short == " ".join(row.answer for row in rows)
        case "letter":
            letters = {f"{one.mark} {one.text}": one.mark for one in choose_from(question, version)}
            assert short == " ".join(letters[row.answer] for row in rows)
        case "fill":
            gaps = zip(rows, question.made_parts, strict=True)
            said = [_letters(question, gap, version) or plain(texts.inline(row.answer)) for row, gap in gaps]
            assert short == "; ".join(f"({number}) {text}" for number, text in enumerate(said, start=1))
        case "write":
            assert short == plain(texts.inline(rows[0].answer))
        case "say":
            assert short == ""


@pytest.mark.parametrize("version", VERSIONS)
def test_a_one_page_key_and_the_grid_say_what_is_right(press: Presses, version: Version) -> None:
    pressed = press()
    module = pressed.content.modules[0]
    texts = pressed.texts("people")
    short = [plain(answer_in_short(question, version, texts)) for question in questions_of(module, version)]
    earned = [shares(question) or "1" for question in questions_of(module, version)]
    page = text_of(one_page_key_pdf(pressed, module, version, "letter"))
    assert f"People: check yourself, one-page key to worksheet {version} FOR THE TRAINER: holds every answer" in page
    assert (
        "To pass: 2.67 points or more (80 per cent). Question Right answer Most "
        + " ".join(
            f"{number} {answer} {each}"
            for number, (answer, each) in enumerate(zip(short, earned, strict=True), start=1)
        )
        in page
    )
    grid = text_of(key_pdf(pressed, module, version, "a4")).partition("Marking grid")[2]
    for number, answer in enumerate(short, start=1):
        assert re.search(rf" {number} 1\.\d {re.escape(answer)} (all or nothing|1: )", grid), grid


@pytest.mark.parametrize("paper", PAPERS)
def test_fifty_answers_are_on_one_page_in_two_columns(press: Presses, paper: Paper) -> None:
    text = VALID["quizzes/people.yml"]
    last = text[text.index("  - id: anybody-can-help") :]
    more = "".join(last.replace("anybody-can-help", f"anybody-{number}") for number in range(47))
    pressed = press({"quizzes/people.yml": text + more})
    printed = one_page_key_pdf(pressed, pressed.content.modules[0], "A", paper)
    assert len(read(printed).pages) == 1
    found = text_of(printed)
    assert found.count("Question Right answer Most") == 2
    assert "50 True 1" in found


@pytest.mark.long
def test_one_page_keys_of_the_course_have_one_page(whole_press: Press) -> None:
    for module, version, paper in itertools.product(whole_press.content.modules, VERSIONS, PAPERS):
        assert len(read(one_page_key_pdf(whole_press, module, version, paper)).pages) == 1, module.slug


RING = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'><circle cx='20' cy='20' r='15'/></svg>"


def test_a_picture_is_printed_with_what_it_shows(press: Presses) -> None:
    text = VALID["quizzes/people.yml"].replace("prompt: Anybody can help.", 'prompt: "Who?\\n\\n![A ring](ring.svg)"')
    pressed = press({"quizzes/people.yml": text, "modules/people/ring.svg": RING})
    module = pressed.content.modules[0]
    printed = worksheet_pdf(pressed, module, "A", "a4")
    assert tags_of(printed).count("Figure") == tags_of(worksheet_pdf(press(), module, "A", "a4")).count("Figure") + 1
    assert b"A ring" in uncompressed(printed)


def test_what_is_for_the_trainer_is_on_the_key_alone(press: Presses) -> None:
    text = VALID["quizzes/people.yml"].replace(
        "    section: stay\n", "    section: stay\n    trainer: Many take tea.\n"
    )
    pressed = press({"quizzes/people.yml": text})
    module = pressed.content.modules[0]
    assert "For the trainer: Many take tea." in text_of(key_pdf(pressed, module, "B", "a4"))
    assert "Many take tea" not in text_of(worksheet_pdf(pressed, module, "B", "a4"))


def banked(kind: str) -> dict[str, str]:
    """Return the change that adds the first example of a kind to the bank."""
    text = text_of_first(kind).replace('"2.2"', '"1.1"').replace('"2.4"', '"1.1"')
    question = textwrap.indent(text, "    ").replace("    id:", "  - id:", 1)
    pictures = {"modules/people/img/plan.svg": (FOLDER / "img/plan.svg").read_text(encoding="utf-8")}
    return {"quizzes/people.yml": VALID["quizzes/people.yml"] + question, **pictures}


def test_places_are_lettered_on_their_picture_in_both_versions(press: Presses) -> None:
    pressed = press(banked("hotspot"))
    module = pressed.content.modules[0]
    for version in VERSIONS:
        sheet, key = worksheet_pdf(pressed, module, version, "a4"), key_pdf(pressed, module, version, "letter")
        assert tags_of(sheet).count("Figure") == tags_of(key).count("Figure") == 1
        assert b"Plan of the ground floor." in uncompressed(sheet)
        assert "A B C D A The front door B The lift C The cupboard under the stairs D The garden door" in text_of(sheet)
        assert "D The garden door \u2013 Right. The garden has a gate" in text_of(key)
        assert (
            "Points: 0 right: 0 \u00b7 1 right: 0.5 \u00b7 2 right: 1 \u00b7 3 right: 1.5 \u00b7 4 right: 2."
            in text_of(key)
        )


def test_no_colon_or_full_stop_stands_behind_an_end_on_a_key(press: Presses) -> None:
    text = re.sub(r'objective: "2.\d"', "objective: '1.1'", banked("categorise")["quizzes/people.yml"])
    text = text.replace(", category:", "?, category:").replace("Attention}", "Attention!}")
    pressed = press({"quizzes/people.yml": text})
    for version in VERSIONS:
        said = text_of(key_pdf(pressed, pressed.content.modules[0], version, "a4"))
        assert not re.search(r"[.?!][\u201d\u2019]?[.:]", said)
        assert re.search(r"Puts the pen down\? [AB] Attention! A pen put down", said)


def test_what_nobody_marks_is_printed_with_lines_and_is_in_no_total(press: Presses) -> None:
    pressed, without = press(banked("say-it")), press()
    module = pressed.content.modules[0]
    for version in VERSIONS:
        part, key = worksheet_part(pressed, module, version), key_part(pressed, module, version)
        plain = key_part(without, without.content.modules[0], version)
        assert [part["total"], key["passing"], key["grid"]] == [plain["total"], plain["passing"], plain["grid"]]
        (last,) = part["questions"][3:]  # type: ignore[index]  # a list
        assert (last["id"], last["points"], last["lines"]) == ("your-own-opening", "not marked", 4)
    sheet, key_text = (text_of(make(pressed, module, "A", "a4")) for make in (worksheet_pdf, key_pdf))
    assert "Question 4 \u00b7 not marked A client comes back" in sheet
    assert "Three visits" not in sheet
    assert "next step" not in sheet
    assert 'Model answer: "Three visits for one tap is too many' in key_text.replace("\u201c", '"')
    assert "A good answer has: \u2022 It owns the trouble" in key_text
