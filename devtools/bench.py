"""The benchmarks; run by ``python3 build.py bench``, or with the name of one, such as ``bench records``.

Input: what to measure. Output: tables, and the exit code 1 where a limit is passed. ``stock``
compares with stock Material for MkDocs, which gets the same pages; the two take turns, so that
what else this machine does falls on both. ``build``, ``browser`` and ``fuzz`` take long, and run
only when they are asked for.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from course.site import mkdocs_process
from devtools import bench_paper, bench_read, bench_weight
from devtools.usage import parser as tool_parser
from tests import plain_twin

ROOT = Path.cwd()
RUNS = 7
MOST_TO_READ = 1.0  # milliseconds a quiz file
MOST_BY_STOCK = 1.3
MOST_TO_PRINT, MOST_TO_FILL = 1.0, 8.0  # seconds of the processor for a hundred checklists
MOST_KILOBYTES = 45  # of one checklist
# What takes long, and has options of its own.
PROGRAMS = {
    "build": "Measure builds of made courses beside peers, and write BENCHMARKS.md.",
    "browser": "Measure what a quiz page weighs, and how soon it answers, beside others.",
    "fuzz": "Try every reader with texts that nobody would write.",
}
OWN_HELP = ("build, browser and fuzz come first and alone; --help after one of them tells its options.",)


@dataclass(frozen=True, slots=True)
class Run:
    """What one build took: by the clock, and of the processor, on which other work weighs less."""

    seconds: float
    processor: float


def main(arguments: list[str]) -> int:
    """Run the benchmarks that were asked for, or all but those that take long."""
    if arguments and arguments[0] in PROGRAMS:
        program = import_module(f"devtools.bench_{arguments[0]}")  # here, because each needs more than the others
        return int(program.main(arguments[1:]))
    parts: dict[str, Callable[[], bool]] = {
        "read": read,
        "stock": stock,
        "weight": weight,
        "paper": paper,
        "records": records,
        "people": people,
        "learning": learning,
        "site": site,
        "tables": tables,
    }
    known = {name: (part.__doc__ or "").partition("\n")[0] for name, part in parts.items()} | PROGRAMS
    lines = [f"  {name:10}{words}" for name, words in known.items()]
    more = "\n".join(["benchmarks; without a name, the first eight run:", *lines, "", *OWN_HELP])
    parser = tool_parser("bench", "Measure speed; ends with 1 where a limit is passed.", more)
    parser.add_argument("names", nargs="*", metavar="NAME", help="which are run")
    asked: list[str] = parser.parse_args(arguments).names
    unknown = [name for name in asked if name not in parts]
    if unknown:
        print(
            f"There is no benchmark `{unknown[0]}`; there are {', '.join(parts)}, build, browser and fuzz.",
            file=sys.stderr,
        )
        return 2
    within = [parts[name]() for name in asked or (name for name in parts if name != "tables")]
    return 0 if all(within) else 1


def read() -> bool:
    """Measure how long 1000 quiz files take to read and check."""
    milliseconds = bench_read.read_quizzes()
    print(f"Reading and checking a quiz file: {milliseconds:.2f} ms, at most {MOST_TO_READ:g}\n", flush=True)
    return milliseconds <= MOST_TO_READ


def records() -> bool:
    """Measure how long 1000 records take to verify."""
    from devtools import bench_records  # here, because it needs a browser

    took = bench_records.measure()
    print(f"Verifying {bench_records.NUMBER} records of {took.bytes:,} bytes each, roster and all, in seconds")
    print(f"{'the command':14}{took.command:8.1f}   (of the processor {took.processor:.1f})")
    print(f"{'the page':14}{took.page:8.1f}   (at most {bench_records.MOST_SECONDS:g} for each)\n", flush=True)
    return max(took.processor, took.page) <= bench_records.MOST_SECONDS


def people() -> bool:
    """Measure how long a roster of 3,000 people takes, and what it tells."""
    from devtools import bench_people  # here, because only this needs a system that counts memory

    took = bench_people.measure(ROOT)
    print(f"A roster of {bench_people.NUMBER} people at {took.sites} sites, in seconds of the processor")
    print(f"{'records':14}{took.reading:8.1f}\n{'lists':14}{took.lists:8.1f}", end="")
    print(f"   (at most {bench_people.MOST_SECONDS:g} for both; {took.megabytes:.0f} MB at most)")
    for name, number in took.lines.items():
        print(f"{name:14}{number:8}")
    print(flush=True)
    return took.reading + took.lists <= bench_people.MOST_SECONDS


def tables() -> bool:
    """Measure how long figures and a roster take from tables of Parquet, beside files."""
    from devtools import bench_tables  # here, because it needs the extra `parquet`

    took, of_files, of_tables = bench_tables.measure(ROOT)
    print(
        f"{bench_tables.FILES:,} records in files: {of_files / 1e6:.0f} MB; {bench_tables.NUMBER:,} in tables: ", end=""
    )
    print(f"{of_tables / 1e6:.0f} MB")
    print(f"{'':34}{'seconds':>9}{'processor':>11}{'MB':>8}")
    for one in took:
        print(f"{one.what:34}{one.seconds:9.1f}{one.processor:11.1f}{one.megabytes:8.0f}", flush=True)
    return True


def learning() -> bool:
    """Measure how long My learning takes to open with 1000 modules of state."""
    from devtools import bench_learning  # here, because it needs a browser

    took = bench_learning.measure()
    print(f"Opening My learning: {bench_learning.NUMBER} modules, {took.kept:,} characters kept, {took.page:,} bytes")
    print(f"{'all is told':14}{took.told:8.2f} s\n{'painted':14}{took.painted:8.2f} s", end="")
    print(f"   (at most {bench_learning.MOST_SECONDS:g})\n", flush=True)
    return took.painted <= bench_learning.MOST_SECONDS


def stock() -> bool:
    """Measure this course against stock Material."""
    with tempfile.TemporaryDirectory() as folder:
        return against_stock(Path(folder))


def against_stock(folder: Path) -> bool:
    """Build this course and its plain twin in turns; print both and how they compare."""
    twin = folder / "twin"
    plain_twin.write_twin(ROOT, twin)
    ours, stock = [], []
    for number in range(RUNS + 1):
        pair = timed(ROOT, folder / "ours"), timed(twin, folder / "stock")
        if number:  # the first pair fills the caches of Python and the disk
            ours.append(pair[0])
            stock.append(pair[1])
    print(
        f"Builds of this course, {RUNS} of each in turns, in seconds\n{'':18}{'median':>8}{'least':>8}{'processor':>11}"
    )
    for name, runs in (("Coursewright", ours), ("stock Material", stock)):
        print(f"{name:18}{median(runs):8.2f}{least(runs):8.2f}{processor(runs):11.2f}")
    ratios = median(ours) / median(stock), least(ours) / least(stock), processor(ours) / processor(stock)
    print(f"{'ratio':18}{ratios[0]:8.2f}{ratios[1]:8.2f}{ratios[2]:11.2f}   (at most {MOST_BY_STOCK})\n", flush=True)
    return ratios[2] <= MOST_BY_STOCK


def timed(root: Path, site: Path) -> Run:
    """Build a site and return what that took."""
    before, start = os.times(), time.perf_counter()
    mkdocs_process.build(root, site)
    seconds, after = time.perf_counter() - start, os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(seconds, used or seconds)  # Windows does not tell


def median(runs: Iterable[Run]) -> float:
    """Return the median of seconds."""
    return statistics.median(run.seconds for run in runs)


def least(runs: Iterable[Run]) -> float:
    """Return the fewest seconds."""
    return min(run.seconds for run in runs)


def processor(runs: Iterable[Run]) -> float:
    """Return the median of the processor's seconds."""
    return statistics.median(run.processor for run in runs)


def weight() -> bool:
    """Print what a page of each kind costs to open, beside stock Material's."""
    print("Bytes of HTML, CSS and JavaScript to open a page, a quiz with what marks it; brotli 11")
    heads = f"{'ours':>8}{'stock':>8}{'more':>8}{'at most':>9}{'more, search used':>19}{'first visit':>13}"
    print(f"{'':44}{heads}")
    pages = bench_weight.weigh_pages()
    for page in pages:
        more = page.ours - page.stock
        print(f"{page.page:44}{page.ours:8}{page.stock:8}{more:+8}{page.most:9}{more + page.search:+19}{page.first:13}")
    return all(page.ours - page.stock <= page.most for page in pages)


def site() -> bool:
    """Print what the site takes of a disk before its pictures, by kind of file and by part of its pages."""
    from devtools import bench_site  # here, because it builds the course

    kinds, parts = bench_site.weigh()
    for name, found in (("Site before pictures", kinds), ("of which pages", parts)):
        print(f"{name:30}{found.total():12,}")
        print("".join(f"  {part:28}{taken:12,}\n" for part, taken in found.most_common()), flush=True)
    print(f"At most {bench_site.MOST:,}; aimed at {bench_site.AIM:,}\n", flush=True)
    return kinds.total() <= bench_site.MOST


def paper() -> bool:
    """Print a hundred checklists, a hundred forms and everything there is; say what that took."""
    print(f"{'Paper':20}{'files':>7}{'seconds':>10}{'processor':>11}{'at most':>9}{'largest, KB':>13}{'at most':>9}")
    within = True
    for name, fillable, most in (("checklists", False, MOST_TO_PRINT), ("checklists to fill", True, MOST_TO_FILL)):
        done = bench_paper.print_checklists(ROOT, fillable=fillable)
        kilobytes = done.largest / 1000
        print(
            f"{name:20}{done.number:7}{done.seconds:10.2f}{done.processor:11.2f}{most:9g}{kilobytes:13.1f}"
            f"{MOST_KILOBYTES:9g}",
            flush=True,
        )
        within = within and done.processor <= most and kilobytes <= MOST_KILOBYTES
    done = bench_paper.print_all(ROOT)
    print(f"{'all there is':20}{done.number:7}{done.seconds:10.2f}{done.processor:11.2f}\n", flush=True)
    return within


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
