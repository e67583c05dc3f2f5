"""Files under a name that is nearly right: which one was meant, so that one message says what to rename.

Input: a folder and the name that is missing there. Output: the name of the file that was meant, or None.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from course.reading.files import names_of
from course.reading.problems import closest
from course.reading.telling import tell

# What editors and systems make of an ending.
ENDINGS = {"md": ("md", "markdown", "mdown", "mkdn", "mkd", "mdx", "txt"), "yml": ("yml", "yaml", "txt")}
BANKS = "quizzes"


def meant_for(folder: Path, name: str, *, taken: Collection[str] = ()) -> str | None:
    """Return the file that was meant for ``name``: with another ending or other capitals, or else misspelt.

    ``taken`` names the files that have a purpose of their own.
    """
    free = [path.name for path in names_of(folder) if path.is_file() and path.name not in (*taken, name)]
    stem, _, ending = name.rpartition(".")
    for one in free:
        plain, *endings = one.casefold().split(".")
        if plain == stem.casefold() and endings and endings[-1] in ENDINGS[ending]:
            return one
    return closest(name, [one for one in free if one.endswith(f".{ending}")])


def same_but_for_its_ending(name: str, known: Collection[str]) -> str | None:
    """Return the known file that ``name`` is, but for capitals and what editors and systems make of an ending."""
    plain, *endings = name.casefold().split(".")
    for one in known:
        stem, _, ending = one.rpartition(".")
        spelt = (ending, "yaml") if ending == "yml" else ENDINGS["md"][:-2]
        if plain == stem and endings and endings[0] in spelt and endings[1:] in ([], ["txt"]):
            return one
    return None


def markdown_name(name: str) -> str | None:
    """Return the name under which a text would be read, for one with an ending that is not: Lesson.md for Lesson.MD."""
    stem, point, ending = name.rpartition(".")
    is_odd = ending != "md" and ending.lower() in ENDINGS["md"][:-2]
    return f"{stem}.md" if point and is_odd else None


def translation_meant(path: Path, languages: Collection[str]) -> str | None:
    """Return the name that a translation should have: lesson.de.md for lesson-de.md, lesson.DE.md and de.lesson.md.

    So for what programs make of an ending, as of lesson.md.de and lesson.de.txt, for other tags of the language
    (lesson.deu.md), and for a name that is nearly that of an original (leson.de.md). None for a name that is right.
    """
    stem, ending = _parts_of(path.name.casefold(), languages)
    if ending is None or _is_right(path, languages):
        return None
    for base, said, sign in _parted(stem):
        tag = _tag_meant(said, languages)
        original = _original_meant(path.parent, base, ending, is_near=sign == ".") if tag else None
        name = f"{original}.{tag}.{ending}"
        is_sure = tag is not None and (said.replace("_", "-"), base) == (tag.casefold(), (original or "").casefold())
        if original and (is_sure or not path.with_name(name).exists()):
            return name
    return None


def _is_right(path: Path, languages: Collection[str]) -> bool:
    stem, _, tag = path.stem.rpartition(".")
    return tag in languages and path.suffix[1:] in ENDINGS and path.with_name(f"{stem}{path.suffix}").is_file()


def _parts_of(name: str, languages: Collection[str]) -> tuple[str, str | None]:
    """Return what a name in small letters says before its ending, and the ending that is read; None for no text."""
    *parts, last = name.split(".")
    if len(parts) > 1 and parts[-1] in ENDINGS and _tag_meant(last, languages):  # lesson.md.de
        parts, last = [*parts[:-1], last], parts[-1]
    elif len(parts) > 1 and last == "txt" and any(parts[-1] in spelt for spelt in ENDINGS.values()):
        last = parts.pop()  # people.de.yml.txt
    return ".".join(parts), next((ending for ending, spelt in ENDINGS.items() if last in spelt), None)


def _parted(stem: str) -> Iterator[tuple[str, str, str]]:
    """Yield how a name may part into that of an original and a tag, before it or behind it, and the sign between."""
    for found in re.finditer("[-_. ]", stem):
        before, behind = stem[: found.start()], stem[found.end() :]
        yield before, behind, found[0]
        yield behind, before, found[0]


def _tag_meant(said: str, languages: Collection[str]) -> str | None:
    """Return the language of a course that a tag in small letters means, such as de for deu and de_de."""
    tags = {tag.casefold(): tag for tag in languages}
    plain = said.replace("_", "-")
    if plain in tags or not re.fullmatch("[a-z]{2,3}(?:-[a-z0-9]{2,8})*", plain):
        return tags.get(plain)
    from babel.core import get_global  # here, because few names are wrong

    primary = plain.partition("-")[0]
    return tags.get(get_global("language_aliases").get(primary, primary).casefold())


def _original_meant(folder: Path, stem: str, ending: str, *, is_near: bool) -> str | None:
    """Return the original of which a name in small letters has the stem; with ``is_near`` the one that is nearest."""
    originals = [one.stem for one in names_of(folder, f".{ending}") if "." not in one.stem]
    same = next((name for name in originals if name.casefold() == stem), None)
    return same or (closest(stem, originals, least=0.8) if is_near and stem else None)


def how_to_rename(path: Path, name: str) -> str:
    """Return what to do with a file that is to be called ``name``: nothing is written over."""
    other = path.with_name(name)
    is_taken = other.is_file() and not other.samefile(path)  # one file under both names, on disks that fold capitals
    return tell("remove it; `%(name)s` is read", name=name) if is_taken else tell("rename it to %(name)s", name=name)


def bank_meant_for(root: Path, slug: str) -> str | None:
    """Return the file of ``quizzes/`` that was meant for a module's question bank, where it has none."""
    modules = {path.name for path in (root / "modules").iterdir() if path.is_dir()}
    banks = [path.name for path in names_of(root / BANKS, ".yml") if path.stem in modules]
    return meant_for(root / BANKS, f"{slug}.yml", taken=banks)
