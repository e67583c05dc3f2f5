"""What ``check`` does: list what is wrong with the course, for people, editors and GitHub, or explain the rules."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import get_args

from course.checks.load import examine, load_course
from course.checks.old_revision import NoOldRevision, check_revision, course_at
from course.commands.console import DONE, PROBLEMS, WRONG_USAGE, complain, say
from course.commands.read_more import command_of, commands_of
from course.model.rule_choice import Profile
from course.model.thresholds import House
from course.reading.problems import CourseProblems, Problem, with_hint
from course.reading.program import program
from course.reading.telling import language_told, tell, tell_plain, tell_row
from course.reading.wording import counted
from course.rules import RULES, Rule, Verdict
from course.rules.rule import nearest_rule
from course.site.module_store import store_of

CATALOGUE = "modules/catalogue.yml"


def run(root: Path, options: Namespace) -> int:
    """List what is wrong with the course and with what changed in it, or explain the rules."""
    if options.explain is not None:
        return explain(options.explain)
    try:
        if options.since is None:
            verdict = examine_again(root, options.profile)
        else:
            verdict = examine_since(root, options.since, options.profile)
    except NoOldRevision as problem:
        complain(str(problem))
        return WRONG_USAGE
    if options.format == "json":
        say(as_json(verdict))
    elif options.format == "github":
        for command in as_github_commands(verdict):
            say(command)
    else:
        say(as_text(verdict, root))
    return PROBLEMS if verdict.problems else DONE


def explain(rule: str) -> int:
    """Say what one rule is for, or list them all."""
    if rule and (unknown := unknown_rule(rule)):
        complain(unknown)
        return WRONG_USAGE
    say(explained(rule) if rule else all_rules())
    return DONE


def examine_again(root: Path, profile: Profile | None = None) -> Verdict:
    """Return what there is to say, reading only those modules that have changed since they were last read.

    ``profile`` takes the place of the one that the catalogue names.
    """
    kept = store_of(root)
    verdict = examine(root, keep=kept, profile=profile)
    if kept:
        kept.drop_others()
    return verdict


def examine_since(root: Path, ref: str, profile: Profile | None = None) -> Verdict:
    """Return what the rules say, and what the changes since a revision ask; raises ``NoOldRevision``."""
    verdict = examine_again(root, profile)
    try:
        present = load_course(root, rules=False, keep=store_of(root))
    except CourseProblems:
        check_revision(root, ref)
        return verdict  # it says so already, and there is nothing to compare until that is fixed
    from course.checks.since import compare  # here, because most checks compare nothing

    found = compare(course_at(root, ref, present), present, ref)
    told = {problem.position for problem in verdict.problems if problem.rule == "RC02"}  # a version without its change
    problems = (*verdict.problems, *(problem for problem in found.problems if problem.position not in told))
    warnings = (*verdict.warnings, *found.warnings)
    return replace(verdict, problems=tuple(sorted(problems)), warnings=tuple(sorted(warnings)))


def as_text(verdict: Verdict, root: Path) -> str:
    """Return errors, then warnings, then what is waived, and a line that sums up."""
    waived = [f"{one.problem.position}: {one.reason} [{one.problem.rule}, waived]" for one in verdict.waived]
    parts = [
        [str(problem) for problem in verdict.problems],
        verdict.warnings and [tell("Warnings, which block nothing:"), *map(str, verdict.warnings)],
        verdict.left_out and [tell("Not judged:"), *map(str, verdict.left_out)],
        waived and [tell("Waived, each with its reason:"), *waived],
        [*_told_in_english(root)],
        [_summed_up(verdict), *filter(None, [commands_of(verdict.problems)])],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _told_in_english(root: Path) -> Iterator[str]:
    """Yield that some messages are told in English, though others are told in another language."""
    language = language_told()
    if language == "en":
        return
    from course.locale.tellers import in_english  # here, because English needs none of it

    left, count = in_english(language, root)
    if left:  # of a language that the project's own file adds: those that come with us have every message
        yield tell(
            "locale/%(language)s.po tells %(told)s of the %(count)s messages to authors, and the others are told in "
            "English.",
            language=language,
            told=count - left,
            count=count,
        )


def _summed_up(verdict: Verdict) -> str:
    counts = [counted(len(verdict.problems), "problem") if verdict.problems else tell("No problems")]
    if verdict.warnings:
        counts.append(counted(len(verdict.warnings), "warning"))
    if verdict.waived:
        counts.append(tell("%(waived)s waived", waived=len(verdict.waived)))
    held = (
        tell(" Held to %(held)s rules (profile %(profile)s).", held=verdict.held, profile=verdict.profile)
        if verdict.profile
        else ""
    )
    ruled = next((one.rule for one in (*verdict.problems, *verdict.warnings) if one.rule in RULES), "")
    more = (
        tell(" The reason for a rule: %(program)s check --explain %(ruled)s", program=program(), ruled=ruled)
        if ruled
        else ""
    )
    return f"{', '.join(counts)}.{held}{more}"


def as_json(verdict: Verdict) -> str:
    """Return every finding as one JSON list; ``severity`` is error, warning, waived or note."""
    found = [_data(problem, "error") for problem in verdict.problems]
    found += [_data(problem, "warning") for problem in verdict.warnings]
    found += [_data(entry.problem, "waived") | {"reason": entry.reason} for entry in verdict.waived]
    found += [_data(problem, "note") for problem in verdict.left_out]
    return json.dumps(found, indent=2, ensure_ascii=False)


def _data(problem: Problem, severity: str) -> dict[str, str | int]:
    place = problem.position
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "severity": severity,
        "rule": problem.rule,
        "message": problem.message,
        "hint": problem.hint,
        "guide": command_of(problem),
    }


def as_github_commands(verdict: Verdict) -> Iterator[str]:
    """Yield findings as GitHub Actions reads them from a log, to show each beside its line."""
    for severity, problems in (
        ("error", verdict.problems),
        ("warning", verdict.warnings),
        ("notice", verdict.left_out),
    ):
        for problem in problems:
            place = problem.position
            path = _escaped(place.path).replace(":", "%3A").replace(",", "%2C")
            title = f",title={problem.rule}" if problem.rule else ""
            words = _escaped(with_hint(problem.message, problem.hint))
            yield f"::{severity} file={path},line={place.line},col={place.column}{title}::{words}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def all_rules() -> str:
    """Return a line for each rule, with its level in each profile."""
    lines = [("Rule", *get_args(Profile), tell("What it says"))]
    lines += [(rule.id, *rule.levels.values(), tell_plain(rule.says)) for rule in RULES.values()]
    return "\n".join("  ".join((*(f"{word:8}" for word in line[:-1]), line[-1])) for line in lines)


def unknown_rule(name: str) -> str:
    """Return what to say about a rule that is none, or nothing."""
    return (
        ""
        if name.upper() in RULES
        else tell("There is no rule %(name)s: %(nearest_rule)s", name=name, nearest_rule=nearest_rule(name, RULES))
    )


def explained(name: str) -> str:
    """Return a rule with its reason, how to fix a breach, and an example."""
    rule = RULES[name.upper()]
    parts = [
        rule.id,
        tell_plain(rule.says),
        tell("Levels: %(levels)s", levels=_levels(rule)),
        tell("Why: %(why)s", why=tell_plain(rule.why)),
        tell("To fix: %(fix)s", fix=tell_plain(rule.fix)),
        tell("For example: %(example)s", example=rule.example),
    ]
    if rule.languages:
        parts.append(tell("Languages: %(languages)s", languages=rule.languages))
    if rule.settings:
        parts.append(
            tell(
                "Settings under `house:` in %(catalogue)s: %(settings)s",
                catalogue=CATALOGUE,
                settings=tell_row(_settings(rule)),
            )
        )
    if rule.check:
        parts.append(
            tell(
                "To hold it otherwise: `rules: {ignore: [%(rule)s]}` in %(catalogue)s, or `error`, `warning`, "
                "`select`; at one place: `waive: [{rule: %(rule)s, reason: ...}]`",
                rule=rule.id,
                catalogue=CATALOGUE,
            )
        )
    if rule.judged_by:
        by = tell_row(rule.judged_by)
        parts.append(tell("Also judged by: %(by)s", by=by) if rule.check else tell("Judged by: %(by)s", by=by))
    if rule.awaits:
        parts.append(tell("Not judged yet: %(awaits)s.", awaits=rule.awaits))
    return "\n".join(parts)


def _levels(rule: Rule) -> str:
    return tell_row(
        tell("%(level)s in %(profile)s", level=f"`{level}`", profile=f"`{profile}`")
        for profile, level in rule.levels.items()
    )


def _settings(rule: Rule) -> Iterator[str]:
    defaults = {part.name: part.default for part in fields(House)}
    for name in rule.settings:
        default = defaults[name]
        yield f"{name} ({tell('none') if default == () else default})"
