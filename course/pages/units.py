"""What makes up one edition, in units: pages of a module, pages of a course, scripts, and the pages that stand alone.

Input: ``Content`` and ``Fragments``. Output: ``Unit``s, each of which makes its share when it is asked. A unit is what
a build makes again as a whole, or leaves as it is: ``modules`` says whose files it shows, beside the catalogue,
the sources and the theme, which every page may show.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from course.model import Content, Course, Family, Module, OwnPage
from course.model.lesson import Lesson, Reading
from course.model.module_facts import ModuleFacts
from course.pages.authored import lesson_page, overview_page, own_page, owner_of
from course.pages.catalogue import course_page, family_page, family_pages, follow_up_pages, home, sources_page
from course.pages.fragments import Fragments
from course.pages.guide import guide_pages
from course.pages.issuer import issuer_files
from course.pages.learning import certificate_page, learning_lines, learning_page, listed_apart
from course.pages.look import look_files
from course.pages.module import checklist_pages, quiz_page
from course.pages.observe import observe_page
from course.pages.page import Lines, Page, scripts_of, styled
from course.pages.renamed import moved_files
from course.pages.review import review_lines, review_page
from course.pages.slides import slides_page
from course.pages.trainer import key_page, run_sheet_page, run_sheet_src, trainer_alone
from course.pages.verify import tested_lines, verify_page

ReadText = Callable[[Lesson], Reading]
Told = Callable[[ModuleFacts], str]
# Pages that stand alone, by their sources.
SINGLE: dict[str, Callable[[Content, Fragments], Page]] = {
    "index.md": home,
    "learning.md": learning_page,
    "due.md": review_page,
    "sources.md": sources_page,
    "certificate.md": certificate_page,
    "observe.md": observe_page,
    "verify.md": verify_page,
}
# What some of them tell of every module; the others tell any fact.
_TOLD: dict[Callable[[Content, Fragments], Page], Told] = {
    review_page: lambda _: "",
    sources_page: attrgetter("taught"),
    certificate_page: lambda _: "",
}


@dataclass(frozen=True)
class Unit:
    """Pages that are made together, and files beside them.

    Of which modules it shows what, by their slugs: ``modules`` may be shown with everything in them, of ``banks``
    questions, and of ``facts`` what stands there (``course.model.module_facts``); None means all, and then ``told``
    returns a digest of what our templates tell of each. ``files`` returns texts by their paths, and ``lines`` what
    scripts hold by theirs.
    """

    name: str
    make: Callable[[], Iterator[Page]]
    modules: frozenset[str] | None = frozenset()
    banks: frozenset[str] = frozenset()
    facts: frozenset[str] | None = None
    told: Told = attrgetter("digest")
    files: Callable[[], Mapping[str, str]] = dict
    lines: Callable[[], Mapping[str, Lines]] = dict

    def pages(self, fragments: Fragments) -> Iterator[Page]:
        """Make the pages, each with the style sheets that it needs."""
        for page in self.make():
            yield styled(page, fragments.links)


def read_for_learners(text: Lesson) -> Reading:
    """Return what Markdown made of a text, for a learner's page."""
    return text.reading


def units(
    content: Content,
    fragments: Fragments,
    *,
    trainer: bool = False,
    prints: Collection[str] = (),
    read: ReadText = read_for_learners,
) -> Iterator[Unit]:
    """Yield the units of one edition; ``prints`` are the paths of the files that stand ready to print."""
    if trainer:
        yield Unit("trainer", lambda: trainer_alone(content, fragments, prints), modules=None)
    if content.has_family_pages:
        yield from (_of_family(content, family, fragments) for family in content.families)
    for course in content.catalogue.courses:
        yield from _of_course(content, course, fragments)
    for module in content.modules:
        yield _of_module(content, module, fragments, prints if trainer else None, read)
    for path, modules in listed_apart(content):
        yield _of_list(content, path, modules, fragments)
    for page in content.own_pages:
        yield _of_own_page(page, fragments, read)
    for src in content.single_pages:
        yield _alone(content, SINGLE[src], fragments)
    yield from _files_alone(content, fragments, trainer=trainer)


def _files_alone(content: Content, fragments: Fragments, *, trainer: bool) -> Iterator[Unit]:
    """Yield what is no page and belongs to none."""
    if look_files(content):
        yield Unit("look", lambda: iter(()), files=lambda: look_files(content))
    if keys := issuer_files(content, fragments.links.site_url):
        yield Unit("issuer", lambda: iter(()), modules=None, files=lambda: keys)
    if content.former.all:
        yield Unit("moved", lambda: iter(()), files=lambda: moved_files(content, fragments, trainer=trainer))


def _alone(content: Content, make: Callable[[Content, Fragments], Page], fragments: Fragments) -> Unit:
    shown = frozenset(module.slug for module in content.observing) if make is observe_page else frozenset()
    told = _TOLD.get(make, Unit.told)
    return Unit(f"page-{make.__name__}", lambda: iter((make(content, fragments),)), modules=shown, told=told)


def generated(content: Content, fragments: Fragments) -> Iterator[Page]:
    """Yield every page that no author writes."""
    for src in content.single_pages:
        yield SINGLE[src](content, fragments)
    yield from family_pages(content, fragments)
    for course in content.catalogue.courses:
        yield from made_of_course(content, course, fragments)
    for module in content.modules:
        yield from made_of_module(content, module, fragments)


def made_of_course(content: Content, course: Course, fragments: Fragments) -> Iterator[Page]:
    """Yield the pages of a course."""
    yield course_page(content, course, fragments)
    yield from follow_up_pages(content, course, fragments)


def made_of_module(content: Content, module: Module, fragments: Fragments) -> Iterator[Page]:
    """Yield the pages of a module that no author writes."""
    yield quiz_page(content, module, fragments)
    yield from checklist_pages(content, module, fragments)
    yield from guide_pages(module, fragments)


def _of_course(content: Content, course: Course, fragments: Fragments) -> Iterator[Unit]:
    shown = frozenset(modules_of(content, course))
    yield Unit(f"course-{course.id}", lambda: iter((course_page(content, course, fragments),)), facts=shown)
    later = lambda: follow_up_pages(content, course, fragments)  # noqa: E731
    yield Unit(f"follow-ups-{course.id}", later, banks=shown, facts=shown)


def modules_of(content: Content, course: Course) -> Iterator[str]:
    """Yield the slugs of the modules of a course."""
    return (content.by_code[code].slug for code in (*course.core, *course.electives))


def _of_family(content: Content, family: Family, fragments: Fragments) -> Unit:
    courses = content.courses_in(family.id)
    slugs = (slug for course in courses for slug in modules_of(content, course))
    shown = frozenset((*slugs, *(module.slug for module in content.in_family(family.id))))
    return Unit(f"family-{family.id}", lambda: iter((family_page(content, family, fragments),)), facts=shown)


def _of_own_page(page: OwnPage, fragments: Fragments, read: ReadText) -> Unit:
    return Unit(f"own-{page.text.stem}", lambda: iter((own_page(page, fragments, read(page.text)),)), facts=frozenset())


def _of_module(
    content: Content, module: Module, fragments: Fragments, prints: Collection[str] | None, read: ReadText
) -> Unit:
    def made() -> Iterator[Page]:
        overview = read(module.overview_page) if module.overview_page else Reading()
        yield overview_page(content, module, fragments, overview)
        for lesson in module.lessons:
            yield lesson_page(content, module, lesson, fragments, read(lesson))
        yield from made_of_module(content, module, fragments)
        if prints is not None:
            notes = read(module.trainer.notes) if module.trainer else None
            yield run_sheet_page(module, fragments, notes, prints)
            yield slides_page(content, module, fragments)
            yield key_page(content, module, fragments)

    return Unit(
        f"module-{module.slug}",
        made,
        shown_by(content, module),
        facts=named_by(content, module),
        lines=lambda: _lines_of(content, module, fragments),
    )


def _lines_of(content: Content, module: Module, fragments: Fragments) -> dict[str, Lines]:
    """Return what pages bring of a module on request, by paths."""
    return review_lines(content, module, fragments) | tested_lines(module, fragments)


def module_scripts(content: Content, fragments: Fragments) -> dict[str, str]:
    """Return the scripts that pages bring of all modules on request, by paths."""
    lines = (_lines_of(content, module, fragments) for module in content.modules)
    return {path: text for one in lines for path, text in scripts_of(one).items()}


def _of_list(content: Content, path: str, modules: Sequence[Module], fragments: Fragments) -> Unit:
    return Unit(
        f"list-{path}",
        lambda: iter(()),
        facts=frozenset(slug for module in modules for slug in named_by(content, module)),
        lines=lambda: {path: learning_lines(content, fragments, modules)},
    )


def texts_of(content: Content, *, trainer: bool) -> dict[str, Lesson]:
    """Return what authors wrote as pages, by the source of the page."""
    texts = {lesson.src: lesson for module in content.modules for lesson in module.lessons}
    texts |= {f"{module.slug}/index.md": module.overview_page for module in content.modules if module.overview_page}
    texts |= {page.src: page.text for page in content.own_pages}
    if trainer:
        texts |= {run_sheet_src(module): module.trainer.notes for module in content.modules if module.trainer}
    return texts


def authored_page(
    content: Content, src: str, fragments: Fragments, reading: Reading, prints: Collection[str] = ()
) -> Page:
    """Return the page around a text that somebody may have changed since it was read."""
    for page in content.own_pages:
        if page.src == src:
            return own_page(page, fragments, reading)
    module = content.by_slug[src.partition("/")[0]]
    if src == run_sheet_src(module):
        return run_sheet_page(module, fragments, reading, prints)
    for lesson in module.lessons:
        if lesson.src == src:
            return lesson_page(content, module, lesson, fragments, reading)
    return overview_page(content, module, fragments, reading)


def shown_by(content: Content, module: Module) -> frozenset[str]:
    """Return the modules of which the pages of one show texts.

    Its lessons place what is another's, and scenarios touch items of checklists of any.
    """
    placed = [owner_of(content, module, place) for lesson in module.facts.lessons for place in lesson.placements]
    scenes = [one for owner, name in placed for one in owner.facts.scenarios if one.id == name]
    items = [name for scene in (*module.facts.scenarios, *scenes) for name in scene.items]
    owners = (*(owner for owner, _ in placed), *(content.item_owners[name] for name in items))
    return frozenset((module.slug, *(owner.slug for owner in owners)))


def named_by(content: Content, module: Module) -> frozenset[str]:
    """Return the modules of which the pages of one tell facts: its own, those it names, and those that place its parts.

    A module's own page links to the lesson, anywhere, that places its scenarios.
    """
    offering = module.offering
    named = (content.by_code[code] for code in (*offering.prerequisites, *offering.related))
    practice = (scene for scene in module.facts.scenarios if not scene.is_guide)
    places = (content.scenario_places.get(f"{module.slug}/{scene.id}", "") for scene in practice)
    slugs = (src.partition("/")[0] for src in places if src)
    return frozenset((module.slug, *(one.slug for one in named), *slugs))
