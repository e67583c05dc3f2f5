"""``paths`` of the catalogue: which modules whoever has a role takes, and in which order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from course.model.terms import AtLeastOne, Id
from course.reading.data import Mapping


@dataclass(frozen=True, kw_only=True)
class RolePath:
    """A way through the catalogue for whoever has a role: modules of any course, in the order to take them in."""

    label: ClassVar[str] = "a role path"
    means: ClassVar[dict[str, str]] = {
        "id": "The name under which a browser remembers that somebody took it, such as at-the-door",
        "title": "Whose path it is, such as At the front desk",
        "summary": "One sentence on what it makes of somebody, such as Meet visitors well from the first day.",
        "modules": "Codes of its modules, in the order to take them in, such as FA-101",
    }
    id: Id
    title: str
    summary: str = ""
    modules: Annotated[tuple[str, ...], AtLeastOne]
    at: Mapping = field(compare=False, repr=False)
