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
    _be_meant_for(options)
    if options.format == TABLES:
        return parquet.run(root, options)
    if options.format == STATEMENTS:
        return statements.run(root, options)
    if options.format == TREE:
        return zensical.run(root, options)
    to = options.to or (CARTRIDGE_FILE if options.format == CARTRIDGE else Path(f"questions{FORMATS[options.format]}"))
    outputs.may_write(to, force=options.force)
    content = load_course(root)
    write = _write_links if options.format == CARTRIDGE else _write_questions
    return write(root, content, _chosen(content, options.module), options.format, to)


def _be_meant_for(options: Namespace) -> None:
    """Raise ``WrongUsage`` for an option that another format takes."""
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
    if options.records and options.format not in (TABLES, STATEMENTS):
        raise WrongUsage(
            tell("Records are for `export %(first)s` and `export %(second)s` alone.", first=STATEMENTS, second=TABLES)
        )


def _chosen(content: Content, slugs: list[str]) -> list[Module]:
    """Return the modules that were named, or all; raises ``WrongUsage`` for one that there is not."""
    known = [module.slug for module in content.modules]
    for slug in slugs:
        if slug not in known:
            raise WrongUsage(
                tell("There is no module %(unknown)s; %(nearest)s", unknown=shown(slug), nearest=nearest(slug, known))
            )
    return [module for module in content.modules if not slugs or module.slug in slugs]


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
