"""Our words, gathered from the code into ``course/locale/``: ``python3 build.py words`` runs it in a full copy.

Templates, Python, the modules of ``web/`` and the templates of paper say their words in English where they stand.
Here they become ``messages.pot``, each language's ``.po`` gets what is new, and its ``.json`` is what the ``.po``
makes; ``scripts.json`` says which messages each script needs. A test says that all of that is so.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from jinja2.ext import babel_extract

from course.commands.console import say
from course.locale.catalogues import write_updated
from course.locale.compiling import DRAFTED, compiled_text, parsed_po, read_po, written
from course.locale.reading import ALL_TOLD, FOLDER, TEMPLATE
from course.starting.templates import SAID, marked
from devtools import bundle, told
from devtools.deno import ROOT, WEB

OURS = ("checks", "formats", "locale", "model", "pages", "paper", "records", "rules", "scenarios", "site", "starting")
IN_PYTHON = {"say": None, "translatable": None, "say_many": (1, 2), "several": (1, 2)}
IN_TEMPLATES = {"_": None, "gettext": None, "ngettext": (1, 2)}
IN_SCRIPTS = {"speak": None, "speakMany": (1, 2), "speakNodes": None}
IN_PAPER = re.compile(r'\bsay\(\s*"((?:[^"\\]|\\.)*)"')
_IMPORT = re.compile(r'^(?:import\s+|.*\bfrom\s+)"(\.[^"]+)"', re.MULTILINE)  # and not what comments import of types
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
Found = tuple[int, str | tuple[str, ...], list[str], str | None]


def gathered() -> Catalog:
    """Return every message of ours."""
    catalog = parsed_po(HEADER.encode(), "en")
    catalog.fuzzy = False
    for path, messages in _all():
        for _, message, _, _ in messages:
            if message:
                catalog.add(message, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    return catalog


def _all() -> Iterator[tuple[Path, Iterator[Found]]]:
    for wing in OURS:
        for path in sorted((ROOT / "course" / wing).rglob("*.py")):
            if "twine" in path.parts:  # what it says is told to authors, in English
                continue
            yield path, _extracted(path, "python", IN_PYTHON)
    for path in sorted((ROOT / "overrides").rglob("*.html")):
        yield path, _extracted(path, babel_extract, IN_TEMPLATES)
    for path in _sheets():
        yield path, _of_paper(path)
    for path in marked():
        yield path, iter([(0, found[1], [], None) for found in SAID.finditer(path.read_text("utf-8"))])
    for path in sorted(WEB.rglob("*.js")):
        if "tests" not in path.parts:
            yield path, _extracted(path, "javascript", IN_SCRIPTS)


def _extracted(path: Path, method: str | Callable[..., object], keywords: Mapping[str, object]) -> Iterator[Found]:
    options = {
        "parse_template_string": "true",
        "trim_blocks": "true",
        "lstrip_blocks": "true",
        "newstyle_gettext": "true",
        "encoding": "utf-8",
    }
    text = io.BytesIO(path.read_bytes())
    yield from extract(method, text, keywords=keywords, options=options)  # type: ignore[arg-type]


def _sheets() -> list[Path]:
    return sorted((ROOT / "overrides/paper").rglob("*.typ"))


def _of_paper(path: Path) -> Iterator[Found]:
    for found in IN_PAPER.finditer(path.read_text("utf-8")):
        yield 0, json.loads(f'"{found[1]}"'), [], None


def modules_of(entry: Path) -> list[Path]:
    """Return the modules that a script is made of, but for what it takes from another."""
    found: dict[Path, None] = {}
    taken = set(bundle.taken(bundle.lists_for(entry.stem)))
    ahead = [entry]
    while ahead:
        path = ahead.pop().resolve()
        if path not in found and path not in taken:
            found[path] = None
            ahead += [path.parent / name for name in _IMPORT.findall(path.read_text("utf-8"))]
    return sorted(found)


def messages_of(entry: Path) -> list[str]:
    """Return the messages that a script says, those with a number by the form for one."""
    found = set()
    for path in modules_of(entry):
        for _, message, _, _ in _extracted(path, "javascript", IN_SCRIPTS):
            found.add(message if isinstance(message, str) else message[0])
    return sorted(found)


def scripts_text() -> str:
    """Return what ``scripts.json`` holds: the messages of each script that says any."""
    made = {path.stem: messages_of(path) for path in sorted((WEB / "entries").glob("*.js"))}
    made["paper"] = sorted({str(found[1]) for path in _sheets() for found in _of_paper(path)})
    return json.dumps({name: said for name, said in made.items() if said}, ensure_ascii=False, indent=0) + "\n"


def template_text() -> str:
    """Return what ``messages.pot`` holds."""
    return written(gathered())


def main() -> list[str]:
    """Bring every file of ours up to date, and return what there is to say of each language."""
    TEMPLATE.write_text(template_text(), encoding="utf-8")
    (FOLDER / "scripts.json").write_text(scripts_text(), encoding="utf-8")
    ALL_TOLD.write_text(told.template_text(), encoding="utf-8")
    said = []
    for template, paths in ((TEMPLATE, sorted(FOLDER.glob("*.po"))), (ALL_TOLD, told.files())):
        messages = parsed_po(template.read_bytes(), "en")
        for path in paths:
            missing = write_updated(path, messages, DRAFTED)
            path.with_suffix(".json").write_text(compiled_text(read_po(path)), encoding="utf-8")
            said.append(f"{path.relative_to(ROOT).as_posix()}: {missing} of {len(messages)} messages to translate")
    return said


if __name__ == "__main__":
    for line in main():
        say(line)
