"""How the time of libraries is handed to the stages that called them."""

from __future__ import annotations

import pytest

from devtools.bench_profile import REST, by_stage, stage_of

OURS, OTHER = ("/x/course/markdown/texts.py", 1, "render"), ("/x/course/rules/quiz.py", 1, "check")
LIBRARY, BUILTIN = ("/x/site-packages/markdown/core.py", 1, "convert"), ("~", 0, "<built-in method re.sub>")


def test_what_a_library_takes_counts_for_its_callers_by_what_each_caused() -> None:
    stats = {
        OURS: (1, 1, 1.0, 8.0, {}),
        OTHER: (1, 1, 2.0, 4.0, {}),
        LIBRARY: (1, 1, 3.0, 6.0, {OURS: (1, 1, 3.0, 6.0)}),
        BUILTIN: (4, 4, 4.0, 4.0, {LIBRARY: (3, 3, 3.0, 3.0), OTHER: (1, 1, 1.0, 1.0)}),
    }
    assert by_stage(stats) == pytest.approx({"Markdown": 7.0, "rules": 3.0, REST: 0.0})


def test_what_nobody_called_is_the_rest_and_a_ring_of_callers_ends() -> None:
    one, two = ("/lib/one.py", 1, "one"), ("/lib/two.py", 1, "two")
    stats = {one: (1, 1, 1.0, 1.0, {two: (1, 1, 1.0, 1.0)}), two: (1, 1, 1.0, 1.0, {one: (1, 1, 1.0, 1.0)})}
    assert by_stage(stats) == pytest.approx({REST: 2.0})
    assert by_stage({BUILTIN: (1, 1, 2.0, 2.0, {})}) == pytest.approx({REST: 2.0})


def test_a_stage_is_named_for_its_part_of_the_program() -> None:
    assert stage_of(("/x/course/site/search_text.py", 1, "f")) == "site: search text"
    assert stage_of(("/x/overrides/course/quiz.html", 1, "root")) == "templates"
    assert stage_of(("/x/course/pages/templates.py", 1, "compile")) == "templates"
    assert stage_of(("/x/course/pages/quiz.py", 1, "quiz_html")) == "pages"
    assert stage_of(("/x/site-packages/mkdocs/commands/build.py", 1, "build")) == "MkDocs' own work"
    assert stage_of(LIBRARY) is None
