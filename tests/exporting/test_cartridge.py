"""A cartridge of links: each page of the site once, under its module, as platforms list them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from course.checks.load import load_course
from course.commands.main import main

SITE = "https://training.acme.com/first-aid/"
SPACES = {
    "cp": "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1",
    "lom": "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest",
    "wl": "http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1",
}


@pytest.fixture
def root(course_files: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    root = course_files({})
    (root / "mkdocs.yml").write_text(f"site_name: Trial\nsite_url: {SITE}\nuse_directory_urls: false\n", "utf-8")
    monkeypatch.chdir(root)
    return root


def exported(root: Path, *words: str) -> zipfile.ZipFile:
    assert main(["--root", str(root), "export", "cartridge", *words]) == 0
    return zipfile.ZipFile(io.BytesIO((root / "cartridge.imscc").read_bytes()))


def test_every_page_is_a_link_that_leads_there(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = load_course(root, rules=False)
    sources = [course.src for course in content.catalogue.courses]
    sources += [src for module in content.modules for src in module.sources]
    archive = exported(root)
    assert capsys.readouterr() == (f"{len(sources)} links written to cartridge.imscc.\n", "")
    manifest = etree.fromstring(archive.read("imsmanifest.xml"))
    assert manifest.xpath("//cp:schema/text() | //cp:schemaversion/text()", namespaces=SPACES) == [
        "IMS Common Cartridge",
        "1.1.0",
    ]
    items = manifest.xpath("//cp:item[@identifierref]", namespaces=SPACES)
    assert manifest.xpath("//cp:organization/cp:item/cp:title", namespaces=SPACES) == [], "its root has none"
    found = []
    for item in items:
        ref = item.get("identifierref")
        (file,) = manifest.xpath(
            f"//cp:resource[@identifier='{ref}'][@type='imswl_xmlv1p1']/cp:file/@href", namespaces=SPACES
        )
        link = etree.fromstring(archive.read(file))
        assert link.xpath("wl:title/text()", namespaces=SPACES) == item.xpath("cp:title/text()", namespaces=SPACES)
        found += link.xpath("wl:url/@href", namespaces=SPACES)
    assert found == [f"{SITE}{src.removesuffix('.md')}.html" for src in sources]
    ids = manifest.xpath("//@identifier")
    assert len(set(ids)) == len(ids)


def test_it_says_what_it_is_about_as_lom_does(root: Path) -> None:
    content = load_course(root, rules=False)
    manifest = etree.fromstring(exported(root).read("imsmanifest.xml"))
    (general,) = manifest.xpath("cp:metadata/lom:lom/lom:general", namespaces=SPACES)
    assert general.xpath("lom:title/lom:string/text()", namespaces=SPACES) == [content.catalogue.title]
    assert general.xpath("lom:identifier/lom:entry/text()", namespaces=SPACES) == [SITE]
    assert general.xpath("lom:language/text()", namespaces=SPACES) == ["en"]


def test_the_same_course_makes_the_same_bytes_and_a_module_alone_its_links(root: Path) -> None:
    slug = load_course(root, rules=False).modules[0].slug
    alone = etree.fromstring(exported(root, "--module", slug).read("imsmanifest.xml"))
    assert alone.xpath("count(//cp:item[starts-with(@identifier, 'module-')])", namespaces=SPACES) == 1
    assert main(["--root", str(root), "export", "cartridge", "--to", "a.imscc"]) == 0
    assert main(["--root", str(root), "export", "cartridge", "--to", "b.imscc"]) == 0
    assert (root / "a.imscc").read_bytes() == (root / "b.imscc").read_bytes()


def test_a_site_without_an_address_has_no_links(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "mkdocs.yml").write_text("site_name: Trial\n", "utf-8")
    assert main(["--root", str(root), "export", "cartridge"]) == 2
    said = "A cartridge leads to pages by their addresses: set `site_url` in mkdocs.yml.\n"
    assert capsys.readouterr().err == said
