"""How long paper takes: a hundred checklists, the same to fill in, and every file that ``print`` makes.

Input: the course in this folder. Output: seconds of this process, and bytes of the largest checklist.
"""

from __future__ import annotations

import dataclasses
import time
from dataclasses import dataclass
from pathlib import Path

from course.checks.load import load_course
from course.model import Checklist, Module
from course.paper import Press, checklist_pdf
from course.paper.printing import Wanted, files

CHECKLISTS = 100
ADDRESS = "https://training.acme.com/first-aid/"


@dataclass(frozen=True, slots=True)
class Printed:
    """What printing took: by the clock, of the processor, and the largest file in bytes."""

    number: int
    seconds: float
    processor: float
    largest: int


def print_checklists(root: Path, *, fillable: bool) -> Printed:
    """Print a hundred checklists, no two with the same words or address."""
    press = Press(load_course(root), root, address=ADDRESS)
    todo = many(press)
    checklist_pdf(press, *todo.pop(), "a4")  # fonts and templates are read once
    clock, processor, largest = time.perf_counter(), time.process_time(), 0
    for module, checklist in todo:
        largest = max(largest, len(checklist_pdf(press, module, checklist, "a4", fillable=fillable)))
    return Printed(len(todo), time.perf_counter() - clock, time.process_time() - processor, largest)


def many(press: Press) -> list[tuple[Module, Checklist]]:
    """Return one checklist more than a hundred: the course's own, again and again, each changed."""
    own = [(module, checklist) for module in press.content.modules for checklist in module.checklists]
    found = []
    for number in range(CHECKLISTS + 1):
        module, checklist = own[number % len(own)]
        items = tuple(dataclasses.replace(item, text=f"{item.text} ({number})") for item in checklist.items)
        changed = dataclasses.replace(checklist, id=f"{checklist.id}-{number}", title=f"List {number}", items=items)
        found.append((module, changed))
    return found


def print_all(root: Path) -> Printed:
    """Print everything of the course on both papers."""
    press = Press(load_course(root), root, address=ADDRESS)
    wanted = files(press, Wanted())
    clock, processor = time.perf_counter(), time.process_time()
    largest = max(len(file.made()) for file in wanted)
    return Printed(len(wanted), time.perf_counter() - clock, time.process_time() - processor, largest)
