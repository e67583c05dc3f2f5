"""Archives with questions: QTI packages, Common Cartridges and H5P, read within limits and without unpacking to a disk.

Input: the bytes of a zip. Output: what stands in its files, each with its path in the archive.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from course.importing.h5p import MANIFEST, read_h5p
from course.importing.items import CannotRead, Found
from course.importing.texts import PICTURES

MOST_FILES, MOST_BYTES, MOST_TOGETHER = 5_000, 20_000_000, 300_000_000

Read = Callable[[bytes, str, dict[str, bytes]], Iterator[Found]]


def read_package(data: bytes, path: str, read: Read) -> Iterator[Found]:
    """Yield what ``read`` finds in each XML file of an archive; it gets the pictures too, by their paths from there.

    Raises ``CannotRead``.
    """
    files = _unpacked(data, path)
    if MANIFEST in files:
        yield from read_h5p(files, path)
        return
    pictures = {name: content for name, content in files.items() if name.lower().endswith(PICTURES)}
    for name in sorted(files):
        if name.lower().endswith(".xml") and posixpath.basename(name) != "imsmanifest.xml":
            beside = {posixpath.relpath(one, posixpath.dirname(name) or "."): pictures[one] for one in pictures}
            yield from read(files[name], f"{path}/{name}", beside)


def check_archive(data: bytes, path: str) -> None:
    """Raise ``CannotRead`` for an archive that is none, is too large, or leads out of itself."""
    with _opened(data, path) as archive:
        _refuse_too_much(_files(archive), path)


def _unpacked(data: bytes, path: str) -> dict[str, bytes]:
    """Return the files of an archive. Raises ``CannotRead`` as ``check_archive`` does."""
    with _opened(data, path) as archive:
        entries = _files(archive)
        _refuse_too_much(entries, path)
        return {entry.filename.replace("\\", "/"): _content(archive, entry, path) for entry in entries}


@contextmanager
def _opened(data: bytes, path: str) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        raise CannotRead(f"{path} is not an archive that can be read: {error}") from None


def _files(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    return [entry for entry in archive.infolist() if not entry.is_dir()]


def _refuse_too_much(entries: list[zipfile.ZipInfo], path: str) -> None:
    if len(entries) > MOST_FILES:
        raise CannotRead(f"{path} holds {len(entries):,} files, and {MOST_FILES:,} are read at most; take it apart")
    together = sum(entry.file_size for entry in entries)
    if together > MOST_TOGETHER:
        raise CannotRead(f"{path} unpacks to {together:,} bytes, and {MOST_TOGETHER:,} are read at most")
    for entry in entries:
        name = entry.filename.replace("\\", "/")
        if name.startswith("/") or ".." in name.split("/") or ":" in name.split("/")[0]:
            raise CannotRead(f"{path}: the name {name} leads out of the archive, so none of it is read")


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: str) -> bytes:
    with archive.open(entry) as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise CannotRead(f"{path}/{entry.filename} has more than {MOST_BYTES:,} bytes")
    return content
