"""Videos and recordings of an author's own: what is wrong with their blocks, their files and their captions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from course.checks.load import examine
from course.checks.media_files import length_of
from tests.conftest import SETTINGS, VALID
from tests.in_process import command
from tests.media_files import VTT, mp4, wav, webm

LESSON = "modules/people/lesson.md"
VIDEO = """\
!!! video "A wet floor"
    file: floor.webm
    captions: floor.vtt

    Water runs from under a door. *You* close the corridor.
"""
AUDIO = """\
!!! audio "A call"
    file: call.wav

    Somebody calls the caretaker.
"""
FILES: dict[str, str | bytes | None] = {
    "modules/people/floor.webm": webm(),
    "modules/people/floor.vtt": VTT,
    "modules/people/call.wav": wav(),
}
Write = Callable[[Mapping[str, str | bytes | None]], Path]
Told = Callable[..., list[str]]


@pytest.fixture
def told(course_files: Write) -> Told:
    """Return what is said of a lesson that ends in some blocks, and of the files beside it."""

    def tell(blocks: str, files: dict[str, str | bytes | None] | None = None) -> list[str]:
        lesson = f"{VALID[LESSON]}\n{blocks}"
        verdict = examine(course_files(FILES | (files or {}) | {LESSON: lesson}))
        return [str(one) for one in (*verdict.problems, *verdict.warnings) if not one.rule]

    return tell


def test_a_video_and_a_recording_with_all_that_they_need_are_right(told: Told) -> None:
    assert told(f"{VIDEO}\n{AUDIO}") == []


def test_a_video_is_right_as_mp4_too(told: Told) -> None:
    files = {"modules/people/floor.webm": None, "modules/people/floor.mp4": mp4()}
    assert told(f"{VIDEO.replace('webm', 'mp4')}\n{AUDIO}", files) == []


PLACE = "modules/people/lesson.md:18"
INDENTED = "right below its first line, indented by four spaces"


@pytest.mark.parametrize(
    ("block", "said"),
    [
        (
            VIDEO.replace("    file: floor.webm\n", ""),
            [f"{PLACE}:1: the video has no `file`; write `file: name.webm` {INDENTED}"],
        ),
        (
            VIDEO.replace("    captions: floor.vtt\n", ""),
            [f"{PLACE}:1: the video has no `captions`; write `captions: name.vtt` {INDENTED}"],
        ),
        (
            VIDEO.partition("\n\n")[0] + "\n",
            [
                f"{PLACE}:1: the video has no transcript; write what is said and shown below its files, after an empty "
                "line, indented by four spaces"
            ],
        ),
        (
            VIDEO.replace(' "A wet floor"', ""),
            [f'{PLACE}:1: the video has no title; write what it shows behind it: `!!! video "A title"`'],
        ),
        (
            VIDEO.replace("!!!", "???"),
            [f"{PLACE}:1: a video cannot be folded away; write `!!! video`; its transcript folds by itself"],
        ),
        (
            VIDEO.replace("captions:", "caption:"),
            [
                f"{PLACE}:1: the video has no `captions`; write `captions: name.vtt` {INDENTED}",
                "modules/people/lesson.md:20:14: unknown key `caption` in the video; did you mean `captions`?",
            ],
        ),
        (
            VIDEO.replace("floor.webm", "https://films.example/floor.webm"),
            [
                "modules/people/lesson.md:19:11: a video comes from the course's own folder, but "
                "`https://films.example/floor.webm` was found; put the file beside this page, and write its name"
            ],
        ),
        (
            VIDEO.replace("floor.webm", "floor.avi"),
            ["modules/people/lesson.md:19:11: `floor.avi` is no video that browsers play; use .webm, .mp4 or .m4v"],
        ),
        (
            VIDEO.replace("floor.vtt", "floor.srt"),
            ["modules/people/lesson.md:20:15: `floor.srt` is no file of captions that browsers play; use .vtt"],
        ),
        (
            AUDIO.replace("call.wav\n", "call.wav\n    captions: floor.vtt\n"),
            [
                "modules/people/lesson.md:20:15: a recording has no captions; take the line away; its transcript is "
                "what people read"
            ],
        ),
    ],
)
def test_what_is_wrong_with_a_block_is_told_at_its_place(told: Told, block: str, said: list[str]) -> None:
    assert [one for one in told(block) if one.startswith(LESSON) and "to link to" not in one] == said


def test_a_file_that_is_not_there_is_told_with_the_nearest(told: Told) -> None:
    assert told(f"{VIDEO.replace('floor.webm', 'flor.webm')}\n{AUDIO}")[0] == (
        "modules/people/lesson.md:19:11: there is no page or file `flor.webm` to link to; did you mean `floor.webm`?"
    )


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("floor.webm", b"no film", "the file is called `.webm`, but it is no WebM (modules/people/lesson.md:19 "
         "refers to it); save it anew, or put a whole copy there"),
        ("floor.webm", mp4(), "the file is called `.webm`, but it is MP4 (modules/people/lesson.md:19 refers to it); "
         "rename it, or save it anew"),
        ("call.wav", b"ID3 and more", "the file is called `.wav`, but it is MP3 (modules/people/lesson.md:25 "
         "refers to it); rename it, or save it anew"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_what_its_name_says_is_told(told: Told, name: str, content: bytes, said: str) -> None:
    assert f"modules/people/{name}:1:1: {said}" in told(f"{VIDEO}\n{AUDIO}", {f"modules/people/{name}": content})


TIMES = "write its times as `00:01.000 --> 00:04.500`"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("1\n00:01.000 --> 00:02.000\nNow.\n", 1, "the file of captions does not begin with WEBVTT; write `WEBVTT` as "
         "its first line, and an empty line below it"),
        ("WEBVTT\n", 1, "the file of captions has none; write what is said, with its times"),
        ("WEBVTT\n\nNOTE nothing yet\n", 1, "the file of captions has none; write what is said, with its times"),
        ("WEBVTT\n\n00:01,000 --> 00:02,000\nNow.\n\n00:03.000 --> 00:04.000\nThen.\n", 3,
         f"the times `00:01,000 --> 00:02,000` cannot be read; {TIMES}"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nNow.\n\nThen.\n", 6, f"these lines belong to no caption; {TIMES}"),
        ("WEBVTT\n\n00:02.000 --> 00:01.000\nNow.\n\n00:03.000 --> 00:04.000\nThen.\n", 3,
         "this caption ends before it starts; see which of its times is wrong"),
        ("WEBVTT\n\n00:03.000 --> 00:04.000\nThen.\n\n00:01.000 --> 00:02.000\nNow.\n", 6,
         "this caption starts before the one above it; put them in the order of their times"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n\n00:03.000 --> 00:04.000\nThen.\n", 3,
         "this caption is empty; write what is said, or take its times away"),
        (VTT.replace("00:00:09.750", "00:00:10.600"), 9, "this caption ends at 10.600 seconds, and the video lasts "
         "10.000; see whether these are the captions of this video"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nSchlüssel.\n".encode("latin-1"), 1, "the captions are not saved as UTF-8; "
         "save them as UTF-8"),
    ],
)  # fmt: skip
def test_captions_that_no_browser_would_show_are_told(told: Told, text: str | bytes, line: int, said: str) -> None:
    assert told(f"{VIDEO}\n{AUDIO}", {"modules/people/floor.vtt": text}) == [
        f"modules/people/floor.vtt:{line}:1: {said}"
    ]


def test_captions_may_have_the_line_ends_and_the_mark_of_windows(told: Told) -> None:
    text = b"\xef\xbb\xbf" + VTT.replace("\n", "\r\n").encode()
    assert told(f"{VIDEO}\n{AUDIO}", {"modules/people/floor.vtt": text}) == []


def test_a_film_that_does_not_say_how_long_it_is_is_told_as_a_warning(told: Told) -> None:
    assert told(f"{VIDEO}\n{AUDIO}", {"modules/people/floor.webm": webm(None)}) == [
        "modules/people/lesson.md:19:11: the length of `floor.webm` cannot be read; see yourself that no caption comes "
        "after its end; saved anew, most programs write its length"
    ]


@pytest.mark.parametrize(
    ("content", "seconds"),
    [
        (webm(12.5), 12.5),
        (mp4(12.5), 12.5),
        (mp4(12.5, version=1), 12.5),
        (webm(None), None),
        (webm()[:40], None),
        (mp4()[:60], None),
        (mp4(0), None),
        (b"", None),
    ],
)
def test_the_length_of_a_film_is_read_from_its_head(tmp_path: Path, content: bytes, seconds: float | None) -> None:
    path = tmp_path / "film"
    path.write_bytes(content)
    assert length_of(path) == seconds


def test_captions_are_looked_at_again_where_a_module_was_kept(course_files: Write) -> None:
    root = course_files(FILES | {"mkdocs.yml": SETTINGS, LESSON: f"{VALID[LESSON]}\n{VIDEO}\n{AUDIO}"})
    assert command(root, "check").returncode == 0
    assert command(root, "check").returncode == 0
    late = VTT.replace("00:00:09.750", "00:00:10.600")
    (root / "modules/people/floor.vtt").write_text(late, "utf-8")
    assert command(root, "check").stdout.startswith(
        "modules/people/floor.vtt:9:1: this caption ends at 10.600 seconds, and the video lasts 10.000; "
    )
