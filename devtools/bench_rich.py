"""What modules of a rich course have besides: scenarios, a guide, checklists, more questions and trainer's notes.

Input: a module. Output: the texts of its further files, as much as a module of the shipped course has.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from devtools.bench_module import BLOOM, HEADINGS, Module, section_id
from devtools.bench_words import Words

DEPTH = 4  # decisions of a practice scenario
ENDS = {"good": "Well ended", "mixed": "Half done", "poor": "Left open"}
ACTS = (
    ("Look up and say what happens next", 1, 1, "The visitor nods, and waits beside the {thing}."),
    ("Say sorry for the delay once more", 0, 0, "The visitor has heard that before, and looks at the {other}."),
    ("Point to the {other} and go on typing", -1, -1, "The visitor turns to somebody else at the {place}."),
)
DONE = ("Looked up from the {other}", "Asked what was needed", "Said the need back", "Named the next step",
        "Gave a time for the {thing}", "Wrote the name on the label", "Asked what was still open")  # fmt: skip
DO = ("Open the log of the {thing}", "Read the last two entries", "Check the label of the {other}", "Print the form",
      "Put the {other} aside", "Find a free minute at the {place}")  # fmt: skip
PARTS = (
    (
        "Repeat what the visitor has asked you for",
        "It shows that you listened, and the owner of the {thing} can put it right.",
    ),
    ("Name the step, the owner and the time", "With these three the {place} can go on, whoever is on duty {when}."),
    ("Write it down before the visitor leaves", "What is written in sight of both is what both agreed on the {thing}."),
    ("Ask whether anything was left open", "The question costs a moment and saves a second visit about the {thing}."),
)


def files(module: Module) -> Iterator[tuple[str, str]]:
    """Yield the further files of a module."""
    folder = f"modules/{module.slug}"
    yield f"{folder}/scenarios.yml", scenarios(module)
    yield f"{folder}/checklists.yml", checklists(module)
    yield f"{folder}/trainer.md", trainer(module)


def placed(module: Module, at: int) -> list[str]:
    """Return what stands at the end of a section, longer text first: a question, and the parts that it teaches for."""
    words = Words(f"rich {module.number} {at}")
    names = [module.title.partition(":")[0], words.name()]
    texts = [] if at == len(HEADINGS) - 1 else [words.paragraph(names, 5), words.paragraph(names, 4)]
    texts += [f"<!-- question: check-{at + 1} -->"] if at < len(HEADINGS) - 1 else []
    texts += {
        2: ["<!-- scenario: first -->", "<!-- scenario: aid -->"],
        3: [
            "<!-- scenario: second -->",
            *(f"<!-- checklist: {name}-{module.number} -->" for name in ("afterwards", "before")),
        ],
    }.get(at, [])
    return texts


def questions(module: Module) -> list[str]:
    """Return further questions of the bank: four that lessons place, and one of each of four other kinds."""
    words = Words(f"rich questions {module.number}")
    lines: list[str] = []
    for at in range(len(HEADINGS) - 1):
        lines += _check(module, at, words.filling())
    for kind in ("multiple-choice", "matching", "ordering", "true-false"):
        lines += _other(module, kind, words.filling())
    return lines


def _head(module: Module, name: str, kind: str, at: int, prompt: str, use: str = "test") -> list[str]:
    return [
        f"  - id: {name}",
        f"    kind: {kind}",
        f'    objective: "{module.number}.{at + 1}"',
        f"    claims: [{module.claim}]",
        f"    bloom: {BLOOM[at]}",
        f"    use: {use}",
        f"    prompt: {json.dumps(prompt)}",
        f"    section: {section_id(at)}",
        f"    explanation: Step, owner and time, with the {module.words['thing']} in sight.",
        "    hint: Which of them could a visitor see?",
    ]


def _check(module: Module, at: int, filling: Mapping[str, str]) -> list[str]:
    prompt = (
        "A visitor brings a {thing} to the {place} {when}, and {person} is alone there. Which act helps to begin with?"
    )
    lines = _head(module, f"check-{at + 1}", "single-choice", at, prompt.format(**filling), "check")
    lines.append("    choices:")
    wrong = (
        ("Put the {other} away first", "Tidying serves the {place}, while the visitor with the {thing} goes unseen."),
        ("Ask for a form in two copies", "A form before a greeting tells the visitor that paper comes before people."),
    )
    right = ("Look up and greet the visitor", "A look and a greeting cost a second, and whoever comes can see both.")
    for text, why in (right, *wrong):
        lines.append(f"      - text: {json.dumps(text.format(**filling))}")
        lines += ["        correct: true"] if text == right[0] else []
        lines.append(f"        feedback: {json.dumps(why.format(**filling))}")
    return lines


def _other(module: Module, kind: str, filling: Mapping[str, str]) -> list[str]:
    case = "A {thing} comes back to the {place} {when}, and {person} has ten minutes for it before the next visit. "
    asked = {
        "multiple-choice": "Which two of these can its owner see?",
        "matching": "What belongs to each of these acts?",
        "ordering": "In which order do these acts help?",
        "true-false": "A label with step, owner and time helps whoever comes next.",
    }
    lines = _head(module, f"other-{kind}", kind, 3, (case + asked[kind]).format(**filling))
    told = [(text.format(**filling), why.format(**filling)) for text, why in PARTS]
    if kind == "true-false":
        yes, no = (why for _, why in told[1:3])
        return [*lines, "    answer: true", f"    feedback: {{true: {json.dumps(yes)}, false: {json.dumps(no)}}}"]
    key = {"multiple-choice": "choices", "matching": "pairs", "ordering": "items"}[kind]
    lines.append(f"    {key}:")
    for at, (text, why) in enumerate(told):
        start = f"      - id: part-{at + 1}\n"
        if kind == "matching":
            lines.append(f"{start}        left: Act {at + 1}\n        right: {json.dumps(text)}")
        else:
            lines.append(f"{start}        text: {json.dumps(text)}")
        lines += ["        correct: true"] if kind == "multiple-choice" and at in (0, 2) else []
        lines.append(f"        feedback: {json.dumps(why)}")
    return lines


def scenarios(module: Module) -> str:
    """Return two scenarios to practise and a guide for the job."""
    lines: list[str] = []
    for name in ("first", "second"):
        words = Words(f"scenario {name} {module.number}")
        lines += _practice(module, name, words)
    return "\n".join(lines + _guide(module)) + "\n"


def _practice(module: Module, name: str, words: Words) -> list[str]:
    said = [words.name()]
    lines = [f"- id: {name}", f"  title: {said[0]} at the {module.words['place']}", "  use: practice"]
    lines += [f'  objectives: ["{module.number}.1", "{module.number}.2"]']
    lines += [f"  setup: {json.dumps(words.paragraph(said, 3))}", "  start: moment-1", "  nodes:"]
    for step in range(1, DEPTH + 1):
        following = ["good", "mixed", "poor"] if step == DEPTH else [f"moment-{step + 1}", f"moment-{step + 1}", "poor"]
        lines += [f"    moment-{step}:", f"      says: {json.dumps(words.paragraph(said, 3))}", "      choices:"]
        for (text, quick, clear, then), target in zip(ACTS, following, strict=True):
            filling = words.filling()
            lines += [
                f"        - text: {json.dumps(text.format(**filling))}",
                f"          goto: {target}",
                f"          effect: {{quick: {quick}, clear: {clear}}}",
                f"          consequence: {json.dumps(then.format(**filling))}",
                f"          reason: {json.dumps(words.paragraph(said, 2))}",
                f"          items: [afterwards-{module.number}/item-{step}]",
            ]
    for end, title in ENDS.items():
        lines += [
            f"    {end}:",
            f"      ends: {end}",
            f"      says: {json.dumps(f'{title}. {words.paragraph(said, 2)}')}",
        ]
        lines += [f"      debrief: {json.dumps(words.paragraph(said, 2))}"]
    return lines


def _guide(module: Module) -> list[str]:
    words = Words(f"guide {module.number}")
    filling = words.filling()
    lines = ["- id: aid", f"  title: When the {filling['thing']} fails", "  use: guide"]
    lines += [f"  setup: {json.dumps(words.paragraph([words.name()], 2))}"]
    lines += [
        "  variables: [{id: client, title: Name of the client}]",
        "  start: step-1",
        "  way_out: person",
        "  nodes:",
    ]
    for step, act in enumerate(("Is the {thing} dry?", "Is it the right {other}?", "Has {person} seen it?"), start=1):
        then = f"step-{step + 1}" if step < 3 else "noted"
        lines += [f"    step-{step}:", f"      says: {json.dumps(act.format(**filling))}", "      choices:"]
        lines += [f'        - {{text: "Yes", goto: {then}}}', '        - {text: "No", goto: person}']
    lines += ['    noted: {ends: done, says: "Write it down for {client}."}']
    lines += [f"    person: {{ends: person, says: Fetch whoever is on duty at the {filling['place']}.}}"]
    return lines


def checklists(module: Module) -> str:
    """Return a list to confirm and a list to read and do."""
    lines: list[str] = []
    for name, method, acts, moment in (
        ("afterwards", "do-confirm", DONE, "as the visitor leaves"),
        ("before", "read-do", DO, "before the first visit of the day"),
    ):
        filling = Words(f"checklist {name} {module.number}").filling()
        lines += [
            f"- id: {name}-{module.number}",
            f"  title: The {module.words['thing']}, {name}",
            f"  method: {method}",
        ]
        lines += [f"  purpose: To leave nothing open about a {filling['thing']}.", f"  pause_point: {moment}"]
        lines += ["  roles: [front desk, phone]", "  owner: Training desk", "  revision: 1", "  date: 2026-11-21"]
        lines += ["  next_review: 2027-11-21", "  status: draft", "  trials: []", "  items:"]
        for at, act in enumerate(acts, start=1):
            lines += [f"    - id: item-{at}", f"      text: {act.format(**filling)}"]
            lines += [f'      objective: "{module.number}.{(at - 1) % 5 + 1}"', "      claims: [house]"]
    return "\n".join(lines) + "\n"


def trainer(module: Module) -> str:
    """Return a run sheet, and notes."""
    words = Words(f"trainer {module.number}")
    names = [words.name()]
    lines = [
        "---",
        "session: 50",
        "group: four to twelve",
        f"prepare: [Bring a {module.words['thing']} and a {module.words['other']}.]",
    ]
    lines += ["room: Chairs in a half circle.", "run:"]
    for at in range(len(HEADINGS)):
        lines += [f"  - minutes: {8 + at}", f"    sections: [{section_id(at)}]"]
        lines += [f"    do: {json.dumps(words.paragraph(names, 3))}"]
    topics: list[str] = []
    while len(topics) < 4:  # each of which stands there once
        if (topic := words.paragraph(names, 1)) not in topics:
            topics.append(topic)
    lines += ["discuss:", *[f"  - {json.dumps(topic)}" for topic in topics], "---", ""]
    for heading in ("When people resist", "What comes up", "Afterwards"):
        lines += [f"## {heading}", "", words.paragraph(names, 6), "", words.paragraph(names, 6), ""]
    return "\n".join(lines)
