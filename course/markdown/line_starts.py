"""Lines that look like a list or a table, and would be printed one behind the other: told once, where they begin.

What begins the lines is a sign that Markdown does not know (a dash, a tick, `a)`), or one that it knows with the wrong
space behind it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from course.markdown.block_shapes import ITEM, Fault, indent_of, is_table_rule
from course.reading.problems import shown
from course.reading.telling import tell

_SPACES = "\u00a0\u2000-\u200b\u202f\u205f\u3000"  # they look like a space, and are none to Markdown
_HIDDEN = "\u200b\u200e\u200f\u2060\u00ad"
_LABEL = re.compile(r"[ \t]*(?:\((?P<round>\w{1,4})\)|(?P<open>[a-z]{1,4}|[A-Z])(?P<mark>[.)]))[ \t]+\S")
_GLUED = re.compile(r"[ \t]*(?P<sign>-|\d{1,3}\.)(?=[^\W\d_])")
_SPACED = re.compile(rf"[ \t]*(?:[-*+]|\d{{1,3}}\.|!!!|\?\?\?)(?P<space>[{_SPACES}])")
_EMPTY = re.compile(rf"[ \t]*[{_SPACES}][ \t{_SPACES}]*$")
_HIDING = re.compile(
    rf"[ \t]*(?P<sign>[{_HIDDEN}])[{_HIDDEN}]*(?=#{{1,6}} |[-*+>] |\d{{1,3}}\. |!!!|\?\?\?|=== |\||\[\^|`{{3}}|~{{3}})"
)
# Signs that a keyboard of East Asia gives.
_WIDE = re.compile("[ \\t]*(?P<sign>\uff03{1,6}|[\uff0a\uff0b\uff0d\uff1e\uff5c])(?=[ \u3000])")
_DASHES = re.compile(r"[ \t]*-{2,}(?:[ \t]+-{2,})+[ \t]*$")
_NOTE = re.compile(r"\[\^[^\]\n]{1,80}\]:")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_SIGN_KINDS = ("So", "Sm", "Pd", "Co")  # pictures, arrows, dashes, and what Word has for bullets
_POINTS = "\u00b7\u2023\u2043"


def line_faults(lines: Sequence[str], *, lesson: bool) -> Iterator[Fault]:
    """Yield what looks like a list or a table in lines that hold no code, and is none."""
    yield from _alike(lines)
    yield from _mixed(lines)
    yield from _tables(lines)
    for number, line in enumerate(lines, start=1):
        if line.isascii():
            continue
        if spaced := _SPACED.match(line):
            found = tell("a no-break space stands behind the sign, so it would be printed")
            yield number, spaced.start("space") + 1, found, tell("write a plain space")
        if hiding := _HIDING.match(line):
            code = f"U+{ord(hiding['sign']):04X}"
            found = tell("the invisible sign %(code)s stands before the markup, which would be printed", code=code)
            yield number, hiding.start("sign") + 1, found, tell("delete it")
        if wide := _WIDE.match(line):
            plain = unicodedata.normalize("NFKC", wide["sign"])
            found = tell("%(sign)s is a wide sign, which would be printed", sign=shown(wide["sign"]))
            yield number, wide.start("sign") + 1, found, tell("write %(plain)s and a plain space", plain=shown(plain))
        if _EMPTY.match(line) and 1 < number < len(lines) and lines[number - 2].strip() and lines[number].strip():
            found = tell("the line looks empty, and holds a no-break space, so no paragraph ends here")
            yield number, 1, found, tell("delete what is in it")
    if lesson:
        yield from _notes(lines)


def _alike(lines: Sequence[str]) -> Iterator[Fault]:
    """Yield the first of several lines that begin alike, or count up."""
    goes_on = False
    for number in range(1, len(lines)):
        first, second = lines[number - 1], lines[number]
        goes_with = first.strip() and second.strip() and indent_of(first) == indent_of(second)
        said = None if not goes_with or first.endswith(("  ", "\\")) else _list_of(first, second)
        if said and not goes_on:
            yield number, indent_of(first) + 1, *said
        goes_on = bool(said)


def _list_of(first: str, second: str) -> tuple[str, str] | None:
    sign = first.lstrip()[0]
    if (
        sign == second.lstrip()[0]
        and not sign.isascii()
        and (sign in _POINTS or unicodedata.category(sign) in _SIGN_KINDS)
    ):
        return tell("a list with %(sign)s before its items would be printed as one line", sign=shown(sign)), tell(
            "write - before an item, and an empty line before the first"
        )
    one, two = _LABEL.match(first), _LABEL.match(second)
    if one and two and one["mark"] == two["mark"]:
        label = one["round"] or one["open"]
        if (two["round"] or two["open"]) in _after(label):
            found = tell("a list with %(sign)s before its items would be printed as one line", sign=shown(_head(first)))
            return found, tell("write 1. before an item, and an empty line before the first")
    one, two = _GLUED.match(first), _GLUED.match(second)
    if one and two and (one["sign"] == "-") == (two["sign"] == "-"):
        found = tell(
            "no space stands behind %(sign)s, so the items would be printed as one line", sign=shown(one["sign"])
        )
        return found, tell("write a space there")
    return None


def _head(line: str) -> str:
    return line.split()[0]


def _after(label: str) -> set[str]:
    """Return what may follow a label in a list."""
    small = label.casefold()
    following = {_ROMAN[_ROMAN.index(small) + 1]} if small in _ROMAN[:-1] else set()
    if label.isdecimal():
        return {str(int(label) + 1)}
    if len(small) == 1 and "a" <= small < "z":
        following.add(chr(ord(small) + 1))
    return {one.upper() if label.isupper() else one for one in following}


def _mixed(lines: Sequence[str]) -> Iterator[Fault]:
    """A numbered list right below one with points, or the other way round, would go on in its last item."""
    for number in range(1, len(lines)):
        above, item = ITEM.match(lines[number - 1]), ITEM.match(lines[number])
        if not above or not item or indent_of(lines[number - 1]) != indent_of(lines[number]):
            continue
        if above["mark"][0].isdigit() != item["mark"][0].isdigit():
            found = tell("a list of another kind begins here, and would be printed in the item above")
            yield number + 1, indent_of(lines[number]) + 1, found, tell("write an empty line before it")


def _tables(lines: Sequence[str]) -> Iterator[Fault]:
    """Rows without the line of dashes below the first, or with one of another system."""
    for number, line in enumerate(lines, start=1):
        before = lines[number - 2] if number > 1 else ""
        after = lines[number] if number < len(lines) else ""
        if before.strip():
            if _DASHES.match(line) and not before.lstrip().startswith("|"):
                found = tell("a table of Pandoc would be printed as one line")
                yield number, indent_of(line) + 1, found, tell("write the table with | between its cells")
            continue
        if not (line.lstrip().startswith("|") and after.lstrip().startswith("|")) or is_table_rule(after):
            continue
        if line.rstrip().endswith("|") and line.count("|") > 1:
            found = tell("no line of dashes stands below the head of the table, so its signs would be printed")
            yield number, indent_of(line) + 1, found, tell("write |---|---| there, with as many cells as the head")
        elif not line.endswith("  "):
            found = tell("a block of lines of Pandoc would be printed as one line")
            yield number, indent_of(line) + 1, found, tell("leave the | out, and end each line with two spaces")


def _notes(lines: Sequence[str]) -> Iterator[Fault]:
    """A second paragraph of a note is indented by four spaces, and a note has one name."""
    named: set[str] = set()
    inside = blank = False
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            blank = True
            continue
        note = _NOTE.match(line)
        if note:
            name = note[0][2:-2]
            if name in named:
                found = tell("a note `%(name)s` stands above already, and one of the two is lost", name=name)
                yield number, 1, found, tell("give it another name")
            named.add(name)
        elif inside and blank and 0 < indent_of(line) < 4:
            found = tell("the paragraph is indented by too little to belong to the note above it")
            yield number, indent_of(line) + 1, found, tell("indent it by four spaces")
        inside = bool(note) or (inside and (not blank or indent_of(line) >= 4))
        blank = False
