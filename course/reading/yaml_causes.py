"""Why a line is no YAML, where its text shows it: signs that only look right, a missing space, a line too deep.

Input: the lines of the text, and the line and column (from 0) at which libyaml gave up. Output: the place to mend,
what is wrong there, and what to write; or None, where only libyaml's own words are left.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from course.reading.meant import CLOSING, ODD_SPACES, OPENING, sign_named
from course.reading.problems import shown
from course.reading.telling import tell

_KEY = r"[^\W\d][\w .-]*"
_ODD_INDENT = re.compile(rf"[ ]*(?:- +)*([{ODD_SPACES}])")
_ODD_AFTER = re.compile(rf"\s*(?:- +)*(?:{_KEY}:|-)([{ODD_SPACES}])")
_CURLY = re.compile(rf"(\s*(?:- +)*{_KEY}:\s+|\s*- +)([{OPENING}])(.*[{CLOSING}])\s*$")
_NO_SPACE_COLON = re.compile(rf"(\s*(?:- +)*)({_KEY}):(?=[^\s/:])(.*)")
_NO_SPACE_DASH = re.compile(r"(\s*)-(?=[A-Za-z][\w-]*: )(.*)")
_OTHER_COLON = re.compile(rf"(\s*(?:- +)*)({_KEY}?)\s*([\uff1a\ufe55\u2236\ua789=]|=>|->)\s*(\S.*)?$")
_TEXT = re.compile(r"[^\s,}\]]+")
_VALUE = re.compile(rf"(\s*(?:- +)*)({_KEY}):\s+([^\s\"'|>\[{{#].*)")

_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'[^']*'""")


class Cause(NamedTuple):
    """What is wrong, at a line and column from 0, and what to write."""

    line: int
    column: int
    message: str
    hint: str


def cause_of(lines: list[str], line: int, column: int) -> Cause | None:
    """Return why libyaml gave up at this place; the line above is looked at too, since a slip is often told late."""
    if line >= len(lines):
        return None
    row = lines[line]
    before = next((at for at in range(line - 1, -1, -1) if lines[at].strip()), line)
    for at in (line, before):
        if found := _odd_space(lines[at], at) or _no_space(lines[at], at) or _cut_off(lines[at], at):
            return found
    if found := _curly(row, line) or _other_colon(row, line):
        return found
    return _too_deep(lines, line, column, before) or _two_colons(row, line, column)


def unclosed(lines: list[str], line: int, column: int) -> Cause | None:
    """Return the bracket that is still open at this place, if the text ends there or an entry with ``-`` begins."""
    here = lines[line][column:] if line < len(lines) else ""
    if not here.startswith("- ") and any(row.strip() for row in (here, *lines[line + 1 :])):
        return None
    closed = 0
    for at in range(min(line, len(lines) - 1), -1, -1):
        row = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), lines[at][: column if at == line else None])
        for place in range(len(row) - 1, -1, -1):
            sign = row[place]
            closed += (sign in "]}") - (sign in "[{")
            if closed < 0:
                message, closing = (
                    (tell("the list that starts here is not closed"), "]")
                    if sign == "["
                    else (tell("the set of keys that starts here is not closed"), "}")
                )
                return Cause(at, place, message, tell("close it with `%(closing)s`", closing=closing))
    return None


def _odd_space(row: str, at: int) -> Cause | None:
    found = _ODD_INDENT.match(row) or _ODD_AFTER.match(row)
    if not found:
        return None
    return Cause(
        at,
        found.start(1),
        tell("%(sign_named)s stands where a space belongs", sign_named=sign_named(found.group(1))),
        tell("write a plain space"),
    )


def _cut_off(row: str, at: int) -> Cause | None:
    """Find a text within brackets that begins with #, such as a colour: the brackets are then never closed."""
    place = row.find("#")
    head = row[: max(place, 0)]
    opened, closed = (max(head.rfind(sign) for sign in signs) for signs in ("[{", "]}"))
    if opened <= closed or set(head) & set("\"'") or not head[-1].isspace() or head.rstrip()[-1] not in ":,{[":
        return None
    found = _TEXT.match(row, place + 1)
    if not found:
        return None
    message = tell("YAML takes %(row)s and what follows for a comment", row=shown(row[place : found.end()]))
    return Cause(at, place, message, tell("put the whole text in quotes"))


def _curly(row: str, at: int) -> Cause | None:
    found = _CURLY.match(row)
    if not found:
        return None
    inner = found.group(3)[:-1]
    hint = tell('write straight ones: "%(inner)s"', inner=inner) if '"' not in inner else tell("write straight ones")
    return Cause(
        at,
        found.start(2),
        tell(
            "curly quotes (%(opening)s %(closing)s) quote nothing here",
            opening=found.group(2),
            closing=found.group(3)[-1],
        ),
        hint,
    )


def _other_colon(row: str, at: int) -> Cause | None:
    found = _OTHER_COLON.match(row)
    if not found or not found.group(2) or ": " in row:
        return None
    sign, key = found.group(3), found.group(2).strip()
    meant = f"{key}: {found.group(4) or ''}".strip()
    message = tell("`%(sign)s` stands where the colon after a key belongs", sign=sign)
    return Cause(at, found.start(3), message, tell("write %(meant)s", meant=shown(meant)))


def _no_space(row: str, at: int) -> Cause | None:
    if found := _NO_SPACE_DASH.fullmatch(row):
        return Cause(
            at,
            found.end(1),
            tell("no space follows the `-`"),
            tell("write %(value)s", value=shown(f"- {found.group(2)}")),
        )
    found = _NO_SPACE_COLON.fullmatch(row)
    if not found or ": " in row:
        return None
    return Cause(
        at,
        found.end(2),
        tell("no space follows the `:`"),
        tell("write %(value)s", value=shown(f"{found.group(2)}: {found.group(3)}")),
    )


def _too_deep(lines: list[str], line: int, column: int, before: int) -> Cause | None:
    """A key deeper than the line above, which has a text already, would go on with that text."""
    row = lines[line]
    if before == line or row[column : column + 1] != ":" or not re.fullmatch(rf"\s*(?:- +)*{_KEY}", row[:column]):
        return None
    above = _VALUE.match(lines[before])
    if not above or len(row) - len(row.lstrip(" ")) <= len(lines[before]) - len(lines[before].lstrip(" ")):
        return None
    key = row[:column].strip(" -")
    message = tell(
        "`%(key)s` is indented deeper than `%(above)s` above it, which has its text already",
        key=key,
        above=above.group(2),
    )
    return Cause(line, len(row) - len(row.lstrip(" ")), message, tell("give both lines the same indent"))


def _two_colons(row: str, line: int, column: int) -> Cause | None:
    """A second colon with a space after it: the text wants quotes."""
    found = _VALUE.match(row)
    if row[column : column + 1] != ":" or not found or column <= found.end(2):
        return None
    text = found.group(3).rstrip()
    hint = tell("put the whole text in quotes")
    if '"' not in text and "\\" not in text and " #" not in text and len(text) <= 60:
        hint = tell('put the whole text in quotes: %(found)s: "%(text)s"', found=found.group(2), text=text)
    return Cause(
        line, column, tell("the text of `%(found)s` holds `: `, which YAML takes for a key", found=found.group(2)), hint
    )
