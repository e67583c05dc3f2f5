"""A language that nobody speaks, to see what was not translated and what has no room: accents, longer, in brackets.

Input: every message of ours. Output: a word file of ``en-XA``, or of its twin from right to left, ``ar-XB``. Whatever
a page shows that stands in no brackets is either an author's or was forgotten.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

from course.locale.catalogues import template
from course.locale.compiling import begun, written
from course.locale.words import categories_of, locale_of
from course.reading.telling import in_row

LEFT_TO_RIGHT, RIGHT_TO_LEFT = "en-XA", "ar-XB"
OPEN, CLOSE = "«", "»"  # which the fonts of paper have, so that they are read where they stand
_KEPT = re.compile(r"(%\(\w+\)s|%%|\{\w+\}|<[^<>]*>)")
_LETTERS = str.maketrans("aeiouyAEIOUYcnszCNSZ", "áéíóúýÁÉÍÓÚÝčñšžČÑŠŽ")
_LONGER = 0.4  # as a translation may be


def said(message: str) -> str:
    """Return a message in the language: its places and tags as they are, its letters with accents, and longer."""
    if not re.search("[A-Za-z]", _KEPT.sub("", message)):  # ", " and its like
        return message
    accented = "".join(part if at % 2 else part.translate(_LETTERS) for at, part in enumerate(_KEPT.split(message)))
    letters = len(_KEPT.sub("", message))
    more = " ".join(["ñó"] * max(1, round(letters * _LONGER / 3)))
    return f"{OPEN}{accented} {more}{CLOSE}"


class Teller:
    """Tells messages for authors in the language; what is told otherwise stands outside of its brackets."""

    language = LEFT_TO_RIGHT

    def say(self, message: str, /, **values: str | float) -> str:
        """Return a message, with these values in their places."""
        return said(message) % values

    def translated(self, message: str) -> str:
        """Return a message with its places as they are."""
        return said(message)

    def all_of(self, parts: Iterable[str]) -> str:
        """Return parts as a list of which each counts."""
        return in_row(parts, said("and"))

    def any_of(self, parts: Iterable[str]) -> str:
        """Return parts as a list of which one is enough."""
        return in_row(parts, said("or"))

    def say_many(self, one: str, other: str, number: float, /, **values: str | float) -> str:
        """Return a message that depends on a number."""
        return self.say(one if number == 1 else other, number=f"{number:g}", **values)


def word_file(language: str = LEFT_TO_RIGHT) -> str:
    """Return the file of words of one of the two languages."""
    catalog = begun(language)
    categories = categories_of(locale_of(language))
    for message in template():
        if isinstance(message.id, tuple):
            one, other = map(str, message.id)
            forms = tuple(said(one if name == "one" else other) for name in categories)
            catalog.add(message.id, forms)
        elif message.id:
            catalog.add(message.id, said(str(message.id)))
    return written(catalog)


SETTINGS = """\
site_name: {title}
docs_dir: modules
use_directory_urls: false
theme: {{name: material, font: false}}
plugins: [search, course]
"""
COURSE = Path(__file__).parent / "course"
# What is neither ours nor an author's: months and days of a language, and marks that stand for themselves.
_NO_WORDS = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|PDF|CSV|QR|A4|Letter|html"
)


def write_course(root: Path, language: str) -> None:
    """Write the tests' own course in one of the two languages."""
    shutil.copytree(COURSE, root, dirs_exist_ok=True)
    catalogue = root / "modules/catalogue.yml"
    text = catalogue.read_text("utf-8")
    catalogue.write_text(re.sub(r"(?m)^language: .*$", f"language: {language}", text), "utf-8")
    (title,) = re.findall(r"(?m)^title: (.*)$", text)
    (root / "mkdocs.yml").write_text(SETTINGS.format(title=title), "utf-8")
    (root / "locale").mkdir(exist_ok=True)
    (root / "locale" / f"{language}.po").write_text(word_file(language), "utf-8")


def authors_words(root: Path) -> frozenset[str]:
    """Return every word that the authors of a course wrote."""
    files = [path for name in ("modules", "quizzes") for path in (root / name).rglob("*") if path.is_file()]
    texts = [path.read_text("utf-8", errors="replace") for path in files]
    return frozenset(word for text in texts for word in re.findall(r"[a-z]+", text.lower()))


def forgotten(text: str, authors: Collection[str]) -> str:
    """Return what of a text stands in no brackets and is no author's; brackets may stand in brackets."""
    outside, depth = "", 0
    for letter in text:
        depth += (letter == OPEN) - (letter == CLOSE)
        outside += letter if depth <= 0 else " "
    words = re.findall(r"[A-Za-zÀ-ž]+", _NO_WORDS.sub("", outside))
    return " ".join(word for word in words if len(word) > 1 and word.lower() not in authors)
