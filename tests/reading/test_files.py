"""Files become text, and front matter is split off; every message about a file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.reading import files
from course.reading.listing import Listing
from course.reading.problems import Problems
from course.reading.yaml_text import has_control
from tests.mistakes import Mistake, told_word_for_word

QUIZ = "quizzes/people.yml"
LESSON = "modules/people/lesson.md"
TITLE = 'title: "People: check yourself"'
# Where, what stood there, what is wrong instead, what fixes it (None: what stood there), what is said.
# fmt: off
CASES: dict[str, Mistake] = {
    "a bidirectional control": (QUIZ, "Anybody can help.", "Anybody \u202ecan help.", None, [
        "quizzes/people.yml:33:21: the invisible control character U+202E was found; delete it",
    ]),
    "a left-to-right mark": (QUIZ, "Anybody can help.", "Anybody\u200e can help.", None, [
        "quizzes/people.yml:33:20: the invisible control character U+200E was found; delete it",
    ]),
    "a byte of nothing": (QUIZ, "Anybody can help.", "Anybody can\x00help.", None, [
        "quizzes/people.yml:33:24: the invisible control character U+0000 was found; delete it",
    ]),
    "a next-line character": (QUIZ, "Anybody can help.", "Anybody\x85can help.", None, [
        "quizzes/people.yml:33:20: the invisible control character U+0085 was found; delete it",
    ]),
    "a text that YAML would cut": (
        QUIZ,
        "prompt: Somebody has fallen. What comes first?",
        "prompt: Which button, #1 or #2, comes first?",
        'prompt: "Which button, #1 or #2, comes first?"', [
        "quizzes/people.yml:9:27: YAML takes `#1` and what follows for a comment; put the whole text in quotes",
    ]),
    "front matter that is not closed": (
        LESSON,
        "summary: Look, call, stay.\n---\n",
        "summary: Look, call, stay.\n",
        None, [
        "modules/people/lesson.md:1:1: the front matter is not closed; write a line `---` after its last key",
    ]),
    "front matter with nothing in it": (LESSON, "title: The first minute\nsummary: Look, call, stay.\n", "", None, [
        "modules/people/lesson.md:2:1: nothing was found here; write `key: text` lines",
    ]),
    "front matter that is a list": (
        LESSON,
        "title: The first minute\nsummary: Look, call, stay.\n",
        "- title\n",
        None, [
        "modules/people/lesson.md:2:1: front matter must be a set of keys, but a list was found; "
        "write `key: text` lines",
    ]),
    "front matter that is one word": (
        LESSON,
        "title: The first minute\nsummary: Look, call, stay.\n",
        "title\n",
        None, [
        "modules/people/lesson.md:2:1: front matter must be a set of keys, but `title` was found; "
        "write `key: text` lines",
    ]),
    "no front matter": (LESSON, "---\ntitle: The first minute\nsummary: Look, call, stay.\n---\n", "", None, [
        "modules/people/lesson.md:1:1: the file has no front matter; "
        "start it with a line `---`, its keys, and another `---`",
    ]),
}
# fmt: on

test_a_mistake_is_told_word_for_word_and_its_mend_passes = told_word_for_word(CASES)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"title: caf\xe9\n", "1:11: not UTF-8: byte 0xE9 (`é` in Windows-1252) was found; save the file as UTF-8"),
        (
            b"a: 1\r\nb: \xc3\xa9\xff\r\n",
            "2:5: not UTF-8: byte 0xFF (`ÿ` in Windows-1252) was found; save the file as UTF-8",
        ),
        (b"\xef\xbb\xbfa: \xff\n", "1:4: not UTF-8: byte 0xFF (`ÿ` in Windows-1252) was found; save the file as UTF-8"),
        ("a: b\n".encode("utf-16"), "1:1: the file is saved as UTF-16; save it as UTF-8"),
        ("a: b\n".encode("utf-16-le"), "1:1: the file is saved as UTF-16; save it as UTF-8"),
        (b"", "1:1: the file is empty; start it with `format: 1`"),
        (b"# nothing yet\n", "1:1: the file is empty; start it with `format: 1`"),
        (b" " * 1_048_577, "1:1: the file is 1,048,577 bytes long, and 1,048,576 is the limit; split it"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(
    problems_of: Callable[[Mapping[str, bytes]], list[str]], content: bytes, said: str
) -> None:
    assert problems_of({QUIZ: content}) == [f"{QUIZ}:{said}"]


@pytest.mark.parametrize("ends", [b"\r\n", b"\r", b"\n"])
def test_a_byte_order_mark_and_any_line_ends_are_read(
    problems_of: Callable[[Mapping[str, bytes]], list[str]],
    replaced: Callable[[str, str, str], dict[str, str]],
    ends: bytes,
) -> None:
    for path, text in (replaced(QUIZ, TITLE, TITLE) | replaced(LESSON, "## Stay", "## Stay")).items():
        content = b"\xef\xbb\xbf" + text.encode().replace(b"\n", ends)
        assert problems_of({path: content}) == []
        assert problems_of({path: content.replace(b"title", b"titel")}) != []


def test_a_missing_file_is_told(problems_of: Callable[[Mapping[str, None]], list[str]]) -> None:
    assert problems_of({"modules/catalogue.yml": None}) == [
        "modules/catalogue.yml:1:1: the file is missing; write it; the authoring guide shows how"
    ]


def test_a_folder_in_the_place_of_a_file_is_told(course_files: Callable[..., Path]) -> None:
    root = course_files({})
    (root / QUIZ).unlink()
    (root / QUIZ).mkdir()
    assert told(root) == [f"{QUIZ}:1:1: a file must stand here, and something else was found; put a text file here"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_does_not_keep_us_waiting(course_files: Callable[..., Path]) -> None:
    root = course_files({})
    (root / QUIZ).unlink()
    os.mkfifo(root / QUIZ)
    assert told(root) == [f"{QUIZ}:1:1: a file must stand here, and something else was found; put a text file here"]


def told(root: Path) -> list[str]:
    problems = Problems()
    files.read_text(root, root / QUIZ, problems)
    return [str(problem) for problem in problems.found]


def links_told(root: Path) -> list[str]:
    problems = Problems()
    files.check_links(root, Listing(root), ("modules", "quizzes"), problems)
    return [str(problem) for problem in problems.found]


def test_a_link_out_of_the_project_is_told(course_files: Callable[..., Path], tmp_path: Path) -> None:
    root = course_files({})
    (tmp_path / "secret.yml").write_text("a: b\n")
    (tmp_path / "secrets").mkdir()
    (root / "quizzes/secret.yml").symlink_to(tmp_path / "secret.yml")
    (root / "modules/secrets").symlink_to(tmp_path / "secrets")
    out = "the link leads out of the project; put a copy of the file here"
    assert links_told(root) == [f"modules/secrets:1:1: {out}", f"quizzes/secret.yml:1:1: {out}"]


def test_a_whole_folder_that_is_a_link_out_is_told(course_files: Callable[..., Path], tmp_path: Path) -> None:
    root = course_files({})
    (root / "modules").rename(tmp_path / "elsewhere")
    (root / "modules").symlink_to(tmp_path / "elsewhere")
    assert links_told(root) == ["modules:1:1: the link leads out of the project; put a copy of the file here"]


def test_a_link_to_nothing_or_to_itself_is_told(course_files: Callable[..., Path]) -> None:
    root = course_files({})
    (root / "modules/circle").symlink_to("circle")
    (root / "modules/gone").symlink_to("nowhere")
    nowhere = "the link leads nowhere; put the file itself here"
    assert links_told(root) == [f"modules/circle:1:1: {nowhere}", f"modules/gone:1:1: {nowhere}"]


def test_a_link_inside_the_project_is_followed(course_files: Callable[..., Path]) -> None:
    root = course_files({})
    (root / "modules/people/map.svg").symlink_to("lesson.md")
    assert links_told(root) == []


def test_a_file_name_that_is_not_utf_8_can_be_told(tmp_path: Path) -> None:
    name = files.relative(tmp_path, tmp_path / os.fsdecode(b"caf\xe9.yml"))
    assert name == "caf\N{REPLACEMENT CHARACTER}.yml"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("---\na: b\n---\nText\n", ("a: b\n", "Text\n", 4)),
        ("--- \na: b\n...\n\nText\n", ("a: b\n", "\nText\n", 4)),
        ("---\n---\nText\n", ("", "Text\n", 3)),
        ("---\na: b\n---", ("a: b\n", "", 4)),
        ("---\na: b\n", ("a: b\n", "", 3)),
        ("Text\n", (None, "Text\n", 1)),
        ("", (None, "", 1)),
    ],
)
def test_front_matter_is_split_off(text: str, parts: tuple[str | None, str, int]) -> None:
    assert files.split_front_matter(text) == parts


def test_a_folder_that_vanishes_while_it_is_read_held_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in ("kim.json", "new/lee.json", "old/max.json", "old/max.txt"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("{}", "utf-8")
    whole = [tmp_path / path for path in ("kim.json", "new/lee.json", "old/max.json")]
    assert files.files_in(tmp_path, ".json") == whole
    scandir = os.scandir

    def vanish(path: str | int) -> object:  # a number where a folder is taken away
        if not isinstance(path, int) and Path(path).name == "old":
            shutil.rmtree(path, ignore_errors=True)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", vanish)
    assert files.files_in(tmp_path, ".json") == whole[:2]
    assert files.files_in(tmp_path / "old") == []


def test_what_only_looks_like_a_file_and_folders_that_are_not_looked_into_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in ("in/kim.json", "in/note.txt", "shut/lee.json", "out/max.json"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("{}", "utf-8")
    (tmp_path / "in/old.json").mkdir()
    (tmp_path / "in/lost.json").symlink_to("nowhere")
    (tmp_path / "in/lost.txt").symlink_to("nowhere")
    (tmp_path / "in/there").symlink_to(tmp_path / "out")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    inside, others = files.files_and_others_in(tmp_path, ".json")
    assert inside == files.files_in(tmp_path)
    found = [path.relative_to(tmp_path).as_posix() for path in others]
    assert found == ["in/lost.json", "in/old.json", "in/there", "shut"]
    assert files.files_in(tmp_path, ".json") == [tmp_path / "in/kim.json", tmp_path / "out/max.json"]


@pytest.mark.parametrize(
    ("begins", "what"),
    [
        (b"PK\x03\x04", "a Word, Excel or ZIP file"),
        (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
        (b"{\\rtf1", "a rich-text file (RTF)"),
        (b"%PDF-1.7", "a PDF"),
        (b"\x89PNG", "a picture"),
    ],
)
def test_a_file_of_another_kind_is_told_by_what_it_begins_with(tmp_path: Path, begins: bytes, what: str) -> None:
    (tmp_path / "lesson.md").write_bytes(begins + b"\n\xff\xfe")
    problems = Problems()
    assert files.read_text(tmp_path, tmp_path / "lesson.md", problems) is None
    assert [str(one) for one in problems.found] == [
        f"lesson.md:1:1: the file is {what}, and a text must stand here; save its words as plain text, in UTF-8"
    ]


def test_folders_of_other_people_are_read_by_one_function() -> None:
    """Those that only we write, below ``site``, stand still while we read them."""
    course = Path(files.__file__).parents[1]
    others = [path for path in course.rglob("*.py") if path.parent.name != "site"]
    assert [path.name for path in others if ".rglob(" in path.read_text("utf-8")] == []


@pytest.mark.parametrize("sign", ["\0", "\x1f", "\x7f", "\u0085", "\u2028", "\ufeff", "\ud800"])
def test_control_characters_are_known_among_letters_of_all_sorts(sign: str) -> None:
    assert has_control(f"a: Grüße {sign} 日本\n")
    assert not has_control("a: Grüße\t日本 \U0001f600\n")
