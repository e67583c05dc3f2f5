"""Every text of the data files, with its place and with what may carry a waiver for it.

Input: ``Content``. Output: ``Text``s; ids, codes, dates and reasons of waivers are none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from course.model import Content, Module
from course.model.lesson import Lesson
from course.model.waivers import TextWaiver, Waiver
from course.reading.data import Mapping, Node, Place, Scalar, Sequence
from course.reading.problems import Position
from course.rules.words import word_set

Holder = Mapping | Lesson

_NO_TEXT = word_set(
    "authorised bloom capstone category claim claims code core date draw electives email ends evidence family "
    "format goto house id ids issues kind language lessons method models next_review objective objectives "
    "pass_mark phone points prerequisites recalls related revision section signed start status trainer use version "
    "waive where"
)


@dataclass(slots=True)
class Text:
    """One text of a data file; ``key`` is the nearest key above it, ``first`` as in ``Scalar``."""

    text: str
    path: str
    place: Place
    holder: Mapping
    key: str = ""
    first: Place | None = None

    @property
    def position(self) -> Position:
        """Return the place of the whole text."""
        return Position(self.path, *self.place)

    def at(self, line: int, column: int) -> Position:
        """Return the place in the file of a line and column of the text, or of the whole where YAML folds it."""
        if self.first is None:
            return self.position
        return Position(self.path, self.first[0] + line - 1, self.first[1] + column - 1)


Carried = tuple[Waiver, ...] | tuple[TextWaiver, ...]


def module_holders(module: Module) -> Iterator[tuple[Holder, Carried]]:
    """Yield everything of a module that may carry waivers, with those it carries."""
    yield module.offering.at, module.offering.waive
    for question in module.quiz.questions:
        yield question.at, question.waive
    for checklist in module.checklists:
        yield checklist.at, checklist.waive
        for item in checklist.items:
            yield item.at, item.waive
    for scenario in module.scenarios:
        yield scenario.at, scenario.waive
    for lesson in module.lessons:
        yield lesson, lesson.waive


def course_holders(content: Content) -> Iterator[tuple[Holder, Carried]]:
    """Yield everything that belongs to no module and may carry waivers, with those it carries."""
    catalogue = content.catalogue
    yield catalogue.at, catalogue.waive
    for course in catalogue.courses:
        yield course.at, course.waive
    for source in content.sources.by_number:
        yield source.at, source.waive
    for page in content.own_pages:
        yield page.text, page.text.waive


def module_texts(module: Module) -> tuple[Text, ...]:
    """Return every text of a module's data files and of its front matter."""
    found: tuple[Text, ...] | None = module.derived.get("texts")  # several rules read them
    if found is None:
        known = {id(holder) for holder, _ in module_holders(module)}
        read = list(offered_texts(module))
        read += _texts(module.quiz.at, module.offering.at, known)
        for at in (*(one.at for one in module.checklists), *(one.at for one in module.scenarios)):
            read += _texts(at, at, known)
        found = module.derived["texts"] = tuple(read)
    return found


def offered_texts(module: Module) -> Iterator[Text]:
    """Yield what a module says of itself in the catalogue: the texts of its front matter."""
    return _texts(module.offering.at, module.offering.at, set())


def catalogue_texts(content: Content) -> Iterator[Text]:
    """Yield every text of the catalogue."""
    known = {id(course.at) for course in content.catalogue.courses}
    return _texts(content.catalogue.at, content.catalogue.at, known)


def course_texts(content: Content) -> Iterator[Text]:
    """Yield every text of the data files that belong to no module: of the catalogue and the sources."""
    known = {id(holder) for holder, _ in course_holders(content)}
    yield from catalogue_texts(content)
    yield from _texts(content.sources.at, content.catalogue.at, known)


def trainer_texts(module: Module) -> Iterator[Lesson]:
    """Yield what stands for trainers beside the lessons: blocks in the overview, and the notes."""
    if module.overview_page and module.overview_page.reading.trainer_lines:
        yield replace(module.overview_page, body=module.overview_page.body_for(trainer=True))
    if module.trainer:
        yield module.trainer.notes


def session_texts(module: Module) -> Iterator[Text]:
    """Yield every text of a module's run sheet, and what its questions say to the trainer."""
    at = module.offering.at
    if module.trainer and module.trainer.session:
        yield from _texts(module.trainer.session.at, at, set())
    for question in module.quiz.questions:
        node = question.at.entries.get("trainer")
        if isinstance(node, Scalar):
            yield Text(node.text, question.at.path, node.place, question.at, "trainer", node.first)


def _texts(root: Mapping, holder: Mapping, known: set[int]) -> Iterator[Text]:
    waiting: list[tuple[Node, Mapping, str]] = [(root, holder, "")]
    while waiting:
        node, holder, key = waiting.pop()
        if isinstance(node, Scalar):
            yield Text(node.text, root.path, node.place, holder, key, node.first)
        elif isinstance(node, Sequence):
            waiting.extend((value, holder, key) for value in reversed(node.items))
        else:
            holder = node if id(node) in known else holder
            entries = [(value, name) for name, value in node.entries.items() if name not in _NO_TEXT]
            waiting.extend((value, holder, name) for value, name in reversed(entries))
