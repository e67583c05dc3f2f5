"""The course structure of a cmi5 package, by which an LMS knows what it holds.

Input: what is packed, and the language of the course. Output: ``cmi5.xml``.
"""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

from course.packaging.packed import Packed

STRUCTURE = "cmi5.xml"
_SPACE = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"


def structure(packed: Packed, files: Collection[str]) -> bytes:
    """Return the structure: one unit to take, which decides by itself when it is completed and passed."""
    del files  # cmi5 does not list them
    root = etree.Element(f"{{{_SPACE}}}courseStructure", nsmap={None: _SPACE})
    course = etree.SubElement(root, f"{{{_SPACE}}}course", id=f"urn:coursewright:course:{packed.id}")
    _described(course, packed)
    unit = etree.SubElement(root, f"{{{_SPACE}}}au", id=f"urn:coursewright:unit:{packed.id}")
    unit.set("moveOn", "CompletedAndPassed" if packed.requires.quiz == "pass" else "Completed")
    if packed.pass_mark is not None:
        unit.set("masteryScore", f"{packed.pass_mark / 100:g}")
    _described(unit, packed)
    etree.SubElement(unit, f"{{{_SPACE}}}url").text = "package.html"
    document: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return document


def _described(of: etree._Element, packed: Packed) -> None:
    for name, text in (("title", packed.title), ("description", packed.description or packed.title)):
        element = etree.SubElement(of, f"{{{_SPACE}}}{name}")
        etree.SubElement(element, f"{{{_SPACE}}}langstring", lang=packed.language).text = text
