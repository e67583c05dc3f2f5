"""What libyaml says about broken YAML, in an author's words.

Input: the error and the text it is about. Output: the place to fix, what is wrong there,
and what to write. Where libyaml is missing, PyYAML's own wording is understood as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from course.reading.telling import tell, tellable

UNMERGED = r"^<{7}(?: [^\n]{0,100})?$"  # the first line of two versions that git could not merge
KEEP_ONE = tellable("keep one of the two, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>")
_QUOTE = "put the whole text in quotes"
_ESCAPE = "write \\\\ for a backslash, or use single quotes"
_NEXT_LINE = "start the text on the next line, or put it in quotes"
_DOUBLE = tellable("put the whole text in double quotes, which an apostrophe does not end")
_DOES_NOT_FIT = "this line does not fit the ones above it"
_START_ENTRIES = tellable("start the first line above it with `- ` too")
_SAME_INDENT = "give the keys of one set the same indent"


@dataclass(frozen=True)
class _Words:
    """``said`` is looked for in the error; ``opening`` puts the problem where the construct starts."""

    said: str
    message: str
    hint: str
    opening: bool = False


TEXT_AFTER_QUOTE = "text follows a closing quote or bracket"
_TAB = _Words("a tab character", "a tab stands where spaces belong", "indent with spaces")
_GOES_ON = _Words(
    r"expected (?:key|'-'|<block end>|',')",
    TEXT_AFTER_QUOTE,
    'put the whole text in quotes, with \\" for each quotation mark inside',
)
_WORDS = (
    _TAB,
    _Words("mapping values are not", "`: ` stands where no key can be", f"{_QUOTE}, or fix the indent"),
    _Words("mapping keys are not", "`? ` stands where no key can be", _QUOTE),
    _Words("sequence entries are not", "`- ` stands after a key", f"{_QUOTE}, or start the list on a new line"),
    _Words("expected ':'", "this line has no `:` after its key", "write `key: text`, or indent it", opening=True),
    _Words("expected key|expected <block end>", _DOES_NOT_FIT, _SAME_INDENT),
    _Words("expected '-'", "this line does not fit the list above it", "give the lines of one list the same indent"),
    _Words(r"expected ',' or '\]'", "the list that starts here is not closed", "close it with `]`", opening=True),
    _Words("expected ',' or '}'", "the set of keys that starts here is not closed", "close it with `}`", opening=True),
    _Words("node content|cannot start any token", "a text cannot start with %(sign)s", _QUOTE),
    _Words("alphabetic or numeric", "a text cannot start with %(sign)s", _QUOTE, opening=True),
    _Words(
        "end of stream|unexpected document", "this quoted text is not closed", "add the closing quote", opening=True
    ),
    _Words("unknown escape|hexa?decimal number", "this escape after `\\` is unknown", _ESCAPE),
    _Words("invalid Unicode", "this escape stands for no character", "write the character itself"),
    _Words("line break|indentation indicator", "text follows `|` or `>`", _NEXT_LINE, opening=True),
    _Words("<document start>", "text follows the end of the data", "indent it, or put it in quotes"),
    _Words(
        "incompatible YAML|directive|version number|non-alphabetical",
        "a line that starts with %% was found",
        "remove it",
    ),
    _Words("tag handle|tag URI|URI esc|expected '>'", "a tag was found", f"remove it; or {_QUOTE}", opening=True),
)


def in_plain_words(error: yaml.MarkedYAMLError, text: str) -> tuple[tuple[int, int], str, str]:
    """Return the place (line and column from 1, within ``text``), the message and the hint."""
    from course.reading.yaml_causes import cause_of, unclosed  # here, because most texts are as they should be

    if unmerged := re.search(UNMERGED, text, re.MULTILINE):
        return (
            (text.count("\n", 0, unmerged.start()) + 1, 1),
            tell("git could not merge two versions of the text here"),
            tell(KEEP_ONE),
        )
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    said = str(error.problem)
    lines = text.split("\n")
    row = lines[line] if line < len(lines) else ""
    words = _words_of(said, row, column)
    if words.opening and error.context_mark:
        line, column = error.context_mark.line, error.context_mark.column
    ends = unclosed(lines, line, column) if said.endswith("node content") else None
    if cause := ends or cause_of(lines, line, column):
        return (cause.line + 1, cause.column + 1), cause.message, cause.hint
    row = lines[line] if line < len(lines) else ""
    sign = row[column : column + 1]
    message = tell(words.message, sign=f"`{sign}`" if sign != "`" else tell("a backtick"), said=said)
    hint = tell(words.hint)
    if words is _GOES_ON and row[:column].rstrip().endswith("'"):
        hint = tell(_DOUBLE)
    begun = "".join(lines[error.context_mark.line :][:1]) if error.context_mark else ""  # it may begin at the very end
    if words.message == _DOES_NOT_FIT and row.lstrip().startswith("- ") and not begun.lstrip().startswith("- "):
        message = tell("this line starts an entry of a list, and the lines above it are none")
        hint = tell(_START_ENTRIES)
    return (line + 1, column + 1), message, hint


def _words_of(said: str, row: str, column: int) -> _Words:
    """Return our words for what libyaml said of a place in a row."""
    if row[column : column + 1] == "\t":
        return _TAB
    if row[:column].rstrip().endswith(('"', "'", "]", "}")) and re.search(_GOES_ON.said, said):
        return _GOES_ON
    unknown = _Words(
        "", tellable("this is not readable as YAML (%(said)s)"), tellable("compare it with the authoring guide")
    )
    return next((words for words in _WORDS if re.search(words.said, said)), unknown)
