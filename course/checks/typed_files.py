"""Files of a course become frozen dataclasses, and what their texts place and link to is kept.

Input: paths below the project's folder, and what each file holds. Output: what was read, or nothing and the
problems with it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from course.checks.front_matter import front_matter_fault
from course.checks.links import DataTexts
from course.checks.markdown import text_fault
from course.checks.translated_pages import check_page, translated_page
from course.checks.translator import Translator, path_in
from course.markdown.texts import has_standards, standards_in
from course.model import Catalogue
from course.model.lesson import Lesson
from course.model.text_keys import Shape
from course.reading import files, schema
from course.reading.data import Mapping, Node, Sequence, kind_of
from course.reading.problems import Position, Problems, nearest, shown
from course.reading.remedies import example_of
from course.reading.telling import tell
from course.reading.time_limit import TimeLimit
from course.reading.yaml_text import parse_yaml
from course.settings.site_settings import SiteSettings

T = TypeVar("T")
D = TypeVar("D", Mapping, Sequence)

_SOURCE = re.compile(r"(?=.*\d)[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*")  # the same for the id of a source
_FILE = re.compile(r"\.(?:svg|png|jpe?g|gif|webp|avif|pdf|md|mp[34])$", re.IGNORECASE)
_NAME = re.compile(r"[a-z0-9][\w-]+")  # what somebody can have meant for the name of a local standard


def _meant_by(name: str, standards: Collection[str], cited: Collection[str]) -> str:
    """Return what somebody can have meant who wrote a name in two square brackets, and how to write that."""
    if name in cited:
        return tell("`[^%(name)s]` cites the source of this id", name=name)
    if name.casefold() in ("_toc_", "toc"):
        return tell("remove it; the page makes its own table of contents")
    if _FILE.search(name.partition("|")[0]):
        return tell("for a picture write ![what it shows](picture.svg), for a link [words](page.md)")
    if _NAME.fullmatch(name):
        return nearest(name, standards, tell("under `standards` there"))
    cites = tell("[^%(name)s] cites a source; ", name=name) if _SOURCE.fullmatch(name) else ""
    return tell(
        "%(cites)sfor a link write [words](page.md); a question is placed by <!-- question: id -->", cites=cites
    )


class _TooSlow(Exception):
    """Markdown took too long over one file."""


class Page(NamedTuple):
    """The parts of a Markdown file: its front matter, what stands below, and the first line of that."""

    head: Mapping
    body: str
    first_line: int


class TypedFiles:
    """Reads the files of one project, and keeps what is checked once all of them are known."""

    def __init__(
        self, root: Path, problems: Problems, settings: SiteSettings, translator: Translator | None = None
    ) -> None:
        self.root, self.translator = root, translator
        self.limit = TimeLimit(settings.seconds_per_file)
        self.raw_html = settings.raw_html
        self.pages: list[Lesson] = []
        self.problems = problems
        self.standards_used: list[tuple[str, Position]] = []
        self.data: list[DataTexts] = []
        self.headless: dict[Path, Page] = {}  # texts whose front matter is not as it should be
        self.originals: dict[str, Lesson] = {}  # of translated pages, by their paths

    def mapping(self, path: Path, cls: type[T]) -> T | None:
        """Read a file that holds one set of keys."""
        node = self.node(path, tell("start it with `format: 1`"))
        if node is None:
            return None
        if not isinstance(node, Mapping):
            position = Position(files.relative(self.root, path), *node.place)
            message = tell(
                "%(label)s must be a set of keys, but %(kind_of)s was found",
                label=tell(schema.label_of(cls)),
                kind_of=kind_of(node),
            )
            self.problems.add(position, message, tell("start with `format: 1`"))
            return None
        return schema.read(self.taken(path, node, Shape("part", (cls,))), cls, self.problems)

    def entries(self, path: Path, cls: type[T]) -> tuple[T, ...]:
        """Read a file that holds a list; a file that is not there holds none."""
        node = self.node(path, tell("start each entry with `- id: ...`, or remove the file")) if path.exists() else None
        if node is None:
            return ()
        name = files.relative(self.root, path)
        if isinstance(node, Sequence) and not node.items:
            hint = tell("start each entry with `- id: ...`, or remove the file")
            self.problems.add(Position(name, *node.place), tell("the list is empty"), hint)
        if not isinstance(node, Sequence):
            message = tell("the file must be a list, but %(kind_of)s was found", kind_of=kind_of(node))
            self.problems.add(Position(name, *node.place), message, tell('start each entry with "- id: ..."'))
            return ()
        found = []
        for part in self.taken(path, node, Shape("parts", (cls,))).items:
            if isinstance(part, Mapping):
                found.append(schema.read(part, cls, self.problems))
            else:
                message = tell(
                    "%(label)s must be a set of keys, but %(kind_of)s was found",
                    label=tell(schema.label_of(cls)),
                    kind_of=kind_of(part),
                )
                self.problems.add(Position(name, *part.place), message, example_of(cls, part))
        return tuple(part for part in found if part is not None)

    def node(self, path: Path, begin: str) -> Node | None:
        """Read a YAML file as data with positions; ``begin`` says how a file begins, where one is empty."""
        text = files.read_text(self.root, path, self.problems)
        if text is None:
            return None
        if files.is_empty(text):
            self.problems.add(Position(files.relative(self.root, path)), tell("the file is empty"), begin)
            return None
        node = parse_yaml(text, files.relative(self.root, path), self.problems)
        if node is not None and self.translator is None:
            self.note_file(node, path)
        return node

    def note_file(self, node: Node, path: Path) -> None:
        """Keep what the texts of a file place and link to, for when all else is known."""
        data = DataTexts(files.relative(self.root, path), node)
        self.note(data)
        self.data.append(data)

    def taken(self, path: Path, node: D, shape: Shape) -> D:
        """Return what a file holds, in a translation with the texts of the file beside it."""
        if self.translator is None:
            return node
        name, other = files.relative(self.root, path), path_in(path, self.translator.language)
        new = self.node(other, tell("write its texts, or remove the file")) if other.exists() else None
        paths = (name, files.relative(self.root, other))
        if new is None:
            self.translator.note_missing(node, shape, paths)
            return node
        self.note_file(new, other)
        return self.translator.translated(node, new, shape, paths, self.problems)

    def page(self, path: Path, cls: type[T]) -> tuple[T, str, int] | None:
        """Read a Markdown file with front matter: what it says, the body, the body's first line."""
        parted = self.parted(path, cls)
        if parted is None:
            return None
        node, body, first_line = parted
        if self.translator is None:
            self.note_file(node, path)
        else:
            node, body, first_line = self.page_taken(path, cls, Page(node, body, first_line))
        head = schema.read(node, cls, self.problems)
        if head is None:
            self.headless[path] = Page(node, body, first_line)
            return None
        return head, body, first_line

    def headless_page(self, path: Path) -> Lesson | None:
        """Return the text of a page whose front matter is not as it should be; None where there is none to be read."""
        page = self.headless.get(path)
        return self.converted(Lesson(files.relative(self.root, path), "", "", *page[1:])) if page else None

    def as_written(self, path: Path) -> Node | None:
        """Return the data of a file, or of its front matter, as they are written; None where that cannot be read."""
        name = files.relative(self.root, path)
        return next((data.node for data in self.data if data.path == name), None)

    def parted(self, path: Path, cls: type[T]) -> Page | None:
        """Read a Markdown file with front matter, which may say what ``cls`` does, into its parts."""
        text = files.read_text(self.root, path, self.problems)
        if text is None:
            return None
        name = files.relative(self.root, path)
        front, body, first_line = files.split_front_matter(text)
        if front is None or not files.is_closed(text):
            self.problems.add(*front_matter_fault(text, name, schema.keys_of(cls)))
            return None
        node = parse_yaml(front, name, self.problems, first_line=2)
        if node is None:
            return None
        if not isinstance(node, Mapping):
            message = tell("front matter must be a set of keys, but %(kind_of)s was found", kind_of=kind_of(node))
            self.problems.add(Position(name, *node.place), message, tell("write `key: text` lines"))
            return None
        return Page(node, body, first_line)

    def page_taken(self, path: Path, cls: type[T], page: Page) -> Page:
        """Return a page as its translation has it; as it is, where there is none."""
        translator = self.translator
        if translator is None:
            return page
        name, other = files.relative(self.root, path), path_in(path, translator.language)
        shape = Shape("part", (cls,))
        new = self.parted(other, cls) if other.exists() else None
        paths = (name, files.relative(self.root, other))
        if new is None:
            translator.note_missing(page.head, shape, paths, page.body)
            return page
        self.note_file(new.head, other)
        head = translator.translated(page.head, new.head, shape, paths, self.problems, (page.body, new.body))
        if not new.body.strip():
            return Page(head, page.body, page.first_line)
        self.originals[name] = Lesson(name, "", "", page.body, page.first_line)
        return Page(head, new.body, new.first_line)

    def converted(self, lesson: Lesson) -> Lesson:
        """Have Markdown read a page, in the time that one file may take; keep what it places and links to."""
        lesson = replace(lesson, raw_html=self.raw_html)
        original = self.originals.get(lesson.path)
        if original and self.translator:
            original = replace(original, raw_html=self.raw_html)
            lesson = translated_page(lesson, original, self.translator.language)
        self.limit.start(_TooSlow())
        try:
            reading = lesson.reading
        except _TooSlow:
            message = tell("rendering took more than %(seconds)s seconds", seconds=f"{self.limit.seconds:g}")
            hint = tell("look for long runs of brackets, backticks or nested lists, or split the file")
            self.problems.add(Position(lesson.path), message, hint)
            return replace(lesson, body="")
        finally:
            self.limit.stop()
        for standard in reading.standards:
            self.standards_used.append((standard.id, Position(lesson.path, standard.line, standard.column)))
        if original and self.translator and self.translator.overlay.compares:
            check_page(lesson, original, self.problems)
            reading.__dict__["words"] = original.words
        self.pages.append(lesson)
        return lesson

    def note(self, data: DataTexts) -> None:
        """Keep what texts place, for when the catalogue is known; report what cannot be rendered in any useful time."""
        if not (has_standards(data.as_one) or text_fault(data.as_one)):  # what no text of it has, all have not
            return
        for node in (one.node for one in data.texts if not one.is_typed):
            position = Position(data.path, *node.place)
            if fault := text_fault(node.text):
                self.problems.add(position, *fault)
            self.standards_used += [(name, position) for name in standards_in(node.text)]

    def check_standards(self, catalogue: Catalogue, cited: Collection[str]) -> None:
        """Report local standards that the catalogue does not have; ``cited``: what can be cited, by its id."""
        known = {standard.id for standard in catalogue.standards}
        for name, position in self.standards_used:
            if name not in known:
                message = tell("there is no local standard %(name)s in modules/catalogue.yml", name=shown(name))
                self.problems.add(position, message, _meant_by(name, known, cited))
