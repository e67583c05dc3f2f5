"""The lines of a LiaScript course that are quizzes, each with what asks it, its hints and what explains it.

Input: the text of a course. Output: the lines of each quiz. Comments of several lines hold settings, and are no text;
lines that are HTML tags alone are none either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_START = r"\s*(?:[-*+]\s+)?"
SINGLE = re.compile(_START + r"\[\(([ xX])\)\]\s*(.*)")
MULTIPLE = re.compile(_START + r"\[\[([ xX])\]\]\s*(.*)")
SURVEY = re.compile(_START + r"\[(?:\((?![ xX]\))[^()]+\)|\[(?![ xX?!]\])[^\[\]|]+\])\]\s+\S.*")
ROW = re.compile(_START + r"\[\s*(?:(?:\[[ xX]\]|\([ xX]\))\s*)+\]\s*(.*)")
GENERIC = re.compile(_START + r"\[\[!\]\]\s*")
TYPED = re.compile(r"\s*\[\[([^\[\]]*(?:\[[^\]]*\][^\[\]]*)*)\]\]\s*")
GAP = re.compile(r"(?<!!)\[\[([^\[\]]+)\]\](?!\()")
RIGHT = re.compile(r"\((.*)\)", re.DOTALL)
_HINT = re.compile(_START + r"\[\[\?\]\]\s*(.*)")
_HEAD = re.compile(_START + r"\[\s*(?:\[[^\]]+\]|\([^)]+\))(?:\s*(?:\[[^\]]+\]|\([^)]+\)))+\s*\]\s*")
_OPEN = re.compile(r"\s*\[\[[^\]]*\|?[^\]]*")  # a selection that goes on over lines
_STARS = re.compile(r"\s*\*{3,}\s*")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_EFFECT = re.compile(r"\s*(?:--)?\{\{.*?\}\}(?:--)?.*|\s*<!--.*-->\s*")
_TAGS = re.compile(r"\s*(?:</?(?!img\b)[a-zA-Z][^<>]*>\s*)+")
_UNREAD = re.compile(r"\s*<(script|style)\b", re.IGNORECASE)
_HEADING = re.compile(r"\s*#{1,6}\s+(.*)")
_UNDERLINED = re.compile(r"\s*(?:={3,}|-{3,})\s*")
_QUOTED = re.compile(r"^\s*>\s?")
_CODE = re.compile(r"`[^`]*`")
_ASKS = "?"  # what ends the paragraph that asks, where others follow it
_MOST_BEFORE = 4  # paragraphs above a quiz among which it is looked for


@dataclass
class Lines:
    """The lines of one quiz: what asks, what is answered, hints, and what explains; ``is_text`` has gaps in it."""

    line: int
    prompt: str
    answers: list[str]
    hints: list[str] = field(default_factory=list)
    explains: list[str] = field(default_factory=list)
    is_scripted: bool = False
    is_text: bool = False


def quizzes(text: str) -> Iterator[Lines]:
    """Yield the quizzes of a course, without those in code and in comments; one without a text has that of the last."""
    lines = _without_comments(text.split("\n"))
    asks: list[str] = []
    before: list[str] = []  # what asked the last quiz, below the same heading
    at = 0
    while at < len(lines):
        if block := _length_of_block(lines, at):
            asks += lines[at : at + block] if _FENCE.match(lines[at]) else []
            at += block
            continue
        count = _length(lines, at)
        gaps = 0 if count else _length_of_text(lines, at)
        if not count and not gaps:
            before = [] if _HEADING.fullmatch(lines[at]) else before
            asks = _above(asks, lines[at])
            at += 1
            continue
        before = asks if any(asks) else before
        quiz = Lines(at + 1, _asked(before), list(lines[at : at + (count or gaps)]), is_text=not count)
        at = _with_what_follows(quiz, lines, at + (count or gaps))
        asks = []
        yield quiz


def _length_of_block(lines: Sequence[str], at: int) -> int:
    """Return of how many lines code, a script or styles are that begin here; 0 for none."""
    if mark := _FENCE.match(lines[at]):
        ends = re.compile(rf"\s*{mark[1]}[`~]*\s*")
        return next((end for end in range(at + 1, len(lines)) if ends.fullmatch(lines[end])), len(lines) - 1) - at + 1
    if tag := _UNREAD.match(lines[at]):
        end = f"</{tag[1]}>"
        return next((last for last in range(at, len(lines)) if end in lines[last]), at) - at + 1
    return 0


def _without_comments(lines: list[str]) -> list[str]:
    """Return the lines with comments of several of them empty, outside of fenced code."""
    found, fence, is_within = [], "", False
    for line in lines:
        mark = None if is_within else _FENCE.match(line)
        if mark:
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        before, opened, _ = line.rpartition("<!--")
        if is_within:
            is_within = "-->" not in line
            found.append(line.partition("-->")[2])
        elif opened and not fence and "-->" not in line[len(before) :]:
            is_within = True
            found.append(before)
        else:
            found.append(line)
    return found


def _is_empty(line: str) -> bool:
    return not line.strip() or bool(_EFFECT.fullmatch(line) or _STARS.fullmatch(line) or _TAGS.fullmatch(line))


def _above(asks: list[str], line: str) -> list[str]:
    """Return the lines above the next quiz, up to this one, from the last heading on."""
    if _UNDERLINED.fullmatch(line):
        return [asks[-1], ""] if asks and asks[-1] else asks
    if _is_empty(line):
        return [*asks, ""] if asks else asks
    if heading := _HEADING.fullmatch(line):
        return [heading[1], ""]
    return [*asks, line]


def _asked(asks: Sequence[str]) -> str:
    """Return the paragraph above a quiz, with code below it, or what stands from the last that ends as a question."""
    texts: list[str] = []
    is_text: list[bool] = []
    at = 0
    while at < len(asks):
        block = _length_of_block(asks, at)
        end = at + block if block else next((to for to in range(at, len(asks)) if _is_end(asks, to)), len(asks))
        words = (_QUOTED.sub("", line).strip().removesuffix("\\").strip() for line in asks[at:end])
        if text := "\n".join(asks[at:end]) if block else " ".join(filter(None, words)):
            texts.append(text)
            is_text.append(not block)
        at = max(end, at + 1)
    first = max(0, len(texts) - _MOST_BEFORE)
    asking = [number for number in range(first, len(texts)) if is_text[number] and _ASKS in texts[number]]
    speaking = [number for number in range(first, len(texts)) if is_text[number]]
    return "\n\n".join(texts[(asking or speaking or [len(texts)])[-1] :])


def _is_end(lines: Sequence[str], at: int) -> bool:
    return not lines[at] or bool(_length_of_block(lines, at))


def _length_of_text(lines: Sequence[str], at: int) -> int:
    """Return of how many lines a paragraph is that begins here and has gaps in it; 0 for any other."""
    if _is_empty(lines[at]) or (at and not _is_empty(lines[at - 1]) and not _HEADING.fullmatch(lines[at - 1])):
        return 0
    count = 0
    while at + count < len(lines) and not _is_empty(lines[at + count]) and not _length(lines, at + count):
        count += 1
    text = _CODE.sub("", "\n".join(lines[at : at + count]))
    gaps = [gap[1].strip() for gap in GAP.finditer(text)]
    is_right = gaps and all(
        "|" not in gap or any(RIGHT.fullmatch(part.strip()) for part in gap.split("|")) for gap in gaps
    )
    return count if is_right and not text.lstrip().startswith(("|", "#", "[^")) else 0


def _length(lines: Sequence[str], at: int) -> int:
    """Return of how many lines a quiz is that begins here; 0 for none."""
    line = lines[at]
    for form in (SINGLE, MULTIPLE):
        if form.fullmatch(line):
            return _run(lines, at, form)
    if SURVEY.fullmatch(line) and (count := _run(lines, at, SURVEY)) > 1:
        return count
    if _HEAD.fullmatch(line) and at + 1 < len(lines) and ROW.fullmatch(lines[at + 1]):
        return 1 + _run(lines, at + 1, ROW)
    if GENERIC.fullmatch(line) or TYPED.fullmatch(line):
        return 1
    if _OPEN.fullmatch(line):
        for count in range(2, 20):
            whole = "\n".join(lines[at : at + count])
            if TYPED.fullmatch(whole):
                return count if "|" in whole else 0
    return 0


def _run(lines: Sequence[str], at: int, form: re.Pattern[str]) -> int:
    count = 0
    while at + count < len(lines) and form.fullmatch(lines[at + count]):
        count += 1
    return count


def _with_what_follows(quiz: Lines, lines: Sequence[str], at: int) -> int:
    """Take hints, script and explanation to a quiz, and return the number of the line behind them."""
    while at < len(lines) and (hint := _HINT.fullmatch(lines[at])):
        quiz.hints.append(hint[1])
        at += 1
    if at < len(lines) and lines[at].strip().startswith("<script"):
        quiz.is_scripted = True
        while at < len(lines) and "</script>" not in lines[at]:
            at += 1
        at += 1
    if at < len(lines) and _STARS.fullmatch(lines[at]):
        end = next((number for number in range(at + 1, len(lines)) if _STARS.fullmatch(lines[number])), at)
        quiz.explains = list(lines[at + 1 : end])
        at = end + 1
    return at
