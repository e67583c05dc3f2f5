"""The same pages without us: what stock Material for MkDocs makes of the same content, to measure against.

Input: the folder of a course. Output: a folder with an ``mkdocs.yml`` of its own, where each
page holds, as Markdown and raw HTML, what our plugin would have put into it.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import yaml

from course import pages
from course.checks.load import load_course
from course.markdown.marks import slot
from course.model import Content, Module
from course.model.lesson import Lesson, Reading
from course.model.links import Links
from course.pages.fragments import Fragments

BETWEEN = "<hr>\n<hr>"
SETTINGS = {
    "docs_dir": "pages",
    "use_directory_urls": False,
    "theme": {"name": "material", "font": False},  # what the theme would fetch from elsewhere is not counted
    "plugins": ["search"],
    "markdown_extensions": ["admonition", "attr_list", "footnotes", "sane_lists", "tables"],
}


def write_twin(root: Path, into: Path) -> None:
    """Write the course of ``root`` as a stock MkDocs project."""
    content = load_course(root)
    fragments = Fragments(content, root / "overrides", Links(directory_urls=False))
    folder = into / "pages"
    shutil.copytree(root / "modules", folder, ignore=shutil.ignore_patterns("*.yml", "*.yaml", "*.md"))
    # Scripts and styles that the content of a page asks for; the frame's are the theme's business.
    shutil.copytree(root / "overrides/assets/course", folder / "assets/course")
    texts = {page.src: page.text() for page in pages.generated(content, fragments)}
    for module in content.modules:
        texts[f"{module.slug}/index.md"] = overview_text(content, module, fragments, root)
        texts |= {lesson.src: lesson_text(content, module, lesson, fragments) for lesson in module.lessons}
    for src, text in texts.items():
        path = folder / src
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    settings = {"site_name": content.catalogue.title, "nav": pages.navigation(content), **SETTINGS}
    (into / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False), "utf-8")


def overview_text(content: Content, module: Module, fragments: Fragments, root: Path) -> str:
    """Return a module's page: all that we put around the overview, then the overview itself."""
    overview = (root / "modules" / module.slug / "index.md").read_text("utf-8").split("---\n", 2)[2]
    return page_text(module.title, raw(pages.offering_html(content, module, fragments, Reading())), overview)


def lesson_text(content: Content, module: Module, lesson: Lesson, fragments: Fragments) -> str:
    """Return a lesson's page with what its author placed there in full."""
    reading = lesson.reading
    between = "".join(f"<p>{slot('P', str(number))}</p>{BETWEEN}" for number in range(len(reading.placements)))
    whole = pages.lesson_html(
        content, module, lesson, fragments, replace(reading, html=f"{BETWEEN}{between}", notes="")
    )
    head, *parts, foot = map(raw, whole.split(BETWEEN))
    lines = lesson.body.split("\n")
    for placement, part in zip(reading.placements, parts, strict=True):
        lines[placement.line - lesson.first_line] = f"\n{part}\n"
    return page_text(lesson.title, head, "\n".join(lines), foot)


def page_text(title: str, *parts: str) -> str:
    """Return a page's Markdown with its title."""
    return "\n\n".join([f"---\ntitle: {json.dumps(title)}\n---", *parts, ""])


def raw(html: str) -> str:
    """Return HTML in an element that Markdown leaves alone whatever it holds."""
    return f"<div>\n{html}\n</div>\n"
