"""The extensions of Python-Markdown and PyMdown that an author's texts are read with, by where they stand.

Whatever renders a text takes them from here, so that a lesson, a question and paper agree on what is markup.
"""

from __future__ import annotations

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
