"""The way of a newcomer through a site: what is done next, stop by stop, until the questions of day 7.

Input: a hand on a page that was never used. Output: a ``Stop`` for each act that changes what is to be done next,
with a picture of the screen after it.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import Error, Page

from devtools.walk_hands import Hand, Lost

MOST_STOPS, MOST_ALIKE = 1500, 6
SETTLED = "() => typeof walk !== 'undefined' && walk.isSettled()"
CALM = "() => new Promise((go) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(go)), 150))"
DAY, PATIENCE = 7, 5000


@dataclass(frozen=True, slots=True)
class Stop:
    """What a newcomer meets after an act: where, what was pressed, and what can be seen without scrolling."""

    page: str
    title: str
    pressed: str
    what: str  # the kind of act: "section", "question", "result", ...
    then: str  # the kind of what comes next
    acts: int  # so many taps or keys until here, in all
    full: tuple[str, ...]  # the full buttons of the page
    full_in_view: bool
    next_in_view: bool
    next_begun: bool  # whether it is in view, or the question or scene that it is part of, or a sentence that says so
    is_new: bool  # whether the act led to another page or section, which is to be read first
    unseen: int  # so often, until here, what the Tab key came to could not be seen
    screens: float  # how far down the nearest full button is
    said: tuple[str, ...]
    focus: str
    words: str = field(repr=False)
    picture: bytes = field(repr=False)


def go(hand: Hand, stops: list[Stop]) -> None:
    """Walk from home to the certificate, and a week later to the questions of that day; raise ``Lost`` on the way."""
    page = hand.page
    page.goto("index.html")
    walk(hand, stops, "opened home", until=r"certificate\.html#")
    now = datetime.now(UTC) + timedelta(days=DAY, hours=1)
    page.clock.set_fixed_time(now)
    page.goto("index.html")
    walk(hand, stops, f"opened home on day {DAY}", until="")


def walk(hand: Hand, stops: list[Stop], pressed: str, until: str) -> None:
    """Do what comes next until an address is reached, or, without one, until nothing more is asked."""
    what, before = "open", ""
    shown = look(hand, stops, pressed, what, before)
    while len(stops) < MOST_STOPS:
        if until and re.search(until, shown["page"]):
            return
        todo = next_on(hand.page)
        if not todo["list"]:
            if until:
                raise Lost(f"nothing leads on from {shown['page']}")
            return
        if not until and todo["what"] in ("start", "certificate") and before:
            return
        before = shown["page"]
        pressed, what = do(hand, todo)
        shown = look(hand, stops, pressed, what, before)
        last = {(stop.page, stop.pressed, stop.full) for stop in stops[-MOST_ALIKE:]}
        if len(stops) > MOST_ALIKE and len(last) == 1:
            raise Lost(f"“{pressed}” on {shown['page']} changes nothing")
    raise Lost(f"{MOST_STOPS} stops did not lead to the end; the last was {shown['page']}")


def next_on(page: Page) -> dict[str, Any]:
    """Return what is done next; what leads on may come a moment after what was done."""
    with contextlib.suppress(Error):
        page.wait_for_function("() => walk.next().list.length", timeout=PATIENCE)
    found: dict[str, Any] = page.evaluate("() => walk.next()")
    return found


def do(hand: Hand, todo: dict[str, Any]) -> tuple[str, str]:
    """Do all that one thing takes; return what was pressed last, and of which kind it was."""
    for act in todo["list"]:
        try:
            hand.do(act)
        except Error as error:
            raise Lost(
                f"“{act['name']}” on {hand.page.url} cannot be acted on: {error.message.splitlines()[0]}"
            ) from error
    return todo["list"][-1]["name"], todo["what"]


def look(hand: Hand, stops: list[Stop], pressed: str, what: str, before: str) -> dict[str, Any]:
    """Wait until the page is calm, and note what is there."""
    page = hand.page
    settle(page)
    seen: dict[str, Any] = page.evaluate("() => walk.look()")
    focus = page.evaluate("() => walk.focus()")
    is_new = seen["page"] != before
    stops.append(
        Stop(
            page=seen["page"],
            title=seen["title"],
            pressed=pressed,
            what=what,
            then=seen["what"],
            acts=hand.acts,
            full=tuple(seen["full"]),
            full_in_view=seen["fullInView"],
            next_in_view=seen["nextInView"],
            next_begun=seen["nextBegun"],
            is_new=is_new,
            unseen=len(hand.unseen),
            screens=seen["screens"],
            said=tuple(page.evaluate("() => walk.said()")),
            focus=focus["name"],
            words=page.locator("main").aria_snapshot() if is_new else "",
            picture=page.screenshot(type="jpeg", quality=60),
        )
    )
    if is_new:
        page.evaluate("() => walk.read()")
    return seen


def settle(page: Page) -> None:
    """Wait until the page has what it needs, and nothing moves."""
    for _ in range(3):  # a press may lead to another page while one waits
        try:
            page.wait_for_function(SETTLED)
            page.evaluate(CALM)
            page.wait_for_function(SETTLED)
            return
        except Error:
            page.wait_for_load_state()
    raise Lost(f"{page.url} does not come to rest")
