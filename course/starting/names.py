"""Names for what ``new`` writes: ids from titles, and the next code and number that nothing else has.

Input: words, or the course in a folder, which may have mistakes. Output: an id, a code, a series of objectives.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from pathlib import Path

from course.locale.reading import words_for
from course.locale.words import Words
from course.model.terms import ID

_SPELT = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "þ": "th", "œ": "oe"})
_CODE = re.compile(r"^code:[ \t]*[\"']?([A-Z]{2,8}(?:-[A-Z0-9]{2,6})+)", re.MULTILINE)
_COURSE_CODE = re.compile(r"(?:^[ \t-]+|[{,][ \t]*)code:[ \t]*[\"']?([A-Z]{2,8}(?:-[A-Z0-9]{2,6})+)", re.MULTILINE)
_SERIES = re.compile(r"\bid:[ \t]*[\"'](\d{1,6})\.\d", re.MULTILINE)
_CHECKLIST = re.compile(r"^- (?:\{ *)?id:[ \t]*[\"']?([a-z0-9-]+)", re.MULTILINE)
_LANGUAGE = re.compile(r"^language:[ \t]*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)", re.MULTILINE)
FIRST_CODE = "MOD-101"


def is_id(text: str) -> bool:
    """Tell whether a text can be an id."""
    return re.fullmatch(ID, text) is not None


def id_from(words: str) -> str:
    """Return the id that is nearest to some words, or "" where they have no letter or digit that an id can have."""
    plain = unicodedata.normalize("NFKD", words.casefold().translate(_SPELT))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return "-".join(re.findall("[a-z0-9]+", plain))[:60].strip("-")


def title_from(name: str) -> str:
    """Return an id as a title: "Wet floors" for wet-floors."""
    words = name.replace("-", " ")
    return words[:1].upper() + words[1:]


def language(root: Path) -> str:
    """Return the language that a course's catalogue names, or that of a course that names none."""
    found = _LANGUAGE.search(_catalogue(root))
    return found[1] if found else "en"


def words_of_course(root: Path) -> Words:
    """Return the words of a course's language, as its pages have them."""
    try:
        return words_for(language(root), root)
    except ValueError:  # a word file with mistakes, which `check` tells
        return words_for(language(root))


def _catalogue(root: Path) -> str:
    catalogue = root / "modules" / "catalogue.yml"
    return catalogue.read_text(encoding="utf-8", errors="replace") if catalogue.is_file() else ""


def next_code(root: Path) -> str:
    """Return a code that follows the last of the modules there are, and is no course's: FA-103 after FA-102."""
    found = [code for text in _heads(root) for code in _CODE.findall(text)]
    counted = [(int(code.rpartition("-")[2]), code) for code in found if code.rpartition("-")[2].isdigit()]
    if not counted:
        return FIRST_CODE
    last, code = max(counted)
    start, _, digits = code.rpartition("-")
    following = (f"{start}-{number:0{len(digits)}}" for number in itertools.count(last + 1))
    taken = codes(root)
    return next(one for one in following if one not in taken)


def next_series(root: Path) -> str:
    """Return the number under which no module has objectives yet."""
    found = {int(number) for text in _heads(root) for number in _SERIES.findall(text)}
    return str(max(found, default=0) + 1)


def codes(root: Path) -> set[str]:
    """Return the codes of the modules and courses there are."""
    of_modules = (code for text in _heads(root) for code in _CODE.findall(text))
    return {*of_modules, *_COURSE_CODE.findall(_catalogue(root))}


def checklist_owners(root: Path) -> dict[str, str]:
    """Return the files in which the checklists of all modules stand, by their ids."""
    owners: dict[str, str] = {}
    for path in sorted((root / "modules").glob("*/checklists.yml")):
        text = path.read_text(encoding="utf-8", errors="replace")
        owners |= dict.fromkeys(_CHECKLIST.findall(text), path.relative_to(root).as_posix())
    return owners


def free(name: str, taken: set[str]) -> str:
    """Return a name that nothing has: numeric, numeric-2, numeric-3 ..."""
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found


def _heads(root: Path) -> list[str]:
    return [
        path.read_text(encoding="utf-8", errors="replace") for path in sorted((root / "modules").glob("*/index.md"))
    ]
