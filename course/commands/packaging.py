"""What ``package`` does: it makes an archive of a module or a course that a learning platform takes in.

Input: a format, and a module or a course. Output: one new file.
"""

from __future__ import annotations

import tempfile
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from course.commands.console import DONE, PROBLEMS, WRONG_USAGE, complain, say
from course.model import Content
from course.packaging.archive import package
from course.packaging.packed import Packed, of_course, of_module
from course.reading.problems import nearest, shown
from course.reading.wording import counted
from course.site import building, mkdocs_process, publish


def run(root: Path, options: Namespace) -> int:
    """Write the package, unless something is there already."""
    try:
        content = load(root)
        packed = chosen(content, options)
        if isinstance(packed, str):
            complain(packed)
            return WRONG_USAGE
        to = options.to or Path(f"{packed.id.rpartition('.')[2]}-{options.format}.zip")
        if to.exists() and not options.force:
            complain(
                f"{to} is there already, and stays as it is. Choose another with --to, or replace it with --force."
            )
            return WRONG_USAGE
        with tempfile.TemporaryDirectory() as name:
            site = Path(name).resolve()
            build(root, site)
            data = package(root, site, content, packed, options.format)
        to.write_bytes(data)
    except mkdocs_process.CourseRefused as found:
        for problem in found.problems:
            complain(problem)
        return PROBLEMS
    except (building.TemplateProblem, mkdocs_process.BuildFailed) as problem:
        complain(str(problem))
        return PROBLEMS
    except OSError as error:
        complain(f"{to} cannot be written: {error.strerror}.")
        return PROBLEMS
    say(f"{packed.code} {packed.title}: {counted(len(packed.modules), 'module')} in {to}, {len(data)} bytes.")
    return DONE


def load(root: Path) -> Content:
    """Return the checked course."""
    from course.checks.load import load_course

    return load_course(root)


def build(root: Path, folder: Path) -> None:
    """Build the learners' site into a folder, with an address for each file, because an LMS opens no folders."""
    builder = building.Builder(root, root / "site", directory_urls=False)
    if not builder.is_ours:
        message = (
            "Nothing was packed: packages are made of sites without hooks or plugins of their own; take them out of "
            "mkdocs.yml."
        )
        raise publish.PublishProblem(message)
    builder.build(folder)


def chosen(content: Content, options: Namespace) -> Packed | str:
    """Return what is to be packed, or why nothing can be."""
    modules = {name: module for module in content.modules for name in (module.code, module.slug)}
    courses = {name: course for course in content.catalogue.courses for name in (course.code, course.id)}
    if options.module:
        found = modules.get(options.module)
        return of_module(content, found) if found else _unknown("module", options.module, modules)
    if options.course:
        course = courses.get(options.course)
        return of_course(content, course) if course else _unknown("course", options.course, courses)
    if len(content.catalogue.courses) == 1:
        return of_course(content, content.catalogue.courses[0])
    return "Say what to pack: --course or --module, with its code."


def _unknown(what: str, name: str, known: Iterable[str]) -> str:
    return f"There is no {what} {shown(name)}; {nearest(name, list(known))}"
