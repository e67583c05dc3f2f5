"""What several parts of the model share: kinds of values, and ``Revision``.

Each annotation is what ``course.reading.schema`` asks for, and the words it uses when something else stands there.
"""

from __future__ import annotations

import datetime
import functools
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal
from urllib.parse import unquote

from course.locale.words import LANGUAGE_TAG
from course.reading.data import Mapping
from course.reading.telling import tellable
from course.reading.values import Pattern, Within


def _decoded(address: str) -> str:
    """Return an address as the page has it, and not in the bytes (``%D0%B0``) that a browser copies."""
    try:
        return unquote(address, errors="strict")
    except UnicodeDecodeError:
        return address


# An id becomes part of file names and addresses, which have their limits.
SectionId = Annotated[
    str,
    Pattern(
        r"[^\s#]{1,2700}",  # of 300 letters, each of which a browser may copy as three bytes
        "a heading's web address, such as first-things: what stands there after #",
        _decoded,
    ),
]
ID = r"(?=.{1,60}\Z)[a-z0-9]+(?:-[a-z0-9]+)*"
Id = Annotated[str, Pattern(ID, "lower-case words joined by hyphens, such as first-call, 60 characters at most")]
CODE = r"[A-Z]{2,8}(?:-[A-Z0-9]{2,6})+"
A_CODE = tellable("a code such as FA-102: 2 to 8 capitals, then a hyphen and 2 to 6 capitals or digits, once or more")
Code = Annotated[str, Pattern(CODE, A_CODE)]
Format = Annotated[int, Within(1, 1)]
# Whether there are words for it, ``checks.own_words`` asks: a course without them would be read out in English's voice.
Language = Annotated[
    str,
    Pattern(LANGUAGE_TAG, "a language tag such as en, de or pt-BR"),
]
Level = Literal["introductory", "intermediate", "advanced"]
Slug = Id
Version = Annotated[str, Pattern(r"\d+(?:\.\d+){0,2}", "a version such as 1.0")]
Email = Annotated[str, Pattern(r"(?!mailto:)[^@\s<>\"]+@[^@\s<>\"]+", "an e-mail address such as training@example.org")]
WebAddress = Annotated[str, Pattern(r"https?://[^\s<>\"]+", "an address such as https://example.org/issues")]
SignerKey = Annotated[
    str,
    Pattern(r"[0-9a-f]{64}", "64 hex digits such as 8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c"),
]
SourceId = Annotated[str, Pattern(r"(?=.{1,60}\Z)[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*", "an id such as 000-01 or E01")]
AtLeastOne = Within(1, float("inf"))
# Names that something had before, the first one first; what moved from another module names that too.
FormerId = Annotated[str, Pattern(f"{ID}|{CODE}", "an id or a code that it had before, such as first-call")]
FormerPart = Annotated[
    str,
    Pattern(
        rf"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)?{ID}", "an id that it had before, such as first-call or calling/first-call"
    ),
]
FormerLesson = Annotated[
    str,
    Pattern(
        r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)?[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*\.md",
        "a file that it was, such as lesson.md or calling/lesson.md",
    ),
]


def nowhere() -> Mapping:
    """Return what a part was read from that a file leaves out: nothing, at the top of the catalogue."""
    return Mapping("modules/catalogue.yml", {}, {}, (1, 1))


@functools.lru_cache(4096)  # few versions stand in many records
def version_numbers(version: str) -> tuple[int, ...]:
    """Return a version so that versions compare: 1.10 comes after 1.9, and 1.2 is 1.2.0."""
    parts = [int(part) for part in version.split(".")]
    return (*parts, *[0] * (3 - len(parts)))


def is_older(one: str, other: str) -> bool:
    """Tell whether version ``one`` came before ``other``."""
    return version_numbers(one) < version_numbers(other)


@dataclass(frozen=True, kw_only=True)
class Revision:
    """Which version of something this is, and when it is looked at again."""

    label: ClassVar[str] = "a revision"
    means: ClassVar[dict[str, str]] = {
        "version": "The number of this version",
        "date": "When it was made",
        "next_review": "When it is looked at again",
    }
    version: Version = "1.0"
    date: datetime.date | None = None
    next_review: datetime.date | None = None
    at: Mapping = field(default_factory=nowhere, compare=False, repr=False)
