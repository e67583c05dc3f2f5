"""What ``import`` does: it takes questions of other programs into a module's bank, and tells what was lost.

Input: files in formats of others, and a module. Output: the bank with those questions, and a line for each thing in the
files: taken, changed, lost or refused, with its place. What would not be sound in the bank is refused, not written.
"""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from course.checks.trial import tried
from course.commands.console import DONE, PROBLEMS, WRONG_USAGE, complain, say
from course.formats.editors import modeline, schema_of_file
from course.importing import bank
from course.importing.bank import Put
from course.importing.files import FORMATS, read
from course.importing.items import ADDED, CannotRead, Refused, Taken, shortened
from course.importing.tables import columns_of
from course.reading.problems import CourseProblems, nearest, shown
from course.reading.wording import counted
from course.starting.writing import CannotStart, CannotWrite, keep_pictures, write

Named = list[tuple[str, Taken]]


def run(root: Path, options: Namespace) -> int:
    """Take the questions, unless it is only to be shown what would become of them."""
    if fault := _wrong_usage(root, options):
        complain(fault)
        return WRONG_USAGE
    path = f"quizzes/{options.to}.yml"
    try:
        columns = columns_of(options.columns)
        found = [one for name in options.files for one in read(Path(name), options.format, columns)]
        text = _text(root, path)
        changed, put, refused = _put(root, path, text, bank.named(one for one in found if isinstance(one, Taken)))
        if changed != text and not options.dry_run:
            _write_all(root, path, changed, _pictures(options.to, put))
    except (CannotRead, CannotStart, CannotWrite, CourseProblems) as problem:
        complain(str(problem))
        return PROBLEMS
    told = [*(one for one in found if isinstance(one, Refused)), *refused]
    for line in _lines(put, told):
        say(line)
    say(_summed_up(put, told, path, is_trial=options.dry_run))
    return DONE if put else PROBLEMS


def _wrong_usage(root: Path, options: Namespace) -> str:
    """Return what is wrong with the names that were given."""
    there = sorted(path.parent.name for path in (root / "modules").glob("*/index.md"))
    if options.to not in there:
        return f"There is no module {shown(options.to)}; {nearest(options.to, there)}"
    missing = [name for name in options.files if not Path(name).is_file()]
    if missing:
        return f"There is no file {missing[0]}."
    is_known = not options.format or options.format in FORMATS
    return "" if is_known else f"There is no format {shown(options.format)}; {nearest(options.format, FORMATS)}"


def _text(root: Path, path: str) -> str:
    """Return a module's bank, or the beginning of one."""
    try:
        return (root / path).read_bytes().decode("utf-8")
    except FileNotFoundError:
        return (modeline(path) if (root / schema_of_file(path)).is_file() else "") + "format: 1\nquestions:\n"
    except (OSError, UnicodeDecodeError) as error:
        raise CannotWrite(f"{path} cannot be read; `check` says why.") from error


def _write(root: Path, path: str, text: str) -> None:
    if (root / path).exists():
        write(root, {}, {path: text})
    else:
        write(root, {path: text})


def _pictures(slug: str, put: Iterable[Put]) -> dict[str, bytes]:
    """Return the pictures that questions show, by their paths below the course."""
    return {f"modules/{slug}/{name}": content for one in put for name, content in one.taken.files.items()}


def _write_all(root: Path, path: str, text: str, pictures: dict[str, bytes]) -> None:
    """Write a bank, and the pictures that its questions show: all or nothing."""
    new = {name: content for name, content in pictures.items() if not (root / name).exists()}
    keep_pictures(root, new)
    try:
        _write(root, path, text)
    except (CannotStart, CannotWrite):
        for name in new:
            (root / name).unlink()
        raise


def _put(root: Path, path: str, text: str, named: Named) -> tuple[str, list[Put], list[Refused]]:
    """Put questions into a bank and try it, without those that are not sound there, until all are."""
    refused: list[Refused] = []
    slug = Path(path).stem
    before = _problems(root, path, text, {}) if named else {}
    while named:
        changed, put = bank.put(text, path, named)
        found = {
            name: said
            for name, said in _problems(root, path, changed, _pictures(slug, put)).items()
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
        tried(root, lambda copy: _write_all(copy, path, text, pictures))
    except CourseProblems as found:
        spans = bank.spans(text)
        return {
            name: f"{problem.message}; {problem.hint}" if problem.hint else problem.message
            for problem in reversed(found.problems)
            for name, lines in spans.items()
            if problem.position.path == path and problem.position.line in lines
        }
    return {}


def _lines(put: Iterable[Put], refused: Iterable[Refused]) -> Iterator[str]:
    """Return a line for each thing in the files, in their order, and one for each loss below it."""
    lines = []
    for one in put:
        what = {
            "added": f"taken as {one.id}",
            "updated": f"{one.id} updated: {', '.join(one.changed)}",
            "unchanged": f"{one.id} is in the bank as it is",
        }[one.became]
        told = "".join(f"\n    {'' if loss.startswith(ADDED) else 'lost: '}{loss}" for loss in one.taken.lost)
        lines.append((one.taken.place, f"{one.taken.place}: {what}{told}"))
    lines += [(one.place, f"{one.place}: refused, {one.what}: {one.why}") for one in refused]
    return (line for _, line in sorted(lines, key=lambda pair: pair[0]))


def _summed_up(put: list[Put], refused: list[Refused], path: str, *, is_trial: bool) -> str:
    became = Counter(one.became for one in put)
    with_losses = sum(1 for one in put if one.taken.lost)
    parts = [
        f"{counted(became['added'], 'question')} taken",
        f"{became['updated']} updated",
        f"{became['unchanged']} unchanged",
        f"{with_losses} with losses",
        f"{len(refused)} refused",
    ]
    written = became["added"] + became["updated"] > 0
    where = f"; nothing was written, as {path} would be" if is_trial else f"; written into {path}" if written else ""
    return f"{', '.join(parts)}{where}."


def _called(taken: Taken) -> str:
    return taken.title or shortened(str(taken.fields.get("prompt", "")))
