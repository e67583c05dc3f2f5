"""Which format a file is in, and what stands in it.

Input: a path, and a format if somebody named one. Output: questions and what was refused, each with its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path

from course.importing.aiken import is_aiken
from course.importing.items import NO_QUESTION, CannotRead, Found, Place, Refused, without_unseen
from course.importing.lia_lines import MULTIPLE, SINGLE, TYPED
from course.importing.packages import form_of_archive, read_package
from course.locale import ENGLISH, Words
from course.reading.files import files_in
from course.reading.telling import tell, tell_row

MOST_BYTES = 50_000_000
_Read = Callable[..., Iterator[Found]]

# By its name: what reads it (a module of this wing and a function), and whether it is given a text.
FORMATS: dict[str, tuple[str, str, bool]] = {
    "gift": ("gift", "read_gift", True),
    "aiken": ("aiken", "read_aiken", True),
    "moodle-xml": ("moodle", "read_moodle", False),
    "qti": ("qti", "read_qti", False),
    "qti12": ("qti12", "read_qti12", False),
    "csv": ("tables", "read_csv", True),
    "xlsx": ("tables", "read_xlsx", False),
    "docx": ("word_questions", "read_docx", False),
    "liascript": ("lia", "read_lia", True),
    "mkdocs-quiz": ("quiz_blocks", "read_quiz_blocks", True),
    "mdbook-quiz": ("mdbook", "read_mdbook", True),
    "package": ("packages", "read_package", False),
}
_WITH_PICTURES = ("qti", "qti12", "liascript", "mkdocs-quiz", "mdbook-quiz")  # which may stand beside the file
# By the name of its root element, whatever its namespace, which formats of XML there are.
_ROOTS = {
    "quiz": "moodle-xml",
    "assessmentItem": "qti",
    "qti-assessment-item": "qti",
    "questestinterop": "qti12",
}
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s>/]")


def bytes_of(path: Path) -> bytes:
    """Return all that stands in a file. Raises ``CannotRead``."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CannotRead(tell("%(path)s cannot be read: %(strerror)s", path=path, strerror=error.strerror)) from None
    if len(data) > MOST_BYTES:
        raise CannotRead(
            tell(
                "%(path)s has %(count)s bytes, and %(most_bytes)s are read at most; take it apart",
                path=path,
                count=f"{len(data):,}",
                most_bytes=f"{MOST_BYTES:,}",
            )
        )
    return data


def read(path: Path, form: str = "", columns: Mapping[str, str] | None = None, words: Words = ENGLISH) -> list[Found]:
    """Return what stands in a file, in a format of ``FORMATS``. Raises ``CannotRead``.

    ``columns`` says which column of a table is called what; ``words`` are those of the course.
    """
    data = bytes_of(path)
    form = form or format_of(data, path)
    if form == "package":
        return _told(path, read_package(data, str(path), _read_inside))
    module, function, is_text = FORMATS[form]
    reader: _Read = getattr(import_module(f"course.importing.{module}"), function)
    if module == "tables":
        return _told(path, reader(decoded(data, path) if is_text else data, str(path), columns, words))
    beside = [Beside(path.parent)] if form in _WITH_PICTURES else []
    return _told(path, reader(decoded(data, path) if is_text else data, str(path), *beside))


def _told(path: Path, found: Iterable[Found]) -> list[Found]:
    """Return what stands in a file; of one that holds nothing, that it does."""
    return list(map(without_unseen, found)) or [Refused(Place(str(path)), tell("the file"), tell(NO_QUESTION))]


class Beside(Mapping[str, bytes]):
    """The files below a folder, by their paths from there; each is read when it is asked for, and none outside."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()

    def __getitem__(self, name: str) -> bytes:
        path = (self.folder / name).resolve()
        try:
            if path.is_relative_to(self.folder) and path.stat().st_size <= MOST_BYTES:
                return path.read_bytes()
        except (OSError, ValueError):  # what is no name of a file
            pass
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return (path.relative_to(self.folder).as_posix() for path in files_in(self.folder))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return True  # so that nobody counts them to know it


def _read_inside(data: bytes, path: str, pictures: dict[str, bytes]) -> Iterator[Found]:
    """Yield what stands in an XML file of a package; one that cannot be read is told, and the others are read."""
    form = _form_of(data)
    if form is None:
        yield Refused(Place(path), f"<{_root_of(data) or 'no XML'}>", tell(NO_QUESTION))
        return
    module, function, _ = FORMATS[form]
    reader = getattr(import_module(f"course.importing.{module}"), function)
    try:
        found = list(reader(data, path, *([pictures] if form != "moodle-xml" else [])))
        yield from found or [Refused(Place(path), f"<{_root_of(data)}>", tell(NO_QUESTION))]
    except CannotRead as why:
        yield Refused(Place(path), tell("the file"), str(why))


def _form_of(data: bytes) -> str | None:
    """Return the format that an XML file is in, if it is one of ours; the <quiz> of Moodle is of no namespace."""
    name = _root_of(data)
    return None if name == "quiz" and re.search(rb"<quiz[^>]*\sxmlns", data) else _ROOTS.get(name)


def _root_of(data: bytes) -> str:
    """Return the name of the first element of an XML file, without its namespace."""
    found = _ROOT.search(re.sub(rb"<!--.*?-->", b"", data[:100_000], flags=re.DOTALL))
    return found[1].decode("ascii") if found else ""


def format_of(data: bytes, path: Path) -> str:
    """Return the format that a file is in, by what stands in it. Raises ``CannotRead`` where none is known."""
    if data.startswith(b"PK\x03\x04"):
        return form_of_archive(data)
    if path.suffix.lower() in (".md", ".markdown"):
        return _format_of_page(decoded(data, path), path)
    if re.match(rb"(?:\xef\xbb\xbf)?\s*<", data):
        if form := _form_of(data):
            return form
        found = f"<{_root_of(data)}>"
        raise CannotRead(
            tell(
                "%(path)s: %(found)s begins no format that is known here; known formats: %(formats)s",
                path=path,
                found=found,
                formats=tell_row(FORMATS),
            )
        )
    text = decoded(data, path)
    if ending := {".gift": "gift", ".csv": "csv", ".tsv": "csv", ".toml": "mdbook-quiz"}.get(path.suffix.lower()):
        return ending
    if is_aiken(text):
        return "aiken"
    if "{" in text:
        return "gift"
    raise CannotRead(
        tell("%(path)s: its format is not known here; known formats: %(formats)s", path=path, formats=tell_row(FORMATS))
    )


def _format_of_page(text: str, path: Path) -> str:
    """Return which of the formats within Markdown a page is in. Raises ``CannotRead`` where it asks nothing."""
    if "<quiz>" in text or "<?quiz?>" in text:
        return "mkdocs-quiz"
    if any(form.fullmatch(line) for line in text.split("\n") for form in (SINGLE, MULTIPLE, TYPED)):
        return "liascript"
    raise CannotRead(tell("%(path)s: no question is found in this page: LiaScript and mkdocs-quiz are read", path=path))


def decoded(data: bytes, path: Path) -> str:
    """Return the text of a file. Raises ``CannotRead`` where it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CannotRead(
            tell("%(path)s:%(line)s: this is not UTF-8; save the file as UTF-8", path=path, line=line)
        ) from None
