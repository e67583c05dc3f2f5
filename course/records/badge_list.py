"""The list of badges that were taken back: which were issued in the name of a site, and which count no more.

Input: ``modules/badges.json``. Output: a credential of Bitstring Status List 1.0, signed, which the site publishes as
``badges.json`` and in which each badge has a bit; programs of others look there. It names nobody.
"""

from __future__ import annotations

import base64
import gzip
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from course.folders.places import BADGES
from course.reading.telling import tellable
from course.records.json_files import Unreadable, decoded, parsed

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from course.records.badge import Issuer
    from course.records.code import Data

PUBLISHED = "badges.json"
KIND = "coursewright-badges"
FEWEST = 131072  # bits, as the specification asks, so that nobody is known by their place
_MOST_BYTES = 20_000_000
_NOT_OURS = tellable("it is not the list of badges that `badge` writes")


@dataclass
class BadgeList:
    """Badges by their ids, in the order in which they were issued, and the days on which some were taken back."""

    issued: dict[str, int] = field(default_factory=dict)  # each with its number, from 0
    revoked: dict[str, str] = field(default_factory=dict)
    signed: Data = field(default_factory=dict)  # as it is published

    def place_of(self, name: str) -> int:
        """Return the number of a badge, which it keeps; a new one gets the next."""
        return self.issued.setdefault(name, len(self.issued))

    def sign(self, issuer: Issuer, key: Ed25519PrivateKey) -> None:
        """Make what is published, as it is now."""
        from course.records import badge  # here, because a build only reads what was signed

        address = f"{issuer.address}{PUBLISHED}"
        subject = {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": f"u{base64.urlsafe_b64encode(self._bits()).decode().rstrip('=')}",
        }
        self.signed = badge.sign(
            {
                "@context": [badge.CREDENTIALS],
                "id": address,
                "type": ["VerifiableCredential", "BitstringStatusListCredential"],
                "issuer": {"id": issuer.did, "name": issuer.name},
                "validFrom": badge.now(),
                "credentialSubject": subject,
            },
            key,
        )

    def _bits(self) -> bytes:
        bits = bytearray(max(FEWEST, -(-len(self.issued) // 8) * 8) // 8)
        for name in self.revoked:
            place = self.issued[name]
            bits[place // 8] |= 128 >> place % 8
        return gzip.compress(bytes(bits), mtime=0)

    def as_text(self) -> str:
        """Return what the file holds."""
        data = {
            "kind": KIND,
            "format": 1,
            "issued": list(self.issued),
            "revoked": [{"id": name, "date": day} for name, day in self.revoked.items()],
            "list": self.signed,
        }
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def read(root: Path) -> BadgeList:
    """Return the list of a project, empty where there is none. Raises ``Unreadable``."""
    path = root / BADGES
    if not path.exists():
        return BadgeList()
    found = parsed(decoded(path.read_bytes(), _MOST_BYTES))
    try:
        return _checked(found)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Unreadable(_NOT_OURS) from None


def _checked(found: object) -> BadgeList:
    """Return a list as it was read; raises ``ValueError`` and the like where it is none."""
    if not isinstance(found, dict) or (found["kind"], found["format"]) != (KIND, 1):
        raise ValueError(_NOT_OURS)
    issued, signed = found["issued"], found["list"]
    revoked = {one["id"]: one["date"] for one in found["revoked"]}
    names = [*issued, *revoked.values(), signed["issuer"]["id"], signed["credentialSubject"]["encodedList"]]
    if len({*issued}) < len(issued) or not {*revoked} <= {*issued} or not all(isinstance(one, str) for one in names):
        raise ValueError(_NOT_OURS)
    return BadgeList({name: place for place, name in enumerate(issued)}, revoked, signed)


def status(address: str, place: int) -> Data:
    """Return what a badge says of where it can be looked up."""
    return {
        "id": f"{address}{PUBLISHED}#{place}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(place),
        "statusListCredential": f"{address}{PUBLISHED}",
    }
