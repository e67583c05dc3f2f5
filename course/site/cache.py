"""What is kept between builds: generated pages and compiled templates. A damaged cache costs time, never a build.

A page that stays as it was keeps its time of change, so that ``mkdocs serve --dirty`` renders what changed alone.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from course.folders import manifest, whole_files, workplaces
from course.folders.theme import theme_folder
from course.locale import Words

DIGEST_BYTES = 32
BESIDE = Path(cache_from_source(__file__)).parent  # where Python keeps what it has compiled of this folder
OF_THEME = "theme-"


class CannotKeep(Exception):
    """Something stands in the way in the folder of the cache."""


def write_tree(folder: Path, texts: dict[str, str]) -> Path:
    """Make a folder hold these texts by relative path, and return it.

    It is ``folder``. Where something stands in the way there, ``folder`` is set aside and made anew; and where
    that cannot be done either, a new folder for this process alone takes its place.
    """
    with suppress(OSError, CannotKeep):
        _write(folder, texts)
        return folder
    with suppress(OSError, CannotKeep):
        set_aside(folder)
        _write(folder, texts)
        return folder
    folder, lock = workplaces.open_workplace()
    atexit.register(workplaces.remove, folder, lock)
    _write(folder, texts)
    return folder


def set_aside(folder: Path) -> None:
    """Give a folder another name; whatever is in it may be somebody's."""
    number = 1
    while os.path.lexists(aside := folder.with_name(f"{folder.name}-set-aside-{number}")):
        number += 1
    folder.rename(aside)


def _write(folder: Path, texts: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    known = manifest.read(folder)
    new = {name: (hashlib.sha256(text.encode()).hexdigest(),) for name, text in texts.items()}
    for name in texts:
        _check_way(folder, name)
    if known != new:
        manifest.write(folder, {**(known or {}), **new})  # first, so that a kill leaves nothing unlisted
    for name, text in texts.items():
        path = folder / name
        if path.is_file() and path.read_bytes() == text.encode():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        whole_files.replace(path, text.encode())
    gone = [name for name in known or {} if name not in new]
    for name in gone:
        if _is_below(folder, name):
            (folder / name).unlink(missing_ok=True)
    if known != new:
        manifest.write(folder, new)


def _check_way(folder: Path, name: str) -> None:
    """Raise ``CannotKeep`` where a link would lead a page elsewhere, or a folder stands in its place."""
    path = folder / name
    above = [folder / part for part in Path(name).parents]
    if path.is_dir() or any(part.is_symlink() or (part.exists() and not part.is_dir()) for part in above[:-1]):
        raise CannotKeep(name)


def _is_below(folder: Path, name: str) -> bool:
    """Tell whether a name in a manifest means a file of ours in ``folder``, and no link leads out of it."""
    path = folder / name
    return name.endswith(".md") and path.is_file() and path.parent.resolve().is_relative_to(folder.resolve())


class TemplateCache(BytecodeCache):
    """Compiled templates on disk, each with its digest: what was damaged is compiled again.

    Those of the theme are kept for every course, as Python keeps our code: in ``__pycache__`` beside it, unless it is
    told to write nothing there. Those of a site's own are in its cache, as are all where that folder takes none.
    ``tools`` tells what compiles them. They speak a language; those in other words are others.
    """

    def __init__(self, folder: Path, words: Words, tools: str, beside: Path = BESIDE) -> None:
        self.folder, self.beside = folder, beside
        self.language, self.made_with = words.language, words.digest + tools
        self._theme = theme_folder()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return what names a template, whose file says whether it is of the theme."""
        is_themes = filename is not None and Path(filename).is_relative_to(self._theme)
        key = super().get_cache_key(name, filename)
        return f"{OF_THEME if is_themes else ''}{key}-{self.language}"

    def get_source_checksum(self, source: str) -> str:
        """Return what stands for a template, its words, and what compiles it."""
        return super().get_source_checksum(source + self.made_with)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket, if what is kept is whole."""
        for path in self._places(bucket):
            with suppress(OSError):
                content = path.read_bytes()
                digest, code = content[:DIGEST_BYTES], content[DIGEST_BYTES:]
                if hashlib.sha256(code).digest() == digest:
                    bucket.bytecode_from_string(code)
            if bucket.code is not None:
                return

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a bucket, if that can be done."""
        code = bucket.bytecode_to_string()
        for path in self._places(bucket):
            if path.parent == self.beside and sys.dont_write_bytecode:
                continue
            with suppress(OSError):
                if not path.parent.is_symlink():  # through which somebody's folder would be filled
                    path.parent.mkdir(parents=True, exist_ok=True)
                    whole_files.replace(path, hashlib.sha256(code).digest() + code)
                    return

    def _places(self, bucket: Bucket) -> Iterator[Path]:
        """Yield where a bucket may be kept, the best place first."""
        if bucket.key.startswith(OF_THEME):
            yield self.beside / f"{bucket.key}.{sys.implementation.cache_tag}.pyc"
        yield self.folder / f"{bucket.key}.compiled"
