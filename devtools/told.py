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
from course.locale.tellers import TOLD
from course.rules import RULES
from devtools.deno import ROOT

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
COURSE = ROOT / "course"
OF_RULES = ("says", "why", "fix")  # an example is what a course may hold, and stays as it is
Told = str | tuple[str, str]


def gathered() -> Catalog:
    """Return every message for authors."""
    catalog = parsed_po(HEADER.encode(), "en")
    catalog.fuzzy = False
    for path in sorted(COURSE.rglob("*.py")):
        for message in messages_in(path.read_text("utf-8")):
            catalog.add(message, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    for rule in RULES.values():
        for name in OF_RULES:
            said = getattr(rule, name).replace("%", "%%")
            catalog.add(said, locations=[(f"rule:{rule.id}", 0)])
    return catalog


def messages_in(code: str) -> Iterator[Told]:
    """Yield the messages that a module tells, as they stand there."""
    calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        texts = [part.value for part in call.args if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        if name in ("tell", "tellable") and texts:
            yield texts[0]
        elif name == "tell_many" and len(texts) > 1:
            yield texts[0], texts[1]
        elif name == "counted" and texts:
            noun = texts[0]
            yield f"%(number)s {noun}", f"%(number)s {texts[1] if len(texts) > 1 else noun + 's'}"


def template_text() -> str:
    """Return what ``told/messages.pot`` holds."""
    return written(gathered())


def files() -> list[Path]:
    """Return the word files of messages, one a language."""
    return sorted(TOLD.glob("*.po"))
