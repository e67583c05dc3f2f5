"""First answers out of tables of Parquet, counted by DuckDB: the same ``Answers`` as from the records themselves.

Input: a connection of ``parquet.opened``, and the course. Output: answers by module, how many records they come from,
and why others were left out. What had another name is given its name of today by small tables beside the large one.
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from typing import Any

from course.model import Content
from course.records.answers import Answers, Given, response_now
from course.records.figures import MOST_NAMED, LeftOut
from course.records.present import present_of
from course.records.statistics import FROM_BROWSER, FROM_PAPER, OF_THE_SAME, WITHOUT_ANSWERS, WITHOUT_FIRSTS
from course.records.verification import STATES

# Each record with why it is left out, or "". What of another catalogue fails by itself is called incomplete.
_FIT = """
CREATE TEMP TABLE fit AS
SELECT place, file, completed, made, records.code AS code, catalogues.now AS catalogue, courses.now AS course,
  CASE WHEN number_folded <> '' THEN 'number ' || number_folded ELSE 'name ' || learner_folded END AS who,
  CASE WHEN wrong <> '' THEN wrong
    WHEN catalogues.now <> $ours AND NOT fails_alone THEN 'foreign'
    WHEN is_short THEN 'short'
    WHEN format = 1 THEN 'first'
    WHEN (entered <> '') <> $paper THEN 'source'
    ELSE '' END AS why
FROM records
LEFT JOIN catalogues ON catalogues.was = records.catalogue LEFT JOIN courses ON courses.was = records.course"""
_KEPT = """
CREATE TEMP TABLE kept AS
SELECT place FROM fit WHERE why = ''
QUALIFY row_number() OVER (
  PARTITION BY who, catalogue, course ORDER BY completed DESC, made DESC, code DESC, place) = 1"""
_LEFT_OUT = """
SELECT left_out, count(*), list(file ORDER BY place)[:$most] FROM (
  SELECT place, file, CASE WHEN why = '' THEN 'again' ELSE why END AS left_out FROM fit ANTI JOIN kept USING (place)
) GROUP BY left_out ORDER BY left_out = 'again', min(place)"""
_ONE = """
CREATE TEMP TABLE one AS
SELECT place, given.part, named.module, named.question, objective, asked, given.fingerprint,
  points, points_of, shown, response,
  named.fingerprint = given.fingerprint AS is_present,
  CASE WHEN is_present THEN CAST(round(points * 100) AS BIGINT) ELSE 0 END AS earned,
  CASE WHEN is_present THEN CAST(round(points_of * 100) AS BIGINT) ELSE 0 END AS worth
FROM (
  SELECT place, first.module AS part, first.question AS was, first.fingerprint, first.points, first.points_of,
    first.shown, first.response
  FROM (SELECT place, unnest(firsts) AS first FROM records SEMI JOIN kept USING (place))
) AS given JOIN named ON named.part = given.part AND named.was = given.was
WHERE named.module = $module"""
_GIVEN = """
SELECT question, fingerprint, points, points_of, shown, response, rest, rest_of, count(*)
FROM (
  SELECT *, sum(earned) OVER whole - sum(earned) OVER same AS rest,
    sum(worth) OVER whole - sum(worth) OVER same AS rest_of
  FROM one WINDOW whole AS (PARTITION BY place, part), same AS (PARTITION BY place, part, question)
) WHERE asked AND points_of <> 0 GROUP BY ALL"""
_SHARES = """
SELECT objective, points, points_of, count(*) FROM (
  SELECT objective, sum(earned) AS points, sum(worth) AS points_of FROM one
  WHERE asked AND points_of <> 0 AND is_present AND NOT shown AND objective <> '' GROUP BY place, part, objective
) GROUP BY ALL"""


@dataclass(frozen=True)
class Counted:
    """Answers by the codes of modules, how many records they come from, and how many others there are, by reason."""

    answers: dict[str, Answers]
    used: int
    left_out: list[LeftOut]


def counted(connection: Any, content: Content, source: str) -> Counted:
    """Return what was answered first in the records of one source: one a learner and course."""
    with tempfile.TemporaryDirectory() as folder:
        connection.execute("SET temp_directory = $folder", {"folder": folder})
        _name(connection, content)
        present = present_of(content)
        connection.execute(_FIT, {"ours": present.catalogue, "paper": source == "paper"})
        connection.execute(_KEPT)
        left_out = _left_out(connection, source)
        used = connection.execute("SELECT count(*) FROM kept").fetchone()[0]
        answers = _answers(connection, content)
    return Counted(answers, used, left_out)


def _name(connection: Any, content: Content) -> None:
    """Make the tables that give each catalogue and course its name of today."""
    present = present_of(content)
    for table, column, now in (
        ("catalogues", "catalogue", present.catalogue_id),
        ("courses", "course", present.course_code),
    ):
        found = connection.execute(f"SELECT DISTINCT {column} FROM records WHERE {column} IS NOT NULL").fetchall()  # noqa: S608
        _fill(connection, table, ("was", "now"), [(was, now(was)) for (was,) in found])


def _fill(connection: Any, table: str, columns: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    types = ", ".join(f"{name} {'BOOLEAN' if name == 'asked' else 'VARCHAR'}" for name in columns)
    connection.execute(f"CREATE TEMP TABLE {table} ({types})")
    if rows:
        connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})", rows)  # noqa: S608


def _left_out(connection: Any, source: str) -> list[LeftOut]:
    words = dict(STATES) | {"short": WITHOUT_ANSWERS, "first": WITHOUT_FIRSTS, "again": OF_THE_SAME}
    words["source"] = FROM_BROWSER if source == "paper" else FROM_PAPER
    found = connection.execute(_LEFT_OUT, {"most": MOST_NAMED}).fetchall()
    return [LeftOut(words[why], number, tuple(files)) for why, number, files in found]


def _answers(connection: Any, content: Content) -> dict[str, Answers]:
    """Return the answers of each module, one after the other, so that one at a time is in memory."""
    former = content.former
    pairs = connection.execute(
        "SELECT DISTINCT first.module, first.question FROM (SELECT unnest(firsts) AS first FROM records)"
    ).fetchall()
    rows: list[tuple[object, ...]] = []
    for part, was in pairs:
        module = content.by_code.get(former.now("codes", (part,))[0])
        if module is None:
            continue
        owner, name = former.now("questions", (module.slug, was))
        name = name if owner == module.slug else was
        tested = {question.id: question for question in module.quiz.tested}
        found = tested.get(name)
        said = (found.fingerprint, found.objective, True) if found else ("", "", False)
        rows.append((part, was, module.code, name, *said))
    _fill(connection, "named", ("part", "was", "module", "question", "fingerprint", "objective", "asked"), rows)
    answers = {module.code: Answers.of(module) for module in content.modules}
    for module in content.modules:
        found_in = answers[module.code]
        connection.execute(_ONE, {"module": module.code})
        for question, fingerprint, points, of, shown, response, rest, rest_of, number in connection.execute(
            _GIVEN
        ).fetchall():
            named = response_now(json.loads(response), module.slug, question, former)
            share = int(rest) / int(rest_of) if rest_of else None
            given = Given(fingerprint, points, of, shown, tuple(named.items()), share)
            found_in.given[question][given] += number
        for objective, points, of, number in connection.execute(_SHARES).fetchall():
            found_in.shares[objective][int(points), int(of)] += number
        connection.execute("DROP TABLE one")
    return answers
