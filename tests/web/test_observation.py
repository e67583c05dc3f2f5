"""A browser reads observations as the command does."""

from __future__ import annotations

import json

import pytest

from course.records import observation
from devtools.deno import Modules
from tests.records.test_observation import FAULTS, marked, sheet

pytestmark = pytest.mark.process

READ = """(texts) => texts.map((text) => coursewright.observation.read(new TextEncoder().encode(text))
  .map(({ observation, altered, problems }) => [
    Boolean(observation), altered, problems, Boolean(observation && coursewright.observation.isMet(observation)),
  ]))"""


def test_a_browser_reads_observations_as_the_command_does(web: Modules) -> None:
    day = {
        "kind": "coursewright-observations",
        "format": 1,
        "observations": [sheet(), {**sheet(), "place": "Other"}, 3],
    }
    data = [
        sheet(),
        marked("seen", "not-seen"),
        sheet(place="Zoë’s gate 🚪"),
        day,
        *(one for one, _ in FAULTS.values()),
    ]
    texts = [json.dumps(one) for one in data] + ["{", "[" * 21]
    here = [
        [
            [bool(one.observation), one.altered, list(one.problems), bool(one.observation and one.observation.is_met)]
            for one in observation.read_bytes(text.encode())
        ]
        for text in texts
    ]
    assert web.evaluate(READ, texts) == here
