"""What ``import`` says and writes, on a whole course; what would not be sound in the bank is refused, not written."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.commands.arguments import IMPORTED
from course.importing.files import FORMATS
from tests.importing.test_packages import ITEM, archive
from tests.in_process import command

GIFT = """\
// [id:stairs]
::The stairs::What comes first?{~Fetch a mop =Close it ~%50%Call}

Write about rain.{}

Which of these?{~[html]<ul><li>a</li></ul> =->}
"""
MORE = "\nIs it so?{=Yes ~yes}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    assert command(tmp_path, "new", "course", str(tmp_path / "course")).returncode == 0
    return tmp_path / "course"


def bank_of(root: Path) -> str:
    return (root / "quizzes/first-steps.yml").read_text("utf-8")


def test_each_thing_in_a_file_has_its_line(root: Path) -> None:
    (root / "exam.gift").write_text(GIFT, "utf-8")
    before = bank_of(root)
    trial = command(root, "import", "exam.gift", "--to", "first-steps", "--dry-run")
    said = (
        "exam.gift:2: taken as stairs\n"
        "    lost: 50 % for the choice `Call`, which earns nothing here\n"
        "exam.gift:4: refused, Write about rain.: an essay has no right answer: write a say-it question with a model "
        "answer and criteria\n"
        "exam.gift:6: taken as which-of-these-2315d3\n"
        "2 questions taken, 0 updated, 0 unchanged, 1 with losses, 1 refused"
    )
    assert (trial.returncode, trial.stderr, trial.stdout) == (
        0,
        "",
        f"{said}; nothing was written, as quizzes/first-steps.yml would be.\n",
    )
    assert bank_of(root) == before
    ended = command(root, "import", "exam.gift", "--to", "first-steps")
    assert (ended.returncode, ended.stdout) == (0, f"{said}; written into quizzes/first-steps.yml.\n")
    assert bank_of(root).startswith(before)
    assert command(root, "check", "--profile", "minimal").returncode == 0


@pytest.mark.long
def test_a_second_import_updates_what_changed_and_keeps_what_the_file_does_not_say(root: Path) -> None:
    (root / "exam.gift").write_text(GIFT, "utf-8")
    command(root, "import", "exam.gift", "--to", "first-steps")
    path = root / "quizzes/first-steps.yml"
    path.write_text(bank_of(root).replace("  - id: stairs\n", "  - id: stairs\n    section: the-first-step\n"), "utf-8")
    (root / "exam.gift").write_text(GIFT.replace("Fetch a mop", "Fetch the mop"), "utf-8")
    ended = command(root, "import", "exam.gift", "--to", "first-steps")
    first, *_, last = ended.stdout.splitlines()
    assert first == "exam.gift:2: stairs updated: choices"
    assert last == (
        "0 questions taken, 1 updated, 1 unchanged, 1 with losses, 1 refused; written into quizzes/first-steps.yml."
    )
    assert "  - id: stairs\n    section: the-first-step\n    kind: single-choice\n" in bank_of(root)
    again = command(root, "import", "exam.gift", "--to", "first-steps")
    assert again.stdout.endswith("\n0 questions taken, 0 updated, 2 unchanged, 1 with losses, 1 refused.\n")


@pytest.mark.long
def test_what_would_not_be_sound_in_the_bank_is_refused_and_the_rest_is_taken(root: Path) -> None:
    (root / "exam.gift").write_text(GIFT + MORE, "utf-8")
    ended = command(root, "import", "exam.gift", "--to", "first-steps")
    assert ended.returncode == 0
    assert (
        "exam.gift:8: refused, Is it so?: `yes` appears twice in `choices`; two equal answers cannot be told apart"
        in ended.stdout
    )
    assert command(root, "check", "--profile", "minimal").returncode == 0


def test_a_course_with_mistakes_takes_questions_too(root: Path) -> None:
    path = root / "quizzes/first-steps.yml"
    path.write_text(bank_of(root).replace("kind: single-choice", "kind: single-choise"), "utf-8")
    (root / "exam.gift").write_text("It rains.{T}\n\n" + MORE, "utf-8")
    ended = command(root, "import", "exam.gift", "--to", "first-steps")
    assert ended.returncode == 0
    assert "exam.gift:1: taken as it-rains-" in ended.stdout


def test_a_module_without_a_bank_gets_one(root: Path) -> None:
    (root / "quizzes/first-steps.yml").unlink()
    (root / "exam.txt").write_text("What first?\nA. Mop\nB. Close\nANSWER: B\n", "utf-8")
    ended = command(root, "import", "exam.txt", "--to", "first-steps")
    assert ended.stdout.endswith("; written into quizzes/first-steps.yml.\n")
    assert bank_of(root).startswith("# yaml-language-server: ")
    assert "\nformat: 1\nquestions:\n  - id: what-first-" in bank_of(root)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        (
            "a.xml",
            b"<html></html>",
            "<html> begins no format that is known here; known formats: gift, aiken, moodle-xml, qti, qti12, csv, xlsx, docx, liascript, mkdocs-quiz, mdbook-quiz, package",
        ),
        (
            "a.txt",
            b"Only words.",
            "its format is not known here; known formats: gift, aiken, moodle-xml, qti, qti12, csv, xlsx, docx, liascript, mkdocs-quiz, mdbook-quiz, package",
        ),
        ("a.gift", b"Who?{=J\xf6rg}", "1: this is not UTF-8; save the file as UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_nothing_is_written(
    name: str, data: bytes, said: str, root: Path
) -> None:
    (root / name).write_bytes(data)
    before = bank_of(root)
    ended = command(root, "import", name, "--to", "first-steps")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.replace(": ", ":").strip() == f"{name}: {said}".replace(": ", ":")
    assert bank_of(root) == before


@pytest.mark.long
def test_pictures_come_along_and_a_second_import_writes_none_again(root: Path) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>'
    path = archive(root, {"items/one.xml": ITEM.replace(b"bell.png", b"bell.svg"), "img/bell.svg": svg})
    ended = command(root, "import", path.name, "--to", "first-steps")
    assert (ended.returncode, ended.stderr) == (0, "")
    (picture,) = (root / "modules/first-steps/imported").iterdir()
    assert picture.read_bytes() == svg
    assert f"![A bell](imported/{picture.name})" in bank_of(root)
    assert command(root, "check", "--profile", "minimal").returncode == 0
    assert (
        "0 questions taken, 0 updated, 1 unchanged" in command(root, "import", path.name, "--to", "first-steps").stdout
    )


def test_a_file_of_which_nothing_can_be_held_ends_with_1(root: Path) -> None:
    (root / "exam.gift").write_text("Write.{}\n", "utf-8")
    ended = command(root, "import", "exam.gift", "--to", "first-steps")
    assert ended.returncode == 1
    assert ended.stdout.endswith("0 questions taken, 0 updated, 0 unchanged, 0 with losses, 1 refused.\n")


def test_help_names_every_format() -> None:
    assert tuple(FORMATS) == IMPORTED


DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>A bell</title>%s</svg>'


@pytest.mark.long
def test_a_drawing_that_the_course_would_not_have_refuses_its_question_alone(root: Path) -> None:
    shown = [ITEM.replace(b"bell.png", name).replace(b"item-1", name[:4]) for name in (b"bell.svg", b"shut.svg")]
    path = archive(
        root,
        {
            "a/one.xml": shown[0],
            "a/two.xml": shown[1],
            "img/bell.svg": b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">\n' + DRAWING % b"",
            "img/shut.svg": DRAWING % b"<script>1</script>",
        },
    )
    ended = command(root, "import", path.name, "--to", "first-steps")
    assert ended.returncode == 0
    assert "1 question taken, 0 updated, 0 unchanged, 0 with losses, 1 refused" in ended.stdout
    refused = next(line for line in ended.stdout.splitlines() if ": refused, " in line)
    assert refused.startswith("a.zip/a/two.xml:2: refused, ")
    assert ": modules/first-steps/imported/shut-" in refused
    kept = list((root / "modules/first-steps/imported").iterdir())
    assert [path.read_bytes() for path in kept] == [DRAWING % b""]
    assert command(root, "check", "--profile", "minimal").returncode == 0
