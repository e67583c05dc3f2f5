"""What ``roster`` does: people and what is due for them, beside the records that they handed in.

Input: ``people.csv``, and files and folders of records. Output: who is late, who has not begun, what ends soon, and
how each site does, as text and JSON; everybody, and a matrix of people by modules, as CSV.
"""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from course.commands import handed_in, outputs, parquet, verify
from course.commands.console import DONE, PROBLEMS, WrongUsage, say
from course.commands.language import told_for
from course.commands.sign import without
from course.model import Content
from course.reading.problems import CourseProblems, Position, Problem
from course.reading.telling import tell, tell_row, tell_word, tellable
from course.reading.wording import counted
from course.records.judgement import local_day
from course.records.lists import HEADS, LISTS, Site, cells_of, matrix_csv, people_csv, sites_of
from course.records.people import Person, read_people
from course.records.present import present_of
from course.records.roster import Entry, folded
from course.records.schema import UNSHOWN
from course.records.spreadsheet import form_in
from course.records.standing import STANDINGS, UNOWNED, WITHIN, Line, Standing, standing
from course.records.verification import WRONG

MOST_DAYS = 3660
MOST_BYTES = 100_000_000  # of a list of people, some two million; a page reads less
NO_FILE = tellable("There is no file %(path)s.")
PART = tellable(
    "A record counts once it shows its whole course complete: for those who take a part of it, give the catalogue a "
    "course of that part, and name that one as due."
)
HEADS_OF_SITES = (
    *(tellable("Site"), tellable("People"), tellable("Due"), tellable("Complete"), tellable("Ends soon")),
    *(tellable("Expired"), tellable("Late"), tellable("Not accepted"), tellable("Not begun")),
)


@dataclass(frozen=True, kw_only=True)
class Report:
    """What is told: people, how they stand, their sites, and the records that count for nobody."""

    people: tuple[Person, ...]
    standing: Standing
    sites: list[Site]
    aside: list[Entry]


def run(root: Path, options: Namespace) -> int:
    """Tell how people stand with what is due for them. JSON is for programs, in English."""
    with told_for(options):
        return _run(root, options)


def _run(root: Path, options: Namespace) -> int:
    within = _days_ahead(options)
    parquet.be_named_once(options)
    may_write(root, options)
    found: Iterable[Entry]
    content, found = verify.opened(
        root, options.paths, options.csv, force=options.force, keep=verify.without_answers, may_be_empty=True
    )
    _tell_of_empty_folders(options.paths)
    if options.parquet:
        try:
            found = parquet.entries(options, content)
        except ModuleNotFoundError as missing:
            return without(tell(parquet.WORK), missing, parquet.PACKAGES)
    report = reported(options, content, found, within)
    say(as_json(report) if options.format == "json" else as_text(report, within))
    form = form_in(content.words, options.separator)
    if csv := options.csv:
        rows = counted(len(report.standing.lines), "row")
        told = tell("%(csv)s holds the roster: %(rows)s.", csv=csv, rows=rows)
        outputs.hand_over(csv, people_csv(report.standing.lines, form), told)
    if matrix := options.matrix:
        rows = counted(len(report.people), "row")
        told = tell("%(matrix)s holds people by modules: %(rows)s.", matrix=matrix, rows=rows)
        outputs.hand_over(matrix, matrix_csv(report.people, report.standing, form), told)
    return PROBLEMS if any(entry.outcome.state in WRONG for entry in report.aside) else DONE


def _tell_of_empty_folders(paths: Sequence[Path]) -> None:
    """Name the folders without a record: on the first day nobody has begun, on others the folder may be another."""
    for path in paths:
        if path.is_dir() and not handed_in.records_in(path):
            words = tell("The folder %(path)s holds no .json file: nobody has handed in a record there.", path=path)
            say(words, to=sys.stderr)


def _days_ahead(options: Namespace) -> int:
    """Return in how many days what ends is told of; raises ``WrongUsage`` for a number of days that is none."""
    within: int = WITHIN if options.within is None else options.within
    if not 0 <= within <= MOST_DAYS:
        raise WrongUsage(
            tell(
                "--within takes a number of days from 0 to %(most_days)s, and %(within)s is none.",
                most_days=MOST_DAYS,
                within=within,
            )
        )
    return within


def may_write(root: Path, options: Namespace) -> None:
    """Raise ``WrongUsage`` where a table may not be written, or would replace what is read."""
    if not options.people.is_file():
        raise WrongUsage(tell(NO_FILE, path=options.people))
    outs = [out for out in (options.csv, options.matrix) if out]
    for out in outs:
        if out.exists() and out.samefile(options.people):
            raise WrongUsage(tell("%(out)s is the list of people. Name another file.", out=out))
    if len({out.resolve() for out in outs}) < len(outs):
        raise WrongUsage(tell("%(matrix)s is the file for --csv, too. Name another file.", matrix=options.matrix))
    if options.matrix:
        if why := verify.why_not(
            root, options.matrix, handed_in.files_below(options.paths, may_be_empty=True, tells=False)
        ):
            raise WrongUsage(tell("%(matrix)s %(why)s. Name another file.", matrix=options.matrix, why=why))
        outputs.may_write(options.matrix, force=options.force)


def people_in(path: Path, content: Content) -> tuple[Person, ...]:
    """Return the people of a list. Raises ``CourseProblems`` for its faults, and ``WrongUsage`` without it."""
    try:
        read = read_people(path.read_bytes(), present_of(content), MOST_BYTES)
    except OSError:
        raise WrongUsage(tell(NO_FILE, path=path)) from None
    if read.faults:
        places = (Position(path.as_posix(), one.line, one.column) for one in read.faults)
        raise CourseProblems(Problem(place, one.message) for place, one in zip(places, read.faults, strict=True))
    return read.all


def reported(options: Namespace, content: Content, found: Iterable[Entry], within: int) -> Report:
    """Return what is told. Raises ``CourseProblems`` for the list of people, and ``WrongUsage`` for its site."""
    present, people = present_of(content), people_in(options.people, content)
    today = local_day()
    aside: list[Entry] = []
    whole = standing(people, _without(aside, found), present, today, within)
    sites = sites_of(people, whole)
    if options.site is None:
        return Report(people=people, standing=whole, sites=sites, aside=aside)
    known = {folded(site.name): site for site in sites}
    if folded(options.site) not in known:
        names = tell_row(site.name for site in sites if site.name) or tell("none")
        raise WrongUsage(
            tell(
                "There is no site %(site)s in %(people)s; its sites: %(names)s.",
                site=options.site,
                people=options.people,
                names=names,
            )
        )
    is_there = _is_at(options.site)
    some = tuple(person for person in people if is_there(person))
    lines = tuple(line for line in whole.lines if is_there(line.person))
    part = replace(whole, lines=lines)
    return Report(people=some, standing=part, sites=[known[folded(options.site)]], aside=aside)


def _without(aside: list[Entry], found: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the entries that may be somebody's; the others are put aside as they come, for none is kept."""
    for entry in found:
        if entry.outcome.state in UNOWNED:
            aside.append(entry)
        else:
            yield entry


def _is_at(site: str) -> Callable[[Person], bool]:
    return lambda person: folded(person.site) == folded(site)


def as_text(report: Report, within: int) -> str:
    """Return how each site does, the lists, and the records that count for nobody."""
    heads = {name: tell_word(head) for name, head in HEADS.items()}
    heads["expiring"] = tell("%(head)s: within %(days)s", head=heads["expiring"], days=counted(within, "day"))
    parts = [_summed_up(report), "\n".join(_table(report.sites))]
    for name, belongs in LISTS.items():
        lines = [line for line in report.standing.lines if belongs(line)]
        if lines:
            said = [f"  {_told(line)}" for line in lines] + ([tell(PART)] if name == "not-accepted" else [])
            parts.append("\n".join([f"{heads[name]} ({len(lines)})", *said]))
    if report.aside:
        told = (f"  {entry.file}: {entry.outcome.label}. {' '.join(entry.outcome.lines)}" for entry in report.aside)
        parts.append(
            "\n".join(
                [
                    tell("Records that count for nobody here (%(aside_count)s)", aside_count=len(report.aside)),
                    *map(_shown, told),
                ]
            )
        )
    return "\n\n".join(parts)


def _summed_up(report: Report) -> str:
    lines = report.standing.lines
    said = [
        tell(
            "%(people)s at %(sites)s.",
            people=counted(len(report.people), "person", "people"),
            sites=counted(len(report.sites), "site"),
        )
    ]
    for name in LISTS:
        number = sum(map(LISTS[name], lines))
        if number:
            said.append(tell("%(what)s: %(number)s.", what=tell_word(HEADS[name]), number=number))
    return " ".join(said)


def _table(sites: Sequence[Site]) -> Iterator[str]:
    rows: list[tuple[str, ...]] = [(*map(tell, HEADS_OF_SITES),)]
    rows += [
        (
            _shown(site.name) or tell("(no site)"),
            *map(str, (site.people, site.due, *site.counts.values())),
        )  # as the heads are
        for site in sites
    ]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEADS_OF_SITES))]
    for first, *others in rows:
        yield "  ".join([first.ljust(widths[0]), *map(str.rjust, others, widths[1:])])


def _told(line: Line) -> str:
    person = line.person
    who = " ".join(filter(None, (person.number, person.name)))
    parts = [person.site, who, line.course, tell("due %(due)s", due=line.due) if line.due else ""]
    said = [f"{tell_word(STANDINGS[line.standing])}.", *line.notes]
    return _shown(f"{', '.join(filter(None, parts))}: {' '.join(said)}")


def _shown(text: str) -> str:
    return UNSHOWN.sub("\ufffd", text)


def as_json(report: Report) -> str:
    """Return everything as JSON: lines, people by modules, sites."""
    done = report.standing.completed
    data = {
        "lines": [
            cells_of(line) | {"standing": line.standing, "asked": line.is_asked} for line in report.standing.lines
        ],
        "modules": list(report.standing.modules),
        "completed": [
            {"number": one.number, "name": one.name, "site": one.site, "modules": done.get(one.line, {})}
            for one in report.people
        ],
        "sites": [asdict(site) | {"due": site.due} for site in report.sites],
        "aside": [{"file": entry.file, "state": entry.outcome.state} for entry in report.aside],
    }
    return json.dumps(data, indent=2, ensure_ascii=False)
