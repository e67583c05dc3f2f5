"""What the frame of a page lists of the other pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from course.site.frame import Entry
from course.site.site_map import MOST_SECTIONS, NEAR, Named, SiteMap


def site_map(families: int) -> SiteMap:
    sections: list[object] = [{f"Family {number}": [f"{number}.md", f"{number}-more.md"]} for number in range(families)]
    pages = ["index.md", "learning.md", "sources.md"]
    pages += [f"{number}{more}.md" for number in range(families) for more in ("", "-more")]
    named = {src: Named(src, Entry(src, src.replace(".md", ".html"))) for src in pages}
    return SiteMap(["index.md", "learning.md", *sections, "sources.md"], named, {"0.md": ("index.md", None)})


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


def family(number: int, *, has_page: bool) -> SiteMap:
    modules: list[object] = [{f"Module {at}": [f"m{at}/index.md", f"m{at}/quiz.md"]} for at in range(number)]
    course = {"A course": ["courses/one.md", "courses/one-day-7.md"]}
    entries = [*(["families/one.md"] if has_page else []), course, *modules]
    pages = ["index.md", "families/one.md", *course["A course"]]
    pages += [f"m{at}/{name}.md" for at in range(number) for name in ("index", "quiz")]
    named = {src: Named(src, Entry(src, src.replace(".md", ".html"))) for src in pages}
    return SiteMap(["index.md", {"One": entries}], named, {})


@pytest.mark.parametrize(
    ("at", "first", "last"),
    [(0, 1, 12), (3, 0, 12), (6, 0, 12), (25, 19, 31), (43, 37, 49), (44, 37, 49), (49, 37, 48)],
)
def test_of_many_modules_those_near_by_are_listed_after_the_page_that_has_all(at: int, first: int, last: int) -> None:
    own, all_of_family = family(50, has_page=True).spot(f"m{at}/quiz.md").groups
    assert titles(own.entries) == [f"m{at}/index.md", f"m{at}/quiz.md"]
    near = [f"Module {number}" for number in range(first, last + 1) if number != at]
    assert titles(all_of_family.entries) == ["families/one.md", "A course", *near]
    assert len(near) == 2 * NEAR


@pytest.mark.parametrize("has_page", [False, True])
def test_few_modules_are_all_listed_and_many_where_no_other_page_has_them(has_page: bool) -> None:
    number = 2 * NEAR + 1 if has_page else 50
    group = family(number, has_page=has_page).spot("m3/index.md").groups[-1]
    modules = [f"Module {at}" for at in range(number) if at != 3]
    assert titles(group.entries) == [*(["families/one.md"] if has_page else []), "A course", *modules]


def test_the_page_of_a_family_and_a_course_list_its_modules() -> None:
    made = family(50, has_page=True)
    assert len(made.spot("families/one.md").groups[0].entries) == 52
    assert titles(made.spot("courses/one.md").groups[-1].entries)[:3] == ["families/one.md", "Module 0", "Module 1"]


def test_the_digest_of_a_place_changes_with_all_that_its_frame_says_and_with_nothing_else() -> None:
    before, after = family(50, has_page=True), family(50, has_page=True)
    module = after._top[1].items[27]  # type: ignore[union-attr]
    object.__setattr__(module, "title", "Another title")
    changed = [src for src in before.order if before.digest(src) != after.digest(src)]
    shown = [src for src in before.order if before.spot(src) != after.spot(src)]
    assert changed == shown
    assert shown[0] == "families/one.md"
    assert len(shown) == 1 + 2 * 2 * NEAR + 2


NAMED = {src: Named(f"Title of {src}", Entry(src, f"{src}.html", kept=True)) for src in "abcdef"}
PARTS: dict[str, Any] = {
    "navigation": ["a", {"One": ["b", "c"]}, {"Two": ["d", "e"]}],
    "named": NAMED,
    "turns": {"a": (None, "b"), "c": ("b", "d"), "d": ("c", "e")},
}


def changed(change: dict[str, Any]) -> set[str]:
    """Return the parts of the site that are others after a change."""
    before, after = SiteMap(**PARTS).parts, SiteMap(**{**PARTS, **change}).parts
    return {part for part in before.keys() | after.keys() if before.get(part) != after.get(part)}


def test_a_page_is_of_the_part_that_its_section_at_the_top_begins() -> None:
    made = SiteMap(**PARTS)
    assert [made.part_of(src) for src in made.order] == ["", "b", "b", "d", "d", ""]
    assert list(made.parts) == ["b", "d"]


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        ({"named": dict(NAMED)}, set()),
        ({"navigation": ["a", {"One": ["b", "c"]}, {"Two": ["e", "d"]}]}, {"d", "e"}),
        ({"navigation": ["a", {"New": ["b", "c"]}, {"Two": ["d", "e"]}]}, {"b"}),
        ({"navigation": ["a", {"One": ["b", {"New": ["c"]}]}, {"Two": ["d", "e"]}]}, {"b"}),
        ({"navigation": [{"One": ["b", "c"]}, {"Two": ["d", "e"]}]}, {"b", "d"}),
        ({"turns": {**PARTS["turns"], "e": ("d", None)}}, {"d"}),
        # A page that stands alone is in the lists of all.
        ({"turns": {**PARTS["turns"], "a": (None, "c")}}, {"b", "d"}),
        ({"named": {**NAMED, "g": NAMED["c"]}}, {"b", "d"}),
        ({"named": {**NAMED, "b": NAMED["b"]._replace(title="New")}}, {"b", "d"}),  # a, which stands alone, leads to it
        ({"named": {**NAMED, "c": NAMED["c"]._replace(title="New")}}, {"b", "d"}),  # d leads back to it
        ({"named": {**NAMED, "e": NAMED["e"]._replace(title="New")}}, {"d"}),
        *(
            ({"named": {**NAMED, "e": Named("Title of e", entry)}}, {"d"})
            for entry in (Entry("new", "e.html", True), Entry("e", "new.html", True), Entry("e", "e.html"))
        ),
    ],
)
def test_a_part_changes_with_whatever_its_frames_show_of_other_pages(change: dict[str, Any], parts: set[str]) -> None:
    assert changed(change) == parts
