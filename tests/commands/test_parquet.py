"""`export parquet`: what `statistics` and `roster` tell from its tables is what they tell from the files themselves."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from course.checks.load import load_course
from course.commands import parquet as parquet_command
from course.commands import verify
from course.commands.main import main
from course.model import Content
from course.records import parquet
from course.records.code import Data, code_of, short
from course.records.parquet import PACKAGES, folder_of
from tests.checks.test_former_names import QUIZ, with_all_renamed
from tests.sample_records import from_paper, observed, of_course, of_staff
from tests.web.test_figures import TYPED, answers_of

PEOPLE = "number,name,site,due\n" + "".join(
    f"{number:03},Learner {number},Site {number % 3},CERT-FA 2026-12-31\n" for number in range(0, 60, 2)
)


@pytest.fixture
def root(course_files: Callable[[Mapping[str, str]], Path]) -> Path:
    texts = with_all_renamed()
    made = course_files(texts | {QUIZ: texts[QUIZ] + TYPED})
    (made / "mkdocs.yml").write_text("site_name: Trial\n")
    return made


@pytest.fixture
def records(root: Path, tmp_path: Path) -> Path:
    """Return a folder of records, some altered, foreign, from paper, of format 1, short, twice there, or none."""
    content, chance = load_course(root, rules=False), random.Random(14)  # noqa: S311 - no secret
    folder = tmp_path / "records"
    folder.mkdir()
    for number in range(50):  # fewer than are read side by side
        (folder / f"{number:03}.json").write_text(_written(content, chance, number), "utf-8")
    (folder / "none.json").write_text("{}")
    (folder / "none.signature").write_text("no signature\n")
    return folder


def _written(content: Content, chance: random.Random, number: int) -> str:
    changes: list[Callable[[Data], object]] = [observed(content)] if chance.random() < 0.8 else []
    changes.append(lambda data: answers_of(data, chance, 0.9))
    changes += [of_staff(f"{chance.randrange(50):03}", chance.choice(["", "Site 1", "Ça/va"]))] if number % 3 else []
    changes += [from_paper()] if chance.random() < 0.3 else []
    changes += [lambda data: data["catalogue"].update(id="another")] if chance.random() < 0.1 else []
    changes += [lambda data: data.update(hours=77)] if chance.random() < 0.2 else []
    changes += [_as_of_old] if number % 11 == 10 else []
    name = chance.choice(["Ada", " ada", "Zoë"]) if chance.random() < 0.2 else f"Learner {number}"
    data = of_course(content, number, *changes, name=name)
    if number % 13 == 12 and data["code"] == code_of(data):
        return f"#r={short(data)}"
    if chance.random() < 0.1:
        data["completed"] = "2026-01-01"
    return json.dumps(data)


def _as_of_old(data: Data) -> None:
    data["format"] = 1
    data.pop("entered", None)
    data["learner"] = {"name": data["learner"]["name"]}
    for module in data["modules"]:
        for name in ("firsts", "scores", "observations", "worksheet"):
            module.pop(name, None)


Told = Callable[..., tuple[int, str, str]]


@pytest.fixture
def told(root: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """Return what runs a command, and gives its exit code and what it says."""

    def run(*words: object) -> tuple[int, str, str]:
        code = main(["--root", str(root), *map(str, words)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.mark.long
@pytest.mark.parametrize("where", ["tables", "a store"])
def test_statistics_and_roster_tell_the_same_from_tables_as_from_files(
    records: Path, tmp_path: Path, told: Told, where: str
) -> None:
    address = (tmp_path / "tables").as_posix() if where == "tables" else (tmp_path / "tables").as_uri()
    assert told("export", "parquet", records, "--to", address) == (0, f"52 records written to {address}.\n", "")
    for source in ("browser", "paper"):
        for form in ("text", "json"):
            how = ("--from", source, "--format", form)
            assert told("statistics", "--parquet", address, *how) == told("statistics", records, *how)
    people = tmp_path / "people.csv"
    people.write_text(PEOPLE, "utf-8")
    for form in ("text", "json"):
        how = ("--people", str(people), "--format", form)
        assert told("roster", "--parquet", address, *how) == told("roster", records, *how)
    tables = [tmp_path / name for name in ("csv", "from.csv", "matrix", "from.matrix")]
    told("roster", records, "--people", people, "--csv", tables[0], "--matrix", tables[2])
    told("roster", "--parquet", address, "--people", people, "--csv", tables[1], "--matrix", tables[3])
    assert tables[0].read_bytes() == tables[1].read_bytes()
    assert tables[2].read_bytes() == tables[3].read_bytes()


def test_tables_lie_in_folders_by_month_and_site_whose_names_any_system_takes() -> None:
    assert folder_of({}) == "month=none/site=none"
    assert folder_of({"completed": "2026-11-21", "site": "Gate 2/North"}) == "month=2026-11/site=gate-2-north-c9ff1feb"
    assert folder_of({"completed": "2026-11-21", "site": " gate 2/NORTH"}) == folder_of(
        {"completed": "2026-11-21", "site": "Gate 2/North"}
    )
    assert len(folder_of({"completed": "2026-11-21", "site": "é" * 200})) < 40


@pytest.mark.long
def test_no_records_make_tables_of_nobody(root: Path, records: Path, tmp_path: Path, told: Told) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "a.json").write_text("{}")
    told("export", "parquet", empty, "--to", tmp_path / "tables")
    assert told("statistics", "--parquet", tmp_path / "tables") == told("statistics", empty)


@pytest.mark.long
def test_an_export_writes_over_nothing(records: Path, tmp_path: Path, told: Told) -> None:
    out = tmp_path / "tables"
    out.mkdir()
    assert told("export", "parquet", records, "--to", out)[0] == 0  # an empty folder is free
    there = f"{out} is there already, and stays as it is. Name a new folder with --to.\n"
    assert told("export", "parquet", records, "--to", out) == (2, "", there)
    forced = "--force replaces a file, and `export parquet` writes a folder: name a new one with --to.\n"
    assert told("export", "parquet", records, "--to", out, "--force") == (2, "", forced)


def test_what_export_parquet_cannot_go_by_is_said(root: Path, records: Path, told: Told) -> None:
    assert told("export", "parquet") == (
        2,
        "",
        "Name record files, or folders of them: export parquet records/\n",
    )
    said = "Records name their modules, so `export parquet` takes no --module.\n"
    assert told("export", "parquet", records, "--module", "people") == (2, "", said)
    inside = root / "modules"
    said = f"{inside} holds what people write. Name another folder.\n"
    assert told("export", "parquet", records, "--to", inside) == (2, "", said)
    said = "s3://a/b is an address, which `export parquet` alone can write to. Name a file.\n"
    assert told("export", "gift", "--to", "s3://a/b") == (2, "", said)
    code, out, err = told("export", "parquet", records, "--to", "gopher://a/b")
    assert (code, out) == (2, "")
    assert err.startswith("gopher://a/b cannot be reached (")


@pytest.mark.long
def test_what_is_no_export_or_a_part_of_one_is_told(records: Path, tmp_path: Path, told: Told) -> None:
    which = "Name record files, or folders of them; or what `export parquet` wrote, with --parquet.\n"
    assert told("statistics") == (2, "", which)
    assert told("statistics", records, "--parquet", tmp_path) == (2, "", which)
    people = tmp_path / "people.csv"
    people.write_text(PEOPLE, "utf-8")
    assert told("roster", "--people", people) == (2, "", which)
    said = f"{tmp_path} holds no whole export: make one with `export parquet`.\n"
    assert told("statistics", "--parquet", tmp_path) == (2, "", said)
    assert told("roster", "--people", people, "--parquet", tmp_path) == (2, "", said)
    (tmp_path / "export.json").write_text('{"kind": "coursewright-parquet", "format": 2, "records": 1}')
    said = f"{tmp_path} holds an export that this version does not read: make one with `export parquet`.\n"
    assert told("statistics", "--parquet", tmp_path) == (2, "", said)


@pytest.mark.long
@pytest.mark.parametrize("name", [package.partition(">")[0] for package in PACKAGES])
def test_without_the_packages_the_extra_is_named(
    records: Path, tmp_path: Path, told: Told, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    out = tmp_path / "tables"
    assert told("export", "parquet", records, "--to", out)[0] == 0
    monkeypatch.setitem(sys.modules, name, None)
    wanted = " ".join(f'"{package}"' for package in PACKAGES)
    said = (
        f"Parquet (the extra `coursewright[parquet]`) needs the package `{name}`, which is not installed. "
        f"Install it, and try again:\n{sys.executable} -m pip install {wanted}\n"
    )
    code, _, err = told("statistics", "--parquet", out)
    assert (code, err) == (3, said)
    if name == "pyarrow":
        code, _, err = told("export", "parquet", records, "--to", tmp_path / "more")
        assert (code, err) == (3, said)


def test_a_store_that_nobody_answers_for_is_told_as_such(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    class Away:
        def open_input_stream(self, path: str) -> None:
            raise OSError(f"When reading {path}: AWS Error NETWORK_CONNECTION.")

    monkeypatch.setattr(parquet, "store_at", lambda _: (Away(), "a/b"))
    said = "s3://a/b cannot be reached (When reading a/b/export.json: AWS Error NETWORK_CONNECTION).\n"
    assert told("statistics", "--parquet", "s3://a/b") == (2, "", said)


@pytest.mark.long
def test_no_bar_of_the_database_stands_among_what_is_told(records: Path, tmp_path: Path, told: Told) -> None:
    to = tmp_path / "tables"
    assert told("export", "parquet", records, "--to", to)[0] == 0
    (is_drawn,) = parquet.opened(str(to)).execute("SELECT current_setting('enable_progress_bar')").fetchone()
    assert not is_drawn  # it would come after two seconds, on the standard output


@pytest.mark.long
def test_at_a_terminal_a_bar_says_what_is_done(
    records: Path, tmp_path: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    bars: list[tuple[int, str, str]] = []

    def shown(parts: Iterable[object], total: int, unit: str, what: str) -> Iterable[object]:
        bars.append((total, unit, what))
        return parts

    for module in (parquet_command, verify):
        monkeypatch.setattr(module, "shown", shown)
    people = tmp_path / "people.csv"
    people.write_text(PEOPLE, "utf-8")
    told("export", "parquet", records, "--to", tmp_path / "tables")
    told("roster", "--parquet", tmp_path / "tables", "--people", people)
    told("roster", records, "--people", people)
    assert bars == [
        (51, " files", "Exporting records"),
        (0, " files", "Reading records"),
        (52, " records", "Reading records"),
        (51, " files", "Reading records"),
    ]
