"""ST: what belongs in every module, and in which order."""

from __future__ import annotations

from collections.abc import Iterator

from course.markdown.slides import MOST_WORDS
from course.model import Content
from course.model.lesson import Lesson
from course.model.thresholds import House
from course.reading.problems import Position
from course.reading.telling import tell, tellable
from course.reading.word_count import WORDS_A_MINUTE, words_in
from course.rules.lesson_parts import paragraphs
from course.rules.rule import Finding, Rule
from course.rules.words import words

_SHORTER = (
    tellable("shorten its first sentence to %(most)s words, or write what it shows in a block `!!! slide`"),
    tellable("shorten it to %(most)s, or make two slides of it"),
)


def every_part(content: Content, _: House) -> Iterator[Finding]:
    """ST01: what the schema does not ask for already."""
    for module in content.modules:
        at = module.offering.at
        blocks = {part.block for lesson in module.lessons for part in paragraphs(lesson)}
        if "example" not in blocks:
            yield Finding(
                at.at("lessons"), tell("no lesson has a worked example"), tell('add a block `!!! example "..."`'), at
            )
        if not any(lesson.citations for lesson in module.lessons):
            hint = tell("cite what its text rests on, such as [^000-01]; the page adds the evidence label")
            yield Finding(at.at("lessons"), tell("no lesson cites a source"), hint, at)
        for found, message, file in (
            (module.scenarios, tellable("the module has no scenario"), "scenarios.yml"),
            (module.checklists, tellable("the module has no checklist"), "checklists.yml"),
        ):
            if not found:
                yield Finding(at.at("title"), tell(message), tell("write one in its %(file)s", file=file), at)


def placed_somewhere(content: Content, _: House) -> Iterator[Finding]:
    """ST01, of all modules together: one may place what is another's."""
    placed = {
        (kind, slug or module.slug, name)
        for module in content.modules
        for lesson in module.facts.lessons
        for placement in lesson.placements
        for kind, (slug, _, name) in [(placement.kind, placement.id.rpartition("/"))]
    }
    for module in content.modules:
        for number, scenario in enumerate(module.facts.scenarios):
            if ("scenario", module.slug, scenario.id) not in placed:
                hint = tell("write <!-- scenario: %(scenario)s --> where it belongs", scenario=scenario.id)
                at = module.scenarios[number].at
                yield Finding(at.at("id"), tell("no lesson places this scenario"), hint, at)
        checklists = module.facts.checklists
        if checklists and not any(("checklist", module.slug, one.id) in placed for one in checklists):
            first = module.checklists[0]
            hint = tell("write <!-- checklist: %(first)s --> where it belongs", first=first.id)
            yield Finding(first.at.at("id"), tell("no lesson places a checklist of this module"), hint, first.at)


def reading_time(content: Content, house: House) -> Iterator[Finding]:
    """ST02."""
    for module in content.modules:
        for lesson in module.lessons:
            yield from _long_stretch(lesson, house)
        if module.minutes > house.module_minutes_max and module.code != content.catalogue.capstone:
            yield Finding(
                module.offering.at.at("title"),
                tell("the module takes about %(minutes)s minutes", minutes=module.minutes),
                tell(
                    "keep to %(module_minutes_max)s: shorten it, draw fewer questions, or make two modules of it",
                    module_minutes_max=house.module_minutes_max,
                ),
                module.offering.at,
            )


def _long_stretch(lesson: Lesson, house: House) -> Iterator[Finding]:
    stops = [placement.line for placement in lesson.placements]
    limit = house.read_minutes_max * WORDS_A_MINUTE
    count, start, first = 0, lesson.first_line, ""
    for paragraph in paragraphs(lesson):
        if stops and paragraph.line > stops[0]:
            stops = [line for line in stops if line > paragraph.line]
            count = 0
        if not count:
            start, first = paragraph.line, paragraph.text
        before = count
        count += words_in(" ".join(words(paragraph.text)))
        if before <= limit < count:
            yield Finding(
                Position(lesson.path, start),
                tell(
                    "more than %(read_minutes_max)s minutes of reading start here, with nothing to do in between",
                    read_minutes_max=house.read_minutes_max,
                ),
                tell("place a question, or split the section"),
                lesson,
                first,
            )


def example_first(content: Content, _: House) -> Iterator[Finding]:
    """ST03."""
    for module in content.modules:
        example: tuple[int, int] | None = None
        scenario: tuple[int, Lesson, int] | None = None
        for number, lesson in enumerate(module.lessons):
            for paragraph in paragraphs(lesson):
                if paragraph.block == "example" and example is None:
                    example = (number, paragraph.line)
            for placement in lesson.placements:
                if placement.kind == "scenario" and scenario is None and "/" not in placement.id:
                    scenario = (number, lesson, placement.line)
        if example and scenario and (scenario[0], scenario[2]) < example:
            yield Finding(
                Position(scenario[1].path, scenario[2]),
                tell("the first scenario comes before the worked example"),
                tell("put the example before it"),
                scenario[1],
                _line_of(scenario[1], scenario[2]),
            )


def slide_words(content: Content, _: House) -> Iterator[Finding]:
    """ST04."""
    for module in content.modules:
        for lesson in module.lessons:
            for slide in lesson.reading.slides:
                if slide.words > MOST_WORDS:
                    yield Finding(
                        Position(lesson.path, slide.line),
                        tell("the slide has %(words)s words", words=slide.words),
                        tell(_SHORTER[slide.kind == "block"], most=MOST_WORDS),
                        lesson,
                        _line_of(lesson, slide.line),
                    )


def _line_of(lesson: Lesson, line: int) -> str:
    return lesson.body.split("\n")[line - lesson.first_line]


RULES = (
    Rule(
        id="ST01",
        scope="module",
        full="error",
        says="A module has a worked example, a scenario, a checklist and a quiz, cites its sources, and places "
        "its parts.",
        why="The course page promises them all; a part that no lesson places would never be met.",
        fix="Write the missing part, or place it in a lesson.",
        example="<!-- scenario: fall-on-the-stairs -->",
        check=every_part,
        course_check=placed_somewhere,
        judged_by=("tests/rules/test_pages_made.py",),
    ),
    Rule(
        id="ST02",
        scope="module",
        full="warning",
        says="At most 12 minutes of reading between two things to do, and 35 minutes to a module, the capstone "
        "excepted.",
        why="House numbers, at 200 words a minute: a module should fit into a quiet half hour of a working day.",
        fix="Place a question where the reading runs long, or split the module.",
        example="a question after each section of two or three paragraphs",
        settings=("read_minutes_max", "module_minutes_max"),
        check=reading_time,
    ),
    Rule(
        id="ST03",
        scope="module",
        full="warning",
        practice="warning",
        says="The worked example comes before the first scenario.",
        why="People new to a subject gain from examples first, and from reflecting later (a review of 145 "
        "studies, 2020).",
        fix="Move the example up, or the scenario down.",
        example='!!! example "Worked example: the forklift", then <!-- scenario: fall-on-the-stairs -->',
        check=example_first,
    ),
    Rule(
        id="ST04",
        scope="module",
        full="warning",
        says=f"A slide has at most {MOST_WORDS} words, its heading counted; questions, scenarios and checklists aside.",
        why="Whoever reads does not listen meanwhile, and a group waits for its slowest reader. The number is ours.",
        fix="Shorten the first sentence of the section, or the block `!!! slide`.",
        example='!!! slide "Look up first" with three short lines',
        check=slide_words,
    ),
)
