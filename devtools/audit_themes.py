"""The audit of other themes: the course of this folder under ProperDocs, MaterialX and Zensical; ``audit themes``.

Input: the project's folder. Output: for each of them how many pages have the same content as ours, and which differ;
the exit code is 0 where all have, and 1 where not. pip installs them into ``.cache/audit/``, where a second run finds
them.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from devtools.usage import parser

DONE, FOUND, MISSING = 0, 1, 3
ROOT = Path.cwd()
PLACE = ROOT / ".cache" / "audit"
OURS = ("mkdocs.yml", "modules", "quizzes", "overrides", "CHANGELOG.md")
PROPERDOCS, MATERIALX, ZENSICAL = "properdocs==1.6.7", "mkdocs-materialx==10.2.2", "zensical==0.0.73"
TOLD = f"Build this course with {PROPERDOCS}, {MATERIALX} and {ZENSICAL}, and compare the pages with ours."
_MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)
_HASHED = re.compile(r"(assets/(?:stylesheets/main|javascripts/bundle))\.[0-9a-f]+\.")


class Failed(Exception):
    """A program ended with a fault; the text is what it said."""


@dataclass(frozen=True)
class Compared:
    """How a site of another program compares with ours: how many pages, how many are the same, and which differ."""

    name: str
    pages: int
    same: int
    different: tuple[str, ...]

    @property
    def text(self) -> str:
        """Say it in a line, and name up to five pages that differ."""
        first = ", ".join(self.different[:5])
        return f"{self.name}: {self.same} of {self.pages} pages have the content of ours" + (
            f"; not {first}" if first else ""
        )


def main(arguments: list[str]) -> int:
    """Install the programs, build with each, and print what came out."""
    parser("audit themes", TOLD).parse_args(arguments)
    try:
        docs, other, zensical = (environment(name) for name in (PROPERDOCS, MATERIALX, ZENSICAL))
        with tempfile.TemporaryDirectory() as folder:
            found = list(compared(Path(folder), docs, other, zensical))
    except (Failed, OSError) as failure:
        print(failure, file=sys.stderr)
        return MISSING
    for one in found:
        print(one.text)
    return FOUND if any(one.different for one in found) else DONE


def environment(wanted: str) -> Path:
    """Return the folder of an environment that has a program; made where there is none, or one of another release."""
    folder = PLACE / wanted.replace("==", "-")
    if (folder / "whole").is_file():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    run([sys.executable, "-m", "venv", str(folder)])
    pip = [str(folder / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    if wanted == ZENSICAL:
        run([*pip, wanted])
    else:
        gone = [*pip[:-2], "uninstall", "--quiet", "--yes"]
        run([*pip, "-r", str(ROOT / "requirements" / "base.txt")])
        if wanted == MATERIALX:
            run([*gone, "mkdocs-material"])  # both are the package `material`
            run([*pip, PROPERDOCS, MATERIALX])
            run([*gone, "mkdocs"])  # so that what is built needs neither
        else:
            run([*pip, PROPERDOCS])
        run([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    (folder / "whole").touch()
    return folder


def compared(folder: Path, docs: Path, other: Path, zensical: Path) -> list[Compared]:
    """Build the course with each program in a copy of it, and compare what they made with ours."""
    ours = copied(folder / "ours")
    own = [sys.executable, "-m", "course.commands.main", "--root", str(ours)]
    run([*own, "build"])
    run([*own, "export", "zensical", "--to", str(folder / "tree")])
    beside = {PROPERDOCS: copied(folder / "docs"), MATERIALX: copied(folder / "other")}
    settings = beside[MATERIALX] / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("name: material\n", "name: materialx\n"), "utf-8")
    for name, place in ((PROPERDOCS, docs), (MATERIALX, other)):
        run([str(place / "bin" / "properdocs"), "build", "-f", "mkdocs.yml"], beside[name])
    run([str(zensical / "bin" / "zensical"), "build"], folder / "tree")
    sites = {name: root / "site" for name, root in {**beside, ZENSICAL: folder / "tree"}.items()}
    return [compare(name, ours / "site", site) for name, site in sites.items()]


def copied(folder: Path) -> Path:
    """Copy the course of this folder, and nothing that was built of it."""
    folder.mkdir()
    for name in OURS:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name)
        else:
            shutil.copy(ROOT / name, folder / name)
    return folder


def compare(name: str, ours: Path, theirs: Path) -> Compared:
    """Compare each page of two sites: what is between ``<main>`` and its end, and which files there are."""
    pages = sorted(path.relative_to(ours).as_posix() for path in ours.rglob("*.html"))
    more = {path.relative_to(theirs).as_posix() for path in theirs.rglob("*.html")} - {*pages}
    different = [page for page in pages if content_of(ours / page) != content_of(theirs / page)]
    return Compared(name, len(pages), len(pages) - len(different), (*different, *sorted(more)))


def content_of(page: Path) -> str:
    """Return the content of a page, or all of one that has none; "" where it is not there.

    What only a search reads is left out, and so are names of files that hold a digest of the theme's.
    """
    html = page.read_text("utf-8") if page.is_file() else ""
    found = _MAIN.search(html)
    return _HASHED.sub(r"\1.", found[0] if found else html).replace(" data-search-exclude", "")


def run(command: list[str], folder: Path = ROOT) -> None:
    """Run a program; raises ``Failed`` with what it said where it does not succeed."""
    ended = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise Failed(f"{' '.join(command)}\n{ended.stdout}{ended.stderr}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
