"""Keys of those who sign records: each a key with which somebody can sign, and nobody's twice."""

from __future__ import annotations

from course.model import Catalogue
from course.reading.problems import Problems
from course.reading.telling import tell
from course.records.ed25519 import is_key


def check_signers(catalogue: Catalogue, problems: Problems) -> None:
    """Report keys that are none, and those that stand under two names: nobody could tell who signed."""
    names: dict[str, str] = {}
    for signer in catalogue.signers:
        at, short = signer.at.at("key"), f"`{signer.key[:16]}\u2026`"
        if not is_key(bytes.fromhex(signer.key)):
            hint = tell("copy it again as `sign --new-key` said it")
            problems.add(at, tell("%(short)s is no key with which anybody can sign", short=short), hint)
        elif signer.key in names:
            hint = tell("let each make one with `sign --new-key`")
            problems.add(
                at, tell("%(short)s is the key of %(names)s already", short=short, names=names[signer.key]), hint
            )
        names.setdefault(signer.key, signer.name)
