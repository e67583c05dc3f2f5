"""Marks an item of QTI 2.1 as its own response processing says, by the text of the specification.

Input: an item, and what is answered, by response. Output: the score. It knows what our exporter writes and fails on the
rest: it is no proof that others read them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lxml import etree

Element: Any = etree._Element
Value = Any  # None, a text, a number, a truth, or a list of texts
# Those of QTI's basetypes and cardinalities that the export has a use for.
_CARDINALITIES = {"single", "multiple", "ordered"}
_BASE_TYPES = {"identifier", "string", "float", "integer", "directedPair", "pair", "point"}


class Item:
    """One item, ready to be marked."""

    def __init__(self, document: bytes) -> None:
        self.root = etree.fromstring(document)
        for element in self.root.iter(etree.Element):
            element.tag = etree.QName(element).localname
        self.declared = {one.get("identifier"): one for one in self.root.iterchildren("responseDeclaration")}
        for name, declared in self.declared.items():
            assert declared.get("cardinality") in _CARDINALITIES, name
            assert declared.get("baseType") in _BASE_TYPES, name

    def score(self, responses: dict[str, Value]) -> float:
        """Return what an answer earns."""
        self.values: dict[str, Value] = {name: responses.get(name) for name in self.declared} | {"SCORE": 0.0}
        processing = self.root.find("responseProcessing")
        assert processing is not None
        for rule in processing:
            self._run(rule)
        return float(self.values["SCORE"])

    def _run(self, rule: Element) -> None:
        if rule.tag == "setOutcomeValue":
            self.values[rule.get("identifier")] = self.value(rule[0])
        else:
            assert rule.tag == "responseCondition"
            (branch,) = rule
            assert branch.tag == "responseIf"
            condition, *then = branch
            if self.value(condition) is True:
                for one in then:
                    self._run(one)

    def value(self, expression: Element) -> Value:
        """Return the value of an expression; None is NULL."""
        inner = [self.value(one) for one in expression]
        evaluate: dict[str, Callable[[], Value]] = {
            "variable": lambda: self.values[expression.get("identifier")],
            "correct": lambda: self._correct(expression.get("identifier")),
            "baseValue": lambda: float(expression.text) if expression.get("baseType") == "float" else expression.text,
            "isNull": lambda: inner[0] in (None, [], ""),
            "not": lambda: not inner[0],
            "and": lambda: all(one is True for one in inner),
            "or": lambda: any(one is True for one in inner),
            "match": lambda: None not in inner and self._same(expression, *inner),
            "sum": lambda: None if None in inner else sum(inner),
            "gte": lambda: None not in inner and float(inner[0]) >= inner[1] - 1e-9,
            "lte": lambda: None not in inner and float(inner[0]) <= inner[1] + 1e-9,
            "stringMatch": lambda: self._match_texts(expression, inner),
            "index": lambda: (inner[0] or [])[int(expression.get("n")) - 1 :][:1] or None,
            "mapResponse": lambda: self._mapped(expression.get("identifier")),
        }
        found = evaluate[expression.tag]()
        return found[0] if expression.tag == "index" and found else found

    def _correct(self, name: str) -> Value:
        values = [value.text for value in self.declared[name].iterfind("correctResponse/value")]
        return values[0] if self.declared[name].get("cardinality") == "single" else values

    def _same(self, expression: Element, one: Value, other: Value) -> bool:
        name = expression[0].get("identifier")
        is_set = name in self.declared and self.declared[name].get("cardinality") == "multiple"
        return bool(sorted(one) == sorted(other) if is_set else one == other)

    def _match_texts(self, expression: Element, texts: list[Value]) -> bool:
        assert None not in texts  # qti-components fails on it
        return _are_same(expression, *texts)

    def _mapped(self, name: str) -> float:
        response = self.values[name]
        assert response is not None  # as above
        given = response if isinstance(response, list) else [response]
        mapping = self.declared[name].find("mapping")
        assert mapping is not None
        total = 0.0
        for value in dict.fromkeys(given):
            entries = [one for one in mapping if _fits(one, value)]
            total += float(entries[0].get("mappedValue")) if entries else float(mapping.get("defaultValue"))
        return total


def _fits(entry: Element, value: str) -> bool:
    return _are_same(entry, entry.get("mapKey"), value)


def _are_same(element: Element, one: str, other: str) -> bool:
    return one == other if element.get("caseSensitive") != "false" else one.casefold() == other.casefold()
