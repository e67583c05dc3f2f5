"""``did.json`` and ``badges.json``: the keys with which a site's badges are signed, and which badges were taken back.

Programs of others look for both. Input: the signers of the catalogue, the list of badges, and the address of the site.
Output: files by their paths below the site. Whoever takes a key from the catalogue takes it from there, and no badge
that was signed with it is valid any more.
"""

from __future__ import annotations

import json

from course.model import Content
from course.records.multikey import did_document, did_path, did_web


def issuer_files(content: Content, address: str) -> dict[str, str]:
    """Return the files; nothing where nobody signs, or where the site has no address that begins with https."""
    signers = content.catalogue.signers
    did = did_web(address)
    if content.translation or not signers or not did:
        return {}
    from course.records.badge_list import PUBLISHED  # here, because most courses sign no badges

    document = did_document(did, [one.key for one in signers])
    taken_back = {PUBLISHED: content.badges} if content.badges else {}
    return {did_path(address): json.dumps(document, indent=2) + "\n", **taken_back}
