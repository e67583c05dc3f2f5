"""Types of H5P in which something is put somewhere, or each card, clue or statement is a question of its own.

Input: the parameters of one content, or of one part of a set. Output: the fields of a question.
"""

from __future__ import annotations

import re
from typing import Any

from course.importing import making
from course.importing.h5p_questions import Content, Params, choices, library_of
from course.importing.items import CannotHold, Fields, shortened
from course.importing.making import Answer, Made
from course.importing.texts import as_typed, plain
from course.reading.telling import tell, tellable

_SLASH = re.compile(r"(?<!\\)/")
_IN_PICTURE = tellable("things are dragged into a picture: write a matching or a categorise question")
_SAID_OF_ZONES = {
    "tip": tellable("the tip of `%(name)s`: %(text)s"),
    "feedbackOnCorrect": tellable("what is said when it is right of `%(name)s`: %(text)s"),
    "feedbackOnIncorrect": tellable("what is said when it is wrong of `%(name)s`: %(text)s"),
}


def sort_paragraphs(content: Content) -> Fields:
    """Return paragraphs in their right order, which is that of the file."""
    texts = [content.text(one) for one in content.listed("paragraphs") if isinstance(one, str)]
    return content.question(making.ordering(texts), content.text(content.given("taskDescription")))


def image_sequence(content: Content) -> Fields:
    """Return pictures in their right order, each by its picture and what is written below it."""
    texts = []
    for one in content.listed("sequenceImages"):
        if isinstance(one, dict):
            said = content.text(one.get("imageDescription"))
            texts.append(
                content.picture(one.get("image"), plain(str(one.get("imageDescription") or ""), "html")) or said
            )
    return content.question(making.ordering(texts), content.text(content.given("taskDescription")))


def text_groups(content: Content) -> Fields:
    """Return texts to put into their groups."""
    groups = [one for one in content.listed("textGroups") if isinstance(one, dict)]
    names = [content.text(one.get("groupName")) for one in groups]
    items = []
    for name, one in zip(names, groups, strict=True):
        texts = one.get("textElements")
        items += [(content.text(text), name) for text in (texts if isinstance(texts, list) else ())]
    return content.question(making.categories(items, names), content.text(content.given("question")))


def picture_choice(content: Content) -> Fields:
    """Return pictures to choose from, each of which says what it shows."""
    return choices(content, "options", "questionType", _pictured)


def _pictured(content: Content, row: Params, share: float) -> Answer:
    return Answer(_shown(content, row), share * (row.get("correct") is True))


def _shown(content: Content, row: Params) -> str:
    media = row.get("media")
    params = media.get("params") if isinstance(media, dict) else None
    if not isinstance(params, dict) or library_of(media or {}) != "H5P.Image":
        raise CannotHold(tell("a film or a recording is one of its choices"))
    return content.picture(params.get("file"), params.get("alt"))


def drag_question(content: Content) -> Fields:
    """Return texts to put into zones with names; where a picture or its places say what belongs where, none."""
    things = [_thing(content, one) for one in content.listed("question", "task", "elements")]
    zones = [one for one in content.listed("question", "task", "dropZones") if isinstance(one, dict)]
    names = [content.text(one.get("label")) for one in zones]
    if content.given("question", "settings", "background") or not all(names) or None in things:
        raise CannotHold(tell(_IN_PICTURE))
    if any(one.get("showLabel") is not True for one in zones):
        raise CannotHold(tell(_IN_PICTURE))
    texts = [text for text, _ in filter(None, things)]
    moved = [at for at, one in enumerate(things) if one and one[1]]
    zone_of: dict[int, str] = {}
    for name, zone in zip(names, zones, strict=True):
        _tell_what_is_said(content, name, zone)
        right = zone.get("correctElements")
        for at in right if isinstance(right, list) else ():
            place = next((number for number in moved if str(number) == str(at)), -1)
            if place < 0 or place in zone_of:
                raise CannotHold(tell("not each of its things has one zone"))
            zone_of[place] = name
    made = _put(names, [(texts[at], zone_of.get(at, "")) for at in moved], content)
    still = "\n\n".join(texts[at] for at in range(len(texts)) if at not in moved)
    return content.question(made, still or content.title)


def _thing(content: Content, element: Any) -> tuple[str, bool] | None:
    """Return a text on the board, and whether it can be moved; None for a picture without words."""
    kind = element.get("type") if isinstance(element, dict) else None
    params = kind.get("params") if isinstance(kind, dict) else None
    if not isinstance(params, dict):
        return None
    text = content.picture(params.get("file"), params.get("alt")) or content.text(params.get("text"))
    return (text, bool(element.get("dropZones"))) if text else None


def _put(names: list[str], pairs: list[tuple[str, str]], content: Content) -> Made:
    """Return zones with their things: pairs, where each zone takes one, and else categories."""
    strays = [text for text, name in pairs if not name]
    placed = [(text, name) for text, name in pairs if name]
    if sorted(name for _, name in placed) == sorted(names):
        return making.matching([(name, text) for text, name in placed], strays)
    for text in strays:
        content.losses.tell(tell("`%(text)s`, which belongs nowhere", text=shortened(text, 40)))
    return making.categories(placed, names)


def _tell_what_is_said(content: Content, name: str, zone: dict[str, Any]) -> None:
    said = zone.get("tipsAndFeedback")
    for key, words in _SAID_OF_ZONES.items():
        if text := plain(str(said.get(key) or "") if isinstance(said, dict) else "", "html"):
            content.losses.tell(tell(words, name=shortened(name, 40), text=shortened(text)))


def statement(content: Content) -> Fields:
    """Return a statement of a Summary to choose: the first is the right one."""
    texts = content.listed("summary")
    answers = [Answer(content.text(text), 100.0 * (at == 0)) for at, text in enumerate(texts)]
    asked = content.text(content.around.get("intro"))
    return _with_hint(content, content.question(making.choices(answers, takes_many=False), asked), content.given("tip"))


def flashcard(content: Content) -> Fields:
    """Return a card with an answer to type; a stroke parts several that are right."""
    answers = [
        part.replace("\\/", "/").strip()
        for part in _SLASH.split(as_typed(str(content.given("answer") or ""), "html", content.losses))
    ]
    counts_case = content.around.get("caseSensitive") is True
    made = making.short_answer([Answer(text, 100) for text in answers if text], counts_case=counts_case)
    picture = content.picture(content.given("image"), content.given("imageAltText"))
    asked = "\n\n".join(filter(None, (picture, content.text(content.given("text")))))
    tip = content.given("tip")
    return _with_hint(content, content.question(made, asked), tip.get("tip") if isinstance(tip, dict) else tip)


def clue(content: Content) -> Fields:
    """Return a clue of a crossword, and the word to type."""
    made = making.short_answer([Answer(as_typed(str(content.given("answer") or ""), "html", content.losses), 100)])
    content.losses.tell(tell("that its letters cross those of other words"))
    extra = content.given("extraClue")
    text = content.given("extraClue", "params", "text")
    if isinstance(extra, dict) and extra.get("library") and not isinstance(text, str):
        content.losses.tell(tell("its extra clue: %(extra)s", extra=library_of(extra)))
    return _with_hint(content, content.question(made, content.text(content.given("clue"))), text)


def _with_hint(content: Content, fields: Fields, tip: object) -> Fields:
    hint = content.text(tip)
    return fields | ({"hint": hint} if hint else {})
