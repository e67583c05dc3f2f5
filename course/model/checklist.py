"""``modules/<slug>/checklists.yml``: what is ticked on the job, and printed on one page."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from course.locale import translatable
from course.model.terms import AtLeastOne, FormerPart, Id
from course.model.waivers import Waiver
from course.reading.data import Mapping
from course.reading.values import MayRepeat, Within


@dataclass(frozen=True, kw_only=True)
class Trial:
    """A dated trial of a checklist by the people who will use it."""

    label: ClassVar[str] = "a trial"
    means: ClassVar[dict[str, str]] = {
        "date": "When it was tried",
        "by": "Who tried it, such as Two people of the front desk",
        "note": "What came of it, such as Item 3 was put more plainly.",
    }
    date: datetime.date
    by: str
    note: str | None = None
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Item:
    """One item of a checklist."""

    label: ClassVar[str] = "an item"
    means: ClassVar[dict[str, str]] = {
        "text": "What is confirmed or done, such as Told somebody what happened",
        "objective": "The id of the objective that it serves, such as 2.1",
        "claims": "Ids of the claims and evidence that it rests on, such as 000-09",
        "due": "How many calendar days after the start date it is due",
    }
    id: Id
    was: tuple[Id, ...] = ()  # ids that it had before
    text: str
    objective: str | None = None
    claims: tuple[str, ...] = ()
    due: Annotated[int, Within(0, 3650)] | None = None  # calendar days after the start date
    waive: tuple[Waiver, ...] = ()
    at: Mapping = field(compare=False, repr=False)

    @cached_property
    def fingerprint(self) -> str:
        """Eight hex digits that change when the item's words do; a tick stands while they stand."""
        return hashlib.sha256(" ".join(self.text.split()).encode()).hexdigest()[:8]


Method = Literal["do-confirm", "read-do"]
Verb = Literal["read", "used", "observed"]  # what completion asks for: to have read it, used it, or been observed by it
# What a sheet and a page call a way of using a checklist, and how it is used.
WAYS: dict[Method, tuple[str, str]] = {
    "do-confirm": (
        translatable("DO-CONFIRM:"),
        translatable("do the job from memory, then pause here and confirm each item."),
    ),
    "read-do": (translatable("READ-DO:"), translatable("read each item, do it, tick it, and go on to the next.")),
}


@dataclass(frozen=True, kw_only=True)
class Checklist:
    """One checklist: used on the job at its pause point, printed on one page."""

    label: ClassVar[str] = "a checklist"
    means: ClassVar[dict[str, str]] = {
        "was": "Ids that it had before, with its module then where it moved: ticks follow",
        "title": "What the list is for, such as Before you leave the place",
        "purpose": "What it prevents, in one sentence, such as Nobody leaves a wet floor unmarked.",
        "method": "`do-confirm`: do the job, then pause and confirm; `read-do`: read an item, do it, tick it",
        "pause_point": "The moment at which people pause for it, such as as you leave the place",
        "roles": "Short names of who uses it, such as front desk",
        "owner": "Who keeps it right, such as Training desk",
        "revision": "Which version of the list this is",
        "date": "When this version was made",
        "next_review": "When it is looked at again",
        "status": "Whether it has been tried and issued; a draft says so on paper",
        "required": "What completion asks of this one: `read` it, or `used` it on the job",
        "trials": "Trials by the people who use it",
        "columns": "Days or shifts that have a column each on paper, such as Mon",
        "found": "Whether paper has room for what was found, and whom it was told to",
        "items": "What is ticked, in order",
    }
    id: Id
    was: tuple[FormerPart, ...] = ()  # ids that it had before, with its module then where it moved
    title: str
    purpose: str = ""
    method: Method | None = None
    pause_point: str = ""
    roles: tuple[str, ...] = ()
    owner: str = ""
    revision: Annotated[int, Within(1, 9999)] = 1
    date: datetime.date | None = None
    next_review: datetime.date | None = None
    status: Literal["draft", "issued"] = "draft"
    required: Verb | None = None  # what completion asks for; the catalogue's, where it says nothing
    trials: tuple[Trial, ...] = ()
    columns: Annotated[tuple[str, ...], MayRepeat()] = ()  # of its sheet: days or shifts
    found: bool = False
    items: Annotated[tuple[Item, ...], AtLeastOne]
    waive: tuple[Waiver, ...] = ()
    at: Mapping = field(compare=False, repr=False)

    @property
    def way(self) -> tuple[str, str]:
        """What the method is called, and what it asks of whoever holds the checklist; nothing where none is named."""
        return WAYS[self.method] if self.method else ("", "")

    @property
    def is_draft(self) -> bool:
        """Whether it waits to be tried out and issued."""
        return self.status == "draft"

    @property
    def is_table(self) -> bool:
        """Whether its sheet is a table: an item is answered again and again, or has room for what was found."""
        return bool(self.columns) or self.found

    @property
    def has_due_dates(self) -> bool:
        """Whether any item is due by a number of days after a start date."""
        return any(item.due is not None for item in self.items)
