"""Who signs records: ``signers`` of the catalogue."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import ClassVar

from course.model.terms import SignerKey
from course.reading.data import Mapping


@dataclass(frozen=True, kw_only=True)
class Signer:
    """Somebody who signs learners' records, with a key that the command ``sign`` made."""

    label: ClassVar[str] = "a signer"
    means: ClassVar[dict[str, str]] = {
        "name": "Who signs, as verifying a record names them, such as Kim Lee",
        "key": "Their public key, as `sign --new-key` says it",
        "until": "The last day for which their key counts; what was signed by then stays signed",
    }
    name: str
    key: SignerKey
    until: datetime.date | None = None
    at: Mapping = field(compare=False, repr=False)
