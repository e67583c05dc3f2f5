"""Public keys by the names that others find them under: ``did:key`` and ``did:web``, and the file that lists them.

Input: Ed25519 keys, as 64 hex digits, and the address of a site. Output: names, and the data of ``did.json``.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, unquote, urlsplit

_DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_ED25519 = b"\xed\x01"  # what stands before a public key of this kind, as Multicodec has it
_CONTEXTS = ("https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1")


def base58(data: bytes) -> str:
    """Return bytes in base 58 as Multibase has it, with the letter that says so."""
    number, digits = int.from_bytes(data, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        digits = _DIGITS[digit] + digits
    zeros = len(data) - len(data.lstrip(b"\0"))
    return f"z{_DIGITS[0] * zeros}{digits}"


def multikey(key: str) -> str:
    """Return a public key as a Multikey: z6Mk and so on."""
    return base58(_ED25519 + bytes.fromhex(key))


def did_key(key: str) -> str:
    """Return the name that a key has by itself."""
    return f"did:key:{multikey(key)}"


def did_web(address: str) -> str:
    """Return the name of a site at an address; "" where it has none, since the site is not served by https."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        return ""
    if parts.scheme != "https" or not host:
        return ""
    folders = [quote(unquote(name), safe="") for name in parts.path.split("/") if name]
    return ":".join(["did", "web", f"{host}%3A{port}" if port else host, *folders])


def did_path(address: str) -> str:
    """Return where below a site at an address others look for its keys."""
    return "did.json" if urlsplit(address).path.strip("/") else ".well-known/did.json"


def method(did: str, key: str) -> str:
    """Return by which name a signature says which of the keys of ``did`` it was made with."""
    return f"{did}#{multikey(key)}"


def did_document(did: str, keys: Iterable[str]) -> dict[str, object]:
    """Return what ``did.json`` holds: the keys with which a site's badges are signed."""
    methods = [
        {"id": method(did, key), "type": "Multikey", "controller": did, "publicKeyMultibase": multikey(key)}
        for key in keys
    ]
    return {
        "@context": list(_CONTEXTS),
        "id": did,
        "verificationMethod": methods,
        "assertionMethod": [one["id"] for one in methods],
    }
