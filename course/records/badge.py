"""A badge: what a signed record says, as a credential of Open Badges 3.0 that wallets and verifiers of others read.

Input: a record that was found whole and complete, and a trainer's key. Output: a Verifiable Credential as data, signed
by Data Integrity (``eddsa-rdfc-2022``): what is signed is the statements that the JSON makes, in one order, and not its
letters. That order is found by the package `pyld`, with contexts that stand beside this file: nothing is fetched.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from course.locale.words import Words
from course.model import Content
from course.records import keys
from course.records.code import Data
from course.records.multikey import base58, method
from course.records.record import Record

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

PACKAGES = (keys.PACKAGE, "pyld>=3.3,<4")
_FOLDER = Path(__file__).parent / "contexts"
CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
_CONTEXTS = {
    CREDENTIALS: _FOLDER / "credentials-v2.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json": _FOLDER / "open-badges-3.0.3.json",
}
_SAME = uuid.UUID("6c0f5d3e-8f0b-4f7e-9d0e-5a1f3c2b7d94")  # under which our ids are made: the same for the same thing


@dataclass(frozen=True, kw_only=True)
class Issuer:
    """Who issues badges: a DID, the name of the organisation, and where its site stands, if that is known."""

    did: str
    name: str
    address: str = ""


def credential(record: Record, content: Content, issuer: Issuer, *, signed: str) -> Data:
    """Return the credential of a record, not signed yet; ``signed`` says who signed the record and when."""
    taken, words = record.course, content.words
    since = min(f"{record.completed}T00:00:00Z", now())  # east of Greenwich a day begins before it does there
    data: Data = {
        "@context": list(_CONTEXTS),
        "id": name_of(record, issuer),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": taken.title,
        "issuer": _profile(issuer),
        "validFrom": since,
        "awardedDate": since,
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                {
                    "type": "IdentityObject",
                    "hashed": False,
                    "identityHash": record.learner.name,
                    "identityType": "name",
                }
            ],
            "achievement": _achievement(record, content, words),
        },
        "evidence": [
            {
                "type": ["Evidence"],
                "name": words.say("Record of completion"),
                "narrative": words.say("The record %(code)s, signed: %(signed)s.", code=record.code, signed=signed),
            }
        ],
    }
    if record.valid_until:
        data["validUntil"] = f"{record.valid_until}T23:59:59Z"
    return data


def name_of(record: Record, issuer: Issuer) -> str:
    """Return the id of the credential of a record: the same for the same record and issuer."""
    return _urn(record.id, issuer.did)


def _profile(issuer: Issuer) -> Data:
    profile: Data = {"id": issuer.did, "type": ["Profile"], "name": issuer.name}
    return profile | ({"url": issuer.address} if issuer.address else {})


def _achievement(record: Record, content: Content, words: Words) -> Data:
    taken = record.course
    here = next((course for course in content.catalogue.courses if course.code == taken.code), None)
    modules = words.list_of(f"{module.code} {module.title}" for module in record.modules)
    return {
        "id": _urn(record.catalogue.id, taken.id, taken.version),
        "type": ["Achievement"],
        "achievementType": "Course",
        "name": taken.title,
        "description": (here.purpose if here else "") or taken.title,
        "humanCode": taken.code,
        "version": taken.version,
        "inLanguage": content.catalogue.language,
        "criteria": {"narrative": words.say("Completed: %(modules)s.", modules=modules)},
    }


def _urn(*names: str) -> str:
    return uuid.uuid5(_SAME, "\n".join(names)).urn


def now() -> str:
    """Return the time as credentials have it."""
    return f"{keys.now()[:19]}Z"


def sign(data: Data, key: Ed25519PrivateKey) -> Data:
    """Return a credential with the signature of its issuer."""
    proof: Data = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "created": now(),
        "verificationMethod": method(data["issuer"]["id"], keys.public(key)),
        "proofPurpose": "assertionMethod",
    }
    digest = _digest({"@context": data["@context"], **proof}) + _digest(data)
    # A list of one: the JSON Schema of Open Badges 3.0 takes nothing else.
    return data | {"proof": [proof | {"proofValue": base58(key.sign(digest))}]}


def _digest(data: Data) -> bytes:
    from pyld import jsonld

    options = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": _load}
    return hashlib.sha256(jsonld.normalize(data, options).encode()).digest()


def _load(address: str, _options: Data) -> Data:
    """Return a context by its address, which is one of those that stand here."""
    document = json.loads(_CONTEXTS[address].read_bytes())
    return {"contextUrl": None, "documentUrl": address, "document": document, "contentType": "application/ld+json"}


def as_text(data: Data) -> str:
    """Return a credential as JSON."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
