"""Covers on cards and at the head of pages, and faces in the moments of a scenario."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.checks.test_pictures_and_people import FILES, RIGHT, SCENARIOS, SPEAKS
from tests.pages.test_own_pages import PAGES, built, text_of

pytestmark = pytest.mark.long

CARD = '<img class="course-card__cover" src="{}" alt="" width="400" height="200" loading="lazy">'
HEAD = '<img class="course-cover" src="{}" alt="A staircase" width="400" height="200">'


def test_a_cover_stands_on_the_card_and_at_the_head_of_the_page(course_files: Callable[..., Path]) -> None:
    site = built(course_files(PAGES | RIGHT["a cover"]))
    assert CARD.format("people/cover.svg") in text_of(site, "index.html")
    assert HEAD.format("cover.svg") in text_of(site, "people/index.html")
    assert (site / "people/cover.svg").is_file()
    assert not (site / "faces").exists()


def test_home_has_a_cover_of_its_own(course_files: Callable[..., Path]) -> None:
    site = built(course_files(PAGES | RIGHT["a cover of home"]))
    assert HEAD.format("people/cover.svg") in text_of(site, "index.html")


def test_a_course_has_a_cover_too(course_files: Callable[..., Path]) -> None:
    site = built(course_files(PAGES | RIGHT["a cover of a course"]))
    assert CARD.format("people/cover.svg") in text_of(site, "index.html")
    assert HEAD.format("../people/cover.svg") in text_of(site, "courses/essentials.html")


def test_whoever_speaks_in_a_moment_has_a_face_a_name_and_a_job(course_files: Callable[..., Path]) -> None:
    figure = (
        '<figure class="course-speaker"><img src="../faces/{}.svg" alt="{}" width="96" height="96" loading="lazy">'
        "<figcaption><b>Anna Reed</b> caretaker</figcaption></figure>"
    )
    site = built(course_files(PAGES | FILES | {SCENARIOS: SPEAKS}))
    assert text_of(site, "people/lesson.html").count(figure.format("calm", "Anna smiles")) == 1
    assert (site / "faces/calm.svg").is_file()
    site = built(course_files(PAGES | FILES | {SCENARIOS: SPEAKS.replace("anna", "anna/worried")}))
    assert text_of(site, "people/lesson.html").count(figure.format("worried", "Anna frowns")) == 1
