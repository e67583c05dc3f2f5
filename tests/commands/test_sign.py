"""`build.py sign`: keys, signatures beside records, the register; and what `verify` then says."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import stat
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import x25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from course.checks.load import load_course
from course.records import keys, record, signature
from course.records.code import completed
from tests.conftest import VALID
from tests.sample_records import of_course, write
from tests.signing import ALEX, NOBODY, PUBLIC, SIGNERS, key_file

CATALOGUE = "modules/catalogue.yml"
MEANING = (
    "A signature shows that whoever holds the key has signed this record as it is. It does not show that the learner "
    "did the work alone, or that the signer looked on; and its day is the one that their computer had.\n"
)
Command = Callable[..., int]


@pytest.fixture
def root(course_files: Callable[..., Path]) -> Path:
    root = course_files({CATALOGUE: VALID[CATALOGUE] + SIGNERS.replace("2026-11-01", "2999-11-01")})
    (root / "mkdocs.yml").write_text("site_name: Trial\n")
    return root


@pytest.fixture
def folder(root: Path, away: Path) -> Path:
    content = load_course(root, rules=False)
    altered = of_course(content, 2, name="Grace")
    altered["hours"] = 80
    write(away / "records", [of_course(content, 1, name="Ada"), altered])
    return away / "records"


def test_a_new_key_is_its_owners_alone_and_what_the_course_needs_is_said(
    run: Command, root: Path, away: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = away / "kim.key"
    assert run("sign", "--new-key", path) == 0
    out = capsys.readouterr().out
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    key = out.rpartition("key: ")[2].strip()
    assert out == (
        f"{path} holds your new key. Keep it to yourself, and a copy in a safe place: whoever has it signs as you.\n"
        "Write this into modules/catalogue.yml, with your name, and publish the site anew:\n"
        "\n"
        "signers:\n"
        "  - name: Your name\n"
        f"    key: {key}\n"
    )
    (root / CATALOGUE).write_text(VALID[CATALOGUE] + out.partition("\n\n")[2])
    assert load_course(root, rules=False).catalogue.signers[0].key == key
    before = path.read_bytes()
    assert run("sign", "--new-key", path) == 2
    assert path.read_bytes() == before
    assert capsys.readouterr().err == f"{path} is there already, and stays as it is. Name another file.\n"


@pytest.mark.parametrize("place", ["kim.key", "site/kim.key", "modules/people/kim.key", "../{name}/kim.key"])
def test_no_key_stands_in_the_folder_of_a_course(
    run: Command, root: Path, away: Path, folder: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = root / place.format(name=root.name)
    path.parent.mkdir(exist_ok=True)
    words = f"is in the course's folder, which is published and handed on. Keep a key outside of {root}.\n"
    assert run("sign", "--new-key", path) == 2
    assert capsys.readouterr().err == f"{path} {words}"
    assert not path.exists()
    key_file(path)
    assert run("sign", folder, "--key", path) == 2
    assert capsys.readouterr().err == f"{path} {words}"
    link = away / "linked.key"
    link.symlink_to(path)
    assert run("sign", folder, "--key", link) == 2
    assert capsys.readouterr().err == f"{link} {words}"
    register = root / "site" / "kim.register"
    assert run("sign", folder, "--key", key_file(away / "kim.key"), "--register", register) == 2
    assert "Keep a register outside of" in capsys.readouterr().err


def unchanged(signed: str) -> str:
    """Return what ``verify`` says of Ada's record, and by whom it was signed."""
    return (
        "record-0000.json: Ada, CERT-FA: Unchanged. The code fits what the record says, the course is complete, and "
        f"everything in it is still in force. {signed}.\n\n"
        f"1 file was opened. Unchanged: 1.\n{MEANING}"
    )


@pytest.mark.long
def test_records_that_are_whole_are_signed_and_verify_names_who_signed(
    run: Command, away: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, ada = key_file(away / "kim.key"), folder / "record-0000.json"
    before = ada.read_bytes()
    assert run("sign", folder, "--key", key) == 1
    register = away / "kim.register"
    (line,) = signature.read_bytes(register.read_bytes())
    out = capsys.readouterr().out
    assert out == (
        "record-0000.json: Ada, CERT-FA: signed by Kim Lee.\n"
        "record-0001.json: Grace, CERT-FA: not signed. Altered. Something was changed after the record was made: the "
        "dates or the hours.\n"
        "2 records, 1 signed now.\n"
        f"{register} has 1 line; the last is {line.own[:16]}. Note both elsewhere.\n"
    )
    assert ada.read_bytes() == before  # what the learner handed over stays what it is, to the byte
    assert record.read_bytes(before).problems == ()
    assert (folder / "record-0000.signature").read_bytes() == register.read_bytes()
    assert not (folder / "record-0001.signature").exists()
    assert line.signature
    day = line.signature.signed[:10]
    assert run("verify", ada) == 0
    assert capsys.readouterr().out == unchanged(f"Signed by Kim Lee on {day}")
    assert run("sign", ada, "--key", key) == 0
    assert "record-0000.json: Ada, CERT-FA: signed already by Kim Lee, " in capsys.readouterr().out
    assert run("sign", ada, "--key", key_file(away / "alex.key", ALEX), "--register", register) == 0
    assert len((folder / "record-0000.signature").read_text().splitlines()) == 2
    assert run("verify", ada, "--format", "json", "--register", register) == 0
    data = json.loads(capsys.readouterr().out.partition("{")[2].join(("{", "")))
    assert data["roster"][0]["signed"] == f"Kim Lee, {day}; Alex Moor, {day}"
    assert (data["register"]["signatures"], data["register"]["faults"]) == (2, [])


@pytest.mark.long
def test_a_signature_that_is_lost_beside_its_record_comes_back_from_the_register(
    run: Command, away: Path, folder: Path
) -> None:
    key, ada, beside = key_file(away / "kim.key"), folder / "record-0000.json", folder / "record-0000.signature"
    run("sign", ada, "--key", key)
    before = beside.read_bytes()
    beside.unlink()
    assert run("sign", ada, "--key", key) == 0
    assert signature.read_bytes(beside.read_bytes()) == signature.read_bytes(before)
    assert len((away / "kim.register").read_text().splitlines()) == 1


def test_a_record_that_was_made_anew_after_it_was_signed_is_told_by_command(
    run: Command, away: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ada = folder / "record-0000.json"
    run("sign", ada, "--key", key_file(away / "kim.key"))
    ada.write_text(json.dumps(completed({**json.loads(ada.read_text()), "learner": {"name": "Bob"}})))
    capsys.readouterr()
    assert run("verify", ada) == 1
    assert "Bob, CERT-FA: Altered. Something was changed after Kim Lee signed the record on" in capsys.readouterr().out


@pytest.mark.long
def test_signatures_without_their_record_and_files_that_are_none_are_told(
    run: Command, away: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ada, beside = folder / "record-0000.json", folder / "record-0000.signature"
    run("sign", ada, "--key", key_file(away / "kim.key"))
    name = json.loads(ada.read_text())["id"]
    ada.rename(away / "elsewhere.json")
    (folder / "other.signature").write_text("Dear trainer\n")
    capsys.readouterr()
    assert run("verify", folder) == 1
    out = capsys.readouterr().out
    words = f"This is a signature of the record {name}, which is not among these files."
    assert f"{beside.name}: Not a record. {words}\n" in out
    assert "other.signature: Not a record. This is not a signature: the file is not JSON.\n" in out
    assert run("verify", away / "elsewhere.json", beside) == 0  # by the record's id, and not by its name
    assert "Signed by Kim Lee on" in capsys.readouterr().out
    assert run("verify", away / "elsewhere.json", away / "kim.register") == 0
    assert "Signed by Kim Lee on" in capsys.readouterr().out


@pytest.mark.long
def test_a_register_says_whether_it_is_whole_and_nothing_is_added_to_a_broken_one(
    run: Command, root: Path, away: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = load_course(root, rules=False)
    key, register = key_file(away / "kim.key"), away / "all.register"
    paths = write(away / "more", [of_course(content, number) for number in range(10, 14)])
    for path in paths[:3]:
        assert run("sign", path, "--key", key, "--register", register) == 0
    lines = register.read_text().splitlines(keepends=True)
    last = signature.read_bytes(lines[-1].encode())[0]
    assert last.signature
    capsys.readouterr()
    assert run("verify", "--register", register) == 0
    assert capsys.readouterr().out == (
        f"{register} is whole: 3 signatures, the last of {last.signature.signed[:10]}. Its last line is "
        f"{last.own[:16]}: compare number and line with what was noted elsewhere, for lines that were taken off its "
        "end leave no trace in it.\n"
    )
    register.write_text(lines[0] + lines[2])
    told = (
        f"{register}:2: The chain is broken between lines 1 and 2: line 2 was written after another line. Lines were "
        f"taken out, put in, moved or changed.\n{register} is not whole: 1 fault.\n"
    )
    assert run("verify", "--register", register) == 1
    assert capsys.readouterr().out == told
    assert run("sign", paths[3], "--key", key, "--register", register) == 1
    assert capsys.readouterr().err == f"{told}Nothing was signed.\n"
    assert register.read_text() == lines[0] + lines[2]
    register.write_text("")
    assert run("verify", "--register", register) == 0
    assert capsys.readouterr().out == f"{register} is empty: nothing was signed yet.\n"


def test_what_cannot_be_signed_with_is_told(
    run: Command, root: Path, away: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(*arguments: object) -> str:
        assert run("sign", *arguments) == 2
        return capsys.readouterr().err

    which = "Name your key with --key, and the records to sign; or make a key with --new-key FILE.\n"
    key = away / "kim.key"
    assert said() == said("--key", key) == said(folder) == which
    assert said(folder, "--key", key) == f"{key} cannot be read: No such file or directory.\n"
    key.write_text("secret")
    key.chmod(0o640)
    assert said(folder, "--key", key) == f"{key} can be read by others (its mode is 640). Run: chmod 600 {key}\n"
    key.chmod(0o600)
    assert said(folder, "--key", key) == f"{key} holds no key that `sign --new-key` made.\n"
    other = x25519.X25519PrivateKey.generate()
    key.write_bytes(other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    assert said(folder, "--key", key) == f"{key} holds a key of another kind. Make one with --new-key.\n"
    assert said(folder, "--key", key_file(key, NOBODY)) == (
        f"The key in {key} is not under `signers` in modules/catalogue.yml, so nobody could tell whose signature it "
        "makes. Write there, with your name:\n\nsigners:\n  - name: Your name\n"
        f"    key: {PUBLIC['nobody']}\n"
    )
    assert run("verify") == 2
    assert capsys.readouterr().err == "Name record files, or folders of them; or a register with --register.\n"
    nowhere = away / "no.register"
    assert run("verify", "--register", nowhere) == 2
    assert capsys.readouterr().err == f"{nowhere} cannot be read: No such file or directory.\n"


def test_without_the_package_for_signing_what_to_install_is_said_and_verify_needs_none(
    run: Command, away: Path, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    key, ada = key_file(away / "kim.key"), folder / "record-0000.json"
    run("sign", ada, "--key", key)
    for name in [name for name in sys.modules if name.partition(".")[0] == "cryptography"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "path", [])  # as in an environment that lacks it
    monkeypatch.setitem(sys.modules, "cryptography", None)
    capsys.readouterr()
    for words in ((ada, "--key", key), ("--new-key", away / "new.key")):
        assert run("sign", *words) == 3
        assert capsys.readouterr().err == (
            "Signing needs the package `cryptography`, which is not installed. Install it, and try again:\n"
            f'{sys.executable} -m pip install "cryptography>=44,<50"\n'
        )
    assert run("verify", ada) == 0
    assert "Signed by Kim Lee on" in capsys.readouterr().out
    assert not (away / "new.key").exists()


def test_a_key_with_a_password_is_opened_by_it_alone(
    run: Command, away: Path, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    key = away / "kim.key"
    assert run("sign", "--new-key", key, "--password") == 2
    assert capsys.readouterr().err == (
        "Nobody can be asked for a password here. Set COURSE_KEY_PASSWORD in the environment.\n"
    )
    monkeypatch.setenv("COURSE_KEY_PASSWORD", "gänseblümchen")
    assert run("sign", "--new-key", key, "--password") == 0
    assert key.read_text().startswith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n")
    told = capsys.readouterr().out
    assert run("sign", folder, "--key", key) == 2
    assert told[-65:-1] in capsys.readouterr().err  # the course does not know the key, which was opened
    monkeypatch.setenv("COURSE_KEY_PASSWORD", "daisy")
    assert run("sign", folder, "--key", key) == 2
    assert capsys.readouterr().err == (
        f"{key} is not opened by this password, or was damaged. Set COURSE_KEY_PASSWORD in the environment, "
        "or type it.\n"
    )
    monkeypatch.delenv("COURSE_KEY_PASSWORD")
    assert run("sign", folder, "--key", key) == 2
    assert capsys.readouterr().err == (
        f"{key} has a password, and none was given. Set COURSE_KEY_PASSWORD in the environment, or type it.\n"
    )


NEW = ("Password for the new key: ", "The same again: ")


@pytest.mark.process
def test_a_password_is_asked_for_at_a_terminal_and_not_shown(root: Path, away: Path, folder: Path) -> None:
    key = away / "kim.key"
    made = ("--new-key", key, "--password")
    assert "No password, or not the same twice: no key was made. Try again." in at_a_terminal(
        root, *made, typed=zip(NEW, ("daisy", "rose"), strict=True)
    )
    shown = at_a_terminal(root, *made, typed=zip(NEW, ("daisy", "daisy"), strict=True))
    assert f"{key} holds your new key." in shown
    assert "daisy" not in shown
    public = re.search("key: ([0-9a-f]{64})", shown)
    assert public
    signed = at_a_terminal(root, folder, "--key", key, typed=[(f"Password of {key}: ", "daisy")])
    assert f"    key: {public[1]}" in signed  # it was opened, and is not under `signers`


def at_a_terminal(root: Path, *arguments: object, typed: Iterable[tuple[str, str]]) -> str:
    """Sign as somebody does who types words as they are asked for; return what the terminal shows."""
    words = ["-c", "from course.commands.main import main; main()", "--root", root, "sign", *arguments]
    child, terminal = pty.fork()
    if not child:
        os.execv(sys.executable, [sys.executable, *map(str, words)])
    shown = b""

    def read_to(end: bytes) -> bytes:
        found = b""
        with contextlib.suppress(OSError):  # as Linux tells that a terminal is closed
            while not (end and found.endswith(end)) and (more := os.read(terminal, 1024)):
                found += more
        return found

    for prompt, word in typed:
        shown += read_to(prompt.encode())
        os.write(terminal, f"{word}\n".encode())
    shown += read_to(b"")
    os.waitpid(child, 0)
    os.close(terminal)
    return shown.decode().replace("\r\n", "\n")


def test_nothing_is_signed_while_the_clock_is_behind_the_register(
    run: Command, root: Path, away: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = load_course(root, rules=False)
    key, register = key_file(away / "kim.key"), away / "all.register"
    first, second = write(away / "more", [of_course(content, number) for number in (10, 11)])
    assert run("sign", first, "--key", key, "--register", register) == 0
    last = signature.read_bytes(register.read_bytes().splitlines()[-1])[0].signature
    assert last
    before = register.read_bytes()
    capsys.readouterr()
    monkeypatch.setattr(keys, "now", lambda: "2020-01-01T00:00:00Z")
    assert run("sign", second, "--key", key, "--register", register) == 1
    assert capsys.readouterr().err == (
        f"The last line of {register} is of {last.signed}, which is still to come by this computer's clock. "
        "Set the clock.\nNothing was signed.\n"
    )
    assert register.read_bytes() == before
