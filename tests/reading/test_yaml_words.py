"""YAML becomes data with places; what is said of what is no YAML of ours."""

from __future__ import annotations

import time

import pytest
import yaml

from course.reading import yaml_text
from course.reading.data import Mapping as Keys
from course.reading.data import Node, Scalar, Sequence
from course.reading.problems import Problems
from course.reading.yaml_text import parse_yaml
from course.reading.yaml_words import in_plain_words
from tests.mistakes import Mistake, told_word_for_word

UNKNOWN = "compare it with the authoring guide"
QUIZ = "quizzes/people.yml"
INDEX = "modules/people/index.md"
SCENARIOS = "modules/people/scenarios.yml"
TITLE = 'title: "People: check yourself"'
# Where, what stood there, what is wrong instead, what fixes it (None: what stood there), what is said.
# fmt: off
CASES: dict[str, Mistake] = {
    "a key twice": (QUIZ, "pass_mark: 80", "pass_mark: 80\npass_mark: 70", None, [
        "quizzes/people.yml:4:1: the key `pass_mark` appears here and on line 3; keep one of the two",
    ]),
    "a merge left unfinished": (
        QUIZ, "pass_mark: 80", "<<<<<<< HEAD\npass_mark: 80\n=======\npass_mark: 70\n>>>>>>> theirs", None, [
        "quizzes/people.yml:3:1: git could not merge two versions of the text here; keep one of the two, and delete "
        "the lines that begin with <<<<<<<, ======= and >>>>>>>",
    ]),
    "a colon in text": (
        QUIZ,
        "prompt: Anybody can help.",
        "prompt: They say: anybody can help.",
        'prompt: "They say: anybody can help."', [
        "quizzes/people.yml:33:21: the text of `prompt` holds `: `, which YAML takes for a key; "
        'put the whole text in quotes: prompt: "They say: anybody can help."',
    ]),
    "an indent too deep": (QUIZ, "pass_mark: 80", " pass_mark: 80", None, [
        "quizzes/people.yml:3:2: this line does not fit the ones above it; "
        "give the keys of one set the same indent",
    ]),
    "an indent too shallow": (QUIZ, "      - text: A cup of tea", "     - text: A cup of tea", None, [
        "quizzes/people.yml:14:6: this line does not fit the ones above it; "
        "give the keys of one set the same indent",
    ]),
    "a key among the entries of a list": (QUIZ, "  - id: what-to-say", "  id: what-to-say", None, [
        "quizzes/people.yml:17:3: this line does not fit the list above it; "
        "give the lines of one list the same indent",
    ]),
    "a key without a colon": (QUIZ, "pass_mark: 80", "pass_mark 80", None, [
        "quizzes/people.yml:3:1: this line has no `:` after its key; write `key: text`, or indent it",
    ]),
    "a list that is not closed": (QUIZ, "claims: [000-01]", "claims: [000-01", "claims: [000-01]", [
        "quizzes/people.yml:8:13: the list that starts here is not closed; close it with `]`",
    ]),
    "a comma in a text inside braces": (
        QUIZ, "feedback: Tea can wait.", "feedback: {right: Tea can wait, and help cannot.}", None, [
        "quizzes/people.yml:15:41: `and help cannot.` was read as a key: a comma ends a text inside { }; "
        'put the whole text in quotes: "Tea can wait, and help cannot."',
    ]),
    "two commas in a long text inside braces": (
        QUIZ, "claims: [000-01]", "claims: {a: b, c: If it burns, call for help, and then go out}", None, [
        "quizzes/people.yml:8:36: `call for help` was read as a key: a comma ends a text inside { }; "
        'put the whole text in quotes: "If it burns, call for help"',
    ]),
    "a comma in the last of two lines inside braces": (
        QUIZ, "claims: [000-01]", "claims: {a: Tea can\n    wait, and help\n    cannot}", None, [
        "quizzes/people.yml:9:11: `and help cannot` was read as a key: a comma ends a text inside { }; "
        'put the whole text in quotes: "Tea can wait, and help cannot"',
    ]),
    "a comma in a text of many words inside braces": (
        QUIZ, "claims: [000-01]", "claims: {a: If it burns call for help at once, and then go out by the way you know}",
        None, [
        "quizzes/people.yml:8:52: `and then go out by the way you know` was read as a key: a comma ends a text inside "
        "{ }; "
        'put the whole text in quotes: "If it burns call for … by the way you know"',
    ]),
    "a set that is not closed": (SCENARIOS, "effect: {quick: 1}", "effect: {quick: 1", None, [
        "modules/people/scenarios.yml:12:19: the set of keys that starts here is not closed; close it with `}`",
    ]),
    "a quotation that goes on": (
        QUIZ,
        "text: Where you are",
        'text: "Where you are," says one',
        'text: "\\"Where you are,\\" says one"', [
        "quizzes/people.yml:22:32: text follows a closing quote or bracket; "
        'put the whole text in quotes, with \\" for each quotation mark inside',
    ]),
    "a bracket that goes on": (QUIZ, "text: Where you are", "text: [Where you are] first", None, [
        "quizzes/people.yml:22:31: text follows a closing quote or bracket; "
        'put the whole text in quotes, with \\" for each quotation mark inside',
    ]),
    "a quotation that is not closed": (QUIZ, TITLE, 'title: "People', None, [
        "quizzes/people.yml:2:8: the quoted text that starts here ends on line 7, and more text follows it; "
        "see whether its closing quote is missing",
    ]),
    "a quotation across a line of hyphens": (QUIZ, TITLE, 'title: "People\n---\n"', None, [
        "quizzes/people.yml:2:8: this quoted text is not closed; add the closing quote",
    ]),
    "a tab": (QUIZ, "    kind: true-false", "\tkind: true-false", None, [
        "quizzes/people.yml:31:1: a tab stands where spaces belong; indent with spaces",
    ]),
    "a tab inside a text's lines": (QUIZ, "prompt: Anybody can help.", "prompt: Anybody\n\tcan help.", None, [
        "quizzes/people.yml:34:1: a tab stands where spaces belong; indent with spaces",
    ]),
    "an at sign": (QUIZ, "text: Where you are", "text: @home", 'text: "@home"', [
        "quizzes/people.yml:22:15: a text cannot start with `@`; put the whole text in quotes",
    ]),
    "a backtick": (QUIZ, "text: Where you are", "text: `home`", "text: '`home`'", [
        "quizzes/people.yml:22:15: a text cannot start with a backtick; put the whole text in quotes",
    ]),
    "a per cent sign": (QUIZ, "text: Where you are", "text: %20", "text: '%20'", [
        "quizzes/people.yml:22:15: a text cannot start with `%`; put the whole text in quotes",
    ]),
    "a comma": (QUIZ, "text: Where you are", "text: , and where", "text: ', and where'", [
        "quizzes/people.yml:22:15: a text cannot start with `,`; put the whole text in quotes",
    ]),
    "emphasis at the start": (QUIZ, "text: Where you are", "text: *Where* you are", "text: '*Where* you are'", [
        "quizzes/people.yml:22:15: a text cannot start with `*`; put the whole text in quotes",
    ]),
    "strong at the start": (QUIZ, "text: Where you are", "text: **Where** you are", "text: '**Where** you are'", [
        "quizzes/people.yml:22:15: a text cannot start with `*`; put the whole text in quotes",
    ]),
    "an alias": (QUIZ, "text: Where you are", "text: *home", "text: '*home'", [
        "quizzes/people.yml:22:15: the alias `*home` was found; write the text out; "
        "quote a text that starts with *",
    ]),
    "an anchor": (QUIZ, "text: Where you are", "text: &home Where", "text: '&home Where'", [
        "quizzes/people.yml:22:15: the anchor `&home` was found; remove it; quote a text that starts with &",
    ]),
    "an anchor on a list": (
        QUIZ,
        "    choices:\n      - text: A call",
        "    choices: &all\n      - text: A call",
        None, [
        "quizzes/people.yml:10:14: the anchor `&all` was found; remove it; quote a text that starts with &",
    ]),
    "a tag": (QUIZ, "text: Where you are", "text: !important", "text: '!important'", [
        "quizzes/people.yml:22:15: the tag `!important` was found; remove it; quote a text that starts with !",
    ]),
    "a tag of Python's": (QUIZ, "text: Where you are", "text: !!python/object/apply:os.system [ls]", None, [
        "quizzes/people.yml:22:15: the tag `tag:yaml.org,2002:python/object/apply...` was found; remove it; "
        "quote a text that starts with !",
    ]),
    "a tag with a handle": (QUIZ, "text: Where you are", "text: !a!b c", None, [
        "quizzes/people.yml:22:15: a tag was found; remove it; or put the whole text in quotes",
    ]),
    "a list after a key": (QUIZ, "text: Where you are", "text: - Where", "text: '- Where'", [
        "quizzes/people.yml:22:15: `- ` stands after a key; "
        "put the whole text in quotes, or start the list on a new line",
    ]),
    "a question mark": (QUIZ, "text: Where you are", "text: ? Where", "text: '? Where'", [
        "quizzes/people.yml:22:15: `? ` stands where no key can be; put the whole text in quotes",
    ]),
    "an unknown escape": (QUIZ, TITLE, 'title: "Peo\\ple"', 'title: "Peo\\\\ple"', [
        "quizzes/people.yml:2:12: this escape after `\\` is unknown; "
        "write \\\\ for a backslash, or use single quotes",
    ]),
    "a broken escape": (QUIZ, TITLE, 'title: "\\x4"', None, [
        "quizzes/people.yml:2:11: this escape after `\\` is unknown; "
        "write \\\\ for a backslash, or use single quotes",
    ]),
    "an escape for half a character": (QUIZ, TITLE, 'title: "\\uD800"', None, [
        "quizzes/people.yml:2:11: this escape stands for no character; write the character itself",
    ]),
    "a control character in an escape": (QUIZ, TITLE, 'title: "\\e[31mPeople"', None, [
        "quizzes/people.yml:2:8: this text holds the invisible control character U+001B; remove it",
    ]),
    "a bidirectional control in an escape": (QUIZ, TITLE, 'title: "\\u202EPeople"', None, [
        "quizzes/people.yml:2:8: this text holds the invisible control character U+202E; remove it",
    ]),
    "text after a bar": (QUIZ, TITLE, "title: | People", "title: |\n  People", [
        "quizzes/people.yml:2:8: text follows `|` or `>`; start the text on the next line, or put it in quotes",
    ]),
    "a second document": (QUIZ, "pass_mark: 80", "pass_mark: 80\n---", None, [
        "quizzes/people.yml:4:1: a second document starts here; take the line `---` away",
    ]),
    "text after the end": (
        QUIZ,
        "      false: Calling needs no training.\n",
        "      false: Calling needs no training.\n...\nand more\n",
        None, [
        "quizzes/people.yml:39:1: text follows the end of the data; indent it, or put it in quotes",
    ]),
    "a directive": (QUIZ, "format: 1", "%YAML 2.0\n---\nformat: 1", None, [
        "quizzes/people.yml:1:1: a line that starts with % was found; remove it",
    ]),
    "a list for a key": (QUIZ, "pass_mark: 80", "[pass_mark]: 80", None, [
        "quizzes/people.yml:3:1: a key must be text on one line, but a list was found; write `key: text`",
    ]),
    "an empty key": (QUIZ, "pass_mark: 80", "? \n: 80", None, [
        "quizzes/people.yml:3:2: a key must be text on one line, but nothing was found; write `key: text`",
    ]),
    "a key of two lines": (QUIZ, "pass_mark: 80", '? "pass\n\n  mark"\n: 80', None, [
        "quizzes/people.yml:3:3: a key must be text on one line, but `pass mark` was found; write `key: text`",
    ]),
    "too deep a nest": (QUIZ, TITLE, 'title: ' + '[' * 16 + ']' * 16, None, [
        "quizzes/people.yml:2:23: this is nested more than 16 levels deep; make it flatter",
    ]),
    "100,000 brackets": (QUIZ, TITLE, 'title: ' + '[' * 100000, None, [
        "quizzes/people.yml:2:23: this is nested more than 16 levels deep; make it flatter",
    ]),
    "too many values": (QUIZ, TITLE, 'title: [' + 'a,' * 100000 + ']', None, [
        "quizzes/people.yml:2:199999: the file holds more than 100,000 values; split it",
    ]),
    "front matter with a mistake, counted from the top of the file": (
        INDEX,
        "level: introductory",
        "level: introductory: yes",
        None, [
        "modules/people/index.md:7:20: the text of `level` holds `: `, which YAML takes for a key; "
        'put the whole text in quotes: level: "introductory: yes"',
    ]),
    "front matter with a key twice": (INDEX, "level: introductory", "level: introductory\ncode: FA-101", None, [
        "modules/people/index.md:8:1: the key `code` appears here and on line 3; keep one of the two",
    ]),
}
# fmt: on

test_a_mistake_is_told_word_for_word_and_its_mend_passes = told_word_for_word(CASES)


@pytest.mark.parametrize("loader", [yaml.CBaseLoader, yaml.BaseLoader])
@pytest.mark.parametrize("text", [case[2] for case in CASES.values() if case[0] == QUIZ and len(case[2]) < 200])
def test_every_mistake_is_told_in_plain_words_with_libyaml_and_without(
    monkeypatch: pytest.MonkeyPatch, loader: object, text: str
) -> None:
    monkeypatch.setattr(yaml_text, "_PARSER", loader)
    problems = Problems()
    parse_yaml(f"a: b\n{text}\n", QUIZ, problems)
    assert not [problem for problem in problems.found if "not readable as YAML" in problem.message]


def test_what_nobody_has_met_yet_is_told_in_the_words_of_the_parser() -> None:
    found = in_plain_words(yaml.MarkedYAMLError(problem="found a new kind of error"), "a: b\n")
    assert found == ((1, 1), "this is not readable as YAML (found a new kind of error)", UNKNOWN)


def plain(node: Node | None) -> object:
    """Return what a node says, without its places."""
    if isinstance(node, Scalar) or node is None:
        return node and node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.entries.items()}


@pytest.mark.parametrize("loader", [yaml.CBaseLoader, yaml.BaseLoader])
def test_all_data_is_text_with_its_place(monkeypatch: pytest.MonkeyPatch, loader: object) -> None:
    monkeypatch.setattr(yaml_text, "_PARSER", loader)
    text = "a: No\nb: [12:30, '~', 0123]\nc:\n  - d: |\n      two\n      lines\n    e:\n"
    problems = Problems()
    node = parse_yaml(text, "a.yml", problems, first_line=3)
    assert isinstance(node, Keys)
    assert plain(node) == {"a": "No", "b": ["12:30", "~", "0123"], "c": [{"d": "two\nlines\n", "e": ""}]}
    assert [str(node.at("b", 1)), str(node.at("c", 0, "d")), str(node.at("c", 7))] == [
        "a.yml:4:12",
        "a.yml:6:8",
        "a.yml:6:3",
    ]
    assert len(problems) == 0


def test_100_000_brackets_are_refused_at_once() -> None:
    start = time.process_time()
    problems = Problems()
    assert parse_yaml("[" * 100_000, "a.yml", problems) is None
    assert len(problems) == 1
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    "end", ["[", "{", "[a,", "{a: [", "'", '"', "*", "&", "!", "|x", "- [", "? [", "%", "@", "`", "\t"]
)
@pytest.mark.parametrize("start", ["id: ", "", "\n", "a: 1\n"])
def test_a_file_that_stops_anywhere_without_a_line_break_is_told_and_never_ends_the_program(
    start: str, end: str
) -> None:
    problems = Problems()
    parse_yaml(start + end, "quiz.yml", problems)
    with_break = Problems()
    parse_yaml(f"{start}{end}\n", "quiz.yml", with_break)
    assert bool(problems.found) == bool(with_break.found)
    assert all(problem.message and problem.hint for problem in problems.found)
