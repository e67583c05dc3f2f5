"""What the walk of a newcomer comes to: counts, a line for each press, what is said, and a contact sheet.

Input: the stops of a walk. Output: ``walk.txt``, ``words.txt`` and ``sheet.png`` in a folder.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from PIL import Image, ImageDraw

from devtools.walk_way import Stop

ACROSS, SMALL = 24, (120, 247)
EDGE, GOOD, BAD = 4, "#2a7d4f", "#c0392b"


def write(folder: Path, stops: list[Stop]) -> None:
    """Write all files of a walk."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "walk.txt").write_text("\n".join([told(stops), "", *map(line, stops)]) + "\n", encoding="utf-8")
    (folder / "words.txt").write_text("\n\n".join(map(words, stops)) + "\n", encoding="utf-8")
    sheet(stops).save(folder / "sheet.png")


def told(stops: list[Stop]) -> str:
    """Say how many presses there were, and at how many what comes next was out of view."""
    if not stops:
        return "Nothing was seen."
    without = [stop for stop in stops if stop.full and not stop.full_in_view]
    hidden = [stop for stop in stops if stop.then and not stop.next_in_view]
    after = [stop for stop in hidden if not stop.is_new]
    lost = [stop for stop in hidden if not stop.next_begun]
    return (
        f"{len(stops)} stops, {stops[-1].acts} taps or keys.\n"
        f"The next full button was out of view at {len(without)} of {len(stops)} stops "
        f"(after: {by_kind(stop.what for stop in without)}).\n"
        f"What is to be done next was out of view at {len(hidden)}: at {len(hidden) - len(after)} of them something "
        f"new is to be read first, and at {len(after)} an act left it out of view "
        f"(after: {by_kind(stop.what for stop in after)}).\n"
        f"Of those, at {len(lost)} neither the question or scene that it is part of was in view, nor a sentence that "
        f"says what is asked for or how much is left (before: {by_kind(stop.then for stop in lost)}).\n"
        f"What was to be pressed by keys was out of view with the focus on it {stops[-1].unseen} times."
    )


def by_kind(kinds: Iterable[str]) -> str:
    """Say how often each kind occurs, the most frequent first."""
    return ", ".join(f"{kind} {number}" for kind, number in Counter(kinds).most_common()) or "none"


def line(stop: Stop) -> str:
    """Say one stop in a line."""
    view = "in view" if stop.full_in_view or not stop.full else f"OUT OF VIEW, {stop.screens:.1f} screens down"
    then = "" if stop.next_in_view or not stop.then else f"; {stop.then} to scroll to"
    then += ", NOTHING OF IT IN VIEW" if then and not stop.next_begun else ""
    full = " | ".join(stop.full) or "no full button"
    return f"{stop.acts:5} {stop.what:11} “{stop.pressed[:60]}” -> {stop.page}: {full} {view}{then}"


def words(stop: Stop) -> str:
    """Say one stop as a screen reader has it: what was pressed, what was said, what has the focus, what is new."""
    parts = [f"## {stop.what}: “{stop.pressed}”", f"page: {stop.title} ({stop.page})"]
    parts += [f"said: {one}" for one in stop.said]
    parts += [f"focus: {stop.focus or 'the page'}"]
    return "\n".join([*parts, *([stop.words] if stop.words else [])])


def sheet(stops: list[Stop]) -> Image.Image:
    """Put all screens on one sheet, row by row; a red edge where the next full button was out of view."""
    width, height = SMALL[0] + 2 * EDGE, SMALL[1] + 2 * EDGE
    rows = -(-len(stops) // ACROSS)
    whole = Image.new("RGB", (ACROSS * width, rows * height), "white")
    draw = ImageDraw.Draw(whole)
    for number, stop in enumerate(stops):
        left, top = number % ACROSS * width, number // ACROSS * height
        colour = BAD if stop.full and not stop.full_in_view else GOOD
        draw.rectangle((left, top, left + width - 1, top + height - 1), fill=colour)
        with Image.open(io.BytesIO(stop.picture)) as picture:
            whole.paste(picture.resize(SMALL), (left + EDGE, top + EDGE))
    return whole
