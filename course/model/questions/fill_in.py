"""Fill in: complete the blanks of a text (QTI: textEntryInteraction, inlineChoiceInteraction)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from course.locale import Words, translatable
from course.model import typed
from course.model.questions.base import Fault, InParts, Question, first_named, rule_in_words
from course.model.questions.faults import repeated, unlistable, untypable
from course.model.questions.part import GAP, Answering, Part
from course.model.terms import Id
from course.reading.data import Mapping
from course.reading.problems import closest, nearest, shown
from course.reading.telling import tell, tellable
from course.reading.values import Within

_GAP_HERE = GAP.pattern.replace("(", "(?:", 1)
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
# A link, an address and a picture lead away or show no field; within math, braces are those of TeX.
_UNTYPABLE = (
    (
        re.compile(
            rf"\[[^\[\]\n]*(?:{_GAP_HERE})[^\[\]\n]*\]\(|\]\([^()\n]*(?:{_GAP_HERE})[^()\n]*\)"
            rf"|<(?:https?:|mailto:)[^<>\s]*(?:{_GAP_HERE})"
        ),
        tellable("a link"),
    ),
    (
        re.compile(
            rf"\$\$[^$]*(?:{_GAP_HERE})[^$]*\$\$|(?<![\\$])\$(?![\s$])[^$\n]*(?:{_GAP_HERE})[^$\n]*(?<![\s\\])\$(?!\d)"
        ),
        tellable("a formula"),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Blank:
    """One blank: typed, or chosen from ``options`` where there are any."""

    label: ClassVar[str] = "a blank"
    means: ClassVar[dict[str, str]] = {
        "id": "Its name, which stands in braces in the text",
        "accept": "Every answer that is right, such as caretaker",
        "options": "What is offered to choose from, such as neighbour",
        "feedback": "What is said of any answer, such as See the second section.",
    }

    id: Id
    was: tuple[Id, ...] = ()
    accept: Annotated[tuple[str, ...], Within(1, 20)]
    options: tuple[str, ...] = ()
    feedback: str = ""
    at: Mapping = field(compare=False, repr=False)

    @cached_property
    def kept_as(self) -> tuple[str, ...]:
        """What browsers keep of each option: in every language that of the original."""
        return self.options

    @property
    def text(self) -> str:
        """What tells this blank from another."""
        return self.id


@dataclass(frozen=True, kw_only=True)
class FillIn(InParts):
    """Each rightly filled blank counts an equal share of the points."""

    rank: ClassVar[int] = 90
    answering: ClassVar[Answering] = "fill"

    means: ClassVar[dict[str, str]] = {
        "text": "The text with gaps, each the id of a blank in braces, such as Call the {who} first.",
        "blanks": "What may be written into the gaps",
    }

    kind: Literal["fill-in"] = "fill-in"
    text: str
    blanks: Annotated[tuple[Blank, ...], Within(1, 10)]

    def rule_in(self, words: Words) -> str:
        """Return how points are earned, in words."""
        each = translatable("%(points)s for each right blank, none taken away.")
        every = translatable("%(points)s when every blank is right, otherwise none.")
        rule = rule_in_words(words, self.points, len(self.blanks), self.scoring, each, every)
        return f"{rule} {self.reading_in(words)}".strip()

    def reading_in(self, words: Words) -> str:
        """Return what makes no difference in a typed blank."""
        typed = any(not blank.options for blank in self.blanks)
        return words.say("Accents, capitals and spacing make no difference.") if typed else ""

    def keep_keys_of(self, original: Question) -> None:
        """Be known as the question that this one translates, and keep what is chosen as that one does."""
        super().keep_keys_of(original)
        for blank, old in zip(self.blanks, getattr(original, "blanks", ()), strict=True):
            blank.__dict__["kept_as"] = old.options

    @property
    def passage(self) -> str:
        """The text with its blanks."""
        return self.text

    def parts(self) -> tuple[Part, ...]:
        """Return the blanks in the order of the text."""
        order = {name: number for number, name in enumerate(GAP.findall(self.text))}
        return tuple(
            Part(
                id=one.id,
                feedback=one.feedback,
                accept=one.accept,
                options=one.options,
                kept_as=one.kept_as,
                at=one.at,
            )
            for one in sorted(self.blanks, key=lambda blank: order.get(blank.id, len(order)))
        )

    def key(self) -> object:
        """Return each blank's accepted answers, sorted by id, and the scoring."""
        return [sorted([name, sorted(blank.accept)] for name, blank in first_named(self.blanks)), self.scoring]

    def faults(self) -> Iterator[Fault]:
        """Yield a fault unless blanks and text agree and every list holds its right answer."""
        placed = GAP.findall(self.text)
        known = [blank.id for blank in self.blanks]
        twice = len(set(known)) < len(known)  # told there: one of the two was to have another id
        for name in dict.fromkeys(placed):
            if name not in known and not twice:
                yield ("text",), tell("there is no blank `%(name)s` in `blanks`", name=name), nearest(name, known)
        for _, name in repeated(placed):
            yield (
                ("text",),
                tell("the blank `{%(name)s}` appears twice in the text", name=name),
                tell("give each place a blank of its own"),
            )
        yield from self._places_without_a_field()
        yield from self._blank_faults(placed)

    def _places_without_a_field(self) -> Iterator[Fault]:
        """Yield a fault for each blank that stands where nobody can type."""
        text = _CODE.sub("", self.text)
        for pattern, what in _UNTYPABLE:
            for found in pattern.finditer(text):
                for name in dict.fromkeys(GAP.findall(found.group())):
                    yield (
                        ("text",),
                        tell(
                            "the blank `{%(name)s}` stands within %(what)s, where nobody can type",
                            name=name,
                            what=tell(what),
                        ),
                        tell("write the blank outside of it"),
                    )

    def _blank_faults(self, placed: list[str]) -> Iterator[Fault]:
        for number, text in repeated(blank.id for blank in self.blanks):
            yield (
                ("blanks", number, "id"),
                tell("the id `%(text)s` appears twice in `blanks`", text=text),
                tell("change one of the two"),
            )
        known = [blank.id for blank in self.blanks]
        unplaced = [name for name in known if name not in placed]
        meant = {closest(name, unplaced) for name in placed if name not in known}  # told in the text
        for number, blank in enumerate(self.blanks):
            if blank.id not in placed and blank.id not in meant:
                yield (
                    ("blanks", number, "id"),
                    tell("the text has no place for the blank `%(blank)s`", blank=blank.id),
                    tell("write {%(blank)s} where it belongs", blank=blank.id),
                )
            if not blank.options:
                yield from untypable(("blanks", number, "accept"), blank.accept)
            if blank.options and not set(blank.accept) <= set(blank.options):
                yield (
                    ("blanks", number, "options"),
                    tell("an accepted answer is not among the options"),
                    tell("add it to `options`"),
                )
            yield from _option_faults(("blanks", number, "options"), blank.options)
            if blank.options and set(blank.options) <= set(blank.accept):
                yield ("blanks", number, "options"), tell("every option is right"), tell("add an option that is wrong")


def _option_faults(steps: tuple[str | int, ...], options: Sequence[str]) -> Iterator[Fault]:
    for place, before in typed.twins(options, case=True, accents=True):
        text, other = options[place], options[before]
        said = (
            tell("%(text)s appears twice in `options`", text=shown(text))
            if text == other
            else tell("%(text)s is marked like %(other)s", text=shown(text), other=shown(other))
        )
        yield (*steps, place), said, tell("remove one")
    for place, text in enumerate(options):
        if "\n" in text.strip() or text.startswith("```"):  # on one line it is shown as it is written
            yield from unlistable((*steps, place), text, tell("the text"))
