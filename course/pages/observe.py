"""The page on which somebody observes others at work: the sheets to mark, as they stand on paper too.

Input: ``Content`` and ``Fragments``. Output: a ``Page`` that holds a blank sheet for each checklist by which learners
are observed. Without a script it is the form on paper; what an observer marks stays in the browser that they use.
"""

from __future__ import annotations

from course.model import Checklist, Content, Module
from course.pages.fragments import Fragments
from course.pages.page import Page, catalogue_line

OBSERVE = "observe.md"


def observe_page(content: Content, fragments: Fragments) -> Page:
    """Return the page for observers."""
    words = content.words
    return Page(
        src=OBSERVE,
        title=words.say("Observe somebody at work"),
        short_title=words.say("Observe"),
        description=words.say(
            "Mark what you saw somebody do at work, sign it, and hand it over as a file or on paper."
        ),
        html=fragments.render("observe.html", OBSERVE, sheets=observed_checklists(content), plain=fragments.plain),
        revision_line=catalogue_line(content),
    )


def observed_checklists(content: Content) -> list[tuple[Module, Checklist]]:
    """Return the checklists by which learners are observed, each with its module."""
    return [
        (module, checklist)
        for module in content.observing
        for checklist in module.checklists
        if checklist.required == "observed"
    ]
