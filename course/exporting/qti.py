"""Questions as items of QTI 2.1 and 3.0 (1EdTech), which earn the same points there, share by share.

Input: a question, and its texts. Output: an XML document. QTI 3 has the same items under other names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from lxml import etree

from course.exporting import losses
from course.exporting.texts import PLAIN, Element, Written
from course.model.questions import Question
from course.model.questions.part import GAP, Answering, Part
from course.reading.telling import tell

SPACE_2 = "http://www.imsglobal.org/xsd/imsqti_v2p1"
SPACE_3 = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
MATHML = "http://www.w3.org/1998/Math/MathML"
_R = "RESPONSE"


def item(question: Question, title: str, texts: Written) -> tuple[bytes, list[str]]:
    """Return a question as an item of QTI 2.1, and what of it is lost."""
    root = etree.Element("assessmentItem", nsmap={None: SPACE_2})
    root.set("identifier", question.id)
    root.set("title", title)
    root.set("adaptive", "false")
    root.set("timeDependent", "false")
    lost = list(losses.of_any(question, holds_parts=question.answering in ("tick", "write")))
    _Item(root, question, texts, lost).write()
    for element in root.iter("{*}math"):
        element.set("xmlns", MATHML)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=False), lost


class _Item:
    """Writes one item: what is declared, what is shown, and how points come about."""

    def __init__(self, root: Element, question: Question, texts: Written, lost: list[str]) -> None:
        self.root, self.question, self.texts, self.lost = root, question, texts, lost
        self.body = etree.Element("itemBody")
        self.processing = etree.Element("responseProcessing")
        self.says_of_each = question.answering == "tick" and any(part.feedback for part in question.made_parts)

    def write(self) -> None:
        """Write the item; what is declared stands before what is shown."""
        _WAYS[self.question.answering](self)
        self._declare_outcomes()
        self.root.append(self.body)
        self.root.append(self.processing)
        if self.question.explanation:
            said = _sub(
                self.root, "modalFeedback", outcomeIdentifier="EXPLANATION", identifier="given", showHide="show"
            )
            self._put(said, self.question.explanation)

    def _declare_outcomes(self) -> None:
        of = self.question.points if self.question.is_marked else 0
        score = _sub(self.root, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
        score.set("normalMaximum", str(of))
        _sub(_sub(score, "defaultValue"), "value").text = "0"
        if self.says_of_each:
            cardinality = "single" if self.question.takes_one else "multiple"
            _sub(self.root, "outcomeDeclaration", identifier="FEEDBACK", cardinality=cardinality, baseType="identifier")
            self._set(self.processing, "FEEDBACK", _variable(_R))
        if self.question.explanation:
            _sub(self.root, "outcomeDeclaration", identifier="EXPLANATION", cardinality="single", baseType="identifier")
            self._set(self.processing, "EXPLANATION", _value("identifier", "given"))

    def _prompt(self) -> None:
        self._put(_sub(self.body, "div"), self.question.prompt)
        if self.question.shown_picture:
            self._put(_sub(self.body, "p"), self.question.shown_picture.markdown)

    def _put(self, element: Element, text: str) -> None:
        """Put a text into an element."""
        made = self.texts.elements(text)
        element.text = made.text
        element.extend(list(made))

    def _declare(self, name: str, cardinality: str, kind: str, right: Sequence[str]) -> Element:
        declared = _sub(self.root, "responseDeclaration", identifier=name, cardinality=cardinality, baseType=kind)
        if right:
            values = _sub(declared, "correctResponse")
            for value in right:
                _sub(values, "value").text = value
        return declared

    def _set(self, into: Element, name: str, expression: Element) -> None:
        _sub(into, "setOutcomeValue", identifier=name).append(expression)

    def _score(self, expression: Element, *conditions: Element) -> None:
        """Set the score where all conditions hold: each is looked at where those before it do."""
        into = self.processing
        for condition in conditions:
            into = _sub(_sub(into, "responseCondition"), "responseIf")
            into.append(condition)
        self._set(into, "SCORE", expression)

    def _score_whole(self) -> None:
        """Give all points for the right answer, and none for another."""
        right = _expression("match", _variable(_R), _expression("correct", identifier=_R))
        self._score(_value("float", self.question.points), right)

    @property
    def _share(self) -> float:
        return self.question.points / self.question.marked_parts

    def tick(self) -> None:
        """Write choices to tick, one or several."""
        question = self.question
        self._prompt()
        if question.shown_picture:
            self.lost.append(tell(losses.IN_PICTURE))
        right = [_name(part) for part in question.made_parts if part.right]
        many = not question.takes_one
        declared = self._declare(_R, "multiple" if many else "single", "identifier", right)
        choice = _sub(self.body, "choiceInteraction", responseIdentifier=_R, maxChoices="0" if many else "1")
        choice.set("shuffle", "true" if question.shown_order != "kept" else "false")
        for part in question.made_parts:
            one = _sub(choice, "simpleChoice", identifier=_name(part))
            self._put(one, part.text)
            if part.feedback:
                said = _sub(
                    one, "feedbackInline", outcomeIdentifier="FEEDBACK", identifier=_name(part), showHide="show"
                )
                said.text = self.texts.plain(part.feedback)
        if not (many and question.is_shared):
            self._score_whole()
            return
        mapping = _sub(declared, "mapping", defaultValue="0")
        for part in question.made_parts:
            worth = self._share if part.right else -self._share
            _sub(mapping, "mapEntry", mapKey=_name(part), mappedValue=_number(worth))
        rightly_left = self._share * sum(not part.right for part in question.made_parts)
        chosen = _expression("sum", _expression("mapResponse", identifier=_R), _value("float", rightly_left))
        self._score(chosen, _is_answered(_R))

    def number(self) -> None:
        """Write items to put into order."""
        self._prompt()
        names = [_name(part) for part in self.question.made_parts]
        self._declare(_R, "ordered", "identifier", names)
        order = _sub(self.body, "orderInteraction", responseIdentifier=_R, shuffle="true")
        for part in sorted(self.question.made_parts, key=lambda part: part.id):
            self._put(_sub(order, "simpleChoice", identifier=_name(part)), part.text)
        if not self.question.is_shared:
            self._score_whole()
            return
        for place, name in enumerate(names, 1):
            there = _expression("index", _variable(_R), n=str(place))
            self._add(self._share, _expression("match", there, _value("identifier", name)))

    def _add(self, points: float, *conditions: Element) -> None:
        """Add points to the score where conditions hold."""
        self._score(_expression("sum", _variable("SCORE"), _value("float", points)), *conditions)

    def letter(self) -> None:
        """Write texts to match with groups."""
        question = self.question
        self._prompt()
        pairs = [f"{_name(part)} {_group(part.group)}" for part in question.made_parts]
        declared = self._declare(_R, "multiple", "directedPair", pairs)
        match = _sub(self.body, "matchInteraction", responseIdentifier=_R, maxAssociations=str(len(pairs)))
        match.set("shuffle", "true")
        left, right = _sub(match, "simpleMatchSet"), _sub(match, "simpleMatchSet")
        for part in question.made_parts:
            self._put(_sub(left, "simpleAssociableChoice", identifier=_name(part), matchMax="1"), part.text)
        most = "1" if question.groups_are_parts else "0"
        for group in question.groups():
            self._put(_sub(right, "simpleAssociableChoice", identifier=_group(group.id), matchMax=most), group.text)
        if not question.is_shared:
            self._score_whole()
            return
        mapping = _sub(declared, "mapping", defaultValue="0")
        for pair in pairs:
            _sub(mapping, "mapEntry", mapKey=pair, mappedValue=_number(self._share))
        self._score(_expression("mapResponse", identifier=_R), _is_answered(_R))

    def typed_whole(self) -> None:
        """Write a line to type an answer on."""
        question, (part,) = self.question, self.question.made_parts
        self._prompt()
        bounds = question.right_range
        line = _sub(self.body, "p")
        _sub(line, "textEntryInteraction", responseIdentifier=_R)
        if part.unit:
            line[-1].tail = f" {part.unit}"
            self.lost.append(tell("that the unit may be typed as well"))
        if bounds:
            self._declare(_R, "single", "float", [_number(sum(bounds) / 2)])
            inside = [
                _expression(name, _variable(_R), _value("float", bound))
                for name, bound in zip(("gte", "lte"), bounds, strict=True)
            ]
            self._score(_value("float", question.points), _expression("and", *inside))
        else:
            self._typed(_R, part, question.points)
            self._score(_expression("mapResponse", identifier=_R), _is_answered(_R))
        if part.feedback or part.otherwise:
            self.lost.append(tell("what is said of a right and of any other answer"))

    def _typed(self, name: str, part: Part, points: float) -> None:
        """Declare what may be typed, each answer worth all the points of its part."""
        declared = self._declare(name, "single", "string", part.accept[:1])
        mapping = _sub(declared, "mapping", defaultValue="0")
        counts_case = "true" if self.question.counts_case else "false"
        if tell(losses.ACCENTS) not in self.lost:
            self.lost.append(tell(losses.ACCENTS))
        for text in part.accept:
            _sub(mapping, "mapEntry", mapKey=text, mappedValue=_number(points), caseSensitive=counts_case)

    def _is_typed(self, name: str, text: str) -> Element:
        counts_case = "true" if self.question.counts_case else "false"
        return _expression("stringMatch", _variable(name), _value("string", text), caseSensitive=counts_case)

    def _fill_gaps(self) -> Iterator[tuple[Element, ...]]:
        """Write the passage, each gap as something to type into or to choose from; yield when each is right.

        What was typed is compared where anything was: a player of others fails on nothing.
        """
        parts = {part.id: part for part in self.question.made_parts}
        marked = GAP.sub(lambda gap: f"coursewrightgap-{gap[1]}-x", self.question.passage)
        block = _sub(self.body, "div")
        self._put(block, marked)
        for number, name in enumerate(GAP.findall(self.question.passage), 1):
            part, response = parts[name], f"{_R}{number}"
            if part.options:
                gap = etree.Element("inlineChoiceInteraction", responseIdentifier=response, shuffle="false")
                for at, option in enumerate(part.options, 1):
                    _sub(gap, "inlineChoice", identifier=f"o{at}").text = self.texts.plain(option)
                right = [f"o{at}" for at, option in enumerate(part.options, 1) if option in part.accept]
                self._declare(response, "single", "identifier", right[:1])
                values = [_value("identifier", one) for one in right]
                yield (_any([_expression("match", _variable(response), value) for value in values]),)
            else:
                gap = etree.Element("textEntryInteraction", responseIdentifier=response)
                self._typed(response, part, 1)
                typed = [self._is_typed(response, text) for text in part.accept]
                yield _is_answered(response), _any(typed)
            _put_into(block, f"coursewrightgap-{name}-x", gap)

    def fill(self) -> None:
        """Write a passage with gaps."""
        self._prompt()
        right = list(self._fill_gaps())
        if self.question.is_shared:
            for conditions in right:
                self._add(self._share, *conditions)
        else:
            self._score(_value("float", self.question.points), *chain.from_iterable(right))

    def say(self) -> None:
        """Write room for one's own words, with what to compare them with."""
        self._prompt()
        self._declare(_R, "single", "string", [])
        _sub(
            self.body, "extendedTextInteraction", responseIdentifier=_R, expectedLines=str(self.question.lines_to_write)
        )
        rubric = _sub(self.body, "rubricBlock", view="scorer candidate")
        self._put(_sub(rubric, "div"), self.question.compared_with)
        criteria = _sub(rubric, "ul")
        for part in self.question.made_parts:
            self._put(_sub(criteria, "li"), part.text)
        self.lost.append(
            tell("that learners compare by themselves: here its model answer and criteria stand as a rubric")
        )


_WAYS: dict[Answering, Callable[[_Item], None]] = {
    "tick": _Item.tick,
    "number": _Item.number,
    "letter": _Item.letter,
    "write": _Item.typed_whole,
    "fill": _Item.fill,
    "say": _Item.say,
}


_IN_BODIES = ("modalFeedback", "rubricBlock")


def as_qti_3(document: bytes) -> bytes:
    """Return an item of QTI 2.1 as one of QTI 3.0: the same under new names, and texts in bodies of their own."""
    root = etree.fromstring(document, etree.XMLParser(resolve_entities=False))
    text = etree.tostring(_renamed(root), encoding="utf-8", xml_declaration=True)
    return bytes(text)


def _renamed(element: Element) -> Element:
    name = etree.QName(element)
    if name.namespace == MATHML:
        return element
    is_html = name.localname in PLAIN
    made = etree.Element(
        f"{{{SPACE_3}}}{name.localname if is_html else f'qti-{_kebab(name.localname)}'}", nsmap={None: SPACE_3}
    )
    for key, value in element.attrib.items():
        made.set(key if is_html else _kebab(key), value)
    made.tail = element.tail
    holder = etree.SubElement(made, f"{{{SPACE_3}}}qti-content-body") if name.localname in _IN_BODIES else made
    if name.localname == "rubricBlock":
        made.set("use", "scoring")
    holder.text = element.text
    holder.extend([_renamed(child) for child in element])
    return made


def _kebab(name: str) -> str:
    return re.sub("([A-Z])", lambda at: f"-{at[1].lower()}", name)


def _name(part: Part) -> str:
    """Return the identifier of a part: an id of ours may begin with a digit, and theirs may not."""
    return f"p_{part.id}"


def _group(name: str) -> str:
    return f"g_{name}"


def _number(value: float) -> str:
    return f"{value:.12g}"


def _sub(parent: Element, tag: str, **attributes: str) -> Element:
    return etree.SubElement(parent, tag, attributes)


def _expression(tag: str, *parts: Element, **attributes: str) -> Element:
    found = etree.Element(tag, attributes)
    found.extend(parts)
    return found


def _variable(name: str) -> Element:
    return _expression("variable", identifier=name)


def _value(kind: str, value: str | float) -> Element:
    found = _expression("baseValue", baseType=kind)
    found.text = value if isinstance(value, str) else _number(value)
    return found


def _is_answered(name: str) -> Element:
    return _expression("not", _expression("isNull", _variable(name)))


def _any(conditions: Sequence[Element]) -> Element:
    return conditions[0] if len(conditions) == 1 else _expression("or", *conditions)


def _put_into(block: Element, mark: str, gap: Element) -> None:
    """Put an element into the place of a mark in the texts below another."""
    for element in block.iter(etree.Element):
        if element.text and mark in element.text:
            element.text, gap.tail = element.text.split(mark, 1)
            element.insert(0, gap)
            return
        if element is not block and element.tail and mark in element.tail:
            element.tail, gap.tail = element.tail.split(mark, 1)
            element.addnext(gap)
            return
    raise AssertionError(f"{mark} is not in the passage")
