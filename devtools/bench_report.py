"""What ``bench build`` tells: tables in Markdown, with machine, versions and targets.

Input: ``Result``s. Output: text. Figures are medians of the rounds; MB are millions of bytes.
"""

from __future__ import annotations

import datetime
import os
import platform
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version

from devtools.bench_measure import PROC, Run

OURS, RIVAL = "Coursewright", "mkdocs-quiz"
CASES = {
    "cold": "cold",
    "unchanged": "nothing changed",
    "lesson": "one lesson edited",
    "question": "one question edited",
    "title": "one title edited",
}
HOW = (
    "Made courses: modules of about 800 words in five sections, ten questions each. Every builder gets the same text, "
    "and they take turns. Processor seconds are those of all processes; MB are millions of bytes; figures are medians."
)
PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "pyyaml")


@dataclass
class Result:
    """The runs of one size of course, by builder and case, and the bytes and pages of each builder's output."""

    modules: int
    runs: dict[tuple[str, str], list[Run]] = field(default_factory=dict)
    output: dict[str, tuple[int, int]] = field(default_factory=dict)

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

    def peak(self, builder: str) -> float:
        """Return the highest peak of any case, in bytes."""
        return max(run.peak for (name, _), runs in self.runs.items() if name == builder for run in runs)


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
    Target("peak memory of any process", "MB", 150, 120, lambda one: one.peak(OURS) / 1e6),
    Target("output, search included", "MB", 85, 70, lambda one: one.output[OURS][0] / 1e6),
)  # fmt: skip
SIZE, SMALL = 1000, 100  # the targets are for so many modules, and for how many times as long they take as these
MOST_GROWTH = 9.5


def report(results: Sequence[Result], versions: Mapping[str, Mapping[str, str]], words: str) -> str:
    """Return the whole of ``BENCHMARKS.md``."""
    today = datetime.datetime.now(datetime.UTC)
    parts = [
        "# Benchmarks",
        f"Made by `{' '.join(('python3 build.py bench build', words)).strip()}` on {today:%d %B %Y}.",
        HOW,
        machine_table(versions),
        targets_table(results),
        *map(course_table, results),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


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
    lines.append(
        f"| peak memory of any process, MB | {' | '.join(f'{result.peak(name) / 1e6:.0f}' for name in names)} |"
    )
    lines.append(f"| output, MB | {' | '.join(f'{result.output[name][0] / 1e6:.1f}' for name in names)} |")
    lines.append(f"| pages | {' | '.join(f'{result.output[name][1]:,}' for name in names)} |")
    return "\n".join(lines)


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


def verdict(found: float, most: float) -> str:
    """Say whether a figure is within a limit, and how far from it."""
    share = abs(found - most) / most
    return f"met, {share:.0%} below" if found <= most else f"missed, {found / most:.1f} times as much"
