"""What a quiz page weighs, and how soon it answers, beside mkdocs-quiz and a page written by hand.

`python3 build.py bench browser [rounds]` prints one table. All pages ask the same ten questions.
They are opened in turn, in one run, in one browser that is slowed four times: trust the ratios.

- bytes: brotli 11 of what the page loads, less what the same page loads with the words alone
- answer to paint: from the click that grades until what it says was painted (median, lowest)
- handler: the time in listeners, all of them, until the browser can paint
- processor: what the page's thread worked from that click until the frame was handed over, not
  slowed; other work on this machine hardly touches it
- shift: cumulative layout shift of the whole visit
"""

from __future__ import annotations

import json
import sys
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

import brotli
from playwright.sync_api import Browser, Page, sync_playwright

from devtools import browser_setup
from devtools.bench_pages import Sites, made
from devtools.usage import parser

ROOT = Path(__file__).parents[1]
ROUNDS = 15
MOST_BYTES, MOST_HANDLER = 6000, 8.0
SLOWER = 4
KINDS = ("document", "stylesheet", "script")

# Counts the time in listeners, and waits for the frame in which `bench.until` is shown.
WATCH = """
window.bench = { handler: 0, shift: 0, painted: 0, armed: false };
const add = EventTarget.prototype.addEventListener;
const drop = EventTarget.prototype.removeEventListener;
const wrapped = new WeakMap();
let deep = 0;
function timed(listener) {
    if (!listener || wrapped.has(listener)) return wrapped.get(listener) || listener;
    const run = function (event) {
        const start = performance.now();
        deep += 1;
        try {
            return typeof listener === 'function' ? listener.call(this, event) : listener.handleEvent(event);
        } finally {
            deep -= 1;
            if (!deep && bench.armed) bench.handler += performance.now() - start;
        }
    };
    wrapped.set(listener, run);
    return run;
}
EventTarget.prototype.addEventListener = function (type, listener, options) {
    const clicked = /^(click|submit|change|input|pointer(down|up)|mouse(down|up))$/.test(type);
    return add.call(this, type, clicked ? timed(listener) : listener, options);
};
EventTarget.prototype.removeEventListener = function (type, listener, options) {
    drop.call(this, type, listener, options);
    if (wrapped.has(listener)) drop.call(this, type, wrapped.get(listener), options);
};
new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) bench.shift += entry.value;
}).observe({ type: 'layout-shift', buffered: true });
const painted = new MessageChannel();
let start = 0;
bench.done = new Promise((go) => { bench.end = go; });
bench.wait = (until) => {
    bench.armed = true;
    add.call(window, 'click', () => {
        if (start) return;
        start = performance.now();
        const look = () => requestAnimationFrame(() => {
            if ([...document.querySelectorAll(until)].some((one) => one.textContent && one.checkVisibility())) {
                painted.port1.onmessage = () => {
                    bench.painted = performance.now() - start;
                    bench.armed = false;
                    bench.end();
                };
                painted.port2.postMessage('');
            } else look();
        });
        look();
    }, true);
};
"""


WORK = {
    "EventDispatch", "UpdateLayoutTree", "Layout", "PrePaint", "HitTest", "FireAnimationFrame", "FunctionCall",
    "TimerFire", "Paint", "Layerize", "Commit",
}  # fmt: skip
SEEN = """Promise.race([bench.done, new Promise((go) => setTimeout(go, 10000))])
    .then(() => [bench.painted, bench.handler, bench.shift])"""


@dataclass(frozen=True)
class Way:
    """One way to put ten questions on a page, and how a person uses it."""

    name: str
    page: str  # below the folder of the sites
    words: str  # the same page with the words alone; "" where there is no such page
    ready: str  # shown once the page can be used
    choose: str  # answered before the clock starts
    press: str  # the click that is measured
    until: str  # what it makes the page say


OURS = "ours/people/"
CHECK = Way(
    "ours, one check", f"{OURS}lesson.html", f"{OURS}lesson-words.html", "course-check button:not([hidden])",
    "course-check fieldset:not([data-state]) input >> nth=0", "course-check:has(:checked) button", ".course-verdict",
)  # fmt: skip
QUIZ = Way(
    "ours, ten at once", f"{OURS}quiz.html", f"{OURS}quiz-words.html", "course-quiz [type=submit]:not([hidden])",
    "course-quiz fieldset >> input >> nth=0", ".course-submit button", ".course-score",
)  # fmt: skip
PEER = Way(
    "mkdocs-quiz 1.7.1", "stock/peer.html", "stock/words.html", ".quiz[id] input",
    "", "#quiz-0 label >> nth=0", "#quiz-0 .quiz-feedback",
)  # fmt: skip
BARE = Way(
    "bare HTML", "stock/bare.html", "", "form button",
    "form input >> nth=0", "form button >> nth=0", "output",
)  # fmt: skip


@dataclass
class Figures:
    """What was measured of one way."""

    bytes: dict[str, int] = field(default_factory=dict)
    later: int = 0
    painted: list[float] = field(default_factory=list)
    handler: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    shift: list[float] = field(default_factory=list)


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is http.server's
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@contextmanager
def opened(browser: Browser, base: str) -> Iterator[Page]:
    """Give a page that nobody has used, at a phone's width."""
    context = browser.new_context(base_url=base, viewport={"width": 412, "height": 915})
    yield context.new_page()
    context.close()


def answer(page: Page, way: Way) -> None:
    """Choose an answer: for ten at once, one for each of the ten."""
    if way is QUIZ:
        for box in page.locator("course-quiz fieldset").all():
            box.locator("input").first.check()
        page.wait_for_function("document.querySelector('course-quiz').marking")
    elif way.choose:
        page.locator(way.choose).check()
    if way is CHECK:
        page.wait_for_function("document.querySelector('course-check').marking")


def weigh(browser: Browser, base: str, address: str, way: Way | None = None) -> tuple[dict[str, int], int]:
    """Return the bytes by kind of what a page loads, and of what it loads with the first answer."""
    sizes: dict[str, int] = defaultdict(int)
    loaded: list[tuple[str, str]] = []
    with opened(browser, base) as page:
        page.on("response", lambda got: loaded.append((got.request.resource_type, got.url)))
        page.goto(address, wait_until="networkidle")
        first = len(loaded)
        if way in (CHECK, QUIZ):
            answer(page, way)
        later = 0
        for number, (kind, url) in enumerate(loaded):
            if kind not in KINDS:
                continue
            size = len(brotli.compress(page.request.get(url).body(), quality=11))
            sizes[kind] += size if number < first else 0
            later += 0 if number < first else size
    return dict(sizes), later


def get_ready(page: Page, way: Way) -> None:
    """Open the page of one way, answer, and wait until it has nothing left to do."""
    page.add_init_script(WATCH)
    page.goto(way.page, wait_until="networkidle")
    page.locator(way.ready).first.wait_for()
    answer(page, way)
    page.locator(way.press).first.scroll_into_view_if_needed()
    page.evaluate("until => new Promise((go) => requestIdleCallback(() => { bench.wait(until); go(); }))", way.until)


def click(browser: Browser, base: str, way: Way, figures: Figures) -> None:
    """Answer once on a slowed page, and note how long it took."""
    with opened(browser, base) as page:
        get_ready(page, way)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.locator(way.press).first.click(
            force=True
        )  # else Playwright listens in the page, and lays it out once more
        painted, handler, shift = page.evaluate(SEEN)
        assert painted, f"{way.name} said nothing for ten seconds"
        figures.painted.append(painted)
        figures.handler.append(handler)
        figures.shift.append(shift)


def trace(browser: Browser, base: str, way: Way, figures: Figures) -> None:
    """Answer once on a page that is not slowed, and note what the processor did for it."""
    with opened(browser, base) as page:
        get_ready(page, way)
        browser.start_tracing(
            page=page, categories=["devtools.timeline", "disabled-by-default-devtools.timeline", "cc"]
        )
        page.locator(way.press).first.click(force=True)
        page.evaluate(SEEN)
        events = json.loads(browser.stop_tracing())["traceEvents"]
    clicks = [one for one in events if one["name"] == "EventDispatch" and one["args"]["data"]["type"] == "click"]
    first = min(clicks, key=lambda one: one["ts"])
    work, done = 0.0, first["ts"]
    for one in sorted((one for one in events if one.get("ph") == "X"), key=lambda one: one["ts"]):
        # What stands inside of what was counted is counted.
        if (one["pid"], one["tid"]) != (first["pid"], first["tid"]) or one["ts"] < done or one["name"] not in WORK:
            continue
        work += one.get("tdur", 0) / 1000
        done = one["ts"] + one["dur"]
        if one["name"] == "Commit":
            figures.processor.append(work)
            return


def measure(sites: Sites, rounds: int, path: Path) -> dict[str, Figures]:
    """Weigh every page, then answer on each in turn, round after round."""
    ways = [CHECK, QUIZ, *([PEER] if sites.peer else []), BARE]
    found = {way.name: Figures() for way in ways}
    arguments = ["--no-sandbox", "--disable-background-networking", "--no-first-run"]
    with served(sites.ours.parent) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        for way in ways:
            whole, found[way.name].later = weigh(browser, base, way.page, way)
            less = weigh(browser, base, way.words)[0] if way.words else {}
            found[way.name].bytes = {kind: whole.get(kind, 0) - less.get(kind, 0) for kind in KINDS}
        for _ in range(rounds):
            for way in ways:
                click(browser, base, way, found[way.name])
                trace(browser, base, way, found[way.name])
        browser.close()
    return found


def table(found: dict[str, Figures]) -> str:
    """Return the figures, a line for each way."""
    head = f"{'':19}{'HTML':>7}{'CSS':>7}{'JS':>7}{'bytes':>7}{'+ later':>8}"
    head += f"  {'to paint':>14}  {'handler':>14}  {'processor':>14}{'shift':>8}"
    middle = f"  {'median / least':>14}"
    lines = [head, f"{'':55}{middle * 3}{'most':>8}"]
    for name, one in found.items():
        sizes = [one.bytes.get(kind, 0) for kind in KINDS]
        times = "".join(
            f"  {median(each):7.{digits}f} /{min(each):5.{digits}f}"
            for each, digits in ((one.painted, 1), (one.handler, 1), (one.processor, 2))
        )
        numbers = "".join(f"{size:7}" for size in (*sizes, sum(sizes)))
        lines.append(f"{name:19}{numbers}{one.later:8}{times}{max(one.shift):8.3f}")
    return "\n".join(lines)


def promises(found: dict[str, Figures]) -> Iterator[tuple[str, float, float]]:
    """Yield what was promised: in words, what was measured, the most that it may be."""
    ours = found[CHECK.name]
    for other, most in ((PEER.name, 0.5), (BARE.name, 1.25)):
        if other in found:
            yield f"one check to paint, of {other}", median(ours.painted) / median(found[other].painted), most
            yield "the same, least of each", min(ours.painted) / min(found[other].painted), most
            yield "the same, processor", median(ours.processor) / median(found[other].processor), most
    for name in (CHECK.name, QUIZ.name):
        yield f"bytes, {name}", sum(found[name].bytes.values()), MOST_BYTES
        yield f"handler in ms, {name}, least", min(found[name].handler), MOST_HANDLER
        yield f"layout shift, {name}", max(found[name].shift), 0.001


def main(arguments: list[str]) -> int:
    """Build the pages, measure, print; return 1 where a promise is not kept."""
    options = parser("bench browser", "Measure what a quiz page weighs, and how soon it answers, beside others.")
    options.add_argument("rounds", type=int, nargs="?", default=ROUNDS, help=f"how often each answers ({ROUNDS})")
    rounds = options.parse_args(arguments).rounds
    sites = made(ROOT, ROOT / ".cache" / "bench-browser")
    if sites.why:
        print(sites.why)
    try:
        path = browser_setup.browser(quiet=True)
    except browser_setup.BrowserProblem as problem:
        print(problem)
        return 3
    found = measure(sites, rounds, path)
    print(f"{table(found)}\n")
    kept = True
    for name, value, most in promises(found):
        kept = kept and value <= most
        print(f"{'ok    ' if value <= most else 'MISSED'} {name}: {value:.{0 if most > 100 else 2}f}, at most {most:g}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
