"""Style sheets are shortened, and pages name no file that is not there."""

from __future__ import annotations

from pathlib import Path

from course.pages.quiz import assets_for
from course.site.assets import squeeze, squeezed
from tests.examples_of_kinds import all_examples

ASSETS = Path(__file__).parents[2] / "overrides/assets/course"


def test_every_file_that_a_question_loads_is_there() -> None:
    for example in all_examples():
        for mode in ("check", "test"):
            assets = assets_for([example.question], mode)
            for name in (*assets.styles, *assets.scripts, *assets.later):
                assert (ASSETS / name).is_file()


def test_what_only_readers_need_is_left_out_of_style_sheets(tmp_path: Path) -> None:
    assert squeezed("/* why */\na { color: red; }\n") == "a{color:red}"
    folder = tmp_path / "assets/course"
    folder.mkdir(parents=True)
    (folder / "a.css").write_text("a { b: c }")
    (folder / "a.js").write_text("a  =  1; // made so already")
    squeeze(tmp_path)
    assert (folder / "a.css").read_text() == "a{b:c}"
    assert (folder / "a.js").read_text() == "a  =  1; // made so already"
