"""`build.py badge`: credentials of Open Badges 3.0 in pictures, held to their signature by another way than ours."""

from __future__ import annotations

import base64
import copy
import gzip
import hashlib
import io
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from lxml import etree
from PIL import Image
from pyld import jsonld

from course.checks.load import load_course
from course.records.multikey import method, multikey
from tests.conftest import VALID
from tests.in_process import command
from tests.sample_records import of_course, write
from tests.signing import ALEX, KIM, NOBODY, PUBLIC, SIGNERS, key_file

CATALOGUE = "modules/catalogue.yml"
NAME = "Zoë 李小龍 محمد नरेन्द्र ]]> & <b>"
NAMES = {"openbadges": "https://purl.imsglobal.org/ob/v3p0"}
CONTEXTS = {
    "https://www.w3.org/ns/credentials/v2": "credentials-v2.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json": "open-badges-3.0.3.json",
}
KIM_WEB = method("did:web:training.harbour.io:staff", PUBLIC["kim"])
Command = Callable[..., int]


@pytest.fixture
def root(course_files: Callable[..., Path]) -> Path:
    root = course_files({CATALOGUE: VALID[CATALOGUE] + SIGNERS.replace("2026-11-01", "2000-01-01")})
    (root / "mkdocs.yml").write_text("site_name: Trial\n")
    return root


@pytest.fixture
def key(away: Path) -> Path:
    return key_file(away / "kim.key")


@pytest.fixture
def ada(root: Path, away: Path, run: Command, key: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return the record of somebody with a name in many scripts, signed by Kim."""
    (path,) = write(away / "records", [of_course(load_course(root, rules=False), 1, name=NAME)])
    assert run("sign", path, "--key", key) == 0
    capsys.readouterr()
    return path


def in_png(path: Path) -> Any:
    with Image.open(path) as picture:
        assert (picture.format, picture.width) == ("PNG", picture.height)
        return json.loads(getattr(picture, "text")["openbadgecredential"])  # noqa: B009  # of pictures of this kind


def in_svg(path: Path) -> Any:
    picture = etree.parse(path).getroot()
    first = picture[0]
    assert first.tag == f"{{{NAMES['openbadges']}}}credential"  # right after the head, as the specification has it
    assert b"<openbadges:credential><![CDATA[{" in path.read_bytes()
    return json.loads(first.text)


def is_true(credential: Any, keys: dict[str, str] | None = None) -> bool:
    """Tell whether a credential is what its issuer signed; ``keys`` are Multikeys by the names of methods."""
    secured = {name: value for name, value in credential.items() if name != "proof"}
    (whole,) = credential["proof"]  # a list: the JSON Schema of Open Badges 3.0 takes nothing else
    proof = {name: value for name, value in whole.items() if name != "proofValue"}
    named = proof["verificationMethod"]
    issuer, _, part = named.partition("#")
    assert issuer == credential["issuer"]["id"]
    multikey = keys[named] if keys else issuer.removeprefix("did:key:")
    assert part == multikey
    raw = from_base58(multikey)
    assert raw[:2] == b"\xed\x01"
    said = b"".join(
        hashlib.sha256(canonical(one)).digest() for one in ({**proof, "@context": credential["@context"]}, secured)
    )
    try:
        Ed25519PublicKey.from_public_bytes(raw[2:]).verify(from_base58(whole["proofValue"]), said)
    except InvalidSignature:
        return False
    return True


def from_base58(text: str) -> bytes:
    digits = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
    number = 0
    for digit in text[1:]:
        number = number * 58 + digits.index(digit)
    zeros = len(text[1:]) - len(text[1:].lstrip(digits[0]))  # a signature begins with one now and then
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8, "big")


def canonical(data: Any) -> bytes:
    """Return the statements that JSON makes, in their order; what is not a word of the contexts is refused."""
    folder = Path(sys.modules["course.records.badge"].__file__ or "").parent / "contexts"

    def load(address: str, options: object) -> Any:
        document = json.loads((folder / CONTEXTS[address]).read_bytes())
        return {"contextUrl": None, "documentUrl": address, "document": document}

    expanded = jsonld.expand(data, {"documentLoader": load})
    statements = jsonld.to_rdf(expanded, {"format": "application/n-quads"})
    options = {"algorithm": "URDNA2015", "inputFormat": "application/n-quads", "format": "application/n-quads"}
    return str(jsonld.normalize(statements, options)).encode()


def texts_in(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], str]]:
    if isinstance(data, str):
        yield path, data
    else:
        for place, inner in data.items() if isinstance(data, dict) else enumerate(data) if data else ():
            yield from texts_in(inner, (*path, place))


def test_a_signed_record_becomes_a_picture_that_carries_a_credential(
    run: Command, ada: Path, key: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("badge", ada, "--key", key) == 0
    path = ada.with_name("record-0000.badge.png")
    assert capsys.readouterr().out == (
        f"record-0000.json: {NAME}, CERT-FA: {path} is the badge.\n1 record, 1 badge made.\n"
    )
    found = in_png(path)
    assert is_true(found)
    record = json.loads(ada.read_bytes())
    assert found["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert found["issuer"]["name"] == "Training desk"
    assert found["credentialSubject"]["identifier"] == [
        {"type": "IdentityObject", "hashed": False, "identityHash": NAME, "identityType": "name"}
    ]
    achievement = found["credentialSubject"]["achievement"]
    assert (achievement["name"], achievement["humanCode"], achievement["version"]) == ("Essentials", "CERT-FA", "1.0")
    assert achievement["criteria"]["narrative"].startswith("Completed: FA-101 ")
    assert found["validFrom"] == found["awardedDate"] == f"{record['completed']}T00:00:00Z"
    assert found["evidence"][0]["narrative"].startswith(f"The record {record['code']}, signed: Kim Lee, 20")


def test_a_drawing_and_a_file_carry_the_same_as_a_picture(run: Command, ada: Path, key: Path, away: Path) -> None:
    for name in ("a.png", "a.svg", "a.json"):
        assert run("badge", ada, "--key", key, "--to", away / name) == 0
    found = [in_png(away / "a.png"), in_svg(away / "a.svg"), json.loads((away / "a.json").read_text("utf-8"))]
    assert all(map(is_true, found))
    bare = [{name: value for name, value in one.items() if name != "proof"} for one in found]
    assert bare[0] == bare[1] == bare[2]
    with Image.open(io.BytesIO((away / "a.png").read_bytes())) as picture:
        picture.load()  # as whole as before
        assert picture.convert("RGBA").getextrema() != ((0, 0),) * 4


def test_whatever_letter_is_changed_the_signature_does_not_fit_any_more(run: Command, ada: Path, key: Path) -> None:
    run("badge", ada, "--key", key, "--to", ada.with_name("a.json"))
    found = json.loads(ada.with_name("a.json").read_text("utf-8"))
    assert is_true(found)
    fixed = ("@context", "type", "issuer", "proof")  # what these may be is looked at for itself
    paths = [(path, text) for path, text in texts_in(found) if not {*path} & {*fixed} or path == ("issuer", "name")]
    assert len(paths) >= 12
    for path, text in paths:
        changed = copy.deepcopy(found)
        inner = changed
        for place in path[:-1]:
            inner = inner[place]
        inner[path[-1]] = text[:-1] + ("1" if text[-1] != "1" else "2")
        assert not is_true(changed), path
    changed = copy.deepcopy(found)
    changed["credentialSubject"]["identifier"][0]["hashed"] = True
    assert not is_true(changed)


def test_a_site_issues_badges_in_the_name_of_its_address_and_publishes_its_keys(
    run: Command, root: Path, ada: Path, key: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "mkdocs.yml").write_text(
        "site_name: First Aid Training\ndocs_dir: modules\nsite_url: https://training.harbour.io/staff/\n"
        "theme: {name: material, font: false}\nplugins: [search, course]\n"
    )
    path = ada.with_name("a.json")
    assert run("badge", ada, "--key", key, "--web", "--to", path) == 0
    assert capsys.readouterr().out == (
        f"record-0000.json: {NAME}, CERT-FA: {path} is the badge.\n1 record, 1 badge made.\n"
        "did:web:training.harbour.io:staff is found once https://training.harbour.io/staff/did.json holds your key, "
        "and https://training.harbour.io/staff/badges.json stands beside it: build and publish the site.\n"
    )
    assert command(root, "build").returncode == 0
    published = json.loads((root / "site/did.json").read_text("utf-8"))
    keys = {one["id"]: one["publicKeyMultibase"] for one in published["verificationMethod"]}
    assert len(keys) == 2
    assert list(keys) == published["assertionMethod"]
    found = json.loads(path.read_text("utf-8"))
    assert found["issuer"]["id"] == published["id"]
    assert found["issuer"]["url"] == "https://training.harbour.io/staff/"
    assert is_true(found, keys)


HARBOUR = (
    "site_name: First Aid Training\ndocs_dir: modules\nsite_url: https://training.harbour.io/staff/\n"
    "theme: {name: material, font: false}\nplugins: [search, course]\n"
)
LIST = "https://training.harbour.io/staff/badges.json"


def bits_of(published: Any) -> bytes:
    """Return the bits of a list, as Bitstring Status List 1.0 has it: the first is the highest of the first byte."""
    text = published["credentialSubject"]["encodedList"]
    assert text[0] == "u"
    return gzip.decompress(base64.urlsafe_b64decode(text[1:] + "=" * (-len(text[1:]) % 4)))


@pytest.mark.long
def test_a_badge_is_taken_back_in_a_list_that_the_site_publishes(
    run: Command, root: Path, ada: Path, key: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "mkdocs.yml").write_text(HARBOUR)
    content = load_course(root, rules=False)
    others = write(ada.parent / "more", [of_course(content, n, name=name) for n, name in ((2, "Bob"), (3, "Cem"))])
    assert run("sign", *others, "--key", key) == 0
    for record in (ada, others[0]):
        assert run("badge", record, "--key", key, "--web", "--to", record.with_name("b.json"), "--force") == 0
    assert run("badge", ada, "--key", key, "--web", "--to", ada.with_name("b.json"), "--force") == 0
    found = [json.loads(path.with_name("b.json").read_text("utf-8")) for path in (ada, others[0])]
    assert [one["credentialStatus"] for one in found] == [status(0), status(1)]
    assert all(is_true(one, {KIM_WEB: multikey(PUBLIC["kim"])}) for one in found)
    capsys.readouterr()
    assert run("badge", *others, "--key", key, "--revoke") == 1
    assert capsys.readouterr().out == (
        "record-0000.json: Bob, CERT-FA: its badge is taken back.\n"
        "record-0001.json: Cem, CERT-FA: no badge of it was issued in the name of did:web:training.harbour.io:staff, "
        "so there is none to take back.\n"
        "2 records, 1 badge taken back.\n"
        f"Whoever checks a badge is told so once {LIST} says it: build and publish the site.\n"
    )
    today = json.loads((root / "modules/badges.json").read_text("utf-8"))["revoked"][0]["date"]
    assert run("badge", others[0], "--key", key, "--revoke") == 0
    assert f"Bob, CERT-FA: its badge was taken back on {today}.\n1 record, 0 badges" in capsys.readouterr().out
    assert run("badge", others[0], "--key", key, "--web", "--force") == 1
    assert f"Bob, CERT-FA: no badge. It was taken back on {today}.\n" in capsys.readouterr().out
    for _ in range(2):  # and the next build keeps it
        assert command(root, "build").returncode == 0
    assert_the_second_is_taken_back(json.loads((root / "site/badges.json").read_text("utf-8")))
    assert "Bob" not in (root / "site/badges.json").read_text("utf-8")


def status(number: int) -> dict[str, str]:
    """Return how a badge names its place in the list."""
    return {
        "id": f"{LIST}#{number}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(number),
        "statusListCredential": LIST,
    }


def assert_the_second_is_taken_back(published: Any) -> None:
    """Look at the list as whoever checks a badge does."""
    assert published["type"] == ["VerifiableCredential", "BitstringStatusListCredential"]
    assert (published["id"], published["issuer"]["id"]) == (LIST, "did:web:training.harbour.io:staff")
    assert is_true(published, {KIM_WEB: multikey(PUBLIC["kim"])})
    bits = bits_of(published)
    assert (len(bits), bits[0], any(bits[1:])) == (131072 // 8, 0b01000000, False)


@pytest.mark.long
def test_a_list_of_badges_that_is_damaged_or_of_another_address_is_told(
    run: Command, root: Path, ada: Path, key: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "mkdocs.yml").write_text(HARBOUR)
    assert run("badge", ada, "--key", key, "--web") == 0
    path = root / "modules/badges.json"
    whole = path.read_text("utf-8")
    capsys.readouterr()
    (root / "mkdocs.yml").write_text(HARBOUR.replace("/staff/", "/other/"))
    assert run("check") == 1
    assert capsys.readouterr().out.startswith(
        "modules/badges.json:1:1: the list is of `did:web:training.harbour.io:staff`, and the site is another; set "
        "`site_url` back: badges that were issued there are looked up there\n"
    )
    (root / "mkdocs.yml").write_text(HARBOUR)
    twice = json.loads(whole)
    twice["issued"] *= 2
    for text, why in (
        ("{", "the file is not JSON"),
        ("[]", "it is not the list of badges that `badge` writes"),
        (whole.replace("-badges", "-record"), "it is not the list of badges that `badge` writes"),
        (json.dumps(twice), "it is not the list of badges that `badge` writes"),
    ):
        path.write_text(text, "utf-8")
        assert run("check") == 1
        assert capsys.readouterr().out.startswith(
            f"modules/badges.json:1:1: badges that were taken back cannot be told: {why}; take it from the last "
            "commit, since badges have their numbers in it\n"
        )
    path.write_text(whole, "utf-8")
    assert run("badge", ada, "--key", key, "--web", "--force") == 0


def test_a_site_at_the_head_of_its_address_publishes_its_keys_where_they_are_looked_for(root: Path) -> None:
    (root / "mkdocs.yml").write_text(
        "site_name: First Aid Training\ndocs_dir: modules\nsite_url: https://training.harbour.io/\n"
        "theme: {name: material, font: false}\nplugins: [search, course]\n"
    )
    for _ in range(2):  # and the next build keeps it
        assert command(root, "build").returncode == 0
        published = json.loads((root / "site/.well-known/did.json").read_text("utf-8"))
        assert published["id"] == "did:web:training.harbour.io"
    assert not (root / "site/did.json").exists()


def test_what_is_not_signed_or_not_whole_gets_no_badge(
    run: Command, root: Path, ada: Path, key: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = load_course(root, rules=False)
    (bob,) = write(ada.parent / "more", [of_course(content, 2, name="Bob")])
    assert run("badge", ada.parent, "--key", key) == 1
    assert capsys.readouterr().out == (
        "record-0000.json: Bob, CERT-FA: no badge. It is not signed: sign it first, with `sign`.\n"
        f"record-0000.json: {NAME}, CERT-FA: {ada.with_name('record-0000.badge.png')} is the badge.\n"
        "2 records, 1 badge made.\n"
    )
    assert not bob.with_name("record-0000.badge.png").exists()
    ada.write_text(ada.read_text("utf-8").replace("Zoë", "Zoe"), "utf-8")
    assert run("badge", ada, "--key", key, "--force") == 1
    assert ": no badge. Altered. Something was changed after the record was made: " in capsys.readouterr().out


def test_what_is_missing_or_in_the_way_is_told_before_anything_is_made(
    run: Command, root: Path, ada: Path, key: Path, away: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = write(away / "two", [of_course(load_course(root, rules=False), 3), of_course(load_course(root), 4)])
    there = ada.with_name("there.png")
    there.write_bytes(b"mine")
    nobody, alex = key_file(away / "nobody.key", NOBODY), key_file(away / "alex.key", ALEX)
    inside = key_file(root / "kim.key", KIM)
    told = {
        (ada, "--key", inside): f"{inside} is in the course's folder, which is published and handed on. Keep a key "
        f"outside of {root}.",
        (ada, "--key", nobody): f"The key in {nobody} is not under `signers` in modules/catalogue.yml, so nobody could "
        "tell whose signature it makes. Write there, with your name:\n\nsigners:\n  - name: Your name\n"
        f"    key: {PUBLIC['nobody']}",
        (ada, "--key", alex): f"The key in {alex} counts until 2000-01-01, as modules/catalogue.yml says.",
        (*more, "--key", key, "--to", away / "a.png"): "--to names one badge, and there are 2 records. Leave it out.",
        (ada, "--key", key, "--to", away / "a.jpg"): f"{away / 'a.jpg'} is no badge: its name ends in .png, .svg, or "
        ".json for the credential.",
        (ada, "--key", key, "--to", there): f"{there} is there already. Name another file, or add --force to replace "
        "it.",
        (ada, "--key", key, "--to", root / "modules/a.png"): f"{root / 'modules/a.png'} is in modules/, which holds "
        "what people write. Name another file.",
        (ada, "--key", key, "--revoke", "--to", away / "a.png"): "--revoke writes no badge. Leave --to out.",
        (ada, "--key", key, "--web"): "--web needs the address of the site, which begins with https. Set `site_url` in "
        "mkdocs.yml to it, or leave --web out.",
        (away / "none.json", "--key", key): f"There is no file or folder {away / 'none.json'}.",
    }
    for words, message in told.items():
        assert run("badge", *words) == 2
        assert capsys.readouterr().err == f"{message}\n"
    assert there.read_bytes() == b"mine"
    assert list(away.rglob("*.badge.png")) == []


@pytest.mark.parametrize("lacking", ["cryptography", "pyld"])
def test_without_the_packages_it_is_said_how_to_get_them(
    run: Command,
    ada: Path,
    key: Path,
    lacking: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == lacking]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, lacking, None)  # as in an environment that lacks it
    assert run("badge", ada, "--key", key) == 3
    assert capsys.readouterr().err == (
        f"A badge needs the package `{lacking}`, which is not installed. Install it, and try again:\n"
        f'{sys.executable} -m pip install "cryptography>=44,<50" "pyld>=3.3,<4"\n'
    )
    assert not ada.with_name("record-0000.badge.png").exists()
