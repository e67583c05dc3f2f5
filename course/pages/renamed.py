"""What a site has because something had another name before: a script with the names, and pages at old addresses.

Input: ``Content``. Output: texts by their paths below the site. The script tells browsers, before anything else, what
the names under which they kept something have become (``web/store/names.js``). A page at an old address leads on to the
new one: without JavaScript too, and with it to the same part.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator

from course.model import Content, Course, Module
from course.model.former_names import FormerNames, Names
from course.pages.fragments import Fragments
from course.pages.look import look_files
from course.pages.slides import slides_src
from course.pages.trainer import key_src, run_sheet_src

NOT_KEPT = ("merged", "sheets")  # names of addresses, under which no browser keeps anything
TEMPLATE = "moved.html"


def script_path(content: Content) -> str:
    """Return where the script stands; nothing where nothing was renamed. Its name changes with what it holds."""
    text = script(content.former)
    return f"assets/former-{hashlib.sha256(text.encode()).hexdigest()[:12]}.js" if text else ""


def script(former: FormerNames) -> str:
    """Return the script that tells the names of today by those of before; nothing where nothing was renamed."""
    kept = {
        kind: {"/".join(old): list(new) for old, new in sorted(names.items())}
        for kind, names in sorted(former.by_kind.items())
        if kind not in NOT_KEPT
    }
    if not kept:
        return ""
    return f"coursewright.former = {json.dumps(kept, ensure_ascii=True, separators=(',', ':'))};\n"


def moved_files(content: Content, fragments: Fragments, *, trainer: bool) -> dict[str, str]:
    """Return the script, and the pages at old addresses."""
    if not content.former.all:
        return {}
    files = {path: script(content.former) for path in (script_path(content),) if path}
    for old, new in moved_pages(content, trainer=trainer).items():
        address = fragments.links.url(old)
        path = f"{address}index.html" if address.endswith("/") else address
        files[path] = str(fragments.render(TEMPLATE, old, to=new, styles=list(look_files(content))))
    return files


def moved_pages(content: Content, *, trainer: bool = False) -> dict[str, str]:
    """Return the sources of pages by those that they had before."""
    found: dict[str, str] = {}
    there = {*content.page_sources, *(src for module in content.modules for src in _of_trainer(module))}
    for old, new in (*_of_courses(content), *_of_modules(content, trainer=trainer)):
        if old not in there:
            found.setdefault(old, new)
    return found


def _of_courses(content: Content) -> Iterator[tuple[str, str]]:
    for course in content.catalogue.courses:
        for old in filter(str.islower, course.was):
            for src, new in _made_of(content, course).items():
                yield src.replace(f"courses/{course.id}", f"courses/{old}", 1), new


def _made_of(content: Content, course: Course) -> dict[str, str]:
    """Return the pages of a course; in place of one that would ask nothing, and so is not made, its first."""
    made = content.course_sources(course)
    days = (course.follow_up_src(day) for day in course.follow_ups)
    return {course.src: course.src, **{src: src if src in made else course.src for src in days}}


def _of_modules(content: Content, *, trainer: bool) -> Iterator[tuple[str, str]]:
    for module in content.modules:
        olds = [module.slug, *filter(str.islower, module.offering.was)]
        for (owner, old), new in _pages_of(module, trainer=trainer):
            for slug in olds if owner == module.slug else _names_of(content, owner):
                yield f"{slug}/{old}", new
        for slug in module.offering.merged:
            yield from ((f"{slug}/{page}.md", f"{module.slug}/{page}.md") for page in ("index", "quiz"))


def _names_of(content: Content, slug: str) -> Iterable[str]:
    """Return the names that a module has or had, from which something moved to another."""
    module = content.by_slug.get(slug)
    return (slug, *filter(str.islower, module.offering.was)) if module else (slug,)


def _pages_of(module: Module, *, trainer: bool) -> Iterator[tuple[Names, str]]:
    """Yield each page that a module has or had: its owner then and its name then, and its source now."""
    slug = module.slug
    always = [src for src in module.sources if src.endswith(("/index.md", "/quiz.md"))]
    for src in (*always, *(_of_trainer(module) if trainer else ())):
        yield (slug, src.partition("/")[2]), src
    for lesson in module.facts.lessons:
        for name in (f"{lesson.stem}.md", *lesson.was):
            yield _owned(slug, name), lesson.src
    guides = [scenario for scenario in module.facts.scenarios if scenario.is_guide]
    for kind, parts in (("checklist", module.facts.checklists), ("guide", guides)):
        for part in parts:
            for name in (part.id, *part.was):
                owner, old = _owned(slug, name)
                yield (owner, f"{kind}-{old}.md"), f"{slug}/{kind}-{part.id}.md"


def _of_trainer(module: Module) -> tuple[str, ...]:
    return run_sheet_src(module), slides_src(module), key_src(module)


def _owned(slug: str, name: str) -> tuple[str, str]:
    owner, _, old = name.rpartition("/")
    return owner or slug, old
