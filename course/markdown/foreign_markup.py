"""Markup of other systems in an author's text: what it is, where it stands, and what to write here.

Whatever is found would be printed as it stands, or shown as something else than was meant. Code, math and
comments are left alone. The signs are in ``foreign_signs``, shapes of blocks in ``block_shapes``; here is how a
text is read for them.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from course.markdown.block_shapes import CODE, COMMENT, shape_faults
from course.markdown.code_heads import head_fault
from course.markdown.elements import KEY_NAMES
from course.markdown.foreign_signs import SIGNS, Sign
from course.markdown.foreign_tools import TOOLS
from course.markdown.inline_shapes import code_faults, unclosed
from course.markdown.line_starts import line_faults
from course.markdown.math_markup import MATH, MathFault, mathml, tex_in
from course.markdown.table_shapes import table_faults
from course.reading.problems import shown
from course.reading.prose import lines_of
from course.reading.telling import tell, tell_plain

_COMMENT_STARTS, _COMMENT_ENDS = "<!--", "-->"
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+.!|~$<:-])")
_OPEN_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})[^`\n]*$")
# What appears twice, and is told once.
_PAIR = re.compile(r"<(?P<end>/?)(\w+)|(?P<fence>\+\+\+|([\u2018-\u201e\u00b4'])\4\4|``(?!`))")
_KEYS = re.compile(r"(?<!\w)\+\+([\w-]{1,40}(?:\+[\w-]{1,40}){0,9})\+\+(?!\w)")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]|[ \t]*(?:!!!|\?\?\?|===|:[ \t]|\[\^)")


Asked = tuple[str, Sequence[tuple[int, Sign]]]  # what a line must hold, and its signs with their places in the table


def _by_beginning() -> dict[str, dict[str, list[tuple[int, Sign]]]]:
    """Return what is asked of lines by the character that it begins with, which is found in no time or is not there."""
    found: dict[str, dict[str, list[tuple[int, Sign]]]] = {}
    for order, sign in enumerate((*SIGNS, *TOOLS)):
        found.setdefault(sign.trigger[0], {}).setdefault(sign.trigger, []).append((order, sign))
    return found


_BY_BEGINNING = _by_beginning()


def _asked_of(text: str) -> list[Asked]:
    """Return what lines of a text can hold, in one case."""
    return [
        (trigger, signs)
        for beginning, asked in _BY_BEGINNING.items()
        if beginning in text
        for trigger, signs in asked.items()
        if trigger in text
    ]


@dataclass(frozen=True, slots=True, order=True)
class Foreign:
    """One piece of markup that is none here; ``line`` and ``column`` count from 1 within the text.

    ``refused`` is what no page can show at all; the rest would be read as signs. ``words`` is its line.
    """

    line: int
    column: int
    found: str
    write: str
    words: str
    refused: bool = False


def foreign(text: str, *, lesson: bool) -> list[Foreign]:
    """Return what a text holds of other systems' markup, by line; ``lesson`` where a lesson's elements work."""
    return sorted(_foreign(text, lesson=lesson))


def _foreign(text: str, *, lesson: bool) -> Iterator[Foreign]:
    raw = text.split("\n")
    clean, faults = _read(text, lesson=lesson)
    for at, place, said, hint, stops in faults:
        yield Foreign(at, place, said, hint, raw[at - 1], stops)
    asked = _asked_of(text.casefold())
    told: set[tuple[int, int]] = set()
    opened: set[str] = set()  # an element of HTML is told where it begins, and not again where it ends
    for number, line in enumerate(raw, start=1):
        kept = clean[number - 1]
        if not kept.strip():
            continue
        for column, found, write, refused in _signs(line, kept, asked, lesson=lesson):
            pair = _PAIR.match(line, column - 1)
            name = (pair["fence"] or pair[2]).casefold() if pair else ""
            if pair and (pair["end"] or pair["fence"]) and name in opened:
                opened -= {pair["fence"]}
                continue
            if pair:
                opened.add(name)
            told.add((number, column))
            yield Foreign(number, column, found, write, line, refused)
    for at, place, said, hint in (
        *shape_faults(clean, lesson=lesson),
        *line_faults(clean, lesson=lesson),
        *unclosed(clean),
    ):
        if (at, place) not in told:
            yield Foreign(at, place, said, hint, raw[at - 1])
    for (at, place, said, hint), is_lost in table_faults(clean, raw):
        yield Foreign(at, place, said, hint, raw[at - 1], is_lost)


def _signs(line: str, kept: str, asked: Iterable[Asked], *, lesson: bool) -> Iterator[tuple[int, str, str, bool]]:
    found: list[tuple[int, int, int, str, str, bool]] = []  # where, which of the table, how far, and what to say
    folded = line.casefold()
    signs = [pair for trigger, pairs in asked if trigger in folded for pair in pairs]
    for order, sign in signs:
        if sign.where == ("data" if lesson else "lesson"):
            continue
        for match in sign.pattern.finditer(line):
            at = match.start() + len(match.group()) - len(match.group().lstrip())
            if at < len(line) and kept[at] == line[at]:
                said = tell("%(match)s is %(what)s", match=shown(match.group()), what=tell_plain(sign.what))
                found.append((at, order, match.end(), said, tell_plain(sign.remedy(match)), sign.refused))
    for keys in _KEYS.finditer(line) if "++" in line else ():
        unknown = [name for name in keys[1].split("+") if name.casefold() not in KEY_NAMES]
        if unknown and kept[keys.start()] == "+":
            hint = tell("write a key's usual name, such as ++ctrl+f5++")
            found.append(
                (
                    keys.start(),
                    len(SIGNS) + len(TOOLS),
                    keys.end(),
                    tell("there is no key %(unknown)s", unknown=shown(unknown[0])),
                    hint,
                    False,
                )
            )
    taken = 0  # one place is told once, by the first of the table that knows it
    for at, _, end, said, hint, refused in sorted(found):
        if at >= taken:
            taken = end
            yield at + 1, said, hint, refused


Told = tuple[int, int, str, str, bool]


def _read(text: str, *, lesson: bool) -> tuple[list[str], list[Told]]:
    """Return the lines with spaces where code, math, comments and escaped signs stand; and faults of code and math."""
    told: list[Told] = []
    lines = []
    for number, line, kind in lines_of(text):
        if kind == "head" and (fault := head_fault(line)):
            told.append((number, fault[0], *fault[1]))
        blank = " " * len(line)
        if kind == "head":  # a block stands here, which may stand wrongly indented
            indent = len(line) - len(line.lstrip())
            blank = line[:indent] + CODE + blank[indent + 1 :]
        lines.append(line if kind == "prose" else blank)
    if lesson:
        lines = _without_comments("\n".join(lines)).split("\n")
    lines = _without_indented_code(lines)
    told += _unclosed_fences(lines)
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and lines[end].strip():
            end += 1
        if end > start:
            told += [(start + at, place, said, hint, False) for at, place, said, hint in code_faults(lines[start:end])]
            paragraph = "\n".join(lines[start:end])
            if "`" in paragraph:
                paragraph = _without_spans(paragraph)
            paragraph = _without_math(paragraph, start + 1, told)
            paragraph = _ESCAPED.sub(r"\\ ", paragraph)
            lines[start:end] = paragraph.split("\n")
        start = end + 1
    return lines, told


def _unclosed_fences(lines: Sequence[str]) -> Iterator[Told]:
    """Yield where a block of code begins and does not end: the first one, which takes all that follows for its own."""
    for number, line in enumerate(lines, start=1):
        if opened := _OPEN_FENCE.match(line):
            hint = tell(
                "write %(shown_fence)s on a line of its own below the code, as far indented",
                shown_fence=_shown_fence(opened[1]),
            )
            yield number, opened.start(1) + 1, tell("the block of code is not closed"), hint, False
            return


def _shown_fence(fence: str) -> str:
    """Return a fence as a message shows it."""
    return f"`{fence}`" if "~" in fence else fence


def _spaces(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _without_comments(text: str) -> str:
    parts, start = [], 0
    while (opened := text.find(_COMMENT_STARTS, start)) >= 0 and (closed := text.find(_COMMENT_ENDS, opened + 4)) >= 0:
        comment = _spaces(text[opened : closed + 3])
        alone = not text[text.rfind("\n", 0, opened) + 1 : opened].strip()
        parts += [text[start:opened], COMMENT + comment[1:] if alone else comment]
        start = closed + 3
    return "".join(parts) + text[start:]


def _without_indented_code(lines: list[str]) -> list[str]:
    """Blank what four spaces more than its surroundings make code, where an empty line stands before it."""
    kept, inside = [], [0]  # how far the text of each list, box and note that is open is indented
    after_blank, in_code = True, False
    for line in lines:
        if not line.strip():
            after_blank = True
            kept.append(line)
            continue
        indent = 0
        if line[0].isspace():
            opened_out = line.expandtabs(4)
            indent = len(opened_out) - len(opened_out.lstrip())
        if after_blank or indent < inside[-1]:
            while indent < inside[-1]:
                inside.pop()
        in_code = indent - inside[-1] >= 4 and (after_blank or in_code)
        kept.append(_spaces(line) if in_code else line)
        if not in_code and _ITEM.match(line):
            while inside[-1] > indent:
                inside.pop()
            base = inside[-1] if inside[-1] <= indent else 0
            if base + 4 > inside[-1]:
                inside.append(base + 4)
        after_blank = False
    return kept


def _without_spans(text: str) -> str:
    """Return a paragraph with spaces where its code spans are; a span ends at as many backticks as it starts with."""
    runs = [match.span() for match in re.finditer("`+", text)]
    waiting: dict[int, deque[int]] = {}
    for number, (start, end) in enumerate(runs):
        waiting.setdefault(end - start, deque()).append(number)
    parts, done, number = [], 0, 0
    while number < len(runs):
        start, end = runs[number]
        backslashes = 0
        while backslashes < start and text[start - backslashes - 1] == "\\":
            backslashes += 1
        same = waiting[end - start]
        while same and same[0] <= number:
            same.popleft()
        if same and not backslashes % 2:
            number = same[0]
            stop = runs[number][1]
            parts += [text[done:start], _spaces(text[start:stop])]
            done = stop
        number += 1
    return "".join(parts) + text[done:]


def _without_math(text: str, first: int, told: list[Told]) -> str:
    def judged(match: re.Match[str]) -> str:
        tex = tex_in(match)
        if tex is None or not tex.strip():
            return match.group()
        block = match["block"] is not None
        try:
            mathml(tex, block=block)
        except MathFault as fault:
            at = match.start("block" if block else "inline") + fault.offset
            line = text.count("\n", 0, at)
            column = at - text.rfind("\n", 0, at)
            found = tell(
                "the formula cannot be read: %(message)s", message=fault.message[:1].lower() + fault.message[1:]
            )
            hint = tell("fix the TeX; where no formula is meant, write \\$")
            told.append((first + line, column, found, hint, True))
        return _spaces(match.group())

    return MATH.sub(judged, text) if "$" in text else text
