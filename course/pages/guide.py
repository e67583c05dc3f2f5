"""The page of a guide: a scenario that is used on the job, open while somebody works."""

from __future__ import annotations

from collections.abc import Iterator

from course.model import Module
from course.pages.fragments import Fragments
from course.pages.page import Page, revision_line
from course.pages.scenario import guide_html


def guide_pages(module: Module, fragments: Fragments) -> Iterator[Page]:
    """Yield one page for each guide of a module."""
    for guide in module.guides:
        src = f"{module.slug}/guide-{guide.id}.md"
        body = guide_html(module, guide, fragments, src)
        title = fragments.words.say("Guide: %(title)s", title=guide.title)
        yield Page(
            src=src,
            title=title,
            short_title=title,
            description=fragments.plain(guide.setup),
            html=fragments.render("guide_page.html", src, module=module, guide=guide, body=body),
            revision_line=revision_line(module, fragments.words),
        )
