"""What commands make of a folder of records of every sort, word for word, in each form that they write.

GOLDEN=write pytest tests/commands/test_whole_records.py writes the files anew; read their diff before you keep it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.commands import roster, verify
from course.commands.main import main
from course.model import Content
from course.records.code import Data
from course.records.signature import SUFFIX, as_line
from tests.conftest import VALID
from tests.golden import kept
from tests.records.test_observation import sheet
from tests.sample_records import Change, from_paper, of_course, of_staff, with_sheet, write
from tests.signing import KIM, NOBODY, SIGNERS, key_file, signed

WHOLE, CATALOGUE = Path(__file__).with_name("whole"), "modules/catalogue.yml"
PEOPLE = """number,name,site,role,due
00117,Ada,Harbour,front desk,CERT-FA 2026-12-31
118,Bob,Harbour,,CERT-FA 2026-11-30
119,Cy,,,
120,Dan,Depot,,CERT-FA 2027-02-01
,Eve,Depot,,CERT-FA
"""
MARKS = """learner,number,site,course,module,worksheet,date,1,2,3
Ada,00117,Harbour,CERT-FA,FA-101,A,2026-11-25,A,AB,1
Bob,118,,CERT-FA,FA-101,B,2026-11-26,B,,0
Cy,,,CERT-FA,FA-109,A,2026-11-40,A,AB,1
"""
LATEST = re.compile("the last is [0-9a-f]{16}")  # of a register, which has the hour in it
TODAY = "2026-12-15"
RUNS = {
    "verify": "verify records --register register.jsonl",
    "verify-all": "verify records --all --csv out.csv --force",
    "verify-as-json": "verify records --format json",
    "verify-one": "verify records/record-0000.json",
    "statistics": "statistics records --csv out.csv --objectives objectives.csv --page page.html --force",
    "statistics-of-paper": "statistics records --from paper",
    "statistics-as-json": "statistics records --format json",
    "sign": "sign records/record-0002.json --key ../kim.key",
    "form-for-marks": "enter --form form.csv --people people.csv",
    "form-for-a-course": "enter --form form.csv --course CERT-FA --version A --separator semicolon",
    "enter": "enter marks.csv --by Kim --to entered",
    "enter-what-is-well": "enter well.csv --by Kim --to entered",
    "roster": "roster records --people people.csv --csv out.csv --matrix matrix.csv --within 60 --force",
    "roster-of-a-site": "roster records --people people.csv --site Depot",
    "roster-as-json": "roster records --people people.csv --format json",
}


def changed(**words: object) -> Change:
    """Return the change that has a record say something else."""
    return lambda data: data.update(words)


def elsewhere(data: Data) -> None:
    data["catalogue"] = {"id": "another", "title": "Another", "organisation": "Others"}


def records_of(content: Content) -> list[Data]:
    found = [
        of_course(content, 6, of_staff("00117"), name="Ada", mixed=True),
        of_course(content, 1, of_staff("118"), changed(valid_until="2026-12-01"), name="Bob", mixed=True),
        of_course(content, 2, of_staff("120", "Depot"), changed(valid_until="2027-01-20"), name="Dan", mixed=True),
        of_course(content, 7, from_paper(), name="Eve", mixed=True),
        of_course(content, 4, elsewhere, name="Fay"),
        of_course(content, 5, with_sheet(), name="Ada Lovelace", mixed=True),
        of_course(content, 8, name="Guy"),
    ]
    found[-1]["hours"] = 80
    return found


@pytest.fixture
def folder(course_files: Callable[[Mapping[str, str]], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a course with records and a list of people in it, on a day that stays."""
    root = course_files({CATALOGUE: VALID[CATALOGUE] + SIGNERS})
    (root / "mkdocs.yml").write_text("site_name: Trial\n")
    made = records_of(load_course(root, rules=False))
    write(root / "records", made)
    (root / "records/sheet.json").write_text(json.dumps(sheet()))
    (root / "records/empty.json").write_text("{}")
    (root / f"records/record-0000{SUFFIX}").write_text(as_line(signed(made[0])))
    (root / "register.jsonl").write_text(as_line(signed(made[0], KIM)) + as_line(signed(made[1], NOBODY)))
    key_file(root.parent / "kim.key")
    (root / "marks.csv").write_text(MARKS)
    (root / "well.csv").write_text("".join(MARKS.splitlines(keepends=True)[:2]))
    (root / "people.csv").write_text(PEOPLE)
    monkeypatch.chdir(root)
    for module in (verify, roster):
        monkeypatch.setattr(module, "local_day", lambda: TODAY)
    return root


@pytest.mark.parametrize("run", RUNS)
def test_a_command_tells_of_records_what_it_told(run: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path.name for path in folder.iterdir()}
    code = main(["--root", str(folder), *RUNS[run].split()])
    told = capsys.readouterr()
    text = f"$ {RUNS[run]}\n{told.out}{told.err}ends with {code}\n"
    for path in sorted(path for path in folder.iterdir() if path.name not in before and path.is_file()):
        text += f"\n== {path.name}\n{path.read_text(encoding='utf-8-sig')}"
    text = LATEST.sub("the last is DIGEST", text.replace(str(folder), "FOLDER"))
    assert text == kept(WHOLE / f"{run}.txt", text)
