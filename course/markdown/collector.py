"""What is read off the tree that Markdown made of an author's page, and how the tree becomes the page's.

Input: the tree, and what was found while it was made. Output: ``Reading``, filled; its HTML is the caller's.
"""

from __future__ import annotations

import html as html_words
import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Literal
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.toc import remove_fnrefs, render_inner_html, strip_tags
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import AMP_SUBSTITUTE

from course.markdown import section_ids, slides
from course.markdown.boxes import SLIDE_CLASS, TRAINER_CLASS, Box, Boxes
from course.markdown.facts import (
    PLACEMENT_KINDS,
    Citation,
    Fault,
    Heading,
    HeadingId,
    Link,
    Page,
    Placement,
    Prose,
    Reading,
    Unplaced,
)
from course.markdown.lesson_markup import (
    CITED,
    LINES,
    PLACE,
    PLACEMENT,
    STANDARD,
    Comment,
    Finds,
    Place,
    lines_of,
    place_of,
    swallowed,
)
from course.markdown.marks import ANY, MARK, SLOT, Places, slot, unmarked
from course.markdown.media_blocks import read_media
from course.markdown.note_list import number_notes, remove
from course.reading.telling import tell

_REFERENCE = re.compile(rf"{ANY}\[[^\[\]\n]{{1,200}}\](?:{ANY})?\[([^\[\]^\n]{{1,80}})\]")
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_OURS = frozenset((PLACE, LINES, PLACEMENT, CITED, STANDARD))


class Collector(Treeprocessor):
    """Reads everything off the tree that Markdown made, and makes the tree the page's."""

    def __init__(
        self,
        md: Markdown,
        places: Places,
        finds: Finds,
        boxes: Boxes,
    ) -> None:
        super().__init__(md)
        self.places, self.finds, self.boxes = places, finds, boxes
        self.unescape = UnescapeTreeprocessor(md).unescape
        self.begin("lesson", trainer=False)

    def begin(
        self, page: Page, *, trainer: bool, slides: bool = False, heading_ids: Sequence[HeadingId] | None = None
    ) -> None:
        """Begin with another text; one that translates another has the ids of that one's headings."""
        self.reading, self.page, self.trainer, self.slides = Reading(), page, trainer, slides
        self.heading_ids = None if heading_ids is None else iter(heading_ids)
        self.known: Place = (1, 1)
        self.empty = 0  # the line of the last heading without words
        self.trainers: set[int] = set()

    def run(self, root: Element) -> None:
        """Walk the tree, then take out what is not for the page."""
        self.trainers = {
            id(part)
            for block in root.iter("div")
            if block.get("class", "").startswith(TRAINER_CLASS)
            for part in block.iter()
        }
        for box in self.boxes.found:
            read_media(box, self.places, self.reading, is_trainers=self._is_trainers(box.element))
        self._read_comments(root)
        self._tell_swallowed()
        self._read_inline(root)
        self._read_headings(root)
        self._read_prose(root)
        self._read_boxes(root)
        self._check_notes(root)
        self._read_slides(root)
        hidden = SLIDE_CLASS if self.trainer else TRAINER_CLASS
        remove(root, lambda element: element.get("class", "").startswith(hidden))
        for name, item in number_notes(root).items():
            self._unused_note(name, item)
        for element in root.iter():
            self._clean(element)

    def finish(self) -> None:
        """Tell what is known once everything is done."""
        self.reading.boxes = self.boxes.found
        self.reading.shown = _without_comments(self.places, self.finds)
        if self.finds.unclosed:
            line, column = self.places.position(self.finds.unclosed)
            hint = tell("write `-->` where it ends; a comment within a line ends in the same paragraph")
            self.reading.faults.append(Fault(line, column, tell("the comment is not closed"), hint))

    def at(self, element: Element) -> Place:
        """Return an element's place in the file: its own, or the first line of what it is made of."""
        place = place_of(element)
        if place is None:
            lines = lines_of(element)
            place = (lines[0], 1) if lines else self.known
        self.known = place
        return self.places.position(place)

    def _is_trainers(self, element: Element) -> bool:
        return id(element) in self.trainers

    def _read_comments(self, root: Element) -> None:
        reading = self.reading
        placed: dict[int, Placement] = {}
        in_notes = {id(part) for div in root.iter("div") if div.get("class") == "footnote" for part in div.iter("p")}
        for element in root.iter("p"):
            number = element.get(PLACEMENT)
            if number is not None and id(element) in in_notes:
                comment = self.finds.comments[int(number)]
                hint = tell("put the comment on a line of its own, outside of the note")
                fault = Fault(
                    *self.places.position(comment.place), tell("the %(word)s stands in a note", word=comment.word), hint
                )
                reading.faults.append(fault)
                placed[int(number)] = self._placement(comment)
            elif number is not None:
                comment = self.finds.comments[int(number)]
                placement = self._placement(comment, is_trainers=self._is_trainers(element))
                placed[int(number)] = placement
                element.text = slot("P", str(len(reading.placements)))
                reading.placements.append(placement)
        for at, comment in enumerate(self.finds.comments):
            if at in placed:
                continue
            line, column = self.places.position(comment.place)
            if comment.word in PLACEMENT_KINDS:
                reading.misplaced.append(self._placement(comment))
            elif comment.alone and re.fullmatch(r"[\w/-]+", comment.name):
                reading.unplaced.append(Unplaced(comment.word, line, column))

    def _tell_swallowed(self) -> None:
        for line, column, below in swallowed(self.places, self.finds):
            message = tell("the comment is not closed before another one starts on line %(below)s", below=below)
            self.reading.faults.append(Fault(line, column, message, tell("write `-->` where it ends")))

    def _placement(self, comment: Comment, *, is_trainers: bool = False) -> Placement:
        kind = next(kind for kind in PLACEMENT_KINDS if kind == comment.word)
        return Placement(kind, comment.name, *self.places.position(comment.place), is_trainers)

    def _read_inline(self, root: Element) -> None:
        for element in root.iter():
            is_trainers = self._is_trainers(element)
            if element.get(LINES):
                self.known = (lines_of(element)[0], 1)
            self._read_references(element, is_trainers=is_trainers)
            if name := element.get(CITED):
                element.set("id", "fnref:")  # by which Markdown leaves it out of a heading's words
                if not (is_trainers and name in self.boxes.notes):
                    self.reading.citations.append(Citation(name, *self.at(element), is_trainers))
            elif name := element.get(STANDARD):
                self.reading.standards.append(Citation(name, *self.at(element), is_trainers))
            elif element.tag in ("a", "img") and "footnote" not in element.get("class", ""):
                is_link = element.tag == "a"
                target = self._plain(element.get("href" if is_link else "src") or "")
                text = "".join(element.itertext()) if is_link else element.get("alt", "")
                kind: Literal["link", "image"] = "link" if is_link else "image"
                self.reading.links.append(Link(kind, target, self._plain(text), *self.at(element), is_trainers))

    def _read_references(self, element: Element, *, is_trainers: bool) -> None:
        """Note references that Markdown left as text, because nothing defines them."""
        for text in (element.text if element.tag not in ("code", "pre") else None, element.tail):
            for found in _REFERENCE.finditer(text) if text and "[" in text else ():
                mark = MARK.match(found[0])
                place = self.places.position(self.places.of(mark)) if mark else self.at(element)
                self.reading.links.append(Link("reference", unmarked(found[1]), "", *place, is_trainers))

    def _plain(self, text: str) -> str:
        return html_words.unescape(self.unescape(unmarked(text)).replace(AMP_SUBSTITUTE, "&"))

    def _read_headings(self, root: Element) -> None:
        top = {id(child) for child in root}
        placed = [f"{one.kind}-{one.id.rpartition('/')[2]}" for one in self.reading.placements]
        used: set[str] = set()
        self._read_ids(root, used, placed)
        for element in root.iter():
            level = _LEVELS.get(element.tag)
            if level is None:
                continue
            name = html_words.unescape(strip_tags(render_inner_html(remove_fnrefs(element), self.md)))
            words = unmarked(name).strip()
            given = None if self.heading_ids is None else next(self.heading_ids, None)
            if given and given[0]:
                element.set("id", given[0])
                used.add(given[0])
            elif "id" not in element.attrib:
                element.set("id", section_ids.new_id(SLOT.sub(r"\2", words), used, self.page, placed))
            if not words and not len(element):
                self._tell_empty(root, element)
            else:
                old = None if self.heading_ids is None else given[1] if given else ""
                self._read_heading(element, level, words, old, is_section=level == 2 and id(element) in top)
        self.reading.ids |= used

    def _read_heading(self, element: Element, level: int, words: str, old: str | None, *, is_section: bool) -> None:
        """Keep a heading; ``old`` is the id that it once had, None where its words say that."""
        line, _ = self.at(element)
        source = self.places.lines[line - self.places.first_line]
        if old is None:
            old = section_ids.old_id(source[3:].strip()) if source.startswith("## ") else ""
        heading = Heading(
            level,
            self._plain(element.get("id", "")),
            words,
            line,
            1,
            is_section=is_section,
            is_underlined=not source.lstrip(" >*+-.)0123456789").startswith("#"),
            old_id=old if old != element.get("id") else "",
            is_trainers=self._is_trainers(element),
        )
        self.reading.headings.append(heading)

    def _read_ids(self, root: Element, used: set[str], placed: list[str]) -> None:
        """Note the ids that authors gave."""
        for element in root.iter():
            name = element.get("id")
            if name is not None and not name.strip():
                del element.attrib["id"]
                line, _ = self.at(element)
                hint = tell("write a word after the #, or remove it")
                self.reading.faults.append(Fault(line, 1, tell("the id in the braces is empty"), hint))
            elif (
                name
                and not element.get("class", "").startswith("footnote")
                and not name.startswith(("fn:", "fnref", "__tabbed_"))
            ):
                self._note_id(element, self._plain(name), used, placed)

    def _tell_empty(self, root: Element, heading: Element) -> None:
        """Tell of a heading without words; as it has none, its place is that of the next line of its signs alone."""
        level = _LEVELS[heading.tag]
        signs = re.compile(rf"[ \t>]*#{{{level}}}[ \t]*#*[ \t]*")
        before = takewhile(lambda one: one is not heading, root.iter())
        above = max(self.empty, *(line for one in before for line in lines_of(one)), 0)
        lines = self.places.lines
        self.empty = next((at for at in range(above + 1, len(lines) + 1) if signs.fullmatch(lines[at - 1])), above)
        line, _ = self.places.position((self.empty, 1))
        hint = tell("write them behind `%(value)s `, or take the line away", value="#" * level)
        self.reading.faults.append(Fault(line, 1, tell("the heading has no words"), hint))

    def _note_id(self, element: Element, name: str, used: set[str], placed: list[str]) -> None:
        line, _ = self.at(element)
        if section_ids.is_ours(name, self.page, placed):
            hint = tell("give it another one; headings get theirs from their words")
            message = tell("the page has an id `%(name)s` of its own", name=name)
            self.reading.faults.append(Fault(line, 1, message, hint))
        elif name in used:
            message = tell("the id `%(name)s` stands on the page already", name=name)
            self.reading.faults.append(Fault(line, 1, message, tell("change one of the two")))
        used.add(name)

    def _read_prose(self, root: Element) -> None:
        box_of: dict[int, str] = {}
        for box in self.boxes.found:
            name = box.hidden or _class_of(box.element)
            box_of.update((id(part), name) for part in box.element.iter())
        ids = {heading.id: number for number, heading in enumerate(self.reading.headings)}
        section = -1
        for element in root.iter():
            if element.tag in _LEVELS:
                number = ids.get(self._plain(element.get("id", "")), -1)
                if number >= 0 and self.reading.headings[number].is_section:
                    section = number
            lines = tuple(number + self.places.first_line - 1 for number in lines_of(element))
            if lines:
                is_title = element.tag in ("summary", "figcaption") or element.get("class") == "admonition-title"
                box_name = box_of.get(id(element), "")
                self.reading.prose.append(
                    Prose(lines, element.tag, section, box_name, is_title, self._is_trainers(element))
                )

    def _read_boxes(self, root: Element) -> None:
        of_trainer = {id(box.element): box for box in self.boxes.found if box.is_trainers}
        for parent in root.iter() if of_trainer else ():
            children = list(parent)
            for child, following in zip(children, [*children[1:], None], strict=False):
                box = of_trainer.get(id(child))
                if box:
                    is_title = len(child) > 0 and child[0].get("class") == "admonition-title"
                    box.is_empty = len(child) == is_title and not (child.text or "").strip()
                    box.is_within = parent is not root
                    parts = () if following is None or id(following) in of_trainer else following.iter()
                    box.next_line = next((lines_of(part)[0] for part in parts if lines_of(part)), 0)

        for box in of_trainer.values():
            self.reading.trainer_lines |= self._lines_of_box(box)

    def _lines_of_box(self, box: Box) -> set[int]:
        """Return the lines of a trainer block: those of its words, and the code between and after them."""
        first, column = box.place
        last = max([first, *(number for part in box.element.iter() for number in lines_of(part))])
        lines = self.places.lines
        end = last
        for number in range(last + 1, len(lines) + 1):
            text = lines[number - 1].expandtabs(4)
            if text.strip() and (len(text) - len(text.lstrip(" ")) < column + 3 or number == box.next_line):
                break
            end = number if text.strip() else end
        return {number + self.places.first_line - 1 for number in range(first, end + 1)}

    def _read_slides(self, root: Element) -> None:
        """Note the slides of a lesson; where they are asked for, they take the place of the page."""
        if self.page == "lesson":
            headings = {one.id: one for one in self.reading.headings}
            lines = {id(box.element): self.places.position(box.place)[0] for box in self.boxes.found}
            made = slides.slides_of(root, headings, lines, self._plain)
            self.reading.slides = [one.slide for one in made]
            if self.slides:
                slides.show(root, made)

    def _check_notes(self, root: Element) -> None:
        """Keep learners from the notes in trainer blocks: a mention elsewhere is told, and gone."""
        for parent in root.iter() if self.boxes.notes else ():
            for child in list(parent):
                link = child[0] if child.tag == "sup" and len(child) else None
                name = link.get("href", "").partition(":")[2] if link is not None else ""
                if name in self.boxes.notes and not self._is_trainers(child):
                    message = tell(
                        "the note `%(name)s` stands in a trainer block, where learners cannot read it", name=name
                    )
                    self.reading.faults.append(Fault(*self.at(child), message, tell("move the note out of the block")))
                    tail = child.tail
                    child.clear()
                    child.tail = tail

    def _unused_note(self, name: str, item: Element) -> None:
        if name in self.boxes.notes:
            return
        number = next((number for part in item.iter() for number in lines_of(part)), 1)
        line, column = self.places.position((number, 1))
        hint = tell("write `[^%(name)s]` where it belongs, or take the note away", name=name)
        if " " in name:
            hint = tell("its name holds no spaces: write `[^%(name)s]` in both places", name="-".join(name.split()))
        self.reading.faults.append(Fault(line, column, tell("nothing refers to the note `%(name)s`", name=name), hint))

    def _clean(self, element: Element) -> None:
        for name in _OURS.intersection(element.attrib):
            del element.attrib[name]
        for name, value in element.attrib.items():
            if "\ufdd0" in value:
                element.set(name, unmarked(value))
        if element.get("class", "").startswith(TRAINER_CLASS):
            element.set("class", "admonition trainer")
        for part in ("text", "tail"):
            text = getattr(element, part)
            if text and "\ufdd0" in text:
                setattr(element, part, type(text)(MARK.sub("", text)))


def _class_of(box: Element) -> str:
    classes = box.get("class", "").replace("admonition", "").split()
    return classes[0] if classes else ""


def _without_comments(places: Places, finds: Finds) -> str:
    """Return the text with spaces in the place of what is in its paragraphs and on no page."""
    if not finds.within:
        return places.source
    starts = [0]
    for line in places.lines:
        starts.append(starts[-1] + len(line) + 1)
    parts, done = [], 0
    for number, column in sorted(places.position(place) for place in finds.within):
        start = starts[number - places.first_line] + column - 1
        end = places.source.find("-->", start) + 3
        if start >= done and end > start:
            parts += [places.source[done:start], re.sub(r"[^\n]", " ", places.source[start:end])]
            done = end
    return "".join(parts) + places.source[done:]
