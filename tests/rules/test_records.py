"""RC: each rule for records, broken once in the smallest way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CATALOGUE = "modules/catalogue.yml"
OFFERING = "modules/calling/index.md"

# Rule, changes to the valid course (path, what stands there, what stands there instead), findings.
CASES: list[tuple[str, list[tuple[str, str, str]], list[str]]] = [
    (
        "RC01",
        [(CATALOGUE, "name: Harbour Works", "name: Your organisation")],
        [
            (
                "modules/catalogue.yml:5:9: `Your organisation` names no issuer; write the name that stands "
                "on a certificate"
            )
        ],
    ),
    (
        "RC02",
        [(OFFERING, 'revision: {version: "1.0", date: 2026-11-21,', 'revision: {version: "1.1", date: 2026-11-21,')],
        [
            (
                "modules/calling/index.md:40:21: no change is told for version 1.1; add an entry to "
                "`changes`, so that a record of this version can be looked up"
            )
        ],
    ),
    (
        "RC02",
        [(OFFERING, 'revision: {version: "1.0", date: 2026-11-21,', 'revision: {version: "1.0", date: 2026-11-22,')],
        [
            (
                "modules/calling/index.md:40:34: version 1.0 is of 2026-11-22 here and of 2026-11-21 in "
                "`changes`; write 2026-11-21 in both places, or the date of this version"
            )
        ],
    ),
    (
        "RC03",
        [(CATALOGUE, "retention_years: 7\n", "")],
        [
            (
                "modules/catalogue.yml:1:1: the catalogue does not say how long records are kept; write "
                "`retention_years: 7`, or what your organisation has set"
            )
        ],
    ),
    (
        "RC03",
        [(CATALOGUE, "retention_years: 7\n", "retention_years: 5\n")],
        [
            (
                "modules/catalogue.yml:43:12: `seven years` is stated, and `retention_years` is 5; write 5 "
                "years, or change `retention_years`"
            )
        ],
    ),
]


@pytest.mark.parametrize(("rule", "changes", "found"), CASES, ids=[f"{case[0]}-{at}" for at, case in enumerate(CASES)])
def test_a_breach_is_told_at_its_place(
    rule: str, changes: list[tuple[str, str, str]], found: list[str], found_by: Callable[..., list[str]]
) -> None:
    assert found_by(rule, *changes) == found
