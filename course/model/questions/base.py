"""What every question has, whatever its kind (QTI: assessmentItem)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from course.locale import ENGLISH, Words, several
from course.model.questions.part import Answering, Group, Order, Part, Picture
from course.model.terms import FormerPart, Id, SectionId
from course.model.waivers import Waiver
from course.reading.data import Mapping
from course.reading.problems import Problems
from course.reading.telling import tell
from course.reading.values import Within
from course.reading.wording import counted

P = TypeVar("P")
Bloom = Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]
Scoring = Literal["partial", "all-or-nothing"]

_SHARE = several("An equal share of %(number)s point", "An equal share of %(number)s points")

# A fault of one question: the steps from the question to the value, what is wrong, what to write.
Fault = tuple[tuple[str | int, ...], str, str]


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question. ``points`` is what a full answer earns; ``key`` is what decides that.

    A kind is a class with a ``kind``; it says what it is made of in ``parts`` and in the values below.
    """

    label: ClassVar[str] = "a question"
    means: ClassVar[dict[str, str]] = {
        "was": "Ids that it had before, with its module then where it moved: answers follow",
        "objective": "The id of the objective that it asks for, such as 2.1",
        "prompt": "What is asked, such as What do you do first?",
        "claims": "Ids of the claims and evidence that it rests on, such as 000-09",
        "bloom": "Which kind of thinking it asks for, by Bloom",
        "use": "`check`: in lessons alone; `test`: in the quiz alone; `both`",
        "points": "What a full answer earns",
        "hint": "What helps on request, such as Think of the people first.",
        "hint_cost": "How many points the hint costs",
        "explanation": "What is said after any answer, such as A closed place hurts nobody.",
        "section": "The heading of a lesson that a wrong answer leads back to",
        "revision": "One more where old answers should not count any longer",
        "recalls": "Ids of objectives of other modules that it asks for again, such as 1.1",
        "trainer": "What trainers alone read, such as Many take the second choice.",
    }
    rank: ClassVar[int] = 0  # its place among the kinds
    answering: ClassVar[Answering]
    order: ClassVar[Order] = "kept"  # of its parts
    group_order: ClassVar[Order] = "kept"
    is_lettered: ClassVar[bool] = False  # on paper
    is_choice: ClassVar[bool] = False  # whether its parts are alternatives, which the rules of item writing judge
    takes_one: ClassVar[bool] = False  # whether one part alone is ticked
    is_half_guessed: ClassVar[bool] = False  # whether guessing is right half the time
    is_marked: ClassVar[bool] = True  # or else it earns nothing, counts as done, and is in no test
    grouped_by: ClassVar[str] = ""  # the list whose entries parts are put to, where there is one
    groups_are_parts: ClassVar[bool] = False  # whether those entries are what is answered, too
    has_style: ClassVar[bool] = False  # whether it has a style sheet of its own

    id: Id
    was: tuple[FormerPart, ...] = ()  # ids that it had before, the first one first
    objective: str = ""  # of its module
    prompt: str
    claims: tuple[str, ...] = ()
    bloom: Bloom | None = None
    use: Literal["check", "test", "both"] = "both"
    points: Annotated[int, Within(1, 100)] = 1
    hint: str | None = None
    hint_cost: Annotated[float, Within(0, 100)] = 0  # points, told before the hint is opened
    explanation: str | None = None
    section: SectionId | None = None
    revision: Annotated[int, Within(1, 9999)] = 1
    recalls: tuple[str, ...] = ()  # objectives of other modules that it asks for again
    trainer: str | None = None  # for the trainer's edition alone: what people get wrong, how to talk about it
    waive: tuple[Waiver, ...] = ()
    at: Mapping = field(compare=False, repr=False)

    @classmethod
    def called(cls) -> str:
        """Return the kind, as files, templates and scripts name it."""
        kind: str = getattr(cls, "kind")  # noqa: B009 - each kind narrows it to one literal
        return kind

    @property
    def name(self) -> str:
        """The kind, as files, templates and scripts name it."""
        return self.called()

    @property
    def first_id(self) -> str:
        """The first id that it had in this module, which stays what records were made with."""
        return next((name for name in self.was if "/" not in name), self.id)

    @cached_property
    def fingerprint(self) -> str:
        """Eight hex digits that change when the key changes, and for no other reason."""
        text = json.dumps([self.name, self.revision, self.key()], ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:8]

    def keep_keys_of(self, original: Question) -> None:
        """Be known, and kept in browsers, as the question that this one translates."""
        self.__dict__["fingerprint"] = original.fingerprint

    @property
    def rule(self) -> str:
        """How points are earned, in English."""
        return self.rule_in(ENGLISH)

    def rule_in(self, words: Words) -> str:
        """Return how points are earned, in words for the learner; the same on screen and on paper."""
        raise NotImplementedError

    def reading_in(self, words: Words) -> str:
        """Return what makes no difference to an answer, in words for the learner, where it earns no points."""
        del words  # in most kinds nothing has to be said
        return ""

    def parts_in(self, words: Words) -> tuple[Part, ...]:
        """Return the parts as ``parts`` does, those of whose texts that are ours in a language."""
        del words  # most kinds have none
        return self.made_parts

    @property
    def passage(self) -> str:
        """The text with gaps that is to be filled; none in most kinds."""
        return ""

    @property
    def shown_picture(self) -> Picture | None:
        """The picture that its parts are areas of; none in most kinds."""
        return None

    @property
    def compared_with(self) -> str:
        """A model answer to compare one's own with; none in most kinds."""
        return ""

    @property
    def lines_to_write(self) -> int:
        """How many lines one's own words take on paper; none in most kinds."""
        return 0

    @property
    def right_range(self) -> tuple[float, float] | None:
        """The lowest and highest number that is right, where a number is typed."""
        return None

    @property
    def counts_case(self) -> bool:
        """Whether capitals count in what is typed."""
        return False

    @property
    def forgives(self) -> int:
        """How many mistyped letters are let pass."""
        return 0

    @property
    def marked_parts(self) -> int:
        """How many of its parts are marked apart; 1 where the answer is right or wrong as a whole."""
        return 1

    @property
    def is_shared(self) -> bool:
        """Whether each right part earns its share, so that half an answer earns something."""
        return False

    @property
    def shown_order(self) -> Order:
        """The order of its parts, as far as an author may choose it."""
        return self.order

    @cached_property
    def derived(self) -> dict[str, Any]:
        """What others make of it, once."""
        return {}

    def parts(self) -> tuple[Part, ...]:
        """What is answered, in the author's order."""
        raise NotImplementedError

    @property
    def made_parts(self) -> tuple[Part, ...]:
        """Its parts, made once: facts, pages and two dozen rules look at them."""
        if "parts" not in self.derived:
            self.derived["parts"] = self.parts()
        found: tuple[Part, ...] = self.derived["parts"]
        return found

    @property
    def is_explained(self) -> bool:
        """Whether anything is said of its answers, beyond which are right."""
        return bool(self.explanation) or any(part.feedback or part.otherwise for part in self.made_parts)

    @property
    def explains_all(self) -> bool:
        """Whether it says of each of its parts why it is right, or wrong."""
        return all(part.feedback for part in self.made_parts)

    def groups(self) -> tuple[Group, ...]:
        """What its parts belong to, in the author's order; none in most kinds."""
        return ()

    def wording(self) -> dict[str, str]:
        """Return the texts that say what is asked and what can be answered, by what an author calls their places."""
        passage = {"text": self.passage} if self.passage else {}
        groups = {group.where: group.text for group in self.groups() if group.where}
        parts = {part.where: part.text for part in self.made_parts if part.where}
        return {"prompt": self.prompt, **passage, **groups, **parts}

    def key(self) -> object:
        """What earns points, as JSON data; wording that earns none is not part of it."""
        raise NotImplementedError

    def faults(self) -> Iterator[Fault]:
        """Yield what makes this question unanswerable or leaves an answer without feedback."""
        raise NotImplementedError

    def check(self, problems: Problems) -> None:
        """Report every fault of this question at its place."""
        for steps, message, hint in (*self.faults(), *self._hint_faults()):
            problems.add(self.at.at(*steps), message, hint)

    def _hint_faults(self) -> Iterator[Fault]:
        if self.hint_cost and self.hint is None:
            yield (
                ("hint_cost",),
                tell("`hint_cost` is given, but there is no hint"),
                tell("add `hint: ...`, or take `hint_cost` out"),
            )
        elif self.hint_cost > self.points:
            most = counted(self.points, "point")
            yield (
                ("hint_cost",),
                tell("the hint costs more than the question earns, which is %(most)s", most=most),
                tell("write %(points)s or less", points=self.points) if self.points else tell("take `hint_cost` out"),
            )


@dataclass(frozen=True, kw_only=True)
class InParts(Question):
    """A question whose right parts each earn an equal share of its points, unless an author asks for all."""

    means: ClassVar[dict[str, str]] = {
        "scoring": "`partial`: each right part earns its share; `all-or-nothing`: all parts or no points",
    }
    scoring: Scoring = "partial"

    @property
    def marked_parts(self) -> int:
        """All of them."""
        return len(self.made_parts)

    @property
    def is_shared(self) -> bool:
        """Whether each right part earns its share."""
        return self.scoring == "partial" and self.marked_parts > 1


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One choice of a choice question (QTI: simpleChoice)."""

    label: ClassVar[str] = "a choice"
    means: ClassVar[dict[str, str]] = {
        "text": "What can be chosen, such as Close the corridor.",
        "feedback": "What is said to whoever chose it, such as It is seen first by whoever comes first.",
        "correct": "Whether it is right",
    }

    id: Id | None = None
    was: tuple[Id, ...] = ()
    text: str
    feedback: str = ""
    correct: bool = False
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class RightWrong:
    """Feedback for a typed answer."""

    label: ClassVar[str] = "feedback"
    means: ClassVar[dict[str, str]] = {
        "right": "What is said of a right answer, such as It covers everybody.",
        "wrong": "What is said of any other answer, such as See the table once more.",
    }

    right: str
    wrong: str
    at: Mapping = field(compare=False, repr=False)


def choice_parts(choices: Sequence[Choice]) -> tuple[Part, ...]:
    """Return choices as parts to tick."""
    return tuple(
        Part(id=name, text=one.text, feedback=one.feedback, right=one.correct, where=f"choices, {name}", at=one.at)
        for name, one in named(choices)
    )


def written_part(accept: Sequence[str], feedback: RightWrong | None, at: Mapping, unit: str = "") -> tuple[Part]:
    """Return what is written as a whole as the one part of its question, which was read from ``at``."""
    part = Part(
        id="answer",
        accept=tuple(accept),
        unit=unit,
        feedback=feedback.right if feedback else "",
        otherwise=feedback.wrong if feedback else "",
        at=feedback.at if feedback else at,
        keys=("", "right", "wrong") if feedback else ("", "feedback", "feedback"),
    )
    return (part,)


def rule_in_words(words: Words, points: int, parts: int, scoring: Scoring, each: str, every: str) -> str:
    """Say how ``points`` are earned by ``parts`` equal parts: by ``each`` of them a share, or by ``every`` all."""
    if scoring == "all-or-nothing":
        return words.say(every, points=words.count(points, "point"))
    whole, rest = divmod(points, parts)
    share = words.say_many(*_SHARE, points) if rest else words.count(whole, "point")
    return words.say(each, points=share)


def named(parts: Iterable[P]) -> Iterator[tuple[str, P]]:
    """Yield each part with its own id, or a, b, c ... by its place where the author gave none."""
    for number, part in enumerate(parts):
        yield getattr(part, "id", None) or (chr(97 + number) if number < 26 else f"n{number}"), part


def first_named(parts: Iterable[P]) -> Iterator[tuple[str, P]]:
    """Yield each part with the first id or letter that it had: a key is made of these, so no new name changes it."""
    for name, part in named(parts):
        yield (getattr(part, "was", ()) or (name,))[0], part


def identified(parts: Iterable[object]) -> tuple[str, ...]:
    """Return the id or letter of each part."""
    return tuple(name for name, _ in named(parts))


def first_names(parts: Iterable[object]) -> tuple[str, ...]:
    """Return the first id or letter that each part had."""
    return tuple(name for name, _ in first_named(parts))
