"""The slides of a module, for its session: one page of the trainer's edition, which a script shows one by one.

Input: a module, its lessons read for their slides, and its run sheet. Output: a ``Page`` that can be read from top to
bottom, each slide a section with what the trainer says at it. Questions and scenarios stand where lessons have them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from markupsafe import Markup

from course.markdown.facts import Placement, Reading, Slide
from course.model import Content, Module, RunStep
from course.model.lesson import Lesson
from course.model.questions import Question
from course.model.questions.part import Part
from course.pages import citations
from course.pages.answers import answers_to, is_placed
from course.pages.authored import owner_of, placed_question
from course.pages.fragments import Fragments
from course.pages.page import Page, revision_line
from course.pages.scenario import ENDINGS
from course.scenarios import paths

_SLOTS = re.compile("<p>\ufddeD:([0-9]+|notes)\ufddf</p>")

EMPTY = Markup()
Step = tuple[int, int, RunStep]  # the minutes at which it starts and ends, and what it says


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A slide as the page has it: what the group sees, and what the trainer reads at it.

    ``step`` is the one of the run sheet that it is shown in, ``begins`` whether it is the first slide of it, ``scene``
    the scenario that it is a moment of.
    """

    id: str
    kind: Literal["title", "text", "question", "scenario", "moment", "checklist", "discuss"]
    title: Markup
    face: Markup = EMPTY
    notes: Markup = EMPTY
    section: str = ""
    scene: str = ""
    step: Step | None = None
    begins: bool = False


def slides_src(module: Module) -> str:
    """Return the source path of the slides of a module."""
    return f"{module.slug}/trainer-slides.md"


def slides_page(content: Content, module: Module, fragments: Fragments) -> Page:
    """Return the slides of a module, with what a trainer says at each."""
    src, words = slides_src(module), fragments.words
    return Page(
        src=src,
        title=words.say("Slides: %(title)s", title=module.title),
        short_title=words.say("Slides"),
        description=words.say("The slides of a session on %(title)s, with what to say.", title=module.title),
        html=fragments.render(
            "slides.html",
            src,
            module=module,
            slides=_in_time(module, list(_slides(content, module, fragments, src))),
            prepare=_session_part(module, "prepare"),
            run_sheet_src=f"{module.slug}/trainer.md",
        ),
        revision_line=revision_line(module, words),
    )


def _session_part(module: Module, name: str) -> Sequence[str]:
    session = module.trainer.session if module.trainer else None
    found: Sequence[str] = getattr(session, name) if session else ()
    return found


def _slides(content: Content, module: Module, fragments: Fragments, src: str) -> Iterator[Shown]:
    lead = fragments.render("slide_title.html", src, module=module, lessons=module.lessons)
    yield Shown(id="slide-title", kind="title", title=Markup("{}").format(module.title), face=lead)
    for at, lesson in enumerate(module.lessons, start=1):
        reading = lesson.read(trainer=True, slides=True)
        bodies = _bodies(reading, lesson, fragments, src)
        for number, (slide, (face, notes)) in enumerate(zip(reading.slides, bodies, strict=True), start=1):
            name = f"slide-{at}-{number}"
            made = Shown(id=name, kind="text", title=Markup(), face=face, notes=notes, section=slide.section)
            if slide.kind == "placed":
                placement = reading.placements[slide.placed]
                yield from _placed(content, module, placement, fragments, src, made)
            else:
                yield replace(made, title=_title(slide, lesson, fragments, src))
    for number, prompt in enumerate(_session_part(module, "discuss"), start=1):
        title = fragments.page(src)["texts"].inline(prompt)
        yield Shown(id=f"slide-discuss-{number}", kind="discuss", title=title)


def _title(slide: Slide, lesson: Lesson, fragments: Fragments, src: str) -> Markup:
    title: Markup = fragments.page(src)["texts"].words(slide.title or lesson.title)
    return fragments.as_written(title, lesson.path)


def _bodies(reading: Reading, lesson: Lesson, fragments: Fragments, src: str) -> list[tuple[Markup, Markup]]:
    """Return what each slide shows, and its notes."""

    def filled(text: str) -> Markup:
        return fragments.as_written(citations.filled(text, fragments, src), lesson.path)

    parts = _SLOTS.split(reading.html)[1:]  # number, face, "notes", notes, and so on
    return [(filled(face), filled(notes)) for face, notes in zip(parts[1::4], parts[3::4], strict=True)]


def _placed(
    content: Content, module: Module, placement: Placement, fragments: Fragments, src: str, made: Shown
) -> Iterator[Shown]:
    """Yield the slides of what a lesson places."""
    owner, name = owner_of(content, module, placement)
    base = f"{owner.slug}/index.md"
    if placement.kind == "question":
        yield _question(placed_question(content, module, placement), fragments, src, base, made)
    elif placement.kind == "checklist":
        checklist = next(one for one in owner.checklists if one.id == name)
        face = fragments.render("checklist_placed.html", src, base=base, module=owner, checklist=checklist)
        yield replace(made, kind="checklist", title=Markup("{}").format(checklist.title), face=face)
    else:
        scenario = next(one for one in owner.scenarios if one.id == name)
        context: dict[str, Any] = {"module": owner, "scenario": scenario, "scene": made.id}
        face = fragments.render("slide_scenario.html", src, base=base, **context)
        scene = "" if scenario.is_guide else made.id
        yield replace(made, kind="scenario", title=Markup("{}").format(scenario.title), face=face, scene=scene)
        for number, node_name, node in () if scenario.is_guide else paths.numbered_nodes(scenario):
            context |= {"node": node, "speakers": content.catalogue.speakers}
            yield replace(
                made,
                id=f"{made.id}-{node_name}",
                kind="moment",
                title=_moment_title(fragments, number, node.ends or ""),
                face=fragments.render("slide_moment.html", src, base=base, **context),
                notes=fragments.render("slide_moment_notes.html", src, base=base, **context),
                scene=scene,
            )


def _moment_title(fragments: Fragments, number: int, ends: str) -> Markup:
    words = fragments.words
    if ends:
        return Markup("{}").format(words.say(ENDINGS[ends]))
    return Markup("{}").format(words.say("Moment %(number)s", number=number))


def _question(question: Question, fragments: Fragments, src: str, base: str, made: Shown) -> Shown:
    context: dict[str, Any] = {
        "question": question,
        "answers": answers_to(question, fragments.words),
        "is_placed": is_placed(question),
        "parts": _mixed(question, question.parts_in(fragments.words)),
        "groups": question.groups(),
    }
    return replace(
        made,
        kind="question",
        title=fragments.page(src, base)["texts"].lead(question.prompt),
        face=fragments.render("slide_question.html", src, base=base, **context),
        notes=fragments.render("slide_question_notes.html", src, base=base, **context),
    )


def _mixed(question: Question, parts: Sequence[Part]) -> Sequence[Part]:
    """Return parts in the order in which slides show them, the same on every day: no author's order is the answer."""
    if question.shown_order == "kept":
        return parts
    mixed = sorted(parts, key=lambda part: hashlib.sha256(f"{question.id}/{part.id}".encode()).digest())
    return mixed[::-1] if question.shown_order == "unlike" and mixed == list(parts) else mixed


def _in_time(module: Module, slides: list[Shown]) -> list[Shown]:
    """Return slides with the steps of the run sheet: a heading's step goes on until another heading has one."""
    steps: Mapping[str, Step] = {
        name: step for step in (module.trainer.timed if module.trainer else ()) for name in step[2].sections
    }
    found, now = [], None
    for slide in slides:
        step = steps.get(slide.section, now)
        begins = step is not None and step is not now
        now = step
        found.append(slide if slide.kind == "discuss" else replace(slide, step=step, begins=begins))
    return found
