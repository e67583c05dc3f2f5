"""Which sheets have changed since a git revision: what ``print --since`` prints, and lists.

Input: the course as it stands, and what is to be printed of it. Output: the files of which something is another now,
those that are new, and the paths of those that are gone. Both courses are set with the templates of today.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from course.checks.old_revision import changed_files, course_at
from course.model import Content
from course.paper import Press, printing
from course.paper.printing import File
from course.reading.telling import tell
from course.site.prints import InLanguage

Files = Callable[[Press], Sequence[File]]


@dataclass(frozen=True)
class Changed:
    """The paths of sheets whose texts or pictures are not what they were, by what became of them."""

    changed: Sequence[str]
    new: Sequence[str]
    gone: Sequence[str]

    def lines(self, ref: str) -> Iterator[str]:
        """Yield a line for each."""
        yield from (tell("Changed since %(ref)s: %(path)s", ref=ref, path=path) for path in self.changed)
        yield from (tell("New since %(ref)s: %(path)s", ref=ref, path=path) for path in self.new)
        yield from (tell("Gone since %(ref)s: %(path)s", ref=ref, path=path) for path in self.gone)


def changed_since(
    root: Path, content: Content, sheets: InLanguage, files: Files, options: Namespace
) -> tuple[InLanguage, Changed]:
    """Return what of the sheets to print is not as it was, and what became of each; raises ``NoOldRevision``."""
    old = course_at(root, options.since, content)
    was: dict[str, str] = {}
    press = printing.press_for(old, root, options.address)
    if not printing.unknown(old, printing.wanted_by(options)):
        was = {file.path: press.texts_in(file.document()) for file in files(press)}
    others = changed_files(root, options.since)
    new, changed = [], []
    for file in sheets.files:
        document = file.document()
        if file.path not in was:
            new.append(file)
        elif was[file.path] != sheets.press.texts_in(document) or others & set(sheets.press.pictures_in(document)):
            changed.append(file)
    gone = was.keys() - {file.path for file in sheets.files}
    report = Changed([file.path for file in changed], [file.path for file in new], sorted(gone))
    some = {file.path for file in (*changed, *new)}
    return InLanguage(sheets.press, [file for file in sheets.files if file.path in some]), report
