"""RC: what a learner's record rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.model import Content
from course.model.thresholds import House
from course.reading.problems import shown
from course.reading.telling import tell
from course.rules.rule import Finding, Rule
from course.rules.word_lists import is_english

_IN_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_YEARS = re.compile(rf"\b(\d+|{'|'.join(_IN_WORDS)})\s+years?\b", re.IGNORECASE)


def issuer_named(content: Content, _: House) -> Iterator[Finding]:
    """RC01, what the catalogue has to supply: whom a record is from."""
    organisation = content.catalogue.organisation
    if re.fullmatch(
        r"\W*(?:organi[sz]ation|company|your organi[sz]ation|name|tbd|\.+)\W*", organisation.name, re.IGNORECASE
    ):
        hint = tell("write the name that stands on a certificate")
        yield Finding(
            content.catalogue.at.at("organisation", "name"),
            tell("%(organisation)s names no issuer", organisation=shown(organisation.name)),
            hint,
            content.catalogue.at,
        )


def revision_told(content: Content, _: House) -> Iterator[Finding]:
    """RC02, what an author has to supply: the present revision, told among the changes."""
    for module in content.modules:
        revision, at = module.offering.revision, module.offering.at
        told = [change for change in module.offering.changes if change.version == revision.version]
        if not told:
            hint = tell("add an entry to `changes`, so that a record of this version can be looked up")
            yield Finding(
                at.at("revision", "version"),
                tell("no change is told for version %(version)s", version=revision.version),
                hint,
                at,
            )
        elif revision.date and told[0].date != revision.date:
            hint = tell("write %(date)s in both places, or the date of this version", date=told[0].date)
            found = tell(
                "version %(version)s is of %(date)s here and of %(date_of_change)s in `changes`",
                version=revision.version,
                date=revision.date,
                date_of_change=told[0].date,
            )
            yield Finding(at.at("revision", "date"), found, hint, at)


def retention_stated(content: Content, _: House) -> Iterator[Finding]:
    """RC03."""
    catalogue = content.catalogue
    if "retention_years" not in catalogue.at.entries:
        hint = tell("write `retention_years: 7`, or what your organisation has set")
        yield Finding(
            catalogue.at.at(), tell("the catalogue does not say how long records are kept"), hint, catalogue.at
        )
    for found in () if not is_english(content) else _YEARS.finditer(catalogue.policies.records):
        word = found.group(1).casefold()
        years = int(word) if word.isdigit() else _IN_WORDS.index(word)
        if catalogue.retention_years not in (None, years):
            hint = tell(
                "write %(retention_years)s years, or change `retention_years`",
                retention_years=catalogue.retention_years,
            )
            message = tell(
                "%(found)s is stated, and `retention_years` is %(retention_years)s",
                found=shown(found.group()),
                retention_years=catalogue.retention_years,
            )
            yield Finding(catalogue.at.at("policies", "records"), message, hint, catalogue.at)


RULES = (
    Rule(
        id="RC01",
        scope="course",
        english="all",
        full="error",
        says="A record names learner, course, code, revision, dates, score, attempts, hours, pass mark, issuer "
        "and its own id.",
        why="What continuing-education rules ask a provider to keep, so that a record stands by itself years later.",
        fix="Give the catalogue the organisation's name; the page supplies the rest.",
        example="organisation: {name: Harbour Works, ...}",
        check=issuer_named,
        judged_by=("course/records/record.py", "tests/records/test_record.py"),
    ),
    Rule(
        id="RC02",
        scope="module",
        full="error",
        says="A record pins the revision that was completed, so that a later edit does not change it.",
        why="A house rule: the revision on the record is the one that counts for the learner.",
        fix="Tell each version under `changes`, with the same date.",
        example='changes: - {version: "1.1", date: 2027-01-15, kind: minor, summary: Two questions reworded.}',
        check=revision_told,
        judged_by=("course/records/record.py", "tests/records/test_verify.py"),
    ),
    Rule(
        id="RC03",
        scope="course",
        english="part",
        full="warning",
        says="The catalogue says how long records are kept, 7 years by default, and records can be exported.",
        why="A policy of an accredited provider keeps them for at least seven years.",
        fix="Write `retention_years`, and the same number in the policy's text.",
        example="retention_years: 7",
        check=retention_stated,
        judged_by=("tests/records/test_verify.py",),
    ),
)
