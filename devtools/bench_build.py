"""``bench build``: what a site costs to build, and to build again, beside the peers that pip can install.

Input: options; see ``--help``. Output: tables, and ``BENCHMARKS.md`` with them. Every builder gets the same text in a
temporary folder, and they take turns, so that what else this machine does falls on all.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tqdm import tqdm

from devtools import (
    bench_kept,
    bench_options,
    bench_own,
    bench_peers,
    bench_profile,
    bench_report,
    bench_serve,
    bench_visit,
    browser_setup,
    edits,
)
from devtools.bench_course import write_course
from devtools.bench_figures import Figure, figures_table
from devtools.bench_measure import Run, RunFailed, run
from devtools.bench_module import module_of
from devtools.bench_peers import PEERS, NotInstalled, Peer
from devtools.bench_report import CASES, OURS, Result

ROOT = Path.cwd()
SEED = 1  # of the random edits
SAVES, SAVED = 10, 1000  # how many under `serve`; turns from this one on are theirs
Edit = tuple[str, str, str]  # the file, words in it, and what stands there instead; {} is the turn


@dataclass
class Builder:
    """A site to build: its folder, how it is built, and what is edited in each case."""

    name: str
    folder: Path
    command: list[str]
    edits: dict[str, Edit]
    serve: list[str]  # {} is the port
    page: str  # where the edit of a lesson shows
    _texts: dict[str, str] = field(default_factory=dict)

    def has(self, case: str) -> bool:
        """Whether it can show a case: where there are no questions, none can be edited."""
        return case in self.edits or case in ("cold", "unchanged")

    def prepare(self, case: str, turn: int) -> None:
        """Bring the folder into the state in which a case starts; the edit of each turn is a new one."""
        if case == "cold":
            for name in ("site", ".cache"):
                shutil.rmtree(self.folder / name, ignore_errors=True)
        elif case in self.edits:
            name, old, new = self.edits[case]
            path = self.folder / name
            text = self._texts.setdefault(name, path.read_text("utf-8"))
            assert old in text, (name, old)
            path.write_text(text.replace(old, new.format(turn), 1), "utf-8", newline="\n")

    def build(self) -> Run:
        """Build it once, in a new process."""
        return run(self.command, self.folder)

    def save(self, turn: int) -> str:
        """Edit the lesson, and return words that the page then has."""
        self.prepare("lesson", SAVED + turn)
        return f"seen {SAVED + turn} times"

    def save_times(self) -> list[float]:
        """Serve it, and return how long each save took to be told."""
        port = bench_serve.free_port()
        command = [word.format(port) for word in self.serve]
        return bench_serve.save_times(command, self.folder, port, self.page, self.save, SAVES)

    def output(self) -> tuple[int, int]:
        """Return the bytes and the pages of what was built."""
        files = [path for path in (self.folder / "site").rglob("*") if path.is_file()]
        return sum(path.stat().st_size for path in files), sum(path.suffix == ".html" for path in files)


def our_builder(folder: Path, number: int, *, rich: bool = False) -> Builder:
    """Write our course into a folder, to be built as ``build.py`` builds one."""
    write_course(folder, number, rich=rich)
    slug = edited(number)
    program = [sys.executable, "-P", "-m", "course.commands.main", "--root", str(folder)]
    return Builder(
        OURS,
        folder,
        [*program, "build"],
        {
            "lesson": (f"modules/{slug}/lesson.md", "\n\n| Signs", " This was seen {} times.\n\n| Signs"),
            "question": (f"quizzes/{slug}.yml", 'feedback: "', 'feedback: "Turn {}: '),
            "title": (f"modules/{slug}/index.md", 'title: "', 'title: "Turn {} '),
        },
        [*program, "serve", "--port", "{}"],
        f"{slug}/lesson.html",
    )


def peer_builder(folder: Path, number: int, peer: Peer, python: Path) -> Builder:
    """Write the pages of a peer into a folder."""
    bench_peers.write_pages(folder, number, peer)
    page = f"docs/{edited(number)}.md"
    edits = {
        "lesson": (page, "\n\n| Signs", " This was seen {} times.\n\n| Signs"),
        "title": (page, "# ", "# Turn {} "),
    } | ({"question": (page, "\n> ", "\n> Turn {}: ")} if peer.has_quizzes else {})
    program = [str(python), "-m", "mkdocs"]
    serve = [*program, "serve", "--quiet", "--livereload", "--dev-addr", "127.0.0.1:{}"]
    return Builder(peer.name, folder, [*program, "build", "--quiet"], edits, serve, f"{edited(number)}.html")


def edited(number: int) -> str:
    """Return the name of the module that is edited: the one in the middle."""
    return module_of((number + 1) // 2).slug


def main(arguments: Sequence[str]) -> int:
    """Measure what the options ask for; print it, and write it where it is complete."""
    options = bench_options.parse(arguments)
    pythons = {}
    for peer in [peer for peer in PEERS if peer.name in options.peers]:
        try:
            pythons[peer] = bench_peers.python_of(ROOT, peer)
        except NotInstalled as problem:
            print(f"{problem}\nIt is left out.", file=sys.stderr)
    measured = Measured()
    try:
        for number in options.modules:
            with tempfile.TemporaryDirectory(prefix="bench-") as place:
                measure_course(Path(place), number, options, pythons, measured)
        if "own" in options.only:
            measured.own = bench_own.measure(ROOT, options.rounds)
            print("\n" + figures_table(bench_own.TITLE, measured.own), flush=True)
        if "edits" in options.only:
            measured.edits = edits.compared(options.edits, SEED)
            print("\n" + bench_report.edits_section(measured.edits), flush=True)
    except RunFailed as problem:
        print(problem, file=sys.stderr)
        return 1
    if targets := "" if options.rich else bench_report.targets_table(measured.results):
        print("\n" + targets, flush=True)
    if options.into:
        versions = {one.name: bench_peers.versions_of(at) for one, at in pythons.items()}
        told = bench_report.Told(**vars(measured), versions=versions, words=" ".join(arguments), rich=options.rich)
        write(options.into, bench_report.files(told))
    return 0


@dataclass
class Measured:
    """What was measured so far, for the report."""

    results: list[Result] = field(default_factory=list)
    stages: Sequence[bench_profile.Stage] = ()
    kept: Sequence[bench_kept.Part] = ()
    visits: Sequence[Figure] = ()
    own: Sequence[Figure] = ()
    edits: edits.Compared | None = None


def measure_course(
    place: Path, number: int, options: Namespace, pythons: Mapping[Peer, Path], measured: Measured
) -> None:
    """Measure one size of course in an empty folder, and print it; the largest is profiled and visited too."""
    ours = our_builder(place / "ours", number, rich=options.rich)
    builders = [ours, *(peer_builder(place / one.name, number, one, at) for one, at in pythons.items())]
    measured.results.append(measure(builders, number, options.only, options.rounds))
    print(bench_report.course_table(measured.results[-1]), flush=True)
    if number != options.modules[-1]:
        return
    ours.build()  # `serve` may have been ended before it kept what it made last
    measured.kept = bench_kept.parts_of(ours.folder)
    print("\n" + bench_kept.table(measured.kept, number), flush=True)
    if "visit" in options.only:
        try:
            measured.visits = bench_visit.measure(ours.folder)
            print("\n" + figures_table(bench_visit.TITLE.format(number), measured.visits), flush=True)
        except browser_setup.BrowserProblem as problem:
            print(f"{problem}\nVisits are left out.", file=sys.stderr)
    if "profile" in options.only:
        ours.prepare("cold", 0)
        measured.stages = bench_profile.profiled(ours.command, ours.folder)
        print("\n" + bench_report.profile_table(measured.stages, number), flush=True)


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write the report with its plots."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8", newline="\n")


def measure(builders: Sequence[Builder], number: int, asked: Sequence[str], rounds: int) -> Result:
    """Run every case of every builder in turns, and then serve each; what was not asked for is left out."""
    result = Result(number)
    cases = [case for case in CASES if case in asked]
    turns = [(turn, case, builder) for turn in range(1, rounds + 1) for case in cases for builder in builders]
    turns = [one for one in turns if one[2].has(one[1])]
    serving = builders if "serve" in asked else []
    if "cold" not in cases:
        for builder in builders:
            builder.build()
            result.output[builder.name] = builder.output()
    with tqdm(total=len(turns) + len(serving), disable=None, leave=False, unit="run") as bar:
        for turn, case, builder in turns:
            bar.set_description(f"{number} modules, {builder.name}, {CASES[case]}")
            builder.prepare(case, turn)
            result.runs.setdefault((builder.name, case), []).append(builder.build())
            result.output[builder.name] = builder.output()
            bar.update()
        for builder in serving:
            bar.set_description(f"{number} modules, {builder.name}, serve")
            result.saves[builder.name] = builder.save_times()
            bar.update()
    return result
