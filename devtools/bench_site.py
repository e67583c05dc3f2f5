"""What a site takes of a disk, before its pictures: by kind of file, and by what its pages are made of.

Input: the folder of a built site. Output: bytes by name. The same bytes are counted once: what stands in a part of a
page that is counted, such as the reasons of a question, counts as none of the parts named after it.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from pathlib import Path

from course.site import mkdocs_process

ROOT = Path.cwd()
# Bytes of the shipped course's site before its pictures: where a test stops growth, and what is aimed at.
MOST, AIM = 4_000_000, 3_000_000
PICTURES = frozenset({".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico"})
KINDS = {".html": "pages", ".js": "scripts", ".css": "styles"}
# What pages are made of, in the order in which it is looked for.
PARTS = {
    "head": re.compile(r"<!doctype.*?</head>", re.DOTALL),
    "header": re.compile(r"<header.*?</header>", re.DOTALL),
    "list at the side": re.compile(r'<nav class="course-side".*?</nav>', re.DOTALL),
    "footer": re.compile(r"<footer.*?</footer>", re.DOTALL),
    "scenarios": re.compile(r"<course-scenario .*?</course-scenario>", re.DOTALL),
    "answers and reasons": re.compile(r'<details class="course-answer".*?</details>', re.DOTALL),
    "links to report a question": re.compile(r'<p class="course-report">.*?</p>'),
    "hints": re.compile(r'<details class="course-hint".*?</details>', re.DOTALL),
    "selects": re.compile(r"<select.*?</select>", re.DOTALL),
    "other parts of questions": re.compile(r'<fieldset class="course-question".*?</fieldset>', re.DOTALL),
    "progress and endings": re.compile(r"<course-(module|ending) .*?</course-\1>", re.DOTALL),
}


def kinds_of(site: Path) -> Counter[str]:
    """Return the bytes of a site by kind of file."""
    found: Counter[str] = Counter()
    for path in site.rglob("*"):
        if path.is_file() and path.suffix not in PICTURES:
            is_searched = path.relative_to(site).parts[0] == "search"
            found["search" if is_searched else KINDS.get(path.suffix, "lists and all else")] += path.stat().st_size
    return found


def parts_of(pages: list[str]) -> Counter[str]:
    """Return the bytes of pages by what they are made of."""
    found: Counter[str] = Counter()
    for page in pages:
        rest = page
        for name, part in PARTS.items():
            less = part.sub("", rest)
            found[name] += len(rest.encode()) - len(less.encode())
            rest = less
        found["all else"] += len(rest.encode())
    return found


def weigh() -> tuple[Counter[str], Counter[str]]:
    """Build the course, and return the bytes of its site by kind of file, and of its pages by part."""
    with tempfile.TemporaryDirectory() as name:
        site = Path(name).resolve() / "site"
        mkdocs_process.build(ROOT, site)
        return kinds_of(site), parts_of([path.read_text("utf-8") for path in sorted(site.rglob("*.html"))])
