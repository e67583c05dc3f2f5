"""How long figures and a roster take from tables of Parquet, beside what plain Python takes from the files themselves.

Input: the course of this folder, of which the records are made. Output: seconds and megabytes. Every table is made of
the same few thousand records under other names, because to write a million files would take longer than all else.
What is done with each runs in a process of its own, whose memory is told; both sides in one run.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course.checks.load import load_course
from course.records import parquet
from course.records.code import Data, completed
from course.records.present import present_of
from course.records.record import check
from course.records.roster import Entry
from course.records.verification import outcome
from tests.sample_records import observed, of_course, of_staff

NUMBER, FILES, SITES = 1_000_000, 10_000, 40
MADE = 2_000  # records that differ in their answers
DAY = "2026-11-29"


@dataclass(frozen=True)
class Took:
    """What one command took."""

    what: str
    seconds: float  # on the clock
    processor: float
    megabytes: float


def measure(root: Path, number: int = NUMBER, files: int = FILES) -> tuple[list[Took], int, int]:
    """Return what each took, and the bytes of all files and of all tables."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        content = load_course(root, rules=False)
        records = [_record(content, one) for one in range(MADE)]
        sizes = _files(folder / "files", records, files)
        present = present_of(content)
        rows = []
        for data in records:
            reading = check(data)
            rows.append(
                parquet.row_of(0, Entry(file="a.json", reading=reading, outcome=outcome(reading, present, DAY)), DAY)
            )
        tables = _tables(folder / "tables", rows, number)
        people = folder / "people.csv"
        code = content.catalogue.courses[0].code
        lines = (f"{one:07},Learner {one:07},Site {one % SITES:02},{code}" for one in range(files))
        people.write_text("\n".join(["number,name,site,due", *lines]), "utf-8")
        _tables(folder / "few", rows, files)
        took = [
            _command(root, f"statistics, {files:,} files", ["statistics", str(folder / "files")]),
            _command(root, f"statistics, {files:,} in tables", ["statistics", "--parquet", str(folder / "few")]),
            _command(root, f"statistics, {number:,} in tables", ["statistics", "--parquet", str(folder / "tables")]),
            _command(root, f"roster, {files:,} files", ["roster", str(folder / "files"), "--people", str(people)]),
            _command(
                root,
                f"roster, {files:,} in tables",
                ["roster", "--parquet", str(folder / "few"), "--people", str(people)],
            ),
        ]
        return took, sizes, tables


def _record(content: Any, number: int) -> Data:
    """Return a record with two or three questions of each module, as tests draw them: about 12 kB."""
    data = of_course(
        content, number, observed(content), of_staff(f"{number:07}", f"Site {number % SITES:02}"), mixed=True
    )
    for place, module in enumerate(data["modules"]):
        most = len(module["firsts"])
        for name in ("questions", "firsts"):
            module[name] = [module[name][(number * 3 + one) % most] for one in range(1 + place % 2)]
    return completed({name: said for name, said in data.items() if name not in ("parts", "code")})


def _files(folder: Path, records: Sequence[Data], number: int) -> int:
    folder.mkdir()
    size = 0
    for one in range(number):
        data = dict(records[one % MADE])
        name = f"Learner {one:07}"
        data |= {"id": f"{one:08x}-0000-4000-8000-000000000000", "learner": data["learner"] | {"name": name}}
        data["learner"]["number"] = f"{one:07}"
        for module in data["modules"]:
            for sheet in module.get("observations", ()):
                sheet["learner"] = name
        whole = completed({name: said for name, said in data.items() if name not in ("parts", "code")})
        size += (folder / f"{one:07}.json").write_text(json.dumps(whole, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return size


def _tables(folder: Path, rows: Sequence[parquet.Row], number: int) -> int:
    """Write so many rows: all of a folder together, with a name and a staff number for each."""
    import pyarrow as pa
    from pyarrow import parquet as files

    by_folder: dict[str, list[parquet.Row]] = {}
    for row in rows:
        by_folder.setdefault(parquet.folder_of(row), []).append(row)
    place = 0
    for below, some in by_folder.items():
        table = pa.concat_tables([pa.Table.from_pylist(some, schema=parquet.schema())] * (number // MADE))
        numbers = range(place, place + len(table))
        place += len(table)
        columns: dict[str, Callable[[int], str]] = {
            "file": lambda one: f"{one:07}.json",
            "id": lambda one: f"{one:08x}-0000-4000-8000-000000000000",
            "learner": lambda one: f"Learner {one:07}",
            "learner_folded": lambda one: f"learner {one:07}",
            "number": lambda one: f"{one:07}",
            "number_folded": lambda one: f"{one:07}",
        }
        for name, say in columns.items():
            table = table.set_column(table.schema.get_field_index(name), name, pa.array(list(map(say, numbers))))
        table = table.set_column(0, "place", pa.array(list(numbers), pa.int64()))
        (folder / below).mkdir(parents=True)
        files.write_table(table, folder / below / "part-00000.parquet", compression="zstd")
    head = {"kind": parquet.KIND, "format": parquet.FORMAT, "records": place}
    (folder / parquet.HEAD).write_text(json.dumps(head), "utf-8")
    return sum(path.stat().st_size for path in folder.rglob("*.parquet"))


def _command(root: Path, what: str, words: list[str]) -> Took:
    """Return what a command took, with what it started."""
    # Not `ru_maxrss`, which begins at that of the process that started this one.
    code = (
        "import re, sys, pathlib; from course.commands.main import main; main(sys.argv[1:]); "
        "said = pathlib.Path('/proc/self/status').read_text(); "
        r"print(re.search(r'VmHWM:\s*(\d+)', said)[1], file=sys.stderr)"
    )
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, *words], cwd=root, check=True, capture_output=True, text=True, timeout=3600
    )
    took, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Took(what, took, processor, int(done.stderr.split()[-1]) / 1024)
