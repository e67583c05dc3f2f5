"""How the walk of a newcomer presses, chooses and writes: with a finger, or by keys alone.

Input: a page, and what to act on, as ``walk.js`` marked it. Both count what they do; the keys also note where
the focus could not be seen.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Any, ClassVar

from playwright.sync_api import Page

MOST_TABS = 400
Act = dict[str, str]  # at (a selector), how, value, name


class Lost(Exception):
    """The walk cannot go on; the text says where, and why."""


@dataclass
class Hand(ABC):
    """What acts on a page, and counts it; ``unseen`` notes where the focus could not be seen."""

    page: Page
    acts: int = 0
    unseen: list[str] = field(default_factory=list)
    name: ClassVar[str]

    @abstractmethod
    def do(self, act: Act) -> None:
        """Act on one element of the page."""


class Finger(Hand):
    """Taps, and scrolls first where what is to be tapped is out of view."""

    name = "tap"

    def do(self, act: Act) -> None:
        """Act on one element of the page."""
        self.acts += 1
        target = self.page.locator(act["at"])
        if act["how"] == "choose":
            target.select_option(act["value"])
        elif act["how"] == "write":
            target.tap()
            target.fill(act["value"])
        else:
            target.tap()


class Keys(Hand):
    """Goes by Tab to what is to be acted on, and acts by keys."""

    name = "key"

    def do(self, act: Act) -> None:
        """Act on one element of the page."""
        target = self.page.locator(act["at"])
        kind = target.evaluate("(one) => one.type || one.localName")
        number = target.evaluate("(one) => one.dataset.walk")
        group = target.evaluate("(one) => one.type === 'radio' ? one.name : ''")
        self.reach(number, group, act["name"])
        if kind == "radio":
            self.choose_radio(target)
        elif act["how"] == "choose":
            self.choose_option(target, act["value"])
        elif act["how"] == "write":
            self.page.keyboard.insert_text(act["value"])
            self.acts += 1
        else:
            self.press("Space" if kind == "checkbox" else "Enter")

    def press(self, key: str) -> None:
        """Press a key, and count it."""
        self.page.keyboard.press(key)
        self.acts += 1

    def reach(self, number: str, group: str, name: str) -> None:
        """Press Tab until the element has the focus, or a button of its group; tell where the focus was not seen."""
        for _ in range(MOST_TABS):
            on: dict[str, Any] = self.page.evaluate("() => walk.focus()")
            if on["at"] == number or (group and on["group"] == group):
                if not on["isSeen"]:
                    self.unseen.append(on["name"])
                return
            self.press("Tab")
        raise Lost(f"{MOST_TABS} presses of Tab did not reach “{name}” on {self.page.url}")

    def choose_radio(self, target: Any) -> None:
        """Choose a button of the group that has the focus."""
        away = """(one) => { const all = [...document.getElementsByName(one.name)];
            return all.indexOf(one) - all.indexOf(document.activeElement); }"""
        steps = target.evaluate(away)
        if not steps:
            self.press("Space")
        for _ in range(abs(steps)):
            self.press("ArrowDown" if steps > 0 else "ArrowUp")

    def choose_option(self, target: Any, value: str) -> None:
        """Go down a list to an option."""
        place = "(one, value) => [...one.options].findIndex((option) => option.value === value) - one.selectedIndex"
        steps = target.evaluate(place, value)
        for _ in range(abs(steps)):
            self.press("ArrowDown" if steps > 0 else "ArrowUp")
