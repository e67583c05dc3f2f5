"""An observation: what one observer saw of one learner at work, item by item, signed; and how strictly it is read.

Input: the bytes of a file with one observation, or with those of a day. Output: a ``Found`` for each: the
observation, whether it was altered, and what is wrong. ``web/observe/observation.js`` makes observations and
reads them in a browser; a test shows that the two agree.

The code shows that nothing was changed after the signature. It proves nothing about who typed the name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from course.reading.telling import tell
from course.records.code import Data, digest, in_fours
from course.records.json_files import Unreadable, decoded, parsed
from course.records.record import (
    DEVICE,
    MOST_PROBLEMS,
    Code,
    Day,
    Learner,
    Moment,
    Name,
    RecordCatalogue,
    RecordCode,
    Title,
    Uuid,
    Version,
)
from course.records.schema import Sized, form, is_whole, json_schema, read, text, whole

KIND = "coursewright-observation"
KIND_OF_DAY = "coursewright-observations"
FORMAT = 1
MOST_OF_DAY = 500

Note = Annotated[str, text(200)]
Seen = Annotated[str, form("(?:seen|not-seen|not-applicable)", "`seen`, `not-seen` or `not-applicable`")]
Device = Annotated[str, DEVICE]


@dataclass(frozen=True, kw_only=True)
class ObservedModule:
    """The module that the checklist belongs to, as it was then."""

    code: Code
    title: Title
    version: Version


@dataclass(frozen=True, kw_only=True)
class ObservedChecklist:
    """The checklist by which somebody was observed."""

    id: Name
    title: Title
    revision: Annotated[int, whole(1, 9999)]


@dataclass(frozen=True, kw_only=True)
class ObservedItem:
    """One item, as it read then, and whether it was seen."""

    id: Name
    text: Title
    seen: Seen
    note: Note | None = None


@dataclass(frozen=True, kw_only=True)
class Signature:
    """The observer's name as they typed it, on whose device, and when."""

    name: Annotated[str, text(200)]
    device: Device
    signed: Moment


@dataclass(frozen=True, kw_only=True)
class Observation:
    """A whole observation, as its file holds it."""

    kind: Literal["coursewright-observation"]
    format: Literal[1]
    id: Uuid
    made: Moment
    catalogue: RecordCatalogue
    module: ObservedModule
    checklist: ObservedChecklist
    learner: Learner
    observer: Learner
    date: Day
    place: Annotated[str, text(200)]
    items: Annotated[tuple[ObservedItem, ...], Sized(1, 100)]
    overall: Annotated[str, text(300)]
    signature: Signature
    code: RecordCode

    @property
    def is_met(self) -> bool:
        """Whether something was seen, and nothing that arose was missed; otherwise it was practice."""
        marks = {item.seen for item in self.items}
        return "seen" in marks and "not-seen" not in marks


@dataclass(frozen=True)
class Found:
    """What one entry of a file turned out to be: an observation (or None), whether it was altered, what is wrong."""

    observation: Observation | None
    altered: bool = False
    problems: tuple[str, ...] = ()


def code_of(data: Data) -> str:
    """Return the code that belongs to what an observation says."""
    return in_fours(digest({key: value for key, value in data.items() if key != "code"}, 16))


def read_bytes(content: bytes) -> list[Found]:
    """Return what a file holds: one observation, or each of a day; or one entry that says what is wrong with it."""
    try:
        data = parsed(decoded(content))
    except Unreadable as why:
        return [Found(None, problems=(str(why),))]
    return _of_day(data) if isinstance(data, dict) and data.get("kind") == KIND_OF_DAY else [check(data)]


def _of_day(data: Data) -> list[Found]:
    newer = _newer(data)
    entries = data.get("observations")
    if newer:
        return [Found(None, problems=(newer,))]
    if not isinstance(entries, list) or not 1 <= len(entries) <= MOST_OF_DAY:
        return [
            Found(
                None, problems=(tell("`observations` must be a list of 1 to %(most_of_day)s", most_of_day=MOST_OF_DAY),)
            )
        ]
    return [check(entry) for entry in entries]


def _newer(data: Data) -> str:
    found = data.get("format")
    if is_whole(found) and FORMAT < found < 2**53:
        return tell(
            "the observation is of format %(found)s, and this site reads format %(format)s",
            found=int(found),
            format=FORMAT,
        )
    return ""


def check(data: object) -> Found:
    """Read JSON data strictly, and compare it with its code."""
    if not isinstance(data, dict):
        return Found(None, problems=(tell("the file holds no set of keys"),))
    if data.get("kind") != KIND:
        return Found(None, problems=(tell('`kind` must be "%(kind)s"', kind=KIND),))
    if newer := _newer(data):
        return Found(None, problems=(newer,))
    observation, problems = read(data, Observation)
    ids = [item.id for item in observation.items] if observation else []
    twice = next((name for at, name in enumerate(ids) if name in ids[:at]), None)
    if twice:
        problems.append(tell("`items` holds %(twice)s twice", twice=twice))
    if problems:
        return Found(None, problems=tuple(problems[:MOST_PROBLEMS]))
    if data["code"] != code_of(data):
        return Found(observation, altered=True, problems=(tell("something was changed after it was signed"),))
    return Found(observation)


def schema() -> dict[str, object]:
    """Return the JSON Schema of an observation, as ``overrides/assets/course/observation.schema.json`` holds it."""
    return json_schema(
        {"format-1": Observation},
        title="Coursewright observation",
        description="What one observer saw of one learner at work. Its code shows that nothing was changed since it "
        "was signed, and nothing about who typed the name. See Records in the authors' guide.",
    )
