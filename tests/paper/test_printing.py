"""``print``: which files it makes, what it says, and that a pack is whole or the last one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.commands.main import main
from course.model.links import is_real
from course.paper.printing import File, Wanted, files, press_for, unknown
from tests.conftest import VALID

SITE = "site_name: Trial\nsite_url: https://training.acme.com/aid/\nuse_directory_urls: false\n"
NO_ADDRESS = (
    "The sheets have no QR codes, because nobody said where the site stands: "
    "set `site_url` in mkdocs.yml, or give --address https://...\n"
)
ALL_OF_A4 = [
    "modules/people/checklist-after-a-call-a4.pdf",
    "modules/people/checklist-after-a-call-a4-fillable.pdf",
    "modules/people/worksheet-a-a4.pdf",
    "keys/modules/people-a-a4.pdf",
    "keys/modules/people-a-one-page-a4.pdf",
    "modules/people/worksheet-b-a4.pdf",
    "keys/modules/people-b-a4.pdf",
    "keys/modules/people-b-one-page-a4.pdf",
    "courses/essentials/certificate-a4.pdf",
    "courses/essentials/pack-a4.pdf",
    "keys/courses/essentials-a4.pdf",
]

Roots = Callable[..., Path]


@pytest.fixture
def project(course_files: Callable[[Mapping[str, str | bytes | None]], Path]) -> Roots:
    def made(changes: Mapping[str, str | bytes | None] | None = None, *, site: str = SITE) -> Path:
        root = course_files(changes or {})
        (root / "mkdocs.yml").write_text(site)
        return root

    return made


def paths(root: Path, wanted: Wanted) -> list[str]:
    press = press_for(load_course(root, rules=False), root)
    return [file.path for file in files(press, wanted)]


def test_everything_is_printed_on_both_papers(project: Roots) -> None:
    root = project()
    letter = [path.replace("a4", "letter") for path in ALL_OF_A4]
    assert paths(root, Wanted()) == [*ALL_OF_A4, *letter]
    assert paths(root, Wanted(papers=("a4",))) == ALL_OF_A4


@pytest.mark.parametrize(
    ("wanted", "made"),
    [
        (Wanted(only="checklists", papers=("a4",)), ALL_OF_A4[:2]),
        (Wanted(only="worksheets", papers=("a4",)), [ALL_OF_A4[2], ALL_OF_A4[5]]),
        (Wanted(only="worksheets", papers=("a4",), versions=("B",)), [ALL_OF_A4[5]]),
        (Wanted(only="keys", papers=("a4",)), [*ALL_OF_A4[3:5], *ALL_OF_A4[6:8], ALL_OF_A4[10]]),
        (Wanted(only="certificate", papers=("a4",)), [ALL_OF_A4[8]]),
        (Wanted(module="people", papers=("a4",)), ALL_OF_A4[:8]),
        (Wanted(course="essentials", papers=("a4",)), ALL_OF_A4),
        (Wanted(module="people", only="certificate"), []),
    ],
)
def test_a_part_of_it_can_be_asked_for(project: Roots, wanted: Wanted, made: list[str]) -> None:
    assert paths(project(), wanted) == made


@pytest.mark.long
def test_the_command_prints_and_says_where(project: Roots, capsys: pytest.CaptureFixture[str]) -> None:
    root = project()
    assert main(["--root", str(root), "print", "--paper", "a4"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Printed 11 files in ")
    assert out.endswith(f" s: {root / 'print'}\n")
    assert err == ""  # nobody watches, so no progress is shown
    made = sorted(path.relative_to(root / "print").as_posix() for path in (root / "print").rglob("*.pdf"))
    assert made == sorted(ALL_OF_A4)
    assert all(path.read_bytes().startswith(b"%PDF") for path in (root / "print").rglob("*.pdf"))
    assert main(["--root", str(root), "print", "--module", "people", "--only", "checklists", "--paper", "letter"]) == 0
    assert sorted(path.name for path in (root / "print").rglob("*.pdf")) == [
        "checklist-after-a-call-letter-fillable.pdf",
        "checklist-after-a-call-letter.pdf",
    ]


@pytest.mark.long
def test_where_nobody_said_where_the_site_stands_it_says_so(project: Roots, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(site="site_name: Trial\nsite_url: https://example.org/training/ # where you publish\n")
    command = ["--root", str(root), "print", "--only", "certificate", "--paper", "a4"]
    assert main(command) == 0
    assert capsys.readouterr().err == NO_ADDRESS
    assert main([*command, "--address", "https://training.acme.com"]) == 0
    assert capsys.readouterr().err == ""
    assert main([*command, "--address", "training"]) == 2
    assert capsys.readouterr().err == (
        "training is not an address that a reader can open. Write one such as https://training.acme.com/\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--module", "peeple"], "There is no module `peeple`; did you mean `people`?\n"),
        (["--course", "essential"], "There is no course `essential`; did you mean `essentials`?\n"),
        (["--course", "x"], "There is no course `x`; known here: essentials\n"),
        (["--module", "people", "--only", "certificate"], "There is nothing of that to print.\n"),
    ],
)
def test_what_there_is_not_is_wrong_usage(
    project: Roots, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    root = project()
    assert main(["--root", str(root), "print", *arguments]) == 2
    assert capsys.readouterr() == ("", said)
    assert not (root / "print").exists()


@pytest.mark.long
def test_a_problem_leaves_the_last_pack_as_it_was(project: Roots, capsys: pytest.CaptureFixture[str]) -> None:
    root = project()
    command = ["--root", str(root), "print", "--only", "checklists", "--paper", "a4"]
    main(command)
    before = {path: path.read_bytes() for path in (root / "print").rglob("*.pdf")}
    capsys.readouterr()
    checklists = root / "modules/people/checklists.yml"
    checklists.write_text(VALID["modules/people/checklists.yml"].replace("Said where", "漢 said where"), "utf-8")
    assert main(command) == 1
    assert capsys.readouterr() == (
        "",
        "modules/people/checklists.yml:13:13: no font in overrides/paper/fonts has the letters `漢`; "
        "put one there that has them, or write them otherwise\n"
        f"\n1 problem. Nothing was printed; the last good pack is untouched in {root / 'print'}.\n",
    )
    assert {path: path.read_bytes() for path in (root / "print").rglob("*.pdf")} == before
    assert [path.name for path in root.glob(".print-build-*")] == []
    checklists.write_text(VALID["modules/people/checklists.yml"], "utf-8")
    assert main(command) == 0


@pytest.mark.long
def test_a_checklist_that_is_too_long_is_told_once_for_each_paper(
    project: Roots, capsys: pytest.CaptureFixture[str]
) -> None:
    items = "".join(f"    - id: item-{number}\n      text: {'Said where you are ' * 9}\n" for number in range(30))
    text = VALID["modules/people/checklists.yml"].partition("    - id: said-where")[0] + items
    root = project({"modules/people/checklists.yml": text})
    assert main(["--root", str(root), "print", "--version", "A"]) == 1
    told = capsys.readouterr().err.splitlines()
    assert [line.partition(": ")[0] for line in told[:2]] == ["modules/people/checklists.yml:12:5"] * 2
    assert [line.partition(" page of ")[2].partition(":")[0] for line in told[:2]] == ["A4", "Letter"]
    assert told[2:] == ["", f"2 problems. Nothing was printed; there is no pack in {root / 'print'} yet."]


def test_mistakes_in_the_course_are_told_before_anything_is_printed(
    project: Roots, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project({"modules/people/checklists.yml": VALID["modules/people/checklists.yml"].replace("items:", "itms:")})
    assert main(["--root", str(root), "print"]) == 1
    assert capsys.readouterr().err.endswith(
        f"\n1 problem. Nothing was printed; there is no pack in {root / 'print'} yet.\n"
    )


@pytest.mark.parametrize(
    ("address", "real"),
    [
        ("https://training.acme.com/", True),
        ("http://10.0.0.5:8000/x", True),
        ("https://acme.github.io/training", True),
        ("https://example.org/training/", False),
        ("https://www.example.com", False),
        ("http://localhost:8000", False),
        ("http://127.0.0.1:8000/", False),
        ("ftp://acme.com", False),
        ("acme.com", False),
        ("https://[", False),
        ("", False),
    ],
)
def test_an_address_is_real_when_a_reader_can_open_it(address: str, real: bool) -> None:
    assert is_real(address) is real


@pytest.mark.parametrize(
    ("site", "address"),
    [
        (SITE, "https://training.acme.com/aid/people/quiz.html"),
        ("site_url: 'https://training.acme.com'\n", "https://training.acme.com/people/quiz/"),
        ("site_name: Trial\n#site_url: https://training.acme.com\n", ""),
        ("site_url:\n", ""),
    ],
)
def test_addresses_are_those_that_mkdocs_gives(project: Roots, site: str, address: str) -> None:
    root = project(site=site)
    assert press_for(load_course(root, rules=False), root).full_address("people/quiz.md") == address


def test_what_is_unknown_is_nothing_when_all_is_known(project: Roots) -> None:
    root = project()
    content = load_course(root, rules=False)
    assert unknown(content, Wanted()) == unknown(content, Wanted(module="people")) == ""


def test_files_do_not_meet(project: Roots) -> None:
    root = project()
    found: list[File] = files(press_for(load_course(root, rules=False), root), Wanted())
    assert len({file.path for file in found}) == len(found)
