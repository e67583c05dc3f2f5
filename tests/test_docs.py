"""The guide and the README name everything there is."""

from __future__ import annotations

import re
import subprocess
import sys
import typing
from pathlib import Path

import pytest

from course import model
from course.commands import passwords
from course.model import waivers
from course.model.questions import KINDS, base
from course.reading import schema
from course.site.plugin import CourseConfig
from devtools import command_table, key_table

PROJECT = Path(__file__).parent.parent
MADE = ("keys.md", "rules.md", "commands.md")  # by a program: what they list is known to it, and not yet explained
CHAPTERS = {
    path.name: path.read_text(encoding="utf-8")
    for path in sorted((PROJECT / "docs/modules/pages").glob("*.md"))
    if path.name not in MADE
}
GUIDE = "\n".join(CHAPTERS.values())
README = (PROJECT / "README.md").read_text(encoding="utf-8")


def parts_of(kind: type) -> list[type]:
    """Return the formats that a kind of question has for itself."""
    own = vars(sys.modules[kind.__module__]).values()
    return [one for one in own if hasattr(one, "label") and one.__module__ == kind.__module__ and one is not kind]


FORMATS = (
    model.Catalogue, model.Organisation, model.Contact, model.Family, model.Course, model.Faq, model.Revision,
    model.Policies, model.Requirements, model.Standard, model.Sources, model.Article, model.Evidence, model.Claim,
    model.Side, model.Disagreement, model.Look, model.Signer,
    model.Quiz, model.Checklist, model.Item, model.Trial, model.Scenario, model.Node, model.Step,
    model.Quality, model.Qualities, model.Variable, model.Offering, model.Objective, model.Change, model.Models,
    model.RunStep, model.Session, model.PageHead, waivers.Waiver, waivers.TextWaiver, waivers.SignOff,
    base.Choice, base.RightWrong, *KINDS, *(part for kind in KINDS for part in parts_of(kind)),
)  # fmt: skip


def commands() -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", "course.commands.main", "--help"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    return re.findall(r"^    ([a-z]+) ", done.stdout, re.MULTILINE)


@pytest.mark.parametrize("cls", FORMATS, ids=lambda cls: cls.__name__)
def test_every_key_of_every_format_is_in_the_guide(cls: type) -> None:
    missing = [key for key in schema.keys_of(cls) if not re.search(rf"\b{key}\b", GUIDE)]
    assert missing == []


def test_every_token_of_the_theme_is_in_the_guide_and_no_other() -> None:
    css = (PROJECT / "overrides/assets/course/course.css").read_text("utf-8")
    first = css[css.index(":root {") : css.index("}")]
    tokens = set(re.findall(r"(--course-[a-z-]+): ", first))
    pairs = {token for token in tokens if f"{token}-dark" in tokens}
    shown = set(re.findall(r"^\| `(--course-[a-z-]+)` \|", GUIDE, re.MULTILINE))
    assert tokens - {f"{token}-dark" for token in pairs} == shown - {"--course-line"}
    assert shown - pairs == {
        "--course-font",
        "--course-line",
    }  # the two of which the guide says that they have one name
    used = "".join(path.read_text("utf-8") for path in (PROJECT / "overrides/assets/course").glob("*.css"))
    assert [token for token in sorted(tokens | shown) if f"var({token}" not in used] == []


def test_every_question_kind_is_in_the_guide() -> None:
    assert len(KINDS) >= 9
    assert [kind.called() for kind in KINDS if f"| `{kind.called()}` |" not in CHAPTERS["question-bank.md"]] == []


def test_every_status_of_a_claim_is_in_the_guide() -> None:
    assert [status for status in typing.get_args(model.Status) if status not in GUIDE] == []


def test_the_list_of_keys_is_what_the_formats_say() -> None:
    assert (PROJECT / "docs/modules/pages/keys.md").read_text(encoding="utf-8") == key_table.text()


def test_the_list_of_commands_is_what_the_parser_says() -> None:
    assert (PROJECT / "docs/modules/pages/commands.md").read_text(encoding="utf-8") == command_table.text()


def test_the_guide_names_the_variable_that_holds_the_password_of_a_key() -> None:
    assert f"`{passwords.VARIABLE}`" in GUIDE


def test_the_guide_shows_the_least_course_as_it_is_tested() -> None:
    least = PROJECT / "tests/least"
    files = [path for path in least.rglob("*") if path.is_file()]
    assert len(files) == 5
    for path in files:
        language = "markdown" if path.suffix == ".md" else "yaml"
        shown = f'```{language} title="{path.relative_to(least).as_posix()}"\n'
        assert f"{shown}{path.read_text(encoding='utf-8')}```\n" in CHAPTERS["least-course.md"]


@pytest.mark.process
def test_every_command_is_in_the_readme() -> None:
    names = commands()
    assert {"build", "check", "serve", "test"} <= set(names)
    assert [name for name in names if name != "build" and f"`python3 build.py {name}`" not in README] == []


def test_every_option_of_the_plugin_is_in_the_guide() -> None:
    options = [name for name, _ in CourseConfig._schema]
    assert options
    assert [name for name in options if f"`{name}`" not in CHAPTERS["settings.md"]] == []


def test_every_file_that_the_readme_names_is_there() -> None:
    tree = re.search(r"## What is where\n\n```\n(.*?)```", README, re.DOTALL)
    assert tree
    names = re.findall(r"(?<![\w/])([a-z_]+\.(?:py|yml|md|html))(?![\w/])", tree.group(1))
    places = ("", "course/*", "overrides", "docs", "docs/modules/pages")
    assert [
        name for name in names if not any(any(PROJECT.glob(f"{place}/{name}".lstrip("/"))) for place in places)
    ] == []


# A file that a comment, a docstring or a page of documentation names by its whole path.
NAMED = re.compile(
    r"(?<![\w./-])((?:course|web|devtools|docs|requirements)/[\w./-]+\.(?:py|js|md|html|json|typ|css|in))\b"
)
SPEAKING = (
    *("course/**/*.py", "devtools/*.py", "web/**/*.js", "overrides/**/*.html"),
    *("docs/**/*.md", "*.md", "*.toml", "*.py"),
)


@pytest.mark.long
def test_every_file_that_is_named_by_its_path_is_there() -> None:
    speaking = {path for pattern in SPEAKING for path in PROJECT.glob(pattern) if path.name != "CHANGELOG.md"}
    named = {
        (path.relative_to(PROJECT).as_posix(), name)
        for path in speaking
        for name in NAMED.findall(path.read_text(encoding="utf-8"))
    }
    below = ("", "overrides")  # a template is named as Jinja finds it
    gone = [found for found in sorted(named) if not any((PROJECT / place / found[1]).is_file() for place in below)]
    assert len(named) > 50
    assert gone == []


READ_AS_TEXT = (
    *(PROJECT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "docs/README.md")),
    *sorted((PROJECT / "docs/modules").rglob("*.md")),
)


def prose_of(path: Path) -> str:
    """Return a page without its blocks of code, and without code in a sentence that shows a link."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"^( *)(`{3,}).*?^\1\2 *$", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`\n]+`", lambda code: "" if "](" in code[0] else code[0], text)


def addresses_of(path: Path) -> set[str]:
    """Return the addresses of the headings of a page, as code hosts make them."""
    headings = re.findall(r"^#+ (.*)$", prose_of(path), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings}


def test_every_link_leads_to_a_file_and_a_heading_on_a_code_host_too() -> None:
    dead, looked_at = [], 0
    for path in READ_AS_TEXT:
        for link in re.findall(r"\]\(([^():\s]+)\)", prose_of(path)):
            file, _, part = link.partition("#")
            target = path.parent / file if file else path
            looked_at += 1
            if not target.exists() or (part and part not in addresses_of(target)):
                dead.append(f"{path.relative_to(PROJECT).as_posix()}: {link}")
    assert looked_at > 100
    assert dead == []
