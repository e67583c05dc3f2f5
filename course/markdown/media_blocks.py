"""Videos and recordings in Markdown: ``!!! video "Title"``, the names of its files, and its transcript below.

    !!! video "How to close a corridor"
        file: closing.webm
        captions: closing.vtt

        What is said and shown, in words.

Input: a box that Markdown made. Output: the box as a figure with a slot for the player and the transcript in a block
that folds; ``Media``, the links to its files, and what is wrong with it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from course.markdown.boxes import WELL_FORMED, Box
from course.markdown.facts import Fault, Link, Media, Reading
from course.markdown.lesson_markup import lines_of
from course.markdown.marks import Places, slot
from course.reading.problems import nearest, shown
from course.reading.telling import tell, tell_any, tellable

Kind = Literal["video", "audio"]
KEYS: dict[Kind, tuple[str, ...]] = {"video": ("file", "captions"), "audio": ("file",)}
# What every browser of today plays; of captions there is one form.
ENDINGS = {
    ("video", "file"): (".webm", ".mp4", ".m4v"),
    ("video", "captions"): (".vtt",),
    ("audio", "file"): (".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav", ".flac"),
}
CALLED: dict[Kind, str] = {"video": tellable("video"), "audio": tellable("recording")}
_HEAD = re.compile(r"(!!!|\?\?\?\+?) ?(?:[\w-]+ +)*?(video|audio)(?![\w-])", re.IGNORECASE)
_LINE = re.compile(r"\s*([A-Za-z_-]+)[ \t]*:(?:[ \t]+|$)(.*)$")
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/|\.\./\.\./")


@dataclass(frozen=True)
class _Value:
    text: str
    line: int
    column: int


def read_media(box: Box, places: Places, reading: Reading, *, is_trainers: bool) -> None:
    """Make a figure of a box that is a video or a recording; any other is left alone."""
    head = _HEAD.match(box.head)
    if head is None:
        return
    kind: Kind = "video" if head[2].lower() == "video" else "audio"
    at = places.position(box.place)
    values, rest = _values(box.element, places)
    transcript = [part for part in rest if "".join(part.itertext()).strip() or len(part)]
    faults = [*_head_faults(kind, box.head), *_faults(kind, values, has_text=bool(transcript))]
    reading.faults += [Fault(*(at if place is None else place), *words) for place, words in faults]
    for name, value in values.items():
        if name in KEYS[kind] and value.text and not _ELSEWHERE.match(value.text):
            reading.links.append(Link("link", value.text, "", value.line, value.column, is_trainers))
    file, captions = (values.get(name, _Value("", *at)) for name in ("file", "captions"))
    reading.media.append(Media(kind, file.text, captions.text, (file.line, file.column), is_trainers))
    _make_figure(box.element, kind, values, transcript)


def _values(element: Element, places: Places) -> tuple[dict[str, _Value], list[Element]]:
    """Return what the first lines of a box say, and the rest of it, its title aside."""
    rest = list(element)[1:]
    lines = lines_of(rest[0]) if rest and rest[0].tag == "p" else []
    found = {}
    for number in lines:
        match = _LINE.match(places.lines[number - 1])
        if match is None:
            break
        line, column = places.position((number, match.start(2) + 1))
        found[match[1]] = _Value(match[2].strip().strip("\"'"), line, column)
    return found, rest[1:] if found and len(found) == len(lines) else rest


Faults = Iterator[tuple[tuple[int, int] | None, tuple[str, str]]]


def _head_faults(kind: Kind, head: str) -> Faults:
    found = WELL_FORMED.match(head)
    if head.startswith("???"):
        yield (
            None,
            (
                tell("a %(called)s cannot be folded away", called=tell(CALLED[kind])),
                tell("write `!!! %(kind)s`; its transcript folds by itself", kind=kind),
            ),
        )
    if found is None or not (found[2] or "").strip('" '):
        yield (
            None,
            (
                tell("the %(called)s has no title", called=tell(CALLED[kind])),
                tell('write what it shows behind it: `!!! %(kind)s "A title"`', kind=kind),
            ),
        )


def _faults(kind: Kind, values: dict[str, _Value], *, has_text: bool) -> Faults:
    what = tell(CALLED[kind])
    for name, value in values.items():
        if words := _fault(kind, name, value):
            yield (value.line, value.column), words
    for name in KEYS[kind]:
        if not (name in values and values[name].text):
            example = f"name{ENDINGS[kind, name][0]}"
            hint = tell(
                "write `%(name)s: %(example)s` right below its first line, indented by four spaces",
                name=name,
                example=example,
            )
            yield None, (tell("the %(what)s has no `%(name)s`", what=what, name=name), hint)
    if not has_text:
        hint = tell("write what is said and shown below its files, after an empty line, indented by four spaces")
        yield None, (tell("the %(what)s has no transcript", what=what), hint)


def _fault(kind: Kind, name: str, value: _Value) -> tuple[str, str] | None:
    """Return what is wrong with one line of a block, and what to write."""
    what, file = tell(CALLED[kind]), shown(value.text)
    if name == "captions" and kind == "audio":
        hint = tell("take the line away; its transcript is what people read")
        return tell("a recording has no captions"), hint
    if name not in KEYS[kind]:
        message = tell("unknown key %(name)s in the %(what)s", name=shown(name), what=what)
        return message, nearest(name, KEYS[kind])
    if not value.text:
        return None  # told of as missing
    if _ELSEWHERE.match(value.text):
        message = tell("a %(what)s comes from the course's own folder, but %(value)s was found", what=what, value=file)
        return message, tell("put the file beside this page, and write its name")
    if PurePosixPath(value.text).suffix.lower() not in ENDINGS[kind, name]:
        message = (
            tell("%(file)s is no file of captions that browsers play", file=file)
            if name == "captions"
            else tell("%(file)s is no %(what)s that browsers play", file=file, what=what)
        )
        return message, tell("use %(endings)s", endings=tell_any(ENDINGS[kind, name]))
    return None


def _make_figure(element: Element, kind: Kind, values: dict[str, _Value], transcript: list[Element]) -> None:
    title = element[0]
    for part in list(element):
        element.remove(part)
    title.tag = "figcaption"
    title.attrib.pop("class", None)
    words = {"kind": kind, "title": "".join(title.itertext())}
    player = Element("div", {"class": "course-media__player"})
    player.text = AtomicString(slot("M", json.dumps(words | {name: one.text for name, one in values.items()})))
    folded = Element("details")
    summary = Element("summary")
    summary.text = AtomicString(slot("T", ""))
    folded.extend([summary, *transcript])
    element.tag = "figure"
    element.set("class", f"course-media course-media--{kind}")
    element.text = None
    element.extend([title, player, folded])
