"""What each type of H5P becomes here.

Input: the parameters of one content, as ``content.json`` has them. Output: the fields of a question; its
losses are the content's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape, unescape
from typing import Any

from course.importing import making
from course.importing.cloze import Blank, blank_mark, passage, refuse_blanks, with_blanks
from course.importing.items import CannotHold, Fields, shortened
from course.importing.making import Answer, Made
from course.importing.texts import Losses, as_markdown, as_typed, plain
from course.reading.telling import tell, tellable

Params = Mapping[str, Any]
_GAP = re.compile(r"\*(?!\*)((?:[^*]|\*\*)+?)\*(?!\*)", re.DOTALL)
_SAID = re.compile(r"\\[+-].*", re.DOTALL)  # what Drag the Words says of a right or a wrong word
SCORING = tellable("that a wrong choice costs a point: here each right decision has its share")
_SAID_OF_CHOICES = {
    "tip": tellable("the tip of a choice: %(text)s"),
    "notChosenFeedback": tellable("what is said of a choice left alone: %(text)s"),
}


class Content:
    """One content, the pictures of its package, and what is lost of it."""

    def __init__(
        self, params: Params, pictures: Mapping[str, bytes], title: str = "", around: Params | None = None
    ) -> None:
        self.params, self.pictures = params, pictures
        self.title, self.around = (
            title,
            around or {},
        )  # what it is called, and the parameters of the set that it stands in
        self.losses = Losses()

    def text(self, value: object) -> str:
        """Return a text, which is HTML, as Markdown."""
        return as_markdown(value, "html", self.losses, self.pictures) if isinstance(value, str) else ""

    def given(self, *keys: str) -> Any:
        """Return what stands under keys, one below another; None where nothing does."""
        found: Any = self.params
        for key in keys:
            found = found.get(key) if isinstance(found, dict) else None
        return found

    def listed(self, *keys: str) -> list[Any]:
        """Return the list under keys."""
        found = self.given(*keys)
        return found if isinstance(found, list) else []

    def shown(self) -> str:
        """Return the picture above a question as Markdown; a film or a recording is lost."""
        media = self.given("media", "type")
        if not isinstance(media, dict) or not isinstance(media.get("params"), dict):
            return ""
        if picture := self.picture(media["params"].get("file"), media["params"].get("alt")):
            return picture
        if media["params"] and "file" not in media["params"]:
            self.losses.tell(tell("what stands above it: %(media)s", media=library_of(media)))
        return ""

    def picture(self, file: object, alt: object) -> str:
        """Return a picture as Markdown, or its words alone where it cannot be kept."""
        path = file.get("path") if isinstance(file, dict) else None
        if not isinstance(path, str):
            return ""
        said = escape(alt if isinstance(alt, str) else "", quote=True)
        return self.text(f'<img src="{escape(path, quote=True)}" alt="{said}">')

    def question(self, made: Made, prompt: str) -> Fields:
        """Return the fields of a question, with its picture, and tell what was lost of its answers."""
        for words in made.lost:
            self.losses.tell(words)
        if not prompt and not made.fields.get("prompt"):
            raise CannotHold(tell("it has no words that ask anything"))
        asked = "\n\n".join(filter(None, [self.shown(), str(made.fields.get("prompt") or prompt)]))
        for said in self.listed("overallFeedback"):
            if isinstance(said, dict) and (words := plain(str(said.get("feedback") or ""), "html")):
                self.losses.tell(tell("what is said of a result: %(words)s", words=shortened(words)))
        rest = {key: value for key, value in made.fields.items() if key not in ("kind", "prompt")}
        return {"kind": made.fields["kind"], "prompt": asked} | rest


def library_of(content: Params) -> str:
    """Return the name of a content's type, without its version."""
    return str(content.get("library") or "").split(" ")[0]


def multiple_choice(content: Content) -> Fields:
    """Return choices of which some are right."""
    return choices(content, "answers", "type", _answer)


AnswerOf = Callable[[Content, Params, float], Answer]


def choices(content: Content, listed: str, takes_key: str, answer: AnswerOf) -> Fields:
    """Return choices out of a list; ``answer`` makes one of its row, and of the share that a right one earns."""
    rows = [one for one in content.listed(listed) if isinstance(one, dict)]
    count = sum(one.get("correct") is True for one in rows)
    answers = [answer(content, one, 100 / max(1, count)) for one in rows]
    takes = content.given("behaviour", takes_key)
    takes_many = takes == "multi" or (takes != "single" and count > 1)
    made = making.choices(answers, takes_many=takes_many)
    if takes_many and content.given("behaviour", "singlePoint") is True:
        made = making.earning_whole(made)
    elif takes_many:
        made = Made(made.fields, (tell(SCORING),))
    return content.question(made, content.text(content.given("question")))


def _answer(content: Content, row: Params, share: float) -> Answer:
    said = row.get("tipsAndFeedback")
    told = said if isinstance(said, dict) else {}
    for key, words in _SAID_OF_CHOICES.items():
        if text := plain(str(told.get(key) or ""), "html"):
            content.losses.tell(tell(words, text=shortened(text)))
    weight = share * (row.get("correct") is True)
    return Answer(content.text(row.get("text")), weight, content.text(told.get("chosenFeedback")))


def true_false(content: Content) -> Fields:
    """Return a statement to judge."""
    answer = str(content.given("correct")).casefold()
    if answer not in ("true", "false"):
        raise CannotHold(tell("it does not say whether it is true"))
    right = content.text(content.given("behaviour", "feedbackOnCorrect"))
    wrong = content.text(content.given("behaviour", "feedbackOnWrong"))
    if_true, if_false = (right, wrong) if answer == "true" else (wrong, right)
    made = making.true_false(answer=answer == "true", when_true=if_true, when_false=if_false)
    return content.question(made, content.text(content.given("question")))


def blanks(content: Content) -> Fields:
    """Return a text with words to type."""
    texts = [one for one in content.listed("questions") if isinstance(one, str)]
    if content.given("behaviour", "caseSensitive") is not False:
        content.losses.tell(tell("that capitals count: here they make no difference"))
    return _filled(content, "\n".join(texts), content.text(content.given("text")), ())


def drag_the_words(content: Content) -> Fields:
    """Return a text with words to choose."""
    text = str(content.given("textField") or "")
    distractors = [_words(content, found[1]) for found in _GAP.finditer(str(content.given("distractors") or ""))]
    words = [_words(content, found[1]) for found in _GAP.finditer(text)]
    offered = tuple(dict.fromkeys(word for word in (*words, *distractors) if word))
    html = "".join(f"<p>{line}</p>" for line in text.split("\n") if line.strip())  # each stands on a line of its own
    return _filled(content, html, content.text(content.given("taskDescription")), offered)


def _words(content: Content, gap: str) -> str:
    """Return the words of a gap, without its tip and what is said of it."""
    return as_typed(unescape(_SAID.sub("", gap.partition(":")[0])), "html", content.losses)


def _filled(content: Content, html: str, prompt: str, offered: tuple[str, ...]) -> Fields:
    """Return a fill-in question of a text whose answers stand between asterisks."""
    gaps = [found[1] for found in _GAP.finditer(html)]
    refuse_blanks(len(gaps))
    blanks: list[Blank] = []
    for number, gap in enumerate(gaps, 1):
        tip = plain(unescape(_SAID.sub("", gap.partition(":")[2])), "html")
        if tip:
            content.losses.tell(tell("the tip of blank-%(number)s: %(tip)s", number=number, tip=shortened(tip)))
        if _SAID.search(gap):
            content.losses.tell(tell("what is said of blank-%(number)s", number=number))
        right = [gap] if offered else gap.partition(":")[0].split("/")
        accept = [word for part in right if (word := _words(content, part))]
        if not accept:
            raise CannotHold(tell("blank-%(number)s has no answer", number=number))
        blanks.append(Blank(accept, offered))
    numbers = iter(range(1, len(gaps) + 1))
    marked = _GAP.sub(lambda _: blank_mark(next(numbers)), html).replace("**", "*")
    text = with_blanks(content.text(marked))
    return content.question(passage(text, blanks, prompt=prompt), prompt)


def first_right(content: Content) -> Fields:
    """Return a choice whose first answer is the right one."""
    answers = [Answer(content.text(text), 100.0 * (at == 0)) for at, text in enumerate(content.listed("answers"))]
    return content.question(making.choices(answers, takes_many=False), content.text(content.given("question")))
