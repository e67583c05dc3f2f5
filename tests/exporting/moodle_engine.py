"""Marks a question of Moodle XML as Moodle 4 does (question/type/*/question.php), by hand for the types we write.

Input: a <question>, and what is answered, by the texts that Moodle shows. Output: the share of the points, 0 to 1.
"""

from __future__ import annotations

import html
import re
from typing import Any, TypeAlias

Element: TypeAlias = Any


def share(question: Element, response: dict[str, str]) -> float:
    """Return what an answer earns; of choices, those that are chosen have the value "x"."""
    kind = question.get("type")
    answers = [(_text(one), float(one.get("fraction")), one) for one in question.iterchildren("answer")]
    if kind in ("multichoice", "truefalse"):
        total = sum(fraction for text, fraction, _ in answers if response.get(text) == "x") / 100
        return min(1.0, max(0.0, total))
    if kind == "matching":
        pairs = {_text(one): one.findtext("answer/text") for one in question.iterchildren("subquestion") if _text(one)}
        return float(sum(response.get(left) == right for left, right in pairs.items()) / len(pairs))
    if kind == "shortanswer":
        flags = 0 if question.findtext("usecase") == "1" else re.IGNORECASE
        typed = response.get("", "").strip()
        return next((float(fraction) / 100 for text, fraction, _ in answers if _matches(text, typed, flags)), 0.0)
    if kind == "numerical":
        return max((_numeric(response.get("", ""), *one) for one in answers), default=0.0)
    assert kind == "cloze"
    gaps = re.findall(r"\{1:(SHORTANSWER|MULTICHOICE):(.+?)(?<!\\)\}", _text(question.find("questiontext")))
    return sum(_gap(kind, inside, response.get(str(at), "")) for at, (kind, inside) in enumerate(gaps)) / len(gaps)


def _gap(kind: str, inside: str, typed: str) -> float:
    """Read character references and two signs after a backslash, as ``qtype_multianswer_extract_question`` does."""
    given = [html.unescape(part[1:]) for part in inside.split("~") if part.startswith("=")]
    right = [text.replace("\\}", "}").replace("\\#", "#") for text in given]
    if kind == "MULTICHOICE":
        return float(typed in [html.unescape(text) for text in right])
    return float(any(_matches(text, typed.strip(), re.IGNORECASE) for text in right))


def _numeric(typed: str, text: str, fraction: float, answer: Element) -> float:
    try:
        value, middle = float(typed.split(" ")[0]), float(text)
    except ValueError:
        return 0.0
    room = float(answer.findtext("tolerance") or 0)
    return fraction / 100 if middle - room - 1e-9 <= value <= middle + room + 1e-9 else 0.0


def _matches(pattern: str, typed: str, flags: int) -> bool:
    parts = [part.replace("\\*", "*") for part in re.split(r"(?<!\\)\*+", pattern)]
    joined = ".*".join(map(re.escape, parts))
    return bool(typed) and re.fullmatch(joined, typed, flags) is not None


def _text(element: Element) -> str:
    return str(element.findtext("text") or "")
