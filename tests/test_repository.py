"""What makes a copy of the project at home on a hosting site: its workflows, forms and hooks can be read and run."""

from __future__ import annotations

import re
import subprocess
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from course.checks.load import load_course
from tests.own_names import names_of

ROOT = Path(__file__).parents[1]
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"))
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
KINDS_OF_FIELD = {"textarea", "input", "dropdown", "checkboxes", "markdown"}


def data(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def test_there_are_forms_and_workflows() -> None:
    assert [path.stem for path in FORMS] == ["config", "content", "fault", "wish"]
    assert [path.stem for path in WORKFLOWS] == ["check", "publish"]


@pytest.mark.parametrize("path", [path for path in FORMS if path.stem != "config"], ids=lambda path: path.stem)
def test_a_form_has_fields_with_ids_and_labels(path: Path) -> None:
    form = data(path)
    assert form["name"]
    assert form["description"]
    fields = form["body"]
    assert {field["type"] for field in fields} <= KINDS_OF_FIELD
    assert len({field["id"] for field in fields}) == len(fields)
    assert all(field["attributes"]["label"] for field in fields)
    assert any(field.get("validations", {}).get("required") for field in fields)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_do_no_more_than_it_says_and_runs_what_is_here(path: Path) -> None:
    workflow = data(path)
    assert set(workflow["permissions"]) == {"contents"}
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 60
        said = "\n".join(step.get("run", "") for step in job["steps"])
        for name in re.findall(r"\b(?:python3|bash) (\S+)", said):
            assert (ROOT / name).is_file(), name


def test_only_a_copy_that_asks_for_it_is_published() -> None:
    assert data(ROOT / ".github/workflows/publish.yml")["jobs"]["publish"]["if"] == "vars.COURSE_PUBLISH == 'yes'"


def test_updates_are_looked_for_where_requirements_are() -> None:
    folders = [update["directory"] for update in data(ROOT / ".github/dependabot.yml")["updates"]]
    assert folders == ["/requirements", "/devtools/audit_tools", "/"]
    assert (ROOT / "devtools/audit_tools/package.json").is_file()


def test_the_hooks_run_the_checks_of_a_test_run() -> None:
    (local,) = data(ROOT / ".pre-commit-config.yaml")["repos"]
    assert [hook["id"] for hook in local["hooks"]] == ["ruff-check", "ruff-format", "mypy", "import-linter", "course"]


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "SECURITY.md", "docs/modules/pages/glossary.md"])
def test_what_a_page_for_contributors_names_is_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    paths = re.findall(r"`((?:course|overrides|tests|docs|requirements)/[\w./-]*)`", text)
    paths += re.findall(r"\]\(([^)#:]+)\)", text)
    base = (ROOT / name).parent
    missing = {path for path in paths if "<" not in path and not ((ROOT / path).exists() or (base / path).exists())}
    assert missing == set()


# What may speak of the course that stands here: its own tests, what was kept in browsers before, and what presents it.
OF_THE_COURSE = (
    "modules/",
    "quizzes/",
    "tests/shipped/",
    "tests/stored/",
    "docs/second-edition/",
    "README.md",
    "CHANGELOG.md",
)
WORD = re.compile(r"[\w-]+")


@pytest.mark.process
def test_nothing_outside_its_own_folders_names_the_course_that_stands_here(course_files: Callable[..., Path]) -> None:
    examples = (load_course(root, rules=False) for root in (ROOT / "tests/course", course_files({})))
    names = names_of(load_course(ROOT, rules=False)).difference(*map(names_of, examples))
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?![\w-])")
    by_first: dict[str, list[str]] = defaultdict(list)
    for one in names:
        by_first[WORD.findall(one)[0]].append(one)
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    told = []
    for name in listed.splitlines():
        if name.startswith(OF_THE_COURSE) or not (ROOT / name).is_file():
            continue
        text = (ROOT / name).read_text("utf-8", errors="ignore")
        there = by_first.keys() & {*WORD.findall(text)}
        if not any(one in text for word in there for one in by_first[word]):
            continue  # this is found out sooner than by the pattern
        for number, line in enumerate(text.split("\n"), start=1):
            told += [f"{name}:{number}: {found.group()}" for found in pattern.finditer(line)]
    assert told == []
