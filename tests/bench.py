"""The benchmarks; run by ``python3 build.py bench``, or ``bench read``, ``build``, ``weight``, ``browser [ROUNDS]``.

Comes in: what to measure. Goes out: tables, and the exit code 1 where a limit is passed. ``build``
compares with stock Material for MkDocs, which gets the same pages; the two take turns, so that
what else this machine does falls on both.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from course import mkdocs_process
from tests import bench_read, bench_weight, many_modules, plain_twin

ROOT = Path.cwd()
RUNS = 7
MOST_TO_READ = 1.0  # milliseconds a quiz file
MOST_BY_STOCK = 1.3
SIZES = (30, 100, 300)
MOST_GROWTH = 1.25  # how much longer a module may take in the largest course than in the smallest


@dataclass(frozen=True, slots=True)
class Run:
    """What one build took: by the clock, and of the processor, on which other work weighs less."""

    seconds: float
    processor: float


def main(arguments: list[str]) -> int:
    """Run the benchmarks that were asked for, or all but the slow one in a browser."""
    if arguments[:1] == ["browser"]:
        from tests import bench_browser  # here, because the others need no browser

        return bench_browser.main(arguments[1:])
    parts: dict[str, Callable[[], bool]] = {"read": read, "build": build, "weight": weight}
    unknown = [name for name in arguments if name not in parts]
    if unknown:
        print(f"There is no benchmark `{unknown[0]}`; there are {', '.join(parts)} and browser.", file=sys.stderr)
        return 2
    within = [parts[name]() for name in arguments or parts]
    return 0 if all(within) else 1


def read() -> bool:
    """Measure how long 1000 quiz files take to read and check."""
    milliseconds = bench_read.read_quizzes()
    print(f"Reading and checking a quiz file: {milliseconds:.2f} ms, at most {MOST_TO_READ:g}\n", flush=True)
    return milliseconds <= MOST_TO_READ


def build() -> bool:
    """Measure this course against stock Material, and courses of many modules against each other."""
    with tempfile.TemporaryDirectory() as folder:
        return all([against_stock(Path(folder)), with_many_modules(Path(folder))])


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


def with_many_modules(folder: Path) -> bool:
    """Build courses of many modules once each; print what a module costs in each."""
    print(f"{'modules':>8}{'pages':>8}{'seconds':>10}{'processor':>11}{'a module, ms':>14}")
    each = []
    for size in SIZES:
        root = folder / f"course-{size}"
        many_modules.write_course(ROOT, root, size)
        run = timed(root, root / "site")
        each.append(run.processor / size)
        count = sum(1 for _ in (root / "site").rglob("*.html"))
        print(f"{size:8}{count:8}{run.seconds:10.1f}{run.processor:11.1f}{1000 * each[-1]:14.0f}", flush=True)
    print(f"A module takes {each[-1] / each[0]:.2f} times as long in the largest as in the smallest\n")
    return each[-1] / each[0] <= MOST_GROWTH


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
    print(f"{'':44}{'ours':>8}{'stock':>8}{'more':>8}{'at most':>9}{'more, search used':>19}")
    pages = bench_weight.weigh_pages()
    for page in pages:
        more = page.ours - page.stock
        print(f"{page.page:44}{page.ours:8}{page.stock:8}{more:+8}{page.most:9}{more + page.search:+19}")
    return all(page.ours - page.stock <= page.most for page in pages)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
