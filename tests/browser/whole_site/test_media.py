"""A recording plays, a transcript opens without a script and is open on paper, where a code leads to the page."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from tests import in_process
from tests.browser.whole_site.axe import violations
from tests.browser.whole_site.conftest import Visit
from tests.conftest import SETTINGS, VALID
from tests.serving import served
from tests.site.test_media import FILES, WHERE

pytestmark = pytest.mark.browser

SAID = "Water runs from under a door."


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return where a lesson with a video and a recording is served."""
    root = tmp_path_factory.mktemp("media")
    for name, content in {**VALID, **FILES, "mkdocs.yml": f"{SETTINGS}site_url: {WHERE}\n"}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else str(content).encode())
    in_process.building(root, root / "site")
    with served(root / "site", {"Content-Security-Policy": "default-src 'self'"}) as address:
        yield f"{address}people/lesson.html"


def test_a_recording_is_loaded_and_nothing_plays_by_itself(visit: Visit, address: str) -> None:
    page = visit(address)
    page.wait_for_function("document.querySelector('audio').readyState > 0")
    assert page.evaluate("document.querySelector('audio').duration") == pytest.approx(0.1, abs=0.01)
    assert page.evaluate("[...document.querySelectorAll('audio, video')].every((one) => one.paused)")


def test_the_transcript_opens_by_key_without_a_script(visit: Visit, address: str) -> None:
    page = visit(address, java_script_enabled=False)
    expect(page.get_by_text(SAID)).to_be_hidden()
    page.get_by_text("Transcript").first.press("Enter")
    expect(page.get_by_text(SAID)).to_be_visible()


def test_on_paper_stands_what_is_said_and_a_code_to_scan(visit: Visit, address: str) -> None:
    page = visit(address)
    page.emulate_media(media="print")
    expect(page.get_by_text(SAID)).to_be_visible()
    expect(page.locator("video")).to_be_hidden()
    picture = page.locator(".course-media__code").first.screenshot()
    assert [found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))] == [
        f"{WHERE}people/lesson.html"
    ]
    page.emulate_media(media="screen")
    expect(page.locator(".course-media__code").first).to_be_hidden()


def test_a_page_with_both_is_accessible(visit: Visit, address: str) -> None:
    page = visit(f"{address}#seen-and-heard", reduced_motion="reduce")
    page.get_by_text("Transcript").first.click()
    assert violations(page) == []
