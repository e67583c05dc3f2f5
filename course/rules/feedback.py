"""FB: what a learner is told after an answer, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from course.model import Content, Module
from course.model.lesson import Lesson, Placement
from course.model.questions import Question
from course.model.thresholds import House
from course.reading.problems import Position
from course.reading.telling import tell
from course.reading.wording import counted
from course.rules.question_parts import all_questions, feedback_of
from course.rules.rule import Finding, Rule
from course.rules.word_lists import word_lists
from course.rules.words import words


def elaborated(content: Content, house: House) -> Iterator[Finding]:
    """FB01; what FB02 refuses is told there."""
    for _, question in all_questions(content):
        yield from _said_of_some(question, house)
        seen: set[str] = set()
        for part in feedback_of(question):
            found, evened = len(words(part.text)), " ".join(part.text.split())
            if _is_verdict(part.text, content.catalogue.language):
                continue
            if found < house.feedback_words:
                yield Finding(
                    part.position,
                    tell("the feedback has %(words)s", words=counted(found, "word")),
                    tell(
                        "say why in %(feedback_words)s words or more: what the choice does, or which mistake it is",
                        feedback_words=house.feedback_words,
                    ),
                    question.at,
                )
            elif evened in seen:
                hint = tell("say what is right or wrong about this one")
                yield Finding(
                    part.position, tell("another part of the question has the same feedback"), hint, question.at
                )
            seen.add(evened)


def _said_of_some(question: Question, house: House) -> Iterator[Finding]:
    """Yield what has no feedback where others of the question have; one with none at all is a matter of CT06."""
    silent = [part for part in question.made_parts if not part.feedback]
    if len(silent) == len(question.made_parts):
        return
    for part in silent:
        hint = tell(
            "add a line `%(keys)s: ...` that says in %(feedback_words)s words or more what it does",
            keys=part.keys[1],
            feedback_words=house.feedback_words,
        )
        yield Finding(
            part.at.at(), tell("this part of the question has no feedback, and others have"), hint, question.at
        )


@lru_cache(maxsize=512)
def _is_verdict(text: str, language: str) -> bool:
    lists = word_lists(language)
    return lists is not None and bool(lists.verdict_words) and lists.verdict.fullmatch(text) is not None


def more_than_a_verdict(content: Content, _: House) -> Iterator[Finding]:
    """FB02."""
    for _module, question in all_questions(content):
        for part in feedback_of(question):
            if _is_verdict(part.text, content.catalogue.language):
                yield Finding(
                    part.position,
                    tell("the feedback says right or wrong, and no more"),
                    tell("say why, and what to do instead"),
                    question.at,
                )


def leads_back(content: Content, _: House) -> Iterator[Finding]:
    """FB03: the page turns ``section`` into a link; a check stands beside its section anyway."""
    for _module, question in all_questions(content):
        if question.section is None and question.use != "check":
            yield Finding(
                question.at.at("id"),
                tell("the question leads back to no section"),
                tell("write `section:` with the lesson heading it comes from, as in its web address"),
                question.at,
            )


def after_its_section(content: Content, _: House) -> Iterator[Finding]:
    """FB04: after a question comes a heading, a block or another part; one from another module is no section's."""
    for module in content.modules:
        for lesson in module.lessons:
            lines = dict(enumerate(lesson.body_for(trainer=False).split("\n"), start=1))
            for placement in lesson.placements:
                if placement.kind == "question":
                    yield from _misplaced(module, lesson, placement, lines)


def _misplaced(module: Module, lesson: Lesson, placement: Placement, lines: dict[int, str]) -> Iterator[Finding]:
    number = placement.line - lesson.first_line + 1
    position = Position(lesson.path, placement.line, placement.column)
    words_here = lines.get(number, "")
    if lines.get(number - 1, "").strip() or lines.get(number + 1, "").strip():
        hint = tell("leave a blank line before and after it")
        yield Finding(position, tell("the question stands inside a paragraph"), hint, lesson, words_here)
        return
    following = next((lines[at] for at in sorted(lines) if at > number and lines[at].strip()), "")
    if "/" not in placement.id and following and not re.match(r"#|!!!|\?\?\?|\s*<!--|\[\^", following):
        hint = tell("put it at the end of its section, or start a section after it")
        yield Finding(position, tell("the section goes on after its question"), hint, lesson, words_here)
    section = next((one.id for one in reversed(lesson.sections.values()) if one.line < placement.line), "")
    question = next((one for one in module.quiz.questions if one.id == placement.id), None)
    if question and question.section and section and question.section != section:
        yield Finding(
            position,
            tell("the question belongs to the section `%(section)s` and stands in another", section=question.section),
            tell("move it, or change its `section`"),
            lesson,
            words_here,
        )


RULES = (
    Rule(
        id="FB01",
        scope="module",
        counts_words=True,
        full="error",
        practice="warning",
        says="Every choice, right or wrong, has feedback of its own of 12 words or more.",
        why="Explanations help most: 0.49 against 0.32 for the right answer alone and 0.05 for right or wrong (40 "
        "studies, reviewed in 2015). The number of words is the house's.",
        fix="Say why: what the choice does for the person, or which mistake it is.",
        example="The gate can wait: somebody else can open it, and nobody else is beside him.",
        settings=("feedback_words",),
        check=elaborated,
    ),
    Rule(
        id="FB02",
        scope="module",
        words=("verdict_words",),
        full="error",
        practice="warning",
        says="No feedback says only that an answer is right or wrong.",
        why="Such feedback has next to no effect (0.05 in the review of 2015).",
        fix="Say why, and what to do instead.",
        example="Tea is kind, but it brings no help; call first.",
        check=more_than_a_verdict,
    ),
    Rule(
        id="FB03",
        scope="module",
        full="warning",
        practice="warning",
        says="A question that the quiz asks names its section, to which a wrong answer links.",
        why="Feedback that leads back to the text is the kind that helps (the review of 2015). Whether the words name "
        "the misconception is for a reader to judge; see the sign-off list.",
        fix="Add `section:` with the lesson heading it comes from.",
        example="section: after-the-call",
        check=leads_back,
        judged_by=("tests/browser/test_quiz.py",),
    ),
    Rule(
        id="FB04",
        scope="module",
        full="warning",
        practice="warning",
        says="A question stands at the end of its section, and not inside a paragraph.",
        why="Feedback on a text works better just after reading than during it (a review of 2019).",
        fix="Move the question to the end of its section.",
        example="a paragraph, a blank line, <!-- question: first-call -->, a blank line, the next heading",
        check=after_its_section,
    ),
)
