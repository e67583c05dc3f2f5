"""Pages of the trainer's edition: what there is, a run sheet and an answer key for each module.

Input: ``Content`` and ``Fragments``. Output: ``Page``s, and the parts around a trainer's notes.
The learner's edition calls nothing of this.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from course.locale import Words
from course.model import Content, Course, Module, Objective
from course.model.lesson import Reading
from course.model.questions import Question
from course.pages import citations
from course.pages.answers import answers_to, is_placed
from course.pages.fragments import Fragments
from course.pages.marks import MARKS, marks_page
from course.pages.page import Page, revision_line
from course.pages.place import place_of
from course.pages.slides import slides_page, slides_src
from course.scenarios import drawing

INDEX = "trainer.md"
PRINTS = "print"  # the folder of the site that holds what is ready to print
_PAPERS = (("A4", "a4"), ("Letter", "letter"), ("A5", "a5"), ("Half Letter", "half-letter"), ("A6", "a6"))


@dataclass(frozen=True)
class Shown:
    """Where an objective is asked for and practised; questions by their numbers in the bank."""

    objective: Objective
    lesson: tuple[int, ...]
    quiz: tuple[int, ...]
    scenarios: tuple[str, ...]
    items: int


@dataclass(frozen=True)
class Sheet:
    """Something ready to print: what it is, and its files, each with what tells it from the others."""

    title: str
    files: tuple[tuple[str, str], ...]


def run_sheet_src(module: Module) -> str:
    """Return the source path of a module's run sheet."""
    return f"{module.slug}/trainer.md"


def key_src(module: Module) -> str:
    """Return the source path of a module's answer key."""
    return f"{module.slug}/trainer-keys.md"


def trainer_pages(content: Content, fragments: Fragments, prints: Collection[str] = ()) -> Iterator[Page]:
    """Yield the pages of the trainer's edition; a run sheet with an author's notes is not among them.

    ``prints`` are the paths of the files that stand ready to print.
    """
    yield from trainer_alone(content, fragments, prints)
    for module in content.modules:
        if module.trainer is None:
            yield run_sheet_page(module, fragments, None, prints)
        yield slides_page(content, module, fragments)
        yield key_page(content, module, fragments)


def trainer_alone(content: Content, fragments: Fragments, prints: Collection[str] = ()) -> Iterator[Page]:
    """Yield the pages of the trainer's edition that belong to no module."""
    yield trainer_index(content, fragments, prints)
    if content.catalogue.courses:  # marks from paper are for records, and those are of courses
        yield marks_page(content, fragments, INDEX)


def trainer_index(content: Content, fragments: Fragments, prints: Collection[str] = ()) -> Page:
    """Return the first page of the trainer's edition."""
    return Page(
        src=INDEX,
        title=content.words.say("Trainer’s edition"),
        short_title=content.words.say("What is here"),
        description=content.words.say("Run sheets, answer keys and what to print, for whoever leads a session."),
        html=fragments.render(
            "trainer_index.html",
            INDEX,
            run_sheet_src=run_sheet_src,
            slides_src=slides_src,
            key_src=key_src,
            marks_src=MARKS if content.catalogue.courses else "",
            packs=[(course, packs_of(course, prints, content.words)) for course in content.catalogue.courses],
            has_mistakes=any(explains_mistakes(module) for module in content.modules),
            has_checklists=any(module.facts.checklists for module in content.modules),
            has_clock=any(module.facts.has_clock for module in content.modules),
        ),
    )


def run_sheet_page(module: Module, fragments: Fragments, reading: Reading | None, prints: Collection[str] = ()) -> Page:
    """Return a module's run sheet."""
    return Page(
        src=run_sheet_src(module),
        title=fragments.words.say("Run sheet: %(title)s", title=module.title),
        short_title=fragments.words.say("Run sheet"),
        description=fragments.words.say("How to run a session on %(title)s.", title=module.title),
        html=run_sheet_html(module, fragments, reading, prints),
        revision_line=revision_line(module, fragments.words),
    )


def run_sheet_html(
    module: Module, fragments: Fragments, reading: Reading | None, prints: Collection[str] = ()
) -> Markup:
    """Return a module's run sheet around its notes, which an author wrote."""
    src = run_sheet_src(module)
    reading = reading or Reading()
    trainer = module.trainer
    session = trainer.session if trainer else None
    return fragments.render(
        "trainer_run_sheet.html",
        src,
        module=module,
        session=session,
        prepare=session.prepare if session else (),
        minutes=(session.session if session else None) or module.minutes,
        steps=trainer.timed if trainer else (),
        headings={name: (lesson.src, words) for lesson in module.lessons for name, words in lesson.parts.items()},
        notes=fragments.as_written(citations.filled(reading.html, fragments, src), f"modules/{src}"),
        cited=citations.notes_section(reading.notes, fragments, src),
        sheets=sheets_of(module, prints, fragments.words),
        scenarios=module.scenarios,
        graph=drawing,
        slides_src=slides_src(module),
        key_src=key_src(module),
        index=INDEX,
    )


def key_page(content: Content, module: Module, fragments: Fragments) -> Page:
    """Return the answers to every question of a module, with the mistakes that people make."""
    src = key_src(module)
    return Page(
        src=src,
        title=fragments.words.say("Answer key: %(title)s", title=module.title),
        short_title=fragments.words.say("Answer key"),
        description=fragments.words.say("The answers to all questions of %(title)s.", title=module.title),
        html=fragments.render(
            "trainer_keys.html",
            src,
            base=f"{module.slug}/index.md",
            module=module,
            questions=[
                (number, question, answers_to(question, content.words), is_placed(question))
                for number, question in enumerate(module.quiz.questions, start=1)
            ],
            placed=placed_in_lessons(module),
            sections=place_of(content, module, fragments, src).sections,
            has_mistakes=explains_mistakes(module),
            shown=[shown_by(module, objective) for objective in module.offering.objectives],
            run_sheet_src=run_sheet_src(module),
            index=INDEX,
        ),
        revision_line=revision_line(module, fragments.words),
    )


def explains_mistakes(module: Module) -> bool:
    """Tell whether the feedback of any question says which mistakes people make."""
    return any(question.is_explained for question in module.facts.questions)


def _plain_and_fillable(path: str, words: Words) -> list[tuple[str, str]]:
    """Return the files of one sheet: by paper, to print, and to fill in on screen."""
    return _by_paper(path, words) + [
        (words.say("%(paper)s, to fill in on screen", paper=name), f"{path}-{paper}-fillable.pdf")
        for name, paper in _papers(words)
    ]


def _papers(words: Words) -> list[tuple[str, str]]:
    """Return each paper that there may be, in each size of letters: what people call it, and what files do."""
    large = [(words.say("%(paper)s in large print", paper=name), f"{paper}-large") for name, paper in _PAPERS]
    return [*_PAPERS, *large]


def sheets_of(module: Module, prints: Collection[str], words: Words) -> list[Sheet]:
    """Return what of a module stands ready to print."""
    folder = f"modules/{module.slug}"
    named = [(checklist.title, f"{folder}/checklist-{checklist.id}") for checklist in module.checklists]
    named += [
        (words.say("Observation: %(title)s", title=checklist.title), f"{folder}/observation-{checklist.id}")
        for checklist in module.checklists
        if checklist.required == "observed"
    ]
    lists = [_sheet(title, _plain_and_fillable(path, words), prints) for title, path in named]
    quizzes = [
        sheet
        for version in "AB"
        for sheet in (
            _sheet(
                words.say("Quiz, version %(version)s", version=version),
                _by_paper(f"{folder}/worksheet-{version.lower()}", words),
                prints,
            ),
            _sheet(
                words.say("Key to version %(version)s", version=version),
                _by_paper(f"keys/modules/{module.slug}-{version.lower()}", words),
                prints,
            ),
            _sheet(
                words.say("One-page key to version %(version)s", version=version),
                _by_paper(f"keys/modules/{module.slug}-{version.lower()}-one-page", words),
                prints,
            ),
        )
    ]
    return [sheet for sheet in (*lists, *quizzes) if sheet.files]


def packs_of(course: Course, prints: Collection[str], words: Words) -> list[Sheet]:
    """Return what of a whole course stands ready to print."""
    folder = f"courses/{course.id}"
    sheets = (
        _sheet(words.say("Everything for the group"), _by_paper(f"{folder}/pack", words), prints),
        _sheet(words.say("All keys"), _by_paper(f"keys/{folder}", words), prints),
        _sheet(words.say("Certificate to fill in"), _by_paper(f"{folder}/certificate", words), prints),
    )
    return [sheet for sheet in sheets if sheet.files]


def _by_paper(path: str, words: Words) -> list[tuple[str, str]]:
    return [(name, f"{path}-{paper}.pdf") for name, paper in _papers(words)]


def _sheet(title: str, files: list[tuple[str, str]], prints: Collection[str]) -> Sheet:
    return Sheet(title, tuple((name, f"{PRINTS}/{path}") for name, path in files if path in prints))


def placed_in_lessons(module: Module) -> frozenset[str]:
    """Return the ids of a module's questions that its own lessons ask."""
    return frozenset(
        placement.id.removeprefix(f"{module.slug}/")
        for lesson in module.lessons
        for placement in lesson.placements
        if placement.kind == "question"
    )


def shown_by(module: Module, objective: Objective) -> Shown:
    """Return where one objective is asked for and practised."""
    placed = placed_in_lessons(module)
    asked: list[tuple[int, Question]] = [
        (number, question)
        for number, question in enumerate(module.quiz.questions, start=1)
        if question.objective == objective.id
    ]
    return Shown(
        objective=objective,
        lesson=tuple(number for number, question in asked if question.id in placed),
        quiz=tuple(number for number, question in asked if question.use != "check"),
        scenarios=tuple(scene.title for scene in module.scenarios if objective.id in scene.objectives),
        items=sum(item.objective == objective.id for checklist in module.checklists for item in checklist.items),
    )
