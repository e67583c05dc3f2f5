"""The head of a fence, what follows its backticks: what here is not read of it, and what to write instead."""

from __future__ import annotations

import re

from course.reading.telling import tell, tellable

# Wrong, what to write, and whether no page can show it.
Fault = tuple[str, str, bool]

_HEAD = re.compile(r"[ \t>]*(?:`{3,}|~{3,})[ \t]*(?P<head>[^\n]{0,300})")
_READ = re.compile(
    r"(?:\.?[\w#.+-]+(?=[\s{]|$))?(?:[ \t]*(?:title|linenums|hl_lines)=(?:\"[^\"\n]*\"|'[^'\n]*')(?=\s|$))*[ \t]*"
)
_LIST = re.compile(
    r"\{[ \t]*(?:\.[\w#+-]+|#[\w-]+|[ \t]+|"
    r"(?:title|linenums|hl_lines)=(?:\"[^\"\n]*\"|'[^'\n]*'|[\w-]+(?=[\s}])))*[ \t]*\}[ \t]*"
)
_DIAGRAMS = {
    *("mermaid", "plantuml", "puml", "graphviz", "ditaa", "d2", "kroki", "vega", "vega-lite", "wavedrom", "flow"),
    *("markmap", "echarts"),
}
_QUERIES = {"dataview", "dataviewjs"}
_READ_HERE = tellable('after the language may stand title="...", linenums="1" and hl_lines="2 4-5"')
_SIMPLE = re.compile(r"\{?[ \t]*\.?(?P<word>[\w+-]+)")
_BOXES = {
    "note",
    "tip",
    "warning",
    "danger",
    "hint",
    "attention",
    "caution",
    "error",
    "important",
    "seealso",
    "admonition",
}
_LANGUAGES = {"code-cell", "code-block", "code", "sourcecode", "literalinclude"}


def head_fault(line: str) -> tuple[int, Fault] | None:
    """Return what a page would leave out of the head of a fence, with its column, or None."""
    found = _HEAD.match(line)
    head = found["head"].rstrip() if found else ""
    if not found or not head:
        return None
    column = found.start("head") + 1
    simple = _SIMPLE.match(head)
    word = simple["word"].casefold() if simple else ""
    if word in _DIAGRAMS:
        hint = tell("draw it as SVG, keep the file beside this one, and write ![what it shows](diagram.svg)")
        return column, (tell("`%(word)s` is a diagram for a script, and a page fetches none", word=word), hint, True)
    if word in _QUERIES:
        message = tell("`%(word)s` is a query of Obsidian, and nothing is run here", word=word)
        return column, (message, tell("write what it would say"), False)
    if word == "math":
        return column, (
            tell("`math` is code here and no formula"),
            tell("write the formula between two lines `$$`"),
            False,
        )
    if _READ.fullmatch(head) or _LIST.fullmatch(re.sub(r"^[\w#.+-]+[ \t]*(?=\{)", "", head)):
        return None
    if head.startswith("{"):
        return column, _braces(head, word)
    lines = re.search(r"\{[\d,\s-]+\}", head)
    if lines:
        numbers = " ".join(re.findall(r"\d+(?:-\d+)?", lines.group()))
        return column + lines.start(), (
            tell("`%(lines)s` says nothing here", lines=lines.group()),
            tell('write hl_lines="%(numbers)s"', numbers=numbers),
            False,
        )
    return column, (tell("the head `%(short)s` cannot be read whole", short=_short(head)), tell(_READ_HERE), False)


def _braces(head: str, word: str) -> Fault:
    name = re.match(r"\{[ \t]*([\w:+-]*)", head)
    if name and not name[1]:  # `{.python}` and `{=html}` are no cells
        return tell("the head `%(short)s` cannot be read whole", short=_short(head)), tell(_READ_HERE), False
    shown = "{" + (name[1] if name else "") + "}"
    if word in _BOXES:
        return (
            tell("`%(shown)s` is a directive of MyST", shown=shown),
            tell('write `!!! note "A title"` and indent its text by four spaces'),
            False,
        )
    if word in ("figure", "image"):
        return (
            tell("`%(shown)s` is a directive of MyST", shown=shown),
            tell("write ![what it shows](picture.svg)"),
            False,
        )
    after = head.partition("}")[2].split()
    language = re.sub(r"\W.*", "", after[0]) if after and word in _LANGUAGES else word
    language = "python" if language.startswith("ipython") or (word in _LANGUAGES and not after) else language
    return (
        tell("`%(shown)s` is a cell or directive of MyST or Quarto", shown=shown),
        tell("write ```%(value)s", value=language or "text"),
        False,
    )


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."
