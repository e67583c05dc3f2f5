"""QTI 2.0 to 2.2 and 3.0: one item to a file, as assessment programs exchange them (1EdTech).

Input: the bytes of a file, and the pictures beside it. Output: its question, or why it cannot be one. The names of
QTI 3 (``qti-choice-interaction``, ``response-identifier``) are read as those of QTI 2 (``choiceInteraction``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

from lxml import etree

from course.importing import making
from course.importing.cloze import Blank, blank_mark, passage, refuse_blanks, with_blanks
from course.importing.items import CannotHold, Fields, Found, Place, Refused, Taken, shortened
from course.importing.making import Answer, Made, Number, by_name
from course.importing.texts import Losses, as_markdown, as_typed
from course.importing.xml_files import parse_xml
from course.reading.telling import tell, tellable

_PICTURE = tellable("its answers are places in a picture: write a hotspot question")
_BY_HAND = tellable("nobody but a person can mark it: write a say-it question with a model answer and criteria")
_REFUSED = {
    "extendedTextInteraction": _BY_HAND,
    "uploadInteraction": tellable("a file is handed in: no question of ours takes one"),
    "drawingInteraction": _BY_HAND,
    "mediaInteraction": tellable("it only plays a recording: put that into a lesson"),
    "customInteraction": tellable("a program of its own shows it"),
    "portableCustomInteraction": tellable("a program of its own shows it"),
} | dict.fromkeys(
    (
        *("hotspotInteraction", "graphicOrderInteraction", "graphicAssociateInteraction", "selectPointInteraction"),
        *("graphicGapMatchInteraction", "positionObjectInteraction"),
    ),
    _PICTURE,
)
_INLINE = ("textEntryInteraction", "inlineChoiceInteraction")
_BLOCK = (
    *("choiceInteraction", "orderInteraction", "matchInteraction", "associateInteraction"),
    *("gapMatchInteraction", "hottextInteraction", "sliderInteraction"),
)
_LOST = {
    "rubricBlock": tellable("a rubric"),
    "feedbackBlock": tellable("feedback that stands in the text"),
    "endAttemptInteraction": tellable("a button that gives a hint or ends the attempt"),
    "catalogInfo": tellable("a catalog of supports"),
    "stylesheet": tellable("a style sheet"),
    "templateBlock": tellable("a part that a template shows"),
}


def read_qti(data: bytes, path: str, pictures: Mapping[str, bytes] | None = None) -> Iterator[Found]:
    """Yield the question of a QTI 2 or 3 item. Raises ``CannotRead``."""
    root = parse_xml(data, path)
    _name_as_qti_2(root)
    if root.tag == "assessmentItem":
        yield _Item(root, path, pictures or {}).found()
    else:
        yield Refused(
            Place(path, root.sourceline or 0), f"<{root.tag}>", tell("it holds no question: import its items")
        )


def _name_as_qti_2(root: etree._Element) -> None:
    """Have every element and attribute of QTI 3 bear the name that it has in QTI 2, and no name a namespace."""
    for element in root.iter(etree.Element):
        local = etree.QName(element).localname
        element.tag = _camel(local.removeprefix("qti-")) if local.startswith("qti-") else local
        if local.startswith("qti-"):
            for name, value in list(element.attrib.items()):
                if "-" in name and not name.startswith(("data-", "aria-")):
                    element.attrib[_camel(name)] = value


def _camel(name: str) -> str:
    return re.sub(r"-(\w)", lambda at: at[1].upper(), name)


@dataclass
class _Declaration:
    """What a response is worth: the right values, and the points of each that has some."""

    cardinality: str = "single"
    kind: str = "identifier"
    right: list[str] = field(default_factory=list)
    points: dict[str, float] = field(default_factory=dict)
    most: float | None = None
    counts_case: bool = False

    def earning(self) -> list[str]:
        """Return the values that are right: those that are said to be, or else those that earn points."""
        return self.right or [value for value, points in self.points.items() if points > 0]


def _declaration(element: etree._Element) -> _Declaration:
    found = _Declaration(element.get("cardinality", "single"), element.get("baseType", "identifier"))
    found.right = [(value.text or "").strip() for value in element.iterfind("correctResponse/value")]
    mapping = element.find("mapping")
    if mapping is not None:
        for entry in mapping.iterchildren("mapEntry"):
            found.points[entry.get("mapKey", "")] = _number(entry.get("mappedValue"), 0)
            found.counts_case |= entry.get("caseSensitive") == "true"
        found.most = _number(mapping.get("upperBound"), 0) or None
    return found


class _Item:
    """One item, and what is lost of it."""

    def __init__(self, root: etree._Element, path: str, pictures: Mapping[str, bytes]) -> None:
        self.root = root
        self.pictures = pictures
        self.place = Place(path, root.sourceline or 0)
        self.losses = Losses()
        self.declared = {
            one.get("identifier", ""): _declaration(one) for one in root.iterchildren("responseDeclaration")
        }
        self.feedback = {
            one.get("identifier", ""): self._text(one) for one in root.iterchildren("modalFeedback")
        }  # what is said once the item is answered, by the values that show it

    def found(self) -> Found:
        """Return the question, or why it cannot be one."""
        title = (self.root.get("title") or "").strip()
        name = self.root.get("identifier") or title
        try:
            fields = self._fields()
        except CannotHold as why:
            return Refused(self.place, title or name or tell("an item without a name"), str(why))
        for text in self.feedback.values():
            if text:
                self.losses.tell(tell("what is said once it is answered: %(text)s", text=shortened(text)))
        return Taken(self.place, name, title, fields, tuple(self.losses.lost), self.losses.files)

    def _fields(self) -> Fields:
        made = self._made(self._body())
        for words in made.lost:
            self.losses.tell(words)
        fields: Fields = {"kind": made.fields["kind"], "prompt": made.fields.get("prompt", "")}
        points = self._points()
        if points != 1:
            fields["points"] = points
        fields |= {key: value for key, value in made.fields.items() if key not in ("kind", "prompt")}
        if not fields["prompt"]:
            raise CannotHold(tell("it has no words that ask anything"))
        return fields

    def _body(self) -> etree._Element:
        """Return what is shown, without what a bank cannot hold, which is told. Raises ``CannotHold``."""
        body = self.root.find("itemBody")
        if body is None:
            raise CannotHold(tell("it has no body"))
        if self.root.find("templateDeclaration") is not None:
            raise CannotHold(tell("a template makes its texts or numbers anew each time: write it with one of them"))
        if self.root.get("adaptive") == "true":
            raise CannotHold(tell("it goes on by what was answered: write a scenario"))
        for tag, called in _LOST.items():
            for element in list(body.iter(tag)):
                self.losses.tell(tell(called))
                _remove(element)
        if why := next((why for tag, why in _REFUSED.items() if body.find(f".//{tag}") is not None), ""):
            raise CannotHold(tell(why))
        return body

    def _made(self, body: etree._Element) -> Made:
        blocks = list(body.iter(*_BLOCK))
        inline = list(body.iter(*_INLINE))
        if len(blocks) + bool(inline) != 1:
            many = len(blocks) + len(inline)
            raise CannotHold(tell("it asks nothing: put such a text into a lesson") if not many else _asks_many(many))
        if inline:
            return self._in_text(body, inline)
        (interaction,) = blocks
        make: Callable[[etree._Element, _Declaration], Made] = getattr(self, f"_as_{interaction.tag}")
        declared = self.declared.get(interaction.get("responseIdentifier", ""), _Declaration())
        made = make(interaction, declared)
        if "prompt" not in made.fields:
            prompt = interaction.find("prompt")
            asked = self._text(prompt) if prompt is not None else ""
            _remove(interaction)
            made.fields["prompt"] = "\n\n".join(filter(None, (self._text(body), asked)))
        return made

    def _points(self) -> int:
        """Return the most that its mapping gives, where that is a whole number."""
        worth = 0.0
        for declared in self.declared.values():
            earning = [points for points in declared.points.values() if points > 0]
            best = max(earning, default=0) if declared.cardinality == "single" else sum(earning)
            worth += declared.most or best
        return round(worth) if 1 < worth <= 100 and worth == round(worth) else 1

    def _text(self, element: etree._Element) -> str:
        """Return what an element holds as Markdown."""
        return as_markdown(_inner_html(element), "html", self.losses, self.pictures)

    def _words(self, element: etree._Element) -> str:
        return as_typed(_inner_html(element), "html", self.losses)

    def _as_choiceInteraction(self, interaction: etree._Element, declared: _Declaration) -> Made:  # noqa: N802
        return self._choices(interaction, declared, "simpleChoice")

    def _as_hottextInteraction(self, interaction: etree._Element, declared: _Declaration) -> Made:  # noqa: N802
        made = self._choices(interaction, declared, "hottext")
        for text in interaction.iter("hottext"):
            text.tag = "span"
        made.fields["prompt"] = self._text(interaction)
        return made

    def _choices(self, interaction: etree._Element, declared: _Declaration, tag: str) -> Made:
        right = declared.earning()
        takes_many = declared.cardinality != "single"
        share = 100 / len(right) if takes_many and right else 100
        answers = []
        for one in interaction.iter(tag):
            name = one.get("identifier", "")
            said = [self._text(part) for part in list(one.iter("feedbackInline"))]
            for part in list(one.iter("feedbackInline")):
                _remove(part)
            said.append(self.feedback.pop(name, ""))
            weight = share if name in right else 0.0
            answers.append(Answer(self._text(one), weight, "\n\n".join(filter(None, said))))
        made = making.choices(answers, takes_many=takes_many)
        if takes_many:
            made = self._scored(made, declared)
        if interaction.get("shuffle", "false") != "true":
            made.fields["shuffle"] = False
        return made

    def _scored(self, made: Made, declared: _Declaration) -> Made:
        """Have several choices earn all or nothing where the item marks the whole, and else tell the points."""
        if not declared.points:
            return Made({"kind": made.fields["kind"], "scoring": "all-or-nothing"} | made.fields)
        points = ", ".join(
            tell("%(value)s for %(name)s", value=f"{value:g}", name=name) for name, value in declared.points.items()
        )
        return Made(
            made.fields, (tell("the points %(points)s: here it is a share for each right decision", points=points),)
        )

    def _as_orderInteraction(self, interaction: etree._Element, declared: _Declaration) -> Made:  # noqa: N802
        texts = by_name((one.get("identifier", ""), self._text(one)) for one in interaction.iter("simpleChoice"))
        if sorted(texts) != sorted(declared.right):
            raise CannotHold(tell("its right order does not have each of its items once"))
        return making.ordering([texts[name] for name in declared.right])

    def _as_matchInteraction(self, interaction: etree._Element, declared: _Declaration) -> Made:  # noqa: N802
        sets = list(interaction.iterchildren("simpleMatchSet"))
        if len(sets) != 2:
            raise CannotHold(tell("it does not have two sets to match"))
        lefts, rights = (by_name((one.get("identifier", ""), self._text(one)) for one in part) for part in sets)
        pairs = _pairs(declared)
        if sorted(left for left, _ in pairs) != sorted(lefts):
            raise CannotHold(tell("not each text on the left has one partner"))
        return making.matching(
            [(lefts[left], rights[right]) for left, right in pairs if right in rights], [*rights.values()]
        )

    def _as_associateInteraction(self, interaction: etree._Element, declared: _Declaration) -> Made:  # noqa: N802
        choices = interaction.iter("simpleAssociableChoice")
        texts = by_name((one.get("identifier", ""), self._text(one)) for one in choices)
        pairs = [(left, right) for left, right in _pairs(declared) if {left, right} <= set(texts)]
        used = {name for pair in pairs for name in pair}
        extras = [text for name, text in texts.items() if name not in used]
        if len(used) != 2 * len(pairs):
            raise CannotHold(tell("one of its texts has two partners"))
        return making.matching([(texts[left], texts[right]) for left, right in pairs], extras)

    def _as_sliderInteraction(self, interaction: etree._Element, declared: _Declaration) -> Made:  # noqa: N802
        low, high = interaction.get("lowerBound", ""), interaction.get("upperBound", "")
        self.losses.tell(tell("the slider from %(low)s to %(high)s: here a number is typed", low=low, high=high))
        return self._number(declared)

    def _number(self, declared: _Declaration) -> Made:
        if not declared.right:
            raise CannotHold(tell("no number is right"))
        value = _number(declared.right[0], None)
        return making.numeric([Number(value, value, 100)])

    def _as_gapMatchInteraction(self, interaction: etree._Element, declared: _Declaration) -> Made:  # noqa: N802
        texts = by_name((one.get("identifier", ""), self._words(one)) for one in interaction.iter("gapText"))
        by_gap = {gap: text for text, gap in _pairs(declared)}
        gaps = [one.get("identifier", "") for one in interaction.iter("gap")]
        if interaction.find("gapImg") is not None or any(by_gap.get(gap) not in texts for gap in gaps):
            raise CannotHold(tell("not each of its gaps has one right text"))
        blanks: list[Blank] = []
        for number, gap in enumerate(interaction.iter("gap"), 1):
            blanks.append(Blank([texts[by_gap[gap.get("identifier", "")]]], list(texts.values())))
            _put_in_place(gap, f" {blank_mark(number)} ")
        prompt = interaction.find("prompt")
        asked = self._text(prompt) if prompt is not None else ""
        for element in (*interaction.iter("gapText"), *interaction.iter("prompt")):
            _remove(element)
        return self._with_gaps(asked, self._text(interaction), blanks)

    def _in_text(self, body: etree._Element, inline: list[etree._Element]) -> Made:
        if len(inline) == 1 and inline[0].tag == "textEntryInteraction":
            return self._typed(body, inline[0])
        refuse_blanks(len(inline))
        blanks = []
        for number, one in enumerate(inline, 1):
            declared = self.declared.get(one.get("responseIdentifier", ""), _Declaration())
            blanks.append(self._blank(one, declared))
            _put_in_place(one, blank_mark(number))
        return self._with_gaps("", self._text(body), blanks)

    def _blank(self, interaction: etree._Element, declared: _Declaration) -> Blank:
        right = declared.earning()
        if not right:
            raise CannotHold(tell("not each of its gaps has a right answer"))
        if interaction.tag == "textEntryInteraction":
            most = max(declared.points.values(), default=0)
            alike = [value for value, points in declared.points.items() if points == most > 0]
            for value, points in declared.points.items():
                if value not in right and 0 < points < most:
                    self._tell_of_a_share(value, 100 * points / most)
            return Blank(list(dict.fromkeys([*right, *alike])))
        texts = by_name((one.get("identifier", ""), self._words(one)) for one in interaction.iter("inlineChoice"))
        if any(name not in texts for name in right):
            raise CannotHold(tell("not each of its gaps has one right text"))
        return Blank([texts[name] for name in right], list(texts.values()))

    def _tell_of_a_share(self, value: str, share: float) -> None:
        called = shortened(value, 40)
        self.losses.tell(
            tell("%(weight)s %% for the answer `%(text)s`, which earns nothing here", weight=f"{share:g}", text=called)
        )

    def _with_gaps(self, asked: str, text: str, blanks: list[Blank]) -> Made:
        marked = with_blanks(text)
        return passage("\n\n".join(filter(None, (asked, marked))), blanks)

    def _typed(self, body: etree._Element, interaction: etree._Element) -> Made:
        declared = self.declared.get(interaction.get("responseIdentifier", ""), _Declaration())
        _put_in_place(interaction, " _____ ")
        prompt = self._text(body).removesuffix(r"\_\_\_\_\_").strip()
        if declared.kind in ("float", "integer"):
            made = self._number(declared)
        else:
            answers = [Answer(value, 100) for value in declared.right]
            most = max(declared.points.values(), default=0)
            answers += [
                Answer(value, 100 * points / most if most > 0 else 0)
                for value, points in declared.points.items()
                if value not in declared.right
            ]
            made = making.short_answer(answers, counts_case=declared.counts_case)
        made.fields["prompt"] = prompt
        return made


def _pairs(declared: _Declaration) -> list[tuple[str, str]]:
    found = [value.split() for value in declared.earning()]
    return [(pair[0], pair[1]) for pair in found if len(pair) == 2]


def _number(text: str | None, default: float | None) -> float:
    try:
        return float(text or "")
    except ValueError:
        if default is None:
            raise CannotHold(tell("`%(text)s` is not a number", text=shortened(text or ""))) from None
        return default


def _asks_many(number: int) -> str:
    return tell("it asks %(number)s things at once: make a question of each", number=number)


def _remove(element: etree._Element) -> None:
    """Take an element out, and leave the text behind it."""
    _put_in_place(element, "")


def _put_in_place(element: etree._Element, text: str) -> None:
    parent = element.getparent()
    if parent is None:
        return
    text += element.tail or ""
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(element)


def _inner_html(element: etree._Element) -> str:
    """Return what an element holds, as HTML."""
    parts = [escape(element.text or "", quote=False)]
    parts += [etree.tostring(child, encoding="unicode", method="html") for child in element]
    return "".join(parts)
