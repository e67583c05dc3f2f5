"""``build.py graph`` and ``build.py twee``: what they write, what they print, and what they leave alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from course.commands.main import main

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


def test_an_id_that_several_modules_have_is_told_with_each(root: Path, run: Run) -> None:
    for path in ("index.md", "lesson.md", "scenarios.yml"):
        text = (root / "modules/people" / path).read_text("utf-8").replace("FA-101", "FA-102").replace("1.", "2.")
        (root / "modules/calls").mkdir(exist_ok=True)
        (root / "modules/calls" / path).write_text(text.replace("<!-- checklist: after-a-call -->\n", ""), "utf-8")
    bank = (root / "quizzes/people.yml").read_text("utf-8")
    (root / "quizzes/calls.yml").write_text(bank.replace('"1.', '"2.'), "utf-8")
    said = "fall-on-the-stairs is in several modules: people/fall-on-the-stairs, calls/fall-on-the-stairs.\n"
    assert run("graph", "fall-on-the-stairs") == (2, "", said)
    assert run("graph", "calls/fall-on-the-stairs")[0] == 0


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
    said = f"{far} cannot be written: No such file or directory.\n"
    assert run("twee", "export", "fall-on-the-stairs", "--to", far) == (1, "", said)


def test_losses_go_to_standard_error_and_the_entry_to_standard_output(tmp_path: Path, run: Run) -> None:
    story = tmp_path / "story.twee"
    story.write_text(":: Start [a]\r\nHello.\r\n[[End]]\r\n\r\n:: End [good]\r\nDone.\r\n", newline="")
    code, text, said = run("twee", "import", story)
    assert code == 0
    assert text.startswith("- id: untitled-story\n")
    assert said.splitlines() == [
        "line 1: tag left out: `a`",
        "the story names no format (`format` in its StoryData); words and links alone are read",
        "the story has no `setup`; write what sets the scene",
        "1 choice without effect, consequence or reason; write them",
    ]


HTML = (
    '<!DOCTYPE html>\n<html><body>\n<tw-storydata name="A &amp; B" startnode="2" format="SugarCube" hidden>\n'
    '<style type="text/twine-css">b { color: red }</style><script type="text/twine-javascript">if (a < b) {}</script>\n'
    '<tw-passagedata pid="1" name="End" tags="good">Done &lt;&lt;set $x to 1&gt;&gt;.</tw-passagedata>\n'
    '<tw-passagedata pid="2" name="Go &quot;now&quot;" tags="">One.\n'
    "&lt;&lt;link &quot;Go on&quot; &quot;End&quot;&gt;&gt;&lt;&lt;/link&gt;&gt;"
    "</tw-passagedata></tw-storydata>\n<script>more()</script></body></html>\n"
)


def test_html_as_twine_publishes_it_is_read(tmp_path: Path, run: Run) -> None:
    page = tmp_path / "story.html"
    page.write_text(HTML, encoding="utf-8")
    code, text, said = run("twee", "import", page)
    assert (code, text) == (
        0,
        "- id: a-b\n  title: A & B\n  use: practice\n  start: go-now\n  nodes:\n    end:\n      ends: good\n"
        "      says: Done .\n    go-now:\n      says: One.\n      choices:\n      - text: Go on\n        goto: end\n",
    )
    assert said.splitlines()[0] == "line 5: macro left out: `<<set $x to 1>>`"


def test_each_story_of_an_archive_is_an_entry(tmp_path: Path, run: Run) -> None:
    page = tmp_path / "archive.html"
    passage = '<tw-passagedata pid="1" name="{0}">Hi.</tw-passagedata>'
    story = f'<tw-storydata name="{{0}}" format="Harlowe">{passage}</tw-storydata>\n'
    page.write_text(story.format("One") + story.format("Two"))
    code, text, said = run("twee", "import", page)
    assert code == 0
    assert [line for line in text.splitlines() if line.startswith("- ")] == ["- id: one", "- id: two"]
    assert "line 2: `Two` ends; say whether good, mixed or poor" in said.splitlines()


def test_html_of_twine_1_is_read(tmp_path: Path, run: Run) -> None:
    page = tmp_path / "old.html"
    page.write_text(
        '<html><body><div id="storeArea" data-size="2" hidden>\n'
        '<div tiddler="Start" tags="" created="1" modifier="twee">Hello.\\n[[End]]</div>\n'
        '<div tiddler="End" tags="good">A &lt;b&gt;bold&lt;/b&gt; end.</div></div></body></html>\n'
    )
    code, text, said = run("twee", "import", page)
    assert code == 0
    assert "      says: Hello.\n      choices:\n      - text: End\n        goto: end\n" in text
    assert "line 3: HTML tag left out, 2 times: `<b>`, `</b>`" in said.splitlines()


def test_files_of_a_folder_are_one_story_and_places_name_the_file(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "story"
    (folder / "more").mkdir(parents=True)
    (folder / "a.twee").write_text(':: StoryData\n{"format": "Harlowe"}\n\n:: Start\nGo. (set: $x to 1)\n[[End]]\n')
    (folder / "more/b.tw").write_text("\ufeff:: End [good] <10,20>\nDone, $x.\n", encoding="utf-8")
    (folder / "notes.txt").write_text("no story")
    code, text, said = run("twee", "import", folder)
    assert code == 0
    assert "says: Done, …." in text
    assert said.splitlines()[:2] == [
        f"{folder / 'a.twee'}, line 5: macro left out: `(set: $x to 1)`",
        f"{folder / 'more/b.tw'}, line 2: variable left out: `$x`",
    ]


def test_what_holds_no_story_is_told(tmp_path: Path, run: Run) -> None:
    page, old, empty = tmp_path / "page.html", tmp_path / "old.tws", tmp_path / "empty"
    page.write_text("<!doctype html><p>Hello")
    old.write_bytes(b"\x80\x02")
    empty.mkdir()
    said = f'{page}, line 1: this HTML holds no story; Twine\'s has `<tw-storydata>`, or a `<div id="storeArea">`\n'
    assert run("twee", "import", page) == (2, "", said)
    said = f"{old} is a file of Twine 1, which no text program reads. Export it as Twee there.\n"
    assert run("twee", "import", old) == (2, "", said)
    said = f"{empty} holds no story: no file ends in .htm, .html, .tw, .tw2, .twee, .twee2.\n"
    assert run("twee", "import", empty) == (2, "", said)


def test_a_course_with_mistakes_is_not_drawn(root: Path, run: Run) -> None:
    path = root / "modules/people/scenarios.yml"
    path.write_text(path.read_text().replace("goto: waited", "goto: called"))
    code, text, said = run("graph")
    assert (code, text) == (1, "")
    assert said == (
        "modules/people/scenarios.yml:22:7: the node `waited` cannot be reached; lead a choice to it, or remove it\n"
    )
    assert not (root / "print").exists()
