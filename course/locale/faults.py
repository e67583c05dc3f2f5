"""What is wrong in a file of words: with what a translator wrote, and not with what is still to be translated.

Input: a ``.po`` file. Output: ``Fault``s with their lines. A translation has the places and the tags of its English,
and so many forms as the language has; otherwise a page would lose a value, or its markup would break.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from gettext import c2py  # what gettext itself reads the header with
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from course.locale.compiling import forms_of, parsed_po, plural_forms
from course.locale.entries import Fault, faults_of_lines
from course.locale.reading import ALL_TOLD, TEMPLATE
from course.locale.words import categories_of, is_tag, locale_of
from course.reading.files import read_text
from course.reading.problems import Problems, closest, shown
from course.reading.telling import tell, tell_row

_PLACE = re.compile(r"%\(\w+\)s|\{\w+\}")
_PER_CENT = re.compile(r"%%|%\(\w+\)s")
_TAG = re.compile(r"<[^<>]*>")
_PLURAL_FORMS = re.compile(r'^"Plural-Forms: *(.*?)(?:\\n)?"$', re.MULTILINE)
_MARKS_OF_DIRECTION = "\u061c\u200e\u200f"  # which translators into Arabic and Hebrew need
_SIGNS = re.compile(r'[<>"&]')


def faults_of(path: Path, template: Path = TEMPLATE) -> Iterator[Fault]:
    """Yield what is wrong in a file of words, whose messages are those of ``template``."""
    if not is_tag(path.stem):
        tag = path.stem.replace("_", "-")
        hint = tell("rename it to %(tag)s.po", tag=tag) if is_tag(tag) else tell("rename it, such as da.po or pt-BR.po")
        yield Fault(
            1, tell("%(stem)s is no language tag, so nothing would read this file", stem=shown(path.stem)), hint
        )
        return
    problems = Problems()
    text = read_text(path.parent, path, problems, allowed=_MARKS_OF_DIRECTION)
    if text is None:
        for one in problems.found:
            yield Fault(one.position.line, one.message, one.hint, one.position.column)
        return
    try:
        yield from _of_file(text, path.stem, template)
    except ValueError as error:
        found = re.fullmatch(r"line (\d+): (.*)", str(error))
        line, why = (int(found[1]), found[2]) if found else (1, str(error))
        yield Fault(
            line, tell("this is no file of words: %(why)s", why=why), tell("write msgid and msgstr as gettext has them")
        )


def _of_file(text: str, language: str, template: Path) -> Iterator[Fault]:
    """Yield what is wrong in a text of words; raises ``ValueError`` for a text that is none."""
    header = tell('write "Plural-Forms: %(plural_forms)s\\n"', plural_forms=plural_forms(language))
    if (said := _PLURAL_FORMS.search(text)) and not _is_rule(said[1]):
        line = text.count("\n", 0, said.start()) + 1
        yield Fault(line, tell("`Plural-Forms: %(said)s` does not say which form a number takes", said=said[1]), header)
        return
    if faults := list(faults_of_lines(text)):
        yield from faults
        return
    catalog = parsed_po(text.encode(), language)
    categories = categories_of(locale_of(language))
    if any(isinstance(message.id, tuple) for message in catalog) and catalog.num_plurals != len(categories):
        yield Fault(
            1,
            tell(
                "`Plural-Forms` has %(num_plurals)s forms, but the language has %(categories_count)s: %(categories)s",
                num_plurals=catalog.num_plurals,
                categories_count=len(categories),
                categories=tell_row(categories),
            ),
            header,
        )
        return
    ours = _known(template)
    for message in catalog:
        if message.id and _ids(message)[0] not in ours:
            told = of_authors() if template == TEMPLATE else {}
            if _ids(message)[0] not in told:
                yield _unknown(message, ours)
            elif not message.fuzzy:
                yield from _of_english(message, told) or _faults(message, categories, is_html=False)
        elif message.id and not message.fuzzy:
            yield from _of_english(message, ours) or _faults(message, categories, is_html=template == TEMPLATE)


@functools.cache
def of_authors() -> dict[str, tuple[str, ...]]:
    """Return the messages for those who write courses, which a project may tell otherwise, by their English."""
    return _known(ALL_TOLD)


def _known(template: Path) -> dict[str, tuple[str, ...]]:
    return {ids[0]: ids for ids in map(_ids, parsed_po(template.read_bytes(), "en"))}


def _is_rule(forms: str) -> bool:
    """Tell whether a header says how many forms there are, and by which rule one is chosen."""
    found = re.fullmatch(r"nplurals=([1-9]); *plural=(.+?);?", forms)
    try:
        return found is not None and 0 <= c2py(found[2])(1) < int(found[1])
    except ValueError:
        return False


def _ids(message: Message) -> tuple[str, ...]:
    """Return what a message is in English: one text, or two where it has a plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _of_english(message: Message, ours: Mapping[str, tuple[str, ...]]) -> list[Fault]:
    """Return what is wrong where one of our messages has another plural in the file, or one too many, or none."""
    one, *others = _ids(message)
    known = ours.get(one, _ids(message))
    if known == _ids(message):
        return []
    line = message.lineno or 1
    if len(known) == 1:
        return [
            Fault(
                line,
                tell("`%(one)s` has no plural, but `msgid_plural` was found", one=one),
                tell("write msgid and msgstr alone"),
            )
        ]
    found = tell("`%(others)s` was found", others=others[0]) if others else tell("none was found")
    return [
        Fault(
            line,
            tell("the plural of `%(one)s` is `%(known)s`, but %(found)s", one=one, known=known[1], found=found),
            tell('write msgid_plural "%(known)s"', known=known[1]),
        )
    ]


def _unknown(message: Message, ours: Iterable[str]) -> Fault:
    """Return what to say of a message that is none of ours, or no more: its translation is shown nowhere."""
    one = _ids(message)[0]
    near = closest(one, ours)
    hint = tell('if it is "%(near)s", write that; ', near=near) if near else ""
    return Fault(
        message.lineno or 1,
        tell("%(one)s is no message of Coursewright, so its translation stands nowhere", one=shown(one)),
        tell("%(hint)s`words` brings the file up to date", hint=hint),
        blocks=False,
        is_mended=True,
    )


def untranslated(catalog: Catalog) -> list[Message]:
    """Return the messages that have no translation, or one that is marked to be looked at."""
    return [message for message in catalog if message.id and (message.fuzzy or not all(forms_of(message)))]


def _faults(message: Message, categories: tuple[str, ...], *, is_html: bool) -> Iterator[Fault]:
    strings = forms_of(message)
    ids = _ids(message)
    line = message.lineno or 1
    if not any(strings):
        return
    if not all(strings):
        missing = [name for name, text in zip(categories, strings, strict=False) if not text]
        yield Fault(
            line,
            tell(
                "`%(ids)s` is translated for some numbers, but not for %(missing)s",
                ids=ids[0],
                missing=tell_row(missing),
            ),
            tell("translate each form, or none"),
        )
        return
    allowed = set().union(*(set(_PLACE.findall(one)) for one in ids))
    for text in strings:
        yield from _of_text(line, ids, text, allowed)
        if is_html:
            yield from _of_html(line, ids, text)


def _of_text(line: int, ids: tuple[str, ...], text: str, allowed: set[str]) -> Iterator[Fault]:
    used = set(_PLACE.findall(text))
    for place in sorted(used - allowed):
        yield Fault(
            line,
            tell("`%(text)s` has the place %(place)s, which its English has not", text=text, place=place),
            tell("write %(all)s", all=_all(allowed)),
        )
    # One form may leave the number out: "one module" in place of "1 module".
    wanted = set(_PLACE.findall(ids[0])) if len(ids) == 1 else set(_PLACE.findall(ids[0])) & set(_PLACE.findall(ids[1]))
    missing = wanted - used - ({"%(number)s"} if len(ids) > 1 else set())
    for place in sorted(missing) if used <= allowed else ():  # a place that is mistyped is told as what it is
        yield Fault(
            line,
            tell("`%(text)s` has not the place %(place)s of its English", text=text, place=place),
            tell("write %(place)s where its value belongs", place=place),
        )
    if "%" in _PER_CENT.sub("", text) and "%" not in _PER_CENT.sub("", ids[0]):
        yield Fault(
            line, tell("`%(text)s` has a per cent sign by itself", text=text), tell("write %%%% for a per cent sign")
        )


def _of_html(line: int, ids: tuple[str, ...], text: str) -> Iterator[Fault]:
    if Counter(_TAG.findall(text)) != Counter(_TAG.findall(ids[-1])):
        tags = _TAG.findall(ids[-1])
        yield Fault(
            line,
            tell("`%(text)s` has not the tags of its English", text=text),
            tell("write %(tags)s, each once", tags=" ".join(tags)) if tags else tell("write no tags"),
        )
    elif not _is_nested(_TAG.findall(text)):
        yield Fault(
            line,
            tell("`%(text)s` closes a tag before it is open", text=text),
            tell("write them in this order: %(findall)s", findall=" ".join(_TAG.findall(ids[-1]))),
        )
    elif (sign := _SIGNS.search(_TAG.sub("", text))) and not _SIGNS.search(_TAG.sub("", ids[-1])):
        yield Fault(
            line,
            tell("`%(text)s` has the sign %(sign)s, which would be taken for markup", text=text, sign=sign[0]),
            tell("write quotes such as “ ”"),
        )


def _is_nested(tags: Iterable[str]) -> bool:
    """Tell whether each tag is closed after it was opened, the last one first."""
    opened: list[str] = []
    for tag in tags:
        if not tag.startswith("</"):
            opened.append(tag[1:-1].split()[0])
        elif not opened or opened.pop() != tag[2:-1]:
            return False
    return not opened


def _all(places: set[str]) -> str:
    return tell_row(sorted(places)) or tell("none")
