"""The house's own thresholds: numbers that the rules in ``course.rules`` compare with.

the schema builds ``House`` from ``house:`` in the catalogue. Output: one
value for each threshold, the default where a catalogue says nothing. Most are house numbers: the
research behind a rule seldom names one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from course.model.terms import nowhere
from course.reading.data import Mapping
from course.reading.values import Within

Count = Annotated[int, Within(0, 10_000)]
Share = Annotated[int, Within(0, 100)]  # per cent
Ratio = Annotated[float, Within(1, 100)]


@dataclass(frozen=True, kw_only=True)
class House:
    """Thresholds by name; ``docs/modules/pages/rules.md`` says which rule uses which."""

    label: ClassVar[str] = "the house thresholds"
    means: ClassVar[dict[str, str]] = {
        "verbs": "Further verbs that an objective or an item may start with, such as Triage",
    }
    replaced: ClassVar[dict[str, str]] = {
        "errors_block": "take it away; `rules: {warning: [ALL]}` in the catalogue tells errors as warnings"
    }

    objectives_min: Count = 3
    objectives_max: Count = 5
    verbs: tuple[str, ...] = ()

    read_minutes_max: Count = 12  # between two interactions
    module_minutes_max: Count = 35
    words_before_scenario: Count = 150

    options_min: Count = 3
    options_default: Count = 3
    options_max: Count = 5
    option_length_ratio: Ratio = 1.6
    option_short: Count = 25  # characters; among options this short, length gives nothing away
    option_words_max: Count = 25
    key_length_ratio: Ratio = 1.25
    key_longest_share: Share = 45
    key_echo_share: Share = 45
    key_place_margin: Share = 10
    key_run_max: Count = 3
    bank_min: Count = 6  # questions; a share of fewer says nothing
    stem_words_min: Count = 8
    stem_words_max: Count = 60
    case_words_min: Count = 15
    true_false_share: Share = 10
    questions_per_objective: Count = 2
    application_share: Share = 50
    copied_share: Share = 90

    feedback_words: Count = 12

    capstone_from: Count = 4  # modules; a catalogue with as many has a capstone
    follow_ups_min: Count = 3
    gap_margin: Share = 25

    decisions_min: Count = 2
    scenario_choices_min: Count = 2
    scenario_choices_max: Count = 3
    scenario_depth_max: Count = 6  # choices on the longest way
    moment_words_max: Count = 80
    guide_choices_max: Count = 5
    guide_depth_max: Count = 12
    step_words_max: Count = 50
    rule_words_max: Count = 8

    items_min: Count = 5
    items_max: Count = 9
    item_words_max: Count = 13
    checklist_seconds_max: Count = 90

    quotation_words_max: Count = 25
    sentence_words_max: Count = 30

    code_pattern: str = r"[A-Z]{2,8}-\d{3}"
    title_characters_max: Count = 60
    purpose_words_max: Count = 25
    overview_words_min: Count = 60
    overview_words_max: Count = 120
    audience_min: Count = 2
    audience_max: Count = 5
    topics_min: Count = 4
    topics_max: Count = 8
    related_min: Count = 1  # or as many as there are, in a catalogue of fewer modules
    related_max: Count = 3

    at: Mapping = field(default_factory=nowhere, compare=False, repr=False)
