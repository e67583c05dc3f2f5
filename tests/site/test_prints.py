"""Sheets are printed again where something in them is new, and come out as a first run makes them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pikepdf
import pytest

from course.commands.main import main
from course.folders import digests
from tests.edits import files_of

pytestmark = pytest.mark.long

TRAINERS = "--edition", "trainer"
CHECKLISTS, QUIZ, LESSON = "modules/calling/checklists.yml", "quizzes/calling.yml", "modules/calling/lesson.md"
OF_ONE_CHECKLIST = {
    *(f"modules/calling/checklist-after-a-call-{size}" for size in ("a4.pdf", "a4-fillable.pdf")),
    *(f"modules/calling/checklist-after-a-call-{size}" for size in ("letter.pdf", "letter-fillable.pdf")),
    *(f"courses/first-minutes/pack-{size}.pdf" for size in ("a4", "letter")),
}
DRAWING = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0h9v{}z'/></svg>"


def run(root: Path, *words: str) -> None:
    digests.forget()  # as a new process does
    assert main(["--root", str(root), *words]) == 0


@pytest.fixture
def root(printed: Path, tmp_path: Path) -> Path:
    """A course whose trainer's edition is built."""
    return Path(shutil.copytree(printed, tmp_path / "course", symlinks=True))


def pdfs(folder: Path) -> Mapping[str, int]:
    """Return the number of each PDF's file: another one is a file that was written anew."""
    return {path.relative_to(folder).as_posix(): path.stat().st_ino for path in sorted(folder.rglob("*.pdf"))}


def edit(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text("utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new), "utf-8")


def printed_anew(root: Path, *words: str) -> dict[str, bytes]:
    """Return what the same course prints where nothing was ever printed."""
    other = root.with_name("anew")
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(root, other, ignore=shutil.ignore_patterns("site*", "print", ".cache"))
    run(other, "print", *words)
    return {name: content for name, content in files_of(other / "print").items() if name.endswith(".pdf")}


def printed_into(folder: Path) -> dict[str, bytes]:
    return {name: content for name, content in files_of(folder).items() if name.endswith(".pdf")}


def item(root: Path) -> None:
    edit(root, CHECKLISTS, "Said what happened", "Said what you saw")


def question(root: Path) -> None:
    edit(root, QUIZ, "feedback: ", "feedback: Indeed, ")


def organisation(root: Path) -> None:
    edit(root, "modules/catalogue.yml", "  name: ", "  name: The ")


def address(root: Path) -> None:
    edit(root, "mkdocs.yml", "site_url: ", "site_url: https://courses.acme.com/ # ")


def template(root: Path) -> None:
    (root / "overrides/paper").mkdir(parents=True, exist_ok=True)
    theme = Path(__file__).parents[2] / "overrides/paper/one_page.typ"
    (root / "overrides/paper/one_page.typ").write_text(theme.read_text("utf-8").replace("Owner", "Keeper"), "utf-8")


CHANGES: tuple[Callable[[Path], None], ...] = (question, organisation, address, template)


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_the_sheets_are_those_of_a_first_run(root: Path, change: Callable[[Path], None]) -> None:
    some = "print", "--module", "calling", "--paper", "a4"
    run(root, *some)
    before = printed_into(root / "print")
    change(root)
    run(root, *some)
    expected = printed_anew(root, *some[1:])
    assert printed_into(root / "print") == expected
    assert expected != before


def test_another_version_of_a_program_prints_all_again(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    some = "print", "--module", "calling", "--paper", "a4"
    run(root, *some)
    (tmp_path / "typst-99.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    capsys.readouterr()
    run(root, *some)
    assert " and kept " not in capsys.readouterr().out


def test_one_checklist_prints_its_own_sheets_and_the_packs_that_hold_it(root: Path) -> None:
    site = root / "site-trainer/print"
    run(root, *TRAINERS)
    before = pdfs(site)
    item(root)
    run(root, *TRAINERS)
    after = pdfs(site)
    assert {name for name in after if after[name] != before[name]} == OF_ONE_CHECKLIST
    expected, made = printed_anew(root, "--paper", "a4"), printed_into(site)
    assert {name: content for name, content in made.items() if "-a4" in name} == expected
    edit(root, LESSON, "Look at the person", "Look at her")  # which is on no sheet
    run(root, *TRAINERS)
    assert pdfs(site) == after
    assert printed_into(site) == made


def test_print_takes_what_it_or_the_trainers_edition_printed_before(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(root, "print")
    number = len(pdfs(root / "print"))
    assert number == len(pdfs(root / "site-trainer/print"))
    assert capsys.readouterr().out.startswith(f"Printed 0 files and kept {number} as before in ")
    shutil.rmtree(root / "site-trainer")
    before = pdfs(root / "print")
    item(root)
    run(root, "print")
    after = pdfs(root / "print")
    assert {name for name in after if after[name] != before[name]} == OF_ONE_CHECKLIST
    changed = len(OF_ONE_CHECKLIST)
    assert capsys.readouterr().out.startswith(f"Printed {changed} files and kept {number - changed} as before in ")
    run(root, *TRAINERS)
    assert printed_into(root / "site-trainer/print") == printed_into(root / "print")


def test_a_pack_of_one_version_is_not_taken_for_one_of_both(root: Path) -> None:
    for words in (["--version", "A"], ["--version", "B"], []):
        run(root, "print", "--course", "first-minutes", "--paper", "a4", *words)
        assert printed_into(root / "print") == printed_anew(root, "--course", "first-minutes", "--paper", "a4", *words)


def test_the_edition_and_print_share_no_file_in_which_somebody_may_write(root: Path) -> None:
    run(root, "print")
    one, other = pdfs(root / "print"), pdfs(root / "site-trainer/print")
    assert one.keys() == other.keys()
    assert not set(one.values()) & set(other.values())


def test_a_picture_is_printed_as_it_is_now_whichever_module_shows_it(root: Path) -> None:
    (root / "modules/review/hall.svg").write_text(DRAWING.format(3), "utf-8")
    text = (root / QUIZ).read_text("utf-8")
    prompt = next(line for line in text.splitlines() if line.startswith("    prompt: "))
    picture = '    prompt: "Which?\\n\\n![A hall](../review/hall.svg)"'
    (root / QUIZ).write_text(text.replace(prompt, picture, 1), "utf-8")
    run(root, "print", "--module", "calling")
    before = printed_into(root / "print")
    (root / "modules/review/hall.svg").write_text(DRAWING.format(5), "utf-8")
    run(root, "print", "--module", "calling")
    after = printed_into(root / "print")
    assert after == printed_anew(root, "--module", "calling")
    assert {name.rpartition("/")[2] for name in after if after[name] != before[name]} == {
        *(f"worksheet-{version}-{size}.pdf" for version in "ab" for size in ("a4", "letter")),
        *(f"calling-{version}-{size}.pdf" for version in "ab" for size in ("a4", "letter")),
    }


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def _other(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"a", b"b"))


def test_what_is_damaged_or_gone_is_printed_again(root: Path) -> None:
    run(root, "print", "--module", "calling")
    expected = printed_into(root / "print")
    assert expected == printed_anew(root, "--module", "calling")
    cache = root / ".cache/course"
    known = {cache / name: (cache / name).read_bytes() for name in ("print/site.json", "trainer/site.json")}
    for damage in (Path.unlink, _cut, _other):
        for path, content in known.items():
            path.write_bytes(content)
            damage(path)
        (root / "print/modules/calling/worksheet-a-a4.pdf").unlink()
        run(root, "print", "--module", "calling")
        assert printed_into(root / "print") == expected, damage


def test_a_form_that_somebody_filled_in_is_nobody_elses_sheet(root: Path) -> None:
    run(root, "print", "--module", "calling", "--only", "checklists")
    form = "modules/calling/checklist-after-a-call-a4-fillable.pdf"
    expected = (root / "site-trainer/print" / form).read_bytes()
    with pikepdf.open(root / "print" / form, allow_overwriting_input=True) as pdf:
        pdf.Root.AcroForm.Fields.as_list()[0].V = pikepdf.Name.Yes
        pdf.save()
    (root / "site-trainer/print" / form).unlink()
    run(root, *TRAINERS)
    assert (root / "site-trainer/print" / form).read_bytes() == expected


def test_clean_takes_away_what_is_known_of_sheets(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(root, "print", "--module", "calling", "--paper", "a4")
    assert (root / ".cache/course/print/site.json").is_file()
    run(root, "clean")
    assert not (root / ".cache/course").exists()
    capsys.readouterr()
    run(root, "print", "--module", "calling", "--paper", "a4")
    assert " and kept " not in capsys.readouterr().out


def test_a_letter_that_no_font_has_is_told_at_its_place_in_a_module_that_was_not_read_again(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root, CHECKLISTS, "Said what happened", "漢 was said")
    assert main(["--root", str(root), "check"]) == 0  # which keeps the module
    capsys.readouterr()
    for words in ("print", "--module", "calling", "--paper", "a4"), TRAINERS:
        assert main(["--root", str(root), *words]) == 1
        assert capsys.readouterr().err.startswith(
            "modules/calling/checklists.yml:17:13: no font in overrides/paper/fonts has the letters `漢`; "
            "put one there that has them, or write them otherwise\n"
        )
