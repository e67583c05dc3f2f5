"""What ``export`` does: it writes questions for other programs, and tells what their format cannot hold.

Input: a format, and modules. Output: one new file, and a line for each thing that is lost. A cartridge holds links to
the pages of the site instead, and ``xapi`` and ``parquet`` take records.
"""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from course.checks.load import load_course
from course.commands import outputs, parquet, statements, zensical
from course.commands.arguments import CARTRIDGE, STATEMENTS, TABLES, TREE
from course.commands.console import DONE, WRONG_USAGE, WrongUsage, complain, say
from course.commands.site_links import public_links
from course.exporting import cartridge
from course.exporting.files import FORMATS, written
from course.model import Content, Module
from course.reading.problems import nearest, shown
from course.reading.telling import tell
from course.reading.wording import counted

CARTRIDGE_FILE = Path("cartridge.imscc")


def run(root: Path, options: Namespace) -> int:
    """Write the file, unless something is there already."""
    if isinstance(options.to, str) and options.format != TABLES:
        raise WrongUsage(
            tell(
                "%(to)s is an address, which `export %(tables)s` alone can write to. Name a file.",
                to=options.to,
                tables=TABLES,
            )
        )
    if options.post and options.format != STATEMENTS:
        raise WrongUsage(tell("--post is for `export %(statements)s` alone.", statements=STATEMENTS))
    if options.format == TABLES:
        return parquet.run(root, options)
    if options.format == STATEMENTS:
        return statements.run(root, options)
    if options.records:
        complain(
            tell("Records are for `export %(first)s` and `export %(second)s` alone.", first=STATEMENTS, second=TABLES)
        )
        return WRONG_USAGE
    if options.format == TREE:
        return zensical.run(root, options)
    to = options.to or (CARTRIDGE_FILE if options.format == CARTRIDGE else Path(f"questions{FORMATS[options.format]}"))
    if to.exists() and not options.force:
        complain(
            tell(
                "%(to)s is there already, and stays as it is. Choose another with --to, or replace it with --force.",
                to=to,
            )
        )
        return WRONG_USAGE
    content = load_course(root)
    slugs = [module.slug for module in content.modules]
    if unknown := [name for name in options.module if name not in slugs]:
        complain(
            tell(
                "There is no module %(unknown)s; %(nearest)s",
                unknown=shown(unknown[0]),
                nearest=nearest(unknown[0], slugs),
            )
        )
        return WRONG_USAGE
    modules = [module for module in content.modules if not options.module or module.slug in options.module]
    write = _write_links if options.format == CARTRIDGE else _write_questions
    return write(root, content, modules, options.format, to)


def _write_questions(root: Path, content: Content, modules: list[Module], form: str, to: Path) -> int:
    data, lost = written(content, modules, form, root)
    outputs.put(to, data)
    for name, words in lost.items():
        for loss in words:
            say(tell("%(name)s: lost: %(loss)s", name=name, loss=loss))
    with_losses = sum(1 for words in lost.values() if words)
    say(
        tell(
            "%(questions)s written to %(to)s, %(with_losses)s with losses.",
            questions=counted(len(lost), "question"),
            to=to,
            with_losses=with_losses,
        )
    )
    return DONE


def _write_links(root: Path, content: Content, modules: list[Module], _: str, to: Path) -> int:
    links = public_links(root)
    if not links.site_url:
        complain(tell("A cartridge leads to pages by their addresses: set `site_url` in mkdocs.yml."))
        return WRONG_USAGE
    data, number = cartridge.written(content, modules, links)
    outputs.put(to, data)
    say(tell("%(links)s written to %(to)s.", links=counted(number, "link"), to=to))
    return DONE
