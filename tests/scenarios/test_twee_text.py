"""The text form of Twine stories: heads of passages, what is escaped in them, and what is no story, word for word."""

from __future__ import annotations

import pytest

from course.scenarios.twee import MAX_PASSAGES, NoTwee, Passage, harmless, json_object, parsed, plain, written


@pytest.mark.parametrize(
    ("passage", "text"),
    [
        (Passage("Start", "One."), ":: Start\nOne.\n"),
        (Passage("a [b] {c}", "\n\nOne.\n"), r":: a \[b\] \{c\}" + "\nOne.\n"),
        (Passage("back\\slash", "One."), ":: back\\\\slash\nOne.\n"),
        (Passage("a", "One.", ("end", "x[y]")), r":: a [end x\[y\]]" + "\nOne.\n"),
        (Passage("a", "One.", metadata={"position": "1,2", "size": "3"}), ':: a {"position":"1,2","size":"3"}\nOne.\n'),
        (Passage("a", "One.", ("end",), {"position": "1,2"}), ':: a [end] {"position":"1,2"}\nOne.\n'),
    ],
)
def test_a_passage_stands_below_its_head_and_comes_back(passage: Passage, text: str) -> None:
    assert written([passage]) == text
    (back,) = parsed(text)
    assert back == Passage(passage.name, passage.text.strip("\n"), passage.tags, passage.metadata)


def test_passages_know_their_lines() -> None:
    text = written([Passage("a", "One.\n\nTwo."), Passage("b", ""), Passage("c", "Three.")])
    assert text == ":: a\nOne.\n\nTwo.\n\n:: b\n\n\n:: c\nThree.\n"
    assert [(one.name, one.line, one.first, one.text) for one in parsed(text.replace("Three", "\n\nThree"))] == [
        ("a", 1, 2, "One.\n\nTwo."),
        ("b", 6, 7, ""),
        ("c", 9, 12, "Three."),
    ]


@pytest.mark.parametrize(
    ("head", "name", "tags", "metadata"),
    [
        ("::Start", "Start", (), {}),
        ("::  Start  ", "Start", (), {}),
        (":: Start <5,-25>", "Start", (), {}),
        (":: Start [one  two]", "Start", ("one", "two"), {}),
        (":: Start [] {}", "Start", (), {}),
        (':: Start{"position":"1,2"}', "Start", (), {"position": "1,2"}),
        (":: Start [one] {no JSON", "Start", ("one",), {}),
        (":: Start [one] [1]", "Start", ("one",), {}),
        (":: Start [one", "Start", ("one",), {}),
        (r":: a \[b\]\\ [c\]d]", "a [b]\\", ("c]d",), {}),
    ],
)
def test_a_head_is_read_as_programs_write_it(
    head: str, name: str, tags: tuple[str, ...], metadata: dict[str, str]
) -> None:
    (found,) = parsed(f"{head}\nOne.")
    assert (found.name, found.tags, found.metadata) == (name, tags, metadata)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: there is no passage here; each starts with a line `:: Its name`"),
        ("One.\n:: a", "line 1: text stands before the first passage, `One.`"),
        ("x" * 41 + "\n:: a", f"line 1: text stands before the first passage, `{'x' * 40}`"),
        (":: a\nOne.\n\n:: [end]", "line 4: the passage has no name"),
        (":: <1,2>", "line 1: the passage has no name"),
    ],
)
def test_what_is_no_story_is_told(text: str, said: str) -> None:
    with pytest.raises(NoTwee) as told:
        parsed(text)
    assert str(told.value) == said


def test_a_story_has_a_thousand_passages_at_most() -> None:
    story = ":: a\n" * MAX_PASSAGES
    assert len(parsed(f"\n \n{story}")) == MAX_PASSAGES == 1000
    with pytest.raises(NoTwee, match=r"^line 1001: the story has more than 1000 passages$"):
        parsed(f"{story}:: a")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        (":: a", "\\:: a"),
        (" :: a", " :: a"),
        ("a\n::b", "a\n\\::b"),
        ("\\::", "\\\\::"),
        ("[[a]]", "[\\[a]]"),
        ("[\\[a", "[\\\\[a"),
        ("<!-- a -->", "<\\!-- a -->"),
        ("<\\!--", "<\\\\!--"),
        ("a[b]<i>:", "a[b]<i>:"),
    ],
)
def test_nothing_in_a_text_is_taken_for_a_sign_of_twee(text: str, safe: str) -> None:
    assert harmless(text) == safe
    assert plain(safe) == text


def test_twine_itself_writes_a_pair_of_colons_with_two_backslashes() -> None:
    assert plain("\\:\\: a") == ":: a"


@pytest.mark.parametrize(("text", "found"), [('{"a": 1}', {"a": 1}), ("[1]", None), ("{", None), ("", None)])
def test_json_is_an_object_or_nothing(text: str, found: dict[str, int] | None) -> None:
    assert json_object(text) == found
