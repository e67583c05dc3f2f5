"""How editors find the schemas: what ``new`` and ``schemas`` write, and what ``check`` says once it is out of date."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

import pytest

from course.checks.load import examine
from course.formats.editors import schema_files, settings_text
from course.formats.forms import FORMS, form_of
from course.model.questions import KINDS
from tests.conftest import SETTINGS, VALID
from tests.editor import seen, underlined
from tests.in_process import command

pytestmark = pytest.mark.long

OTHERS = (
    "Other editors know them by the first line of a file, as in a question bank: "
    "# yaml-language-server: $schema=../.schemas/quiz.json\n"
)
OLD = (
    ".schemas/quiz.json:1:1: editors check by this schema, and it is not the one of this version of Coursewright; "
    "run `coursewright schemas`, which writes all of them anew"
)
LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
Write = Callable[[Mapping[str, str | bytes | None]], Path]


def told(root: Path) -> list[str]:
    """Return what ``check`` says of the schemas of a course."""
    verdict = examine(root)
    return [str(one) for one in (*verdict.problems, *verdict.warnings) if ".schemas" in str(one)]


@pytest.fixture
def started(tmp_path: Path) -> Path:
    """Return a course that ``new`` has made, with one more of each part, and a question of each kind."""
    root = tmp_path / "wet-floors"
    assert command(tmp_path, "new", "course", str(root)).returncode == 0
    more = [
        ("module", "stairs"),
        ("checklist", "stairs/after-a-spill"),
        ("scenario", "stairs/a-spill"),
        ("guide", "stairs/broken"),
        *(("question", kind.called(), "--quiz", "stairs") for kind in KINDS),
    ]
    for words in more:
        ended = command(root, "new", *words)
        assert ended.returncode == 0, ended
    return root


def test_every_file_that_new_makes_names_its_schema_and_is_right_by_it(started: Path) -> None:
    files = [path for folder in ("modules", "quizzes") for path in sorted((started / folder).rglob("*.yml"))]
    assert len(files) == 6
    for path in files:
        form = form_of(path.relative_to(started).as_posix())
        line = LINE.match(path.read_text("utf-8"))
        assert form, path
        assert line, path
        assert (path.parent / line[1]).resolve() == started / f".schemas/{form.name}.json"
        assert underlined(seen(path.read_text("utf-8"), form), form) == []
    (started / "quizzes/stairs.yml").unlink()
    assert command(started, "new", "quiz", "stairs").returncode == 0
    assert LINE.match((started / "quizzes/stairs.yml").read_text("utf-8"))
    texts = {path.relative_to(started).as_posix(): path.read_text("utf-8") for path in started.glob(".schemas/*")}
    assert texts == schema_files()
    assert told(started) == []


def test_front_matter_that_new_makes_is_right_by_its_schema(started: Path) -> None:
    by_name = {form.name: form for form in FORMS}
    for name, form in (("index.md", by_name["module"]), ("lesson.md", by_name["lesson"])):
        for path in started.glob(f"modules/*/{name}"):
            assert underlined(seen(path.read_text("utf-8"), form), form) == []


def test_the_settings_of_vs_code_name_a_schema_for_every_file_of_data(started: Path) -> None:
    named = json.loads((started / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert "redhat.vscode-yaml" in (started / ".vscode/extensions.json").read_text("utf-8")
    for schema, patterns in named.items():
        assert (started / schema).is_file()
        pattern, *but = [patterns] if isinstance(patterns, str) else patterns
        assert [path for path in started.glob(pattern) if form_of(path.relative_to(started).as_posix())] or (
            pattern == "modules/sources.yml"
        )
        assert [one[0] for one in but] == ["!"] * len(but)
    assert len(named) == len([form for form in FORMS if form.is_data])


def test_no_translated_file_is_held_to_the_schema_of_what_it_translates() -> None:
    """It holds texts alone, so that an editor would miss every other key in it."""
    patterns = json.loads(settings_text())["yaml.schemas"].values()
    for path in (path for path in (*VALID, "modules/people/scenarios.yml") if path.endswith(".yml")):
        translation = PurePosixPath(path).with_suffix(".de.yml")
        assert form_of(path)
        assert form_of(str(translation)) is None
        for one in patterns:
            wanted, *but = [one] if isinstance(one, str) else one
            left_out = any(translation.match(part.removeprefix("!")) for part in but)
            assert not translation.match(wanted) or left_out
            assert not any(PurePosixPath(path).match(part.removeprefix("!")) for part in but)


def test_in_a_course_without_schemas_new_names_none(course_files: Write) -> None:
    root = course_files({"mkdocs.yml": SETTINGS})
    assert command(root, "new", "module", "stairs").returncode == 0
    assert (root / "quizzes/stairs.yml").read_text("utf-8").startswith("format: 1\n")
    assert told(root) == []


def test_schemas_writes_them_into_a_course_that_has_none_and_once_more_changes_nothing(course_files: Write) -> None:
    root = course_files({"mkdocs.yml": SETTINGS})
    ended = command(root, "schemas")
    wired = "Wrote .vscode/settings.json, by which VS Code knows them.\n"
    assert (ended.returncode, ended.stdout) == (0, f"Wrote 9 schemas to .schemas/.\n{wired}{OTHERS}")
    assert command(root, "schemas").stdout == f"Wrote 9 schemas to .schemas/.\n{OTHERS}"
    assert sorted(path.name for path in (root / ".schemas").iterdir()) == sorted(f"{form.name}.json" for form in FORMS)


def test_settings_that_are_there_stay_and_what_to_add_is_said(course_files: Write) -> None:
    root = course_files({"mkdocs.yml": SETTINGS, ".vscode/settings.json": '{"editor.rulers": [100]}\n'})
    said = command(root, "schemas").stdout
    add = """\
{
  "yaml.schemas": {
    "./.schemas/catalogue.json": "modules/catalogue.yml",
    "./.schemas/quiz.json": [
      "quizzes/*.yml",
      "!quizzes/*.*.yml"
    ],
    "./.schemas/checklists.json": "modules/*/checklists.yml",
    "./.schemas/scenarios.json": "modules/*/scenarios.yml",
    "./.schemas/sources.json": "modules/sources.yml"
  }
}
"""
    assert said == (
        f"Wrote 9 schemas to .schemas/.\nAdd to .vscode/settings.json, so that VS Code knows them:\n{add}{OTHERS}"
    )
    assert (root / ".vscode/settings.json").read_text("utf-8") == '{"editor.rulers": [100]}\n'


def test_settings_of_an_older_version_are_told_what_they_do_not_leave_out(course_files: Write) -> None:
    older = '{"yaml.schemas": {"./.schemas/quiz.json": "quizzes/*.yml"}}\n'
    root = course_files({"mkdocs.yml": SETTINGS, ".vscode/settings.json": older})
    assert "Add to .vscode/settings.json" in command(root, "schemas").stdout
    (root / ".vscode/settings.json").write_text(settings_text(), "utf-8")
    assert "Add to" not in command(root, "schemas").stdout


def test_a_file_of_somebody_else_is_not_written_over(course_files: Write) -> None:
    root = course_files({"mkdocs.yml": SETTINGS, ".schemas/quiz.json": "{}\n"})
    ended = command(root, "schemas")
    assert (ended.returncode, ended.stdout, ended.stderr) == (
        1,
        "",
        ".schemas/quiz.json is there already, and it is none of our schemas. Move it away; nothing was written.\n",
    )
    assert [path.name for path in (root / ".schemas").iterdir()] == ["quiz.json"]


def test_a_folder_that_cannot_be_written_is_named(course_files: Write) -> None:
    root = course_files({"mkdocs.yml": SETTINGS, ".schemas": "a file\n"})
    ended = command(root, "schemas")
    assert (ended.returncode, ended.stderr) == (1, f"{root}/.schemas cannot be written: File exists.\n")


@pytest.mark.parametrize("change", ["other", "missing"])
def test_check_tells_of_schemas_of_another_version_until_they_are_written_anew(
    course_files: Write, change: str
) -> None:
    root = course_files({"mkdocs.yml": SETTINGS, ".vscode/settings.json": "{}"})
    command(root, "schemas")
    path = root / ".schemas/quiz.json"
    assert told(root) == []
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert told(root) == []  # as git has it on Windows
    if change == "other":
        path.write_text(path.read_text("utf-8").replace('"pass_mark"', '"pass_marks"'), "utf-8")
    else:
        path.unlink()
    assert told(root) == [OLD]
    assert command(root, "schemas").returncode == 0
    assert told(root) == []
