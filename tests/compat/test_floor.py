"""What our scripts and style sheets use is in every browser of the floor, by MDN's data, or may be missing.

``make_table.py`` says how the table is made and what the floor is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import tree_sitter_css
import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

ROOT = Path(__file__).parents[2]
OVERRIDES = ROOT / "overrides"
TABLE = json.loads((Path(__file__).parent / "too_new.json").read_text("utf-8"))
NEW = {name: frozenset(found) for name, found in TABLE.items() if isinstance(found, list)}
JS = Parser(Language(tree_sitter_javascript.language()))
CSS = Parser(Language(tree_sitter_css.language()))

# What may be missing in a browser of the floor, and why nothing is lost.
ALLOWED = {
    "cards.css": {"float: inline-end": "`float: right` stands before it, which is the same but from right to left"},
    "course.css": {
        "float: inline-start": "`float: left` stands before it, which is the same but from right to left",
        "float: inline-end": "`float: right` stands before it, which is the same but from right to left",
        ":highlight": "a rule of its own; a bar beside the paragraph stands as well",
        "forced-color-adjust": "where colours are forced; without it a full button has the colours of a plain one",
        "forced-color-adjust: none": "as above",
    },
    "device.js": {"estimate": "asked for first; without it the pages are fetched, and a full disk is told"},
    "listen.js": {
        "Highlight": "asked for first; without it the paragraph that is read is marked, and not its sentence",
        "highlights": "as above",
        "segment": "asked for first; without it sentences end at their marks",
    },
    "slides.js": {
        "BroadcastChannel": "asked for first; without it a window tells the one that it opened, and is told by it",
        "requestFullscreen": "asked for first; without it the slides fill the page",
        "exitFullscreen": "as above",
        "fullscreenElement": "as above: there is none",
    },
    "site.js": {"inert": "without it focus can go behind the open menu, as it can behind any panel"},
    "learning.js": {
        "showModal": "asked for first; without it the box opens where it stands",
    },
    "learning.html": {"dialog": "its script opens it where it stands, learning.css hides it until then"},
}

# How syntax looks in a tree, and the path of the data that has to serve it.
SYNTAX = {"class_static_block": "classes.static.initialization_blocks"}
TELLING = {"member_expression", "identifier", "regex_pattern", "regex_flags", *SYNTAX}  # the nodes that are asked
DEFINING = {"method_definition", "function_declaration", "generator_function_declaration", "class_declaration"}
PATTERNS = {
    r"\(\?<[=!]": "regular_expressions.lookbehind_assertion",
    r"\(\?[ims-]+:": "regular_expressions.modifier",
}


# Objects of ours, whose members bear any name.
OURS = re.compile(r"^(?:window\.)?(?:course|coursewright|this)\b|\bdataset$")


def nodes(node: Node) -> Iterator[Node]:
    """Yield a node and all below it, in the order in which they stand."""
    ahead = [node]
    while ahead:
        one = ahead.pop()
        yield one
        ahead.extend(reversed(one.children))


def text_of(node: Node) -> str:
    return (node.text or b"").decode()


def own_names(tree: Node) -> tuple[set[str], set[str]]:
    """Return the names that a script gives to functions and methods, and to anything at all."""
    functions: set[str] = set()
    names: set[str] = set()
    for node in nodes(tree):
        name = node.child_by_field_name("key") or node.child_by_field_name("name") or node.child_by_field_name("left")
        value = node.child_by_field_name("value") or node.child_by_field_name("right")
        if node.type in DEFINING:
            functions.add(text_of(node.child_by_field_name("name") or node))
        elif node.type in ("pair", "variable_declarator", "assignment_expression") and name:
            member = name.child_by_field_name("property")
            if member and not re.match(r"(?:this|course|form|question|page|element)\.", text_of(name)):
                continue  # what is set on an element may be the web's own
            names.add(text_of(member or name))
            if value and value.type in ("arrow_function", "function_expression", "call_expression"):
                functions.add(text_of(member or name))
        elif node.type == "pair_pattern" and value:
            names.add(text_of(value))
        elif node.type.startswith("shorthand_property"):
            names.add(text_of(node))
        elif node.type == "formal_parameters" or (node.parent and node.parent.type == "array_pattern"):
            names |= {text_of(part) for part in nodes(node) if part.type == "identifier"}
    return functions, names | functions


def in_script(source: str, everywhere: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield what a script uses and the floor lacks; names of ``everywhere`` are read from objects of ours."""
    tree = JS.parse(source.encode()).root_node
    functions, names = own_names(tree)
    read = names | everywhere
    for node in (one for one in nodes(tree) if one.type in TELLING):
        words = text_of(node)
        callee = node.parent and (
            node.parent.child_by_field_name("function") or node.parent.child_by_field_name("constructor")
        )
        is_called = bool(callee) and callee == node
        if node.type == "member_expression":
            owner, member = (
                text_of(node.child_by_field_name("object") or node),
                text_of(node.child_by_field_name("property") or node),
            )
            if f"{owner}.{member}" in NEW["statics"]:
                yield f"{owner}.{member}"
            elif OURS.search(owner) or member in (functions if is_called else read):
                continue
            elif member in NEW["members"]:
                yield member
        elif node.type == "identifier" and is_called and words in NEW["names"] | NEW["members"] and words not in names:
            yield words
        elif node.type in SYNTAX and SYNTAX[node.type] in NEW["syntax"]:
            yield node.type
        elif node.type == "regex_pattern":
            yield from (path for form, path in PATTERNS.items() if re.search(form, words) and path in NEW["syntax"])
        elif node.type == "regex_flags" and "v" in words:
            yield "regular_expressions.flags.v"


def in_style(source: str) -> Iterator[str]:
    """Yield what a style sheet uses and the floor lacks."""
    for node in nodes(CSS.parse(source.encode()).root_node):
        words = text_of(node)
        if node.type == "declaration":
            name, *values = (text_of(child) for child in node.children)
            if name in NEW["properties"]:
                yield name
            yield from (f"{name}: {value}" for value in values if f"{name}.{value}" in NEW["values"])
        elif node.type in ("pseudo_class_selector", "pseudo_element_selector"):
            named = [text_of(child) for child in node.children if child.type in ("class_name", "tag_name")]
            yield from (f":{name}" for name in named[-1:] if name in NEW["selectors"])
        elif node.type == "at_keyword" and words[1:] in NEW["rules"]:
            yield words
        elif node.type == "function_name" and words in NEW["functions"]:
            yield f"{words}()"


def in_template(source: str) -> Iterator[str]:
    """Yield which elements a template uses and the floor lacks."""
    yield from sorted(set(re.findall(r"<([a-z]+)\b", source)) & NEW["elements"])


READERS: dict[str, Callable[[str], Iterator[str]]] = {".js": in_script, ".css": in_style, ".html": in_template}
FILES = sorted(path for path in OVERRIDES.rglob("*") if path.suffix in READERS)


@cache
def names_everywhere() -> frozenset[str]:
    """Return every name that is ours; what a minified script calls by a letter has its name in ``web/``."""
    scripts = [path for path in (*FILES, *(ROOT / "web").rglob("*.js")) if path.suffix == ".js"]
    return frozenset(name for path in scripts for name in own_names(JS.parse(path.read_bytes()).root_node)[1])


@cache
def used(path: Path) -> frozenset[str]:
    """Return what a file uses and the floor lacks."""
    source = path.read_text("utf-8")
    return frozenset(in_script(source, names_everywhere()) if path.suffix == ".js" else READERS[path.suffix](source))


@pytest.mark.long
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_browser_of_the_floor_has_what_is_used(path: Path) -> None:
    allowed = ALLOWED.get(path.name, {}).keys() | DEGRADES.keys()
    assert used(path) - allowed == set(), TABLE["source"]


# Rules of style that a browser leaves out when it does not know them, with nothing lost but looks.
DEGRADES = {
    ":backdrop": "there is none where <dialog> is not known",
    ":details-content": "on paper a folded part is opened by script as well",
    ":focus-visible": "the browser's own mark of focus is shown",
    ":has": "a footer stays on the printed certificate",
    "@page": "margins of paper are the browser's",
    "accent-color": "boxes are drawn in the browser's own colour",
    "appearance": "boxes are drawn as the browser draws them",
    "break-after: avoid": "a heading may end a sheet",
    "color-scheme": "scroll bars stay light",
    "color-scheme: dark": "scroll bars stay light",
    "contain-intrinsic-block-size": "a long page is laid out at once",
    "content-visibility": "a long page is laid out at once",
    "content-visibility: auto": "a long page is laid out at once",
    "content-visibility: visible": "a long page is laid out at once",
    "cursor: default": "phones have no pointer",
    "cursor: pointer": "phones have no pointer",
    "font-family: ui-monospace": "the next family is named after it",
    "hyphens": "a long word of a narrow column parts where the column ends",
    "orphans": "a line may stand alone on paper",
    "overflow-wrap: anywhere": "a word longer than a phone is wide hangs out",
    "overflow-x: clip": "fixes a fault of WebKitGTK alone",
    "overscroll-behavior": "the page behind scrolls too",
    "overscroll-behavior: contain": "the page behind scrolls too",
    "print-color-adjust": "a seal is printed without its colour",
    "print-color-adjust: exact": "a seal is printed without its colour",
    "resize": "a phone has no handle to pull",
    "resize: vertical": "a phone has no handle to pull",
    "size": "paper is turned as the reader's printer has it",
    "text-decoration: dotted": "`text-decoration: underline` stands before it",
    "text-wrap": "headings break where they break",
    "text-wrap: balance": "headings break where they break",
    "text-wrap: pretty": "a question breaks where it breaks",
    "user-select": "more than is meant can be marked",
    "widows": "a line may stand alone on paper",
}


@pytest.mark.long
def test_what_may_be_missing_is_still_used() -> None:
    found = {path.name: used(path) for path in FILES}
    for name, allowed in ALLOWED.items():
        assert allowed.keys() <= found[name]
    assert DEGRADES.keys() <= set().union(*found.values())


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ("Object.hasOwn(a, 'b')", ["Object.hasOwn"]),
        ("structuredClone(a)", ["structuredClone"]),
        ("list.at(-1)", ["at"]),
        ("list.toSorted()", ["toSorted"]),
        ("box.showModal()", ["showModal"]),
        ("part.inert = true", ["inert"]),
        ("class A { static { go(); } }", ["class_static_block"]),
        ("/(?<=a)b/.test(c)", ["regular_expressions.lookbehind_assertion"]),
        ("a ||= b; c?.d ?? e; f.replaceAll('g', h); new Intl.ListFormat('en'); x.flat()", []),
        ("// Object.hasOwn(a, 'b')\n'structuredClone(a)'", []),
        ("const box = { at() { return 1; } }; box.at(2)", []),
    ],
)
def test_what_a_script_uses_is_read_from_its_tree(script: str, found: list[str]) -> None:
    assert list(in_script(script)) == found


@pytest.mark.parametrize(
    ("style", "found"),
    [
        ("a:has(b) { color: red }", [":has"]),
        ("a { text-wrap: balance }", ["text-wrap", "text-wrap: balance"]),
        ("a { overflow-x: clip }", ["overflow-x: clip"]),
        ("@container (width > 10em) { a { color: red } }", ["@container"]),
        ("a { color: color-mix(in srgb, red, blue) }", ["color-mix()"]),
        (":is(a, b):focus { inset: 0; gap: 1rem } /* :has(x) */", []),
    ],
)
def test_what_a_style_uses_is_read_from_its_tree(style: str, found: list[str]) -> None:
    assert list(in_style(style)) == found


def test_each_mark_has_a_plain_line_before_the_one_with_other_words_for_those_who_listen() -> None:
    for path in OVERRIDES.rglob("*.css"):
        text = path.read_text("utf-8")
        for both in re.finditer(r'content:\s*("[^"]*")\s*/\s*"[^"]*"', text):
            before = text[: both.start()].rstrip()
            assert before.endswith(f"content: {both[1]};"), f"{path.name}: {both[0]}"


def test_the_floor_of_the_table_is_that_of_the_readme() -> None:
    assert TABLE["floor"] == {"safari_ios": 15.0, "firefox": 91.0, "chrome": 90.0}
    readme = " ".join((ROOT / "README.md").read_text("utf-8").split())
    assert "iOS 15.0, Firefox 91, and Chrome or Edge 90" in readme
