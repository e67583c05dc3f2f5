"""MU: markup of other systems, which pages would print as signs, or could not show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.markdown.foreign_markup import Foreign, foreign
from course.model import Content
from course.model.lesson import Lesson
from course.model.thresholds import House
from course.reading.problems import Position
from course.rules.rule import Finding, Rule
from course.rules.texts import Holder, session_texts, texts
from course.rules.words import word_set

# Texts that no page reads as Markdown: in a title, `<b>` is what it says.
_PLAIN = word_set(
    "title name label owner reviewer roles delivery accept options unit value verb by phone author sponsor"
)
# Most texts hold no sign at all, and are not read.
_SHOWN = re.compile(r"!\[|\$|```|~~~")
_SIGN = re.compile(
    r"[<{}`$\\@\[\u2022]|\^\[|::|//|!!!|\?\?\?|==|~~~|8<|\+\+\+|%%|#\+|'''|:[\w+-]+:|"
    r"(?m:^(?:[ \t]*[-*+|\d]| *\.\. |import|h\d))"
)


def _found(content: Content, sign: re.Pattern[str]) -> Iterator[tuple[Foreign, Position, Holder]]:
    bodies: list[tuple[Lesson, Holder]] = [(page.text, page.text) for page in content.own_pages]
    for module in content.modules:
        bodies += [(lesson, lesson) for lesson in module.lessons]
        bodies += [(text, module.offering.at) for text in module.trainer_texts if text not in module.lessons]
    for lesson, holder in bodies:
        for one in foreign(lesson.body, lesson=True) if sign.search(lesson.body) else ():
            yield one, Position(lesson.path, one.line + lesson.first_line - 1, one.column), holder
    for text in (*texts(content), *(text for module in content.modules for text in session_texts(module))):
        if text.key not in _PLAIN and sign.search(text.text):
            for one in foreign(text.text, lesson=False):
                yield one, text.at(one.line, one.column), text.holder


def cannot_be_shown(content: Content, _: House) -> Iterator[Finding]:
    """MU01."""
    for one, position, holder in _found(content, _SHOWN):
        if one.refused:
            yield Finding(position, one.found, one.write, holder, one.words)


def foreign_signs(content: Content, _: House) -> Iterator[Finding]:
    """MU02."""
    for one, position, holder in _found(content, _SIGN):
        if not one.refused:
            yield Finding(position, one.found, one.write, holder, one.words)


RULES = (
    Rule(
        id="MU01",
        severity="error",
        says="What no page can show is not written: pictures of other hosts, films as pictures, diagrams, broken TeX.",
        why="A page fetches nothing from elsewhere and runs no script of others, so learners would find a gap.",
        fix="Keep a picture or drawing beside the text; write a link to a film, and in words what it shows; fix TeX.",
        example="![Map](https://...) becomes ![Map](map.svg)",
        check=cannot_be_shown,
    ),
    Rule(
        id="MU02",
        severity="warning",
        says="Markup is that of this course's Markdown; another system's is not left for learners to read.",
        why="It would be printed as it stands: `:::`, `{{ }}`, `<br>`, or a nested list that is not nested.",
        fix="Write the element as the guide to Markdown has it, or put it in backticks if readers are to see it.",
        example="::: tip becomes !!! tip, with the text below it indented by four spaces",
        check=foreign_signs,
    ),
)
