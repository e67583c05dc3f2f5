"""Addresses and DOIs in what an author wrote of a source, as links.

Input: HTML of our own. Output: the same, with a link around each address (``https://...``) and each DOI
(``doi:10.1000/182``) that stands in its words. What is a link already stays as it is.
"""

from __future__ import annotations

import re

from markupsafe import Markup

_TAG = re.compile("(<[^>]*>)")
_END = r"(?<![.,;:!?)\]}])"  # of the sentence around it, and not of the address
# Markup writes < > & " ' as entities, of which the first two and the last two end an address.
_ADDRESS = re.compile(
    rf"(?P<web>https?://(?:(?!&(?:lt|gt|quot|\#34|\#39);)[^\s<>])+{_END})"
    rf"|\b(?:doi:\s?)?(?P<doi>10\.\d{{4,9}}/(?:(?!&(?:lt|gt|quot|\#34|\#39);)[^\s<>])+{_END})",
    re.IGNORECASE,
)
_RESOLVER = "https://doi.org/"


def linked(html: Markup) -> Markup:
    """Return HTML with its addresses and DOIs as links."""
    if "://" not in html and "10." not in html:
        return html
    parts, inside = [], 0
    for part in _TAG.split(str(html)):
        if part.startswith("<"):
            inside += part.startswith("<a ") - (part == "</a>")
            parts.append(part)
        else:
            parts.append(part if inside else _ADDRESS.sub(_link, part))
    return Markup("".join(parts))


def _link(found: re.Match[str]) -> str:
    # What is matched is HTML already: its entities are right within an attribute in quotes too.
    address = found["web"] or _RESOLVER + found["doi"]
    return f'<a class="course-address" href="{address}">{found[0]}</a>'
