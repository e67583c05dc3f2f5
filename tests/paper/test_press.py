"""The press: the same bytes for the same input, and an author's words where it cannot print."""

from __future__ import annotations

import gc
import io
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from course.paper import Press, checklist_pdf, course_pack_pdf, worksheet_pdf
from course.reading.problems import CourseProblems
from tests.conftest import VALID
from tests.paper.conftest import ADDRESS, CHECKLIST, Presses, own_copy
from tests.paper.test_checklists import only, with_items

QUIZ = "quizzes/people.yml"


def problem_of(press: Press) -> str:
    with pytest.raises(CourseProblems) as found:
        checklist_pdf(press, *only(press), "a4")
    (problem,) = found.value.problems
    return str(problem)


@pytest.mark.long
def test_the_same_input_gives_the_same_bytes_on_another_day_and_in_another_folder(
    press: Presses, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = press(), press()
    assert one.root != other.root
    course = one.content.catalogue.courses[0]
    first = [
        checklist_pdf(one, *only(one), "a4"),
        checklist_pdf(one, *only(one), "a4", fillable=True),
        worksheet_pdf(one, one.content.modules[0], "B", "letter"),
        course_pack_pdf(one, course, "a4"),
    ]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    again = [
        checklist_pdf(other, *only(other), "a4"),
        checklist_pdf(other, *only(other), "a4", fillable=True),
        worksheet_pdf(other, other.content.modules[0], "B", "letter"),
        course_pack_pdf(other, course, "a4"),
    ]
    assert first == again


def test_a_letter_that_no_font_has_is_a_problem_at_its_text(press: Presses) -> None:
    assert problem_of(press(with_items("Said where", "漢 was said"))) == (
        "modules/people/checklists.yml:15:13: no font in overrides/paper/fonts has the letters `漢`; "
        "put one there that has them, or write them otherwise"
    )


def test_a_letter_of_another_alphabet_is_taken_from_another_font(press: Presses) -> None:
    pressed = press(with_items("\u0421\u043a\u0430\u0437\u0430\u043b \u03b1 \u2192 \u03b2", "Stayed"))
    assert checklist_pdf(pressed, *only(pressed), "a4").startswith(b"%PDF-1.7")


def test_a_picture_that_cannot_be_printed_is_a_problem_at_the_picture(press: Presses) -> None:
    text = VALID[QUIZ].replace("prompt: Anybody can help.", 'prompt: "Who?\\n\\n![A ring](ring.svg)"')
    pressed = press({QUIZ: text, "modules/people/ring.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"})
    (pressed.root / "modules/people/ring.svg").write_text("no picture", "utf-8")  # spoiled since it was checked
    with pytest.raises(CourseProblems) as found:
        worksheet_pdf(pressed, pressed.content.modules[0], "A", "a4")
    (problem,) = found.value.problems
    assert str(problem).startswith("modules/people/ring.svg:1:1: the picture cannot be printed: ")


def test_a_mistake_in_a_template_is_told_at_its_line(press: Presses) -> None:
    pressed = press()
    template = own_copy(pressed, "checklist.typ")
    template.write_text(f"{template.read_text('utf-8')}\n#nothing-like-this\n", "utf-8")
    lines = len(template.read_text("utf-8").splitlines())
    assert problem_of(pressed).startswith(
        f"overrides/paper/checklist.typ:{lines}:1: typst says: unknown variable: nothing-like-this"
    )


def test_a_site_keeps_templates_from_when_they_read_inputs_of_the_system(press: Presses) -> None:
    pressed, with_own = press(), press()
    template = own_copy(with_own, "look.typ")
    look = template.read_text("utf-8")
    own = re.sub(r'json\("given/(\w+)\.json"\)', r"json(bytes(sys.inputs.\1))", look)
    assert own != look
    template.write_text(own, "utf-8", newline="\n")
    assert checklist_pdf(with_own, *only(with_own), "a4") == checklist_pdf(pressed, *only(pressed), "a4")


def test_a_template_of_a_site_shows_pictures_beside_it_and_of_the_project(press: Presses) -> None:
    pressed = press()
    template = own_copy(pressed, "checklist.typ")
    for path in ("overrides/paper/seal.png", "modules/people/crest.png"):
        Image.new("L", (2, 2)).save(pressed.root / path)
    shown = '#let both = (image("seal.png", alt: "a seal"), image("/modules/people/crest.png", alt: "a crest"))\n'
    template.write_text(f"{template.read_text('utf-8')}\n{shown}", "utf-8")
    assert checklist_pdf(pressed, *only(pressed), "a4").startswith(b"%PDF-1.7")


def test_a_picture_that_a_template_misses_is_told_by_its_name_there(press: Presses) -> None:
    pressed = press()
    template = own_copy(pressed, "checklist.typ")
    template.write_text(f'{template.read_text("utf-8")}\n#let seal = image("seal.png")\n', "utf-8")
    line = len(template.read_text("utf-8").splitlines())
    told = f"overrides/paper/checklist.typ:{line}:18: typst says: file not found (searched at seal.png)"
    assert problem_of(pressed) == told


@pytest.mark.long
def test_what_typst_reads_is_taken_away_with_the_press(press: Presses) -> None:
    pressed = press()
    checklist_pdf(pressed, *only(pressed), "a4")
    folder = pressed.folder.path
    assert (folder / "main.typ").is_file()
    del pressed
    gc.collect()
    assert not folder.exists()


@pytest.mark.long
@pytest.mark.parametrize("language", ["en", "en-GB"])
def test_the_language_of_the_course_is_that_of_its_paper(press: Presses, language: str) -> None:
    pressed = press()  # the reader knows English alone; paper is ready for more
    catalogue = replace(pressed.content.catalogue, language=language)
    pressed.content = replace(pressed.content, catalogue=catalogue)
    with pikepdf.open(io.BytesIO(checklist_pdf(pressed, *only(pressed), "a4"))) as pdf:
        assert str(pdf.Root.Lang) == language


def test_addresses_follow_the_site(press: Presses) -> None:
    pressed = press()
    assert pressed.full_address("people/quiz.md") == f"{ADDRESS}people/quiz.html"
    assert pressed.page("people/quiz.md")["address"] == "training.acme.com/first-aid/people/quiz.html"
    assert press(address="").page("people/quiz.md") == {"address": "people/quiz.html", "qr": ()}


def test_each_font_stands_beside_its_licence() -> None:
    paper = Path(__file__).parents[2] / "overrides/paper"
    fonts = sorted(paper.rglob("*.ttf"))
    assert len(fonts) == 7
    assert all("SIL OPEN FONT LICENSE" in (font.parent / "LICENSE.txt").read_text("utf-8") for font in fonts)


@pytest.mark.long
def test_a_checklist_with_a_code_to_scan_is_at_most_19_kilobytes_and_a_form_65(whole_press: Press) -> None:
    for module in whole_press.content.modules:
        for checklist in module.checklists:
            for fillable, most in ((False, 19_000), (True, 65_000)):
                assert len(checklist_pdf(whole_press, module, checklist, "a4", fillable=fillable)) <= most


def test_the_texts_of_a_checklist_are_looked_up_where_they_were_written(press: Presses) -> None:
    assert CHECKLIST in problem_of(press(with_items("漢", "Stayed")))
