"""What one module of a made course says, before it is written in anybody's format.

Input: its number. Output: a ``Module`` of about 800 words in five sections and ten questions of four choices.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from devtools.bench_questions import CASES, Case
from devtools.bench_words import Words

FAMILY = 50
CLAIMS = 10  # of each family
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
BLOOM = ("understand", "apply", "apply", "apply", "evaluate")
HEADINGS = (
    "What a visitor can see",
    "A sentence that helps",
    "What to promise",
    "A note for the next",
    "Your own case",
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question as a made course asks it; the right choice is number ``right``."""

    name: str
    prompt: str
    choices: tuple[tuple[str, str], ...]
    right: int


@dataclass(frozen=True, slots=True)
class Module:
    """What one module says, before it is written in anybody's format."""

    number: int  # from 1
    slug: str
    code: str
    title: str
    words: Mapping[str, str]
    sections: tuple[tuple[str, str], ...]  # each heading with its Markdown; a claim is cited as [^id]
    questions: tuple[Question, ...]
    claim: str


def family_of(number: int) -> int:
    """Return the number of a module's family, from 0."""
    return (number - 1) // FAMILY


def code_of(number: int) -> str:
    """Return a code, two letters for the family and three digits: BA-007; codes sort as modules do."""
    family = family_of(number)
    return f"{LETTERS[family // 26]}{LETTERS[family % 26]}-{(number - 1) % FAMILY + 1:03}"


def module_of(number: int) -> Module:
    """Return the module of a number; it is the same however many there are."""
    words = Words(f"module {number}")
    names = [words.name() for _ in range(4)]
    filling = words.filling()
    title = f"{names[0]}: the {filling['thing']} at the {filling['place']}"
    claim = f"{family_of(number):03}-{(number - 1) % FAMILY % CLAIMS + 1:02}"
    sections = tuple(
        (heading, _section(words, names, at, claim, number, filling)) for at, heading in enumerate(HEADINGS)
    )
    questions = tuple(_question(words, at, case) for at, case in enumerate(CASES))
    return Module(
        number, f"m{number:05}-{names[0].lower()}", code_of(number), title, filling, sections, questions, claim
    )


def _section(words: Words, names: list[str], at: int, claim: str, number: int, filling: Mapping[str, str]) -> str:
    parts = [words.paragraph(names, 4), words.paragraph(names, 3)]
    if at == 0:
        parts[0] += f" Visitors judge by what they see.[^{claim}]"
        one, other = words.filling(), words.filling()
        parts.append(
            f"| Signs of attention | Signs of apathy |\n| --- | --- |\n| Eyes lift from the {one['thing']} | Eyes stay "
            f"on the {one['other']} |\n| The {other['thing']} is laid down | A {other['other']} is pushed across |"
        )
    if at == 1:
        parts.append("\n".join(f"- **{words.name()}:** {words.paragraph(names, 1)}" for _ in range(3)))
    if at == 2:
        steps = "\n".join(f"    {step}. {words.paragraph(names, 1)}" for step in range(1, 5))
        parts.append(f'!!! example "Worked example: the {filling["thing"]} that came back"\n{steps}')
    if at == 3:
        codes = ("Look up first", "Say step, owner and time", f"Label the {filling['thing']}")
        parts.append('!!! rule "Rules to keep"\n' + "\n".join(f"    - {code}" for code in codes))
    if at == 4:
        parts[1] = (
            f"Write down one case of your own with a {filling['thing']}: where it was, what could be seen of you, and "
            f"how it ended. Then set one goal for week {number % 52 + 1}, and fix a day to compare notes."
        )
    return "\n\n".join(parts)


def _question(words: Words, at: int, case: Case) -> Question:
    filling = words.filling()
    right = words.number(4)
    choices = [(text.format(**filling), why.format(**filling)) for text, why in case.choices]
    choices.insert(right, choices.pop(0))
    prompt = f"{case.told} {case.asked}".format(**filling)
    return Question(f"case-{at + 1}", prompt, tuple(choices), right)


def section_id(at: int) -> str:
    """Return the id of a section, as in its web address."""
    return HEADINGS[at].lower().replace(" ", "-")
