"""My learning and the certificate's page: everything that a script needs stands in them, to read without one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course import pages
from course.checks.load import load_course
from course.model import Content, Requirements
from course.model.lesson import Reading
from course.model.links import Links
from course.pages.fragments import Fragments
from course.pages.parts import parts_of, rules_of
from tests.conftest import VALID

OVERRIDES = Path(__file__).parents[2] / "overrides"
CATALOGUE = "modules/catalogue.yml"
INDEX = "modules/people/index.md"
LISTS = "modules/people/checklists.yml"
CHANGES = """changes:
  - {version: "1.0", date: 2026-11-21, kind: major, summary: First issue.}
  - {version: "1.10", date: 2027-03-01, kind: minor, summary: A clearer question.}
  - {version: "1.9", date: 2027-02-01, kind: major, summary: A new way to call.}
---

This module"""


@pytest.fixture
def content_with(
    course_files: Callable[[Mapping[str, str]], Path], replaced: Callable[[str, str, str], dict[str, str]]
) -> Callable[..., Content]:
    """Return the valid course with one text in the place of another."""
    return lambda *change: load_course(course_files(replaced(*change) if change else {}), rules=False)


def made(content: Content) -> dict[str, str]:
    fragments = Fragments(content, OVERRIDES, Links())
    return {page.src: str(page.html) for page in pages.generated(content, fragments)}


def test_my_learning_lists_every_part_of_every_module_with_what_decides_whether_it_is_done(
    content_with: Callable[..., Content],
) -> None:
    html = made(content_with())["learning.md"]
    fingerprint = content_with().modules[0].fingerprint
    for words in (
        'href="people/lesson.html" data-part="read" data-id="lesson" data-detail="look-and-call stay"',
        'href="people/lesson.html#scenario-fall-on-the-stairs" data-part="scenario" data-id="fall-on-the-stairs"',
        'href="people/quiz.html" data-part="quiz"',
        'href="people/checklist-after-a-call.html" data-part="list" data-id="after-a-call" data-minutes="2"',
        f'data-version="1.0" data-since="0" data-edition="{fingerprint}"',
        'data-requires="read scenarios:1 quiz checklists"',
    ):
        assert words in html
    assert len(re.findall(r'data-keys="((?:[a-z-]+:[0-9a-f]{8} ?){3})"', html)) == 1


def test_my_learning_can_be_read_without_javascript(content_with: Callable[..., Content]) -> None:
    html = made(content_with())["learning.md"]
    assert "Your progress is kept and shown only with JavaScript" in html
    assert not [button for button in re.findall(r"<button.*?</button>", shown(html)) if button]


def shown(html: str) -> str:
    """Return HTML without what is hidden until a script shows it."""
    without = re.sub(r"<dialog.*?</dialog>", "", html, flags=re.DOTALL)
    return re.sub(r"<(p|div)\b[^>]* hidden>.*?</\1>", "", without, flags=re.DOTALL)


def test_changes_after_the_first_version_are_told_the_newest_first(content_with: Callable[..., Content]) -> None:
    content = content_with(INDEX, "---\n\nThis module", CHANGES)
    html = made(content)["learning.md"]
    assert re.findall(r'<li data-version="(\S+)" data-kind="(\w+)">', html) == [("1.10", "minor"), ("1.9", "major")]
    assert "Version 1.9, 1 February 2027, major change: A new way to call." in html
    assert 'data-since="1.9"' in html


def test_a_module_whose_changes_are_not_told_has_none(content_with: Callable[..., Content]) -> None:
    assert content_with().modules[0].offering.later_changes == ()


def test_a_course_may_ask_for_less_or_more_than_the_catalogue(content_with: Callable[..., Content]) -> None:
    own = "    core: [FA-101]\n    requires: {scenarios: 3, checklists: none}\n    valid_months: 12\n"
    html = made(content_with(CATALOGUE, "    core: [FA-101]\n", own))["learning.md"]
    assert 'data-requires="read scenarios:3 quiz" data-valid="12"' in html
    assert "valid for 12 months" in html


def test_a_modules_page_says_what_the_catalogue_asks_for(content_with: Callable[..., Content]) -> None:
    own = "requires: {read: none, scenarios: 0, quiz: pass, checklists: none}\npolicies:\n"
    content = content_with(CATALOGUE, "policies:\n", own)
    fragments = Fragments(content, OVERRIDES, Links())
    html = pages.offering_html(content, content.modules[0], fragments, Reading())
    steps = re.search(r'id="completion".*?</ul>', html, re.DOTALL)
    assert steps
    assert re.findall(r"<li>(\w+)", steps.group()) == ["Score"]


@pytest.mark.parametrize(
    ("asked", "own", "said"),
    [
        ("read", "", "Read the checklist After a call, and say that you have."),
        ("acknowledged", "", "Read the checklist After a call, and say that you have."),
        ("used", "", "Use the checklist After a call at work, and say when and for what."),
        ("none", "used", "Use the checklist After a call at work, and say when and for what."),
        ("used", "read", "Read the checklist After a call, and say that you have."),
    ],
)
def test_a_checklist_is_to_be_read_or_to_be_used(
    course_files: Callable[[Mapping[str, str]], Path], asked: str, own: str, said: str
) -> None:
    catalogue = VALID[CATALOGUE].replace("policies:\n", f"requires: {{checklists: {asked}}}\npolicies:\n")
    lists = VALID[LISTS].replace("  revision: 1\n", f"  revision: 1\n  required: {own}\n" if own else "  revision: 1\n")
    content = load_course(course_files({CATALOGUE: catalogue, LISTS: lists}), rules=False)
    html = pages.offering_html(content, content.modules[0], Fragments(content, OVERRIDES, Links()), Reading())
    assert [step for step in re.findall(r"<li>(.*?)</li>", html) if "checklist" in step][-1] == said
    (listed,) = [part for part in parts_of(content, content.modules[0]) if part.kind == "list"]
    assert listed.detail == own


READ_IT = "read the list through, and press “I have read this list” at its end."
USE_IT = "use the list at work, and press “I used it on this date, for this occasion” at its end."
WATCHED = 'somebody watches you at work by this list: <a href="#observed">how that is done</a>.'


@pytest.mark.parametrize(
    ("asked", "own", "said"),
    [
        ("read", "", READ_IT),
        ("none", "", ""),
        ("used", "", USE_IT),
        ("used", "read", READ_IT),
        ("none", "observed", WATCHED),
    ],
)
def test_the_page_of_a_checklist_says_before_its_items_what_the_module_asks_for(
    course_files: Callable[[Mapping[str, str]], Path], asked: str, own: str, said: str
) -> None:
    catalogue = VALID[CATALOGUE].replace("policies:\n", f"requires: {{checklists: {asked}}}\npolicies:\n")
    lists = VALID[LISTS].replace("  revision: 1\n", f"  revision: 1\n  required: {own}\n" if own else "  revision: 1\n")
    page = made(load_course(course_files({CATALOGUE: catalogue, LISTS: lists}), rules=False))
    before, _, _ = page["people/checklist-after-a-call.md"].partition('<ol class="course-items">')
    told = [f"For this module, {said}"] if said else []
    assert re.findall(r'<p class="course-asked">(.*?)</p>', before) == told


def test_a_scenario_that_no_lesson_places_is_not_asked_for(content_with: Callable[..., Content]) -> None:
    content = content_with("modules/people/lesson.md", "<!-- scenario: fall-on-the-stairs -->\n\n", "")
    assert [part.kind for part in parts_of(content, content.modules[0])] == ["read", "quiz", "list"]


def test_rules_are_written_as_scripts_read_them() -> None:
    assert rules_of(Requirements()) == "read scenarios:1 quiz checklists"
    assert rules_of(Requirements(checklists="used")) == "read scenarios:1 quiz checklists used"
    assert rules_of(Requirements(read="none", scenarios=0, checklists="none")) == "quiz"
    assert Requirements(checklists="acknowledged") == Requirements(checklists="read")  # as earlier versions called it


def test_the_certificates_page_says_what_it_is_before_there_is_one(content_with: Callable[..., Content]) -> None:
    html = made(content_with())["certificate.md"]
    assert "Certificate of completion" in html
    assert "When you have completed a course, you make its certificate on" in html
    assert "certified" not in html.casefold()
