"""The files that the search fetches: what they hold, how small they are, and that they give no answer away."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.pages import packing
from course.site import mkdocs_process
from course.site.search_index import (
    SearchIndex,
    evened,
    key_of,
    packed,
    packed_list,
    stem_of,
    unpacked,
    words_of,
    write_files,
)
from tests.conftest import VALID
from tests.packed_texts import with_packed

PROJECT = Path(__file__).parents[2]


def made(*pages: tuple[str, str, str], language: str = "en") -> dict[str, Any]:
    index = SearchIndex(language)
    for page in pages:
        index.add_page(*page)
    files = index.files().items()
    return {name: json.loads(packing.inflated(held) if name.endswith(".dat") else held) for name, held in files}


def test_pages_are_counted_through_their_groups_and_their_texts_stand_by_group() -> None:
    files = made(
        ("index.html", "Home", "<h1>Home</h1><p>Welcome.</p>"),
        (
            "people/lesson.html",
            "A lesson",
            "<h1>A lesson</h1><p>Stay.</p><h2 id='b'>Calls</h2><p>Call <b>help</b>.</p>",
        ),
        ("people/quiz.html", "A quiz", "<p>Call?</p>"),
    )
    assert files["pages.json"] == {
        "format": 6,
        "letters": 1,
        "keys": ["a", "c", "h", "l", "q", "s", "w"],
        "groups": [
            ["_", [["index.html", "Home"]]],
            ["people", [["people/lesson.html", "A lesson"], ["people/quiz.html", "A quiz"]]],
        ],
    }
    assert files["texts/people.dat"] == [
        [["", "A lesson", "Stay."], ["b", "Calls", "Call help."]],
        [["", "A quiz", "Call?"]],
    ]


def test_a_word_names_its_stem_and_each_place_with_its_weight() -> None:
    files = made(
        ("a.html", "Calling", "<p>Call, call: called.</p><h2 id='x'>The call</h2><p>Nobody.</p>"),
        ("b.html", "B", "<p>Nobody calls.</p>"),
    )
    # After the stem: page as a step, place (twice the section, and one more where a weight follows).
    assert {word: unpacked(listed) for word, listed in files["words/c.dat"].items()} == {
        "call": [4, 0, 1, 2, 0, 3, 10],
        "called": [4, 0, 0],
        "calling": [4, 0, 1, 100],
        "calls": [4, 1, 0],
    }
    assert files["words/n.dat"] == {"nobody": "& #! "}  # 5, 0, 2, 1, 0


def test_a_list_tells_the_stem_that_it_was_made_with() -> None:
    for stem in (0, 1, 7, 45, 46, 47, 60):
        assert stem_of(packed_list(stem, (3, packed([0]), 5, packed([1, 50])))) == stem


def test_a_number_has_no_other_forms() -> None:
    assert SearchIndex("en").stem("1945") == 4


def test_a_language_without_a_stemmer_finds_words_as_they_are() -> None:
    assert made(("a.html", "A", "<p>calling</p>"), language="xx")["words/c.dat"]["calling"] == "(  "  # 7, 0, 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don't re-open 24/7!", ["don", "t", "re", "open", "24", "7"]),
        ("Café ÜBER \uff21\uff11", ["cafe", "uber", "a1"]),
        ("snake_case", ["snake", "case"]),
        ("Łódź Straße ŒUVRE Søren ΛΌΓΟΣ", ["lodz", "strasse", "oeuvre", "soren", "λογοσ"]),
        ("أَرْض إلى آخر مدرسة مـاء", ["ارض", "الي", "اخر", "مدرسه", "ماء"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("東京 ok", ["東", "京", "東京", "ok"]),
        ("用PDF打", ["用", "打", "pdf"]),
        ("x" * 99, ["x" * 40]),
    ],
)
def test_words_are_found_without_capitals_accents_and_signs(text: str, words: list[str]) -> None:
    assert sorted(words_of(text)) == sorted(words)


@settings(max_examples=200)
@given(st.text("aB1é\u2019“”\u2013…· \xa0\u0301ß\u0939\u093f-_東"))
def test_marks_that_part_words_are_read_as_spaces(text: str) -> None:
    parted = re.sub("[\u2019“”\u2013…·\xa0-]", " ", text)
    assert words_of(text) == words_of(parted) == words_of(f"é {parted}")[1:]


def test_a_key_is_one_letter_or_two_and_safe_in_an_address() -> None:
    words = ("report", "a", "über", "東京")
    assert [key_of(word, 2) for word in words] == ["re", "a", "fc-b", "6771-4eac-"]
    assert [key_of(word, 1) for word in words] == ["r", "a", "fc-", "6771-"]


def test_an_index_of_many_pages_has_files_of_two_letters() -> None:
    pages = [(f"{number}.html", f"P{number}", "<p>calling help</p>") for number in range(151)]
    few, many = made(*pages[:150]), made(*pages)
    assert (few["pages.json"]["letters"], few["pages.json"]["keys"]) == (1, ["c", "h", "p"])
    assert (many["pages.json"]["letters"], many["pages.json"]["keys"]) == (
        2,
        ["ca", "he", *(f"p{number}" for number in range(10))],
    )
    assert many["words/ca.dat"]["calling"].startswith(few["words/c.dat"]["calling"])


def wrong_words(text: str) -> list[str]:
    """Return the words of a text that have no file, or another form than the one in which they are looked for."""
    found = {*words_of(text)}
    return [word for word in found if not re.fullmatch(r"[0-9a-z-]{1,20}", key_of(word, 2)) or evened(word) != word]


@pytest.mark.long
def test_every_letter_has_a_file_that_can_be_written() -> None:
    letters = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    assert wrong_words(" ".join(letters)) == []


@given(st.text())
def test_every_word_has_a_file_that_can_be_written(text: str) -> None:
    assert wrong_words(text) == []


@given(st.lists(st.integers(min_value=0, max_value=200_000)))
def test_numbers_are_packed_into_signs_that_json_writes_as_they_are(numbers: list[int]) -> None:
    text = packed(numbers)
    assert unpacked(text) == numbers
    assert json.dumps(text) == f'"{text}"'
    assert len(text) <= sum(len(f"{number},") for number in numbers)


def test_a_build_of_changed_pages_alone_keeps_the_others_in_the_index(tmp_path: Path) -> None:
    before = SearchIndex("en")
    before.add_page("a.html", "A", "<p>old</p>")
    before.add_page("b.html", "B", "<p>kept</p><h2 id='x'>More</h2><p>One<p>Two")
    write_files(tmp_path, before.files())
    after = SearchIndex("en")
    after.read_pages(tmp_path)
    assert after.files() == before.files()
    after.add_page("a.html", "A", "<p>new</p>")
    write_files(tmp_path, after.files())
    assert sorted(path.name for path in (tmp_path / "words").iterdir()) == [f"{name}.dat" for name in "abkmnot"]


@pytest.mark.parametrize("listed", ["", "[]", '{"format": 0, "groups": [["_", []]]}', '{"format": 6, "groups": [1]}'])
def test_an_index_that_cannot_be_read_is_made_anew(tmp_path: Path, listed: str) -> None:
    (tmp_path / "pages.json").write_text(listed)
    index = SearchIndex("en")
    index.read_pages(tmp_path)
    assert json.loads(index.files()["pages.json"])["groups"] == []


@pytest.mark.long
def test_no_hint_no_reason_and_no_outcome_is_in_the_index(course_files: Callable[..., Path]) -> None:
    quiz = VALID["quizzes/people.yml"].replace("feedback: ", "feedback: PLANTED ")
    quiz = quiz.replace("    section: stay\n", "    section: stay\n    hint: PLANTED\n    explanation: PLANTED\n")
    quiz = quiz.replace("true: Yes", "true: PLANTED").replace("false: Calling", "false: PLANTED")
    scenes = re.sub(r"(reason|debrief): ", r"\1: PLANTED ", VALID["modules/people/scenarios.yml"])
    scenes = scenes.replace("says: Help comes", "says: PLANTED")
    scenes = scenes.replace("goto: called", "goto: called\n          consequence: PLANTED")
    root = course_files({"quizzes/people.yml": quiz, "modules/people/scenarios.yml": scenes})
    shutil.copytree(PROJECT / "overrides", root / "overrides")
    shutil.copy(PROJECT / "mkdocs.yml", root)
    mkdocs_process.build(root, root / "site")
    index = b"".join(with_packed(path) for path in sorted((root / "site/search").rglob("*.*"))).decode()
    assert (quiz + scenes).count("PLANTED") > 15
    assert "planted" not in index.lower()
    for words in ("Somebody has fallen. What comes first?", "A cup of tea", "They do not answer.", "Wait and see"):
        assert words in index, words
    lesson = (root / "site/people/lesson.html").read_text("utf-8")
    assert lesson.count("PLANTED") > 8
