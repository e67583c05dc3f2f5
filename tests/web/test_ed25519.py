"""Signatures by Ed25519: the browser's answers and the command's, held against `cryptography` and RFC 8032."""

from __future__ import annotations

import hashlib
import random

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from course.records.ed25519 import ORDER, P, is_key, is_signed
from devtools.deno import Modules

pytestmark = pytest.mark.process

NUMBER = 400
Case = tuple[bytes, bytes, bytes]  # key, message, signature

# RFC 8032, 7.1: secret key, public key, message, signature; of the longest message the tests make their own.
VECTORS = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
    (
        "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
        "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
    ),
]
# The y of all points of small order, and of those the other way of writing it that 255 bits have room for.
EIGHTH = [
    0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7,
    0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826,
]
SMALL = [y | sign << 255 for y in (0, 1, P - 1, *EIGHTH, P, P + 1) for sign in (0, 1)]


def answers(web: Modules, cases: list[Case]) -> list[bool]:
    asked = [[list(part) for part in case] for case in cases]
    found: list[bool] = web.evaluate(
        "(cases) => cases.map((parts) => coursewright.isSigned(...parts.map((part) => Uint8Array.from(part))))", asked
    )
    assert found == [is_signed(*case) for case in cases]
    return found


def is_signed_elsewhere(key: bytes, message: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def made(chance: random.Random) -> Case:
    secret = Ed25519PrivateKey.from_private_bytes(bytes([chance.randrange(40)] * 32))
    message = chance.randbytes(chance.choice((0, 1, 47, 63, 64, 111, 112, 500)))
    return secret.public_key().public_bytes_raw(), message, secret.sign(message)


def damaged(case: Case, chance: random.Random) -> Case:
    """Return a case with one bit of one part turned."""
    which = chance.randrange(3) if case[1] else chance.choice((0, 2))
    part = bytearray(case[which])
    part[chance.randrange(len(part))] ^= 1 << chance.randrange(8)
    return tuple(bytes(part) if at == which else one for at, one in enumerate(case))  # type: ignore[return-value]  # three


def test_the_vectors_of_the_rfc_hold(web: Modules) -> None:
    cases = [tuple(map(bytes.fromhex, vector[1:])) for vector in VECTORS]
    assert answers(web, cases) == [True] * len(cases)  # type: ignore[arg-type]  # three each
    for secret, key, message, signature in VECTORS:
        signing = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret))
        assert signing.public_key().public_bytes_raw().hex() == key
        assert signing.sign(bytes.fromhex(message)).hex() == signature


def test_hundreds_of_signatures_hold_and_with_a_bit_turned_none_does(web: Modules) -> None:
    chance = random.Random(25519)  # noqa: S311 - the same in every run
    whole = [made(chance) for _ in range(NUMBER)]
    assert answers(web, whole) == [True] * NUMBER
    broken = [damaged(case, chance) for case in whole]
    assert answers(web, broken) == [is_signed_elsewhere(*case) for case in broken] == [False] * NUMBER


def test_a_second_signature_of_the_same_text_is_refused(web: Modules) -> None:
    chance = random.Random(8032)  # noqa: S311 - the same in every run
    cases = []
    for key, message, signature in (made(chance) for _ in range(20)):
        greater = int.from_bytes(signature[32:], "little") + ORDER
        cases.append((key, message, signature[:32] + greater.to_bytes(32, "little")))
    assert answers(web, cases) == [is_signed_elsewhere(*case) for case in cases] == [False] * 20


def test_keys_and_points_of_small_order_sign_nothing(web: Modules) -> None:
    small = [y.to_bytes(32, "little") for y in SMALL]
    zeros = [(key, b"anything", drawn + bytes(32)) for key in small for drawn in small]
    assert any(is_signed_elsewhere(*case) for case in zeros)  # what others let through, and we do not
    key, message, signature = made(random.Random(1))  # noqa: S311
    drawn = [(key, message, point + signature[32:]) for point in small]
    assert answers(web, [*zeros, *drawn]) == [False] * (len(zeros) + len(drawn))
    assert [is_key(one) for one in small] == [False] * len(small)
    assert is_key(key)


def test_points_that_are_none_or_of_another_length_sign_nothing(web: Modules) -> None:
    key, message, signature = made(random.Random(2))  # noqa: S311
    off = next(y.to_bytes(32, "little") for y in range(2, 99) if not is_key(y.to_bytes(32, "little")))
    cases = [
        *((off, message, signature), (key, message, off + signature[32:]), (key[:31], message, signature)),
        *((key, message, signature[:63]), (key, message, signature + b"\0"), (b"", b"", b"")),
    ]
    assert answers(web, cases) == [False] * len(cases)


def test_a_digest_of_512_bits_is_the_one_that_python_makes(web: Modules) -> None:
    lengths = (0, 1, 55, 111, 112, 113, 127, 128, 129, 239, 240, 241, 5000)
    texts = [bytes(at % 251 for at in range(length)) for length in lengths]
    sums = web.evaluate(
        "(texts) => texts.map((text) => Array.from(coursewright.sha512(Uint8Array.from(text))))", [*map(list, texts)]
    )
    assert [bytes(found) for found in sums] == [hashlib.sha512(text).digest() for text in texts]
