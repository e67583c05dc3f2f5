"""What ``chapter`` does: it shows the authors' guide in a terminal, as it stands in the installed package.

Input: the name of a chapter, and the beginning of one of its headings. Output: its text, or the names of all chapters.
"""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from course.commands.console import DONE, WRONG_USAGE, complain, say
from course.folders.theme import chapters_folder
from course.reading.problems import nearest, shown
from course.reading.program import program_alone
from course.reading.telling import tell, tell_row

_HEAD = re.compile(r"---\n(?P<head>.*?)\n---\n", re.DOTALL)
_FENCE = re.compile(r"^ *(?:```|~~~)")


def run(_root: Path, options: Namespace) -> int:
    """Show the chapter, the section of it, or the list of all."""
    chapters = {path.stem: path for path in sorted(chapters_folder().glob("*.md"))}
    if not options.name:
        say(_listed(chapters))
        return DONE
    name = options.name.removesuffix(".md")
    if name not in chapters:
        complain(
            tell("There is no chapter %(name)s; %(nearest)s", name=shown(options.name), nearest=nearest(name, chapters))
        )
        return WRONG_USAGE
    text = chapters[name].read_text("utf-8")
    body = f"# {_said_of(text, 'title')}\n\n{_HEAD.sub('', text, count=1).strip()}"
    if not options.heading:
        say(body)
        return DONE
    if part := _section(body, options.heading):
        say(part)
        return DONE
    there = tell_row(words for _, _, words in _headings(body.splitlines()))
    complain(
        tell(
            "No heading of %(name)s begins with %(heading)s; there are: %(there)s.",
            name=name,
            heading=shown(options.heading),
            there=there,
        )
    )
    return WRONG_USAGE


def _listed(chapters: dict[str, Path]) -> str:
    """Return a line for each chapter, in the order of the guide, with what it is about."""
    texts = {name: path.read_text("utf-8") for name, path in chapters.items()}
    width = max(map(len, texts))
    in_order = sorted(texts, key=lambda name: int(_said_of(texts[name], "order")))
    lines = [f"  {name:<{width}}  {_said_of(texts[name], 'title')}" for name in in_order]
    return "\n".join(
        [
            tell("The chapters of the guide:"),
            *lines,
            tell("To read one: %(program_alone)s chapter NAME", program_alone=program_alone()),
        ]
    )


def _said_of(text: str, key: str) -> str:
    """Return what the front matter of a chapter of ours says under ``key``."""
    head = _HEAD.match(text)
    found = re.search(rf"^{key}: (.*)$", head["head"] if head else "", re.MULTILINE)
    return found[1].strip('"') if found else ""


def _headings(lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield line, level and words of each heading below the title; what starts with ``#`` within code is none."""
    is_code = False
    for number, line in enumerate(lines):
        is_code ^= bool(_FENCE.match(line))
        if not is_code and (heading := re.match(r"(##+) (.*)", line)):
            yield number, len(heading[1]), heading[2]


def _section(body: str, start: str) -> str:
    """Return the first section whose heading begins so, in letters of any case, with those below it; or nothing."""
    lines = body.splitlines()
    headings = list(_headings(lines))
    for at, (first, level, words) in enumerate(headings):
        if words.casefold().startswith(start.casefold()):
            end = next((number for number, deep, _ in headings[at + 1 :] if deep <= level), len(lines))
            return "\n".join(lines[first:end]).strip()
    return ""
