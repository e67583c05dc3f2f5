"""Lends one page to test after test: a new one costs a second of the processor, most of it for processes.

What a test leaves behind is cleared away on its site: what is stored, the size of the window, colours, the medium,
where the pointer is. A page whose test did what cannot be undone, such as stopping its clock, is not lent again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize
from playwright.sync_api import Error as PlaywrightError

from tests.serving import EMPTY

SIZE: ViewportSize = {"width": 1280, "height": 720}  # Playwright's own
# What outlasts the test on its page or in its context.
STAYS = {
    Page: (
        *("add_init_script", "add_locator_handler", "close", "expose_binding", "expose_function", "on", "once"),
        *("route", "route_from_har", "set_default_navigation_timeout", "set_default_timeout"),
        "set_extra_http_headers",
    ),
    BrowserContext: (
        *("add_init_script", "clear_cookies", "close", "expose_binding", "expose_function", "grant_permissions"),
        *("new_cdp_session", "new_page", "on", "once", "route", "set_extra_http_headers", "set_offline"),
    ),
}
# Returns whether there is something that lives longer than what is stored.
CLEAR = """async () => {
  localStorage.clear();
  sessionStorage.clear();
  const workers = navigator.serviceWorker ? await navigator.serviceWorker.getRegistrations() : [];
  return workers.length > 0 || (self.caches ? (await caches.keys()).length > 0 : false);
}"""
CLOCK = ("install", "pause_at", "set_fixed_time", "set_system_time")

Watch = Callable[[Page], None]
_spoiled = False  # whether the test that has the page did what stays


def _note(owner: type, name: str) -> None:
    """Have a method say that it was called."""
    act = getattr(owner, name)
    if hasattr(act, "__wrapped__"):
        return

    @wraps(act)
    def noted(*arguments: Any, **named: Any) -> Any:
        global _spoiled
        _spoiled = True
        return act(*arguments, **named)

    setattr(owner, name, noted)


class Watcher:
    """Notes what a page must not do: say something that is ``worth`` noting, throw, ask elsewhere than ``allowed``."""

    def __init__(self, *allowed: str, worth: tuple[str, ...] = ("error", "warning")) -> None:
        self.allowed = allowed
        self.worth = worth
        self.faults: list[str] = []

    def watch(self, page: Page) -> None:
        """Note it of this page, too."""
        page.on("console", lambda said: self._note(page, said.text) if said.type in self.worth else None)
        page.on("pageerror", lambda error: self._note(page, str(error)))
        page.on("request", lambda sent: None if sent.url.startswith(self.allowed) else self._note(page, sent.url))

    def _note(self, page: Page, fault: str) -> None:
        self.faults.append(f"{page.url}: {fault}")


class Lender:
    """Lends a page; ``watch`` is told of each page that is opened, and ``options`` are its context's."""

    def __init__(self, browser: Browser, watch: Watch, script: str = "", **options: Any) -> None:
        self.browser = browser
        self.watch = watch
        self.script = script
        self.options = options
        self.page: Page | None = None
        self.is_lent = False

    def lend(self, patience: int, viewport: ViewportSize | None = None, **media: Any) -> Page:
        """Return the page, whose waiting may take ``patience`` milliseconds; ``media`` is what it can emulate."""
        global _spoiled
        if self.is_lent:
            self.take_back()
        if self.page is None:
            context = self.browser.new_context(**self.options, viewport=SIZE)
            context.on("page", self.watch)
            if self.script:
                context.add_init_script(self.script)
            self.page = context.new_page()
            context.set_default_timeout(patience)
            for owner, names in (*STAYS.items(), (type(self.page.clock), CLOCK)):
                for name in names:
                    _note(owner, name)
        _spoiled, self.is_lent = False, True
        if viewport:
            self.page.set_viewport_size(viewport)
        if media:
            self.page.emulate_media(**media)
        return self.page

    def take_back(self) -> None:
        """Clear away what the test left behind, or give the page up."""
        if self.page is None or not self.is_lent:
            return
        self.is_lent = False
        if _spoiled or not self._cleared(self.page):
            self.end()

    def end(self) -> None:
        """Close the page."""
        if self.page is not None:
            self.page.context.close()
        self.page = None

    def _cleared(self, page: Page) -> bool:
        """Return whether the page is as it was when it was new."""
        site = "/".join(page.url.split("/")[:3])
        if page.url != "about:blank" and not site.startswith("http"):
            return False
        try:
            if site.startswith("http"):
                page.goto(site + EMPTY)
                if page.evaluate(CLEAR):
                    return False
        except PlaywrightError:
            return False
        page.emulate_media(media="null", color_scheme="light", reduced_motion="no-preference", forced_colors="none")
        if page.viewport_size != SIZE:
            page.set_viewport_size(SIZE)
        page.mouse.move(0, 0)
        return True
