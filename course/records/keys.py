"""Secret keys, by which records are signed: the one part that needs the package `cryptography`, and a file of its own.

Input: the file of a key (PKCS #8 in PEM, as OpenSSL writes it too), encrypted where it has a password. Output:
signatures of records, as data.
"""

from __future__ import annotations

import datetime
import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from course.reading.telling import tell
from course.records.code import Data
from course.records.signature import FORMAT, KIND, START, Line, digest_of, signed_bytes

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

PACKAGE = "cryptography>=44,<50"
_LOCKED = b"-----BEGIN ENCRYPTED PRIVATE KEY-----"


class Unusable(Exception):
    """A file holds no key that may be signed with; the text says why, after the file's name."""


class Locked(Unusable):
    """A key has a password, and none was given, or another one."""


def make(path: Path, password: str = "") -> str:
    """Write a new key, which only its owner may read, encrypted where there is a password.

    Returns its public half, 64 hex digits.
    """
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.generate()
    locked = serialization.BestAvailableEncryption(password.encode()) if password else serialization.NoEncryption()
    written = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, locked)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(written)
    return public(key)


def load(path: Path, password: str = "") -> Ed25519PrivateKey:
    """Return the key that a file holds; raises ``Unusable``, and ``Locked`` where only another password opens it."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    try:
        mode, written = stat.S_IMODE(path.stat().st_mode), path.read_bytes()
    except OSError as error:
        raise Unusable(tell("cannot be read: %(strerror)s.", strerror=error.strerror)) from error
    if os.name == "posix" and mode & 0o077:
        raise Unusable(
            tell("can be read by others (its mode is %(mode)s). Run: chmod 600 %(path)s", mode=f"{mode:o}", path=path)
        )
    is_locked = _LOCKED in written
    if is_locked and not password:
        raise Locked(tell("has a password, and none was given."))
    try:
        key = serialization.load_pem_private_key(written, password=password.encode() if is_locked else None)
    except (ValueError, TypeError) as error:
        if is_locked:
            raise Locked(tell("is not opened by this password, or was damaged.")) from error
        raise Unusable(tell("holds no key that `sign --new-key` made.")) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise Unusable(tell("holds a key of another kind. Make one with --new-key."))
    return key


def public(key: Ed25519PrivateKey) -> str:
    """Return the public half of a key: 64 hex digits."""
    return key.public_key().public_bytes_raw().hex()


def sign(record: Data, key: Ed25519PrivateKey, register: Sequence[Line]) -> Data:
    """Return the signature of a record as the next line of a register, all lines of which are sound."""
    data: Data = {
        "kind": KIND,
        "format": FORMAT,
        "record": {"id": record["id"], "code": record["code"], "digest": digest_of(record)},
        "key": public(key),
        "signed": now(),
        "number": len(register) + 1,
        "before": register[-1].own if register else START,
    }
    return data | {"signature": key.sign(signed_bytes(data)).hex()}


def now() -> str:
    """Return this moment as a signature has it."""
    moment = datetime.datetime.now(datetime.UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
