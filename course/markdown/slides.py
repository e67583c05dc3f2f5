"""The slides of a lesson: what a group is shown of each heading, read off the tree that Markdown made.

Input: the tree of a page, and its headings. Output: ``Made``, a slide each: for a heading its first picture, and what
says most within the words that a slide has; for what is placed, the placement. A slide block stands in its place.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from course.markdown.boxes import SLIDE_CLASS, TRAINER_CLASS
from course.markdown.facts import Heading, Slide
from course.markdown.lesson_markup import CITED
from course.markdown.marks import SLOT, slot, unmarked
from course.reading.word_count import words_in

MOST_WORDS = 40

_PLACED = re.compile("\ufddeP:([0-9]+)\ufddf")
_LEVELS = frozenset(f"h{level}" for level in range(1, 7))
# Up to a sign that ends it, with what closes behind that; not behind an initial, or a title such as Dr.
_ABBREVIATED = r"(?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<!\bMrs\.)(?<!\bProf\.)"
_SENTENCE = re.compile(rf"""(?s).*?[.!?…]{_ABBREVIATED}["”’»')\]]*(?=\s+[^a-z\s]|\s*$)""")
_TITLE = "admonition-title"


@dataclass
class Made:
    """A slide: what is known of it, what it shows, and what the trainer alone reads at it."""

    slide: Slide
    shown: list[Element] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)


@dataclass
class _Part:
    """A heading, and what follows it up to the next one."""

    heading: Element | None = None
    content: list[Element] = field(default_factory=list)


def slides_of(
    root: Element, headings: Mapping[str, Heading], lines: Mapping[int, int], plain: Callable[[str], str]
) -> list[Made]:
    """Return the slides of a page, in its order.

    ``lines`` has the line in the file of each block by the ``id()`` of its element; ``plain`` takes from a text what
    Markdown has put into it.
    """
    made: list[Made] = []
    for part in _parts(root):
        name = plain(part.heading.get("id", "")) if part.heading is not None else ""
        made += _of_part(part, headings.get(name), lines, plain)
    return made


def show(root: Element, made: list[Made]) -> None:
    """Make the tree that of the slides: before each a slot with its number, and one before its notes."""
    root[:] = []
    for number, one in enumerate(made):
        SubElement(root, "p").text = slot("D", str(number))
        root.extend(_without_mentions(part) for part in one.shown)
        SubElement(root, "p").text = slot("D", "notes")
        for part in one.notes:
            root.extend(_without_mentions(child) for child in part if child.get("class") != _TITLE)


def _parts(root: Element) -> Iterator[_Part]:
    part = _Part()
    for element in root:
        if element.tag in _LEVELS:
            yield part
            part = _Part(element)
        else:
            part.content.append(element)
    yield part


def _of_part(
    part: _Part, heading: Heading | None, lines: Mapping[int, int], plain: Callable[[str], str]
) -> Iterator[Made]:
    title, section, line = (heading.words, heading.id, heading.line) if heading else ("", "", 0)
    blocks = [one for one in part.content if one.get("class", "").startswith(SLIDE_CLASS)]
    notes = [one for one in part.content if _is_note(one)]
    made = [_of_block(block, title, section, lines[id(block)], plain) for block in blocks]
    if not made and heading:
        shown = _chosen(part.content, words_in(title))
        made = [Made(Slide("heading", title, section, line, words_in(title) + sum(map(_count, shown))), shown)]
    if not made and notes:
        made = [Made(Slide("heading", "", "", 0, 0))]
    for one in made[:1]:
        one.notes = notes
    yield from made
    for element in part.content:
        for found in _PLACED.finditer(element.text or ""):
            yield Made(Slide("placed", title, section, line, 0, int(found[1])))


def _is_note(element: Element) -> bool:
    name = element.get("class", "")
    return name.startswith(TRAINER_CLASS) and not name.startswith(SLIDE_CLASS)


def _of_block(block: Element, title: str, section: str, line: int, plain: Callable[[str], str]) -> Made:
    titles = [child for child in block if child.get("class") == _TITLE]
    shown = [child for child in block if child not in titles]
    if titles:
        title = plain("".join(titles[0].itertext())).strip()
    return Made(Slide("block", title, section, line, words_in(title) + sum(map(_count, shown))), shown)


def _chosen(content: list[Element], taken: int) -> list[Element]:
    """Return the first pictures, and of the rest what says most within a slide's words."""
    pictures = [one for one in content if one.tag == "p" and _is_pictures(one)][:1]
    for texts in _texts(content):
        if texts and taken + sum(map(_count, texts)) <= MOST_WORDS:
            return [*pictures, *texts]
    first = next(_sentences(content), None)
    return [*pictures, *([] if first is None else [first])]


def _texts(content: list[Element]) -> Iterator[list[Element]]:
    """Yield what may stand on a slide, the best first: rules, definitions, key points, a list."""
    rules = [one for one in content if one.tag == "div" and "rule" in one.get("class", "").split()]
    yield [child for one in rules for child in one if child.get("class") != _TITLE]
    yield [one for one in content if one.tag == "dl"]
    lists = [one for one in content if one.tag in ("ul", "ol")]
    yield [points for points in map(_points, lists[:1]) if points is not None]
    yield lists[:1]


def _points(one: Element) -> Element | None:
    """Return a list of what its items begin with in bold, if all of them do."""
    found = [item.find("strong") if not item.find("p") else None for item in one]
    if not all(strong is not None and not (item.text or "").strip() for item, strong in zip(one, found, strict=True)):
        return None
    made = Element(one.tag)
    for strong in found:
        SubElement(made, "li").append(_alone(strong))
    return made


def _alone(element: Element | None) -> Element:
    made = copy.deepcopy(element) if element is not None else Element("strong")
    made.tail = None
    return made


def _is_pictures(element: Element) -> bool:
    words = [element.text, *(child.tail for child in element)]
    return bool(len(element)) and all(child.tag == "img" for child in element) and not any(map(_said, words))


def _said(text: str | None) -> str:
    return unmarked(text or "").strip()


def _sentences(content: list[Element]) -> Iterator[Element]:
    """Yield the first sentence of each paragraph that has one."""
    for element in content:
        if element.tag == "p" and not _is_pictures(element) and not _PLACED.search(element.text or ""):
            yield _first_sentence(element)


def _first_sentence(paragraph: Element) -> Element:
    """Return a paragraph up to the end of its first sentence; a citation behind it stays."""
    made = copy.deepcopy(paragraph)
    before = made.text = unmarked(made.text or "")
    if end := _end(before, is_last=not len(made)):
        made.text, made[:] = before[:end], []
        return made
    for at, child in enumerate(made):
        is_last = at + 1 == len(made)
        tail = unmarked(child.tail or "")
        said = before + ("" if _is_mention(child) else "".join(child.itertext()))
        before = said + tail
        is_end = _ends(said) and (tail[:1].isspace() or is_last)
        end = len(said) if is_end else _end(before, is_last=is_last)
        if end and end >= len(said):
            child.tail = tail[: end - len(said)]
            rest = [*made][at + 1 :]
            kept = rest[:1] if end == len(before) and rest and _is_mention(rest[0]) else []
            made[at + 1 :] = kept
            for one in kept:
                one.tail = None
            return made
    return made


def _end(text: str, *, is_last: bool) -> int:
    found = _SENTENCE.match(text)
    return found.end() if found and (is_last or found.end() < len(text.rstrip())) else 0


def _ends(text: str) -> bool:
    found = _SENTENCE.match(text)
    return bool(found) and found.end() == len(text.rstrip())  # type: ignore[union-attr]  # it was found


def _is_mention(element: Element) -> bool:
    return element.tag == "sup"


def _count(element: Element) -> int:
    return words_in(SLOT.sub(" ", "".join(_words(element))))


def _words(element: Element) -> Iterator[str]:
    if _is_mention(element):
        return
    yield unmarked(element.text or "")
    for child in element:
        yield from _words(child)
        yield unmarked(child.tail or "")


def _without_mentions(element: Element) -> Element:
    """Return an element in which what cites something shows the status of that alone."""
    for mention in list(element.iter("sup")):
        name, tail = mention.get(CITED, ""), mention.tail
        if name or mention.get("id", "").startswith("fnref"):
            mention.clear()
            mention.tag, mention.tail = "span", tail
            mention.text = slot("C", name) if name else None
    return element
