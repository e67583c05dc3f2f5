"""What a hint says to write, where a value is not what the format asks for.

Input: the node that was found, the key it stands under, and what was wanted. Output: the hint.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from course.reading.data import Mapping, Node, Scalar, Sequence
from course.reading.meant import as_id, number_meant, two_meant
from course.reading.samples import chosen, sample
from course.reading.telling import tell

MAX_EXAMPLE = 50  # characters of a text that is repeated in one
_NUMBER = re.compile(r"(?<![\w.])\d{1,15}(?:\.\d{1,15})?(?![\w.])")
_NOTHING = ("none", "nothing", "no", "n/a", "-", "null", "keine", "nichts")
_RULE = re.compile(r"[A-Z]{2}\d{2}")
_OWN_WORDS = re.compile(r"\b(prompt|text|title|name): \.\.\.")
_NEEDS_QUOTES = re.compile(r"[\[\]{}\"#&*!|>%@`]|: |\n|^[-?]")


def how_to_write_text(node: Node, key: str, parent: Mapping) -> str:
    """Return how to write a text where something else stands."""
    if isinstance(node, Mapping):
        return tell("put the text in quotes if it holds `: ` or starts with {")
    if isinstance(node, Sequence):
        return tell("put the text in quotes if it starts with [ or `- `")
    return (
        tell("write text after `%(key)s:`", key=key)
        if parent.entries.get(key) is node
        else tell("write text there, or take the entry away")
    )


def how_to_write_number(text: str, wanted: str, *, whole: bool, fits: Callable[[float], bool]) -> str:
    """Return how to write a number: the one that is meant where it is plain, else what is ``wanted``."""
    both = two_meant(text)
    if both and fits(both[0]) and fits(both[1]) and (not whole or both[0].is_integer()):
        one, thousands = (f"{number:.15g}" for number in both)
        return tell("write `%(one)s` or `%(thousands)s`, whichever you mean", one=one, thousands=thousands)
    meant = number_meant(text, whole=whole)
    if meant is None:
        is_number = number_meant(text, whole=False) is not None
        if is_number:
            return tell("write %(wanted)s, without a fraction", wanted=wanted)
        return tell("write `%(meant)s`", meant=wanted) if wanted.isdecimal() else tell("write digits alone")
    return tell("write `%(meant)s`", meant=f"{meant:.15g}") if fits(meant) else tell("write %(wanted)s", wanted=wanted)


def how_to_write_list(node: Node, key: str) -> str:
    """Return how to write a list where one text stands."""
    text = node.text.strip() if isinstance(node, Scalar) else ""
    if text.casefold().rstrip(".") in _NOTHING:
        return tell("write `%(key)s: []`", key=key)
    if text and not _NEEDS_QUOTES.search(text):
        return tell("write `%(key)s: [%(text)s]`", key=key, text=text)
    if isinstance(node, Mapping):
        return tell('put "- " before its first key and indent the others as far, or put [ ] around { }')
    return tell('start each of its lines with "- "')


def as_example(annotation: Any, node: Node, key: str, parent: Mapping) -> str:
    """Return an example of what may stand there, to type and then change; a text that was found is part of it."""
    return example_of(annotation, node, start=f"{key}:" if parent.entries.get(key) is node else "-")


def example_of(annotation: Any, node: Node, start: str = "-") -> str:
    """Return an example of what may stand in the place of a node, after ``start``."""
    text = node.text.strip() if isinstance(node, Scalar) else ""
    example = chosen(annotation, text) or sample(annotation)
    if _RULE.fullmatch(text) and "rule: " in example:
        example = re.sub(r"rule: \w+", f"rule: {text}", example)
    elif text and not _NEEDS_QUOTES.search(text) and "," not in text and len(text) <= MAX_EXAMPLE:
        example = re.sub(r"^(\{(?:kind: [\w-]+, )?id: )first-call,", rf"\g<1>{as_id(text) or 'first-call'},", example)
        if text[0].isalpha():
            example = re.sub(r"^\{first-call: ", f"{{{as_id(text) or 'first-call'}: ", example)
        example = _OWN_WORDS.sub(lambda found: f"{found.group(1)}: {text}", example, count=1)
    return tell("write it as `%(start)s %(example)s`", start=start, example=_with_numbers_of(node, example))


def _with_numbers_of(node: Node, example: str) -> str:
    """Return an example with the numbers that were found, such as 10-14, where it has a place for each."""
    texts = [node] if isinstance(node, Scalar) else node.items if isinstance(node, Sequence) else ()
    numbers = [found for one in texts if isinstance(one, Scalar) for found in _NUMBER.findall(one.text)]
    places = example.split(": 1")
    if not numbers or len(places) != len(numbers) + 1 or any(text[:1] not in ("", ",", "}") for text in places[1:]):
        return example
    return places[0] + "".join(f": {number}{rest}" for number, rest in zip(numbers, places[1:], strict=True))
