"""Everything in the guide that can be copied works: files are read by our readers, commands by our parser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.guide.snippets import PROJECT, Snippet, pages, snippets, told, told_of_line, told_of_words

AT_THE_TOP = [PROJECT / name for name in ("README.md", "CONTRIBUTING.md", "docs/README.md")]
ALL = [snippet for path in pages() for snippet in snippets(path)]
# A command within a sentence; one with dots or a word in capitals alone speaks of a form, and nobody types it.
_IN_A_SENTENCE = re.compile(r"`(?:coursewright|(?:python3|py) build\.py)((?: [^`\n]+)?)`")
_IS_A_FORM = re.compile(r"\.\.\.|\b(?:COMMAND|PATH|NAME)\b")


@pytest.mark.parametrize("snippet", ALL, ids=map(str, ALL))
def test_every_snippet_is_read_without_a_word(snippet: Snippet, tmp_path: Path) -> None:
    assert told(snippet, tmp_path) == []


def test_there_are_snippets_of_every_sort() -> None:
    assert {snippet.language for snippet in ALL} >= {"yaml", "markdown", "console", "text"}
    assert len(ALL) > 40


@pytest.mark.long
def test_the_pages_for_who_comes_first_show_commands_that_are_ones() -> None:
    shown = [one for path in AT_THE_TOP for one in snippets(path) if one.language == "console"]
    assert shown
    assert [fault for one in shown for line in one.text.splitlines() for fault in told_of_line(line)] == []


@pytest.mark.long
def test_every_command_in_a_sentence_is_one() -> None:
    for path in (*pages(), *AT_THE_TOP):
        text = path.read_text(encoding="utf-8").replace("\n", " ")
        typed = [words.split() for words in _IN_A_SENTENCE.findall(text) if not _IS_A_FORM.search(words)]
        faults = [said for words in typed for said in told_of_words(words)]
        assert [said for said in faults if "arguments are required" not in said] == [], path  # it may be named alone


HERE = Path(__file__)


@pytest.mark.parametrize(
    ("language", "title", "text", "said"),
    [
        ("yaml", "In modules/catalogue.yml", "standards:\n  - {id: a, lable: A}\n", "unknown key `lable`"),
        ("yaml", "modules/catalogue.yml", "format: 1\n", "has no `id`"),
        ("yaml", "quizzes/a.yml", "questions:\n  - {id: a, kind: true-false, prompt: P}\n", "has no `answer`"),
        ("yaml", "", "rules: {profile: full}\n", "give it the path of its file as a title"),
        ("yaml", "In mkdocs.yml", "nav: []\n", "`nav` does nothing here"),
        ("markdown", "In modules/a/index.md", "---\ncoed: A-1\n---\n", "unknown key `coed`"),
        ("console", "", "coursewright chek\n", "invalid choice: 'chek'"),
        ("console", "", "cd a && python3 build.py print --colour\n", "unrecognized arguments: --colour"),
        ("console", "", "mkdocs new\n", "mkdocs has no command new"),
        ("console", "", "rm -r site\n", "what is 'rm'?"),
        ("toml", "", "a = 1\n", "nothing reads the language 'toml'"),
    ],
)
def test_what_is_wrong_with_a_snippet_is_found(language: str, title: str, text: str, said: str, tmp_path: Path) -> None:
    assert said in "\n".join(told(Snippet(HERE, 1, language, title, text), tmp_path))
