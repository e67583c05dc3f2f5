"""No heading of an author takes an id that a page has from us: on every kind of page, in a whole site."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from course.markdown.section_ids import slug
from tests.checks.test_published import build
from tests.folders.whole_projects import Roots, project
from tests.rich_course import rich

pytestmark = pytest.mark.long

__all__ = ["project"]  # a fixture

LESSON = "modules/people/lesson.md"
PAGES = {
    "people/lesson.html": LESSON,
    "people/index.html": "modules/people/index.md",
    "people/trainer.html": "modules/people/trainer.md",
    "pages/privacy.html": "modules/pages/privacy.md",
}


class _Ids(HTMLParser):
    """The elements that have an id, and the parts of the page that links lead to."""

    def __init__(self, html: bytes) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.targets: set[str] = set()
        self.feed(html.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if named.get("id"):
            self.found.append((str(named["id"]), tag))
        if tag == "a" and str(named.get("href")).startswith("#"):
            self.targets.add(str(named["href"])[1:])


def test_headings_named_like_each_id_of_ours_take_none(project: Roots, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {**rich()}
    for path in PAGES.values():  # a page that cites something has a list of sources
        files[path] += "\nAnybody can help.[^000-01]\n"
    root = project(changes=dict(files))
    before = build(root, trainer=True, monkeypatch=monkeypatch)
    ours = {}
    for page, path in PAGES.items():
        text = (root / path).read_text("utf-8")
        own = {slug(line.lstrip("# ")) for line in text.split("\n") if line.startswith("#")}
        ours[page] = {name: tag for name, tag in _Ids(before[page]).found if name not in own}
        assert len(ours[page]) > 3, page
        names = [name for name in ours[page] if slug(name) == name]
        assert len(names) > 3, page
        (root / path).write_text(text + "".join(f"\n## {name}\n\nWords of {name}.\n" for name in names), "utf-8")
    after = build(root, trainer=True, monkeypatch=monkeypatch)
    for page in PAGES:
        read = _Ids(after[page])
        twice = [name for name, count in Counter(name for name, _ in read.found).items() if count > 1]
        assert twice == [], page
        tags = dict(read.found)
        assert {name: tags.get(name) for name in ours[page]} == ours[page], page
        assert read.targets - tags.keys() == set(), page
        for name in ours[page]:
            if slug(name) == name:
                assert f'id="{name}_1"'.encode() in after[page], (page, name)


def test_a_local_standard_in_a_heading_is_filled_in_wherever_the_heading_is_named(project: Roots) -> None:
    files = {**rich()}
    for path in (LESSON, "modules/people/index.md", "modules/pages/privacy.md"):
        files[path] += "\n## Call within [[call-within]] & stay\n\nWords.\n\n## Stay for [[stay-for]]\n\nWords.\n"
    site = build(project(changes=dict(files)))
    assert [name for name, content in site.items() if b"\xef\xb7\x9e" in content] == []  # U+FDDE, which marks a slot
    for name in ("people/lesson.html", "pages/privacy.html"):
        page = site[name].decode()
        assert set(re.findall(r'href="#stay-for[^"]*"[^>]*>(?:Continue: )?([^<]*)</a>', page)) == {
            "Stay for ten minutes"
        }, name
        assert re.search(r'href="#call-within[^"]*"[^>]*>Call within _+ [^<]*&amp; stay</a>', page), name
