"""What a package for cmi5 tells an LMS of its learner, and what comes back."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser, expect

from tests.browser.conftest import PATIENCE
from tests.browser.packages.lrs import Lrs, launch, serving
from tests.browser.packages.visiting import LMS, Visit
from tests.in_process import command
from tests.made_once import made_once

pytestmark = pytest.mark.long

MOP = "Fetch a mop from the cellar"
EMPTY = "<!doctype html><title>Elsewhere</title>"


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory, small_course: Path) -> bytes:
    def make(folder: Path) -> None:
        ended = command(small_course, "package", "cmi5", "--module", "MOD-101", "--to", str(folder / "one.zip"))
        assert (ended.returncode, ended.stderr) == (0, "")

    return (made_once(tmp_path_factory, "cmi5", make) / "one.zip").read_bytes()


def test_the_structure_says_by_which_mark_and_how_one_moves_on(packed: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.namelist()[0] == "cmi5.xml"
        unit = etree.fromstring(archive.read("cmi5.xml")).find("{*}au")
    assert dict(unit.attrib) == {
        "id": "urn:coursewright:unit:course.first-steps",
        "moveOn": "CompletedAndPassed",
        "masteryScore": "0.8",
    }
    assert (unit.findtext("{*}title/{*}langstring"), unit.findtext("{*}url")) == ("First steps", "package.html")


def _unpack(packed: bytes, folder: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        archive.extractall(folder / "package")
    (folder / "empty.html").write_text(EMPTY, "utf-8")


def _visit(browser: Browser, base: str, lrs: Lrs) -> Visit:
    page = browser.new_page(base_url=base)
    page.set_default_timeout(PATIENCE)
    lrs.begin()
    return Visit(page)


def _look_back(browser: Browser, base: str, lrs: Lrs) -> None:
    """Take the quiz in the mode in which nothing counts, and see that nothing of it is kept."""
    lrs.mode = "Review"
    before = dict(lrs.documents["coursewright"])
    visit = _visit(browser, base, lrs)
    visit.inner.get_by_role("button", name="Start afresh").click()
    visit.take_the_quiz()
    visit.leave()
    assert lrs.wait_for("terminated", 4)[8:] == ["initialized", "terminated"]
    visit.page.close()
    assert lrs.documents["coursewright"] == before


def test_sessions_say_what_cmi5_defines_and_go_on_where_they_ended(
    browser: Browser, packed: bytes, tmp_path: Path
) -> None:
    _unpack(packed, tmp_path)
    lrs = Lrs()
    with serving(tmp_path, lrs) as base:
        html = LMS.replace("package/package.html", f"package/package.html?{launch(base)}".replace("&", "&amp;"))
        (tmp_path / "lms.html").write_text(html.replace('<script src="lms.js"></script>', ""), "utf-8")
        visit = _visit(browser, base, lrs)
        visit.go("quiz.html")
        visit.inner.get_by_label(MOP).check()
        visit.leave()
        assert lrs.wait_for("terminated", 1) == ["initialized", "terminated"]
        visit.page.close()
        visit = _visit(browser, base, lrs)
        expect(visit.inner.get_by_label(MOP)).to_be_checked()
        visit.take_the_quiz(wrong=["single-choice"])
        visit.inner.get_by_role("button", name="Start afresh").click()
        visit.take_the_quiz(wrong=["single-choice"])
        visit.leave()
        assert lrs.wait_for("terminated", 2)[2:] == ["initialized", "failed", "terminated"]
        visit.page.close()
        visit = _visit(browser, base, lrs)
        visit.inner.get_by_role("button", name="Try again on what you missed").click()
        visit.take_the_quiz()
        visit.leave()
        assert lrs.wait_for("terminated", 3)[5:] == ["initialized", "passed", "terminated"]
        visit.page.close()
        _look_back(browser, base, lrs)
        assert (lrs.faults, lrs.has_profile) == ([], True)
        scores = [one["result"]["score"] for one in lrs.statements if "score" in one.get("result", {})]
        assert [(one["scaled"], one["raw"], one["min"], one["max"]) for one in scores] == [
            (0.5, 50, 0, 100),
            (1, 100, 0, 100),
        ]


def test_a_visit_ends_by_the_link_that_an_lms_asks_for_or_as_the_page_is_loaded_anew(
    browser: Browser, packed: bytes, tmp_path: Path
) -> None:
    _unpack(packed, tmp_path)
    lesson = tmp_path / "package/first-steps/index.html"
    lesson.write_text(lesson.read_text("utf-8").replace("</h1>", "</h1><audio controls></audio>", 1), "utf-8")
    lrs = Lrs()
    lrs.wishes = {"languagePreference": "en", "audioPreference": "off"}
    with serving(tmp_path, lrs) as base:
        lrs.return_url = f"{base}empty.html"
        lrs.begin()
        page = browser.new_page()
        page.goto(f"{base}package/package.html?{launch(base)}")
        inner = page.frame_locator("iframe")
        expect(inner.locator("h1")).to_be_visible()
        expect(inner.locator("audio")).to_have_js_property("muted", value=True)
        page.get_by_role("link", name="Leave this training").click()
        page.wait_for_url("**/empty.html")
        assert lrs.verbs() == ["initialized", "terminated"]
        lrs.begin()
        page.goto(f"{base}package/package.html?{launch(base)}")
        expect(inner.locator("h1")).to_be_visible()
        page.reload()
        expect(page.locator(".course-package__says")).to_have_text(
            "Your visit ended when this page was left or loaded anew, and what you did is kept. Nothing you do here "
            "now is: open the training again from your learning platform."
        )
        assert lrs.wait_for("terminated", 2)[2:] == ["initialized", "terminated"]
        page.close()
    assert lrs.faults == []
