"""What ``check --since`` asks of an author: a version, a note of changes, or a question's ``revision``.

Input: the course as it stood, and as it stands. Output: problems where learners would be told
nothing or something wrong, and warnings where only an author can say whether the sense has changed.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from course.checks.lost_names import told_of_lost
from course.model import Checklist, Content, Course, Module
from course.model.former_names import FormerNames
from course.model.lesson import Lesson
from course.model.questions import Question
from course.model.terms import is_older, version_numbers
from course.reading.problems import Position, Problem, shown
from course.reading.telling import tell, tell_row
from course.records.judgement import local_day
from course.records.verification import changes_since

# House numbers, where no research names one.
SAME_TEXT = 0.97  # of the words of a module: below it, its readers have read something else
SAME_WORDS = 0.6  # of the letters of a prompt, a choice or an item: below it, its sense may be another
# In English; in other languages the share of letters alone decides.
NEGATIONS = frozenset(
    ("no", "not", "never", "none", "nobody", "nothing", "except", "without", "unless", "cannot", "don't", "doesn't")
)
# What no learner reads of a text that is in a data file: where a link leads.
_TARGET = re.compile(r"\]\([^()\s]*")


@dataclass(frozen=True)
class Changes:
    """What was found, sorted by place."""

    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def compare(old: Content, new: Content, ref: str) -> Changes:
    """Return what the changes since ``ref`` ask of the author; modules that both courses share have not changed."""
    problems: list[Problem] = []
    warnings: list[Problem] = []
    earlier = {new.former.now("modules", (module.slug,)): module for module in old.modules}
    changed = {module.slug for module in (*old.modules, *new.modules) if not _is_shared(module, old, new)}
    for module in new.modules:
        before = earlier.get((module.slug,))
        if before is None or before is module:
            continue
        problems += _version_faults(before, module, ref, new.former)
        problems += _checklist_faults(before, module, ref, new.former)
        problems += _demand_faults(before, module, ref, new.former)
        warnings += _doubts(before, module, ref, new.former)
    problems += _course_faults(old, new, ref)
    warnings += _completion_doubts(old, new, ref)
    lost = told_of_lost(old, new, changed, ref)
    return Changes(tuple(sorted({*problems, *lost[0]})), tuple(sorted({*warnings, *lost[1]})))


def _is_shared(module: Module, old: Content, new: Content) -> bool:
    return old.by_slug.get(module.slug) is new.by_slug.get(module.slug)


def _version_faults(old: Module, new: Module, ref: str, former: FormerNames) -> Iterator[Problem]:
    revision = new.offering.revision
    then, at = old.offering.revision.version, new.offering.at.at("revision", "version")
    if is_older(revision.version, then):
        message = tell(
            "the version went back from %(then)s at `%(ref)s` to %(version)s",
            then=then,
            ref=ref,
            version=revision.version,
        )
        yield Problem(at, message, tell("write a version after %(then)s", then=then))
    elif version_numbers(revision.version) == version_numbers(then):
        yield from _same_version_faults(old, new, ref, former)
    elif not any(
        version_numbers(change.version) == version_numbers(revision.version) for change in new.offering.changes
    ):
        message = tell(
            "version %(version)s has no entry in `changes`, and was %(then)s at `%(ref)s`",
            version=revision.version,
            then=then,
            ref=ref,
        )
        hint = tell(
            'add {version: "%(version)s", date: %(date)s, kind: minor, summary: ...}',
            version=revision.version,
            date=revision.date or local_day(),
        )
        yield Problem(at, message, hint)


def _same_version_faults(old: Module, new: Module, ref: str, former: FormerNames) -> Iterator[Problem]:
    """Yield what has changed so far that the version would have to be another."""
    version, at = new.offering.revision.version, new.offering.at.at("revision", "version")
    write = _raised(version, at)
    if old.quiz.pass_mark != new.quiz.pass_mark:
        marks = tell(
            "the pass mark, which was %(then)s at `%(ref)s`, is %(now)s",
            then=old.quiz.pass_mark,
            ref=ref,
            now=new.quiz.pass_mark,
        )
        message = tell("the version is still %(version)s, and %(marks)s", version=version, marks=marks)
        hint = tell("%(write)s, with an entry in `changes`; whoever has passed has passed", write=write)
        yield Problem(new.quiz.at.at("pass_mark"), message, hint)
    if old.fingerprint != new.fingerprint:
        message = tell(
            "the version is still %(version)s, and the test has changed since `%(ref)s`: %(what_changed)s",
            version=version,
            ref=ref,
            what_changed=_what_changed(old, new),
        )
        hint = tell("%(write)s, with an entry in `changes`, so that learners are told what is asked again", write=write)
        yield Problem(at, message, hint)
    elif (kept := kept_share(_taught(old, former), _taught(new, former))) < SAME_TEXT:
        message = tell(
            "the version is still %(version)s, and %(per_cent)s of the words have changed since `%(ref)s`",
            version=version,
            per_cent=_per_cent(1 - kept),
            ref=ref,
        )
        yield Problem(at, message, tell("%(write)s, with an entry in `changes` that says what is new", write=write))


def _raised(version: str, at: Position) -> str:
    """Return how the version after one is written, and in which file."""
    first, second, _ = version_numbers(version)
    following = f"{first}.{second + 1}"
    return tell('write `version: "%(following)s"` under `revision` in %(path)s', following=following, path=at.path)


def _what_changed(old: Module, new: Module) -> str:
    before = {question.first_id: question.fingerprint for question in old.quiz.tested}
    now = {question.first_id: question.fingerprint for question in new.quiz.tested}
    parts = (
        (tell("new"), [name for name in now if name not in before]),
        (tell("another key"), [name for name in now if name in before and now[name] != before[name]]),
        (tell("gone"), [name for name in before if name not in now]),
    )
    return "; ".join(tell("%(words)s: %(those)s", words=words, those=_some(names)) for words, names in parts if names)


def _some(names: list[str]) -> str:
    return tell_row(names[:5]) + (
        tell(" and %(names_count)s more", names_count=len(names) - 5) if len(names) > 5 else ""
    )


def _doubts(old: Module, new: Module, ref: str, former: FormerNames) -> Iterator[Problem]:
    news = changes_since(new.offering.changes, old.offering.revision.version)
    if old.fingerprint != new.fingerprint and news and all(change.kind == "minor" for change in news):
        message = tell(
            "every change since `%(ref)s` is called minor, and the test has changed: %(what_changed)s",
            ref=ref,
            what_changed=_what_changed(old, new),
        )
        yield Problem(
            new.offering.at.at("revision", "version"),
            message,
            tell("write `kind: major` where learners are asked again"),
        )
    before = {former.now("questions", (old.slug, question.id)): question for question in old.quiz.questions}
    for question in new.quiz.questions:
        earlier = before.get((new.slug, question.id))
        if earlier is not None and earlier.fingerprint == question.fingerprint:
            yield from _sense_doubts(earlier, question, ref)


def _sense_doubts(old: Question, new: Question, ref: str) -> Iterator[Problem]:
    """Ask about a question that keeps its key, so that its learners keep their points, and reads otherwise."""
    before, now = old.wording(), new.wording()
    for place, text in now.items():
        if place not in before or not may_mean_something_else(before[place], text):
            continue
        message = tell(
            "the wording of `%(new)s` (%(place)s) was %(before)s at `%(ref)s`, and its key is the same, "
            "so learners are not asked again",
            new=new.id,
            place=place,
            before=shown(before[place]),
            ref=ref,
        )
        yield Problem(
            new.at.at("prompt"),
            message,
            tell("if it asks something else now, write `revision: %(revision)s`", revision=new.revision + 1),
        )
        return


def may_mean_something_else(old: str, new: str) -> bool:
    """Tell whether a text has changed so much, or gained or lost a negation, that its sense may be another."""
    if _words(old) == _words(new):
        return False
    if NEGATIONS.intersection(_words(old)) != NEGATIONS.intersection(_words(new)):
        return True
    return difflib.SequenceMatcher(None, old.casefold(), new.casefold(), autojunk=False).ratio() < SAME_WORDS


def _checklist_faults(old: Module, new: Module, ref: str, former: FormerNames) -> Iterator[Problem]:
    before = {former.now("checklists", (checklist.id,))[0]: checklist for checklist in old.checklists}
    for checklist in new.checklists:
        earlier = before.get(checklist.id)
        if earlier is None or checklist.revision > earlier.revision:
            continue
        at = checklist.at.at("revision")
        if checklist.revision < earlier.revision:
            message = tell(
                "the revision went back from %(then)s at `%(ref)s` to %(now)s",
                then=earlier.revision,
                ref=ref,
                now=checklist.revision,
            )
            yield Problem(at, message, tell("write `revision: %(revision)s`", revision=earlier.revision + 1))
        elif changed := _changed_items(earlier, checklist, former):
            message = tell(
                "the revision is still %(revision)s, and items have changed since `%(ref)s`: %(changed)s",
                revision=checklist.revision,
                ref=ref,
                changed=changed,
            )
            yield Problem(
                at,
                message,
                tell(
                    "write `revision: %(revision)s`, so that old ticks are not taken for new ones",
                    revision=checklist.revision + 1,
                ),
            )


def _demand_faults(old: Module, new: Module, ref: str, former: FormerNames) -> Iterator[Problem]:
    """Report checklists that completion asks otherwise for under the same version: whoever was complete may lack it."""
    version = new.offering.revision.version
    if version_numbers(old.offering.revision.version) != version_numbers(version):
        return
    before = {former.now("checklists", (checklist.id,))[0]: checklist.required for checklist in old.checklists}
    for checklist in new.checklists:
        then = before.get(checklist.id, checklist.required)
        if then != checklist.required:
            asked = tell(
                "`required` is %(now)s, and was %(then)s at `%(ref)s`",
                now=_said(checklist.required),
                then=_said(then),
                ref=ref,
            )
            message = tell(
                "the version of the module is still %(version)s, and of the checklist `%(checklist)s` %(asked)s",
                version=version,
                checklist=checklist.id,
                asked=asked,
            )
            write = _raised(version, new.offering.at.at("revision", "version"))
            yield Problem(checklist.at.at("required"), message, tell("%(write)s; records name it", write=write))


def _said(required: str | None) -> str:
    return f"`{required}`" if required else tell("left out")


def _changed_items(old: Checklist, new: Checklist, former: FormerNames) -> str:
    before = {former.now("items", (old.id, item.id))[1]: item.text for item in old.items}
    now = {item.id: item.text for item in new.items}
    names = [name for name in now if name not in before or may_mean_something_else(before[name], now[name])]
    return _some([*names, *(name for name in before if name not in now)])


def _course_faults(old: Content, new: Content, ref: str) -> Iterator[Problem]:
    """Report courses that ask for something else under the same version: records name it."""
    before = {new.former.now("courses", (course.id,))[0]: course for course in old.catalogue.courses}
    for course in new.catalogue.courses:
        earlier = before.get(course.id)
        if earlier is None or version_numbers(earlier.revision.version) != version_numbers(course.revision.version):
            continue
        at, version = course.at.at("revision", "version"), course.revision.version
        if _asks_for(earlier, new.former) != _asks_for(course, new.former):
            message = tell(
                "the version is still %(version)s, and other modules complete the course than at `%(ref)s`",
                version=version,
                ref=ref,
            )
            yield Problem(at, message, tell("%(write)s; records name it", write=_raised(version, at)))
        if earlier.requires != course.requires:
            message = tell(
                "the version is still %(version)s, and `requires` of the course is not what it was at `%(ref)s`",
                version=version,
                ref=ref,
            )
            yield Problem(at, message, tell("%(write)s; records name it", write=_raised(version, at)))


def _asks_for(course: Course, former: FormerNames) -> tuple[set[str], set[str], int]:
    core, electives = ({former.now("codes", (code,))[0] for code in codes} for codes in (course.core, course.electives))
    return core, electives, course.choose


def _completion_doubts(old: Content, new: Content, ref: str) -> Iterator[Problem]:
    if old.catalogue.requires != new.catalogue.requires:
        message = tell(
            "`requires` is not what it was at `%(ref)s`: learners who are under way are asked for something else",
            ref=ref,
        )
        hint = tell(
            "who has completed a module keeps that; raise the versions of courses, so that records tell them apart"
        )
        yield Problem(new.catalogue.at.at("requires"), message, hint)


def _taught(module: Module, former: FormerNames) -> list[str]:
    """Return the words that a learner of this module meets, outside its test, whatever things are called.

    Lessons come in the order of their present names: without a list, another name gives one another place.
    """
    pages = [module.overview_page] if module.overview_page else []
    pages += sorted(module.lessons, key=lambda one: former.now("lessons", (module.slug, one.stem)))
    texts = [f"{part.verb} {part.text}" for part in module.offering.objectives]
    for scenario in module.scenarios:
        texts.append(scenario.setup)
        for node in scenario.nodes.values():
            texts += [node.says, node.debrief or ""]
            texts += [f"{step.text} {step.consequence or ''} {step.reason or ''}" for step in node.choices]
    read = [part for page in pages for part in (page.reading.text, *_pictures(page))]
    return _words(" ".join([*read, *(_TARGET.sub("]", text) for text in texts)]))


def _pictures(page: Lesson) -> Iterator[str]:
    """Yield what is said of the pictures on a page."""
    yield from (link.text for link in page.links if link.kind == "image" and not link.is_trainers)


def _words(text: str) -> list[str]:
    straight = text.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return re.findall(r"[^\W_]+(?:'[^\W_]+)*", straight)


def kept_share(old: Iterable[str], new: Iterable[str]) -> float:
    """Return which share of the words of two texts stands in both, in the same order."""
    one, other = list(old), list(new)
    return 1.0 if one == other else difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def _per_cent(share: float) -> str:
    return f"{max(1, round(100 * share))}%"
