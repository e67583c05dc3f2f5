"""What a newcomer gets wrong in any file of a course: each slip is told once, at its place, with what to type.

The messages of single checks are tested beside them; here one table holds the slips themselves, for all formats.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from course.checks.load import examine
from course.reading.telling import told_by
from tests import pseudo
from tests.conftest import SETTINGS, VALID

FILES = {**VALID, "mkdocs.yml": SETTINGS}
CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("newcomers_mistakes.yml").read_text("utf-8"))
TOLD_WITHOUT_A_RULE = ("MU", "PG")  # of the rules, only these speak of slips


def changes_of(case: dict[str, Any]) -> dict[str, str | None]:
    """Return what a case changes of the small course, by path."""
    changes: dict[str, str | None] = {"mkdocs.yml": SETTINGS, **case.get("files", {})}
    for old, new in case.get("rename", {}).items():
        changes[old] = None
        if new:
            changes[new] = FILES[old]
    if path := case.get("file"):
        assert FILES[path].count(case["old"]) == 1, case["name"]
        changes[path] = FILES[path].replace(case["old"], case["new"])
    return changes


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_slip_is_told_once_with_what_to_type(
    case: dict[str, Any], course_files: Callable[[Mapping[str, str | None]], Path]
) -> None:
    verdict = examine(course_files(changes_of(case)))
    warnings = [one for one in verdict.warnings if not one.rule or one.rule[:2] in TOLD_WITHOUT_A_RULE]
    assert [*map(str, verdict.problems), *(f"W {one}" for one in warnings)] == case["said"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_no_word_of_a_slip_is_told_in_english_alone(
    case: dict[str, Any], course_files: Callable[[Mapping[str, str | None]], Path]
) -> None:
    with told_by(pseudo.Teller()):
        verdict = examine(course_files(changes_of(case)))
    told = [text for one in (*verdict.problems, *verdict.warnings) for text in (one.message, one.hint)]
    assert [text for text in told if pseudo.forgotten(text, ())] == []


def test_the_small_course_has_none() -> None:
    assert len({case["name"] for case in CASES}) == len(CASES) > 150


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_message_has_one_cause(case: dict[str, Any]) -> None:
    of_each = {"items text": 2, "tf feedback yes/no": 2}  # two slips
    assert len(case["said"]) <= of_each.get(case["name"], 1)
