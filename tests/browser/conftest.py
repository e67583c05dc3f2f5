"""One browser for all tests; a page that fails its test on any error or outside request."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from devtools import browser_setup
from tests import in_process
from tests.browser.lending import Lender, Watcher
from tests.browser.site import ROOT, Site
from tests.made_once import made_once
from tests.serving import EMPTY, send_nothing

# A window has two pages of its own for its address bar, each a process: two thirds of what a new page costs. Whoever
# switches features off replaces the list of Playwright, so that it stands here too.
SWITCHED_OFF = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "LensOverlay"),
    *("HttpsFirstBalancedModeAutoEnable", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning"),
    *("AvoidCorsURLLoaderRestartOnRedirect", "TcpPortRandomizationWin", "OptimizationHints"),
    *("NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch"),
)
# A page lives for a second or two here, and the last and dearest compiler takes longer than it saves: without it axe,
# in a page of the course, takes two thirds of the time of a processor.
NO_LAST_COMPILER = "--js-flags=--no-turbofan"
POLICY = "default-src 'self'"
PATIENCE = 30_000  # milliseconds: the machine may be busy with other tests
ELSEWHERE = ("data:", "file:")  # where a page may ask for something, but for its own site


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    path = browser_setup.find_browser()
    if path is None:
        pytest.fail(browser_setup.NO_BROWSER)
    arguments = ["--disable-background-networking", "--no-first-run", NO_LAST_COMPILER]
    arguments.append(f"--disable-features={','.join(SWITCHED_OFF)}")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    expect.set_options(timeout=PATIENCE)
    started = playwright.chromium.launch(executable_path=path, args=arguments)
    yield started
    started.close()


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the shipped course's site, which all workers read and none changes."""

    def build(folder: Path) -> None:
        in_process.building(ROOT, folder / "site")

    return made_once(tmp_path_factory, "shipped", build) / "site"


@pytest.fixture(scope="session")
def pages(shipped: Path) -> list[str]:
    """Return the address of every page of the shipped course, from its own site."""
    return sorted(page.relative_to(shipped).as_posix() for page in shipped.rglob("*.html"))


@pytest.fixture(scope="session")
def kinds(pages: list[str]) -> list[str]:
    """Return the address of one page of each kind."""
    return sorted({kind_of(page): page for page in reversed(pages)}.values())


def kind_of(page: str) -> str:
    """Return what pages have in common that one template makes: "lesson" or "checklist", "courses" or "courses day"."""
    folder, _, name = page.removesuffix(".html").rpartition("/")
    if folder in ("", "courses", "families"):
        return f"{folder} day" if "-day-" in name else folder or name
    return name.partition("-")[0]


class _Handler(SimpleHTTPRequestHandler):
    """Answers from the folder of the test that is running.

    A browser asks about every file each time. What is the same for each test it need not get and read again.
    """

    shown = Path()
    kept = "no-store"  # how long the browser keeps what it is sent

    def __init__(self, *args: Any) -> None:
        super().__init__(*args, directory=str(self.shown))

    def do_GET(self) -> None:
        """Send a file, or a page of nothing, or that an asset is the one that the browser has."""
        self.kept, tag = "no-store", self._tag()
        if self.path == EMPTY:
            send_nothing(self)
        elif tag and self.headers.get("If-None-Match") == tag:
            self.kept = "no-cache"
            self.send_response(304)
            self.end_headers()
        else:
            self.kept = "no-cache" if tag else "no-store"
            super().do_GET()

    def _tag(self) -> str:
        """Return what changes with an asset, or nothing for other files."""
        path = Path(self.translate_path(self.path))
        if not self.path.startswith("/assets/") or not path.is_file():
            return ""
        found = path.stat()
        return f'"{found.st_mtime_ns}-{found.st_size}"'

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is http.server's
        pass

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", self.kept)
        if self.kept == "no-cache":
            self.send_header("ETag", self._tag())
        super().end_headers()


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "site")


@pytest.fixture(scope="session")
def host() -> Iterator[str]:
    """Return where this worker's tests have their sites, one after the other."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def base(host: str, site: Site) -> str:
    """Return where the site of this test is served."""
    _Handler.shown = site.folder
    return host


Opener = Callable[..., BrowserContext]


@pytest.fixture
def open_context(browser: Browser, base: str) -> Iterator[Opener]:
    """Return a function that opens a watched context of its own; every option of Playwright's is passed on."""
    contexts: list[BrowserContext] = []
    watcher = Watcher(base, *ELSEWHERE)

    def start(**options: Any) -> BrowserContext:
        context = browser.new_context(base_url=base, **options)
        context.set_default_timeout(PATIENCE)
        context.on("page", watcher.watch)
        contexts.append(context)
        return context

    yield start
    for context in contexts:
        context.close()
    assert not watcher.faults


@pytest.fixture(scope="session")
def lenders(browser: Browser, host: str) -> Iterator[tuple[dict[bool, Lender], Watcher]]:
    """Return what lends a page, with scripts and without, to all tests that need none of their own."""
    watcher = Watcher(host, *ELSEWHERE)
    found = {
        scripts: Lender(browser, watcher.watch, base_url=host, java_script_enabled=scripts) for scripts in (True, False)
    }
    yield found, watcher
    for lender in found.values():
        lender.end()


@pytest.fixture
def open_page(lenders: tuple[dict[bool, Lender], Watcher], base: str) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a watched page that is as good as new, one at a time; see ``Lender.lend``."""
    lender, watcher = lenders
    watcher.faults.clear()

    def start(*, scripts: bool = True, **options: Any) -> Page:
        assert base
        return lender[scripts].lend(PATIENCE, **options)

    yield start
    for one in lender.values():
        one.take_back()
    assert not watcher.faults


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """Return a watched page that is as good as new."""
    return open_page()
