"""The words of made courses: drawn by a number, so that the same number gives the same text on every machine.

Only ``Random.random`` is used, which gives the same numbers in every version of Python for the same seed.
"""

from __future__ import annotations

import random
from collections.abc import Sequence


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split("|"))


PERSONS = _listed(
    "Abena|Anil|Beatriz|Bo|Carmen|Chidi|Dagny|Daniel|Edith|Emil|Farah|Felix|Greta|Hamid|Ines|Ivan|Jana|Jonas|Kaya|"
    "Kofi|Lena|Luis|Maja|Marek|Nadia|Noah|Olga|Omar|Petra|Quentin|Rosa|Rui|Sanna|Samir|Tara|Tomas|Uma|Viktor|Wanda|"
    "Yusuf|Zoe"
)
PLACES = _listed(
    "front desk|help desk|repair counter|library hall|boiler room|post room|loading bay|reception|workshop|archive|"
    "car park|stairwell|meeting room|canteen|clinic|permit office|ticket hall|storeroom|call centre|garden gate"
)
THINGS = _listed(
    "badge|key|form|laptop|parcel|permit|card reader|lamp|meter|pump|radiator|printer|trolley|valve|headset|ladder|"
    "projector|scanner|locker|thermostat|kettle|bicycle|tablet|drill|mattress|keyboard|folder|camera|fan|chair"
)
TIMES = _listed(
    "on Monday morning|just before noon|at half past four|after a long weekend|at the end of a shift|in the first "
    "minute|during a power cut|on the day of an audit|in the week of the move|at the busiest hour"
)
SYLLABLES = _listed(
    "ba|be|bi|bo|da|de|do|du|fa|fe|fi|ga|go|ha|hi|ka|ke|ko|la|le|li|lo|lu|ma|me|mi|mo|na|ne|ni|no|pa|pe|po|ra|re|ri|ro|"
    "sa|se|si|so|ta|te|ti|to|tu|va|ve|vi|vo|za|zo"
)
SENTENCES = (
    "At the {place}, {person} picks up the {thing} and says what happens next.",
    "{When}, the {other} takes longer than anybody planned, and the line at the {place} grows.",
    "A visitor who sees the {thing} move along can wait; one who sees no movement starts to wonder.",
    "{person} writes the day, the step and the name on the label of the {name}.",
    "The {other} belongs to the {place}, so {person} asks there before promising a time.",
    "Whoever comes with a {thing} has a reason, and the reason may have changed since the last visit.",
    "Say the need back in your own words, and let the owner of the {thing} put you right.",
    "In the log of the {name}, two visits for the same fault stand side by side.",
    "{person} lays the {other} down, turns round, and hears the rest of the sentence.",
    "It takes a minute to read the note on the {thing}, and ten to ask everything again.",
    "A step, an owner and a time: with these three, the {place} can go on without {person}.",
    "The manual of the {name} has a page for this, which the {place} keeps beside the {other}.",
    "Where the {thing} cannot be mended {when}, {person} says so and offers two ways on.",
    "People remember the face they met at the {place}, and forget which {other} was out of order.",
    "{When}, a colleague from the {place} takes over, and reads aloud what was agreed about the {name}.",
    "A good label on a {thing} answers the question that the next person will ask.",
)


class Words:
    """A stream of choices that a seed alone decides."""

    def __init__(self, seed: str) -> None:
        self._chance = random.Random(seed)  # noqa: S311 (a text that can be repeated)

    def number(self, below: int) -> int:
        """Return a number from 0 up to, and without, ``below``."""
        return int(self._chance.random() * below)

    def one(self, options: Sequence[str]) -> str:
        """Return one of the options."""
        return options[self.number(len(options))]

    def name(self) -> str:
        """Return a name that no dictionary has: each module brings words of its own, as real ones do."""
        return "".join(self.one(SYLLABLES) for _ in range(4)).capitalize()

    def filling(self) -> dict[str, str]:
        """Return a word for each name in braces; ``thing`` and ``other`` differ."""
        first = self.number(len(THINGS))
        when = self.one(TIMES)
        return {
            "person": self.one(PERSONS),
            "place": self.one(PLACES),
            "thing": THINGS[first],
            "other": THINGS[(first + 1 + self.number(len(THINGS) - 1)) % len(THINGS)],
            "when": when,
            "When": when[0].upper() + when[1:],
        }

    def paragraph(self, names: Sequence[str], sentences: int) -> str:
        """Return a paragraph in which no two neighbouring sentences are alike."""
        told, before = [], -1
        for _ in range(sentences):
            before = (before + 1 + self.number(len(SENTENCES) - 1)) % len(SENTENCES)
            told.append(SENTENCES[before].format(**self.filling(), name=self.one(names)))
        return " ".join(told)
