"""The notes of a page: what is cited, and the author's own among it, numbered in the order of the page."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from markdown.util import HTML_PLACEHOLDER_RE

from course.markdown.lesson_markup import CITED
from course.markdown.marks import slot

NOTES = slot("X", "notes")  # stands between a page's text and its notes


def number_notes(root: Element) -> dict[str, Element]:
    """Number what is cited, list it at the end, and return the author's notes that nothing refers to."""
    div = next((part for part in root.iter("div") if part.get("class") == "footnote"), None)
    items = div.iter("li") if div is not None else ()
    own = {item.get("id", "").partition(":")[2]: item for item in items if item.get("id")}
    if div is not None:
        remove(root, lambda element: element is div)
    order: dict[str, int] = {}
    backs: dict[str, list[str]] = {}
    waiting = [root]
    while waiting:
        for reference in list(waiting.pop(0).iter("sup")):
            name = _reference(reference, backs, order)
            if name in own and len(backs[name]) == 1:
                waiting.append(own[name])
    if order:
        SubElement(root, "p").text = NOTES
        _list_notes(SubElement(root, "div", {"class": "footnote"}), order, own, backs)
    return {name: item for name, item in own.items() if name not in order}


def _reference(reference: Element, backs: dict[str, list[str]], order: dict[str, int]) -> str:
    """Give a mention its number, and return what it refers to."""
    name = reference.get(CITED, "")
    if not name:
        link = reference[0] if len(reference) else None
        if link is None or link.get("class") != "footnote-ref":
            return ""
        name = link.get("href", "").partition(":")[2]
        number = order.setdefault(name, len(order) + 1)
        link.text = str(number)
        backs.setdefault(name, []).append(reference.get("id", ""))
        return name
    number = order.setdefault(name, len(order) + 1)
    earlier = backs.setdefault(name, [])
    back = f"fnref{len(earlier) + 1 if earlier else ''}:{name}"
    earlier.append(back)
    reference.set("id", back)
    link = SubElement(reference, "a", {"class": "footnote-ref", "href": f"#fn:{name}"})
    link.text = f"{number}{slot('C', name)}"
    return name


def _list_notes(div: Element, order: dict[str, int], own: dict[str, Element], backs: dict[str, list[str]]) -> None:
    listed = SubElement(div, "ol")
    for name, number in order.items():
        if name in own:
            listed.append(own[name])
            _part_from_code(own[name])
            for link in own[name].iter("a"):
                if link.get("class") == "footnote-backref":
                    link.set("title", f"Jump back to footnote {number} in the text")
            continue
        item = SubElement(listed, "li", {"id": f"fn:{name}"})
        paragraph = SubElement(item, "p")
        paragraph.text = f"{slot('N', name)}\u00a0"
        for back in backs[name]:
            title = f"Jump back to footnote {number} in the text"
            link = SubElement(paragraph, "a", {"class": "footnote-backref", "href": f"#{back}", "title": title})
            link.text = "\u21a9"


def _part_from_code(item: Element) -> None:
    """Give the way back a paragraph of its own where a note ends in a block of code, which no paragraph may hold."""
    for paragraph in list(item.iter("p")):
        code = HTML_PLACEHOLDER_RE.match((paragraph.text or "").strip())
        if code and len(paragraph) and paragraph[0].get("class") == "footnote-backref":
            links = list(paragraph)
            paragraph.clear()
            paragraph.text = code[0]
            SubElement(item, "p").extend(links)


def remove(root: Element, is_meant: Callable[[Element], bool]) -> None:
    """Take out elements with everything in them; what follows them in the same line stays."""
    for parent in root.iter():
        for child in [child for child in parent if is_meant(child)]:
            parent.remove(child)
