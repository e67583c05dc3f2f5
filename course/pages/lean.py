"""What stands on a page, as it is published: without what is for the build alone, and no longer than it need be.

Input: the HTML of a page's content, or of what it brings on request, made by our own Markdown and templates. Output:
the same page to every reader.
"""

from __future__ import annotations

import re

from markupsafe import Markup

EXCLUDED = "data-search-exclude"  # what has it, the search leaves out

# In what we make, < and > are always escaped in texts, and > in attributes: what comes next tells in which one stands.
_MARK = re.compile(rf" {EXCLUDED}(?=[^<>]*>)")  # the search, which alone asks for it, has read the page before
_QUOTE = re.compile(r"&#3([49]);(?=[^<>]*<)")
_QUOTES = {"4": '"', "9": "'"}


def lean(html: Markup) -> Markup:
    """Return a page's content without marks for the search, and with quotation marks of its texts as themselves."""
    return Markup(_QUOTE.sub(lambda quote: _QUOTES[quote[1]], _MARK.sub("", str(html))))  # noqa: S704 - made by our own
