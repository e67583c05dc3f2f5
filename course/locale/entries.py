"""The lines of a word file as they stand there: what reading it as messages is too lenient to tell.

Input: the text of a ``.po``. Output: ``Fault``s for lines that say no text in quotes, for messages that stand twice or,
of words, in a context, and for a file with nothing in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from babel.messages.pofile import unescape

from course.reading.telling import tell

_KEYWORD = re.compile(r"[ \t]*(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?[ \t]*")
_CURLY = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2018\u2019"  # what word processors make of quotation marks
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)(")?')


@dataclass(frozen=True)
class Fault:
    """What is wrong, in which line, and what to write.

    ``blocks``: whether a course cannot be made with it. ``is_mended``: whether the command ``words`` takes it away.
    """

    line: int
    message: str
    hint: str
    column: int = 1
    blocks: bool = True
    is_mended: bool = False


# Where a message says what: by its context and English, and by the keyword, the line, the column of the first sign
# between the quotation marks, and how many signs stand there.
Places = dict[tuple[str, str], dict[str, tuple[int, int, int]]]


@dataclass(frozen=True)
class _Line:
    """What a line says: ``keyword`` is empty where the text of the line before goes on."""

    number: int
    keyword: str
    text: str
    column: int = 1  # of the first sign between the quotation marks


def places_of(text: str) -> Places:
    """Return where each message of a file that is sound in its lines says what."""
    places: Places = {}
    said: dict[str, str] = {}
    at: dict[str, tuple[int, int, int]] = {}
    keyword = ""
    lines = (_read(number, line) for number, line in enumerate(text.splitlines(), start=1) if _is_said(line))
    for line in (one for one in lines if isinstance(one, _Line)):
        if (line.keyword and line.keyword in at) or (line.keyword == "msgctxt" and at):
            said, at = {}, {}
        keyword = line.keyword or keyword
        if line.keyword:
            at[keyword] = (line.number, line.column, len(line.text))
        said[keyword] = said.get(keyword, "") + line.text
        if keyword.startswith("msgstr"):
            places[said.get("msgctxt", ""), said.get("msgid", "")] = at
    return places


def _is_said(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def faults_of_lines(text: str, *, in_contexts: bool = False) -> Iterator[Fault]:
    """Yield what is wrong with the lines of a word file, from the first on.

    ``in_contexts``: each message stands in a context of its own, as texts of a course do.
    """
    if not any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines()):
        yield Fault(1, tell("the file is empty"), tell("`words` writes every message into it"), is_mended=True)
        return
    lines: list[_Line] = []
    faults: list[Fault] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if _is_said(line):
            found = _read(number, line)
            if isinstance(found, Fault):
                faults.append(found)
            elif found:
                lines.append(found)
    yield from faults or _faults_of_order(lines, in_contexts=in_contexts)


def _read(number: int, line: str) -> _Line | Fault | None:
    """Return what a line says, or what is wrong with it; nothing where it is none of a word file's."""
    head = _KEYWORD.match(line)
    keyword, start = (head[1] or "", head.end()) if head else ("", 0)
    rest = line[start:].rstrip()
    found = _TEXT.match(rest)
    if found is None:
        wanted = tell('write %(keyword)s "%(rest)s"', keyword=keyword, rest=rest.strip(_CURLY))
        return Fault(number, tell("the text is not in double quotes"), wanted, start + 1) if keyword else None
    if not found[2]:
        return Fault(
            number,
            tell('the quotation mark " that opens here is not closed'),
            tell('write " behind the text'),
            start + 1,
        )
    if found.end() < len(rest):
        what = tell('the text ends at this quotation mark ", but the line goes on')
        return Fault(number, what, tell('write \\" for one within a text'), start + found.end())
    return _Line(number, keyword, unescape(found[0]), start + 2)


def _faults_of_order(lines: list[_Line], *, in_contexts: bool) -> Iterator[Fault]:
    """Yield messages that stand twice, or in a context, and translations of nothing."""
    last = ""
    for line in lines:
        if line.keyword == "msgctxt" and not in_contexts:
            yield Fault(line.number, tell("`msgctxt` was found, and no message has a context"), tell("remove it"))
        if line.keyword.startswith("msgstr") and not _may_follow(line.keyword, last):
            yield Fault(
                line.number,
                tell("`%(keyword)s` was found where no message is before it", keyword=line.keyword),
                tell("write its msgid first"),
            )
        last = line.keyword or last
    columns = {line.number: line.column for line in lines}
    found = _faults_of_contexts(lines) if in_contexts else _faults_of_names(_messages(lines, "msgid"))
    yield from (replace(fault, column=columns[fault.line]) for fault in found)


def _faults_of_names(names: Iterable[tuple[int, str]]) -> Iterator[Fault]:
    """Yield what stands a second time."""
    first: dict[str, int] = {}
    for number, said in names:
        if number > first.setdefault(said, number):
            what = tell("the header stands twice") if not said else tell("`%(said)s` stands twice", said=said)
            yield Fault(
                number,
                tell("%(what)s, first in line %(first)s", what=what, first=first[said]),
                tell("keep one of the two"),
            )


def _faults_of_contexts(lines: list[_Line]) -> Iterator[Fault]:
    """Yield contexts that stand twice, a second header, and contexts without a message."""
    contexts = dict(_messages(lines, "msgctxt"))
    last, headers = 0, []
    for number, said in _messages(lines, "msgid"):
        context = next((at for at in contexts if last < at < number), 0)
        last = number
        if context and not said:
            what = tell("the text that is translated is missing here")
            yield Fault(number, what, tell("write it behind msgid, as `words export` has it"))
        elif not said:
            headers.append((number, said))
    yield from _faults_of_names([*headers, *contexts.items()])


def _may_follow(keyword: str, last: str) -> bool:
    """Tell whether a translation may stand behind what was last: its message, or its form before."""
    return last in ("msgid", "msgid_plural") or (keyword.startswith("msgstr[") and last.startswith("msgstr["))


def _messages(lines: list[_Line], keyword: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the text of each ``msgid``, which is the English of a message, or of each ``msgctxt``."""
    parts: list[str] = []
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        if line.keyword == keyword:
            start, parts = line.number, [line.text]
        elif parts and not line.keyword:
            parts.append(line.text)
        if parts and (after is None or after.keyword):
            yield start, "".join(parts)
            parts = []
