"""What is plain in YAML is read as libyaml reads it, to the last place, and all else is left to libyaml."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from course.reading import files, yaml_text
from course.reading.data import Mapping, Node, Sequence
from course.reading.plain_yaml import MAX_LENGTH, plain_yaml
from course.reading.problems import Problems
from tests.fuzz_texts import mutated

ROOT = Path(__file__).parents[2]
PLAIN = {
    "keys": "a: b\nsome-key_2:   two words, and more   \n",
    "texts in quotes": "a: \"x: y # z\"\nb: 'x: y'\nc: \"\"\nd: ''\n",
    "quotes within quotes": 'a: "\\"Yes,\\" she said"\nb: "\\\\ is one sign"\nc: "x\\\\"\n',
    "numbers and addresses": "a: -1\nb: 12:30\nc: https://example.org/#part\nd: -x\n",
    "empty lines and comments": "# one\n\na: b\n   # two\n\nc: d\n",
    "keys in keys": "a:\n  b:\n    c: d\n  e: f\ng: h\n",
    "lists": "a:\n  - b\n  -   c\nd:\n- e\n- f\ng: h\n",
    "keys in lists": "- a: b\n  c:\n    - d: e\n    - d: f\n  g: h\n- a: i\n",
    "a list of one set, which ends": "a:\n- b: c\n  d: e\nf: g\n",
    "everything further right": "  a:\n    b: c\n  d: e\n",
    "lists in brackets": 'a: [b, "c, d", -1, two words ]\nb: []\nc: [ x ]\n',
    "sets in brackets": 'a: {b: c, d: "e: f", g: [h, {i: j}]}\nk: {}\n',
    "entries in brackets": "- {a: b}\n- [c]\n- {d: {e: f}}\n",
    "folded": "a: >-\n  one # no comment\n  two: three\nb: >\n    four\n    five\n\nc: d\n",
    "kept lines": "- a: |\n    one\n    two\n  b: |-\n    three\n- c: |\n    four\n",
    "letters of all sorts": 'a: Grüße, „ja“\nb: \u00a0x\nc: ["日本"]\n',
    "white behind": 'a:  \n  b: c  \n  d: [e]  \n  f: "g"  \n',
}
NOT_PLAIN = {
    "nothing": "",
    "comments alone": "# one\n",
    "a text alone": "a b c\n",
    "a text on two lines": "a: b\n  c\n",
    "a text in quotes on two lines": 'a: "b\n  c"\n',
    "a key without a value": "a:\nb: c\n",
    "a last key without a value": "b: c\na:\n",
    "a comment behind a text": "a: b # c\n",
    "a comment behind quotes": 'a: "b" # c\n',
    "a colon in a text": "a: b: c\n",
    "a colon at an end": "a: b:\n",
    "a colon at the end of an entry": "- b c:\n",
    "other escapes": 'a: "b\\n"\n',
    "a quote twice": "a: 'it''s'\n",
    "an open quote": 'a: "b\n',
    "one quote": "a: '\n",
    "words behind quotes": 'a: "b" c\n',
    "a key in quotes": '"a": b\n',
    "a key twice": "a: b\na: c\n",
    "a key twice in brackets": "a: {b: c, b: d}\n",
    "a list in a list": "- - a\n",
    "a dash alone": "-\n  a: b\n",
    "an entry further right": "- a\n  - b\n",
    "an entry further left": "a:\n    - b\n  - c\n",
    "an entry among keys": "a: b\n- c\n",
    "a key among entries": "- a\nb: c\n",
    "a key further left than all": "  a: b\nc: d\n",
    "a key left of what it stands in": "a:\n    b: c\n  d: e\n",
    "a value left of its key": "a:\n  b:\n c: d\n",
    "a tab": "a:\tb\n",
    "an end of a line of old": "a: b\rc: d\n",
    "a second document": "a: b\n---\nc: d\n",
    "an anchor": "a: &b c\n",
    "a tag": "a: !b c\n",
    "a reserved sign": "a: @b\n",
    "a long key": f"{'a' * 81}: b\n",
    "a lone key in brackets": "a: {b, c: d}\n",
    "a key in a list in brackets": "a: [b: c]\n",
    "a number with a comma in brackets": "a: [1,000]\n",
    "a comma at an end": "a: [b, ]\n",
    "open brackets": "a: [b,\n  c]\n",
    "the wrong bracket": "a: [b}\n",
    "words behind brackets": "a: [b] c\n",
    "brackets deep within each other": f"a: {'[' * 10}b{']' * 10}\n",
    "keys deep within each other": "".join(f"{'  ' * depth}a:\n" for depth in range(10)) + f"{'  ' * 10}b: c\n",
    "two paragraphs": "a: |\n  b\n\n  c\n",
    "a line further right": "a: >-\n  b\n    c\n",
    "a line ending in white": "a: >-\n  b \n  c\n",
    "a paragraph of nothing": "a: |\nb: c\n",
    "a paragraph that is not further right": "a:\n  - |\n  b\n",
    "a comment beside a paragraph": "a:\n  b: |\n      c\n    # d\n",
    "white below a paragraph": "a: |\n  b\n    \nc: d\n",
    "a paragraph that ends the file": "a: >-\n  b",
    "another header": "a: |+\n  b\n",
    "too much": f"a: {'b' * MAX_LENGTH}\n",
}


def told(node: Node | None) -> Any:
    """Return all that a node says."""
    if isinstance(node, Mapping):
        entries = [(key, told(value)) for key, value in node.entries.items()]
        return "keys", node.path, entries, list(node.key_places.items()), node.place
    if isinstance(node, Sequence):
        return "list", list(map(told, node.items)), node.place, node.tag, node.path
    return node and ("text", node.text, node.place, node.plain, node.tag, node.first, node.path)


def by_libyaml(text: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return what libyaml makes of a text."""
    with monkeypatch.context() as patch:
        patch.setattr(yaml_text, "plain_yaml", lambda *_: None)
        return told(yaml_text.parse_yaml(text, "a.yml", Problems(), first_line=3))


def texts_of_project() -> list[str]:
    """Return every file of YAML of ours, and the front matter of every page."""
    folders = [ROOT / name for name in ("modules", "quizzes", "docs", "course/starting", "tests/examples")]
    found = [path.read_text("utf-8") for folder in folders for path in files.files_in(folder, ".yml")]
    pages = [path.read_text("utf-8") for folder in folders[:3] for path in files.files_in(folder, ".md")]
    return found + [front for page in pages if (front := files.split_front_matter(page)[0])]


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_plain_text_is_read_as_libyaml_reads_it(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = plain_yaml(text, "a.yml", 3)
    assert found is not None
    assert told(found) == by_libyaml(text, monkeypatch)


@pytest.mark.parametrize("text", NOT_PLAIN.values(), ids=NOT_PLAIN)
def test_all_else_is_left_to_libyaml(text: str) -> None:
    assert plain_yaml(text, "a.yml", 3) is None


def test_most_files_are_plain_and_read_as_libyaml_reads_them(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = texts_of_project()
    found = {text: told(plain) for text in texts if (plain := plain_yaml(text, "a.yml", 3))}
    assert len(found) > len(texts) * 0.8
    assert [text for text in found if found[text] != by_libyaml(text, monkeypatch)] == []


def test_changed_texts_are_read_as_libyaml_reads_them(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(30)  # noqa: S311 - the same texts each time
    lines = [text.split("\n") for text in [*texts_of_project(), *PLAIN.values()]]
    found = {}
    for number in range(4000):
        some = lines[number % len(lines)]
        at = chance.randrange(len(some))
        text = mutated("\n".join(some[at : at + 12]), chance)
        if not yaml_text.has_control(text) and (plain := plain_yaml(text, "a.yml", 3)):
            found[text] = told(plain)
    assert len(found) > 400
    assert [text for text in found if found[text] != by_libyaml(text, monkeypatch)] == []


@pytest.mark.parametrize("sign", ["\0", "\x1f", "\x7f", "\u0085", "\u2028", "\ufeff", "\ud800"])
def test_control_characters_are_known_among_letters_of_all_sorts(sign: str) -> None:
    assert yaml_text.has_control(f"a: Grüße {sign} 日本\n")
    assert not yaml_text.has_control("a: Grüße\t日本 \U0001f600\n")
