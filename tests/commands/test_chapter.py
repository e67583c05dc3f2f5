"""The authors' guide in a terminal: every chapter, every section of one, and names that nothing has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from course.commands.main import main

CHAPTERS = Path(__file__).parents[2] / "docs/modules/pages"


def test_all_chapters_are_listed_in_the_order_of_the_guide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)  # which holds no course
    assert main(["chapter"]) == 0
    first, *lines, last = capsys.readouterr().out.splitlines()
    assert (first, last) == ("The chapters of the guide:", "To read one: coursewright chapter NAME")
    names = [line.split()[0] for line in lines]
    assert sorted(names) == sorted(path.stem for path in CHAPTERS.glob("*.md"))
    orders = [
        int(re.findall(r"^order: (\d+)$", (CHAPTERS / f"{name}.md").read_text("utf-8"), re.M)[0]) for name in names
    ]
    assert orders == sorted(orders)
    assert "  question-bank  A question bank" in lines


@pytest.mark.parametrize("chapter", sorted(path.stem for path in CHAPTERS.glob("*.md")))
def test_a_chapter_is_shown_as_it_is_written(chapter: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chapter", f"{chapter}.md"]) == 0
    title, text = capsys.readouterr().out.split("\n\n", 1)
    written = (CHAPTERS / f"{chapter}.md").read_text("utf-8")
    assert f"\ntitle: {title.removeprefix('# ')}\n" in written.replace('"', "")
    assert written.rstrip().endswith(f"---\n\n{text.rstrip()}")


def test_a_section_ends_where_the_next_of_its_level_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "---\ntitle: Trial\norder: 10\n---\n\n## One\n\n```sh\n## no heading\n```\n\n### Deep\n\nx\n\n## Two\n\ny\n"
    (tmp_path / "trial.md").write_text(text, "utf-8")
    monkeypatch.setattr("course.commands.chapter.chapters_folder", lambda: tmp_path)
    for start, said in (
        ("one", "## One\n\n```sh\n## no heading\n```\n\n### Deep\n\nx\n"),
        ("De", "### Deep\n\nx\n"),
        ("Two", "## Two\n\ny\n"),
    ):
        assert main(["chapter", "trial", start]) == 0
        assert capsys.readouterr().out == said
    assert main(["chapter", "trial", "no heading"]) == 2
    assert capsys.readouterr().err == "No heading of trial begins with `no heading`; there are: One, Deep, Two.\n"


def test_a_name_that_no_chapter_has_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chapter", "rule"]) == 2
    assert capsys.readouterr() == ("", "There is no chapter `rule`; did you mean `rules`?\n")
