"""A thin Common Cartridge 1.1: the pages of a public site as web links, for a learning platform to list.

Moodle takes 1.0 and 1.1, and nothing later.

Input: modules of a course, and the addresses of the site. Output: the bytes of a cartridge. Nothing of the site is in
it, so what learners find behind its links is always the newest; the platform gets no results.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from course.exporting.archives import zipped
from course.exporting.texts import Element
from course.model import Content, Module
from course.model.links import Links

_PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_LOM = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"
_LINK = "http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1"
Page = tuple[str, str]  # what it is called, and its source path


def written(content: Content, modules: Iterable[Module], links: Links) -> tuple[bytes, int]:
    """Return a cartridge of links to the courses' pages and to each page of these modules, and how many they are."""
    cartridge = _Cartridge(content, links)
    chosen = list(modules)
    codes = {module.code for module in chosen}
    for course in content.catalogue.courses:
        if codes & {*course.core, *course.electives}:
            cartridge.add(cartridge.top, (course.title, course.src))
    for module in chosen:
        folder = _titled(cartridge.top, f"module-{module.slug}", f"{module.code} {module.title}")
        for page in _pages(content, module):
            cartridge.add(folder, page)
    return cartridge.zipped(), len(cartridge.files)


def _pages(content: Content, module: Module) -> Iterator[Page]:
    words = content.words
    yield module.title, f"{module.slug}/index.md"
    yield from ((lesson.title, lesson.src) for lesson in module.lessons)
    yield words.say("Quiz"), f"{module.slug}/quiz.md"
    for checklist in module.checklists:
        yield words.say("Checklist: %(title)s", title=checklist.title), f"{module.slug}/checklist-{checklist.id}.md"
    for guide in module.guides:
        yield words.say("Guide: %(title)s", title=guide.title), f"{module.slug}/guide-{guide.id}.md"


class _Cartridge:
    """A manifest, and the links that it lists."""

    def __init__(self, content: Content, links: Links) -> None:
        self.links = links
        self.files: dict[str, bytes] = {}
        self.root = etree.Element("manifest", nsmap={None: _PACKAGE, "lomimscc": _LOM})
        self.root.set("identifier", f"links-{content.catalogue.id}")
        metadata = etree.SubElement(self.root, "metadata")
        etree.SubElement(metadata, "schema").text = "IMS Common Cartridge"
        etree.SubElement(metadata, "schemaversion").text = "1.1.0"
        self._describe(metadata, content)
        organizations = etree.SubElement(self.root, "organizations")
        whole = etree.SubElement(organizations, "organization", identifier="pages", structure="rooted-hierarchy")
        self.top = etree.SubElement(whole, "item", identifier="top")
        self.resources = etree.SubElement(self.root, "resources")

    def _describe(self, metadata: Element, content: Content) -> None:
        """Write metadata as IEEE LOM has them: title, language, what it is about, and where it stands."""
        general = etree.SubElement(etree.SubElement(metadata, f"{{{_LOM}}}lom"), f"{{{_LOM}}}general")
        identifier = etree.SubElement(general, f"{{{_LOM}}}identifier")
        etree.SubElement(identifier, f"{{{_LOM}}}catalog").text = "URI"
        etree.SubElement(identifier, f"{{{_LOM}}}entry").text = self.links.address("")
        self._say(general, "title", content.catalogue.title, content.catalogue.language)
        etree.SubElement(general, f"{{{_LOM}}}language").text = content.catalogue.language
        if about := content.catalogue.organisation.about:
            self._say(general, "description", about, content.catalogue.language)

    def _say(self, parent: Element, name: str, text: str, language: str) -> None:
        said = etree.SubElement(etree.SubElement(parent, f"{{{_LOM}}}{name}"), f"{{{_LOM}}}string", language=language)
        said.text = text

    def add(self, folder: Element, page: Page) -> None:
        """Add a link to a page: an item in a folder, and a resource of its own."""
        title, src = page
        name = src.removesuffix(".md").replace("/", "-")
        _titled(folder, f"item-{name}", title).set("identifierref", f"link-{name}")
        path = f"links/{name}.xml"
        one = etree.SubElement(self.resources, "resource", identifier=f"link-{name}", type="imswl_xmlv1p1")
        etree.SubElement(one, "file", href=path)
        link = etree.Element("webLink", nsmap={None: _LINK})
        etree.SubElement(link, "title").text = title
        etree.SubElement(link, "url", href=self.links.address(src), target="_blank")
        self.files[path] = _document(link)

    def zipped(self) -> bytes:
        """Return the cartridge as an archive."""
        return zipped(self.files | {"imsmanifest.xml": _document(self.root)})


def _titled(parent: Element, name: str, title: str) -> Element:
    item = etree.SubElement(parent, "item", identifier=name)
    etree.SubElement(item, "title").text = title
    return item


def _document(root: Element) -> bytes:
    document: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return document
