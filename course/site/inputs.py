"""Everything that a site is made of, as digests: the files of the course, and what makes pages of them.

Input: the project's folder. Output: digests by path. Whatever has the same digests makes the same site.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import course
from course.folders import digests, theme
from course.folders.places import OWN_PAGES
from course.locale.reading import OWN as OWN_WORDS
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
        self.files = files_of(root)
        self.digest = digest_of(sorted(self.files.items()))
        self.made_with, self.tools = made_with(settings), tools()
        self.of_all: list[object] = [self.made_with]
        self._groups: dict[str, list[tuple[str, str]]] = {}
        for path, found in self.files.items():
            if group := _group_of(path):
                self._groups.setdefault(group, []).append((path, found))
            elif _OF_ALL.fullmatch(path) or path.startswith((f"{theme.OVERRIDES}/", f"{OWN_WORDS}/")):
                self.of_all.append((path, found))

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


def files_of(root: Path) -> dict[str, str]:
    """Return the digest of every file of a course; names that start with a point are nobody's.

    A folder has an entry too, ``modules/people/``: it may stand where a file has to.
    """
    found = {name: digests.digest(root / name) for name in (NAME, ZENSICAL) if name == NAME or (root / name).is_file()}
    for folder in FOLDERS:
        if (root / folder).is_symlink():
            found[folder] = _target(root, folder)
        for path, is_link in _files_below(str(root), f"/{folder}"):
            if is_link:  # where one leads may be a mistake
                found[f"{path[1:]} ->"] = _target(root, path[1:])
            if path.endswith("/"):
                found[path[1:]] = ""
                continue
            with suppress(OSError):  # it went while we looked, or is no file
                found[path[1:]] = digests.digest(f"{root}{path}")
    return found


def _target(root: Path, name: str) -> str:
    """Return where a link leads, as seen from the project, which may be moved."""
    return os.path.relpath(os.path.realpath(root / name), os.path.realpath(root))


def _files_below(root: str, folder: str = "", above: tuple[str, ...] = ()) -> Iterator[tuple[str, bool]]:
    """Yield the paths of files, folders and links below ``root``, and whether it is a link.

    Each stands after a ``/``, and a folder before one too: ``/modules/people/``. A link that leads back is not
    followed.
    """
    above = (*above, f"{root}{folder}")
    try:
        entries = sorted(os.scandir(f"{root}{folder}"), key=lambda entry: entry.name)
    except OSError:  # there is none, or it went while we looked
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path, is_link = f"{folder}/{entry.name}", entry.is_symlink()
        if _is_folder(entry):
            yield (path, True) if is_link else (f"{path}/", False)
            if not is_link or os.path.realpath(entry.path) not in map(os.path.realpath, above):
                yield from _files_below(root, path, above)
        else:
            yield path, is_link


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def made_with(settings: SiteSettings) -> str:
    """Return a digest of what makes pages: our code and theme, the packages that are installed, and the settings."""
    themes = str(theme.theme_folder())
    files = [path for name, _ in _files_below(themes) if os.path.isfile(path := f"{themes}{name}")]
    return digest_of([tools(), [digests.digest(path) for path in files], repr(settings)])


def tools() -> str:
    """Return a digest of the programs at work: our code and its words, Python, and the packages that are installed."""
    ours = os.path.dirname(course.__file__)
    code = [f"{ours}{path}" for path, _ in _files_below(ours) if path.endswith((".py", ".json", ".yml"))]
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
