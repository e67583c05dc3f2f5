"""A translation that is out of step with its original, read as far as the two go together.

Input: a course, and its files in one of its other languages. Output: of each file its texts and their translations;
what translates nothing any more is kept apart, and what may translate something else is marked as unsure. ``check``
tells all of that as mistakes; whoever brings a translation up to date is handed it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from course.checks.translator import Overlay, Translated, Translator
from course.checks.typed_files import TypedFiles
from course.model import Catalogue, Checklist, Content, Module, Offering, PageHead, Quiz, Scenario, Session, Sources
from course.model.lesson_head import LessonHead
from course.model.text_keys import NAMED_BY, Shape, Steps, name_of, named_parts
from course.reading.data import Mapping, Node, Scalar, Sequence
from course.reading.problems import Position, Problems
from course.settings.mkdocs_yml import read_settings
from course.translating.alignment import aligned


def files_of(root: Path, content: Content, language: str) -> tuple[Translated, ...]:
    """Return the translated files of a course; raises ``CourseProblems`` with what cannot be read in them."""
    problems = Problems()
    translator = Translator(language, LooseOverlay)
    _Reader(root.resolve(), problems, read_settings(root, Problems()), translator).read(content)
    problems.stop_if_any()
    return tuple(translator.files)


class LooseOverlay(Overlay):
    """Lays the texts of one file over another, and keeps apart what has no place there."""

    def part_ways(self, left: Node | None, steps: Steps, at: Position, told: tuple[str, str]) -> None:  # noqa: ARG002 - told by ``check``
        """Keep what translates nothing; where a text lost something, know that it is to be looked at."""
        if left is None:
            self.unsure.add(steps)
        else:
            self.left |= _texts_below(left, steps)

    def paired(self, base: Sequence, new: Sequence, shape: Shape, steps: Steps) -> list[str]:
        """Return the names of the entries that those of a list of another length most likely translate."""
        names = [name for name, _ in named_parts(base, shape.inner)]
        given = [name_of(part) for part in new.items]
        free = [number for number, name in enumerate(names) if name not in given]
        unnamed = [number for number, name in enumerate(given) if not name]
        places = aligned([_as_one(base.items[at]) for at in free], [_as_one(new.items[at]) for at in unnamed])
        for number, place in zip(free, places, strict=True):
            if place is not None:
                given[unnamed[place]] = names[number]
        self.unsure.add(steps)
        return given


def _as_one(node: Node) -> str:
    return "\n".join(_texts_below(node, ()).values())


def _texts_below(node: Node, steps: Steps) -> dict[Steps, str]:
    """Return every text below a node, with the steps to it."""
    if isinstance(node, Scalar):
        return {steps: node.text} if node.text.strip() else {}
    if isinstance(node, Sequence):
        inside = [(name_of(part) or str(number), part) for number, part in enumerate(node.items, start=1)]
    else:
        inside = [(key, part) for key, part in node.entries.items() if key not in (*NAMED_BY, "original")]
    return {place: text for name, part in inside for place, text in _texts_below(part, (*steps, name)).items()}


class _Reader(TypedFiles):
    """Reads the files of a sound course once more, each with its translation."""

    def read(self, content: Content) -> None:
        """Have the translator know every file with texts."""
        folder = self.root / "modules"
        self._data(folder / "catalogue.yml", Shape("part", (Catalogue,)))
        self._data(folder / "sources.yml", Shape("part", (Sources,)))
        for module in content.modules:
            self._data(self.root / "quizzes" / f"{module.slug}.yml", Shape("part", (Quiz,)))
            self._data(folder / module.slug / "checklists.yml", Shape("parts", (Checklist,)))
            self._data(folder / module.slug / "scenarios.yml", Shape("parts", (Scenario,)))
        for path, cls in _pages_of(content):
            if page := self.parted(self.root / path, cls):
                self.page_taken(self.root / path, cls, page)

    def _data(self, path: Path, shape: Shape) -> None:
        node = self.node(path, "") if path.exists() else None
        if isinstance(node, Mapping):
            self.taken(path, node, shape)
        if isinstance(node, Sequence):
            self.taken(path, node, shape)


def _pages_of(content: Content) -> Iterator[tuple[str, type]]:
    """Yield the pages of a course, each with what its front matter is."""
    for module in content.modules:
        yield f"modules/{module.slug}/index.md", Offering
        yield from ((lesson.path, LessonHead) for lesson in module.lessons)
        if _has_session(module):
            yield f"modules/{module.slug}/trainer.md", Session
    yield from ((page.text.path, PageHead) for page in content.own_pages)


def _has_session(module: Module) -> bool:
    return module.trainer is not None and module.trainer.session is not None
