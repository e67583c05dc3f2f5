"""The words that are shipped: all there, as the code asks for them, and what their sources make."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.locale.catalogues import template
from course.locale.compiling import DRAFTED, compiled, compiled_text, read_po
from course.locale.faults import faults_of, untranslated
from course.locale.reading import FOLDER, TEMPLATE, shipped
from devtools import words

FILES = sorted(FOLDER.glob("*.po"))
ANEW = "run `python3 build.py words` and commit what it writes"


def test_every_message_of_the_code_is_gathered() -> None:
    assert TEMPLATE.read_text("utf-8") == words.template_text(), ANEW
    assert (FOLDER / "scripts.json").read_text("utf-8") == words.scripts_text(), ANEW


def test_each_language_of_the_shipped_has_a_file() -> None:
    assert shipped() == sorted({"en", *(path.stem for path in FILES)})
    assert {"ar", "de", "fr"} <= set(shipped())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_language_has_every_message_and_none_is_broken(path: Path) -> None:
    catalog = read_po(path)
    assert [message.id for message in untranslated(catalog)] == []
    assert {message.id for message in template()} == {message.id for message in catalog}, ANEW
    assert list(faults_of(path)) == []
    assert len(compiled(catalog)) == len(template())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_a_build_reads_is_what_the_file_makes(path: Path) -> None:
    assert path.with_suffix(".json").read_text("utf-8") == compiled_text(read_po(path)), ANEW


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_says_who_has_read_it(path: Path) -> None:
    assert path.read_text("utf-8").splitlines()[1] == f"# {DRAFTED}"
