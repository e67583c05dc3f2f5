"""Everything that a site is made of, as digests: the files of the course, and what makes pages of them.

Input: the project's folder. Output: digests by path. Whatever has the same digests makes the same site.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import course
from course.folders import digests, theme
from course.folders.places import OWN_PAGES
from course.locale.reading import OWN as OWN_WORDS
from course.reading.listing import Folder, Listing
from course.settings.site_settings import NAME, SiteSettings
from course.settings.zensical import CONFIG as ZENSICAL
from course.site.state import digest_of

FOLDERS = ("modules", "quizzes", theme.OVERRIDES, OWN_WORDS)
_PACKAGES = (".dist-info", ".egg-info")
# What any page may show, or is made with; of a translation too.
_OF_ALL = re.compile(rf"modules/(?:catalogue|sources)(?:\.[\w-]+)?\.yml|modules/sources\.runs|{re.escape(NAME)}")


class Inputs:
    """What the site of one project is made of. Taken before anything is read: what changes later is new next time."""

    def __init__(self, root: Path, settings: SiteSettings) -> None:
        self.root = root
        self.listing = Listing(root)
        self.files = files_of(self.listing)
        self.digest = digest_of(sorted(self.files.items()))
        self.tools = tools()
        self.made_with = made_with(settings, self.tools)
        self.of_all: list[object] = [self.made_with]
        self._groups: dict[str, list[tuple[str, str]]] = {}
        for path, found in self.files.items():
            if group := _group_of(path):
                self._groups.setdefault(group, []).append((path, found))
            elif _OF_ALL.fullmatch(path) or path.startswith((f"{theme.OVERRIDES}/", f"{OWN_WORDS}/")):
                self.of_all.append((path, found))

    @property
    def has_templates(self) -> bool:
        """Whether the project has templates of its own, or the theme as its own, where they may change."""
        return any(path.startswith(f"{theme.OVERRIDES}/") and path.endswith(".html") for path in self.files)

    def of_module(self, slug: str) -> object:
        """Return the digests of the files of one module."""
        return self._groups.get(f"module-{slug}")

    def of_bank(self, slug: str) -> object:
        """Return the digest of the question bank of one module."""
        return self.files.get(f"quizzes/{slug}.yml")

    def in_language(self, language: str) -> Inputs:
        """Return of what the site in another language of the course is made: of the same files, otherwise."""
        return _InLanguage(self, language)

    def of_own_pages(self) -> object:
        """Return the digests of the pages that belong to no module."""
        return self._groups.get("own")

    def of_course(self) -> object:
        """Return a digest of everything that authors write."""
        return self.digest


class _InLanguage(Inputs):
    """The inputs of a course in another language."""

    def __init__(self, original: Inputs, language: str) -> None:
        self.__dict__.update(vars(original))
        self.of_all = [language, *original.of_all]

    def of_bank(self, slug: str) -> object:
        """Return the digests of a question bank and of what translates it, which are the module's."""
        return self.of_module(slug)


def files_of(listing: Listing) -> dict[str, str]:
    """Return the digest of every file of a course; names that start with a point are nobody's.

    A folder has an entry too, ``modules/people/``: it may stand where a file has to.
    """
    root = listing.root
    found = {name: digests.digest(root / name) for name in (NAME, ZENSICAL) if name == NAME or (root / name).is_file()}
    for top in FOLDERS:
        if (root / top).is_symlink():
            found[top] = _target(root, top)
        for folder in _shown(listing.below(top)):
            for name in filter(_is_shown, sorted(folder.links)):  # where one leads may be a mistake
                path = f"{folder.path}/{name}"
                found[f"{path} ->"] = _target(root, path)
            for name in filter(_is_shown, folder.folders):
                if name not in folder.links:
                    found[f"{folder.path}/{name}/"] = ""
        for path in _files_in(listing.below(top)):
            with suppress(OSError):  # it went while we looked, or is no file
                found[path] = digests.digest(f"{root}/{path}")
    return found


def _target(root: Path, name: str) -> str:
    """Return where a link leads, as seen from the project, which may be moved."""
    return os.path.relpath(os.path.realpath(root / name), os.path.realpath(root))


def _shown(folders: Sequence[Folder]) -> Iterator[Folder]:
    return (folder for folder in folders if not folder.is_hidden)


def _is_shown(name: str) -> bool:
    return not name.startswith(".")


def _files_in(folders: Sequence[Folder]) -> Iterator[str]:
    """Yield the paths of all files; names that start with a point are nobody's."""
    return (f"{folder.path}/{name}" for folder in _shown(folders) for name in folder.files if _is_shown(name))


def made_with(settings: SiteSettings, tools: str) -> str:
    """Return a digest of what makes pages: the tools at work, our theme, and the settings."""
    themes = theme.theme_folder()
    below = _files_in(Listing(themes.parent).below(themes.name))
    files = [path for name in below if os.path.isfile(path := f"{themes.parent}/{name}")]
    return digest_of([tools, [digests.digest(path) for path in files], repr(settings)])


def tools() -> str:
    """Return a digest of the programs at work: our code and its words, Python, and the packages that are installed."""
    ours = Path(course.__file__).parent
    below = _files_in(Listing(ours.parent).below(ours.name))
    code = [f"{ours.parent}/{name}" for name in below if name.endswith((".py", ".json", ".yml"))]
    packages = {name for place in sys.path if os.path.isdir(place) for name in os.listdir(place)}
    installed = sorted(name for name in packages if name.endswith(_PACKAGES))
    return digest_of([[digests.digest(path) for path in code], installed, sys.version])


def _group_of(path: str) -> str:
    """Return what a file belongs to: one module, the pages of one's own, or nothing that is alone to depend on it."""
    first, _, rest = path.partition("/")
    folder, mark, _ = rest.partition("/")
    if first == "quizzes":
        return f"module-{rest.partition('.')[0]}"
    if first != "modules" or not mark:
        return ""
    return "own" if folder == OWN_PAGES else f"module-{folder}"
