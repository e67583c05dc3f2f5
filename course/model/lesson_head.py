"""Front matter of ``modules/<slug>/lesson.md``, or whatever a lesson's file is called."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from course.model.terms import FormerLesson, SectionId
from course.model.waivers import TextWaiver
from course.reading.data import Mapping


@dataclass(frozen=True, kw_only=True)
class LessonHead:
    """Front matter of a lesson."""

    label: ClassVar[str] = "the lesson"
    means: ClassVar[dict[str, str]] = {
        "title": "What the lesson is called, such as The first minute",
        "summary": "What it is about, in a sentence, such as What to do before help comes.",
        "was": "Files that it was, with its module then where it moved: their addresses lead here",
        "headings_were": "Addresses that headings had before, under the one that each has now",
    }
    title: str
    summary: str = ""
    was: tuple[FormerLesson, ...] = ()
    headings_were: dict[SectionId, tuple[SectionId, ...]] = field(default_factory=dict)
    waive: tuple[TextWaiver, ...] = ()
    at: Mapping = field(compare=False, repr=False)
