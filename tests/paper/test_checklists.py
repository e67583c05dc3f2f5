"""A checklist on paper: one page, everything on it, nothing too small."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest

from course.model import Checklist, Module
from course.paper import PAPERS, Press, checklist_pdf
from course.reading.problems import CourseProblems
from tests.conftest import VALID
from tests.paper import boxes
from tests.paper.conftest import CHECKLIST, Presses, letters_of, own_copy, read, tags_of, text_of, uncompressed

SIZES = {"a4": (595, 842), "letter": (612, 792)}
MILLIMETRE = 72 / 25.4


def only(press: Press) -> tuple[Module, Checklist]:
    module = press.content.modules[0]
    return module, module.checklists[0]


def with_items(*texts: str) -> dict[str, str]:
    """Return the change that gives the checklist these items."""
    items = "".join(f'    - id: item-{number}\n      text: "{text}"\n' for number, text in enumerate(texts))
    return {CHECKLIST: VALID[CHECKLIST].partition("    - id: said-where")[0] + items}


@pytest.mark.long
@pytest.mark.long
def test_a_step_that_is_not_tried_would_not_have_been_taken(press: Presses) -> None:
    tries_fewer, tries_all = press(), press()
    template = own_copy(tries_all, "one_page.typ")
    text = template.read_text("utf-8")
    assert text.count("gaps * (") == 1
    template.write_text(text.replace("gaps * (", "0 * ("), "utf-8")
    module, checklist = only(tries_all)
    for number in range(3, 18, 2):
        longer = replace(checklist, items=(checklist.items * number)[:number])
        found = [checklist_pdf(one, module, longer, "a4", fillable=True) for one in (tries_fewer, tries_all)]
        assert found[0] == found[1]


@pytest.mark.long
@pytest.mark.parametrize("paper", PAPERS)
def test_every_checklist_of_the_course_is_one_page_of_its_paper(whole_press: Press, paper: str) -> None:
    for module in whole_press.content.modules:
        for checklist in module.checklists:
            for fillable in (False, True):
                pages = read(checklist_pdf(whole_press, module, checklist, paper, fillable=fillable)).pages  # type: ignore[arg-type]  # one of PAPERS
                sizes = [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages]
                assert sizes == [SIZES[paper]], checklist.id


def test_all_that_a_checklist_says_is_on_it_in_reading_order(press: Presses) -> None:
    pressed = press()
    assert text_of(checklist_pdf(pressed, *only(pressed), "a4")) == (
        "Training desk FA-101 People: Until Help Comes After a call "
        "So that nobody waits for a call that was not made. Pause point: as you hang up "
        "DO-CONFIRM: do the job from memory, then pause here and confirm each item. "
        "1. Said where you are 2. Stayed with the person "
        "Done by Name Date Signature Observed by Name Date Signature "
        "For: everybody Owner: Training desk Revision: 1, 21 November 2026 Next review: 21 November 2027 "
        "Status: Draft, not yet trialled "
        "On screen: training.acme.com/first-aid/people/checklist-after-a-call.html FA-101 Page 1 of 1"
    )


def test_an_issued_checklist_to_read_and_do_names_its_trials_and_due_dates(
    press: Presses, replaced: Callable[[str, str, str], dict[str, str]]
) -> None:
    text = (
        VALID[CHECKLIST]
        .replace("do-confirm", "read-do")
        .replace("      text: Stayed", "      due: 7\n      text: Stayed")
    )
    trial = "  status: issued\n  trials: [{date: 2026-11-20, by: Two nurses}]\n  items:"
    pressed = press({CHECKLIST: text.replace("  items:", trial)})
    found = text_of(checklist_pdf(pressed, *only(pressed), "letter"))
    assert "Draft" not in found
    assert "READ-DO: read each item, do it, tick it, and go on to the next. Start date" in found
    assert "2. Stayed with the person (due 7 days after the start date)" in found
    assert "Trialled: 20 November 2026 by Two nurses" in found


def test_without_an_address_there_is_a_path_and_no_code(press: Presses) -> None:
    pressed = press(address="")
    printed = checklist_pdf(pressed, *only(pressed), "a4")
    assert "On screen: people/checklist-after-a-call.html" in text_of(printed)
    assert "Figure" not in tags_of(printed)
    assert "Figure" in tags_of(checklist_pdf(press(), *only(pressed), "a4"))


def test_title_language_tags_and_fonts_are_in_the_file(press: Presses) -> None:
    pressed = press()
    printed = checklist_pdf(pressed, *only(pressed), "a4")
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        assert str(pdf.docinfo.Title) == "After a call"
        assert str(pdf.Root.Lang).strip("()") == "en"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        assert fonts
        assert all("/FontFile2" in font.DescendantFonts[0].FontDescriptor for font in fonts)
    assert "H1" in tags_of(printed)[:4]
    items = ["LI", "Lbl", "LBody"]
    assert [tag for tag in tags_of(printed) if tag in items] == items * 2


@pytest.mark.parametrize("items", [2, 9, 14])
def test_letters_have_eleven_points_and_boxes_four_millimetres_however_long_it_is(press: Presses, items: int) -> None:
    pressed = press(with_items(*(f"Said where you are, for the {number}. time" for number in range(items))))
    printed = checklist_pdf(pressed, *only(pressed), "letter", fillable=True)
    fonts = letters_of(printed)
    assert min(fonts.values()) >= 11
    assert all("AtkinsonHyperlegibleNext" in name for name in fonts)
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        boxes = [[float(edge) for edge in field.Rect] for field in pdf.Root.AcroForm.Fields if field.FT == "/Btn"]
    assert len(boxes) == items * 2  # one of them for what is not applicable
    assert all(min(right - left, high - low) >= 4 * MILLIMETRE for left, low, right, high in boxes)


@pytest.mark.long
def test_a_long_checklist_is_closer_set_and_a_longer_one_is_a_problem(press: Presses) -> None:
    text = "Said where you are, what has happened, how many are hurt and who is asking for the help that is needed now"

    def printed(count: int) -> bytes:
        pressed = press(with_items(*[text] * count))
        return checklist_pdf(pressed, *only(pressed), "a4")

    assert len(read(printed(14)).pages) == 1
    with pytest.raises(CourseProblems) as found:
        printed(40)
    told = str(found.value)
    more = int(told.partition(" items of 40")[0].rpartition(" ")[2])
    assert told == (
        "modules/people/checklists.yml:12:5: the checklist `after-a-call` does not fit on one page of A4: "
        f"{more} items of 40 too many, with 11 point letters and 4 mm boxes; "
        "shorten it, or make two checklists with a pause point each"
    )
    assert len(read(printed(40 - more)).pages) == 1
    with pytest.raises(CourseProblems, match=f": 1 item of {40 - more + 1} too many, with"):
        printed(40 - more + 1)


def test_a_local_standard_is_its_value_or_a_blank_with_a_name(press: Presses) -> None:
    placed = with_items("Called within [[call-within]]", "Stayed")
    pressed = press(placed)
    printed = checklist_pdf(pressed, *only(pressed), "a4")
    assert "1. Called within seconds 2. Stayed" in text_of(printed)
    assert b"blank to fill in: Time to call for help" in uncompressed(printed)
    catalogue = VALID["modules/catalogue.yml"].replace("unit: seconds}", 'unit: seconds, value: "30"}')
    pressed = press(placed | {"modules/catalogue.yml": catalogue})
    assert "1. Called within 30 seconds" in text_of(checklist_pdf(pressed, *only(pressed), "a4"))


@pytest.mark.parametrize("language", ["de", "fr", "es", "nl", "pl"])  # marks of Arabic are pieces over their letters
def test_no_words_stand_over_others_in_another_language(press: Presses, language: str) -> None:
    catalogue = VALID["modules/catalogue.yml"].replace("language: en", f"language: {language}")
    made = press({"modules/catalogue.yml": catalogue})
    for fillable in (False, True):
        assert boxes.faults_of(checklist_pdf(made, *only(made), "a4", fillable=fillable)) == []
