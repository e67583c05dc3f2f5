"""Marks in a text: where they stand in its lines, and which place in the file each stands for."""

from __future__ import annotations

import pytest

from course.markdown.marks import MARK, Places, slot, unmarked


def shown(places: Places, text: str) -> str:
    """Return a text with the place of each mark, line and column of the file, where the mark stands."""
    return MARK.sub(lambda mark: "<{}:{}>".format(*places.position(places.of(mark))), text)


def marked(text: str, first_line: int = 1) -> str:
    places = Places(text, first_line)
    return shown(places, places.marked())


@pytest.mark.parametrize(
    ("line", "with_marks"),
    [
        ("Words.", "<1:1>Words."),
        ("  Words.", "  <1:3>Words."),
        ("> - Words.", "> - <1:5>Words."),
        ("12. Words.", "12. <1:5>Words."),
        ("1234567890. Words.", "<1:1>1234567890. Words."),
        ("1) Words.", "1) <1:4>Words."),
        ("-Words.", "<1:1>-Words."),
        (": Words.", ": <1:3>Words."),
        ("## Heading", "## <1:4>Heading"),
        ("####### Seven", "######<1:7># Seven"),
        ("[^1]: A note.", "[^1]: <1:7>A note."),
        ('=== "A tab"', '=== "<1:6>A tab"'),
        ('===! "A tab"', '===! "<1:7>A tab"'),
        ('!!! note "A box"', '!!! note "A box"<1:1>'),
        ("> ??? note", "> ??? note<1:3>"),
        ("> !! no box", "> !! no box<1:3>"),
        ("> ! no box", "> <1:3>! no box"),
        ("", ""),
        ("   ", "   "),
        ("> ", "> "),
        ("---", "---"),
        ("* * *", "* * *"),
        ("===", "==="),
        ("| --- | :-: |", "| --- | :-: |"),
        ("- : +", "- : <1:5>+"),
        ("```python", "```python"),
        ("~~~", "~~~"),
        ("{ .class }", "{ .class }"),
        ("[one]: two.md", "[one]: two.md"),
        ("*[ABC]: Letters", "*[ABC]: Letters"),
        ("--8<-- file", "--8<-- file"),
        ("/// note", "/// note"),
        ("| one |  two |", "| <1:3>one |  <1:10>two |"),
        ("one | two", "<1:1>one | <1:7>two"),
        ("|one||two|", "|<1:2>one|<1:6>|<1:7>two|"),
        ("\tWords.", "    <1:2>Words."),
        ("a\t| b", "<1:1>a   | <1:5>b"),
    ],
)
def test_a_line_of_prose_has_a_mark_where_its_words_begin_and_so_has_each_cell(line: str, with_marks: str) -> None:
    assert marked(line) == with_marks


def test_lines_are_counted_from_where_the_text_begins_in_its_file() -> None:
    assert marked("One.\n\n- two", first_line=7) == "<7:1>One.\n\n- <9:3>two"


def test_a_mark_is_found_right_before_a_place_and_nowhere_else() -> None:
    places = Places("One.")
    text = f"a{places.mark(3, 4)}b"
    assert places.last_before(text, len(text) - 1) == (3, 4)
    assert places.last_before(text, len(text)) is None
    assert places.last_before(text, 1) is None
    assert places.last_before("a", 1) is None
    assert unmarked(text) == "ab"


def test_a_place_below_the_text_stands_as_it_is() -> None:
    assert Places("\tOne.", 5).position((2, 3)) == (6, 3)
    assert [Places("\tOne.").position((1, column)) for column in (1, 4, 5, 6)] == [(1, 1), (1, 1), (1, 2), (1, 3)]


def test_signs_that_marks_are_made_of_are_none_in_a_text() -> None:
    assert Places(f"a{slot('P', 'b')}\ufdd0\ufdef").source == "a\ufffdP:b\ufffd\ufffd\ufffd"


def test_a_hundred_marks_keep_their_places() -> None:
    places = Places("One.")
    text = "".join(places.mark(number, number + 1) for number in range(100))
    assert shown(places, text) == "".join(f"<{number}:{number + 1}>" for number in range(100))
