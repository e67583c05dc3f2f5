"""``bench build``: what a site costs to build, and to build again, beside the peers that pip can install.

Input: options; see ``--help``. Output: tables, and ``BENCHMARKS.md`` with them. Every builder gets the same text in a
temporary folder, and they take turns, so that what else this machine does falls on all.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tqdm import tqdm

from devtools import bench_peers, bench_report
from devtools.bench_course import FEWEST, MOST, module_of, write_course
from devtools.bench_measure import Run, RunFailed, run
from devtools.bench_peers import PEERS, NotInstalled, Peer
from devtools.bench_report import CASES, OURS, Result

ROOT = Path.cwd()
Edit = tuple[str, str, str]  # the file, words in it, and what stands there instead; {} is the turn


@dataclass
class Builder:
    """A site to build: its folder, how it is built, and what is edited in each case."""

    name: str
    folder: Path
    command: list[str]
    edits: dict[str, Edit]
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

    def output(self) -> tuple[int, int]:
        """Return the bytes and the pages of what was built."""
        files = [path for path in (self.folder / "site").rglob("*") if path.is_file()]
        return sum(path.stat().st_size for path in files), sum(path.suffix == ".html" for path in files)


def our_builder(folder: Path, number: int) -> Builder:
    """Write our course into a folder, to be built as ``build.py`` builds one."""
    write_course(folder, number)
    slug = edited(number)
    return Builder(
        OURS,
        folder,
        [sys.executable, "-P", "-m", "course.commands.main", "--root", str(folder), "build"],
        {
            "lesson": (f"modules/{slug}/lesson.md", "\n\n| Signs", " This was seen {} times.\n\n| Signs"),
            "question": (f"quizzes/{slug}.yml", 'feedback: "', 'feedback: "Turn {}: '),
            "title": (f"modules/{slug}/index.md", 'title: "', 'title: "Turn {} '),
        },
    )


def peer_builder(folder: Path, number: int, peer: Peer, python: Path) -> Builder:
    """Write the pages of a peer into a folder."""
    bench_peers.write_pages(folder, number, peer)
    page = f"docs/{edited(number)}.md"
    edits = {
        "lesson": (page, "\n\n| Signs", " This was seen {} times.\n\n| Signs"),
        "title": (page, "# ", "# Turn {} "),
    } | ({"question": (page, "\n> ", "\n> Turn {}: ")} if peer.has_quizzes else {})
    return Builder(peer.name, folder, [str(python), "-m", "mkdocs", "build", "--quiet"], edits)


def edited(number: int) -> str:
    """Return the name of the module that is edited: the one in the middle."""
    return module_of((number + 1) // 2).slug


def main(arguments: Sequence[str]) -> int:
    """Measure what the options ask for; print it, and write it where it is complete."""
    options = parse(arguments)
    pythons = {}
    for peer in [peer for peer in PEERS if peer.name in options.peers]:
        try:
            pythons[peer] = bench_peers.python_of(ROOT, peer)
        except NotInstalled as problem:
            print(f"{problem}\nIt is left out.", file=sys.stderr)
    results = []
    try:
        for number in options.modules:
            with tempfile.TemporaryDirectory(prefix="bench-") as place:
                builders = [our_builder(Path(place) / "ours", number)]
                builders += [peer_builder(Path(place) / one.name, number, one, at) for one, at in pythons.items()]
                results.append(measure(builders, number, options.only, options.rounds))
            print(bench_report.course_table(results[-1]), flush=True)
    except RunFailed as problem:
        print(problem, file=sys.stderr)
        return 1
    versions = {one.name: bench_peers.versions_of(at) for one, at in pythons.items()}
    text = bench_report.report(results, versions, " ".join(arguments))
    print(bench_report.targets_table(results), flush=True)
    if options.into:
        options.into.mkdir(parents=True, exist_ok=True)
        (options.into / "BENCHMARKS.md").write_text(text, "utf-8", newline="\n")
    return 0


def measure(builders: Sequence[Builder], number: int, cases: Sequence[str], rounds: int) -> Result:
    """Run every case of every builder in turns; at the end each has built the course as it was written."""
    result = Result(number)
    turns = [(turn, case, builder) for turn in range(1, rounds + 1) for case in cases for builder in builders]
    turns = [one for one in turns if one[2].has(one[1])]
    if cases[0] != "cold":
        for builder in builders:
            builder.build()
    with tqdm(turns, disable=None, leave=False, unit="build") as bar:
        for turn, case, builder in bar:
            bar.set_description(f"{number} modules, {builder.name}, {bench_report.CASES[case]}")
            builder.prepare(case, turn)
            result.runs.setdefault((builder.name, case), []).append(builder.build())
            result.output[builder.name] = builder.output()
    return result


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the options; a wrong one ends the program with code 2 and says what there is."""
    parser = argparse.ArgumentParser(prog="bench build", description="Measure builds, beside peers, in turns.")
    parser.add_argument("--modules", type=_numbers, default=[10, 100], help="sizes of courses, such as 10,100,1000")
    parser.add_argument("--rounds", type=_rounds, default=3, help="how often each case is run; medians are told (3)")
    parser.add_argument("--peers", type=_peers, default=_peers("all"), help="all, none, or names joined by commas")
    parser.add_argument("--only", type=_cases, default=list(CASES), help=f"of {', '.join(CASES)}")
    parser.add_argument(
        "--into", type=Path, help="the folder for BENCHMARKS.md; this one, unless something is left out"
    )
    options = parser.parse_args(arguments)
    if not options.into and options.only == list(CASES) and options.peers == _peers("all"):
        options.into = ROOT
    return options


def _numbers(text: str) -> list[int]:
    parts = text.split(",")
    if not all(part.isdecimal() and FEWEST <= int(part) <= MOST for part in parts):
        raise argparse.ArgumentTypeError(
            f"`{text}` is not a list of numbers from {FEWEST} to {MOST}, such as 10,100,1000"
        )
    return sorted({int(part) for part in parts})


def _rounds(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"`{text}` is not a number of rounds; write 1 or more")
    return int(text)


def _peers(text: str) -> list[str]:
    return _some_of([peer.name for peer in PEERS], text, "peer")


def _cases(text: str) -> list[str]:
    return _some_of(list(CASES), text, "case")


def _some_of(known: list[str], text: str, what: str) -> list[str]:
    if text in ("all", "none"):
        if text == "none" and what == "case":
            raise argparse.ArgumentTypeError(f"`none` leaves nothing to measure; there are {', '.join(known)}")
        return known if text == "all" else []
    wanted = text.split(",")
    for name in wanted:
        if name not in known:
            raise argparse.ArgumentTypeError(f"there is no {what} `{name}`; there are {', '.join(known)}")
    return [name for name in known if name in wanted]
