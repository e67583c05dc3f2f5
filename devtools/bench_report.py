"""What ``bench build`` tells: tables in Markdown, with machine, versions and targets.

Input: ``Result``s. Output: text. Figures are medians of the rounds; MB are millions of bytes.
"""

from __future__ import annotations

import datetime
import math
import os
import platform
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version

from course.reading.wording import counted
from devtools import bench_kept, bench_own, bench_visit
from devtools.bench_figures import Figure, figures_table, verdict
from devtools.bench_kept import Part
from devtools.bench_measure import PROC, Run
from devtools.bench_plot import Series, chart
from devtools.bench_profile import Stage
from devtools.edits import Compared

OURS, RIVAL, STOCK = "Coursewright", "mkdocs-quiz", "mkdocs-material"
CASES = {
    "cold": "cold",
    "unchanged": "nothing changed",
    "lesson": "one lesson edited",
    "question": "one question edited",
    "title": "one title edited",
}
PLAIN = "modules of about 800 words in five sections, ten questions each"
RICH = "modules as rich as those of the shipped course; peers get their plain lessons and questions"
HOW = (
    "Made courses: {}. Every builder gets the same text, and they take turns. Processor seconds are those of all "
    "processes; MB are millions of bytes; figures are medians."
)
TIME, MEMORY = "docs/benchmarks-time.svg", "docs/benchmarks-memory.svg"
PLOTS = {TIME: "Processor seconds by size of course", MEMORY: "Memory of all processes during a cold build"}
MOST_POINTS = 300  # of a line; more would not be seen
LEAST_SHARE = 0.005  # of a build's time; less is not told
PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "pyyaml")


@dataclass
class Result:
    """The runs of one size of course, by builder and case, and the bytes and pages of each builder's output."""

    modules: int
    runs: dict[tuple[str, str], list[Run]] = field(default_factory=dict)
    output: dict[str, tuple[int, int]] = field(default_factory=dict)
    saves: dict[str, list[float]] = field(default_factory=dict)  # seconds from saving to the reload, under `serve`

    def builders(self) -> list[str]:
        """Return the names of the builders, ours first."""
        return list(self.output)

    def median(self, builder: str, case: str, of: Callable[[Run], float]) -> float | None:
        """Return a median over the rounds, or None for what was not run."""
        runs = self.runs.get((builder, case))
        return statistics.median(map(of, runs)) if runs else None

    def processor(self, builder: str, case: str) -> float | None:
        """Return the median of the processor's seconds."""
        return self.median(builder, case, lambda run: run.processor)

    def clock(self, builder: str, case: str) -> float | None:
        """Return the median of the seconds by the clock."""
        return self.median(builder, case, lambda run: run.clock)

    def peak(self, builder: str) -> float | None:
        """Return the highest peak of any case, in bytes."""
        return max((run.peak for (name, _), runs in self.runs.items() if name == builder for run in runs), default=None)

    def save(self, builder: str) -> float | None:
        """Return the seconds within which nine of ten saves were told."""
        times = sorted(self.saves.get(builder, ()))
        return times[math.ceil(0.9 * len(times)) - 1] if times else None


@dataclass(frozen=True, slots=True)
class Target:
    """What a thousand modules should take: ``measure`` returns None where it was not measured."""

    name: str
    unit: str
    target: float
    stretch: float | None
    measure: Callable[[Result], float | None]


def over(part: float | None, whole: float | None) -> float | None:
    """Return a ratio, or None without one of the two."""
    return part / whole if part is not None and whole else None


TARGETS = (
    Target(f"cold, against {RIVAL}", "times", 0.35, 0.25,
           lambda one: over(one.processor(OURS, "cold"), one.processor(RIVAL, "cold"))),
    Target(f"cold by the clock, against {RIVAL}", "times", 0.22, 0.16,
           lambda one: over(one.clock(OURS, "cold"), one.clock(RIVAL, "cold"))),
    Target("nothing changed", "s", 0.8, 0.4, lambda one: one.processor(OURS, "unchanged")),
    Target("one lesson edited", "s", 1.0, 0.55, lambda one: one.processor(OURS, "lesson")),
    Target("one question edited", "s", 1.0, 0.55, lambda one: one.processor(OURS, "question")),
    Target("one title edited", "s", 1.0, 0.55, lambda one: one.processor(OURS, "title")),
    Target("`serve`, save to reload told, nine of ten", "s", 1.0, 0.5, lambda one: one.save(OURS)),
    Target("peak memory of any process", "MB", 150, 120, lambda one: over(one.peak(OURS), 1e6)),
    Target("output, search included", "MB", 85, 70, lambda one: one.output[OURS][0] / 1e6),
)  # fmt: skip
SIZE, SMALL = 1000, 100  # the targets are for so many modules, and for how many times as long they take as these
MOST_GROWTH = 9.5


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that a report tells: results from the smallest course to the largest, and how they were made."""

    results: Sequence[Result]
    stages: Sequence[Stage]
    versions: Mapping[str, Mapping[str, str]]  # of the packages of each peer
    words: str  # what stood behind the command
    rich: bool = False
    kept: Sequence[Part] = ()  # of each module of the largest course
    own: Sequence[Figure] = ()  # of the shipped course
    visits: Sequence[Figure] = ()  # of the largest course, in a browser
    edits: Compared | None = None


def files(told: Told) -> dict[str, str]:
    """Return the report and its plots, by name."""
    plots = {} if not told.results else {TIME: time_plot(told.results), MEMORY: memory_plot(told.results[-1])}
    plots = {name: text for name, text in plots.items() if text}
    return {"BENCHMARKS.md": report(told, list(plots)), **plots}


def report(told: Told, plots: Sequence[str] = ()) -> str:
    """Return the whole of ``BENCHMARKS.md``."""
    today = datetime.datetime.now(datetime.UTC)
    parts = [
        "# Benchmarks",
        f"Made by `{' '.join(('python3 build.py bench build', told.words)).strip()}` on {today:%d %B %Y}.",
        HOW.format(RICH if told.rich else PLAIN),
        machine_table(told.versions),
        "" if told.rich else targets_table(told.results),
        *map(course_table, told.results),
        mkdocs_alone(told.results[-1]) if told.results else "",
        figures_table(bench_visit.TITLE.format(told.results[-1].modules) if told.results else "", told.visits),
        figures_table(bench_own.TITLE, told.own),
        edits_section(told.edits) if told.edits else "",
        *(f"![{PLOTS[name]}]({name})" for name in plots),
        bench_kept.table(told.kept, told.results[-1].modules) if told.kept else "",
        profile_table(told.stages, told.results[-1].modules) if told.stages else "",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def time_plot(results: Sequence[Result]) -> str:
    """Return the processor seconds by size of course, or nothing where there is one size alone."""
    lines = [(name, "cold") for name in results[-1].builders()]
    lines += [(OURS, case) for case in ("unchanged", "lesson")]
    series = []
    for name, case in lines:
        points = [(float(one.modules), one.processor(name, case)) for one in results]
        known = tuple((size, seconds) for size, seconds in points if seconds)
        series += [Series(f"{name}, {CASES[case]}", known)] if known else []
    if len(results) < 2 or not series:
        return ""
    return chart(PLOTS[TIME], "modules", "processor seconds", series, tens=True)


def memory_plot(result: Result) -> str:
    """Return the memory of each builder's last cold build over time, or nothing where it is not known."""
    series = []
    for name in result.builders():
        looks = [run.memory for run in result.runs.get((name, "cold"), []) if run.memory][-1:]
        for memory in looks:
            every = max(1, len(memory) // MOST_POINTS)
            series.append(Series(name, tuple((at, held / 1e6) for at, held in memory[::every])))
    title = f"{PLOTS[MEMORY]}, {result.modules} modules"
    return chart(title, "seconds by the clock", "MB", series) if series else ""


def mkdocs_alone(result: Result) -> str:
    """Return what MkDocs and its theme take for the lessons alone, beside all that we make; nothing where not run."""
    alone, ours = result.processor(STOCK, "cold"), result.processor(OURS, "cold")
    if alone is None or ours is None:
        return ""
    pages, all_pages = result.output[STOCK][1], result.output[OURS][1]
    return (
        f"## What MkDocs alone would cost, {result.modules} modules\n\n"
        f"MkDocs with its theme takes {alone:.2f} s of the processor for {pages:,} plain pages, without a question, "
        f"{1000 * alone / pages:.1f} ms a page. {OURS} makes {all_pages:,} pages in {ours:.2f} s, "
        f"{1000 * ours / all_pages:.1f} ms a page, and starts no MkDocs."
    )


def edits_section(edits: Compared) -> str:
    """Return what came of random edits, each built on from the last build and anew."""
    lines = ["## Random edits, each built on from the last build and anew", "", "| Edit | times |", "| --- | --- |"]
    lines += [f"| {name.replace('_', ' ')} | {times} |" for name, times in sorted(edits.kinds.items())]
    count, differing = sum(edits.kinds.values()), counted(len(edits.differing), "file")
    return "\n".join([*lines, "", f"{count} edits with seed {edits.seed}; {differing} differed."])


def profile_table(stages: Sequence[Stage], modules: int) -> str:
    """Return where the time of our cold build goes."""
    whole = sum(stage.seconds for stage in stages) or 1
    lines = [f"## Where a cold build of {modules} modules spends its time", "", "| Stage | share |", "| --- | --- |"]
    lines += [f"| {one.name} | {one.seconds / whole:.1%} |" for one in stages if one.seconds / whole >= LEAST_SHARE]
    return "\n".join(lines)


def machine_table(versions: Mapping[str, Mapping[str, str]]) -> str:
    """Return what it ran on, and with which packages."""
    lines = ["| Machine | |", "| --- | --- |", f"| system | {platform.system()} {platform.release()} |"]
    lines += [f"| processor | {os.cpu_count()} cores, {platform.machine()} |", f"| memory | {_memory()} |"]
    lines += [f"| Python | {platform.python_version()} |"]
    lines += [f"| {OURS} {version('coursewright')} | {_listed({name: version(name) for name in PACKAGES})} |"]
    for peer, found in versions.items():
        lines.append(f"| {peer} {found.get(peer, '')} | {_listed({name: found.get(name, '') for name in PACKAGES})} |")
    return "\n".join(lines)


def _listed(versions: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {number}" for name, number in versions.items() if number)


def _memory() -> str:
    try:
        first = (PROC / "meminfo").read_text().split()[1]
    except (OSError, IndexError):
        return "not told by this system"
    return f"{int(first) * 1024 / 1e9:.0f} GB"


def course_table(result: Result) -> str:
    """Return what one size of course took, a column for each builder."""
    names = result.builders()
    lines = [f"## {result.modules} modules", "", f"| Processor seconds (by the clock) | {' | '.join(names)} |"]
    lines.append("| --- |" + " --- |" * len(names))
    for case, words in CASES.items():
        if any(result.runs.get((name, case)) for name in names):
            lines.append(f"| {words} | {' | '.join(_seconds(result, name, case) for name in names)} |")
    if result.saves:
        lines.append(
            f"| `serve`, save to reload told, nine of ten | {' | '.join(_saved(result, name) for name in names)} |"
        )
    if result.runs:
        peaks = [f"{(result.peak(name) or 0) / 1e6:.0f}" for name in names]
        lines.append(f"| peak memory of any process, MB | {' | '.join(peaks)} |")
    lines.append(f"| output, MB | {' | '.join(f'{result.output[name][0] / 1e6:.1f}' for name in names)} |")
    lines.append(f"| pages | {' | '.join(f'{result.output[name][1]:,}' for name in names)} |")
    return "\n".join(lines)


def _saved(result: Result, name: str) -> str:
    seconds = result.save(name)
    return "-" if seconds is None else f"({seconds:.2f})"


def _seconds(result: Result, name: str, case: str) -> str:
    used, clock = result.processor(name, case), result.clock(name, case)
    if used is None or clock is None:
        return "-"
    ratio = over(used, result.processor(RIVAL, case)) if name == OURS else None
    beside = f"; {ratio:.2f} of {RIVAL}" if ratio is not None else ""
    return f"{used:.2f} ({clock:.2f}{beside})"


def targets_table(results: Sequence[Result]) -> str:
    """Return which targets are met, and by how much; nothing where no course has a thousand modules."""
    by_size = {result.modules: result for result in results}
    large, small = by_size.get(SIZE), by_size.get(SMALL)
    if large is None:
        return ""
    lines = [f"## Targets, {SIZE} modules", "", "| | measured | target | | stretch | |", "| --- |" + " --- |" * 5]
    for one in TARGETS:
        found = one.measure(large)
        if found is not None:
            lines.append(_target_line(one, found))
    if small is not None:
        growth = over(large.processor(OURS, "cold"), small.processor(OURS, "cold"))
        if growth is not None:
            one = Target(f"time of {SIZE} against {SMALL}", "times", MOST_GROWTH, None, lambda _: None)
            lines.append(_target_line(one, growth))
    return "\n".join(lines)


def _target_line(one: Target, found: float) -> str:
    stretch = ("", "") if one.stretch is None else (f"{one.stretch:g} {one.unit}", verdict(found, one.stretch))
    told = f"{found:.0f}" if one.unit == "MB" else f"{found:.2f}"
    ends = f"{one.target:g} {one.unit} | {verdict(found, one.target)} | {stretch[0]} | {stretch[1]}"
    return f"| {one.name} | {told} {one.unit} | {ends} |"
