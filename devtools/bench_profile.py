"""Where the time of a cold build goes, by stage.

Input: the folder of a course and how it is built. Output: seconds of the processor by stage. Every Python process of
the build runs under ``cProfile``, whichever started it; what a library takes counts for the part of ours that called
it. Under a profile everything takes longer, so the shares count.
"""

from __future__ import annotations

import os
import pstats
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from devtools.bench_measure import run

Function = tuple[str, int, str]  # file, line, name
# Run by every Python that starts; processes that are forked start anew, and write their own file at their end.
STARTS = """import atexit, cProfile, multiprocessing.util, os, sys, time
def start(*_):
    sys.setprofile(None)
    profile = cProfile.Profile(time.process_time)
    def write():
        profile.disable()
        profile.dump_stats(os.path.join(os.environ["BENCH_PROFILES"], str(os.getpid()) + ".profile"))
    atexit.register(write)
    multiprocessing.util.Finalize(None, write, exitpriority=0)
    profile.enable()
start()
multiprocessing.util.register_after_fork(start, start)
"""
WINGS = {
    "reading": "reading files and YAML",
    "model": "model",
    "markdown": "Markdown",
    "rules": "rules",
    "checks": "checks",
    "pages": "pages",
    "paper": "paper",
    "settings": "settings",
    "folders": "folders",
    "commands": "commands",
    "scenarios": "scenarios",
    "records": "records",
}
TEMPLATES = ("/course/pages/templates.py",)  # what compiles and runs them
REST = "start-up, imports and the rest"
ROUNDS = 40  # of handing time up from libraries to their callers


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of a build, with its seconds under the profile."""

    name: str
    seconds: float


def stage_of(function: Function) -> str | None:
    """Return the stage of one of our own functions, or of MkDocs'; None for a library's, which works for its caller."""
    path = function[0].replace(os.sep, "/")
    if path.endswith((*TEMPLATES, ".html", ".xml", ".typ")) or path == "<template>":
        return "templates"
    _, found, inside = path.rpartition("/course/")
    if found and "site-packages" not in path and "/overrides/" not in path:
        wing, _, rest = inside.partition("/")
        return f"site: {rest.removesuffix('.py').replace('_', ' ')}" if wing == "site" else WINGS.get(wing, wing)
    if "importlib" in path or "<frozen" in path:
        return REST
    return "MkDocs' own work" if "/mkdocs/" in path or "/material/" in path else None


def profiled(command: Sequence[str], folder: Path) -> list[Stage]:
    """Build once under the profile, and return the stages, the longest first."""
    with tempfile.TemporaryDirectory() as place:
        starts = Path(place) / "starts"
        starts.mkdir()
        (starts / "sitecustomize.py").write_text(STARTS, "utf-8")
        run(command, folder, {"PYTHONPATH": str(starts), "BENCH_PROFILES": place})
        found: dict[str, float] = defaultdict(float)
        for path in Path(place).glob("*.profile"):
            for name, seconds in by_stage(pstats.Stats(str(path)).stats).items():  # type: ignore[attr-defined]
                found[name] += seconds
    return sorted((Stage(*one) for one in found.items()), key=lambda one: -one.seconds)


def by_stage(
    stats: Mapping[Function, tuple[int, int, float, float, Mapping[Function, Sequence[float]]]],
) -> dict[str, float]:
    """Return the seconds of each stage; a library's go to its callers, by how much of its time each caused."""
    total: dict[str, float] = defaultdict(float)
    waiting: dict[Function, float] = {}
    for function, (_, _, own, _, _) in stats.items():
        waiting[function] = own
    for _ in range(ROUNDS):
        handed: dict[Function, float] = defaultdict(float)
        for function, seconds in waiting.items():
            callers = stats[function][4] if function in stats else {}
            stage = stage_of(function)
            whole = sum(one[3] for one in callers.values())
            if stage is not None or not whole:
                total[stage or REST] += seconds
                continue
            for caller, one in callers.items():
                handed[caller] += seconds * one[3] / whole
        waiting = {function: seconds for function, seconds in handed.items() if seconds > 1e-7}
        if not waiting:
            break
    total[REST] += sum(waiting.values())
    return dict(total)
