"""Lists, boxes, tabs and tables whose lines do not stand where Markdown looks for them.

Other systems take a nested list behind two spaces, or a list right below a paragraph; here they would be
flattened, or their signs printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from course.reading.problems import shown
from course.reading.telling import tell, tellable
from course.reading.wording import counted

# Line and column from 1, what is wrong, what to write.
Fault = tuple[int, int, str, str]

ITEM = re.compile(r"(?P<indent>[ \t]*)(?P<mark>[-*+]|\d{1,9}\.)[ \t]+\S")
_HEAD = re.compile(r"(?P<indent>[ \t]*)(?P<mark>!!!|\?\?\?\+?|===[!+]?)(?=[ \t]*[\w\"'\u201c\u201e\u00ab])")
_TITLED = re.compile(r'[ \t]*(?:(?:\?\?\?\+?|!!!) ?(?:[\w-]+ *)*(?:"[^"\n]*")?|===[!+]? +"[^"\n]*")[ \t]*$')
_UNQUOTED = re.compile(r"[ \t]*(?:\?\?\?\+?|!!!) ?[\w-]+(?: +(?:inline|end|[a-z]+))* +[A-Z\d][\w-]*[ \w-]*$")
_RULE = re.compile(
    r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+\|?[ \t]*$|[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$"
)
CODE = "\ufffc"  # stands in the lines where a block of code begins
COMMENT = "\ufffb"  # stands in the lines where a comment does that has them to itself: a placement may be one
_BRACKET = re.compile(r"[ \t]*\d{1,3}\)[ \t]+\S")
_NUMBERED = re.compile(r"[ \t]*\d{1,3}\.[ \t]+\S")
_ATTRIBUTES = re.compile(r"(?:(?<=\w )|^[ \t]*)\{[ \t]*(?P<sign>[:.#])[^}\n]{0,100}\}[ \t]*$")
_BRACE_WITHIN = re.compile(r"\{(?::[ \t]*[.#]?|[ \t]*[.#])[\w.# \t-]{0,60}\{[^{}\n]{0,60}\}[ \t]*\}?")
_APART = re.compile(r"(?<![)*_`\]>}+~^=$\n])\{:[^{}\n]{0,100}\}(?!\})")
_HEADING = re.compile(r"( {1,3})#{1,6}[ \t]+\S")
_QUOTED = re.compile(r"(?: {0,3}> ?)+")
_TRAINERS = re.compile(r"[ \t]*!!! ?(?:[\w-]+ +)*trainer(?![\w-])", re.IGNORECASE)
_NAMES = {"!": tellable("box"), "?": tellable("folded block"), "=": tellable("tab")}


def shape_faults(lines: Sequence[str], *, lesson: bool) -> Iterator[Fault]:
    """Yield what is misplaced in lines that hold no code (code is blank, and ends no list)."""
    if lesson:
        yield from _heads(lines)
        lines = [line.replace(COMMENT, " ") for line in lines]
    yield from _lists(lines)
    yield from _glued(lines)
    yield from _brackets(lines)
    if lesson:
        yield from _attributes(lines)
        yield from _headings(lines)


def is_table_rule(line: str) -> bool:
    """Tell whether a line is the one below a table's head: bars and dashes."""
    return bool(_RULE.match(line))


def indent_of(line: str) -> int:
    """Return how far a line is indented, in spaces; a tab goes on to the next fourth."""
    wide = line.expandtabs(4)
    return len(wide) - len(wide.lstrip(" "))


def _heads(lines: Sequence[str]) -> Iterator[Fault]:
    """A box, a folded block or a tab has its text below it, four spaces further in."""
    for number, line in enumerate(lines, start=1):
        head = _HEAD.match(line)
        if not head:
            continue
        name, column, indent = _NAMES[head["mark"][0]], head.start("mark") + 1, indent_of(line)
        if name == "box" and not _TITLED.match(line):
            continue  # ``trainer_faults`` tells of it
        if not _TITLED.match(line) or _UNQUOTED.match(line):
            write = {"tab": '`=== "A title"`', "box": '`!!! note "A title"`'}.get(name, '`??? note "A title"`')
            yield (
                number,
                column,
                tell("the first line of the %(name)s cannot be read", name=tell(name)),
                tell("write it as %(write)s", write=write),
            )
            continue
        after = next((at for at in range(number, len(lines)) if lines[at].strip()), None)
        found = indent_of(lines[after]) if after is not None else 0
        if after is not None and indent < found < indent + 4:
            message = tell(
                "the text of the %(name)s is indented by %(spaces)s, so it would stand outside",
                name=tell(name),
                spaces=counted(found - indent, "space"),
            )
            yield after + 1, found + 1, message, tell("indent it by four spaces")
        elif (after is None or found <= indent) and not _TRAINERS.match(line):  # ``trainer_faults`` tells of those
            yield (
                number,
                column,
                tell("the %(name)s has no text", name=tell(name)),
                tell("write it below, indented by four spaces"),
            )


def _headings(lines: Sequence[str]) -> Iterator[Fault]:
    """A heading starts its line; behind one to three spaces its signs would be printed."""
    for number, line in enumerate(lines, start=1):
        if found := _HEADING.match(line):
            spaces = len(found[1])
            message = tell(
                "the heading is indented by %(spaces)s, so its signs would be printed", spaces=counted(spaces, "space")
            )
            yield number, spaces + 1, message, tell("write it at the start of the line")


def _lists(lines: Sequence[str]) -> Iterator[Fault]:
    """An item of a list in a list, and a paragraph of an item, are indented by four spaces for each level."""
    above: list[int] = []  # indents of the items that are open
    blank = True
    for number, whole in enumerate(lines, start=1):
        quoted = _QUOTED.match(whole)
        start = quoted.end() if quoted else 0
        line = whole[start:]
        if not line.strip():
            blank = True
            continue
        indent, item = indent_of(line), ITEM.match(line)
        if item:
            while above and above[-1] > indent:
                above.pop()
            if above and 0 < indent - above[-1] < 4:
                yield number, start + indent + 1, *_short_item(indent, above[-1])
            elif not above or indent > above[-1]:
                above.append(indent)
        elif above and (blank or line.strip() == CODE):
            if 0 < indent - above[0] < 4:
                yield number, start + indent + 1, *_short_part(indent, above[0], is_code=line.strip() == CODE)
            while above and indent <= above[-1]:
                above.pop()
        blank = False


def _short_item(indent: int, above: int) -> tuple[str, str]:
    """Return what is wrong with an item that is indented a little more than the one above it, and what to write."""
    spaces = counted(indent - above, "space")
    message = tell("the nested item is indented by %(spaces)s, so it would not be nested", spaces=spaces)
    return message, tell("indent it by %(above)s spaces", above=above + 4)


def _short_part(indent: int, above: int, *, is_code: bool) -> tuple[str, str]:
    """Return the same of what belongs to an item, and is no item itself."""
    what, spaces = tell("block of code") if is_code else tell("paragraph"), counted(indent - above, "space")
    message = tell("the %(what)s is indented by %(spaces)s, so it would end the list", what=what, spaces=spaces)
    return message, tell("indent it by %(above)s spaces to belong to the item", above=above + 4)


def _glued(lines: Sequence[str]) -> Iterator[Fault]:
    """A list or a table begins after an empty line; right below words it would go on with them."""
    for number in range(1, len(lines)):
        before, line = lines[number - 1], lines[number]
        if not before.strip() or not line.strip() or before.lstrip().startswith(("#", ">", "|", "!!!", "???", "===")):
            continue
        following = lines[number + 1] if number + 1 < len(lines) else ""
        first, second = ITEM.match(line), ITEM.match(following)
        starts = first and (not first["mark"][0].isdigit() or first["mark"][:-1] == "1")
        if (
            starts
            and second
            and indent_of(line) == indent_of(following) == indent_of(before)
            and _is_words(lines, number - 1)
        ):
            found = tell("the list follows a line of words at once, so its signs would be printed")
            yield number + 1, indent_of(line) + 1, found, tell("write an empty line before it")
    for number in range(2, len(lines)):
        if is_table_rule(lines[number]) and "|" in lines[number - 1] and lines[number - 2].strip():
            if "|" in lines[number - 2] or lines[number - 2].lstrip().startswith(("!!!", "???", "===", "#")):
                continue
            found = tell("the table follows a line of words at once, so its signs would be printed")
            yield number, indent_of(lines[number - 1]) + 1, found, tell("write an empty line before it")


def _attributes(lines: Sequence[str]) -> Iterator[Fault]:
    """A list of attributes belongs to the words right before it; elsewhere it would be printed."""
    for number, line in enumerate(lines, start=1):
        following = lines[number] if number < len(lines) else ""
        if within := _BRACE_WITHIN.search(line) if "{" in line else None:
            message = tell("the list of attributes %(found)s has a brace within", found=shown(within[0]))
            yield number, within.start() + 1, message, tell("write it as `{: .red }`")
            continue
        found = _ATTRIBUTES.search(line) if "{" in line else None
        apart = _APART.search(line) if "{:" in line else None
        is_heading = line.lstrip().startswith("#")
        if apart and line[: apart.start()].strip() and "|" not in line and not is_heading and following[:1] != ":":
            hint = tell("write it directly behind words in signs, such as `**Look**{: .red }`, or remove it")
            yield number, apart.start() + 1, tell("the list of attributes belongs to nothing"), hint
            continue
        if not found:
            continue
        alone = not line[: found.start()].strip()
        before = lines[number - 2] if number > 1 else ""
        if alone and (not before.strip() or before.startswith("#") or indent_of(before) > indent_of(line) + 3):
            hint = tell("write it at the end of the line that it is for, such as `## Look {: #look }`")
            yield number, found.start() + 1, tell("the list of attributes belongs to nothing"), hint
        elif not alone and "|" not in line and not line.lstrip().startswith("#") and found["sign"] in ".#":
            hint = tell("write it with a colon on the next line, such as `{: .red }`, or remove it")
            yield number, found.start() + 1, tell("the list of attributes belongs to nothing"), hint


def _brackets(lines: Sequence[str]) -> Iterator[Fault]:
    """A number with a bracket begins no item; told for the first line where another number follows."""
    before = False
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        now = bool(_BRACKET.match(line))
        following = next((after for after in lines[number : number + 2] if after.strip()), "")
        if now and not before and (_BRACKET.match(following) or _NUMBERED.match(following)):
            yield (
                number,
                indent_of(line) + 1,
                tell("a list with brackets after its numbers would be printed as one line"),
                tell("write 1."),
            )
        before = now


def _is_words(lines: Sequence[str], at: int) -> bool:
    """Tell whether the paragraph that a line belongs to holds no item, so that no list is open."""
    while at >= 0 and lines[at].strip():
        if ITEM.match(lines[at]):
            return False
        at -= 1
    return True
