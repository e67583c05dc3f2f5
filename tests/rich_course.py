"""The small valid course with everything in it that the formats know of: every optional key, every kind of question."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from course.checks.load import load_course
from course.model import Content
from tests.conftest import VALID
from tests.examples_of_kinds import all_examples

GUIDE = """\
- id: somebody-shouts
  title: Somebody shouts
  use: guide
  objectives: ["1.1"]
  setup: Somebody shouts at you.
  variables: [{id: client, title: Name}]
  start: listen
  way_out: person
  nodes:
    listen:
      says: Listen to them.
      choices:
        - {text: They are calm, goto: done, note: They calmed down, reason: You listened., consequence: It is quiet.}
        - {text: They are not, goto: person}
    done: {ends: done, says: Say thank you., debrief: That was it.}
    person: {ends: person, says: Fetch your supervisor.}
"""


TRAINER = """\
---
session: 60
group: four to twelve
prepare: [Read the lesson]
bring: [A telephone]
room: Chairs in a circle
plan: Nine chairs
run:
  - {minutes: 60, sections: [look-and-call], part: The first part, do: Play it.}
discuss: [Who waits for us?]
---

## Notes

Take your time.
"""


OWN_PAGE = """\
---
title: Privacy
summary: What we keep of you.
---

## What we keep

Nothing.
"""


PEOPLE = """\
people:
  - {id: anna, name: Anna Reed, job: caretaker, portraits: [{id: calm, picture: logo.svg, alt: Anna smiles}]}
"""


DISAGREEMENT = """\
disagreements:
  - issue: Who calls
    views: {"000": Anybody., "001": The one who saw it.}
    position: Whoever is nearest.
"""


CHANGES = {
    "modules/catalogue.yml": [
        (
            "contact:\n",
            f"look: {{logo: logo.svg}}\ncover: {{picture: logo.svg, alt: A square}}\n{PEOPLE}contact:\n",
        ),
        ("    family: first-aid\n", "    family: first-aid\n    cover: {picture: logo.svg, alt: A square}\n"),
        ("    owner: Training desk\n", "    owner: Training desk\n    follow_ups: [7]\n"),
        (
            "unit: seconds}\n",
            "unit: seconds}\n  - {id: stay-for, label: Time to stay, unit: minutes, value: ten}\n",
        ),
    ],
    "modules/sources.yml": [
        (
            "    argues: Anybody can help.\n",
            "    argues: Anybody can help.\n    points: [{says: Help is near., claims: [000-01]}]\n",
        ),
        (
            "    where: https://example.org/survey\n",
            "    where: https://example.org/survey\n"
            "    sides: [{says: many wait, words: [wait]}, {says: some call, words: [call]}]\n",
        ),
    ],
    "modules/people/lesson.md": [("Anybody can help.", "Anybody can help. Stay for [[stay-for]].")],
    "modules/people/index.md": [
        (
            "reviewer: Not yet reviewed\n",
            "reviewer: Not yet reviewed\ncover: {picture: ../logo.svg, alt: A square}\n"
            'changes: [{version: "1.0", date: 2026-11-21, kind: major, summary: First issue.}]\n'
            "signed: [{what: distractors, name: A reviewer, date: 2026-11-21}]\n",
        )
    ],
    "modules/people/scenarios.yml": [
        ("      says: They do not answer.\n", "      speaker: anna\n      says: They do not answer.\n")
    ],
    "modules/people/checklists.yml": [
        ("  next_review: 2027-11-21\n", "  next_review: 2027-11-21\n  trials: [{date: 2026-11-21, by: Us}]\n")
    ],
}


def rich() -> dict[str, str]:
    """Return the small valid course with everything in it that the formats know of."""
    files = dict(VALID)
    files["modules/people/scenarios.yml"] += GUIDE
    files["modules/people/trainer.md"] = TRAINER
    files["modules/pages/privacy.md"] = OWN_PAGE
    files["modules/sources.yml"] += DISAGREEMENT
    files["modules/logo.svg"] = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    changes = CHANGES
    for path, pairs in changes.items():
        for old, new in pairs:
            assert files[path].count(old) == 1, (path, old)
            files[path] = files[path].replace(old, new)
    return files


def content_of(root: Path) -> Content:
    """Return the course in ``root`` with an example of every kind in its quiz, and placed in its lesson."""
    content = load_course(root, rules=False)
    module, *others = content.modules
    objective = module.offering.objectives[0].id
    kinds = {part.question.name: part.question for part in all_examples()}
    extra = [
        dataclasses.replace(question, id=f"one-{kind}", objective=objective, section=None)
        for kind, question in kinds.items()
    ]
    lesson, *lessons = module.lessons
    body = lesson.body + "".join(f"\n\n<!-- question: {part.id} -->\n" for part in extra)
    quiz = dataclasses.replace(module.quiz, questions=(*module.quiz.questions, *extra))
    whole = dataclasses.replace(module, quiz=quiz, lessons=(dataclasses.replace(lesson, body=body), *lessons))
    return dataclasses.replace(content, modules=(whole, *others))
