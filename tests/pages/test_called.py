"""What each page is called, in full and in short, what it says of itself, and of which revision it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from course import pages
from course.checks.load import load_course
from course.model import Content
from course.model.links import Links
from course.pages.catalogue import family_page
from course.pages.fragments import Fragments
from course.pages.observe import observe_page
from course.pages.page import Page
from course.pages.trainer import packs_of, sheets_of, trainer_pages

COURSE, OVERRIDES = Path(__file__).parents[1] / "course", Path(__file__).parents[2] / "overrides"
CATALOGUE, CHECKLIST = "Catalogue of 21 November 2026", "Revision 1, 21 November 2026"
CALLING, REVIEW = (f"FA-10{number}, version 1.0, 21 November 2026, next review 21 November 2027" for number in (1, 2))
# Source: title, short title, description, revision.
CALLED = {
    "index.md": (
        "First Aid Training",
        "Catalogue",
        "We help staff help each other until the ambulance is there.",
        CATALOGUE,
    ),
    "learning.md": (
        "My learning",
        "My learning",
        "How far you are, what comes next, and how to keep or move your progress.",
        CATALOGUE,
    ),
    "due.md": ("Review", "Review", "A few questions that are due today, and when the next ones are.", CATALOGUE),
    "sources.md": (
        "Sources and evidence",
        "Sources and evidence",
        "What is claimed, what was found when each claim was checked, and how sure we are.",
        CATALOGUE,
    ),
    "certificate.md": (
        "Certificate of completion",
        "Certificate",
        "Your certificate of completion, made in your own browser, to print.",
        CATALOGUE,
    ),
    "verify.md": (
        "Verify records",
        "Verify records",
        "Opens the records that learners hand over, says whether they were changed, and lists them.",
        CATALOGUE,
    ),
    "courses/first-minutes.md": (
        "The First Minutes",
        "The First Minutes",
        "Keep calm, call and help.",
        "CERT-FA, version 1.0, 21 November 2026",
    ),
    "calling/quiz.md": (
        "Calling: check yourself",
        "Quiz",
        "6 questions on Calling: The First Minute, graded in your browser with reasons.",
        CALLING,
    ),
    "calling/checklist-after-a-call.md": (
        "Checklist: After a call",
        "Checklist: After a call",
        "So that nobody waits for a call that was not made.",
        CHECKLIST,
    ),
    "calling/checklist-before-welding.md": (
        "Checklist: Before welding",
        "Checklist: Before welding",
        "So that a call can be made at once.",
        CHECKLIST,
    ),
    "review/quiz.md": (
        "Review: check yourself",
        "Quiz",
        "6 questions on Review: Judge and Mend, graded in your browser with reasons.",
        REVIEW,
    ),
    "review/checklist-observed-call.md": (
        "Checklist: Observed practice call",
        "Checklist: Observed practice call",
        "To see a call made as it should be.",
        CHECKLIST,
    ),
    "trainer.md": (
        "Trainer’s edition",
        "What is here",
        "Run sheets, answer keys and what to print, for whoever leads a session.",
        "",
    ),
    "trainer-marks.md": (
        "Marks from paper",
        "Marks from paper",
        "Type what stands on marked worksheets, and save it as the table that records are made of.",
        "",
    ),
    "calling/trainer.md": (
        "Run sheet: Calling: The First Minute",
        "Run sheet",
        "How to run a session on Calling: The First Minute.",
        CALLING,
    ),
    "calling/trainer-slides.md": (
        "Slides: Calling: The First Minute",
        "Slides",
        "The slides of a session on Calling: The First Minute, with what to say.",
        CALLING,
    ),
    "calling/trainer-keys.md": (
        "Answer key: Calling: The First Minute",
        "Answer key",
        "The answers to all questions of Calling: The First Minute.",
        CALLING,
    ),
    "review/trainer.md": (
        "Run sheet: Review: Judge and Mend",
        "Run sheet",
        "How to run a session on Review: Judge and Mend.",
        REVIEW,
    ),
    "review/trainer-slides.md": (
        "Slides: Review: Judge and Mend",
        "Slides",
        "The slides of a session on Review: Judge and Mend, with what to say.",
        REVIEW,
    ),
    "review/trainer-keys.md": (
        "Answer key: Review: Judge and Mend",
        "Answer key",
        "The answers to all questions of Review: Judge and Mend.",
        REVIEW,
    ),
    "index.md#family-first-aid": (
        "First aid courses",
        "All courses and modules",
        "What to do until help comes.",
        CATALOGUE,
    ),
    "observe.md": (
        "Observe somebody at work",
        "Observe",
        "Mark what you saw somebody do at work, sign it, and hand it over as a file or on paper.",
        CATALOGUE,
    ),
}
PAPERS = {"A4": "a4", "Letter": "letter", "A5": "a5", "Half Letter": "half-letter", "A6": "a6"}


class Everything(set[str]):
    """Every file stands ready to print."""

    def __contains__(self, name: object) -> bool:
        return True


@pytest.fixture(scope="module")
def content() -> Content:
    return load_course(COURSE, rules=False)


def every_page(content: Content) -> Iterator[Page]:
    """Yield every page of both editions, and those that this course would have were it larger or its learners seen."""
    fragments = Fragments(content, OVERRIDES, Links())
    yield from pages.generated(content, fragments)
    yield from trainer_pages(content, fragments)
    yield family_page(content, content.catalogue.families[0], fragments)
    yield observe_page(content, fragments)


def test_each_page_says_what_it_is(content: Content) -> None:
    found = {
        page.src: (page.title, page.short_title, page.description, page.revision_line) for page in every_page(content)
    }
    assert found == CALLED


def test_the_way_leads_from_home_through_the_course_and_each_module(content: Content) -> None:
    way = [
        "index.md", "courses/first-minutes.md", "calling/index.md", "calling/lesson.md", "calling/quiz.md",
        "calling/checklist-after-a-call.md", "calling/checklist-before-welding.md", "review/index.md",
        "review/lesson.md", "review/quiz.md", "review/checklist-observed-call.md",
    ]  # fmt: skip
    trainers = ["trainer.md"] + [
        f"{slug}/{name}.md" for slug in ("calling", "review") for name in ("trainer", "trainer-slides", "trainer-keys")
    ]
    for trainer, ways in ((False, [way]), (True, [way, trainers])):
        assert pages.turns(content, trainer=trainer) == {
            src: (before, after)
            for one in ways
            for before, src, after in zip([None, *one], one, [*one[1:], None], strict=False)
        }


def test_each_sheet_of_a_module_is_offered_on_every_paper(content: Content) -> None:
    folder, keys = "print/modules/calling", "print/keys/modules/calling"
    sheets = sheets_of(content.modules[0], Everything(), content.words)
    assert {sheet.title: sheet.files[0] for sheet in sheets} == {
        "After a call": ("A4", f"{folder}/checklist-after-a-call-a4.pdf"),
        "Before welding": ("A4", f"{folder}/checklist-before-welding-a4.pdf"),
        "Quiz, version A": ("A4", f"{folder}/worksheet-a-a4.pdf"),
        "Key to version A": ("A4", f"{keys}-a-a4.pdf"),
        "One-page key to version A": ("A4", f"{keys}-a-one-page-a4.pdf"),
        "Quiz, version B": ("A4", f"{folder}/worksheet-b-a4.pdf"),
        "Key to version B": ("A4", f"{keys}-b-a4.pdf"),
        "One-page key to version B": ("A4", f"{keys}-b-one-page-a4.pdf"),
    }
    for sheet in sheets:
        start = sheet.files[0][1].removesuffix("-a4.pdf")
        plain = {name: f"{start}-{paper}.pdf" for name, paper in PAPERS.items()}
        plain |= {f"{name} in large print": f"{start}-{paper}-large.pdf" for name, paper in PAPERS.items()}
        to_fill = {f"{name}, to fill in on screen": f"{path[:-4]}-fillable.pdf" for name, path in plain.items()}
        assert dict(sheet.files) == plain | (to_fill if "checklist" in start else {})


def test_an_observed_checklist_has_its_own_sheet(content: Content) -> None:
    module = content.modules[1]
    observed = replace(module, checklists=tuple(replace(one, required="observed") for one in module.checklists))
    for shown, titles in (
        (module, ["Observed practice call", "Quiz, version A"]),
        (observed, ["Observed practice call", "Observation: Observed practice call"]),
    ):
        assert [sheet.title for sheet in sheets_of(shown, Everything(), content.words)][:2] == titles


def test_each_sheet_of_a_course_is_offered(content: Content) -> None:
    course = content.catalogue.courses[0]
    folder, keys = "print/courses/first-minutes", "print/keys/courses/first-minutes"
    assert {sheet.title: sheet.files[1] for sheet in packs_of(course, Everything(), content.words)} == {
        "Everything for the group": ("Letter", f"{folder}/pack-letter.pdf"),
        "All keys": ("Letter", f"{keys}-letter.pdf"),
        "Certificate to fill in": ("Letter", f"{folder}/certificate-letter.pdf"),
    }
    assert packs_of(course, {"courses/first-minutes/pack-a6.pdf"}, content.words)[0].files == (
        ("A6", f"{folder}/pack-a6.pdf"),
    )
    assert sheets_of(content.modules[0], (), content.words) == []
