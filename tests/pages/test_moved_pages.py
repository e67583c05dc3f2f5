"""What stands at old addresses: pages that lead on, and never one in the place of a page that is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.pages.renamed import moved_pages
from course.site.building import Builder
from tests.conftest import SETTINGS, VALID

OFFERING = "modules/people/index.md"
OF_TRAINER = ("trainer.md", "trainer-slides.md", "trainer-keys.md")
CourseFiles = Callable[[Mapping[str, str]], Path]


def with_former_name(name: str) -> dict[str, str]:
    return {OFFERING: VALID[OFFERING].replace("code: FA-101\n", f"code: FA-101\nwas: [{name}]\n")}


def test_no_page_of_a_trainer_is_in_the_way_of_itself(course_files: CourseFiles) -> None:
    content = load_course(course_files(with_former_name("persons")), rules=False)
    moved = moved_pages(content, trainer=True)
    assert {f"persons/{name}": f"people/{name}" for name in OF_TRAINER}.items() <= moved.items()
    assert [old for old, new in moved.items() if old == new] == []
    assert not any("trainer" in old for old in moved_pages(content))


@pytest.mark.long
def test_the_trainers_edition_of_a_course_with_former_names_has_its_pages(course_files: CourseFiles) -> None:
    root = course_files(with_former_name("persons") | {"mkdocs.yml": SETTINGS})
    site = root / "site-trainer"
    Builder(root, site, "trainer").renew(lambda _: None, prints=False)
    for name in OF_TRAINER:
        at = name.replace(".md", ".html")
        assert "This page has moved" not in (site / "people" / at).read_text("utf-8"), name
        assert "This page has moved" in (site / "persons" / at).read_text("utf-8"), name
