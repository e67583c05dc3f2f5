"""Twee 3: passages there and back, stories there and back, and what a foreign story loses."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.checks.load import load_course
from course.model import Scenario
from course.reading.data import Sequence
from course.reading.problems import Problems
from course.reading.schema import read
from course.reading.yaml_text import parse_yaml
from course.scenarios.twee import NoTwee, Passage, harmless, parsed, plain, written
from course.scenarios.twee_export import exported
from course.scenarios.twee_import import imported
from tests.in_good_time import at_most

pytestmark = pytest.mark.long

EXAMPLE = Path(__file__).parents[1] / "course"


def scenario_of(text: str) -> Scenario:
    """Return the one scenario in YAML, as an author's file is read."""
    problems = Problems()
    node = parse_yaml(text, "scenarios.yml", problems)
    problems.stop_if_any()
    assert isinstance(node, Sequence)
    [entry] = node.items
    found = read(entry, Scenario, problems)  # type: ignore[arg-type]  # a list that starts with `- id`
    problems.stop_if_any()
    assert found is not None
    return found


def test_every_scenario_and_guide_comes_back_as_it_went() -> None:
    for module in load_course(EXAMPLE, rules=False).modules:
        for scenario in module.scenarios:
            story = imported(exported(module.slug, scenario))
            assert scenario_of(story.text) == scenario
            assert list(scenario_of(story.text).nodes) != []
            assert story.report == ()


NASTY = st.text(alphabet="ab[]{}|<>-!:\\\n\"' ->", max_size=60)


@given(NASTY)
def test_no_text_is_taken_for_a_sign_of_twee_and_all_comes_back(text: str) -> None:
    safe = harmless(text)
    assert plain(safe) == text
    assert not any(line.startswith("::") for line in safe.split("\n"))
    assert "[[" not in safe
    assert "<!--" not in safe


@given(st.lists(st.tuples(st.text(alphabet="ab[]{}\\ |", min_size=1, max_size=12), NASTY), min_size=1, max_size=5))
def test_passages_come_back_whatever_their_names_hold(passages: list[tuple[str, str]]) -> None:
    sent = [Passage(name.strip() or "x", harmless(text)) for name, text in passages]
    back = parsed(written(sent))
    assert [passage.name for passage in back] == [passage.name for passage in sent]
    assert [passage.text for passage in back] == [passage.text.strip("\n") for passage in sent]


@given(says=NASTY, choice=NASTY, reason=NASTY)
def test_nasty_words_come_back_in_every_place(says: str, choice: str, reason: str) -> None:
    words = [" ".join(text.split()) or "x" for text in (says, choice, reason)]
    quoted = [text.replace("\\", "\\\\").replace('"', '\\"') for text in words]
    text = (
        f'- id: a\n  title: "{quoted[0]}"\n  setup: "{quoted[1]}"\n  start: one\n  nodes:\n    one:\n'
        f'      says: "{quoted[0]}"\n      choices:\n        - text: "{quoted[1]}"\n          goto: two\n'
        f'          consequence: "{quoted[0]}"\n          reason: "{quoted[2]}"\n'
        f'    two: {{ends: good, says: "{quoted[2]}", debrief: "{quoted[0]}"}}\n'
    )
    scenario = scenario_of(text)
    assert scenario_of(imported(exported("people", scenario)).text) == scenario


FOREIGN = """\
:: StoryTitle
A //quick// tour

:: StoryData
{"ifid": "X", "format": "Harlowe", "start": "The Lobby", "tag-colors": {"a": "red"}}

:: Story script [script]
alert("<b>")

:: UserStylesheet [stylesheet]
b { color: red }

:: StoryInit
<<set $x to 1>>

:: The Lobby [indoor] {"position":"1,2"}
(set: $seen to (random: 1,6)) You are ''here'' and it is //late//, see https://example.org/a.
<b>Look</b> <!-- a remark --> around.

* [[Go out->Street]]
* [[Up|Stairs]] [[Down<-Go below][$x to 2]]
Or [[Street]] again, or [[nowhere]].

:: Street [good]
You are out.

:: Stairs
Up.

[[Back->The Lobby]]

:: Down
:: Street
Twice.
"""


def test_a_foreign_story_becomes_what_an_author_would_write() -> None:
    story = imported(FOREIGN)
    scenario = scenario_of(story.text.replace("  start:", "  setup: It is up to you to write one.\n  start:"))
    assert (scenario.id, scenario.title, scenario.start) == ("a-quick-tour", "A //quick// tour", "the-lobby")
    lobby = scenario.nodes["the-lobby"]
    assert lobby.says == (
        "You are **here** and it is *late*, see https://example.org/a.\nLook around.\n\nOr Street again, or nowhere."
    )
    assert [(step.text, step.goto) for step in lobby.choices] == [
        ("Go out", "street"), ("Up", "stairs"), ("Go below", "down"), ("Street", "street"),
    ]  # fmt: skip
    assert scenario.nodes["street"].ends == "good"
    assert scenario.nodes["down"].ends == "mixed"


def test_what_a_foreign_story_loses_is_told_with_its_line() -> None:
    assert imported(FOREIGN).report == (
        "line 7: `Story script` is left out (script)",
        "line 10: `UserStylesheet` is left out (stylesheet)",
        "line 13: `StoryInit` is left out (special passage)",
        "line 16: tag left out: `indoor`",
        "line 17: macro left out: `(set: $seen to (random: 1,6))`",
        "line 18: HTML tag left out, 2 times: `<b>`, `</b>`",
        "line 18: comment left out: `<!-- a remark -->`",
        "line 21: setter left out: `$x to 2`",
        "line 22: the link to `nowhere` leads to no passage, and is left out",
        "line 22: several choices here lead to `Street`; keep one, or give each an effect",
        "line 32: `Down` ends; say whether good, mixed or poor",
        "line 32: `Down` has no text; say what happens",
        "line 33: a second passage `Street` is left out",
        "the story has no `setup`; write what sets the scene",
        "5 choices without effect, consequence or reason; write them",
    )


def test_ways_out_of_what_is_left_out_and_passages_to_which_none_leads_are_told() -> None:
    lost = "line 3: `Footer` is left out (footer); its ways are lost: `Cellar`"
    story = imported(":: Start [good]\nYou are out.\n:: Footer [footer]\n[[Cellar]]\n:: Cellar [good]\nIt is dark.\n")
    assert story.report[:2] == (lost, "line 5: nothing leads to `Cellar`; lead a choice to it, or remove it")


def test_a_text_that_is_too_long_for_a_moment_is_told() -> None:
    assert imported(f":: Start [good]\n{'a' * 4001}\n").report[0] == (
        "line 1: the text has 4,001 characters, and is cut after 4,000"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: there is no passage here; each starts with a line `:: Its name`"),
        ("Hello\n:: A\n", "line 1: text stands before the first passage, `Hello`"),
        (":: A\nText\n::  [tag]\n", "line 3: the passage has no name"),
        (":: StoryTitle\nA\n", "line 1: the story has no passage to read, only special ones"),
        (":: a\n" * 1001, "line 1001: the story has more than 1000 passages"),
        (":: a\n" + "x" * 1_048_577, "line 1: the file is larger than 1,048,576 bytes"),
    ],
)
def test_what_is_no_story_is_refused_with_its_line(text: str, said: str) -> None:
    with pytest.raises(NoTwee) as refused:
        imported(text)
    assert str(refused.value) == said


HOSTILE = {
    "links that never close": "[[" * 40_000,
    "links that close at the end": "[[" * 30_000 + "]]" * 3,
    "macros in macros": "(set: " * 12_000,
    "macros that never close": "<<" * 40_000,
    "comments that never close": "<!--" * 20_000,
    "quotes": "''" * 40_000,
    "slashes": "//" * 40_000,
    "tags": "<a" * 40_000,
    "our own data, nested": "<!-- coursewright node " + '{"a":' * 15_000 + " -->",
    "our own data, of wrong kinds": '[[a]]\n<!-- coursewright choice {"text": 1, "effect": {"quick": 7, '
    '"calm": [1], "clear": true, "Not an id": 1}, "items": [1, "x"], "goto": "b", "reason": {}} -->',
    "backslashes": "\\" * 90_000,
    "backticks": "`" * 90_000,
    "hooks in hooks": "[a" * 15_000 + "]" * 15_000,
    "conditions in conditions": "(if: x)[a" * 6_000 + "]" * 6_000,
    "links that do something, never closed": '<<link "a">>b' * 6_000,
    "pictures that never close": "[img[" * 20_000,
    "links in links": "<a data-passage=b>" * 4_000 + "</a>" * 4_000,
    "comments in hooks": "[<!--" * 10_000 + "]" * 10_000 + "-->",
    "inserts that never close": '{"' * 40_000 + "}",
}


@pytest.mark.parametrize("name", ["Harlowe", "SugarCube", "Chapbook", "Snowman", "Other"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_story_costs_a_moment_at_most(text: str, name: str) -> None:
    with at_most(20):  # what is read more than a few times would take minutes
        story = imported(f':: StoryData\n{{"format": "{name}"}}\n:: a\n{text}\n:: b\nEnd.\n')
    assert len(story.report) < 50


def test_data_of_our_own_is_taken_only_where_it_is_what_it_should_be() -> None:
    ours = ":: Coursewright\nSet.\n<!-- coursewright scenario {} -->\n"
    story = imported(f"{ours}:: a\n{HOSTILE['our own data, of wrong kinds']}\n")
    assert scenario_of(story.text).nodes["a"].choices[0].items == ("x",)
    assert "goto: a" in story.text
    assert "'b'" not in story.text
