"""The texts that ``new`` starts from, which come with the program; ``$`` names in them are filled in.

Input: the name of a text, and what is filled in. Output: the text. ``question/<kind>.yml`` is an entry for a bank, and
what stands beside it under the same name, such as ``<kind>.svg``, goes into the module's folder. What stands in
``[[...]]`` is for learners, and is said in the language of a new course; ``devtools/words.py`` gathers it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from string import Template

from course.locale.words import ENGLISH, Words

_FILES = Path(__file__).parent / "files"
_QUESTIONS = Path(__file__).parent / "question"
SAID = re.compile(r"\[\[(.+?)\]\]")
_PLAIN = re.compile(r"\w[\w .;()/’؟،-]*")  # what YAML takes for a text without quotes, wherever it stands


def filled(name: str, words: Words = ENGLISH, /, **values: str) -> str:
    """Return the text ``files/<name>`` in a language, with values in the place of their names."""
    return _filled(_FILES / name, words, values)


def _filled(path: Path, words: Words, values: dict[str, str]) -> str:
    head, mark, body = said_in(path).partition("\n---\n")
    as_yaml, as_text = _in_yaml(words), lambda found: words.translated(found[1])
    text = SAID.sub(as_yaml, head) + mark + SAID.sub(as_text, body)
    return Template(text).substitute(values)


def said_in(path: Path) -> str:
    """Return a text as it stands, with what is said in it still marked."""
    return path.read_text(encoding="utf-8")


def _in_yaml(words: Words) -> Callable[[re.Match[str]], str]:
    """Return how a text stands in YAML: English as it is written there, others in quotes where they need some."""

    def written(found: re.Match[str]) -> str:
        text = words.translated(found[1])
        return text if text == found[1] or _PLAIN.fullmatch(text) else quoted(text)

    return written


def kinds() -> tuple[str, ...]:
    """Return the kinds of question that there is a text for."""
    return tuple(sorted(path.stem for path in _QUESTIONS.glob("*.yml")))


def question(kind: str, name: str, words: Words = ENGLISH, *, picture: str = "") -> str:
    """Return an entry for a bank: a whole question of a kind, whose id is ``name``."""
    return _filled(_QUESTIONS / f"{kind}.yml", words, {"id": name, "picture": picture})


def marked() -> list[Path]:
    """Return the texts that hold something to be said in the language of a course."""
    found = (*_FILES.iterdir(), *_QUESTIONS.iterdir())
    return sorted(path for path in found if SAID.search(said_in(path)))


def beside(kind: str) -> dict[str, str]:
    """Return what a question of a kind needs beside it, by the ending of its name: ``{".svg": "<svg ..."}``."""
    found = (path for path in _QUESTIONS.glob(f"{kind}.*") if path.suffix != ".yml")
    return {path.suffix: path.read_text(encoding="utf-8") for path in found}


def quoted(text: str) -> str:
    """Return a text as YAML takes it, whatever signs it has."""
    return json.dumps(text, ensure_ascii=False)
