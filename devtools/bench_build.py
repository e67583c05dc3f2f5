"""``bench build``: what a site costs to build, and to build again, beside the peers that pip can install.

Input: options; see ``--help``. Output: tables, and ``BENCHMARKS.md`` with them. Every builder gets the same text in a
temporary folder, and they take turns, so that what else this machine does falls on all.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tqdm import tqdm

from devtools import bench_kept, bench_options, bench_peers, bench_profile, bench_report, bench_serve
from devtools.bench_course import write_course
from devtools.bench_measure import Run, RunFailed, run
from devtools.bench_module import module_of
from devtools.bench_peers import PEERS, NotInstalled, Peer
from devtools.bench_report import CASES, OURS, Result

ROOT = Path.cwd()
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
    results = []
    stages: list[bench_profile.Stage] = []
    kept: list[bench_kept.Part] = []
    try:
        for number in options.modules:
            with tempfile.TemporaryDirectory(prefix="bench-") as place:
                ours = our_builder(Path(place) / "ours", number, rich=options.rich)
                builders = [ours]
                builders += [peer_builder(Path(place) / one.name, number, one, at) for one, at in pythons.items()]
                results.append(measure(builders, number, options.only, options.rounds))
                print(bench_report.course_table(results[-1]), flush=True)
                if number == options.modules[-1]:
                    kept = bench_kept.parts_of(ours.folder)
                    print("\n" + bench_kept.table(kept, number), flush=True)
                if "profile" in options.only and number == options.modules[-1]:
                    ours.prepare("cold", 0)
                    stages = bench_profile.profiled(ours.command, ours.folder)
                    print("\n" + bench_report.profile_table(stages, number), flush=True)
    except RunFailed as problem:
        print(problem, file=sys.stderr)
        return 1
    if targets := "" if options.rich else bench_report.targets_table(results):
        print("\n" + targets, flush=True)
    if options.into:
        versions = {one.name: bench_peers.versions_of(at) for one, at in pythons.items()}
        told = bench_report.Told(results, stages, versions, " ".join(arguments), options.rich, kept)
        write(options.into, bench_report.files(told))
    return 0


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
