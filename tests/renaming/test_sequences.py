"""Whatever is renamed in whatever order: all that was earned at any time is found, and nothing else is."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from course.checks.former_names import present_names
from course.checks.load import load_as_written
from course.model import Content, Module
from course.model.former_names import named_parts
from course.pages.renamed import script
from course.renaming.names import KINDS, WrongName, find, said
from course.renaming.plan import carry_out
from course.renaming.renames import planned
from devtools.deno import Modules
from tests.commands.course_to_rename import WHOLE

pytestmark = [pytest.mark.process, pytest.mark.long]

Records = dict[str, dict[str, Any]]
WORDS = ("alpha", "beta", "gamma", "delta", "people", "calls", "stay", "first-call", "lesson", "call", "after-a-call")
CODES = ("FA-101", "FA-102", "AA-100", "ZZ-900")
NOW = """([former, states, catalogues]) => {
  coursewright.former = former || undefined;
  const { renamed, isCatalogue } = coursewright.names;
  return [states.map(renamed), catalogues.map((old) => isCatalogue(old, catalogues[catalogues.length - 1]))];
}"""


def kept(content: Content) -> list[tuple[str, dict[str, Any]]]:
    """Return something that was earned with everything there is, each with a day of its own, in an order that stays."""
    days = (f"{2000 + number}-01-01" for number in range(7000))
    found = [(f"finished/{one.id}", {"date": next(days), "version": "1"}) for one in content.catalogue.courses]
    for module in sorted(content.modules, key=lambda module: module.title):  # codes change, and with them the order
        found += _of_module(module, days)
    return [(path, {"v": 2, "n": 1, **record}) for path, record in found]


def _of_module(module: Module, days: Iterator[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    slug = module.slug
    yield f"done/{slug}", {"date": next(days)}
    answers = []
    for question in module.quiz.questions:
        names = [(key, name) for key, name, _ in named_parts(question)]
        groups = [name for key, name in names if key == question.grouped_by]
        parts = [name for key, name in names if key != question.grouped_by or question.groups_are_parts]
        given: dict[str, Any] = dict.fromkeys(parts, groups[0] if groups else True) or {"answer": "first-call"}
        answer = {"fp": question.fingerprint, "response": given, "points": 1, "of": 1}
        answers.append({"id": question.id, **answer})
        yield f"check/{slug}/{question.id}", {**answer, "date": next(days)}
        yield f"quiz/{slug}/{question.id}", {**answer, "seed": 1, "date": next(days)}
    passed = {"date": next(days), "questions": answers}
    yield f"quiz/{slug}", {"seed": 1, "drawn": [one["id"] for one in answers], "passed": passed["date"], "pass": passed}
    for lesson in module.lessons:
        yield f"read/{slug}/{lesson.stem}", {"sections": {name: next(days) for name in lesson.anchors}}
    for scenario in module.scenarios:
        runs = [{"date": next(days), "path": [f"{name}:1" for name in scenario.nodes]}]
        yield f"scenario/{slug}/{scenario.id}", {"runs": runs}
    for checklist in module.checklists:
        yield f"list/{checklist.id}", {"acknowledged": next(days), "revision": 1}
        for item in checklist.items:
            yield f"tick/{checklist.id}/{item.id}", {"on": True, "revision": 1, "date": next(days)}


def rename_something(root: Path, chance: random.Random) -> str:
    """Give anything a new name that it can have, and return what was done."""
    course = load_as_written(root)
    while True:
        kind = chance.choice(list(KINDS))
        known = [name for of in KINDS[kind] for name in present_names(course.content)[of]]
        old, new = said(kind, chance.choice(known)), chance.choice(CODES if kind == "code" else WORDS)
        try:
            named = find(course.content, kind, old, new)
            plan = planned(root, course, named)
        except WrongName:  # it is taken, or was
            continue
        carry_out(root, plan)
        return f"{kind} {old} {new}"


@pytest.mark.parametrize("seed", range(4))
def test_what_was_earned_at_any_time_is_found_and_nothing_else(
    course_files: Callable[[Mapping[str, str | bytes | None]], Path], web: Modules, seed: int
) -> None:
    root, chance = course_files(WHOLE), random.Random(seed)  # noqa: S311 - the same for the same seed
    states: list[tuple[set[int], Records]] = []
    done, catalogues = [], []
    for _ in range(12):
        content = load_as_written(root).content
        all_of_it = kept(content)
        some = {at for at in range(len(all_of_it)) if chance.random() < 0.5}
        states.append((some, dict(all_of_it[at] for at in sorted(some))))
        catalogues.append(content.catalogue.id)
        done.append(rename_something(root, chance))
    content = load_as_written(root).content
    text = script(content.former).partition(" = ")[2].removesuffix(";\n")
    former = json.loads(text) if text else None
    found, is_ours = web.evaluate(NOW, [former, [state for _, state in states], [*catalogues, content.catalogue.id]])
    last = kept(content)
    for number, (some, _) in enumerate(states):
        assert found[number] == dict(last[at] for at in some), "; ".join(done[number:])
    assert all(is_ours)
