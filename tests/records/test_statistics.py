"""How the questions do: figures worked out by hand, and what is said of small numbers."""

from __future__ import annotations

import copy
import csv
import io
import json
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from course.checks.load import load_course
from course.commands.main import main
from course.model import Content
from course.records.advice import advice_on
from course.records.answers import Given, answers_in
from course.records.code import Data, completed
from course.records.intervals import correlation_interval, share_interval
from course.records.record import Record2, check
from course.records.statistics import Goal, Item, by_objective, correlation, halves, statistics
from tests.sample_records import of_course, write


@pytest.fixture
def root(course_files: Callable[..., Path]) -> Path:
    root = course_files({})
    (root / "mkdocs.yml").write_text("site_name: Trial\n")
    return root


@pytest.fixture
def content(root: Path) -> Content:
    return load_course(root, rules=False)


def answered(content: Content, number: int, *shares: float, picked: str = "a") -> Data:
    """Return the record of a learner who earned these shares on first-call, what-to-say and anybody-can-help."""
    data = of_course(content, number, mixed=True)
    for question, share in zip(data["modules"][0]["firsts"], shares, strict=True):
        question["points"] = share * question["of"]
    data["modules"][0]["firsts"][0]["response"] = {picked: True}
    return completed(data)


def items(content: Content, data: list[Data]) -> dict[str, Item]:
    records = [check(one).record for one in data]
    whole = [record for record in records if isinstance(record, Record2)]
    answers = answers_in(whole, content.modules, content.former)
    found = statistics(answers, content)
    return {item.question: item for item in found}


def goals(content: Content, data: list[Data]) -> list[Goal]:
    whole = [record for one in data if isinstance(record := check(one).record, Record2)]
    return by_objective(answers_in(whole, content.modules, content.former), content)


def test_facility_is_the_mean_share_of_the_points(content: Content) -> None:
    data = [answered(content, number, share, 0.5, 1) for number, share in enumerate((1, 1, 1, 0))]
    found = items(content, data)
    assert found["first-call"].facility == 0.75
    assert found["what-to-say"].facility == 0.5
    assert found["anybody-can-help"].facility == 1
    assert found["first-call"].answers == 4


def test_discrimination_is_the_correlation_with_the_rest_of_the_test(content: Content) -> None:
    # Question 1: 1 for the first six, 0 for the last four. The rest is the mean of questions 2 and 3:
    # 1 for the first four, 0.5 for the next two, 0 for the last four. By hand: the means are 0.6 and 0.5,
    # the variances 0.24 and 0.45 - 0.25 = 0.2, the covariance 0.5 - 0.3 = 0.2; r = 0.2 / sqrt(0.048).
    shares = [(1, 1, 1)] * 4 + [(1, 1, 0)] * 2 + [(0, 0, 0)] * 4
    found = items(content, [answered(content, number, *each) for number, each in enumerate(shares)])
    assert found["first-call"].discrimination == pytest.approx(0.912871, abs=1e-6)
    # Question 3 against the mean of 1 and 2: variances 0.24 and 0.24, covariance 0.4 - 0.24 = 0.16.
    assert found["anybody-can-help"].discrimination == pytest.approx(0.666667, abs=1e-6)


def test_below_ten_answers_no_correlation_is_shown(content: Content) -> None:
    data = [answered(content, number, number % 2, number % 2, number % 2) for number in range(10)]
    for number, shown in ((0, False), (9, False), (10, True)):
        item = items(content, data[:number])["first-call"]
        assert (item.discrimination is not None, item.discrimination_interval is not None) == (shown, shown)


def test_each_figure_has_the_interval_of_so_many_answers(content: Content) -> None:
    shares = [(1, 1, 1)] * 4 + [(1, 1, 0)] * 2 + [(0, 0, 0)] * 4
    item = items(content, [answered(content, number, *each) for number, each in enumerate(shares)])["first-call"]
    assert item.facility_interval == share_interval(0.6, 10)
    assert item.discrimination is not None
    assert item.discrimination_interval == correlation_interval(item.discrimination, 10)
    assert item.at == "quizzes/people.yml:5:5"


def test_people_of_one_result_are_in_the_same_half() -> None:
    one = Given(fingerprint="0" * 8, points=1, of=1, is_shown=False, response=(), rest=0.5)
    rests = (0.1 + 0.2, 0.3, 1, None, 0)  # two ways to 0.3
    given = {one._replace(rest=rest): 2 if rest == 0.3 else 1 for rest in rests}
    better, worse = halves(given)
    assert ([answer.rest for answer in better], [answer.rest for answer in worse]) == ([0.1 + 0.2, 0.3, 1], [0])
    assert (better.total(), worse.total()) == (4, 1)
    assert halves({one: 2}) == (Counter(), Counter())
    assert halves({}) == (Counter(), Counter())


def test_where_all_do_the_same_there_is_no_correlation(content: Content) -> None:
    item = items(content, [answered(content, number, 1, 1, 1) for number in range(12)])["first-call"]
    assert (item.facility, item.discrimination) == (1, None)
    assert correlation({}) is None
    assert correlation({(0, 1): 1, (1, 0): 1}) == pytest.approx(-1)


def test_choices_are_counted_of_all_and_of_each_half(content: Content) -> None:
    data = [answered(content, number, 1, 0, 0, picked="a") for number in range(28)]
    data += [answered(content, 28 + number, 0, 1, 1, picked="b") for number in range(4)]
    item = items(content, data)["first-call"]
    assert (item.better, item.worse) == (4, 28)
    assert [(one.id, one.text, one.count, one.better, one.worse, one.right) for one in item.choices] == [
        ("a", "A call for help", 28, 0, 28, True),
        ("b", "A cup of tea", 4, 4, 0, False),
    ]
    assert item.discrimination == pytest.approx(-1)
    words = "the key is perhaps wrong: those who do well elsewhere miss it more often"
    assert [advice.said() for advice in advice_on(item)] == [words]


def test_answers_to_an_earlier_key_are_counted_apart(content: Content) -> None:
    data = [answered(content, number, 1, 1, 0) for number in range(12)]
    for one in data[:5]:
        one["modules"][0]["firsts"][0]["fingerprint"] = "0" * 8
    found = items(content, [completed(one) for one in data])
    assert (found["first-call"].answers, found["first-call"].earlier) == (7, 5)
    assert (found["what-to-say"].answers, found["what-to-say"].earlier) == (12, 0)


def test_an_answer_after_the_answer_was_shown_is_counted_apart(content: Content) -> None:
    data = [answered(content, number, 1, 1, 0) for number in range(12)]
    for one in data[:4]:
        one["modules"][0]["firsts"][0]["shown"] = True
    found = items(content, [completed(one) for one in data])
    assert (found["first-call"].answers, found["first-call"].shown) == (8, 4)
    assert (found["what-to-say"].answers, found["what-to-say"].shown) == (12, 0)


def test_what_was_answered_at_last_changes_no_figure(content: Content) -> None:
    data = [answered(content, number, 0, 1, 0) for number in range(12)]
    for one in data:
        one["modules"][0]["questions"][0]["points"] = 1
    found = items(content, [completed(one) for one in data])
    assert found["first-call"].facility == 0


def test_what_was_typed_is_counted_by_frequency(content: Content) -> None:
    data = []
    for number, typed in enumerate(("Help", " help ", "tea", "d", "e", "f", "g")):
        one = answered(content, number, 1, 1, 1)
        one["modules"][0]["firsts"][1]["response"] = {"answer": typed}
        data.append(completed(one))
    # The kind of what-to-say has choices, so a typed answer counts for none of them.
    assert [choice.count for choice in items(content, data)["what-to-say"].choices] == [0, 0, 0]


@pytest.fixture
def folder(content: Content, tmp_path: Path) -> Path:
    data = [
        answered(content, number, number % 3 != 0, 1, number % 2, picked="ab"[number % 3 == 0]) for number in range(12)
    ]
    altered = copy.deepcopy(data[0])
    altered["hours"] = 99
    again = answered(content, 12, 1, 1, 1)
    again["learner"]["name"] = "learner 0011"
    foreign = of_course(content, 40, lambda one: one["catalogue"].update(id="other"))
    old = of_course(content, 41)
    old["format"] = 1
    for module in old["modules"]:
        del module["firsts"], module["scores"]
    write(tmp_path / "records", [*data, altered, completed(again), foreign, {"kind": "photograph"}, completed(old)])
    return tmp_path / "records"


TABLE = """\
12 records used.
1 left out: altered.
    record-0012.json
1 left out: from another catalogue.
    record-0014.json
1 left out: not a record.
    record-0015.json
1 left out: of format 1, which does not say which answers were the first.
    record-0016.json
1 left out: another record of the same learner and course.
    record-0011.json
First answers alone are counted: a later one may follow an answer that was shown.
Facility: the share of points earned, 1 when everybody is right.
Discrimination: the correlation with the rest of the test, from -1 to 1; the higher, the better.
In brackets: where the true figure lies in 95 of 100 cases like this one.
A * marks figures of fewer than 30 answers, which are too few to judge by.
By objective: the mean share of points that people earned at first on its questions; a * as above.

FA-101 People: Until Help Comes
Question           Answers  Facility             Discrimination
first-call             12*  0.67 (0.39 to 0.86)  0.00 (-0.57 to 0.57)
        8  right  a: A call for help
        4  wrong  b: A cup of tea
    quizzes/people.yml:5:5: too few to judge: 12 answers, and 30 are needed
what-to-say            12*  1.00 (0.76 to 1.00)
       12  right  a: Where you are
        7  right  b: What happened
        0  wrong  c: What you had for lunch
    quizzes/people.yml:17:5: too few to judge: 12 answers, and 30 are needed
"""

GOALS = """\
Objective  Questions   People   Share of points      What learners do afterwards
1.1                2       12*  0.58 (0.32 to 0.81)  Recognise when to call for help
1.2                1       12*  1.00 (0.76 to 1.00)  Choose what to say on the telephone
"""


def test_statistics_prints_a_table(root: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(root), "statistics", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines()[: TABLE.count("\n")] == TABLE.splitlines()


def test_an_objective_has_the_mean_of_what_people_earned_on_its_questions_and_wilsons_interval(
    scipy_stats: Any, content: Content
) -> None:
    chance = random.Random(14)  # noqa: S311 (answers that can be made again)
    shares = [[float(chance.random() < 0.6) for _ in range(3)] for _ in range(50)]
    data = [answered(content, number, *each) for number, each in enumerate(shares)]
    for one in data[:5]:  # of another key, or after the answer was shown: they count for nothing
        one["modules"][0]["firsts"][0]["fingerprint"] = "0" * 8
        one["modules"][0]["firsts"][1]["shown"] = True
    tested = content.modules[0].quiz.tested
    found = goals(content, [completed(one) for one in data])
    assert [(one.module, one.objective) for one in found] == [("FA-101", "1.1"), ("FA-101", "1.2")]
    for goal in found:
        mine = [number for number, question in enumerate(tested) if question.objective == goal.objective]
        assert goal.questions == len(mine)
        theirs = []
        for number, each in enumerate(shares):
            counted = [place for place in mine if number >= 5 or place == 2]
            if counted:
                of = [tested[place].points for place in counted]
                earned = sum(each[place] * points for place, points in zip(counted, of, strict=True))
                theirs.append(earned / sum(of))
        assert goal.people == len(theirs)
        assert goal.share == pytest.approx(float(scipy_stats.tmean(theirs)), abs=1e-12)
        assert goal.interval == share_interval(goal.share or 0, len(theirs))
        if len(mine) == 1:  # all or nothing: then it is the interval that scipy has
            wilson = scipy_stats.binomtest(int(sum(theirs)), len(theirs)).proportion_ci(method="wilson")
            assert goal.interval == pytest.approx((wilson.low, wilson.high), abs=1e-12)


def test_an_objective_that_nobody_was_asked_for_has_no_figure(content: Content) -> None:
    assert {(goal.people, goal.share, goal.interval) for goal in goals(content, [])} == {(0, None, None)}


def test_statistics_tells_of_objectives_in_text_and_json_and_writes_them_as_csv(
    root: Path, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "objectives.csv"
    assert main(["--root", str(root), "statistics", str(folder), "--objectives", str(out)]) == 0
    said = capsys.readouterr()
    assert said.err == f"{out} holds the objectives: 2 objectives.\n"
    assert said.out.partition("FA-101 by objective\n")[2] == GOALS
    lines = out.read_text("utf-8-sig").splitlines()
    assert lines[:2] == [
        '"Module","Objective","Text","Questions","People","Share","Share from","Share to"',
        '"FA-101","=""1.1""","Recognise when to call for help","2","12","0.58","0.32","0.81"',
    ]
    assert main(["--root", str(root), "statistics", str(folder), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["objectives"][0]["people"] == 12


def test_no_two_tables_of_statistics_go_into_one_file(
    root: Path, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "one.csv")
    assert main(["--root", str(root), "statistics", str(folder), "--csv", out, "--objectives", out]) == 2
    assert capsys.readouterr().err == f"{out} is the file for --csv, too. Name another file.\n"


def test_statistics_writes_csv_and_speaks_json(
    root: Path, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "questions.csv"
    assert main(["--root", str(root), "statistics", str(folder), "--csv", str(out), "--format", "json"]) == 0
    said = capsys.readouterr()
    assert said.err == f"{out} holds the figures: 3 questions.\n"
    data = json.loads(said.out)
    assert data["records"] == 12
    assert data["questions"][0]["advice"] == [
        {"reason": "few", "choice": "", "text": "too few to judge: 12 answers, and 30 are needed"}
    ]
    assert [question["question"] for question in data["questions"]] == ["first-call", "what-to-say", "anybody-can-help"]
    lines = list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"), newline="")))
    assert lines[0] == {
        "Module": "FA-101",
        "Question": "first-call",
        "Kind": "single-choice",
        "Answers": "12",
        "Answers to an earlier key": "0",
        "Answers after it was shown": "0",
        "Facility": "0.67",
        "Facility from": "0.39",
        "Facility to": "0.86",
        "Discrimination": "0.00",
        "Discrimination from": "-0.57",
        "Discrimination to": "0.57",
        "Advice": "too few to judge: 12 answers, and 30 are needed",
        "Choices": "a: 8; b: 4",
        "Better half": "a: 4 of 6; b: 2 of 6",
        "Worse half": "a: 4 of 6; b: 2 of 6",
        "Place": "quizzes/people.yml:5:5",
    }
    assert main(["--root", str(root), "statistics", str(folder), "--csv", str(out)]) == 2
