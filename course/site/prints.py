"""What stands ready to print: taken over from where it was printed before, and printed where it is new.

Input: files to print, and the folder that they are written into. Output: the files there, and of each what it was made
of. A file that was printed is taken over while it is as it was printed, and either the files of its modules are what
they were, or the texts, templates, pictures and fonts that go into it. What is not known to be the same is printed.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath

from course.checks import published
from course.folders import digests
from course.folders.editions import TRAINER_SITE
from course.model import Content
from course.pages import TRAINER_PRINTS
from course.paper import Press, printing, sheet_list
from course.paper.printing import File
from course.reading.problems import CourseProblems, Problem, Problems
from course.settings.mkdocs_yml import read_settings
from course.settings.site_settings import SiteSettings
from course.site import progress
from course.site.inputs import Inputs
from course.site.module_store import store_of
from course.site.output import Output
from course.site.state import PRINT, Entries, Printed, State, digest_of


@dataclass(frozen=True)
class Place:
    """A folder in which printed files stand, by their paths below it."""

    folder: Path
    files: Mapping[str, Printed]


class Prints:
    """Prints for one project, whose files were printed into some ``places`` before."""

    def __init__(self, press: Press, inputs: Inputs, places: Sequence[Place]) -> None:
        self.press, self.inputs, self.places = press, inputs, places
        self.taken = 0  # files that were not printed again
        pictures = [one for one in inputs.files.items() if _is_picture(one[0])]
        self._of_any = digest_of([inputs.of_all, pictures, press.address, press.links.directory_urls, press.boxes])

    def write(self, files: Sequence[File], output: Output, below: str) -> dict[str, Printed]:
        """Write files below a folder of ``output``, and return of what each is made.

        Raises ``CourseProblems`` with everything that cannot be printed.
        """
        problems: list[Problem] = []
        found: dict[str, Printed] = {}
        for file in progress.shown(files, len(files), "file", "Printing"):
            try:
                found[file.path] = self._put(file, output, below)
            except CourseProblems as refused:
                problems += refused.problems
        if problems:
            raise CourseProblems(problems)
        return found

    def _put(self, file: File, output: Output, below: str) -> Printed:
        name = f"{below}{file.path}"
        modules = [(slug, self.inputs.of_module(slug)) for slug in file.modules]
        of = digest_of([self._of_any, list(file.also), modules])
        if before := self._taken(file, output, name, lambda one: one.of == of):
            return before
        document = file.document()
        key = digest_of([self.inputs.tools, self.press.key(document)])
        if before := self._taken(file, output, name, lambda one: one.document == key):
            return Printed(of, key, before.made)
        output.write(name, file.printed(document))
        return Printed(of, key, output.files[name])

    def _taken(self, file: File, output: Output, name: str, is_same: Callable[[Printed], bool]) -> Printed | None:
        """Take a file over from the first place that has the same, and return of what it was made."""
        for place in self.places:
            before = place.files.get(file.path)
            if before and is_same(before) and _take(place, file.path, output, name):
                self.taken += 1
                return before
        return None


class Sheets:
    """What of the trainer's edition stands ready to print."""

    def __init__(self, inputs: Inputs, settings: SiteSettings, content: Content) -> None:
        self.inputs, self.cache = inputs, inputs.root / settings.cache_dir
        self.press = printing.press_for(content, inputs.root)
        self.files = printing.files(self.press, printing.Wanted())

    def write(self, output: Output, before: State) -> dict[str, Printed]:
        """Write it, and return of what it is made; raises ``CourseProblems`` for what cannot be printed."""
        root, alone = self.inputs.root, Entries(self.cache, PRINT).state()
        last = Path(output.last or root / TRAINER_SITE) / TRAINER_PRINTS
        places = [Place(last, before.printed), Place(root / "print", alone.printed)]
        return Prints(self.press, self.inputs, places).write(self.files, output, f"{TRAINER_PRINTS}/")


@dataclass(frozen=True)
class InLanguage:
    """What is printed in one language; ``language`` is that of a translation, whose files stand in a folder of it."""

    press: Press
    files: Sequence[File]
    language: str = ""

    @property
    def below(self) -> str:
        """The folder, with its slash."""
        return f"{self.language}/" if self.language else ""


class Pack:
    """What the command ``print`` makes, and what is known of it and of the same in the trainer's edition."""

    def __init__(self, root: Path, folder: Path | None = None) -> None:
        self.root, self.folder = root, folder or root / "print"
        self.modules = store_of(root)  # None where mkdocs.yml does not say where the cache is
        self._entry = f"{PRINT}/{digest_of(str(self.folder.resolve()))}" if folder else PRINT
        self.state, self.taken = State(), 0

    def write(self, sheets: Sequence[InLanguage], folder: Path) -> None:
        """Write files into an empty folder, which then takes the place of the last pack; raises as ``Prints`` does."""
        before = Entries(self.modules.cache, self._entry).state() if self.modules else State()
        output = Output(folder, self.folder, before.files)
        printed: dict[str, Printed] = {}
        for one in sheets:
            prints = self._prints(one, before)
            found = prints.write(one.files, output, one.below)
            printed |= {f"{one.below}{path}": made for path, made in found.items()}
            self.taken += prints.taken
        listed = ((f"{one.below}{file.path}", file.listed, _language(one)) for one in sheets for file in one.files)
        lines = sheet_list.list_of((path, facts, language, printed[path].made) for path, facts, language in listed)
        output.write(sheet_list.NAME, lines)
        self.state = State(printed=printed, files=output.files)

    def _prints(self, sheets: InLanguage, before: State) -> Prints:
        """Return what prints in one language: what was printed in it before is taken over."""
        below = sheets.below
        if not self.modules:
            return Prints(sheets.press, Inputs(self.root, read_settings(self.root, Problems())), [])
        inputs = self.modules.inputs.in_language(sheets.language) if sheets.language else self.modules.inputs
        places = [Place(self.folder / below, _below(below, before))]
        trainers = Entries(self.modules.cache, f"trainer/{below}".rstrip("/")).state()
        places.append(Place(self.root / TRAINER_SITE / below / TRAINER_PRINTS, trainers.printed))
        if self._entry != PRINT:
            alone = Entries(self.modules.cache, PRINT).state()
            places.append(Place(self.root / "print" / below, _below(below, alone)))
        return Prints(sheets.press, inputs, places)

    def keep(self) -> None:
        """Keep for the next time what is known of the pack, once it stands in its place."""
        if self.modules:
            for name in self.state.files:
                digests.renew(self.folder / name)
            Entries(self.modules.cache, self._entry).keep_state(self.state)


def _below(folder: str, state: State) -> dict[str, Printed]:
    """Return what was printed below a folder of another language, or "" for that of the course."""
    return {path.removeprefix(folder): one for path, one in state.printed.items() if path.startswith(folder)}


def _language(sheets: InLanguage) -> str:
    return sheets.press.content.catalogue.language


def _take(place: Place, path: str, output: Output, name: str) -> bool:
    """Take a file over from a place, if it stands there as it was printed: linked from the last site, else copied."""
    source, made = place.folder / path, place.files[path].made
    if output.last and source == Path(output.last) / name:
        return output.keep(name)
    with suppress(OSError):
        # Never linked: somebody may fill in a form in one of the two.
        if stat.S_ISREG(os.lstat(source).st_mode):
            content = source.read_bytes()
            if hashlib.sha256(content).hexdigest() == made:
                output.write(name, content)
                return True
    return False


def _is_picture(path: str) -> bool:
    return path.startswith("modules/") and PurePath(path).suffix.casefold() in published.PICTURES
