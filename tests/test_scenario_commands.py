"""``build.py graph`` and ``build.py twee``: what they write, what they print, and what they leave alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from course.cli import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def root(course_files: Callable[..., Path]) -> Path:
    return course_files({"mkdocs.yml": "site_name: Trial\n"})


@pytest.fixture
def run(root: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command on the small course: its code, and what it printed and complained."""

    def command(*arguments: str | Path) -> tuple[int, str, str]:
        code = main(["--root", str(root), *map(str, arguments)])
        return code, *capsys.readouterr()

    return command


def test_pictures_go_to_a_folder_of_their_own_and_each_says_its_pages(root: Path, run: Run) -> None:
    path = root / "print/graphs/people-fall-on-the-stairs.svg"
    assert run("graph") == (0, f"{path}: 3 moments, prints on 1 page\n", "")
    assert path.read_text(encoding="utf-8").startswith(
        '<?xml version="1.0" encoding="UTF-8"?>\n<svg class="course-graph"'
    )


def test_one_scenario_is_named_by_its_id_or_with_its_module(tmp_path: Path, run: Run) -> None:
    for name in ("fall-on-the-stairs", "people/fall-on-the-stairs"):
        assert run("graph", name, "--to", tmp_path / "here")[0] == 0
    assert [path.name for path in (tmp_path / "here").glob("*.svg")] == ["people-fall-on-the-stairs.svg"]


def test_a_scenario_that_is_not_there_is_told_with_the_nearest(run: Run) -> None:
    said = "There is no scenario fall-on-stairs: did you mean `people/fall-on-the-stairs`?\n"
    assert run("graph", "fall-on-stairs") == (2, "", said)
    assert run("twee", "export", "fall-on-stairs") == (2, "", said)


def test_a_scenario_goes_to_twine_and_comes_back(tmp_path: Path, run: Run) -> None:
    story, entry = tmp_path / "story.twee", tmp_path / "story.yml"
    code, text, said = run("twee", "export", "fall-on-the-stairs")
    assert (code, said) == (0, "")
    assert text.startswith(":: StoryTitle\nA fall on the stairs\n")
    assert run("twee", "export", "fall-on-the-stairs", "--to", story) == (0, f"Written: {story}\n", "")
    assert story.read_text(encoding="utf-8") == text
    assert run("twee", "import", story, "--to", entry) == (0, f"Written: {entry}\n", "Nothing was lost.\n")
    assert entry.read_text(encoding="utf-8").startswith("- id: fall-on-the-stairs\n  title: A fall on the stairs\n")


def test_a_file_that_is_there_stays_as_it_is(tmp_path: Path, run: Run) -> None:
    story = tmp_path / "story.twee"
    story.write_text("mine")
    said = f"{story} is there already, and stays as it is. Name a new file.\n"
    assert run("twee", "export", "fall-on-the-stairs", "--to", story) == (2, "", said)
    assert story.read_text() == "mine"


def test_what_cannot_be_read_or_written_is_told(tmp_path: Path, run: Run) -> None:
    nothing, latin = tmp_path / "no.twee", tmp_path / "latin.twee"
    latin.write_bytes(":: café\n".encode("latin-1"))
    empty = tmp_path / "empty.twee"
    empty.write_text("")
    assert run("twee", "import", nothing) == (2, "", f"{nothing} cannot be read: No such file or directory\n")
    assert run("twee", "import", latin) == (2, "", f"{latin} is not UTF-8; save it as UTF-8.\n")
    said = f"{empty}, line 1: there is no passage here; each starts with a line `:: Its name`\n"
    assert run("twee", "import", empty) == (2, "", said)
    far = tmp_path / "no/where.twee"
    said = f"{far} cannot be written: No such file or directory\n"
    assert run("twee", "export", "fall-on-the-stairs", "--to", far) == (2, "", said)


def test_losses_go_to_standard_error_and_the_entry_to_standard_output(tmp_path: Path, run: Run) -> None:
    story = tmp_path / "story.twee"
    story.write_text(":: Start [a]\r\nHello.\r\n[[End]]\r\n\r\n:: End [good]\r\nDone.\r\n", newline="")
    code, text, said = run("twee", "import", story)
    assert code == 0
    assert text.startswith("- id: untitled-story\n")
    assert said.splitlines() == [
        "1 tag left out: line 1 `a`",
        "the story has no `setup`; write what sets the scene",
        "1 choice without effect, consequence or reason; write them",
    ]


def test_a_course_with_mistakes_is_not_drawn(root: Path, run: Run) -> None:
    path = root / "modules/people/scenarios.yml"
    path.write_text(path.read_text().replace("goto: waited", "goto: called"))
    code, text, said = run("graph")
    assert (code, text) == (1, "")
    assert said == (
        "modules/people/scenarios.yml:22:7: the node `waited` cannot be reached; lead a choice to it, or take it away\n"
    )
    assert not (root / "print").exists()
