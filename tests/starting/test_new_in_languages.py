"""``new course --language``: the texts that a course starts with, in each language that pages speak."""

from __future__ import annotations

import html
from pathlib import Path

import pytest

from course.checks.load import examine
from course.locale.reading import shipped, words_for
from course.starting import templates
from tests.in_process import command

OTHERS = [language for language in shipped() if language != "en"]
TEXTS = ("modules/**/*.md", "modules/**/*.yml", "quizzes/*.yml", "mkdocs.yml")


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
    said = [found[1] for path in templates.marked() for found in templates.SAID.finditer(templates.said_in(path))]
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


def test_a_language_without_words_is_told_with_those_that_there_are(tmp_path: Path) -> None:
    ended = command(tmp_path, "new", "course", str(tmp_path / "here"), "--language", "da")
    assert (ended.returncode, ended.stderr) == (
        2,
        "There are no words for `da`. There are those of ar, de, en, es, fr, nl, pl.\n",
    )
    assert not (tmp_path / "here").exists()


def test_parts_of_a_course_have_its_language_already(tmp_path: Path) -> None:
    command(tmp_path, "new", "course", str(tmp_path / "here"))
    ended = command(tmp_path / "here", "new", "module", "wet-floors", "--language", "de")
    assert (ended.returncode, ended.stderr) == (2, "--language is for new course alone.\n")
