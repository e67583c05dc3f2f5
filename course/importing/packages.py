"""Archives with questions: QTI packages, Common Cartridges and H5P, read within limits and without unpacking to a disk.

Input: the bytes of a zip. Output: what stands in its files, each with its path in the archive.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from course.importing.h5p import MANIFEST, read_h5p
from course.importing.items import NO_QUESTION, CannotRead, Fields, Found, Place, Refused, Taken
from course.importing.texts import PICTURES
from course.reading.telling import tell
from course.reading.wording import counted

MOST_FILES, MOST_BYTES, MOST_TOGETHER = 5_000, 20_000_000, 300_000_000

# What the bytes of a damaged archive, or of one that is none, raise.
BROKEN = (
    *(zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError),
    *(zlib.error, lzma.LZMAError, struct.error),
)
_AROUND = {"xlsx": "xl/workbook.xml", "docx": "word/document.xml"}  # one may hold the other

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
    anywhere = _from_base(pictures)
    others = []
    for name in sorted(files):
        if name.lower().endswith((".xml", ".qti", ".dat")) and posixpath.basename(name) != "imsmanifest.xml":
            beside = {posixpath.relpath(one, posixpath.dirname(name) or "."): pictures[one] for one in pictures}
            found = list(read(files[name], f"{path}/{name}", beside | anywhere))
            if [one.why for one in found if isinstance(one, Refused)] == [tell(NO_QUESTION)]:
                others.append(name)
                continue
            whole = _whole_of(name, files)
            again = list(read(files[whole], f"{path}/{whole}", beside | anywhere)) if whole else []
            yield from _not_again(found, whole, again, Place(f"{path}/{name}"))
        elif name not in pictures and posixpath.basename(name) != "imsmanifest.xml":
            others.append(name)
    if others:
        kinds = sorted({posixpath.splitext(name)[1].lower() or posixpath.basename(name) for name in others})
        what = f"{counted(len(others), 'other file')} ({', '.join(kinds)})"
        yield Refused(Place(path), what, tell("nothing there is read as a question"))


def _whole_of(name: str, files: Mapping[str, bytes]) -> str:
    """Return the file in which Canvas writes the same assessment, with what a Common Cartridge has no way to say."""
    whole = f"non_cc_assessments/{posixpath.dirname(name)}.xml.qti"
    return whole if posixpath.basename(name) == "assessment_qti.xml" and whole in files else ""


def _not_again(found: Iterable[Found], whole: str, others: Iterable[Found], place: Place) -> Iterator[Found]:
    """Yield what was found, without questions that are read from another file of the package, ``whole``.

    In older exports their names are others there.
    """
    there = [one for one in others if isinstance(one, Taken)]
    names, said = {one.own_id for one in there}, [_said(one) for one in there]
    again = 0
    for one in found:
        if isinstance(one, Taken) and (one.own_id in names or _said(one) in said):
            again += 1
        else:
            yield one
    if again:
        yield Refused(
            place,
            tell("%(questions)s, again", questions=counted(again, "question")),
            tell("%(whole)s has the same with more in them", whole=whole),
        )


def _said(taken: Taken) -> Fields:
    return {key: value for key, value in taken.fields.items() if key != "points"}


def _from_base(pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return pictures by the names that texts of Common Cartridges give them, from the base of its files."""
    found = {}
    for name, content in pictures.items():
        for base in ("$IMS-CC-FILEBASE$", "$IMS_CC_FILEBASE$"):
            found[f"{base}/{name}"] = content
            found[f"{base}/{name.removeprefix('web_resources/')}"] = content  # so Canvas
    return found


def form_of_archive(data: bytes) -> str:
    """Return the format that an archive is in: that of the file which it is made around, or ``package``."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except BROKEN:  # which reading it tells
        return "package"
    return next((form for form, name in _AROUND.items() if name in names), "package")


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
    except BROKEN as error:
        raise CannotRead(
            tell("%(path)s is not an archive that can be read: %(error)s", path=path, error=error)
        ) from None


def _files(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    return [entry for entry in archive.infolist() if not entry.is_dir()]


def _refuse_too_much(entries: list[zipfile.ZipInfo], path: str) -> None:
    if len(entries) > MOST_FILES:
        raise CannotRead(
            tell(
                "%(path)s holds %(count)s files, and %(most_files)s are read at most; take it apart",
                path=path,
                count=f"{len(entries):,}",
                most_files=f"{MOST_FILES:,}",
            )
        )
    together = sum(entry.file_size for entry in entries)
    if together > MOST_TOGETHER:
        raise CannotRead(
            tell(
                "%(path)s unpacks to %(together)s bytes, and %(most_together)s are read at most",
                path=path,
                together=f"{together:,}",
                most_together=f"{MOST_TOGETHER:,}",
            )
        )
    names: set[str] = set()
    for entry in entries:
        name = entry.filename.replace("\\", "/")
        if name in names:
            raise CannotRead(tell("%(path)s holds two files named %(name)s; pack it anew", path=path, name=name))
        names.add(name)
        if name.startswith("/") or ".." in name.split("/") or ":" in name.split("/")[0]:
            raise CannotRead(
                tell(
                    "%(path)s: the name %(name)s leads out of the archive, so none of it is read", path=path, name=name
                )
            )


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: str) -> bytes:
    with archive.open(entry) as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise CannotRead(
            tell(
                "%(path)s/%(filename)s has more than %(most_bytes)s bytes",
                path=path,
                filename=entry.filename,
                most_bytes=f"{MOST_BYTES:,}",
            )
        )
    return content
