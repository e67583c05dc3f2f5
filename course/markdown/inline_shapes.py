"""Signs that open something and are not closed: a local standard, a link, words in bold. They would be printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from course.markdown.block_shapes import Fault
from course.markdown.lesson_markup import code_spans
from course.reading.problems import shown
from course.reading.telling import tell, tellable

_STANDARD = re.compile(r"(?<![\[!])\[\[([\w-]{1,80})(?:\](?!\])|(?![\w\]-]))")
_LINK = re.compile(r"\[[^\[\]\n]{1,200}\](?P<open>\()[^()\s]{1,300}\s*$")
_BOLD = re.compile(r"(?<![*\\])\*{2,3}(?!\*)")
_NAMED_CODE = re.compile(r"`(?P<language>(?:#!|:{3})[a-z][\w+-]{0,30})[ \t]+(?P<code>[^`]{1,200})`")
_RUN_CODE = re.compile(r"`(?:r[ \t]+[\w.]{1,40}(?:\(|\$)|\{(?:r|python|julia|ojs)\}[ \t])[^`]{0,200}`")
_FENCE = re.compile(r"``[\w+-]{0,20}[ \t]*\n[^`]*\n[ \t]*``")
_SHORT_FENCE = re.compile(r"[ \t]{0,3}(``|~~)[\w+-]{0,20}[ \t]*$")
SHORT_FENCE = tellable("two signs are no fence, so the code would be read as words")
WHOLE_FENCE = tellable("write three backticks on the line before the code, and on the line after it")
_RULE = re.compile(r"[ \t]*(?:\*[ \t]*){3,}$")


def unclosed(lines: Sequence[str]) -> Iterator[Fault]:
    """Yield what is opened and not closed in lines that hold no code."""
    for number, line in enumerate(lines, start=1):
        for found in _STANDARD.finditer(line) if "[[" in line else ():
            hint = tell("write `[[%(found)s]]`", found=found[1])
            yield (
                number,
                found.start() + 1,
                tell("`[[%(found)s` is not closed, so its signs would be printed", found=found[1]),
                hint,
            )
        if "](" in line and (link := _LINK.search(line)) and not _goes_on(lines, number):
            yield (
                number,
                link.start() + 1,
                tell("the link is not closed, so its signs would be printed"),
                tell("write `)` behind it"),
            )
    fences = [
        (number, len(line) - len(line.lstrip()))
        for number, line in enumerate(lines, start=1)
        if _SHORT_FENCE.match(line)
    ]
    for number, indent in fences[::2]:  # each second one ends what the one before it begins
        yield number, indent + 1, tell(SHORT_FENCE), tell(WHOLE_FENCE)
    if any("**" in line for line in lines):
        yield from _bold(lines)


def code_faults(lines: Sequence[str]) -> Iterator[Fault]:
    """Yield what stands at the start of code within a paragraph and says something elsewhere; here it is printed."""
    text = "\n".join(lines)
    for start, end in code_spans(text) if "`" in text else ():
        line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
        if named := _NAMED_CODE.fullmatch(text, start, end):
            hint = tell("write the code alone, such as `%(code)s`", code=named["code"].strip())
            language = shown(named["language"])
            message = tell("the language %(language)s would be printed before the code", language=language)
            yield line, column, message, hint
        elif _FENCE.fullmatch(text, start, end) and not text[text.rfind("\n", 0, start) + 1 : start].strip():
            yield line, column, tell(SHORT_FENCE), tell(WHOLE_FENCE)
        elif _RUN_CODE.fullmatch(text, start, end):
            code = shown(text[start + 1 : end - 1])
            message = tell("%(found)s is code of R Markdown or Quarto, and nothing is run here", found=code)
            yield line, column, message, tell("write what it would say")


def _goes_on(lines: Sequence[str], number: int) -> bool:
    """Tell whether the title of a link stands on the next line."""
    return number < len(lines) and lines[number].lstrip().startswith(('"', "'", ")"))


def _bold(lines: Sequence[str]) -> Iterator[Fault]:
    """In each paragraph, signs of bold words come in pairs; the last one is told where one is over."""
    signs: list[tuple[int, int]] = []
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            if "**" in line and not _RULE.match(line):
                signs += [(number, found.start() + 1) for found in _BOLD.finditer(line) if _binds(line, found)]
            continue
        if len(signs) % 2:
            yield (
                *signs[-1],
                tell("`**` is not closed, so it would be printed"),
                tell("write `**` before and behind the words, or \\*\\* for the signs"),
            )
        signs = []


def _binds(line: str, found: re.Match[str]) -> bool:
    """Tell whether words touch the signs: between spaces they are what they are."""
    around = (line[found.start() - 1 : found.start()], line[found.end() : found.end() + 1])
    return any(one and not one.isspace() for one in around)
