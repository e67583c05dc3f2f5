"""What ``package`` does: it makes an archive of a module or a course that a learning platform takes in.

Input: a format, and a module or a course. Output: one new file.
"""

from __future__ import annotations

import tempfile
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from course.commands import outputs, unbuilt
from course.commands.console import DONE, PROBLEMS, WrongUsage, complain, say
from course.model import Content
from course.packaging.archive import package
from course.packaging.packed import Packed, of_course, of_module
from course.reading.problems import nearest, shown
from course.reading.telling import tell
from course.reading.wording import counted
from course.site import building, publish


def run(root: Path, options: Namespace) -> int:
    """Write the package, or say why nothing was packed."""
    try:
        return write(root, options)
    except unbuilt.REASONS as why:
        return unbuilt.complain_of(why, tell("Nothing was packed."))


def write(root: Path, options: Namespace) -> int:
    """Write the package, unless something is there already."""
    content = load(root)
    packed = chosen(content, options)
    to = options.to or Path(f"{packed.id.rpartition('.')[2]}-{options.format}.zip")
    outputs.may_write(to, force=options.force)
    try:
        with tempfile.TemporaryDirectory() as name:
            site = Path(name).resolve()
            build(root, site)
            data = package(root, site, content, packed, options.format)
    except OSError as error:
        complain(tell("%(to)s cannot be written: %(strerror)s.", to=to, strerror=error.strerror))
        return PROBLEMS
    outputs.put(to, data)
    say(
        tell(
            "%(code)s %(packed)s: %(modules)s in %(to)s, %(data_count)s bytes.",
            code=packed.code,
            packed=packed.title,
            modules=counted(len(packed.modules), "module"),
            to=to,
            data_count=len(data),
        )
    )
    return DONE


def load(root: Path) -> Content:
    """Return the checked course."""
    from course.checks.load import load_course

    return load_course(root)


def build(root: Path, folder: Path) -> None:
    """Build the learners' site into a folder, with an address for each file, because an LMS opens no folders."""
    builder = building.Builder(root, root / "site", directory_urls=False)
    if not builder.is_ours:
        message = tell(
            "Nothing was packed: packages are made of sites without hooks or plugins of their own; take "
            "them out of mkdocs.yml."
        )
        raise publish.PublishProblem(message)
    builder.build(folder)


def chosen(content: Content, options: Namespace) -> Packed:
    """Return what is to be packed; raises ``WrongUsage`` where nothing can be."""
    modules = {name: module for module in content.modules for name in (module.code, module.slug)}
    courses = {name: course for course in content.catalogue.courses for name in (course.code, course.id)}
    if options.module:
        if options.module not in modules:
            raise _unknown(tell("module"), options.module, modules)
        return of_module(content, modules[options.module])
    if options.course:
        if options.course not in courses:
            raise _unknown(tell("course"), options.course, courses)
        return of_course(content, courses[options.course])
    if len(content.catalogue.courses) == 1:
        return of_course(content, content.catalogue.courses[0])
    raise WrongUsage(tell("Say what to pack: --course or --module, with its code."))


def _unknown(what: str, name: str, known: Iterable[str]) -> WrongUsage:
    hint = nearest(name, list(known))
    return WrongUsage(tell("There is no %(what)s %(name)s; %(nearest)s", what=what, name=shown(name), nearest=hint))
