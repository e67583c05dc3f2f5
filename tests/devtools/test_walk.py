"""What the walk of a newcomer counts and writes, from stops that were made up."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from devtools import audit_walk, walk_report
from devtools.walk_way import Stop


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (360, 740), "white").save(file, "JPEG")
    return file.getvalue()


STOP = Stop(
    page="training/people/lesson.html#look",
    title="The first minute",
    pressed="Start",
    what="start",
    then="question",
    acts=3,
    full=("Check answer", "Continue: Call"),
    full_in_view=True,
    next_in_view=True,
    next_begun=True,
    is_new=True,
    unseen=1,
    screens=0.8,
    said=("Right.",),
    focus="Look",
    words='- heading "Look"',
    picture=picture(),
)
OUT = replace(STOP, pressed="Check answer", what="question", full_in_view=False, next_in_view=False, is_new=False)
NEW = replace(OUT, pressed="Continue: Call", what="section", next_begun=False, acts=7, is_new=True)


def test_counts_tell_what_is_to_be_read_first_from_what_an_act_left_out_of_view() -> None:
    assert walk_report.told([STOP, OUT, OUT, NEW]) == (
        "4 stops, 7 taps or keys.\n"
        "The next full button was out of view at 3 of 4 stops (after: question 2, section 1).\n"
        "What is to be done next was out of view at 3: at 1 of them something new is to be read first, "
        "and at 2 an act left it out of view (after: question 2).\n"
        "Of those, at 1 neither the question or scene that it is part of was in view, nor a sentence that says what is "
        "asked for or how much is left (before: question 1).\n"
        "What was to be pressed by keys was out of view with the focus on it 1 times."
    )
    assert walk_report.told([]) == "Nothing was seen."


def test_each_stop_is_a_line_and_what_a_screen_reader_has_to_say() -> None:
    assert walk_report.line(OUT).strip() == (
        "3 question    “Check answer” -> training/people/lesson.html#look: Check answer | Continue: Call "
        "OUT OF VIEW, 0.8 screens down; question to scroll to"
    )
    assert walk_report.line(NEW).endswith("; question to scroll to, NOTHING OF IT IN VIEW")
    assert walk_report.words(STOP) == (
        "## start: “Start”\npage: The first minute (training/people/lesson.html#look)\n"
        'said: Right.\nfocus: Look\n- heading "Look"'
    )


def test_all_screens_come_on_one_sheet_with_a_red_edge_where_the_next_step_was_out_of_view(tmp_path: Path) -> None:
    walk_report.write(tmp_path / "walk", [STOP, OUT])
    with Image.open(tmp_path / "walk" / "sheet.png") as sheet:
        edges = [sheet.getpixel((number * (walk_report.SMALL[0] + 2 * walk_report.EDGE), 0)) for number in (0, 1)]
    assert edges == [(0x2A, 0x7D, 0x4F), (0xC0, 0x39, 0x2B)]
    assert {file.name for file in (tmp_path / "walk").iterdir()} == {"sheet.png", "walk.txt", "words.txt"}


def test_a_folder_without_a_site_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        audit_walk.main(["--site", str(tmp_path)])
    assert ended.value.code == 2
    assert f"--site: {tmp_path} holds no index.html; name the folder of a built site" in capsys.readouterr().err


def test_a_hand_that_nobody_has_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        audit_walk.main(["--by", "foot"])
    assert ended.value.code == 2
    assert "argument --by: invalid choice: 'foot'" in capsys.readouterr().err
