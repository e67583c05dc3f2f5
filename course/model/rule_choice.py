"""Which rules for content a course is held to, and how strictly: ``rules:`` in the catalogue.

Input: that key, of which the schema builds ``RuleChoice``. Output: a profile, and ids or families of rules that depart
from it; which rules there are, ``course.rules.levels`` knows, and tells an id that names none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from course.model.terms import nowhere
from course.reading.data import Mapping
from course.reading.values import MayRepeat

Profile = Literal["minimal", "practice", "full"]
Level = Literal["error", "warning", "off"]
RuleNames = Annotated[tuple[str, ...], MayRepeat()]  # ``course.rules.levels`` tells what is named twice, in one or two


@dataclass(frozen=True, kw_only=True)
class RuleChoice:
    """A profile, and what departs from it: ids (QZ04), families (QZ), what ids begin with (QZ1), or ALL."""

    label: ClassVar[str] = "the choice of rules"
    means: ClassVar[dict[str, str]] = {
        "profile": "`minimal`: the structure alone; `practice`: what good courses have, as warnings; `full`: all of it",
        "select": "Rules held as the profile `full` holds them, such as QZ04",
        "ignore": "Rules not held at all, such as QZ11",
        "error": "Rules that block a build, such as FB01",
        "warning": "Rules that are told and block nothing, such as ALL",
    }
    profile: Profile = "practice"
    select: RuleNames = ()  # held as the profile `full` holds them
    ignore: RuleNames = ()  # not held at all
    error: RuleNames = ()  # block a build
    warning: RuleNames = ()  # are told, and block nothing
    at: Mapping = field(default_factory=nowhere, compare=False, repr=False)
