"""Holds back what a page asks for, until its test lets it have it."""

from __future__ import annotations

import time

from playwright.sync_api import Page, Route

from tests.browser.conftest import PATIENCE

EACH = 20  # milliseconds between two looks


class Held:
    """What a page asks for at some address, such as ``**/note.js``: no request gets an answer before ``let_go``."""

    def __init__(self, page: Page, address: str) -> None:
        self._page, self._address = page, address
        self._waiting: list[Route] = []
        page.route(address, lambda route: self._waiting.append(route))

    def wait(self) -> None:
        """Return once a request waits: that a page is there does not say that it has asked already."""
        end = time.monotonic() + PATIENCE / 1000
        while not self._waiting:
            assert time.monotonic() < end, f"the page did not ask for {self._address}"
            self._page.wait_for_timeout(EACH)  # nothing is heard of the browser but by asking it for something

    def let_go(self) -> None:
        """Answer the request that waits, once there is one."""
        self.wait()
        self._waiting.pop(0).continue_()
