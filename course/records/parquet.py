"""Records as tables of Parquet, a row for each, in folders by month and site; for more of them than one machine reads.

Input: entries of ``verify`` with their answers. Output: files in a folder, or in an object store, and back from them
the entries that a roster needs. What is wrong with a file for good stands in its row; everything else is judged when
it is read, because it depends on the day and on what is in force. ``pyarrow`` writes, and DuckDB reads.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from course.reading.telling import tell
from course.records import judgement
from course.records.present import Present
from course.records.record import (
    FORMATS,
    Learner3,
    Reading,
    Record,
    Record4,
    RecordCatalogue,
    RecordCourse,
    RecordEntry,
    RecordFirst,
    RecordModule,
    RecordModule2,
    RecordModule4,
    RecordObservation,
    RecordQuiz,
    RecordWorksheet,
    ShortCatalogue,
    ShortCourse,
    ShortModule,
    ShortQuiz,
    ShortRecord,
)
from course.records.roster import Entry, folded, number_of, site_of
from course.records.schema import made_of
from course.records.verification import WRONG

PACKAGES = ("duckdb>=1.3,<3", "pyarrow>=21,<30")
KIND, FORMAT = "coursewright-parquet", 1
HEAD = "export.json"  # written last: without it an export was cut off
NOBODY = "none"  # the folder of what says no site, or no month
MOST_BUFFERED = 50_000  # rows; then the fullest folders are written
AT_ONCE = 2_000  # rows that are made into a table together
_LETTERS = re.compile("[^a-z0-9]+")

Row = dict[str, Any]


class NoExport(Exception):
    """Why an address holds nothing that can be read, in words."""


def row_of(place: int, entry: Entry, today: str) -> Row:
    """Return the row of one entry, which is the ``place``-th; its reading has all answers."""
    record, state = entry.reading.record, entry.outcome.state
    wrong = state if state in WRONG else ""
    row: Row = {"place": place, "file": entry.file, "wrong": wrong, "lines": list(entry.outcome.lines) if wrong else []}
    if record is None:
        return row
    alone = judgement.faults(record, Present("", {}, {}), today)
    return row | {
        "fails_alone": bool(alone),
        "is_short": isinstance(record, ShortRecord),
        "format": int(record.format),
        "id": record.id,
        "made": record.made,
        "code": record.code,
        "catalogue": record.catalogue.id,
        "learner": record.learner.name,
        "learner_folded": folded(record.learner.name),
        "number": number_of(record),
        "number_folded": folded(number_of(record)),
        "site": site_of(record),
        "course": record.course.code,
        "version": record.course.version,
        "completed": record.completed,
        "valid_until": record.valid_until or "",
        "hours": float(record.hours),
        "entered": record.entered.name if isinstance(record, Record4) else "",
        "modules": list(map(_module, record.modules)),
        "firsts": [one for module in record.modules for one in _firsts(module)],
    }


def _module(module: RecordModule | ShortModule) -> Row:
    quiz = module.quiz
    row: Row = {"code": module.code, "version": module.version, "fingerprint": module.fingerprint}
    row |= {"completed": module.completed, "minutes": int(module.minutes) if isinstance(module, RecordModule) else None}
    if isinstance(quiz, RecordQuiz):
        row["quiz"] = {"points": float(quiz.points), "points_of": float(quiz.of), "pass_mark": int(quiz.pass_mark)}
        row["quiz"] |= {"per_cent": int(quiz.per_cent), "attempts": int(quiz.attempts), "date": quiz.date}
    elif quiz:
        row["quiz"] = {"per_cent": int(quiz.per_cent), "attempts": int(quiz.attempts)}
    seen = (module.observations or ()) if isinstance(module, RecordModule2) else ()
    if isinstance(module, RecordModule4) and module.worksheet:
        row["worksheet"] = module.worksheet.version
    return row | {"observations": [dict(one.__dict__) for one in seen]}


def _firsts(module: RecordModule | ShortModule) -> Iterator[Row]:
    firsts: tuple[RecordFirst, ...] = module.firsts if isinstance(module, RecordModule2) else ()
    for one in firsts:
        yield {
            "module": module.code,
            "question": one.id,
            "fingerprint": one.fingerprint,
            "points": float(one.points),
            "points_of": float(one.of),
            "shown": bool(one.shown),
            "response": json.dumps(one.response, ensure_ascii=False, sort_keys=True),
        }


def schema() -> Any:
    """Return the columns, for ``pyarrow``."""
    import pyarrow as pa

    text, number, amount = pa.string(), pa.int32(), pa.float64()
    quiz = dict.fromkeys(("points", "points_of"), amount) | {"date": text}
    quiz |= dict.fromkeys(("per_cent", "pass_mark", "attempts"), number)
    seen = dict.fromkeys(RecordObservation.__dataclass_fields__, text)
    module = dict.fromkeys(("code", "version", "fingerprint", "completed"), text) | {"minutes": number}
    module |= {"worksheet": text, "quiz": _struct(quiz), "observations": pa.list_(_struct(seen))}
    first = dict.fromkeys(("module", "question", "fingerprint", "response"), text)
    first |= {"points": amount, "points_of": amount, "shown": pa.bool_()}
    columns = {"place": pa.int64()} | dict.fromkeys(_TEXTS, text) | {"lines": pa.list_(text)}
    columns |= {"fails_alone": pa.bool_(), "is_short": pa.bool_(), "format": number, "hours": amount}
    return pa.schema(columns | {"modules": pa.list_(_struct(module)), "firsts": pa.list_(_struct(first))})


_TEXTS = (
    *("file", "wrong", "id", "made", "code", "catalogue", "learner", "learner_folded", "number", "number_folded"),
    *("site", "course", "version", "completed", "valid_until", "entered"),
)


def _struct(fields: dict[str, Any]) -> Any:
    import pyarrow as pa

    return pa.struct(list(fields.items()))


def folder_of(row: Row) -> str:
    """Return the folder of a row: its month, and its site in letters that every file system and store takes."""
    month, site = str(row.get("completed") or "")[:7], folded(str(row.get("site") or ""))
    mark = hashlib.sha256(site.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    key = "-".join(filter(None, (_LETTERS.sub("-", site).strip("-")[:40], mark))) if site else NOBODY
    return f"month={month or NOBODY}/site={key}"


def store_at(address: str) -> tuple[Any, str]:
    """Return the file system of an address, and the path in it. Raises ``NoExport`` where there is none."""
    import pyarrow as pa
    from pyarrow import fs

    try:
        found: tuple[Any, str] = (
            fs.FileSystem.from_uri(address) if is_address(address) else (fs.LocalFileSystem(), address)
        )
    except (pa.ArrowException, OSError, ValueError) as error:
        raise NoExport(_unreached(address, error)) from error
    return found


def _unreached(address: str, error: Exception) -> str:
    why = str(error).splitlines()[0].rstrip(".")
    return tell("%(address)s cannot be reached (%(why)s)", address=address, why=why)


def write(rows: Iterable[Row], address: str) -> int:
    """Write rows below an address at which nothing is yet, and return how many. Raises ``NoExport`` and ``OSError``."""
    import pyarrow as pa
    from pyarrow import fs, parquet

    store, base = store_at(address)
    if store.get_file_info(fs.FileSelector(base, allow_not_found=True)):
        raise NoExport(
            tell("%(address)s is there already, and stays as it is. Name a new folder with --to", address=address)
        )
    columns, waiting, parts, number, buffered = schema(), dict[str, list[Row]](), 0, 0, 0

    def flush(least: int) -> None:
        nonlocal parts, buffered
        for folder in sorted(waiting, key=lambda name: -len(waiting[name])):
            if buffered <= least:
                return
            below = f"{base.rstrip('/')}/{folder}"
            store.create_dir(below)
            table = pa.Table.from_pylist(waiting[folder], schema=columns)
            parquet.write_table(table, f"{below}/part-{parts:05}.parquet", filesystem=store, compression="zstd")
            parts += 1
            buffered -= len(waiting.pop(folder))

    for row in rows:
        waiting.setdefault(folder_of(row), []).append(row)
        number, buffered = number + 1, buffered + 1
        if buffered >= MOST_BUFFERED:
            flush(MOST_BUFFERED // 2)
    flush(0)
    store.create_dir(base)
    with store.open_output_stream(f"{base.rstrip('/')}/{HEAD}") as head:
        head.write(json.dumps({"kind": KIND, "format": FORMAT, "records": number}).encode() + b"\n")
    return number


def opened(address: str) -> Any:
    """Return a connection of DuckDB whose table ``records`` is what an address holds. Raises ``NoExport``."""
    import duckdb

    store, base = store_at(address)
    base = base.rstrip("/")
    try:
        with store.open_input_stream(f"{base}/{HEAD}") as head:
            said = json.loads(head.read())
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise NoExport(
            tell("%(address)s holds no whole export: make one with `export parquet`", address=address)
        ) from None
    except OSError as error:  # nobody answers, or nobody may read it
        raise NoExport(_unreached(address, error)) from error
    if said.get("kind") != KIND or said.get("format") != FORMAT:
        raise NoExport(
            tell(
                "%(address)s holds an export that this version does not read: make one with `export parquet`",
                address=address,
            )
        )
    connection = duckdb.connect()
    connection.execute("SET enable_progress_bar = false")  # which it draws where our own output goes
    if not said["records"]:
        connection.register("records", schema().empty_table())
    elif is_address(address):
        from pyarrow import dataset, fs

        below = store.get_file_info(fs.FileSelector(base, recursive=True))
        files = [one.path for one in below if one.path.endswith(".parquet")]
        connection.register("records", dataset.dataset(files, schema=schema(), filesystem=store, format="parquet"))
    else:
        connection.read_parquet(f"{base}/**/*.parquet", hive_partitioning=False).create_view("records")
    return connection


def entries_of(connection: Any) -> Iterator[tuple[str, Reading, tuple[str, tuple[str, ...]] | None]]:
    """Yield of each row its file, its record without answers, and state and lines where they are known for good."""
    names = [name for name in schema().names if name != "firsts"]
    cursor = connection.execute(f"SELECT {', '.join(names)} FROM records ORDER BY place")  # noqa: S608 (our own names)
    while rows := cursor.fetchmany(AT_ONCE):
        for values in rows:
            row = dict(zip(names, values, strict=True))
            known = (row["wrong"], tuple(row["lines"])) if row["wrong"] else None
            yield row["file"], Reading(_record(row)), known


def _record(row: Row) -> Record | ShortRecord | None:
    """Return the record of a row, without its answers, its titles and what its code comes from."""
    if row["id"] is None:
        return None
    said = {name: row[name] for name in ("id", "made", "code", "completed", "hours", "format")}
    learner = {"name": row["learner"], "number": row["number"] or None, "site": row["site"] or None}
    said |= {"learner": made_of(Learner3, learner), "valid_until": row["valid_until"] or None}
    if row["is_short"]:
        said |= {"catalogue": ShortCatalogue(id=row["catalogue"]), "modules": tuple(map(_short_module, row["modules"]))}
        return made_of(ShortRecord, said | {"course": ShortCourse(code=row["course"], version=row["version"])})
    said["catalogue"] = RecordCatalogue(id=row["catalogue"], title="", organisation="")
    said["course"] = RecordCourse(id="", code=row["course"], title="", version=row["version"])
    said |= {"modules": tuple(map(_whole_module, row["modules"])), "parts": {}}
    if row["entered"]:
        said["entered"] = RecordEntry(name=row["entered"], source="paper")
    return made_of(FORMATS[row["format"]], said)


def _short_module(row: Row) -> ShortModule:
    quiz = row["quiz"] and ShortQuiz(per_cent=row["quiz"]["per_cent"], attempts=row["quiz"]["attempts"])
    return made_of(ShortModule, {name: row[name] for name in _NAMED} | {"quiz": quiz})


def _whole_module(row: Row) -> RecordModule4:
    quiz = dict(row["quiz"] or {})
    if quiz:
        quiz["of"] = quiz.pop("points_of")
    said = {name: row[name] for name in (*_NAMED, "minutes")} | {"quiz": made_of(RecordQuiz, quiz) if quiz else None}
    seen = tuple(made_of(RecordObservation, one) for one in row["observations"]) or None
    empty = {"title": "", "slug": "", "questions": (), "scores": (), "firsts": ()}
    sheet = RecordWorksheet(version=row["worksheet"]) if row["worksheet"] else None
    return made_of(RecordModule4, said | empty | {"observations": seen, "worksheet": sheet})


_NAMED = ("code", "version", "fingerprint", "completed")


def is_address(text: str) -> bool:
    """Tell whether a text is an address such as s3://records/2026, and no path."""
    return "://" in text
