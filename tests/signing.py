"""Signatures that need no key file: made with keys of the tests, for records that the tests make."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from course.records import keys
from course.records.code import Data
from course.records.signature import Line, as_line, read_bytes, signed_bytes

KIM, ALEX, NOBODY = (Ed25519PrivateKey.from_private_bytes(bytes([number] * 32)) for number in (1, 2, 3))
PUBLIC = {name: keys.public(key) for name, key in (("kim", KIM), ("alex", ALEX), ("nobody", NOBODY))}
SIGNERS = f"""
signers:
  - name: Kim Lee
    key: {PUBLIC["kim"]}
  - name: Alex Moor
    key: {PUBLIC["alex"]}
    until: 2026-11-01
"""
DAY = "2026-11-28T10:00:00.000Z"


def signed(record: Data, key: Ed25519PrivateKey = KIM, register: Sequence[Line] = (), **changes: object) -> Data:
    """Return a signature of a record, with changes that its signer made."""
    data = {**keys.sign(record, key, register), "signed": DAY, **changes}
    return data | {"signature": key.sign(signed_bytes(data)).hex()}


def line(data: Data) -> Line:
    """Return a signature as it is read from its line."""
    return read_bytes(as_line(data).encode())[0]


def register(*records: Data, key: Ed25519PrivateKey = KIM) -> list[Data]:
    """Return the lines of a register in which these records were signed."""
    made: list[Data] = []
    for record in records:
        made.append(signed(record, key, [line(one) for one in made]))
    return made


def key_file(path: Path, key: Ed25519PrivateKey = KIM) -> Path:
    """Write a key to a file that its owner alone may read."""
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    path.chmod(0o600)
    return path
