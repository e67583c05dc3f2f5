"""The whole site of a small course with everything in it, but for what ``tests/pages/whole`` has of its pages.

GOLDEN=write pytest tests/site/test_whole_site.py writes the files anew; read their diff before you keep it.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.conftest import SETTINGS
from tests.golden import kept
from tests.in_process import command
from tests.packed_texts import with_packed

WHOLE, COURSE = Path(__file__).with_name("whole"), Path(__file__).parents[1] / "dense"
OVERRIDES = Path(__file__).parents[2] / "overrides"
ADDRESS = "site_url: https://example.org/yard/\n"
ARTICLE = re.compile(r"(<article\b[^>]*>).*(</article>)", re.DOTALL)
OURS = "assets/course"  # style sheets and scripts, which are what the theme has
ALONE = ("404.html", "manifest.webmanifest", "sitemap.xml")
MAIN = '<div class="md-container">\n'  # of a page that has a frame
DIGEST = re.compile(r"\b[0-9a-f]{8,64}\b")


def names_in(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


def without_digests(text: str) -> str:
    """Return a text without the digests in it, which change with scripts and packages."""
    return DIGEST.sub("DIGEST", text)


def frame(path: Path) -> list[str]:
    """Return the lines of a page without what it is about."""
    text = ARTICLE.sub(r"\1\2", path.read_text(encoding="utf-8"))
    return [line for line in without_digests(text).splitlines(keepends=True) if line.strip()]


def frames(site: Path) -> Iterator[str]:
    """Yield the frame of home, and of each other page the lines that home has not."""
    first = frame(site / "index.html")
    yield from first
    for name in names_in(site):
        lines = frame(site / name) if name.endswith(".html") else []
        if name not in ("index.html", "404.html") and MAIN in lines:
            yield f"\n== {name}\n"
            yield from (line for line in lines if line not in first)


def found_by_search(site: Path) -> str:
    packed = sorted((site / "search").rglob("*.dat"))
    found = [(site / "search/pages.json").read_text(encoding="utf-8"), *(with_packed(path).decode() for path in packed)]
    return "\n".join(json.dumps(json.loads(text), ensure_ascii=False, indent=1) for text in found)


def files_in(site: Path) -> str:
    return "".join(f"{without_digests(name)}\n" for name in names_in(site) if not name.startswith(f"{OURS}/"))


def new_course(folder: Path) -> Path:
    root = folder / "course"
    shutil.copytree(COURSE, root)
    (root / "mkdocs.yml").write_text(ADDRESS + SETTINGS, encoding="utf-8")
    return root


def test_a_site_is_what_it_was(tmp_path: Path) -> None:
    root = new_course(tmp_path)
    ended = command(root, "build")
    assert (ended.returncode, ended.stderr) == (0, "")
    site = root / "site"
    held = {"files.txt": files_in(site), "frames.txt": "".join(frames(site)), "search.txt": found_by_search(site)}
    held |= {name: without_digests((site / name).read_text(encoding="utf-8")) for name in ALONE}
    for name, text in held.items():
        assert text == kept(WHOLE / name, text)


EDITS: dict[str, Callable[[Path], object]] = {
    "nothing": lambda root: None,
    "a lesson": lambda root: change(root / "modules/calling/lesson.md", "Anybody", "Everybody"),
    "a page of one's own": lambda root: (root / "modules/pages/more.md").write_text("---\ntitle: More\n---\n\nMore.\n"),
    "a template that shows titles": lambda root: show_titles(root),
    "a title": lambda root: change(root / "modules/ladders/index.md", "title: Ladders", "title: All Ladders"),
}


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def show_titles(root: Path) -> None:
    """Have the page of sources show the titles of all modules, which ours does not."""
    ours = (OVERRIDES / "course/sources_page.html").read_text(encoding="utf-8")
    more = "{% for module in content.modules %}<p>{{ module.title }}</p>{% endfor %}\n"
    (root / "overrides/course").mkdir(parents=True)
    (root / "overrides/course/sources_page.html").write_text(ours + more, encoding="utf-8")


def contents(site: Path) -> dict[str, bytes]:
    return {name: (site / name).read_bytes() for name in names_in(site)}


def places(site: Path) -> dict[str, int]:
    """Return the number that the disk has each file under: another, where it was written anew."""
    return {name: (site / name).stat().st_ino for name in names_in(site)}


def test_an_edit_changes_the_files_that_show_it_and_leaves_what_a_build_from_nothing_makes(tmp_path: Path) -> None:
    root = new_course(tmp_path)
    before: dict[str, bytes] = {}
    stood: dict[str, int] = {}
    said = []
    for name, edit in {"the first build": EDITS["nothing"], **EDITS}.items():
        edit(root)
        ended = command(root, "build")
        assert (ended.returncode, ended.stderr) == (0, "")
        now = contents(root / "site")
        changed = sorted(name for name in {*before, *now} if before and before.get(name) != now.get(name))
        told = re.sub(r" in [\d.]+ s: .*", "", ended.stdout.partition("\n")[0]).replace(str(root), "COURSE")
        said.append(f"== {name}\n{told}\n" + "".join(f"{without_digests(name)}\n" for name in changed))
        again = [name for name, place in places(root / "site").items() if stood.get(name, place) != place]
        said[-1] += "".join(f"  {name} is the same, and was written anew\n" for name in again if name not in changed)
        before, stood = now, places(root / "site")
    assert "".join(said) == kept(WHOLE / "edits.txt", "".join(said))
    shutil.rmtree(root / "site")
    shutil.rmtree(root / ".cache", ignore_errors=True)
    assert command(root, "build").returncode == 0
    assert contents(root / "site") == before
