"""``print --language``: the sheets of one language, or of all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.commands.main import main
from tests.conftest import SETTINGS
from tests.german import GERMAN

OURS, GERMANS = "courses/essentials/certificate-a4.pdf", "de/courses/essentials/certificate-a4.pdf"


@pytest.mark.parametrize(
    ("words", "printed"),
    [((), [OURS, GERMANS]), (("--language", "en"), [OURS]), (("--language", "de"), [GERMANS])],
)
def test_sheets_are_printed_in_the_language_that_was_asked_for(
    course_files: Callable[[Mapping[str, str]], Path], words: tuple[str, ...], printed: list[str]
) -> None:
    root = course_files(GERMAN)
    assert main(["--root", str(root), "print", "--only", "certificate", "--paper", "a4", *words]) == 0
    found = [path.relative_to(root / "print").as_posix() for path in (root / "print").rglob("*.pdf")]
    assert sorted(found) == sorted(printed)


@pytest.mark.parametrize("address", ["", "https://training.acme.com/"])
def test_that_sheets_lack_their_codes_is_said_where_nobody_named_the_address(
    course_files: Callable[[Mapping[str, str]], Path], address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["print", "--only", "certificate", "--paper", "a4", *(["--address", address] if address else [])]
    assert main(["--root", str(course_files({"mkdocs.yml": SETTINGS})), *words]) == 0
    told = "".join(capsys.readouterr())
    assert told.count("The sheets have no QR codes, because nobody said where the site stands") == (not address)
