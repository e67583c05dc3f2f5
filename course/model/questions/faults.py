"""Faults that questions of several kinds can have: answers that nobody can give, tell apart, or see in a list.

Input: values of a question, and the steps to them. Output: what is wrong, and what to write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from course.markdown.texts import Texts
from course.model import typed
from course.model.questions.base import Fault, identified
from course.reading.problems import shown
from course.reading.telling import tell, tellable

_MAY_HOLD_MORE = re.compile(r"[\n$^~]|^\s*`{3}")
_STANDARD = re.compile(r"\[\[[a-z0-9][\w-]{0,79}\]\]")
_MORE = re.compile(r"<(pre|ul|ol|dl|table|blockquote|math|sup|sub|del)\b")
_CALLED = {
    "pre": tellable("a block of code"),
    **dict.fromkeys(("ul", "ol", "dl"), tellable("a list")),
    "table": tellable("a table"),
    "blockquote": tellable("a quotation"),
    "math": tellable("a formula"),
    "sup": tellable("a raised letter"),
    "sub": tellable("a lowered letter"),
    "del": tellable("a word struck out"),
}


def unlistable(steps: tuple[str | int, ...], text: str, instead: str) -> Iterator[Fault]:
    """Yield a fault if a text is more than words on one line, which is all that a list to choose from can show."""
    if not _MAY_HOLD_MORE.search(text.strip()):
        return
    texts = Texts()
    found = _MORE.search(texts.blocks(text) if "\n" in text.strip() else texts.inline(text))
    if found:
        message = tell(
            "a list to choose from holds words on one line, but %(called)s was found", called=tell(_CALLED[found[1]])
        )
        yield (
            steps,
            message,
            tell("write it in words or in letters such as \u00b2, or put it into %(instead)s", instead=instead),
        )


def repeated(texts: Iterable[str], *, case: bool = False) -> Iterator[tuple[int, str]]:
    """Yield place and text of everything that was there before, whatever its spacing and (unless told) its case."""
    seen: set[str] = set()
    for number, text in enumerate(texts):
        evened = " ".join((text if case else text.casefold()).split())
        if evened in seen:
            yield number, text
        seen.add(evened)


def untypable(
    field_name: tuple[str | int, ...], accepted: Sequence[str], *, case: bool = False, accents: bool = False
) -> Iterator[Fault]:
    """Yield a fault for every accepted answer that nobody can give, and for each that another one covers."""
    for number, text in enumerate(accepted):
        if fault := _ungivable(text, case=case, accents=accents):
            yield (*field_name, number), *fault
    for number, before in typed.twins(accepted, case=case, accents=accents):
        text, other = accepted[number], accepted[before]
        if not typed.evened(text, case=case, accents=accents):
            continue
        if " ".join(text.casefold().split()) == " ".join(other.casefold().split()):
            message = tell("%(text)s appears twice in `accept`", text=shown(text))
        else:
            message = tell("%(text)s is marked like %(other)s already", text=shown(text), other=shown(other))
        yield (*field_name, number), message, tell("remove one")


def _ungivable(text: str, *, case: bool, accents: bool) -> tuple[str, str] | None:
    """Return why nobody can give an answer, and what to write instead."""
    if not typed.evened(text, case=case, accents=accents):
        what = tell("nobody can give this answer: a full stop at the end, blanks and accents are evened out")
        message = tell("%(text)s evens out to nothing, so %(what)s", text=shown(text), what=what)
        return message, tell("accept it in words, such as `full stop`")
    if standard := _STANDARD.search(text):
        message = tell("%(found)s is not filled in where answers are typed", found=shown(standard[0]))
        return message, tell("write the value itself, or ask for it without typing")
    if len(text) > typed.MOST_TEXT:
        message = tell(
            "the answer is %(text_count)s characters long, and the field takes %(most_text)s",
            text_count=len(text),
            most_text=typed.MOST_TEXT,
        )
        return message, tell("accept a shorter answer")
    return None


def same_twice(field_name: str, parts: Iterable[object], attribute: str = "text") -> Iterator[Fault]:
    """Yield a fault for every id and every text that appears twice in a list of a question."""
    parts = tuple(parts)
    for number, text in repeated(identified(parts)):
        yield (
            (field_name, number, "id"),
            tell("the id %(text)s appears twice in `%(field_name)s`", text=shown(text), field_name=field_name),
            tell("change one of the two"),
        )
    for number, text in repeated(str(getattr(part, attribute)) for part in parts):
        yield (
            (field_name, number, attribute),
            tell("%(text)s appears twice in `%(field_name)s`", text=shown(text), field_name=field_name),
            tell("two equal answers cannot be told apart; change one of the two"),
        )
