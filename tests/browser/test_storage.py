"""What is kept outlasts every version of the site: each stored sample is read as it was meant."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import Site
from tests.browser.test_progress import choose, hand_in, question

pytestmark = pytest.mark.browser

STORED = Path(__file__).parents[1] / "stored"
LATEST = 4
SCRIPT = '<script src="assets/course/exposed.js"></script>'
READ = "(path) => coursewright.store.read(path)"
PUT = "([path, record]) => localStorage.setItem(path, JSON.stringify(record))"


def samples() -> dict[str, dict[str, Any]]:
    """Return every stored sample of every format, by its format and name."""
    files = sorted(STORED.glob("format-*.json"))
    return {f"{file.stem}: {name}": sample for file in files for name, sample in json.loads(file.read_text()).items()}


def test_there_are_samples_of_every_format() -> None:
    assert [file.name for file in sorted(STORED.glob("*.json"))] == [
        f"format-{number + 1}.json" for number in range(LATEST)
    ]


def test_each_sample_of_each_format_is_read_as_it_was_meant_and_can_be_moved(site: Site, page: Page) -> None:
    site.write("kept.html", SCRIPT)
    page.goto("kept.html")
    assert page.evaluate("coursewright.kinds.FORMAT") == LATEST
    for name, sample in samples().items():
        page.evaluate("localStorage.clear()")
        page.evaluate(PUT, [f"coursewright/training/{sample['path']}", sample["stored"]])
        found = page.evaluate(READ, f"coursewright/training/{sample['path']}")
        assert found == sample.get("read", sample["stored"]), name
        file = page.evaluate("coursewright.keep.file('coursewright/training/', 'training', 'Training')")
        assert file["records"] == {sample["path"]: found}, name
        for record in (sample["stored"], found):
            text = json.dumps({**file, "records": {sample["path"]: record}})
            brought = page.evaluate("(text) => coursewright.keep.read(text, 'training', 'Training')", text)
            assert brought.get("records") == {sample["path"]: found}, (name, brought)


def test_a_pass_of_the_first_format_becomes_one_of_the_present_version_when_nothing_has_changed(
    site: Site, page: Page
) -> None:
    site.write("kept.html", SCRIPT)
    page.goto("kept.html")
    for record in samples().values():
        if record["path"].startswith("quiz/people"):
            page.evaluate(PUT, [f"coursewright/training/{record['path']}", record["stored"]])
    settled = page.evaluate(
        """(keys) => {
          const { progress, store } = coursewright;
          const root = "coursewright/training/";
          const date = "2026-05-04T09:00:00.000Z";
          const quiz = { v: 1, n: 1, seed: 7, drawn: ["one"], points: 1, of: 1, date, passed: date };
          localStorage.setItem(`${root}quiz/people`, JSON.stringify(quiz));
          const module = {
            slug: "people", version: "1.2", since: "1.0", edition: "0123456789ab", mark: 80, minutes: 5,
            first: [], questions: keys, changes: [],
            parts: [{ kind: "quiz", id: "", detail: "", minutes: 5, title: "Quiz" }],
          };
          const records = progress.kept(root, module);
          const state = progress.judge(module, records, { quiz: 1 });
          progress.settle(root, state, records);
          const { pass } = store.read(`${root}quiz/people`);
          const { status } = progress.judge(module, progress.kept(root, module), { quiz: 1 });
          return [status, pass.version, pass.points, pass.questions.length];
        }""",
        {"one": "abcd1234"},
    )
    assert settled == ["done", "1.2", 1, 1]


def test_what_a_newer_version_of_the_site_kept_is_left_alone_and_said(site: Site, page: Page) -> None:
    site.quiz([question("one"), question("two")])
    newer = {"v": LATEST + 1, "n": 5, "something": "else"}
    page.goto("quiz.html")
    page.evaluate(PUT, ["coursewright/training/quiz/people/one", newer])
    page.reload()
    expect(page.get_by_role("status").filter(has_text="A newer version")).to_have_text(
        "A newer version of this site has saved something here. It stays as it is; what you do now will be gone when "
        "you leave. Reload the page to get the newer version."
    )
    choose(page, "one", "yes")
    choose(page, "two", "yes")
    hand_in(page)
    expect(page.get_by_role("region", name="Your result")).to_contain_text("Passed: 2 of 2 points")
    kept = page.evaluate("Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.includes('/one')))")
    assert {key: json.loads(text) for key, text in kept.items()} == {"coursewright/training/quiz/people/one": newer}
