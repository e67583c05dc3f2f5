"""One browser for all tests; a page that fails its test on any error or outside request."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests import in_process
from tests.browser.site import ROOT, Site
from tests.made_once import made_once

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
# A window has two pages of its own for its address bar, each a process: two thirds of what a new page costs. Whoever
# switches features off replaces the list of Playwright, so that it stands here too.
SWITCHED_OFF = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "LensOverlay"),
    *("HttpsFirstBalancedModeAutoEnable", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning"),
    *("AvoidCorsURLLoaderRestartOnRedirect", "TcpPortRandomizationWin", "OptimizationHints"),
    *("NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch"),
)
POLICY = "default-src 'self'"


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    path = os.environ.get("COURSE_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.fail("no browser found: install Chromium, or name one in COURSE_BROWSER")
    arguments = ["--disable-background-networking", "--no-first-run", f"--disable-features={','.join(SWITCHED_OFF)}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    started = playwright.chromium.launch(executable_path=path, args=arguments)
    yield started
    started.close()


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the shipped course's site, which all workers read and none changes."""

    def build(folder: Path) -> None:
        in_process.building(ROOT, folder / "site")

    return made_once(tmp_path_factory, "shipped", build) / "site"


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is http.server's
        pass

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "site")


@pytest.fixture
def base(site: Site) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site.folder)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


Opener = Callable[..., BrowserContext]


@pytest.fixture
def open_context(browser: Browser, base: str) -> Iterator[Opener]:
    """Return a function that opens a watched context; every option of Playwright's is passed on."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def watch(page: Page) -> None:
        page.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "request", lambda sent: None if sent.url.startswith((base, "data:", "file:")) else faults.append(sent.url)
        )

    def start(**options: Any) -> BrowserContext:
        context = browser.new_context(base_url=base, **options)
        context.set_default_timeout(5000)
        context.on("page", watch)
        contexts.append(context)
        return context

    yield start
    for context in contexts:
        context.close()
    assert not faults


@pytest.fixture
def page(open_context: Opener) -> Page:
    return open_context().new_page()
