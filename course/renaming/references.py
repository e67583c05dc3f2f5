"""What in a course's texts leads to something that gets another name: links, placements, and settings' links.

Input: the course as it is written, and which addresses become which. Output: edits. A link keeps the form that its
author gave it, and is left alone where it need not change.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from urllib.parse import quote, unquote

from course.checks.links import Mention
from course.checks.load import Written
from course.model import Module
from course.model.former_names import Names
from course.model.lesson import PLACEMENT_KINDS, Lesson, Placement, PlacementKind
from course.model.links import Links
from course.reading.problems import Position
from course.renaming.edits import CannotEdit, Edit, Editor
from course.settings.site_links import is_elsewhere, source_of

# From the source of a page, or the path of a file below modules/, to that of the new name.
Moved = Callable[[str], str]
# From a page's source and the id of a part of it to the new id.
Part = Callable[[str, str], str]


def rename_links(course: Written, editor: Editor, moved: Moved, part: Part) -> None:
    """Have every link lead to where its target is then, in each language."""
    gathered = (part for one in (course, *course.translations) for part in one.gathered)
    for mention in (mention for part in gathered for mention in part.mentions):
        target = mention.link.target.strip()
        if mention.link.kind != "reference" and target and not is_elsewhere(target):
            new = _new_target(mention.src, target, moved, part)
            if new != target:
                _replace_target(editor, mention, target, new)
    for link in course.settings.links:
        src = None if is_elsewhere(link.url) else source_of(link.url, course.content.page_sources)
        if src is not None:
            path, _, name = src.partition("#")
            new = moved(path)
            if new != path or (name and part(path, name) != name):
                address = _in_its_form(link.url, path, new)
                editor.replace(link.at.at("url"), link.url, f"{address}#{part(path, name)}" if name else address)


def _in_its_form(url: str, path: str, new: str) -> str:
    """Return a page as a setting named another: by its source, or by either form of its address."""
    written = url.partition("#")[0]
    if written.removeprefix("./") == path:
        return new
    return Links(written.endswith("/")).url(new)


def _new_target(src: str, target: str, moved: Moved, part: Part) -> str:
    path, mark, name = target.partition("#")
    path, question, query = path.partition("?")
    folder = posixpath.dirname(src)
    found = posixpath.normpath(posixpath.join(folder, unquote(path))) if path else src
    new_name = part(found, unquote(name)) if name else ""
    new_name = name if new_name == unquote(name) else new_name
    start = posixpath.dirname(moved(src)) or "."
    new = posixpath.relpath(moved(found), start) if path else ""
    if not path or posixpath.normpath(posixpath.join(start, unquote(path))) == moved(found):  # it leads there still
        new = path
    elif "%" in path:
        new = quote(new)
    return f"{new}{question}{query}{mark}{new_name}"


def _replace_target(editor: Editor, mention: Mention, old: str, new: str) -> None:
    """Change where a link leads: in its round brackets, or where its address is defined."""
    position = mention.position
    document = editor.document(position.path)
    pattern = re.compile(rf"\(\s*<?({re.escape(old)})(?=[\s>)])")
    is_found = False
    for number in range(position.line, len(document.lines) + 1):
        line = document.line(number)
        if not line.strip() and not position.path.endswith(".yml"):  # a link ends with its paragraph
            break
        # All of them: in one file the same address leads to the same page.
        for found in pattern.finditer(line, position.column - 1 if number == position.line else 0):
            editor.edits.add(Edit(position.path, number, found.start(1) + 1, old, new))
            is_found = True
    if is_found:
        return
    defined = re.compile(rf" {{0,3}}\[[^\]]+\]:\s*<?({re.escape(old)})(?=[\s>]|$)")
    for number, line in enumerate(document.lines, start=1):
        if place := defined.match(line):
            editor.edits.add(Edit(position.path, number, place.start(1) + 1, old, new))
            return
    raise CannotEdit(position, old)


def placements(course: Written, kind: PlacementKind) -> Iterator[tuple[Module, Lesson, Placement]]:
    """Yield what lessons place of a kind, in each language, those of the trainer's blocks too."""
    for module in (module for one in (course, *course.translations) for module in one.content.modules):
        for lesson in module.lessons:
            yield from ((module, lesson, one) for one in lesson.reading.placements if one.kind == kind)


def rename_placed(course: Written, editor: Editor, kind: PlacementKind, names: Names, new: str) -> None:
    """Have lessons place something under its new id; ``names`` are its module and its id."""
    for module, lesson, one in placements(course, kind):
        slug, _, name = one.id.rpartition("/")
        if (slug or module.slug, name) == names:
            _place(editor, lesson, one, f"{slug}/{new}" if slug else new)


def rename_owner(course: Written, editor: Editor, old: str, new: str) -> None:
    """Have lessons that name a module in a placement name it anew."""
    for kind in PLACEMENT_KINDS:
        for _, lesson, one in placements(course, kind):
            slug, mark, name = one.id.rpartition("/")
            if mark and slug == old:
                _place(editor, lesson, one, f"{new}/{name}")


def _place(editor: Editor, lesson: Lesson, one: Placement, new: str) -> None:
    line = editor.document(lesson.path).line(one.line)
    behind = line.find(":", one.column - 1) + 1
    editor.replace_behind(Position(lesson.path, one.line, behind + 1), one.id, new)
