"""Files that are damaged, doubled, empty or made to harm, in every format: told with their place, and none breaks."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from course.importing import files
from course.importing.items import CannotRead, Fields, Found, Place, Refused, Taken
from tests.importing.test_packages import archive
from tests.importing.test_qti import choice, item, response
from tests.importing.word_files import word_file

ITEM = item(choice("a", "b"), response("a"))
CHOICES = '"answer 1","answer 2"'
TAKEN: Fields = {"kind": "single-choice", "choices": [{"text": "a", "correct": True}, {"text": "b"}]}


def read(folder: Path, name: str, data: str | bytes) -> list[Found]:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return files.read(path)


def why(found: list[Found]) -> list[str]:
    return [one.why if isinstance(one, Refused) else "taken" for one in found]


def not_read(folder: Path, name: str, data: str | bytes) -> str:
    with pytest.raises(CannotRead) as told:
        read(folder, name, data)
    return str(told.value).replace(f"{folder}/", "")


def moodle(kind: str, inside: str) -> str:
    asked = "<questiontext format='html'><text>Which?</text></questiontext>"
    return f"<quiz><question type='{kind}'><name><text>N</text></name>{asked}{inside}</question></quiz>"


def typed_number(number: str) -> bytes:
    return item('<p>How many? <textEntryInteraction responseIdentifier="R"/></p>', response(number, kind="float"))


DECIMAL = (
    "<questestinterop><item ident='n'><presentation><material><mattext>How many?</mattext></material>"
    "<response_str ident='r'><render_fib fibtype='Decimal'/></response_str></presentation><resprocessing><respcondition>"
    "<conditionvar><varequal respident='r'>nan</varequal></conditionvar><setvar>100</setvar></respcondition>"
    "</resprocessing></item></questestinterop>"
)
NO_FINITE: dict[str, tuple[str | bytes, str]] = {
    "a.gift": ("How many?{#1e400}", "inf"),
    "b.xml": (
        moodle("numerical", "<answer fraction='100'><text>1e308</text><tolerance>1e308</tolerance></answer>"),
        "0 to inf",
    ),
    "c.xml": (typed_number("nan"), "nan"),
    "d.xml": (DECIMAL, "nan"),
    "e.csv": ("question,correct,type\nHow many?,1e400,numeric\n", "inf"),
    "f.docx": (word_file("QUESTION: How many?", f"ANSWER: {'9' * 400}"), "inf"),
}


@pytest.mark.parametrize("name", NO_FINITE)
def test_a_number_without_end_is_none(name: str, tmp_path: Path) -> None:
    data, number = NO_FINITE[name]
    assert why(read(tmp_path, name, data)) == [f"`{number}` is not a number"]


def test_points_without_end_are_one_and_told(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "a.csv", f"question,{CHOICES},correct,points\nWhich?,a,b,1,1e400\n")
    assert isinstance(found, Taken)
    assert (found.fields.get("points"), found.lost) == (None, ("`1e400` points, which are 1 here: that is no number",))
    worth = '<mapping upperBound="inf"><mapEntry mapKey="a" mappedValue="1e999"/></mapping>'
    (found,) = read(tmp_path, "a.xml", item(choice("a", "b"), response("a", more=worth)))
    assert isinstance(found, Taken)
    assert "points" not in found.fields


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.gift", ""),
        ("a.xml", "<quiz/>"),
        ("a.csv", f"question,{CHOICES},correct\n"),
        ("a.docx", word_file()),
        ("a.md", "```\n<quiz>\nWhich?\n- [x] a\n- [ ] b\n</quiz>\n```\n"),
    ],
)
def test_a_file_that_holds_nothing_is_told(name: str, data: str | bytes, tmp_path: Path) -> None:
    (found,) = read(tmp_path, name, data)
    assert found == Refused(Place(str(tmp_path / name)), "the file", "it holds no question")


def test_a_file_of_a_package_that_holds_nothing_is_counted(tmp_path: Path) -> None:
    found = files.read(archive(tmp_path, {"a.xml": ITEM, "b.xml": b"<quiz/>"}))
    assert [(one.what, one.why) for one in found if isinstance(one, Refused)] == [
        ("1 other file (.xml)", "nothing there is read as a question")
    ]


def test_what_nobody_sees_is_left_out_and_told(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "a.csv", f"question,{CHOICES},correct\nWhich\x00?,a,b\u2028c\x07,1\n")
    assert isinstance(found, Taken)
    assert (found.fields["prompt"], found.fields["choices"]) == (
        "Which?",
        [{"text": "a", "correct": True}, {"text": "b c"}],
    )
    assert found.lost == tuple(f"the invisible control character U+{code}" for code in ("0000", "2028", "0007"))


def test_a_brace_that_is_never_closed_takes_no_other_question_along(tmp_path: Path) -> None:
    first, second = read(tmp_path, "a.gift", "What?{=a ~b\n\n// next\nIs it?{T}\n")
    assert isinstance(first, Refused)
    assert (first.place.line, first.why) == (1, "its brace { is never closed; write } behind the last answer")
    assert (second.place.line, isinstance(second, Taken)) == (4, True)
    assert why(read(tmp_path, "a.gift", "What?{\n=a\n\n~b\n}\n")) == ["taken"]


def test_a_quiz_of_mkdocs_quiz_that_is_never_closed_is_told(tmp_path: Path) -> None:
    text = "<quiz>\nWhich?\n- [x] a\n- [ ] b\n</quiz>\n\n  <quiz>\nAnd?\n- [x] a\n- [ ] b\n"
    taken, left = read(tmp_path, "a.md", text)
    assert isinstance(taken, Taken)
    assert left == Refused(Place(str(tmp_path / "a.md"), 7), "<quiz>", "it is never closed; write </quiz> below it")


NAMED_TWICE = "two of its choices are named `a`; rename one"
SETS = "<simpleMatchSet>{0}{0}</simpleMatchSet><simpleMatchSet>{0}</simpleMatchSet>"
ONE = '<{0} identifier="a" matchMax="1">x</{0}>'
PAIR = response("a g", cardinality="multiple", kind="directedPair")


@pytest.mark.parametrize(
    "data",
    [
        item(f'<orderInteraction responseIdentifier="R">{ONE.format("simpleChoice") * 2}</orderInteraction>'),
        item(
            f'<matchInteraction responseIdentifier="R">{SETS.format(ONE.format("simpleAssociableChoice"))}'
            "</matchInteraction>"
        ),
        item(
            f'<associateInteraction responseIdentifier="R">{ONE.format("simpleAssociableChoice") * 2}'
            "</associateInteraction>"
        ),
        item(
            f'<gapMatchInteraction responseIdentifier="R">{ONE.format("gapText") * 2}<p><gap identifier="g"/></p>'
            "</gapMatchInteraction>",
            PAIR,
        ),
        item(
            '<p>It <inlineChoiceInteraction responseIdentifier="R">'
            f"{ONE.format('inlineChoice') * 2}</inlineChoiceInteraction></p>",
            response("a"),
        ),
    ],
)
def test_choices_of_one_name_are_not_taken_for_each_other(data: bytes, tmp_path: Path) -> None:
    assert why(read(tmp_path, "a.xml", data)) == [NAMED_TWICE]


def test_letters_that_stand_twice_are_told(tmp_path: Path) -> None:
    aiken = "What?\nA. a\nA. b\nB. c\nANSWER: A\n"
    assert why(read(tmp_path, "a.txt", aiken)) == ["two of its choices are named `A`; rename one"]
    label = "<response_label ident='{}'><material><mattext>{}</mattext></material></response_label>"
    labels = label.format("a", "x") + label.format("a", "y") + label.format("b", "z")
    asked = f"<response_lid ident='R' rcardinality='Single'><render_choice>{labels}</render_choice></response_lid>"
    twice = f"<questestinterop><item><presentation>{asked}</presentation></item></questestinterop>"
    assert why(read(tmp_path, "a.xml", twice)) == [NAMED_TWICE]


def test_what_a_word_file_says_twice_or_of_no_choice_is_told(tmp_path: Path) -> None:
    asked = ("QUESTION: What?", "A. a", "B. b", "ANSWER: A")
    twice, taken = read(tmp_path, "a.docx", word_file(*asked, "ANSWER: B", *asked, "FEEDBACK K: Sure."))
    assert isinstance(twice, Refused)
    assert twice.why == "it says ANSWER: twice; keep one of them"
    assert isinstance(taken, Taken)
    assert taken.lost == ("what is said of K, which is no choice: Sure.",)


def broken(method: int) -> bytes:
    """Return an archive whose one file is packed in some way, with bytes in it that are none of that."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as packed:
        packed.writestr("a.xml", ITEM)
    data = made.getvalue()
    return data[:50] + b"\xff" * 15 + data[65:]


def doubled() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("a.xml", ITEM)
        with pytest.warns(UserWarning, match="Duplicate name"):
            packed.writestr("a.xml", ITEM)
    return made.getvalue()


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_archive_that_cannot_be_unpacked_is_told(method: int, tmp_path: Path) -> None:
    assert not_read(tmp_path, "a.zip", broken(method)).startswith("a.zip is not an archive that can be read: ")


def test_an_archive_with_two_files_of_one_name_is_not_read(tmp_path: Path) -> None:
    assert not_read(tmp_path, "a.zip", doubled()) == "a.zip holds two files named a.xml; pack it anew"


@pytest.mark.parametrize(
    ("sheet", "why"),
    [
        (b"<worksheet", "unclosed token: line 1, column 0"),
        (b'<worksheet xmlns="http://x"><sheetData><row r="x"/></sheetData></worksheet>', ""),
    ],
)
def test_a_workbook_whose_sheet_is_damaged_is_told(sheet: bytes, why: str, tmp_path: Path) -> None:
    from openpyxl import Workbook

    whole, made = io.BytesIO(), io.BytesIO()
    Workbook().save(whole)
    with zipfile.ZipFile(whole) as there, zipfile.ZipFile(made, "w") as packed:
        for name in there.namelist():
            packed.writestr(name, sheet if name == "xl/worksheets/sheet1.xml" else there.read(name))
    assert why in not_read(tmp_path, "a.xlsx", made.getvalue())


def h5p(folder: Path, library: object, params: str) -> Path:
    manifest = json.dumps({"title": "T", "mainLibrary": library}).encode()
    return archive(folder, {"h5p.json": manifest, "content/content.json": params.encode()})


def test_values_of_other_types_than_h5p_has_break_nothing(tmp_path: Path) -> None:
    assert "is not JSON that can be read" in not_read(
        tmp_path, "b.h5p", h5p(tmp_path, "H5P.TrueFalse", r'{"question": "\ud800?", "correct": "true"}').read_bytes()
    )
    zones = '{"question": {"task": {"elements": [], "dropZones": [{"label": "a", "showLabel": true, "correctElements": 5}]}}}'
    assert why(files.read(h5p(tmp_path, "H5P.DragQuestion", zones))) == [
        "a categorise question has 2 to 6 categories and 2 to 12 items, and this has 1 and 0"
    ]
    assert why(files.read(h5p(tmp_path, "H5P.Crossword", '{"words": [{"clue": "C?", "answer": null}]}'))) == [
        "no answer is right as it stands"
    ]


def test_a_type_of_mdbook_quiz_that_is_no_text_is_told(tmp_path: Path) -> None:
    said = "its type ['Tracing'] is not known here: MultipleChoice and ShortAnswer are taken"
    assert why(read(tmp_path, "a.toml", '[[questions]]\ntype = ["Tracing"]\n')) == [said]


def test_elements_each_within_another_keep_their_words(tmp_path: Path) -> None:
    deep = f"Which <b>one</b>? {'<div>' * 3000}$5"
    inside = "<answer fraction='100'><text>a</text></answer><answer fraction='0'><text>b</text></answer>"
    (found,) = read(tmp_path, "a.xml", moodle("multichoice", inside).replace("Which?", f"<![CDATA[{deep}]]>"))
    assert isinstance(found, Taken)
    assert (found.fields["prompt"], found.lost) == (
        r"Which one ? \$5",
        ("its layout: more than 60 elements stand each within another",),
    )


def test_a_table_whose_lines_end_as_on_an_old_macintosh_is_read(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "a.csv", f"question,{CHOICES},correct\rWhich?,a,b,1\r")
    assert isinstance(found, Taken)
    assert (found.place.line, found.fields["choices"]) == (2, TAKEN["choices"])


def test_numbers_of_thousands_of_digits_name_nothing(tmp_path: Path) -> None:
    many = "9" * 5000
    (found,) = read(tmp_path, "a.csv", f"question,{CHOICES},correct\nWhich?,a,b,{many}\n")
    assert isinstance(found, Refused)
    assert found.why.endswith("is none of its choices")
    gap = moodle("gapselect", "<selectoption><text>a</text></selectoption>").replace("Which?", f"It [[{many}]].")
    assert why(read(tmp_path, "a.xml", gap)) == ["a fill-in question has 1 to 10 blanks, and this has 0"]
    (taken,) = read(tmp_path, "a.docx", word_file("QUESTION: Is it?", "ANSWER: true", f"POINTS: {many}"))
    assert isinstance(taken, Taken)
    assert taken.fields["points"] == many  # which `check` refuses with its reason


def test_nobody_counts_the_files_beside_a_page_to_read_it(tmp_path: Path) -> None:
    assert bool(files.Beside(tmp_path))
