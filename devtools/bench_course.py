"""A course of any size to measure with: modules of about 800 words in five sections, ten questions of four choices.

Input: a number of modules. Output: a folder as an author would write it, the same to the byte for the same number.
Fifty modules make a family, each family one course; the last module is the capstone. Such a course is valid, and
the rules find in it that modules have neither a scenario nor a checklist (ST01), and nothing else. A ``rich`` one has
what ``bench_rich`` adds, as the shipped course has, and no rule finds anything.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from devtools import bench_rich
from devtools.bench_module import (
    BLOOM,
    CLAIMS,
    FAMILY,
    HEADINGS,
    LETTERS,
    Module,
    code_of,
    family_of,
    module_of,
    section_id,
)
from devtools.bench_questions import CASES
from devtools.bench_words import Words

FEWEST, MOST = 2, 30_000
OBJECTIVES = (
    ("Recognise", "what a visitor can see of the work on a {thing}"),
    ("Select", "a sentence that moves a {thing} along"),
    ("Choose", "what to promise about a {thing} at the {place}"),
    ("Select", "a note on a {thing} that helps a colleague"),
    ("Judge", "whether a change in lending a {thing} has worked"),
)
MKDOCS = """site_name: A made course
docs_dir: modules
use_directory_urls: false
theme:
  name: material
  font: false
plugins:
  - search
  - course
"""


def write_course(folder: Path, number: int, *, rich: bool = False) -> None:
    """Write a course of ``number`` modules into ``folder``, which may not hold one."""
    for name, text in files_of(number, rich=rich):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")


def files_of(number: int, *, rich: bool = False) -> Iterator[tuple[str, str]]:
    """Yield the name and text of every file."""
    yield "mkdocs.yml", MKDOCS
    yield "modules/catalogue.yml", catalogue(number, rich=rich)
    yield "modules/sources.yml", sources(number)
    for at in range(1, number + 1):
        module = module_of(at)
        folder = f"modules/{module.slug}"
        yield f"{folder}/index.md", overview(module, number)
        yield f"{folder}/lesson.md", lesson(module, rich=rich)
        yield f"quizzes/{module.slug}.yml", bank(module, number, rich=rich)
        yield from bench_rich.files(module) if rich else ()


def families(number: int) -> range:
    """Return the numbers of the families of a course."""
    return range(family_of(number) + 1)


def catalogue(number: int, *, rich: bool = False) -> str:
    """Return the catalogue: a family and a course for each fifty modules."""
    lines = ["format: 1", "id: made-course", "title: A made course", f"capstone: {code_of(number)}"]
    lines += ["organisation:", "  name: Training desk", "  mission: We measure.", "  about: Nobody works here."]
    lines += ["contact: {name: Training desk, email: training@example.org}", "language: en", "families:"]
    for family in families(number):
        words = Words(f"family {family}")
        name = words.name()
        lines += [f"  - id: family-{family}", f"    title: {name} courses"]
        lines += [f"    summary: For everybody who works at the {words.filling()['place']}."]
    lines.append("courses:")
    for family in families(number):
        lines += _course(family, number)
    lines += ["completion: [Reach the pass mark in each quiz.]", "policies:", "  fee: Free of charge to staff."]
    lines += ["  access: Open at any time.", "  records: Yours.", "  privacy: Nothing leaves your browser."]
    lines += ["  changes: We improve the courses.", "  accessibility: The pages work with a keyboard."]
    lines += ["retention_years: 7", "standards: [{id: reply-by, label: Time until a reply, unit: hours}]"]
    lines += ["scenario_qualities:", "  name: the two habits"]
    lines += ["  qualities: [{id: quick, label: quick}, {id: clear, label: clear}]"]
    choice = (
        "profile: full" if rich else "profile: full, warning: [ALL]"
    )  # without, scenarios and checklists are missing
    lines.append(f"rules: {{{choice}}}")
    return "\n".join(lines) + "\n"


def _course(family: int, number: int) -> list[str]:
    words = Words(f"course {family}")
    codes = [code_of(at) for at in range(family * FAMILY + 1, min(number, (family + 1) * FAMILY) + 1)]
    return [
        f"  - id: course-{family}",
        f"    code: CERT-{LETTERS[family // 26]}{LETTERS[family % 26]}",
        f"    title: The {words.name()} practice",
        f"    family: family-{family}",
        f"    purpose: The whole craft at the {words.filling()['place']}, from the first look to the last note.",
        "    level: intermediate",
        "    delivery: Online, self-paced",
        "    roles: [front desk, phone]",
        "    enrol: [Staff who meet visitors, Supervisors who coach them]",
        "    outcomes: [Say what comes next, Leave a note that helps]",
        f"    core: [{', '.join(codes)}]",
        "    steps: [Read each lesson, Take each quiz]",
        "    assessment: Each module ends with a quiz.",
        "    recognition: A certificate of completion, which does not expire.",
        "    order: Take the modules in any order.",
        "    questions:",
        "      - question: Can I stop halfway?",
        "        answer: Yes, in the same browser.",
        "    follow_ups: [7, 14, 21, 28]",
        '    revision: {version: "1.0", date: 2026-11-21, next_review: 2027-11-21}',
        "    owner: Training desk",
    ]


def sources(number: int) -> str:
    """Return an article, a study and up to ten claims for each family: as many as its modules cite."""
    articles, evidence, claims = [], [], []
    for family in families(number):
        words = Words(f"sources {family}")
        articles += [
            f'  - id: "{family:03}"',
            f"    title: {words.name()} at the counter",
            f"    author: {words.one(('A clerk', 'A caretaker', 'A librarian'))}",
            "    published: 20 December 2009",
            "    interest: None stated.",
            "    argues: Visitors judge by what they see.",
        ]
        evidence += [
            f"  - id: E{family + 1:02}",
            f"    source: A survey of {200 + family} counters",
            "    kind: survey",
            "    setting: Counters of offices.",
            f'    size: "{200 + family}"',
            "    design: A questionnaire.",
            f"    finding: Most visitors to the {words.filling()['place']} waited in peace once they had been seen.",
            f"    where: https://example.org/survey-{family}",
        ]
        cited = min(CLAIMS, number - family * FAMILY)
        for claim in range(1, cited + 1):
            claims += [
                f"  - id: {family:03}-{claim:02}",
                "    kind: principle",
                "    status: supported",
                f"    says: At the {words.filling()['place']}, visitors judge by what they see.",
                "    found: The survey agrees.",
                f"    evidence: [E{family + 1:02}]",
            ]
    parts = ["format: 1", "articles:", *articles, "evidence:", *evidence, "claims:", *claims]
    return "\n".join(parts) + "\n"


def overview(module: Module, number: int) -> str:
    """Return a module's page as an offering."""
    thing, place = module.words["thing"], module.words["place"]
    text = Words(f"overview {module.number}").paragraph([module.title.partition(":")[0]], 5)
    words = f"This module is for whoever works at the {place} and is asked about a {thing}. {text}"
    return "\n".join(_head(module, number)) + f"\n\n{words}\n"


def _head(module: Module, number: int) -> list[str]:
    near = [at for at in (module.number - 1, module.number + 1) if 1 <= at <= number]
    thing, place = module.words["thing"], module.words["place"]
    objectives = [
        f'  - {{id: "{module.number}.{at}", verb: {verb}, text: {text.format(**module.words)}, bloom: {bloom}}}'
        for at, ((verb, text), bloom) in enumerate(zip(OBJECTIVES, BLOOM, strict=True), start=1)
    ]
    return [
        "---",
        "format: 1",
        f"code: {module.code}",
        f"title: {json.dumps(module.title)}",
        f"family: family-{family_of(module.number)}",
        f"purpose: Look after whoever comes to the {place} with a {thing}.",
        "level: introductory",
        "delivery: Online, self-paced",
        "language: English",
        "roles: [front desk, phone]",
        "audience: [Staff who meet visitors, Supervisors who coach them]",
        "prerequisites: []",
        "objectives:",
        *objectives,
        "topics:",
        *[f"  - {heading}" for heading in HEADINGS],
        "how: One lesson and a quiz.",
        "lessons: [lesson.md]",
        f"on_the_job: [Use the rules with one {thing} this week.]",
        "owner: Training desk",
        "reviewer: Not yet reviewed",
        f"related: [{', '.join(code_of(at) for at in near)}]",
        "models: {negative: what-a-visitor-can-see, positive: a-sentence-that-helps}",
        'revision: {version: "1.0", date: 2026-11-21, next_review: 2027-11-21}',
        'changes: [{version: "1.0", date: 2026-11-21, kind: major, summary: First issue.}]',
        "---",
    ]


def lesson(module: Module, *, rich: bool = False) -> str:
    """Return the lesson; a rich one teaches more in each section, and places what belongs there."""
    title = json.dumps(f"The {module.words['thing']}, from hand to hand")
    head = f"---\ntitle: {title}\nsummary: What can be seen, said and promised.\n---\n"
    for at, (heading, text) in enumerate(module.sections):
        head += "\n" + "\n\n".join([f"## {heading}", text, *(bench_rich.placed(module, at) if rich else ())]) + "\n"
    return head


def bank(module: Module, number: int, *, rich: bool = False) -> str:
    """Return the question bank; it asks again for what the module before taught, the capstone for all others."""
    lines = ["format: 1", f"title: {json.dumps(f'{module.title[:40]}: check yourself')}", "pass_mark: 80"]
    lines += ["draw: 5", "questions:"]  # of ten: whoever tries again is asked others
    for at, question in enumerate(module.questions):
        goal = at // 2
        lines += [
            f"  - id: {question.name}",
            "    kind: single-choice",
            f'    objective: "{module.number}.{goal + 1}"',
            f"    claims: [{module.claim}]",
            f"    bloom: {BLOOM[goal]}",
            "    use: test",
            f"    prompt: {json.dumps(question.prompt)}",
            "    choices:",
        ]
        for place, (text, why) in enumerate(question.choices):
            lines += [f"      - text: {json.dumps(text)}"]
            lines += ["        correct: true"] if place == question.right else []
            lines += [f"        feedback: {json.dumps(why)}"]
        recalled = _recalled(module.number, number, at)
        lines += [f"    recalls: [{', '.join(recalled)}]"] if recalled else []
        lines += [f"    section: {section_id(goal)}"]
    lines += bench_rich.questions(module) if rich else []
    return "\n".join(lines) + "\n"


def _recalled(module: int, number: int, question: int) -> list[str]:
    """Return the objectives of other modules that a question asks for again."""
    if module == number:
        return [
            f'"{other}.1"' for other in range(1, number) if other % len(CASES) == question and other != number - 1
        ] + (_all_of(number - 1) if question == 0 else [])
    return _all_of(module - 1) if question == 0 and module > 1 else []


def _all_of(module: int) -> list[str]:
    return [f'"{module}.{at}"' for at in range(1, len(OBJECTIVES) + 1)]
