"""What every reader of ``bench fuzz`` gets: cases, a time for each, and a tally of what came of them."""

from __future__ import annotations

import random
import signal
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

from playwright.sync_api import Page

from tests.conftest import VALID

SECONDS = 10  # a case; about hangs, not about speed


class Hang(Exception):
    """A case took too long."""


@dataclass
class Tally:
    """What came of one reader's cases."""

    cases: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, what: str, case: object) -> None:
        """Note a fault, with the case that showed it."""
        self.faults.append(f"{what[:1500]}\n    {ascii(case)[:1500]}")


OpenPage = Callable[[str], Page]
Run = Callable[[random.Random, int, Path, OpenPage], Tally]


def write_course(root: Path) -> Path:
    for name, text in VALID.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def ring(_signal: int, _frame: FrameType | None) -> None:
    raise Hang


def try_each(cases: Iterator[Any], read: Callable[[Any], object], *refusals: type[Exception]) -> Tally:
    """Give each case to a reader; whatever it raises but its own refusals is a fault."""
    tally = Tally()
    before = signal.signal(signal.SIGALRM, ring)
    for case in cases:
        tally.cases += 1
        signal.alarm(SECONDS)
        try:
            read(case)
        except refusals:
            pass
        except Hang:
            tally.add(f"more than {SECONDS} s", case)
        except Exception:  # noqa: BLE001 - that is what is looked for
            tally.add(traceback.format_exc(limit=-3)[-1200:], case)
        finally:
            signal.alarm(0)
    signal.signal(signal.SIGALRM, before)
    return tally
