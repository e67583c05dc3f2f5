"""The extensions of Python-Markdown and PyMdown that an author's texts are read with, by where they stand.

Whatever renders a text takes them from here, so that a lesson, a question and paper agree on what is markup.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

Settings = dict[str, dict[str, object]]

# Names and settings are those of Python-Markdown and PyMdown.
IN_SENTENCES: Settings = {
    "pymdownx.keys": {},
    "pymdownx.tilde": {},
    "pymdownx.caret": {},
    "pymdownx.mark": {},
}
IN_TEXTS: Settings = IN_SENTENCES | {
    "sane_lists": {},
    "tables": {},
    "def_list": {},
    "pymdownx.highlight": {"linenums_style": "pymdownx-inline"},
    # A head that cannot be read is still the head of a block of code; `check` names what is wrong with it.
    "pymdownx.superfences": {"relaxed_headers": True},
}
IN_LESSONS: Settings = IN_TEXTS | {
    "abbr": {},
    "admonition": {},
    "attr_list": {},
    "footnotes": {},
    "pymdownx.details": {},
    "pymdownx.tabbed": {"alternate_style": True},
    "toc": {"permalink": False},
}


def made(settings: Settings) -> list[Any]:
    """Return the extensions of these names, with these settings, as ``Markdown`` takes them.

    Told their names alone, it looks for each in what every installed package says of itself, which takes longer than
    all else that it does before its first text.
    """
    return [extension(name, own) for name, own in settings.items()]


def extension(name: str, settings: Mapping[str, Any]) -> Any:
    """Return one extension by its name."""
    module = import_module(name if "." in name else f"markdown.extensions.{name}")
    return module.makeExtension(**settings)
