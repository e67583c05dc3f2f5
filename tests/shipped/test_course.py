"""The course that ships with the engine is sound, and as rich as its house wants it to be.

What stands here judges ``modules/`` and ``quizzes/``, and nothing of the engine: whoever puts a course of their own in
their place takes this folder away.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.model import Content
from course.pages.follow_ups import follow_ups
from course.scenarios import drawing
from course.scenarios.twee_export import exported
from course.scenarios.twee_import import imported
from tests.rules.standing_alone import assert_modules_stand_alone
from tests.scenarios.test_twee import scenario_of

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]

# What the pages of courses say: minutes of the core, and of any one elective.
CORE = {
    "client-relationship-practice": ("The six core modules take about three hours", range(165, 196)),
    "front-desk-and-reception": ("The five core modules take a little more than two hours", range(125, 146)),
    "facilities-and-property": ("The four core modules take a little less than two hours", range(100, 120)),
}
HALF_AN_HOUR = range(20, 41)


@pytest.fixture(scope="module")
def content() -> Content:
    return load_course(ROOT)


def test_it_has_no_problem(content: Content) -> None:
    assert [module.slug for module in content.modules]


def test_its_modules_judged_alone_are_judged_as_in_the_whole(content: Content) -> None:
    assert_modules_stand_alone(content)


def test_every_module_has_a_run_sheet_with_notes_and_prompts(content: Content) -> None:
    for module in content.modules:
        assert module.trainer is not None, module.slug
        assert module.trainer.session is not None, module.slug
        assert 3 <= len(module.trainer.session.discuss) <= 5, module.slug
        steps = sum(len(step.do.split()) for step in module.trainer.session.run)
        assert module.trainer.notes.words + steps >= 250, module.slug
        named = {name for step in module.trainer.session.run for name in step.sections}
        assert {name for lesson in module.lessons for name in lesson.anchors} - named <= {"words-we-use"}, module.slug


def test_every_scenario_and_guide_goes_to_twine_and_comes_back_as_it_went(content: Content) -> None:
    for module in content.modules:
        for scenario in module.scenarios:
            story = imported(exported(module.slug, scenario))
            assert scenario_of(story.text) == scenario
            assert story.report == ()


def test_every_picture_of_a_scenario_is_sound_and_fits_one_page(content: Content) -> None:
    scenarios = [scenario for module in content.modules for scenario in module.scenarios]
    assert len(scenarios) == 18
    for scenario in scenarios:
        assert ET.fromstring(drawing.svg(scenario)).get("role") == "img"  # noqa: S314 - our own
        assert drawing.pages(scenario) == 1


def test_every_follow_up_asks_every_module_and_no_question_twice(content: Content) -> None:
    for course in content.catalogue.courses:
        sets = follow_ups(content, course)
        assert len(sets) == 4
        keys = [(module.slug, question.id) for asked in sets for module, question in asked]
        assert len(set(keys)) == len(keys) == 4 * len((*course.core, *course.electives))


def test_what_a_page_for_contributors_names_of_the_course_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    paths = re.findall(r"`((?:modules|quizzes)/[\w./-]+)`", text)
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_each_course_takes_as_long_as_its_page_says(content: Content) -> None:
    assert {course.id for course in content.catalogue.courses} == set(CORE)
    numbers = {4: "four", 5: "five", 6: "six"}
    for course in content.catalogue.courses:
        says, minutes = CORE[course.id]
        assert any(says in " ".join(one.answer.split()) for one in course.questions), course.id
        assert f"The {numbers[len(course.core)]} core modules" in says, course.id
        assert sum(content.by_code[code].minutes for code in course.core) in minutes, course.id
        assert {code for code in course.electives if content.by_code[code].minutes not in HALF_AN_HOUR} == set()


def test_each_path_by_role_and_the_whole_take_as_long_as_home_says(content: Content) -> None:
    says = " ".join(content.catalogue.organisation.about.split())
    assert "The path for your work takes less than three hours" in says
    paths = {path.id: sum(content.by_code[code].minutes for code in path.modules) for path in content.catalogue.paths}
    assert {name: minutes for name, minutes in paths.items() if minutes >= 180} == {}
    assert "All eleven modules together take about five and a half" in says
    assert len(content.modules) == 11
    assert sum(module.minutes for module in content.modules) in range(315, 346)


def test_each_practice_scenario_has_people_with_faces(content: Content) -> None:
    faceless = [
        scenario.id
        for module in content.modules
        for scenario in module.practice
        if not any(node.speaker for node in scenario.nodes.values())
    ]
    assert faceless == []


def test_all_pictures_together_are_light() -> None:
    assert sum(path.stat().st_size for path in (ROOT / "modules").rglob("*.svg")) <= 250 * 1024


def test_values_of_the_house_stand_in_the_catalogue_alone(content: Content) -> None:
    values = [number for one in content.catalogue.standards for number in re.findall(r"extension \d+", one.value or "")]
    assert values
    assert content.catalogue.contact is not None
    values.append(content.catalogue.contact.email)
    told = [
        f"{path.relative_to(ROOT)}: {value}"
        for folder in ("modules", "quizzes")
        for path in sorted((ROOT / folder).rglob("*.*"))
        if path.suffix in {".md", ".yml", ".svg"} and path.name != "catalogue.yml"
        for value in values
        if value in path.read_text("utf-8")
    ]
    assert told == []
