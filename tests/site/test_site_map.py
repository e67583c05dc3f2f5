"""What the frame of a page lists of the other pages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from course.site.frame import Entry
from course.site.site_map import MOST_SECTIONS, Named, SiteMap


def site_map(families: int) -> SiteMap:
    sections: list[object] = [{f"Family {number}": [f"{number}.md", f"{number}-more.md"]} for number in range(families)]
    pages = ["index.md", "learning.md", "sources.md"]
    pages += [f"{number}{more}.md" for number in range(families) for more in ("", "-more")]
    named = {src: Named(src, Entry(src, src.replace(".md", ".html"))) for src in pages}
    return SiteMap(["index.md", "learning.md", *sections, "sources.md"], named)


def titles(entries: Sequence[Entry]) -> list[str]:
    return [entry.title for entry in entries]


def test_a_page_in_no_section_lists_the_families_beside_the_pages_that_stand_alone() -> None:
    made = site_map(2)
    expected = ["index.md", "learning.md", "Family 0", "Family 1", "sources.md"]
    assert titles(made.spot("index.md").first) == titles(made.top) == expected


@pytest.mark.parametrize(("families", "listed"), [(MOST_SECTIONS, MOST_SECTIONS + 3), (MOST_SECTIONS + 1, 3)])
def test_more_families_than_one_list_holds_are_left_to_home(families: int, listed: int) -> None:
    made = site_map(families)
    assert len(made.top) == len(made.spot("index.md").first) == listed
    assert titles(made.top)[0] == "index.md"
    assert titles(made.top)[-1] == "sources.md"


def test_a_page_of_a_family_lists_that_family_and_no_other() -> None:
    spot = site_map(MOST_SECTIONS + 1).spot("7.md")
    assert titles(spot.first) == ["index.md"]
    assert [titles(group.entries) for group in spot.groups] == [["7.md", "7-more.md"]]
    assert titles(spot.last) == ["learning.md", "sources.md"]
