"""Which keys of a format hold words for people, which a translation has in another language.

Input: a class of the model, and a node that is read as it. Output: the texts in the node, each with the steps to it.
A key whose annotation is text holds words, unless it is one of ``NAMES``: those name something, or are for programs.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from course.reading.data import Mapping, Node, Scalar, Sequence
from course.reading.schema import Variants, plan_of
from course.reading.values import Pattern

Steps = tuple[str, ...]
Sort = Literal["text", "texts", "typed", "table", "part", "parts", "named", "other"]

# Keys whose values are text, and no words for people: of every class that has them, or of one alone.
NAMES = {
    *("capstone", "authorised", "phone", "family", "core", "electives", "modules", "prerequisites", "related"),
    "lessons",
    *("objective", "objectives", "claims", "recalls", "evidence", "category", "goto", "items", "start", "way_out"),
    *("speaker", "author", "published", "words", "by", "reviewer"),
}
TYPED = {"accept", "units"}  # lists of what may be typed, which has as many forms in a language as it has
NAMED_BY = ("id", "version")  # the keys that name an entry of a list
_WITHOUT_WORDS = frozenset(("Waiver", "TextWaiver", "RuleChoice", "House", "SignOff", "Signer"))


@dataclass(frozen=True)
class Shape:
    """What stands under a key: of which sort it is, and the class of its parts, by their kind where they have one."""

    sort: Sort
    classes: tuple[type, ...] = ()
    kind: str = ""  # the key that names a part's class

    @property
    def inner(self) -> Shape:
        """What stands in a list, or under the names of a table."""
        return Shape("text") if self.sort in ("texts", "table") else Shape("part", self.classes, self.kind)

    def class_of(self, node: Mapping) -> type:
        """Return the class of a part."""
        chosen = node.entries.get(self.kind)
        name = chosen.text if isinstance(chosen, Scalar) else ""
        return next((cls for cls in self.classes if getattr(cls, self.kind, "") == name), self.classes[0])


@cache
def shapes_of(cls: type) -> dict[str, Shape]:
    """Return what stands under each key of a class."""
    known = {key: _shape(field.annotation) for key, field in plan_of(cls).fields.items()}
    known |= {key: Shape("typed") for key in TYPED.intersection(known)}
    return {key: Shape("other") if _is_wordless(key, shape) else shape for key, shape in known.items()}


def _is_wordless(key: str, shape: Shape) -> bool:
    if shape.sort in ("text", "texts", "table"):
        return key in NAMES
    return any(cls.__name__ in _WITHOUT_WORDS for cls in shape.classes)


def _shape(annotation: Any) -> Shape:
    rules: dict[type, Any] = {}
    if get_origin(annotation) is Annotated:
        annotation, *extra = get_args(annotation)
        rules = {type(rule): rule for rule in extra}
    if Variants in rules:
        return Shape("part", tuple(rules[Variants].classes), rules[Variants].key)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (types.UnionType, typing.Union):
        return _shape(next(part for part in arguments if part is not types.NoneType))
    if annotation is str:
        return Shape("other" if Pattern in rules else "text")
    if origin is tuple:
        return _many(_shape(arguments[0]), "texts", "parts")
    if origin is dict:
        return _many(_shape(arguments[1]), "table", "named")
    return Shape("part", (annotation,)) if isinstance(annotation, type) and hasattr(annotation, "label") else OTHER


OTHER = Shape("other")


def _many(shape: Shape, of_text: Sort, of_parts: Sort) -> Shape:
    if shape.sort == "text":
        return Shape(of_text)
    return Shape(of_parts, shape.classes, shape.kind) if shape.sort == "part" else OTHER


def texts_of(node: Node, shape: Shape) -> Iterator[tuple[Steps, Scalar]]:
    """Yield the texts of a node, each with the steps to it: keys, and the names of entries."""
    for steps, part in _walk(node, shape, ()):
        if isinstance(part, Scalar) and part.text.strip():
            yield steps, part


def parts_of(node: Node, shape: Shape) -> Iterator[Steps]:
    """Yield the steps to every set of keys in a node that may hold texts."""
    return (steps for steps, part in _walk(node, shape, ()) if isinstance(part, Mapping))


def _walk(node: Node, shape: Shape, steps: Steps) -> Iterator[tuple[Steps, Node]]:
    """Yield what a node holds: its texts, and the sets of keys around them."""
    inside: Iterator[tuple[str, Node, Shape]] = iter(())
    if isinstance(node, Sequence) and shape.sort in ("texts", "parts"):
        inside = ((name, part, shape.inner) for name, part in named_parts(node, shape.inner))
    elif isinstance(node, Sequence) and shape.sort == "typed":
        yield steps, Scalar("\n".join(words_of(node)), node.place)
    elif isinstance(node, Mapping) and shape.sort == "part":
        yield (steps, node)
        inside = _under_keys(node, shapes_of(shape.class_of(node)))
    elif isinstance(node, Mapping) and shape.sort in ("table", "named"):
        inside = _under_keys(node, dict.fromkeys(node.entries, shape.inner))
    elif isinstance(node, Scalar) and shape.sort == "text":
        yield steps, node
    for name, part, one in inside:
        yield from _walk(part, one, (*steps, name))


def _under_keys(node: Mapping, shapes: dict[str, Shape]) -> Iterator[tuple[str, Node, Shape]]:
    return ((key, part, shapes.get(key, OTHER)) for key, part in node.entries.items())


def words_of(node: Node) -> list[str]:
    """Return what may be typed, as a list of it says."""
    return [part.text for part in node.items if isinstance(part, Scalar)] if isinstance(node, Sequence) else []


def named_parts(node: Sequence, shape: Shape) -> Iterator[tuple[str, Node]]:
    """Yield the entries of a list with their names: an id, a version, the letter of a choice, or else a number."""
    has_letters = shape.sort == "part" and "id" in plan_of(shape.classes[0]).fields
    for number, part in enumerate(node.items):
        given = name_of(part)
        letter = chr(97 + number) if number < 26 else f"n{number}"
        yield given or (letter if has_letters else str(number + 1)), part


def name_of(node: Node) -> str:
    """Return what an entry is named by: its id, or its version."""
    if not isinstance(node, Mapping):
        return ""
    found = (node.entries.get(key) for key in NAMED_BY)
    return next((one.text for one in found if isinstance(one, Scalar)), "")
