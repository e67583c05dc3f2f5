"""A tab of a browser, as the story sees it: the same few acts in every engine."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from typing import Any

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from tests.browser.engines.webdriver import ELEMENT, Session, WebDriverError

PATIENCE = 30.0  # seconds until what is waited for counts as missing
CLICK_ARRIVES = 3.0  # seconds until a click that nothing has heard is tried again

# What an expression comes to now; what is no plain value is only said to be there.
LOOK = """
  let found = null;
  try { found = CONDITION; } catch (error) { /* it stands on what is not there yet */ }
  return found instanceof Node || found === undefined ? Boolean(found) : found;
"""
SHOWN = "(element) => element.getClientRects().length && getComputedStyle(element).visibility === 'visible'"
# What can be pressed, by its words: a button or link, a choice or a summary.
BY_WORDS = f"""[...document.querySelectorAll("button, a[href], summary, label")].filter({SHOWN})
  .find((element) => element.textContent.replace(/\\s+/g, " ").trim() === args[0])"""
OPTION = "[...document.querySelector(args[0]).options].find((option) => option.value === args[1])"
BY_SELECTOR = f"[...document.querySelectorAll(args[0])].filter({SHOWN})[0]"
# In the middle of the window, and where it was a moment ago: what a page says late moves what stands below it, and a
# press goes to a place.
STILL = """
  const place = () => {
    const found = FINDER;
    (found.closest("select") || found).scrollIntoView({ block: "center", behavior: "instant" });
    return JSON.stringify(found.getBoundingClientRect());
  };
  for (let before = "", now = place(); now !== before; now = place()) {
    before = now;
    await new Promise((go) => setTimeout(go, 50));
  }
"""
# Wait for a click on what is pressed, before anything of the page hears it.
HEAR = """
  const pressed = FINDER;
  window.waitsForClick = true;
  const hear = (event) => {
    if (!event.composedPath().includes(pressed)) return;
    window.waitsForClick = false;
    window.removeEventListener("click", hear, true);
  };
  window.addEventListener("click", hear, true);
"""


class Tab(ABC):
    """What is done and asked in a page. Scripts are bodies of asynchronous functions of ``args``."""

    @abstractmethod
    def go(self, address: str) -> None:
        """Load an address."""

    @abstractmethod
    def reload(self) -> None:
        """Load the page again."""

    @abstractmethod
    def run(self, body: str, *args: Any) -> Any:
        """Run a script in the page and return what it returns."""

    @abstractmethod
    def ask(self, body: str, *args: Any) -> Any:
        """Run a script that answers at once: one that waits would be frozen with a page that is left."""

    @abstractmethod
    def _step(self, name: str) -> None: ...

    @abstractmethod
    def _click(self, finder: str, *args: Any) -> None: ...

    @abstractmethod
    def _write(self, finder: str, text: str, *args: Any) -> None: ...

    def press(self, words: str) -> None:
        """Press what has these words."""
        self.wait(BY_WORDS, words)
        self._press(BY_WORDS, words)

    def press_on(self, selector: str) -> None:
        """Press the first element that a selector finds and the page shows."""
        self.wait(BY_SELECTOR, selector)
        self._press(BY_SELECTOR, selector)

    def write(self, selector: str, text: str) -> None:
        """Type at the end of a field."""
        self.wait(BY_SELECTOR, selector)
        self._settle(BY_SELECTOR, selector)
        self._write(BY_SELECTOR, text, selector)

    def choose(self, selector: str, value: str) -> None:
        """Choose an option of a select, as a hand does it: what the page is told of is the same."""
        self.wait(OPTION, selector, value)
        self._settle(OPTION, selector, value)
        self._choose(selector, value)

    @abstractmethod
    def _choose(self, selector: str, value: str) -> None: ...

    def _settle(self, finder: str, *args: Any) -> None:
        """Bring what is found into the middle of the window, and wait until it stands still there."""
        self.run(STILL.replace("FINDER", finder), *args)

    def _press(self, finder: str, *args: Any) -> None:
        """Click, and again for as long as the click went elsewhere: what comes late moves what stands below it."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                self._settle(finder, *args)
                self.ask(HEAR.replace("FINDER", finder), *args)
                self._click(finder, *args)
                heard = self._was_heard()
            except (WebDriverError, PlaywrightError):  # drawn anew, or covered, since it was found
                if time.monotonic() > end:
                    raise
                continue
            if heard:
                return
            if time.monotonic() > end:
                raise AssertionError(f"the click on {list(args)} never reached it")

    def _was_heard(self) -> bool:
        """Whether the click reached what was pressed; a page that has gone since has heard it."""
        end = time.monotonic() + CLICK_ARRIVES
        while time.monotonic() < end:
            try:
                if self.ask("return window.waitsForClick !== true"):
                    return True
            except (WebDriverError, PlaywrightError):  # the page changes under the script
                return True
            time.sleep(0.03)  # asked from outside, as in `wait`: the click itself may take the page away
        return False

    def wait(self, condition: str, *args: Any) -> Any:
        """Wait until an expression is truthy; return its value, or True for what is no plain value."""
        end = time.monotonic() + PATIENCE
        while True:
            answer = None
            error = ""
            try:
                answer = self.ask(LOOK.replace("CONDITION", condition), *args)
            except (WebDriverError, PlaywrightError) as gone:  # the page changes under the script
                error = str(gone)
            if answer:
                return answer
            if time.monotonic() > end:
                place = self.run("return [location.href, document.body.innerText.slice(0, 3000)]")
                raise AssertionError(f"{condition} {list(args)} never came about {error}\n{place[0]}\n{place[1]}")
            time.sleep(0.03)  # asked from outside: what waits in a page ends with that page, and this may outlast it

    def step(self, name: str, address: str) -> None:
        """Go back or forward as a learner does, and wait for the page with this address."""
        self._step(name)
        self.wait(
            "location.href.replace(location.search, '').endsWith(args[0]) && document.readyState === 'complete'",
            address,
        )
        # What an engine does to a page that comes back it does in tasks of its own, after `pageshow`.
        self.run("for (let turn = 0; turn < 10; turn += 1) await new Promise((go) => setTimeout(go, 20));")


class WebDriverTab(Tab):
    """A tab of Firefox or WebKit."""

    def __init__(self, session: Session) -> None:
        self.session = session
        session.command("WebDriver:SetTimeouts", script=60_000, pageLoad=60_000)

    def go(self, address: str) -> None:
        self.session.command("WebDriver:Navigate", url=address)

    def reload(self) -> None:
        self.session.command("WebDriver:Refresh")

    def run(self, body: str, *args: Any) -> Any:
        script = (
            "const done = arguments[arguments.length - 1];"
            "const args = [...arguments].slice(0, -1);"
            f"(async () => {{ {body} }})().then((value) => done([value === undefined ? null : value]),"
            " (error) => done(['failed', String(error)]));"
        )
        answer = self.session.command("WebDriver:ExecuteAsyncScript", script=script, args=list(args))
        if len(answer) == 2:
            raise WebDriverError(answer[1])
        return answer[0]

    def ask(self, body: str, *args: Any) -> Any:
        script = f"const args = [...arguments]; {body}"
        return self.session.command("WebDriver:ExecuteScript", script=script, args=list(args))

    def _element(self, finder: str, *args: Any) -> str:
        found = self.ask(f"return {finder};", *args)
        element: str = found[ELEMENT]
        return element

    def _click(self, finder: str, *args: Any) -> None:
        self.session.command("WebDriver:ElementClick", id=self._element(finder, *args))

    def _write(self, finder: str, text: str, *args: Any) -> None:
        self.session.command("WebDriver:ElementSendKeys", id=self._element(finder, *args), text=text)

    def _choose(self, selector: str, value: str) -> None:
        # An option is no part of the page's surface: no engine tells a page of a click on it.
        self.session.command("WebDriver:ElementClick", id=self._element(OPTION, selector, value))

    def _step(self, name: str) -> None:
        self.session.command(f"WebDriver:{name.capitalize()}")


class PlaywrightTab(Tab):
    """A tab of Chromium."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.set_default_timeout(PATIENCE * 1000)

    def go(self, address: str) -> None:
        self.page.goto(address)

    def reload(self) -> None:
        self.page.reload()

    def run(self, body: str, *args: Any) -> Any:
        return self.page.evaluate(f"async (args) => {{ {body} }}", list(args))

    def ask(self, body: str, *args: Any) -> Any:
        return self.page.evaluate(f"(args) => {{ {body} }}", list(args))

    def _click(self, finder: str, *args: Any) -> None:
        self._element(finder, *args).click()

    def _element(self, finder: str, *args: Any) -> Any:
        return self.page.evaluate_handle(f"(args) => {finder}", list(args)).as_element()

    def _write(self, finder: str, text: str, *args: Any) -> None:
        element = self._element(finder, *args)
        element.focus()
        element.press("End")
        element.type(text)

    def _step(self, name: str) -> None:
        (self.page.go_back if name == "back" else self.page.go_forward)()

    def _choose(self, selector: str, value: str) -> None:
        self.page.locator(selector).select_option(value)
