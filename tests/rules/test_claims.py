"""CL: each rule for claims and figures, broken once in the smallest way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

BANK = "quizzes/calling.yml"
LESSON = "modules/calling/lesson.md"
SOURCES = "modules/sources.yml"

# Rule, changes to the valid course (path, what stands there, what stands there instead), findings.
CASES: list[tuple[str, list[tuple[str, str, str]], list[str]]] = [
    (
        "CL01",
        [(LESSON, ("Look at the person,\nthen"), ("Research shows that people wait. Look at the person,\nthen"))],
        [
            (
                "modules/calling/lesson.md:9:101: `Research shows` names no study; cite the evidence in the "
                "same sentence, such as [^E02], or say whose view it is"
            )
        ],
    ),
    (
        "CL01",
        [(BANK, "Which of these three people", "Studies have shown that people wait. Which of these three people")],
        [
            (
                "quizzes/calling.yml:25:13: `Studies have shown` names no study; add the evidence to "
                "`claims`, such as E02, or say whose view it is"
            )
        ],
    ),
    (
        "CL02",
        [(LESSON, "Anybody can make", ("In the yard, 64% waited for somebody else too.\n\nAnybody can make"))],
        [("modules/calling/lesson.md:18:14: `64%` has no source; cite it, such as [^E02], and give year and sponsor")],
    ),
    (
        "CL02",
        [(LESSON, "In a 2018 survey by Signalhorn", "In a survey by Signalhorn")],
        ["modules/calling/lesson.md:18:84: `64%` has no year; say when it was found, such as 2018"],
    ),
    (
        "CL02",
        [(LESSON, "by Signalhorn, a vendor of alarms,", "of workshops")],
        [
            (
                "modules/calling/lesson.md:18:67: `64%` comes from E02, whose sponsor is not named; name "
                "`Signalhorn, a vendor of alarms` in the text, who had an interest"
            )
        ],
    ),
    (
        "CL03",
        [
            (
                LESSON,
                ("Look at the person,\nthen"),
                ('Robert Quillfeather said, "A call is worth ten good hands." Look at the person,\nthen'),
            )
        ],
        [
            (
                "modules/calling/lesson.md:9:101: `Robert Quillfeather said` is quoted without a source that "
                "was verified; cite evidence for the words, or write that they are attributed to that person"
            )
        ],
    ),
    (
        "CL04",
        [(LESSON, "Speak to them.", "Always speak to them.")],
        [
            (
                "modules/calling/lesson.md:10:63: the absolute `Always` stands in the text; say how much or "
                "when, or say whose view it is"
            )
        ],
    ),
    (
        "CL05",
        [(LESSON, "In one account a welder", "In one account (000-02) a welder")],
        [
            (
                "modules/calling/lesson.md:8:17: the claim `000-02` stands here without its status; write "
                "[^000-02], so that the page shows its status"
            )
        ],
    ),
    (
        "CL05",
        [
            (LESSON, "Speak to them.", "Speak to them."),
            (LESSON, "## After the call", ("[^000-02]: One story.\n\n## After the call")),
        ],
        [
            (
                "modules/calling/lesson.md:38:1: the lesson has a note of its own for `000-02`; take the "
                "note away; the page supplies it with its status"
            )
        ],
    ),
    (
        "CL06",
        [
            (
                SOURCES,
                "  - id: 001-02",
                (
                    "  - id: 001-03\n"
                    "    kind: other\n"
                    "    status: opinion\n"
                    "    says: Calls are kind.\n"
                    "    found: A view.\n"
                    "  - id: 001-02"
                ),
            )
        ],
        [
            (
                "modules/sources.yml:58:9: no lesson, question or item uses the claim `001-03`; cite it in a "
                "lesson, [^001-03], or say why not under `excluded`"
            )
        ],
    ),
    (
        "CL06",
        [
            (
                SOURCES,
                "    found: One person's story.\n",
                ("    found: One person's story.\n    excluded: It is one story.\n"),
            )
        ],
        [
            (
                "modules/sources.yml:48:15: the claim `000-02` is excluded, and still used; take `excluded` "
                "away, or the citation"
            )
        ],
    ),
    (
        "CL07",
        [(LESSON, "12% where people knew each other and lengthened it elsewhere", "12% where people knew each other")],
        [
            (
                "modules/calling/lesson.md:23:1: the section leaves out a side of `E01`; say as well that it "
                "lengthened the wait among strangers"
            )
        ],
    ),
    (
        "CL07",
        [
            (
                LESSON,
                "a bell shortened the wait by 12% where people knew each other and lengthened it elsewhere",
                "they rang",
            )
        ],
        [
            (
                "modules/calling/lesson.md:23:1: the section leaves out sides of `E01`; say as well that the bell "
                "shortened the wait where people knew each other, and that it lengthened the wait among strangers"
            )
        ],
    ),
    (
        "CL08",
        [(SOURCES, "setting: Workshops", "setting: Unknown")],
        [
            (
                "modules/sources.yml:31:14: `Unknown` says nothing about `setting`; say it in a few words, "
                "or that what you read does not state it"
            )
        ],
    ),
    (
        "CL09",
        [(SOURCES, "interest: Sells telephones for workshops.", "interest: None stated.")],
        [
            (
                "modules/sources.yml:13:15: `None stated.` hides an interest; say what the author gains if "
                "readers agree; claim 001-02 promotes something"
            )
        ],
    ),
]


@pytest.mark.parametrize(("rule", "changes", "found"), CASES, ids=[f"{case[0]}-{at}" for at, case in enumerate(CASES)])
def test_a_breach_is_told_at_its_place(
    rule: str, changes: list[tuple[str, str, str]], found: list[str], found_by: Callable[..., list[str]]
) -> None:
    assert found_by(rule, *changes) == found


def test_a_source_without_sides_may_be_cited_for_one_of_them_whatever_its_id_is(
    found_by: Callable[..., list[str]],
) -> None:
    sides = (
        "    sides:\n"
        "      - {says: the bell shortened the wait where people knew each other, words: [short, knew each other]}\n"
        "      - {says: it lengthened the wait among strangers, words: [lengthen, longer]}\n"
    )
    half = (LESSON, "12% where people knew each other and lengthened it elsewhere", "12% where people knew each other")
    assert found_by("CL07", (SOURCES, sides, ""), half) == []
