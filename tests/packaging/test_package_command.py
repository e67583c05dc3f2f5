"""What ``package`` writes and says, on whole courses."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path, PurePosixPath

import pytest
from lxml import etree

from course.checks import published
from course.commands.arguments import PACKAGED
from course.packaging.archive import MANIFESTS
from course.packaging.pages import page_in
from tests.in_process import command
from tests.made_once import made_once

pytestmark = pytest.mark.long

SETTINGS = """\
site_name: First Aid Training
docs_dir: modules
theme: {name: material, font: false}
plugins: [search, course]
"""
COURSE = Path(__file__).parents[1] / "course"


@pytest.fixture(scope="session")
def two_modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a course of two modules that lead to each other, with packages of one and of both."""

    def make(folder: Path) -> None:
        shutil.copytree(COURSE, folder, dirs_exist_ok=True)
        (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
        for words in (("--module", "FA-101", "--to", "one.zip"), ("--course", "first-minutes", "--to", "both.zip")):
            ended = command(folder, "package", "scorm12", *words)
            assert (ended.returncode, ended.stderr) == (0, "")

    return made_once(tmp_path_factory, "packed", make)


def files_in(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", ["one.zip", "both.zip"])
def test_every_page_of_a_package_leads_to_what_is_in_it_and_loads_nothing_else(two_modules: Path, name: str) -> None:
    files = files_in(two_modules / name)
    pages = {path: text.decode() for path, text in files.items() if path.endswith(".html")}
    assert {"package.html", "calling/index.html", "calling/quiz.html", "calling/lesson.html"} <= set(pages)
    assert ("review/index.html" in pages) == (name == "both.zip")
    for path, text in pages.items():
        for address in published.addresses(text):
            if re.match("https?:|mailto:|#", address):
                continue
            assert published.below(str(PurePosixPath(path).parent), address) in files, (path, address)
        assert not re.search(r'(?:src|rel="stylesheet" href)="(?:https?:)?//', text)
        inside = text.count('<script src="../assets/course/package-page.js">')
        assert inside == ("/" in path), path


def test_the_manifest_names_every_file_and_says_by_which_mark_a_module_is_passed(two_modules: Path) -> None:
    files = files_in(two_modules / "one.zip")
    assert next(iter(files)) == "imsmanifest.xml"
    manifest = etree.fromstring(files["imsmanifest.xml"])
    named = manifest.xpath("//*[local-name()='file']/@href")
    assert (named[0], sorted(named)) == ("package.html", sorted({*files} - {"imsmanifest.xml"}))
    assert manifest.xpath("//*[local-name()='masteryscore']/text()") == ["80"]
    both = etree.fromstring(files_in(two_modules / "both.zip")["imsmanifest.xml"])
    assert both.xpath("//*[local-name()='masteryscore']") == []
    assert both.xpath("//*[local-name()='title']/text()") == ["The First Minutes"] * 2


def test_a_link_to_what_stays_out_becomes_its_words_and_a_list_loses_its_line() -> None:
    page = (
        '<a class="course-name" href="../index.html">Training</a><ul>\n<li><a href="../index.html">Catalogue</a></li>\n'
        '</ul><p>Read <a href="../b/lesson.html#x">the other</a> and <a href="quiz.html">take the quiz</a>. '
        '<a class="course-button" href="../b/index.html">Go</a><a href="https://example.org/">Elsewhere</a></p>'
    )
    assert page_in(page, "a/lesson.html", {"a/lesson.html", "a/quiz.html", "a/index.html"}, "a/index.html") == (
        '<a class="course-name" href="index.html">Training</a><p>Read the other and '
        '<a href="quiz.html">take the quiz</a>. '
        '<a target="_blank" rel="noopener" href="https://example.org/">Elsewhere</a></p>'
    )


def test_a_page_asks_the_package_for_what_is_kept_before_old_names_are_looked_for() -> None:
    names = "../assets/former-1.js ../assets/course/names.js"
    page = f'<script src="../assets/course/early.js" data-names="{names}"></script>'
    assert page_in(page, "a/quiz.html", {"a/quiz.html"}, "a/index.html").splitlines() == [
        '<script src="../assets/course/early.js"></script>',
        '<script src="../assets/course/package-page.js"></script>',
        '<script src="../assets/former-1.js" defer></script>',
        '<script src="../assets/course/names.js" defer></script>',
    ]


def test_the_same_site_makes_the_same_bytes_and_a_file_that_is_there_stays(two_modules: Path, tmp_path: Path) -> None:
    there = two_modules / "one.zip"
    words = ("package", "scorm12", "--module", "calling", "--to")
    ended = command(two_modules, *words, str(there))
    assert (ended.returncode, ended.stderr) == (
        2,
        f"{there} is there already. Name another file, or add --force to replace it.\n",
    )
    again = tmp_path / "again.zip"
    ended = command(two_modules, *words, str(again))
    size = len(again.read_bytes())
    assert ended.stdout.splitlines()[-1] == f"FA-101 Calling: The First Minute: 1 module in {again}, {size} bytes."
    assert again.read_bytes() == there.read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--module", "caling"), "There is no module `caling`; did you mean `calling`?"),
        (("--course", "FA-101"), "There is no course `FA-101`; known here: CERT-FA, first-minutes"),
    ],
)
def test_a_name_that_nothing_has_is_told(two_modules: Path, words: tuple[str, str], said: str) -> None:
    ended = command(two_modules, "package", "scorm12", *words)
    assert (ended.returncode, ended.stderr) == (2, f"{said}\n")


def test_without_a_name_and_with_no_single_course_it_asks_for_one(tmp_path: Path) -> None:
    assert command(tmp_path, "new", "course", str(tmp_path / "course")).returncode == 0
    ended = command(tmp_path / "course", "package", "scorm12")
    said = "Say what to pack: --course or --module, with its code.\n"
    assert (ended.returncode, ended.stderr) == (2, said)


def test_a_site_with_hooks_of_its_own_is_not_packed(tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(COURSE, root)
    (root / "mkdocs.yml").write_text(f"{SETTINGS}hooks: [hook.py]\n", encoding="utf-8")
    (root / "hook.py").write_text("", encoding="utf-8")
    ended = command(root, "package", "scorm12", "--module", "calling", "--to", str(tmp_path / "one.zip"))
    assert (ended.returncode, ended.stderr) == (
        1,
        "Nothing was packed: packages are made of sites without hooks or plugins of their own; take them out of "
        "mkdocs.yml.\n",
    )
    assert not (tmp_path / "one.zip").exists()


def test_a_course_with_a_mistake_is_not_packed(tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(COURSE, root)
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    lesson = root / "modules" / "calling" / "lesson.md"
    lesson.write_text("---\ntitle: [\n", encoding="utf-8")
    ended = command(root, "package", "scorm12", "--module", "FA-101")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("modules/calling/lesson.md:")
    assert ended.stderr.endswith("\n\n1 problem. Nothing was packed.\n")
    assert not list(root.glob("*.zip"))


def test_the_command_line_knows_the_formats_that_there_are() -> None:
    assert tuple(MANIFESTS) == PACKAGED
