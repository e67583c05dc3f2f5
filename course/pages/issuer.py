"""``did.json``: the keys with which a site's badges are signed, where programs of others look for them.

Input: the signers of the catalogue, and the address of the site. Output: the file by its path below the site. Whoever
takes a key from the catalogue takes it from there, and no badge that was signed with it is valid any more.
"""

from __future__ import annotations

import json

from course.model import Content
from course.records.multikey import did_document, did_path, did_web


def issuer_files(content: Content, address: str) -> dict[str, str]:
    """Return the file; nothing where nobody signs, or where the site has no address that begins with https."""
    signers = content.catalogue.signers
    did = did_web(address)
    if content.translation or not signers or not did:
        return {}
    document = did_document(did, [one.key for one in signers])
    return {did_path(address): json.dumps(document, indent=2) + "\n"}
