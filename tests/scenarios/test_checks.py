"""What is wrong with a scenario or a guide by itself, word for word, and that its fix passes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

SCENARIOS = "modules/people/scenarios.yml"
CATALOGUE = "modules/catalogue.yml"

GUIDE = """\
- id: who-rings
  title: Who rings
  use: guide
  setup: Ask, and listen to {client}.
  variables:
    - {id: client, title: Name}
    - {id: ticket, title: Ticket}
  start: hurt
  way_out: nurse
  nodes:
    hurt:
      says: Is {client} hurt?
      choices:
        - {text: "Yes", goto: nurse, note: "Hurt, {ticket}"}
        - {text: "No", goto: wait}
    wait:
      says: Is it better?
      choices:
        - {text: "Yes", goto: better, consequence: "{client} goes home.", reason: It can pass.}
        - {text: Not yet, goto: wait}
        - {text: It is worse, goto: nurse, items: [after-a-call/stayed]}
    better:
      ends: done
      says: Write it down.
      debrief: Under {ticket}.
      items: [after-a-call/said-where]
    nurse:
      ends: person
      says: Fetch the nurse.
"""

Problems = Callable[[Mapping[str, str]], list[str]]


def guide(old: str = "", new: str = "") -> dict[str, str]:
    """Return the change that makes the course's scenario a guide, with one text replaced in it."""
    assert not old or GUIDE.count(old) == 1, old
    lesson = "---\ntitle: A\nsummary: B\n---\n\n## Stay\n\nText.\n"
    return {SCENARIOS: GUIDE.replace(old, new) if old else GUIDE, "modules/people/lesson.md": lesson}


# fmt: off
GUIDES = {
    "no way to a person": ("    nurse:\n      ends: person", "    nurse:\n      ends: done", [
        "modules/people/scenarios.yml:9:12: the way out `nurse` is not an ending with a person; none is defined yet",
        "modules/people/scenarios.yml:12:7: no path from `hurt` comes to a person; "
        "lead a choice to an ending with `ends: person`",
        "modules/people/scenarios.yml:17:7: no path from `wait` comes to a person; "
        "lead a choice to an ending with `ends: person`",
    ]),
    "a step without a way to a person": (
        "        - {text: It is worse, goto: nurse, items: [after-a-call/stayed]}\n", "", [
        "modules/people/scenarios.yml:17:7: no path from `wait` comes to a person; "
        "lead a choice to an ending with `ends: person`",
    ]),
    "a way out that is not there": ("way_out: nurse", "way_out: nurs", [
        "modules/people/scenarios.yml:9:12: the way out `nurs` is not an ending with a person; did you mean `nurse`?",
    ]),
    "an unknown variable": ("Is {client} hurt?", "Is {cleint} hurt?", [
        "modules/people/scenarios.yml:12:13: there is no variable `cleint`; did you mean `client`?",
    ]),
    "an unknown variable in a note": ('"Hurt, {ticket}"', '"Hurt, {Ticket no.}{tick}"', [
        "modules/people/scenarios.yml:14:44: there is no variable `tick`; did you mean `ticket`?",
    ]),
    "a variable twice": ("id: ticket", "id: client", [
        "modules/people/scenarios.yml:7:12: the variable `client` appears here and on line 6; change one of the two",
        "modules/people/scenarios.yml:14:44: there is no variable `ticket`; known here: client",
        "modules/people/scenarios.yml:25:16: there is no variable `ticket`; known here: client",
    ]),
    "a score": ('goto: wait}\n    wait', 'goto: wait, effect: {quick: 1}}\n    wait', [
        "modules/people/scenarios.yml:15:44: a guide keeps no score, but `effect` was found; remove it",
    ]),
    "an ending of a practice scenario": ("ends: done", "ends: good", [
        "modules/people/scenarios.yml:23:13: `good` is not a way for a guide to end; write one of `done`, `person`",
    ]),
    "two choices with two wordings": (
        "        - {text: Not yet, goto: wait}\n",
        "        - {text: Not yet, goto: wait}\n        - {text: Still not, goto: wait}\n", [
        "modules/people/scenarios.yml:21:18: the choice differs from the one on line 20 in its wording alone; "
        "give it a way or an effect of its own, or keep one of the two",
    ]),
    "an item that is not there": ("[after-a-call/stayed]", "[after-a-call/stay]", [
        "modules/people/scenarios.yml:21:52: there is no checklist item `after-a-call/stay`; "
        "did you mean `after-a-call/stayed`?",
    ]),
    "an item of an ending that is not there": ("[after-a-call/said-where]", "[said-where]", [
        "modules/people/scenarios.yml:26:15: there is no checklist item `said-where`; "
        "did you mean `after-a-call/said-where`?",
    ]),
}
PRACTICE = {
    "variables": ("  start: arrival\n", "  variables: [{id: a, title: A}]\n  start: arrival\n", [
        "modules/people/scenarios.yml:5:14: only a guide has `variables`; remove it, or write `use: guide`",
    ]),
    "a way out": ("  start: arrival\n", "  way_out: called\n  start: arrival\n", [
        "modules/people/scenarios.yml:5:12: only a guide has `way_out`; remove it, or write `use: guide`",
    ]),
    "a note": ("          reason: Waiting costs time.\n",
        "          reason: Waiting costs time.\n          note: Waited\n", [
        "modules/people/scenarios.yml:17:17: only a guide writes a note, but `note` was found; remove it",
    ]),
    "an ending of a guide": ("ends: poor", "ends: person", [
        "modules/people/scenarios.yml:22:13: `person` is not a way for a practice scenario to end; "
        "write one of `good`, `mixed`, `poor`",
    ]),
    "two choices with two wordings": (
        "        - text: Wait and see\n          goto: waited\n          reason: Waiting costs time.\n",
        "        - text: Wait and see\n          goto: waited\n          effect: {quick: 0}\n"
        "          reason: Waiting costs time.\n"
        "        - text: See and wait\n          goto: waited\n          reason: Waiting  COSTS time.\n", [
        "modules/people/scenarios.yml:18:17: the choice differs from the one on line 14 in its wording alone; "
        "give it a way or an effect of its own, or keep one of the two",
    ]),
    "an effect on something else": ("effect: {quick: 1}", "effect: {quick: 1, clam: 1, loud: -1}", [
        "modules/people/scenarios.yml:12:30: there is no quality `clam`; did you mean `calm`?",
        "modules/people/scenarios.yml:12:39: there is no quality `loud`; known here: calm, clear, quick",
    ]),
    "an item that is not there": ("          reason: Waiting costs time.\n",
        "          items: [after-call/stayed]\n          reason: Waiting costs time.\n", [
        "modules/people/scenarios.yml:16:19: there is no checklist item `after-call/stayed`; "
        "did you mean `after-a-call/stayed`?",
    ]),
}
# fmt: on


def test_a_guide_as_it_should_be_has_no_problem(problems_of: Problems) -> None:
    assert problems_of(guide()) == []


@pytest.mark.parametrize(("old", "wrong", "said"), GUIDES.values(), ids=GUIDES)
def test_a_mistake_in_a_guide_is_told_word_for_word(
    problems_of: Problems, old: str, wrong: str, said: list[str]
) -> None:
    assert problems_of(guide(old, wrong)) == said


@pytest.mark.long
@pytest.mark.parametrize(("old", "wrong", "said"), PRACTICE.values(), ids=PRACTICE)
def test_a_mistake_in_a_practice_scenario_is_told_word_for_word(
    mistake: Callable[..., list[str]], old: str, wrong: str, said: list[str]
) -> None:
    assert mistake(SCENARIOS, old, wrong) == said


@pytest.mark.parametrize("use", ["practice", "guide"])
def test_a_scenario_without_nodes_is_told_what_to_write(problems_of: Problems, use: str) -> None:
    text = f"- id: fall-on-the-stairs\n  title: A fall\n  use: {use}\n  nodes: {{}}\n"
    assert problems_of({SCENARIOS: text})[:1] == [
        "modules/people/scenarios.yml:4:10: `nodes` must hold at least 1 entry, but 0 were found; "
        "write the first, such as `nodes: {first-call: {says: ...}}`"
    ]


CATALOGUE = "modules/catalogue.yml"
QUALITIES = """\
scenario_qualities:
  name: the three habits
  qualities: [{id: quick, label: quick}, {id: calm, label: calm}, {id: clear, label: clear}]
"""


def test_an_effect_is_told_what_to_declare_where_the_catalogue_names_no_qualities(
    problems_of: Problems, replaced: Callable[..., dict[str, str]]
) -> None:
    without = replaced(CATALOGUE, QUALITIES, "")
    assert problems_of(without) == [
        "modules/people/scenarios.yml:12:19: the catalogue names nothing that an `effect` could score; name what "
        "choices help or hurt in modules/catalogue.yml, such as `scenario_qualities: {name: our habits, "
        "qualities: [{id: calm, label: calm}]}`, or remove `effect`",
    ]
    assert problems_of(without | replaced(SCENARIOS, "          effect: {quick: 1}\n", "")) == []
    written = QUALITIES.split("\n")[0] + " {name: our habits, qualities: [{id: quick, label: quick}]}\n"
    assert problems_of(replaced(CATALOGUE, QUALITIES, written)) == []


def test_a_quality_that_appears_twice_is_told(problems_of: Problems, replaced: Callable[..., dict[str, str]]) -> None:
    assert problems_of(replaced(CATALOGUE, "{id: calm, label: calm}", "{id: quick, label: calm}")) == [
        "modules/catalogue.yml:49:47: the quality `quick` appears here and at modules/catalogue.yml:49; "
        "change one of the two",
    ]


def test_a_loop_with_a_way_out_is_fine(problems_of: Problems) -> None:
    again = "        - {text: Not yet, goto: wait}\n"
    assert problems_of(guide(again, again + "        - {text: From the top, goto: hurt}\n")) == []


def test_a_loop_without_a_way_out_is_told_for_each_step_of_it(problems_of: Problems) -> None:
    loop = "    a: {says: A., choices: [{text: On, goto: b}]}\n    b: {says: B., choices: [{text: Back, goto: a}]}\n"
    into = guide("        - {text: Not yet, goto: wait}\n", "        - {text: Not yet, goto: a}\n")
    into[SCENARIOS] += loop
    assert problems_of(into) == [
        f"modules/people/scenarios.yml:{line}:8: no path from `{name}` comes to an end; lead a choice to an ending"
        for line, name in ((30, "a"), (31, "b"))
    ]


def test_a_lesson_cannot_take_the_place_of_a_guides_page(problems_of: Problems) -> None:
    changes = guide()
    changes["modules/people/guide-who-rings.md"] = changes["modules/people/lesson.md"]
    del changes["modules/people/lesson.md"]
    index = "modules/people/index.md"
    from tests.conftest import VALID  # the page's list of lessons

    changes[index] = VALID[index].replace("[lesson.md]", "[guide-who-rings.md]")
    assert (
        "modules/people/index.md:24:11: the site makes a page `guide-who-rings.md` itself; give the lesson another name"
    ) in problems_of({**changes, "modules/people/lesson.md": None})  # type: ignore[dict-item]  # None takes it away
