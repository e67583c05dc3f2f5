"""Stories as Twine publishes them: passages from the HTML of Twine 2, its archives, and Twine 1."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise

from course.reading.telling import tell
from course.scenarios.twee import MAX_PASSAGES, NoTwee, Passage, harmless

_ATTRIBUTE = re.compile(r"""(?<![\w-])([\w-]++)\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_PAGE = re.compile(r"\s*(?:<!doctype|<html|<tw-|<\?xml)", re.IGNORECASE)
_STORY = re.compile(r"<tw-storydata\b", re.IGNORECASE)
_PART = re.compile(r"<(tw-passagedata|script|style)\b", re.IGNORECASE)
_STORE = re.compile(r"<div\b[^>]{0,200}\bid\s*=\s*[\"']?store-?area\b[^>]{0,500}>", re.IGNORECASE)
_TIDDLER = re.compile(r"<div\b(?=[^>]{0,5000}\btiddler\s*=)", re.IGNORECASE)

_ESCAPE = re.compile(r"\\([nts])")  # of Twine 1
_ESCAPES = {"n": "\n", "t": "\t", "s": "\\"}


def is_published(text: str) -> bool:
    """Say whether a text is HTML, and no Twee."""
    if text.lstrip().startswith("::"):
        return False
    return bool(_PAGE.match(text) or _STORY.search(text) or _STORE.search(text))


def stories(text: str) -> list[list[Passage]]:
    """Return the passages of each story in a page or an archive; raises ``NoTwee``."""
    lines = _Lines(text)
    starts = [found.start() for found in _STORY.finditer(text)]
    found = [_story(text, start, end, lines) for start, end in pairwise([*starts, len(text)])]
    if not found and (store := _STORE.search(text)):
        found = [list(_tiddlers(text, store.end(), lines))]
    if not found:
        raise NoTwee(
            tell('line 1: this HTML holds no story; Twine\'s has `<tw-storydata>`, or a `<div id="storeArea">`')
        )
    return found


class _Lines:
    """Line numbers of rising places in a text, each character counted once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.line = 1

    def of(self, at: int) -> int:
        if at < self.at:
            self.at, self.line = 0, 1
        self.line += self.text.count("\n", self.at, at)
        self.at = at
        return self.line


def _story(text: str, start: int, end: int, lines: _Lines) -> list[Passage]:
    attributes, after = _attributes(text, start)
    close = text.find("</tw-storydata", after, end)
    end = close if close >= 0 else end
    line = lines.of(start)
    passages: list[Passage] = []
    first = ""
    while part := _PART.search(text, after, end):
        own, body = _attributes(text, part.start())
        close = text.find(f"</{part.group(1)}", body, end)
        stop = close if close >= 0 else end
        after = max(stop, body)
        if part.group(1).lower() != "tw-passagedata":
            continue  # the story's own script and style sheet
        header, first_line = lines.of(part.start()), lines.of(body)
        passages.append(_passage(own.get("name", ""), own.get("tags", ""), text[body:stop], header, first_line))
        if own.get("pid") == attributes.get("startnode"):
            first = passages[-1].name
    if len(passages) > MAX_PASSAGES:
        raise NoTwee(
            tell(
                "line %(line)s: the story has more than %(max_passages)s passages", line=line, max_passages=MAX_PASSAGES
            )
        )
    data = {"format": attributes.get("format", ""), "start": first}
    title = Passage("StoryTitle", harmless(attributes.get("name", "") or "Untitled story"), line=line)
    return [title, Passage("StoryData", json.dumps(data), line=line), *passages]


def _passage(name: str, tags: str, body: str, line: int, first: int) -> Passage:
    text = unescape(body).replace("\r", "")
    lead = len(text) - len(text.lstrip("\n"))
    return Passage(name.strip() or "Untitled passage", text.strip("\n"), tuple(tags.split()), {}, line, first + lead)


def _tiddlers(text: str, start: int, lines: _Lines) -> Iterator[Passage]:
    for number, found in enumerate(_TIDDLER.finditer(text, start)):
        if number >= MAX_PASSAGES:
            raise NoTwee(
                tell(
                    "line %(start)s: the story has more than %(max_passages)s passages",
                    start=lines.of(start),
                    max_passages=MAX_PASSAGES,
                )
            )
        own, body = _attributes(text, found.start())
        close = text.find("</div", body)
        content = text[body : close if close >= 0 else len(text)]
        line = lines.of(found.start())
        passage = _passage(own["tiddler"], own.get("tags", ""), "", line, lines.of(body))
        words = _ESCAPE.sub(lambda sign: _ESCAPES[sign.group(1)], unescape(content))
        yield Passage(passage.name, words.strip("\n"), passage.tags, {}, line, passage.first)


def _attributes(text: str, start: int) -> tuple[dict[str, str], int]:
    """Return the attributes of the tag at ``start``, and where it ends."""
    end = _tag_end(text, start)
    found = _ATTRIBUTE.finditer(text, start, end)
    return {one[1].lower(): unescape(one[2] or one[3] or one[4] or "") for one in found}, end


def _tag_end(text: str, start: int) -> int:
    whole = re.compile(r"""<(?:[^>"']|"[^"]*"|'[^']*')*+>""").match(text, start)
    if whole:
        return whole.end()
    close = text.find(">", start)
    return close + 1 if close >= 0 else len(text)
