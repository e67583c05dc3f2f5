"""What stands in a file becomes typed values, strictly; every message of `course.reading.schema`."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Callable, Mapping

import pytest

from course import model
from course.model.questions import KINDS
from course.reading.data import Mapping as Keys
from course.reading.problems import Problems
from course.reading.schema import keys_of, plan_of, read
from course.reading.yaml_text import parse_yaml
from tests.mistakes import Mistake, told_word_for_word

NAMES = ", ".join(kind.called() for kind in KINDS)
QUIZ = "quizzes/people.yml"
INDEX = "modules/people/index.md"
CHECKLISTS = "modules/people/checklists.yml"
SCENARIOS = "modules/people/scenarios.yml"
CATALOGUE = "modules/catalogue.yml"
# Where, what stood there, what is wrong instead, what fixes it (None: what stood there), what is said.
# fmt: off
CASES: dict[str, Mistake] = {
    "a missing key": (QUIZ, "    prompt: Anybody can help.\n", "", None, [
        "quizzes/people.yml:30:5: a question has no `prompt`; add a line `prompt: ...` to it",
    ]),
    "an unknown key suggests the nearest": (QUIZ, "pass_mark: 80", "pas_mark: 80", None, [
        "quizzes/people.yml:3:1: unknown key `pas_mark` in the quiz; did you mean `pass_mark`?",
    ]),
    "an unknown key of a small set names them all": (
        QUIZ,
        "      true: Yes, everybody can at least call.",
        "      true: Yes, everybody can at least call.\n      perhaps: No.",
        None, [
        "quizzes/people.yml:37:7: unknown key `perhaps` in feedback; known here: false, true",
    ]),
    "no text": (CATALOGUE, "title: First Aid Training", "title:", "title: Helping", [
        "modules/catalogue.yml:3:7: `title` must be text, but nothing was found; write text after `title:`",
    ]),
    "blank text in quotes": (CATALOGUE, "title: First Aid Training", 'title: "  "', None, [
        "modules/catalogue.yml:3:8: `title` must be text, but empty text was found; write text after `title:`",
    ]),
    "an entry without text": (
        CATALOGUE,
        "completion: [Reach the pass mark in the quiz]",
        'completion: [Reach the pass mark in the quiz, ""]',
        None, [
        "modules/catalogue.yml:37:47: an entry of `completion` must be text, but empty text was found; "
        "write text there, or take the entry away",
    ]),
    "a set of keys for text": (
        QUIZ,
        "prompt: What do you say on the telephone?",
        "prompt: {What: do you say?}",
        'prompt: "{What: do you say?}"', [
        "quizzes/people.yml:20:13: `prompt` must be text, but a set of keys was found; "
        "put the text in quotes if it holds `: ` or starts with {",
    ]),
    "an entry with a colon for text": (
        CATALOGUE,
        "    steps: [Read the module]",
        "    steps:\n      - First: read the module",
        '    steps:\n      - "First: read the module"', [
        "modules/catalogue.yml:29:9: an entry of `steps` must be text, but a set of keys was found; "
        "put the text in quotes if it holds `: ` or starts with {",
    ]),
    "a list for text": (
        QUIZ,
        "prompt: What do you say on the telephone?",
        "prompt: [What do you say?]",
        'prompt: "[What do you say?]"', [
        "quizzes/people.yml:20:13: `prompt` must be text, but a list was found; "
        "put the text in quotes if it starts with [ or `- `",
    ]),
    "text that is too long": (
        QUIZ,
        "prompt: What do you say on the telephone?",
        'prompt: ' + 'What do you say? ' * 300,
        None, [
        "quizzes/people.yml:20:13: `prompt` is 5,099 characters long, and 4,000 is the limit; "
        "shorten it, or move it into a lesson",
    ]),
    "text in the wrong form": (INDEX, "code: FA-101", "code: FA101", None, [
        "modules/people/index.md:3:7: `code` must be a code such as FA-102: 2 to 8 capitals, then a hyphen "
        "and 2 to 6 capitals or digits, once or more, but `FA101` was found; write `FA-101`",
    ]),
    "an id in the wrong form": (QUIZ, "id: first-call", "id: First call", None, [
        "quizzes/people.yml:5:9: `id` must be lower-case words joined by hyphens, such as first-call, 60 "
        "characters at most, but `First call` was found; write `first-call`",
    ]),
    "an id that is too long": (QUIZ, "id: what-to-say", 'id: ' + 'what-to-say-' * 6 + 'now', None, [
        "quizzes/people.yml:17:9: `id` must be lower-case words joined by hyphens, such as first-call, 60 "
        "characters at most, but `what-to-say-what-to-say-what-to-say-w...` was found; change it to that form",
    ]),
    "true in quotes": (QUIZ, "answer: true", 'answer: "true"', None, [
        "quizzes/people.yml:34:13: `answer` must be true or false, but `true` was found; take the quotes away",
    ]),
    "yes for true": (QUIZ, "answer: true", "answer: yes", None, [
        "quizzes/people.yml:34:13: `answer` must be true or false, but `yes` was found; write `true`",
    ]),
    "a word for a whole number": (QUIZ, "pass_mark: 80", "pass_mark: eighty", None, [
        "quizzes/people.yml:3:12: `pass_mark` must be a whole number from 1 to 100, but `eighty` was found; "
        "write digits alone",
    ]),
    "a number out of range": (QUIZ, "pass_mark: 80", "pass_mark: 120", None, [
        "quizzes/people.yml:3:12: `pass_mark` must be a whole number from 1 to 100, but `120` was found; "
        "write a whole number from 1 to 100",
    ]),
    "a unit after a number": (QUIZ, "pass_mark: 80", "pass_mark: 80%", None, [
        "quizzes/people.yml:3:12: `pass_mark` must be a whole number from 1 to 100, but `80%` was found; "
        "write `80`",
    ]),
    "a fraction for a whole number": (QUIZ, "pass_mark: 80", "pass_mark: 80.5", None, [
        "quizzes/people.yml:3:12: `pass_mark` must be a whole number from 1 to 100, but `80.5` was found; "
        "write a whole number from 1 to 100, without a fraction",
    ]),
    "another format": (QUIZ, "format: 1", "format: 2", None, [
        "quizzes/people.yml:1:9: `format` must be 1, but `2` was found; write 1",
    ]),
    "a date in another form": (CHECKLISTS, "  date: 2026-11-21", "  date: 21 November 2026", None, [
        "modules/people/checklists.yml:9:9: `date` must be a date, but `21 November 2026` was found; "
        "write it as year-month-day: `2026-11-21`",
    ]),
    "a day that is in no calendar": (CHECKLISTS, "  date: 2026-11-21", "  date: 2026-02-30", None, [
        "modules/people/checklists.yml:9:9: `date` must be a date, but `2026-02-30` was found; "
        "there is no such day; look it up in a calendar",
    ]),
    "a word that is none of a few": (INDEX, "level: introductory", "level: begginer", None, [
        "modules/people/index.md:7:8: `level` must be one of introductory, intermediate, advanced, but `begginer` "
        "was found; write one of these",
    ]),
    "a word that is nearly one of a few": (INDEX, "level: introductory", "level: introductry", None, [
        "modules/people/index.md:7:8: `level` must be one of introductory, intermediate, advanced, but "
        "`introductry` was found; did you mean `introductory`?",
    ]),
    "a list for a word": (INDEX, "level: introductory", "level: [introductory]", None, [
        "modules/people/index.md:7:8: `level` must be one of introductory, intermediate, advanced, but a list was "
        "found; write one of these",
    ]),
    "text for a list": (INDEX, "roles: [everybody]", "roles: everybody", None, [
        "modules/people/index.md:10:8: `roles` must be a list, but `everybody` was found; "
        "write `roles: [everybody]`",
    ]),
    "an empty list": (INDEX, "lessons: [lesson.md]", "lessons: []", None, [
        "modules/people/index.md:24:10: `lessons` must hold at least 1 entry, but 0 were found; add to the list",
    ]),
    "too short a list": (
        QUIZ,
        ("      - text: A call for help\n"
        "        correct: true\n"
        "        feedback: Help takes time to come.\n"
        "      - text: A cup of tea\n"
        "        feedback: Tea can wait.\n"),
        ("      - text: A call for help\n"
        "        correct: true\n"
        "        feedback: Help takes time to come.\n"),
        None, [
        "quizzes/people.yml:11:7: `choices` must hold 2 to 12 entries, but 1 was found; add to the list",
    ]),
    "text for a set of keys": (
        CATALOGUE,
        "contact:\n  name: Training desk\n  email: training@example.org",
        "contact: training@example.org",
        None, [
        "modules/catalogue.yml:8:10: `contact` must be a set of keys, but `training@example.org` was found; "
        "write it as `contact: {name: ...}`",
    ]),
    "text for the feedback of two answers": (
        QUIZ,
        ("    feedback:\n"
        "      true: Yes, everybody can at least call.\n"
        "      false: Calling needs no training.\n"),
        "    feedback: Yes.\n",
        None, [
        "quizzes/people.yml:35:15: `feedback` must be a set of keys, but `Yes.` was found; "
        "write it as `feedback: {true: ..., false: ...}`",
    ]),
    "a number for a dictionary": (SCENARIOS, "effect: {quick: 1}", "effect: 1", None, [
        "modules/people/scenarios.yml:12:19: `effect` must be a set of keys, but `1` was found; "
        "write it as `effect: {first-call: 1}`",
    ]),
    "a list for a dictionary": (
        SCENARIOS,
        ("  nodes:\n"
        "    arrival:\n"
        "      says: They do not answer.\n"
        "      choices:\n"
        "        - text: Call for help\n"
        "          goto: called\n"
        "          effect: {quick: 1}\n"
        "          reason: Help takes time to come.\n"
        "        - text: Wait and see\n"
        "          goto: waited\n"
        "          reason: Waiting costs time.\n"
        "    called:\n"
        "      ends: good\n"
        "      says: Help comes.\n"
        "      debrief: The call came first.\n"
        "    waited:\n"
        "      ends: poor\n"
        "      says: Help comes late.\n"
        "      debrief: A call could have come first.\n"),
        "  nodes: [arrival]\n",
        None, [
        "modules/people/scenarios.yml:6:10: `nodes` must be a set of keys, but a list was found; "
        "write it as `nodes: {first-call: {says: ...}}`",
    ]),
    "a name in the wrong form": (
        SCENARIOS,
        "    waited:\n      ends: poor",
        "    waited too long:\n      ends: poor",
        None, [
        "modules/people/scenarios.yml:21:5: an entry of `nodes` must be lower-case words joined by hyphens, such "
        "as first-call, 60 characters at most, but `waited too long` was found; write `waited-too-long`",
    ]),
    "a question of no kind": (QUIZ, "    kind: true-false\n", "", None, [
        "quizzes/people.yml:30:5: a question has no `kind`; "
        f"add a line `kind: ...` with one of {NAMES}",
    ]),
    "a question of an unknown kind": (QUIZ, "kind: true-false", "kind: truefalse", None, [
        f"quizzes/people.yml:31:11: `kind` must be one of {NAMES}, but `truefalse` was found; "
        "did you mean `true-false`?",
    ]),
    "text for a question": (QUIZ, "questions:\n", "questions:\n  - Who calls?\n", None, [
        "quizzes/people.yml:5:5: an entry of `questions` must be a set of keys, but `Who calls?` was found; "
        "write it as `- {kind: single-choice, id: who-calls, prompt: Who calls?, choices: [{text: ...}]}`",
    ]),
    "an e-mail address in the wrong form": (CATALOGUE, "email: training@example.org", "email: Training desk", None, [
        "modules/catalogue.yml:10:10: `email` must be an e-mail address such as training@example.org, but "
        "`Training desk` was found; change it to that form",
    ]),
    "a web address in the wrong form": (
        CATALOGUE,
        "  email: training@example.org",
        "  issues: example.org",
        "  issues: https://example.org", [
        "modules/catalogue.yml:10:11: `issues` must be an address such as https://example.org/issues, but "
        "`example.org` was found; write `https://example.org`",
    ]),
    "a language in the wrong form": (CATALOGUE, "language: en", "language: English", None, [
        "modules/catalogue.yml:11:11: `language` must be a language tag such as en, de or pt-BR, but "
        "`English` was found; change it to that form",
    ]),
    "a version in the wrong form": (INDEX, 'version: "1.0"', "version: first", None, [
        "modules/people/index.md:28:21: `version` must be a version such as 1.0, but `first` was found; "
        "change it to that form",
    ]),
    "an objective in the wrong form": (INDEX, 'id: "1.2"', "id: two", None, [
        'modules/people/index.md:18:9: `id` must be an id such as "2.1", but `two` was found; '
        "change it to that form",
    ]),
}
# fmt: on

test_a_mistake_is_told_word_for_word_and_its_mend_passes = told_word_for_word(CASES)


def value_of(text: str, cls: type[model.Standard] = model.Standard) -> model.Standard | None:
    problems = Problems()
    node = parse_yaml(text, "standard.yml", problems)
    assert isinstance(node, Keys)
    return read(node, cls, problems)


@pytest.mark.parametrize(
    "text", ["No", "yes", "on", "12:30", "0123", "0x1F", "1e3", "2026-01-01", "~", "null", "=", "<<"]
)
def test_text_stays_text_whatever_it_looks_like(text: str) -> None:
    standard = value_of(f"id: a\nlabel: {text}\nunit: {text}\n")
    assert standard is not None
    assert (standard.title, standard.unit) == (text, text)


def test_an_optional_key_with_nothing_after_it_is_not_there() -> None:
    standard = value_of('id: a\nlabel: A\nunit:\nvalue: ""\n')
    assert standard is not None
    assert (standard.unit, standard.value) == (None, None)


def test_all_mistakes_of_a_file_are_told_at_once(problems_of: Callable[[Mapping[str, str]], list[str]]) -> None:
    assert problems_of({"modules/people/checklists.yml": "- id: A\n  title:\n  revision: x\n  metod: read-do\n"}) == [
        "modules/people/checklists.yml:1:3: a checklist has no `items`; "
        "add a line `items: [{id: first-call, text: ...}]` to it",
        "modules/people/checklists.yml:1:7: `id` must be lower-case words joined by hyphens, such as first-call, "
        "60 characters at most, but `A` was found; write `a`",
        "modules/people/checklists.yml:2:9: `title` must be text, but nothing was found; write text after `title:`",
        "modules/people/checklists.yml:3:13: `revision` must be a whole number from 1 to 9999, but `x` was found; "
        "write digits alone",
        "modules/people/checklists.yml:4:3: unknown key `metod` in a checklist; did you mean `method`?",
    ]


FORMATS = [
    cls
    for cls in vars(model).values()
    if isinstance(cls, type) and dataclasses.is_dataclass(cls) and "at" in typing.get_type_hints(cls)
]


@pytest.mark.parametrize("cls", [*FORMATS, *KINDS])
def test_every_format_has_a_label_in_an_authors_words_and_keys(cls: type) -> None:
    plan = plan_of(cls)
    assert plan.label.partition(" ")[0] in ("a", "an", "the", "feedback")
    assert keys_of(cls) == tuple(plan.fields)
    assert plan.required <= set(keys_of(cls))
    assert "at" not in keys_of(cls)
