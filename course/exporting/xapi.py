"""Records as statements of xAPI 1.0.3, for a learning record store: who passed, failed or completed what.

Input: records, and the addresses of the site. Output: statements, as JSON data. A statement's id is made of what it
says, so that the same fact has the same id whichever record it comes from, and a store keeps it once.
"""

from __future__ import annotations

import json
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from course.model.links import Links
from course.records.record import Learner3, Record, Record4, RecordModule, RecordModule2, RecordQuiz, RecordScore

Statement = dict[str, Any]
Verb = Literal["passed", "failed", "completed"]
# Those of ADL, by which reports of every store know them; one of our own would mean nothing there.
_VERB = "http://adlnet.gov/expapi/verbs/{}"
_ACTIVITY = "http://adlnet.gov/expapi/activities/{}"
_NOON = "T12:00:00Z"  # records know days, and noon in Greenwich is the same day from the Azores to Auckland


@dataclass(frozen=True)
class Statements:
    """Makes the statements of records; ``links`` knows where the site stands."""

    links: Links
    language: str

    def of_all(self, records: Iterable[Record]) -> list[Statement]:
        """Return the statements of records, each once, in the order of their days."""
        found: dict[str, Statement] = {}
        for record in records:
            for statement in self._of(record):
                found.setdefault(statement["id"], statement)
        return sorted(found.values(), key=lambda one: str(one["timestamp"]))

    def _of(self, record: Record) -> Iterator[Statement]:
        course = self._activity("course", f"courses/{record.course.id}.md", record.course.title)
        for module in record.modules:
            yield from self._of_module(record, module, course)
        yield self._statement(record, "completed", course, record.completed, record.course.version, {})

    def _of_module(self, record: Record, module: RecordModule, course: Statement) -> Iterator[Statement]:
        page = self._activity("module", f"{module.slug}/index.md", module.title)
        if module.quiz:
            quiz = self._activity("assessment", f"{module.slug}/quiz.md", module.title)
            scores = module.scores if isinstance(module, RecordModule2) else ()
            before: Counter[RecordScore | RecordQuiz] = Counter()
            for score in scores or (module.quiz,):
                verb: Verb = "passed" if score.per_cent >= module.quiz.pass_mark else "failed"
                result = {"score": _score(score), "success": verb == "passed"}
                again = before[score]  # two attempts of one day with the same points are two
                before[score] += 1
                yield self._statement(record, verb, quiz, score.date, module.version, result, [page, course], again)
        yield self._statement(record, "completed", page, module.completed, module.version, {}, [course])

    def _activity(self, kind: str, src: str, title: str) -> Statement:
        definition = {"type": _ACTIVITY.format(kind), "name": {self.language: title}}
        return {"objectType": "Activity", "id": self.links.address(src), "definition": definition}

    def _statement(
        self,
        record: Record,
        verb: Verb,
        what: Statement,
        day: str,
        version: str,
        result: Statement,
        within: Iterable[Statement] = (),
        again: int = 0,
    ) -> Statement:
        context: Statement = {"revision": version}
        if parents := list(within):
            around = {"parent": parents[:1], "grouping": parents[1:]}
            context["contextActivities"] = {key: found for key, found in around.items() if found}
        if isinstance(record, Record4):
            context["instructor"] = self._agent(record.entered.name, record.entered.name)
        if isinstance(record.learner, Learner3) and record.learner.site:
            context["extensions"] = {self.links.address("xapi/site"): record.learner.site}
        number = record.learner.number if isinstance(record.learner, Learner3) else None
        said: Statement = {
            "actor": self._agent(record.learner.name, number or record.learner.name),
            "verb": {"id": _VERB.format(verb), "display": {"en": verb}},
            "object": what,
            "result": result or {"completion": True},
            "context": context,
            "timestamp": f"{day}{_NOON}",
        }
        return {"id": _id(said, again), **said}

    def _agent(self, name: str, account: str) -> Statement:
        return {
            "objectType": "Agent",
            "name": name,
            "account": {"homePage": self.links.address(""), "name": account},
        }


def _score(score: RecordScore | RecordQuiz) -> Statement:
    scaled = {"scaled": round(score.points / score.of, 4)} if score.of else {}
    return {**scaled, "raw": score.points, "min": 0, "max": score.of}


def _id(said: Statement, again: int) -> str:
    """Return an id that stands for what a statement says, whatever things are called in it: titles change."""
    text = json.dumps([_without_names(said), again], ensure_ascii=False, sort_keys=True)
    return str(uuid.uuid5(uuid.NAMESPACE_URL, text))


def _without_names(value: object) -> object:
    if isinstance(value, dict):
        names = {"display", "definition"} | ({"name"} if value.get("objectType") == "Agent" else set())
        return {key: _without_names(one) for key, one in value.items() if key not in names}
    return [_without_names(one) for one in value] if isinstance(value, list) else value


def as_lines(statements: Iterable[Statement]) -> str:
    """Return statements as NDJSON, one to a line."""
    return "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in statements)
