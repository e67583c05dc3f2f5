"""What the search finds: titles and texts as they are read, and nothing that gives an answer away."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from course.site import mkdocs_process
from course.site.search_index import SearchIndex, entries_of
from tests.conftest import VALID

PROJECT = Path(__file__).parents[2]
SETTINGS = {"lang": ["en"], "separator": r"[\s\-]+", "pipeline": ["stopWordFilter"], "fields": {}, "enabled": True}


class Page:
    def __init__(self, url: str, title: str, content: str) -> None:
        self.url, self.content = url, content
        self.meta: Mapping[str, Any] = {"title": title}


def test_a_page_is_divided_at_its_headings_and_titles_are_escaped_once() -> None:
    html = (
        "<h1>A & B</h1><p>First <b>words</b>.</p><h2 id='x'>When to use &lt;b&gt;</h2><ul><li>One<li>Two &amp; 3</ul>"
    )
    assert entries_of("a.html", "A & B", html.replace("A & B", "A &amp; B")) == [
        {"location": "a.html", "title": "A &amp; B", "text": "<p>First words.</p>"},
        {"location": "a.html#x", "title": "When to use &lt;b&gt;", "text": "<p>One</p><p>Two &amp; 3</p>"},
    ]


def test_what_is_kept_out_with_all_that_stands_in_it_is_not_found() -> None:
    html = "<p>In</p><details data-search-exclude><p>Out <b>out</b><br>out</p></details><nav>Out</nav><p>In</p>"
    assert entries_of("a.html", "A", html)[0]["text"] == "<p>In</p><p>In</p>"


def test_html_that_is_not_closed_ends_with_the_page() -> None:
    assert entries_of("a.html", "A", "</p><div><p>One<h2 id=b>B</h2></section>Two")[1] == {
        "location": "a.html#b",
        "title": "B",
        "text": "<p>Two</p>",
    }


def test_a_build_of_changed_pages_alone_keeps_the_others_in_the_index() -> None:
    before = SearchIndex(SETTINGS)
    before.add_entry_from_context(Page("a.html", "A", "<p>old</p>"))
    before.add_entry_from_context(Page("b.html", "B", "<p>kept</p>"))
    after = SearchIndex(SETTINGS)
    after.add_entry_from_context(Page("a.html", "A", "<p>new</p>"))
    found = json.loads(after.generate_search_index(before))
    assert [entry["text"] for entry in found["docs"]] == ["<p>kept</p>", "<p>new</p>"]
    assert found["config"] == {name: SETTINGS[name] for name in ("lang", "separator", "pipeline", "fields")}


def test_no_hint_no_reason_and_no_outcome_is_in_the_index(course_files: Callable[..., Path]) -> None:
    quiz = VALID["quizzes/people.yml"].replace("feedback: ", "feedback: PLANTED ")
    quiz = quiz.replace("    section: stay\n", "    section: stay\n    hint: PLANTED\n    explanation: PLANTED\n")
    quiz = quiz.replace("true: Yes", "true: PLANTED").replace("false: Calling", "false: PLANTED")
    scenes = re.sub(r"(reason|debrief): ", r"\1: PLANTED ", VALID["modules/people/scenarios.yml"])
    scenes = scenes.replace("says: Help comes", "says: PLANTED")
    scenes = scenes.replace("goto: called", "goto: called\n          consequence: PLANTED")
    root = course_files({"quizzes/people.yml": quiz, "modules/people/scenarios.yml": scenes})
    shutil.copytree(PROJECT / "overrides", root / "overrides")
    shutil.copy(PROJECT / "mkdocs.yml", root)
    mkdocs_process.build(root, root / "site")
    index = (root / "site/search/search_index.json").read_text("utf-8")
    assert (quiz + scenes).count("PLANTED") > 15
    assert "PLANTED" not in index
    for words in ("Somebody has fallen. What comes first?", "A cup of tea", "They do not answer.", "Wait and see"):
        assert words in index, words
    lesson = (root / "site/people/lesson.html").read_text("utf-8")
    assert lesson.count("PLANTED") > 8
