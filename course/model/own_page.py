"""A page that belongs to no module: questions and answers, a glossary, a privacy notice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from course.model.lesson import Lesson
from course.model.waivers import TextWaiver
from course.reading.data import Mapping
from course.reading.values import Within


@dataclass(frozen=True, kw_only=True)
class PageHead:
    """Front matter of ``modules/pages/<name>.md``."""

    label: ClassVar[str] = "the page"
    means: ClassVar[dict[str, str]] = {
        "title": "What the page is called, such as Questions and answers",
        "summary": "What it is about, in a sentence, such as What people ask before they start.",
        "place": "Where the navigation has it; with `none`, links alone lead there",
        "group": "The heading in the navigation that it stands under with others, such as House rules",
        "order": "Its place among the pages there, the lowest first",
        "glossary": "Whether it is the course's glossary: lessons then explain the terms of its definition lists",
    }
    title: str
    summary: str = ""
    place: Literal["start", "end", "none"] = "end"  # of the navigation; none: links alone lead there
    order: Annotated[int, Within(0, 9999)] = 100  # among the pages of the same place, the lowest first
    group: str = ""  # pages of one place and one group stand under it, where the first of them would stand
    glossary: bool = False  # lessons explain the terms of its definition lists
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
