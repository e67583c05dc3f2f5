"""The theme's style sheet, without the rules that no page of a site can need.

Input: the sheet as Material for MkDocs ships it, and the words by which pages, templates, scripts and other style
sheets of the site may ask for a rule. Output: the same sheet, its rules in their order, less those that no element
could match, by its class or as one of the elements that few courses have, and less the custom properties that nothing
reads, or only a mark that our own sheets take away. What is doubtful stays: every page looks as it does with the whole
sheet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from course.folders import theme
from course.pages.page import classes_of

RIGHT_TO_LEFT = "dir=rtl"
# Elements that few courses have, and what a script of an author's own gives tables that it sorts.
RARE = ("abbr", "blockquote", "h5", "h6", "hr", "iframe", "kbd", "mark", "pre", "sub", "video")
# How a name begins is asked first: to look at each in both cases takes twice as long.
_BEGINS = "".join(sorted({one[0] + one[0].upper() for one in RARE}))
_RARE = re.compile(rf"<(?=[{_BEGINS}])(?i:({'|'.join(RARE)}))(?![\w-])")
SORTED = "columnheader"
_WORD = re.compile(r"[\w-]+")
# In HTML: classes, and what of the theme's a page says in attributes, or reads in a style of its own.
_OF_THEME = re.compile(r"(?<![\w-])(?:data-md|--md)-[\w-]+")
_SIGN_OF_THEME = "-md-"  # looked for first: most pages have none
_RIGHT_TO_LEFT = re.compile(r'\sdir="?rtl')
_OURS = "course-"
# The theme's pictures for marks that course.css and material.css do without. They are `data:` addresses, for which a
# browser asks when the theme's sheet has come and ours has not, and which a strict host forbids.
_TAKEN_AWAY = re.compile(r"--md-(?:admonition|annotation|clipboard|code|details|footnotes|tabbed)-(?:\w+-)?icon\b")
_OF_OUR_SCRIPT = re.compile(r"(?:data-|--)?\bmd-[\w-]+")
_PROPERTY = re.compile(r"--[\w-]+")
_MADE = re.compile(rf"""["'`]({"|".join(RARE)})["'`]""")

# Of CSS: a text in quotes or an escaped character, in which nothing counts, or a sign that does.
_SIGN = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|\\.|[(){}\[\],;]', re.DOTALL)
_IN_BRACKETS = re.compile(r"\[([^\]]*)\]")
_CLASS = re.compile(r"\.(-?[A-Za-z_](?:[\w-]|\\.)*)")
_ELEMENT = re.compile(rf"(?<![\w.#:-])(?:{'|'.join(RARE)})(?![\w-])")
_READ = re.compile(r"var\(\s*(--[\w-]+)")
_GROUPS = ("@media", "@supports")


@dataclass(frozen=True, slots=True)
class _Rule:
    """What stands before a brace and what in it; a statement such as ``@charset`` has nothing in it."""

    head: str
    body: str | None


def words_of_page(html: str) -> set[str]:
    """Return what a page's HTML may ask of the theme: classes that are not ours, attributes and properties."""
    found = {name for name in {*" ".join(classes_of(html)).split()} if not name.startswith(_OURS)}
    if _SIGN_OF_THEME in html:
        found.update(_OF_THEME.findall(html))
    found.update(f"<{name.lower()}" for name in _RARE.findall(html))
    if SORTED in html:
        found.add(SORTED)
    if "rtl" in html and _RIGHT_TO_LEFT.search(html):
        found.add(RIGHT_TO_LEFT)
    return found


def words_of_files(root: Path, files: Mapping[str, Path]) -> set[str]:
    """Return what templates, and the scripts and style sheets among the files of a site, may ask of the theme."""
    ours, found = theme.theme_folder(), {"js", "no-js"}
    templates = {name: path for name, path in theme.merged(root, "").items() if name.endswith(".html")}
    for name, path in (templates | dict(files)).items():
        kind = name.rpartition(".")[2]
        if kind in ("html", "js", "mjs", "css"):
            text = path.read_text("utf-8", errors="replace")
            found |= words_of_file(text, kind, is_ours=path.is_relative_to(ours))
    return found


def words_of_file(text: str, kind: str, *, is_ours: bool) -> set[str]:
    """Return what one file may ask: of our own we know how they name classes; elsewhere each word may be one."""
    if kind == "css":
        return set(_PROPERTY.findall(text))
    if not is_ours:
        names = {*_WORD.findall(text)}
        return names.union(f"<{name}" for name in names.intersection(RARE))
    if kind == "html":
        return words_of_page(text) - {RIGHT_TO_LEFT}
    found = {f"<{name}" for name in _MADE.findall(text)}
    if "md-" in text:  # which few have, and the pattern is tried at each letter
        found.update(_OF_OUR_SCRIPT.findall(text))
    return found


def reduced(css: str, words: Collection[str]) -> str:
    """Return a style sheet without the rules that need a class, or an attribute of the theme's, that is in no word."""
    short = "".join(_needed(css, words))
    while True:
        read = {name for name in _READ.findall(short) if not _TAKEN_AWAY.match(name)} | {*words}
        if (shorter := "".join(_declared(short, read))) == short:
            return short
        short = shorter


def _needed(css: str, words: Collection[str]) -> Iterator[str]:
    """Yield the rules that an element could match."""

    def matching(head: str, body: str) -> Iterator[str]:
        selectors = [one for one in _parts(head, ",") if _can_match(one, words)]
        yield from _group(",".join(selectors), body) if selectors else ()

    return _rewritten(css, matching)


def _declared(css: str, read: Collection[str]) -> Iterator[str]:
    """Yield the rules without the custom properties that are not read."""

    def without(head: str, body: str) -> Iterator[str]:
        said = [one for one in _parts(body, ";") if not _is_unread(one, read)]
        yield from _group(head, ";".join(said))

    return _rewritten(css, without)


def _rewritten(css: str, of_elements: Callable[[str, str], Iterator[str]]) -> Iterator[str]:
    """Yield all rules, those for elements as ``of_elements`` makes them of selectors and declarations."""
    for rule in _rules(css):
        if rule.body is None:
            yield rule.head
        elif rule.head.startswith(_GROUPS):
            yield from _group(rule.head, "".join(_rewritten(rule.body, of_elements)))
        elif rule.head.startswith("@"):
            yield f"{rule.head}{{{rule.body}}}"
        else:
            yield from of_elements(rule.head, rule.body)


def _group(head: str, body: str) -> Iterator[str]:
    if body:
        yield f"{head}{{{body}}}"


def _is_unread(declaration: str, read: Collection[str]) -> bool:
    name = declaration.partition(":")[0].strip()
    return name.startswith("--") and name not in read


def _can_match(selector: str, words: Collection[str]) -> bool:
    """Tell whether an element can match; what stands in parentheses, as of ``:not()``, is not looked at."""
    outside = "".join(_outside(selector))
    if any(f"<{name}" not in words for name in _ELEMENT.findall(_IN_BRACKETS.sub("", outside))):
        return False
    classes = (re.sub(r"\\(.)", r"\1", name) for name in _CLASS.findall(_IN_BRACKETS.sub("", outside)))
    if any(name not in words and _without_ending(name) not in words for name in classes):
        return False
    for asked in _IN_BRACKETS.findall(outside):
        name = re.split(r"[~|^$*]?=", asked)[0]
        if asked.replace('"', "") == RIGHT_TO_LEFT and RIGHT_TO_LEFT not in words:
            return False
        if name.startswith("data-md-") and name not in words:
            return False
        if asked.replace('"', "") == f"role={SORTED}" and SORTED not in words:
            return False
    return True


def _without_ending(name: str) -> str:
    """Return what a script puts an ending to: of "tabbed-control--next" the beginning, with its hyphens."""
    return "".join(name.rpartition("--")[:2])


def _outside(selector: str) -> Iterator[str]:
    """Yield what of a selector stands in no parentheses."""
    depth, start = 0, 0
    for sign in _SIGN.finditer(selector):
        if sign[0] == "(":
            if not depth:
                yield selector[start : sign.start()]
            depth += 1
        elif sign[0] == ")":
            depth -= 1
            start = sign.end()
    if not depth:
        yield selector[start:]


def _parts(text: str, separator: str) -> Sequence[str]:
    """Split at a sign that stands in no brackets."""
    parts, depth, start = [], 0, 0
    for sign in _SIGN.finditer(text):
        depth += (sign[0] in "([{") - (sign[0] in ")]}")
        if sign[0] == separator and not depth:
            parts.append(text[start : sign.start()])
            start = sign.end()
    return [*parts, text[start:]]


def _rules(css: str) -> Iterator[_Rule]:
    """Yield the rules of a style sheet without comments, in their order."""
    start, opened, depth, brackets = 0, 0, 0, 0
    for sign in _SIGN.finditer(css):
        if sign[0] in "([":
            brackets += 1
        elif sign[0] in ")]":
            brackets -= 1
        elif brackets:
            continue
        elif sign[0] == "{":
            opened = opened if depth else sign.end()
            depth += 1
        elif sign[0] == "}":
            depth -= 1
            if not depth:
                yield _Rule(css[start : opened - 1], css[opened : sign.start()])
                start = sign.end()
        elif sign[0] == ";" and not depth:
            yield _Rule(css[start : sign.end()], None)
            start = sign.end()
    if css[start:].strip():  # it is not as we think; it stays
        yield _Rule(css[start:], None)
