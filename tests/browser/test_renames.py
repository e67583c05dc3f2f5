"""What a learner did before something was renamed, and what they find of it afterwards, on every page."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from course.checks.load import load_course
from course.model import Content
from course.pages.renamed import moved_pages
from course.records.code import Data
from tests import in_process, serving
from tests.browser import learner
from tests.browser.site import Site
from tests.conftest import VALID
from tests.sample_records import of_course

pytestmark = pytest.mark.browser

OLD = "first-aid-training"
MAY = "2026-05-04T09:00:00.000Z"
ANSWERS: dict[str, dict[str, Any]] = {"single-choice": {"a": True}, "multiple-choice": {"a": True, "b": True}}
RENAMES = {
    "nothing": "",
    "the catalogue": f"catalogue {OLD} first-aid",
    "a course": "course essentials basics",
    "a module": "module people persons",
    "a lesson": "lesson people/lesson.md minute.md",
    "a heading": "heading people/lesson.md#stay remain",
    "a question": "question people/first-call call-first",
    "a choice": "choice people/first-call/a call",
    "a checklist": "checklist after-a-call after",
    "an item": "item after-a-call/stayed remained",
    "a scenario": "scenario fall-on-the-stairs fall",
    "a node": "node people/fall-on-the-stairs/called rung",
    "the code of a module": "code FA-101 FA-201",
    "the code of a course": "code CERT-FA CERT-AID",
}
# A course that was there before anybody completed it.
EARLY = {
    name: VALID[name].replace("date: 2026-11-21", "date: 2026-01-01")
    for name in ("modules/catalogue.yml", "modules/people/index.md")
}
Everything = tuple[Content, Content, Data]  # before, after, and a record from before
ALL = [words for words in reversed(RENAMES.values()) if words]  # what stands in something before that


def record_of(content: Content) -> Data:
    """Return the record that somebody made before anything was renamed."""
    return of_course(content, 3, in_may, name="Ada Lovelace")


def in_may(data: Data) -> None:
    """Have everything of a record done on the day of which the browser keeps it."""
    data.update(completed=MAY[:10], made=MAY)
    for module in data["modules"]:
        module["completed"] = module["quiz"]["date"] = MAY[:10]


def state_of(content: Content, record: Data) -> dict[str, Any]:
    """Return what a browser keeps of somebody who has done everything, under the names that things have."""
    (module,), (course,) = content.modules, content.catalogue.courses
    slug, (lesson,), (scenario,) = module.slug, module.lessons, module.scenarios
    (checklist,) = module.checklists
    given = []
    for question in module.quiz.questions:
        named = dict(zip("abc", (part.id for part in question.parts()), strict=False))
        right = ANSWERS.get(question.name, {"true": True})
        response = {named.get(name, name): value for name, value in right.items()}
        given.append({"id": question.id, "fp": question.fingerprint, "response": response, "points": 1, "of": 1})
    marks = {"points": 3, "of": 3, "date": MAY, "attempts": 1}
    passed = {"version": "1.0", "edition": module.fingerprint, "mark": 80, "seed": 7, **marks, "questions": given}
    done = {"read": MAY, "scenarios": MAY, "checklists": MAY, "version": "1.0", "date": MAY}
    run = {"date": MAY, "path": [f"{scenario.start}:1"], "ends": "good", "effects": {"quick": 1, "calm": 0, "clear": 0}}
    first, second, third = (part.id for part in module.quiz.questions)
    kept: dict[str, Any] = {
        f"read/{slug}/{lesson.stem}": {"sections": dict.fromkeys(lesson.anchors, MAY), "read": MAY},
        f"scenario/{slug}/{scenario.id}": {"runs": [run]},
        f"list/{checklist.id}": {"revision": 1, "initials": "AL", "date": "2026-05-04", "acknowledged": MAY},
        f"quiz/{slug}": {"seed": 7, "drawn": [first, second, third], **marks, "passed": MAY, "pass": passed},
        f"done/{slug}": done,
        f"finished/{course.id}": {"date": MAY, "version": "1.0"},
        f"record/{record['id']}": {"record": record},
        "learner": {"name": "Ada Lovelace"},
    }
    for item in checklist.items:
        kept[f"tick/{checklist.id}/{item.id}"] = {"on": True, "fp": item.fingerprint, "revision": 1, "date": MAY}
    for answer in given:
        rest = {name: value for name, value in answer.items() if name != "id"} | {"date": MAY}
        kept[f"quiz/{slug}/{answer['id']}"] = {**rest, "seed": 7}
        kept[f"check/{slug}/{answer['id']}"] = rest
    return {path: {"v": 4, "n": 1, **one} for path, one in kept.items()}


def rename(root: Path, *renames: str) -> Content:
    """Rename one after the other, and return the course."""
    for words in filter(None, renames):
        ended = in_process.command(root, "rename", *words.split())
        assert ended.returncode == 0, ended.stderr
    return load_course(root, rules=False)


@pytest.fixture
def root(course_files: Callable[..., Path]) -> Path:
    root = course_files(EARLY)
    learner.prepare(root)
    return root


def finds_it_on_my_learning(page: Page, content: Content, record: Data) -> None:
    """Look at My learning, and at what is kept: under the names of today, and under no others."""
    page.goto("learning.html")
    line = page.locator(f"#module-{content.modules[0].slug}")
    expect(line).to_contain_text("Complete Quiz passed with 100% on 4 May 2026.")
    of_course = page.locator(".course-kept")
    expect(of_course).to_contain_text("Complete")
    expect(of_course).to_contain_text("Certificate of 4 May 2026")
    mine = content.catalogue.id
    assert learner.kept(page, mine) == state_of(content, record)
    others = "(mine) => Object.keys(localStorage).filter((key) => !key.startsWith(mine))"
    assert page.evaluate(others, f"coursewright/{mine}/") == []


def finds_it_everywhere(page: Page, content: Content, record: Data) -> None:
    """Look at every other page that says how far somebody is."""
    (module,), (course,) = content.modules, content.catalogue.courses
    page.goto(f"{module.slug}/{module.lessons[0].stem}.html")
    expect(page.get_by_role("button", name="Mark this lesson as not read")).to_be_visible()
    expect(page.get_by_role("radio", name="A call for help")).to_be_checked()
    page.goto(f"{module.slug}/index.html")
    side = page.get_by_role("navigation", name="Course pages")
    for name in ("The first minute Read", "Quiz Passed", "After a call Read"):
        expect(side.get_by_role("link", name=name)).to_be_attached()
    page.goto(f"{module.slug}/checklist-{module.checklists[0].id}.html")
    expect(page.get_by_role("checkbox", name="Stayed with the person")).to_be_checked()
    expect(page.locator(".course-acknowledged")).to_contain_text("4 May 2026")
    page.goto("certificate.html")
    expect(page.locator(".course-certificate__name")).to_have_text("Ada Lovelace")
    expect(page.locator(".course-certificate__code")).to_have_text(record["code"])
    page.locator(".course-certificate__link").click()  # as somebody who scans its code
    expect(page.locator(".course-said")).to_contain_text(f"Ada Lovelace, {record['course']['code']}: Unchanged.")
    expect(page.get_by_role("table", name="Roster of the records that are open")).to_contain_text(course.code)


def put(page: Page, state: dict[str, Any]) -> None:
    """Have a browser keep what somebody did before anything was renamed."""
    page.goto(serving.EMPTY)
    page.evaluate("localStorage.clear()")
    learner.keep(page, OLD, state)


@pytest.mark.parametrize("what", RENAMES)
def test_whoever_had_done_everything_finds_everything(root: Path, site: Site, page: Page, what: str) -> None:
    before = load_course(root, rules=False)
    record = record_of(before)
    state = state_of(before, record)
    content = rename(root, RENAMES[what])
    learner.publish(root, site.folder)
    put(page, state)
    finds_it_on_my_learning(page, content, record)
    if what == "nothing":
        finds_it_everywhere(page, content, record)


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Content, Content]:
    """Rename everything once for all tests, none of which changes it, and return the course before and after."""
    root = tmp_path_factory.mktemp("renamed")
    for name, text in {**VALID, **EARLY}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    learner.prepare(root)
    before = load_course(root, rules=False)
    return root, before, rename(root, *ALL)


@pytest.fixture
def everything(renamed: tuple[Path, Content, Content], site: Site) -> Everything:
    """Publish a course in which everything was renamed, and return it before and after, and a record from before."""
    root, before, after = renamed
    learner.publish(root, site.folder)
    return before, after, record_of(before)


def test_a_file_of_progress_from_before_can_be_brought_in(everything: Everything, page: Page) -> None:
    before, after, record = everything
    progress = {"kind": "coursewright-progress", "format": 1, "catalogue": OLD, "title": "First Aid Training"}
    file = json.dumps({**progress, "made": MAY, "records": state_of(before, record)})
    page.goto("learning.html")
    expect(page.locator("script[src$='names.js']")).to_have_count(0)  # nothing is kept yet under any name
    chosen: Any = {"name": "progress.json", "mimeType": "application/json", "buffer": file.encode()}
    page.get_by_label("Bring in a file that you saved before").set_input_files(chosen)
    expect(page.locator(".course-keep .course-notice")).to_contain_text("Brought in from the file of 4 May 2026: 16")
    finds_it_on_my_learning(page, after, record)
    put(page, state_of(before, record))  # and once more, in a browser that has it under the old names
    finds_it_on_my_learning(page, after, record)
    expect(page.locator("script[src$='names.js']")).to_have_count(1)
    finds_it_everywhere(page, after, record)


def test_former_names_come_once_for_whoever_has_kept_something_or_follows_a_path(
    everything: Everything, page: Page
) -> None:
    _, after, _ = everything
    names = page.locator("script[src*='/former-']")
    pages = {"learning.html": 1, f"{after.modules[0].slug}/quiz.html": 0, "index.html": 0}
    for address, first in pages.items():
        page.goto(address)
        expect(names).to_have_count(first)
        for kept in ("coursewright/first-aid/here", "/.path-modules", "/.course"):
            page.evaluate("(key) => { localStorage.clear(); localStorage.setItem(key, '{}'); }", kept)
            page.reload()
            expect(names).to_have_count(1)
            assert page.evaluate("Boolean(coursewright.former)"), kept
        page.evaluate("localStorage.clear()")


def test_two_tabs_one_of_them_from_before_lose_nothing(
    root: Path, renamed: tuple[Path, Content, Content], site: Site, open_context: Callable[..., BrowserContext]
) -> None:
    renamed_root, before, after = renamed
    learner.publish(root, site.folder)
    context = open_context()
    old, new = context.new_page(), context.new_page()
    old.goto("people/lesson.html")
    old.evaluate(learner.UNREAD)
    with learner.keeping(old):
        old.get_by_role("radio", name="A cup of tea").check()
        old.get_by_role("button", name="Check answer").click()
    old.wait_for_function("(key) => localStorage.getItem(key)", arg=f"coursewright/{before.catalogue.id}/here")
    learner.publish(renamed_root, site.folder)
    new.goto("learning.html")
    assert list(learner.kept(new, before.catalogue.id)) == []
    assert learner.kept(new, after.catalogue.id)["check/persons/call-first"]["response"] == {"b": True}
    with learner.keeping(old):  # which writes what it knows, under the names that it knows
        old.get_by_role("button", name="I have read this lesson").click()
    old.close()
    new.reload()
    kept = learner.kept(new, after.catalogue.id)
    assert kept.keys() >= {"check/persons/call-first", "read/persons/minute"}
    assert (
        list(kept["read/persons/minute"]["sections"]) == ["look-and-call", "remain"]
        or kept["read/persons/minute"]["read"]
    )
    assert list(learner.kept(new, before.catalogue.id)) == []


def test_where_storage_is_full_the_old_stays_until_there_is_room(everything: Everything, page: Page) -> None:
    before, after, record = everything
    state = state_of(before, record)
    put(page, state)
    page.evaluate(FILL)
    page.goto("learning.html")
    expect(page.locator(f"#module-{after.modules[0].slug}")).to_contain_text("Complete")
    assert state.keys() - learner.kept(page, OLD).keys() == set()
    page.evaluate(EMPTY)
    finds_it_on_my_learning(page, after, record)


EMPTY = """() => {
  for (const key of Object.keys(localStorage)) if (key.startsWith("fill")) localStorage.removeItem(key);
}"""
FILL = """() => {
  for (let size = 2 ** 22; size; size >>= 1) {
    try { for (let at = 0;; at += 1) localStorage.setItem(`fill${size}-${at}`, "x".repeat(size)); } catch { /* full */ }
  }
}"""


def arrive(page: Page, address: str) -> None:
    """Wait until a page that was led on is whole: looked at or left before, it has the theme's style sheet alone."""
    page.wait_for_url(address)
    page.wait_for_function("document.readyState === 'complete'")


def test_old_addresses_lead_on_without_scripts_and_with_them_to_the_same_part(
    everything: Everything, site: Site, open_page: Callable[..., Page]
) -> None:
    before, after, _ = everything
    moved = moved_pages(after)
    assert before.page_sources - after.page_sources <= moved.keys()
    page = open_page(scripts=False)
    for old, new in sorted(moved.items()):
        page.goto(old.replace(".md", ".html"))
        arrive(page, f"**/{new.replace('.md', '.html')}")
        expect(page.locator("h1").first).to_be_visible()
    page = open_page()
    for place in ("", site.folder.as_uri() + "/"):  # from a disk, too
        page.goto(f"{place}people/lesson.html#stay")
        arrive(page, "**/persons/minute.html#stay")
        assert page.evaluate("document.getElementById('stay').nextElementSibling.id") == "remain"
    page.goto("learning.html#module-people")
    assert page.evaluate("document.getElementById('module-people').closest('li').id") == "module-persons"
