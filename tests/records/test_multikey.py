"""Names of keys and of sites, as others find them: against known ones, and by rule."""

from __future__ import annotations

import pytest

from course.records.multikey import base58, did_document, did_key, did_path, did_web


@pytest.mark.parametrize(
    ("data", "written"),
    [  # the examples of the draft on base 58, with Multibase's letter before them
        (b"Hello World!", "z2NEpo7TZRRrLZSi2U"),
        (
            b"The quick brown fox jumps over the lazy dog.",
            "zUSm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z",
        ),
        (b"\x00\x00\x28\x7f\xb4\xcd", "z11233QC4"),
        (b"", "z"),
    ],
)
def test_bytes_are_written_in_base_58(data: bytes, written: str) -> None:
    assert base58(data) == written


def test_a_key_has_its_name_by_itself() -> None:
    key = "3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29"  # of 32 zeros, as RFC 8032 makes it
    assert did_key(key) == "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"


@pytest.mark.parametrize(
    ("address", "did", "path"),
    [
        ("https://training.harbour.org/", "did:web:training.harbour.org", ".well-known/did.json"),
        ("https://training.harbour.org", "did:web:training.harbour.org", ".well-known/did.json"),
        ("https://harbour.org/staff/training/", "did:web:harbour.org:staff:training", "did.json"),
        ("https://harbour.org:8443/staff/", "did:web:harbour.org%3A8443:staff", "did.json"),
        ("https://harbour.org/a b/%C3%A9/", "did:web:harbour.org:a%20b:%C3%A9", "did.json"),
        ("http://harbour.org/staff/", "", "did.json"),
        ("https://harbour.org:port/", "", ".well-known/did.json"),
        ("", "", ".well-known/did.json"),
    ],
)
def test_a_site_has_its_name_from_its_address_where_others_look_for_its_keys(address: str, did: str, path: str) -> None:
    assert (did_web(address), did_path(address)) == (did, path)


def test_the_keys_of_a_site_are_listed_for_others() -> None:
    key = "3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29"
    assert did_document("did:web:harbour.org", [key]) == {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": "did:web:harbour.org",
        "verificationMethod": [
            {
                "id": "did:web:harbour.org#z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
                "type": "Multikey",
                "controller": "did:web:harbour.org",
                "publicKeyMultibase": "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
            }
        ],
        "assertionMethod": ["did:web:harbour.org#z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"],
    }
