"""What the audit in Moodle asks and counts, without a Moodle: responses, how Moodle takes them, rows of its table."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from course.exporting import losses
from course.exporting.texts import Written
from devtools.audit_moodle import MISSING, main
from devtools.audit_moodle_questions import as_moodle, responses_to, rows
from devtools.audit_moodle_site import Missing, Moodle
from tests.examples_of_kinds import Example, examples, marked_examples

TEXTS = Written(Path(__file__).parent, (), is_tex=True)
EXAMPLES = [pytest.param(one, id=f"{one.question.name}: {one.name}") for one in marked_examples()]


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_kind_has_responses_the_first_of_them_right(example: Example) -> None:
    question = example.question
    found = responses_to(question, 30, random.Random(1))  # noqa: S311  # the same responses each time
    assert len(found) == 30
    assert found == responses_to(question, 30, random.Random(1))  # noqa: S311
    assert all(response.keys() <= {part.id for part in question.made_parts} for response in found)
    assert all(as_moodle(question, response, TEXTS) is not None for response in found)


def test_responses_are_given_by_their_places_in_the_file() -> None:
    ordering = examples("ordering")[0].question
    first, second, *_ = (part.id for part in ordering.made_parts)
    assert as_moodle(ordering, {second: "1", first: "2"}, TEXTS) == {0: "2", 1: "1"}
    single = examples("single-choice")[0].question
    assert as_moodle(single, {single.made_parts[1].id: True}, TEXTS) == [1]


def test_a_row_counts_what_is_equal_what_was_told_and_what_differs() -> None:
    question = examples("single-choice")[0].question
    name, given = f"bank/{question.id}", [{"own-it": True}, {}, {}]
    there = {name: {"mark": 2, "points": [2.0, 0.0, 1.0]}}
    here = [float(question.points), 0.0, 0.0]
    (row,) = rows({"bank": [question]}, {name: []}, {name: given}, {name: here}, there)
    assert (row.exported, row.imported, row.responses, row.equal, row.told) == (1, 1, 3, 2, 0)
    assert row.different == [f"{name}: {{}} earns 0 of {question.points} here, and 0.5000 there"]
    (row,) = rows({"bank": [question]}, {name: [losses.WHOLE]}, {name: given}, {name: here}, there)
    assert (row.told, row.different) == (1, [])


def test_a_question_that_did_not_arrive_is_told_unless_the_format_has_no_way_to_write_it() -> None:
    question = examples("single-choice")[0].question
    name = f"bank/{question.id}"
    (row,) = rows({"bank": [question]}, {name: []}, {}, {}, {})
    assert row.different == [f"{name} was not imported"]
    (row,) = rows({"bank": [question]}, {name: [losses.ALL]}, {}, {}, {})
    assert (row.imported, row.different) == (0, [])


def test_without_php_the_audit_says_where_it_is_told_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert main(["--code", "moodle"]) == MISSING
    assert capsys.readouterr().err == (
        'There is no PHP on PATH. How to get it, and the database: docs/modules/pages/lms.md, "Moodle".\n'
    )


def test_a_folder_without_moodle_and_a_moodle_in_use_are_left_alone(tmp_path: Path) -> None:
    moodle = Moodle(tmp_path, tmp_path / "data", "postgresql://moodle:moodle@127.0.0.1/moodle", 8480)
    with pytest.raises(Missing) as error:
        moodle.install()
    assert str(error.value) == f"{tmp_path} has no code of Moodle: there is no lib/setup.php in it."
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib/setup.php").touch()
    (tmp_path / "config.php").write_text("<?php // of a school\n")
    with pytest.raises(Missing) as error:
        moodle.install()
    assert str(error.value) == (
        f"{tmp_path}/config.php is of a Moodle in use. Name a folder with Moodle's code alone: without config.php."
    )
    assert (tmp_path / "config.php").read_text() == "<?php // of a school\n"
