"""A page that belongs to no module: questions and answers, a glossary, a privacy notice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from course.model.lesson import Lesson
from course.model.waivers import TextWaiver
from course.reading.data import Mapping
from course.reading.schema import Within


@dataclass(frozen=True, kw_only=True)
class PageHead:
    """Front matter of ``modules/pages/<name>.md``."""

    label: ClassVar[str] = "the page"
    title: str
    summary: str = ""
    place: Literal["start", "end", "none"] = "end"  # of the navigation; none: links alone lead there
    order: Annotated[int, Within(0, 9999)] = 100  # among the pages of the same place, the lowest first
    group: str = ""  # pages of one place and one group stand under it, where the first of them would stand
    waive: tuple[TextWaiver, ...] = ()
    at: Mapping = field(compare=False, repr=False)


@dataclass(frozen=True)
class OwnPage:
    """One page of an author's own; its text is read, checked and rendered as a lesson's is."""

    head: PageHead
    text: Lesson

    @property
    def src(self) -> str:
        """The file's path below ``modules/``, as the site names its page."""
        return self.text.src
