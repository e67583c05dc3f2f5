"""Videos and recordings on a page: the player, and on paper a code that leads back to it.

Input: what a block of an author says, as ``course.markdown.media_blocks`` found it. Output: HTML; nothing starts by
itself, and without a script all of it is there.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from markupsafe import Markup

from course.markdown.marks import unmarked
from course.pages.fragments import Fragments, PageTexts

QUIET = 4  # squares of white on each side


def media_html(said: Mapping[str, str], fragments: Fragments, src: str, texts: PageTexts) -> Markup:
    """Return the player of a video or a recording on the page ``src``."""
    address = fragments.links.address(src)
    return fragments.render(
        "media.html",
        src,
        kind=said["kind"],
        title=unmarked(said["title"]),
        file=texts.resolve(said.get("file", "")),
        captions=texts.resolve(said["captions"]) if said.get("captions") else "",
        address=address,
        code=code_to_scan(address) if address else "",
    )


@lru_cache(maxsize=100)
def code_to_scan(address: str) -> Markup:
    """Return a QR code for an address as a drawing, black on white; its words stand beside it."""
    import segno  # here, because it brings half of what talks to networks, and few pages have films

    code = segno.make_qr(address, error="m", boost_error=False)
    drawn = code.svg_inline(border=QUIET, light="#fff", omitsize=True, svgclass="course-media__code", lineclass=None)
    return Markup(drawn.replace("<svg ", '<svg aria-hidden="true" ', 1))  # noqa: S704 (made of an address by segno)
