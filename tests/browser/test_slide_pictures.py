"""Slides and their hand-out look as they did when somebody last looked at their pictures."""

from __future__ import annotations

from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from playwright.sync_api import Browser

from course.pages.slides import Shown
from tests.browser.slide_pictures import SLIDES, pictures_of, slides_in
from tests.stored_pictures import difference, faults_of, stored

pytestmark = pytest.mark.browser

LOWER = ".course-slide h2 { translate: 0 8px }"  # 6 points, 2 mm


def test_slides_look_as_their_stored_pictures_and_a_line_that_has_moved_is_seen(
    tmp_path: Path, browser: Browser
) -> None:
    slides = slides_in(tmp_path / "course")
    assert [found for name, picture in pictures_of(browser, slides) if (found := faults_of(name, picture))] == []
    for name, moved in pictures_of(browser, slides, SLIDES[:3], style=LOWER):
        before = stored(name)
        assert before
        assert difference(before, moved), name


def test_every_kind_of_slide_is_pictured() -> None:
    assert {slide.kind for slide in SLIDES} == set(get_args(get_type_hints(Shown)["kind"]))
