"""What is wrong within the catalogue and within the sources of a course, and what they name that is not there.

Input: the whole ``Content``. Output: problems, each at the place to fix.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields
from functools import partial
from itertools import pairwise

from course.checks.naming import named_by_id, report_twice, resolve, where_defined
from course.checks.signers import check_signers
from course.model import Catalogue, Content, Course, Offering, Sources
from course.model.thresholds import House
from course.reading.addresses import mistyped_address
from course.reading.problems import Problems, nearest, shown
from course.reading.telling import tell
from course.reading.wording import counted


def check_catalogue(content: Content, problems: Problems) -> None:
    """Report what the catalogue says twice, and what it names that is not there."""
    catalogue = content.catalogue
    check_catalogue_alone(catalogue, problems)
    for path in catalogue.paths:
        resolve("module", path.modules, content.by_code, path.at, "modules", problems)
    if catalogue.capstone and catalogue.complete:  # until then it may be still to come
        resolve("module", [catalogue.capstone], content.by_code, catalogue.at, "capstone", problems)
    for course in catalogue.courses:
        _check_modules(course, content.by_code, problems)


def check_catalogue_alone(catalogue: Catalogue, problems: Problems) -> None:
    """Report what the catalogue says twice, and what it names of its own that is not there."""
    _check_ids(catalogue, problems)
    check_signers(catalogue, problems)
    _check_review(catalogue, problems)
    _check_ranges(catalogue.house, problems)
    report_twice(tell("role path"), named_by_id(catalogue.paths), problems)
    for requires in (catalogue.requires, *(course.requires for course in catalogue.courses if course.requires)):
        if requires.ask_nothing:
            hint = tell("ask for `read: all`, `scenarios: 1`, `quiz: pass` or `checklists: read`")
            problems.add(requires.at.at(), tell("`requires` asks for nothing, so nobody could begin or finish"), hint)
    families = {family.id for family in catalogue.families}
    for course in catalogue.courses:
        check_family(course, families, problems)


def _check_ids(catalogue: Catalogue, problems: Problems) -> None:
    """Report each id, and each code of a course, that two have."""
    scored = catalogue.scenario_qualities
    codes = ((course.code, partial(course.at.at, "code")) for course in catalogue.courses)
    report_twice(tell("family"), named_by_id(catalogue.families), problems)
    report_twice(tell("course"), named_by_id(catalogue.courses), problems)
    report_twice(tell("course code"), codes, problems)
    report_twice(tell("local standard"), named_by_id(catalogue.standards), problems)
    report_twice(tell("quality"), named_by_id(scored.qualities if scored else ()), problems)
    report_twice(tell("person"), named_by_id(catalogue.people), problems)
    for person in catalogue.people:
        what = tell("portrait of %(person)s", person=shown(person.id))
        report_twice(what, named_by_id(person.portraits), problems)


def _check_modules(course: Course, codes: Collection[str], problems: Problems) -> None:
    """Report what is wrong with the modules of a course, those for all and those to choose from."""
    for key, named in (("core", course.core), ("electives", course.electives)):
        resolve("module", named, codes, course.at, key, problems)
    if course.choose > len(course.electives):
        found = tell(
            "`choose` asks for %(choose)s of %(electives)s",
            choose=course.choose,
            electives=counted(len(course.electives), "elective"),
        )
        problems.add(course.at.at("choose"), found, tell("add electives, or lower `choose`"))
    for number, code in enumerate(course.electives):
        if code in course.core:
            position = course.at.at("electives", number)
            problems.add(
                position, tell("`%(code)s` is core and elective", code=code), tell("keep it in one of the two")
            )


def _check_review(catalogue: Catalogue, problems: Problems) -> None:
    """Report the first day of a review that is not later than the one before it."""
    for number, (day, later) in enumerate(pairwise(catalogue.review), start=1):
        if later <= day:
            said = tell(
                "the days of `review` have to count up, and %(later)s comes after %(day)s", later=later, day=day
            )
            problems.add(
                catalogue.at.at("review", number), said, tell("write each once, such as `review: [7, 14, 21, 28]`")
            )
            return


def check_sources(known: Sources, problems: Problems) -> None:
    """Report ids of sources that appear twice, and evidence and articles that are not there."""
    report_twice(tell("source id"), named_by_id(known.by_number), problems)
    evidence = {part.id for part in known.evidence}
    for claim in known.claims:
        resolve("piece of evidence", claim.evidence, evidence, claim.at, "evidence", problems)
    claims = {claim.id for claim in known.claims}
    for article in known.articles:
        for point in article.points:
            resolve("claim", point.claims, claims, point.at, "claims", problems)
    _check_addresses(known, problems)
    articles = {article.id for article in known.articles}
    for difference in known.disagreements:
        for name in difference.views.keys() - articles:
            hint = nearest(name, articles, where_defined("article"))
            problems.add(difference.at.at("views", name), tell("there is no article %(name)s", name=shown(name)), hint)


def _check_addresses(known: Sources, problems: Problems) -> None:
    """Report addresses that pages would not take for ones, as their first letters are mistyped."""
    texts = [(one.at, "where", one.where) for one in known.evidence]
    texts += [(one.at, "source", one.source) for one in known.evidence]
    texts += [(one.at, "published", one.published) for one in known.articles]
    for at, key, text in texts:
        if slip := mistyped_address(text):
            _, found, meant = slip
            said = tell("an address that begins with %(found)s leads nowhere", found=shown(found))
            problems.add(at.at(key), said, tell("write `%(meant)s`", meant=meant))


def check_family(part: Course | Offering, families: Collection[str], problems: Problems) -> None:
    """Report a family that the catalogue has not."""
    if part.family is not None:
        resolve("family", [part.family], families, part.at, "family", problems)


def _check_ranges(house: House, problems: Problems) -> None:
    for low in (part.name for part in fields(House) if part.name.endswith("_min")):
        high = f"{low.removesuffix('_min')}_max"
        if (most := getattr(house, high, None)) is not None and getattr(house, low) > most:
            key = low if low in house.at.entries else high
            message = tell(
                "`%(low)s` is %(found)s and `%(high)s` is %(most)s, so nothing could fit",
                low=low,
                found=getattr(house, low),
                high=high,
                most=most,
            )
            problems.add(house.at.at(key), message, tell("set `%(low)s` no higher than `%(high)s`", low=low, high=high))
