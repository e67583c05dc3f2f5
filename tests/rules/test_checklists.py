"""CK: each rule for checklists, broken once in the smallest way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CATALOGUE = "modules/catalogue.yml"
CHECKLISTS = "modules/calling/checklists.yml"

# Rule, changes to the valid course (path, what stands there, what stands there instead), findings.
CASES: list[tuple[str, list[tuple[str, str, str]], list[str]]] = [
    (
        "CK01",
        [
            (
                CHECKLISTS,
                (
                    "    - id: told\n"
                    "      text: Told the person that help is coming\n"
                    '      objective: "1.3"\n'
                    "      claims: [000-01]\n"
                ),
                "",
            )
        ],
        [
            (
                "modules/calling/checklists.yml:12:5: the checklist has 4 items; keep to 5 to 9 at one pause "
                "point: what hurts most if missed"
            )
        ],
    ),
    (
        "CK02",
        [(CHECKLISTS, "pause_point: as you hang up", "pause_point: the telephone")],
        [
            (
                "modules/calling/checklists.yml:5:16: `the telephone` is not a moment to pause at; name a "
                'moment that everybody notices, such as "as you hang up"'
            )
        ],
    ),
    (
        "CK04",
        [(CHECKLISTS, "text: Said what happened", "text: What happened")],
        [
            (
                "modules/calling/checklists.yml:17:13: `What` is not a verb in the past tense; a DO-CONFIRM "
                "item starts with a verb in the past tense, such as Greeted or Gave; "
                "a house may add verbs under `house: verbs`"
            )
        ],
    ),
    (
        "CK04",
        [(CHECKLISTS, "text: Test the line", "text: Line tested")],
        [
            (
                "modules/calling/checklists.yml:48:13: `Line` is not among the imperatives; a READ-DO item "
                "starts with an imperative, such as Check; a house may add verbs under `house: verbs`"
            )
        ],
    ),
    (
        "CK04",
        [(CHECKLISTS, "text: Said what happened", "text: Knew what happened")],
        [
            (
                "modules/calling/checklists.yml:17:13: nobody can see whether `Knew` was done; write what "
                "somebody can be seen to do"
            )
        ],
    ),
    (
        "CK05",
        [(CHECKLISTS, "text: Said what happened", "text: Said what happened and asked for a name")],
        [
            (
                "modules/calling/checklists.yml:17:13: the item has a second action, `asked`; make two items "
                "of it, or drop the lesser action"
            )
        ],
    ),
    (
        "CK05",
        [
            (
                CHECKLISTS,
                "text: Said what happened",
                "text: Said what had happened in the hall to all of the people who were there",
            )
        ],
        ["modules/calling/checklists.yml:17:13: the item has 15 words; cut it to 13"],
    ),
    (
        "CK06",
        [(CHECKLISTS, "text: Test the line", "text: TEST THE LINE")],
        ["modules/calling/checklists.yml:48:13: `TEST THE LINE` is in capitals; write it in lower case"],
    ),
    (
        "CK07",
        [(CHECKLISTS, "title: After a call", "title: Checklist")],
        [
            (
                "modules/calling/checklists.yml:2:10: the title `Checklist` does not say what the list is "
                'for; say what it is for, such as "After a call for help"'
            )
        ],
    ),
    (
        "CK07",
        [
            (
                CHECKLISTS,
                ("  date: 2026-11-21\n  next_review: 2027-11-21\n  items:\n    - id: place"),
                ("  date: 2026-11-21\n  next_review: 2026-11-20\n  items:\n    - id: place"),
            )
        ],
        [
            (
                "modules/calling/checklists.yml:10:16: the next review is not after the list's own date; put "
                "the review after the date of this revision"
            )
        ],
    ),
    (
        "CK08",
        [
            (
                CHECKLISTS,
                ("  next_review: 2027-11-21\n  items:\n    - id: find"),
                (
                    "  next_review: 2027-11-21\n"
                    "  status: issued\n"
                    "  trials: [{date: 2027-12-01, by: The welders}]\n"
                    "  items:\n"
                    "    - id: find"
                ),
            )
        ],
        [
            (
                "modules/calling/checklists.yml:41:16: the next review is not after the last trial; plan the "
                "next review after the trial"
            )
        ],
    ),
    (
        "CK09",
        [(CATALOGUE, "capstone: FA-102", ("capstone: FA-102\nhouse: {checklist_seconds_max: 23}"))],
        [
            ("modules/calling/checklists.yml:12:5: reading it aloud takes 27 seconds; keep to 23: shorten the items"),
            ("modules/calling/checklists.yml:43:5: reading it aloud takes 25 seconds; keep to 23: shorten the items"),
        ],
    ),
    (
        "CK10",
        [
            (
                CHECKLISTS,
                ("  next_review: 2027-11-21\n  items:\n    - id: place"),
                (
                    "  next_review: 2027-11-21\n"
                    "  status: issued\n"
                    "  trials: [{date: 2026-12-01, by: The welders}]\n"
                    "  items:\n"
                    "    - id: place"
                ),
            )
        ],
        [
            (
                "modules/calling/checklists.yml:15:13: the local standard `call-within` has no value yet; "
                "give it a `value` in modules/catalogue.yml, or set the list back to draft"
            )
        ],
    ),
    (
        "CK11",
        [
            (
                CHECKLISTS,
                ('      text: Counted who is hurt\n      objective: "1.1"\n'),
                "      text: Counted who is hurt\n",
            )
        ],
        [
            (
                "modules/calling/checklists.yml:21:13: the item serves no objective; write `objective: "
                '"1.1"` or another of the module, or move the item to where it belongs'
            )
        ],
    ),
    (
        "CK11",
        [
            (
                CHECKLISTS,
                ('      text: Counted who is hurt\n      objective: "1.1"\n      claims: [house]\n'),
                ('      text: Counted who is hurt\n      objective: "1.1"\n'),
            )
        ],
        [
            (
                "modules/calling/checklists.yml:21:13: the item rests on no claim; write `claims: [...]` "
                "with what it rests on, or [house] for a rule of your own"
            )
        ],
    ),
    (
        "CK12",
        [(CHECKLISTS, "text: Counted who is hurt", "text: said what happened")],
        [
            "modules/calling/checklists.yml:21:13: `said what happened` is an item of this list already; say of each "
            "when or where, such as before and after; or drop one of the two"
        ],
    ),
]


@pytest.mark.parametrize(("rule", "changes", "found"), CASES, ids=[f"{case[0]}-{at}" for at, case in enumerate(CASES)])
def test_a_breach_is_told_at_its_place(
    rule: str, changes: list[tuple[str, str, str]], found: list[str], found_by: Callable[..., list[str]]
) -> None:
    assert found_by(rule, *changes) == found


@pytest.mark.parametrize(
    ("old", "new", "verb"),
    [
        ("text: Said what happened", "text: What happened", "what"),
        ("text: Said what happened", "text: Knew what happened", "Knew"),
        ("text: Test the line", "text: Line tested", "line"),
    ],
)
def test_a_verb_of_the_house_may_start_an_item_of_either_method(
    old: str, new: str, verb: str, found_by: Callable[..., list[str]]
) -> None:
    house = (CATALOGUE, "rules: {profile: full}", f"rules: {{profile: full}}\nhouse: {{verbs: [{verb}]}}")
    assert len(found_by("CK04", (CHECKLISTS, old, new))) == 1
    assert found_by("CK04", (CHECKLISTS, old, new), house) == []
