"""QTI 1.2, as Common Cartridges, Canvas and older banks have it: many items to a file.

Input: the bytes of a file, and the pictures beside it. Output: each item as a question, or why it cannot be one. What
is worth what stands in conditions (``respcondition``): values that are chosen, points, and which feedback is shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from lxml import etree

from course.importing import making
from course.importing.cloze import Blank
from course.importing.items import CannotHold, Fields, Found, Place, Refused, Taken, shortened
from course.importing.making import Answer, Made, Number, by_name
from course.importing.qti12_gaps import are_in, filled
from course.importing.texts import Losses, as_markdown, as_typed, plain
from course.importing.xml_files import parse_xml
from course.reading.telling import tell, tellable

_ESSAY = tellable("nobody but a person can mark it: write a say-it question with a model answer and criteria")
_PATTERN = tellable("its right answer is a part of what is typed, or a pattern: write out each answer that is right")
_ASKS_NOTHING = tellable("it asks nothing: put such a text into a lesson")
_GENERAL = ("general_fb", "solution")
_RIGHT, _WRONG = tellable("every right answer"), tellable("every wrong answer")
_WHOLE = {"correct_fb": _RIGHT, "correct": _RIGHT, "general_incorrect_fb": _WRONG, "incorrect": _WRONG}
_WORDS = ("mattext", "mat_formattedtext")  # the second is Blackboard's
_POINTS = ("points_possible", "cc_weighting", "respondusapi_qpoints", "qmd_absolutescore_max")
_KINDS = ("cc_profile", "question_type", "respondusapi_qtype", "bbmd_questiontype")
_DRAWN = tellable("a formula draws its numbers: write it with one of them")
_HANDED_IN = tellable("a file is handed in: no question of ours takes one")
_REFUSED = {
    "cc.essay": _ESSAY,
    "essay": _ESSAY,
    "short response": _ESSAY,
    "calculated": _DRAWN,
    "file_upload": _HANDED_IN,
    "file upload": _HANDED_IN,
    "hot spot": tellable("its answers are places in a picture: write a hotspot question"),
    "hot_spot": tellable("its answers are places in a picture: write a hotspot question"),
    "opinion scale": tellable("no answer is right: it asks for an opinion"),
    "quiz bowl": tellable("its answer is asked back as a question: write a short-answer question"),
}


def read_qti12(data: bytes, path: str, pictures: Mapping[str, bytes] | None = None) -> Iterator[Found]:
    """Yield the items of a QTI 1.2 file. Raises ``CannotRead``."""
    root = parse_xml(data, path)
    for element in root.iter(etree.Element):
        element.tag = etree.QName(element).localname
    items = list(root.iter("item"))
    for item in items:
        yield _Item(item, path, pictures or {}).found()
    if not items:
        yield Refused(
            Place(path, root.sourceline or 0), f"<{root.tag}>", tell("it holds no question: import its items")
        )


@dataclass(frozen=True)
class _Condition:
    """What is chosen or typed, what must not be, the points that it gives, and the feedback that it shows."""

    chosen: tuple[tuple[str, str], ...]  # the response, and the value
    left: tuple[tuple[str, str], ...]
    bounds: tuple[float | None, float | None]
    points: float
    shows: tuple[str, ...]


class _Item:
    """One item, and what is lost of it."""

    def __init__(self, element: etree._Element, path: str, pictures: Mapping[str, bytes]) -> None:
        self.element = element
        self.pictures = pictures
        self.place = Place(path, element.sourceline or 0)
        self.losses = Losses()
        self.conditions = [_condition(one) for one in element.iter("respcondition")]
        self.facts = _facts(element)
        self.feedback = {one.get("ident", ""): self._material(one) for one in element.iterchildren("itemfeedback")}
        self.shown = Counter(name for one in self.conditions for name in set(one.shows))

    def found(self) -> Found:
        """Return the question, or why it cannot be one."""
        title = (self.element.get("title") or "").strip()
        name = self.element.get("ident") or title
        try:
            fields = self._fields()
        except CannotHold as why:
            return Refused(self.place, title or name or tell("an item without a name"), str(why))
        return Taken(self.place, name, title, fields, tuple(self.losses.lost), self.losses.files)

    def _fields(self) -> Fields:
        presentation = self.element.find("presentation")
        if presentation is None:
            raise CannotHold(tell("it has no presentation"))
        made = self._made(presentation)
        for words in made.lost:
            self.losses.tell(words)
        prompt = made.fields.get("prompt") or self._asked(presentation)
        if not prompt:
            raise CannotHold(tell("it has no words that ask anything"))
        fields: Fields = {"kind": made.fields["kind"], "prompt": prompt}
        points, told = making.whole_points(next(filter(None, map(self.facts.get, _POINTS)), "1"))
        if told:
            self.losses.tell(told)
        if points != 1:
            fields["points"] = points
        fields |= {key: value for key, value in made.fields.items() if key not in ("kind", "prompt")}
        self._add_feedback(fields)
        return fields

    def _asked(self, presentation: etree._Element) -> str:
        """Return the words that ask: those outside of what is answered, or else those within it that are no answer."""
        answers = set(presentation.iter("response_lid", "response_str", "response_num", "response_grp"))
        blocks = set(
            presentation.xpath(".//flow[@class='RESPONSE_BLOCK' or @class='RIGHT_MATCH_BLOCK']")
        )  # Blackboard's
        response = presentation.find(".//response_lid")
        within = set() if response is None else set(response.iter("render_choice"))
        return self._material(presentation, without=answers | blocks) or (
            "" if response is None else self._material(response, without=within)
        )

    def _add_feedback(self, fields: Fields) -> None:
        """Have what is said of any answer explain, and tell what is said of answers as a whole."""
        for name, text in self.feedback.items():
            is_general = name in _GENERAL or self.shown[name] == len(self.conditions) > 1
            if text and is_general and "explanation" not in fields:
                fields["explanation"] = text
            elif text:
                self.losses.tell(
                    tell(
                        "what is said of %(name)s: %(text)s",
                        name=tell(_WHOLE.get(name, tellable("an answer"))),
                        text=shortened(text),
                    )
                )

    def _made(self, presentation: etree._Element) -> Made:
        kind = next(filter(None, map(self.facts.get, _KINDS)), "").casefold()
        if why := next((why for start, why in _REFUSED.items() if kind.startswith(start)), ""):
            raise CannotHold(tell(why))
        lists = list(presentation.iter("response_lid"))
        typed = list(presentation.iter("response_str", "response_num"))
        if presentation.find(".//response_grp") is not None:
            raise CannotHold(tell("it groups answers, which no question of ours does"))
        raw = "\n".join(one.text or "" for one in presentation.iter(*_WORDS) if not _is_answer(one))
        if are_in(raw, self._gap_names(lists, typed)):
            gaps = self._gaps(lists, typed, is_typed=kind.startswith("fill_in_multiple"))
            return filled(raw, gaps, lambda text: as_markdown(text, "html", self.losses, self.pictures))
        if len(typed) == 1 and not lists:
            return self._typed(typed[0])
        if len(lists) == 1 and not typed:
            return self._chosen(lists[0])
        if lists and not typed:
            return self._matched(lists, list(presentation.xpath(".//flow[@class='RIGHT_MATCH_BLOCK']/flow")))
        many = len(lists) + len(typed)
        raise CannotHold(
            tell("it asks %(many)s things at once: make a question of each", many=many) if many else tell(_ASKS_NOTHING)
        )

    def _gap_names(self, lists: list[etree._Element], typed: list[etree._Element]) -> list[str]:
        listed = [one.get("ident", "").removeprefix("response_") for one in lists]
        return listed + [ident.strip("[]") for ident in self._typed_names(lists, typed)]

    def _typed_names(self, lists: list[etree._Element], typed: list[etree._Element]) -> list[str]:
        """Return what is typed, by its elements, or where there are none at all by what the conditions name."""
        named = [] if lists else [owner for one in self.conditions if one.points > 0 for owner, _ in one.chosen]
        return [one.get("ident", "") for one in typed] or named

    def _gaps(self, lists: list[etree._Element], typed: list[etree._Element], *, is_typed: bool) -> dict[str, Blank]:
        """Return what is right in each response, by the name that it has in brackets in the text (``_gap_names``).

        In what Canvas has typed each answer of the file is right.
        """
        found = {}
        for one in lists:
            ident = one.get("ident", "")
            labels = one.iter("response_label")
            choices = by_name((label.get("ident", ""), self._material(label, are_typed=True)) for label in labels)
            worth = self._worth(ident)
            right = tuple(text for name, text in choices.items() if is_typed or worth.get(name, 0) > 0)
            found[ident.removeprefix("response_")] = Blank(right, () if is_typed else (*choices.values(),))
        said = [(owner, value) for one in self.conditions if one.points > 0 for owner, value in one.chosen]
        for ident in self._typed_names(lists, typed):
            found[ident.strip("[]")] = Blank(tuple(value for owner, value in said if owner == ident))
        return found

    def _chosen(self, response: etree._Element) -> Made:
        choices = by_name((one.get("ident", ""), self._material(one)) for one in response.iter("response_label"))
        cardinality = response.get("rcardinality", "Single").casefold()
        if cardinality == "ordered":
            return self._ordered(choices, response.get("ident", ""))
        takes_many = cardinality == "multiple"
        worth = self._worth(response.get("ident", ""))
        if takes_many:
            right = [name for name in choices if worth.get(name, 0) > 0]
            share = 100 / len(right) if right else 0
            worth = {name: share if name in right else 0 for name in choices}
        else:
            most = max(worth.values(), default=0)
            worth = {name: 100 * points / most if most > 0 else 0 for name, points in worth.items()}
        if {name.rpartition(".")[2] for name in choices} == {"true", "false"} or {
            text.casefold() for text in choices.values()
        } == {"true", "false"}:
            return self._judged(choices, worth, response.get("ident", ""))
        answers = [
            Answer(text, worth.get(name, 0), self._said(response.get("ident", ""), name))
            for name, text in choices.items()
        ]
        made = making.choices(answers, takes_many=takes_many)
        if not takes_many:
            return made
        return making.earning_whole(made)

    def _judged(self, choices: Mapping[str, str], worth: Mapping[str, float], response: str) -> Made:
        yes = next(name for name, text in choices.items() if "true" in (name.rpartition(".")[2], text.casefold()))
        words = yes.rpartition(".")[0].replace("_", " or ")  # yes_no.true, as Blackboard calls it
        if words not in ("", "true or false"):
            self.losses.tell(tell("that its answers are called %(words)s: here they are true and false", words=words))
        by_word = {"true": yes, "false": next(name for name in choices if name != yes)}
        said = {word: self._said(response, name) for word, name in by_word.items()}
        is_true = worth.get(by_word["true"], 0) > worth.get(by_word["false"], 0)
        return making.true_false(answer=is_true, when_true=said["true"], when_false=said["false"])

    def _ordered(self, choices: Mapping[str, str], response: str) -> Made:
        """Return texts whose right order is that in which a condition names them."""
        named = [[name for owner, name in one.chosen if owner == response] for one in self.conditions if one.points > 0]
        right = next(iter(named), [])
        if self.element.find(".//render_extension") is not None:  # so Vista
            raise CannotHold(tell("words are put into their places in a text: write a fill-in question"))
        if sorted(right) != sorted(choices):
            raise CannotHold(tell("its right order does not have each of its items once"))
        return making.ordering([choices[name] for name in right])

    def _matched(self, lists: list[etree._Element], partners: list[etree._Element]) -> Made:
        """Return several lists to choose from as texts, each with its partner among the same ones.

        Of Blackboard's lists the choices have no words: they stand for ``partners``, which follow, in their order.
        """
        pairs: list[tuple[str, str]] = []
        offered: list[str] = []
        for response in lists:
            labels = list(response.iter("response_label"))
            words = partners if len(partners) == len(labels) else labels
            names = [one.get("ident", "") for one in labels]
            choices = by_name(zip(names, map(self._material, words), strict=True))
            worth = self._worth(response.get("ident", ""))
            right = [name for name in choices if worth.get(name, 0) > 0]
            if len(right) != 1:
                raise CannotHold(tell("not each of its texts has one partner"))
            around = response.getparent() if partners else response
            left = self._material(around, without=set(around.iter("render_choice"))) if around is not None else ""
            pairs.append((left, choices[right[0]]))
            offered += choices.values()
        return making.matching(pairs, offered)

    def _typed(self, response: etree._Element) -> Made:
        name = response.get("ident", "")
        field = response.find(".//render_fib")
        kind = field.get("fibtype", "String") if field is not None else ""
        ranges = [one for one in self.conditions if one.points > 0 and one.bounds != (None, None)]
        is_number = response.tag == "response_num" or kind in ("Decimal", "Integer") or ranges
        values = [value for one in self.conditions if one.points > 0 for owner, value in one.chosen if owner == name]
        if not is_number:
            if not values:
                is_pattern = next(self.element.iter("varsubstring"), None) is not None
                raise CannotHold(tell(_PATTERN if is_pattern else _ESSAY))
            return making.short_answer([Answer(value, 100) for value in dict.fromkeys(values)])
        numbers = []
        for one in ranges:
            low, high = one.bounds
            if low is not None and high is not None:
                numbers.append(Number(low, high, 100))
        if not numbers:
            numbers = [Number(number, number, 100) for value in values if (number := _number(value)) is not None]
        return making.numeric(numbers)

    def _worth(self, response: str) -> dict[str, float]:
        """Return the points of each value: of one that has to be chosen, those of its condition."""
        found: dict[str, float] = {}
        for one in self.conditions:
            for owner, value in one.chosen:
                if owner == response and one.points:
                    found[value] = max(found.get(value, 0), one.points)
        return found

    def _said(self, response: str, value: str) -> str:
        """Return what is said of one choice alone, which is told of nothing else then."""
        for one in self.conditions:
            if one.chosen == ((response, value),) and not one.left:
                alone = [name for name in one.shows if name not in _WHOLE and self.shown[name] == 1]
                texts = [self.feedback.pop(name) for name in alone if name in self.feedback]
                if any(texts):
                    return "\n\n".join(filter(None, texts))
        return ""

    def _material(
        self, element: etree._Element, without: set[etree._Element] | None = None, *, are_typed: bool = False
    ) -> str:
        """Return the words below an element, without those below some others of its elements."""
        left_out = set(chain.from_iterable(one.iter() for one in without or ()))
        texts = []
        for text in element.iter(*_WORDS):
            if text not in left_out:
                form = "html" if "text/html" in text.get("texttype", "") or text.get("type") == "HTML" else "moodle"
                raw = text.text or "".join(etree.tostring(child, encoding="unicode") for child in text)
                said = as_typed(raw, form, self.losses) if are_typed else ""
                texts.append(said or as_markdown(raw, form, self.losses, self.pictures))
        for image in element.iter("matimage"):
            if image not in left_out:
                self.losses.tell(tell("the picture %(what)s", what=shortened(image.get("uri") or "")))
        return "\n\n".join(filter(None, texts))


def _condition(element: etree._Element) -> _Condition:
    chosen, left = [], []
    low: float | None = None
    high: float | None = None
    for one in element.iter("varequal", "varsubset", "vargte", "vargt", "varlte", "varlt"):
        value = plain(one.text or "", "plain")
        if one.tag in ("vargte", "vargt"):
            low = _number(value)
        elif one.tag in ("varlte", "varlt"):
            high = _number(value)
        elif any(parent.tag == "not" for parent in one.iterancestors()):
            left.append((one.get("respident", ""), value))
        else:
            chosen.append((one.get("respident", ""), value))
    shows = tuple(one.get("linkrefid", "") for one in element.iter("displayfeedback"))
    sets = [
        (one.text or "").strip()
        for one in element.iter("setvar")
        if one.get("action", "Set") in ("Set", "Add") and "incorrect" not in one.get("varname", "").casefold()
    ]  # Respondus counts what is wrong, too
    points = sum(100.0 if text == "SCORE.max" else _number(text) or 0.0 for text in sets)  # so Blackboard
    if not sets and "correct" in shows:
        points = 100.0
    return _Condition(tuple(chosen), tuple(left), (low, high), points, shows)


def _facts(element: etree._Element) -> dict[str, str]:
    """Return what an item says of itself, by its names; those of Blackboard are elements of their own."""
    found = {
        (one.findtext("fieldlabel") or "").strip(): (one.findtext("fieldentry") or "").strip()
        for one in element.iter("qtimetadatafield", "qti_metadatafield")
    }
    for one in element.iterfind("itemmetadata/*"):
        if one.tag.startswith(("bbmd_", "qmd_")) and one.text:
            found[one.tag] = one.text.strip()
    return found


def _is_answer(text: etree._Element) -> bool:
    """Tell whether words stand in what is answered."""
    return any(one.tag in ("response_lid", "response_str", "response_num") for one in text.iterancestors())


def _number(text: str | None) -> float | None:
    try:
        return float((text or "").strip().replace(",", "."))
    except ValueError:
        return None
