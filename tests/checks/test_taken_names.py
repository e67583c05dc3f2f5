"""Names that the site has taken: each page that stands at its top, in either edition, keeps modules from its name."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from course.checks.taken_names import folder_is_sites, why_no_module
from course.pages import TRAINER_INDEX
from course.pages.marks import MARKS
from course.pages.trainer import PRINTS
from course.pages.units import SINGLE


@pytest.mark.parametrize("src", [*SINGLE, TRAINER_INDEX, MARKS, "404.md"])
def test_no_module_has_the_name_of_a_page_of_the_site(src: str) -> None:
    name = PurePosixPath(src).stem
    words = f"the site has the page `{name}.html`, which some servers show for `{name}/` as well"
    assert folder_is_sites(name) == words
    assert why_no_module(name) == words
    assert not folder_is_sites(f"{name}-again")


def test_no_module_has_the_name_of_the_folder_of_what_is_printed() -> None:
    assert folder_is_sites(PRINTS) == "the site keeps its own files in `print/`"
