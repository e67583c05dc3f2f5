"""Messages for authors, gathered from the code into ``course/locale/told/``: findings, errors, help and results.

They stand in English where they are told, in ``tell(...)`` and ``tell_many(...)``; ``tellable(...)`` marks those that
stand apart from there, ``counted(...)`` says a number with its noun. What rules say of themselves is in their table.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog

from course.locale.compiling import parsed_po, written
from course.locale.reading import TOLD
from course.markdown.foreign_signs import SIGNS
from course.markdown.foreign_tools import TOOLS
from course.reading import yaml_words
from course.rules import RULES
from course.settings import options
from devtools.deno import ROOT

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
COURSE = ROOT / "course"
OF_RULES = ("says", "why", "fix")  # an example is what a course may hold, and stays as it is
REFUSALS = (
    *(options.REFUSED, options.THEME_REFUSED, options.EXTRA_REFUSED, options.PLUGINS_REFUSED),
    *(options.EXTENSIONS_REFUSED, options.SEARCH_REFUSED),
)
# Calls of which an argument is told where it is used, and the argument.
TOLD_LATER = {"tell": 0, "tellable": 0, "Pattern": 1, "resolve": 0, "form": 1, "Value": 1}
Told = str | tuple[str, str]


def gathered() -> Catalog:
    """Return every message for authors."""
    catalog = parsed_po(HEADER.encode(), "en")
    catalog.fuzzy = False
    for path in sorted(COURSE.rglob("*.py")):
        for message in messages_in(path.read_text("utf-8")):
            catalog.add(message, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    for place, message in _of_tables():
        catalog.add(message.replace("%", "%%"), locations=[(place, 0)])
    for words in (yaml_words._TAB, yaml_words._GOES_ON, *yaml_words._WORDS):
        for message in (words.message, words.hint):
            catalog.add(message, locations=[("course/reading/yaml_words.py", 0)])
    return catalog


def _of_tables() -> Iterator[tuple[str, str]]:
    """Yield what stands in tables, of which every text is told as it stands, and where."""
    for rule in RULES.values():
        yield from ((f"rule:{rule.id}", getattr(rule, name)) for name in OF_RULES)
    for table in REFUSALS:
        yield from (("course/settings/options.py", text) for refusal in table.values() for text in refusal)
    yield "course/settings/options.py", options.FEATURE_REFUSED
    for path, signs in (("foreign_signs", SIGNS), ("foreign_tools", TOOLS)):
        texts = [text for sign in signs for text in (sign.what, sign.write, *sign.by_key.values())]
        yield from ((f"course/markdown/{path}.py", text) for text in texts)


def messages_in(code: str) -> Iterator[Told]:
    """Yield the messages that a module tells, as they stand there."""
    nodes = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call | ast.ClassDef)]
    for node in sorted(nodes, key=lambda node: (node.lineno, node.col_offset)):
        yield from _of_call(node) if isinstance(node, ast.Call) else _of_class(node)


def _of_call(call: ast.Call) -> Iterator[Told]:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    texts = [part.value if isinstance(part, ast.Constant) else None for part in call.args]
    said = [text for text in texts if isinstance(text, str)]
    if name in TOLD_LATER and len(texts) > TOLD_LATER[name]:
        text = texts[TOLD_LATER[name]]
        if isinstance(text, str):
            yield text.replace("%", "%%") if name == "Pattern" else text
    elif name == "tell_many" and len(said) > 1:
        yield said[0], said[1]
    elif name == "counted" and said:
        yield f"%(number)s {said[0]}", f"%(number)s {said[1] if len(said) > 1 else said[0] + 's'}"


def _of_class(part: ast.ClassDef) -> Iterator[str]:
    """Yield what authors call something of a format: its ``label``."""
    for line in part.body:
        match line:
            case ast.Assign(targets=[ast.Name("label")], value=ast.Constant(str(label))):
                yield label
            case ast.AnnAssign(target=ast.Name("label"), value=ast.Constant(str(label))):
                yield label


def template_text() -> str:
    """Return what ``told/messages.pot`` holds."""
    return written(gathered())


def files() -> list[Path]:
    """Return the word files of messages, one a language."""
    return sorted(TOLD.glob("*.po"))
