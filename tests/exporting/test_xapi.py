"""Records as statements of xAPI: what each says, that a fact is one statement, and how a store takes them."""

from __future__ import annotations

import base64
import datetime
import ipaddress
import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from course.checks.load import load_course
from course.commands.main import main
from course.exporting import posting
from course.records.code import Data
from tests.sample_records import from_paper, of_course, of_staff, with_firsts, write

SITE = "https://training.harbour.org/first-aid/"
Said = Callable[..., tuple[int, str, str]]


@pytest.fixture
def root(course_files: Callable[..., Path]) -> Path:
    root = course_files({})
    (root / "mkdocs.yml").write_text(f"site_name: Trial\nsite_url: {SITE}\n", "utf-8")
    return root


@pytest.fixture
def run(root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Said:
    """Return what runs ``export xapi`` on the course, and returns its exit code, output and complaints."""
    monkeypatch.chdir(root)

    def ran(*words: str | Path) -> tuple[int, str, str]:
        code = main(["--root", str(root), "export", "xapi", *map(str, words)])
        return (code, *capsys.readouterr())

    return ran


def attempts(*shares: int) -> Callable[[Data], object]:
    def change(data: Data) -> None:
        module = data["modules"][0]
        score = module["scores"][0]
        module["scores"] = [{**score, "points": score["of"] * share / 100, "per_cent": share} for share in shares]

    return change


def anew(data: Data) -> None:
    data["id"] = "123e4567-e89b-42d3-a456-426614174001"


def records(root: Path, *changes: Callable[[Data], object], number: int = 0) -> Path:
    write(root.parent / "records", [of_course(load_course(root, rules=False), number, *changes)])
    return root.parent / "records"


def statements(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def test_a_record_says_who_passed_failed_and_completed_what(root: Path, run: Said) -> None:
    folder = records(root, of_staff(), attempts(50, 100))
    (file,) = folder.iterdir()
    record = json.loads(file.read_text("utf-8"))
    assert run(folder) == (0, "4 statements written to statements.ndjson.\n1 record read, 0 left out.\n", "")
    made = statements(root / "statements.ndjson")
    module = record["modules"][0]
    said = [(one["verb"]["id"].rpartition("/")[2], one["object"]["id"]) for one in made]
    slug = module["slug"]
    assert sorted(said) == sorted([
        ("failed", f"{SITE}{slug}/quiz/"),
        ("passed", f"{SITE}{slug}/quiz/"),
        ("completed", f"{SITE}{slug}/"),
        ("completed", f"{SITE}courses/{record['course']['id']}/"),
    ])  # fmt: skip
    failed = next(one for one in made if one["verb"]["id"].endswith("/failed"))
    score = module["scores"][0]
    assert failed["verb"] == {"id": "http://adlnet.gov/expapi/verbs/failed", "display": {"en": "failed"}}
    assert failed["actor"] == {
        "objectType": "Agent",
        "name": record["learner"]["name"],
        "account": {"homePage": SITE, "name": "00117"},
    }
    assert failed["result"] == {
        "score": {"scaled": 0.5, "raw": score["points"], "min": 0, "max": score["of"]},
        "success": False,
    }
    assert failed["timestamp"] == f"{score['date']}T12:00:00Z"
    assert failed["context"]["revision"] == module["version"]
    assert failed["context"]["extensions"] == {f"{SITE}xapi/site": "Harbour"}
    around = failed["context"]["contextActivities"]
    assert [one["id"] for one in around["parent"]] == [f"{SITE}{slug}/"]
    assert [one["id"] for one in around["grouping"]] == [f"{SITE}courses/{record['course']['id']}/"]
    completed = [one for one in made if one["verb"]["id"].endswith("/completed")]
    assert all(one["result"] == {"completion": True} for one in completed)


def test_a_fact_is_one_statement_whichever_record_it_comes_from(root: Path, run: Said) -> None:
    """A second record of the same person repeats the first one; a title that changes changes no id."""
    content = load_course(root, rules=False)
    first = of_course(content, 0, with_firsts, attempts(50, 50, 100))
    later = of_course(content, 0, with_firsts, attempts(50, 50, 100, 100), anew)
    write(root.parent / "first", [first])
    write(root.parent / "both", [first, later])
    run(root.parent / "first")
    alone = [one["id"] for one in statements(root / "statements.ndjson")]
    assert len(set(alone)) == len(alone) == 5, "two attempts alike are two"
    run(root.parent / "both", "--to", "both.ndjson")
    both = [one["id"] for one in statements(root / "both.ndjson")]
    assert set(alone) < set(both)
    assert len(set(both)) == len(both) == 6
    people = root / "modules/people/index.md"
    people.write_text(people.read_text("utf-8").replace("title: ", "title: New "), "utf-8")
    run(root.parent / "first", "--force")
    assert [one["id"] for one in statements(root / "statements.ndjson")] == alone


def test_who_entered_a_record_from_paper_is_its_instructor(root: Path, run: Said) -> None:
    run(records(root, from_paper("Kim Lee")))
    made = statements(root / "statements.ndjson")
    assert {one["context"]["instructor"]["account"]["name"] for one in made} == {"Kim Lee"}
    ids = {name for one in made for name in (one["actor"]["account"]["name"],)}
    assert ids == {made[0]["actor"]["name"]}, "without a staff number the name stands for the account"


def test_what_does_not_stand_is_left_out_and_told(root: Path, run: Said) -> None:
    folder = records(root)
    (file,) = folder.iterdir()
    data = json.loads(file.read_text("utf-8"))
    data["learner"]["name"] = "Somebody Else"
    (folder / "altered.json").write_text(json.dumps(data), "utf-8")
    code, out, err = run(folder)
    assert (code, err) == (1, "")
    assert "altered.json: left out, Altered: Something was changed after the record was made: " in out
    assert out.endswith("\n2 records read, 1 left out.\n")
    assert "Somebody Else" not in (root / "statements.ndjson").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Name record files, or folders of them: export xapi records/"),
        (("nowhere.json",), "There is no file or folder nowhere.json."),
        (("--module", "people"), "Records name their modules, so `export xapi` takes no --module."),
        (
            ("x", "--post", "http://lrs.harbour.test/xapi"),
            "http://lrs.harbour.test/xapi: it is not encrypted, and names and results would be read on the way; "
            "write https://.",
        ),
        (
            ("x", "--post", "lrs.harbour.test"),
            "lrs.harbour.test: it is not the address of a store, such as https://lrs.example.org/xapi.",
        ),
        (
            ("x", "--post", "https://me:secret@lrs.harbour.test/"),
            "https://me:secret@lrs.harbour.test/: it is not the address of a store, such as "
            "https://lrs.example.org/xapi.",
        ),
        (
            ("x", "--post", "https://lrs.harbour.test/xapi"),
            "Who sends to https://lrs.harbour.test/xapi? Set COURSE_LRS_NAME and COURSE_LRS_PASSWORD in the "
            "environment.",
        ),
    ],
)
def test_wrong_usage_is_told(words: tuple[str, ...], said: str, run: Said) -> None:
    assert run(*words) == (2, "", f"{said}\n")


def test_a_site_without_an_address_makes_no_statements(root: Path, run: Said) -> None:
    (root / "mkdocs.yml").write_text("site_name: Trial\n", "utf-8")
    said = "Statements name pages by their addresses: set `site_url` in mkdocs.yml.\n"
    assert run(records(root)) == (2, "", said)
    assert not (root / "statements.ndjson").exists()


def test_records_are_for_xapi_and_parquet_alone_and_a_store_for_xapi(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(root), "export", "gift", "records"]) == 2
    assert capsys.readouterr().err == "Records are for `export xapi` and `export parquet` alone.\n"
    assert main(["--root", str(root), "export", "gift", "--post", "https://lrs.harbour.org"]) == 2
    assert capsys.readouterr().err == "--post is for `export xapi` alone.\n"


class Store(BaseHTTPRequestHandler):
    """A record store that keeps statements by their ids, and refuses those that it has, as the standard asks for."""

    kept: dict[str, Any]
    asked: list[tuple[str, str, str]]
    status = 200

    def do_POST(self) -> None:
        sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        given = base64.b64decode(self.headers["Authorization"].removeprefix("Basic ")).decode()
        self.asked.append((self.path, given, self.headers["X-Experience-API-Version"]))
        status = self.status
        if status == 200:
            status = 409 if any(one["id"] in self.kept for one in sent) else 200
        if status == 200:
            self.kept |= {one["id"]: one for one in sent}
        self.send_response(status)
        if status == 307:
            self.send_header("Location", "https://elsewhere.test/")
        self.send_header("Content-Length", "4")
        self.end_headers()
        self.wfile.write(b"Said")

    def log_message(self, *said: object) -> None:
        """Say nothing."""


@contextmanager
def store(status: int = 200, context: ssl.SSLContext | None = None) -> Iterator[tuple[str, type[Store]]]:
    handler = type("Kept", (Store,), {"kept": {}, "asked": [], "status": status})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        if context:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"{'https' if context else 'http'}://127.0.0.1:{server.server_port}/xapi", handler
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_LRS_NAME", "desk")
    monkeypatch.setenv("COURSE_LRS_PASSWORD", "s:cret")


@pytest.mark.long
@pytest.mark.usefixtures("known")
def test_a_store_takes_each_statement_once(root: Path, run: Said) -> None:
    folder = records(root, with_firsts)
    with store() as (address, kept):
        said = f"4 statements sent to {address}, 0 were there already.\n1 record read, 0 left out.\n"
        assert run(folder, "--post", address) == (0, said, "")
        assert kept.asked == [("/xapi/statements", "desk:s:cret", "1.0.3")]
        assert not (root / "statements.ndjson").exists()
        content = load_course(root, rules=False)
        write(folder, [of_course(content, 0, with_firsts), of_course(content, 1, name="Somebody New")])
        code, out, err = run(folder, "--post", f"{address}/statements", "--to", "all.ndjson")
        assert (code, err) == (0, "")
        assert f" sent to {address}/statements, 4 were there already.\n2 records read, 0 left out.\n" in out
        assert sorted(kept.kept) == sorted(one["id"] for one in statements(root / "all.ndjson"))
    with store(204) as (address, _):  # in which nothing was new
        assert f"0 statements sent to {address}, 8 were there already.\n" in run(folder, "--post", address)[1]


@pytest.mark.long
@pytest.mark.usefixtures("known")
@pytest.mark.parametrize(
    ("status", "why"),
    [
        (
            401,
            "it does not take this name and password; see what COURSE_LRS_NAME and COURSE_LRS_PASSWORD hold (it said: "
            "`Said`)",
        ),
        (
            404,
            "nothing is there that takes statements; name the address under which its `statements` stands (it said: "
            "`Said`)",
        ),
        (
            403,
            "this name may not write there; ask whoever runs it for the right to write statements (it said: `Said`)",
        ),
        (413, "it takes no text of that length; ask whoever runs it (it said: `Said`)"),
        (429, "it is asked too often; try again later (it said: `Said`)"),
        (500, "it answered 500 Internal Server Error (it said: `Said`)"),
        (307, "it sends on to https://elsewhere.test/; name that address, if you trust it"),
    ],
)
def test_what_a_store_does_not_take_is_told(status: int, why: str, root: Path, run: Said) -> None:
    with store(status) as (address, _):
        ended = run(records(root), "--post", address)
    said = f"{address}: {why}; 0 of 3 had arrived before.\n"
    assert (ended[0], ended[2].replace(" of 4 ", " of 3 ")) == (1, said)


@pytest.mark.long
@pytest.mark.usefixtures("known")
def test_a_store_that_is_not_there_or_not_to_be_trusted_gets_nothing(root: Path, run: Said, tmp_path: Path) -> None:
    folder = records(root)
    with store() as (gone, _):
        pass
    code, _, err = run(folder, "--post", gone)
    assert code == 1
    assert err.startswith(f"{gone}: it cannot be reached: ")
    with store(context=own_certificate(tmp_path)) as (address, kept):
        code, _, err = run(folder, "--post", address)
        assert (code, kept.asked) == (1, [])
    why = "its certificate is not to be trusted (self-signed certificate), so nothing was sent"
    assert err.startswith(f"{address}: {why}; 0 of ")


@pytest.mark.usefixtures("known")
def test_a_store_that_does_not_answer_is_told(root: Path, run: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = records(root)
    monkeypatch.setattr(posting, "_SECONDS", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as server:  # which takes the call, and says nothing
        address = f"http://127.0.0.1:{server.getsockname()[1]}/xapi"
        code, _, err = run(folder, "--post", address)
    assert (code, err.partition(";")[0]) == (1, f"{address}: it did not answer within 0.05 seconds")


def own_certificate(folder: Path) -> ssl.SSLContext:
    """Return what serves with a certificate that nobody signed but its owner."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    today = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - datetime.timedelta(days=1))
        .not_valid_after(today + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = folder / "own.pem"
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context
