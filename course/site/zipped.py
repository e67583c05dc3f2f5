"""A site as one file, such as ``site-offline.zip``, for a stick or a drive: unpacked, all of it opens from a disk.

Input: the folder of a site with an address for each file, and its manifest. Output: the archive, the same bytes for the
same site. What needs a server stays out: the index of the search, the keepers of what is kept for want of a network.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from course.folders import manifest
from course.reading.telling import tell
from course.site import offline, publish
from course.site.building import Builder

_OURS = b"Made by Coursewright: build --zip"
FOLDER = "site"  # in the archive
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that the format knows; no date of this machine
_OF_SERVERS = re.compile(r"(?:[A-Za-z-]+/)?(?:search/.+|404\.html)")


def name_of(site: Path) -> str:
    """Return what the archive of a site is called."""
    return f"{site.name}-offline.zip"


def zip_built(builder: Builder) -> tuple[Path, int]:
    """Write the archive of a site that was built just now beside it, and return where it is, and its bytes.

    Where pages have folders as addresses, which a disk does not open, the archive is made of a build with files.
    """
    target = builder.site.with_name(name_of(builder.site))
    if not builder.settings.directory_urls:
        return target, zip_site(builder.site, target)
    if not builder.is_ours:
        message = tell(
            "%(target)s was not written: a disk opens no folders; write `use_directory_urls: false` in mkdocs.yml.",
            target=target,
        )
        raise publish.PublishProblem(message)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        built = Builder(builder.root, builder.site, builder.edition, directory_urls=False).build(folder)
        manifest.write(folder, {path: (made,) for path, made in (built.files or {}).items()})
        return target, zip_site(folder, target)


def zip_site(site: Path, target: Path) -> int:
    """Write a site into an archive, and return the bytes of that; raises ``PublishProblem`` with nothing changed."""
    if target.exists() and not _is_ours(target):
        message = tell(
            "%(target)s stands in the way: no build of this program made it. Move it away; nothing was written.",
            target=target,
        )
        raise publish.PublishProblem(message)
    try:
        with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as folder:
            made = Path(folder) / target.name
            _write(made, site)
            made.replace(target)
    except OSError as problem:
        raise publish.PublishProblem(
            tell("%(target)s could not be written: %(problem)s.", target=target, problem=problem)
        ) from problem
    return target.stat().st_size


def _write(path: Path, site: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.comment = _OURS
        for name in _names(site):
            told = zipfile.ZipInfo(f"{FOLDER}/{name}", _EPOCH)
            told.compress_type, told.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(told, (site / name).read_bytes(), compresslevel=9)


def _names(site: Path) -> Iterator[str]:
    """Yield the files that a page from a disk can open; what somebody else put into the folder is theirs."""
    for name in sorted(manifest.read(site) or {}):
        if offline.is_kept(name) and not _OF_SERVERS.fullmatch(name):
            yield name


def _is_ours(path: Path) -> bool:
    with suppress(OSError, zipfile.BadZipFile), zipfile.ZipFile(path) as archive:
        return archive.comment == _OURS
    return False
