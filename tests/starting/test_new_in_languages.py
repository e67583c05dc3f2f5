"""``new course --language``: the texts that a course starts with, in each language that pages speak."""

from __future__ import annotations

import html
from collections.abc import Iterable
from pathlib import Path

import pytest

from course.checks.load import examine
from course.locale.reading import shipped, words_for
from course.starting import templates
from tests.in_process import command

PARTS = ("index.md", "lesson.md", "checklists.yml", "mkdocs.yml", "single-choice.yml", "multiple-choice.yml")
OTHERS = [language for language in shipped() if language != "en"]
TEXTS = ("modules/**/*.md", "modules/**/*.yml", "quizzes/*.yml", "mkdocs.yml")


@pytest.mark.long
@pytest.mark.parametrize("language", OTHERS)
def test_a_course_starts_in_a_language_builds_there_and_has_nothing_to_be_told_of(
    tmp_path: Path, language: str
) -> None:
    root, words = tmp_path / "here", words_for(language)
    ended = command(tmp_path, "new", "course", str(root), "--language", language, "--title", "1-2-3")
    assert (ended.returncode, ended.stderr) == (0, "")
    verdict = examine(root)
    assert [str(problem) for problem in (*verdict.problems, *verdict.warnings)] == []
    text = "\n".join(path.read_text("utf-8") for pattern in TEXTS for path in sorted(root.glob(pattern)))
    said = said_in(path for path in templates.marked() if path.name in PARTS)
    assert len(said) >= 29
    assert [message for message in said if words.translated(message) not in text] == []
    assert [message for message in said if f" {message}\n" in text] == []
    assert command(root).returncode == 0
    lesson = (root / "site/first-steps/lesson.html").read_text("utf-8")
    direction = ' dir="rtl"' if words.direction == "rtl" else ""
    assert f'<html lang="{language}"{direction}' in lesson
    assert f">{html.escape(words.say('My learning'), quote=False)}</a>" in lesson
    assert 'id="the-first-step"' in lesson
    assert (root / "site/first-steps/checklist-before-you-leave.html").is_file()


def said_in(paths: Iterable[Path]) -> list[str]:
    return [found[1] for path in paths for found in templates.SAID.finditer(templates.said_in(path))]


@pytest.mark.long
@pytest.mark.parametrize("language", OTHERS)
def test_every_part_that_is_added_is_in_the_language_of_the_course(tmp_path: Path, language: str) -> None:
    root, words = tmp_path / "here", words_for(language)
    command(tmp_path, "new", "course", str(root), "--language", language, "--title", "1-2-3")
    for what in (
        *(("module", "second"), ("lesson", "second/more"), ("checklist", "second/third")),
        *(("scenario", "second/fourth"), ("guide", "second/fifth")),
        *(("question", kind, "--quiz", "second", "--id", f"a-{kind}") for kind in templates.kinds()),
    ):
        ended = command(root, "new", *what)
        assert (ended.returncode, ended.stderr) == (0, "")
    (root / "quizzes/first-steps.yml").unlink()
    assert command(root, "new", "quiz", "first-steps").returncode == 0
    place_all(root)
    verdict = examine(root)
    assert [str(problem) for problem in (*verdict.problems, *verdict.warnings)] == []
    text = "\n".join(path.read_text("utf-8") for pattern in TEXTS for path in sorted(root.glob(pattern)))
    said = said_in(templates.marked())
    assert len(said) >= 105
    found = [words.translated(message) for message in said]
    assert [one for one in found if one not in text and one.replace('"', '\\"') not in text] == []
    assert [one for one in said if " " in one and f"{one}\n" in text and one not in found] == []  # and no ids


def place_all(root: Path) -> None:
    """Put what was added where learners come across it, and have a retry ask other questions than the first attempt."""
    bank = root / "quizzes/second.yml"
    bank.write_text(bank.read_text("utf-8").replace("pass_mark: 80\n", "pass_mark: 80\ndraw: 6\n"), "utf-8")
    lesson = root / "modules/second/lesson.md"
    placed = "<!-- checklist: third -->\n\n<!-- scenario: fourth -->\n\n<!-- scenario: fifth -->\n"
    lesson.write_text(f"{lesson.read_text('utf-8')}\n{placed}", "utf-8")


def test_english_stands_in_the_texts_as_it_did(tmp_path: Path) -> None:
    for name, words in (("plain", ()), ("named", ("--language", "en"))):
        assert command(tmp_path, "new", "course", str(tmp_path / name), "--title", "1-2-3", *words).returncode == 0
    text, named = (
        {path.name: path.read_text("utf-8") for pattern in TEXTS for path in (tmp_path / name).glob(pattern)}
        for name in ("plain", "named")
    )
    assert text == named
    assert "[[" not in "".join(text.values())
    assert "\n## The first step\n\nStop, look around, and tell somebody. " in text["lesson.md"]
    assert "    - {id: told, text: Told somebody what happened}\n" in text["checklists.yml"]
    assert "language:" not in text["catalogue.yml"]


def test_a_form_of_a_language_takes_its_words(tmp_path: Path) -> None:
    assert command(tmp_path, "new", "course", str(tmp_path / "here"), "--language", "de-AT").returncode == 0
    assert "\nlanguage: de-AT\n" in (tmp_path / "here/modules/catalogue.yml").read_text("utf-8")
    assert 'title: "Erste Schritte"' in (tmp_path / "here/modules/first-steps/index.md").read_text("utf-8")
    assert examine(tmp_path / "here").problems == ()


def test_a_course_in_a_language_without_words_begins_a_file_for_them(tmp_path: Path) -> None:
    root = tmp_path / "here"
    ended = command(tmp_path, "new", "course", str(root), "--language", "it")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.splitlines()[-2] == (
        "There are no words for `it` yet, so pages and these texts speak English: "
        "translate locale/it.po, and build again."
    )
    assert "\nlanguage: it\n" in (root / "modules/catalogue.yml").read_text("utf-8")
    verdict = examine(root)
    assert (verdict.problems, verdict.warnings) == ((), ())
    words = root / "locale/it.po"
    text = words.read_text("utf-8")
    assert text.count('msgid "My learning"\nmsgstr ""\n') == 1
    words.write_text(
        text.replace('msgid "My learning"\nmsgstr ""\n', 'msgid "My learning"\nmsgstr "Il mio corso"\n'), "utf-8"
    )
    assert command(root).returncode == 0
    page = (root / "site/first-steps/lesson.html").read_text("utf-8")
    assert '<html lang="it"' in page
    assert "Il mio corso" in page


@pytest.mark.parametrize("language", ["Italian", "xx", "it_IT", "zz-ZZ"])
def test_what_is_no_language_is_told(tmp_path: Path, language: str) -> None:
    ended = command(tmp_path, "new", "course", str(tmp_path / "here"), "--language", language)
    told = f"`{language}` is no language; write its tag, such as it, sv or pt-BR.\n"
    assert (ended.returncode, ended.stderr) == (2, told)
    assert not (tmp_path / "here").exists()


def test_parts_of_a_course_have_its_language_already(tmp_path: Path) -> None:
    command(tmp_path, "new", "course", str(tmp_path / "here"))
    ended = command(tmp_path / "here", "new", "module", "wet-floors", "--language", "de")
    assert (ended.returncode, ended.stderr) == (2, "--language is for `new course` alone.\n")
