"""How imported questions come into a bank: tried first, written with their pictures, and told line by line.

Input: a course, the path of a bank, and questions with their ids. Output: the new bank, and what became of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from course.checks.trial import tried
from course.formats.editors import modeline, schema_of_file
from course.importing import bank
from course.importing.bank import Put
from course.importing.items import ADDED, Refused, Taken, shortened
from course.reading.problems import CourseProblems, with_hint
from course.reading.telling import tell, tell_row
from course.starting.writing import CannotStart, CannotWrite, keep_pictures, write

Named = list[tuple[str, Taken]]


def bank_text(root: Path, path: str) -> str:
    """Return a module's bank, or the beginning of one."""
    try:
        return (root / path).read_bytes().decode("utf-8")
    except FileNotFoundError:
        return (modeline(path) if (root / schema_of_file(path)).is_file() else "") + "format: 1\nquestions:\n"
    except (OSError, UnicodeDecodeError) as error:
        raise CannotWrite(tell("%(path)s cannot be read; `check` says why.", path=path)) from error


def pictures_of(slug: str, put: Iterable[Put]) -> dict[str, bytes]:
    """Return the pictures that questions show, by their paths below the course."""
    return {f"modules/{slug}/{name}": content for one in put for name, content in one.taken.files.items()}


def write_all(root: Path, texts: Mapping[str, str], pictures: Mapping[str, bytes]) -> None:
    """Write texts, over those that are there, and the pictures that they show: all or nothing."""
    new = {name: content for name, content in pictures.items() if not (root / name).exists()}
    keep_pictures(root, new)
    there = {path: text for path, text in texts.items() if (root / path).exists()}
    try:
        write(root, {path: text for path, text in texts.items() if path not in there}, there)
    except (CannotStart, CannotWrite):
        for name in new:
            (root / name).unlink()
        raise


def put_and_try(root: Path, path: str, text: str, named: Named) -> tuple[str, list[Put], list[Refused]]:
    """Put questions into a bank and try it, without those that are not sound there, until all are."""
    refused: list[Refused] = []
    slug = Path(path).stem
    before = _problems(root, path, text, {}) if named else {}
    while named:
        changed, put = bank.put(text, path, named)
        found = {
            name: said
            for name, said in _problems(root, path, changed, pictures_of(slug, put)).items()
            if name not in before
        }
        faults = {name: said for name, said in found.items() if name in dict(named)}
        if not faults:
            return changed, put, refused
        refused += [Refused(taken.place, _called(taken), faults[name]) for name, taken in named if name in faults]
        named = [(name, taken) for name, taken in named if name not in faults]
    return text, [], refused


def _problems(root: Path, path: str, text: str, pictures: dict[str, bytes]) -> dict[str, str]:
    """Return what would be wrong with questions of a bank, by their ids, if it had this text."""
    if text.rstrip().endswith("questions:"):
        return {}
    try:
        tried(root, lambda copy: write_all(copy, {path: text}, pictures))
    except CourseProblems as found:
        spans, lines = bank.spans(text), text.replace("\r\n", "\n").split("\n")
        said: dict[str, str] = {}
        for problem in reversed(found.problems):
            place, words = problem.position, with_hint(problem.message, problem.hint)
            for name, span in spans.items():
                if place.path == path and place.line in span:
                    said[name] = words
                elif place.path in pictures and _shows(lines[span.start - 1 : span.stop - 1], place.path):
                    said[name] = f"{place.path}: {words}"
        return said
    return {}


def _shows(lines: Iterable[str], picture: str) -> bool:
    """Tell whether lines of a bank show a picture, which texts name from the module on."""
    return any(picture.split("/", 2)[2] in line for line in lines)


def lines_of(put: Iterable[Put], refused: Iterable[Refused]) -> Iterator[str]:
    """Return a line for each thing in the files, in their order, and one for each loss below it."""
    lines = []
    for one in put:
        what = {
            "added": tell("taken as %(id)s", id=one.id),
            "updated": tell("%(id)s updated: %(changed)s", id=one.id, changed=tell_row(one.changed)),
            "unchanged": tell("%(id)s is in the bank as it is", id=one.id),
        }[one.became]
        told = "".join(map(_line_of, one.taken.lost))
        lines.append((one.taken.place, f"{one.taken.place}: {what}{told}"))
    lines += [
        (one.place, tell("%(place)s: refused, %(what)s: %(why)s", place=one.place, what=one.what, why=one.why))
        for one in refused
    ]
    return (line for _, line in sorted(lines, key=lambda pair: pair[0]))


def _line_of(loss: str) -> str:
    return f"\n    {loss}" if loss.startswith(tell(ADDED)) else "\n" + tell("    lost: %(loss)s", loss=loss)


def _called(taken: Taken) -> str:
    return taken.title or shortened(str(taken.fields.get("prompt", "")))
