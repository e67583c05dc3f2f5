"""The walk of a newcomer through the built course: from home to a certificate, and to day 7; ``audit walk``.

Input: the project's folder, or a built site. A newcomer presses what leads on, answers rightly, plays each scenario,
and hands the phone over to be observed: with a finger on a phone of 360 by 740, or by keys alone. Output, in a folder:
a contact sheet of the screens, what a screen reader has to say of each, and a line for each press, with whether the
next step was in view then. The exit code is 0 where the way led to the certificate and to the questions of day 7, and
1 where not.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from course.site import mkdocs_process
from devtools import browser_setup, walk_report
from devtools.usage import parser
from devtools.walk_hands import Finger, Hand, Keys, Lost
from devtools.walk_way import Stop, go
from tests.serving import served

DONE, FOUND, MISSING = 0, 1, 3
ROOT = Path.cwd()
SCRIPT = Path(__file__).with_name("walk.js")
TOLD = "Walk a newcomer's way on a phone, from home to a certificate and to day 7, and count what was out of view."
HANDS: dict[str, type[Hand]] = {"finger": Finger, "keys": Keys}
PHONE = ViewportSize(width=360, height=740)


def main(arguments: list[str]) -> int:
    """Walk, write what was seen, and print the counts."""
    options = parser("audit walk", TOLD)
    options.add_argument("--by", choices=list(HANDS), default="finger", help="with a finger, or by keys alone (finger)")
    options.add_argument("--site", type=Path, help="a built site; without it the course of this folder is built")
    options.add_argument(
        "--into", type=Path, default=ROOT / ".cache" / "audit" / "walk", help="where to put what was seen"
    )
    chosen = options.parse_args(arguments)
    if chosen.site and not (chosen.site / "index.html").is_file():
        options.error(f"--site: {chosen.site} holds no index.html; name the folder of a built site")
    try:
        browser = browser_setup.browser(quiet=True)
    except browser_setup.BrowserProblem as problem:
        print(problem, file=sys.stderr)
        return MISSING
    try:
        with built(chosen.site) as site:
            stops, why = walked(site, browser, chosen.by)
    except mkdocs_process.BuildFailed as failure:
        print(f"{failure}\nThe site could not be built, so there is nothing to walk through.", file=sys.stderr)
        return FOUND
    folder = chosen.into / chosen.by
    walk_report.write(folder, stops)
    print(walk_report.told(stops))
    print(f"The way ended before its end: {why}" if why else "The way led to the certificate, and to day 7.")
    print(f"Screens, words and presses: {folder}")
    return FOUND if why else DONE


@contextlib.contextmanager
def built(site: Path | None) -> Iterator[Path]:
    """Give a built site: the one that was named, or a new one of this folder's course."""
    if site:
        yield site
        return
    with tempfile.TemporaryDirectory() as folder:
        mkdocs_process.build(ROOT, Path(folder) / "site")
        yield Path(folder) / "site"


def walked(site: Path, program: Path, hand: str) -> tuple[list[Stop], str]:
    """Walk through a site; return each stop, and why the way ended too early, if it did."""
    stops: list[Stop] = []
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        try:
            return stops, walk_in(browser, address, hand, stops)
        finally:
            browser.close()


def walk_in(browser: Browser, address: str, hand: str, stops: list[Stop]) -> str:
    """Walk in a browser that knows nothing of the site yet; fill ``stops``, and return why the way ended too early."""
    context = browser.new_context(
        base_url=address, viewport=PHONE, has_touch=hand == "finger", is_mobile=hand == "finger", locale="en-GB"
    )
    context.set_default_timeout(15000)
    context.add_init_script(path=SCRIPT)
    try:
        go(HANDS[hand](context.new_page()), stops)
    except Lost as lost:
        return str(lost)
    return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
