"""MU: markup of other systems, which pages would print as signs, or could not show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from course.markdown.foreign_markup import Foreign, foreign
from course.model import Content, Module
from course.model.lesson import Lesson
from course.model.thresholds import House
from course.reading.problems import Position
from course.rules.rule import Finding, Rule
from course.rules.texts import Holder, Text, course_texts, module_texts, session_texts
from course.rules.words import word_set

# Texts that no page reads as Markdown: in a title, `<b>` is what it says.
_PLAIN = word_set(
    "title name label owner reviewer roles delivery accept options unit value verb by phone author sponsor"
)
# Most texts hold no sign at all, and are not read. Each way begins with a letter of its own and not with a set of
# them: then a text is searched for these letters alone, five times as fast.
_SIGNS = (
    "<",
    "{",
    "}",
    "`",
    "$",
    "\\",
    "@",
    "[",
    "\u2022",
    "::",
    "//",
    "!!!",
    "???",
    "==",
    "~",
    "^",
    "8<",
    ">>>",
    ">!",
    "||",
    ")=",
    '":',
    "++",
    "://",
    "%%",
    "#+",
    "'''",
)
_SIGN = re.compile("|".join((*map(re.escape, _SIGNS), r":[\w+-]+:")))
_FIRST_LINE = re.compile(r"[ \t>]*(?:[-*+|\d%]|(?<= )#|\(?\w{1,4}[.)][ \t]|[^\x00-\x7f\w])| *\.\. |(?:im|ex)port|h\d")
_LATER_LINE = re.compile(rf"\n(?:{_FIRST_LINE.pattern})")


Found = tuple[Foreign, Position, Holder]


def may_be_foreign(text: str) -> bool:
    """Tell whether a text is to be read for markup of others; most are not, and cost no more than this look."""
    return not text.isdecimal() and bool(_FIRST_LINE.match(text) or _SIGN.search(text) or _LATER_LINE.search(text))


def _found(bodies: Iterable[tuple[Lesson, Holder]], texts: Iterable[Text]) -> Iterator[Found]:
    for lesson, holder in bodies:
        for one in foreign(lesson.body, lesson=True) if may_be_foreign(lesson.body) else ():
            yield one, Position(lesson.path, one.line + lesson.first_line - 1, one.column), holder
    for text in texts:
        if text.key not in _PLAIN and may_be_foreign(text.text):
            for one in foreign(text.text, lesson=False):
                yield one, text.at(one.line, one.column), text.holder


def _found_in(module: Module) -> tuple[Found, ...]:
    found: tuple[Found, ...] | None = module.derived.get("foreign")  # both rules take their part of it
    if found is None:
        bodies: list[tuple[Lesson, Holder]] = [(lesson, lesson) for lesson in module.lessons]
        others = (module.overview_page, module.trainer.notes if module.trainer else None)
        bodies += [(text, module.offering.at) for text in others if text]
        texts = (*module_texts(module), *session_texts(module))
        found = module.derived["foreign"] = tuple(_found(bodies, texts))
    return found


def _found_beside(content: Content) -> Iterator[Found]:
    return _found([(page.text, page.text) for page in content.own_pages], course_texts(content))


def _told(found: Iterable[Found], *, refused: bool) -> Iterator[Finding]:
    for one, position, holder in found:
        if one.refused is refused:
            yield Finding(position, one.found, one.write, holder, one.words)


def cannot_be_shown(content: Content, _: House) -> Iterator[Finding]:
    """MU01."""
    for module in content.modules:
        yield from _told(_found_in(module), refused=True)


def cannot_be_shown_beside(content: Content, _: House) -> Iterator[Finding]:
    """MU01, in what belongs to no module."""
    yield from _told(_found_beside(content), refused=True)


def foreign_signs(content: Content, _: House) -> Iterator[Finding]:
    """MU02."""
    for module in content.modules:
        yield from _told(_found_in(module), refused=False)


def foreign_signs_beside(content: Content, _: House) -> Iterator[Finding]:
    """MU02, in what belongs to no module."""
    yield from _told(_found_beside(content), refused=False)


RULES = (
    Rule(
        id="MU01",
        scope="module",
        full="error",
        practice="error",
        minimal="error",
        says="What no page can show is not written: pictures of other hosts, films as pictures, diagrams, broken TeX.",
        why="A page fetches nothing from elsewhere and runs no script of others, so learners would find a gap.",
        fix="Keep a picture or drawing beside the text; write a link to a film, and in words what it shows; fix TeX.",
        example="![Map](https://...) becomes ![Map](map.svg)",
        check=cannot_be_shown,
        course_check=cannot_be_shown_beside,
    ),
    Rule(
        id="MU02",
        scope="module",
        full="warning",
        practice="warning",
        minimal="warning",
        says="Markup is that of this course's Markdown; another system's is not left for learners to read.",
        why="It would be printed as it stands: `:::`, `{{ }}`, `<br>`, or a nested list that is not nested.",
        fix="Write the element as the guide to Markdown has it, or put it in backticks if readers are to see it.",
        example="::: tip becomes !!! tip, with the text below it indented by four spaces",
        check=foreign_signs,
        course_check=foreign_signs_beside,
    ),
)
