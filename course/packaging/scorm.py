"""The manifest of a SCORM package, by which an LMS knows what it holds.

Input: what is packed, and the files of the package. Output: ``imsmanifest.xml``.
"""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

from course.packaging.packed import Packed

MANIFEST, START = "imsmanifest.xml", "package.html"
_CP12 = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
_ADL12 = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
_CP = "http://www.imsglobal.org/xsd/imscp_v1p1"
_ADL = "http://www.adlnet.org/xsd/adlcp_v1p3"
_SS = "http://www.imsglobal.org/xsd/imsss"


def manifest_12(packed: Packed, files: Collection[str]) -> bytes:
    """Return the manifest of SCORM 1.2."""
    root = etree.Element(f"{{{_CP12}}}manifest", nsmap={None: _CP12, "adlcp": _ADL12})
    root.set("identifier", _identifier(packed.id))
    root.set("version", "1.0")
    _metadata(root, _CP12, "1.2")
    item = _organization(root, _CP12, packed)
    if packed.pass_mark is not None:
        etree.SubElement(item, f"{{{_ADL12}}}masteryscore").text = str(packed.pass_mark)
    _resource(root, _CP12, f"{{{_ADL12}}}scormtype", files)
    return _written(root)


def manifest_2004(packed: Packed, files: Collection[str]) -> bytes:
    """Return the manifest of SCORM 2004, 4th edition."""
    root = etree.Element(f"{{{_CP}}}manifest", nsmap={None: _CP, "adlcp": _ADL, "imsss": _SS})
    root.set("identifier", _identifier(packed.id))
    root.set("version", "1.0")
    _metadata(root, _CP, "2004 4th Edition")
    item = _organization(root, _CP, packed)
    etree.SubElement(item, f"{{{_ADL}}}completionThreshold", completedByMeasure="false")
    _sequencing(item, packed.pass_mark)
    _resource(root, _CP, f"{{{_ADL}}}scormType", files)
    return _written(root)


def _sequencing(item: etree._Element, pass_mark: int | None) -> None:
    """Say that the package itself tells whether it is completed and passed, and by which mark."""
    sequencing = etree.SubElement(item, f"{{{_SS}}}sequencing")
    if pass_mark is not None:
        objectives = etree.SubElement(sequencing, f"{{{_SS}}}objectives")
        primary = etree.SubElement(
            objectives, f"{{{_SS}}}primaryObjective", objectiveID="passed", satisfiedByMeasure="true"
        )
        etree.SubElement(primary, f"{{{_SS}}}minNormalizedMeasure").text = f"{pass_mark / 100:g}"
    etree.SubElement(
        sequencing, f"{{{_SS}}}deliveryControls", completionSetByContent="true", objectiveSetByContent="true"
    )


def _identifier(name: str) -> str:
    """Return a name as XML takes it for an identifier."""
    return f"course-{name}"


def _metadata(root: etree._Element, space: str, version: str) -> None:
    metadata = etree.SubElement(root, f"{{{space}}}metadata")
    etree.SubElement(metadata, f"{{{space}}}schema").text = "ADL SCORM"
    etree.SubElement(metadata, f"{{{space}}}schemaversion").text = version


def _organization(root: etree._Element, space: str, packed: Packed) -> etree._Element:
    """Add the one thing that is to be taken, and return it."""
    several = etree.SubElement(root, f"{{{space}}}organizations", default="organization")
    one = etree.SubElement(several, f"{{{space}}}organization", identifier="organization")
    etree.SubElement(one, f"{{{space}}}title").text = packed.title
    item = etree.SubElement(one, f"{{{space}}}item", identifier="item", identifierref="resource", isvisible="true")
    etree.SubElement(item, f"{{{space}}}title").text = packed.title
    return item


def _resource(root: etree._Element, space: str, kind: str, files: Collection[str]) -> None:
    resources = etree.SubElement(root, f"{{{space}}}resources")
    resource = etree.SubElement(resources, f"{{{space}}}resource", identifier="resource", type="webcontent", href=START)
    resource.set(kind, "sco")
    for name in sorted(files, key=lambda name: (name != START, name)):
        etree.SubElement(resource, f"{{{space}}}file", href=name)


def _written(root: etree._Element) -> bytes:
    document: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return document
