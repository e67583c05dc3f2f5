"""What the command line takes; apart from the commands, so that help and usage need no packages.

Output: the parser for all commands.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from course import __version__
from course.commands.parser import Parser
from course.commands.record_arguments import add_records
from course.reading.program import program_alone
from course.reading.telling import tell, tellable

NEW = ("course", "module", "lesson", "quiz", "question", "checklist", "scenario", "guide")
PROFILES = ("minimal", "practice", "full")  # as `Profile` of the model has them, which needs packages

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[Parser]  # noqa: SLF001  # it has no other name

PACKAGED = ("scorm12", "scorm2004", "cmi5")  # as `MANIFESTS` of the packaging wing has them
EXPORTED = ("gift", "moodle-xml", "qti21", "qti30", "csv")  # as `FORMATS` of the exporting wing has them
CARTRIDGE, STATEMENTS, TABLES, TREE = "cartridge", "xapi", "parquet", "zensical"
# As `FORMATS` of the importing wing has them.
IMPORTED = (
    *("gift", "aiken", "moodle-xml", "qti", "qti12", "csv", "xlsx", "docx"),
    *("liascript", "mkdocs-quiz", "mdbook-quiz", "package"),
)
# What has a name that something hangs on; ``course.renaming.names`` knows each.
RENAMED = (
    *("catalogue", "course", "code", "module", "lesson", "heading", "question", "choice"),
    *("checklist", "item", "scenario", "node"),
)


# Commands whose further words are for a program of ``devtools/``.
TOOLS = {
    "test": tellable("run all tests and checks; further arguments go to pytest"),
    "audit": tellable("check the built site with outside tools"),
    "bench": tellable("measure speed"),
    "bundle": tellable("make the scripts that pages load from web/"),
}


def arguments_parser() -> Parser:
    """Return the parser for all commands."""
    parser = Parser(
        prog=program_alone(),
        description=tell("A training course from a folder of text files. Without a command, the site is built."),
        allow_abbrev=False,
    )
    add_settings(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    add_site(commands)
    add_new(commands)
    add_import(commands)
    add_export(commands)
    add_package(commands)
    add_check(commands)
    add_rename(commands)
    add_print(commands)
    add_scenarios(commands)
    add_records(commands)
    add_words(commands)
    add_chapter(commands)
    commands.add_parser("schemas", help=tell("write the schemas by which an editor checks your files while you type"))
    for name, words in TOOLS.items():
        commands.add_parser(name, help=tell(words), add_help=False)  # each answers --help itself
    return parser


def add_settings(parser: argparse.ArgumentParser) -> None:
    """Say what stands before the name of a command, and counts for any."""
    parser.add_argument(
        "--version", action="version", version=f"Coursewright {__version__}", help=tell("say which version this is")
    )
    parser.add_argument("--root", default=".", metavar="FOLDER", help=tell("the course's folder; without it, this one"))
    parser.add_argument(
        "--messages", metavar="TAG", help=tell("the language of messages, such as de; without it, that of the course")
    )
    parser.add_argument(
        "--edition",
        choices=("learner", "trainer"),
        default="learner",
        help=tell("which edition to build or serve; the trainer's holds the answers and goes to site-trainer/"),
    )
    parser.set_defaults(verbose=False, zip=False)


def add_chapter(commands: Commands) -> None:
    """Say what ``chapter`` takes."""
    chapter = commands.add_parser("chapter", help=tell("show a chapter of the authors' guide, or list them all"))
    chapter.add_argument("name", nargs="?", default="", metavar="NAME", help=tell("such as question-bank"))
    chapter.add_argument(
        "heading", nargs="?", default="", metavar="HEADING", help=tell("how a heading in it begins: that section alone")
    )


def add_words(commands: Commands) -> None:
    """Say what ``words`` takes."""
    words = commands.add_parser("words", help=tell("what pages say, and what a course says, in other languages"))
    words.add_argument(
        "what",
        nargs="?",
        default="",
        metavar="TAG",
        help=tell("a language to add to those of the pages, such as da; or export, import, confirm"),
    )
    words.add_argument(
        "of",
        nargs="*",
        metavar="...",
        help=tell("export: a language; import: a file; confirm: a language, and its files"),
    )


def add_site(commands: Commands) -> None:
    """Say what ``build``, ``serve`` and ``clean`` take."""
    build = commands.add_parser("build", help=tell("check the course and build site/ (the default)"))
    build.add_argument("--verbose", action="store_true", help=tell("show what MkDocs says"))
    build.add_argument(
        "--zip", action="store_true", help=tell("write site-offline.zip too: the site as one file, to open from a disk")
    )
    serve = commands.add_parser("serve", help=tell("show the site here, and again after each change"))
    commands.add_parser("clean", help=tell("take away what builds kept for the next one"))
    serve.add_argument("--port", type=int, help=tell("the port to serve on (8000, or the next free one)"))


def add_new(commands: Commands) -> None:
    """Say what ``new`` takes."""
    new = commands.add_parser(
        "new", help=tell("make a small course, or one more part of this one; nothing is written over")
    )
    new.add_argument("what", choices=NEW, metavar="WHAT", help=", ".join(NEW))
    new.add_argument(
        "name",
        metavar="NAME",
        help=tell(
            "the folder of a course; a module; module/name of a lesson, a checklist, a scenario or a guide; "
            "the module of a quiz; the kind of a question"
        ),
    )
    new.add_argument(
        "--title", default="", help=tell("of a course, a module or a lesson; made from its name without it")
    )
    new.add_argument("--language", default="", metavar="TAG", help=tell("of a course, such as de; English without it"))
    new.add_argument("--code", default="", help=tell("of a module, such as FA-103; the one after the last without it"))
    new.add_argument("--quiz", default="", metavar="MODULE", help=tell("into whose question bank a question goes"))
    new.add_argument("--id", default="", help=tell("of a question; its kind without it"))


def add_import(commands: Commands) -> None:
    """Say what ``import`` takes."""
    parser = commands.add_parser(
        "import", help=tell("take questions of other programs into a bank, and tell what was lost")
    )
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help=tell("GIFT, Aiken, Moodle XML, QTI, H5P, tables and others")
    )
    parser.add_argument("--to", required=True, metavar="MODULE", help=tell("into whose question bank they go"))
    parser.add_argument(
        "--format",
        default="",
        metavar="FORMAT",
        help="; ".join((", ".join(IMPORTED), tell("told by the file without it"))),
    )
    parser.add_argument(
        "--columns",
        nargs="+",
        default=[],
        metavar="NAME=HEADER",
        help=tell("how a table calls its columns: prompt=Frage"),
    )
    parser.add_argument(
        "--lesson", default="", metavar="NAME", help=tell("make a lesson of a Word file, or of Markdown")
    )
    parser.add_argument("--force", action="store_true", help=tell("replace that lesson if it is there"))
    parser.add_argument("--dry-run", action="store_true", help=tell("say what would be taken, and write nothing"))


def place(text: str) -> Path | str:
    """Return a path; the address of an object store stays as it is."""
    return text if "://" in text else Path(text)


def add_export(commands: Commands) -> None:
    """Say what ``export`` takes."""
    parser = commands.add_parser(
        "export", help=tell("write questions or the site for other programs, and tell what is lost")
    )
    forms = (*EXPORTED, CARTRIDGE, STATEMENTS, TABLES, TREE)
    parser.add_argument("format", choices=forms, metavar="FORMAT", help=", ".join(forms))
    parser.add_argument(
        "records",
        nargs="*",
        metavar="RECORD",
        type=Path,
        help=tell("for xapi and parquet: record files, or folders of them"),
    )
    parser.add_argument(
        "--module", nargs="+", default=[], metavar="SLUG", help=tell("these modules alone; all without it")
    )
    parser.add_argument(
        "--to", metavar="FILE", type=place, help=tell("the new file or folder; questions.xml or the like without it")
    )
    parser.add_argument(
        "--post", default="", metavar="URL", help=tell("for xapi: send them to this learning record store")
    )
    parser.add_argument("--force", action="store_true", help=tell("replace that file if it is there"))


def add_package(commands: Commands) -> None:
    """Say what ``package`` takes."""
    parser = commands.add_parser("package", help=tell("make an archive that a learning platform (an LMS) takes in"))
    parser.add_argument("format", choices=PACKAGED, metavar="FORMAT", help=", ".join(PACKAGED))
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--course", metavar="CODE", default="", help=tell("the modules of this course, as one"))
    part.add_argument("--module", metavar="CODE", default="", help=tell("one module alone"))
    parser.add_argument("--to", metavar="FILE", type=Path, help=tell("the new file; people-scorm12.zip without it"))
    parser.add_argument("--force", action="store_true", help=tell("replace that file if it is there"))


def add_check(commands: Commands) -> None:
    """Say what ``check`` and ``fingerprint`` take."""
    check = commands.add_parser("check", help=tell("check the course, build nothing"))
    check.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help=tell("how problems are listed")
    )
    check.add_argument(
        "--explain", nargs="?", const="", metavar="RULE", help=tell("tell why a rule is there, or list all")
    )
    check.add_argument(
        "--profile", choices=PROFILES, help=tell("hold the course to this profile, and not to that of its catalogue")
    )
    check.add_argument("--since", metavar="REVISION", help=tell("ask what changes since this git revision or day need"))
    fingerprint = commands.add_parser("fingerprint", help=tell("let check find the words of an article in the course"))
    fingerprint.add_argument("article", metavar="ARTICLE", help=tell("the article's id in modules/sources.yml"))
    fingerprint.add_argument("file", metavar="FILE", help=tell("its text, which stays where it is"))


def add_rename(commands: Commands) -> None:
    """Say what ``rename`` takes."""
    rename = commands.add_parser("rename", help=tell("give something another name, and nobody loses anything"))
    rename.add_argument("kind", choices=RENAMED, metavar="KIND", help=", ".join(RENAMED))
    rename.add_argument(
        "old", metavar="OLD", help=tell("what it is called: people, people/first-call, people/lesson.md#stay")
    )
    rename.add_argument("new", metavar="NEW", help=tell("what it is to be called: the last part alone"))
    rename.add_argument("--dry-run", action="store_true", help=tell("show what would change, and write nothing"))


def add_print(commands: Commands) -> None:
    """Say what ``print`` takes."""
    parser = commands.add_parser(
        "print", help=tell("make PDFs of checklists, worksheets, keys and certificates in print/")
    )
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--course", metavar="ID", default="", help=tell("print one course alone"))
    part.add_argument("--module", metavar="SLUG", default="", help=tell("print one module alone"))
    sheets = ("checklists", "worksheets", "keys", "certificate")
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument(
        "--pack",
        nargs="+",
        choices=("group", "trainer"),
        default=[],
        help=tell("one file of it all for both sides of the paper: for the group, in each version, or for the trainer"),
    )
    kind.add_argument("--only", choices=sheets, default="", help=tell("one kind of sheet alone; all without it"))
    parser.add_argument("--to", type=Path, metavar="FOLDER", help=tell("where the files go (print)"))
    parser.add_argument(
        "--since",
        metavar="REVISION",
        default="",
        help=tell("print what has changed since this git revision or day, and list it"),
    )
    parser.add_argument(
        "--people",
        type=Path,
        metavar="CSV",
        help=tell("print a sheet for each person of this list, with their name, and lists of them all"),
    )
    add_sheets(parser)


def add_sheets(parser: argparse.ArgumentParser) -> None:
    """Say how ``print`` is told what its sheets are like."""
    papers = ("a4", "letter", "a5", "half-letter", "a6")
    parser.add_argument("--paper", choices=papers, help=tell("one paper alone; those of the catalogue without it"))
    parser.add_argument(
        "--size", choices=("normal", "large"), help=tell("letters of 11 points or more, or of 18 or more")
    )
    parser.add_argument(
        "--boxes", choices=("left", "right"), help=tell("the side of the text on which boxes to tick stand")
    )
    parser.add_argument(
        "--version",
        choices=("A", "B", "C", "R"),
        help=tell(
            "one version of the worksheets alone; C asks some of the questions, and R, for a re-sit, as many others"
        ),
    )
    parser.add_argument(
        "--language", metavar="TAG", default="", help=tell("one language alone, such as de; all without it")
    )
    parser.add_argument("--address", metavar="URL", default="", help=tell("where the site stands, for the QR codes"))


def add_scenarios(commands: Commands) -> None:
    """Say what ``graph`` and ``twee`` take."""
    graph = commands.add_parser("graph", help=tell("draw the ways through scenarios and guides, as SVG"))
    graph.add_argument("scenario", nargs="?", default="", metavar="ID", help=tell("one alone; all without it"))
    graph.add_argument("--to", type=Path, metavar="FOLDER", help=tell("where the files go (print/graphs)"))
    twee = commands.add_parser("twee", help=tell("scenarios as Twine stories, there and back"))
    ways = twee.add_subparsers(dest="way", required=True, metavar="WAY")
    out = ways.add_parser("export", help=tell("write a scenario as Twee 3"))
    out.add_argument("scenario", metavar="ID", help=tell("module/id, or the id where no other module has it"))
    back = ways.add_parser("import", help=tell("turn a Twine story into an entry of scenarios.yml"))
    back.add_argument(
        "files",
        type=Path,
        nargs="+",
        metavar="FILE",
        help=tell("Twee, HTML as Twine publishes it, or a folder of them"),
    )
    for parser in (out, back):
        parser.add_argument("--to", type=Path, metavar="NEW", help=tell("write to a new file, and not to the screen"))
