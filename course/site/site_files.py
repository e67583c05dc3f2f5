"""The files of a site beside its pages: styles, scripts, pictures and what else authors give away.

Input: the project's folder, its settings, and what the pages refer to. Output: for each path below the site, the file
that is copied there. Of the theme a site gets what pages load; of an author's own what a page refers to.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from importlib.util import find_spec
from pathlib import Path

from course.checks import published
from course.folders import theme
from course.reading.listing import Listing
from course.reading.telling import tell
from course.settings.site_settings import SiteSettings
from course.site import offline

STYLE = re.compile(r"assets/stylesheets/main\.[0-9a-f]+\.min\.css")
SCRIPT = re.compile(r"assets/javascripts/bundle\.[0-9a-f]+\.min\.js")
TRAINERS_STYLE = "assets/course/trainer.css"
TRAINERS_FILES = (TRAINERS_STYLE, "assets/course/slides.css", "assets/course/slides.js", "assets/course/run-sheet.js")
# What packages for a learning platform have, and a site has not.
OF_PACKAGES = tuple(f"assets/course/{name}" for name in ("package.js", "package-page.js", "package.css"))


class NoTheme(Exception):
    """Material for MkDocs is not installed, or has not the files that pages load; the text is for a person."""


def material() -> Path:
    """Return the folder of Material's own files."""
    found = find_spec("material")
    if found is None or not found.submodule_search_locations:
        raise NoTheme(tell("the theme is not installed; install mkdocs-material as pyproject.toml asks"))
    return Path(next(iter(found.submodule_search_locations))) / "templates"


def named_in(folder: Path, name: re.Pattern[str]) -> str:
    """Return the file of Material whose name holds the hash of its version, as a path below ``folder``."""
    below = Path(name.pattern.partition("\\")[0]).parent
    for path in sorted((folder / below).iterdir()):
        if name.fullmatch(f"{below.as_posix()}/{path.name}"):
            return f"{below.as_posix()}/{path.name}"
    raise NoTheme(
        tell("the theme has no file %(pattern)s; install mkdocs-material as pyproject.toml asks", pattern=name.pattern)
    )


def is_style_of_theme(name: str, source: Path) -> bool:
    """Tell whether a file is the style sheet as Material ships it: a site may have put its own in that place."""
    return STYLE.fullmatch(name) is not None and source.is_relative_to(material())


def of_theme(root: Path, settings: SiteSettings, *, trainer: bool) -> dict[str, Path]:
    """Return what a site has of the theme: Material's style sheet and script, ours, and what its settings name."""
    stock = material()
    files = {name: stock / name for name in (named_in(stock, STYLE), named_in(stock, SCRIPT))}
    files |= {name: stock / name for name in (*settings.files, settings.favicon) if (stock / name).is_file()}
    for name, path in theme.merged(root, "").items():
        wanted = published.is_for_browsers(name) or name in settings.files
        if name not in (offline.KEEPER, *OF_PACKAGES) and wanted and (trainer or name not in TRAINERS_FILES):
            files[name] = path
    return files


def of_authors(
    listing: Listing, settings: SiteSettings, slugs: Collection[str], referred: Collection[str], *, trainer: bool
) -> dict[str, Path]:
    """Return what of the files below ``modules/`` goes to the site: what a page, a style sheet or a setting names."""
    root, modules = listing.root, listing.root / "modules"
    names = [name for name in published.files_to_publish(listing) if not name.startswith("templates/")]
    known = set(referred)
    for name in settings.files:
        if name.endswith(".css"):
            known |= published.references_of_css(_style(root, name), name)
    kept = {*published.on_site(((name, name) for name in names), known, slugs, trainer=trainer), *settings.files}
    hidden = () if trainer else [name for name in names if published.is_trainers(name, slugs)]
    wanted = {name: modules / name for name in names if name in kept and name not in hidden}
    return {name: path for name, path in wanted.items() if path.is_file()}  # it may have gone since it was listed


def _style(root: Path, name: str) -> str:
    for folder in (root / "modules", *theme.folders(root)):
        if (folder / name).is_file():
            return (folder / name).read_text("utf-8", errors="replace")
    return ""
