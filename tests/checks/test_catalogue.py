"""Rules within catalogue and sources; every message of `course.checks.catalogue`."""

from __future__ import annotations

from tests.mistakes import Mistake, told_word_for_word

INDEX = "modules/people/index.md"
CATALOGUE = "modules/catalogue.yml"
SOURCES = "modules/sources.yml"
# Where, what stood there, what is wrong instead, what fixes it (None: what stood there), what is said.
# fmt: off
CASES: dict[str, Mistake] = {
    "requirements that ask for nothing": (
        CATALOGUE, "policies:\n", "requires: {read: none, scenarios: 0, quiz: none, checklists: none}\npolicies:\n",
        "requires: {read: none, scenarios: 0, quiz: pass, checklists: none}\npolicies:\n", [
            "modules/catalogue.yml:38:11: `requires` asks for nothing, so nobody could begin or finish; "
            "ask for `read: all`, `scenarios: 1`, `quiz: pass` or `checklists: read`",
        ]),
    "a capstone that is not there": (
        CATALOGUE, "policies:\n", "capstone: FA-109\npolicies:\n", "capstone: FA-109\ncomplete: false\npolicies:\n", [
            "modules/catalogue.yml:38:11: there is no module `FA-109`; did you mean `FA-101`?",
        ]),
    "two families with one id": (
        CATALOGUE,
        "families:\n",
        "families:\n  - {id: first-aid, title: Again, summary: Again.}\n",
        "families:\n  - {id: safety, title: Safety, summary: Keep safe.}\n", [
        "modules/catalogue.yml:14:9: the family `first-aid` appears here and at modules/catalogue.yml:13; "
        "change one of the two",
    ]),
    "two standards with one id": (
        CATALOGUE,
        "standards:\n",
        "standards:\n  - {id: call-within, label: Again}\n",
        None, [
        "modules/catalogue.yml:47:10: the local standard `call-within` appears here and at "
        "modules/catalogue.yml:46; change one of the two",
    ]),
    "a course's family that is not there": (CATALOGUE, "    family: first-aid", "    family: firstaid", None, [
        "modules/catalogue.yml:20:13: there is no family `firstaid`; did you mean `first-aid`?",
    ]),
    "a core module that is not there": (CATALOGUE, "core: [FA-101]", "core: [FA-110]", None, [
        "modules/catalogue.yml:27:12: there is no module `FA-110`; did you mean `FA-101`?",
    ]),
    "a core module twice": (CATALOGUE, "core: [FA-101]", "core: [FA-101, FA-101]", None, [
        "modules/catalogue.yml:27:20: `FA-101` appears twice in `core`; remove one",
    ]),
    "an elective that is not there": (CATALOGUE, "core: [FA-101]", "core: [FA-101]\n    electives: [FA-102]", None, [
        "modules/catalogue.yml:28:17: there is no module `FA-102`; did you mean `FA-101`?",
    ]),
    "an elective that is core": (CATALOGUE, "core: [FA-101]", "core: [FA-101]\n    electives: [FA-101]", None, [
        "modules/catalogue.yml:28:17: `FA-101` is core and elective; keep it in one of the two",
    ]),
    "more electives than there are": (
        CATALOGUE,
        "core: [FA-101]",
        "core: [FA-101]\n    choose: 1",
        "core: [FA-101]\n    choose: 0", [
        "modules/catalogue.yml:28:13: `choose` asks for 1 of 0 electives; add electives, or lower `choose`",
    ]),
    "a module of a role path that is not there": (
        CATALOGUE,
        "standards:\n",
        "paths:\n  - {id: desk, title: Desk, modules: [FA-110]}\nstandards:\n",
        "paths:\n  - {id: desk, title: Desk, modules: [FA-101]}\nstandards:\n", [
        "modules/catalogue.yml:46:39: there is no module `FA-110`; did you mean `FA-101`?",
    ]),
    "a module twice on a role path": (
        CATALOGUE,
        "standards:\n",
        "paths:\n  - {id: desk, title: Desk, modules: [FA-101, FA-101]}\nstandards:\n",
        "paths:\n  - {id: desk, title: Desk, modules: [FA-101]}\nstandards:\n", [
        "modules/catalogue.yml:46:47: `FA-101` appears twice in `modules`; remove one",
    ]),
    "two role paths with one id": (
        CATALOGUE,
        "standards:\n",
        "paths:\n  - {id: desk, title: Desk, modules: [FA-101]}\n  - {id: desk, title: Road, modules: [FA-101]}\n"
        "standards:\n",
        "paths:\n  - {id: desk, title: Desk, modules: [FA-101]}\n  - {id: road, title: Road, modules: [FA-101]}\n"
        "standards:\n", [
        "modules/catalogue.yml:47:10: the role path `desk` appears here and at modules/catalogue.yml:46; "
        "change one of the two",
    ]),
    "days of a review that do not count up": (
        CATALOGUE,
        "language: en",
        "language: en\nreview: [7, 21, 14, 14]",
        "language: en\nreview: [7, 14, 21]", [
        "modules/catalogue.yml:12:17: the days of `review` have to count up, and 14 comes after 21; write each once, "
        "such as `review: [7, 14, 21, 28]`",
    ]),
    "a day of a review twice": (
        CATALOGUE, "language: en", "language: en\nreview: [7, 7]", "language: en\nreview: [7, 8]", [
        "modules/catalogue.yml:12:13: the days of `review` have to count up, and 7 comes after 7; write each once, "
        "such as `review: [7, 14, 21, 28]`",
    ]),
    "a most below the least that holds without being written": (
        CATALOGUE,
        "language: en",
        "language: en\nhouse: {objectives_max: 2}",
        "language: en\nhouse: {objectives_max: 3}", [
        "modules/catalogue.yml:12:25: `objectives_min` is 3 and `objectives_max` is 2, so nothing could fit; "
        "set `objectives_min` no higher than `objectives_max`",
    ]),
    "an article at a mistyped address": (SOURCES, "published: 2009", "published: See htp://example.org", None, [
        "modules/sources.yml:6:16: an address that begins with `htp://` leads nowhere; write `http://`",
    ]),
    "a source at a mistyped address": (SOURCES, "source: A survey", "source: htps://example.org, a survey", None, [
        "modules/sources.yml:17:13: an address that begins with `htps://` leads nowhere; write `https://`",
    ]),
    "two sources with one id": (SOURCES, "id: E01", "id: 000-01", None, [
        "modules/sources.yml:25:9: the source id `000-01` appears here and at modules/sources.yml:16; "
        "change one of the two",
        "modules/sources.yml:30:16: there is no piece of evidence `E01`; known here: 000-01",
    ]),
    "evidence that is not there": (SOURCES, "evidence: [E01]", "evidence: [E02]", None, [
        "modules/sources.yml:30:16: there is no piece of evidence `E02`; did you mean `E01`?",
    ]),
    "a point of a claim that is not there": (
        SOURCES,
        "    argues: Anybody can help.\n",
        "    argues: Anybody can help.\n    points: [{says: Help is near., claims: [000-01, 000-09]}]\n",
        "    argues: Anybody can help.\n    points: [{says: Help is near., claims: [000-01]}]\n", [
        "modules/sources.yml:9:53: there is no claim `000-09`; did you mean `000-01`?",
    ]),
    "a view of an article that is not there": (
        SOURCES,
        "claims:\n",
        'disagreements:\n  - issue: Who calls\n    views: {"000": All., "003": One.}\n    position: Call.\nclaims:\n',
        'disagreements:\n  - issue: Who calls\n    views: {"000": All., "001": One.}\n    position: Call.\nclaims:\n', [
        "modules/sources.yml:26:33: there is no article `003`; did you mean `001`?",
    ]),
}
# fmt: on

test_a_mistake_is_told_word_for_word_and_its_mend_passes = told_word_for_word(CASES)
