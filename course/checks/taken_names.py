"""Names that no module and no lesson can have, because something else is called so, or its files mean something else.

Input: the name of a folder below ``modules/``, or of a text in a module's folder. Output: why it is taken, in words.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from course.folders.places import OWN_PAGES
from course.reading.problems import closest
from course.reading.telling import tell

# What the site itself has in the place where a module's folder or a lesson's page would be.
_FOLDERS = ("assets", "courses", "families", "javascripts", "print", "search", "stylesheets", "templates")
# Pages of the site and of the trainer's edition, by their names without an ending. Many servers show a page at the
# address of a folder of its name, and with `use_directory_urls` both would be one file.
_SITE_PAGES = (
    "404", "certificate", "due", "index", "learning", "observe", "sources", "trainer", "trainer-marks", "verify",
)  # fmt: skip
_PAGES = re.compile(r"(?:index|quiz|trainer(?:-keys|-slides)?|checklist-.*|guide-.*)\.md")


def folder_is_sites(name: str, languages: Collection[str] = ()) -> str:
    """Return that the site has a page of this name, or keeps files of its own in such a folder, or nothing.

    ``languages`` are those into which the course is translated: each has a folder.
    """
    if name in _SITE_PAGES:
        return tell("the site has the page `%(name)s.html`, which some servers show for `%(name)s/` as well", name=name)
    return tell("the site keeps its own files in `%(name)s/`", name=name) if name in (*_FOLDERS, *languages) else ""


def page_is_sites(name: str) -> str:
    """Return that the site makes a page of its own of this name, or nothing."""
    return tell("the site makes a page `%(name)s` itself", name=name) if _PAGES.fullmatch(name) else ""


def why_no_module(name: str) -> str:
    """Return why a module's folder cannot have this name, or nothing."""
    if name == OWN_PAGES:
        return tell("`%(name)s/` holds pages of your own for learners, and is not a module", name=name)
    return folder_is_sites(name)


def why_no_lesson(name: str) -> str:
    """Return why a lesson's file cannot have this name, or nothing."""
    if name == "index.md":
        return tell("the module's overview is called so")
    if name == "trainer.md":
        return tell("what is for trainers alone stands in a file of this name")
    if (taken := page_is_sites(name)) or not may_mean_another(name):
        return taken
    return tell(
        "it may have been meant for `%(may_mean_another)s.md`, which is not a lesson",
        may_mean_another=may_mean_another(name),
    )


def may_mean_another(name: str) -> str:
    """Return what a text is called as, or nearly so: an overview or a trainer's text; its ending says nothing."""
    return closest(name.removesuffix(".md"), ("index", "trainer")) or ""
