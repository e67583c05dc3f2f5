"""Templates in the language of a course: what they say is translated when they are compiled, and not page by page.

Input: a template as Jinja parses it, and ``Words``. Output: the same template with its words in the language, so that
a page costs what one without translations costs. A template marks its words as Jinja's extension ``i18n`` has it:
``{% trans %}`` around a sentence, which may hold markup; ``_("...")`` for words alone, in an expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from course.locale import Words
from course.locale.words import Forms

_PLACE = re.compile(r"%\((\w+)\)s")
_CALLS: dict[str, type[nodes.Const | nodes.TemplateData]] = {
    "_": nodes.Const,
    "gettext": nodes.TemplateData,
    "ngettext": nodes.TemplateData,
}  # what holds their words


class NotTranslatable(Exception):
    """A template asks for words that no word file can have: a message that is no text, or a place without a value."""


def translated(template: nodes.Template, words: Words) -> nodes.Template:
    """Return a template that says its words in a language."""
    found: nodes.Template = _Translator(words).visit(template)
    return found


class _Translator(NodeTransformer):
    """Puts words in place of the calls that ask for them."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802 - the name says of which node
        """Put the pieces of a sentence where it is printed."""
        node.nodes = [self.visit(piece) for child in node.nodes for piece in self._pieces(child)]
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        """Put a sentence into an expression."""
        pieces = list(self._pieces(node))
        if pieces == [node]:
            return self.generic_visit(node)
        found: nodes.Node = self.visit(_joined(pieces))
        return found

    def _pieces(self, node: nodes.Expr) -> Iterator[nodes.Expr]:
        """Yield what a call for words comes to; any other expression is what it is."""
        name = node.node.name if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) else ""
        if not isinstance(node, nodes.Call) or name not in _CALLS:
            yield node
            return
        messages = [_text(argument) for argument in node.args[: 2 if name == "ngettext" else 1]]
        if name == "ngettext":
            yield self._chosen(self.words.forms(*messages), node)
        else:
            yield from _filled(self.words.translated(*messages), node, _CALLS[name])

    def _chosen(self, forms: Forms, node: nodes.Call) -> nodes.Expr:
        """Return the form of a sentence that its number chooses."""
        *others, (_, last) = forms.items()
        found = _joined(list(_filled(last, node, nodes.TemplateData)))
        for category, text in reversed(others):
            said = _joined(list(_filled(text, node, nodes.TemplateData)))
            found = nodes.CondExpr(self._is(category, node.args[2]), said, found, lineno=node.lineno)
        return found

    def _is(self, category: str, number: nodes.Expr) -> nodes.Expr:
        """Return what tests whether a number is of a category."""
        if self.words.is_english:
            return nodes.Compare(number, [nodes.Operand("eq", nodes.Const(1))], lineno=number.lineno)
        named = nodes.Filter(number, "category", [], [], None, None, lineno=number.lineno)
        return nodes.Compare(named, [nodes.Operand("eq", nodes.Const(category))], lineno=number.lineno)


def _text(argument: nodes.Expr) -> str:
    if not (isinstance(argument, nodes.Const) and isinstance(argument.value, str)):
        raise NotTranslatable("what is translated is a text between quotes")
    return argument.value


def _filled(message: str, node: nodes.Call, holder: type[nodes.Const | nodes.TemplateData]) -> Iterator[nodes.Expr]:
    """Yield the pieces of a message: its words, and the values of its places."""
    values = {keyword.key: keyword.value for keyword in node.kwargs}
    for at, piece in enumerate(_PLACE.split(message)):
        if at % 2:
            if piece not in values:
                raise NotTranslatable(f"`{message}` has the place `{piece}`, for which there is no value")
            yield values[piece]
        elif piece:
            yield holder(piece.replace("%%", "%"), lineno=node.lineno)


def _joined(pieces: Sequence[nodes.Expr]) -> nodes.Expr:
    if len(pieces) == 1:
        return pieces[0]
    return nodes.Concat(list(pieces), lineno=pieces[0].lineno) if pieces else nodes.Const("")
