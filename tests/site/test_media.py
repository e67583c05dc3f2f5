"""Videos and recordings on a whole site: the player and its files, words on paper and in the search, for everybody."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import segno

from tests.conftest import SETTINGS, VALID
from tests.in_process import command
from tests.media_files import VTT, wav, webm
from tests.packed_texts import with_packed

LESSON = "modules/people/lesson.md"
BLOCKS = """\

## Seen and heard

!!! video "A <wet> floor"
    file: img/floor.webm
    captions: img/floor.vtt

    Water runs from under a *door*.

    - You close the corridor.[^000-01]

!!! audio "A call"
    file: "call.wav"

    Somebody telephones the caretaker. Call within [[call-within]].

!!! trainer "For the trainer"
    Show it first.

    !!! audio "What to say"
        file: answer.wav

        Say nothing yet.
"""
FILES: dict[str, str | bytes | None] = {
    LESSON: VALID[LESSON] + BLOCKS,
    "modules/people/img/floor.webm": webm(),
    "modules/people/img/floor.vtt": VTT,
    "modules/people/call.wav": wav(),
    "modules/people/answer.wav": wav(),
    "modules/people/unused.wav": wav(),
}
WHERE = "https://training.example/here/"
Write = Callable[[Mapping[str, str | bytes | None]], Path]


def built(root: Path, *arguments: str) -> Path:
    """Build a course, which must succeed, and return its site."""
    ended = command(root, *arguments)
    assert ended.returncode == 0, ended.stderr
    return root / ("site-trainer" if "trainer" in arguments else "site")


def figures(page: Path) -> list[str]:
    """Return the videos and recordings of a page as HTML, without the blanks between tags."""
    html = page.read_text("utf-8")
    found = re.findall(r'<figure class="course-media.*?</figure>', html, re.DOTALL)
    return [re.sub(r">\s+<", "><", one) for one in found]


def test_a_video_has_controls_captions_and_its_transcript_and_starts_by_nobody(course_files: Write) -> None:
    page = built(course_files(FILES | {"mkdocs.yml": SETTINGS})) / "people/lesson.html"
    video, audio = figures(page)
    assert video.startswith(
        '<figure class="course-media course-media--video">'
        "<figcaption>A &lt;wet&gt; floor</figcaption>"
        '<div class="course-media__player">'
        '<video controls preload="metadata" playsinline src="img/floor.webm" aria-label="A &lt;wet&gt; floor">'
        '<track kind="captions" src="img/floor.vtt" srclang="en" label="Captions" default>'
        '<a href="img/floor.webm">Open the video</a>'
        "</video>"
        "</div>"
        "<details>"
        "<summary>Transcript</summary>"
        "<p>Water runs from under a <em>door</em>.</p>"
    ), video
    assert audio.startswith(
        '<figure class="course-media course-media--audio">'
        "<figcaption>A call</figcaption>"
        '<div class="course-media__player">'
        '<audio controls preload="metadata" src="call.wav" aria-label="A call">'
        '<a href="call.wav">Open the recording</a></audio>'
        "</div>"
        "<details>"
        "<summary>Transcript</summary>"
        "<p>Somebody telephones the caretaker. Call within "
    ), audio
    assert "autoplay" not in page.read_text("utf-8")
    assert "assets/course/content.css" in page.read_text("utf-8")


def test_its_files_go_to_the_site_and_no_others(course_files: Write) -> None:
    site = built(course_files(FILES | {"mkdocs.yml": SETTINGS}))
    media = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.suffix in (".webm", ".vtt", ".wav")}
    assert media == {"people/img/floor.webm", "people/img/floor.vtt", "people/call.wav"}
    assert "What to say" not in (site / "people/lesson.html").read_text("utf-8")


def test_addresses_are_right_where_each_page_has_a_folder(course_files: Write) -> None:
    settings = SETTINGS.replace("use_directory_urls: false", f"use_directory_urls: true\nsite_url: {WHERE}")
    page = built(course_files(FILES | {"mkdocs.yml": settings})) / "people/lesson/index.html"
    video, _ = figures(page)
    assert ' src="../img/floor.webm"' in video
    assert ' src="../img/floor.vtt"' in video


def test_on_paper_a_code_leads_to_the_page_where_its_address_is_known(course_files: Write) -> None:
    page = built(course_files(FILES | {"mkdocs.yml": f"{SETTINGS}site_url: {WHERE}\n"})) / "people/lesson.html"
    address = f"{WHERE}people/lesson.html"
    for figure in figures(page):
        assert f"To play it, scan the code or open {address}" in " ".join(figure.split())
        drawn = re.search(
            r'<svg aria-hidden="true".*? class="course-media__code".*?<path [^>]* d="([^"]+)"', figure, re.S
        )
        assert drawn, figure
        code = segno.make_qr(address, error="m", boost_error=False)
        assert f'd="{drawn[1]}"' in code.svg_inline(border=4, light="#fff", omitsize=True)


def test_the_search_finds_what_is_said(course_files: Write) -> None:
    site = built(course_files(FILES | {"mkdocs.yml": SETTINGS}))
    files = (path for path in (site / "search").rglob("*") if path.is_file())
    texts = b"".join(with_packed(path) for path in files).decode()
    assert "Somebody telephones the caretaker" in texts
    assert "Say nothing yet" not in texts


@pytest.mark.long
def test_our_words_are_those_of_the_language(course_files: Write) -> None:
    catalogue = VALID["modules/catalogue.yml"].replace("language: en", "language: de")
    site = built(course_files(FILES | {"mkdocs.yml": SETTINGS, "modules/catalogue.yml": catalogue}))
    video, audio = figures(site / "people/lesson.html")
    assert 'srclang="de" label="Untertitel" default' in video
    assert "<summary>Text zum Nachlesen</summary>" in video
    assert ">Aufnahme öffnen</a>" in audio


@pytest.mark.long
def test_the_trainers_edition_has_those_of_the_trainer_too(course_files: Write) -> None:
    site = built(course_files(FILES | {"mkdocs.yml": SETTINGS}), "--edition", "trainer")
    pages = "".join(path.read_text("utf-8") for path in site.rglob("people/*.html"))
    assert 'src="answer.wav"' in pages
    assert (site / "people/answer.wav").is_file()
