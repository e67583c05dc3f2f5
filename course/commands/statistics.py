"""What ``statistics`` does: tells how the questions do, as a table, JSON, CSV or a page.

Input: a folder of records. Output: text.
"""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from urllib.parse import quote

from course.commands import handed_in, outputs, parquet, verify
from course.commands.console import DONE, WrongUsage, say
from course.commands.language import told_for
from course.commands.sign import without
from course.commands.site_links import public_links
from course.folders.theme import OVERRIDES
from course.model import Content
from course.model.links import Links
from course.pages.statistics import statistics_page
from course.reading.telling import tell, tell_number, tell_word, tellable
from course.reading.wording import counted
from course.records.advice import ENOUGH_TO_JUDGE, Advice, advice_on
from course.records.figures import Report, as_csv, goals_csv, report, two_decimals
from course.records.intervals import Interval
from course.records.record import Reading, Record2, RecordModule2
from course.records.schema import UNSHOWN, changed, made_of
from course.records.spreadsheet import form_in
from course.records.statistics import Choice, Goal, Item

HEADS = (tellable("Question"), tellable("Answers"), tellable("Facility"), tellable("Discrimination"))
GOAL_HEADS = (
    *(tellable("Objective"), tellable("Questions"), tellable("People")),
    *(tellable("Share of points"), tellable("What learners do afterwards")),
)


def run(root: Path, options: Namespace) -> int:
    """Tell how the questions and the objectives do. JSON is for programs, in English."""
    with told_for(options):
        return _run(root, options)


def _run(root: Path, options: Namespace) -> int:
    parquet.be_named_once(options)
    may_write_beside(root, options)
    try:
        content, made = _counted(root, options)
    except ModuleNotFoundError as missing:
        return without(tell(parquet.WORK), missing, parquet.PACKAGES)
    say(as_json(made) if options.format == "json" else as_text(made, content))
    form = form_in(content.words, options.separator)
    questions, objectives = counted(len(made.items), "question"), counted(len(made.goals), "objective")
    if csv := options.csv:
        told = tell("%(csv)s holds the figures: %(questions)s.", csv=csv, questions=questions)
        outputs.hand_over(csv, as_csv(made, form), told)
    if csv := options.objectives:
        told = tell("%(csv)s holds the objectives: %(objectives)s.", csv=csv, objectives=objectives)
        outputs.hand_over(csv, goals_csv(made, form), told)
    if page := options.page:
        made_page = statistics_page(content, root / OVERRIDES, _addresses(root, page), made)
        told = tell("%(page)s holds the page for trainers: %(questions)s.", page=page, questions=questions)
        outputs.hand_over(page, made_page, told)
    return DONE


def _counted(root: Path, options: Namespace) -> tuple[Content, Report]:
    if options.parquet:
        content, _ = verify.opened(root, [], options.csv, force=options.force)
        return content, parquet.figures(options, content)
    content, entries = verify.opened(root, options.paths, options.csv, force=options.force, keep=first_answers)
    return content, report(entries, content, options.source)


def may_write_beside(root: Path, options: Namespace) -> None:
    """Raise ``WrongUsage`` where the page or the table of objectives may not be written."""
    outs = {"csv": options.csv, "objectives": options.objectives, "page": options.page}
    named: dict[Path, str] = {}
    for name, out in outs.items():
        if out and (other := named.setdefault(out.resolve(), name)) != name:
            raise WrongUsage(tell("%(out)s is the file for --%(other)s, too. Name another file.", out=out, other=other))
    for out in filter(None, (options.objectives, options.page)):
        if why := verify.why_not(root, out, handed_in.files_below(options.paths, tells=False)):
            raise WrongUsage(tell("%(out)s %(why)s. Name another file.", out=out, why=why))
        outputs.may_write(out, force=options.force)


def _addresses(root: Path, page: Path) -> Callable[[str], str]:
    """Return what gives the address of a page of the site, as the page for trainers has it; "" where none is known."""
    links = public_links(root)

    def address(src: str) -> str:
        file = root / "site" / Links().url(src)
        if links.directory_urls:
            file = root / "site" / links.url(src) / "index.html"
        if links.site_url or not file.is_file():
            return links.address(src)
        return quote(os.path.relpath(file.resolve(), page.resolve().parent).replace(os.sep, "/"))

    return address


_BARE: dict[str, object] = dict.fromkeys(("title", "slug", "version", "fingerprint", "completed"), "")
_BARE |= {"minutes": 0, "questions": (), "scores": ()}


def first_answers(reading: Reading) -> Reading:
    """Return a reading with what is counted: of ten thousand records all else takes most of the memory."""
    record = reading.record
    if not isinstance(record, Record2):
        return verify.without_answers(reading)
    modules = tuple(map(_first_answers, record.modules))
    return changed(reading, record=changed(record, modules=modules, parts={}))


def _first_answers(module: RecordModule2) -> RecordModule2:
    return made_of(type(module), _BARE | {"code": sys.intern(module.code), "firsts": module.firsts})


def as_text(made: Report, content: Content) -> str:
    """Return a table for each module that anybody answered."""
    parts = [_head(made)]
    for module in content.modules:
        items = [
            item for item in made.items if item.module == module.code and (item.answers or item.earlier or item.shown)
        ]
        goals = [goal for goal in made.goals if goal.module == module.code and goal.people]
        if items:
            parts.append("\n".join([f"{module.code} {module.title}", *_table(items)]))
        if goals:
            parts.append("\n".join([tell("%(code)s by objective", code=module.code), *_table_of_goals(goals)]))
    if made.used and not parts[1:]:
        parts.append(
            tell(
                "No answer can be counted: of these records nothing but points is known. Enter the letters that were "
                "ticked on worksheets, and not their points alone."
            )
        )
    return "\n\n".join(parts)


def _head(made: Report) -> str:
    lines = [tell("%(records)s used.", records=counted(made.used, "record"))]
    for one in made.left_out:
        why = tell_word(one.why)
        lines.append(tell("%(amount)s left out: %(why)s.", amount=one.number, why=why[0].lower() + why[1:]))
        lines.append(f"    {one.named}")
    lines.append(tell("First answers alone are counted: a later one may follow an answer that was shown."))
    lines.append(tell("Facility: the share of points earned, 1 when everybody is right."))
    lines.append(
        tell("Discrimination: the correlation with the rest of the test, from -1 to 1; the higher, the better.")
    )
    lines.append(tell("In brackets: where the true figure lies in 95 of 100 cases like this one."))
    lines.append(
        tell(
            "A * marks figures of fewer than %(enough_to_judge)s answers, which are too few to judge by.",
            enough_to_judge=ENOUGH_TO_JUDGE,
        )
    )
    lines.append(
        tell("By objective: the mean share of points that people earned at first on its questions; a * as above.")
    )
    return "\n".join(lines)


def _table(items: Sequence[Item]) -> list[str]:
    heads = [*map(tell, HEADS)]
    width = max(len(heads[0]), *(len(item.question) for item in items))
    lines = [f"{heads[0]:{width}}  {heads[1]:>8}  {heads[2]:19}  {heads[3]}"]
    for item in items:
        few = "*" if item.answers < ENOUGH_TO_JUDGE else " "
        facility = with_interval(item.facility, item.facility_interval)
        discrimination = with_interval(item.discrimination, item.discrimination_interval)
        line = f"{item.question:{width}}  {item.answers:7}{few}  {facility:19}  {discrimination}"
        lines.append(line.rstrip())
        if item.earlier:
            lines.append(tell("    %(earlier)s more to an earlier key, not counted in", earlier=item.earlier))
        if item.shown:
            lines.append(
                tell("    %(shown)s more after the answer was shown in a lesson, not counted in", shown=item.shown)
            )
        lines += [f"    {_choice(choice)}" for choice in item.choices]
        lines += [f"    {item.at}: {advice.said()}" for advice in advice_on(item)]
    return lines


def _table_of_goals(goals: Sequence[Goal]) -> list[str]:
    heads = [*map(tell, GOAL_HEADS)]
    width = max(len(heads[0]), *(len(goal.objective) for goal in goals))
    lines = [f"{heads[0]:{width}}  {heads[1]:>9}  {heads[2]:>7}   {heads[3]:19}  {heads[4]}"]
    for goal in goals:
        few = "*" if goal.people < ENOUGH_TO_JUDGE else " "
        share = with_interval(goal.share, goal.interval)
        lines.append(
            f"{goal.objective:{width}}  {goal.questions:9}  {goal.people:7}{few}  {share:19}  {_short(goal.text)}"
        )
    return lines


def _choice(choice: Choice) -> str:
    mark = {True: tell("right"), False: tell("wrong"), None: tell("given")}[choice.right]
    return f"{choice.count:5}  {mark}  {choice.id}: {_short(choice.text)}"


def _short(written: str) -> str:
    text = UNSHOWN.sub("\ufffd", " ".join(written.split()))
    return text if len(text) <= 60 else text[:57] + "..."


def as_json(made: Report) -> str:
    """Return everything as JSON."""
    items = [asdict(item) | {"advice": [_advice(advice) for advice in advice_on(item)]} for item in made.items]
    left_out = {one.why: one.number for one in made.left_out}
    data: dict[str, object] = {"records": made.used, "left_out": left_out, "questions": items}
    data["files_left_out"] = {one.why: one.files for one in made.left_out}
    data["objectives"] = list(map(asdict, made.goals))
    return json.dumps(data, indent=2, ensure_ascii=False)


def _advice(advice: Advice) -> dict[str, str]:
    return {"reason": advice.reason, "choice": advice.choice, "text": advice.said()}


def with_interval(number: float | None, interval: Interval | None) -> str:
    """Return a number with its interval as they are shown, or nothing."""
    if number is None or interval is None:
        return two_decimals(number)
    return tell(
        "%(amount)s (%(low)s to %(high)s)",
        amount=tell_number(number, places=2),
        low=tell_number(interval[0], places=2),
        high=tell_number(interval[1], places=2),
    )
