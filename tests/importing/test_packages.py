"""Archives with questions: what is read of them, their limits, and what leads out of them, word for word."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from course.importing import files, packages
from course.importing.items import CannotRead, Refused, Taken
from tests.importing.test_qti import choice, item, response

ITEM = item('<p><img src="../img/bell.png" alt="A bell"/></p>' + choice("a", "b"), response("a"))


def archive(folder: Path, entries: dict[str, bytes]) -> Path:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries.items():
            made.writestr(name, content)
    path = folder / "a.zip"
    path.write_bytes(data.getvalue())
    return path


def test_each_file_of_a_package_is_read_with_its_pictures(tmp_path: Path) -> None:
    path = archive(
        tmp_path,
        {
            "imsmanifest.xml": b"<manifest/>",
            "items/one.xml": ITEM,
            "img/bell.png": b"PNG",
            "quiz.xml": b"<quiz><question type='essay'><name><text>E</text></name></question></quiz>",
            "test.xml": b"<!-- ours --><assessmentTest/>",
            "worse.xml": b"<assessmentItem>",
        },
    )
    one, quiz, worse, rest = files.read(path)
    assert isinstance(one, Taken)
    assert (str(one.place), list(one.files)) == (f"{path}/items/one.xml:2", ["imported/bell-796120.png"])
    assert [type(found) for found in (quiz, worse, rest)] == [Refused] * 3
    assert isinstance(rest, Refused)
    assert (str(rest.place), rest.what, rest.why) == (
        str(path),
        "1 other file (.xml)",
        "nothing there is read as a question",
    )
    assert isinstance(worse, Refused)
    assert worse.why.startswith(f"{path}/worse.xml:1:17: this is not XML: ")


def test_what_older_exports_of_canvas_name_otherwise_is_taken_once_too(tmp_path: Path) -> None:
    made = {name: CARTRIDGE_ITEM.format(name, "varequal", "varequal").encode() for name in ("one", "two")}
    path = archive(
        tmp_path, {"g1/assessment_qti.xml": made["one"], "non_cc_assessments/g1.xml.qti": made["two"], "a.dat": b"x"}
    )
    again, taken, rest = files.read(path)
    assert isinstance(again, Refused)
    assert again.what == "1 question, again"
    assert isinstance(taken, Taken)
    assert isinstance(rest, Refused)
    assert rest.what == "1 other file (.dat)"


def test_the_files_of_a_pool_of_blackboard_are_read(tmp_path: Path) -> None:
    item = CARTRIDGE_ITEM.format("one", "varequal", "varequal").encode()
    (found,) = files.read(archive(tmp_path, {"imsmanifest.xml": b"<manifest/>", "res00001.dat": item}))
    assert isinstance(found, Taken)


@pytest.mark.parametrize(
    ("entries", "limit", "said"),
    [
        ({"../a.xml": ITEM}, None, ": the name ../a.xml leads out of the archive, so none of it is read"),
        ({"C:/a.xml": ITEM}, None, ": the name C:/a.xml leads out of the archive, so none of it is read"),
        ({"a.xml": b" " * 1000}, ("MOST_BYTES", 999), "/a.xml has more than 999 bytes"),
        ({"a.xml": ITEM, "b.xml": ITEM}, ("MOST_FILES", 1), " holds 2 files, and 1 are read at most; take it apart"),
        ({"a.xml": b" " * 2000}, ("MOST_TOGETHER", 999), " unpacks to 2,000 bytes, and 999 are read at most"),
    ],
)
def test_an_archive_beyond_a_limit_is_not_read(
    entries: dict[str, bytes],
    limit: tuple[str, int] | None,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = archive(tmp_path, entries)
    if limit:
        monkeypatch.setattr(packages, *limit)
    with pytest.raises(CannotRead) as told:
        files.read(path)
    assert str(told.value) == f"{path}{said}"


def test_what_only_looks_like_an_archive_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x03\x04 and more")
    with pytest.raises(CannotRead) as told:
        files.read(path)
    assert str(told.value) == f"{path} is not an archive that can be read: File is not a zip file"


def test_a_file_that_is_too_large_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 3)
    (tmp_path / "a.gift").write_text("A{T}", "utf-8")
    with pytest.raises(CannotRead) as told:
        files.read(tmp_path / "a.gift")
    assert str(told.value) == f"{tmp_path}/a.gift has 4 bytes, and 3 are read at most; take it apart"


CARTRIDGE_ITEM = (
    '<questestinterop><item ident="{}"><presentation><material><mattext texttype="text/html">'
    '&lt;p&gt;Is it? &lt;img src="$IMS-CC-FILEBASE$/my%20img/bell.png?canvas_download=1" alt="A bell"&gt;&lt;/p&gt;'
    '</mattext></material><response_str ident="R"><render_fib/></response_str></presentation><resprocessing>'
    '<respcondition><conditionvar><{} respident="R">Yes</{}></conditionvar><setvar action="Set">100</setvar>'
    "</respcondition></resprocessing></item></questestinterop>"
)


def test_a_cartridge_of_canvas_is_read_once_with_its_pictures_and_the_rest_is_told(tmp_path: Path) -> None:
    qti = CARTRIDGE_ITEM.format("same", "varequal", "varequal").encode()
    path = archive(
        tmp_path,
        {
            "imsmanifest.xml": b"<manifest/>",
            "g1/assessment_qti.xml": qti,
            "g2/assessment_qti.xml": CARTRIDGE_ITEM.format("other", "varsubstring", "varsubstring").encode(),
            "non_cc_assessments/g1.xml.qti": qti,
            "web_resources/my img/bell.png": b"PNG",
            "wiki_content/page.html": b"<p>Hello</p>",
            "web_resources/a.pdf": b"PDF",
        },
    )
    again, pattern, taken, rest = files.read(path)
    assert isinstance(again, Refused)
    assert (str(again.place), again.what, again.why) == (
        f"{path}/g1/assessment_qti.xml",
        "1 question, again",
        "non_cc_assessments/g1.xml.qti has the same with more in them",
    )
    assert isinstance(pattern, Refused)
    assert pattern.why == (
        "its right answer is a part of what is typed, or a pattern: write out each answer that is right"
    )
    assert isinstance(taken, Taken)
    assert taken.fields["prompt"] == "Is it? ![A bell](imported/bell-796120.png)"
    assert (list(taken.files), taken.lost) == (["imported/bell-796120.png"], ())
    assert isinstance(rest, Refused)
    assert (str(rest.place), rest.what, rest.why) == (
        str(path),
        "2 other files (.html, .pdf)",
        "nothing there is read as a question",
    )
