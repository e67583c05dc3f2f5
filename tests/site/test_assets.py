"""Scripts and style sheets are joined and shortened, and pages name no file that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from course.pages.quiz import JOINED, assets_for, parts_of
from course.site.assets import join, squeeze, squeezed
from tests.examples_of_kinds import all_examples

ASSETS = Path(__file__).parents[2] / "overrides/assets/course"


def test_a_joined_script_is_its_parts_one_after_the_other(tmp_path: Path) -> None:
    folder = tmp_path / "assets/course"
    folder.mkdir(parents=True)
    for name in {part for joined in JOINED for part in parts_of(joined)}:
        (folder / name).write_text(f"// {name}\nrun('{name}');")
    join(tmp_path)
    squeeze(tmp_path)
    for joined in JOINED:
        runs = [f"run('{part}');" for part in parts_of(joined)]
        assert (folder / joined).read_text() == "".join(runs)


def test_every_file_that_a_question_loads_is_ours_or_joined() -> None:
    for example in all_examples():
        for mode in ("check", "test"):
            assets = assets_for([example.question], mode)
            for name in (*assets.styles, *assets.scripts, *assets.later):
                assert name in JOINED or (ASSETS / name).is_file()


def test_parts_have_no_underscore_which_is_what_joins_them() -> None:
    assert [path.name for path in ASSETS.iterdir() if "_" in path.name] == []


@pytest.mark.parametrize("script", sorted(ASSETS.glob("*.js")), ids=lambda path: path.name)
def test_no_template_stands_inside_another_since_there_the_spaces_would_be_lost(script: Path) -> None:
    # https://github.com/ndparker/rjsmin knows templates, and takes the inner one's end for the outer one's.
    assert re.findall(r"\$\{[^}]*`", script.read_text(encoding="utf-8")) == []


def test_what_only_readers_need_is_left_out() -> None:
    assert squeezed("// why\nlet a = 1;\n", ".js") == "let a=1;"
    assert squeezed("/* why */\na { color: red; }\n", ".css") == "a{color:red}"
    assert squeezed("<svg> </svg>", ".svg") == "<svg> </svg>"
    # A regular expression and a template keep their spaces.
    assert squeezed("const cut = text.replace(/ ?\\.$/, ` `);\n", ".js") == "const cut=text.replace(/ ?\\.$/,` `);"
