"""The tutorial followed to the letter, from an empty folder: what it says to write and to type, in its order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from course.checks.load import examine
from tests.guide.snippets import GUIDE, Snippet, commands_of, own_words, snippets
from tests.in_process import command

LESSONS = ("start.md", "write.md", "publish.md")
MODULE = GUIDE / "modules/first-course"
FOR_EDITORS = "# yaml-language-server: "  # a line that the tutorial says to leave
STAYS = "serve"  # until somebody ends it
# What the tutorial says that `print` will say.
NO_ADDRESS = (
    "The sheets have no QR codes, because nobody said where the site stands: "
    "set `site_url` in mkdocs.yml, or give --address https://...\n"
)


@dataclass
class Newcomer:
    """Somebody who does what the tutorial says, in the folder where they are."""

    here: Path

    def follow(self, snippet: Snippet) -> None:
        if snippet.language == "console":
            for line in snippet.text.splitlines():
                for words in commands_of(line):
                    self.type(words)
        elif snippet.language == "text":
            self.misspell(snippet)
        elif snippet.is_part:
            self.add(snippet)
        else:
            path = self.here / snippet.title
            assert path.is_file(), f"{snippet}: `new` made no such file"
            first = path.read_text("utf-8").partition("\n")[0]
            kept = f"{first}\n" if first.startswith(FOR_EDITORS) else ""
            path.write_text(kept + snippet.text, encoding="utf-8")

    def type(self, words: list[str]) -> None:
        own = own_words(words)
        if words[0] == "cd":
            self.here /= words[1]
        elif own is not None and own != [STAYS]:
            ended = command(self.here, *own)
            complaint = NO_ADDRESS if own == ["print"] else ""
            assert (ended.returncode, ended.stderr) == (0, complaint), (words, ended)

    def add(self, snippet: Snippet) -> None:
        """Put a part into its file: in place of the line with its key, or at the end."""
        path = self.here / snippet.name
        key = snippet.text.partition(":")[0]
        lines = path.read_text("utf-8").splitlines(keepends=True)
        rest = [line for line in lines if not line.startswith(f"{key}:")]
        path.write_text("".join([*rest, snippet.text]), encoding="utf-8")

    def misspell(self, snippet: Snippet) -> None:
        """Make the mistake of the lesson, read what it shows, and put it right."""
        path = self.here / "quizzes/first-steps.yml"
        text = path.read_text("utf-8")
        path.write_text(text.replace("choices:", "chioces:", 1), encoding="utf-8")
        ended = command(self.here, "check")
        assert ended.returncode == 1
        assert ended.stdout.startswith(f"{snippet.text}\n1 problem.\n")
        path.write_text(text, encoding="utf-8")


@pytest.mark.long
def test_whoever_follows_it_has_a_course_without_a_fault(tmp_path: Path) -> None:
    newcomer = Newcomer(tmp_path)
    for name in LESSONS:
        for snippet in snippets(MODULE / name):
            newcomer.follow(snippet)
    course = tmp_path / "hazards"
    assert newcomer.here == course
    verdict = examine(course)
    assert (list(map(str, verdict.problems)), list(map(str, verdict.warnings))) == ([], [])
    for made in (
        *("site/index.html", "site/first-steps/lesson.html", "site/first-steps/checklist-after-a-report.html"),
        *("print/modules/first-steps/checklist-after-a-report-a4.pdf", "modules/wet-floors/scenarios.yml"),
    ):
        assert (course / made).is_file(), made
    assert "https://training.example.com/" in (course / "mkdocs.yml").read_text("utf-8")
