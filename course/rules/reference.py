"""The guide's page of rules: every rule in a table, written by ``python -m course.rules.reference``.

Input: the rules and the house's defaults. Output: Markdown.
"""

from __future__ import annotations

import sys
from dataclasses import fields

from course.model.thresholds import House
from course.rules import FAMILIES, RULES, Rule
from course.rules.sign_offs import REVIEWS

HEAD = """\
---
title: The rules for content
summary: Every rule with its reason, its levels and its settings.
order: 430
group: Reference
---

`coursewright check` holds a course to these rules. An error blocks a build; a warning is told and counted, and
blocks nothing. `coursewright check --explain QZ07` tells more about one rule: how to fix a breach, and an example.

This page is written by `python -m course.rules.reference > docs/modules/pages/rules.md`.

## Profiles

| Profile | What it holds a course to |
| --- | --- |
| `minimal` | what pages need to be whole: markup that can be shown, texts for pictures, dates in order |
| `practice` | that, and as warnings what research and published guides ask of questions, feedback, objectives and \
checklists; it judges what is there, and asks for no part that a course does without |
| `full` | every rule, the house's own too: for courses that want their claims traced and each module complete |

A catalogue that names none is held to `practice`: a small course then builds, and is told where a question gives its
answer away. `check --profile full` holds a course to another profile for once.

```yaml title="In modules/catalogue.yml"
rules:
  profile: full
  ignore: [ST02, CL]       # a rule, a family
  warning: [QZ1, QZ04]     # what ids begin with; told, and blocking nothing
  error: [FB02]            # blocks a build
  select: [SP]             # held as `full` holds them, where a profile leaves them out
```

A rule that knows the words of a language is silent in a course in another one, and `check` says which were left out;
under *Languages* stands what it knows. The words stand in files beside the rules, one for each language: English, and
German, which a machine drafted and nobody who writes German courses has read yet.

The most specific entry counts: of `ignore: [QZ]` and `error: [QZ04]` the second, for QZ04. `ALL` is every rule.

"""
FAMILY = """\
## {id}: {subject}

| Rule | `minimal` | `practice` | `full` | What it says | Why | Settings | Languages |
| --- | --- | --- | --- | --- | --- | --- | --- |
"""
SETTINGS = """
## Settings

Thresholds stand under `house:` in `modules/catalogue.yml`, each only where it differs:

```yaml title="In modules/catalogue.yml"
house: {objectives_max: 6, feedback_words: 10}
```

| Setting | Without it |
| --- | --- |
"""
REVIEWED = """
## What no program can judge

Reviews are signed in the front matter of a module; one that nobody has signed is shown as not yet reviewed.

```yaml title="In modules/people/index.md"
signed:
  - {what: distractors, name: Anna Reed, date: 2026-12-02}
```

| Review | What was looked at |
| --- | --- |
"""
WAIVERS = """
## Waivers

What is right to stay gets a waiver with a reason, at the place it is about: a question, checklist, item, scenario,
module, course, claim, article, piece of evidence, or the catalogue. `check` lists every waiver. One that names an
unknown rule, or nothing that was found, is a mistake itself.

```yaml title="In modules/people/index.md"
waive:
  - {rule: QZ11, reason: The word is the name of the desk.}
```

In a lesson the waiver stands in the front matter and quotes the words in question:

```yaml title="In modules/people/lesson.md"
waive:
  - {rule: CL04, text: "only one of them", reason: It is a count.}
```
"""


def as_markdown() -> str:
    """Return the whole page."""
    defaults = {part.name: part.default for part in fields(House) if part.name != "at"}
    settings = [f"| `{name}` | {_shown(default)} |\n" for name, default in defaults.items()]
    reviews = [f"| `{what}` | {label} |\n" for what, label in REVIEWS.items()]
    return "".join([HEAD, "\n".join(map(_family, FAMILIES)), WAIVERS, SETTINGS, *settings, REVIEWED, *reviews])


def _family(name: str) -> str:
    return FAMILY.format(id=name, subject=FAMILIES[name]) + "".join(
        f"| {rule.id} | {' | '.join(rule.levels.values())} | {_cell(rule.says)} | {_cell(rule.why)}{_also(rule)} | "
        f"{', '.join(f'`{setting}`' for setting in rule.settings)} | {rule.languages} |\n"
        for rule in RULES.values()
        if rule.family == name
    )


def _also(rule: Rule) -> str:
    parts = []
    if rule.judged_by:
        names = ", ".join(f"`{name}`" for name in rule.judged_by)
        parts.append(f" {'Also judged' if rule.check else 'Judged'} by {names}.")
    if rule.awaits:
        parts.append(f" Not judged yet: {rule.awaits}.")
    return "".join(parts)


def _shown(default: object) -> str:
    if isinstance(default, bool):
        return "true" if default else "false"
    return "none" if default == () else f"`{_cell(str(default))}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    sys.stdout.write(as_markdown())
