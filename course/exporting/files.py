"""Whole files of each format: one of a bank, or an archive with an item to a file.

Input: modules of a course. Output: the bytes of a file, and what of each question is lost, by module and id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from lxml import etree

from course.exporting import gift, moodle, qti, tables
from course.exporting.archives import zipped
from course.exporting.texts import Written
from course.model import Content, Module
from course.records.spreadsheet import form_in

FORMATS = {"gift": ".gift", "moodle-xml": ".xml", "qti21": ".zip", "qti30": ".zip", "csv": ".csv"}
Lost = dict[str, list[str]]
_OF_21 = ("http://www.imsglobal.org/xsd/imscp_v1p1", "QTIv2.1 Package", "1.0.0", "imsqti_item_xmlv2p1")
_OF_30 = ("http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1", "QTI Package", "3.0.0", "imsqti_item_xmlv3p0")


def written(content: Content, modules: Iterable[Module], form: str, root: Path) -> tuple[bytes, Lost]:
    """Return the questions of some modules in a format of ``FORMATS``, and what is lost of each."""
    if form == "csv":
        return _table(content, modules, root)
    if form in ("gift", "moodle-xml"):
        return _bank(content, modules, form, root)
    return _package(content, modules, root, is_3=form == "qti30")


def _texts(content: Content, module: Module, root: Path, *, is_tex: bool) -> Written:
    return Written(root / "modules" / module.slug, content.catalogue.standards, is_tex=is_tex)


def _bank(content: Content, modules: Iterable[Module], form: str, root: Path) -> tuple[bytes, Lost]:
    lost: Lost = {}
    texts, documents = [], []
    for module in modules:
        with_tex = _texts(content, module, root, is_tex=True)
        if form == "gift":
            text, of_each = gift.document(module.quiz.questions, module.title, with_tex)
            texts.append(text)
        else:
            document, of_each = moodle.document(module.quiz.questions, module.title, with_tex)
            documents.append(etree.fromstring(document, etree.XMLParser(strip_cdata=False)))
        lost |= {f"{module.slug}/{name}": words for name, words in of_each.items()}
    if form == "gift":
        return "\n".join(texts).encode(), lost
    first, *others = documents
    for other in others:
        first.extend(list(other))
    return etree.tostring(first, encoding="utf-8", xml_declaration=True), lost


def _table(content: Content, modules: Iterable[Module], root: Path) -> tuple[bytes, Lost]:
    names, questions = [], []
    for module in modules:
        texts = _texts(content, module, root, is_tex=True)
        names += [f"{module.slug}/{question.id}" for question in module.quiz.questions]
        questions += [(question, texts) for question in module.quiz.questions]
    text, of_each = tables.document(questions, form_in(content.words))
    return text.encode(), dict(zip(names, of_each, strict=True))


def _package(content: Content, modules: Iterable[Module], root: Path, *, is_3: bool) -> tuple[bytes, Lost]:
    lost: Lost = {}
    files: dict[str, bytes] = {}
    resources: dict[str, list[str]] = {}
    for module in modules:
        texts = _texts(content, module, root, is_tex=False)
        for question in module.quiz.questions:
            texts.pictures.clear()
            document, words = qti.item(question, question.id, texts)
            path = f"{module.slug}/{question.id}.xml"
            pictures = {f"{module.slug}/{name}": picture for name, picture in texts.pictures.items()}
            files |= {path: qti.as_qti_3(document) if is_3 else document} | pictures
            resources[path] = sorted(pictures)
            lost[f"{module.slug}/{question.id}"] = words
    files["imsmanifest.xml"] = _manifest(content.catalogue.id, resources, is_3=is_3)
    return zipped(files), lost


def _manifest(name: str, resources: Mapping[str, list[str]], *, is_3: bool) -> bytes:
    """Return the manifest of a package: each item, with the pictures that it needs."""
    space, schema, version, kind = _OF_30 if is_3 else _OF_21
    root = etree.Element("manifest", nsmap={None: space})
    root.set("identifier", f"manifest-{name}")
    metadata = etree.SubElement(root, "metadata")
    etree.SubElement(metadata, "schema").text = schema
    etree.SubElement(metadata, "schemaversion").text = version
    etree.SubElement(root, "organizations")
    listed = etree.SubElement(root, "resources")
    for number, (path, pictures) in enumerate(resources.items(), 1):
        one = etree.SubElement(listed, "resource", identifier=f"resource-{number}", type=kind, href=path)
        for file in (path, *pictures):
            etree.SubElement(one, "file", href=file)
    document: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return document
