r"""Answers that stand within a text, ``{1:SHORTANSWER:=Berlin~%50%Bonn#nearly}``: Moodle's embedded answers (Cloze).

Input: a text with such gaps, and how its texts become Markdown. Output: a fill-in question.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from course.importing.items import ADDED, CannotHold, Fields, shortened
from course.importing.making import Made, accepted
from course.reading.telling import tell

_NO_BRACES = str.maketrans("{}", "()")
_FORMULA = re.compile(r"(?<!\\)\$\$.+?(?<!\\)\$\$|(?<!\\)\$[^$\n]+(?<!\\)\$", re.DOTALL)
_FENCE = re.compile(r"^[ \t]*(?:`{3,}|~{3,})", re.MULTILINE)
_NAMED = re.compile(r"(\\(?:begin|end))?\{([a-z0-9]+(?:-[a-z0-9]+)*)\}")
MOST_BLANKS, MOST_ACCEPTED = 10, 20
ASKING = "Fill in the blanks."  # a bank has no question without a prompt
_GAP = re.compile(r"\{(\d*):([A-Z_]+):((?:\\.|[^}\\])*)\}", re.DOTALL)
_WEIGHT = re.compile(r"(=|%(-?[0-9]+(?:[.,][0-9]*)?)%)?(.*)", re.DOTALL)
_FEEDBACK = re.compile(r"(?<![\\&])#")  # not what is escaped, nor in a character reference
_TYPED = {"SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC", "NUMERICAL", "NM"}
_CHOSEN = {"MULTICHOICE", "MC", "MULTICHOICE_V", "MCV", "MULTICHOICE_H", "MCH", "MCS", "MCVS", "MCHS"} | {
    "MULTICHOICE_S",
    "MULTICHOICE_VS",
    "MULTICHOICE_HS",
}
_NUMBERS = {"NUMERICAL", "NM"}
_CASE = {"SHORTANSWER_C", "SAC", "MWC"}

Text = Callable[[str], str]


@dataclass(frozen=True)
class Blank:
    """A gap of a text: what is right in it, and what it offers where nothing is typed."""

    right: Sequence[str]
    options: Sequence[str] = ()


def embedded(text: str, as_text: Text, as_typed: Text) -> Made:
    """Return a fill-in question. Raises ``CannotHold`` for a gap that no blank of ours can be."""
    gaps = list(_GAP.finditer(text))
    refuse_blanks(len(gaps))
    blanks: list[Blank] = []
    lost: list[str] = []
    parts, at = [], 0
    weights = {gap[1] or "1" for gap in gaps}
    if len(weights) > 1:
        lost.append(tell("the blanks' weights: here each counts the same"))
    for number, gap in enumerate(gaps, 1):
        blanks.append(_blank(f"blank-{number}", gap[2], gap[3], as_typed, lost))
        parts.append(text[at : gap.start()])
        at = gap.end()
    whole = "".join(f"{part}{blank_mark(number)}" for number, part in enumerate(parts, 1)) + text[at:]
    made = with_blanks(as_text(whole))
    return passage(made, blanks, lost)


def refuse_blanks(count: int) -> None:
    """Raise ``CannotHold`` for a text without a blank, or with more than a question of ours has."""
    if not 1 <= count <= MOST_BLANKS:
        raise CannotHold(
            tell(
                "a fill-in question has 1 to %(most_blanks)s blanks, and this has %(count)s",
                most_blanks=MOST_BLANKS,
                count=count,
            )
        )


def blank_mark(number: int) -> str:
    """Return what stands for a blank until its text is Markdown: letters alone, which nothing takes for markup."""
    return f"coursewrightblank{number}x"


def with_blanks(text: str) -> str:
    """Return Markdown with a blank in the place of each mark, and no other. Raises ``CannotHold``."""
    return re.sub(r"coursewrightblank(\d+)x", r"{blank-\1}", without_gaps(text))


def without_gaps(text: str) -> str:
    """Return Markdown in which no brace of its own names a blank; those of formulas stay. Raises ``CannotHold``."""
    parts, at = [], 0
    for formula in _FORMULA.finditer(text):
        parts += [text[at : formula.start()].translate(_NO_BRACES), _NAMED.sub(_no_name, formula[0])]
        at = formula.end()
    return "".join(parts) + text[at:].translate(_NO_BRACES)


def _no_name(braces: re.Match[str]) -> str:
    if braces[1]:
        raise CannotHold(
            tell("its formula has %(braces)s, which would be a blank here: write it without", braces=braces[0])
        )
    return f"{{{braces[2]}{{}}}}"  # which TeX shows as before


def passage(text: str, blanks: Sequence[Blank], lost: Iterable[str] = (), prompt: str = "") -> Made:
    """Return a fill-in question of a text with ``{blank-1}`` and so on.

    Without a prompt, a first paragraph without a gap asks, or else few words of ours do, which is told.
    """
    told = list(lost)
    fields = [_fields(number, blank, told) for number, blank in enumerate(blanks, 1)]
    if not prompt:
        first, rest = _parted(text)
        if rest.strip() and "{blank-" not in first:
            prompt, text = first.strip(), rest.strip()
        else:
            prompt, text = ASKING, text.strip()
            told.append(tell(ADDED) + tell("the prompt `%(asking)s`", asking=ASKING))
    return Made({"kind": "fill-in", "prompt": prompt, "text": text, "blanks": fields}, tuple(told))


def _fields(number: int, blank: Blank, lost: list[str]) -> Fields:
    """Return a gap as a bank holds it, each answer and each option once; adds what is lost."""
    if blank.options:
        accept, options = list(dict.fromkeys(blank.right)), list(dict.fromkeys(blank.options))
        return {"id": f"blank-{number}", "accept": accept, "options": options}
    accept, beyond = accepted(blank.right, MOST_ACCEPTED)
    lost += beyond
    return {"id": f"blank-{number}", "accept": accept}


def _parted(text: str) -> tuple[str, str]:
    """Return the first paragraph, or code as a whole, and what follows it."""
    at = text.find("\n\n")
    while at >= 0 and len(_FENCE.findall(text[:at])) % 2:
        at = text.find("\n\n", at + 2)
    return (text, "") if at < 0 else (text[:at], text[at + 2 :])


@dataclass(frozen=True)
class _Said:
    """An answer of a gap: its words, what it is worth in per cent, and what is said of it."""

    words: str
    worth: float
    feedback: str


def _blank(name: str, kind: str, inside: str, as_typed: Text, lost: list[str]) -> Blank:
    if kind not in _TYPED | _CHOSEN:
        raise CannotHold(tell("a blank of the kind %(kind)s cannot be one of ours", kind=kind))
    answers = [answer for part in inside.split("~") if (answer := _said(part, kind, as_typed)).words]
    right = [answer.words for answer in answers if answer.worth >= 99.5]
    if not right:
        raise CannotHold(tell("no answer of %(name)s is right", name=name))
    lost += _losses(name, kind, answers)
    return Blank(right, [answer.words for answer in answers] if kind in _CHOSEN else ())


def _said(part: str, kind: str, as_typed: Text) -> _Said:
    weight, percent, rest = _WEIGHT.fullmatch(part.strip()).groups()  # type: ignore[union-attr]  # it fits every text
    words, *feedback = _FEEDBACK.split(rest, maxsplit=1)
    words = words.partition(":")[0] if kind in _NUMBERS else words
    worth = float(percent.replace(",", ".")) if percent else 100.0 * bool(weight)
    said = as_typed(_unescaped(words))
    found = _without_jokers(said) if kind in _TYPED else html.unescape(said)  # what is offered is HTML once more
    return _Said(found, worth, as_typed(_unescaped("".join(feedback))))


def _without_jokers(text: str) -> str:
    """Return what may be typed; nothing where an asterisk stands for anything."""
    return "" if text == "*" else text.replace("\\*", "*")


def _unescaped(text: str) -> str:
    """Return a text as it is meant: Moodle knows two signs after a backslash, and no others."""
    return text.replace("\\}", "}").replace("\\#", "#")


def _losses(name: str, kind: str, answers: Iterable[_Said]) -> Iterator[str]:
    for answer in answers:
        called = shortened(answer.words, 40)
        if answer.worth < 99.5 and (answer.worth or kind in _TYPED):
            yield tell(
                "%(worth)s %% for `%(called)s` in %(name)s, which earns nothing here",
                worth=f"{answer.worth:g}",
                called=called,
                name=name,
            )
        if answer.feedback:
            yield tell(
                "what is said of `%(called)s` in %(name)s: %(feedback)s",
                called=called,
                name=name,
                feedback=shortened(answer.feedback),
            )
    if kind in _NUMBERS:
        yield tell("how far off %(name)s may be: here it is typed as it stands", name=name)
    if kind in _CASE:
        yield tell("capitals in %(name)s: here they make no difference", name=name)
