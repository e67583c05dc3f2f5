"""The options of ``bench build``, and what is said of wrong ones."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from devtools.bench_course import FEWEST, MOST
from devtools.bench_peers import PEERS
from devtools.bench_report import CASES
from devtools.usage import parser as tool_parser

ROOT = Path.cwd()
ALL = (*CASES, "serve", "profile", "visit", "own", "edits")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the options; a wrong one ends the program with code 2 and says what there is."""
    parser = tool_parser("bench build", "Measure builds of made courses, beside peers, in turns.")
    parser.add_argument("--modules", type=_numbers, default=[10, 100], help="sizes of courses, such as 10,100,1000")
    parser.add_argument("--rounds", type=_rounds, default=3, help="how often each case is run; medians are told (3)")
    parser.add_argument("--peers", type=_peers, default=_peers("all"), help="all, none, or names joined by commas")
    parser.add_argument("--only", type=_cases, default=list(ALL), help=f"of {', '.join(ALL)}")
    parser.add_argument("--edits", type=_rounds, default=300, help="how many random edits are compared (300)")
    parser.add_argument("--rich", action="store_true", help="modules as rich as those of the shipped course")
    parser.add_argument(
        "--into", type=Path, help="the folder for BENCHMARKS.md; this one, unless something is left out"
    )
    options = parser.parse_args(arguments)
    if not options.into and not options.rich and options.only == list(ALL) and options.peers == _peers("all"):
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
        raise argparse.ArgumentTypeError(f"`{text}` is not a number of times; write 1 or more")
    return int(text)


def _peers(text: str) -> list[str]:
    return _some_of([peer.name for peer in PEERS], text, "peer")


def _cases(text: str) -> list[str]:
    return _some_of(list(ALL), text, "case")


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
