"""What the commands for learners' records take on the command line; apart from the commands, as ``arguments`` is.

Output: their parsers, beside those of the other commands.
"""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING

from course.reading.telling import tell

if TYPE_CHECKING:
    from course.commands.arguments import Commands


def add_enter(commands: Commands) -> None:
    """Say what ``enter`` takes."""
    enter = commands.add_parser("enter", help=tell("make records of worksheets that were answered and marked on paper"))
    enter.add_argument("marks", nargs="?", metavar="MARKS", type=Path, help=tell("a table of marks, as CSV"))
    enter.add_argument("--by", metavar="NAME", default="", help=tell("who enters it, as the records say"))
    enter.add_argument("--to", metavar="FOLDER", type=Path, help=tell("where the records go"))
    enter.add_argument("--form", metavar="FILE", type=Path, help=tell("make a table to fill in, and no records"))
    enter.add_argument(
        "--course", metavar="CODE", default="", help=tell("the course of that table, where there are several")
    )
    _add_separator(enter)
    enter.add_argument(
        "--people", metavar="CSV", type=Path, help=tell("whose lines that table has, as `print --people` has them")
    )
    enter.add_argument(
        "--version", choices=("A", "B", "C", "R"), help=tell("the version that they all had, where it was one alone")
    )


def add_sign(commands: Commands) -> None:
    """Say what ``sign`` takes."""
    sign = commands.add_parser(
        "sign", help=tell("sign learners' records that are whole and complete, as their trainer")
    )
    sign.add_argument("paths", nargs="*", metavar="RECORD", type=Path, help=tell("record files, or folders of them"))
    sign.add_argument(
        "--key", metavar="FILE", type=Path, help=tell("your key, which is kept outside the course's folder")
    )
    sign.add_argument(
        "--new-key", metavar="FILE", type=Path, help=tell("make a key, and say what to write into the course")
    )
    sign.add_argument(
        "--password", action="store_true", help=tell("have that key ask for a password, as you type it now")
    )
    sign.add_argument(
        "--register", metavar="FILE", type=Path, help=tell("the list of what was signed; without it, beside the key")
    )


def add_badge(commands: Commands) -> None:
    """Say what ``badge`` takes."""
    badge = commands.add_parser(
        "badge", help=tell("make badges of signed records, for wallets and verifiers of others")
    )
    badge.add_argument(
        "paths", nargs="+", metavar="RECORD", type=Path, help=tell("signed record files, or folders of them")
    )
    badge.add_argument("--key", metavar="FILE", type=Path, required=True, help=tell("your key, as for `sign`"))
    badge.add_argument(
        "--to", metavar="FILE", type=Path, help=tell("its name: .png, .svg or .json; without it, by the record")
    )
    badge.add_argument("--web", action="store_true", help=tell("issue it in the name of the site's address (did:web)"))
    badge.add_argument(
        "--revoke",
        action="store_true",
        help=tell("take back badges that were issued with --web, for good, and make none"),
    )
    badge.add_argument("--force", action="store_true", help=tell("replace a badge that is there"))


def add_records(commands: Commands) -> None:
    """Say what the commands for records take."""
    add_verify(commands)
    add_enter(commands)
    add_sign(commands)
    add_badge(commands)
    add_statistics(commands)
    add_roster(commands)


def add_verify(commands: Commands) -> None:
    """Say what ``verify`` takes."""
    verify = commands.add_parser(
        "verify", help=tell("say whether learners' records are unchanged and complete; list them")
    )
    verify.add_argument(
        "paths",
        nargs="*",
        metavar="FILE",
        type=Path,
        help=tell("record files with their signatures, or folders of them"),
    )
    verify.add_argument(
        "--all", action="store_true", help=tell("tell of the good ones too, and do not only count them")
    )
    verify.add_argument(
        "--register", metavar="FILE", type=Path, help=tell("say where this register of signatures is not whole")
    )
    _add_form(verify)


def add_statistics(commands: Commands) -> None:
    """Say what ``statistics`` takes."""
    statistics = commands.add_parser("statistics", help=tell("tell from learners' records how the questions do"))
    statistics.add_argument("paths", nargs="*", metavar="FOLDER", type=Path, help=tell("folders of record files"))
    statistics.add_argument(
        "--from",
        dest="source",
        choices=("browser", "paper"),
        default="browser",
        help=tell("which records are counted: those that learners made, or those that were entered from paper"),
    )
    statistics.add_argument(
        "--objectives", metavar="OUT", type=Path, help=tell("write a table of objectives to this file")
    )
    statistics.add_argument("--page", metavar="HTML", type=Path, help=tell("write a page for trainers to this file"))
    _add_tables(statistics)
    _add_form(statistics)


def add_roster(commands: Commands) -> None:
    """Say what ``roster`` takes."""
    roster = commands.add_parser(
        "roster", help=tell("tell from learners' records who has completed what is due for them")
    )
    roster.add_argument("paths", nargs="*", metavar="FOLDER", type=Path, help=tell("record files, or folders of them"))
    roster.add_argument(
        "--people", metavar="CSV", type=Path, required=True, help=tell("who there is, and what is due when")
    )
    roster.add_argument("--within", metavar="DAYS", type=int, help=tell("tell what ends in so many days (60)"))
    roster.add_argument("--site", metavar="NAME", help=tell("tell of one site alone"))
    roster.add_argument(
        "--matrix", metavar="OUT", type=Path, help=tell("write people by modules to this file, for Excel")
    )
    _add_tables(roster)
    _add_form(roster)


def _add_tables(parser: ArgumentParser) -> None:
    """Say how tables of records are read in place of their files."""
    parser.add_argument("--parquet", metavar="FOLDER", default="", help=tell("read what `export parquet` wrote there"))


def _add_form(parser: ArgumentParser) -> None:
    """Say in which form what was found is told."""
    parser.add_argument("--csv", metavar="OUT", type=Path, help=tell("write a table for Excel to this file"))
    _add_separator(parser)
    parser.add_argument("--force", action="store_true", help=tell("replace that file if it is there"))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=tell("how it is shown"))


def _add_separator(parser: ArgumentParser) -> None:
    """Say what stands between the cells of tables that are written."""
    parser.add_argument(
        "--separator",
        choices=("comma", "semicolon", "tab"),
        default="",
        help=tell("what stands between cells of tables; without it, what spreadsheets of the course's language expect"),
    )
