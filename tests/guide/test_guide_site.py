"""The guide is a site of its own, made by what it tells of: without a fault, and with everything there is on it."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from course.checks import published
from course.checks.load import examine
from course.commands import roster
from course.commands.arguments import arguments_parser
from course.model import typed
from course.model.questions import KINDS
from course.reading import files, schema, values
from course.records import json_files, table
from course.rules import RULES
from course.scenarios import twee, twee_import
from devtools import command_table
from tests.examples_of_kinds import FOLDER, text_of_first
from tests.guide.snippets import GUIDE, PROJECT
from tests.test_docs import FORMATS

pytestmark = pytest.mark.long

LIMITS = {  # of the page of limits, by what holds them in the code
    "a file of text": f"{files.MAX_BYTES // 1024**2} MB",
    "a text in a data file": f"{values.MAX_TEXT:,} characters",
    "a picture or another file to publish": f"{published.MOST_BYTES // 1024**2} MB",
    "a typed answer": f"{typed.MOST_TEXT} characters",
    "a record file that is read": f"{json_files.MOST_BYTES // 1_000_000} MB",
    "a list of people": f"{roster.MOST_BYTES // 1_000_000} MB, and {table.MOST_BYTES // 1_000_000} MB in a browser",
    "a story from Twine": f"{twee_import.MAX_BYTES // 1024**2} MB and {twee.MAX_PASSAGES:,} passages",
}
KINDS_LESSON = GUIDE / "modules/question-kinds/lesson.md"
_ADDRESS = re.compile(r'\s(?:href|src)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')


def test_it_has_no_problems_and_no_warnings(guide: Path) -> None:
    verdict = examine(guide)
    assert (list(map(str, verdict.problems)), list(map(str, verdict.warnings))) == ([], [])


def test_every_link_on_it_leads_somewhere(guide: Path) -> None:
    site = guide / "site"
    html = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    ids = {name: set(_ID.findall(text)) for name, text in html.items()}
    dead, looked_at = [], 0
    for name, text in html.items():
        if name == "404.html":
            continue  # its addresses are whole ones, from the root of a server
        for address in map(unescape, _ADDRESS.findall(text)):
            if urlsplit(address).scheme:
                continue
            looked_at += 1
            target, _, part = urljoin(name, address).partition("#")
            if not (site / unquote(target)).is_file() or (part and target in ids and unquote(part) not in ids[target]):
                dead.append(f"{name}: {address}")
    assert looked_at > 1000
    assert dead == []


def of_page(guide: Path, name: str) -> str:
    return (guide / "site" / name).read_text("utf-8")


@pytest.mark.parametrize("kind", [kind.called() for kind in KINDS])
def test_each_kind_of_question_stands_on_it_to_answer_beside_its_text(guide: Path, kind: str) -> None:
    text = text_of_first(kind)
    _, _, rest = KINDS_LESSON.read_text("utf-8").partition(f"\n## `{kind}`\n")
    section = rest.partition("\n## ")[0]
    question = text.partition("\n")[0].removeprefix("id: ")
    assert f"\n```yaml\n{text}```\n" in section
    assert f"\n<!-- question: {question} -->\n" in f"{section}\n"
    bank = (GUIDE / "quizzes/question-kinds.yml").read_text("utf-8")
    indented = "".join(f"    {line}" if line.strip() else line for line in text.splitlines(keepends=True))
    assert f"\n  - {indented[4:]}" in bank
    assert f'id="question-{question}"' in of_page(guide, "question-kinds/lesson.html")


def test_the_pictures_of_the_questions_are_those_of_the_examples() -> None:
    pictures = sorted((FOLDER / "img").iterdir())
    assert pictures
    for path in pictures:
        assert (KINDS_LESSON.parent / "img" / path.name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("name", ["checklists.yml", "scenarios.yml"])
def test_the_other_parts_stand_beside_their_text_too(guide: Path, name: str) -> None:
    lesson = (GUIDE / "modules/at-work/lesson.md").read_text("utf-8")
    file = (GUIDE / "modules/at-work" / name).read_text("utf-8")
    html = of_page(guide, "at-work/lesson.html")
    for entry in re.split(r"^(?=- id:)", file, flags=re.MULTILINE):
        assert f"\n{entry}```\n" in lesson
    shown = ("checklist-after-a-spill", 'id="scenario-water-in-the-corridor', "guide-who-is-called")
    assert [part for part in shown if part not in html] == []


def parsers(parser: argparse.ArgumentParser, name: str = "") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Yield every command with its parser, and those within it."""
    yield name, parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner, part in action.choices.items():
                yield from parsers(part, f"{name} {inner}".strip())


def test_every_command_option_and_exit_code_is_on_it(guide: Path) -> None:
    page = of_page(guide, "pages/commands.html")
    readme = (PROJECT / "README.md").read_text("utf-8")
    missing = []
    for name, parser in parsers(arguments_parser()):
        if name and f"<code>{name}</code></h" not in page:
            missing.append(name)
        for action in parser._actions:
            assert action.help or isinstance(action, argparse._SubParsersAction), f"{name} {action.dest} has no help"
            options = [] if isinstance(action, argparse._HelpAction) else action.option_strings
            missing += [f"{name} {option}" for option in options if not re.search(rf"<code>{option}\b", page)]
    assert missing == []
    codes = re.findall(r"^\| (\d+) \| (.*) \|$", readme, re.MULTILINE)
    assert codes == [(str(code), when) for code, when in command_table.CODES.items()]
    assert [code for code, _ in codes if f"<td>{code}</td>" not in page] == []


def test_every_key_of_every_format_is_on_it(guide: Path) -> None:
    page = of_page(guide, "pages/keys.html")
    assert [key for cls in FORMATS for key in schema.keys_of(cls) if f"<td><code>{key}</code></td>" not in page] == []


def test_every_rule_is_on_it(guide: Path) -> None:
    page = of_page(guide, "pages/rules.html")
    assert len(RULES) > 70
    assert [rule for rule in RULES if f"<td>{rule}</td>" not in page] == []


@pytest.mark.parametrize("what", LIMITS)
def test_the_limits_that_it_tells_are_those_that_hold(guide: Path, what: str) -> None:
    cells = f"<td>{what}</td>\n<td>{LIMITS[what]}</td>"
    assert cells in of_page(guide, "pages/limits.html")


def test_every_chapter_stands_where_the_site_has_it() -> None:
    beside = [path.name for path in GUIDE.glob("*.md")]
    assert beside == ["README.md"], "what a chapter says goes into docs/modules/pages, which the site is made of"


def test_its_contents_for_a_code_host_name_every_page_and_every_lesson() -> None:
    contents = (GUIDE / "README.md").read_text("utf-8")
    linked = re.findall(r"\[([^\]]+)\]\((modules/[^)]+)\)", contents.replace("\n   ", " "))
    titles = {}
    for path in sorted((GUIDE / "modules").rglob("*.md")):
        found = re.search(r"^title: (.+)$", path.read_text("utf-8"), re.MULTILINE)
        if path.name != "index.md" and found:
            titles[path.relative_to(GUIDE).as_posix()] = found[1].strip('"')
    assert {path: " ".join(title.split()) for title, path in linked} == titles
