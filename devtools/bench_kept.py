"""What a build holds in memory of each module while it makes or edits others, in bytes.

Input: the folder of a course that was built. Output: parts with their bytes a module, as they are after they were read:
names that modules share are counted once.
"""

from __future__ import annotations

import pickle
import tracemalloc
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from course.checks.load import load_course
from course.site.module_store import AT_HAND, store_of
from course.site.state import Entries


@dataclass(frozen=True, slots=True)
class Part:
    """What is held of a module, and how many bytes it takes; ``is_held`` only while the module is worked on, if not."""

    name: str
    bytes: float
    is_held: bool = True


def parts_of(folder: Path) -> list[Part]:
    """Return the parts of the modules of a course."""
    store = store_of(folder)
    assert store
    content = load_course(folder, keep=store)
    checked = list(store.used.values())
    state = Entries(store.cache, "learner").state()
    slugs = [module.slug for module in content.modules]
    pages = [state.units[f"module-{slug}"] for slug in slugs]
    made = [{page.src: state.pages[page.src] for page in one.pages} for one in pages]
    whole = [store.whole(slug) for slug in slugs[:AT_HAND]]
    return [
        Part(
            "what its catalogue entry says, with the places in its file",
            weight([one.module.offering for one in checked]),
        ),
        Part("its facts", weight([one.module.facts for one in checked])),
        Part("its links, and what the rules found", weight([(one.gathered, one.judged) for one in checked])),
        Part("its pages, as the last site has them", weight(list(zip(pages, made, strict=True)))),
        Part(f"the whole of it, of {AT_HAND} at most that are worked on", weight(whole), is_held=False),
    ]


def weight(values: Sequence[object]) -> float:
    """Return the bytes that one of these takes in memory, on the average."""
    data = pickle.dumps(values)
    tracemalloc.start()
    try:
        held = pickle.loads(data)  # noqa: S301 - our own, a line above
        used, _ = tracemalloc.get_traced_memory()
        return used / len(held)
    finally:
        tracemalloc.stop()


def table(parts: Sequence[Part], modules: int) -> str:
    """Return the parts as a table."""
    lines = [f"## What is kept in memory of each of {modules} modules", "", "| Part | kB |", "| --- | --- |"]
    lines += [f"| {one.name} | {one.bytes / 1000:.1f} |" for one in parts if one.is_held]
    lines.append(f"| together | {sum(one.bytes for one in parts if one.is_held) / 1000:.1f} |")
    lines += [f"| {one.name} | {one.bytes / 1000:.1f} |" for one in parts if not one.is_held]
    return "\n".join(lines)
