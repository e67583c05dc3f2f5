"""CL10: that the course is written in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.model import Content
from course.model.article_runs import WORDS_IN_RUN, shared
from course.model.lesson import Lesson
from course.model.thresholds import House
from course.reading.problems import Position
from course.reading.telling import tell
from course.rules.rule import Finding
from course.rules.texts import Holder, course_texts, module_texts, session_texts, trainer_texts
from course.rules.words import quotations


def _known(content: Content) -> dict[bytes, str]:
    """Return the article of each run."""
    if "runs" not in content.derived:
        content.derived["runs"] = {one: runs.article for runs in content.runs for one in runs.hashes}
    known: dict[bytes, str] = content.derived["runs"]
    return known


def own_words_beside(content: Content, house: House) -> Iterator[Finding]:
    """CL10, in catalogue and sources."""
    if known := _known(content):
        for part in course_texts(content):
            yield from _judged(known, part.text, part.position, part.holder, house)


def own_words(content: Content, house: House) -> Iterator[Finding]:
    """CL10."""
    known = _known(content)
    if not known:
        return
    for module in content.modules:
        for part in module_texts(module):
            yield from _judged(known, part.text, part.position, part.holder, house)
        at = module.offering.at
        yield from _judged(known, module.overview, at.at(), at, house)
        for lesson in (*module.lessons, *trainer_texts(module)):
            yield from _judged(known, lesson.body, Position(lesson.path, lesson.first_line), lesson, house)
        for text in session_texts(module):
            yield from _judged(known, text.text, text.position, text.holder, house)


def _judged(known: dict[bytes, str], text: str, start: Position, holder: Holder, house: House) -> Iterator[Finding]:
    for stretch in shared(text, known):
        first, last = stretch.start, stretch.end
        position = start
        if isinstance(holder, Lesson):  # whose text is the file's own, line by line
            position = Position(start.path, start.line + text.count("\n", 0, first), first - text.rfind("\n", 0, first))
        words = " ".join(text[first:last].split()[:WORDS_IN_RUN])
        if not _is_quotation(text, first, last):
            yield Finding(
                position,
                tell(
                    '%(number)s words in a row are those of article %(article)s: "%(beginning)s ..."',
                    number=stretch.words,
                    article=stretch.article,
                    beginning=words,
                ),
                tell("say it in words of your own, or quote it between quotation marks with its source"),
                holder,
                text[first:last],
            )
        elif stretch.words > house.quotation_words_max:
            hint = tell("quote %(quotation_words_max)s words at most", quotation_words_max=house.quotation_words_max)
            found = tell(
                "a quotation from article %(article)s has %(words)s words", article=stretch.article, words=stretch.words
            )
            yield Finding(position, found, hint, holder, text[first:last])


def _is_quotation(text: str, first: int, last: int) -> bool:
    line = text[text.rfind("\n", 0, first) + 1 : first]
    if re.match(r"\s*>", line):
        return True
    return any(start < first and last < end for start, end in quotations(text))
