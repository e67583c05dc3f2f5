"""XML of others, read with nothing fetched, no entities of its own opened, and no bomb.

Input: bytes. Output: the root element, which knows its lines; or ``CannotRead`` with the place and the reason.
"""

from __future__ import annotations

import re

from lxml import etree

from course.importing.items import CannotRead
from course.reading.telling import tell


def parse_xml(data: bytes, path: str) -> etree._Element:
    """Return the root of an XML file. Raises ``CannotRead``."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        said = re.sub(r", line \d+, column \d+$", "", str(error.msg))
        raise CannotRead(
            tell(
                "%(path)s:%(line)s:%(column)s: this is not XML: %(said)s",
                path=path,
                line=line,
                column=column,
                said=said,
            )
        ) from None
    if root.getroottree().docinfo.internalDTD is not None and root.getroottree().docinfo.internalDTD.entities():
        raise CannotRead(
            tell("%(path)s: it defines entities of its own, which are not opened; write out their text", path=path)
        )
    return root
