"""Whether videos and captions go together: captions that can be read, in their order, and none after the film's end.

Input: the project's folder, and the videos and recordings that texts show. Output: problems at the line of the
captions, and warnings of what could not be looked at.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from course.checks.media_files import length_of
from course.markdown.facts import Media
from course.reading.files import relative
from course.reading.problems import Position, Problem, Problems, shown
from course.reading.telling import tell, tellable

SLACK = 0.5  # seconds that a cue may stand beyond the last picture: programs round
_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_CUE = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?$")
_NO_CUES = ("NOTE", "STYLE", "REGION")
_TIMES = tellable("write its times as `00:01.000 --> 00:04.500`")


@dataclass(frozen=True)
class Shown:
    """A video or a recording on a page: what its block says, and the text it stands in."""

    media: Media
    src: str  # of the page, below modules/
    path: str  # of the text


@dataclass(frozen=True)
class Cue:
    """One caption: from when to when, in seconds, and the line of its times."""

    line: int
    start: float
    end: float
    text: str


def look(root: Path, used: Iterable[Shown], problems: Problems) -> list[Problem]:
    """Report captions that are none, or do not fit their video; return warnings."""
    warnings: list[Problem] = []
    done: set[tuple[str, str]] = set()
    for one in used:
        folder = posixpath.dirname(one.src)
        file, captions = (posixpath.normpath(f"{folder}/{name}") for name in (one.media.file, one.media.captions))
        film, text = root / "modules" / file, root / "modules" / captions
        if not one.media.captions or (file, captions) in done or not (film.is_file() and text.is_file()):
            continue  # what is missing is told with the links
        done.add((file, captions))
        name = relative(root, text)
        cues = list(_cues(text, name, problems))
        length = length_of(film)
        if length is None:
            at = Position(one.path, *one.media.file_at)
            hint = tell("see yourself that no caption comes after its end; saved anew, most programs write its length")
            warnings.append(
                Problem(at, tell("the length of %(file)s cannot be read", file=shown(one.media.file)), hint)
            )
        elif late := next((cue for cue in cues if cue.end > length + SLACK), None):
            message = tell(
                "this caption ends at %(end)s seconds, and the video lasts %(length)s",
                end=f"{late.end:.3f}",
                length=f"{length:.3f}",
            )
            problems.add(Position(name, late.line), message, tell("see whether these are the captions of this video"))
    return warnings


def _cues(path: Path, name: str, problems: Problems) -> Iterator[Cue]:
    """Yield the captions of a file (WebVTT), and report what no browser would show."""
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        problems.add(Position(name), tell("the captions are not saved as UTF-8"), tell("save them as UTF-8"))
        return
    if not re.match(r"WEBVTT(?:[ \t\n]|\Z)", text):
        hint = tell("write `WEBVTT` as its first line, and an empty line below it")
        problems.add(Position(name, 1), tell("the file of captions does not begin with WEBVTT"), hint)
        return
    last, count = 0.0, 0
    for line, block in _blocks(text):
        cue = _cue(line, block, name, problems)
        if cue is None:
            continue
        if cue.start < last:
            message = tell("this caption starts before the one above it")
            problems.add(Position(name, cue.line), message, tell("put them in the order of their times"))
        last, count = cue.start, count + 1
        yield cue
    if not count:
        problems.add(Position(name), tell("the file of captions has none"), tell("write what is said, with its times"))


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the line on which each block of a file begins, from 1, and its lines; its head is none."""
    lines = text.split("\n")
    block: list[str] = []
    is_head = True
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            block.append(line)
        elif block:
            if not is_head:
                yield number - len(block), block
            is_head, block = False, []


def _cue(line: int, block: list[str], name: str, problems: Problems) -> Cue | None:
    if block[0].startswith(_NO_CUES) and not any("-->" in one for one in block[:2]):
        return None
    at = next((number for number, one in enumerate(block[:2]) if "-->" in one), None)
    if at is None:
        problems.add(Position(name, line), tell("these lines belong to no caption"), tell(_TIMES))
        return None
    found = _CUE.match(block[at])
    if found is None:
        problems.add(
            Position(name, line + at), tell("the times %(block)s cannot be read", block=shown(block[at])), tell(_TIMES)
        )
        return None
    start, end = _seconds(found.groups()[:4]), _seconds(found.groups()[4:])
    if end <= start:
        problems.add(
            Position(name, line + at),
            tell("this caption ends before it starts"),
            tell("see which of its times is wrong"),
        )
        return None
    words = " ".join(block[at + 1 :]).strip()
    if not words:
        problems.add(
            Position(name, line + at), tell("this caption is empty"), tell("write what is said, or take its times away")
        )
        return None
    return Cue(line + at, start, end, words)


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
