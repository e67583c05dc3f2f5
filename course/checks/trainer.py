"""Whether the trainer's text can be used: its blocks are sound, its minutes add up, its sections exist.

Input: a module, and the collector. Output: problems, each at the place to fix.
"""

from __future__ import annotations

from collections.abc import Collection

from course.checks.markdown import box_faults, lesson_faults, unplaced_faults
from course.model import Module, RunStep, Session, Trainer
from course.reading.problems import Position, Problems, nearest, shown
from course.reading.telling import tell
from course.reading.wording import counted


def check_trainer(module: Module, problems: Problems) -> None:
    """Report what is wrong with a module's text for trainers; its lessons are looked at elsewhere."""
    page = module.overview_page
    if page:
        for line, column, message, hint in box_faults(page):
            problems.add(Position(page.path, line, column), message, hint)
    if module.trainer:
        check_notes(module.trainer, problems)
        if module.trainer.session:
            _check_session(module, module.trainer.session, problems)


def check_notes(trainer: Trainer, problems: Problems) -> None:
    """Report what is wrong within the text for trainers, whatever the rest of its module is like."""
    notes = trainer.notes
    if trainer.session is None and not notes.body.strip():
        problems.add(
            Position(notes.path), tell("the file is empty"), tell("write the trainer's text, or take the file away")
        )
    for line, column, message, hint in (*unplaced_faults(notes), *lesson_faults(notes)):
        problems.add(Position(notes.path, line, column), message, hint)
    for part in notes.placements:
        hint = tell("remove it; a link can stand there")
        position = Position(notes.path, part.line, part.column)
        problems.add(position, tell("no %(kind)s can be placed in the trainer's text", kind=part.kind), hint)


def _check_session(module: Module, session: Session, problems: Problems) -> None:
    for step in session.run:
        _check_step(step, module.section_ids, problems)
    total = sum(step.minutes for step in session.run)
    if not session.run or total == (session.session or module.minutes):
        return
    place = session.at.at("session" if session.session else "run")
    planned = (
        tell("`session` says %(session)s", session=session.session)
        if session.session
        else tell("the module takes %(minutes)s", minutes=module.minutes)
    )
    hint = tell("change a step, or write `session: %(total)s`", total=total)
    problems.add(
        place,
        tell(
            "the steps of the run sheet take %(minutes)s together, and %(planned)s",
            minutes=counted(total, "minute"),
            planned=planned,
        ),
        hint,
    )


def _check_step(step: RunStep, sections: Collection[str], problems: Problems) -> None:
    if not step.sections and step.part is None:
        hint = tell("add `sections: [...]` with headings of the lesson, or `part: ...` with a name of your own")
        problems.add(step.at.at(), tell("the step names no part of the session"), hint)
    for number, name in enumerate(step.sections):
        if name not in sections:
            problems.add(
                step.at.at("sections", number),
                tell("there is no section %(name)s", name=shown(name)),
                nearest(name, sections),
            )
