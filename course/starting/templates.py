"""The texts that ``new`` starts from, which come with the program; ``$`` names in them are filled in.

Input: the name of a text, and what is filled in. Output: the text. ``question/<kind>.yml`` is an entry for a bank, and
what stands beside it under the same name, such as ``<kind>.svg``, goes into the module's folder.
"""

from __future__ import annotations

import json
from pathlib import Path
from string import Template

_FILES = Path(__file__).parent / "files"
_QUESTIONS = Path(__file__).parent / "question"


def filled(name: str, **values: str) -> str:
    """Return the text ``files/<name>`` with values in the place of their names."""
    return Template((_FILES / name).read_text(encoding="utf-8")).substitute(values)


def kinds() -> tuple[str, ...]:
    """Return the kinds of question that there is a text for."""
    return tuple(sorted(path.stem for path in _QUESTIONS.glob("*.yml")))


def question(kind: str, name: str, *, picture: str = "") -> str:
    """Return an entry for a bank: a whole question of a kind, whose id is ``name``."""
    text = (_QUESTIONS / f"{kind}.yml").read_text(encoding="utf-8")
    return Template(text).substitute(id=name, picture=picture)


def beside(kind: str) -> dict[str, str]:
    """Return what a question of a kind needs beside it, by the ending of its name: ``{".svg": "<svg ..."}``."""
    found = (path for path in _QUESTIONS.glob(f"{kind}.*") if path.suffix != ".yml")
    return {path.suffix: path.read_text(encoding="utf-8") for path in found}


def quoted(text: str) -> str:
    """Return a text as YAML takes it, whatever signs it has."""
    return json.dumps(text, ensure_ascii=False)
