"""How each command ends: one rule, which README's table tells."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.commands.arguments import TOOLS, arguments_parser
from tests.conftest import SETTINGS
from tests.in_process import PROJECT, command

Files = Callable[[Mapping[str, str | bytes | None]], Path]

THERE = "article.txt is there already. Name another file, or add --force to replace it."

# By command: words that it cannot go by, and what it says. A name that nothing has, one that is taken, a file that is
# not there, one that is in the way.
WRONG: dict[str, list[tuple[str, str]]] = {
    "build": [("build --colour", "unrecognized arguments: --colour")],
    "serve": [("serve --port 99999", "Port 99999 is taken. Choose another, or leave --port out to get a free one.")],
    "clean": [("clean everything", "unrecognized arguments: everything")],
    "new": [
        ("new modul x", "invalid choice: 'modul'"),
        ("new question multiple --quiz people", "There is no kind of question `multiple`; did you mean"),
        ("new module people", "modules/people/ is there already. Choose another name;"),
        ("new lesson peple/more", "There is no module `peple`; did you mean `people`?"),
        ("new course .", "has a folder modules/ already, and nothing is written over it"),
    ],
    "import": [
        ("import nowhere.gift --to people", "There is no file nowhere.gift."),
        ("import article.txt --to peple", "There is no module `peple`; did you mean `people`?"),
        ("import article.txt", "the following arguments are required: --to"),
        ("import article.txt --to people --format aikn", "There is no format `aikn`; did you mean `aiken`?"),
    ],
    "export": [
        ("export pdf", "invalid choice: 'pdf'"),
        ("export gift --module peple", "There is no module `peple`; did you mean `people`?"),
        ("export gift --to article.txt", THERE),
        ("export gift article.txt", "Records are for `export xapi` and `export parquet` alone."),
        ("export zensical --to modules", "modules holds what people write. Name another folder."),
        ("export xapi", "Name record files, or folders of them: export xapi records/"),
    ],
    "package": [
        ("package scorm13", "invalid choice: 'scorm13'"),
        ("package scorm12 --module peple", "There is no module `peple`; did you mean `people`?"),
        ("package scorm12 --module people --to article.txt", THERE),
    ],
    "check": [
        ("check --explain XX99", "There is no rule XX99"),
        ("check --format xml", "invalid choice: 'xml'"),
    ],
    "fingerprint": [
        ("fingerprint 000 nowhere.txt", "There is no file nowhere.txt."),
        ("fingerprint 00 article.txt", "There is no article `00`; did you mean `001`?"),
    ],
    "rename": [
        ("rename module peple x", "There is no module `peple`: did you mean `people`?"),
        ("rename question people/first-call what-to-say", "There is a question `people/what-to-say` already"),
    ],
    "chapter": [
        ("chapter rule", "There is no chapter `rule`; did you mean `rules`?"),
        ("chapter rules XX", "No heading of rules begins with `XX`; there are: Profiles, "),
    ],
    "print": [
        ("print --module peple", "peple"),
        ("print --address here", "here is not an address that a reader can open."),
    ],
    "graph": [("graph fall", "There is no scenario fall: known here: people/fall-on-the-stairs")],
    "twee": [
        ("twee export fall", "There is no scenario fall: known here: people/fall-on-the-stairs"),
        ("twee import nowhere.twee", "nowhere.twee cannot be read: No such file or directory"),
        ("twee export fall-on-the-stairs --to article.txt", "article.txt is there already, and stays as it is."),
    ],
    "verify": [
        ("verify nowhere.json", "There is no file or folder nowhere.json."),
        ("verify record.json --csv article.txt", "article.txt is there already. Name another file,"),
    ],
    "enter": [
        ("enter", "Name a table of marks, your name with --by,"),
        ("enter nowhere.csv --by Kim --to records", "nowhere.csv cannot be read: No such file or directory."),
    ],
    "sign": [
        ("sign record.json", "Name your key with --key, and the records to sign;"),
        ("sign --new-key site/kim.key", "is in the course's folder"),
    ],
    "badge": [
        ("badge record.json", "the following arguments are required: --key"),
        ("badge record.json --key ../nowhere.key", "nowhere.key cannot be read: No such file or directory."),
    ],
    "statistics": [("statistics nowhere", "There is no file or folder nowhere.")],
    "roster": [
        ("roster record.json", "the following arguments are required: --people"),
        ("roster record.json --people nowhere.csv", "There is no file nowhere.csv."),
    ],
    "schemas": [("schemas module", "unrecognized arguments: module")],
    "words": [("words no-language-at-all", "`no-language-at-all` is no language tag; write one such as da or pt-BR.")],
}


@pytest.fixture
def root(course_files: Files) -> Path:
    return course_files({"mkdocs.yml": SETTINGS, "article.txt": "Call first.", "record.json": "{}"})


@pytest.mark.long
@pytest.mark.parametrize(("words", "said"), [case for cases in WRONG.values() for case in cases])
def test_words_that_a_command_cannot_go_by_are_wrong_usage(root: Path, words: str, said: str) -> None:
    ended = command(root, *words.split())
    assert (ended.returncode, ended.stdout) == (2, "")
    assert said in ended.stderr


def test_an_article_of_a_course_without_sources_is_told_with_where_to_write_it(root: Path) -> None:
    (root / "modules/sources.yml").unlink()
    ended = command(root, "fingerprint", "00", "article.txt")
    said = "There is no article `00`; write it into modules/sources.yml first\n"
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", said)


# What is wrong with the content ends each command that reads it with 1; `words` reads none, and `clean` the settings.
READS = {
    *(
        "build",
        "check",
        "export gift",
        "package scorm12",
        "fingerprint 000 article.txt",
        "rename module people x",
        "print",
        "graph",
    ),
    *("twee export fall-on-the-stairs", "verify record.json", "statistics .", "new question numeric --quiz people"),
}


@pytest.mark.parametrize("words", sorted(READS))
def test_problems_in_the_content_end_with_1(root: Path, words: str) -> None:
    for name in ("modules/catalogue.yml", "modules/sources.yml", "quizzes/people.yml"):
        (root / name).write_text("format: 1\nquestions: [", "utf-8")
    ended = command(root, *words.split())
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr


def test_every_command_is_asked() -> None:
    groups = arguments_parser()._actions
    commands = next(one.choices for one in groups if isinstance(one, argparse._SubParsersAction))
    assert set(commands) - TOOLS.keys() == WRONG.keys()


def test_readme_tells_the_rule() -> None:
    readme = (PROJECT / "README.md").read_text("utf-8")
    assert re.findall(r"^\| (\d+) \| ", readme, re.MULTILINE) == ["0", "1", "2", "3", "4", "130"]
