"""Whole files of other systems, each with all that its format has, as a bank holds them, with all that is told of them.

An archive stands there as the files in it, each below its name. GOLDEN=write pytest tests/importing/test_golden.py
writes what comes of them anew; read the diff before you keep it.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest

from course.commands.banks import lines_of
from course.importing import bank, files
from course.importing.items import Found, Refused, Taken
from tests.golden import kept

GOLDEN = Path(__file__).parent / "golden"
PACKED = ".files"  # the ending of what an archive is made of
BESIDE = (".png", ".out")  # pictures that the files show, and what comes of them
SOURCES = sorted(path.name for path in GOLDEN.iterdir() if path.suffix not in BESIDE)
NAMED = re.compile(r"^==> (.*) <==\n", re.MULTILINE)


def laid_out(name: str) -> Path:
    """Return a file as another system writes it, in the folder where the test stands."""
    if not name.endswith(PACKED):
        shutil.copy(GOLDEN / name, name)
        shutil.copy(GOLDEN / "bell.png", "bell.png")
        return Path(name)
    packed = Path(name.removesuffix(PACKED))
    _, *parts = NAMED.split((GOLDEN / name).read_text(encoding="utf-8"))
    with zipfile.ZipFile(packed, "w") as archive:
        for inside, text in zip(parts[::2], parts[1::2], strict=True):
            archive.writestr(inside, text.removesuffix("\n"))
    return packed


def told(found: list[Found]) -> str:
    """Return what is told of a file, its pictures, and the bank that it makes."""
    text, put = bank.put("questions:\n", "bank.yml", bank.named(one for one in found if isinstance(one, Taken)))
    lines = lines_of(put, [one for one in found if isinstance(one, Refused)])
    pictures = sorted({name for one in put for name in one.taken.files})
    return "\n".join([*lines, *(f"picture: {name}" for name in pictures), "", text])


@pytest.mark.parametrize("name", SOURCES)
def test_a_file_becomes_what_its_golden_file_has(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = told(files.read(laid_out(name)))
    assert found == kept(GOLDEN / f"{name}.out", found)
